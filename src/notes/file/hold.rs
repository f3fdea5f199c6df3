//! Holding a briefing file: only one window at a time writes it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The file is held as long as this lives; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct Hold {
    /// Locked. The briefing file itself is replaced with every change, so that a lock on it would go with the old one.
    _lock: File,
}

impl Hold {
    /// Holds `file`; `None` where another window does.
    ///
    /// # Errors
    /// Where the system has no locks there, or nothing may be written there.
    pub fn take(file: &Path) -> std::io::Result<Option<Self>> {
        let lock = lock_file(file);
        if let Some(directory) = lock.parent() {
            std::fs::create_dir_all(directory)?;
        }
        let lock = OpenOptions::new().create(true).append(true).open(lock)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// `.NAME.dossier.lock`, beside the file.
fn lock_file(file: &Path) -> PathBuf {
    let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    file.with_file_name(format!(".{name}.lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_once_until_it_is_let_go() -> std::io::Result<()> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("a.dossier");
        let first = Hold::take(&file)?;
        assert!(first.is_some());
        assert!(Hold::take(&file)?.is_none());
        assert!(Hold::take(&directory.path().join("b.dossier"))?.is_some());
        drop(first);
        assert!(Hold::take(&file)?.is_some());
        Ok(())
    }
}
