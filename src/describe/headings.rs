//! Headings inside a text of a format that does not tell them.

use super::title::{begins_like_one, is_byline, is_line_of_date};
use crate::briefing::{Draft, ParagraphRole};

/// The longest heading inside a text, in words.
const HEADING_WORDS: usize = 14;

/// A paragraph with fewer characters than this does not prove that what stands above it is a heading.
const RUNNING: usize = 80;

/// Finds headings: a short line by itself, without a sentence's end, above running text.
pub(super) fn mark(draft: &mut Draft) {
    let short: Vec<bool> = draft
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.role == ParagraphRole::Body && is_heading(draft.words(paragraph)))
        .collect();
    let mut headings = Vec::new();
    for (position, _) in short.iter().enumerate().filter(|(_, short)| **short) {
        let above = position.checked_sub(1);
        let is_alone =
            above.is_none_or(|above| short.get(above) != Some(&true)) && short.get(position + 1) != Some(&true);
        let below = draft.paragraphs.get(position + 1);
        let heads_text = below.is_some_and(|below| {
            below.role == ParagraphRole::Body && below.span.len() >= RUNNING && ends_sentence(draft.words(below))
        });
        // What follows words that end in mid-sentence goes on with them.
        let follows_end = above
            .and_then(|above| draft.paragraphs.get(above))
            .is_none_or(|above| above.role != ParagraphRole::Body || ends_sentence(draft.words(above)));
        if is_alone && heads_text && follows_end {
            headings.push(position);
        }
    }
    for position in headings {
        if let Some(paragraph) = draft.paragraphs.get_mut(position) {
            paragraph.role = ParagraphRole::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let ends_open = words
        .ends_with(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '?' | '"' | '”' | '’' | '\'' | ')' | '!'));
    count <= HEADING_WORDS
        && begins_like_one(words)
        && !ends_open
        && !ends_sentence_within_quotes(words)
        && !is_line_of_date(words)
        && !is_byline(words)
}

fn ends_sentence_within_quotes(words: &str) -> bool {
    words.ends_with(['"', '”', '’', '\'', ')'])
        && words.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', ',', '…'])
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':'])
}
