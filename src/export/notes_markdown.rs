//! The notes as Markdown, each citation a numbered footnote.

use std::io::Write;

use super::markdown::{escaped, path};
use crate::briefing::{Briefing, time_value};
use crate::notes::{Citation, Footing, Notebook};

/// Writes the notes of `notebook`: each note a paragraph, its citations as footnotes with document, date, paragraph,
/// quoted words and the document's hash. Notes that cite the same words share a number. A citation whose words are not
/// where they were in `briefing` says so.
pub fn write_notes_markdown(briefing: &Briefing, notebook: &Notebook, mut out: impl Write) -> std::io::Result<()> {
    let mut cited: Vec<&Citation> = Vec::new();
    for note in notebook.notes() {
        write!(out, "{}", note.text.trim_end())?;
        for citation in &note.citations {
            let number = cited.iter().position(|known| *known == citation).unwrap_or_else(|| {
                cited.push(citation);
                cited.len() - 1
            });
            write!(out, "[^{}]", number + 1)?;
        }
        writeln!(out, "\n")?;
    }
    for (number, citation) in cited.into_iter().enumerate() {
        writeln!(out, "[^{}]: {}", number + 1, footnote(briefing, citation))?;
    }
    Ok(())
}

fn footnote(briefing: &Briefing, citation: &Citation) -> String {
    let date =
        citation.published.as_deref().map_or_else(String::new, |date| format!(", {}", time_value::readable(date)));
    let footing = match citation.footing(briefing) {
        Footing::Exact(_) => "",
        Footing::Moved(_) => " **The document has changed since; the words still stand in it.**",
        Footing::Lost => " **These words are not in the folder as it is now.**",
    };
    format!(
        "{}{date}, ¶{}: “{}” ({}, SHA-256 {}){footing}",
        escaped(&citation.title),
        citation.paragraph,
        escaped(&citation.quote),
        path(&citation.path),
        citation.sha256,
    )
}
