//! The search itself: every paragraph of every document is looked at, on all cores.

use std::cell::OnceCell;

use rayon::prelude::{IndexedParallelIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use super::field::Field;
use super::found::{Found, Scan, Scanned};
use super::paragraph::View;
use super::query::{Clause, Leaf, Query, Words};
use super::speakers::Speakers;
use super::texts::{FoldedText, Texts};
use crate::briefing::{Briefing, Document, ParagraphRole};

/// So many documents are looked through between two looks at whether anybody still waits.
const STRETCH: usize = 256;

/// All paragraphs of `briefing` that are what `query` asks for, the best document first; of a question, the best
/// paragraphs. `texts` are the briefing's. `None` where `is_stale` says that nobody waits any more.
pub fn search(
    briefing: &Briefing,
    texts: &Texts,
    query: &Query,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    search_first(usize::MAX, briefing, texts, query, is_stale)
}

/// As [`search`], but only among the first so many documents: what can be shown while the others are looked through.
pub fn search_first(
    documents: usize,
    briefing: &Briefing,
    texts: &Texts,
    query: &Query,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    let speakers = Speakers::of(briefing, &query.clause);
    let among = briefing.documents.get(..documents).unwrap_or(&briefing.documents);
    let stretches: Option<Vec<Scanned>> = among
        .par_chunks(STRETCH)
        .zip(texts.documents().par_chunks(STRETCH))
        .enumerate()
        .map(|(number, (documents, folded))| {
            if is_stale() {
                return None;
            }
            let mut scanner = Scanner { query: query.clone(), speakers: &speakers, found: Scanned::default() };
            for (at, (document, folded)) in documents.iter().zip(folded).enumerate() {
                scanner.look(number * STRETCH + at, document, folded);
            }
            Some(scanner.found)
        })
        .collect();
    let mut all = Scanned::default();
    for Scanned { mut places, mut counts } in stretches? {
        all.places.append(&mut places);
        all.counts.append(&mut counts);
    }
    Some(Found::new(briefing, texts, query, &all))
}

/// Looks through documents, one after the other.
struct Scanner<'a> {
    /// A copy of its own: an expression's scratch memory is not shared between threads.
    query: Query,
    speakers: &'a Speakers,
    found: Scanned,
}

impl Scanner<'_> {
    /// Takes down the paragraphs of one document that are what the query asks for.
    fn look(&mut self, position: usize, document: &Document, folded: &FoldedText) {
        let clause = &self.query.clause;
        let mut absent = vec![false; self.query.leaves];
        if !may_hold(clause, folded.text(), &mut absent) {
            return;
        }
        let mut fields = Vec::new();
        clause.fields(&mut |field: &Field| fields.push(field.meets(document)));
        if !may_meet(clause, &fields) {
            return;
        }
        let Scanned { places, counts } = &mut self.found;
        for (at, paragraph) in document.paragraphs.iter().enumerate() {
            let view = View {
                document,
                at,
                folded: folded.paragraph(at),
                fields: &fields,
                absent: &absent,
                speakers: (position, self.speakers),
                mapped: OnceCell::new(),
            };
            let before = counts.len();
            counts.resize(before + self.query.leaves, 0);
            if view.holds(clause, counts.get_mut(before..).unwrap_or_default()) {
                let is_set_aside = paragraph.role == ParagraphRole::Boilerplate || paragraph.is_hidden;
                places.push(Scan { document: position, paragraph: at, length: view.folded.len(), is_set_aside });
            } else {
                counts.truncate(before);
            }
        }
    }
}

/// Whether a paragraph of the folded text may hold what is asked for: `false` is sure, `true` is not. Takes down in
/// `absent`, by their numbers, the leaves that stand nowhere in it.
fn may_hold(clause: &Clause, text: &str, absent: &mut [bool]) -> bool {
    let mut may = |leaf: &Leaf| {
        let may = match &leaf.words {
            Words::Term(term) => term.may_stand_in(text),
            Words::Stem(stem) => stem.may_stand_in(text),
            // It is matched against the text as it stands.
            Words::Expression(_) => true,
        };
        if let Some(absent) = absent.get_mut(leaf.number) {
            *absent = !may;
        }
        may
    };
    match clause {
        Clause::Leaf(leaf) => may(leaf),
        Clause::Near(near) => near.sides.iter().all(|side| side.iter().filter(|leaf| may(leaf)).count() > 0),
        Clause::All(clauses) => clauses.iter().all(|clause| may_hold(clause, text, absent)),
        Clause::Any(clauses) => clauses.iter().filter(|clause| may_hold(clause, text, absent)).count() > 0,
        Clause::Field(..) | Clause::Not(_) => true,
    }
}

/// Whether a paragraph of a document that meets these fields may be asked for, whatever it holds.
fn may_meet(clause: &Clause, fields: &[Option<bool>]) -> bool {
    match clause {
        Clause::Field(number, _) => fields.get(*number).copied().flatten() != Some(false),
        Clause::All(clauses) => clauses.iter().all(|clause| may_meet(clause, fields)),
        Clause::Any(clauses) => clauses.iter().any(|clause| may_meet(clause, fields)),
        Clause::Leaf(_) | Clause::Near(_) | Clause::Not(_) => true,
    }
}
