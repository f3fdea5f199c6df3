//! Models of products: "Corvo 4S", and "Corvo mini" where the document has "Corvo Mini", too.

use std::collections::BTreeSet;

use super::agree::key;
use super::document::Passage;
use super::rules::{Evidence, Found};
use super::words::{Shape, Word};
use crate::briefing::ActorKind;

/// Lets the names of products reach over what tells their models apart.
pub fn whole_models(passages: &mut [Passage<'_>]) {
    for passage in passages.iter_mut() {
        let Passage { words, found, .. } = passage;
        for name in found.iter_mut().filter(|name| name.evidence < Evidence::Known) {
            if words.get(name.words.end.saturating_sub(1)).is_some_and(is_code) {
                name.kind = ActorKind::Other;
            }
        }
    }
    let known: BTreeSet<String> = passages
        .iter()
        .flat_map(|passage| passage.found.iter().map(move |name| (passage, name)))
        .filter(|(_, name)| name.kind == ActorKind::Other && name.words.len() > 1)
        .map(|(passage, name)| key(passage, name))
        .collect();
    for passage in passages {
        for at in 0..passage.found.len() {
            let Some(name) = passage.found.get(at).filter(|name| name.kind == ActorKind::Other) else {
                continue;
            };
            let next = passage.found.get(at + 1).map_or(passage.words.len(), |next| next.words.start);
            let before = at.checked_sub(1).and_then(|at| passage.found.get(at)).map_or(0, |name| name.words.end);
            let words = whole(passage, name, before..next, &known);
            if let Some(name) = passage.found.get_mut(at) {
                name.words = words;
            }
        }
    }
}

/// The words of `name` with those beside it, inside `free`, that belong to it.
fn whole(
    passage: &Passage<'_>,
    name: &Found,
    free: std::ops::Range<usize>,
    known: &BTreeSet<String>,
) -> std::ops::Range<usize> {
    let mut words = name.words.clone();
    let own = key(passage, name);
    let has = |word: &Word<'_>| known.contains(&format!("{own} {}", word.folded()));
    let beside = |at: usize| passage.words.get(at).filter(|word| free.contains(&at) && !word.opens && !word.glued);
    let brand = passage.words.get(words.start).is_some_and(|word| word.shape == Shape::Mixed);
    if let Some(word) = beside(words.end)
        && (is_model(word) && (brand || has(word)) || word.shape == Shape::Lower && has(word))
    {
        words.end += 1;
    } else if let Some(at) = words.start.checked_sub(1)
        && passage.words.get(at).is_some_and(|word| free.contains(&at) && is_model(word) && has(word))
    {
        words.start = at;
    }
    words
}

/// Whether a word is the code of a model: "C350", "MX90s", but not "G20" or "M5S".
fn is_code(word: &Word<'_>) -> bool {
    let numbers = word.text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.text.len() - numbers.len();
    let digits = numbers.trim_end_matches('s');
    (1..=3).contains(&letters)
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && (if letters == 1 { 3..=4 } else { 2..=4 }).contains(&digits.len())
}

/// Whether a word is like "3GS": a small number and a letter or two.
fn is_model(word: &Word<'_>) -> bool {
    let letters = word.text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.text.len() - letters.len();
    let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
    (1..=2).contains(&digits)
        && (1..=2).contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_alphabetic())
        && !ordinal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn models_are_small_numbers_with_letters() {
        let is = |text: &str| {
            let span = Span::new(text, 0, text.len()).unwrap();
            super::super::words::words(text, span).first().is_some_and(is_model)
        };
        assert!(is("3GS") && is("4s") && is("10c"));
        let code = |text: &str| {
            let span = Span::new(text, 0, text.len()).unwrap();
            super::super::words::words(text, span).first().is_some_and(is_code)
        };
        assert!(code("C350") && code("MX90s") && !code("G20") && !code("M5S") && !code("EU") && !code("2019"));
        assert!(!is("5th") && !is("2019") && !is("7") && !is("30GBx") && !is("S4"));
    }
}
