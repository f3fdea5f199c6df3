//! What searches found, to be read in a terminal.

use std::io::Write;

use super::{head, how_many, one_line, parts, spot, unseen};
use crate::briefing::Briefing;
use crate::search::{Found, Listed};
use crate::text::printable;

/// Writes what was found as text, document by document; of a list, a count for each line first. With `bold`, the words
/// that were looked for are bold, as terminals show it.
pub fn write_found_text(
    briefing: &Briefing,
    searches: &[Listed],
    bold: bool,
    mut out: impl Write,
) -> std::io::Result<()> {
    let is_list = searches.len() > 1;
    for search in searches.iter().filter(|_| is_list) {
        let told = search.found.as_ref().map_or_else(ToString::to_string, how_many);
        writeln!(out, "{}: {told}", printable(&search.written))?;
    }
    for search in searches {
        match &search.found {
            Ok(found) if !is_list || !found.hits.is_empty() => {
                if is_list {
                    write!(out, "\n{}: ", printable(&search.written))?;
                }
                writeln!(out, "{}", how_many(found))?;
                write_one(briefing, found, bold, &mut out)?;
            }
            Err(error) if !is_list => writeln!(out, "{error}")?,
            _ => {}
        }
    }
    let unseen = unseen(briefing, searches);
    if !unseen.is_empty() {
        writeln!(out)?;
    }
    unseen.iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn write_one(briefing: &Briefing, found: &Found, bold: bool, out: &mut impl Write) -> std::io::Result<()> {
    let (on, off) = if bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for group in &found.documents {
        if let Some(document) = briefing.documents.get(group.position) {
            writeln!(out, "\n{} ({})", head(document), printable(&document.path))?;
        }
        for hit in found.hits.get(group.hits.clone()).unwrap_or_default() {
            let words = parts(briefing, found, hit).into_iter().map(|(part, is_marked)| {
                let part = one_line(part);
                if is_marked { format!("{on}{part}{off}") } else { part }
            });
            writeln!(out, "  {}  {}", spot(briefing, hit), words.collect::<String>())?;
        }
    }
    Ok(())
}
