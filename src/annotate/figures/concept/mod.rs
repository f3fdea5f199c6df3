//! What a quantity measures or counts, in the text's own words.
//!
//! A counted noun is given with its complements and with what happened to it: "seats the opposition won", "people
//! killed". Any other quantity is given with the noun it describes or belongs to ("fine", "stake in the company"), or
//! with its clause, the quantity left out: "court fined him …".

mod as_of;
mod clause;
mod complement;
mod counted;
mod measure;
mod subject;

use std::ops::Range;

use super::chunk::Kind;
use super::pieces::Pieces;
use super::unit::Unit;
use crate::annotate::Tag;

pub use as_of::{as_of, is_dated_by, is_to_date};
pub use clause::Clause;

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
            let phrase = if part.is_empty() { "…".to_owned() } else { pieces.phrase(part.clone()) };
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
        (!trimmed.is_empty() && !self.says_nothing(pieces)).then(|| trimmed.to_owned())
    }

    /// Whether it is one word that names nothing: a pronoun, or a verb alone ("located").
    fn says_nothing(&self, pieces: &Pieces<'_>) -> bool {
        let mut words = self.parts.iter().flat_map(Clone::clone);
        let (Some(only), None) = (words.next(), words.next()) else {
            return false;
        };
        let tag = pieces.tag(only);
        !pieces.is_word(only)
            || tag.is_verb()
            || matches!(tag, Tag::PRP | Tag::PRPS | Tag::RB | Tag::IN | Tag::DT | Tag::MD | Tag::TO | Tag::CC | Tag::EX)
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

/// What complements and clauses may take, in pieces: more is no name for a quantity.
const LONGEST: usize = 14;

/// What the quantity at `at` measures; `before` are the concepts of the quantities before it.
pub fn concept(clause: &Clause<'_>, at: usize, before: &[Concept]) -> Concept {
    let (Some(quantity), Some(chunk)) = (clause.quantities.get(at), clause.place(at)) else {
        return Concept::default();
    };
    if let Some(previous) = clause.in_brackets_after(chunk).and_then(|previous| before.get(previous)) {
        return previous.clone();
    }
    // "four-" of "four-, five- and six-cylinder engines" measures what the last does.
    if quantity.modifies && clause.pieces.lower(quantity.end.wrapping_sub(1)) == "-" {
        let last = (at + 1..at + 4).find(|&next| {
            clause.quantities.get(next).is_some_and(|next| clause.pieces.lower(next.end.wrapping_sub(1)) != "-")
        });
        if let Some(last) = last.filter(|_| at < clause.quantities.len()) {
            return concept(clause, last, before);
        }
    }
    let found = match (&quantity.counted, &quantity.unit) {
        (Some(counted), _) => clause.of_counted(chunk, counted.start..quantity.end),
        (None, Some(Unit::Age(_))) => clause.of_age(chunk, quantity),
        (None, _) => clause.of_measure(chunk, quantity),
    };
    if !found.is_empty() {
        return clause.with_fate_of_whole(chunk, clause.with_subject(chunk, found), before);
    }
    at.checked_sub(1).and_then(|previous| before.get(previous)).cloned().unwrap_or_default()
}

impl Clause<'_> {
    /// What begins with a preposition says nothing of its own: "for the coast" of "the survey is at 60 percent for the
    /// coast".
    fn with_subject(&self, chunk: usize, mut found: Concept) -> Concept {
        let opens = found.parts.first().map(|part| self.pieces.tag(part.start));
        if matches!(opens, Some(Tag::IN | Tag::TO)) {
            let subject = self.finite_before(chunk).and_then(|verb| self.subject(verb, 4));
            if let Some(subject) = subject {
                found.parts.insert(0, subject);
            }
        }
        found
    }

    /// What happened to "258 people, including 12 Americans" happened to the twelve.
    fn with_fate_of_whole(&self, chunk: usize, mut found: Concept, before: &[Concept]) -> Concept {
        let including = self.left(chunk).filter(|&at| self.pieces.lower(self.range(at).start) == "including");
        let whole = including.and_then(|at| {
            (at.saturating_sub(20)..at).rev().find_map(|at| match self.kind(at) {
                Some(Kind::Quantity(quantity)) => before.get(quantity),
                _ => None,
            })
        });
        if let Some(verb) = whole.and_then(|whole| whole.verb).filter(|_| found.verb.is_none()) {
            found.verb = Some(verb);
            if self.pieces.lower(verb).ends_with("ed") {
                found.push(verb..verb + 1);
            }
        }
        found
    }
}
