//! What is handed over: the format, and how much goes along with the note.

use std::collections::BTreeSet;

use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{Button, PopupCloseBehavior, TextStyle, TextWrapMode, Ui, WidgetText};

use super::NotesView;
use crate::briefing::Briefing;
use crate::export::{Citing, Extent, NoteFormat, ReferenceFormat, Report, SourceNotes, page_count};
use crate::notes::{Annex, Notes};
use crate::ui::Command;
use crate::ui::theme::{muted, sizes};

/// What the button says.
const NAME: &str = "Export…";

/// The button that exports the note, with what goes along.
pub fn export_ui(ui: &mut Ui, briefing: &Briefing, notes: &Notes, view: &mut NotesView, commands: &mut Vec<Command>) {
    let is_empty = notes.notebook.lines().next().is_none();
    // What is enabled or not as a whole goes into no row of its own.
    let words = WidgetText::from(NAME).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button);
    if ui.available_size_before_wrap().x < words.size().x + 2.0 * ui.spacing().button_padding.x {
        ui.end_row();
    }
    ui.add_enabled_ui(!is_empty, |ui| {
        // What goes along is chosen while the menu stays.
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        MenuButton::from_button(Button::new(NAME)).config(config).ui(ui, |ui| {
            menu_ui(ui, briefing, notes, view, commands);
        });
    });
}

fn menu_ui(ui: &mut Ui, briefing: &Briefing, notes: &Notes, view: &mut NotesView, commands: &mut Vec<Command>) {
    let mut act = |ui: &mut Ui, name: String, command: Command| {
        if ui.button(name).clicked() {
            commands.push(command);
            ui.close();
        }
    };
    for format in NoteFormat::ALL {
        act(ui, format!("{}…", format.name()), Command::ExportNotes(format));
    }
    act(ui, "Copy as rich text".to_owned(), Command::CopyNote);
    ui.separator();
    for format in ReferenceFormat::ALL {
        act(ui, format!("What it cites as {}…", format.name()), Command::ExportReferences(format));
    }
    ui.separator();
    ui.label(muted(ui, "Goes along").size(sizes::SMALL));
    let mut annexes: BTreeSet<Annex> = notes.notebook.sections().iter().filter_map(|section| section.annex).collect();
    annexes.extend((!notes.notebook.pins().is_empty()).then_some(Annex::Pins));
    for annex in annexes.into_iter().filter(|annex| *annex != Annex::Quotes) {
        let mut goes = view.extent.annexes.contains(&annex);
        if ui.checkbox(&mut goes, annex.title()).changed() {
            if goes {
                view.extent.annexes.insert(annex);
            } else {
                view.extent.annexes.remove(&annex);
            }
        }
    }
    ui.checkbox(&mut view.extent.whole_paragraphs, "The whole of each quoted paragraph");
    ui.separator();
    let hint = "In Word and PDF; on a web page each mark leads to its quoted paragraph";
    ui.label(muted(ui, "Notes on the sources").size(sizes::SMALL)).on_hover_text(hint);
    ui.horizontal(|ui| {
        ui.radio_value(&mut view.extent.source_notes, SourceNotes::Foot, "Footnotes");
        ui.radio_value(&mut view.extent.source_notes, SourceNotes::End, "Endnotes");
    });
    ui.horizontal(|ui| {
        let full = ui.radio_value(&mut view.extent.citing, Citing::Full, "Full");
        full.on_hover_text("Title, day, page and paragraph, the quoted words and the file");
        let short = ui.radio_value(&mut view.extent.citing, Citing::Short, "Short");
        short.on_hover_text("The beginning of the title and the page; the rest stands with the quoted words");
    });
    let pages = pages(briefing, notes, view);
    let words = if pages == 1 { "1 page as a PDF".to_owned() } else { format!("{pages} pages as a PDF") };
    ui.label(muted(ui, words).size(sizes::SMALL));
}

/// How many pages the note has with what goes along.
fn pages(briefing: &Briefing, notes: &Notes, view: &mut NotesView) -> usize {
    let is_known =
        |(revision, extent, _): &&(u64, Extent, usize)| *revision == notes.revision() && *extent == view.extent;
    if let Some((.., pages)) = view.pages.as_ref().filter(is_known) {
        return *pages;
    }
    let pages = page_count(&Report::of(briefing, &notes.notebook, &view.extent));
    view.pages = Some((notes.revision(), view.extent.clone(), pages));
    pages
}
