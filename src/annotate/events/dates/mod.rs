//! When an event happened: the time that the tree of its sentence gives it, else what the text before speaks of.

mod owner;
mod story;
mod sure;

use std::ops::Range;

use super::chunk::Kind;
use super::clause::Parsed;
use super::lexicon::Lexicon;
use crate::annotate::{EventDate, TimeMention};
use crate::briefing::{DatedBy, TimeKind};
pub(super) use story::tell;

/// Whether the value is a point in the calendar, a year or finer.
pub(super) fn is_calendar(time: &TimeMention) -> bool {
    let value = time.value.as_deref().unwrap_or_default();
    let year = value.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let rest = value.as_bytes().get(4);
    matches!(time.kind, TimeKind::Date | TimeKind::Time) && year && matches!(rest, None | Some(b'-'))
}

/// The date of what the words at `trigger` name, where its sentence gives one; the noun group `nominal` names it, too.
pub(super) fn date(
    parsed: &Parsed<'_>,
    times: &[TimeMention],
    trigger: usize,
    nominal: Option<usize>,
    lexicon: &Lexicon,
) -> Option<EventDate> {
    let (tree, text) = (parsed.source.tree, parsed.source.text);
    let place = |token: usize| text.token(token).map(|token| token.span);
    let (named, noun) = (place(trigger)?, nominal.and_then(|chunk| place(parsed.head(chunk))));
    let tokens = parsed.chunks.first()?.tokens.start..parsed.chunks.last()?.tokens.end;
    let mut best: Option<(u8, usize, usize)> = None;
    for token in tokens {
        let Some(time) = parsed.source.time_at.get(token).copied().flatten() else {
            continue;
        };
        // "the Lima Summit 2014": the year is part of the name.
        let in_name = parsed.source.name(token).is_some();
        let Some(said) = times.get(time).filter(|time| !in_name && is_calendar(time)) else {
            continue;
        };
        if let Some(tier) = owner::tier(tree, lexicon, said.span, named, noun) {
            let rank = (tier, token.abs_diff(trigger), time);
            best = best.map_or(Some(rank), |best| Some(best.min(rank)));
        }
    }
    let (tier, _, time) = best?;
    dated(times, time, if tier <= owner::OWN { DatedBy::Clause } else { DatedBy::Sentence })
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
