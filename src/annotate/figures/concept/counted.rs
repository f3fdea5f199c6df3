//! What a counted noun counts: its complements, what happened to it, who has it, what it is a part of.

use std::ops::Range;

use super::{Clause, Concept, LONGEST};
use crate::annotate::figures::chunk::{Kind, is_be};
use crate::annotate::figures::trend;
use crate::annotate::{Tag, WordClass};

impl Clause<'_> {
    /// "seats" of "136 seats", with its complements and what happened to it.
    pub(super) fn of_counted(&self, chunk: usize, noun: Range<usize>) -> Concept {
        let mut found = Concept::default();
        // "one more diplomat"
        let more =
            matches!(self.pieces.lower(noun.start), "more" | "other" | "others" | "additional" | "further" | "extra");
        found.push(noun.start + usize::from(more && noun.len() > 1)..noun.end);
        let (close, loose, next) = self.complements(chunk);
        found.push(close.clone());
        if let Some(place) = self.place_of_presence(chunk) {
            found.push(place);
            return found;
        }
        if let Some(whole) = self.whole_of(chunk) {
            // "a survey of 6,000 employers", "employment grew by 125,600 positions"
            found.parts.insert(0, whole);
            found.push(loose);
            return found;
        }
        let chunk = self.first_of_list(chunk);
        if let Some(subject) = self.equated(chunk) {
            // "the population is 8 billion people"
            found.parts.clear();
            found.push(subject);
            found.push(close);
            found.push(loose);
            return found;
        }
        if let Some(owner) = self.owner(chunk) {
            // "Ford has 13,000 workers": workers of Ford
            found.parts.insert(0, owner);
            found.push(loose);
            return found;
        }
        match self.object_of(chunk) {
            Some((subject, verb)) => {
                found.verb = verb.end.checked_sub(1).filter(|_| !verb.is_empty());
                let relative = matches!(self.pieces.tag(loose.start), Tag::WDT | Tag::WP);
                let (first, last) = if relative { (loose, 0..0) } else { (0..0, loose) };
                found.push(first);
                found.push(self.with_article(subject));
                found.push(verb);
                found.push(last);
            }
            None => {
                found.verb = self.verb_in(&loose);
                found.push(loose);
                if let Some(part) = self.predicate(next) {
                    found.verb = found.verb.or_else(|| self.verb_in(&part)).or(Some(part.start));
                    found.push(part);
                }
            }
        }
        found
    }

    /// What the quantity at `chunk` is a measure of: a noun before "of", the subject of what moved by it.
    fn whole_of(&self, chunk: usize) -> Option<Range<usize>> {
        let preposition = self.left(chunk)?;
        let start = self.range(preposition).start;
        let governor = self.left(preposition)?;
        match (self.pieces.lower(start), self.kind(governor)?) {
            ("of", Kind::Noun) => {
                let whole = self.noun_phrase(governor)?;
                let near = governor + 1 == preposition && whole.len() <= 6;
                // These say nothing of what is counted.
                let says = !matches!(
                    self.pieces.lower(whole.end - 1),
                    "presence" | "number" | "total" | "rest" | "majority" | "minority" | "one" | "some"
                );
                (near && says).then_some(whole.start..start + 1)
            }
            ("by", Kind::Verb { main, .. }) if trend::is_movement(self.pieces.lower(main)) => self.subject(governor, 4),
            _ => None,
        }
    }

    /// The first quantity of the list of counted nouns that `chunk` stands in ("12 soldiers and 3 civilians").
    fn first_of_list(&self, chunk: usize) -> usize {
        let mut first = chunk;
        for _ in 0..6 {
            let before = self.left(first).filter(|&at| matches!(self.kind(at), Some(Kind::And | Kind::Comma)));
            let Some(mut before) = before.and_then(|at| self.left(at)) else {
                break;
            };
            if self.kind(before) == Some(Kind::Comma) {
                let Some(further) = self.left(before) else {
                    break;
                };
                before = further;
            }
            let counted = match self.kind(before) {
                Some(Kind::Quantity(at)) => self.quantities.get(at).is_some_and(|quantity| quantity.counted.is_some()),
                _ => false,
            };
            if !counted {
                break;
            }
            first = before;
        }
        first
    }

    /// The subject of "is" before the quantity at `chunk`.
    fn equated(&self, chunk: usize) -> Option<Range<usize>> {
        let verb = self.left(chunk)?;
        let Kind::Verb { main, .. } = self.kind(verb)? else {
            return None;
        };
        let is = is_be(self.pieces.lower(main)) && verb + 1 == chunk;
        self.subject(verb, 4).filter(|_| is)
    }

    /// Who has what is counted at `chunk`: the subject of "has", "contains".
    fn owner(&self, chunk: usize) -> Option<Range<usize>> {
        let verb = self.left(chunk)?;
        let Kind::Verb { main, .. } = self.kind(verb)? else {
            return None;
        };
        let has = matches!(self.pieces.lemma(main), "have" | "contain" | "own" | "employ" | "boast");
        if !has {
            return None;
        }
        let owner =
            self.subject(verb, 4).or_else(|| self.bare_subject(verb)).or_else(|| self.meant_by_pronoun(verb))?;
        (owner.len() <= 6).then_some(owner)
    }

    /// The capitalized word just before the verb at `chunk`, whatever the tagger takes it for.
    fn bare_subject(&self, chunk: usize) -> Option<Range<usize>> {
        let word = self.range(chunk).start.checked_sub(1)?;
        let named = self.pieces.is_word(word) && self.pieces.is_capitalized(word);
        (named && !matches!(self.pieces.tag(word), Tag::PRP | Tag::EX | Tag::DT)).then_some(word..word + 1)
    }

    /// Whom "it" or "they" before the verb at `chunk` means: the subject of the verb before ("the firm said it has …").
    fn meant_by_pronoun(&self, chunk: usize) -> Option<Range<usize>> {
        let pronoun = self.left(chunk)?;
        let stands = matches!(self.pieces.lower(self.range(pronoun).start), "it" | "they" | "we");
        let verb = self.finite_before(pronoun).filter(|_| stands)?;
        self.subject(verb, 4)
    }

    /// "in Albania" of "the presence in Albania of 3,000 men".
    fn place_of_presence(&self, chunk: usize) -> Option<Range<usize>> {
        let of = self.left(chunk)?;
        if self.pieces.lower(self.range(of).start) != "of" {
            return None;
        }
        let place = self.left(of)?;
        let preposition = place.checked_sub(1)?;
        let governed = self.kind(place) == Some(Kind::Noun) && self.kind(preposition) == Some(Kind::Preposition);
        let noun = self.kind(preposition.checked_sub(1)?) == Some(Kind::Noun);
        let locative = matches!(
            self.pieces.lower(self.range(preposition).start),
            "in" | "at" | "on" | "near" | "inside" | "outside"
        );
        (governed && noun && locative).then(|| self.range(preposition).start..self.range(place).end)
    }

    /// Subject and verb where the noun at `chunk` is the verb's object.
    fn object_of(&self, chunk: usize) -> Option<(Range<usize>, Range<usize>)> {
        let verb = self.left(chunk)?;
        let Kind::Verb { main, passive } = self.kind(verb)? else {
            let range = self.range(verb);
            if self.kind(verb)? == Kind::Participle && !WordClass::Light.has(self.pieces.lemma(range.start)) {
                return Some((0..0, range));
            }
            return None;
        };
        if passive || is_be(self.pieces.lower(main)) || WordClass::Light.has(self.pieces.lemma(main)) {
            return None;
        }
        if self.pieces.lower(self.range(verb).start) == "to" {
            // "agreed to requests to house 300 families": whose doing it is stands too far away to be put in a few words.
            return Some((0..0, 0..0));
        }
        let subject = self.subject(verb, 4).unwrap_or(0..0);
        if subject.is_empty() {
            // "killed" alone reads as a participle.
            let reads = self.pieces.lower(main).ends_with("ed");
            return Some((0..0, if reads { main..main + 1 } else { 0..0 }));
        }
        Some((subject, self.range(verb)))
    }

    /// What the verb at `chunk` says of the noun before it.
    pub(super) fn predicate(&self, chunk: usize) -> Option<Range<usize>> {
        let Some(Kind::Verb { main, passive }) = self.kind(chunk) else {
            return None;
        };
        let whole = self.range(chunk);
        // "people have given their lives", "houses were not rebuilt"
        let perfect = !passive && whole.len() > 1 && self.pieces.tag(main) == Tag::VBN;
        let from = match is_be(self.pieces.lower(main)) {
            _ if perfect || self.is_denied(chunk) => whole.start,
            true => main + 1,
            false => main,
        };
        let mut end = main + 1;
        let mut next = chunk + 1;
        for _ in 0..2 {
            let stop = match self.kind(next) {
                Some(Kind::Noun | Kind::Quantity(_)) if next == chunk + 1 => next + 1,
                Some(Kind::Preposition | Kind::Participle) => match self.complement(next) {
                    Some(stop) => stop,
                    None => break,
                },
                _ => break,
            };
            end = self.range(stop - 1).end;
            next = stop;
        }
        if WordClass::Light.has(self.pieces.lemma(main)) && from == main || end - main > LONGEST {
            return None;
        }
        Some(from..end)
    }
}
