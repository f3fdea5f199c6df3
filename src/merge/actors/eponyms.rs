//! Bodies that are called by one word of their name, which may be a person's surname, too: "Halvorsen" after "Halvorsen
//! Shipping", though a Mr Halvorsen founded it.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Naming, Namings};
use super::union::Union;
use crate::annotate::WordClass;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, LinkBy};

/// A short form, the body that it may mean, and whether the body was introduced first in the document.
struct Pair {
    short: usize,
    full: usize,
    introduced: bool,
}

/// Joins, inside each document, names of one word with the one body whose name begins with it, where the document introduces the
/// body before it uses the short form. A surname is the body's unless a form of address stands before it or the document names a
/// bearer first.
pub fn join_in_documents(namings: &mut Namings, union: &mut Union) {
    let pairs = pairs(namings);
    // Where most documents use the short form first, it is the parent's name, not the subsidiary's.
    let mut votes: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for pair in &pairs {
        if let (Some(short), Some(full)) = (namings.all.get(pair.short), namings.all.get(pair.full)) {
            let vote = votes.entry((&short.key, &full.key)).or_default();
            *(if pair.introduced { &mut vote.0 } else { &mut vote.1 }) += 1;
        }
    }
    let holds = |pair: &&Pair| {
        let keys = namings.all.get(pair.short).zip(namings.all.get(pair.full));
        let vote = keys.and_then(|(short, full)| votes.get(&(short.key.as_str(), full.key.as_str())));
        pair.introduced && vote.is_some_and(|(for_it, against)| for_it >= against)
    };
    let sure: Vec<(usize, usize)> = pairs.iter().filter(holds).map(|pair| (pair.short, pair.full)).collect();
    for (short, full) in sure {
        join(namings, union, short, full);
    }
}

fn join(namings: &mut Namings, union: &mut Union, short: usize, full: usize) {
    union.join_because(short, full, LinkBy::ShortName);
    if let Some(naming) =
        namings.all.get_mut(short).filter(|naming| matches!(naming.kind, ActorKind::Person | ActorKind::Group))
    {
        naming.kind = ActorKind::Organization;
        naming.resolved = true;
    }
}

fn pairs(namings: &Namings) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for range in namings.by_document() {
        let Some(all) = namings.all.get(range.clone()) else {
            continue;
        };
        let bodies = bodies(all);
        if bodies.is_empty() {
            continue;
        }
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut titled: BTreeSet<&str> = BTreeSet::new();
        for naming in all.iter().filter(|naming| naming.kind == ActorKind::Person) {
            match naming.tokens.as_slice() {
                [word] if naming.titled => {
                    titled.insert(word);
                }
                [_, .., last] => {
                    let first = naming.names.first().copied().unwrap_or(usize::MAX);
                    let known = bearers.entry(last).or_insert(first);
                    *known = first.min(*known);
                }
                _ => {}
            }
        }
        for (at, naming) in all.iter().enumerate() {
            let [word] = naming.tokens.as_slice() else {
                continue;
            };
            let Some(&(body, key)) = bodies.get(word.as_str()) else {
                continue;
            };
            let (Some(full), false) = (all.get(body), naming.titled || key.is_none()) else {
                continue;
            };
            let own = match naming.kind {
                ActorKind::Organization => true,
                // "American said": a people's adjective alone says nothing.
                ActorKind::Group => naming.acts && !word.ends_with('s'),
                ActorKind::Person if is_own(word) => {
                    let before = bearers.get(word.as_str()).is_none_or(|bearer| full.names.first() < Some(bearer));
                    before || titled.contains(word.as_str())
                }
                _ => false,
            };
            if own {
                let introduced = naming.kind == ActorKind::Person
                    || naming.first_in_text > full.first_in_text
                    || naming.first_in_text == usize::MAX;
                pairs.push(Pair { short: range.start + at, full: range.start + body, introduced });
            }
        }
    }
    pairs
}

/// The bodies of a document by the first word of their names; the key is gone where several begin with it.
fn bodies(all: &[Naming]) -> BTreeMap<&str, (usize, Option<&str>)> {
    let mut bodies: BTreeMap<&str, (usize, Option<&str>)> = BTreeMap::new();
    for (at, naming) in all.iter().enumerate() {
        let [first, .., last] = naming.tokens.as_slice() else {
            continue;
        };
        let facts = lexicon().facts(first);
        let heads = facts.has(Facts::ORGANIZATION_START.or(Facts::ORGANIZATION_END));
        if naming.kind != ActorKind::Organization || heads || WordClass::Somebodys.has(last.as_str()) {
            continue;
        }
        bodies
            .entry(first)
            // "Air Lines" is "Airlines".
            .and_modify(|(_, key)| *key = key.filter(|key| key.replace(' ', "") == naming.key.replace(' ', "")))
            .or_insert((at, Some(&naming.key)));
    }
    bodies
}

/// Whether the word is nobody's but the bearer's: no English word, place, people, or given name.
fn is_own(word: &str) -> bool {
    word.chars().count() > 2
        && !lexicon().facts(word).has(Facts::COMMON.or(Facts::GIVEN).or(Facts::TITLE))
        && lexicon().entry(word).is_none()
}

/// Joins, across documents, what is spelled like a short form of a body and like a surname, with the body where more documents
/// name it than name a bearer.
pub fn join_across(namings: &mut Namings, union: &mut Union) {
    let mut bodies: BTreeMap<&str, usize> = BTreeMap::new();
    let mut documents: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut bearers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate() {
        match (naming.kind, naming.tokens.as_slice()) {
            (ActorKind::Person, [_, .., last]) => {
                bearers.entry(last).or_default().insert(naming.document);
            }
            (ActorKind::Organization, [word]) if naming.resolved => {
                if let Some((_, full)) = union.reason(at) {
                    bodies.entry(word).or_insert(full);
                }
            }
            (ActorKind::Organization, [_, ..]) => {
                documents.entry(&naming.key).or_default().insert(naming.document);
            }
            _ => {}
        }
    }
    let named =
        |full: usize| namings.all.get(full).and_then(|full| documents.get(full.key.as_str())).map_or(0, BTreeSet::len);
    let mut joins = Vec::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if let [word] = naming.tokens.as_slice()
            && naming.kind == ActorKind::Person
            && !naming.resolved
            && !naming.titled
            && let Some(&full) = bodies.get(word.as_str())
            && bearers.get(word.as_str()).is_none_or(|bearers| bearers.len() < named(full))
        {
            joins.push((at, full));
        }
    }
    for (short, full) in joins {
        join(namings, union, short, full);
    }
}
