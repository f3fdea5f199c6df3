//! How a document begins, and what is a country: what answers and accounts are placed by.

use crate::annotate::names::lexicon::{Gazette, lexicon};
use crate::briefing::{Document, ParagraphRole};
use crate::text::Span;

/// Shorter running text begins no document.
const SHORTEST: usize = 80;

/// Where the first paragraph of running text stands.
fn first_body(document: &Document) -> Option<Span> {
    let is_body = |role: ParagraphRole, span: Span| role == ParagraphRole::Body && span.len() > SHORTEST;
    document
        .paragraphs
        .iter()
        .map(|own| (own.role, own.span))
        .find(|(role, span)| is_body(*role, *span))
        .map(|own| own.1)
}

/// From the title, or from the first paragraph where there is none, to the end of the first paragraph of running text.
pub fn opening(document: &Document) -> Option<Span> {
    let title = document.paragraphs.iter().find(|own| own.role == ParagraphRole::Title);
    Some(title.or(document.paragraphs.first())?.span.to(first_body(document)?))
}

/// Whether `span` stands in the title or in the first paragraph of running text.
pub fn leads(document: &Document, span: Span) -> bool {
    let own = document.paragraph_at(span).and_then(|at| document.paragraphs.get(at));
    own.is_some_and(|own| own.role == ParagraphRole::Title || first_body(document) == Some(own.span))
}

/// Whether the words name a country, or a part of one by its direction ("northeastern Bangladesh"): what happened in one may
/// have happened in any of its towns.
pub fn is_country(words: &str) -> bool {
    let last = words.rsplit_once(' ').map_or(words, |(_, last)| last);
    let is = |name: &str| lexicon().entry(name).is_some_and(|entry| entry.gazette == Gazette::Country);
    is(words) || is(last)
}
