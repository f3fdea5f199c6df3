//! From a file's bytes to a document. Knows formats, not language.

mod folder;

pub use folder::{Entry, walk};

use crate::briefing::Document;

/// Why a file gave no document.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing but white space.
    #[error("the file is empty")]
    Empty,
}

/// What a reader may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file that is read, in bytes.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
        }
    }
}

/// The document in `bytes`, the content of the file at `path` (relative to the folder, `/` between the parts).
pub fn read_document(_path: &str, _bytes: &[u8]) -> Result<Document, ReadError> {
    Err(ReadError::Empty)
}
