//! Briefing and notes as files: bytes only, no disk.

mod briefing_markdown;
mod csv;
mod markdown;
mod notes_markdown;

use std::io::Write;

pub use briefing_markdown::write_briefing_markdown;
pub use csv::{Table, write_csv};
pub use markdown::{citation_line, escaped};
pub use notes_markdown::write_notes_markdown;

use crate::briefing::Briefing;

/// Writes the published briefing file, ended by a line break.
pub fn write_json(briefing: &Briefing, mut out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer(&mut out, briefing)?;
    out.write_all(b"\n")
}
