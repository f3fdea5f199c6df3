//! The form for a star, tags and a memo: it lies over the window and never stops it.

use eframe::egui::{Align2, Area, Frame, Id, Key, Modifiers, Order, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::pinning::pinned;
use super::{PinTarget, Pins};
use crate::briefing::Briefing;
use crate::notes::{Edit, Notebook, Pin};
use crate::ui::Command;
use crate::ui::theme::{bold_font, muted, sizes, tag_ui};

/// What is being set apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinning {
    targets: Vec<PinTarget>,
    /// The tag that is being written.
    tag: String,
    /// Whether it was drawn before.
    drawn: bool,
    /// What had the keyboard before: it gets it back.
    before: Option<Id>,
}

impl Pinning {
    /// The form for `targets`; `before` has the keyboard now.
    pub fn on(targets: Vec<PinTarget>, before: Option<Id>) -> Self {
        Self { targets, tag: String::new(), drawn: false, before }
    }
}

/// The form, where something is being set apart. Each change holds at once.
pub fn pinning_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    notebook: &Notebook,
    pins: &Pins,
    asked: &mut Option<Pinning>,
    commands: &mut Vec<Command>,
) {
    let Some(form) = asked else {
        return;
    };
    let mut close = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let known: Vec<Option<&Pin>> =
        form.targets.iter().map(|target| pins.id(*target).and_then(|id| notebook.pins().get(&id))).collect();
    let all = |has: &dyn Fn(&Pin) -> bool| known.iter().all(|pin| pin.is_some_and(has));
    let area = Area::new(Id::unique("pinning")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0));
    let shown = area.show(ui, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width((ui.content_rect().width() - 40.0).min(440.0));
            ui.label(RichText::new(title(briefing, &form.targets)).font(bold_font(sizes::TEXT)));
            ui.add_space(sizes::GAP / 2.0);
            let mut change = |change: &dyn Fn(&mut Pin)| {
                let edit = pinned(briefing, notebook, pins, &form.targets, change);
                commands.extend(edit.map(Command::Edit));
            };
            let mut star = all(&|pin| pin.star);
            if ui.checkbox(&mut star, "Star").changed() {
                change(&|pin| pin.star = star);
            }
            if !notebook.tags().is_empty() {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
                    for (tag, colour) in notebook.tags() {
                        let has = all(&|pin| pin.tags.contains(tag));
                        if tag_ui(ui, tag, *colour, has).clicked() {
                            change(&|pin| {
                                pin.tags.retain(|known| known != tag);
                                pin.tags.extend((!has).then(|| tag.clone()));
                            });
                        }
                    }
                });
            }
            let field = TextEdit::singleline(&mut form.tag).hint_text("Another tag, then Enter");
            let field = ui.add(field.desired_width(f32::INFINITY).char_limit(60));
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Another tag"));
            if !form.drawn {
                field.request_focus();
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                let tags: Vec<String> = form.tag.split(',').map(str::trim).map(str::to_owned).collect();
                let tags = || tags.iter().filter(|tag| !tag.is_empty());
                // With nothing written, Enter is the end of it.
                close |= tags().next().is_none();
                change(&|pin| pin.tags.extend(tags().cloned()));
                form.tag.clear();
                field.request_focus();
            }
            if let [target] = *form.targets.as_slice() {
                ui.add_space(sizes::GAP / 2.0);
                memo_ui(ui, briefing, notebook, pins, target, commands);
            }
            ui.add_space(sizes::GAP / 2.0);
            ui.horizontal(|ui| {
                close |= ui.button("Done").clicked();
                ui.label(muted(ui, "Kept with the notes; Ctrl+Z takes each change back").size(sizes::SMALL));
            });
        });
    });
    let first = !std::mem::replace(&mut form.drawn, true);
    let is_left = !first && shown.response.clicked_elsewhere();
    // Who clicks elsewhere has the keyboard there.
    if let Some(before) = form.before.filter(|_| close && !is_left) {
        ui.memory_mut(|memory| memory.request_focus(before));
    }
    if close || is_left {
        *asked = None;
    }
}

fn memo_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    notebook: &Notebook,
    pins: &Pins,
    target: PinTarget,
    commands: &mut Vec<Command>,
) {
    let id = pins.id(target);
    let mut memo = id.and_then(|id| notebook.pins().get(&id)).map_or_else(String::new, |pin| pin.memo.clone());
    let label = ui.label(muted(ui, "Memo").size(sizes::SMALL));
    let field = TextEdit::multiline(&mut memo).desired_rows(3).desired_width(f32::INFINITY);
    if ui.add(field).labelled_by(label.id).changed() {
        let edit: Option<Edit> = match id {
            Some(id) => notebook.memo(id, memo),
            None => pinned(briefing, notebook, pins, &[target], |pin| pin.memo.clone_from(&memo)),
        };
        commands.extend(edit.map(Command::Edit));
    }
}

/// What is being set apart, in a line.
fn title(briefing: &Briefing, targets: &[PinTarget]) -> String {
    match targets {
        [PinTarget::Paragraph(_, at)] => format!("Paragraph {}", at + 1),
        [one] => one.name(briefing),
        several => format!("{} together", several.len()),
    }
}
