//! Noun phrases, and which of them is the subject of a verb.

use std::ops::Range;

use super::{Clause, LONGEST};
use crate::annotate::Tag;
use crate::annotate::figures::chunk::{Kind, is_be};
use crate::annotate::figures::trend;

impl Clause<'_> {
    /// The words of the subject of the verb at `chunk`, a pronoun's left out.
    pub(super) fn subject(&self, chunk: usize, steps: usize) -> Option<Range<usize>> {
        let steps = steps.checked_sub(1)?;
        let before = self.left(chunk)?;
        let infinitive = self.pieces.lower(self.range(chunk).start) == "to";
        match self.kind(before)? {
            Kind::Noun | Kind::Quantity(_) if infinitive => {
                let verb = self.finite_before(before)?;
                // "the board expects revenue to grow": what grows is the revenue.
                if self.moves_or_is(chunk) { self.noun_phrase(before) } else { self.subject(verb, steps) }
            }
            Kind::Noun | Kind::Quantity(_) => self.noun_phrase(before),
            Kind::Relative => match self.kind(self.left(before)?)? {
                Kind::Comma => self.noun_phrase(self.left(self.left(before)?)?),
                // "calls for an end to the rule that has lasted": what lasted is the rule.
                _ => self.described(self.left(before)?),
            },
            Kind::Comma => self.before_aside(before).or_else(|| {
                let verb = self.main_verb_before(before)?;
                self.subject(verb, steps)
            }),
            Kind::And => {
                let verb = self.main_verb_before(before)?;
                self.subject(verb, steps)
            }
            Kind::Verb { .. } | Kind::Participle => {
                let verb = self.finite_before(before + 1)?;
                self.subject(verb, steps)
            }
            Kind::Preposition if infinitive => {
                let verb = self.finite_before(before)?;
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

    /// Whether the verb at `chunk` is "be" or one of moving.
    fn moves_or_is(&self, chunk: usize) -> bool {
        match self.kind(chunk) {
            Some(Kind::Verb { main, .. }) => {
                is_be(self.pieces.lower(main)) || trend::is_movement(self.pieces.lower(main))
            }
            _ => false,
        }
    }

    /// The noun at `chunk` alone, without what it complements.
    pub(super) fn described(&self, chunk: usize) -> Option<Range<usize>> {
        let range = self.without_determiner(self.range(chunk));
        let noun = self.kind(chunk)? == Kind::Noun && self.has_noun(chunk);
        let pronoun = range.len() == 1 && self.pieces.tag(range.start) == Tag::PRP;
        (noun && !pronoun && !range.is_empty()).then_some(range)
    }

    /// The verb that "and" or a comma at `chunk` goes on from: one that no "since", "that" or "when" makes a clause of
    /// its own ("the shares fell, the most since they were listed, and closed at $5").
    fn main_verb_before(&self, chunk: usize) -> Option<usize> {
        let mut verb = self.finite_before(chunk)?;
        for _ in 0..2 {
            let Some(further) = self.finite_before(verb).filter(|_| self.is_subordinate(verb)) else {
                break;
            };
            verb = further;
        }
        Some(verb)
    }

    /// Whether "since", "after", "who" or the like stands before the subject of the verb at `chunk`, and no comma between.
    fn is_subordinate(&self, chunk: usize) -> bool {
        (chunk.saturating_sub(6)..chunk)
            .rev()
            .take_while(|&at| !matches!(self.kind(at), Some(Kind::Comma | Kind::Break | Kind::Verb { .. })))
            .any(|at| {
                let word = self.pieces.lower(self.range(at).start);
                self.kind(at) == Some(Kind::Relative) || matches!(word, "since" | "after" | "before" | "until" | "as")
            })
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
                    && last.checked_sub(1).is_some_and(|at| self.kind(at) == Some(Kind::Noun) && self.has_noun(at)) =>
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
        while let Some((preposition, head)) = self.governor(first) {
            // "19 percent of the market, with Newtown at 15 percent": another company, another share.
            let another = self.pieces.lower(self.range(preposition).start) == "with"
                && matches!(self.kind(head), Some(Kind::Quantity(_)));
            if another || end - self.range(head).start > LONGEST {
                break;
            }
            first = head;
        }
        let first = self.opening_participle(first);
        let range = self.without_determiner(self.range(first).start..end);
        let pronoun = range.len() == 1 && self.pieces.tag(range.start) == Tag::PRP;
        (!pronoun && self.pieces.tag(range.start) != Tag::EX && !range.is_empty()).then_some(range)
    }

    /// The preposition before the noun at `chunk`, a bare determiner aside, and the noun before that.
    fn governor(&self, chunk: usize) -> Option<(usize, usize)> {
        let mut preposition = chunk.checked_sub(1)?;
        if self.kind(preposition) == Some(Kind::Noun) && !self.has_noun(preposition) {
            preposition = preposition.checked_sub(1)?;
        }
        let head = preposition.checked_sub(1)?;
        let noun = match self.kind(head)? {
            Kind::Noun => self.has_noun(head),
            Kind::Quantity(_) => true,
            _ => false,
        };
        (noun && self.kind(preposition) == Some(Kind::Preposition)).then_some((preposition, head))
    }

    /// The participle that opens the sentence just before the noun at `chunk` ("Operating profit"), else `chunk`.
    fn opening_participle(&self, chunk: usize) -> usize {
        let opens = chunk.checked_sub(1).is_some_and(|at| {
            let first = at.checked_sub(1).is_none_or(|before| self.kind(before) == Some(Kind::Break));
            first && self.kind(at) == Some(Kind::Participle) && self.range(at).len() == 1
        });
        let bare = matches!(self.pieces.tag(self.range(chunk).start), Tag::NN | Tag::NNS);
        chunk - usize::from(opens && bare)
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
