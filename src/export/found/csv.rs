//! What searches found, as a table: a row for each paragraph, and one for a search that found nothing.

use std::io::Write;

use crate::briefing::Briefing;
use crate::export::csv::{Cell, count, words, write_table};
use crate::search::{Listed, kind_of};

/// The heads of the columns.
const HEADS: [&str; 12] = [
    "search",
    "paragraphs",
    "documents",
    "wrong",
    "title",
    "path",
    "published",
    "paragraph",
    "page",
    "kind",
    "marked",
    "words",
];

/// Writes what was found as comma-separated values, as [`write_csv`](crate::export::write_csv) writes tables.
pub fn write_found_csv(briefing: &Briefing, searches: &[Listed], out: impl Write) -> std::io::Result<()> {
    write_table(&HEADS, searches.iter().flat_map(|search| rows(briefing, search)), out)
}

fn rows(briefing: &Briefing, search: &Listed) -> Vec<Vec<Cell>> {
    let empty = |cells: usize| (0..cells).map(|_| words(""));
    let found = match &search.found {
        Ok(found) => found,
        Err(error) => {
            let mut row = vec![words(&search.written), words(""), words(""), words(error.to_string())];
            row.extend(empty(HEADS.len() - row.len()));
            return vec![row];
        }
    };
    let begun = || vec![words(&search.written), count(found.hits.len()), count(found.documents.len()), words("")];
    if found.hits.is_empty() {
        return vec![begun().into_iter().chain(empty(HEADS.len() - 4)).collect()];
    }
    let row = |hit: &crate::search::Hit| {
        let document = briefing.documents.get(hit.document)?;
        let paragraph = hit.paragraph(briefing)?;
        let marks = found.marks(briefing, hit);
        let marked: Vec<&str> = marks.iter().map(|mark| mark.of(&document.text)).collect();
        let mut row = begun();
        row.extend([
            words(&document.title),
            words(&document.path),
            words(document.published.date.as_deref().unwrap_or_default()),
            count(hit.paragraph + 1),
            paragraph.page.map_or_else(|| words(""), |page| count(page.get() as usize)),
            words(kind_of(paragraph)),
            words(marked.join("; ")),
            words(paragraph.span.of(&document.text)),
        ]);
        Some(row)
    };
    found.hits.iter().filter_map(row).collect()
}
