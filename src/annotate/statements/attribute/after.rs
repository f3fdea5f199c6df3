//! What is said after a verb of saying: where it begins, past the person spoken to, and where it ends.

use std::ops::Range;

use super::{Reach, Scene};
use crate::annotate::Tag;
use crate::annotate::chunk::is_calendar;
use crate::annotate::statements::cues::Cue;
use crate::annotate::statements::subject::phrase_after;
use crate::briefing::TimeKind;

impl<'t> Scene<'t> {
    /// What is said after the cue.
    pub fn after(&self, cue: &Cue, reach: &Reach) -> Option<Range<usize>> {
        let text = self.text;
        let at = cue.tokens.end;
        if at >= reach.end {
            return None;
        }
        let start = self.reported_start(cue, self.content_start(cue, at, reach), reach)?;
        let mut words = start..self.before_circumstance(start, reach.end);
        if cue.frame.noun && !cue.frame.bare_clause {
            words.end = self.end_of_noun(words.clone());
        }
        let long = words.len() > 1 || self.quote_at(start).is_some();
        (long && !matches!(text.tag(start), Tag::Stop | Tag::Comma)).then(|| {
            let reach = Reach { end: words.end, ..reach.clone() };
            self.to_end(start, &reach)
        })
    }

    /// Where what is said begins, which the words put at `near`, after a look at the clause that the tree has under the
    /// cue: "said, the dam would hold"; "warns peace must not fail" warns nobody called Peace; a question word without
    /// a clause asks nothing.
    fn reported_start(&self, cue: &Cue, near: Option<usize>, reach: &Reach) -> Option<usize> {
        let text = self.text;
        let (at, verb) = (cue.tokens.end, cue.tokens.start);
        let Some(clause) = self.clause_at(verb) else {
            return near;
        };
        let reported = clause.reported(verb).filter(|start| (at..reach.end).contains(start));
        match (near, reported) {
            (None, Some(start)) => {
                let leads = (reach.words.start..verb).all(|at| text.tag(at) != Tag::Comma);
                // "says while it rains, nobody comes"
                let opens = text.tag(at) == Tag::Comma && start == at + 1 || text.tag(at) == Tag::IN && start == at;
                (cue.frame.bare_clause && leads && opens).then_some(start)
            }
            (Some(near), Some(start)) if cue.frame.person && start < near && self.quote_at(near).is_none() => {
                Some(start)
            }
            (Some(near), None) if matches!(text.tag(near), Tag::WP) && !cue.frame.noun => None,
            _ => near,
        }
    }

    /// Where a noun phrase with its complements ends: before an aside.
    fn end_of_noun(&self, words: Range<usize>) -> usize {
        let text = self.text;
        let aside = |at: usize| {
            let dash = matches!(text.word(at), "--" | "—" | "–") || text.word(at) == "-" && text.tag(at) == Tag::Colon;
            let next = text.tag(at + 1);
            let comma = text.tag(at) == Tag::Comma
                && (matches!(next, Tag::WDT | Tag::WP | Tag::WRB | Tag::IN | Tag::RB | Tag::VBG)
                    || text.lower(at + 1) == "but");
            dash || comma || text.tag(at) == Tag::Comma && self.clause_begins(at + 1)
        };
        let end = words.end;
        words.skip(1).find(|&at| self.quote_at(at).is_none() && aside(at)).unwrap_or(end)
    }

    /// Where a quotation from `start` on ends, if after it only the circumstances are told: "…," when Lee asked.
    fn before_circumstance(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        let quote = self.quote_at(start).filter(|quote| quote.outer.start == start && quote.outer.end < end);
        let Some(quote) = quote else { return end };
        let last = quote.inner.end.saturating_sub(1);
        let whole = text.tag(last) == Tag::Comma;
        let told = ["when", "as", "after", "before", "while", "during"].contains(&text.lower(quote.outer.end));
        if whole && told { quote.outer.end } else { end }
    }

    /// Whether a subject and its verb stand at `at`.
    fn clause_begins(&self, at: usize) -> bool {
        self.text.noun_phrase_from(at).is_some_and(|phrase| self.text.tag(phrase.end).is_finite())
    }

    /// Where what is said begins after the cue, past the person spoken to, the time and the place.
    fn content_start(&self, cue: &Cue, at: usize, reach: &Reach) -> Option<usize> {
        let text = self.text;
        let frame = cue.frame;
        let window = at..reach.end.min(at + 24);
        let opening = |at: usize| self.quote_at(at).is_some_and(|quote| quote.outer.start == at);
        if opening(at) {
            return Some(at);
        }
        match text.tag(at) {
            Tag::Colon if text.word(at) == ":" => return Some(at + 1),
            Tag::Comma => return opening(at + 1).then_some(at + 1),
            Tag::Stop => return None,
            Tag::TO if frame.infinitive => return Some(at),
            _ => {}
        }
        let that = |at: usize| text.lower(at) == "that" && matches!(text.tag(at), Tag::IN | Tag::WDT | Tag::DT);
        let question =
            |at: usize| matches!(text.tag(at), Tag::WRB | Tag::WP) || matches!(text.lower(at), "whether" | "if");
        if frame.that_clause && (that(at) || question(at)) {
            return Some(at);
        }
        if frame.person && self.quote_at(at).is_none() {
            let person = text.noun_phrase_from(at);
            if let Some(person) = person {
                if frame.infinitive && text.tag(person.end) == Tag::TO && text.tag(person.end + 1) == Tag::VB {
                    return Some(person.end).filter(|start| *start < reach.end);
                }
                let end = phrase_after(text, at).map_or(person.end, |phrase| phrase.end);
                let found =
                    window.clone().find(|&at| that(at) || opening(at) || question(at) || text.tag(at).is_finite());
                return match found {
                    Some(found) if !text.tag(found).is_finite() => Some(found),
                    _ if text.tag(end) == Tag::Comma && opening(end + 1) => Some(end + 1),
                    _ if text.tag(person.end) == Tag::TO => frame.infinitive.then_some(person.end),
                    _ if frame.bare_clause => Some(self.past_adverbials(person.end)),
                    _ => frame.noun.then_some(at),
                }
                .filter(|start| *start < reach.end);
            }
        }
        let past = self.past_adverbials(at);
        if past >= reach.end {
            return None;
        }
        if past > at {
            let clause = that(past) || opening(past) || question(past);
            if clause && (frame.that_clause || frame.quotation) {
                return Some(past);
            }
            if text.tag(past) == Tag::Comma && opening(past + 1) || text.word(past) == ":" {
                return Some(past + 1);
            }
            if text.tag(past) == Tag::TO && frame.infinitive {
                return Some(past);
            }
            if frame.bare_clause && text.noun_phrase_from(past).is_some() {
                return Some(past);
            }
            if matches!(text.tag(past), Tag::Comma | Tag::Stop | Tag::CloseQuote) && !frame.noun {
                return None;
            }
        }
        let hearer = text.noun_phrase_from(at).map_or(at, |phrase| phrase.end);
        if text.word(hearer) == ":" && opening(hearer + 1) {
            return Some(hearer + 1);
        }
        let phrase = hearer > at || text.tag(at) == Tag::VBG;
        if frame.bare_clause && !matches!(text.tag(at), Tag::IN) || frame.noun && phrase {
            return Some(at);
        }
        if frame.quotation || frame.that_clause {
            let limit = at..reach.end.min(at + 8);
            return limit
                .clone()
                .find(|&at| opening(at))
                .or_else(|| limit.clone().find(|&at| that(at) && frame.that_clause));
        }
        None
    }

    /// The position after the whole of the date or time that begins at `at`, where it is no subject, no owner and no
    /// bare year ("said Friday morning that", not "said Friday was").
    fn past_time(&self, at: usize) -> Option<usize> {
        let text = self.text;
        let start = text.token(at)?.span.start();
        let next = self.times.partition_point(|time| time.span.start() < start);
        let time = self.times.get(next).filter(|time| time.span.start() == start)?;
        let is_point = matches!(time.kind, TimeKind::Date | TimeKind::Time) && text.tag(at) != Tag::CD;
        let within = |at: &usize| text.token(*at).is_some_and(|token| token.span.start() < time.span.end());
        let end = (at..at + LONGEST_TIME).take_while(within).last()? + 1;
        let goes_on = text.tag(end).is_finite() || matches!(text.tag(end), Tag::POS | Tag::MD);
        (is_point && !goes_on).then_some(end)
    }

    /// The position after times, places and manners from `at` on ("on Monday", "in a statement", "later").
    fn past_adverbials(&self, mut at: usize) -> usize {
        let text = self.text;
        for _ in 0..4 {
            let calendar = is_calendar(text.lower(at));
            let next = match text.tag(at) {
                _ if let Some(end) = self.past_time(at) => end,
                _ if calendar => at + 1,
                Tag::IN | Tag::TO if PLACES.contains(&text.lower(at)) => {
                    let time = self.past_time(at + 1);
                    match time.or_else(|| text.noun_phrase_from(at + 1).map(|phrase| phrase.end)) {
                        Some(end) => end,
                        None => break,
                    }
                }
                Tag::RB
                    if !matches!(text.lower(at), "not" | "n't" | "there" | "here")
                        && matches!(text.tag(at + 1), Tag::IN | Tag::DT | Tag::PRP | Tag::Comma | Tag::OpenQuote) =>
                {
                    at + 1
                }
                Tag::DT | Tag::JJ
                    if matches!(text.lower(at), "last" | "this" | "earlier")
                        && text.tag(at + 1).is_noun()
                        && text.tag(at + 2) != Tag::POS =>
                {
                    at + 2
                }
                // "in Toledo, Ohio, that"
                Tag::Comma if at > 0 && text.tag(at - 1).is_proper() => match text.noun_phrase_from(at + 1) {
                    Some(phrase) if text.tag(phrase.end) == Tag::Comma && text.tag(at + 1).is_proper() => {
                        phrase.end + 1
                    }
                    _ => break,
                },
                _ => break,
            };
            at = next;
        }
        at
    }
}

/// The most words of a date or time.
const LONGEST_TIME: usize = 8;

/// Prepositions before the time, the place or the means of a saying.
const PLACES: &[&str] =
    &["in", "on", "at", "during", "after", "before", "via", "through", "to", "by", "from", "of", "about"];
