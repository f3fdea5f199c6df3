//! Which stretches of a text are searched for quantities: sentences that hold a number, the longest of them in parts.

use std::ops::Range;

use super::lexicon;
use crate::annotate::TaggedText;
use crate::text::TokenKind;

/// How many tokens are looked at together. No sentence of a writer is longer: what is, is a table or a run of signs.
const LONGEST: usize = 600;
/// How far before the end of a part a place to cut is looked for.
const SEARCHED: usize = 120;

/// The tokens of these sentences, in parts that each may hold a quantity. A part that could only be cut through a number
/// is left out: no figure is better than half of one.
pub fn stretches(text: &TaggedText<'_>, sentences: Range<usize>) -> Vec<Range<usize>> {
    let Some([first, .., last] | [first @ last]) = text.sentences.get(sentences) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let end = last.tokens.end;
    let mut start = first.tokens.start;
    let mut whole = true;
    while start < end {
        let (next, clean) = match end - start {
            ..=LONGEST => (end, true),
            _ => match (start + LONGEST - SEARCHED..start + LONGEST).rev().find(|&at| is_clear(text, at)) {
                Some(at) => (at, true),
                None => (start + LONGEST, false),
            },
        };
        // What goes before ended in the middle of a number, too.
        if whole && clean && holds_number(text, start..next) {
            found.push(start..next);
        }
        whole = clean;
        start = next;
    }
    found
}

/// Whether no number can reach across the start of the token at `at`.
fn is_clear(text: &TaggedText<'_>, at: usize) -> bool {
    let plain = |at: usize| text.kind(at) == TokenKind::Word && !is_number(text, at);
    plain(at) && at.checked_sub(1).is_some_and(plain)
}

fn holds_number(text: &TaggedText<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| is_number(text, at))
}

/// Whether the token at `at` is a number or may be a part of one.
fn is_number(text: &TaggedText<'_>, at: usize) -> bool {
    let word = text.lower(at);
    word.chars().any(char::is_numeric)
        || lexicon::is_number_word(word)
        || word.contains(['-', '–', '‑']) && word.split(['-', '–', '‑']).any(lexicon::is_number_word)
}
