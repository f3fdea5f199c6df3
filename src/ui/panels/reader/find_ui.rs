//! The find bar.

use eframe::egui::{Key, TextEdit, Ui};

use super::ReaderView;
use crate::briefing::Document;
use crate::ui::Command;
use crate::ui::theme::{icon_button, muted};

/// A field for words, how often they stand in `document`, and the way from one to the next.
pub fn find_ui(ui: &mut Ui, document: &Document, view: &mut ReaderView, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let label = ui.label("Find");
        let field = ui
            .add(
                TextEdit::singleline(&mut view.find.words)
                    .id_salt("find-words")
                    .desired_width(220.0)
                    .hint_text("words in this document"),
            )
            .labelled_by(label.id);
        if std::mem::take(&mut view.find.take_focus) {
            field.request_focus();
        }
        if field.changed() {
            view.find.look(&document.text, view.page.top);
            if let Some(&span) = view.find.found.get(view.find.shown) {
                view.page.show(document, span);
            }
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let forward = !ui.input(|input| input.modifiers.shift);
            commands.push(if forward { Command::FindNext } else { Command::FindPrevious });
            field.request_focus();
        }
        let count = view.find.found.len();
        let said = match (count, view.find.words.is_empty()) {
            (_, true) => String::new(),
            (0, false) => "not found".to_owned(),
            _ => format!("{} of {count}", view.find.shown + 1),
        };
        let said = muted(ui, said);
        ui.label(said);
        if icon_button(ui, "↑", "Find previous").clicked() {
            commands.push(Command::FindPrevious);
        }
        if icon_button(ui, "↓", "Find next").clicked() {
            commands.push(Command::FindNext);
        }
        if icon_button(ui, "×", "Close the find bar").clicked()
            || (field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)))
        {
            view.find.open = false;
        }
    });
}
