//! The find bar.

use eframe::egui::{Key, TextEdit, Ui};

use super::ReaderView;
use crate::briefing::Document;
use crate::search::{letters_in, letters_query};
use crate::ui::Command;
use crate::ui::panels::summary::rows::words::grouped;
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
            view.find.look(letters_in(document, &view.find.words), view.page.top);
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
        if let Some((places, documents)) = view.find.elsewhere.filter(|_| !view.find.words.trim().is_empty()) {
            let more = if count > 0 { " more" } else { "" };
            let places = grouped(&places.to_string());
            let documents = match documents {
                1 => "another document".to_owned(),
                many => format!("{} other documents", grouped(&many.to_string())),
            };
            match places.as_str() {
                "0" => ui.label(muted(ui, "nowhere else")),
                _ => {
                    let link = ui.link(format!("{places}{more} in {documents}"));
                    if link.clicked() {
                        commands.push(Command::SearchFor(letters_query(&view.find.words)));
                    }
                    link.on_hover_text("Search all texts")
                }
            };
        }
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
