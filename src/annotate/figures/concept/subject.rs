//! Noun phrases, and which of them is the subject of a verb.

use std::ops::Range;

use super::{Clause, LONGEST};
use crate::annotate::Tag;
use crate::annotate::figures::chunk::Kind;

impl Clause<'_> {
    /// The words of the subject of the verb at `chunk`, a pronoun's left out.
    pub(super) fn subject(&self, chunk: usize, steps: usize) -> Option<Range<usize>> {
        let steps = steps.checked_sub(1)?;
        let before = self.left(chunk)?;
        let infinitive = self.pieces.lower(self.range(chunk).start) == "to";
        match self.kind(before)? {
            Kind::Noun | Kind::Quantity(_) if infinitive => {
                let verb = self.finite_before(before)?;
                self.subject(verb, steps)
            }
            Kind::Noun | Kind::Quantity(_) => self.noun_phrase(before),
            Kind::Relative => match self.kind(self.left(before)?)? {
                Kind::Comma => self.noun_phrase(self.left(self.left(before)?)?),
                _ => self.noun_phrase(self.left(before)?),
            },
            Kind::Comma => self.before_aside(before).or_else(|| {
                let verb = self.finite_before(before)?;
                self.subject(verb, steps)
            }),
            Kind::And | Kind::Verb { .. } | Kind::Participle => {
                let verb = self.finite_before(before + 1)?;
                self.subject(verb, steps)
            }
            // "the economy in 2022 grew": the time is no part of the subject.
            Kind::Preposition => {
                let noun = self.left(before)?;
                self.noun_phrase(noun)
            }
            _ => None,
        }
    }

    /// The noun phrase before an aside that ends with the comma at `chunk`.
    fn before_aside(&self, comma: usize) -> Option<Range<usize>> {
        let first = comma.saturating_sub(12);
        let opening = (first..comma).rev().find(|&at| self.kind(at) == Some(Kind::Comma))?;
        let noun = self.left(opening)?;
        // A clause before the comma has its own verb: then its last noun is no subject.
        let fits = self.kind(noun) == Some(Kind::Noun);
        let subject = self.noun_phrase(noun)?;
        let verb_before = (noun.saturating_sub(40)..noun)
            .rev()
            .take_while(|&at| self.kind(at) != Some(Kind::Break))
            .any(|at| matches!(self.kind(at), Some(Kind::Verb { .. })));
        (fits && !verb_before).then_some(subject)
    }

    /// The noun phrase that ends with the chunk `last`, with what it complements: "death toll from the quake".
    pub(super) fn noun_phrase(&self, last: usize) -> Option<Range<usize>> {
        let last = match self.kind(last)? {
            // "the laptop 16 inch is worth …"
            Kind::Quantity(at)
                if self.quantities.get(at).is_some_and(|quantity| quantity.counted.is_none())
                    && last.checked_sub(1).is_some_and(|at| self.kind(at) == Some(Kind::Noun)) =>
            {
                last - 1
            }
            _ => last,
        };
        if !matches!(self.kind(last)?, Kind::Noun | Kind::Quantity(_)) {
            return None;
        }
        let end = self.range(last).end;
        let mut first = last;
        while let (Some(preposition), Some(head)) = (first.checked_sub(1), first.checked_sub(2)) {
            let joined = self.kind(preposition) == Some(Kind::Preposition)
                && matches!(self.kind(head), Some(Kind::Noun | Kind::Quantity(_)));
            if !joined || end - self.range(head).start > LONGEST {
                break;
            }
            first = head;
        }
        let range = self.without_determiner(self.range(first).start..end);
        let pronoun = range.len() == 1 && self.pieces.tag(range.start) == Tag::PRP;
        (!pronoun && self.pieces.tag(range.start) != Tag::EX && !range.is_empty()).then_some(range)
    }

    pub(super) fn without_determiner(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start;
        while start < range.end
            && matches!(self.pieces.tag(start), Tag::DT | Tag::PRPS | Tag::PDT)
            && self.pieces.lower(start) != "no"
        {
            start += 1;
        }
        start..range.end
    }

    /// `range` with the article before it, so that it reads after a noun: "people the bombings killed".
    pub(super) fn with_article(&self, range: Range<usize>) -> Range<usize> {
        let before = range.start.checked_sub(1).filter(|_| !range.is_empty());
        match before {
            Some(at) if matches!(self.pieces.tag(at), Tag::DT | Tag::PRPS) => at..range.end,
            _ => range,
        }
    }
}
