//! Articles as databases of the press export them (LexisNexis, Nexis Uni, Factiva, ProQuest, Europresse): a draft of many
//! becomes a draft for each, with what its head says stated.
//!
//! The law is the structure of the outside, which repeats from article to article: a line with the length in words, a
//! line that is a date, a line of rights, and labelled lines, above or beneath the running text; between two articles a
//! counter ("3 of 20 DOCUMENTS") or a line of the end ("End of Document", the document's number). Text that happens to
//! count words, or to name a copyright, has one of these signs and not the others.

mod head;
mod signs;

use super::lines::{Line, lines};
use crate::briefing::{Draft, Paragraph, ParagraphRole};
use crate::text::Span;
use head::Head;
use signs::{Sign, signs};

/// An export of more articles is not taken apart.
const ARTICLES: usize = 20_000;

/// The articles in `draft`, each as a draft with its outside set apart; the draft as it is where it is no such export.
pub fn articles(draft: Draft) -> Vec<Draft> {
    // No draft of a format that names its title is an export, and few others count words.
    if draft.paragraphs.iter().any(|paragraph| paragraph.role == ParagraphRole::Title) || !signs::may_count(&draft.text)
    {
        return vec![draft];
    }
    let all = lines(&draft);
    let found = signs(&draft.text, &all);
    let parts = parts(&draft, &all, &found);
    if parts.len() < 2 {
        return vec![described(draft)];
    }
    parts.into_iter().map(described).collect()
}

/// The draft cut between its articles; nothing where it holds but one.
fn parts(draft: &Draft, all: &[Line], found: &[Sign]) -> Vec<Draft> {
    let counters: Vec<usize> = counters(found);
    let mut starts: Vec<usize> = if counters.len() > 1 {
        counters
    } else {
        let ends = found.iter().enumerate().filter(|(_, sign)| matches!(sign, Sign::End)).map(|(at, _)| at + 1);
        // What stands behind the last end is one more article only where it counts words.
        let last = found.iter().rposition(|sign| matches!(sign, Sign::Length)).unwrap_or(0);
        let behind: Vec<usize> = ends.filter(|end| *end <= last).collect();
        if behind.is_empty() { Vec::new() } else { [vec![0], behind].concat() }
    };
    if starts.len() < 2 || starts.len() > ARTICLES {
        return Vec::new();
    }
    let all_count_words =
        starts.iter().zip(starts.iter().skip(1).copied().chain([found.len()])).filter(|(start, end)| {
            found.get(**start..*end).unwrap_or_default().iter().any(|sign| matches!(sign, Sign::Length | Sign::Rights))
        });
    // The outside repeats: a list numbered "1 of 3" is none.
    if all_count_words.count() * 2 < starts.len() {
        return Vec::new();
    }
    // What stands above the first counter (a list of contents) goes with the first article.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let start_of = |line: usize| all.get(line).map_or(draft.text.len(), |line| line.start);
    let ends = starts.iter().skip(1).map(|start| start_of(*start)).chain([draft.text.len()]);
    let mut cut = draft.clone();
    cut.part_at(&starts.iter().map(|start| start_of(*start)).collect::<Vec<_>>());
    let mut paragraphs = cut.paragraphs.iter().peekable();
    let mut articles = Vec::with_capacity(starts.len());
    for (start, end) in starts.iter().map(|start| start_of(*start)).zip(ends) {
        let mut article = Draft { text: draft.text.get(start..end).unwrap_or_default().to_owned(), ..Draft::default() };
        article.recognised = draft.recognised.as_ref().map(|found| found.within(start, &article.text));
        while let Some(paragraph) = paragraphs.next_if(|paragraph| paragraph.span.start() < end) {
            let (from, to) = (paragraph.span.start().checked_sub(start), paragraph.span.end().checked_sub(start));
            let span = from.zip(to).and_then(|(from, to)| Span::new(&article.text, from, to));
            article.paragraphs.extend(span.map(|span| Paragraph { span, ..*paragraph }));
        }
        if !article.paragraphs.is_empty() {
            articles.push(article);
        }
    }
    articles
}

/// The lines that count the articles: "1 of 3", "2 of 3", each one higher than the one before, of the same number.
fn counters(found: &[Sign]) -> Vec<usize> {
    let mut counters: Vec<(usize, u32, u32)> = Vec::new();
    for (at, sign) in found.iter().enumerate() {
        let Sign::Counter { number, of } = *sign else { continue };
        match counters.last() {
            // One may be missing, or count wrongly.
            Some((_, before, all)) if of == *all && number > *before || number == before + 1 => {
                counters.push((at, number, of));
            }
            // The same counter at the head of a page.
            Some((_, before, all)) if of == *all && number == *before => {}
            _ if number == 1 => counters = vec![(at, number, of)],
            _ => {}
        }
    }
    counters.into_iter().map(|(at, ..)| at).collect()
}

/// The article with its outside set apart; as it is where it has none.
fn described(mut draft: Draft) -> Draft {
    let all = lines(&draft);
    let found = signs(&draft.text, &all);
    if let Some(head) = Head::of(&draft.text, &all, &found) {
        head.set_apart(&mut draft, &all, &found);
    }
    draft
}

#[cfg(test)]
mod tests;
