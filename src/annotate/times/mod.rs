//! Time expressions and their TIMEX3 values.
//!
//! Three steps: a sentence's words get the senses they may have in a time expression (`words`, tables); small matchers
//! put them together to expressions, the longest at each place (`grammar`); what is meant is resolved against the day of
//! publication, the tense of the words around and the dates named before (`resolve`). Spans and values follow the
//! TIMEX3 guidelines of TimeML 1.2.1.

mod anchored;
mod calendar;
mod clock;
mod dates;
mod durations;
mod grammar;
mod holidays;
mod leads;
mod lists;
mod meaning;
mod numbers;
mod numeric;
mod pieces;
mod quarters;
mod relative;
mod resolve;
mod tense;
mod words;
mod years;

use std::ops::Range;

use self::meaning::Meaning;
use self::pieces::Pieces;
use self::resolve::Context;
use super::{TaggedText, TimeMention};
use crate::briefing::{Enclosed, Published};

/// The most tokens that are read at once: longer sentences are none, but tables and worse.
const STRETCH: usize = 2_000;

/// The time expressions in `text`, in order of place; relative ones resolved against the day of publication, and marked
/// where that was concluded; in a message that is enclosed in the document, against the day on which that was sent.
pub fn times(text: &TaggedText<'_>, published: &Published, enclosed: &[Enclosed]) -> Vec<TimeMention> {
    let day = |date: Option<&str>| date.and_then(|date| date.parse().ok());
    let mut context = Context::new(day(published.date.as_deref()), published.inferred, numeric::order(text));
    let mut found = Vec::new();
    for sentence in &text.sentences {
        context.enter(sentence.paragraph);
        match enclosed.iter().rev().find(|enclosed| enclosed.span.contains(sentence.span)) {
            Some(message) => context.is_told_on(day(message.sent.as_deref()), message.sent_from),
            None => context.is_told_on(day(published.date.as_deref()), None),
        }
        let end = sentence.tokens.end;
        for start in sentence.tokens.clone().step_by(STRETCH) {
            let pieces = Pieces::new(text, start..end.min(start + STRETCH));
            read(&pieces, &mut context, &mut found);
        }
    }
    found
}

/// Adds the time expressions among `pieces` to `found`.
fn read(pieces: &Pieces<'_>, context: &mut Context, found: &mut Vec<TimeMention>) {
    let mut at = 0;
    let mut before: Option<(Range<usize>, Meaning)> = None;
    while at < pieces.len() {
        if let Some(items) = pieces.can_begin(at).then(|| lists::list(pieces, at)).flatten() {
            for (place, meaning) in items {
                let tense = tense::tense(pieces, &place);
                found.extend(pieces.span(place.clone()).map(|span| context.resolve(&meaning, tense, span, false)));
                at = place.end.max(at + 1);
            }
            before = None;
            continue;
        }
        let expression = pieces.can_begin(at).then(|| grammar::expression(pieces, at)).flatten();
        let Some(expression) = expression else {
            at += 1;
            continue;
        };
        let place = at..expression.end.max(at + 1);
        let tense = tense::tense(pieces, &place);
        if let Some(span) = pieces.span(place.clone()) {
            let ends_range = before
                .as_ref()
                .is_some_and(|(before, meaning)| expression.meaning.is_alike(meaning) && is_range(pieces, before, at));
            found.push(context.resolve(&expression.meaning, tense, span, ends_range));
        }
        at = place.end;
        before = Some((place, expression.meaning));
    }
}

/// Whether the words between the expression at `first` and the one at `second` make a range of them.
fn is_range(pieces: &Pieces<'_>, first: &Range<usize>, second: usize) -> bool {
    second == first.end + 1
        && match pieces.lower(first.end) {
            "to" | "through" | "until" | "till" | "-" | "–" | "—" => true,
            "and" => pieces.before(first.start) == "between",
            _ => false,
        }
}
