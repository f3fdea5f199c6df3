//! What stands after a noun or a quantity and belongs to it: "of the company", "killed in the raid", "who left".

use std::ops::Range;

use super::{Clause, LONGEST};
use crate::annotate::figures::chunk::Kind;

impl Clause<'_> {
    /// The complements after `chunk`: those with "of", the others, and the chunk after them all.
    pub(super) fn complements(&self, chunk: usize) -> (Range<usize>, Range<usize>, usize) {
        let start = self.range(chunk).end;
        let mut close = start;
        let mut end = start;
        let mut next = chunk + 1;
        while let Some(stop) = self.complement(next) {
            let stop_piece = self.range(stop - 1).end;
            if stop_piece - start > LONGEST {
                break;
            }
            let of = self.pieces.lower(self.range(next).start) == "of";
            if of && close == end {
                close = stop_piece;
            }
            end = stop_piece;
            next = self.after_short_form(stop);
            if next > stop {
                // "members of the People's Front (PF) organization in Albania"
                end = self.range(next - 1).end;
                if close == stop_piece {
                    close = end;
                }
            }
        }
        (start..close, close..end, next)
    }

    /// The chunk after a short form in brackets at `at` and the noun that goes on behind it; `at` where there is none.
    fn after_short_form(&self, at: usize) -> usize {
        let mark = |at: usize| self.pieces.lower(self.range(at).start);
        let short = mark(at) == "(" && self.kind(at + 1) == Some(Kind::Noun) && mark(at + 2) == ")";
        if !short {
            return at;
        }
        let noun = self.kind(at + 3) == Some(Kind::Noun) && self.modifies_next(at + 2);
        at + 3 + usize::from(noun)
    }

    /// The chunk after the complement that begins at chunk `at`.
    pub(super) fn complement(&self, at: usize) -> Option<usize> {
        let infinitive = self.pieces.lower(self.range(at).start) == "to";
        match self.kind(at)? {
            Kind::Preposition if self.kind(at + 1) == Some(Kind::Participle) => {
                Some(self.after_noun(at + 2).unwrap_or(at + 2))
            }
            Kind::Preposition if matches!(self.pieces.lower(self.range(at).start), "of" | "between") => {
                self.after_noun(at + 1).map(|stop| self.after_list(stop))
            }
            Kind::Preposition => self.after_noun(at + 1),
            Kind::Participle => Some(self.after_noun(at + 1).unwrap_or(at + 1)),
            Kind::Verb { .. } if infinitive => Some(self.after_noun(at + 1).unwrap_or(at + 1)),
            Kind::Relative => match self.kind(at + 1)? {
                Kind::Verb { .. } => Some(self.after_noun(at + 2).unwrap_or(at + 2)),
                Kind::Noun if matches!(self.kind(at + 2), Some(Kind::Verb { .. })) => Some(at + 3),
                _ => None,
            },
            _ => None,
        }
    }

    /// The chunk after the list that the noun before `stop` begins ("rice, tents and tools"); `stop` where there is none.
    fn after_list(&self, stop: usize) -> usize {
        let is_noun = |at: usize| self.kind(at) == Some(Kind::Noun) && self.has_noun(at);
        let mut at = stop;
        for _ in 0..4 {
            let comma = usize::from(self.kind(at) == Some(Kind::Comma));
            if self.kind(at + comma) == Some(Kind::And) && is_noun(at + comma + 1) {
                let goes_on = matches!(self.kind(at + comma + 2), Some(Kind::Verb { .. }));
                return if goes_on { stop } else { at + comma + 2 };
            }
            if comma == 0 || !is_noun(at + 1) {
                break;
            }
            at += 2;
        }
        stop
    }

    /// The chunk after the noun phrase or counted noun that begins at chunk `at`; a sum or a share is none.
    fn after_noun(&self, at: usize) -> Option<usize> {
        match self.kind(at)? {
            Kind::Noun if !self.has_noun(at) => match self.kind(at + 1)? {
                Kind::Quantity(_) => self.after_noun(at + 1),
                _ => self.range(at).any(|piece| self.pieces.tag(piece).is_adjective()).then_some(at + 1),
            },
            Kind::Noun => Some(at + 1),
            Kind::Quantity(quantity) => {
                let described = self.kind(at + 1) == Some(Kind::Noun) && self.modifies_next(at);
                let counts = self.quantities.get(quantity).is_some_and(|quantity| quantity.counted.is_some());
                if described { Some(at + 2) } else { counts.then_some(at + 1) }
            }
            _ => None,
        }
    }
}
