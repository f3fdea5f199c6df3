//! Each reader alone, for the fuzz targets in `tests/fuzz`. Compiled for them and for nothing else (`--cfg fuzzing`).

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use super::part::{Part, Sink};
use super::rest::{Rest, hand_on};
use super::{
    Limits, ReadError, archive, book, cards, checked, child, encoding, html, json, legacy, mail, markdown, office,
    parts, pdf, picture, rtf, table,
};
use crate::briefing::Draft;

/// A reader.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "they are named as the formats are")]
pub enum Reader {
    Any(&'static str),
    Text,
    Markdown,
    Html,
    Table,
    Json,
    Rtf,
    Pdf,
    Picture,
    Mail,
    Mailbox,
    Outlook,
    Tnef,
    Cards,
    OldWord,
    OldSlides,
    OldWorkbook,
    WebArchive,
    Zip,
    Tar,
    Gzip,
    Word,
    Slides,
    Workbook,
    Odf,
    Book,
    /// Not a format: what a child process says, to a parent who does not trust it.
    Answer,
}

/// Reads `bytes` as nothing else than what `reader` reads, and checks the drafts.
pub fn read(reader: Reader, bytes: &[u8]) -> Vec<(String, Draft)> {
    let mut drafts = Vec::new();
    let mut sink = |part| {
        if let Part::Draft { name, draft } = part
            && let Ok(draft) = checked(draft)
        {
            check(&draft);
            drafts.push((name.unwrap_or_else(|| "a".to_owned()), draft));
        }
        ControlFlow::Continue(())
    };
    // An error is an answer, too.
    if let Err(error) = parts_of(reader, bytes, &mut sink) {
        assert!(error.to_string().len() > 10);
    }
    drafts
}

fn parts_of(reader: Reader, bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let limits = Limits::default();
    let mut rest = Rest::default();
    let mut text = || encoding::decode(bytes, &mut rest).ok_or(ReadError::Rubbish);
    let draft = match reader {
        Reader::Any(name) => return parts::parts(name, bytes, &limits, sink),
        Reader::Mail => return mail::parts(bytes, sink),
        Reader::Mailbox => return mail::mailbox(bytes, sink),
        Reader::Outlook => return mail::outlook(bytes, sink),
        Reader::Tnef => return mail::tnef(bytes, sink),
        Reader::Cards => return cards::parts(&text()?, sink),
        Reader::OldWord => legacy::doc(bytes, &mut rest),
        Reader::OldSlides => legacy::ppt(bytes, &mut rest),
        Reader::OldWorkbook => legacy::xls(bytes, &mut rest),
        Reader::Zip => return archive::zip(bytes, &limits, sink),
        Reader::Tar => return archive::tar(bytes, &limits, sink),
        Reader::Gzip => return archive::gzip("a.gz", bytes, &limits, sink),
        Reader::Json => {
            let text = text()?;
            return json::parts(&text, rest, sink);
        }
        Reader::Answer => {
            let mut left = bytes;
            while let Ok(child::Frame::Part(part)) = child::read_frame(&mut left) {
                let _wanted = sink(part);
            }
            return Ok(());
        }
        Reader::Text => Ok(markdown::plain(text()?)),
        Reader::Markdown => {
            let text = text()?;
            Ok(markdown::draft(&text, &mut rest))
        }
        Reader::Html => html::draft(&text()?),
        Reader::Table => {
            let text = text()?;
            table::draft(&text, &mut rest)
        }
        Reader::Rtf => rtf::draft(bytes, &mut rest),
        Reader::Pdf => return pdf::parts(bytes, &limits, sink),
        Reader::Picture => return picture::parts(bytes, &limits, sink),
        Reader::WebArchive => mail::web_archive(bytes, &mut rest),
        Reader::Word => office::word(&container(bytes), &mut rest),
        Reader::Slides => office::slides(&container(bytes), &mut rest),
        Reader::Workbook => office::workbook(&container(bytes), &mut rest),
        Reader::Odf => office::odf(&container(bytes), &mut rest),
        Reader::Book => book::draft(&container(bytes), &mut rest),
    };
    hand_on(draft.map(Some), rest, sink)
}

/// The line that begins a file in the plain form of a container.
const FILE: &str = "\n==== ";

/// A ZIP container of the files in `bytes`, so that their content is what changes and not how it is packed: each begins
/// with a line `==== name`. A container is left as it is.
fn container(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let text = String::from_utf8_lossy(bytes);
    for file in text.split(FILE).skip(1) {
        let (name, content) = file.split_once('\n').unwrap_or((file, ""));
        // Two files of one name: the second is left out.
        if archive.start_file(name, stored).is_ok() {
            archive.write_all(content.as_bytes()).ok();
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Paragraphs are in order, apart, and none is empty.
fn check(draft: &Draft) {
    let mut end = 0;
    for paragraph in &draft.paragraphs {
        assert!(paragraph.span.start() >= end, "paragraphs overlap");
        assert!(!paragraph.span.of(&draft.text).trim().is_empty(), "a paragraph is empty");
        end = paragraph.span.end();
    }
}
