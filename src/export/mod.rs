//! Briefing and notes as files: bytes only, no disk.

mod briefing_markdown;
mod csv;
pub mod fonts;
mod markdown;
mod markup;
mod note_docx;
mod note_format;
mod note_html;
mod note_markdown;
mod note_pdf;
pub mod report;
mod said;

use std::io::Write;

pub use briefing_markdown::write_briefing_markdown;
pub use csv::{Table, write_csv};
pub use markdown::{citation_line, escaped};
pub use note_docx::write_note_docx;
pub use note_format::NoteFormat;
pub use note_html::write_note_html;
pub use note_markdown::write_note_markdown;
pub use note_pdf::write_note_pdf;
pub use report::Report;
pub use said::Said;

use crate::briefing::Briefing;

/// Writes the published briefing file, ended by a line break.
pub fn write_json(briefing: &Briefing, mut out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer(&mut out, briefing)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use crate::notes::Citation;

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
