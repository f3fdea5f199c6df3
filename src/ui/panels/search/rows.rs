//! What is listed: of each search its documents, of each document its paragraphs, cut off where there are too many.

use std::ops::Range;

use crate::briefing::Briefing;
use crate::search::{Found, Hit, Listed, kind_of};
use crate::ui::panels::summary::rows::words::{counted, one_line, short};

/// Names a paragraph among what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HitId {
    /// The search, by its position in the list.
    pub search: usize,
    /// The paragraph, by its position among those of the search.
    pub hit: usize,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A search among others, with its count.
    Search(usize),
    /// A document of a search.
    Document {
        /// The search.
        search: usize,
        /// The document, by its position among those of the search.
        group: usize,
    },
    /// A paragraph.
    Hit(HitId),
    /// So many more paragraphs of the document above are not listed.
    More(usize),
    /// So many more paragraphs of the search are not listed.
    Rest(usize),
}

/// How many paragraphs of one document are listed.
const OF_DOCUMENT: usize = 40;

/// How many paragraphs of one search are listed.
const OF_SEARCH: usize = 2_000;

/// The lines of the list.
pub fn rows(searches: &[Listed]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (search, listed) in searches.iter().enumerate() {
        if searches.len() > 1 {
            rows.push(Row::Search(search));
        }
        let Ok(found) = &listed.found else { continue };
        let mut listed = 0;
        for (group, document) in found.documents.iter().enumerate() {
            if listed >= OF_SEARCH {
                rows.push(Row::Rest(found.hits.len() - document.hits.start));
                break;
            }
            rows.push(Row::Document { search, group });
            let shown: Range<usize> = document.hits.start..document.hits.end.min(document.hits.start + OF_DOCUMENT);
            rows.extend(shown.clone().map(|hit| Row::Hit(HitId { search, hit })));
            listed += shown.len();
            let more = document.hits.len() - shown.len();
            rows.extend((more > 0).then_some(Row::More(more)));
        }
    }
    rows
}

/// What is said of one search: "4 paragraphs in 3 documents".
pub fn told(listed: &Listed) -> String {
    match &listed.found {
        Err(error) => error.to_string(),
        Ok(found) if found.hits.is_empty() => "Nothing was found.".to_owned(),
        Ok(found) => {
            let paragraphs = counted(found.hits.len(), "paragraph");
            let documents = counted(found.documents.len(), "document");
            let best = if found.query().is_question() { "the best " } else { "" };
            format!("{best}{paragraphs} in {documents}")
        }
    }
}

/// Where a paragraph stands and what is to be known of it: "¶4", "p. 2, ¶4, set aside".
pub fn spot(briefing: &Briefing, hit: &Hit) -> String {
    let paragraph = hit.paragraph(briefing);
    let page = paragraph.and_then(|paragraph| paragraph.page).map(|page| format!("p. {page}, ")).unwrap_or_default();
    let kind = paragraph.map(kind_of).filter(|&kind| kind != "text");
    let kind = kind.map(|kind| format!(", {kind}")).unwrap_or_default();
    format!("{page}¶{}{kind}", hit.paragraph + 1)
}

/// How many characters stand before the first marked words, and from there on.
const AROUND: (usize, usize) = (50, 400);

/// A paragraph on one line from shortly before its first marked words on, part by part, with whether each is marked.
pub fn snippet(briefing: &Briefing, found: &Found, hit: &Hit) -> Vec<(String, bool)> {
    let Some((document, paragraph)) = briefing.documents.get(hit.document).zip(hit.paragraph(briefing)) else {
        return Vec::new();
    };
    let text: &str = &document.text;
    let span = paragraph.span;
    let marks = found.marks(briefing, hit);
    let first = marks.first().map_or(span.start(), |mark| mark.start());
    let before = text.get(span.start()..first).unwrap_or_default();
    let mut parts = Vec::new();
    match before.char_indices().rev().nth(AROUND.0) {
        None => parts.push((one_line(before), false)),
        Some((at, _)) => {
            let words = before.get(at..).unwrap_or_default();
            let words = words.split_once(char::is_whitespace).map_or(words, |(_, words)| words);
            parts.push((format!("…{}", one_line(words)), false));
        }
    }
    let rest = text.get(first..span.end()).unwrap_or_default();
    let end = rest.char_indices().nth(AROUND.1).map_or(span.end(), |(at, _)| first + at);
    let mut at = first;
    for mark in marks.iter().take_while(|mark| mark.end() <= end) {
        parts.push((one_line(text.get(at..mark.start()).unwrap_or_default()), false));
        parts.push((one_line(mark.of(text)), true));
        at = mark.end();
    }
    parts.push((one_line(text.get(at..end).unwrap_or_default()), false));
    if end < span.end() {
        parts.push(("…".to_owned(), false));
    }
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

/// The title of a document, short enough for a line.
pub fn title(briefing: &Briefing, position: usize) -> String {
    briefing.documents.get(position).map_or_else(String::new, |document| short(&document.title, 160))
}
