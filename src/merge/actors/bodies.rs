//! Organizations, places and the rest: acronyms, and short forms of long names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::naming::{Naming, Namings};
use super::union::Union;
use crate::annotate::Annotations;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, LinkBy, MentionForm};

/// Joins, inside each document, acronyms with the names they are defined by or made of, and names with their short
/// forms. A short form that means different names in different documents is not joined across them.
pub fn join_in_documents(namings: &mut Namings, annotations: &[Arc<Annotations>], union: &mut Union) {
    let mut pairs: BTreeSet<(usize, usize, LinkBy)> = BTreeSet::new();
    for (document, found) in annotations.iter().enumerate() {
        for (at, name) in found.names.iter().enumerate() {
            let full = name.stands_for.filter(|_| name.form == MentionForm::Name);
            let of = |at: usize| *namings.of_name.get(document)?.get(at)?;
            if let (Some(short), Some(full)) = (of(at), full.and_then(of)) {
                pairs.insert((short, full, LinkBy::AcronymDefined));
            }
        }
    }
    for range in namings.by_document() {
        let Some(all) = namings.all.get(range.clone()) else {
            continue;
        };
        let long = long_names(all, range.start);
        for (at, naming) in all.iter().enumerate() {
            if let Some(full) = full_name(naming, &long, namings) {
                pairs.insert((range.start + at, full, by(naming)));
            }
        }
    }
    let usual = usual_meanings(&pairs, namings);
    for (short, full, by) in pairs {
        let (Some(one), Some(other)) = (namings.all.get(short), namings.all.get(full)) else {
            continue;
        };
        let unusual = usual.get(&one.key).is_some_and(|usual| *usual != other.key && !alike(usual, &other.key));
        // "Orion" beside "Orion Stores" alone is still the Orion of all other documents.
        if unusual && !one.is_acronym() {
            continue;
        }
        union.join_because(short, full, by);
        if unusual && let Some(naming) = namings.all.get_mut(short) {
            naming.resolved = true;
        }
    }
}

/// How a short form is made of a name.
fn by(short: &Naming) -> LinkBy {
    if short.is_acronym() { LinkBy::Acronym } else { LinkBy::ShortName }
}

/// For each short form the key of the full name that it means in most documents, of equals the first in the alphabet.
fn usual_meanings(pairs: &BTreeSet<(usize, usize, LinkBy)>, namings: &Namings) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (short, full, _) in pairs {
        if let (Some(short), Some(full)) = (namings.all.get(*short), namings.all.get(*full)) {
            let meanings = counts.entry(&short.key).or_default();
            *meanings.entry(&full.key).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(short, meanings)| {
            let (full, _) = meanings.into_iter().max_by_key(|&(full, count)| (count, std::cmp::Reverse(full)))?;
            Some((short.to_owned(), full.to_owned()))
        })
        .collect()
}

/// Whether two full names of one short form can be two renderings of one name: initials cannot tell, for other languages
/// have others, but an English name of the same initials and other words is another name.
fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let telling = |word: &str| word.len() > 3 && !lexicon().facts(word).has(Facts::ORGANIZATION_END);
    let shared = one.iter().any(|word| telling(word) && other.contains(word));
    let first = |words: &[String]| initials(words).first().cloned();
    let short = one.len() < 2 || other.len() < 2;
    let same_initials = first(&one) == first(&other);
    let heads = |words: &[String]| {
        words.len() == 2 && words.last().is_some_and(|word| lexicon().facts(word).has(Facts::ORGANIZATION_END))
    };
    !(heads(&one) && heads(&other)) && (shared || short || !same_initials)
}

/// Joins, across documents, acronyms with the one name that they stand for elsewhere.
pub fn join_across(namings: &Namings, union: &mut Union) {
    let long = long_names(&namings.all, 0);
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.is_acronym()
            && union.reason(at).is_none()
            && !naming.key.contains('=')
            && let Some(full) = full_name(naming, &long, namings)
        {
            union.join_because(at, full, LinkBy::Acronym);
        }
    }
}

/// Names of several words by their initials and by their first words.
struct LongNames<'a> {
    initials: BTreeMap<String, Vec<usize>>,
    short: BTreeMap<&'a str, Vec<usize>>,
}

fn long_names(all: &[Naming], offset: usize) -> LongNames<'_> {
    let mut names = LongNames { initials: BTreeMap::new(), short: BTreeMap::new() };
    let mut seen = BTreeSet::new();
    for (at, naming) in all.iter().enumerate() {
        if !seen.insert(&naming.key)
            || naming.tokens.len() < 2
            || !matches!(naming.kind, ActorKind::Organization | ActorKind::Other | ActorKind::Place)
        {
            continue;
        }
        for initials in initials(&naming.tokens) {
            // Two letters stand for too many places.
            if naming.kind == ActorKind::Place && initials.len() < 3 {
                continue;
            }
            names.initials.entry(initials).or_default().push(at + offset);
        }
        if naming.kind == ActorKind::Organization
            && let [first, rest @ ..] = naming.tokens.as_slice()
            && rest.iter().all(|word| lexicon().facts(word).has(Facts::ORGANIZATION_END))
        {
            names.short.entry(first).or_default().push(at + offset);
        }
    }
    names
}

/// The initials of a name, with and without its small words.
pub fn initials(tokens: &[String]) -> Vec<String> {
    let small =
        |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "la" | "al" | "e" | "&");
    let first =
        |tokens: &mut dyn Iterator<Item = &String>| tokens.filter_map(|word| word.chars().next()).collect::<String>();
    let mut all = vec![first(&mut tokens.iter())];
    let without = first(&mut tokens.iter().filter(|word| !small(word)));
    if !all.contains(&without) {
        all.push(without);
    }
    all.retain(|initials| initials.chars().count() >= 2);
    all
}

/// The one longer name among `long` that `naming` abbreviates.
fn full_name(naming: &Naming, long: &LongNames<'_>, namings: &Namings) -> Option<usize> {
    let [word] = naming.tokens.as_slice() else {
        return None;
    };
    let found = if naming.is_acronym() && naming.kind != ActorKind::Person {
        long.initials.get(word)
    } else if naming.kind == ActorKind::Organization {
        long.short.get(word.as_str())
    } else {
        None
    }?;
    let (first, rest) = found.split_first()?;
    let key = &namings.all.get(*first)?.key;
    let same = rest.iter().all(|&at| namings.all.get(at).is_some_and(|other| other.key == *key));
    same.then_some(*first)
}
