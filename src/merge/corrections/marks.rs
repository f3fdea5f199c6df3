//! Words that the analyst marks: they join a document's annotations before anything is put together.

use std::collections::BTreeMap;

use super::{Log, names};
use crate::annotate::Annotations;
use crate::briefing::correction::{Correction, Evidence, Scope};
use crate::briefing::{Document, MentionForm, ParagraphRole};
use crate::text::{Span, occurrences};

/// Marks in annotations, and what was there before.
#[derive(Debug, Default)]
pub struct Marked {
    before: BTreeMap<usize, Annotations>,
}

impl Marked {
    /// Applies the marks of `log` to `annotations`, which are parallel to `documents`.
    pub fn mark(log: &mut Log<'_>, documents: &[Document], annotations: &mut [Annotations]) -> Self {
        let mut marked = Self::default();
        for (at, logged) in log.iter() {
            if let Correction::Mark { words, scope, kind, .. } = &logged.correction {
                for (document, spans) in reached(log, at, words, *scope, documents) {
                    if let Some(found) = marked.of(document, annotations) {
                        let spans: Vec<Span> =
                            spans.into_iter().filter(|span| *scope == Scope::Here || !is_part(found, *span)).collect();
                        names::insert(found, &spans, *kind);
                    }
                }
            }
        }
        marked
    }

    /// Puts back what was there before.
    pub fn take_back(self, annotations: &mut [Annotations]) {
        for (document, before) in self.before {
            if let Some(found) = annotations.get_mut(document) {
                *found = before;
            }
        }
    }

    /// The annotations of the document at `document`, to be changed.
    fn of<'a>(&mut self, document: usize, annotations: &'a mut [Annotations]) -> Option<&'a mut Annotations> {
        let found = annotations.get_mut(document)?;
        self.before.entry(document).or_insert_with(|| found.clone());
        Some(found)
    }
}

/// Whether `span` is a part of a longer name.
fn is_part(found: &Annotations, span: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end() <= span.start());
    found
        .names
        .get(at)
        .is_some_and(|name| name.form == MentionForm::Name && name.span.contains(span) && name.span != span)
}

/// The places that a correction of `words` reaches: positions of documents with spans, in order. Furniture is left out.
pub fn reached(
    log: &mut Log<'_>,
    at: usize,
    words: &Evidence,
    scope: Scope,
    documents: &[Document],
) -> Vec<(usize, Vec<Span>)> {
    let place = log.find(at, words, documents);
    let of_place = |document: &Document| place.is_some_and(|place| place.document == document.id);
    let mut all = Vec::new();
    for (position, document) in documents.iter().enumerate() {
        let spans: Vec<Span> = match scope {
            Scope::Here => place
                .filter(|_| of_place(document))
                .map(|place| place.span)
                .into_iter()
                .filter(|&span| is_read(document, span))
                .collect(),
            Scope::Document if !of_place(document) => Vec::new(),
            Scope::Document | Scope::Everywhere => document
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate)
                .flat_map(|paragraph| occurrences(&document.text, paragraph.span, &words.quote))
                .collect(),
        };
        if !spans.is_empty() {
            all.push((position, spans));
        }
    }
    if all.is_empty() && place.is_some() {
        log.note(at, "the words stand in a paragraph that is not read");
    }
    all
}

/// Whether `span` stands in a paragraph that is read.
fn is_read(document: &Document, span: Span) -> bool {
    let paragraph = document.paragraph_at(span).and_then(|at| document.paragraphs.get(at));
    paragraph.is_some_and(|paragraph| paragraph.role != ParagraphRole::Boilerplate)
}
