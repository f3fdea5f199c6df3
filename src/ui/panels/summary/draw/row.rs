//! One row of a list: its ground, its name for screen readers, its tooltip and its note button.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::ui::Wanted;
use crate::ui::pins::Signs;
use crate::ui::theme::{bold_font, paint_edge, palette, sizes, tell_beside};

/// What the person did with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Picked it.
    Pick,
    /// Asked for a note on it.
    Cite,
    /// Picked it beside others, or put it back.
    Toggle,
    /// Picked all from the last picked one to it.
    Extend,
    /// Asked for a correction.
    Ask(Wanted),
    /// Gave it a star, or took it away.
    Star,
    /// Asked for tags and a memo.
    Tag,
}

/// A row to be drawn.
pub struct RowFrame<'a> {
    /// What tells it from all other widgets.
    pub id: Id,
    /// Where it stands.
    pub rect: Rect,
    /// Whether it is the selected one.
    pub selected: bool,
    /// Whether the Tab key stops at it; in long lists the list takes the keys.
    pub focusable: bool,
    /// Its name for screen readers.
    pub name: &'a str,
    /// The rest of it for screen readers.
    pub description: &'a str,
    /// What the pointer is told; nothing where empty.
    pub hint: &'a str,
    /// Whether it can be noted.
    pub citable: bool,
    /// Whether it is picked beside others.
    pub picked: bool,
    /// What can be corrected of it.
    pub asks: &'a [Wanted],
    /// What the analyst set apart of it; `None` where it can have no star.
    pub signs: Option<&'a Signs>,
    /// Whether the note button has a column of its own at the right; else it lies in the lower right corner.
    pub gutter: bool,
}

/// The size of the note button.
const NOTE: Vec2 = vec2(52.0, 20.0);
/// The room that a note button takes.
pub const NOTE_ROOM: f32 = NOTE.x + 6.0;

/// Space between a row's edge and its content.
pub const PAD: f32 = 8.0;

impl RowFrame<'_> {
    /// Draws the row; `content` paints inside the rectangle it is given, and is told whether the note button lies in that
    /// rectangle's corner.
    pub fn show(self, ui: &mut Ui, content: impl FnOnce(&mut Ui, Rect, bool)) -> Option<Deed> {
        let sense = if self.focusable { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(self.rect, self.id, sense);
        let note_id = self.id.with("note");
        let under_pointer = ui.rect_contains_pointer(self.rect);
        let noting = ui.memory(|memory| memory.has_focus(note_id));
        let awake = under_pointer || self.selected || response.has_focus() || noting;
        self.ground(ui, &response, under_pointer);
        let mut inner = self.rect.shrink2(vec2(PAD, 4.0));
        if self.gutter {
            inner.max.x -= NOTE_ROOM;
        }
        let noted = self.citable && awake;
        let mut picked = false;
        content(ui, inner, noted && !self.gutter);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), self.selected || self.picked, self.name)
        });
        let signs = self.signs.filter(|signs| !signs.words.is_empty());
        if let Some(signs) = signs {
            paint_edge(ui, self.rect, signs.star, &signs.tags);
        }
        let description = match signs {
            Some(signs) if self.description.is_empty() => signs.words.clone(),
            Some(signs) => format!("{}; {}", self.description, signs.words),
            None => self.description.to_owned(),
        };
        if !description.is_empty() {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_description(description));
        }
        let noted = noted && note_button(ui, note_id, self.note_rect(), self.name).clicked();
        let clicked = response.clicked();
        let modifiers = ui.input(|input| input.modifiers);
        let (mut asked, mut set_apart) = (None, None);
        if !self.asks.is_empty() || self.signs.is_some() {
            response.context_menu(|ui| {
                if let Some(signs) = self.signs {
                    set_apart = set_apart_ui(ui, signs);
                }
                for &wanted in self.asks {
                    if ui.button(wanted.name()).clicked() {
                        asked = Some(wanted);
                        ui.close();
                    }
                }
                if self.asks.is_empty() {
                    return;
                }
                ui.separator();
                if ui.button(if self.picked { "Do not pick this" } else { "Pick this beside others" }).clicked() {
                    picked = true;
                    ui.close();
                }
            });
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if !self.hint.is_empty() {
            tell_beside(&response, self.hint);
        }
        let several = !self.asks.is_empty();
        match (noted, clicked) {
            _ if asked.is_some() => asked.map(Deed::Ask),
            _ if set_apart.is_some() => set_apart,
            _ if picked => Some(Deed::Toggle),
            (true, _) => Some(Deed::Cite),
            (_, true) if several && modifiers.command => Some(Deed::Toggle),
            (_, true) if several && modifiers.shift => Some(Deed::Extend),
            (_, true) => Some(Deed::Pick),
            _ => None,
        }
    }

    fn note_rect(&self) -> Rect {
        let right = self.rect.right() - NOTE.x - 4.0;
        let top = if self.gutter { self.rect.center().y - NOTE.y / 2.0 } else { self.rect.bottom() - NOTE.y - 3.0 };
        Rect::from_min_size(pos2(right, top), NOTE)
    }

    fn ground(&self, ui: &Ui, response: &Response, under_pointer: bool) {
        let palette = palette(ui);
        let corner = CornerRadius::same(sizes::ROUND);
        if self.picked {
            let bar = Rect::from_min_size(self.rect.min, vec2(3.0, self.rect.height()));
            ui.painter().rect_filled(bar, 0.0, palette.accent);
        }
        if self.selected || self.picked {
            ui.painter().rect_filled(self.rect, corner, palette.selected);
        } else if under_pointer {
            ui.painter().rect_filled(self.rect, corner, palette.stripe);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, palette.accent);
            ui.painter().rect_stroke(self.rect, corner, stroke, StrokeKind::Inside);
        }
    }
}

/// The lines of a menu that set a row apart.
fn set_apart_ui(ui: &mut Ui, signs: &Signs) -> Option<Deed> {
    let mut deed = None;
    if ui.button(if signs.star { "Take the star away" } else { "Star" }).clicked() {
        deed = Some(Deed::Star);
        ui.close();
    }
    if ui.button("Tags and memo…").clicked() {
        deed = Some(Deed::Tag);
        ui.close();
    }
    ui.separator();
    deed
}

/// A note button as part of a line.
pub fn note_ui(ui: &mut Ui, name: &str) -> Response {
    let (id, rect) = ui.allocate_space(NOTE);
    note_button(ui, id, rect, name)
}

/// The note button at `rect`.
fn note_button(ui: &Ui, id: Id, rect: Rect, name: &str) -> Response {
    let palette = palette(ui);
    let response = ui.interact(rect, id, Sense::click());
    let hot = response.hovered() || response.has_focus();
    let (ground, ink) = if hot { (palette.accent, palette.on_accent) } else { (palette.raised, palette.accent) };
    let corner = CornerRadius::same(sizes::ROUND);
    ui.painter().rect_filled(rect, corner, ground);
    ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, palette.accent), StrokeKind::Inside);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "+ note", bold_font(sizes::SMALL), ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Add to notes: {name}")));
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text("Add to the notes, with its source")
}
