//! The folders and briefings that were opened lately.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// How many are remembered.
const KEPT: usize = 8;

/// The folders and briefings that were opened lately, the last one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent {
    paths: Vec<PathBuf>,
}

impl Recent {
    /// Remembers `path` as the last one.
    pub fn opened(&mut self, path: &Path) {
        // A relative path would lead elsewhere tomorrow.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.forget(&path);
        self.paths.insert(0, path);
        self.paths.truncate(KEPT);
    }

    /// Forgets `path`, as when it is gone.
    pub fn forget(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.paths.retain(|known| *known != path);
    }

    /// Their paths, the last one first.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
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
        assert_eq!(recent.paths(), [PathBuf::from("/a"), PathBuf::from("/b")]);
        recent.forget(Path::new("/a"));
        assert_eq!(recent.paths(), [PathBuf::from("/b")]);
    }
}
