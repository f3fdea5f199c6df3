//! The note as a Word document (Office Open XML, ECMA-376): real footnotes, headings, tables, and the handling line on
//! each page.
//!
//! Written by hand: the note needs few of the format's parts, and each must be escaped and give the same bytes.

mod archive;
mod body;
mod fixed;

use std::io::{self, Write};

use super::report::Report;
use archive::Archive;
use body::Body;

/// Writes `report` as a Word document. The same note gives the same bytes.
pub fn write_note_docx(report: &Report, mut out: impl Write) -> io::Result<()> {
    let body = Body::of(report);
    let handling = escaped(&report.handling);
    let parts = [
        ("[Content_Types].xml", fixed::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", fixed::RELATIONS.to_owned()),
        ("docProps/core.xml", fixed::properties(&escaped(&report.title))),
        ("word/document.xml", body.document()),
        ("word/_rels/document.xml.rels", body.relations()),
        ("word/styles.xml", fixed::STYLES.to_owned()),
        ("word/settings.xml", fixed::SETTINGS.to_owned()),
        ("word/footnotes.xml", body.footnotes()),
        ("word/header1.xml", fixed::header(&handling)),
        ("word/footer1.xml", fixed::footer(&handling)),
    ];
    let mut archive = Archive::default();
    let whole = parts.iter().try_for_each(|(name, content)| archive.add(name, content)).and_then(|()| archive.bytes());
    let bytes =
        whole.ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, "a Word document holds 4 GiB at most"))?;
    out.write_all(&bytes)
}

/// `text` as the content of an element or attribute. What XML 1.0 cannot hold at all becomes a replacement character.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}
