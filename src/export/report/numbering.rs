//! One numbering of the sources: in the lines of a note, in its footnotes and in its annexes, a document goes by one number.

use std::collections::BTreeMap;

use super::inline::Run;
use super::{Part, Quote};
use crate::briefing::Briefing;

/// Gives each quote the number of its document: its place in the folder; behind these, documents that are gone.
pub(super) fn number_sources(briefing: &Briefing, quotes: &mut [Quote]) {
    let mut gone: Vec<String> = Vec::new();
    for quote in quotes {
        let documents = briefing.documents.iter();
        let same = |path: bool| {
            let path_of = |document: &crate::briefing::Document| !path || document.path == quote.path;
            documents.clone().position(|document| document.sha256 == quote.sha256 && path_of(document))
        };
        let at = same(true).or_else(|| same(false)).unwrap_or_else(|| {
            let known = gone.iter().position(|sha256| *sha256 == quote.sha256);
            briefing.documents.len() + known.unwrap_or(gone.len())
        });
        if at == briefing.documents.len() + gone.len() {
            gone.push(quote.sha256.clone());
        }
        quote.source_number = at + 1;
    }
}

/// Gives each quote a mark by its document and paragraph, "[D2 ¶4]", and puts all in that order. Where several stand in one
/// paragraph, a letter tells them apart.
pub(super) fn mark_by_source(quotes: &mut [Quote]) {
    quotes.sort_by_key(|quote| (quote.source_number, quote.paragraph, quote.number));
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for quote in quotes.iter() {
        *counts.entry((quote.source_number, quote.paragraph)).or_default() += 1;
    }
    let mut seen: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for quote in quotes {
        let spot = (quote.source_number, quote.paragraph);
        let at = seen.entry(spot).or_default();
        let letter = if counts.get(&spot).is_some_and(|count| *count > 1) { letters(*at) } else { String::new() };
        *at += 1;
        quote.mark = format!("[D{} ¶{}{letter}]", quote.source_number, quote.paragraph);
    }
}

/// "a" to "z", then "aa" and on.
fn letters(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { letters(at / 26 - 1) + &letter.to_string() }
}

/// Writes the marks of `quotes` wherever `parts` cite them.
pub(super) fn rewrite_marks(parts: &mut [Part], quotes: &[Quote]) {
    let marks: BTreeMap<u32, &str> = quotes.iter().map(|quote| (quote.number, quote.mark.as_str())).collect();
    let rewrite = |run: &mut Run| {
        if let Some(mark) = run.cites.and_then(|number| marks.get(&number)) {
            run.text = (*mark).to_owned();
        }
    };
    for part in parts {
        let lines = part.lines.iter_mut().flat_map(|line| &mut line.blocks).flat_map(|block| &mut block.runs);
        lines.for_each(rewrite);
        let rows = part.table.iter_mut().flat_map(|table| &mut table.rows);
        rows.flatten().flatten().for_each(rewrite);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on() {
        assert_eq!([0, 25, 26, 51, 52].map(letters), ["a", "z", "aa", "az", "ba"]);
    }
}
