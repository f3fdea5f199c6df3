//! Figures that answer the same question and cannot all be true.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Kind};
use super::pairs::Pair;
use crate::briefing::{
    Bound, Briefing, Disagreement, DisagreementId, DisagreementKind, Figure, Mentions, Number, Place, Salience, Side, SideOf,
};
use crate::merge::origins;

/// How many sides one disagreement has.
const SIDES: usize = 8;

/// The disagreements that `pairs` of `answers` make: those held together by a common answer are of one question.
pub fn between(
    briefing: &Briefing,
    answers: &[Answer<'_>],
    pairs: &[Pair],
    sources: &origins::Sources<'_>,
) -> Vec<Disagreement> {
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by_key(|pair| (std::cmp::Reverse(pair.evidence), pair.one, pair.two));
    let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for pair in pairs {
        beside.entry(pair.one).or_default().insert(pair.two);
        beside.entry(pair.two).or_default().insert(pair.one);
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for pair in order {
        if taken.contains(&pair.one) || taken.contains(&pair.two) {
            continue;
        }
        let group = group(pair, &beside, answers, &taken);
        taken.extend(&group);
        found.extend(disagreement(briefing, answers, &group, sources));
    }
    found
}

/// The answers to the question that the two of `pair` answer: those that go with either, or say what either says.
fn group(
    pair: &Pair,
    beside: &BTreeMap<usize, BTreeSet<usize>>,
    answers: &[Answer<'_>],
    taken: &BTreeSet<usize>,
) -> Vec<usize> {
    let of = |at: usize| beside.get(&at).into_iter().flatten().copied();
    let mut all: BTreeSet<usize> = [pair.one, pair.two].into_iter().chain(of(pair.one)).chain(of(pair.two)).collect();
    // What contradicts a side as the others do says what they say.
    let second: Vec<usize> = all.iter().flat_map(|at| of(*at)).collect();
    let goes = |at: &usize| 2 * of(*at).filter(|other| all.contains(other)).count() >= of(*at).count();
    let more: Vec<usize> = second.into_iter().filter(goes).collect();
    all.extend(more);
    let question = answers.get(pair.one).map(|answer| answer.question);
    all.retain(|at| {
        let same = answers.get(*at).zip(question).is_some_and(|(answer, first)| answer.question.state == first.state);
        !taken.contains(at) && same
    });
    all.into_iter().collect()
}

/// What makes two answers one: value, upper end, bound.
type Said = (u64, Option<u64>, Bound);

fn said(figure: &Figure) -> Said {
    let bits = |number: Number| number.value().to_bits();
    (bits(figure.value), figure.upper.map(bits), figure.bound)
}

fn disagreement(
    briefing: &Briefing,
    answers: &[Answer<'_>],
    group: &[usize],
    sources: &origins::Sources<'_>,
) -> Option<Disagreement> {
    let mut by_value: Vec<(Said, &str, Vec<&Answer<'_>>)> = Vec::new();
    for answer in group.iter().filter_map(|at| answers.get(*at)) {
        let key = said(answer.figure);
        match by_value.iter_mut().find(|(known, unit, _)| *known == key && *unit == answer.unit) {
            Some((.., side)) => side.push(answer),
            None => by_value.push((key, answer.unit, vec![answer])),
        }
    }
    // Most told first; an answer with which all others can be true is no side.
    by_value.sort_by_key(|(.., side)| std::cmp::Reverse(side.len()));
    by_value.truncate(SIDES);
    let firsts: Vec<&Answer<'_>> = by_value.iter().filter_map(|(.., side)| side.first().copied()).collect();
    by_value.retain(|(.., side)| side.first().is_some_and(|one| firsts.iter().any(|two| !one.agrees(two))));
    let sides: Vec<Side> = by_value.iter().filter_map(|(.., answers)| side(briefing, answers, sources)).collect();
    let all: Vec<&Answer<'_>> = by_value.iter().flat_map(|(.., side)| side.iter().copied()).collect();
    let [first, second, ..] = sides.as_slice() else {
        return None;
    };
    let about = about(&all);
    let why = format!("both say {}: {} and {} cannot both be right", asked(&all, &about), first.says, second.says);
    Some(Disagreement {
        id: DisagreementId::at(0),
        kind: DisagreementKind::Figure,
        about,
        why,
        salience: salience(&all),
        sides,
    })
}

/// The question in words: "how many died", "how much the truck weighs".
fn asked(answers: &[&Answer<'_>], about: &str) -> String {
    let counts = answers.first().is_some_and(|answer| answer.kind == Kind::Count);
    let ask = if counts { "how many" } else { "how much" };
    format!("{ask} ({about})")
}

/// What the figures measure, in the words of the one that says it most often, the shorter among equals.
fn about(answers: &[&Answer<'_>]) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for of in answers.iter().filter_map(|answer| answer.figure.of.as_deref()) {
        *count.entry(of).or_default() += 1;
    }
    let best = count.into_iter().max_by_key(|(of, count)| (*count, std::cmp::Reverse(of.chars().count())));
    best.map_or_else(|| answers.first().map_or_else(String::new, |answer| answer.question.what.clone()), |(of, _)| of.to_owned())
}

fn side(briefing: &Briefing, answers: &[&Answer<'_>], sources: &origins::Sources<'_>) -> Option<Side> {
    let first = answers.first()?;
    let mut places: Vec<Place> = answers.iter().map(|answer| answer.place).collect();
    places.sort_unstable();
    places.dedup();
    let speaker = |answer: &&Answer<'_>| {
        let figure = answer.figure;
        let at = figure.mentions.iter().position(|place| *place == answer.place)?;
        figure.said_by.iter().find(|said| said.mention == at).map(|said| said.speaker)
    };
    // Whom only quotations give.
    let speakers: Option<Vec<_>> = answers.iter().map(speaker).collect();
    Some(Side {
        of: SideOf::Figure(first.figure.id),
        says: says(briefing, first),
        said_by: speakers.and_then(|all| all.into_iter().flatten().next()),
        origins: sources.origins(places.iter().copied()),
        mentions: Mentions::from_vec(places)?,
    })
}

/// What its weightiest side has, and a fifth more for each further document, at most 1.
fn salience(answers: &[&Answer<'_>]) -> Salience {
    let most = answers.iter().map(|answer| answer.figure.salience).max().unwrap_or_default();
    let documents: BTreeSet<usize> = answers.iter().map(|answer| answer.document).collect();
    let more = documents.len().saturating_sub(1) as u64;
    Salience::of(u64::from(most.thousandths()) * (5 + more), 5 * 1000)
}

/// "over 3,000", "12 to 15 percent", "62 square kilometre", in the words of the text where they are short.
fn says(briefing: &Briefing, answer: &Answer<'_>) -> String {
    let figure = answer.figure;
    let bound = figure.bound.words();
    let number = match figure.upper {
        Some(upper) => format!("{} to {upper}", figure.value),
        None => figure.value.to_string(),
    };
    match answer.kind {
        Kind::Share if figure.unit.as_deref() == Some("percent") => format!("{bound}{number} percent"),
        Kind::Money(_) => format!("{bound}{} {number}", answer.unit),
        Kind::Measure(_) | Kind::Share => briefing.words(answer.place).to_owned(),
        Kind::Count | Kind::Age => format!("{bound}{number}"),
    }
}
