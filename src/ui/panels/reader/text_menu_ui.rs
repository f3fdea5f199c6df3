//! The menu over the text.

use eframe::egui::Response;

use super::marks::Mark;
use super::selection::{Selection, Unit};
use super::text_input::nearest;
use super::text_ui::Shown;
use super::{Look, ReaderView};
use crate::briefing::{Document, Place};
use crate::ui::correcting::menu_ui::{corrections_menu_ui, wanted};
use crate::ui::{Command, PinTarget, Target, Wanted};

/// The menu of a click with the other button: what can be done with the words, the paragraph and what is painted there.
pub(super) fn menu_ui(
    text: &Response,
    look: &Look<'_>,
    document: &Document,
    view: &mut ReaderView,
    under: &[Mark],
    on_screen: &[Shown],
    commands: &mut Vec<Command>,
) {
    if text.secondary_clicked() {
        let at = text.interact_pointer_pos().and_then(|pos| nearest(document, on_screen, pos));
        let paragraph = at.map(|at| super::page::paragraph_of(document, at));
        let word = at.and_then(|at| Selection::begin(document, at, Unit::Word).places(document).first().copied());
        view.menu = Some((under.to_vec(), paragraph, word));
    }
    text.context_menu(|ui| {
        let (marks, paragraph, word) = view.menu.clone().unwrap_or_default();
        let has_selection = view.selection.is_some_and(|selection| !selection.is_empty());
        ui.add_enabled_ui(has_selection, |ui| {
            if ui.button("Copy").clicked() {
                commands.push(Command::Copy);
            }
            if ui.button("Copy with citation").clicked() {
                commands.push(Command::CopyWithCitation);
            }
            if ui.button("Add selection to notes").clicked() {
                commands.push(Command::CiteSelection);
            }
        });
        let whole = paragraph.and_then(|at| document.paragraphs.get(at));
        if let Some(whole) = whole
            && ui.button("Add paragraph to notes").clicked()
        {
            commands.push(Command::CitePlace(Place { document: document.id, span: whole.span }));
        }
        if let Some(target) = paragraph.map(|at| PinTarget::Paragraph(document.id, at)) {
            let has_star = look.pins.signs(target).is_some_and(|signs| signs.star);
            if ui.button(if has_star { "Take the star off this paragraph" } else { "Star this paragraph" }).clicked() {
                commands.push(Command::Star(Some(target)));
            }
            if ui.button("Tags and memo on this paragraph…").clicked() {
                commands.push(Command::Tagging(Some(target)));
            }
        }
        if let Some(whole) = whole
            && ui.button(Wanted::Role.name()).clicked()
        {
            let words = Place { document: document.id, span: whole.span };
            commands.push(Command::Correcting(Wanted::Role, Target::Words(words)));
        }
        if ui.button(Wanted::EditDocument.name()).clicked() {
            commands.push(Command::Correcting(Wanted::EditDocument, Target::Document(document.id)));
        }
        let words = view.selected_places(look.briefing).first().copied().or(word);
        if let Some(words) = words {
            let quoted = look.briefing.words(words).split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            ui.menu_button(format!("Mark “{quoted}” as"), |ui| {
                for &wanted in Wanted::OF_WORDS {
                    if ui.button(wanted.short_name()).clicked() {
                        commands.push(Command::Correcting(wanted, Target::Words(words)));
                    }
                }
            });
        }
        for (mark, item) in marks.iter().filter_map(|mark| Some((mark, mark.item()?))) {
            let (name, _) = super::tip::about_item(look.briefing, item);
            let words = Place { document: document.id, span: mark.span };
            ui.separator();
            if ui.button(format!("Select {name}")).clicked() {
                commands.push(Command::Select(item));
            }
            if ui.button(format!("Add {name} to notes")).clicked() {
                commands.push(Command::CiteItem(item));
            }
            if !wanted(&[item]).is_empty() {
                ui.menu_button(format!("Correct {name}"), |ui| {
                    corrections_menu_ui(ui, &[item], Some(words), commands);
                });
            }
        }
    });
}
