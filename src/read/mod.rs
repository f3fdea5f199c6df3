//! From a file's bytes to a document. Knows formats, not language.
//!
//! Every format becomes a [`Draft`]: text, paragraphs as the format knows them, and what its metadata say. What plain
//! words say beyond that (headline, captions, furniture, the day of publication) is found by [`crate::describe`], the
//! same way for all formats.

mod archive;
mod book;
mod cards;
pub mod child;
#[cfg(feature = "window")]
mod draw;
mod encoding;
mod folder;
mod format;
#[cfg(fuzzing)]
pub mod fuzz;
mod html;
#[cfg(feature = "window")]
mod inside;
mod json;
mod legacy;
mod mail;
mod markdown;
mod members;
mod names;
mod office;
mod open;
#[cfg(feature = "window")]
pub mod original;
mod part;
mod parts;
mod pdf;
mod picture;
mod recognise;
mod rest;
mod rtf;
mod run_in;
mod table;

pub use folder::{Entry, walk, walk_some};
#[cfg(feature = "window")]
pub use inside::bytes_in;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::briefing::{Draft, Problem};
use format::Foreign;
use part::Part;
use recognise::PIXELS;

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
    /// A text of more words and marks than `PIECES`.
    #[error("The text is too long: more than {} million words and marks; split it.", .limit / 1_000_000)]
    TooLong {
        /// The limit.
        limit: usize,
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
    /// A file nested deeper than any program makes it.
    #[error("The file is nested more than {limit} levels deep and cannot be read safely; save it as plain text.")]
    TooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// A file whose words are locked.
    #[error("The file is locked with a password; take the password off in the program it was made with.")]
    Locked,
    /// Pictures without text.
    #[error("No text was recognised in it: it shows pictures, or nothing.")]
    Blank,
    /// Pictures of what is no text in Latin letters, or none that can be made out.
    #[error(
        "What it shows could not be made out: it may be handwritten, too faint, or not in Latin letters; type it off to \
         have it read."
    )]
    Illegible,
    /// Letters without meaning.
    #[error("The fonts of the file do not say which letters they hold; run text recognition (OCR) over it.")]
    NoLetters,
    /// It does not hold what its format demands.
    #[error(
        "The file is damaged, or no {name} at all ({reason}); open it in the program it was made with and save it anew."
    )]
    Damaged {
        /// The format's name.
        name: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// A picture larger than any scanner makes.
    #[error(
        "The picture is too large: {width} by {height} pixels of at most {} million; scan it at 300 dots an inch.",
        PIXELS / 1_000_000
    )]
    TooManyPixels {
        /// How wide it is.
        width: u32,
        /// How high it is.
        height: u32,
    },
    /// A file that unpacks to far more than it is.
    #[error("The file unpacks to more than {}, far more than it should hold; it was left out.", bytes(*.limit))]
    Bomb {
        /// How much is unpacked at most, in bytes.
        limit: u64,
    },
    /// Its reader took too long.
    #[error("Reading the file took more than {seconds} seconds and was given up; save it as plain text, or split it.")]
    TooSlow {
        /// How long its reader was waited for.
        seconds: u64,
    },
    /// Its reader wanted too much memory.
    #[error("Reading the file needs more than {mebibytes} MiB of memory; it was left out.")]
    Ended {
        /// How much it may take.
        mebibytes: u64,
    },
    /// Its reader was ended by somebody, or by a system that was short of memory.
    #[error("Reading the file was ended from outside, as by a system short of memory; open the folder again.")]
    Killed,
    /// Its reader had no room for its depth.
    #[error("The file is nested too deep and cannot be read safely; save it as plain text.")]
    TooNested,
    /// Its reader failed.
    #[error("The program failed on this file; it was left out.")]
    Broke,
    /// No process could be started to read it.
    #[error("The file was not read: no process could be started to read it safely ({reason}).")]
    NoChild {
        /// What the system says.
        reason: String,
    },
    /// What a child process said of it.
    #[error("{0}")]
    Said(String),
    /// A document without words.
    #[error("The file holds no words: what it shows may be pictures.")]
    NoWords,
    /// Data without text.
    #[error(
        "The file holds data, but no field with text (text, content, body, …); rename the field, or save its words as text."
    )]
    NoField,
    /// A file whose pages look as its text does, or as each program likes.
    #[error(
        "Only PDF files and pictures have pages that look the same everywhere; this document is shown by its text."
    )]
    Unpaged,
    /// A page that is not there.
    #[error("The file has no page {page}.")]
    NoPage {
        /// Its number.
        page: usize,
    },
    /// A page that is far longer than wide, or wider than long.
    #[error("The page is too narrow to be shown.")]
    Narrow,
    /// A page without words.
    #[error("The page holds no text: its words may be in pictures, or be loaded by a program when it is opened.")]
    NoText,
}

impl ReadError {
    /// Whether it is of the time and the machine, and not of the file's bytes alone.
    fn may_pass(&self) -> bool {
        match self {
            Self::Open { .. }
            | Self::NoFile
            | Self::Changed
            | Self::TooSlow { .. }
            | Self::Ended { .. }
            | Self::Killed
            | Self::TooNested
            | Self::Broke
            | Self::NoChild { .. } => true,
            Self::Empty
            | Self::TooLarge { .. }
            | Self::TooLong { .. }
            | Self::Foreign { .. }
            | Self::Rubbish
            | Self::TooDeep { .. }
            | Self::Locked
            | Self::Blank
            | Self::Illegible
            | Self::NoLetters
            | Self::Damaged { .. }
            | Self::TooManyPixels { .. }
            | Self::Bomb { .. }
            | Self::Said(_)
            | Self::NoWords
            | Self::NoField
            | Self::Unpaged
            | Self::NoPage { .. }
            | Self::Narrow
            | Self::NoText => false,
        }
    }
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
    /// What becomes of pages that are pictures.
    pub scans: Scans,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 64 << 20, scans: Scans::default() }
    }
}

/// What becomes of pages that are pictures: to recognise one takes seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scans {
    /// They are read.
    #[default]
    Read,
    /// They are left for later, which is a problem of the file until then.
    Later,
    /// They are not read, which is a problem of the file.
    Skip,
}

/// What a file gave: a message with three attachments is four drafts.
#[derive(Debug, Default)]
pub struct Reading {
    /// The drafts and their paths, in the order in which they stand in the file. None is without paragraphs.
    pub drafts: Vec<(String, Draft)>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// How many pages are pictures that were left out or for later.
    pub scans: usize,
    /// Whether something went wrong that may go well another time, or elsewhere.
    pub may_differ: bool,
}

/// The bytes of the file of `entry`.
pub fn bytes_of(entry: &Entry, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    open::bytes_of(&entry.file, limits)
}

/// What the file at `path` (relative to the folder, `/` between the parts) with these `bytes` holds. `page` is called before
/// each page that is a picture, and says whether to go on.
pub fn read_bytes(path: &str, bytes: &[u8], limits: &Limits, page: &mut dyn FnMut() -> ControlFlow<()>) -> Reading {
    members::read(path, bytes, limits, page)
}

/// The first draft in `bytes`, the content of the file at `path` (relative to the folder, `/` between the parts), read in
/// this process.
pub fn read_draft(path: &str, bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut found = Err(ReadError::Empty);
    parts::parts(path, bytes, &Limits::default(), &mut |part| match part {
        Part::Draft { draft, .. } => {
            found = checked(draft);
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    })?;
    found
}

/// A document with more words and marks than this is none that people write, and would take more memory than a program
/// should: each takes some 150 bytes while it is worked on. A book of a thousand pages has half a million.
const PIECES: usize = 3_000_000;

/// Whether the text has more words and marks than [`PIECES`].
fn is_too_long(text: &str) -> bool {
    if text.len() < PIECES {
        return false;
    }
    let (mut count, mut in_word) = (0_usize, false);
    for letter in text.chars() {
        let is_letter = letter.is_alphanumeric();
        count += usize::from(is_letter && !in_word || !is_letter && !letter.is_whitespace());
        in_word = is_letter;
    }
    count > PIECES
}

/// The draft, where it holds words, and not more of them than [`PIECES`].
fn checked(draft: Draft) -> Result<Draft, ReadError> {
    if is_too_long(&draft.text) {
        Err(ReadError::TooLong { limit: PIECES })
    } else if draft.paragraphs.is_empty() {
        Err(ReadError::Empty)
    } else {
        Ok(draft)
    }
}
