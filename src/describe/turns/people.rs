//! The full names that a text gives to those who are named by a part of their name elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{folded, is_capitalized, is_capitals, is_common, is_given, is_initial, is_particle, is_title};
use crate::text::Span;

/// The most words of a name before its last.
const GIVEN_WORDS: usize = 4;

/// A full name at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Full {
    /// Where it stands.
    pub span: Span,
    /// Its words before the last, in lower case.
    pub given: Vec<String>,
    /// Whether it stands in a label or before the first of them, where those who take part are listed.
    pub is_listed: bool,
}

/// The full names of a text by their last words, for those that are asked for.
#[derive(Debug, Default)]
pub struct People {
    by_last: BTreeMap<String, Vec<Full>>,
    by_first: BTreeMap<String, Vec<Full>>,
}

impl People {
    /// The full names in `text` whose last or first word is one of `wanted`. What stands before `head`, and what
    /// `is_label` says of a place, is listed.
    pub fn new(text: &str, wanted: &BTreeSet<String>, head: usize, is_label: impl Fn(usize) -> bool) -> Self {
        let mut people = Self::default();
        let mut run: Vec<Span> = Vec::new();
        for word in spans(text) {
            let shown = word.of(text);
            let bare = shown
                .trim_end_matches([',', ';', ':', '.', ')', ']', '?', '!', '’', '\'', '"', '”', '*', '-', '—', '–']);
            let goes_on = run.last().is_none_or(|last| joins(text, *last, word));
            if !goes_on {
                run.clear();
            }
            if !(is_name_word(shown) || is_particle(shown) && !run.is_empty()) {
                run.clear();
                continue;
            }
            run.push(word);
            let key = folded(possessor(bare));
            let asked = wanted.contains(&key);
            let first = || run.len() > 1 && run.iter().any(|word| wanted.contains(&folded(word.of(text))));
            if !asked && !first() || is_particle(shown) {
                continue;
            }
            let Some(span) = full(text, &run, possessor(bare).len()) else {
                continue;
            };
            let mut given: Vec<String> = span.of(text).split_whitespace().map(folded).collect();
            given.pop();
            let is_listed = span.start() < head || is_label(span.start());
            let found = Full { span, given, is_listed };
            if let Some(first) = found.given.first().filter(|first| wanted.contains(*first) && !is_common(bare)) {
                people.by_first.entry(first.clone()).or_default().push(found.clone());
            }
            if asked {
                people.by_last.entry(key).or_default().push(found);
            }
        }
        people
    }

    /// The fullest name of the one person who is called `last` and, where there are any, `given`; `None` where several are
    /// called so, or nobody is.
    pub fn full(&self, text: &str, given: &[String], last: &str) -> Option<Span> {
        let known = self.by_last.get(last).map_or(&[][..], Vec::as_slice);
        let fits = |full: &&Full| given.is_empty() || agree(&full.given, given);
        let listed: Vec<&Full> = known.iter().filter(fits).filter(|full| full.is_listed).collect();
        let any: Vec<&Full> = known.iter().filter(fits).collect();
        let alone = |all: &[&Full]| {
            let first = all.first()?;
            all.iter().all(|full| agree(&full.given, &first.given)).then(|| fullest(text, all)).flatten()
        };
        if !listed.is_empty() {
            return alone(&listed).and_then(|_| alone(&any).or_else(|| alone(&listed)));
        }
        if !any.is_empty() {
            return alone(&any);
        }
        let called: Vec<&Full> = self.by_first.get(last).into_iter().flatten().filter(|_| given.is_empty()).collect();
        let ends: BTreeSet<String> =
            called.iter().filter_map(|full| full.span.of(text).split_whitespace().next_back().map(folded)).collect();
        (ends.len() == 1).then(|| fullest(text, &called)).flatten()
    }
}

/// Whether both may be the given names of one person: the first are the same, or one is the initial of the other.
fn agree(one: &[String], other: &[String]) -> bool {
    let (Some(one), Some(other)) = (one.first(), other.first()) else {
        return true;
    };
    one == other
        || (one.chars().count() == 1 || other.chars().count() == 1) && one.chars().next() == other.chars().next()
}

/// The name of most words; of those as long the one that is not in capitals, then the first.
fn fullest(text: &str, all: &[&Full]) -> Option<Span> {
    let best = all.iter().max_by_key(|full| {
        let words = full.given.iter().filter(|word| word.chars().count() > 1).count();
        (words, full.given.len(), !is_capitals(full.span.of(text)), std::cmp::Reverse(full.span))
    });
    best.map(|full| full.span)
}

/// The full name that ends with the last word of `run`, of which `length` bytes belong to it.
fn full(text: &str, run: &[Span], length: usize) -> Option<Span> {
    let (last, before) = run.split_last()?;
    let mut start = None;
    for word in before.iter().rev().take(GIVEN_WORDS) {
        let shown = word.of(text);
        let is_part =
            is_initial(shown) || is_particle(shown) || !is_title(shown) && (is_given(shown) || !is_common(shown));
        if !is_part {
            break;
        }
        start = Some(*word);
    }
    // "Q Berg" is a mark and a name, "S. Berg" no more than "Berg".
    let start = start.filter(|word| !is_particle(word.of(text)) && word.of(text).chars().count() > 1)?;
    let given = before.iter().filter(|word| word.start() >= start.start()).map(|word| word.of(text));
    if given.clone().all(is_initial) && given.count() < 2 {
        return None;
    }
    let end = last.start() + length;
    Span::new(text, start.start(), end).filter(|span| !span.of(text).contains('\n'))
}

/// The name at `from`, titles aside: up to four words that are written as names are.
pub fn name_at(text: &str, from: usize) -> Option<Span> {
    let rest = text.get(from..text.floor_char_boundary(text.len().min(from.saturating_add(160))))?;
    let mut name: Option<Span> = None;
    let (mut count, mut has_last) = (0, false);
    for word in spans(rest) {
        let shown = word.of(rest);
        let bare = shown.trim_end_matches([',', ';', ':', ')', ']', '.', '?', '!']);
        if name.is_none() && is_title(shown) {
            continue;
        }
        // A surname may be any word, beside a given name.
        let is_surname = count > 0 && !has_last;
        let is_word = is_initial(shown)
            || is_particle(shown) && name.is_some()
            || is_name_word(shown) && (is_given(bare) || !is_common(bare) || is_surname);
        has_last |= count > 0 && !is_initial(shown) && !is_particle(shown);
        let apart = name.is_some_and(|name| !joins(rest, name, word));
        if !is_word || apart || count == 5 {
            break;
        }
        count += 1;
        let end = if is_initial(shown) { word.end() } else { word.start() + possessor(bare).len() };
        let span = Span::new(rest, name.map_or(word.start(), Span::start), end)?;
        name = Some(span);
        if bare.len() < shown.len() && !is_initial(shown) {
            break;
        }
    }
    let name = name?;
    Span::new(text, from + name.start(), from + name.end())
}

/// The name that ends at `to`.
pub fn name_before(text: &str, to: usize) -> Option<Span> {
    let from = text.floor_char_boundary(to.saturating_sub(80));
    let before = text.get(from..to)?;
    let words: Vec<Span> = spans(before).collect();
    let mut name: Option<Span> = None;
    for word in words.iter().rev().take(5) {
        let shown = word.of(before);
        let bare = shown.trim_end_matches(',');
        // A surname may be any word, beside a given name.
        let is_part = is_initial(shown)
            || is_name_word(bare) && (name.is_none() || is_given(bare) || !is_common(bare) && !is_title(bare));
        let apart = name.is_some_and(|name| !joins(before, *word, name));
        if !is_part || apart {
            break;
        }
        name = Span::new(before, word.start(), name.map_or(word.start() + bare.len(), Span::end));
    }
    let first = |name: Span| name.of(before).split_whitespace().next().unwrap_or_default();
    let name =
        name.filter(|name| name.of(before).contains(' ') && (is_given(first(*name)) || !is_common(first(*name))))?;
    Span::new(text, from + name.start(), from + name.end())
}

/// Whether two words may be of one name: nothing but a space between them, and no mark at the end of the first.
fn joins(text: &str, one: Span, next: Span) -> bool {
    let shown = one.of(text);
    let marks = shown.ends_with([',', ';', ':', ')', '?', '!', '”', '"', '’', '*']);
    let stop = shown.ends_with('.')
        && !shown.split_whitespace().next_back().is_some_and(|word| is_initial(word) || is_title(word));
    let gap = one.gap(next).map_or("", |gap| gap.of(text));
    !marks && !stop && !gap.contains(['\n', '\r'])
}

/// Whether a word is written as those of names are.
fn is_name_word(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '"', '“', '*', '[']);
    is_capitalized(word) && !word.contains(|letter: char| letter.is_numeric() || matches!(letter, '@' | '/' | '_'))
}

/// `word` without the ending of a possessive.
fn possessor(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The words of a text, without the marks that open brackets and quotations.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |word| {
        let (from, to) = (at, at + word.len());
        at = to;
        let span = Span::new(text, from, to)?.trimmed(text);
        let lead = span.of(text).len() - span.of(text).trim_start_matches(['(', '"', '“', '*', '[', '_']).len();
        Span::new(text, span.start() + lead, span.end()).filter(|span| !span.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full_name(text: &str, last: &str) -> Option<String> {
        let wanted = std::iter::once(last.to_owned()).collect();
        let people = People::new(text, &wanted, 0, |_| false);
        people.full(text, &[], last).map(|span| span.of(text).to_owned())
    }

    #[test]
    fn a_surname_has_the_full_name_that_the_text_gives() {
        for (text, full) in [
            ("Present: Ms. Anna K. Berg, chair. Berg spoke.", Some("Anna K. Berg")),
            ("Yesterday Anna Berg's dam broke.", Some("Anna Berg")),
            ("Ursula von der Berg came.", Some("Ursula von der Berg")),
            ("Anna Berg and Karl Berg came.", None),
            ("Chairman Berg came. President Berg left.", None),
        ] {
            assert_eq!(full_name(text, "berg").as_deref(), full, "{text}");
        }
        assert_eq!(full_name("Anna Berg came.", "anna").as_deref(), Some("Anna Berg"));
    }

    #[test]
    fn a_name_stands_after_or_before_a_cue() {
        let text = "Deposition of Dr. HAROLD M. LUND, taken";
        assert_eq!(name_at(text, 13).map(|span| span.of(text)), Some("HAROLD M. LUND"));
        let text = "Then Harold Lund";
        assert_eq!(name_before(text, text.len()).map(|span| span.of(text)), Some("Harold Lund"));
    }
}
