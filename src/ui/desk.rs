//! The notes on the open folder, and the file in which every change is kept.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::cite::Cited;
use super::keeping::{self, Keeping, Trouble};
use crate::notes::{Edit, Line, LineId, LineKind, Notebook, Notes, NotesError, Section, SectionId, SeenDocument};

/// How long typing may go on before it is saved.
const PATIENCE: Duration = Duration::from_millis(500);

/// After a failure it is tried again so often, also where nothing changes.
const AGAIN: Duration = Duration::from_secs(5);

/// What the person writes on.
#[derive(Debug, Default)]
pub struct Desk {
    notes: Notes,
    folder: PathBuf,
    keeping: Keeping,
    /// How many changes were made, taken back and made again.
    changes: u64,
    /// Since when there is something unsaved.
    unsaved: Option<Instant>,
    /// When saving failed last, if it has not gone well since.
    failed: Option<Instant>,
}

/// Whether what was written is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Nothing was written yet, or all of it is on the disk.
    Saved,
    /// It is on its way.
    Saving,
    /// It could not be saved, or there is no place for it.
    Unsaved,
    /// Another window writes the file.
    Held,
}

impl Desk {
    /// The desk for `folder` with the notes kept in `directory`, and what the person should know about them. `wake` is
    /// called whenever something was saved.
    pub fn open(directory: Option<&Path>, folder: &Path, wake: impl Fn() + Send + 'static) -> (Self, Option<Trouble>) {
        let Some(directory) = directory else {
            return (Self::without_file(folder, Notes::default()), None);
        };
        let (file, notes, trouble) = keeping::find(directory, folder);
        (Self::with_file(file, folder, notes, wake), trouble)
    }

    /// The desk for `folder` with `notes`, which are kept nowhere.
    pub fn without_file(folder: &Path, notes: Notes) -> Self {
        let mut desk = Self::default();
        (desk.notes, desk.folder) = (notes, keeping::real(folder));
        desk
    }

    /// The desk for `folder` with `notes`, kept in `file`.
    pub fn with_file(file: PathBuf, folder: &Path, notes: Notes, wake: impl Fn() + Send + 'static) -> Self {
        let keeping = Keeping::begin(file, wake);
        Self { notes, folder: keeping::real(folder), keeping, ..Self::default() }
    }

    /// Keeps what is written in `file` from now on, beginning at once. The file before stays as it is.
    pub fn move_to(&mut self, file: PathBuf, wake: impl Fn() + Send + 'static) -> Result<(), NotesError> {
        match Keeping::begin(file.clone(), wake) {
            Keeping::Held(file) => return Err(NotesError::Held { file }),
            keeping => self.keeping = keeping,
        }
        self.failed = None;
        self.hand_over();
        self.wait()
    }

    /// What was written.
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The file in which it is kept.
    pub fn file(&self) -> Option<&Path> {
        self.keeping.file()
    }

    /// Whether what was written is safe.
    pub fn safety(&self) -> Safety {
        match &self.keeping {
            Keeping::Held(_) => Safety::Held,
            Keeping::Nowhere if self.notes.can_undo() => Safety::Unsaved,
            _ if self.failed.is_some() => Safety::Unsaved,
            Keeping::Here(keeper) if self.unsaved.is_some() || keeper.is_busy() => Safety::Saving,
            _ => Safety::Saved,
        }
    }

    /// Nothing is changed that another window writes.
    fn is_free(&self) -> Result<(), NotesError> {
        match &self.keeping {
            Keeping::Held(file) => Err(NotesError::Held { file: file.clone() }),
            _ => Ok(()),
        }
    }

    /// Makes `edit`. Typing is saved soon, everything else at once.
    pub fn apply(&mut self, edit: Edit) -> Result<(), NotesError> {
        self.is_free()?;
        let is_typing = edit.is_typing();
        if !self.notes.apply(edit) {
            return Ok(());
        }
        self.changes += 1;
        self.unsaved.get_or_insert_with(Instant::now);
        if !is_typing {
            self.hand_over();
        }
        Ok(())
    }

    /// Takes in that paragraphs of a document were read. It is kept where something was written: who only looks leaves no
    /// file behind.
    pub fn cover(&mut self, sha256: &str, first: usize, last: usize) {
        if self.notes.cover(sha256, first, last) && self.notes.seen().is_some() {
            self.unsaved.get_or_insert_with(Instant::now);
        }
    }

    /// Takes note of `documents`: what they say is new no more.
    pub fn take_note(&mut self, documents: Vec<SeenDocument>) {
        self.notes.take_note(documents);
        self.unsaved.get_or_insert_with(Instant::now);
    }

    /// A number that grows with every change of the notes, and with each that is taken back or made again.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Whether something was written, or is being written.
    pub fn is_begun(&self) -> bool {
        self.unsaved.is_some() || self.notes.can_undo()
    }

    /// Adds a line after line `after`, else at the end of section `within`, else where lines of its sort belong: what is
    /// cited is reported, what is not is of the section's kind.
    pub fn add(
        &mut self,
        cited: Cited,
        after: Option<LineId>,
        within: Option<SectionId>,
    ) -> (LineId, Result<(), NotesError>) {
        let spot = self.spot(!cited.citations.is_empty(), after, within);
        let (id, edit) = line_added(&self.notes.notebook, cited, spot);
        (id, self.apply(edit))
    }

    /// Adds lines one below the other as one step; the last of them. Where they come is as with [`add`](Self::add).
    pub fn add_all(
        &mut self,
        cited: Vec<Cited>,
        after: Option<LineId>,
        within: Option<SectionId>,
    ) -> (Option<LineId>, Result<(), NotesError>) {
        // Each line's citations are numbered after those of the lines before it.
        let mut notebook = self.notes.notebook.clone();
        let mut spot = self.spot(true, after, within);
        let (mut last, mut edits) = (None, Vec::new());
        for cited in cited {
            let at = spot.at.saturating_add(1);
            let (id, edit) = line_added(&notebook, cited, Spot { new: spot.new.take(), ..spot });
            if notebook.apply(edit.clone()).is_some() {
                edits.push(edit);
                (last, spot.at) = (Some(id), at);
            }
        }
        (last, self.apply(Edit::Several(edits)))
    }

    /// Adds a line at a position of a section.
    pub fn add_at(&mut self, cited: Cited, section: SectionId, at: usize) -> (LineId, Result<(), NotesError>) {
        let (id, edit) = line_added(&self.notes.notebook, cited, Spot { new: None, section, at });
        (id, self.apply(edit))
    }

    /// Where a line is to come.
    fn spot(&self, is_cited: bool, after: Option<LineId>, within: Option<SectionId>) -> Spot {
        let notebook = &self.notes.notebook;
        if let Some((section, at)) = after.and_then(|id| notebook.position(id)) {
            return Spot { new: None, section, at: at + 1 };
        }
        if let Some(section) = within.filter(|&id| notebook.section(id).is_some()) {
            return Spot::at_end_of(section);
        }
        let mut written = notebook.sections().iter().filter(|section| section.annex.is_none());
        let fits = |section: &&Section| !is_cited || section.kind == LineKind::Reported;
        match written.clone().find(fits).or_else(|| written.next()) {
            Some(section) => Spot::at_end_of(section.id),
            None => {
                let section = notebook.fresh_section();
                let new = Some(Section { title: "Notes".to_owned(), ..Section::blank(section) });
                Spot { new, section, at: 0 }
            }
        }
    }

    /// Takes back the last change.
    pub fn undo(&mut self) -> Result<(), NotesError> {
        self.is_free()?;
        if self.notes.undo() {
            self.changes += 1;
            self.hand_over();
        }
        Ok(())
    }

    /// Makes it again.
    pub fn redo(&mut self) -> Result<(), NotesError> {
        self.is_free()?;
        if self.notes.redo() {
            self.changes += 1;
            self.hand_over();
        }
        Ok(())
    }

    /// Ends a stretch of typing: it is taken back on its own, and saved.
    pub fn end_typing(&mut self) {
        self.notes.end_typing();
        if self.unsaved.is_some() && self.failed.is_none_or(|when| when.elapsed() >= AGAIN) {
            self.hand_over();
        }
    }

    /// Saves what was typed for long enough, and what could not be saved a while ago; says when to ask again.
    pub fn save_when_due(&mut self) -> Option<Duration> {
        let since = match self.failed {
            Some(failed) => failed.checked_add(AGAIN)?,
            None => self.unsaved?.checked_add(PATIENCE)?,
        };
        let wait = since.saturating_duration_since(Instant::now());
        if wait.is_zero() {
            self.hand_over();
            return None;
        }
        Some(wait)
    }

    /// What became of what was saved last; `None` where there is nothing new to say.
    pub fn outcome(&mut self) -> Option<NotesError> {
        let Keeping::Here(keeper) = &mut self.keeping else {
            return None;
        };
        let outcome = keeper.outcome()?;
        self.learn(outcome).err()
    }

    /// Waits until everything is on the disk.
    pub fn wait(&mut self) -> Result<(), NotesError> {
        if self.unsaved.is_some() {
            self.hand_over();
        }
        let Keeping::Here(keeper) = &mut self.keeping else {
            return Ok(());
        };
        let outcome = keeper.wait();
        self.learn(outcome)
    }

    /// A failure is told once; until it goes well again, it is only tried again.
    fn learn(&mut self, outcome: Result<(), NotesError>) -> Result<(), NotesError> {
        let is_known = self.failed.is_some();
        match outcome {
            Ok(()) => self.failed = None,
            Err(error) => {
                self.failed = Some(Instant::now());
                self.unsaved.get_or_insert_with(Instant::now);
                if !is_known {
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    fn hand_over(&mut self) {
        self.unsaved = None;
        if let Keeping::Here(keeper) = &mut self.keeping {
            keeper.save(&self.folder, &self.notes);
        }
    }
}

/// Where a line is to come; a section for it where there is none to write in.
pub(super) struct Spot {
    new: Option<Section>,
    section: SectionId,
    at: usize,
}

impl Spot {
    /// Behind the lines of a section.
    pub(super) fn at_end_of(section: SectionId) -> Self {
        Self { new: None, section, at: usize::MAX }
    }
}

/// The edit that adds a line to `notebook`, and the line it adds.
pub(super) fn line_added(notebook: &Notebook, cited: Cited, Spot { new, section, at }: Spot) -> (LineId, Edit) {
    let usual = notebook.section(section).map_or_else(LineKind::default, |section| section.kind);
    let kind = if cited.citations.is_empty() { usual } else { LineKind::Reported };
    let (text, mut edits) = notebook.cite(&cited.text, cited.citations);
    edits.extend(new.map(|section| Edit::InsertSection { at: 0, section }));
    let line = Line { by: cited.by, ..notebook.new_line(kind, text) };
    let id = line.id;
    edits.push(Edit::Insert { section, at, line });
    (id, Edit::Several(edits))
}

impl Drop for Desk {
    fn drop(&mut self) {
        // The keeper writes what it was given before it goes.
        if self.unsaved.is_some() && self.is_free().is_ok() {
            self.hand_over();
        }
    }
}
