//! Earlier states of a briefing file, beside it: `NAME.backups/1.dossier` is the newest.

use std::path::{Path, PathBuf};

use super::{ENDING, Kept, open};

/// How many are kept.
const KEPT: usize = 6;

/// Keeps the present state of `file`, and of the older ones those that there is room for. Nothing happens where there is
/// no such file.
///
/// # Errors
/// Where the system refuses. The file itself is not touched.
pub fn back_up(file: &Path) -> std::io::Result<()> {
    if !file.is_file() {
        return Ok(());
    }
    let folder = folder(file);
    std::fs::create_dir_all(&folder)?;
    for number in (1..KEPT).rev() {
        let older = name(&folder, number);
        if older.exists() {
            std::fs::rename(older, name(&folder, number + 1))?;
        }
    }
    // Bytes of its own: another name for the same ones would be damaged with them.
    std::fs::copy(file, name(&folder, 1)).map(|_| ())
}

/// The newest backup of `file` that can be opened, with what it holds.
pub fn last_good(file: &Path) -> Option<(PathBuf, Kept)> {
    let folder = folder(file);
    let files = (1..=KEPT).map(|number| name(&folder, number));
    files.filter_map(|backup| Some((backup.clone(), open(&backup).ok()??))).next()
}

fn folder(file: &Path) -> PathBuf {
    file.with_extension("backups")
}

fn name(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{number}.{ENDING}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Edit, HeadField, Notes, save};

    #[test]
    fn the_newest_backup_that_can_be_read_is_the_last_good_one() -> Result<(), Box<dyn std::error::Error>> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("a.dossier");
        back_up(&file)?;
        assert!(last_good(&file).is_none(), "there is nothing to keep yet");
        let mut notes = Notes::default();
        for number in 0..9 {
            notes.apply(Edit::Head { field: HeadField::Serial, text: number.to_string() });
            save(&file, Path::new("/x"), &notes)?;
            back_up(&file)?;
        }
        let serial = |kept: Kept| kept.notes.notebook.head().field(HeadField::Serial).to_owned();
        assert_eq!(last_good(&file).map(|(_, kept)| serial(kept)).as_deref(), Some("8"));
        // The file is replaced, and its backup stays what it was.
        notes.apply(Edit::Head { field: HeadField::Serial, text: "9".to_owned() });
        save(&file, Path::new("/x"), &notes)?;
        assert_eq!(last_good(&file).map(|(_, kept)| serial(kept)).as_deref(), Some("8"));
        std::fs::write(directory.path().join("a.backups/1.dossier"), "{\"vers")?;
        assert_eq!(last_good(&file).map(|(_, kept)| serial(kept)).as_deref(), Some("7"));
        assert_eq!(std::fs::read_dir(directory.path().join("a.backups"))?.count(), KEPT);
        Ok(())
    }
}
