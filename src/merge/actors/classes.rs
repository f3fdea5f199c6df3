//! Storms and ships, which are called by their name with and without the word for what they are: "Cyclone Vera" and
//! "Vera", "HMS Corvo" and "the Corvo".

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Naming, Namings};
use super::union::Union;
use crate::annotate::WordClass;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, LinkBy};

/// What stands before the name of a storm.
const STORMS: [&str; 5] = ["cyclone", "depression", "hurricane", "storm", "typhoon"];

/// Joins names with and without the word for what their bearers are: in one document where the longer name comes first, in others
/// where nothing else is called so.
pub fn join(namings: &mut Namings, union: &mut Union) {
    let mut joins = Vec::new();
    {
        let mut storms: BTreeMap<&str, usize> = BTreeMap::new();
        let mut full: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        let mut anywhere: BTreeMap<&str, usize> = BTreeMap::new();
        let mut persons: BTreeSet<&str> = BTreeSet::new();
        for (at, naming) in namings.all.iter().enumerate() {
            if let Some((name, storm)) = classed(naming) {
                full.entry((naming.document, name)).or_insert(at);
                anywhere.entry(name).or_insert(at);
                if storm && let Some(&first) = storms.get(name) {
                    union.join(first, at);
                } else if storm {
                    storms.insert(name, at);
                }
            } else if naming.kind == ActorKind::Person && naming.tokens.len() > 1 {
                persons.extend(naming.tokens.iter().map(String::as_str));
            }
        }
        for (at, naming) in namings.all.iter().enumerate() {
            let [word] = naming.tokens.as_slice() else {
                continue;
            };
            if naming.kind == ActorKind::Group || naming.titled || naming.resolved || persons.contains(word.as_str()) {
                continue;
            }
            let here = full
                .get(&(naming.document, word))
                .filter(|&&full| namings.all.get(full).is_some_and(|full| full.names.first() < naming.names.first()));
            let elsewhere = anywhere.get(word.as_str()).filter(|_| !naming.key.contains('='));
            if let Some(&full) = here.or(elsewhere) {
                joins.push((at, full));
            }
        }
    }
    for (short, full) in joins {
        union.join_because(short, full, LinkBy::ShortName);
        let kind = namings
            .all
            .get(full)
            .map(|full| if full.kind == ActorKind::Organization { full.kind } else { ActorKind::Other });
        if let (Some(naming), Some(kind)) = (namings.all.get_mut(short), kind) {
            naming.kind = kind;
            naming.resolved = true;
        }
    }
}

/// The name after the word for what the bearer is, and whether that is a storm.
fn classed(naming: &Naming) -> Option<(&str, bool)> {
    let own = |word: &str| {
        word.len() > 2 && !lexicon().facts(word).has(Facts::COMMON) && word.chars().all(char::is_alphabetic)
    };
    let (name, storm) = match naming.tokens.as_slice() {
        [.., class, name] if STORMS.contains(&class.as_str()) => (name, true),
        [.., class, name] if WordClass::Ship.has(class.as_str()) => (name, false),
        _ => return None,
    };
    own(name).then_some((name.as_str(), storm))
}
