//! Which files a folder holds, in which order.

use std::path::{Path, PathBuf};

use super::Limits;
use crate::briefing::Problem;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub file: PathBuf,
    /// Relative to the folder, with `/` between the parts.
    pub path: String,
}

/// The files in `folder` and below, in order of path, and what could not be listed.
pub fn walk(folder: &Path, _limits: &Limits) -> (Vec<Entry>, Vec<Problem>) {
    let mut entries = Vec::new();
    for found in walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        if found.file_type().is_file() {
            let path = found
                .path()
                .strip_prefix(folder)
                .unwrap_or(found.path())
                .to_string_lossy()
                .into_owned();
            entries.push(Entry {
                file: found.path().to_owned(),
                path,
            });
        }
    }
    (entries, Vec::new())
}
