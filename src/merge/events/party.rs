//! Who stands for whom where events are compared: a capital and a people for their country, an official for the country
//! in his title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::briefing::{Actor, ActorId, ActorKind};

/// One side of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Party {
    /// A country, by its ISO 3166-1 code.
    Country(&'static str),
    /// Anybody else.
    Actor(ActorId),
}

/// For each actor, the sides it can stand for.
pub(super) struct Parties {
    of: Vec<BTreeSet<Party>>,
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
        let of = actors
            .iter()
            .map(|actor| {
                let mut sides = BTreeSet::from([Party::Actor(actor.id)]);
                let country = |name: &str| COUNTRIES.get(&name.to_lowercase()).copied();
                if matches!(actor.kind, ActorKind::Place | ActorKind::Group | ActorKind::Organization) {
                    sides.extend(country(&actor.name).map(Party::Country));
                }
                if actor.kind == ActorKind::Person {
                    let words = actor.roles.iter().filter_map(|role| role.text.split_whitespace().next());
                    sides.extend(words.filter_map(country).map(Party::Country));
                }
                sides
            })
            .collect();
        Self { of, persons: actors.iter().map(|actor| actor.kind == ActorKind::Person).collect() }
    }

    /// The sides of one actor.
    pub(super) fn of(&self, actor: ActorId) -> impl Iterator<Item = Party> {
        self.of.get(actor.position()).into_iter().flatten().copied()
    }

    /// Whether the two can be one side.
    pub(super) fn are_one(&self, one: ActorId, other: ActorId) -> bool {
        one == other || self.of(one).any(|side| self.of(other).any(|others| side == others))
    }

    /// Whether one of ours can be a side of theirs.
    pub(super) fn share(&self, ours: &[ActorId], theirs: &[ActorId]) -> bool {
        ours.iter().any(|&ours| theirs.iter().any(|&theirs| self.are_one(ours, theirs)))
    }

    /// Whether the actor is a human being.
    pub(super) fn is_person(&self, actor: ActorId) -> bool {
        self.persons.get(actor.position()).copied().unwrap_or(false)
    }
}
