//! The search itself: every paragraph of every document is looked at, on all cores.

use std::cell::OnceCell;

use rayon::prelude::{IndexedParallelIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;

use super::field::Field;
use super::found::{Found, Raw};
use super::paragraph::View;
use super::query::{Clause, Query, Words};
use super::speakers::Speakers;
use super::texts::{FoldedText, Texts};
use crate::briefing::{Briefing, Document};

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
    let speakers = Speakers::of(briefing, &query.clause);
    let stretches: Option<Vec<Vec<Raw>>> = briefing
        .documents
        .par_chunks(STRETCH)
        .zip(texts.documents().par_chunks(STRETCH))
        .enumerate()
        .map(|(number, (documents, folded))| {
            // An expression's own scratch memory is not shared between threads.
            let query = query.clone();
            let both = documents.iter().zip(folded).enumerate();
            let look =
                |(at, (document, folded))| in_document(&query, &speakers, number * STRETCH + at, document, folded);
            (!is_stale()).then(|| both.flat_map(look).collect())
        })
        .collect();
    let raw: Vec<Raw> = stretches?.concat();
    Some(Found::new(briefing, texts, query, raw))
}

/// The paragraphs of one document that are what `query` asks for.
fn in_document(
    query: &Query,
    speakers: &Speakers,
    position: usize,
    document: &Document,
    folded: &FoldedText,
) -> Vec<Raw> {
    if !may_hold(&query.clause, folded.text()) {
        return Vec::new();
    }
    let mut fields = Vec::new();
    query.clause.fields(&mut |field: &Field| fields.push(field.meets(document)));
    if !may_meet(&query.clause, &fields) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 0..document.paragraphs.len() {
        let view = View {
            document,
            at,
            folded: folded.paragraph(at),
            fields: &fields,
            speakers: (position, speakers),
            mapped: OnceCell::new(),
        };
        if view.holds(&query.clause) {
            let mut counts = vec![0; query.leaves];
            view.count(&query.clause, &mut counts);
            found.push(Raw { document: position, paragraph: at, counts });
        }
    }
    found
}

/// Whether a paragraph of the folded text may hold what is asked for: `false` is sure, `true` is not.
fn may_hold(clause: &Clause, text: &str) -> bool {
    match clause {
        Clause::Leaf(leaf) => may_hold_leaf(&leaf.words, text),
        Clause::Near(near) => near.sides.iter().all(|side| side.iter().any(|leaf| may_hold_leaf(&leaf.words, text))),
        Clause::All(clauses) => clauses.iter().all(|clause| may_hold(clause, text)),
        Clause::Any(clauses) => clauses.iter().any(|clause| may_hold(clause, text)),
        Clause::Field(..) | Clause::Not(_) => true,
    }
}

fn may_hold_leaf(words: &Words, text: &str) -> bool {
    match words {
        Words::Term(term) => term.may_stand_in(text),
        Words::Stem(stem) => stem.may_stand_in(text),
        // It is matched against the text as it stands.
        Words::Expression(_) => true,
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
