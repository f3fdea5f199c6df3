//! The reader: a document's paragraphs with everything that was found in them.

use crate::briefing::Briefing;
use crate::ui::{Command, Selected};

/// What the reader remembers.
#[derive(Debug, Default)]
pub struct ReaderView {}

/// The open document.
pub fn reader_ui(
    _ui: &mut eframe::egui::Ui,
    _briefing: &Briefing,
    _selected: Option<Selected>,
    _view: &mut ReaderView,
    _commands: &mut Vec<Command>,
) {
}
