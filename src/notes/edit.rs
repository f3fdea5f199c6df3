//! Changes to a notebook, each of which gives the change that takes it back.

use serde::{Deserialize, Serialize};

use super::{Citation, Note, NoteId, Notebook};

/// The only way to change a [`Notebook`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Puts a note at a position; at the end where the position is beyond it.
    Insert {
        /// The position it will have.
        at: usize,
        /// The note.
        note: Note,
    },
    /// Takes a note out.
    Remove {
        /// The note.
        id: NoteId,
    },
    /// Replaces a note's Markdown.
    Rewrite {
        /// The note.
        id: NoteId,
        /// Its new Markdown.
        text: String,
    },
    /// Replaces a note's citations.
    Cite {
        /// The note.
        id: NoteId,
        /// Its new citations.
        citations: Vec<Citation>,
    },
    /// Moves a note to another position.
    Move {
        /// The note.
        id: NoteId,
        /// The position it will have.
        to: usize,
    },
}

impl Notebook {
    /// Makes `edit` and returns the edit that takes it back, or `None` where it names no note of the notebook.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Insert { at, note } => {
                let id = note.id;
                // A note from an older file must not be given its id again.
                self.next = self.next.max(id.0.saturating_add(1));
                self.notes.insert(at.min(self.notes.len()), note);
                Some(Edit::Remove { id })
            }
            Edit::Remove { id } => {
                let at = self.position(id)?;
                Some(Edit::Insert { at, note: self.notes.remove(at) })
            }
            Edit::Rewrite { id, text } => {
                let old = std::mem::replace(&mut self.note_mut(id)?.text, text);
                Some(Edit::Rewrite { id, text: old })
            }
            Edit::Cite { id, citations } => {
                let old = std::mem::replace(&mut self.note_mut(id)?.citations, citations);
                Some(Edit::Cite { id, citations: old })
            }
            Edit::Move { id, to } => {
                let from = self.position(id)?;
                let note = self.notes.remove(from);
                self.notes.insert(to.min(self.notes.len()), note);
                Some(Edit::Move { id, to: from })
            }
        }
    }

    fn note_mut(&mut self, id: NoteId) -> Option<&mut Note> {
        self.notes.iter_mut().find(|note| note.id == id)
    }
}
