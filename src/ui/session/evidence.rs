//! The open folder is evidence: nothing is written into it, not even what the program would keep for itself.

use std::path::{Path, PathBuf};

use crate::notes;
use crate::ui::{Session, keeping};

impl Session {
    /// Whether `file` would lie in the open folder.
    pub(in crate::ui) fn is_evidence(&self, file: &Path) -> bool {
        self.folder.as_deref().is_some_and(|folder| notes::lies_in(file, folder))
    }

    /// Where what is read of `folder` is kept for the next time: nowhere that lies in it.
    pub(in crate::ui) fn cache_for(&self, folder: &Path) -> Option<PathBuf> {
        self.cache.clone().filter(|cache| !notes::lies_in(cache, folder))
    }

    /// The directory for notes.
    pub(in crate::ui) fn directory_for_notes(&self) -> Option<PathBuf> {
        self.notes_directory.clone().or_else(keeping::directory)
    }
}
