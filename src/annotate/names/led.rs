//! Names that begin with an ordinary word: "Visit Norway", "Historic Leeds", "Downtown Lima".
//!
//! Inside a sentence English writes a common word with a capital only where it is part of a name (Huddleston and Pullum, *The
//! Cambridge Grammar of the English Language*, 2002, ch. 20), so one right before the name of a place or a body is its beginning.
//! Where a sentence begins with it, another place of the document has to show it.

use std::collections::BTreeMap;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::rules::Found;
use super::words::Shape;
use crate::annotate::syntax::relations::WHERE;
use crate::briefing::ActorKind;

/// A shorter word before a name is one of grammar, mostly.
const SHORT: usize = 4;

/// Lets names of places and bodies begin with the common word before them, wherever the document shows once that it is theirs.
pub fn take_leads(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    // How often it stands behind a word that says where, and how often elsewhere.
    let mut shown: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| !passage.heading) {
        for at in 0..passage.found.len() {
            let Some((key, lead)) = led(passage, at, lexicon) else { continue };
            let before = lead.checked_sub(1).and_then(|at| passage.words.get(at));
            let Some(before) = before.filter(|before| before.shape == Shape::Lower) else { continue };
            if passage.words.get(lead).is_some_and(|word| word.opens) {
                continue;
            }
            let (place, other) = shown.entry(key).or_default();
            *(if WHERE.contains(&before.folded()) { place } else { other }) += 1;
        }
    }
    if shown.is_empty() {
        return;
    }
    for passage in passages {
        for at in 0..passage.found.len() {
            let Some((key, lead)) = led(passage, at, lexicon) else { continue };
            let Some((place, other)) = shown.get(&key) else { continue };
            if let Some(name) = passage.found.get_mut(at) {
                name.words.start = lead;
                name.kind = if place < other { ActorKind::Organization } else { name.kind };
            }
        }
    }
}

/// The name at `at` with the common word that may be its beginning, in lower case, and where that word stands.
fn led(passage: &Passage<'_>, at: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    let Found { words, kind, .. } = passage.found.get(at)?;
    let lead = words.start.checked_sub(1)?;
    let word = passage.words.get(lead)?;
    let facts = lexicon.facts(word.folded());
    let other = Facts::TITLE.or(Facts::CALENDAR).or(Facts::QUALIFIER).or(Facts::GIVEN).or(Facts::SURNAME);
    let is_lead = word.shape == Shape::Capital
        && word.text.chars().count() >= SHORT
        && facts.has(Facts::COMMON)
        && !facts.has(other)
        && matches!(kind, ActorKind::Place | ActorKind::Organization);
    let first = passage.words.get(words.start).filter(|first| !first.opens && !first.glued && first.is_capital())?;
    let is_free = at.checked_sub(1).and_then(|at| passage.found.get(at)).is_none_or(|name| name.words.end <= lead);
    let rest = passage.words.get(words.start + 1..words.end)?.iter().map(|word| word.folded());
    let key = || std::iter::once(word.folded()).chain([first.folded()]).chain(rest).collect::<Vec<_>>().join(" ");
    (is_lead && is_free).then(|| (key(), lead))
}
