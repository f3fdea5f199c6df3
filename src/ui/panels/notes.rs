//! The notes pane.

use crate::briefing::Briefing;
use crate::notes::Notes;
use crate::ui::Command;

/// What the notes pane remembers.
#[derive(Debug, Default)]
pub struct NotesView {}

/// The notes, to read and write; `briefing` tells where their citations stand now.
pub fn notes_ui(
    _ui: &mut eframe::egui::Ui,
    _briefing: &Briefing,
    _notes: &Notes,
    _view: &mut NotesView,
    _commands: &mut Vec<Command>,
) {
}
