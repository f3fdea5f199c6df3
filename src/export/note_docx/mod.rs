//! The note as a Word document (Office Open XML, ECMA-376): real footnotes, headings, tables, and the handling line on
//! each page.
//!
//! The parts are written by hand: the note needs few of the format's, and each must be escaped and give the same bytes.

mod body;
mod fixed;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, System, ZipWriter};

use super::markup::escaped_markup;
use super::report::Report;
use body::{Body, note_tag};

/// Writes `report` as a Word document. The same note gives the same bytes.
pub fn write_note_docx(report: &Report, mut out: impl Write) -> io::Result<()> {
    let body = Body::of(report);
    let handling = escaped_markup(&report.handling);
    let tag = note_tag(report.source_notes);
    let notes = format!("word/{tag}s.xml");
    let parts = [
        ("[Content_Types].xml", fixed::content_types(tag)),
        ("_rels/.rels", fixed::RELATIONS.to_owned()),
        ("docProps/core.xml", fixed::properties(&escaped_markup(&report.title))),
        ("word/document.xml", body.document()),
        ("word/_rels/document.xml.rels", body.relations()),
        ("word/styles.xml", fixed::STYLES.to_owned()),
        ("word/settings.xml", fixed::settings(tag)),
        (notes.as_str(), body.footnotes()),
        ("word/header1.xml", fixed::header(&handling)),
        ("word/footer1.xml", fixed::footer(&handling)),
    ];
    // No clock and no system of its own: the same note gives the same bytes everywhere.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).system(System::Unix);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &parts {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    out.write_all(archive.finish()?.get_ref())
}
