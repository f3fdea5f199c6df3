//! Which reader reads which format.

use super::format::{self, Foreign, Format, Kind};
use super::part::{Part, Sink};
use super::{Limits, ReadError, archive, book, encoding, html, json, mail, markdown, office, pdf, rtf, table};

/// What a file was found to be.
pub enum Found {
    /// Something that is not read.
    Foreign(Foreign),
    /// Something whose bytes are no plain text.
    Bytes(Format),
    /// Something written as text, with the text.
    Text(Format, String),
    /// No text in any encoding.
    Rubbish,
}

impl Found {
    /// Whether it is read by code that is simple enough for any bytes to be let near it.
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Bytes(format) | Self::Text(format, _) => format.is_plain(),
            Self::Foreign(_) | Self::Rubbish => true,
        }
    }
}

/// What the file with `bytes` at `path` is.
pub fn look(path: &str, bytes: &[u8]) -> Found {
    let of_text = |kind, text| match kind {
        Kind::Foreign(foreign) => Found::Foreign(foreign),
        Kind::Read(format) => Found::Text(format, text),
    };
    match format::by_bytes(path, bytes) {
        Some(Kind::Foreign(foreign)) => Found::Foreign(foreign),
        Some(Kind::Read(format)) => Found::Bytes(format),
        None => match encoding::decode(bytes) {
            Some(text) if text.trim().is_empty() => Found::Text(Format::Text, text),
            Some(text) => of_text(format::of_text(path, &text), text),
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
        Found::Text(format, text) => of_text(format, text, sink),
    }
}

fn of_bytes(format: Format, path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let draft = match format {
        Format::Pdf => return pdf::parts(bytes, sink),
        Format::Mail => return mail::parts(bytes, sink),
        Format::Mailbox => return mail::mailbox(bytes, sink),
        Format::Outlook => return mail::outlook(bytes, sink),
        Format::WebArchive => return mail::web_archive(bytes, sink),
        Format::Zip => return archive::zip(bytes, limits, sink),
        Format::Tar => return archive::tar(bytes, limits, sink),
        Format::Gzip => return archive::gzip(path, bytes, limits, sink),
        Format::Word => office::word(bytes)?,
        Format::Slides => office::slides(bytes)?,
        Format::Workbook => office::workbook(bytes)?,
        Format::OdfText | Format::OdfSheet | Format::OdfSlides => office::odf(bytes)?,
        Format::Book => book::draft(bytes)?,
        Format::Rtf => rtf::draft(bytes)?,
        // No bytes are a sign of these.
        Format::Text | Format::Markdown | Format::Html | Format::Table | Format::Json => {
            return of_text(format, encoding::decode(bytes).ok_or(ReadError::Rubbish)?, sink);
        }
    };
    // Nothing comes after it: whether more is wanted does not matter.
    let _wanted = sink(Part::of(draft));
    Ok(())
}

fn of_text(format: Format, text: String, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let draft = match format {
        Format::Json => return json::parts(&text, sink),
        Format::Markdown => markdown::draft(&text),
        Format::Html => html::draft(&text)?,
        Format::Table => table::draft(&text)?,
        Format::Rtf => rtf::draft(text.trim_start().as_bytes())?,
        _ => markdown::plain(text),
    };
    let _wanted = sink(Part::of(draft));
    Ok(())
}
