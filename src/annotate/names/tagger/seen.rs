//! What the whole document shows of its words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::KINDS;
use crate::annotate::names::lexicon::Same;
use crate::annotate::names::rules::{Evidence, Found};
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::perceptron::word_number;

/// What the whole document shows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// How often the rules took it for a part of each kind, on better grounds than a guess.
    pub kinds: [u16; 5],
    /// Whether it stands in lower case somewhere.
    pub lower: bool,
    /// Whether it has its capital where no sentence begins.
    pub capital: bool,
    /// Whether it has its capital there without a capital beside it.
    pub alone: bool,
}

/// What the whole document shows of its words, by their numbers.
pub type SeenWords = HashMap<u64, Seen, BuildHasherDefault<Same>>;

/// Adds a paragraph to what the document shows.
pub fn see(words: &[Word<'_>], found: &[Found], heading: bool, seen: &mut SeenWords) {
    let capital = |at: usize| words.get(at).is_some_and(Word::is_capital);
    for (at, word) in words.iter().enumerate() {
        if !matches!(word.shape, Shape::Mark | Shape::Number) {
            let entry = seen.entry(word_number(&word.folded)).or_default();
            entry.lower |= word.shape == Shape::Lower;
            entry.capital |= word.is_capital() && !word.opens && !heading;
            entry.alone |= word.is_capital()
                && !word.opens
                && !heading
                && !capital(at + 1)
                && !at.checked_sub(1).is_some_and(capital);
        }
    }
    for name in found.iter().filter(|name| name.evidence > Evidence::Guess) {
        let kind = KINDS.iter().position(|&kind| kind == name.kind).unwrap_or(0);
        for word in words.get(name.words.clone()).unwrap_or_default() {
            if let Some(count) = seen.entry(word_number(&word.folded)).or_default().kinds.get_mut(kind) {
                *count = count.saturating_add(1);
            }
        }
    }
}
