//! What searches found, as Markdown.

use std::io::Write;

use super::{head, how_many, one_line, parts, spot, unseen};
use crate::briefing::Briefing;
use crate::export::markdown::{escaped, path};
use crate::search::{Found, Listed};

/// Writes what was found as Markdown, document by document, the words that were looked for in bold; of a list, a table
/// with a count for each line first.
pub fn write_found_markdown(briefing: &Briefing, searches: &[Listed], mut out: impl Write) -> std::io::Result<()> {
    if let [search] = searches {
        writeln!(out, "# Search: {}\n", escaped(&search.written))?;
        match &search.found {
            Ok(found) => {
                writeln!(out, "{}\n", how_many(found))?;
                write_one(briefing, found, "##", &mut out)?;
            }
            Err(error) => writeln!(out, "{}\n", escaped(&error.to_string()))?,
        }
    } else {
        writeln!(out, "# Searches\n\n| search | paragraphs | documents | |\n|---|---|---|---|")?;
        for search in searches {
            let written = escaped(&search.written).replace('|', "\\|");
            match &search.found {
                Ok(found) => writeln!(out, "| {written} | {} | {} | |", found.hits.len(), found.documents.len())?,
                Err(error) => writeln!(out, "| {written} | | | {} |", escaped(&error.to_string()).replace('|', "\\|"))?,
            }
        }
        writeln!(out)?;
        for search in searches {
            if let Ok(found) = &search.found
                && !found.hits.is_empty()
            {
                writeln!(out, "## {}\n", escaped(&search.written))?;
                write_one(briefing, found, "###", &mut out)?;
            }
        }
    }
    unseen(briefing, searches).iter().try_for_each(|line| writeln!(out, "*{}*\n", escaped(line)))
}

fn write_one(briefing: &Briefing, found: &Found, level: &str, out: &mut impl Write) -> std::io::Result<()> {
    for group in &found.documents {
        if let Some(document) = briefing.documents.get(group.position) {
            writeln!(out, "{level} {} ({})\n", escaped(&head(document)), path(&document.path))?;
        }
        for hit in found.hits.get(group.hits.clone()).unwrap_or_default() {
            let words = parts(briefing, found, hit).into_iter().map(|(part, is_marked)| {
                let line = one_line(part);
                let words = line.trim();
                // Spaces inside the stars would make no bold words.
                let stars = if is_marked && !words.is_empty() { "**" } else { "" };
                line.replacen(words, &format!("{stars}{}{stars}", escaped(words)), 1)
            });
            writeln!(out, "- {}: {}", spot(briefing, hit), words.collect::<String>())?;
        }
        writeln!(out)?;
    }
    Ok(())
}
