//! The folders that were opened lately.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// How many are remembered.
const KEPT: usize = 8;

/// The folders that were opened lately, the last one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent {
    folders: Vec<PathBuf>,
}

impl Recent {
    /// Remembers `folder` as the last one.
    pub fn opened(&mut self, folder: &Path) {
        // A relative path would lead elsewhere tomorrow.
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.forget(&folder);
        self.folders.insert(0, folder);
        self.folders.truncate(KEPT);
    }

    /// Forgets `folder`, as when it is gone.
    pub fn forget(&mut self, folder: &Path) {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.folders.retain(|known| *known != folder);
    }

    /// The folders, the last one first.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_once_and_the_last_one_first() {
        let mut recent = Recent::default();
        for folder in ["/a", "/b", "/a"] {
            recent.opened(Path::new(folder));
        }
        assert_eq!(recent.folders(), [PathBuf::from("/a"), PathBuf::from("/b")]);
        recent.forget(Path::new("/a"));
        assert_eq!(recent.folders(), [PathBuf::from("/b")]);
    }
}
