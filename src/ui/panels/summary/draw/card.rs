//! The card of the selected item, under the lists.

use std::sync::Arc;

use eframe::egui::{
    Frame, Galley, Label, Margin, Panel, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::paint::{self, Look, line_of};
use super::row::{Deed, NOTE_ROOM, PAD, RowFrame, note_ui};
use crate::ui::correcting::menu_ui::{corrections_menu_ui, wanted};
use crate::ui::panels::summary::rows::card::{Card, Entry, Section};
use crate::ui::pins::Signs;
use crate::ui::theme::{Kind, badge_ui, icon_button, muted, palette, sizes, subheading_ui, warning};
use crate::ui::{Command, Item};

/// What is left to the list over the card: its filter and three rows.
const LIST: f32 = 210.0;
/// The most lines of an entry.
pub const ENTRY_LINES: usize = 4;

/// The card at the foot of the panel; `open` is whether it is unfolded.
pub fn card_panel_ui(ui: &mut Ui, card: &Card, open: &mut bool, commands: &mut Vec<Command>) {
    let frame = Frame::new().inner_margin(Margin::symmetric(2, 4));
    // A few rows of the list stay in sight.
    let most = (ui.available_height() * 0.7).min(ui.available_height() - LIST).max(80.0);
    let panel = Panel::bottom("summary card").frame(frame);
    if !*open {
        panel.resizable(false).show(ui, |ui| head_ui(ui, card, open, commands));
        return;
    }
    let default = (ui.available_height() * 0.42).clamp(80.0, most);
    panel.resizable(true).default_size(default).size_range(80.0..=most).show(ui, |ui| {
        head_ui(ui, card, open, commands);
        // Another item begins at its top.
        ScrollArea::vertical()
            .id_salt(("summary card", card.item))
            .auto_shrink(false)
            // In a low window, less: the head stays in sight.
            .min_scrolled_height(0.0)
            .show(ui, |ui| body_ui(ui, card, commands));
    });
}

fn head_ui(ui: &mut Ui, card: &Card, open: &mut bool, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        fold_ui(ui, open);
        ui.with_layout(eframe::egui::Layout::right_to_left(paint::MIDDLE), |ui| {
            if note_ui(ui, &card.title).clicked() {
                commands.push(Command::CiteItem(card.item));
            }
            if !wanted(&[card.item]).is_empty() {
                let text = RichText::new("Correct").size(sizes::SMALL);
                ui.menu_button(text, |ui| corrections_menu_ui(ui, &[card.item], None, commands));
            }
            if matches!(card.item, Item::Event(_) | Item::Figure(_) | Item::Disagreement(_))
                && icon_button(ui, "↔", "Show its sources side by side").clicked()
            {
                commands.push(Command::Compare(card.item));
            }
            ui.with_layout(eframe::egui::Layout::left_to_right(paint::MIDDLE), |ui| {
                badge_ui(ui, card.kind, card.kind.name());
                let title = RichText::new(&card.title).font(crate::ui::theme::bold_font(sizes::TEXT));
                ui.add(Label::new(title).truncate());
            });
        });
    });
}

fn fold_ui(ui: &mut Ui, open: &mut bool) {
    let name = if *open { "Fold the details" } else { "Unfold the details" };
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette(ui).accent);
        ui.painter().rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    }
    paint::fold_sign(ui, rect.center(), *open);
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, name));
    if response.on_hover_text(name).clicked() {
        *open = !*open;
    }
}

fn body_ui(ui: &mut Ui, card: &Card, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    for doubt in &card.doubts {
        ui.label(warning(ui, doubt).size(sizes::SMALL));
    }
    for fact in &card.facts {
        ui.label(muted(ui, fact).size(sizes::SMALL));
    }
    for (number, section) in card.sections.iter().enumerate() {
        section_ui(ui, card, section, number, commands);
    }
    ui.add_space(sizes::GAP);
}

fn section_ui(ui: &mut Ui, card: &Card, section: &Section, number: usize, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    subheading_ui(ui, &section.title);
    for (position, entry) in section.entries.iter().enumerate() {
        let id = ui.scope_id().with(("card", number, position));
        match entry_ui(ui, id, entry, Some(card.kind), ENTRY_LINES, (false, None)) {
            Some(Deed::Pick) => commands.push(entry.go.clone()),
            Some(Deed::Cite) => commands.extend(entry.cite.clone()),
            _ => {}
        }
    }
    if section.more > 0 {
        ui.label(muted(ui, format!("and {} more", section.more)).size(sizes::SMALL));
    }
}

/// The words of an entry of `width`, and how high it is with its note.
fn laid_entry(ui: &Ui, entry: &Entry, kind: Option<Kind>, width: f32, lines: usize) -> (Arc<Galley>, f32) {
    let indent = if entry.kind.is_some() { paint::BADGE + 8.0 } else { 0.0 };
    let whole = entry.words.before.is_empty() && entry.words.after.is_empty();
    let job = paint::snippet_job(ui, &entry.words, kind.filter(|_| !whole), width - 2.0 * PAD - indent, lines);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let note = if entry.note.is_empty() { 0.0 } else { Look::Small.height(ui) + 2.0 };
    let height = galley.size().y + note + 8.0;
    (galley, height)
}

/// How high an entry is where it is `width` wide.
pub fn entry_height(ui: &Ui, entry: &Entry, width: f32, lines: usize) -> f32 {
    laid_entry(ui, entry, None, width, lines).1
}

/// An entry, as wide as there is room and at most `lines` high. `kind` is the ground of the words in a snippet; what can be
/// set apart has signs.
pub fn entry_ui(
    ui: &mut Ui,
    id: eframe::egui::Id,
    entry: &Entry,
    kind: Option<Kind>,
    lines: usize,
    (selected, signs): (bool, Option<&Signs>),
) -> Option<Deed> {
    let width = ui.available_width();
    let indent = if entry.kind.is_some() { paint::BADGE + 8.0 } else { 0.0 };
    let (galley, height) = laid_entry(ui, entry, kind, width, lines);
    let small = Look::Small.height(ui);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    if !ui.is_rect_visible(rect) {
        return None;
    }
    let name = entry.words.text();
    let hint = if galley.elided { name.as_str() } else { "" };
    let frame = RowFrame {
        id,
        rect,
        selected,
        focusable: true,
        name: &name,
        description: &entry.note,
        hint,
        citable: entry.cite.is_some(),
        picked: false,
        asks: &[],
        signs,
        gutter: false,
    };
    frame.show(ui, |ui, rect, noted| {
        if let Some(kind) = entry.kind {
            let center = pos2(rect.left() + paint::BADGE / 2.0, rect.top() + paint::BADGE / 2.0);
            paint::badge(ui, center, kind);
        }
        let mut text = rect;
        text.min.x += indent;
        let used = galley.size().y;
        ui.painter().galley(text.min, galley, palette(ui).text);
        let mut line = line_of(text, used + 2.0, small);
        if noted {
            line.max.x -= NOTE_ROOM;
        }
        paint::left(ui, line, &entry.note, Look::Small);
    })
}
