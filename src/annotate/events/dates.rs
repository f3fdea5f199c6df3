//! When an event happened: the time expression that its clause, or else its sentence, gives.

use std::ops::Range;

use super::chunk::{Form, Kind};
use super::clause::Parsed;
use crate::annotate::TimeMention;
use crate::briefing::TimeKind;

/// Words before a time that make it an edge of a stretch, not the event's date.
const EDGES: &[&str] = &["since", "until", "till", "before", "after", "from", "than"];

/// Whether the value is a point in the calendar, a year or finer.
pub(super) fn is_calendar(time: &TimeMention) -> bool {
    let value = time.value.as_deref().unwrap_or_default();
    let year = value.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let rest = value.as_bytes().get(4);
    matches!(time.kind, TimeKind::Date | TimeKind::Time)
        && year
        && matches!(rest, None | Some(b'-'))
}

/// The position in `times` of the date of what the words at `trigger` name.
///
/// `own` are the chunks of its clause; times inside noun groups count only where `nominal` is that group.
pub(super) fn date(
    parsed: &Parsed<'_>,
    times: &[TimeMention],
    trigger: usize,
    own: Range<usize>,
    nominal: Option<usize>,
) -> Option<usize> {
    let here = parsed
        .chunks
        .iter()
        .position(|chunk| chunk.tokens.contains(&trigger))?;
    let mut best: Option<(u8, usize, usize)> = None;
    for (at, chunk) in parsed.chunks.iter().enumerate() {
        let inside_noun = chunk.kind == Kind::Noun;
        if inside_noun && nominal != Some(at) || !inside_noun && chunk.kind != Kind::Time {
            continue;
        }
        for token in chunk.tokens.clone() {
            let Some(time) = parsed.source.time_at.get(token).copied().flatten() else {
                continue;
            };
            if !times.get(time).is_some_and(is_calendar) || is_edge(parsed, at) {
                continue;
            }
            let Some(tier) = tier(parsed, at, here, &own) else {
                continue;
            };
            let distance = token.abs_diff(trigger);
            let rank = (tier, distance, time);
            if best.is_none_or(|best| rank < best) {
                best = Some(rank);
            }
        }
    }
    best.map(|(_, _, time)| time)
}

fn is_edge(parsed: &Parsed<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        parsed.kind(before) == Kind::Preposition && EDGES.contains(&parsed.lower(before))
    })
}

/// How surely a time at chunk `at` dates what chunk `here` names; less is surer.
fn tier(parsed: &Parsed<'_>, at: usize, here: usize, own: &Range<usize>) -> Option<u8> {
    if at == here {
        return Some(0);
    }
    let between = if at < here {
        at + 1..here
    } else {
        here + 1..at
    };
    let verbs = parsed
        .clauses
        .iter()
        .filter(|clause| between.contains(&clause.verb))
        .count();
    let finite = parsed
        .clauses
        .iter()
        .filter(|clause| between.contains(&clause.verb) && clause.build.form == Form::Finite)
        .count();
    if own.contains(&at) && verbs == 0 {
        return Some(1);
    }
    if verbs == 0 {
        return Some(2);
    }
    // At the head of a sentence a time holds for its main verbs.
    let opens = parsed.chunks.iter().take(at).all(|chunk| {
        matches!(
            chunk.kind,
            Kind::Preposition | Kind::Adverb | Kind::Conjunction
        )
    });
    if opens && at < here && finite <= 1 {
        return Some(3);
    }
    (finite == 0).then_some(4)
}
