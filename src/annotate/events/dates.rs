//! When an event happened: the time expression that its clause, or else its sentence, gives.

use std::ops::Range;

use super::chunk::{Form, Kind};
use super::clause::{Clause, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::{EventDate, EventMention, NameMention, Tag, TaggedText, TimeMention};
use crate::briefing::{DatedBy, EventStatus, Paragraph, ParagraphRole, TimeKind};
use crate::text::Span;

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
        if inside_noun && nominal != Some(at) || !inside_noun && chunk.kind != Kind::Time {
            continue;
        }
        for token in chunk.tokens.clone() {
            let Some(time) = parsed.source.time_at.get(token).copied().flatten() else {
                continue;
            };
            if !times.get(time).is_some_and(is_calendar) || (at != here && is_edge(parsed, at)) {
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
            && !(lexicon.is_static(parsed.lemma(clause.verb))
                && parsed.before(clause.verb).is_some_and(|left| parsed.kind(left) == Kind::Relative))
    };
    let verbs = parsed.clauses.iter().filter(between).count();
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

/// Dates the headline and the first sentence of a document that gives its own day in a dateline: where a later report
/// of the same act has a date, that one; else, as newspapers date what they report, the day of the dateline.
pub(super) fn from_dateline(text: &TaggedText<'_>, times: &[TimeMention], events: &mut [EventMention]) {
    let Some(dateline) = dateline(text, times) else {
        return;
    };
    let body = |paragraph: &Paragraph| paragraph.role == ParagraphRole::Body;
    let lead = text
        .sentences
        .iter()
        .position(|sentence| {
            text.paragraphs.get(sentence.paragraph).is_some_and(body)
                && times.get(dateline).is_some_and(|time| !is_whole(text, time.span, sentence.paragraph))
        })
        .and_then(|first| text.sentences.get(first));
    for at in 0..events.len() {
        let Some(event) = events.get(at) else {
            continue;
        };
        let role = text
            .paragraphs
            .iter()
            .find(|paragraph| paragraph.span.contains(event.span))
            .map(|paragraph| paragraph.role);
        let title = role == Some(ParagraphRole::Title);
        let opening = lead.is_some_and(|lead| {
            lead.span.contains(event.span)
                && !times
                    .iter()
                    .enumerate()
                    .any(|(number, time)| number != dateline && is_calendar(time) && lead.span.contains(time.span))
        });
        if event.when.is_some() || event.status != EventStatus::Reported || !(title || opening) {
            continue;
        }
        let told_again = events
            .iter()
            .skip(at + 1)
            .take(SOON)
            .find(|other| other.lemma == event.lemma && other.when.is_some())
            .and_then(|other| other.when.clone());
        let told_again = told_again.map(|when| EventDate { by: DatedBy::Discourse, ..when });
        if let Some(event) = events.get_mut(at) {
            event.when = told_again.or_else(|| dated(times, dateline, DatedBy::Publication));
        }
    }
}

/// Dates what a story tells next: a past act without a time in its sentence, right after an act of the same agent on a
/// known day in the same paragraph.
pub(super) fn from_story(
    text: &TaggedText<'_>,
    names: &[NameMention],
    times: &[TimeMention],
    events: &mut [EventMention],
) {
    let surname = |name: usize| names.get(name).and_then(|name| name.span.of(text.text).split_whitespace().next_back());
    let mut before: Option<(EventDate, usize, Vec<&str>)> = None;
    for event in events {
        let token = text.positions(event.trigger).start;
        let Some(number) = text.sentence_of(token) else {
            continue;
        };
        let Some(sentence) = text.sentences.get(number) else {
            continue;
        };
        let agents: Vec<&str> = event.agents.iter().filter_map(|&name| surname(name)).collect();
        if event.when.is_none()
            && event.status == EventStatus::Reported
            && text.tag(token) == Tag::VBD
            && !times.iter().any(|time| sentence.span.contains(time.span))
            && let Some((day, last, others)) = &before
            && text.sentences.get(*last).is_some_and(|other| other.paragraph == sentence.paragraph)
            && number == last + 1
            && agents.iter().any(|agent| others.contains(agent))
        {
            event.when = Some(EventDate { by: DatedBy::Discourse, ..day.clone() });
        }
        let day = event.when.clone().filter(|when| when.value.len() >= 10);
        if let Some(day) = day.filter(|_| event.status == EventStatus::Reported && !agents.is_empty()) {
            before = Some((day, number, agents));
        }
    }
}

/// How many reports after a headline may tell it again.
const SOON: usize = 8;

/// The day that stands alone in a paragraph before the text, or opens its first paragraph before a dash.
fn dateline(text: &TaggedText<'_>, times: &[TimeMention]) -> Option<usize> {
    let (number, time) = times
        .iter()
        .enumerate()
        .find(|(_, time)| time.value.as_deref().is_some_and(|value| value.len() == 10) && is_calendar(time))?;
    let paragraph = text.paragraphs.iter().position(|paragraph| paragraph.span.contains(time.span))?;
    let first_body = text.paragraphs.iter().position(|paragraph| paragraph.role == ParagraphRole::Body)?;
    if is_whole(text, time.span, paragraph) && paragraph <= first_body + 1 {
        return Some(number);
    }
    let tokens = text.positions(time.span);
    let start = text.positions(text.paragraphs.get(paragraph)?.span).start;
    let dash = matches!(text.word(tokens.end), "-" | "–" | "—" | "--" | "_")
        || text.word(tokens.end) == ")" && matches!(text.word(tokens.end + 1), "-" | "–" | "—" | "--" | "_");
    (paragraph == first_body && tokens.start <= start + 8 && dash).then_some(number)
}

/// Whether the paragraph holds nothing but the time.
fn is_whole(text: &TaggedText<'_>, time: Span, paragraph: usize) -> bool {
    text.paragraphs
        .get(paragraph)
        .is_some_and(|paragraph| paragraph.span.contains(time) && paragraph.span.len() <= time.len() + 8)
}
