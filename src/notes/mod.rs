//! What the analyst wrote: notes with citations, changed only by edits that can be taken back.

mod citation;
mod edit;
mod file;
mod history;

pub use citation::{Citation, Footing};
pub use edit::Edit;
pub use file::{NotesError, open, save};
pub use history::{History, Notes};

use serde::{Deserialize, Serialize};

/// Names a note within its notebook; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoteId(u64);

/// One block of the briefing note: free Markdown with the citations it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its name within the notebook.
    pub id: NoteId,
    /// Markdown.
    pub text: String,
    /// What it rests on; none for the analyst's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
}

/// The notes on one folder, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notebook {
    notes: Vec<Note>,
    next: u64,
}

impl Notebook {
    /// The notes, in order.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The note with this id.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(self.position(id)?)
    }

    /// The position of the note with this id.
    pub fn position(&self, id: NoteId) -> Option<usize> {
        self.notes.iter().position(|note| note.id == id)
    }

    /// A note that is not in the notebook yet, under an id that was never given.
    pub fn new_note(&mut self, text: String, citations: Vec<Citation>) -> Note {
        let id = NoteId(self.next);
        self.next += 1;
        Note { id, text, citations }
    }
}
