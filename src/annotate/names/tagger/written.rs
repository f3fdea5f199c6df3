//! How words are written and where they stand, as numbers.

use std::ops::Range;

use crate::annotate::names::lexicon::{Facts, Gazette, Lexicon};
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::perceptron::word_number;

/// The words that can make one name: for each, the run of capitals and what may stand between them; empty where it is in
/// none.
pub(super) fn runs(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; words.len()];
    let capital = |at: usize| words.get(at).is_some_and(|word| word.is_capital() || word.shape == Shape::Mixed);
    let mut at = 0;
    while at < words.len() {
        let particle = words.get(at).is_some_and(|word| word.shape == Shape::Lower && word.text.len() <= 3)
            && words.get(at + 1).is_some_and(|word| word.text == "-" && word.glued)
            && capital(at + 2);
        if !capital(at) && !particle {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < words.len() {
            if capital(end) && !words.get(end).is_some_and(|word| word.opens) {
                end += 1;
            } else if let Some(step) = (1..=3).find(|&step| capital(end + step))
                && (end..end + step).all(|at| words.get(at).is_some_and(joins))
            {
                end += step + 1;
            } else {
                break;
            }
        }
        // "Camp 3", "Boeing 747"
        if words.get(end).is_some_and(|word| word.shape == Shape::Number && word.text.len() <= 4) {
            end += 1;
        }
        for slot in runs.iter_mut().take(end).skip(at) {
            *slot = at..end;
        }
        at = end;
    }
    runs
}

/// For each word how far on in its run the next word stands that ends the names of organizations (1: it is one; 0: none
/// comes), and 8 more where one stood before it.
pub(super) fn heads(words: &[Word<'_>], runs: &[Range<usize>], lexicon: &Lexicon) -> Vec<u64> {
    let head: Vec<bool> = words.iter().map(|word| lexicon.facts(word.folded()).has(Facts::ORGANIZATION_END)).collect();
    let is_head = |at: usize| head.get(at).copied().unwrap_or_default();
    let mut values = vec![0; words.len()];
    let mut next = 0;
    for ((at, value), run) in values.iter_mut().enumerate().zip(runs).rev() {
        let inside = run.contains(&at) && at + 1 < run.end && next > 0;
        *value = if is_head(at) {
            1
        } else if inside {
            (next + 1).min(5)
        } else {
            0
        };
        next = *value;
    }
    let mut before = false;
    for ((at, value), run) in values.iter_mut().enumerate().zip(runs) {
        before &= at > run.start;
        *value += 8 * u64::from(before);
        before |= is_head(at);
    }
    values
}

/// Whether a word may stand between the capitals of a name.
fn joins(word: &Word<'_>) -> bool {
    match word.shape {
        Shape::Mark => matches!(word.text, "-" | "'" | "’" | "&" | "/" | "." | "–") || word.is_possessive(),
        Shape::Number => word.text.len() <= 4,
        _ => word.is_possessive() || word.text.len() <= 3,
    }
}

/// For each word the gazetteer's name it is in and whether it begins it; 0 for none.
pub(super) fn gazettes(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<u64> {
    let mut values = vec![0; words.len()];
    let mut at = 0;
    while at < words.len() {
        let known = words
            .get(at..)
            .filter(|rest| rest.first().is_some_and(|word| !matches!(word.shape, Shape::Mark | Shape::Number)))
            .and_then(|rest| lexicon.longest(rest));
        let Some((length, entry)) = known else {
            at += 1;
            continue;
        };
        let size = match entry.people {
            0 => 0,
            1..200 => 1,
            200..900 => 2,
            _ => 3,
        };
        let kind = match entry.gazette {
            Gazette::Country => 1,
            Gazette::Group => 2,
            Gazette::Region => 3,
            Gazette::Capital => 4,
            Gazette::City => 5 + size,
            Gazette::Organization => 10,
        };
        for (by, slot) in values.iter_mut().skip(at).take(length).enumerate() {
            *slot = kind * 2 + u64::from(by > 0);
        }
        at += length;
    }
    values
}

/// The numbers of a word's last two, three and four letters; 1 for a word too short.
pub(super) fn suffixes(word: &str) -> [u64; 3] {
    let mut ends = word.char_indices().rev().map(|(at, _)| at);
    let mut of = |skip: usize| ends.nth(skip).and_then(|at| word.get(at..)).map_or(1, word_number);
    [of(1), of(0), of(0)]
}

/// The number of a word's first three letters; 1 for a word too short.
pub(super) fn prefix(word: &str) -> u64 {
    word.char_indices().nth(3).and_then(|(end, _)| word.get(..end)).map_or(1, word_number)
}

/// How a word is written, as a number below 64.
pub(super) fn pattern(word: &Word<'_>) -> u64 {
    let shape = match word.shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
        Shape::Number => 4,
        Shape::Mark => 5,
    };
    let stop = u64::from(word.text.contains('.') && word.shape != Shape::Mark);
    let length = match word.text.len() {
        1 => 0,
        2..=4 => 1,
        _ => 2,
    };
    shape + 6 * stop + 12 * length
}
