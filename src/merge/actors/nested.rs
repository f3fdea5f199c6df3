//! Names inside longer names of the same bearer: "Home Office" after "Norwegian Home Office", "Marsh Foundation" before "Marsh
//! Foundation for the Arts", "State of Texas".

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Naming, Namings};
use super::union::Union;
use crate::annotate::names::lexicon::{Facts, Gazette, lexicon};
use crate::briefing::{ActorKind, LinkBy};

/// The words of a name.
type Words = [String];

/// Joins, inside each document, a name with the one longer name that it is left of when the nation, place or body before it is
/// left out, or what follows its head.
pub fn join_in_documents(namings: &mut Namings, union: &mut Union) {
    let mut joins = Vec::new();
    for range in namings.by_document() {
        let Some(all) = namings.all.get(range.clone()) else {
            continue;
        };
        let mut named: BTreeMap<&Words, usize> = BTreeMap::new();
        for (at, naming) in all.iter().enumerate().filter(|(_, naming)| is_body(naming)) {
            named.entry(&naming.tokens).or_insert(at);
        }
        let mut longer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, naming) in all.iter().enumerate().filter(|(_, naming)| is_body(naming)) {
            for short in shorter(&naming.tokens) {
                if let Some(&short) = named.get(short).filter(|&&short| short != at) {
                    longer.entry(short).or_default().push(at);
                }
            }
        }
        for (short, full) in longer {
            if let [full] = full.as_slice() {
                joins.push((range.start + short, range.start + full));
            }
        }
        joins.extend(heads_alone(all, range.start, union));
        joins.extend(short_places(all).into_iter().map(|(short, full)| (range.start + short, range.start + full)));
    }
    for (short, full) in joins {
        union.join_because(short, full, LinkBy::ShortName);
        // Another document's Home Office may be another nation's.
        if let Some(naming) = namings.all.get_mut(short).filter(|naming| !naming.key.contains('=')) {
            naming.resolved = true;
        }
    }
}

/// Joins, across documents, a short form of several words with the one body that it is short for in all documents that name that
/// body in full: two at least, or it may be another nation's.
pub fn join_across(namings: &Namings, union: &mut Union) {
    let mut meant: BTreeMap<&str, (BTreeSet<usize>, usize, usize)> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate().filter(|(_, naming)| is_short_body(naming)) {
        if let Some((LinkBy::ShortName, full)) = union.reason(at) {
            let root = union.root(full);
            let (roots, documents, first) = meant.entry(&naming.key).or_insert((BTreeSet::new(), 0, full));
            roots.insert(root);
            *documents += 1;
            *first = (*first).min(full);
        }
    }
    for (at, naming) in namings.all.iter().enumerate().filter(|(_, naming)| is_short_body(naming)) {
        if union.reason(at).is_none()
            && let Some((roots, documents, full)) = meant.get(&*naming.key)
            && roots.len() == 1
            && *documents > 1
        {
            union.join_because(at, *full, LinkBy::ShortName);
        }
    }
}

fn is_short_body(naming: &Naming) -> bool {
    naming.kind == ActorKind::Organization && naming.tokens.len() > 1 && !naming.key.contains('=')
}

/// Bodies called by the last word of their name alone: "the Agency" after "Ebrach Agency", where the document names no other body
/// that ends so. A body that has an acronym is called by that.
fn heads_alone(all: &[Naming], from: usize, union: &mut Union) -> Vec<(usize, usize)> {
    let is_short = |at: usize, naming: &Naming, union: &Union| naming.is_acronym() && union.reason(from + at).is_some();
    let shorts: Vec<usize> =
        all.iter().enumerate().filter(|(at, naming)| is_short(*at, naming, union)).map(|(at, _)| from + at).collect();
    let known: BTreeSet<usize> = shorts.into_iter().map(|at| union.root(at)).collect();
    let mut by_last: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, naming) in all.iter().enumerate().filter(|(_, naming)| naming.kind == ActorKind::Organization) {
        let root = union.root(from + at);
        if let [_, .., last] = naming.tokens.as_slice()
            && !known.contains(&root)
            && !naming.key.contains('=')
        {
            by_last.entry(last).or_default().entry(root).or_insert(at);
        }
    }
    let mut found = Vec::new();
    for (at, naming) in all.iter().enumerate() {
        if let [word] = naming.tokens.as_slice()
            && naming.kind == ActorKind::Organization
            && lexicon().facts(word).has(Facts::ORGANIZATION_END)
            && !naming.key.contains('=')
            && let Some(full) = by_last.get(word.as_str())
            && full.len() == 1
            && let Some(&full) = full.values().next()
            && all.get(full).is_some_and(|full| full.names.first() < naming.names.first())
        {
            found.push((from + at, from + full));
        }
    }
    found
}

/// Places called by the last word of the one longer name that ends in it and comes first: "Ruvo" after "Santa Ruvo".
fn short_places(all: &[Naming]) -> Vec<(usize, usize)> {
    let unknown = |naming: &Naming| naming.kind == ActorKind::Place && !naming.key.contains('=');
    let mut by_last: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, naming) in all.iter().enumerate().filter(|(_, naming)| unknown(naming)) {
        if let [_, .., last] = naming.tokens.as_slice()
            && !lexicon().facts(last).has(Facts::COMMON.or(Facts::PLACE_END))
        {
            by_last.entry(last).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    let mut places = Vec::new();
    for (at, naming) in all.iter().enumerate().filter(|(_, naming)| unknown(naming)) {
        if let [word] = naming.tokens.as_slice()
            && let Some(&Some(full)) = by_last.get(word.as_str())
            && all.get(full).is_some_and(|full| full.names.first() < naming.names.first())
        {
            places.push((at, full));
        }
    }
    places
}

/// Joins "Republic of Peru" with "Peru".
pub fn join_states(namings: &Namings, union: &mut Union) {
    let mut places: BTreeMap<&Words, usize> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate().filter(|(_, naming)| naming.kind == ActorKind::Place) {
        places.entry(&naming.tokens).or_insert(at);
    }
    for (at, naming) in namings.all.iter().enumerate() {
        let [kind, of, name @ ..] = naming.tokens.as_slice() else {
            continue;
        };
        let name = name.strip_prefix(&["the".to_owned()]).unwrap_or(name);
        let state = of == "of" && matches!(kind.as_str(), "state" | "republic" | "kingdom" | "union" | "commonwealth");
        let body = matches!(naming.kind, ActorKind::Place | ActorKind::Organization);
        if state
            && body
            && !naming.key.contains('=')
            && let Some(&place) = places.get(name)
            && entry(name).is_some_and(|gazette| matches!(gazette, Gazette::Country | Gazette::Region))
        {
            union.join_because(at, place, LinkBy::OtherName);
        }
    }
}

fn is_body(naming: &Naming) -> bool {
    matches!(naming.kind, ActorKind::Organization | ActorKind::Other | ActorKind::Place)
        && naming.tokens.len() > 1
        && (naming.key.starts_with("body=") || !naming.key.contains('='))
}

/// What may be left of a name when its first or last words are left out; two words at least.
fn shorter(words: &Words) -> Vec<&Words> {
    let mut shorter = Vec::new();
    for cut in 1..words.len().saturating_sub(1).min(4) {
        if let Some((before, rest)) = words.split_at_checked(cut)
            && entry(before).is_some()
        {
            shorter.push(rest);
        }
    }
    for cut in 2..words.len().min(8) {
        if let Some((name, [next, rest @ ..])) = words.split_at_checked(cut)
            && matches!(next.as_str(), "of" | "for")
            && (name.last().is_some_and(|head| lexicon().facts(head).has(Facts::ORGANIZATION_END))
                || entry(rest).is_some_and(|gazette| matches!(gazette, Gazette::Country | Gazette::Region)))
        {
            shorter.push(name);
        }
    }
    shorter
}

fn entry(words: &Words) -> Option<Gazette> {
    Some(lexicon().entry(&words.join(" "))?.gazette)
}
