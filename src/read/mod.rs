//! From a file's bytes to a document. Knows formats, not language.
//!
//! Every format becomes a `Draft`: text, paragraphs as the format knows them, and what its metadata say. What plain
//! words say beyond that (headline, captions, boilerplate, the date of publication) is found in the draft, the same
//! way for all formats.

mod boilerplate;
mod date;
mod draft;
mod encoding;
mod folder;
mod format;
mod html;
mod markdown;
mod open;
mod published;
mod roles;

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use folder::{Entry, walk};

use crate::briefing::{Document, DocumentId};
use draft::Draft;
use format::{Foreign, Format};

/// Why a file gave no document: a sentence for the reader.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing but white space.
    #[error("The file is empty.")]
    Empty,
    /// It could not be opened or read to its end.
    #[error("The file could not be read ({reason}); check that it is still there and that you may open it.")]
    Open {
        /// What the system says.
        reason: String,
    },
    /// It is a pipe or a device, or a link put in its place.
    #[error("This is no ordinary file any more; it was left alone.")]
    NoFile,
    /// Larger than [`Limits::file_bytes`].
    #[error(
        "The file is too large: {} of at most {}; split it, or raise the limit.", bytes(*.size), bytes(*.limit)
    )]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Its size or time changed between opening and closing.
    #[error("The file was changed while it was being read; open the folder again.")]
    Changed,
    /// A format that is not read.
    #[error("This is {name}, which cannot be read yet; {advice}.")]
    Foreign {
        /// The format's name with its article.
        name: &'static str,
        /// What can be done.
        advice: &'static str,
    },
    /// Bytes that are no text in any encoding, of no format that is known.
    #[error("The file holds no text that could be made out: it is damaged, encrypted, or of an unknown kind.")]
    Rubbish,
    /// A page nested deeper than any browser goes.
    #[error("The page is nested more than {limit} levels deep and cannot be read safely; save it as plain text.")]
    TooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// A page without words.
    #[error("The page holds no text: its words may be in pictures, or be loaded by a program when it is opened.")]
    NoText,
}

impl From<Foreign> for ReadError {
    fn from(format: Foreign) -> Self {
        Self::Foreign { name: format.name, advice: format.advice }
    }
}

/// A size as people say it.
fn bytes(size: u64) -> String {
    match size {
        0..1_024 => format!("{size} bytes"),
        1_024..1_048_576 => format!("{} KiB", size.div_ceil(1 << 10)),
        _ => format!("{} MiB", size.div_ceil(1 << 20)),
    }
}

/// What a reader may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file that is read, in bytes. More than 4 GiB is never read: spans count in 32 bits.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 64 << 20 }
    }
}

/// The document in the file of `entry`.
pub fn read_file(entry: &Entry, limits: &Limits) -> Result<Document, ReadError> {
    read_document(&entry.path, &open::bytes_of(&entry.file, limits)?)
}

/// The document in `bytes`, the content of the file at `path` (relative to the folder, `/` between the parts).
pub fn read_document(path: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let draft = draft_of(path, bytes)?;
    let draft = roles::assign(draft);
    if draft.paragraphs.is_empty() {
        return Err(ReadError::Empty);
    }
    let published = published::published(&draft, path);
    let title = draft.title().unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path).to_owned());
    let text: Arc<str> = draft.text.into();
    let hash: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    Ok(Document {
        id: DocumentId::from_hash(hash),
        path: path.to_owned(),
        title,
        published,
        language: None,
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        text,
        paragraphs: draft.paragraphs,
    })
}

fn draft_of(path: &str, bytes: &[u8]) -> Result<Draft, ReadError> {
    if let Some(format) = format::by_bytes(path, bytes) {
        return Err(format.into());
    }
    let Some(text) = encoding::decode(bytes) else {
        return Err(format::by_ending(path).map_or(ReadError::Rubbish, ReadError::from));
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    match format::of_text(path, &text)? {
        Format::Text => Ok(Draft::of_text(text)),
        Format::Markdown => Ok(markdown::draft(text)),
        Format::Html => html::draft(&text),
    }
}
