//! Cuts names that hold more than one name, and drops what is none.

use super::insert;
use crate::annotate::WordClass;
use crate::annotate::names::document::Passage;
use crate::annotate::names::lexicon::{Facts, Lexicon};
use crate::annotate::names::rules::Found;
use crate::annotate::names::words::Word;
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
