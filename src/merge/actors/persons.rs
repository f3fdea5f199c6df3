//! Persons: surnames and given names alone, and the full names they belong to.

use std::collections::BTreeMap;

use super::key::{without_generation, without_initials};
use super::naming::{Naming, Namings};
use super::union::Union;
use crate::briefing::{ActorKind, LinkBy};

/// Full names that a word may stand for.
#[derive(Default)]
struct Bearers {
    by_last: BTreeMap<String, BTreeMap<String, usize>>,
    by_first: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Bearers {
    fn add(&mut self, naming: &Naming, at: usize) {
        if let [first, .., last] = without_initials(&naming.tokens).as_slice() {
            self.by_last.entry((*last).to_owned()).or_default().entry(naming.key.clone()).or_insert(at);
            self.by_first.entry((*first).to_owned()).or_default().entry(naming.key.clone()).or_insert(at);
        }
    }

    /// Leaves out two surnames that stand for two persons ("the Lee-Holm debate"), each of whom the document names.
    fn part_pairs(&mut self, namings: &[&Naming]) {
        for naming in namings {
            let [one, other] = naming.tokens.as_slice() else { continue };
            let is_joined = naming.text.contains('-') && !naming.text.contains(char::is_whitespace);
            let bears =
                |word: &String| self.by_last.get(word).is_some_and(|full| full.keys().any(|key| *key != naming.key));
            if is_joined && bears(one) && bears(other) {
                for (names, word) in [(&mut self.by_last, other), (&mut self.by_first, one)] {
                    names.get_mut(word).and_then(|full| full.remove(&naming.key));
                }
            }
        }
    }

    /// Those with this last name; where there are none, those with this first name.
    fn of(&self, word: &str) -> Option<&BTreeMap<String, usize>> {
        self.by_last.get(word).or_else(|| self.by_first.get(word))
    }
}

fn is_full(naming: &Naming) -> bool {
    naming.kind == ActorKind::Person && without_initials(&naming.tokens).len() > 1
}

/// Joins, inside each document, names alone with the full name they belong to. Where several persons bear the name,
/// each mention goes to the one that was named last before it.
pub fn join_in_documents(namings: &mut Namings, union: &mut Union) {
    let mut resolved = Vec::new();
    let mut moved = Vec::new();
    for (document, range) in namings.by_document().into_iter().enumerate() {
        let mut bearers = Bearers::default();
        let full = || range.clone().filter_map(|at| Some((at, namings.all.get(at).filter(|naming| is_full(naming))?)));
        full().for_each(|(at, naming)| bearers.add(naming, at));
        bearers.part_pairs(&full().map(|(_, naming)| naming).collect::<Vec<_>>());
        for at in range {
            let Some(naming) = namings.all.get(at) else {
                continue;
            };
            let Some(candidates) = candidates(naming, &bearers, namings) else {
                continue;
            };
            let mut roots: Vec<usize> = candidates.iter().map(|&full| union.root(full)).collect();
            roots.sort_unstable();
            roots.dedup();
            if let (&[_], Some(&full)) = (roots.as_slice(), candidates.first()) {
                union.join_because(at, full, by(&naming.tokens, namings.all.get(full)));
                resolved.push(at);
            } else {
                for &name in &naming.names {
                    if let Some(full) = last_before(name, &candidates, namings) {
                        moved.push((document, name, full));
                    }
                }
            }
        }
    }
    for at in resolved {
        if let Some(naming) = namings.all.get_mut(at) {
            naming.resolved = true;
        }
    }
    for (document, name, full) in moved {
        if let Some(slot) = namings.of_name.get_mut(document).and_then(|names| names.get_mut(name)) {
            *slot = Some(full);
        }
    }
}

/// How a person's short name is made of the full one.
pub fn by(short: &[String], full: Option<&Naming>) -> LinkBy {
    match short {
        [word] if full.and_then(|full| full.tokens.first()) == Some(word) => LinkBy::GivenName,
        [_] => LinkBy::Surname,
        _ => LinkBy::Initials,
    }
}

/// More bearers of one surname in a document than this, and a short form tells none of them apart; looking at them all
/// for each would take time without end.
const MOST_OF_A_SURNAME: usize = 64;

/// The full names of the document that `naming` may stand for; none where too many bear its surname.
fn candidates(naming: &Naming, bearers: &Bearers, namings: &Namings) -> Option<Vec<usize>> {
    if naming.kind != ActorKind::Person {
        return None;
    }
    let words = without_initials(&naming.tokens);
    let found: Vec<usize> = match words.as_slice() {
        [word] => few(bearers.of(word)?)?.copied().collect(),
        // "J. Smith", and a middle name left out.
        [first, .., last] => few(bearers.by_last.get(*last)?)?
            .copied()
            .filter(|&full| {
                namings
                    .all
                    .get(full)
                    .is_some_and(|full| full.key != naming.key && fits(&words, &without_initials(&full.tokens), first))
            })
            .collect(),
        [] => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// The full names in `bearers`, where they are not too many.
fn few(bearers: &BTreeMap<String, usize>) -> Option<impl Iterator<Item = &usize>> {
    (bearers.len() <= MOST_OF_A_SURNAME).then(|| bearers.values())
}

/// Whether a full name is a fuller form of `words`.
fn fits(words: &[&str], full: &[&str], first: &str) -> bool {
    let Some(full_first) = full.first() else {
        return false;
    };
    let initial = first.chars().count() == 1 && full_first.starts_with(first) && words.len() == 2;
    let fuller = full.len() > words.len() && words.iter().all(|word| full.contains(word));
    initial || fuller
}

/// Of `candidates`, the one with the last mention before the name at `name`.
fn last_before(name: usize, candidates: &[usize], namings: &Namings) -> Option<usize> {
    candidates
        .iter()
        .filter_map(|&full| {
            let names = &namings.all.get(full)?.names;
            let before = names.partition_point(|&at| at < name).checked_sub(1)?;
            Some((*names.get(before)?, full))
        })
        .max()
        .map(|(_, full)| full)
}

/// Joins a person's name with the same name and a generation ("Jr."), where the folder knows only one.
pub fn join_generations(namings: &Namings, union: &mut Union) {
    let mut known: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate().filter(|(_, naming)| naming.kind == ActorKind::Person) {
        if let Some(name) = without_generation(&naming.key) {
            let one = known.entry(name).or_insert(Some(at));
            let same = one.and_then(|one| namings.all.get(one)).is_some_and(|one| one.key == naming.key);
            *one = one.filter(|_| same);
        }
    }
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.tokens.len() > 1
            && let Some(Some(full)) = known.get(naming.key.as_str())
        {
            union.join_because(at, *full, LinkBy::Initials);
        }
    }
}

/// Joins, across documents, names alone with the one full name that bears them in the whole folder.
pub fn join_across(namings: &Namings, union: &mut Union) {
    let mut bearers = Bearers::default();
    for (at, naming) in namings.all.iter().enumerate() {
        if is_full(naming) {
            bearers.add(naming, at);
        }
    }
    let mut weight: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate() {
        *weight.entry(union.root(at)).or_default() += naming.names.len();
    }
    let mut joins = Vec::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.resolved || naming.kind != ActorKind::Person {
            continue;
        }
        let Some(candidates) = candidates(naming, &bearers, namings) else {
            continue;
        };
        let mut roots: BTreeMap<usize, usize> = BTreeMap::new();
        for &full in &candidates {
            roots.entry(union.root(full)).or_insert(full);
        }
        let mut ranked: Vec<(usize, usize)> =
            roots.into_iter().map(|(root, full)| (weight.get(&root).copied().unwrap_or(0), full)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        match ranked.as_slice() {
            [(_, full)] => joins.push((at, *full)),
            // One is spoken of all the time, the others in passing.
            [(most, full), (next, _), ..] if *most >= 5 * next => joins.push((at, *full)),
            _ => {}
        }
    }
    for (at, full) in joins {
        if let Some(naming) = namings.all.get(at) {
            union.join_because(at, full, by(&naming.tokens, namings.all.get(full)));
        }
    }
}
