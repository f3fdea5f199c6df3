//! Figures that measure the same thing and cannot all be true.

use std::collections::{BTreeMap, BTreeSet};

use super::extent::Extent;
use super::frame::Frame;
use super::neighbours::{Neighbours, keep_rare};
use super::scene::Common;
use super::topic::{self, Sources, Topic};
use super::{MOST_COMPARED, list};
use crate::briefing::{Briefing, Disagreement, DisagreementId, DisagreementKind, Figure, Salience, Side, SideOf};

/// How many figures are looked at, the weightiest first.
const MOST_FRAMED: usize = 4000;
/// How many mentions of a figure are looked at.
const MENTIONS: usize = 3;
/// How many sides one disagreement has.
const SIDES: usize = 6;

/// The disagreements in figures.
pub fn between(briefing: &Briefing, sources: &Sources<'_>, neighbours: &Neighbours) -> Vec<Disagreement> {
    let topics: Vec<Option<Topic>> = briefing.figures.iter().map(|figure| Topic::of(figure, sources)).collect();
    let framed = briefing.figures.iter().take(MOST_FRAMED);
    let mut frames: Vec<Vec<Frame>> = framed.map(|figure| frames(figure, sources)).collect();
    let scenes = frames.iter_mut().flatten().map(|frame| &mut frame.scene);
    keep_rare(scenes, sources.folder().documents.len(), neighbours);
    let mut found = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for block in topic::blocks(&topics) {
        let block = block.get(..MOST_COMPARED).unwrap_or(&block);
        for (at, &seed) in block.iter().enumerate() {
            let group = of_topic(block.get(at..).unwrap_or_default(), &taken, &topics);
            let sides = sides_of(briefing, &group, &frames);
            if !taken.contains(&seed) && sides.len() > 1 {
                taken.extend(&group);
                found.extend(disagreement(briefing, &sides, &shared_topic(&sides), Some(&topics)));
            }
        }
    }
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (figure, frames) in frames.iter().enumerate() {
        let kinds: BTreeSet<&str> = frames.iter().map(|frame| frame.kind.as_str()).collect();
        for kind in kinds {
            blocks.entry(kind).or_default().push(figure);
        }
    }
    for (_, block) in blocks {
        let block = block.get(..MOST_COMPARED).unwrap_or(&block);
        for (at, &seed) in block.iter().enumerate() {
            if taken.contains(&seed) {
                continue;
            }
            let own = frames.get(seed).map_or(&[][..], Vec::as_slice);
            let others = block.iter().skip(at + 1).filter(|other| !taken.contains(other));
            let against: Vec<(usize, Common)> = others
                .filter_map(|&other| Some((other, contradiction(own, frames.get(other)?, neighbours)?)))
                .take(SIDES - 1)
                .collect();
            let Some((_, common)) = against.first() else {
                continue;
            };
            let group: Vec<usize> = std::iter::once(seed).chain(against.iter().map(|(other, _)| *other)).collect();
            let sides: Vec<&Figure> = group.iter().filter_map(|&at| briefing.figures.get(at)).collect();
            let shared = list(common);
            taken.extend(&group);
            found.extend(disagreement(briefing, &sides, &shared, None));
        }
    }
    found
}

fn frames(figure: &Figure, sources: &Sources<'_>) -> Vec<Frame> {
    let places = figure.mentions.iter().take(MENTIONS);
    places
        .filter_map(|place| {
            let (document, annotations, mention) = sources.find(place)?;
            Frame::new(figure, mention, document, annotations, sources)
        })
        .collect()
}

/// What the first two mentions that contradict each other have in common.
fn contradiction(one: &[Frame], other: &[Frame], neighbours: &Neighbours) -> Option<Common> {
    one.iter().find_map(|one| other.iter().find_map(|other| one.against(other, neighbours)))
}

/// The figures that measure what the first of `block` does, itself first: every one must go with it, so that a chain
/// does not lead from one thing to another.
fn of_topic(block: &[usize], taken: &BTreeSet<usize>, topics: &[Option<Topic>]) -> Vec<usize> {
    let topic = |figure: usize| topics.get(figure).and_then(Option::as_ref);
    let Some((&seed, others)) = block.split_first() else {
        return Vec::new();
    };
    let Some(first) = topic(seed) else {
        return Vec::new();
    };
    let same = |other: &&usize| !taken.contains(other) && topic(**other).is_some_and(|other| first.is_same(other));
    std::iter::once(seed).chain(others.iter().filter(same).copied()).collect()
}

/// Those of the figures at `group` that some other of them excludes.
fn sides_of<'a>(briefing: &'a Briefing, group: &[usize], frames: &[Vec<Frame>]) -> Vec<&'a Figure> {
    let figures: Vec<&Figure> = group.iter().filter_map(|&at| briefing.figures.get(at)).collect();
    let frames = |figure: &Figure| frames.get(figure.id.position()).map_or(&[][..], Vec::as_slice);
    let at_once = |one: &Figure, other: &Figure| {
        let mut pairs =
            frames(one).iter().flat_map(|one| frames(other).iter().map(move |other| (one, other))).peekable();
        pairs.peek().is_none() || pairs.any(|(one, other)| !one.is_of_another_time(other))
    };
    let differs = |one: &Figure| figures.iter().any(|other| differ(one, other) && at_once(one, other));
    figures.iter().copied().filter(|one| differs(one)).collect()
}

fn differ(one: &Figure, other: &Figure) -> bool {
    Extent::of(one).excludes(&Extent::of(other))
}

fn shared_topic(sides: &[&Figure]) -> String {
    sides.first().and_then(|side| side.of.clone()).unwrap_or_default()
}

/// The disagreement of `sides`, which tell of the same by the words `shared`.
fn disagreement(
    briefing: &Briefing,
    sides: &[&Figure],
    shared: &str,
    topics: Option<&[Option<Topic>]>,
) -> Option<Disagreement> {
    let weight = |figure: &Figure| {
        let topic = topics.and_then(|topics| topics.get(figure.id.position())?.as_ref());
        topic.map_or(0, Topic::weight)
    };
    let about = sides
        .iter()
        .filter_map(|figure| {
            let of = figure.of.clone()?;
            Some((weight(figure), std::cmp::Reverse(of.chars().count()), of))
        })
        .max()
        .map(|(_, _, of)| of);
    let about = about.unwrap_or_else(|| sides.first().map_or_else(String::new, |side| words(briefing, side)));
    let pair = sides.iter().find_map(|one| {
        let other = sides.iter().find(|other| one.id != other.id && (differ(one, other) || topics.is_none()))?;
        Some(format!("{} and {} do not say the same", says(briefing, one), says(briefing, other)))
    });
    let same = if shared.is_empty() { String::new() } else { format!("Both are told of the same ({shared}); ") };
    Some(Disagreement {
        id: DisagreementId::at(0),
        kind: DisagreementKind::Figure,
        about,
        why: format!("{same}{}", pair?),
        sides: sides.iter().map(|figure| side(briefing, figure)).collect(),
        salience: salience(sides),
    })
}

fn side(briefing: &Briefing, figure: &Figure) -> Side {
    let quoted = figure.said_by.len() == figure.mentions.count();
    Side {
        of: SideOf::Figure(figure.id),
        says: says(briefing, figure),
        said_by: figure.said_by.first().filter(|_| quoted).and_then(|said| said.speaker),
        mentions: figure.mentions.clone(),
        origins: figure.origins.clone(),
    }
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

fn words(briefing: &Briefing, figure: &Figure) -> String {
    briefing.words(*figure.mentions.first()).to_owned()
}

/// "over 3,000", "12 to 15 percent", "62 square kilometre", in the words of the text where they are short.
fn says(briefing: &Briefing, figure: &Figure) -> String {
    let counts = figure.unit.as_deref().is_none_or(|unit| unit == "person");
    let bound = figure.bound.words();
    let number = match figure.upper {
        Some(upper) => format!("{} to {upper}", figure.value),
        None => figure.value.to_string(),
    };
    match figure.unit.as_deref() {
        _ if counts => format!("{bound}{number}"),
        Some("percent") => format!("{bound}{number} percent"),
        Some(unit) if super::measure::is_money(unit) => format!("{bound}{unit} {number}"),
        Some(unit) if super::measure::dimension(unit).is_some() => words(briefing, figure),
        _ => format!("{bound}{number}"),
    }
}
