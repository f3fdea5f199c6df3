//! Where sources do not say the same.
//!
//! Figures that measure the same thing ([`topic`]) make a group; a group whose figures cannot all be true ([`extent`])
//! is a disagreement. An analyst should want to read every one: where it is not clear that two figures measure the same,
//! they are left apart.

mod extent;
mod topic;

use super::Folder;
use crate::briefing::{Briefing, Disagreement, DisagreementId, DisagreementKind, Figure, Salience, Side, SideOf};
use extent::Extent;
use topic::{Sources, Topic};

/// More figures than this say the same kind of thing: comparing each with each would take too long, and so would reading.
const MOST_COMPARED: usize = 400;

/// The disagreements in `briefing`, whose other parts are final, most important first.
pub fn disagreements(briefing: &Briefing, folder: &Folder<'_>) -> Vec<Disagreement> {
    let sources = Sources::new(folder);
    let topics: Vec<Option<Topic>> = briefing.figures.iter().map(|figure| Topic::of(figure, &sources)).collect();
    let mut found: Vec<Disagreement> = Vec::new();
    for block in topic::blocks(&topics) {
        let block = block.get(..MOST_COMPARED).unwrap_or(&block);
        let mut taken = vec![false; block.len()];
        for seed in 0..block.len() {
            if taken.get(seed).copied().unwrap_or(true) {
                continue;
            }
            let group = group(block, seed, &taken, &topics);
            if let Some(disagreement) = disagreement(briefing, &topics, &group) {
                for &figure in &group {
                    if let Some(position) = block.iter().position(|&other| other == figure)
                        && let Some(taken) = taken.get_mut(position)
                    {
                        *taken = true;
                    }
                }
                found.push(disagreement);
            }
        }
    }
    // The sort is stable: among equals the one whose first figure weighs more.
    found.sort_by_key(|disagreement| std::cmp::Reverse(disagreement.salience));
    for (position, disagreement) in found.iter_mut().enumerate() {
        disagreement.id = DisagreementId::at(position);
    }
    found
}

/// The figures that measure what the one at `seed` of `block` does, itself first.
fn group(block: &[usize], seed: usize, taken: &[bool], topics: &[Option<Topic>]) -> Vec<usize> {
    let topic = |position: usize| block.get(position).and_then(|&at| topics.get(at)?.as_ref());
    let Some(first) = topic(seed) else {
        return Vec::new();
    };
    let mut members = vec![seed];
    for position in seed + 1..block.len() {
        if taken.get(position).copied().unwrap_or(true) {
            continue;
        }
        // Every member must go with the first, so that a chain does not lead from one thing to another.
        if topic(position).is_some_and(|other| first.is_same(other)) {
            members.push(position);
        }
    }
    members.into_iter().filter_map(|position| block.get(position).copied()).collect()
}

/// The disagreement of the figures at `group`, where they have one.
fn disagreement(briefing: &Briefing, topics: &[Option<Topic>], group: &[usize]) -> Option<Disagreement> {
    let figures: Vec<&Figure> = group.iter().filter_map(|&at| briefing.figures.get(at)).collect();
    let differ = |one: &Figure, other: &Figure| Extent::of(one).excludes(&Extent::of(other));
    let sides: Vec<&Figure> =
        figures.iter().copied().filter(|one| figures.iter().any(|other| differ(one, other))).collect();
    if sides.len() < 2 {
        return None;
    }
    let about = group
        .iter()
        .filter_map(|&at| {
            let topic = topics.get(at)?.as_ref()?;
            let of = briefing.figures.get(at)?.of.clone()?;
            Some((topic.weight(), std::cmp::Reverse(of.chars().count()), of))
        })
        .max()
        .map(|(_, _, of)| of)?;
    Some(Disagreement {
        id: DisagreementId::at(0),
        about,
        salience: salience(&sides),
        kind: DisagreementKind::Figure,
        why: why(&sides),
        sides: sides.iter().map(|figure| side(figure)).collect(),
    })
}

fn side(figure: &Figure) -> Side {
    let quoted = figure.said_by.len() == figure.mentions.count();
    Side {
        of: SideOf::Figure(figure.id),
        says: says(figure),
        said_by: figure.said_by.first().filter(|_| quoted).and_then(|said| said.speaker),
        mentions: figure.mentions.clone(),
        origins: figure.origins.clone(),
    }
}

/// The first two sides that cannot both be true, in words.
fn why(sides: &[&Figure]) -> String {
    let differ = |one: &Figure, other: &Figure| Extent::of(one).excludes(&Extent::of(other));
    let pair = sides.iter().find_map(|one| sides.iter().find(|other| differ(one, other)).map(|other| (*one, *other)));
    pair.map_or_else(String::new, |(one, other)| format!("{} and {} cannot both be true", says(one), says(other)))
}

/// What its weightiest side has, and a fifth more for each further document, at most 1.
fn salience(sides: &[&Figure]) -> Salience {
    let most = sides.iter().map(|figure| figure.salience).max().unwrap_or_default();
    let mut documents: Vec<_> =
        sides.iter().flat_map(|figure| figure.mentions.iter().map(|place| place.document)).collect();
    documents.sort_unstable();
    documents.dedup();
    let more = documents.len().saturating_sub(1) as u64;
    Salience::of(u64::from(most.thousandths()) * (5 + more), 5 * 1000)
}

/// "over 3,000", "12 to 15 percent".
fn says(figure: &Figure) -> String {
    let bound = figure.bound.words();
    let number = match figure.upper {
        Some(upper) => format!("{} to {upper}", figure.value),
        None => figure.value.to_string(),
    };
    match figure.unit.as_deref() {
        Some("percent") => format!("{bound}{number} percent"),
        Some(code) if code.len() == 3 && code.chars().all(char::is_uppercase) => {
            format!("{bound}{code} {number}")
        }
        _ => format!("{bound}{number}"),
    }
}
