//! Briefing and notes as files: bytes only, no disk.

use std::io::Write;

use crate::briefing::Briefing;

/// Writes the published briefing file, ended by a line break.
pub fn write_json(briefing: &Briefing, mut out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer(&mut out, briefing)?;
    out.write_all(b"\n")
}
