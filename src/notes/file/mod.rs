//! A briefing on disk: one readable JSON file, `NAME.dossier`, replaced as a whole.
//!
//! ```json
//! {
//!   "version": 3,
//!   "folder": "/home/ada/embassy",
//!   "beside": "../embassy",
//!   "notebook": { "head": {}, "scale": "icd203", "sections": [], "references": {} },
//!   "coverage": { "<SHA-256 of a document>": [[1, 14], [16, 16]] },
//!   "seen": [ { "sha256": "…", "path": "a.txt", "title": "…" } ],
//!   "history": { "undo": [], "redo": [] }
//! }
//! ```
//!
//! `folder` is where the documents are, `beside` the way there from the file: both may be moved together. Each list of
//! the notebook is what its type says. `notebook.corrections` is the log of corrections, in the order in which they hold:
//! each entry has its `number`, when it was `made`, what it does (`do`) and the words it is about
//! ([`Correction`](crate::briefing::correction::Correction)). `notebook.searches` are the searches that are kept, as they
//! are written. `notebook.pins` are stars, tags and memos ([`Pin`](super::Pin)), `notebook.tags` the tags with the number of
//! their colour.
//!
//! Version 2 had no `beside`, `coverage` and `seen`; version 1 had a flat list of
//! notes. A later program may add fields; one that changes their meaning raises the version, and this one then leaves the
//! file alone.

mod backups;
mod hold;
mod keeper;
mod version1;
mod whole;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Notes;
use whole::{PART, directory_of, part_prefix};

pub use backups::{back_up, last_good};
pub use hold::Hold;
pub use keeper::Keeper;
pub use whole::{Access, lies_in, write_whole};

/// How the names of briefing files end, without the dot.
pub const ENDING: &str = "dossier";

/// The form that is written.
const VERSION: u32 = 3;

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
    /// Another window writes the file.
    #[error("this briefing is open in another window; here it can be read, and changed once it is saved elsewhere: {}", file.display())]
    Held {
        /// The file.
        file: PathBuf,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<PathBuf>,
    #[serde(flatten)]
    notes: &'a Notes,
}

#[derive(Deserialize)]
struct Whereabouts {
    #[serde(default)]
    folder: PathBuf,
    #[serde(default)]
    beside: Option<PathBuf>,
}

/// What a briefing file holds.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Where its documents are now; where they were, if they are nowhere.
    pub folder: PathBuf,
    /// What was written.
    pub notes: Notes,
}

/// The notes in `file`; nothing where there is no such file.
///
/// # Errors
/// Where it cannot be read or understood. It is left as it is.
pub fn open(file: &Path) -> Result<Option<Kept>, NotesError> {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(source) => {
            return Err(NotesError::Read { file: file.to_owned(), source });
        }
    };
    let damaged = |source| NotesError::Damaged { file: file.to_owned(), source };
    let Header { version } = serde_json::from_slice(&bytes).map_err(damaged)?;
    if version == 0 {
        return Err(damaged(serde::de::Error::custom("its version is 0, and there never was one")));
    }
    if version > VERSION {
        return Err(NotesError::Newer { file: file.to_owned(), version });
    }
    if version == 1 {
        return version1::read(&bytes).map(Some).map_err(damaged);
    }
    let Whereabouts { folder, beside } = serde_json::from_slice(&bytes).map_err(damaged)?;
    let notes = serde_json::from_slice(&bytes).map_err(damaged)?;
    let there = beside.and_then(|beside| Some(file.parent()?.join(beside)));
    // The folder that went along with the file is meant, where the other one is gone.
    let there = there.filter(|there| !folder.is_dir() && there.is_dir());
    let folder = there.map_or(folder, |there| there.canonicalize().unwrap_or(there));
    Ok(Some(Kept { folder, notes }))
}

/// Writes the notes on `folder` to `file`: wholly, or not at all.
///
/// # Errors
/// Where the system refuses. What the file held before is still in it.
pub fn save(file: &Path, folder: &Path, notes: &Notes) -> Result<(), NotesError> {
    let write = || -> std::io::Result<()> {
        let directory = directory_of(file);
        std::fs::create_dir_all(directory)?;
        let beside = way(directory, folder);
        write_whole(file, Access::Private, |out| {
            serde_json::to_writer_pretty(&mut *out, &Saving { version: VERSION, folder, beside, notes })?;
            out.write_all(b"\n")
        })
    };
    write().map_err(|source| NotesError::Write { file: file.to_owned(), source })
}

/// Removes what a program that was killed left half written beside `file`. Only for who holds the file.
fn sweep(file: &Path) {
    let Ok(entries) = std::fs::read_dir(directory_of(file)) else {
        return;
    };
    let prefix = part_prefix(file);
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix) && name.ends_with(PART) {
            // What cannot be removed does no harm.
            std::fs::remove_file(entry.path()).ok();
        }
    }
}

/// The way from `directory` to `folder`, where both are absolute and have a beginning in common.
fn way(directory: &Path, folder: &Path) -> Option<PathBuf> {
    let directory = directory.canonicalize().ok()?;
    let common = directory.components().zip(folder.components()).take_while(|(one, other)| one == other).count();
    // The root alone is no neighbourhood.
    if common < 2 {
        return None;
    }
    let up = directory.components().skip(common).map(|_| Path::new(".."));
    let down = folder.components().skip(common).map(|part| Path::new(part.as_os_str()));
    Some(up.chain(down).collect())
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
            page: None,
            start: 0,
            end: quote.len(),
            quote: quote.to_owned(),
            before: String::new(),
            after: String::new(),
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
        let mut again = open(&file)?.unwrap().notes;
        assert_eq!(again.notebook, notes.notebook);
        assert!(again.undo());
        assert!(again.notebook.sections().is_empty() && again.notebook.references().is_empty());
        Ok(())
    }

    #[test]
    fn file_and_folder_may_be_moved_together() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let root = directory.path().canonicalize()?;
        std::fs::create_dir_all(root.join("then/sources"))?;
        save(&root.join("then/a.dossier"), &root.join("then/sources"), &Notes::default())?;
        std::fs::rename(root.join("then"), root.join("now"))?;
        assert_eq!(open(&root.join("now/a.dossier"))?.unwrap().folder, root.join("now/sources"));
        Ok(())
    }

    #[test]
    fn damaged_or_newer_notes_are_left_alone_and_said_to_be() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("notes.json");
        for damaged in [
            "{\"version\": 1, \"notebook\": ",
            "{\"version\": 2}",
            "{\"version\": 1}",
            "[]",
            "{\"version\": 0, \"notebook\": {}}",
        ] {
            std::fs::write(&file, damaged)?;
            assert!(matches!(open(&file), Err(NotesError::Damaged { .. })), "{damaged}");
        }
        std::fs::write(&file, "{\"version\": 99}")?;
        assert!(matches!(open(&file), Err(NotesError::Newer { version: 99, .. })));
        Ok(())
    }
}
