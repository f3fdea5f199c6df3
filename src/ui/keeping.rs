//! Where the notes on a folder are kept: a briefing file in the user's data directory, or wherever the person put it.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::notes::{self, ENDING, Hold, Keeper, Kept, Notes, NotesError};
use crate::text::printable;

/// Where changes go.
#[derive(Debug, Default)]
pub enum Keeping {
    /// Nowhere: the system names no place for a user's data, or no file could be begun.
    #[default]
    Nowhere,
    /// Into a file that this window holds.
    Here(Keeper),
    /// Another window holds the file: the notes can be read.
    Held(PathBuf),
}

/// What the person should know about the file, and the newest backup where there is one.
#[derive(Debug)]
pub struct Trouble {
    /// What is wrong.
    pub error: NotesError,
    /// The file that cannot be used; it is left as it is.
    pub file: PathBuf,
    /// An earlier state of it.
    pub backup: Option<PathBuf>,
}

impl Trouble {
    /// What `error` means for `file`.
    pub fn of(file: &Path, error: NotesError) -> Self {
        let backup = notes::last_good(file).map(|(backup, _)| backup);
        Self { error, file: file.to_owned(), backup }
    }
}

impl Keeping {
    /// Keeps what is written in `file` from now on; `wake` is called after each try to save.
    pub fn begin(file: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let hold = match Hold::take(&file) {
            Ok(None) => return Self::Held(file),
            Ok(hold) => hold,
            // Where nothing can be locked, nothing can be saved either, mostly: that is told when it is tried.
            Err(_) => None,
        };
        Keeper::start(file, hold, wake).map_or(Self::Nowhere, Self::Here)
    }

    /// The file.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Nowhere => None,
            Self::Here(keeper) => Some(keeper.file()),
            Self::Held(file) => Some(file),
        }
    }
}

/// A folder by the name that it keeps, however it was named: by a relative path, through a link.
pub fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// The file in `directory` that holds the notes on `folder`, with these; a new one where there is none.
///
/// A file that cannot be understood is never written over: the notes begin anew in a file beside it.
pub fn find(directory: &Path, folder: &Path) -> (PathBuf, Notes, Option<Trouble>) {
    let folder = real(folder);
    let name = folder.file_name().map_or_else(|| "briefing".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut trouble = None;
    for file in numbered(directory, &file_stem(&name)) {
        match notes::open(&file) {
            Ok(None) => return (file, before(directory, &folder), trouble),
            Ok(Some(kept)) if kept.folder == folder => return (file, kept.notes, trouble),
            Ok(Some(_)) => {}
            Err(error) => {
                trouble.get_or_insert_with(|| Trouble::of(&file, error));
            }
        }
    }
    (directory.join(format!("{}.{ENDING}", digest(&folder))), Notes::default(), trouble)
}

/// A name beside `file` that is free, for what was restored from its backup.
pub fn beside(file: &Path) -> PathBuf {
    let directory = file.parent().unwrap_or(Path::new("."));
    let stem = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut names = numbered(directory, &stem);
    names.find(|name| !name.exists()).unwrap_or_else(|| file.with_extension(format!("restored.{ENDING}")))
}

/// `NAME.dossier`, `NAME 2.dossier`, …
fn numbered(directory: &Path, stem: &str) -> impl Iterator<Item = PathBuf> {
    (1..1000).map(move |number| match number {
        1 => directory.join(format!("{stem}.{ENDING}")),
        _ => directory.join(format!("{stem} {number}.{ENDING}")),
    })
}

/// `name` without what file systems reject.
fn file_stem(name: &str) -> String {
    let allowed = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let stem: String = printable(name).chars().map(allowed).take(80).collect();
    let stem = stem.trim().trim_start_matches('.').to_owned();
    if stem.is_empty() { "briefing".to_owned() } else { stem }
}

/// The notes on `folder` as an earlier dossier kept them: a file that is called by a digest of the folder's path.
fn before(directory: &Path, folder: &Path) -> Notes {
    let file = directory.join(format!("{}.json", digest(folder)));
    notes::open(&file).ok().flatten().map(|kept: Kept| kept.notes).unwrap_or_default()
}

fn digest(folder: &Path) -> String {
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The directory that holds all briefings: `None` where the system knows no home for a user's data.
pub fn directory() -> Option<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "dossier")?;
    Some(directories.data_dir().join("notes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Edit, HeadField};

    fn notes(subject: &str) -> Notes {
        let mut notes = Notes::default();
        notes.apply(Edit::Head { field: HeadField::Subject, text: subject.to_owned() });
        notes
    }

    #[test]
    fn notes_are_found_again_by_their_folder() -> Result<(), Box<dyn std::error::Error>> {
        let (data, root) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (one, other) = (root.path().join("one/talks"), root.path().join("other/talks"));
        std::fs::create_dir_all(&one)?;
        std::fs::create_dir_all(&other)?;
        let (file, found, trouble) = find(data.path(), &one);
        assert!(found == Notes::default() && trouble.is_none());
        assert_eq!(file.file_name().unwrap(), "talks.dossier");
        notes::save(&file, &real(&one), &notes("one"))?;
        let (second, ..) = find(data.path(), &other);
        assert_eq!(second.file_name().unwrap(), "talks 2.dossier");
        notes::save(&second, &real(&other), &notes("other"))?;
        let (again, found, _) = find(data.path(), &one.join("."));
        assert_eq!((again, found.notebook), (file, notes("one").notebook));
        assert_eq!(std::fs::read_dir(&one)?.count(), 0, "the folder is never written to");
        Ok(())
    }

    #[test]
    fn a_damaged_file_is_kept_and_its_backup_offered() -> Result<(), Box<dyn std::error::Error>> {
        let (data, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let (first, ..) = find(data.path(), folder.path());
        notes::save(&first, &real(folder.path()), &notes("kept"))?;
        notes::back_up(&first)?;
        std::fs::write(&first, "half a fi")?;
        let (second, found, trouble) = find(data.path(), folder.path());
        assert!(first != second && found == Notes::default());
        let backup = trouble.unwrap().backup.unwrap();
        assert_eq!(notes::open(&backup)?.unwrap().notes.notebook, notes("kept").notebook);
        assert_eq!(std::fs::read_to_string(&first)?, "half a fi");
        assert_eq!(beside(&first), second);
        Ok(())
    }

    #[test]
    fn notes_of_an_earlier_dossier_are_taken_over() -> Result<(), Box<dyn std::error::Error>> {
        let (data, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let folder = real(folder.path());
        let old = data.path().join(format!("{}.json", digest(&folder)));
        notes::save(&old, &folder, &notes("old"))?;
        let (file, found, _) = find(data.path(), &folder);
        assert_eq!(found.notebook, notes("old").notebook);
        assert!(!file.exists(), "nothing is written before something changes");
        Ok(())
    }
}
