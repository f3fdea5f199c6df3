//! What a new user sees: the ways to open a folder.

use std::path::PathBuf;

use eframe::egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui};

use super::theme::{bold_font, muted, sizes, strong};
use super::{Command, Recent};

/// The ways to open a folder; `typed` is the path that is being written.
pub fn welcome_ui(ui: &mut Ui, recent: &Recent, typed: &mut String, commands: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(520.0);
        ui.vertical_centered(|ui| {
            ui.set_max_width(width);
            ui.add_space((ui.available_height() * 0.16).min(140.0));
            ui.label(RichText::new("dossier").font(bold_font(40.0)));
            ui.label("Key actors, events and figures of a folder of documents,");
            ui.label("each linked to the paragraphs it rests on.");
            ui.add_space(2.0 * sizes::GAP);
            if ui.add(Button::new(strong("Open folder…")).min_size([220.0, 36.0].into())).clicked() {
                commands.push(Command::ChooseFolder);
            }
            ui.add_space(sizes::GAP / 2.0);
            if ui.add(Button::new("Try the example").min_size([220.0, 28.0].into())).clicked() {
                commands.push(Command::OpenExample);
            }
            ui.add_space(sizes::GAP / 2.0);
            if ui.add(Button::new("Open briefing…").min_size([220.0, 28.0].into())).clicked() {
                commands.push(Command::ChooseBriefing);
            }
            ui.add_space(sizes::GAP);
            ui.label(muted(ui, "or drop a folder on this window, or type its path"));
            let field = ui.add(TextEdit::singleline(typed).hint_text("Path of a folder").desired_width(360.0));
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered && !typed.trim().is_empty() {
                commands.push(Command::open(PathBuf::from(typed.trim())));
            }
            if !recent.paths().is_empty() {
                ui.add_space(2.0 * sizes::GAP);
                ui.label(strong("Recent"));
                for path in recent.paths() {
                    let shown = path.display().to_string();
                    if ui.add(Button::new(&shown).frame(false).truncate()).on_hover_text(&shown).clicked() {
                        commands.push(Command::open(path.clone()));
                    }
                }
            }
            ui.add_space(2.0 * sizes::GAP);
            ui.label(muted(ui, "Nothing leaves this machine, and the folder is never written to.").small());
        });
    });
}
