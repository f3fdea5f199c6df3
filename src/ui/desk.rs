//! The notes on the open folder, and the file in which every change is kept.

use std::path::Path;
use std::time::{Duration, Instant};

use super::NotesFile;
use super::cite::Cited;
use crate::notes::{Edit, NoteId, Notes, NotesError};

/// How long typing may go on before it is saved.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the person writes on.
#[derive(Debug, Default)]
pub struct Desk {
    notes: Notes,
    /// `None` where the system knows no place for a user's data: then nothing is kept, and the person is told.
    file: Option<NotesFile>,
    /// Since when there is something unsaved.
    unsaved: Option<Instant>,
}

impl Desk {
    /// The desk for `folder` with the notes kept in `directory`, and what the person should know about them.
    pub fn open(directory: Option<&Path>, folder: &Path) -> (Self, Option<String>) {
        let Some(directory) = directory else {
            let notice =
                "Notes are not saved: the system names no directory for a user's data. Export them before you leave.";
            return (Self::default(), Some(notice.to_owned()));
        };
        let (notes, file, notice) = NotesFile::open(directory, folder);
        (Self { notes, file: Some(file), unsaved: None }, notice)
    }

    /// What was written.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Makes `edit`. Typing is saved soon, everything else at once.
    pub fn apply(&mut self, edit: Edit) -> Result<(), NotesError> {
        let is_typing = matches!(edit, Edit::Rewrite { .. });
        if !self.notes.apply(edit) {
            return Ok(());
        }
        self.unsaved.get_or_insert_with(Instant::now);
        if is_typing { Ok(()) } else { self.save() }
    }

    /// Adds a note with this text and these citations after note `after`, else at the end.
    pub fn add(&mut self, (text, citations): Cited, after: Option<NoteId>) -> (NoteId, Result<(), NotesError>) {
        let end = self.notes.notebook.notes().len();
        let at = after.and_then(|id| self.notes.notebook.position(id)).map_or(end, |position| position + 1);
        self.add_at((text, citations), at)
    }

    /// Adds a note with this text and these citations at a position.
    pub fn add_at(&mut self, (text, citations): Cited, at: usize) -> (NoteId, Result<(), NotesError>) {
        let note = self.notes.notebook.new_note(text, citations);
        (note.id, self.apply(Edit::Insert { at, note }))
    }

    /// Takes back the last change.
    pub fn undo(&mut self) -> Result<(), NotesError> {
        if self.notes.undo() { self.save() } else { Ok(()) }
    }

    /// Makes it again.
    pub fn redo(&mut self) -> Result<(), NotesError> {
        if self.notes.redo() { self.save() } else { Ok(()) }
    }

    /// Ends a stretch of typing: it is taken back on its own, and saved.
    pub fn end_typing(&mut self) -> Result<(), NotesError> {
        self.notes.end_typing();
        if self.unsaved.is_some() { self.save() } else { Ok(()) }
    }

    /// Saves what was typed for long enough; otherwise says when to ask again.
    pub fn save_when_due(&mut self) -> (Option<Duration>, Result<(), NotesError>) {
        let waited = self.unsaved.map(|since| since.elapsed());
        match waited {
            None => (None, Ok(())),
            Some(waited) if waited < PATIENCE => (Some(PATIENCE - waited), Ok(())),
            Some(_) => (None, self.save()),
        }
    }

    fn save(&mut self) -> Result<(), NotesError> {
        // Also after a failure: it is told once, and tried again with the next change.
        self.unsaved = None;
        self.file.as_ref().map_or(Ok(()), |file| file.save(&self.notes))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // Nobody is left to be told.
        self.end_typing().ok();
    }
}
