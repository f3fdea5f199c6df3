//! Products and works: a model called by its family's name, plurals, the maker's name before, a product's shop.

use std::collections::{BTreeMap, BTreeSet};

use super::key::is_version;
use super::naming::{Naming, Namings};
use super::union::Union;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, LinkBy};

/// Nouns after a product's name that name where it is sold, not another product.
const SHOPS: [&str; 3] = ["shop", "store", "stores"];

/// What may stand between the two.
const WARES: [&str; 4] = ["app", "apps", "music", "online"];

/// Joins, inside each document, a family's name with the one model that the document is about ("the Corvo" after "Corvo 7"), and
/// a name's last word alone with the whole name.
pub fn join_in_documents(namings: &mut Namings, union: &mut Union) {
    let mut joins = Vec::new();
    for range in namings.by_document() {
        let Some(all) = namings.all.get(range.clone()) else {
            continue;
        };
        let mut models: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, naming) in all.iter().enumerate().filter(|(_, naming)| is_thing(naming)) {
            if let Some((last, family @ [_, ..])) = naming.tokens.split_last() {
                if is_version(last) {
                    models.entry(family).or_default().push(at);
                } else {
                    by_last.entry(last).or_default().push(at);
                }
            }
        }
        for (at, naming) in all.iter().enumerate().filter(|(_, naming)| is_thing(naming)) {
            if let Some(model) = models.get(naming.tokens.as_slice()).and_then(|models| main_model(models, all))
                && let Some(full) = all.get(model)
                && (full.leads || full.names.len() >= naming.names.len())
            {
                joins.push((range.start + at, range.start + model, true));
            } else if let [word] = naming.tokens.as_slice()
                && let Some([one]) = by_last.get(word.as_str()).map(Vec::as_slice)
                && let Some(full) = all.get(*one)
                && (full.names.first() < naming.names.first() || !lexicon().facts(word).has(Facts::COMMON))
            {
                joins.push((range.start + at, range.start + one, false));
            }
        }
    }
    for (short, full, here) in joins {
        union.join_because(short, full, LinkBy::ShortName);
        if here && let Some(naming) = namings.all.get_mut(short) {
            naming.resolved = true;
        }
    }
}

/// Of the models of one family in a document the one that it is about: the only one, the only one that it leads with, or the one
/// that it names at least twice as often as all others together.
fn main_model(models: &[usize], all: &[Naming]) -> Option<usize> {
    let mut leading = models.iter().copied().filter(|&at| all.get(at).is_some_and(|naming| naming.leads));
    if let (Some(only), None) = (leading.next(), leading.next()) {
        return Some(only);
    }
    let count = |&at: &usize| all.get(at).map_or(0, |naming| naming.names.len());
    let main = models.iter().copied().max_by_key(|at| (count(at), std::cmp::Reverse(*at)))?;
    let others: usize = models.iter().filter(|at| **at != main).map(count).sum();
    (others * 2 <= count(&main)).then_some(main)
}

/// Joins, across documents, a product's name with its plural, with the maker's name before it, and with its shop.
pub fn join_across(namings: &Namings, union: &mut Union) {
    let mut things: BTreeMap<&str, usize> = BTreeMap::new();
    let mut makers: BTreeSet<&str> = BTreeSet::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.kind == ActorKind::Other && !naming.resolved {
            things.entry(&naming.key).or_insert(at);
        } else if let (ActorKind::Organization, [word]) = (naming.kind, naming.tokens.as_slice()) {
            makers.insert(word);
        }
    }
    for (at, naming) in namings.all.iter().enumerate().filter(|(_, naming)| is_thing(naming)) {
        if naming.resolved {
            continue;
        }
        if let Some(&one) = singular(naming).and_then(|one| things.get(one)) {
            union.join_because(at, one, LinkBy::Plural);
        }
        let [first, rest @ ..] = naming.tokens.as_slice() else {
            continue;
        };
        if rest.is_empty() {
            continue;
        }
        if let Some(&thing) = things.get(first.as_str())
            && rest.split_last().is_some_and(|(shop, wares)| {
                SHOPS.contains(&shop.as_str()) && wares.iter().all(|word| WARES.contains(&word.as_str()))
            })
        {
            union.join_because(thing, at, LinkBy::ShortName);
        }
        let common = matches!(rest, [word] if lexicon().facts(word).has(Facts::COMMON));
        if makers.contains(first.as_str())
            && !common
            && let Some(&thing) = things.get(rest.join(" ").as_str())
        {
            union.join_because(thing, at, LinkBy::ShortName);
        }
    }
}

/// Whether it can be a product: it is none of a person, a body of the gazetteers, a place, a people.
fn is_thing(naming: &Naming) -> bool {
    naming.kind == ActorKind::Other && !naming.key.contains('=')
}

/// The key of what the name is the plural of, as far as its spelling can tell. "3GS" and "4s" are models of their own, not plurals
/// of "3G" and "4".
fn singular(naming: &Naming) -> Option<&str> {
    let one = naming.key.strip_suffix('s').filter(|one| one.len() > 3)?;
    let model = naming.tokens.len() > 1 && naming.tokens.last().is_some_and(|last| is_version(last));
    (naming.text.ends_with('s') && !model).then_some(one)
}
