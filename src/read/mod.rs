//! From a file's bytes to a document. Knows formats, not language.

mod folder;

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use folder::{Entry, walk};

use crate::briefing::{Document, DocumentId, Paragraph, ParagraphRole, Published};
use crate::text::Span;

/// Why a file gave no document: a sentence for the reader.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing but white space.
    #[error("The file is empty")]
    Empty,
    /// It could not be opened.
    #[error("The file could not be opened: {0}")]
    Open(#[from] std::io::Error),
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

/// The document in the file of `entry`.
pub fn read_file(entry: &Entry, limits: &Limits) -> Result<Document, ReadError> {
    let _ = limits;
    read_document(&entry.path, &std::fs::read(&entry.file)?)
}

/// The document in `bytes`, the content of the file at `path` (relative to the folder, `/` between the parts).
pub fn read_document(path: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let text: Arc<str> = String::from_utf8_lossy(bytes).into();
    let hash: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(span) = Span::new(&text, at, at + line.len()).map(|span| span.trimmed(&text))
            && !span.is_empty()
        {
            paragraphs.push(Paragraph {
                span,
                role: ParagraphRole::Body,
                repeats: None,
            });
        }
        at += line.len();
    }
    if paragraphs.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Document {
        id: DocumentId::from_hash(hash),
        path: path.to_owned(),
        title: path.to_owned(),
        published: Published::default(),
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        text,
        paragraphs,
    })
}
