//! The reader: a document's paragraphs with everything that was found in them.

use eframe::egui;

use crate::briefing::Briefing;
use crate::ui::{Command, Selected};

/// What the reader remembers.
#[derive(Debug, Default)]
pub struct ReaderView {}

/// The open document.
pub fn reader_ui(
    ui: &mut egui::Ui,
    briefing: &Briefing,
    selected: Option<Selected>,
    _view: &mut ReaderView,
    _commands: &mut Vec<Command>,
) {
    let place = selected.and_then(|selected| {
        selected
            .item
            .places(briefing)
            .get(selected.mention)
            .copied()
    });
    let document = match place {
        Some(place) => briefing.document(place.document),
        None => briefing.documents.first(),
    };
    egui::ScrollArea::vertical().show(ui, |ui| {
        if let Some(document) = document {
            for paragraph in &document.paragraphs {
                ui.label(paragraph.span.of(&document.text));
            }
        }
    });
}
