//! Which pages can be drawn, and by what.

use super::format::Format;
use super::original::{DrawnPage, PageAsk, PagePart};
use super::parts::{Found, look};
use super::{ReadError, pdf, picture};

/// What is wanted of a page of the file with `bytes` at `path`. It is made in this process.
pub fn page(path: &str, bytes: &[u8], ask: PageAsk) -> Result<DrawnPage, ReadError> {
    let is_pdf = match look(path, bytes) {
        Found::Bytes(Format::Pdf) => true,
        Found::Bytes(Format::Picture) => false,
        _ => return Err(ReadError::Unpaged),
    };
    let number = ask.page;
    let words = |words| DrawnPage { words, ..DrawnPage::default() };
    match (ask.what, is_pdf) {
        (PagePart::Picture { width, height }, true) => pdf::draw(bytes, number, (width, height)),
        (PagePart::Picture { width, height }, false) => picture::draw(bytes, number, (width, height)),
        (PagePart::Words, true) => pdf::find(bytes, number).map(words),
        (PagePart::Words, false) => picture::find(bytes, number).map(words),
    }
}
