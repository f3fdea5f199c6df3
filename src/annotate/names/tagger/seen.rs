//! What the whole document shows of its words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::annotate::names::lexicon::Same;
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::perceptron::word_number;

/// What the whole document shows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Whether it stands in lower case somewhere.
    pub lower: bool,
    /// Whether it has its capital where no sentence begins, without a capital beside it.
    pub alone: bool,
}

/// What the whole document shows of its words, by their numbers.
pub type SeenWords = HashMap<u64, Seen, BuildHasherDefault<Same>>;

/// Adds a paragraph to what the document shows.
pub fn see(words: &[Word<'_>], heading: bool, seen: &mut SeenWords) {
    let capital = |at: usize| words.get(at).is_some_and(Word::is_capital);
    for (at, word) in words.iter().enumerate() {
        if !matches!(word.shape, Shape::Mark | Shape::Number) {
            let entry = seen.entry(word_number(word.folded())).or_default();
            entry.lower |= word.shape == Shape::Lower;
            entry.alone |= word.is_capital()
                && !word.opens
                && !heading
                && !capital(at + 1)
                && !at.checked_sub(1).is_some_and(capital);
        }
    }
}
