//! What a quantity measures or counts, in the text's own words.
//!
//! A counted noun is given with its complements and with what happened to it: "seats the opposition won", "people
//! killed". Any other quantity is given with the noun it describes or belongs to ("fine", "stake in the company"), or
//! with its clause, the quantity left out: "court fined him …".

use std::ops::Range;

use super::chunk::{Chunk, Kind, is_be};
use super::numeral::Style;
use super::pieces::Pieces;
use super::quantity::Quantity;
use super::unit::Unit;
use crate::annotate::{Tag, TimeMention};
use crate::briefing::TimeKind;

/// The words that say what a quantity measures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// Ranges of pieces in the order in which they are to be read; an empty one stands for what is left out.
    pub parts: Vec<Range<usize>>,
    /// The verb that says what happened to it, or what it did.
    pub verb: Option<usize>,
}

impl Concept {
    /// The words, or `None` where there are none.
    pub fn words(&self, pieces: &Pieces<'_>) -> Option<String> {
        let mut words = String::new();
        for part in &self.parts {
            let phrase = if part.is_empty() {
                "…".to_owned()
            } else {
                pieces.phrase(part.clone())
            };
            if !words.is_empty() && !phrase.is_empty() {
                words.push(' ');
                // "people the bombings killed": an article keeps no capital inside.
                let article = matches!(pieces.tag(part.start), Tag::DT | Tag::PRPS);
                if article && !part.is_empty() {
                    words.push_str(pieces.lower(part.start));
                    words.push_str(phrase.trim_start_matches(pieces.word(part.start)));
                    continue;
                }
            }
            words.push_str(&phrase);
        }
        let trimmed = words.trim_matches(|c: char| c == '…' || c == ' ');
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    fn push(&mut self, range: Range<usize>) {
        if range.start < range.end {
            self.parts.push(range);
        }
    }

    fn is_empty(&self) -> bool {
        self.parts.iter().all(Range::is_empty)
    }
}

/// A sentence as the rules look at it.
pub struct Clause<'a> {
    /// Its pieces.
    pub pieces: &'a Pieces<'a>,
    /// Its chunks, each quantity one of them.
    pub chunks: &'a [Chunk],
    /// Its quantities.
    pub quantities: &'a [Quantity],
    /// The chunk of each quantity.
    pub places: &'a [usize],
}

/// What complements and clauses may take, in pieces: more is no name for a quantity.
const LONGEST: usize = 14;

/// What the quantity at `at` measures; `before` are the concepts of the quantities before it.
pub fn concept(clause: &Clause<'_>, at: usize, before: &[Concept]) -> Concept {
    let (Some(quantity), Some(chunk)) = (clause.quantities.get(at), clause.place(at)) else {
        return Concept::default();
    };
    if let Some(previous) = clause
        .in_brackets_after(chunk)
        .and_then(|previous| before.get(previous))
    {
        return previous.clone();
    }
    let found = match (&quantity.counted, &quantity.unit) {
        (Some(counted), _) => clause.of_counted(chunk, counted.start..quantity.end),
        (None, Some(Unit::Age(_))) => clause.of_age(chunk, quantity),
        (None, _) => clause.of_measure(chunk, quantity),
    };
    if !found.is_empty() {
        return clause.with_fate_of_whole(chunk, found, before);
    }
    at.checked_sub(1)
        .and_then(|previous| before.get(previous))
        .cloned()
        .unwrap_or_default()
}

impl Clause<'_> {
    fn kind(&self, chunk: usize) -> Option<Kind> {
        self.chunks.get(chunk).map(|chunk| chunk.kind)
    }

    fn range(&self, chunk: usize) -> Range<usize> {
        self.chunks
            .get(chunk)
            .map_or(0..0, |chunk| chunk.range.clone())
    }

    /// The chunk of the quantity at `at`.
    fn place(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied()
    }

    /// "8 miles (13 kilometres)": the quantity that one in brackets says again.
    fn in_brackets_after(&self, chunk: usize) -> Option<usize> {
        let bracket = chunk.checked_sub(1)?;
        let opens = self.pieces.lower(self.range(bracket).start) == "("
            && self.pieces.lower(self.range(chunk).end) == ")";
        match self.kind(bracket.checked_sub(1)?)? {
            Kind::Quantity(previous) if opens => Some(previous),
            _ => None,
        }
    }

    /// The chunk before `chunk`; adverbs, times, bare determiners and what stands in brackets aside.
    fn left(&self, chunk: usize) -> Option<usize> {
        let mut at = chunk;
        loop {
            at = at.checked_sub(1)?;
            let word = self.pieces.lower(self.range(at).start);
            match self.kind(at)? {
                Kind::Other | Kind::Time => {}
                Kind::Noun if !self.has_noun(at) => {}
                Kind::Break if word == ")" => {
                    let opens = |at: &usize| self.pieces.lower(self.range(*at).start) == "(";
                    at = (at.saturating_sub(8)..at).rev().find(opens)?;
                }
                _ => return Some(at),
            }
        }
    }

    fn has_noun(&self, chunk: usize) -> bool {
        self.range(chunk).any(|at| {
            let tag = self.pieces.tag(at);
            tag.is_noun()
                || matches!(tag, Tag::PRP | Tag::EX)
                || self.pieces.name(at).is_some()
                || self.pieces.is_digits(at)
        })
    }

    /// What happened to "258 people, including 12 Americans" happened to the twelve.
    fn with_fate_of_whole(&self, chunk: usize, mut found: Concept, before: &[Concept]) -> Concept {
        let including = self
            .left(chunk)
            .filter(|&at| self.pieces.lower(self.range(at).start) == "including");
        let whole = including.and_then(|at| {
            (at.saturating_sub(20)..at)
                .rev()
                .find_map(|at| match self.kind(at) {
                    Some(Kind::Quantity(quantity)) => before.get(quantity),
                    _ => None,
                })
        });
        if let Some(verb) = whole
            .and_then(|whole| whole.verb)
            .filter(|_| found.verb.is_none())
        {
            found.verb = Some(verb);
            if self.pieces.lower(verb).ends_with("ed") {
                found.push(verb..verb + 1);
            }
        }
        found
    }

    /// "seats" of "136 seats", with its complements and what happened to it.
    fn of_counted(&self, chunk: usize, noun: Range<usize>) -> Concept {
        let mut found = Concept::default();
        found.push(noun);
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
                found.push(self.with_article(subject));
                found.push(verb);
                found.push(loose);
            }
            None => {
                found.verb = self.verb_in(&loose);
                found.push(loose);
                for part in self.predicate(next) {
                    found.verb = found
                        .verb
                        .or_else(|| self.verb_in(&part))
                        .or(Some(part.start));
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
                    "presence"
                        | "number"
                        | "total"
                        | "rest"
                        | "majority"
                        | "minority"
                        | "one"
                        | "some"
                );
                (near && says).then_some(whole.start..start + 1)
            }
            ("by", Kind::Verb { main, .. })
                if super::trend::is_movement(self.pieces.lower(main)) =>
            {
                self.subject(governor, 4)
            }
            _ => None,
        }
    }

    /// The first quantity of the list of counted nouns that `chunk` stands in ("12 soldiers and 3 civilians").
    fn first_of_list(&self, chunk: usize) -> usize {
        let mut first = chunk;
        for _ in 0..6 {
            let before = self
                .left(first)
                .filter(|&at| matches!(self.kind(at), Some(Kind::And | Kind::Comma)));
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
                Some(Kind::Quantity(at)) => self
                    .quantities
                    .get(at)
                    .is_some_and(|quantity| quantity.counted.is_some()),
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
        const HAS: &[&str] = &[
            "have",
            "has",
            "had",
            "contains",
            "contained",
            "contain",
            "having",
            "owns",
            "owned",
            "employs",
            "employed",
            "boasts",
        ];
        let verb = self.left(chunk)?;
        let Kind::Verb { main, .. } = self.kind(verb)? else {
            return None;
        };
        let has = HAS.contains(&self.pieces.lower(main));
        let owner = self.subject(verb, 4).filter(|_| has)?;
        (owner.len() <= 6).then_some(owner)
    }

    /// The main piece of the first verb in `range`.
    fn verb_in(&self, range: &Range<usize>) -> Option<usize> {
        let first = self
            .chunks
            .partition_point(|chunk| chunk.range.start < range.start);
        self.chunks
            .iter()
            .skip(first)
            .take_while(|chunk| range.contains(&chunk.range.start))
            .find(|chunk| matches!(chunk.kind, Kind::Verb { .. } | Kind::Participle))
            .and_then(|chunk| chunk.range.end.checked_sub(1))
    }

    /// "in Albania" of "the presence in Albania of 3,000 men".
    fn place_of_presence(&self, chunk: usize) -> Option<Range<usize>> {
        let of = self.left(chunk)?;
        if self.pieces.lower(self.range(of).start) != "of" {
            return None;
        }
        let place = self.left(of)?;
        let preposition = place.checked_sub(1)?;
        let governed = self.kind(place) == Some(Kind::Noun)
            && self.kind(preposition) == Some(Kind::Preposition);
        let noun = self.kind(preposition.checked_sub(1)?) == Some(Kind::Noun);
        let locative = matches!(
            self.pieces.lower(self.range(preposition).start),
            "in" | "at" | "on" | "near" | "inside" | "outside"
        );
        (governed && noun && locative).then(|| self.range(preposition).start..self.range(place).end)
    }

    /// `chunk`, or the closing bracket where a quantity in brackets follows it ("8 miles (13 km) of tunnels").
    fn after_brackets(&self, chunk: usize) -> usize {
        let mark = |at: usize| self.pieces.lower(self.range(at).start);
        let inside = matches!(self.kind(chunk + 2), Some(Kind::Quantity(_)));
        if mark(chunk + 1) == "(" && inside && mark(chunk + 3) == ")" {
            chunk + 3
        } else {
            chunk
        }
    }

    /// The complements after `chunk`: those with "of", the others, and the chunk after them all.
    fn complements(&self, chunk: usize) -> (Range<usize>, Range<usize>, usize) {
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
    fn complement(&self, at: usize) -> Option<usize> {
        let infinitive = self.pieces.lower(self.range(at).start) == "to";
        match self.kind(at)? {
            Kind::Preposition if self.kind(at + 1) == Some(Kind::Participle) => {
                Some(self.after_noun(at + 2).unwrap_or(at + 2))
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

    /// The chunk after the noun phrase or counted noun that begins at chunk `at`; a sum or a share is none.
    fn after_noun(&self, at: usize) -> Option<usize> {
        match self.kind(at)? {
            Kind::Noun if !self.has_noun(at) => match self.kind(at + 1)? {
                Kind::Quantity(_) => self.after_noun(at + 1),
                _ => self
                    .range(at)
                    .any(|piece| self.pieces.tag(piece).is_adjective())
                    .then_some(at + 1),
            },
            Kind::Noun => Some(at + 1),
            Kind::Quantity(quantity) => {
                let described = self.kind(at + 1) == Some(Kind::Noun) && self.modifies_next(at);
                let counts = self
                    .quantities
                    .get(quantity)
                    .is_some_and(|quantity| quantity.counted.is_some());
                if described {
                    Some(at + 2)
                } else {
                    counts.then_some(at + 1)
                }
            }
            _ => None,
        }
    }

    /// Subject and verb where the noun at `chunk` is the verb's object.
    fn object_of(&self, chunk: usize) -> Option<(Range<usize>, Range<usize>)> {
        let verb = self.left(chunk)?;
        let Kind::Verb { main, passive } = self.kind(verb)? else {
            let range = self.range(verb);
            if self.kind(verb)? == Kind::Participle
                && !is_empty_verb(self.pieces.lower(range.start))
            {
                return Some((0..0, range));
            }
            return None;
        };
        if passive || is_be(self.pieces.lower(main)) || is_empty_verb(self.pieces.lower(main)) {
            return None;
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
    fn predicate(&self, chunk: usize) -> Vec<Range<usize>> {
        let Some(Kind::Verb { main, passive }) = self.kind(chunk) else {
            return Vec::new();
        };
        let from = if passive || !is_be(self.pieces.lower(main)) {
            main
        } else {
            main + 1
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
        if is_empty_verb(self.pieces.lower(main)) && from == main || end - main > LONGEST {
            return Vec::new();
        }
        vec![from..end]
    }

    /// The words of the subject of the verb at `chunk`, a pronoun's left out.
    fn subject(&self, chunk: usize, steps: usize) -> Option<Range<usize>> {
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
        let opening = (first..comma)
            .rev()
            .find(|&at| self.kind(at) == Some(Kind::Comma))?;
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

    fn finite_before(&self, chunk: usize) -> Option<usize> {
        // Bounded, so that a sentence without end takes no time without end.
        (chunk.saturating_sub(60)..chunk).rev().find(|&at| {
            let infinitive = self.pieces.lower(self.range(at).start) == "to";
            matches!(self.kind(at), Some(Kind::Verb { .. })) && !infinitive
        })
    }

    /// The noun phrase that ends with the chunk `last`, with what it complements: "death toll from the quake".
    fn noun_phrase(&self, last: usize) -> Option<Range<usize>> {
        let last = match self.kind(last)? {
            // "the laptop 16 inch is worth …"
            Kind::Quantity(at)
                if self
                    .quantities
                    .get(at)
                    .is_some_and(|quantity| quantity.counted.is_none())
                    && last
                        .checked_sub(1)
                        .is_some_and(|at| self.kind(at) == Some(Kind::Noun)) =>
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

    fn without_determiner(&self, range: Range<usize>) -> Range<usize> {
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
    fn with_article(&self, range: Range<usize>) -> Range<usize> {
        let before = range.start.checked_sub(1).filter(|_| !range.is_empty());
        match before {
            Some(at) if matches!(self.pieces.tag(at), Tag::DT | Tag::PRPS) => at..range.end,
            _ => range,
        }
    }

    /// Whose age it is.
    fn of_age(&self, chunk: usize, quantity: &Quantity) -> Concept {
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
    fn of_measure(&self, chunk: usize, quantity: &Quantity) -> Concept {
        let mut found = Concept::default();
        let after = self.range(chunk).end;
        let of = self.pieces.lower(after) == "of";
        let share =
            quantity.style == Style::Share || matches!(quantity.unit, Some(Unit::Percent(_)));
        let (close, loose, next) = self.complements(self.after_brackets(chunk));
        let of = of || self.pieces.lower(close.start) == "of";
        const SAYS_WHAT: &[&str] = &[
            "in", "for", "on", "to", "with", "from", "among", "against", "between", "by", "who",
            "that", "which",
        ];
        let participle = matches!(self.pieces.tag(loose.start), Tag::VBN | Tag::VBG);
        let loose = if SAYS_WHAT.contains(&self.pieces.lower(loose.start)) || participle || of {
            loose
        } else {
            0..0
        };
        if of && !close.is_empty() {
            // "a third of the seats are held by the party"
            found.push(self.without_determiner(close.start + 1..close.end));
            found.push(loose);
            if share {
                for part in self.predicate(next) {
                    found.push(part);
                }
            }
            return found;
        }
        if self.kind(chunk + 1) == Some(Kind::Noun) && self.modifies_next(chunk) {
            let (own, other, _) = self.complements(chunk + 1);
            found.push(self.without_determiner(self.range(chunk + 1)));
            found.push(own);
            found.push(other);
            return found;
        }
        let Some(before) = self.left(chunk) else {
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
                if self.left(before).is_some_and(|at| {
                    matches!(self.kind(at), Some(Kind::Quantity(_) | Kind::Comma))
                }) => {}
            Some(Kind::Comma | Kind::And | Kind::Break) => {
                // ", down from 71 per cent", "and 15 at home": the clause goes on.
                let subject = self
                    .finite_before(chunk)
                    .and_then(|verb| self.subject(verb, 4));
                found.push(subject.unwrap_or(0..0));
                found.push(loose);
            }
            _ => found.push(loose),
        }
        found
    }

    /// Whether the noun after `chunk` is what the quantity describes ("$150,000 contract"), not another phrase.
    fn modifies_next(&self, chunk: usize) -> bool {
        let start = self.range(chunk + 1).start;
        self.has_noun(chunk + 1)
            && !matches!(
                self.pieces.tag(start),
                Tag::DT | Tag::PRP | Tag::PRPS | Tag::EX
            )
    }

    /// "a fine of $5", "its rate at 9%", "sold for $44 million".
    fn of_governed(&self, found: &mut Concept, preposition: usize, loose: Range<usize>) {
        let word = self.pieces.lower(self.range(preposition).start);
        let Some(governor) = self.left(preposition) else {
            found.push(loose);
            return;
        };
        match self.kind(governor) {
            Some(Kind::Noun)
                if matches!(
                    word,
                    "of" | "at" | "between" | "with" | "to" | "in" | "over" | "from" | "around"
                ) =>
            {
                found.push(self.noun_phrase(governor).unwrap_or(0..0));
                let subject = self
                    .left(governor)
                    .filter(|_| word != "of")
                    .and_then(|verb| match self.kind(verb) {
                        Some(Kind::Verb { .. }) => self.subject(verb, 4),
                        _ => None,
                    });
                found.push(subject.unwrap_or(0..0));
                found.push(loose);
            }
            Some(Kind::Noun) => match self
                .left(governor)
                .filter(|&verb| matches!(self.kind(verb), Some(Kind::Verb { .. })))
            {
                Some(verb) => {
                    self.of_clause(found, verb, 0..0);
                    found.push(self.range(governor));
                    found.push(loose);
                }
                None => {
                    found.push(self.noun_phrase(governor).unwrap_or(0..0));
                    found.push(loose);
                }
            },
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

    /// Subject, verb and complements of the verb at `verb`.
    fn of_clause(&self, found: &mut Concept, verb: usize, loose: Range<usize>) {
        found.push(self.subject(verb, 4).unwrap_or(0..0));
        let main = match self.kind(verb) {
            Some(Kind::Verb { main, .. }) => main,
            _ => self.range(verb).start,
        };
        let word = self.pieces.lower(main);
        if !is_be(word) && !is_empty_verb(word) && !super::trend::is_movement(word) {
            found.push(main..main + 1);
        }
        found.push(loose);
    }
}

/// Verbs that add nothing to what is counted.
fn is_empty_verb(word: &str) -> bool {
    const EMPTY: &[&str] = &[
        "say",
        "says",
        "said",
        "saying",
        "have",
        "has",
        "had",
        "having",
        "be",
        "include",
        "includes",
        "included",
        "including",
        "total",
        "totals",
        "totaled",
        "totalled",
        "reach",
        "reached",
        "reaches",
        "become",
        "became",
        "becomes",
        "remain",
        "remains",
        "mean",
        "means",
        "equal",
        "equals",
        "number",
        "numbered",
        "numbering",
        "do",
        "does",
        "did",
        "stand",
        "stands",
        "stood",
        "amounted",
        "exceed",
        "exceeded",
        "exceeds",
        "passed",
        "topped",
        "range",
        "ranges",
        "ranged",
        "ranging",
        "close",
        "closed",
        "end",
        "ended",
        "come",
        "came",
        "comes",
        "go",
        "goes",
        "going",
        "went",
        "trade",
        "traded",
        "run",
        "runs",
        "ran",
        "get",
        "gets",
        "got",
        "vary",
        "varies",
        "surpassed",
        "average",
        "averaged",
        "averages",
        "cost",
        "costs",
        "s",
        "'s",
        "ve",
        "'ve",
    ];
    EMPTY.contains(&word)
}

/// The time at which the quantity at `at` held: the next one of its clause, else the one before it, else the one that
/// the sentence begins with. A position in the document's times.
pub fn as_of(clause: &Clause<'_>, times: &[TimeMention], at: usize) -> Option<usize> {
    const NEAR: usize = 10;
    let place = clause.place(at)?;
    let date = |chunk: usize| {
        let time = clause.pieces.time(clause.range(chunk).start)?;
        let known = times
            .get(time)
            .is_some_and(|time| time.kind == TimeKind::Date && time.value.is_some());
        (clause.kind(chunk) == Some(Kind::Time) && known).then_some(time)
    };
    let ends = |chunk: &usize| {
        !matches!(
            clause.kind(*chunk),
            Some(Kind::Break | Kind::Quantity(_)) | None
        )
    };
    let after = (place + 1..place + NEAR).take_while(ends).find_map(date);
    // What stands before "said that" dates the saying, not what is said; "the bombing that killed" is one clause.
    let within = |chunk: &usize| {
        let noun = chunk.checked_sub(1).and_then(|at| clause.kind(at)) == Some(Kind::Noun);
        ends(chunk) && (noun || clause.kind(*chunk) != Some(Kind::Relative))
    };
    let before = || {
        let first = place.saturating_sub(NEAR);
        (first..place).rev().take_while(within).find_map(date)
    };
    let one_clause = (place.saturating_sub(40)..place).all(|chunk| within(&chunk));
    let begins = if one_clause { 0..3 } else { 0..0 };
    after
        .or_else(before)
        .or_else(|| begins.clone().take_while(ends).find_map(date))
}
