//! What a sum, a measure, a share, an age or a bare number belongs to.

use std::ops::Range;

use super::{Clause, Concept};
use crate::annotate::figures::chunk::{Kind, is_be};
use crate::annotate::figures::numeral::Style;
use crate::annotate::figures::quantity::Quantity;
use crate::annotate::figures::trend;
use crate::annotate::figures::unit::Unit;
use crate::annotate::{Tag, WordClass};

impl Clause<'_> {
    /// Whose age it is.
    pub(super) fn of_age(&self, chunk: usize, quantity: &Quantity) -> Concept {
        let mut found = Concept::default();
        if quantity.modifies && self.kind(chunk + 1) == Some(Kind::Noun) {
            found.push(self.range(chunk + 1));
            return found;
        }
        if let Some(before) = self.left(chunk) {
            let noun = match self.kind(before) {
                Some(Kind::Verb { .. }) => self.subject(before, 4),
                Some(Kind::Comma | Kind::Break | Kind::Preposition | Kind::Participle) => {
                    self.left(before).and_then(|noun| self.noun_phrase(noun))
                }
                _ => self.noun_phrase(before),
            };
            found.push(noun.unwrap_or(0..0));
        }
        found
    }

    /// What a sum, a measure, a share or a bare number belongs to.
    pub(super) fn of_measure(&self, chunk: usize, quantity: &Quantity) -> Concept {
        let mut found = Concept::default();
        let after = self.range(chunk).end;
        let of = self.pieces.lower(after) == "of";
        let share = quantity.style == Style::Share || matches!(quantity.unit, Some(Unit::Percent(_)));
        let (close, loose, next) = self.complements(self.after_brackets(chunk));
        // "will own 9 percent of it": whatever it is, somebody owns it.
        let pronoun = matches!(self.pieces.tag(close.start + 1), Tag::PRP | Tag::EX) && close.len() == 2;
        let (of, close) = if pronoun { (false, 0..0) } else { (of || self.pieces.lower(close.start) == "of", close) };
        const SAYS_WHAT: &[&str] =
            &["in", "for", "on", "to", "with", "from", "among", "against", "between", "by", "who", "that", "which"];
        let participle = matches!(self.pieces.tag(loose.start), Tag::VBN | Tag::VBG);
        let loose = if SAYS_WHAT.contains(&self.pieces.lower(loose.start)) || participle || of { loose } else { 0..0 };
        if of && !close.is_empty() {
            // "a third of the seats are held by the party"
            found.push(self.without_determiner(close.start + 1..close.end));
            found.push(loose);
            if let Some(part) = self.predicate(next).filter(|_| share) {
                found.push(part);
            }
            return found;
        }
        // "Oldtown 50 -1.3% Newtown -0.6%": a list, in which each stands before its number.
        let percent = matches!(quantity.unit, Some(Unit::Percent(_)));
        let listed = percent
            && self.pieces.tag(after).is_proper()
            && chunk.checked_sub(1).is_some_and(|at| matches!(self.kind(at), Some(Kind::Noun | Kind::Other)));
        if self.kind(chunk + 1) == Some(Kind::Noun) && self.modifies_next(chunk) && !listed {
            let (own, other, _) = self.complements(chunk + 1);
            found.push(self.without_determiner(self.range(chunk + 1)));
            found.push(own);
            found.push(other);
            return found;
        }
        let before = self.left(chunk);
        if let Some(part) = self.predicate_of_subject(chunk, before) {
            found.push(part);
            return found;
        }
        let Some(before) = before else {
            found.push(loose);
            return found;
        };
        match self.kind(before) {
            Some(Kind::Preposition) => self.of_governed(&mut found, before, loose),
            Some(Kind::Verb { .. } | Kind::Participle) => self.of_clause(&mut found, before, loose),
            Some(Kind::Relative) => {
                let noun = self.left(before).and_then(|noun| self.noun_phrase(noun));
                found.push(noun.unwrap_or(0..0));
            }
            Some(Kind::Noun) => {
                // "fined him £250,000": the verb before the noun, else the noun itself.
                match self.left(before).map(|verb| (verb, self.kind(verb))) {
                    Some((preposition, Some(Kind::Preposition)))
                        if before + 1 == chunk && self.range(before).len() == 1 =>
                    {
                        self.of_governed(&mut found, preposition, loose);
                    }
                    Some((verb, Some(Kind::Verb { .. }))) => {
                        self.of_clause(&mut found, verb, 0..0);
                        found.push(self.range(before));
                        found.push(loose);
                    }
                    _ => {
                        found.push(self.noun_phrase(before).unwrap_or(0..0));
                        found.push(loose);
                    }
                }
            }
            Some(Kind::Break) if self.pieces.lower(self.range(before).start) == "(" => {
                // "the mayor's budget ($5 million)"
                let noun = self.left(before).and_then(|noun| self.noun_phrase(noun));
                found.push(noun.unwrap_or(0..0));
                found.push(loose);
            }
            // "lost 162 points, or 2.14%": the same as before.
            Some(Kind::Comma | Kind::And)
                if self
                    .left(before)
                    .is_some_and(|at| matches!(self.kind(at), Some(Kind::Quantity(_) | Kind::Comma))) => {}
            Some(Kind::Comma | Kind::And | Kind::Break) => {
                // ", down from 71 per cent", "and 15 at home": the clause goes on.
                let subject = self.finite_before(chunk).and_then(|verb| self.subject(verb, 4));
                found.push(subject.unwrap_or(0..0));
                found.push(loose);
            }
            _ => found.push(loose),
        }
        found
    }

    /// "back the plan" of "46 percent would back the plan": what those counted do, where they are the subject.
    fn predicate_of_subject(&self, chunk: usize, before: Option<usize>) -> Option<Range<usize>> {
        let opens = match before.map(|at| self.kind(at)) {
            None | Some(None | Some(Kind::Break | Kind::Comma | Kind::And | Kind::Relative)) => true,
            Some(_) => false,
        };
        let next = chunk + 1 + usize::from(self.kind(chunk + 1) == Some(Kind::Other));
        self.predicate(next).filter(|_| opens)
    }

    /// "a fine of $5", "its rate at 9%", "sold for $44 million".
    fn of_governed(&self, found: &mut Concept, preposition: usize, loose: Range<usize>) {
        let word = self.pieces.lower(self.range(preposition).start);
        let Some(governor) = self.left(preposition) else {
            found.push(loose);
            return;
        };
        match self.kind(governor) {
            Some(Kind::Noun) if word == "of" && self.is_object(governor) => {
                // "the company had a loss of $5 million": whose loss it is.
                self.of_clause(found, governor - 1, 0..0);
                found.push(self.without_determiner(self.range(governor)));
                found.push(loose);
            }
            Some(Kind::Noun)
                if matches!(word, "of" | "at" | "between" | "with" | "to" | "in" | "over" | "from" | "around") =>
            {
                found.push(self.owner_aside(governor).unwrap_or(0..0));
                found.push(self.noun_phrase(governor).unwrap_or(0..0));
                let subject = self.left(governor).filter(|_| word != "of").and_then(|verb| match self.kind(verb) {
                    Some(Kind::Verb { .. }) => self.subject(verb, 4),
                    _ => None,
                });
                found.push(subject.unwrap_or(0..0));
                found.push(loose);
            }
            Some(Kind::Noun) => {
                match self.left(governor).filter(|&verb| matches!(self.kind(verb), Some(Kind::Verb { .. }))) {
                    Some(verb) => {
                        self.of_clause(found, verb, 0..0);
                        found.push(self.range(governor));
                        found.push(loose);
                    }
                    None => {
                        found.push(self.noun_phrase(governor).unwrap_or(0..0));
                        found.push(loose);
                    }
                }
            }
            Some(Kind::Verb { .. } | Kind::Participle) => self.of_clause(found, governor, loose),
            Some(Kind::Preposition) if self.kind(governor + 1) == Some(Kind::Time) => {
                // "has dropped since October from $75"
                match self.left(governor).map(|verb| (verb, self.kind(verb))) {
                    Some((verb, Some(Kind::Verb { .. }))) => self.of_clause(found, verb, loose),
                    _ => found.push(loose),
                }
            }
            Some(Kind::Quantity(_)) => {
                // "rose 2.5 percent to $72.58": the same subject.
                match self.finite_before(governor) {
                    Some(verb) => self.of_clause(found, verb, loose),
                    None => found.push(loose),
                }
            }
            _ => found.push(loose),
        }
    }

    /// Who has the noun at `chunk`: "the firm" of "the firm, with sales of $5".
    fn owner_aside(&self, chunk: usize) -> Option<Range<usize>> {
        let with = chunk.checked_sub(1).filter(|&at| self.pieces.lower(self.range(at).start) == "with")?;
        let comma = self.left(with).filter(|&at| self.kind(at) == Some(Kind::Comma))?;
        self.described(self.left(comma)?)
    }

    /// Whether the noun at `chunk` stands just behind a finite verb.
    fn is_object(&self, chunk: usize) -> bool {
        chunk.checked_sub(1).is_some_and(|verb| matches!(self.kind(verb), Some(Kind::Verb { .. })))
    }

    /// "a crowd" of "a crowd that organisers put at 5,000": whose size somebody tells.
    fn estimated(&self, verb: usize) -> Option<Range<usize>> {
        let Some(Kind::Verb { main, .. }) = self.kind(verb) else {
            return None;
        };
        let tells =
            matches!(self.pieces.lower(main), "put" | "puts" | "estimated" | "estimates" | "estimate" | "valued");
        let relative = self.left(self.left(verb)?).filter(|&at| tells && self.kind(at) == Some(Kind::Relative))?;
        self.described(self.left(relative)?)
    }

    /// Whether the verb at `chunk` is negated, which its last word alone would not say.
    pub(super) fn is_denied(&self, chunk: usize) -> bool {
        self.range(chunk).any(|at| matches!(self.pieces.lower(at), "not" | "n't" | "never"))
    }

    /// Subject, verb and complements of the verb at `verb`.
    fn of_clause(&self, found: &mut Concept, verb: usize, loose: Range<usize>) {
        found.push(self.estimated(verb).or_else(|| self.subject(verb, 4)).unwrap_or(0..0));
        let main = match self.kind(verb) {
            Some(Kind::Verb { main, .. }) => main,
            _ => self.range(verb).start,
        };
        let word = self.pieces.lower(main);
        if !is_be(word)
            && !matches!(word, "put" | "puts")
            && !WordClass::Light.has(self.pieces.lemma(main))
            && !trend::is_movement(word)
        {
            found.push(if self.is_denied(verb) { self.range(verb) } else { main..main + 1 });
        }
        found.push(loose);
    }
}
