//! Which reader reads which format.

use super::draft::Draft;
use super::format::{self, Format, Kind};
use super::part::{Part, Sink};
use super::{Limits, ReadError, archive, book, encoding, html, json, mail, markdown, office, pdf, rtf, table};

/// Whether the file is read by code that is simple enough for any bytes to be let near it.
pub fn is_plain(path: &str, bytes: &[u8]) -> bool {
    match format::by_bytes(path, bytes) {
        Some(Kind::Read(format)) => format.is_plain(),
        Some(Kind::Foreign(_)) => true,
        None => match encoding::decode(bytes).map(|text| format::of_text(path, &text)) {
            Some(Kind::Read(format)) => format.is_plain(),
            Some(Kind::Foreign(_)) | None => true,
        },
    }
}

/// Hands the pieces of the file with `bytes` at `path` to `sink`.
pub fn parts(path: &str, bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    match format::by_bytes(path, bytes) {
        Some(Kind::Foreign(foreign)) => Err(foreign.into()),
        Some(Kind::Read(format)) => of_bytes(format, path, bytes, limits, sink),
        None => of_text(path, bytes, sink),
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
        Format::Text | Format::Markdown | Format::Html | Format::Table | Format::Json => {
            return of_text(path, bytes, sink);
        }
    };
    // Nothing comes after it: whether more is wanted does not matter.
    let _wanted = sink(Part::of(draft));
    Ok(())
}

fn of_text(path: &str, bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let Some(text) = encoding::decode(bytes) else {
        return Err(match format::by_ending(path) {
            Some(Kind::Foreign(foreign)) => foreign.into(),
            Some(Kind::Read(_)) | None => ReadError::Rubbish,
        });
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let draft = match format::of_text(path, &text) {
        Kind::Foreign(foreign) => return Err(foreign.into()),
        Kind::Read(Format::Json) => return json::parts(&text, sink),
        Kind::Read(Format::Markdown) => markdown::draft(text),
        Kind::Read(Format::Html) => html::draft(&text)?,
        Kind::Read(Format::Table) => table::draft(&text)?,
        Kind::Read(Format::Rtf) => rtf::draft(text.trim_start().as_bytes())?,
        Kind::Read(_) => Draft::of_text(text),
    };
    let _wanted = sink(Part::of(draft));
    Ok(())
}
