//! The formats of an exported note.

use std::io::{self, Write};
use std::path::Path;

use super::{Report, write_note_docx, write_note_html, write_note_markdown, write_note_pdf};

/// A format that the note can be handed over in. All say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteFormat {
    /// Office Open XML: for Word and LibreOffice.
    #[default]
    Word,
    /// For reading and printing.
    Pdf,
    /// One web page that needs no network.
    Html,
    /// Markdown with footnotes.
    Markdown,
    /// The report as data, for other programs.
    Json,
}

impl NoteFormat {
    /// All formats, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Word, Self::Pdf, Self::Html, Self::Markdown, Self::Json];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "Word document",
            Self::Pdf => "PDF",
            Self::Html => "Web page",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The format that the name of `file` ends with.
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_string_lossy().to_ascii_lowercase();
        let ending = if ending == "htm" { "html" } else { ending.as_str() };
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// Writes `report` in this format.
    pub fn write(self, report: &Report, mut out: impl Write) -> io::Result<()> {
        match self {
            Self::Word => write_note_docx(report, out),
            Self::Pdf => write_note_pdf(report, out),
            Self::Html => write_note_html(report, out),
            Self::Markdown => write_note_markdown(report, out),
            Self::Json => {
                serde_json::to_writer_pretty(&mut out, report)?;
                out.write_all(b"\n")
            }
        }
    }
}
