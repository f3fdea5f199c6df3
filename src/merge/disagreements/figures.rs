//! Figures that answer the same question and cannot all be true.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Kind};
use crate::annotate::participle;
use crate::briefing::{
    ActorId, Bound, Briefing, Disagreement, DisagreementId, DisagreementKind, Mentions, Number, Place, Salience, Side,
    SideOf,
};
use crate::merge::origins;

/// How many sides one disagreement has.
const SIDES: usize = 8;

/// The disagreements that `pairs` of `answers` make: those held together by a common answer are of one question.
pub fn between(
    briefing: &Briefing,
    answers: &[Answer<'_>],
    pairs: &[(usize, usize)],
    sources: &origins::Sources<'_>,
) -> Vec<Disagreement> {
    let mut group_of: Vec<usize> = (0..answers.len()).collect();
    for &(one, two) in pairs {
        let (one, two) = (root(&mut group_of, one), root(&mut group_of, two));
        if let Some(slot) = group_of.get_mut(one.max(two)) {
            *slot = one.min(two);
        }
    }
    let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for &(one, two) in pairs {
        groups.entry(root(&mut group_of, one)).or_default().extend([one, two]);
    }
    groups
        .into_values()
        .filter_map(|group| disagreement(briefing, answers, &of_one_place(group, answers), sources))
        .collect()
}

/// The first answer of the group of the one at `at`.
fn root(group_of: &mut [usize], at: usize) -> usize {
    let mut top = at;
    while let Some(&above) = group_of.get(top).filter(|above| **above != top) {
        top = above;
    }
    if let Some(slot) = group_of.get_mut(at) {
        *slot = top;
    }
    top
}

/// Those of the answers that do not say that it was elsewhere than most of them say.
fn of_one_place(mut group: BTreeSet<usize>, answers: &[Answer<'_>]) -> BTreeSet<usize> {
    let towns = |at: &usize| answers.get(*at).map(|answer| &answer.towns);
    let mut count: BTreeMap<ActorId, usize> = BTreeMap::new();
    for town in group.iter().filter_map(towns).flatten() {
        *count.entry(*town).or_default() += 1;
    }
    let most = count.into_iter().max_by_key(|(town, count)| (*count, std::cmp::Reverse(*town)));
    if let Some((town, _)) = most.filter(|(_, count)| *count > 1) {
        group.retain(|at| towns(at).is_some_and(|towns| towns.is_empty() || towns.contains(&town)));
    }
    group
}

/// What makes two answers one: value, upper end, and the unit of a measure.
type Value<'a> = (u64, Option<u64>, Option<&'a str>);

fn value<'a>(answer: &Answer<'a>) -> Value<'a> {
    let bits = |number: Number| number.value().to_bits();
    let (figure, unit) = (answer.figure, matches!(answer.kind, Kind::Measure(_)).then_some(answer.unit));
    (bits(figure.value), figure.upper.map(bits), unit)
}

fn disagreement(
    briefing: &Briefing,
    answers: &[Answer<'_>],
    group: &BTreeSet<usize>,
    sources: &origins::Sources<'_>,
) -> Option<Disagreement> {
    let mut by_value: Vec<(Value<'_>, Vec<&Answer<'_>>)> = Vec::new();
    for answer in group.iter().filter_map(|at| answers.get(*at)) {
        let key = value(answer);
        match by_value.iter_mut().find(|(known, _)| *known == key) {
            Some((_, side)) => side.push(answer),
            None => by_value.push((key, vec![answer])),
        }
    }
    // Most told first; an answer with which all others can be true is no side.
    by_value.sort_by_key(|(_, side)| std::cmp::Reverse(side.len()));
    by_value.truncate(SIDES);
    for (_, side) in &mut by_value {
        // In the words that most use of a bound.
        let bounds: Vec<Bound> = side.iter().map(|answer| answer.figure.bound).collect();
        let times = |bound: Bound| bounds.iter().filter(|known| **known == bound).count();
        side.sort_by_key(|answer| std::cmp::Reverse((times(answer.figure.bound), answer.figure.bound)));
    }
    let firsts: Vec<&Answer<'_>> = by_value.iter().filter_map(|(_, side)| side.first().copied()).collect();
    by_value.retain(|(_, side)| side.first().is_some_and(|one| firsts.iter().any(|two| !one.agrees(two))));
    let sides: Vec<Side> = by_value.iter().filter_map(|(_, answers)| side(briefing, answers, sources)).collect();
    let all: Vec<&Answer<'_>> = by_value.iter().flat_map(|(_, side)| side.iter().copied()).collect();
    let (first, second) = by_value.iter().enumerate().find_map(|(at, (_, one))| {
        let excludes =
            |(_, two): &&(_, Vec<&Answer<'_>>)| one.first().zip(two.first()).is_some_and(|(one, two)| !one.agrees(two));
        Some((one.first()?, by_value.iter().skip(at + 1).find(excludes)?.1.first()?))
    })?;
    if goes_on(&all) {
        return None;
    }
    let about = about(&all);
    let (first, second) = (says(briefing, first), says(briefing, second));
    let ask = if all.iter().all(|answer| answer.kind == Kind::Count) { "count" } else { "measure" };
    let why = format!("both {ask} the same ({about}): {first} and {second} cannot both be right");
    Some(Disagreement {
        id: DisagreementId::at(0),
        kind: DisagreementKind::Figure,
        about,
        why,
        salience: salience(&all),
        sides,
    })
}

/// Whether the answers are one count that goes on: told on three days and more, and on each day above all that the days before
/// told.
fn goes_on(answers: &[&Answer<'_>]) -> bool {
    let mut days: BTreeMap<&str, Vec<&Answer<'_>>> = BTreeMap::new();
    for answer in answers {
        let Some(day) = answer.published else {
            return false;
        };
        days.entry(day).or_default().push(answer);
    }
    let told: Vec<&Vec<&Answer<'_>>> = days.values().collect();
    let grows = |pair: &[&Vec<&Answer<'_>>]| match pair {
        [before, after] => after.iter().all(|one| before.iter().all(|two| one.extent.is_above(&two.extent))),
        _ => true,
    };
    told.len() > 2 && told.windows(2).all(grows)
}

/// What the figures count or measure: "people killed", else in the words of most of them, the shortest among equals.
fn about(answers: &[&Answer<'_>]) -> String {
    let question = answers.first().map(|answer| answer.question);
    let people = question.filter(|question| question.what == "person");
    if let Some(participle) = people.and_then(|question| participle(&question.state)) {
        return format!("people {participle}");
    }
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for of in answers.iter().filter_map(|answer| answer.figure.of.as_deref()) {
        *count.entry(of).or_default() += 1;
    }
    let best = count.into_iter().max_by_key(|(of, count)| (*count, std::cmp::Reverse(of.chars().count())));
    best.map_or_else(
        || answers.first().map_or_else(String::new, |answer| answer.question.what.clone()),
        |(of, _)| of.to_owned(),
    )
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
        held_right: None,
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
