//! Which reader reads which format.

use super::format::{self, Foreign, Format, Kind};
use super::part::Sink;
use super::rest::{Rest, hand_on};
use super::{
    Limits, ReadError, archive, book, cards, encoding, html, json, legacy, mail, markdown, office, pdf, picture, rtf,
    table,
};

/// What a file was found to be.
pub enum Found {
    /// Something that is not read.
    Foreign(Foreign),
    /// Something whose bytes are no plain text.
    Bytes(Format),
    /// Something written as text, with the text, and what is to be said of how it was written.
    Text(Format, String, Rest),
    /// No text in any encoding.
    Rubbish,
}

impl Found {
    /// Whether it is read by code that is simple enough for any bytes to be let near it.
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Bytes(format) | Self::Text(format, ..) => format.is_plain(),
            Self::Foreign(_) | Self::Rubbish => true,
        }
    }
}

/// What the file with `bytes` at `path` is.
pub fn look(path: &str, bytes: &[u8]) -> Found {
    let mut rest = Rest::default();
    match format::by_bytes(path, bytes) {
        Some(Kind::Foreign(foreign)) => Found::Foreign(foreign),
        Some(Kind::Read(format)) => Found::Bytes(format),
        None => match encoding::decode(bytes, &mut rest) {
            Some(text) if text.trim().is_empty() => Found::Text(Format::Text, text, rest),
            Some(text) => match format::of_text(path, &text) {
                Kind::Foreign(foreign) => Found::Foreign(foreign),
                Kind::Read(format) => Found::Text(format, text, rest),
            },
            None => match format::by_ending(path) {
                Some(Kind::Foreign(foreign)) => Found::Foreign(foreign),
                Some(Kind::Read(_)) | None => Found::Rubbish,
            },
        },
    }
}

/// Hands the pieces of the file with `bytes` at `path` to `sink`.
pub fn parts(path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    of(look(path, bytes), path, bytes, limits, sink)
}

/// The same of a file that was looked at already.
pub fn of(found: Found, path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    match found {
        Found::Foreign(foreign) => Err(foreign.into()),
        Found::Rubbish => Err(ReadError::Rubbish),
        Found::Bytes(format) => of_bytes(format, path, bytes, limits, sink),
        Found::Text(format, text, rest) => of_text(format, text, rest, sink),
    }
}

fn of_bytes(format: Format, path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut rest = Rest::default();
    let draft = match format {
        Format::Mail => return mail::parts(bytes, sink),
        Format::Mailbox => return mail::mailbox(bytes, sink),
        Format::Outlook => return mail::outlook(bytes, sink),
        Format::Tnef => return mail::tnef(bytes, sink),
        Format::Zip => return archive::zip(bytes, limits, sink),
        Format::Tar => return archive::tar(bytes, limits, sink),
        Format::Gzip => return archive::gzip(path, bytes, limits, sink),
        Format::Pdf => return pdf::parts(bytes, limits, sink),
        Format::Picture => return picture::parts(bytes, limits, sink),
        Format::WebArchive => mail::web_archive(bytes, &mut rest),
        Format::Word => office::word(bytes, &mut rest),
        Format::Slides => office::slides(bytes, &mut rest),
        Format::Workbook => office::workbook(bytes, &mut rest),
        Format::OdfText | Format::OdfSheet | Format::OdfSlides => office::odf(bytes, &mut rest),
        Format::OldWord => legacy::doc(bytes, &mut rest),
        Format::OldSlides => legacy::ppt(bytes, &mut rest),
        Format::OldWorkbook => legacy::xls(bytes, &mut rest),
        Format::Book => book::draft(bytes, &mut rest),
        Format::Rtf => rtf::draft(bytes, &mut rest),
        // No bytes are a sign of these.
        Format::Text | Format::Markdown | Format::Html | Format::Table | Format::Json | Format::Cards => {
            let text = encoding::decode(bytes, &mut rest).ok_or(ReadError::Rubbish)?;
            return of_text(format, text, rest, sink);
        }
    };
    hand_on(draft.map(Some), rest, sink)
}

fn of_text(format: Format, text: String, mut rest: Rest, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let draft = match format {
        Format::Json => return json::parts(&text, rest, sink),
        Format::Cards => return cards::parts(&text, sink),
        Format::Markdown => Ok(markdown::draft(&text, &mut rest)),
        Format::Html => html::draft(&text),
        Format::Table => table::draft(&text, &mut rest),
        Format::Rtf => rtf::draft(text.trim_start().as_bytes(), &mut rest),
        _ => Ok(markdown::plain(text)),
    };
    hand_on(draft.map(Some), rest, sink)
}
