//! Where the notes on a folder are kept: one file for each folder, under the user's data directory.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::notes::{self, Notes, NotesError};

/// The file that holds the notes on one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotesFile {
    file: PathBuf,
    folder: PathBuf,
}

impl NotesFile {
    /// The notes on `folder` that are kept in `directory`, where they are saved from now on, and what the person should
    /// know about them.
    ///
    /// A file that cannot be understood is never written over: the notes begin anew in a file beside it.
    pub fn open(directory: &Path, folder: &Path) -> (Notes, Self, Option<String>) {
        // A folder keeps its notes however it is named: by a relative path, through a link.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let name = Sha256::digest(folder.as_os_str().as_encoded_bytes())
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>();
        let mut notice = None;
        for copy in 1..100 {
            let file = match copy {
                1 => directory.join(format!("{name}.json")),
                _ => directory.join(format!("{name}-{copy}.json")),
            };
            match notes::open(&file) {
                Ok(notes) => return (notes, Self { file, folder }, notice),
                Err(error) => {
                    notice.get_or_insert_with(|| format!("{error}. New notes are kept in a file beside it."));
                }
            }
        }
        let file = directory.join(format!("{name}-new.json"));
        (Notes::default(), Self { file, folder }, notice)
    }

    /// Saves `notes`, wholly or not at all.
    pub fn save(&self, notes: &Notes) -> Result<(), NotesError> {
        notes::save(&self.file, &self.folder, notes)
    }
}

/// The directory that holds all notes: `None` where the system knows no home for a user's data.
pub fn directory() -> Option<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "dossier")?;
    Some(directories.data_dir().join("notes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Edit, HeadField};

    #[test]
    fn notes_are_found_again_by_their_folder() -> Result<(), Box<dyn std::error::Error>> {
        let (data, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (mut notes, file, notice) = NotesFile::open(data.path(), folder.path());
        assert_eq!(notice, None);
        notes.apply(Edit::Head { field: HeadField::Subject, text: "kept".to_owned() });
        file.save(&notes)?;
        let (again, ..) = NotesFile::open(data.path(), &folder.path().join("."));
        assert_eq!(again.notebook, notes.notebook);
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 0, "the folder is never written to");
        Ok(())
    }

    #[test]
    fn a_damaged_file_is_kept_and_said() -> Result<(), Box<dyn std::error::Error>> {
        let (data, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (_, first, _) = NotesFile::open(data.path(), folder.path());
        std::fs::write(&first.file, "half a fi")?;
        let (notes, second, notice) = NotesFile::open(data.path(), folder.path());
        assert_ne!(first.file, second.file);
        assert!(notice.is_some_and(|notice| notice.contains("damaged")));
        second.save(&notes)?;
        assert_eq!(std::fs::read_to_string(&first.file)?, "half a fi");
        Ok(())
    }
}
