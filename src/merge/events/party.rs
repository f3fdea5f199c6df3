//! Who stands for whom where events are compared: a capital and a people for their country, an official for the country
//! in his title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::briefing::{Actor, ActorId, ActorKind};

/// One side of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Party {
    /// A country, by its ISO 3166-1 code.
    Country(&'static str),
    /// Anybody else.
    Actor(ActorId),
}

/// For each actor, the sides it can stand for beside its own. Every report is held against many others: most actors stand for
/// none, and lists of one or two are looked through at once.
pub(super) struct Parties {
    countries: Vec<Vec<&'static str>>,
    persons: Vec<bool>,
}

/// Names of countries, their capitals and their people, in lower case, each with the country's code.
static COUNTRIES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut found = BTreeMap::new();
    for row in include_str!("../../../assets/lexicons/countries.tsv").lines() {
        let mut cells = row.split('\t');
        let Some(code) = cells.next().filter(|code| !code.starts_with('#')) else {
            continue;
        };
        for name in cells.flat_map(|cell| cell.split('|')) {
            let (name, plural) = match name.trim().strip_prefix('+') {
                Some(name) => (name, true),
                None => (name.trim(), false),
            };
            if name.is_empty() {
                continue;
            }
            let name = name.to_lowercase();
            if plural {
                found.entry(format!("{name}s")).or_insert(code);
            }
            found.entry(name).or_insert(code);
        }
    }
    found
});

impl Parties {
    /// The sides of all actors, whose ids are positions.
    pub(super) fn new(actors: &[Actor]) -> Self {
        let countries = actors
            .iter()
            .map(|actor| {
                let mut countries = BTreeSet::new();
                let country = |name: &str| COUNTRIES.get(&name.to_lowercase()).copied();
                if matches!(actor.kind, ActorKind::Place | ActorKind::Group | ActorKind::Organization) {
                    countries.extend(country(&actor.name));
                }
                if actor.kind == ActorKind::Person {
                    let words = actor.roles.iter().filter_map(|role| role.text.split_whitespace().next());
                    countries.extend(words.filter_map(country));
                }
                countries.into_iter().collect()
            })
            .collect();
        Self { countries, persons: actors.iter().map(|actor| actor.kind == ActorKind::Person).collect() }
    }

    /// The sides of one actor.
    pub(super) fn of(&self, actor: ActorId) -> impl Iterator<Item = Party> {
        let known = self.countries.get(actor.position()).map(|_| Party::Actor(actor));
        self.countries_of(actor).iter().copied().map(Party::Country).chain(known)
    }

    fn countries_of(&self, actor: ActorId) -> &[&'static str] {
        self.countries.get(actor.position()).map_or(&[], Vec::as_slice)
    }

    /// Whether the two can be one side.
    pub(super) fn are_one(&self, one: ActorId, other: ActorId) -> bool {
        let others = self.countries_of(other);
        one == other || !others.is_empty() && self.countries_of(one).iter().any(|side| others.contains(side))
    }

    /// Whether one of ours can be a side of theirs.
    pub(super) fn share(&self, ours: &[ActorId], theirs: &[ActorId]) -> bool {
        ours.iter().any(|&ours| theirs.iter().any(|&theirs| self.are_one(ours, theirs)))
    }

    /// Whether one of any of our lists can be a side of one of any of theirs.
    pub(super) fn share_any(&self, ours: &[&[ActorId]], theirs: &[&[ActorId]]) -> bool {
        ours.iter().any(|ours| theirs.iter().any(|theirs| self.share(ours, theirs)))
    }

    /// Whether the actor is a human being.
    pub(super) fn is_person(&self, actor: ActorId) -> bool {
        self.persons.get(actor.position()).copied().unwrap_or(false)
    }
}
