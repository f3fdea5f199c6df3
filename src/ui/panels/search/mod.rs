//! The searches and what they found: paragraphs, grouped by document.
//!
//! [`rows`] says what is listed; [`draw`] shows it.

mod draw;
mod rows;

pub use draw::search_ui;
pub use rows::{HitId, snippet};

use self::rows::{Row, rows};
use crate::briefing::{Briefing, DocumentId, Place};
use crate::search::{Found, Hit};
use crate::text::Span;
use crate::ui::searching::Answer;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct SearchView {
    /// What is searched for, one search a line.
    pub written: String,
    /// Whether its field should take the keyboard.
    pub take_focus: bool,
    /// Whether more is to come.
    pub is_busy: bool,
    /// Whether the keys that walk go through what was found, not through mentions.
    pub is_walked: bool,
    answer: Answer,
    rows: Vec<Row>,
    /// The paragraph that is shown.
    current: Option<HitId>,
    /// Whether its row is to be brought into sight.
    reveal: bool,
    /// How many answers have come: what is painted belongs to one of them.
    number: usize,
}

impl SearchView {
    /// Takes in what was found. Nothing of it is shown yet.
    pub fn take(&mut self, answer: Answer) {
        self.rows = rows(&answer.searches);
        self.current = None;
        self.answer = answer;
        self.number += 1;
    }

    /// What was found, search by search.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// How many answers have come.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Goes to the next paragraph that was found, or the one before, around the ends.
    pub fn step(&mut self, forward: bool) -> Option<HitId> {
        let counts: Vec<usize> = self.searches().map(|found| found.map_or(0, |found| found.hits.len())).collect();
        let all: usize = counts.iter().sum();
        let before = |id: HitId| counts.iter().take(id.search).sum::<usize>() + id.hit;
        let next = match (self.current.map(before), forward) {
            (None, true) => 0,
            (None, false) => all.checked_sub(1)?,
            (Some(at), true) => (at + 1) % all.max(1),
            (Some(at), false) => (at + all.checked_sub(1)?) % all,
        };
        let mut rest = next;
        for (search, count) in counts.into_iter().enumerate() {
            if rest < count {
                return Some(HitId { search, hit: rest });
            }
            rest -= count;
        }
        None
    }

    /// Shows this paragraph as the current one.
    pub fn show(&mut self, id: HitId) {
        (self.current, self.reveal, self.is_walked) = (Some(id), true, true);
    }

    /// The paragraph that is shown.
    pub fn current(&self) -> Option<HitId> {
        self.current
    }

    /// The first marked words of a paragraph that was found; all of it where only fields were asked for.
    pub fn place(&self, briefing: &Briefing, id: HitId) -> Option<Place> {
        let (found, hit) = self.hit(id)?;
        let whole = hit.paragraph(briefing)?.span;
        let span = found.marks(briefing, hit).first().copied().unwrap_or(whole);
        Some(Place { document: briefing.documents.get(hit.document)?.id, span })
    }

    /// Where the words stand that were found in the document, in order.
    pub fn marks_in(&self, briefing: &Briefing, document: DocumentId) -> Vec<Span> {
        let Some(position) = briefing.document_position(document) else {
            return Vec::new();
        };
        let mut marks = Vec::new();
        for found in self.searches().flatten() {
            let groups = found.documents.iter().filter(|group| group.position == position);
            for hit in groups.flat_map(|group| found.hits.get(group.hits.clone()).unwrap_or_default()) {
                marks.extend(found.marks(briefing, hit));
            }
        }
        marks.sort();
        marks.dedup();
        marks
    }

    fn searches(&self) -> impl Iterator<Item = Option<&Found>> {
        self.answer.searches.iter().map(|search| search.found.as_ref().ok())
    }

    fn hit(&self, id: HitId) -> Option<(&Found, &Hit)> {
        let found = self.answer.searches.get(id.search)?.found.as_ref().ok()?;
        Some((found, found.hits.get(id.hit)?))
    }
}
