//! Cuts names that hold more than one name, and drops what is none.

use super::insert;
use crate::annotate::WordClass;
use crate::annotate::names::document::Passage;
use crate::annotate::names::lexicon::{Facts, Gazette, Lexicon};
use crate::annotate::names::rules::{Evidence, Found};
use crate::annotate::names::words::{Shape, Word};
use crate::briefing::ActorKind;

/// Takes the label of what follows it from the end of names: "Mina Ray Photo: Anna Berg".
pub(super) fn labels(passage: &mut Passage<'_>) {
    let Passage { words, found, .. } = passage;
    let label = |at: usize| {
        words.get(at + 1).is_some_and(|next| next.text == ":")
            && words.get(at).is_some_and(|word| WordClass::Label.has(word.folded()))
    };
    for name in found.iter_mut() {
        if label(name.words.end - 1) {
            name.words.end -= 1;
        }
    }
    found.retain(|name| !name.words.is_empty());
}

/// Drops who is only leaned to or away from: the "pro-Tarsian camp" is not Tarsia.
pub(super) fn leanings(passage: &mut Passage<'_>) {
    let Passage { words, found, .. } = passage;
    found.retain(|name| {
        let at = name.words.start;
        let glued = |at: usize| words.get(at).is_some_and(|word| word.glued);
        let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.folded());
        !(glued(at)
            && at.checked_sub(1).is_some_and(glued)
            && word(at.checked_sub(1)) == "-"
            && matches!(word(at.checked_sub(2)), "pro" | "anti" | "non" | "ex"))
    });
}

/// Ends names where a sentence ends: "off Hull. Yesterday" names Hull. The stop of an abbreviation is part of its word.
pub(super) fn sentences(passage: &mut Passage<'_>) {
    let Passage { words, found, .. } = passage;
    for name in found.iter_mut() {
        let ends = |at: &usize| words.get(*at).is_some_and(|word| matches!(word.text, "." | "!" | "?"));
        let opens = |at: usize| words.get(at).is_some_and(|word| word.opens && !word.glued);
        let end = (name.words.start + 1..name.words.end).find(|at| ends(at) && opens(at + 1));
        name.words.end = end.unwrap_or(name.words.end);
    }
}

/// Cuts the office from a body's name ("Museum of Dolls Director"), and the person who holds it or belongs to it ("Dolls
/// Party's Jane Roe", "Governor of Vermont Jane Roe").
pub(super) fn holders(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut more = Vec::new();
    for name in &mut passage.found {
        if !matches!(name.kind, ActorKind::Organization | ActorKind::Place) || name.words.len() < 2 {
            continue;
        }
        let words = &passage.words;
        if let Some(person) = person_from(words, name, lexicon) {
            let own = words.get(person - 1).is_some_and(Word::is_possessive);
            more.push(Found { words: person..name.words.end, kind: ActorKind::Person, evidence: Evidence::Form });
            name.words.end = if own { person - 1 } else { person };
            if let Some((length, entry)) = words.get(name.words.clone()).and_then(|left| lexicon.longest(left))
                && length == name.words.len()
            {
                name.kind = entry.gazette.kind();
            }
        } else if name.kind == ActorKind::Organization
            && let Some(end) = before_office(words, name, lexicon)
        {
            name.words.end = end;
        }
    }
    for person in more {
        insert(&mut passage.found, person);
    }
}

/// Leaves to an office what qualifies it after the name of a place: "Ebrach | District Attorney Jane Roe".
pub(super) fn qualifiers(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let Passage { words, found, .. } = passage;
    let is = |at: usize, fact: Facts| {
        words.get(at).is_some_and(|word| word.is_capital() && lexicon.facts(word.folded()).has(fact))
    };
    for name in found.iter_mut().filter(|name| name.kind == ActorKind::Place) {
        let last = name.words.end - 1;
        if name.words.len() > 1 && is(last, Facts::QUALIFIER) && is(last + 1, Facts::OFFICE) {
            name.words.end = last;
        }
    }
}

/// Where in the name of a body or place a person's begins.
fn person_from(words: &[Word<'_>], name: &Found, lexicon: &Lexicon) -> Option<usize> {
    let facts = |at: usize| words.get(at).map_or(Facts::NONE, |word| lexicon.facts(word.folded()));
    let capital = |at: usize| words.get(at).is_some_and(|word| word.shape == Shape::Capital && word.text.len() > 1);
    let plain = Facts::COMMON.or(Facts::ORGANIZATION_END).or(Facts::PLACE_END).or(Facts::OTHER_END).or(Facts::TITLE);
    let two = |at: usize| {
        capital(at)
            && capital(at + 1)
            && facts(at).has(Facts::GIVEN)
            && !facts(at).has(plain)
            && !facts(at + 1).has(plain)
            && lexicon.longest(words.get(at..).unwrap_or_default()).is_none_or(|(length, _)| length < 2)
    };
    // "Dolls Party's Jane Roe"
    let own = name.words.clone().find(|&at| words.get(at).is_some_and(Word::is_possessive));
    if let Some(own) = own
        && own + 3 == name.words.end
        && two(own + 1)
    {
        return Some(own + 1);
    }
    // "United States Jane Roe", whatever she is called
    if let Some((length, entry)) = words.get(name.words.clone()).and_then(|words| lexicon.longest(words))
        && entry.gazette == Gazette::Country
        && name.kind == ActorKind::Place
        && length + 2 == name.words.len()
        && (name.words.end - 2..name.words.end).all(|at| capital(at) && !facts(at).has(plain))
    {
        return Some(name.words.end - 2);
    }
    // "University of Oslo Jane Roe", "Vermont Jane Roe"
    let at = name.words.end.checked_sub(2).filter(|&at| at > name.words.start && two(at))?;
    let before = words.get(name.words.start..at)?;
    let known = lexicon.longest(before).is_some_and(|(length, entry)| {
        length == before.len() && matches!(entry.gazette, Gazette::Country | Gazette::Region | Gazette::Organization)
    });
    let headed = before.len() > 1 && facts(at - 1).has(Facts::ORGANIZATION_END);
    let placed = lexicon.longest(words.get(at - 1..at)?).is_some_and(|(_, entry)| entry.gazette != Gazette::Group)
        && at >= 2
        && words.get(at - 2).is_some_and(|word| word.text == "of");
    (known || headed || placed).then_some(at)
}

/// Where the office begins that ends the name of a body.
fn before_office(words: &[Word<'_>], name: &Found, lexicon: &Lexicon) -> Option<usize> {
    let not_an_office = Facts::QUALIFIER.or(Facts::ORGANIZATION_END).or(Facts::GIVEN).or(Facts::SURNAME);
    let office = |at: usize| {
        words.get(at).is_some_and(|word| {
            let facts = lexicon.facts(word.folded());
            word.is_capital() && facts.has(Facts::OFFICE) && !facts.has(not_an_office)
        })
    };
    let mut end = name.words.end;
    while end > name.words.start + 1 && office(end - 1) {
        end -= 1;
    }
    let last = words.get(end - 1)?;
    let left = words.get(name.words.start..end)?;
    let body = lexicon.facts(last.folded()).has(Facts::ORGANIZATION_END)
        || left.iter().any(|word| word.text == "of")
        || last.shape == Shape::Upper
        || lexicon
            .longest(left)
            .is_some_and(|(length, entry)| length == left.len() && entry.gazette == Gazette::Organization);
    (end < name.words.end && body && last.is_capital()).then_some(end)
}

/// Cuts two whole bodies apart: "Vermont Labour Party and Progress Party of Vermont".
pub(super) fn pairs(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut more = Vec::new();
    for name in &mut passage.found {
        if name.kind != ActorKind::Organization || name.words.len() < 5 {
            continue;
        }
        let words = &passage.words;
        let facts = |at: usize| words.get(at).map_or(Facts::NONE, |word| lexicon.facts(word.folded()));
        let head = |at: usize| facts(at).has(Facts::ORGANIZATION_END) && words.get(at).is_some_and(Word::is_capital);
        let and = (name.words.start + 2..name.words.end.saturating_sub(2)).find(|&at| {
            words.get(at).is_some_and(|word| word.folded() == "and")
                && head(at - 1)
                && words.get(at + 1).is_some_and(Word::is_capital)
                && (at + 2..name.words.end).any(head)
                && !(name.words.start..at - 1)
                    .any(|at| words.get(at).is_some_and(|word| word.text == "of" || word.text == "for"))
        });
        if let Some(and) = and {
            more.push(Found { words: and + 1..name.words.end, kind: name.kind, evidence: name.evidence });
            name.words.end = and;
        }
    }
    for name in more {
        insert(&mut passage.found, name);
    }
}
