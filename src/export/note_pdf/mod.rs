//! The note as a PDF: the same words, numbers and annexes as in every other format, with the handling line and the number
//! of the page on each page.
//!
//! Text is shaped, wrapped and ordered by parley (Unicode line breaking, right-to-left scripts, fonts of the system for
//! letters that Inter lacks); krilla writes the file and embeds the letters that are used. What is ours is between them:
//! [`flow`] makes strips of the note, [`page`] fills pages with them, [`draw`] puts these on paper and says what is what
//! ([`structure`]). Typst was weighed: its
//! typesetting is finer, but it brings a language, a package loader and some 300 crates for a form that never varies.

mod draw;
mod flow;
mod page;
mod structure;
mod text;

use std::io::{self, Write};

use super::report::Report;

/// A4, in points.
const PAGE: [f32; 2] = [595.0, 842.0];
/// The white around the text: to the left and right, above, below.
const MARGINS: [f32; 3] = [64.0, 70.0, 72.0];
/// The width of the text.
const WIDTH: f32 = PAGE[0] - 2.0 * MARGINS[0];
/// How much of a page holds text.
const HEIGHT: f32 = PAGE[1] - MARGINS[1] - MARGINS[2];

/// How many pages `report` fills.
pub fn page_count(report: &Report) -> usize {
    let (strips, _) = flow::strips(report, &mut text::Setter::new());
    page::paginate(strips).len()
}

/// Writes `report` as a PDF.
pub fn write_note_pdf(report: &Report, mut out: impl Write) -> io::Result<()> {
    let mut setter = text::Setter::new();
    let (strips, structure) = flow::strips(report, &mut setter);
    let pages = page::paginate(strips);
    let bytes = draw::draw(report, &pages, structure, &mut setter).map_err(io::Error::other)?;
    out.write_all(&bytes)
}
