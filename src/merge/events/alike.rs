//! How likely two reports are of one event.
//!
//! A logistic model of a few features of the pair, fitted on pairs of reports that annotators or careful readers put together or
//! apart (annotated news of one company, four folders of other kinds; of twenty-three more folders, pairs that the program had
//! put together or nearly so). Features are those of the usual pairwise models of event
//! coreference (Ahn 2006; Bejan and Harabagiu 2010): act, parties, place, day, words. Only reports of one act or one class are
//! held against each other.

use jiff::{Span, Unit};

use super::party::Parties;
use super::same::Report;
use super::wording;
use crate::annotate::Tense;
use crate::briefing::{ActorId, DatedBy, EventClass, EventStatus, time_value};
use crate::merge::odds;
use crate::merge::shared::common;

/// The features of a pair with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 38] = [
    ("the same verb or noun", 144),
    ("of one class", 11),
    ("of no class", 17),
    ("a doer in common", 35),
    ("other persons do it", -145),
    ("others do it", -75),
    ("one of those it is done to in common", 79),
    ("it is done to other persons", -32),
    ("it is done to others", -92),
    ("a place in common", 106),
    ("who does it to one has it done in the other", -28),
    ("anybody in common", 28),
    ("a person in common to whom it is done", 82),
    ("the same day", 110),
    ("a day within the other's time", 88),
    ("days near each other", -74),
    ("other days", -39),
    ("other days, both named beside it", -162),
    ("the same day, named beside both", 63),
    ("a word in common", 19),
    ("two words in common", 27),
    ("uncommon words in common", 7),
    ("words in common of all", 232),
    ("the same number", 134),
    ("another number", -38),
    ("one story", 20),
    ("published within days", 42),
    ("published weeks apart", -66),
    ("a noun", 86),
    ("in a title", 87),
    ("other numbers in the line", -90),
    ("names that only one has", -41),
    ("other words in common, of the fewer", 4),
    ("a number in the line in common", 43),
    ("more names in one", 16),
    ("names in the line in common", -31),
    ("a short line", -3),
    ("other words, none in common", -33),
];
/// The log odds of a pair without any feature, in the same.
const ODDS: i64 = -313;
/// From these odds on a report is put to an event, in the same: of 100 pairs of folders that the model was not fitted on, 73 were
/// of one event there, and what is told once too often does less harm than what never happened so.
pub(super) const SURE: i64 = 40;
/// From these odds on two events may be one: where one stands in a list, the other says little more.
pub(super) const LIKELY: i64 = -50;

/// Dates further apart than this many days are of different days, whatever they were read from.
const NEAR: i64 = 4;
/// Documents published at most so many days apart likely tell the same news.
const SAME_NEWS: i64 = 3;
/// Documents published more than so many days apart likely do not.
const OTHER_NEWS: i64 = 14;

/// So many kinds of evidence two reports of one event share: what only sounds alike is told of many things.
const LEAST: usize = 2;

/// Two counts of which one is so many times the other are of two events.
const FAR: u64 = 6;

/// The log odds that the two are of one event, in hundredths; `None` where they tell of different kinds of things, share too little
/// or contradict each other.
pub(super) fn odds(one: &Report<'_>, other: &Report<'_>, parties: &Parties) -> Option<i64> {
    let class = one.mention.class;
    let comparable = class.is_some() && class == other.mention.class || one.act == other.act;
    if !comparable || evidence(one, other, parties) < LEAST || contradict(one, other, parties) {
        return None;
    }
    let read = |swapped| ODDS + odds::odds(&features(one, other, parties, swapped), &WEIGHTS) / 100;
    // Who meets somebody is met by him: among those who do something together nobody does it to the other.
    let is_mutual = matches!(class, Some(EventClass::Consult | EventClass::Agree)) && class == other.mention.class;
    Some(if is_mutual { read(false).max(read(true)) } else { read(false) })
}

/// How many kinds of evidence speak for one event: somebody in common, a place, a day, a number, words of the lines; of three words
/// and more each is not by chance.
fn evidence(one: &Report<'_>, other: &Report<'_>, parties: &Parties) -> usize {
    let words = common(&one.words.telling, &other.words.all);
    let kinds = [
        parties.share_any(&[&one.agents, &one.targets], &[&other.agents, &other.targets]),
        parties.share(&one.places, &other.places),
        matches!(Days::of(one, other), Some(Days::Same | Days::Within)),
        words > 0,
        words >= 3,
        one.count.is_some() && one.count == other.count,
    ];
    kinds.into_iter().filter(|is| *is).count()
}

/// Whether the two cannot be of one event: it befell a few in one and thousands in the other, other persons, or in one who does a
/// grave thing suffers it in the other, and nobody suffers it in both.
fn contradict(one: &Report<'_>, other: &Report<'_>, parties: &Parties) -> bool {
    let far = |ours: u64, theirs: u64| ours.max(theirs) > ours.min(theirs).saturating_mul(FAR);
    let persons = |report: &Report<'_>| report.targets.iter().all(|target| parties.is_person(*target));
    let grave = matches!(
        one.mention.class,
        Some(EventClass::Assault | EventClass::Coerce | EventClass::Disaster | EventClass::Election)
    );
    let apart = !one.targets.is_empty() && !other.targets.is_empty() && !parties.share(&one.targets, &other.targets);
    let crossed = parties.share(&one.agents, &other.targets) || parties.share(&one.targets, &other.agents);
    let is_possible = |report: &Report<'_>| report.mention.status == EventStatus::Hypothetical;
    if is_possible(one) != is_possible(other) {
        return true;
    }
    one.count.zip(other.count).is_some_and(|(ours, theirs)| far(ours, theirs))
        || apart && (persons(one) && persons(other) && !crossed || grave && crossed)
}

/// What speaks for and against the pair, in hundredths, in the order of [`WEIGHTS`]; with the doers of the `other` taken for those
/// it is done to where it is `swapped`.
fn features(one: &Report<'_>, other: &Report<'_>, parties: &Parties, swapped: bool) -> [i64; WEIGHTS.len()] {
    let yes = |is: bool| if is { 100 } else { 0 };
    let share = |ours: &[ActorId], theirs: &[ActorId]| parties.share(ours, theirs);
    let persons = |actors: &[ActorId]| -> Vec<ActorId> {
        actors.iter().copied().filter(|&actor| parties.is_person(actor)).collect()
    };
    // Both name somebody, and nobody in common.
    let apart = |ours: &[ActorId], theirs: &[ActorId]| !ours.is_empty() && !theirs.is_empty() && !share(ours, theirs);
    let [(doers, others_doers), (targets, others_targets)] = match swapped {
        true => [(&one.agents, &other.targets), (&one.targets, &other.agents)],
        false => [(&one.agents, &other.agents), (&one.targets, &other.targets)],
    };
    let (persons_done, others_done) = (persons(targets), persons(others_targets));
    let doers_apart = apart(&persons(doers), &persons(others_doers));
    let targets_apart = apart(&persons_done, &others_done);
    let crossed = share(doers, others_targets) || share(targets, others_doers);
    let [numbers, own, contained, same_number, more, names, short, other_words]: [i64; wording::COUNT] =
        one.wording.features(&other.wording);
    let anybody =
        parties.share_any(&[&one.agents, &one.targets, &one.places], &[&other.agents, &other.targets, &other.places]);
    let (class, others_class) = (one.mention.class, other.mention.class);

    let days = Days::of(one, other);
    let explicit = is_explicit(one) && is_explicit(other);

    let lemma = one.mention.lemma.as_str();
    let shared = common(&one.words.telling, &other.words.all);
    let rare = common(&one.words.uncommon, &other.words.all).min(2) as i64 * 100;
    let (ours, theirs) = (&one.words.all, &other.words.all);
    let overlap = (100 * shared / (ours.len() + theirs.len() - common(ours, theirs)).max(3)) as i64;

    let here = one.document == other.document;
    let between = one.told_on.zip(other.told_on).map(|(day, other)| distance(day, other));
    let is_noun = |report: &Report<'_>| report.mention.tense == Tense::Noun;
    [
        yes(lemma == other.mention.lemma),
        yes(class.is_some() && class == others_class),
        yes(class.is_none() && others_class.is_none()),
        yes(share(doers, others_doers)),
        yes(doers_apart),
        yes(!doers_apart && apart(doers, others_doers)),
        yes(share(targets, others_targets)),
        yes(targets_apart),
        yes(!targets_apart && apart(targets, others_targets)),
        yes(share(&one.places, &other.places)),
        yes(crossed),
        yes(anybody),
        yes(share(&persons_done, &others_done)),
        yes(days == Some(Days::Same)),
        yes(days == Some(Days::Within)),
        yes(days == Some(Days::Near)),
        yes(days == Some(Days::Apart) && !explicit),
        yes(matches!(days, Some(Days::Near | Days::Apart)) && explicit),
        yes(days == Some(Days::Same) && explicit),
        yes(shared > 0),
        yes(shared >= 2),
        rare,
        overlap,
        yes(one.count.is_some() && one.count == other.count),
        yes(one.count.zip(other.count).is_some_and(|(one, other)| one != other)),
        yes(one.story == other.story),
        yes(!here && between.is_some_and(|days| days <= SAME_NEWS)),
        yes(between.is_some_and(|days| days > OTHER_NEWS)),
        yes(is_noun(one) || is_noun(other)),
        yes(one.titled || other.titled),
        numbers,
        own,
        contained,
        same_number,
        more,
        names,
        short,
        other_words,
    ]
}

/// How the days of two dated reports lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Days {
    Same,
    /// They share a day, and one is vaguer.
    Within,
    Near,
    Apart,
}

impl Days {
    /// `None` where one of the reports has no date.
    fn of(one: &Report<'_>, other: &Report<'_>) -> Option<Self> {
        let ((first, last), (others_first, others_last)) = (one.days?, other.days?);
        Some(if (first, last) == (others_first, others_last) {
            Self::Same
        } else if first <= others_last && others_first <= last {
            Self::Within
        } else if distance(first, others_last).min(distance(last, others_first)) <= NEAR {
            Self::Near
        } else {
            Self::Apart
        })
    }
}

/// How many days lie between the two.
fn distance(one: jiff::civil::Date, other: jiff::civil::Date) -> i64 {
    let between: Span = one.since((Unit::Day, other)).unwrap_or_default();
    i64::from(between.get_days()).abs()
}

/// Whether its text names the date beside the event.
fn is_explicit(report: &Report<'_>) -> bool {
    report.when.as_ref().is_some_and(|(_, by)| !is_inferred(*by))
}

/// Whether the text does not name the date beside the event.
pub(super) fn is_inferred(by: DatedBy) -> bool {
    matches!(by, DatedBy::Discourse | DatedBy::Publication)
}

/// Whether two dates can be of one event: they share a day, or one of them is inferred and lies within a few days.
pub(super) fn may_be_one_day((ours, by): (&str, DatedBy), (theirs, others_by): (&str, DatedBy)) -> bool {
    let (Some((first, last)), Some((others_first, others_last))) =
        (time_value::interval(ours), time_value::interval(theirs))
    else {
        return true;
    };
    let inferred = is_inferred(by) || is_inferred(others_by);
    first <= others_last && others_first <= last
        || inferred && distance(first, others_last).min(distance(last, others_first)) <= NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_one_event_come_before_others() {
        let table = include_str!("../../../tests/judged/pairs.tsv");
        let least = [("firm A", 91), ("firm B", 89), ("news", 81), ("releases", 88), ("war", 87), ("epidemic", 98)];
        for (folder, least) in
            least.into_iter().chain([("minutes", 91), ("mailbox", 98), ("police", 83), ("council", 97), ("rally", 86)])
        {
            let right = odds::in_order(table, Some(folder), &WEIGHTS);
            assert!(right >= least, "{folder}: {right}");
        }
    }
}
