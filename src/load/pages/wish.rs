//! What can be wanted of a page, and what comes of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::align::Placed;
use crate::briefing::{Briefing, DocumentId};
use crate::read::ReadError;
use crate::store::Key;

/// A page that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageWish {
    /// The document.
    pub document: DocumentId,
    /// The number of the page, from 1.
    pub page: u32,
    /// How wide its picture may be, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// Whether the words are looked for that have to be recognised: not where that was done before.
    pub finds: bool,
}

/// Where a document comes from.
#[derive(Clone, Debug)]
pub struct Original {
    /// The folder it lies in.
    pub folder: PathBuf,
    /// What was read of that.
    pub briefing: Arc<Briefing>,
    /// What the bytes of its file were when they were read; `None` where that is not known.
    pub read: Option<Key>,
}

/// A page as it looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PagePicture {
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row: three bytes for each.
    pub pixels: Vec<u8>,
    /// How many pages the file has.
    pub pages: u32,
    /// Where words of the document stand on it.
    pub words: Vec<Placed>,
    /// Whether its words are still looked for: [`PageNews::Words`] says where they are.
    pub is_sought: bool,
}

/// Why a page is not shown: a sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFault {
    /// What is wrong.
    pub what: String,
    /// Whether reading the folder again may help.
    pub is_stale: bool,
}

/// News of pages that were wanted.
#[derive(Clone, Debug)]
pub enum PageNews {
    /// A page was drawn.
    Drawn(PageWish, Result<PagePicture, PageFault>),
    /// Where the words of a page stand that is a picture.
    Words(PageWish, Result<Vec<Placed>, PageFault>),
}

/// What is said where a page is not drawn. What is wrong with reading a file is said otherwise: it was read.
pub fn fault(error: &ReadError) -> PageFault {
    let what = match error {
        ReadError::TooSlow { seconds } => {
            format!("Drawing the page took more than {seconds} seconds and was given up; open the file to see it.")
        }
        ReadError::Ended { mebibytes } => {
            format!(
                "Drawing the page needs more than {mebibytes} MiB of memory and was given up; open the file to see it."
            )
        }
        ReadError::Killed => "Drawing the page was ended from outside, as by a system short of memory.".to_owned(),
        ReadError::TooNested => "The page is nested too deep to be drawn safely; open the file to see it.".to_owned(),
        ReadError::Broke => "The program failed at drawing the page; open the file to see it.".to_owned(),
        ReadError::NoChild { reason } => format!("No process could be started to draw the page safely ({reason})."),
        other => other.to_string(),
    };
    PageFault { what, is_stale: false }
}
