//! Actors that may be the same, for the analyst to say: what speaks for it is too little for the program to join them.

use std::collections::{BTreeMap, BTreeSet};

use super::Log;
use super::actors::normal;
use crate::briefing::correction::{Correction, Suggestion};
use crate::briefing::{Actor, ActorId, ActorKind, Briefing, Document, Place};

/// How many actors are looked at, the most important first.
const LOOKED_AT: usize = 2000;
/// A word that more actors share than this says nothing.
const CROWD: usize = 24;
/// How many suggestions are kept.
const KEPT: usize = 40;
/// The shortest name whose misspelling is looked for.
const LONG: usize = 6;

/// The pairs that may be one, the most important first; what the analyst has said is not asked again.
pub fn suggestions(briefing: &Briefing, log: &Log<'_>) -> Vec<Suggestion> {
    let refused = refused(&briefing.documents, &briefing.actors, log);
    let names: Vec<Name<'_>> = briefing.actors.iter().take(LOOKED_AT).map(Name::of).collect();
    let mut pairs: BTreeMap<(ActorId, ActorId), String> = BTreeMap::new();
    for crowd in crowds(&names) {
        for (at, &one) in crowd.iter().enumerate() {
            for &other in crowd.iter().skip(at + 1) {
                let (Some(one), Some(other)) = (names.get(one), names.get(other)) else {
                    continue;
                };
                let pair = (one.actor.id.min(other.actor.id), one.actor.id.max(other.actor.id));
                if !refused.contains(&pair)
                    && !pairs.contains_key(&pair)
                    && let Some(why) = alike(one, other).or_else(|| alike(other, one))
                {
                    pairs.insert(pair, why);
                }
            }
        }
    }
    pairs.into_iter().take(KEPT).map(|((one, other), why)| Suggestion { one, other, why }).collect()
}

/// A name with what it is compared by.
struct Name<'a> {
    actor: &'a Actor,
    words: Vec<String>,
    initials: String,
}

impl<'a> Name<'a> {
    fn of(actor: &'a Actor) -> Self {
        let words =
            normal(&actor.name).split([' ', '-', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let capitals = actor.name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
        Self { actor, words, initials: capitals.collect() }
    }

    fn is_person(&self) -> bool {
        self.actor.kind == ActorKind::Person
    }
}

/// Names that share something: a word, the letters they begin with, or initials and an acronym. Each is small.
fn crowds(names: &[Name<'_>]) -> Vec<Vec<usize>> {
    let mut by_key: BTreeMap<(u8, String), BTreeSet<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let mut put = |sort: u8, key: String| {
            by_key.entry((sort, key)).or_default().insert(at);
        };
        name.words.iter().filter(|word| word.chars().count() > 2).for_each(|word| put(0, word.clone()));
        let whole = name.words.concat();
        if whole.chars().count() >= LONG {
            put(1, whole.chars().take(4).collect());
            put(2, whole.chars().rev().take(4).collect());
        }
        if name.initials.chars().count() > 2 {
            put(3, name.initials.clone());
        }
        if is_acronym(&name.actor.name) {
            put(3, name.actor.name.clone());
        }
    }
    by_key
        .into_values()
        .filter(|crowd| (2..=CROWD).contains(&crowd.len()))
        .map(|crowd| crowd.into_iter().collect())
        .collect()
}

fn is_acronym(name: &str) -> bool {
    (3..=7).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// Why `short` may be another name of `full`; `None` where nothing speaks for it.
fn alike(short: &Name<'_>, full: &Name<'_>) -> Option<String> {
    let (one, other) = (&short.actor.name, &full.actor.name);
    if short.words == full.words {
        return Some(format!("“{one}” is named by the same words, as another kind"));
    }
    if is_acronym(one) && full.initials == *one {
        return Some(format!("“{one}” are the initials of “{other}”"));
    }
    if short.actor.kind != full.actor.kind {
        return None;
    }
    if short.is_person() {
        let (last, full_last) = (short.words.last()?, full.words.last()?);
        if last == full_last && short.words.len() == 1 && full.words.len() > 1 {
            return Some(format!("“{one}” is the surname of “{other}”"));
        }
        let (first, full_first) = (short.words.first()?, full.words.first()?);
        let initial = first.chars().count() == 1 && full_first.starts_with(first.as_str());
        if last == full_last && initial && short.words.len() > 1 {
            return Some(format!("“{one}” has the initial and the surname of “{other}”"));
        }
    } else if short.words.len() > 1
        && short.words.len() < full.words.len()
        && full.words.windows(short.words.len()).any(|part| part == short.words)
    {
        return Some(format!("“{one}” is a part of “{other}”"));
    }
    let (a, b) = (short.words.join(" "), full.words.join(" "));
    let length = a.chars().count().min(b.chars().count());
    (length >= LONG && are_near(&a, &b)).then(|| format!("“{one}” is spelled almost like “{other}”"))
}

/// Whether one letter added, left out, changed or swapped with its neighbour makes one of the other.
fn are_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let most = one.len().min(other.len()) - front;
    let back = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let (left, right) = (one.len() - front - back, other.len() - front - back);
    let swapped = || {
        let part = |all: &[char]| all.get(front..front + 2).map(<[char]>::to_vec);
        matches!((part(&one), part(&other)), (Some(a), Some(b)) if a.first() == b.last() && a.last() == b.first())
    };
    // A digit is another thing, not a slip: "Model 3" and "Model 4".
    let digit = |all: &[char], count: usize| all.iter().skip(front).take(count).any(char::is_ascii_digit);
    if digit(&one, left) || digit(&other, right) {
        return false;
    }
    matches!((left, right), (0, 1) | (1, 0) | (1, 1)) || (left, right) == (2, 2) && swapped()
}

/// The pairs that the analyst said are not one.
fn refused(documents: &[Document], actors: &[Actor], log: &Log<'_>) -> BTreeSet<(ActorId, ActorId)> {
    let at = |place: Place| {
        let here = |actor: &&Actor| {
            actor.mentions.iter().any(|mention| mention.document == place.document && mention.span == place.span)
        };
        actors.iter().find(here).map(|actor| actor.id)
    };
    log.iter()
        .filter_map(|(_, logged)| match &logged.correction {
            Correction::Apart { one, other } => {
                let (one, other) = (at(one.at.found(documents).place()?)?, at(other.at.found(documents).place()?)?);
                Some((one.min(other), one.max(other)))
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_near() {
        for (one, other) in [("kavala", "kavalla"), ("kavala", "kavela"), ("kavala", "kaavla"), ("kavala", "kaval")] {
            assert!(are_near(one, other) && are_near(other, one), "{one} {other}");
        }
        for (one, other) in [("kavala", "kovela"), ("model 3", "model 4"), ("kavala", "lavaka")] {
            assert!(!are_near(one, other), "{one} {other}");
        }
    }
}
