//! Whether one paragraph is what a query asks for, how often it says so, and where.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::fold::Mapped;
use super::near::near;
use super::query::{Clause, Leaf, Near, Words};
use super::speakers::Speakers;
use crate::briefing::Document;

/// A paragraph as a query looks at it.
pub(super) struct View<'a> {
    /// The document.
    pub document: &'a Document,
    /// The paragraph's position in it.
    pub at: usize,
    /// Its folded text.
    pub folded: &'a str,
    /// Which fields of the query the document meets, by their order; `None` where the paragraph decides.
    pub fields: &'a [Option<bool>],
    /// Which leaves of the query are known to stand nowhere in the document, by their numbers.
    pub absent: &'a [bool],
    /// The document's position, and who speaks where.
    pub speakers: (usize, &'a Speakers),
    /// Where the folded text comes from, once that is asked.
    pub mapped: OnceCell<Mapped>,
}

impl View<'_> {
    /// The paragraph's text as it stands.
    fn text(&self) -> &str {
        self.document.paragraphs.get(self.at).map_or("", |paragraph| paragraph.span.of(&self.document.text))
    }

    /// Whether the paragraph is what `clause` asks for. Adds to `counts`, by the numbers of the leaves, how often each
    /// stands here, unless the paragraph is not asked for; what is left out is not counted.
    pub fn holds(&self, clause: &Clause, counts: &mut [u32]) -> bool {
        let mut add = |number: usize, times: usize| {
            if let Some(count) = counts.get_mut(number) {
                *count = count.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
            }
        };
        match clause {
            Clause::Leaf(leaf) => {
                let times = self.times(leaf);
                add(leaf.number, times);
                times > 0
            }
            Clause::Near(near) => {
                let all = near.sides.iter().all(|side| side.iter().any(|leaf| self.times(leaf) > 0));
                let places = if all { self.places_near(near) } else { Vec::new() };
                places.iter().for_each(|(number, _)| add(*number, 1));
                !places.is_empty()
            }
            Clause::Field(number, field) => match self.fields.get(*number).copied().flatten() {
                Some(is_met) => is_met,
                None => {
                    let (position, speakers) = self.speakers;
                    let paragraph = self.document.paragraphs.get(self.at);
                    field.is_kind_of(paragraph) || speakers.speak(field, position, self.at)
                }
            },
            Clause::All(clauses) => clauses.iter().all(|clause| self.holds(clause, counts)),
            // Not only the first of them that stands here is counted.
            Clause::Any(clauses) => clauses.iter().filter(|clause| self.holds(clause, counts)).count() > 0,
            Clause::Not(clause) => !self.holds(clause, &mut []),
        }
    }

    /// How often the words of a leaf stand here.
    fn times(&self, leaf: &Leaf) -> usize {
        if self.absent.get(leaf.number).copied().unwrap_or_default() {
            return 0;
        }
        match &leaf.words {
            Words::Term(term) => term.places(self.folded).count(),
            Words::Stem(stem) => stem.places(self.folded).count(),
            Words::Expression(expression) => {
                expression.find_iter(&unbroken(self.text())).filter(|found| !found.is_empty()).count()
            }
        }
    }

    /// Where the words of `clause` stand in the paragraph's text as it stands, in order; where some stand in others, all
    /// of them together.
    pub fn marks(&self, clause: &Clause) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        self.collect(clause, &mut found);
        found.sort_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for place in found {
            match apart.last_mut() {
                Some(last) if place.start < last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }

    fn collect(&self, clause: &Clause, found: &mut Vec<Range<usize>>) {
        match clause {
            Clause::Leaf(leaf) => found.extend(self.places_of(leaf)),
            Clause::Near(sides) => found.extend(self.places_near(sides).into_iter().map(|(_, place)| place)),
            Clause::All(clauses) | Clause::Any(clauses) => {
                clauses.iter().for_each(|clause| self.collect(clause, found));
            }
            Clause::Field(..) | Clause::Not(_) => {}
        }
    }

    /// Where the words of a leaf stand in the text as it stands.
    fn places_of(&self, leaf: &Leaf) -> Vec<Range<usize>> {
        let sources = |places: &mut dyn Iterator<Item = Range<usize>>| {
            let mapped = self.mapped.get_or_init(|| Mapped::new(self.text()));
            places.map(|place| mapped.source(&place)).collect()
        };
        match &leaf.words {
            Words::Term(term) => sources(&mut term.places(self.folded)),
            Words::Stem(stem) => sources(&mut stem.places(self.folded)),
            Words::Expression(expression) => {
                let text = unbroken(self.text());
                expression.find_iter(&text).map(|found| found.range()).filter(|place| !place.is_empty()).collect()
            }
        }
    }

    /// The places of leaves that stand near one another, each with the number of its leaf.
    fn places_near(&self, Near { sides, between }: &Near) -> Vec<(usize, Range<usize>)> {
        let places = |leaf: &Leaf| -> Vec<(usize, Range<usize>)> {
            self.places_of(leaf).into_iter().map(|place| (leaf.number, place)).collect()
        };
        near(self.text(), sides.iter().map(|side| side.iter().flat_map(places).collect()).collect(), between)
    }
}

/// `text` with a space for each line break: a wrapped line is no end of anything. The places stay.
pub(super) fn unbroken(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| if letter == '\n' || letter == '\r' { ' ' } else { letter }).collect())
}
