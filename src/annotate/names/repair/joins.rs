//! Joins what is one name: a nation and its body, a land and the word for what it is.

use crate::annotate::names::document::Passage;
use crate::annotate::names::lexicon::{Facts, Gazette, Lexicon};
use crate::annotate::names::rules::Found;
use crate::annotate::names::words::Shape;
use crate::briefing::ActorKind;

/// Joins a people with its body ("Norwegian Parliament", "Peruvian Court of Appeal"), and a town or region with its own
/// ("Oslo Philharmonic"). A country stays apart from its bodies: "U.S. Congress".
pub(super) fn national_bodies(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut joined: Vec<Found> = Vec::with_capacity(passage.found.len());
    for name in std::mem::take(&mut passage.found) {
        let body = |last: &Found| {
            let known = passage.words.get(last.words.clone()).and_then(|words| lexicon.longest(words));
            let gazette = known.filter(|(length, _)| *length == last.words.len()).map(|(_, entry)| entry.gazette);
            last.words.end == name.words.start
                && name.kind == ActorKind::Organization
                && match last.kind {
                    ActorKind::Group => gazette == Some(Gazette::Group) && last.words.len() == 1,
                    ActorKind::Place => !matches!(gazette, None | Some(Gazette::Country)),
                    _ => false,
                }
                && passage.words.get(name.words.start).is_some_and(|word| word.shape == Shape::Capital)
        };
        match joined.last_mut() {
            Some(last) if body(last) => *last = Found { words: last.words.start..name.words.end, ..name },
            _ => joined.push(name),
        }
    }
    passage.found = joined;
}

/// Joins partners in one firm ("Moss & Fenn"), and a given name that is a people's, too, with the surname ("Christian Moss").
pub(super) fn partners(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let Passage { words, found, heading, .. } = passage;
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for name in std::mem::take(found) {
        let between = |last: &Found| words.get(last.words.end..name.words.start);
        let is_person = |name: &Found| matches!(name.kind, ActorKind::Person | ActorKind::Organization);
        let first = |last: &Found| words.get(last.words.start).map_or(Facts::NONE, |word| lexicon.facts(word.folded()));
        match joined.last_mut() {
            Some(last)
                if matches!(between(last), Some([and]) if and.text == "&") && is_person(last) && is_person(&name) =>
            {
                *last = Found { words: last.words.start..name.words.end, kind: ActorKind::Organization, ..name };
            }
            Some(last)
                if last.words.end == name.words.start
                    && !*heading
                    && last.kind == ActorKind::Group
                    && last.words.len() == 1
                    && name.kind == ActorKind::Person
                    && name.words.len() == 1
                    && first(last).has(Facts::GIVEN) =>
            {
                *last = Found { words: last.words.start..name.words.end, ..name };
            }
            _ => joined.push(name),
        }
    }
    passage.found = joined;
}

/// Joins a land with the word for what it is: "Duchy of Saxony".
pub(super) fn lands(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let Passage { words, found, .. } = passage;
    let head = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.shape == Shape::Capital && lexicon.facts(word.folded()).has(Facts::PLACE_START))
    };
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for mut name in std::mem::take(found) {
        if name.kind == ActorKind::Place
            && name.words.start >= 2
            && words.get(name.words.start - 1).is_some_and(|word| word.text == "of")
            && head(name.words.start - 2)
            && joined.last().is_none_or(|last| last.words.end + 1 < name.words.start || last.words.len() == 1)
        {
            name.words.start -= 2;
            joined.retain(|last| last.words.end <= name.words.start);
        }
        joined.push(name);
    }
    passage.found = joined;
}
