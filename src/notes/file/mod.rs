//! Notes on disk: one readable JSON file for each folder, outside that folder, replaced as a whole.
//!
//! `notebook.corrections` is the log of corrections, in the order in which they hold: each entry has its `number`, when it
//! was `made`, what it does (`do`) and the words it is about ([`Correction`](crate::briefing::correction::Correction)).

mod version1;

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Notes;

/// Version 1 had a flat list of notes; it is read as one section.
const VERSION: u32 = 2;

/// Why notes could not be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// The file is there but cannot be read.
    #[error("the notes could not be read ({source}): {}", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file holds something else.
    #[error("the notes' file is damaged ({source}); it was left as it is: {}", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// Where it goes wrong.
        source: serde_json::Error,
    },
    /// The file was written by a later program.
    #[error("the notes were written by a newer dossier (form {version}); it was left as it is: {}", file.display())]
    Newer {
        /// The file.
        file: PathBuf,
        /// Its version.
        version: u32,
    },
    /// The file could not be written.
    #[error("the notes could not be saved ({source}): {}", file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

#[derive(Serialize)]
struct Saving<'a> {
    version: u32,
    folder: &'a Path,
    #[serde(flatten)]
    notes: &'a Notes,
}

/// The notes in `file`; none where there is no such file.
pub fn open(file: &Path) -> Result<Notes, NotesError> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Notes::default()),
        Err(source) => {
            return Err(NotesError::Read { file: file.to_owned(), source });
        }
    };
    let damaged = |source| NotesError::Damaged { file: file.to_owned(), source };
    let Header { version } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if version > VERSION {
        return Err(NotesError::Newer { file: file.to_owned(), version });
    }
    if version == 1 {
        return version1::read(&bytes).map_err(damaged);
    }
    serde_json::from_slice(&bytes).map_err(damaged)
}

/// Writes the notes on `folder` to `file`: wholly, or not at all.
pub fn save(file: &Path, folder: &Path, notes: &Notes) -> Result<(), NotesError> {
    let write = || -> std::io::Result<()> {
        let directory = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(directory)?;
        let mut temporary = tempfile::NamedTempFile::new_in(directory)?;
        serde_json::to_writer_pretty(&mut temporary, &Saving { version: VERSION, folder, notes })?;
        temporary.write_all(b"\n")?;
        temporary.as_file().sync_all()?;
        temporary.persist(file).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|source| NotesError::Write { file: file.to_owned(), source })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::notes::{Citation, Edit, LineKind, Section};

    /// A citation of `quote` in paragraph `paragraph` of a document.
    pub fn citation(paragraph: usize, quote: &str) -> Citation {
        Citation {
            sha256: "ab".repeat(32),
            path: "a.txt".to_owned(),
            title: "A title".to_owned(),
            published: None,
            paragraph,
            start: 0,
            end: quote.len(),
            quote: quote.to_owned(),
        }
    }

    #[test]
    fn what_is_saved_is_opened_again_with_its_history() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("deep/notes.json");
        let mut notes = Notes::default();
        let (text, mut edits) = notes.notebook.cite("**kept**", vec![citation(2, "words")]);
        let mut section = Section::blank(notes.notebook.fresh_section());
        section.lines.push(notes.notebook.new_line(LineKind::Reported, text));
        edits.push(Edit::InsertSection { at: 0, section });
        assert!(notes.apply(Edit::Several(edits)));
        save(&file, Path::new("/some/folder"), &notes)?;
        let mut again = open(&file)?;
        assert_eq!(again.notebook, notes.notebook);
        assert!(again.undo());
        assert!(again.notebook.sections().is_empty() && again.notebook.references().is_empty());
        Ok(())
    }

    #[test]
    fn damaged_or_newer_notes_are_left_alone_and_said_to_be() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("notes.json");
        for damaged in ["{\"version\": 1, \"notebook\": ", "{\"version\": 2}", "{\"version\": 1}", "[]"] {
            std::fs::write(&file, damaged)?;
            assert!(matches!(open(&file), Err(NotesError::Damaged { .. })), "{damaged}");
        }
        std::fs::write(&file, "{\"version\": 99}")?;
        assert!(matches!(open(&file), Err(NotesError::Newer { version: 99, .. })));
        Ok(())
    }
}
