//! When an event happened: the time expression that its clause, or else its sentence, gives; else what the text before
//! speaks of.

mod story;

use std::ops::Range;

use super::chunk::{Form, Kind};
use super::clause::{Clause, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::{EventDate, TimeMention};
use crate::briefing::{DatedBy, TimeKind};
pub(super) use story::tell;

/// Words before a time that make it an edge of a stretch, not the event's date.
const EDGES: &[&str] = &["since", "until", "till", "before", "after", "from", "than"];

/// Whether the value is a point in the calendar, a year or finer.
pub(super) fn is_calendar(time: &TimeMention) -> bool {
    let value = time.value.as_deref().unwrap_or_default();
    let year = value.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let rest = value.as_bytes().get(4);
    matches!(time.kind, TimeKind::Date | TimeKind::Time) && year && matches!(rest, None | Some(b'-'))
}

/// The date of what the words at `trigger` name, where its sentence gives one.
///
/// `own` are the chunks of its clause; times inside noun groups count only where `nominal` is that group.
pub(super) fn date(
    parsed: &Parsed<'_>,
    times: &[TimeMention],
    trigger: usize,
    own: Range<usize>,
    nominal: Option<usize>,
    lexicon: &Lexicon,
) -> Option<EventDate> {
    let here = parsed.chunks.iter().position(|chunk| chunk.tokens.contains(&trigger))?;
    let mut best: Option<(u8, usize, usize)> = None;
    for (at, chunk) in parsed.chunks.iter().enumerate() {
        let inside_noun = chunk.kind == Kind::Noun;
        // "at a Wednesday briefing": the day of what one was at.
        let occasion = inside_noun
            && at.checked_sub(1).is_some_and(|before| matches!(parsed.lower(before), "at" | "in" | "during"))
            && parsed.source.time_at.get(chunk.head).copied().flatten().is_none();
        if inside_noun && nominal != Some(at) && !occasion || !inside_noun && chunk.kind != Kind::Time {
            continue;
        }
        for token in chunk.tokens.clone() {
            let Some(time) = parsed.source.time_at.get(token).copied().flatten() else {
                continue;
            };
            // "the Lima Summit 2014": the year is part of the name.
            let in_name = inside_noun && parsed.source.name(token).is_some();
            if in_name || !times.get(time).is_some_and(is_calendar) || (at != here && is_edge(parsed, at)) {
                continue;
            }
            let Some(tier) = tier(parsed, at, here, &own, lexicon) else {
                continue;
            };
            let distance = token.abs_diff(trigger);
            let rank = (tier, distance, time);
            if best.is_none_or(|best| rank < best) {
                best = Some(rank);
            }
        }
    }
    let (tier, _, time) = best?;
    dated(times, time, if tier <= OWN { DatedBy::Clause } else { DatedBy::Sentence })
}

/// The edges and the length of what a clause tells: positions of times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    pub begins: Option<usize>,
    pub ends: Option<usize>,
    pub lasts: Option<usize>,
}

/// Since when, until when and how long, as the chunks `own` say it.
pub(super) fn stretch(parsed: &Parsed<'_>, times: &[TimeMention], own: Range<usize>) -> Stretch {
    let mut found = Stretch::default();
    for at in own.filter(|&at| parsed.kind(at) == Kind::Time) {
        let Some(time) = parsed.source.time_at.get(parsed.head(at)).copied().flatten() else {
            continue;
        };
        let before = at.checked_sub(1).filter(|&before| parsed.kind(before) == Kind::Preposition);
        let word = before.map_or("", |before| parsed.lower(before));
        let calendar = times.get(time).is_some_and(is_calendar);
        let lasting = times.get(time).is_some_and(|time| time.kind == TimeKind::Duration && time.value.is_some());
        let place = match word {
            "since" | "from" if calendar => &mut found.begins,
            "until" | "till" | "through" if calendar => &mut found.ends,
            "to" if calendar && found.begins.is_some() => &mut found.ends,
            "for" if lasting => &mut found.lasts,
            _ => continue,
        };
        *place = place.or(Some(time));
    }
    found
}

/// The date that the time expression at `time` gives.
pub(super) fn dated(times: &[TimeMention], time: usize, by: DatedBy) -> Option<EventDate> {
    let value = times.get(time)?.value.clone()?;
    Some(EventDate { value, time: Some(time), by })
}

/// The last tier whose times stand in the event's own clause.
const OWN: u8 = 2;

fn is_edge(parsed: &Parsed<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| parsed.kind(before) == Kind::Preposition && EDGES.contains(&parsed.lower(before)))
}

/// How surely a time at chunk `at` dates what chunk `here` names; less is surer.
fn tier(parsed: &Parsed<'_>, at: usize, here: usize, own: &Range<usize>, lexicon: &Lexicon) -> Option<u8> {
    if at == here {
        return Some(0);
    }
    let between = if at < here { at + 1..here } else { here + 1..at };
    // "The attack on bases that house troops on Sunday": a state has no date of its own.
    let between = |clause: &&Clause| {
        between.contains(&clause.verb)
            // "Talks began on Monday": the day is that of the talks.
            && !(lexicon.is_happening(parsed.lemma(clause.verb)) && clause.subject.contains(&here))
            && !(lexicon.is_static(parsed.lemma(clause.verb))
                && clause.is_relative)
    };
    // "fell ill in May and died": what stands before the joint belongs to the other verb.
    let joined = at < here && (at + 1..here).any(|joint| parsed.kind(joint) == Kind::Conjunction);
    // "Where the mill closed in March, sales fell": the month is that of the closing.
    // "Born in 1955, Ann Lee": likewise.
    let apart = |clause: &Clause| {
        let opens = clause.verb.checked_sub(1).is_none_or(|left| parsed.kind(left) == Kind::Comma);
        clause.build.form == Form::Participle && opens
    };
    let inserted = |clause: &&Clause| {
        let opener = parsed.before(*clause.subject.first().or(clause.object.first()).unwrap_or(&clause.verb));
        let opens = |left: usize| matches!(parsed.kind(left), Kind::Relative | Kind::Subordinator);
        clause.verb < at
            && at < clause.end
            && clause.end <= here
            && !own.contains(&clause.verb)
            && (clause.opened_by.is_some() || opener.is_some_and(opens) || apart(clause))
    };
    if at < here && parsed.clauses.iter().any(|clause| inserted(&clause)) {
        return None;
    }
    let verbs = parsed.clauses.iter().filter(between).count() + usize::from(joined);
    let finite = parsed.clauses.iter().filter(between).filter(|clause| clause.build.form == Form::Finite).count();
    if own.contains(&at) && verbs == 0 {
        return Some(1);
    }
    if verbs == 0 {
        return Some(2);
    }
    // At the head of a sentence a time holds for its main verbs.
    let opens = parsed
        .chunks
        .iter()
        .take(at)
        .all(|chunk| matches!(chunk.kind, Kind::Preposition | Kind::Adverb | Kind::Conjunction));
    if opens && at < here && finite <= 1 {
        return Some(3);
    }
    (finite == 0).then_some(4)
}
