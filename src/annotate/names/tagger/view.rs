//! A paragraph as the tagger sees it: its words, each with its part of the features.

use std::ops::Range;

use super::{Seen, SeenWords, begin_class};
use crate::annotate::names::lexicon::{Facts, Gazette, Lexicon};
use crate::annotate::names::rules::Found;
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::perceptron::{feature, word_number};

/// A paragraph as the tagger sees it.
pub struct View {
    words: Vec<Seen1>,
    heading: bool,
}

/// One word's part of the features, made once.
struct Seen1 {
    word: u64,
    suffixes: [u64; 3],
    pattern: u64,
    facts: Facts,
    rule: u64,
    evidence: u64,
    gazette: u64,
    document: u64,
    opens: bool,
    capital: bool,
    candidate: bool,
    run: u64,
    run_end: u64,
    run_end_facts: u64,
    before: u64,
    after: u64,
}

impl View {
    /// The paragraph of `words`, in which the rules have found `found`.
    pub fn new(words: &[Word<'_>], found: &[Found], heading: bool, seen: &SeenWords, lexicon: &Lexicon) -> Self {
        let mut rules = vec![(0_u64, 0_u64); words.len()];
        for name in found {
            for (at, slot) in name.words.clone().zip(rules.iter_mut().skip(name.words.start)) {
                let begin = usize::from(at != name.words.start);
                *slot = ((begin_class(name.kind) + begin) as u64, name.evidence as u64);
            }
        }
        let gazettes = gazettes(words, lexicon);
        let runs = runs(words);
        let views = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let (rule, evidence) = rules.get(at).copied().unwrap_or_default();
                let run = runs.get(at).cloned().unwrap_or(at..at + 1);
                let last = words.get(run.end.saturating_sub(1));
                let number = |word: Option<&Word<'_>>| word.map_or(1, |word| word_number(&word.folded));
                Seen1 {
                    word: word_number(&word.folded),
                    suffixes: suffixes(&word.folded),
                    pattern: pattern(word),
                    facts: lexicon.facts(&word.folded),
                    rule,
                    evidence,
                    gazette: gazettes.get(at).copied().unwrap_or_default(),
                    document: document_value(seen.get(&word_number(&word.folded))),
                    opens: word.opens,
                    capital: word.is_capital() || word.shape == Shape::Mixed,
                    candidate: rule != 0 || !run.is_empty() && run.contains(&at),
                    run: (run.len().min(5) * 4 + (at - run.start.min(at)).min(3)) as u64,
                    run_end: number(last),
                    run_end_facts: last.map_or(0, |word| u64::from(lexicon.facts(&word.folded).bits())),
                    before: number(run.start.checked_sub(1).and_then(|at| words.get(at))),
                    after: number(words.get(run.end)),
                }
            })
            .collect();
        Self { words: views, heading }
    }

    /// Whether the word at `at` can belong to a name, after one of the class `last`.
    pub fn is_candidate(&self, at: usize, last: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.candidate && (word.capital || word.rule != 0 || last != 0))
    }

    /// Favours what the rules say of the word at `at`: their training text is worse than the news they were written for.
    pub(super) fn favour(&self, at: usize, scores: &mut [i32]) {
        let Some(word) = self.words.get(at) else {
            return;
        };
        let by = match word.evidence {
            _ if word.rule == 0 => 10,
            0 => 30,
            1 => 70,
            2 => 120,
            _ => 160,
        };
        if let Some(score) = scores.get_mut(word.rule as usize) {
            *score += by;
        }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The features of the word at `at`, where the two before it have the classes `last` and `last_but_one`.
    pub fn features(&self, at: usize, last: usize, last_but_one: usize, into: &mut Vec<u64>) {
        into.clear();
        let Some(word) = self.words.get(at) else {
            return;
        };
        let near = |by: isize| at.checked_add_signed(by).and_then(|at| self.words.get(at));
        let word_at = |by: isize| near(by).map_or(1, |word| word.word);
        let rule_at = |by: isize| near(by).map_or(99, |word| word.rule);
        let facts_at = |by: isize| near(by).map_or(0, |word| u64::from(word.facts.bits()));
        let pattern_at = |by: isize| near(by).map_or(0, |word| word.pattern);
        let gazette_at = |by: isize| near(by).map_or(99, |word| word.gazette);
        let (last, last_but_one) = (last as u64, last_but_one as u64);
        let mut next = 0_u8;
        let mut add = |a: u64, b: u64| {
            into.push(feature(next, a, b));
            next += 1;
        };
        let opens = u64::from(word.opens) + 2 * u64::from(self.heading);
        let facts = u64::from(word.facts.bits());
        add(0, 0);
        add(word.word, 0);
        add(word.word, word.pattern);
        add(word_at(-1), 0);
        add(word_at(1), 0);
        add(word_at(-2), 0);
        add(word_at(2), 0);
        add(word_at(-1), word.word);
        add(word.word, word_at(1));
        add(word_at(-1), word_at(1));
        add(last, 0);
        add(last, word.word);
        add(last, last_but_one);
        add(last, word.pattern);
        add(last, word.rule);
        for suffix in word.suffixes {
            add(suffix, 0);
        }
        add(word.pattern, opens);
        add(word.pattern, pattern_at(-1));
        add(word.pattern, pattern_at(1));
        add(facts, opens);
        add(facts, last);
        add(facts, facts_at(1));
        add(facts_at(-1), facts);
        add(facts_at(-1), word.pattern);
        add(facts_at(1), word.pattern);
        add(word.rule, word.evidence);
        add(word.rule, rule_at(1));
        add(word.rule, rule_at(-1));
        add(word.rule, word.word);
        add(word.rule, word.pattern + 64 * opens);
        add(word.rule, facts);
        add(word.rule, word.run);
        add(word.gazette, word.pattern);
        add(word.gazette, gazette_at(1));
        add(word.gazette, last);
        add(word.gazette, word.before);
        add(word.gazette, word.run);
        add(word.document, word.rule);
        add(word.document, last);
        add(word.document, opens);
        add(word.run, last);
        add(word.run_end, word.run);
        add(word.run_end_facts, last);
        add(word.run_end_facts, word.rule);
        add(word.before, word.run);
        add(word.after, word.run);
        add(word.before, word.after);
        add(word.before, word.rule);
        add(word.after, word.rule);
        add(facts, word.run_end_facts);
        for bit in 0..16 {
            if facts & (1 << bit) != 0 {
                into.push(feature(200, bit, last));
            }
        }
    }
}

/// The words that can make one name: for each, the run of capitals and what may stand between them; empty where it is in
/// none.
fn runs(words: &[Word<'_>]) -> Vec<Range<usize>> {
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

/// Whether a word may stand between the capitals of a name.
fn joins(word: &Word<'_>) -> bool {
    match word.shape {
        Shape::Mark => matches!(word.text, "-" | "'" | "’" | "&" | "/" | "." | "–") || word.is_possessive(),
        Shape::Number => word.text.len() <= 4,
        _ => word.is_possessive() || word.text.len() <= 3,
    }
}

/// For each word the gazetteer's name it is in and whether it begins it; 0 for none.
fn gazettes(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<u64> {
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

fn suffixes(word: &str) -> [u64; 3] {
    let mut ends = word.char_indices().rev().map(|(at, _)| at);
    let mut of = |skip: usize| ends.nth(skip).and_then(|at| word.get(at..)).map_or(1, word_number);
    [of(1), of(0), of(0)]
}

/// How a word is written, as a number below 64.
fn pattern(word: &Word<'_>) -> u64 {
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

fn document_value(seen: Option<&Seen>) -> u64 {
    let Some(seen) = seen else {
        return 0;
    };
    let (kind, count) = seen
        .kinds
        .iter()
        .enumerate()
        .max_by_key(|&(at, count)| (*count, std::cmp::Reverse(at)))
        .map_or((0, 0), |(at, count)| (at as u64, *count));
    let kind = if count == 0 { 7 } else { kind };
    1 + kind + 8 * u64::from(seen.lower) + 16 * u64::from(seen.capital) + 32 * u64::from(count.min(3))
}
