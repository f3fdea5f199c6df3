//! The bytes that a document was read from, as long as they are what they were.

use std::path::Path;

use super::wish::{Original, PageFault, fault};
use crate::briefing::DocumentId;
use crate::read::{Entry, Limits, ReadError, bytes_in, bytes_of, walk, walk_some};
use crate::store::{Key, is_store};

/// The path and the bytes of the file that is the document: of what lies in a container, those of the inner file.
pub fn bytes_of_original(original: &Original, id: DocumentId) -> Result<(String, Vec<u8>), PageFault> {
    let Some(document) = original.briefing.document(id) else {
        return Err(stale("The document is no more in the folder that is open."));
    };
    if is_store(&original.folder) {
        let what = "The folder is a store of what was read elsewhere: the files themselves are not in it.";
        return Err(PageFault { what: what.to_owned(), is_stale: false });
    }
    let limits = Limits::default();
    let path = document.path.clone();
    let entry = entry_of(&original.folder, &path, &limits)
        .ok_or_else(|| stale("The file is not there any more; its text is shown as it was read."))?;
    let bytes = bytes_of(&entry, &limits).map_err(|error| match error {
        ReadError::Changed => stale("The file is being changed just now."),
        other => stale(&other.to_string()),
    })?;
    if original.read.is_some_and(|read| read != key_of(&entry.path, &bytes, &limits)) {
        return Err(stale(
            "The file was changed since it was read: its pages may say something else than the text here.",
        ));
    }
    if entry.path == path {
        return Ok((path, bytes));
    }
    match bytes_in(&entry.path, &bytes, &path, &limits) {
        Ok(Some(bytes)) => Ok((path, bytes)),
        Ok(None) => Err(fault(&ReadError::Unpaged)),
        Err(error) => Err(fault(&error)),
    }
}

/// What the bytes of a file are known by.
pub fn key_of(path: &str, bytes: &[u8], limits: &Limits) -> Key {
    Key::of_file(path, bytes, limits.file_bytes, false)
}

fn stale(what: &str) -> PageFault {
    PageFault { what: what.to_owned(), is_stale: true }
}

/// The file of the folder that the document at `path` is or lies in.
fn entry_of(folder: &Path, path: &str, limits: &Limits) -> Option<Entry> {
    let holds = |entry: &Entry| {
        path.strip_prefix(entry.path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // Nearly all files are called on the disk as their path says.
    let ends = std::iter::once(path.len()).chain(path.rmatch_indices('/').map(|(at, _)| at));
    for end in ends {
        let file = folder.join(path.get(..end)?);
        if file.symlink_metadata().is_ok_and(|data| data.is_file())
            && let Ok((entries, _)) = walk_some(folder, &[file])
            && let Some(entry) = entries.into_iter().find(holds)
        {
            return Some(entry);
        }
    }
    walk(folder, limits).0.into_iter().find(holds)
}
