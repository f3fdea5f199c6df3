//! What searches find, as the table of an annex.

use super::Table;
use super::annex::{Cell, LISTED, plain, shown, stands_in};
use super::inline::Run;
use crate::briefing::{Briefing, Place, time_value};
use crate::export::found::one_line;
use crate::search::{Found, Hit, Listed, Texts, listed};
use crate::text::printable;

/// How many characters of a paragraph a row shows before the first marked word, and from there on.
const SHOWN: (usize, usize) = (80, 320);

/// The table of what is found, and what a reader should know about it: of one search, a row for each paragraph, the best
/// first; of several, one a line, a row for each with its counts.
pub(super) fn table(briefing: &Briefing, searches: &str, texts: Option<&Texts>) -> (Option<Table>, Option<String>) {
    let made = texts.is_none().then(|| Texts::of(briefing));
    let Some(texts) = texts.or(made.as_ref()) else {
        return (None, None);
    };
    let searches = listed(briefing, texts, searches, &|| false).unwrap_or_default();
    match searches.as_slice() {
        [Listed { found: Ok(found), written }] => one(briefing, written, found),
        [Listed { found: Err(error), .. }] => (None, Some(error.to_string())),
        several => (Some(many(briefing, several)), None),
    }
}

fn one(briefing: &Briefing, written: &str, found: &Found) -> (Option<Table>, Option<String>) {
    let rows: Vec<Vec<Cell>> = found.hits.iter().take(LISTED).filter_map(|hit| row(briefing, found, hit)).collect();
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let told = match found.hits.len() {
        0 => "Nothing was found.".to_owned(),
        count => format!("{} in {}.", counted(count, "paragraph"), counted(found.documents.len(), "document")),
    };
    let more = found.hits.len().saturating_sub(LISTED);
    let more = if more > 0 {
        format!(" The first {LISTED} are shown, {more} more are in the briefing.")
    } else {
        String::new()
    };
    let remark = format!("Searched for: {}. {told}{more}", printable(written));
    let columns = vec!["Document", "Date", "What it says", "Stands in"];
    let table = (!rows.is_empty()).then(|| Table { columns, widths: vec![24, 12, 48, 16], rows });
    (table, Some(remark))
}

fn row(briefing: &Briefing, found: &Found, hit: &Hit) -> Option<Vec<Cell>> {
    let document = briefing.documents.get(hit.document)?;
    let span = hit.paragraph(briefing)?.span;
    let date = document.published.date.as_deref().map(time_value::readable).unwrap_or_default();
    let marks = found.marks(briefing, hit);
    let text: &str = &document.text;
    let first = marks.first().map_or(span.start(), |mark| mark.start());
    let before = text.get(span.start()..first)?.char_indices().rev().nth(SHOWN.0);
    let start = before.map_or(span.start(), |(at, _)| span.start() + at);
    let after = text.get(first..span.end())?.char_indices().nth(SHOWN.1);
    let end = after.map_or(span.end(), |(at, _)| first + at);
    let mut says = Cell::new();
    let mut say = |from: usize, to: usize, strong: bool| {
        let text = one_line(text.get(from..to).unwrap_or_default());
        says.extend((!text.is_empty()).then_some(Run { text, strong, ..Run::default() }));
    };
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.end() <= end) {
        say(at, mark.start(), false);
        say(mark.start(), mark.end(), true);
        at = mark.end();
    }
    say(at, end, false);
    if start > span.start() {
        says.insert(0, Run::plain("…"));
    }
    if end < span.end() {
        says.push(Run::plain("…"));
    }
    let place = Place { document: document.id, span };
    Some(vec![shown(&document.title), plain(date), says, stands_in(briefing, std::iter::once(place))])
}

fn many(briefing: &Briefing, searches: &[Listed]) -> Table {
    let row = |search: &Listed| match &search.found {
        Err(error) => vec![shown(&search.written), plain("–"), plain("–"), plain(error.to_string())],
        Ok(found) => {
            let place = |hit: &Hit| {
                let document = briefing.documents.get(hit.document)?.id;
                Some(Place { document, span: hit.paragraph(briefing)?.span })
            };
            vec![
                shown(&search.written),
                plain(found.hits.len().to_string()),
                plain(found.documents.len().to_string()),
                stands_in(briefing, found.hits.iter().filter_map(place)),
            ]
        }
    };
    let columns = vec!["Searched for", "Paragraphs", "Documents", "Stands in"];
    Table { columns, widths: vec![40, 14, 14, 32], rows: searches.iter().map(row).collect() }
}
