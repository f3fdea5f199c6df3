//! The notes pane: what the person writes, each line with the sources it rests on.

mod draw;
mod rows;

use std::collections::BTreeMap;

pub use draw::notes_ui;
use rows::NoteRow;

use crate::notes::NoteId;

/// What the notes pane remembers.
#[derive(Debug, Default)]
pub struct NotesView {
    /// The note that is written in.
    pub focused: Option<NoteId>,
    /// The note that is to have the keyboard in the next frame.
    pub wanted: Option<NoteId>,
    /// The note that is to be shown in the next frame.
    pub shown: Option<NoteId>,
    rows: Vec<NoteRow>,
    /// What the rows were made of: the briefing's address and the notes' revision.
    made_of: Option<(usize, u64)>,
    /// How high each note was drawn, so that those out of sight need not be.
    heights: BTreeMap<NoteId, f32>,
}
