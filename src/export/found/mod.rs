//! What searches found, as files and for a terminal: one search, or a list of them with a count each.

mod csv;
mod json;
mod markdown;
mod text;

pub use csv::write_found_csv;
pub use json::write_found_json;
pub use markdown::write_found_markdown;
pub use text::write_found_text;

use crate::briefing::{Briefing, Document, time_value};
use crate::search::{Found, Hit, Listed, kind_of};
use crate::text::printable;

/// "3 paragraphs in 2 documents", or that there is nothing; of a question, how many are given.
fn how_many(found: &Found) -> String {
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let paragraphs = counted(found.hits.len(), "paragraph");
    let documents = counted(found.documents.len(), "document");
    match (found.hits.is_empty(), found.query().is_question()) {
        (true, _) => "Nothing was found.".to_owned(),
        (false, false) => format!("{paragraphs} in {documents}."),
        (false, true) => format!("The {paragraphs} in {documents} that answer best, by their words."),
    }
}

/// What the searches could not see, in sentences; empty where they saw everything.
fn unseen(briefing: &Briefing, searches: &[Listed]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for found in searches.iter().filter_map(|search| search.found.as_ref().ok()) {
        for (what, count) in &found.silent {
            let documents = if *count == 1 { "One document does".to_owned() } else { format!("{count} documents do") };
            let sentence = format!("{documents} not give {what}.");
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        }
    }
    if !briefing.problems.is_empty() {
        let mut paths: Vec<&str> = briefing.problems.iter().map(|problem| problem.path.as_str()).collect();
        paths.dedup();
        let first: Vec<String> = paths.iter().take(5).map(|path| printable(path).into_owned()).collect();
        let more = paths.len().saturating_sub(first.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        told.push(format!("Not searched, or not all of it, because it could not be read: {}{more}.", first.join(", ")));
    }
    told
}

/// "Title, 4 May 2020", without what could disturb a terminal.
fn head(document: &Document) -> String {
    let date = document.published.date.as_deref().map(time_value::readable);
    let date = date.map_or_else(String::new, |date| format!(", {date}"));
    format!("{}{date}", printable(&document.title))
}

/// Where a paragraph stands and what is to be known of it: "¶4", "p. 2, ¶4 (set aside)".
fn spot(briefing: &Briefing, hit: &Hit) -> String {
    let paragraph = hit.paragraph(briefing);
    let page = paragraph.and_then(|paragraph| paragraph.page).map(|page| format!("p. {page}, ")).unwrap_or_default();
    let kind = paragraph.map(kind_of).filter(|&kind| kind != "text");
    let kind = kind.map(|kind| format!(" ({kind})")).unwrap_or_default();
    format!("{page}¶{}{kind}", hit.paragraph + 1)
}

/// The words of a paragraph that was found, part by part, with whether each part is marked.
fn parts<'a>(briefing: &'a Briefing, found: &Found, hit: &Hit) -> Vec<(&'a str, bool)> {
    let Some((document, paragraph)) = briefing.documents.get(hit.document).zip(hit.paragraph(briefing)) else {
        return Vec::new();
    };
    let text: &str = &document.text;
    let mut parts = Vec::new();
    let mut at = paragraph.span.start();
    for mark in found.marks(briefing, hit) {
        parts.push((text.get(at..mark.start()).unwrap_or_default(), false));
        parts.push((mark.of(text), true));
        at = mark.end();
    }
    parts.push((text.get(at..paragraph.span.end()).unwrap_or_default(), false));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

/// A part of a paragraph on one line, made harmless. Unlike [`printable`], it keeps a space at an edge.
pub(super) fn one_line(part: &str) -> String {
    let words = printable(part);
    if words.is_empty() {
        return if part.is_empty() { String::new() } else { " ".to_owned() };
    }
    let edge = |is_space: bool| if is_space { " " } else { "" };
    let (front, back) = (part.starts_with(char::is_whitespace), part.ends_with(char::is_whitespace));
    format!("{}{words}{}", edge(front), edge(back))
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_part_keeps_its_edges() {
        assert_eq!(one_line(" the\n old  town"), " the old town");
        assert_eq!((one_line("\n").as_str(), one_line("").as_str()), (" ", ""));
    }
}
