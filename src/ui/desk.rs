//! The notes on the open folder, and the file in which every change is kept.

use std::path::Path;
use std::time::{Duration, Instant};

use super::NotesFile;
use super::cite::Cited;
use crate::notes::{Edit, Line, LineId, LineKind, Notes, NotesError, Section, SectionId};

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
        let is_typing = edit.is_typing();
        if !self.notes.apply(edit) {
            return Ok(());
        }
        self.unsaved.get_or_insert_with(Instant::now);
        if is_typing { Ok(()) } else { self.save() }
    }

    /// Adds a line after line `after`, else at the end of section `within`, else where lines of its sort belong: what is
    /// cited is reported, what is not is of the section's kind.
    pub fn add(
        &mut self,
        cited: Cited,
        after: Option<LineId>,
        within: Option<SectionId>,
    ) -> (LineId, Result<(), NotesError>) {
        let notebook = &self.notes.notebook;
        if let Some((section, at)) = after.and_then(|id| notebook.position(id)) {
            return self.add_at(cited, section, at + 1);
        }
        if let Some(section) = within.filter(|&id| notebook.section(id).is_some()) {
            return self.add_at(cited, section, usize::MAX);
        }
        let is_cited = !cited.citations.is_empty();
        let mut written = notebook.sections().iter().filter(|section| section.annex.is_none());
        let fits = |section: &&Section| !is_cited || section.kind == LineKind::Reported;
        match written.clone().find(fits).or_else(|| written.next()) {
            Some(section) => self.add_at(cited, section.id, usize::MAX),
            None => {
                let id = notebook.fresh_section();
                self.insert(cited, Some(Section { title: "Notes".to_owned(), ..Section::blank(id) }), id, 0)
            }
        }
    }

    /// Adds a line at a position of a section.
    pub fn add_at(&mut self, cited: Cited, section: SectionId, at: usize) -> (LineId, Result<(), NotesError>) {
        self.insert(cited, None, section, at)
    }

    /// Adds a section where there is none to write in, and a line, as one step.
    fn insert(
        &mut self,
        cited: Cited,
        new: Option<Section>,
        section: SectionId,
        at: usize,
    ) -> (LineId, Result<(), NotesError>) {
        let notebook = &self.notes.notebook;
        let usual = notebook.section(section).map_or_else(LineKind::default, |section| section.kind);
        let kind = if cited.citations.is_empty() { usual } else { LineKind::Reported };
        let (text, mut edits) = notebook.cite(&cited.text, cited.citations);
        edits.extend(new.map(|section| Edit::InsertSection { at: 0, section }));
        let line = Line { by: cited.by, ..notebook.new_line(kind, text) };
        let id = line.id;
        edits.push(Edit::Insert { section, at, line });
        (id, self.apply(Edit::Several(edits)))
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
