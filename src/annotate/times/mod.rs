//! Time expressions and their TIMEX3 values.
//!
//! Three steps: a sentence's words get the senses they may have in a time expression (`words`, tables); small matchers
//! put them together to expressions, the longest at each place (`grammar`); what is meant is resolved against the day of
//! publication, the tense of the words around and the dates named before (`resolve`). Spans and values follow the
//! TIMEX3 guidelines of TimeML 1.2.1.

mod calendar;
mod clock;
mod dates;
mod durations;
mod grammar;
mod holidays;
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

use self::pieces::Pieces;
use self::resolve::Context;
use super::{TaggedText, TimeMention};

/// The time expressions in `text`, in order of place; relative ones resolved against `published` (ISO 8601).
pub fn times(text: &TaggedText<'_>, published: Option<&str>) -> Vec<TimeMention> {
    let mut context = Context::new(published.and_then(|date| date.parse().ok()));
    let mut found = Vec::new();
    for sentence in &text.sentences {
        let pieces = Pieces::new(text, sentence.tokens.clone());
        let mut at = 0;
        while at < pieces.len() {
            let Some(expression) = grammar::expression(&pieces, at) else {
                at += 1;
                continue;
            };
            let place = at..expression.end.max(at + 1);
            let tense = tense::tense(&pieces, &place);
            if let Some(span) = pieces.span(place.clone()) {
                found.push(context.resolve(&expression.meaning, tense, span));
            }
            at = place.end;
        }
    }
    found
}
