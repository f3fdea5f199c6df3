//! Short forms in brackets after the name they abbreviate: "Human Rights Watch (HRW)".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::document::Passage;
use super::lexicon::lexicon;
use super::rules::{Evidence, Found};
use super::words::Word;
use crate::briefing::ActorKind;

/// Gives names that are defined by their initials ("People's Union of Peru (PUP)") their whole length, everywhere in the
/// document, and makes names of the short forms.
pub fn define(passages: &mut [Passage<'_>]) {
    // By the first word.
    let mut defined: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for passage in passages.iter_mut() {
        for at in 0..passage.words.len() {
            let Some((full, short)) = definition(passage, at) else {
                continue;
            };
            if full.len() > 1 {
                let words = passage.words.get(full.clone()).unwrap_or_default();
                let words: Vec<String> = words.iter().map(|word| word.folded().to_owned()).collect();
                defined.entry(words.first().cloned().unwrap_or_default()).or_default().insert(words);
            }
            let kind = put(passage, full, None);
            put(passage, short, Some(kind));
        }
    }
    if defined.is_empty() {
        return;
    }
    for passage in passages {
        let mut at = 0;
        while at < passage.words.len() {
            let known =
                passage.words.get(at).filter(|word| word.is_capital()).and_then(|word| defined.get(word.folded()));
            let phrase = known
                .into_iter()
                .flatten()
                .filter(|phrase| begins(passage.words.get(at..).unwrap_or_default(), phrase))
                .map(Vec::len)
                .max();
            if let Some(length) = phrase {
                put(passage, at..at + length, None);
                at += length;
            } else {
                at += 1;
            }
        }
    }
}

/// The word in brackets after the name `full` that is its short form.
pub fn defined_after(passage: &Passage<'_>, full: &Range<usize>) -> Option<usize> {
    let (defined, short) = definition(passage, full.end)?;
    // A name may have more before what the letters stand for: "Corvo Pilot Training (PT)".
    (defined.end == full.end && full.start <= defined.start).then_some(short.start)
}

/// The one word that the brackets after the name `full` hold.
fn short_form(passage: &Passage<'_>, full: &Range<usize>) -> Option<Range<usize>> {
    let word = |at: usize| passage.words.get(at).map_or("", |word| word.text);
    let mut at = full.end;
    if word(at) != "(" {
        return None;
    }
    at += 1;
    if matches!(word(at), "\"" | "“" | "the") {
        at += 1;
    }
    let short = passage.words.get(at)?;
    let closes = matches!(word(at + 1), ")" | "\"" | "”" | "," | ";");
    (closes && short.is_capital()).then_some(at..at + 1)
}

/// Whether `words` begin with `phrase`, in capitals.
fn begins(words: &[Word<'_>], phrase: &[String]) -> bool {
    words.len() >= phrase.len()
        && words.first().is_some_and(Word::is_capital)
        && words.iter().zip(phrase).all(|(word, phrase)| word.folded() == *phrase)
}

/// The full name and the short form where a bracket opens at `at`.
fn definition(passage: &Passage<'_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    if at == 0 || passage.words.get(at)?.text != "(" {
        return None;
    }
    let short = short_form(passage, &(at..at))?;
    let word = passage.words.get(short.start)?;
    let capitals = word.text.chars().filter(|c| c.is_uppercase()).count();
    let letters: Vec<char> = word.folded().chars().filter(|c| c.is_alphanumeric()).collect();
    if !(2..=10).contains(&letters.len()) {
        return None;
    }
    if capitals >= 2
        && let Some(start) = initials_start(passage, at, &letters)
    {
        return Some((start..at, short));
    }
    // Names are in order and apart from one another.
    let first = passage.found.partition_point(|name| name.words.end < at);
    let name = passage.found.get(first).filter(|name| name.words.end == at)?;
    let body = matches!(name.kind, ActorKind::Organization | ActorKind::Other | ActorKind::Person);
    let words = passage.words.get(name.words.clone())?;
    let own = name.kind != ActorKind::Person
        && capitals == letters.len()
        && capitals >= 3
        && lexicon().longest(std::slice::from_ref(word)).is_none();
    (body && name.words.len() > 1 && (own || abbreviates(&letters, words))).then(|| (name.words.clone(), short))
}

/// Where the words before `end` begin whose initials are `letters`; small words may be passed over.
fn initials_start(passage: &Passage<'_>, end: usize, letters: &[char]) -> Option<usize> {
    let mut left = letters.len();
    let mut at = end;
    while left > 0 {
        at = at.checked_sub(1)?;
        let word = passage.words.get(at)?;
        let fits = word.folded().chars().next() == letters.get(left - 1).copied();
        let small = !word.is_capital() && (word.text.len() <= 3 || word.is_possessive() || word.folded() == "and");
        if fits && (word.is_capital() || small) {
            left -= 1;
        } else if !small || word.text == "." || word.text == "," || word.text == ";" {
            return None;
        }
        if end - at > 16 || word.opens && left > 0 {
            return None;
        }
    }
    passage.words.get(at).is_some_and(Word::is_capital).then_some(at)
}

/// Whether `letters` stand in this order in `words`, the first at the beginning: "Tehrik-e-Insaf" and "Tei".
fn abbreviates(letters: &[char], words: &[Word<'_>]) -> bool {
    let sound = |c: char| if matches!(c, 'c' | 'q') { 'k' } else { c };
    let mut all = words.iter().flat_map(|word| word.folded().chars()).map(sound).peekable();
    if all.peek().copied() != letters.first().map(|c| sound(*c)) || words.len() > 12 {
        return false;
    }
    letters.iter().all(|letter| all.any(|c| c == sound(*letter)))
}

/// Makes `words` one name in place of those inside it; the kind is `kind`, else that of the largest of them.
fn put(passage: &mut Passage<'_>, words: Range<usize>, kind: Option<ActorKind>) -> ActorKind {
    // Names are in order and apart from one another.
    let from = passage.found.partition_point(|name| name.words.end <= words.start);
    let to = passage.found.partition_point(|name| name.words.start < words.end).max(from);
    let overlapping = passage.found.get(from..to).unwrap_or_default();
    let crosses = |name: &Found| name.words.start < words.start || words.end < name.words.end;
    let own = overlapping
        .iter()
        .filter(|name| !crosses(name) && name.words.len() * 2 >= words.len())
        .max_by_key(|name| name.words.len())
        .map(|name| name.kind)
        .filter(|kind| !matches!(kind, ActorKind::Group));
    let longer = words.len() > 2 && own == Some(ActorKind::Person);
    let kind = kind.or(own.filter(|_| !longer)).unwrap_or(ActorKind::Organization);
    if overlapping.iter().any(crosses) {
        return kind;
    }
    passage.found.splice(from..to, [Found { words, kind, evidence: Evidence::Form }]);
    kind
}
