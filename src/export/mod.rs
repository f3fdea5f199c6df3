//! Briefing and notes as files: bytes only, no disk.

mod briefing_markdown;
mod csv;
pub mod fonts;
mod found;
mod markdown;
mod markup;
mod note_docx;
mod note_format;
mod note_html;
mod note_markdown;
mod note_pdf;
mod references;
pub mod report;
mod said;

use std::io::Write;

use serde::Serialize;
use serde_json::ser::Formatter;

pub use briefing_markdown::write_briefing_markdown;
pub use csv::{Table, write_csv};
pub use found::{write_found_csv, write_found_json, write_found_markdown, write_found_text};
pub use markdown::{citation_line, escaped};
pub use note_docx::write_note_docx;
pub use note_format::NoteFormat;
pub use note_html::write_note_html;
pub use note_markdown::write_note_markdown;
pub use note_pdf::{page_count, write_note_pdf};
pub use references::{ReferenceFormat, write_references};
pub use report::{Citing, Extent, Report, SourceNotes};
pub use said::Said;

use crate::briefing::Briefing;
use crate::text::is_disturbing;

/// Writes the published briefing file, ended by a line break.
///
/// Characters that would disturb a terminal ([`is_disturbing`]) are written by their number, as `\u202e`: whoever parses
/// the file gets them as they stand in the sources.
pub fn write_json(briefing: &Briefing, out: impl Write) -> std::io::Result<()> {
    write_undisturbed(briefing, out)
}

/// Writes `value` as JSON that disturbs no terminal, ended by a line break.
fn write_undisturbed(value: &impl Serialize, mut out: impl Write) -> std::io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Undisturbed))?;
    out.write_all(b"\n")
}

/// JSON without a blank, and without a disturbing character.
struct Undisturbed;

impl Formatter for Undisturbed {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, words: &str) -> std::io::Result<()> {
        let mut rest = words;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_disturbing(c)) {
            let (clean, after) = rest.split_at(at);
            out.write_all(clean.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::Citation;

    use super::*;

    #[test]
    fn what_disturbs_a_terminal_is_written_by_its_number() {
        let folder = "a\u{1b}[2J\u{9b}b\u{202e}c\u{e0041}\u{e9}\n";
        let briefing = Briefing::new(folder.to_owned(), Vec::new(), Vec::new());
        let mut out = Vec::new();
        write_json(&briefing, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert!(
            written.contains(r"a\u001b[2J\u009bb\u202ec\udb40\udc41\u{e9}\n".replace(r"\u{e9}", "\u{e9}").as_str()),
            "{written}"
        );
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(value["folder"], folder);
    }

    /// A citation in paragraph 4.
    pub fn citation() -> Citation {
        Citation {
            sha256: "ab".repeat(32),
            path: "a.txt".to_owned(),
            title: "A title".to_owned(),
            published: None,
            paragraph: 4,
            page: None,
            start: 0,
            end: 5,
            quote: "words".to_owned(),
            before: String::new(),
            after: String::new(),
        }
    }
}
