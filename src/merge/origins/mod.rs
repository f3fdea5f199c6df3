//! How many sources stand behind what the documents say.
//!
//! Documents of which the greater part nearly repeats another are one origin, and so are documents that credit the same
//! agency. A sentence that names an agency as its source, and a paragraph that repeats one of another document, are that
//! origin's wherever they stand. Who corroborates by copying corroborates nothing.

mod credit;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::annotate::Annotations;
use crate::briefing::{Briefing, Credit, Document, DocumentId, Origin, Origins, ParagraphRole, Place};
use crate::text::Span;
use credit::Credits;

/// Which origin each place of a folder belongs to.
pub struct Sources<'a> {
    documents: &'a [Document],
    positions: HashMap<DocumentId, usize>,
    /// Parallel to `documents`.
    credits: Vec<Credits>,
    /// The documents, then the agencies: each leads to its origin.
    groups: Groups,
    /// The node of each agency.
    agencies: BTreeMap<&'static str, usize>,
}

impl<'a> Sources<'a> {
    /// Looks through all documents; `annotations` are parallel to them.
    pub fn new(documents: &'a [Document], annotations: &[Arc<Annotations>]) -> Self {
        let positions = documents.iter().enumerate().map(|(at, document)| (document.id, at)).collect();
        let credits: Vec<Credits> = documents
            .iter()
            .zip(annotations)
            .map(|(document, found)| credit::credits(document, &found.sentences))
            .collect();
        let mut agencies = BTreeMap::new();
        for found in &credits {
            let own = found.sentences.iter().map(|(_, credited)| credited.agency);
            for agency in own.chain(found.whole.iter().map(|credited| credited.agency)) {
                let next = documents.len() + agencies.len();
                agencies.entry(agency).or_insert(next);
            }
        }
        let groups = Groups::new(documents.len() + agencies.len());
        let mut new = Self { documents, positions, credits, groups, agencies };
        for (at, document) in documents.iter().enumerate() {
            let whole = new.credits.get(at).and_then(|credits| credits.whole.as_ref());
            if let Some(&node) = whole.and_then(|credited| new.agencies.get(credited.agency)) {
                new.groups.join(at, node);
            }
            if let Some(original) = new.copied_from(document) {
                new.groups.join(at, original);
            }
        }
        new
    }

    /// The document of which the greater part of `document` is a copy.
    fn copied_from(&self, document: &Document) -> Option<usize> {
        let mut copied: BTreeMap<usize, usize> = BTreeMap::new();
        let mut all = 0;
        for paragraph in &document.paragraphs {
            if paragraph.role != ParagraphRole::Body {
                continue;
            }
            let length = paragraph.span.len();
            all += length;
            let original = paragraph.repeats.filter(|place| place.document != document.id);
            if let Some(&at) = original.and_then(|place| self.positions.get(&place.document)) {
                *copied.entry(at).or_default() += length;
            }
        }
        // Among equals the earliest.
        let (at, length) = copied.into_iter().max_by_key(|&(at, length)| (length, std::cmp::Reverse(at)))?;
        (2 * length >= all).then_some(at)
    }

    /// The words of the document at position `at` that name an agency as its source, in order.
    pub fn credited(&self, at: usize) -> impl Iterator<Item = Span> {
        let credits = self.credits.get(at);
        let whole = credits.and_then(|credits| credits.whole.as_ref()).map(|credited| credited.span);
        let own = credits.map(|credits| credits.sentences.as_slice()).unwrap_or_default();
        whole.into_iter().chain(own.iter().map(|(_, credited)| credited.span))
    }

    /// The origin of what stands at `place`: a node that stands for it.
    fn origin(&self, place: Place) -> Option<usize> {
        let at = *self.positions.get(&place.document)?;
        let credited = self.credits.get(at).and_then(|credits| credits.of_sentence(place.span));
        if let Some(&agency) = credited.and_then(|credited| self.agencies.get(credited.agency)) {
            return Some(self.groups.root(agency));
        }
        let document = self.documents.get(at)?;
        let paragraph = document.paragraph_at(place.span).and_then(|at| document.paragraphs.get(at));
        let original = paragraph.and_then(|paragraph| paragraph.repeats);
        let source = original.and_then(|place| self.positions.get(&place.document)).copied().unwrap_or(at);
        Some(self.groups.root(source))
    }

    /// The origins of what stands at `places`, which are in order of document.
    pub fn origins(&self, places: impl Iterator<Item = Place>) -> Origins {
        // For each document the origin of one of its places: that of another's words before its own.
        let mut by_document: Vec<(usize, Place, usize)> = Vec::new();
        for place in places {
            let (Some(&at), Some(origin)) = (self.positions.get(&place.document), self.origin(place)) else {
                continue;
            };
            match by_document.last_mut() {
                Some((document, first, known)) if *document == at => {
                    if *known == self.groups.root(at) {
                        (*first, *known) = (place, origin);
                    }
                }
                _ => by_document.push((at, place, origin)),
            }
        }
        let mut found: Vec<Origin> = Vec::new();
        let mut known: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, place, origin) in by_document {
            let credit = self.credit(place, origin);
            let at = *known.entry(origin).or_insert(found.len());
            match found.get_mut(at) {
                Some(known) => {
                    known.documents.push(place.document);
                    known.credit = known.credit.take().or(credit);
                }
                None => found.push(Origin { credit, documents: vec![place.document] }),
            }
        }
        Origins::new(found)
    }

    /// The agency that the document credits for what stands at `place`, where that is of `origin`.
    fn credit(&self, place: Place, origin: usize) -> Option<Credit> {
        let at = *self.positions.get(&place.document)?;
        let credited = self.credits.get(at)?.of(place.span)?;
        let node = *self.agencies.get(credited.agency)?;
        (self.groups.root(node) == origin).then(|| Credit {
            agency: credited.agency.to_owned(),
            place: Place { document: place.document, span: credited.span },
        })
    }
}

/// Notes the origins of all events and figures.
pub fn mark(briefing: &mut Briefing, sources: &Sources<'_>) {
    let mut last = Origins::default();
    // What follows one another mostly stands in one document.
    let mut shared = |found: Origins| {
        if found != last {
            last = found;
        }
        last.clone()
    };
    for event in &mut briefing.events {
        let places = event.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span });
        event.origins = shared(sources.origins(places));
    }
    for figure in &mut briefing.figures {
        figure.origins = shared(sources.origins(figure.mentions.iter().copied()));
    }
}

/// Things put together: each leads to one that stands for its group (union–find; the smallest stands for all).
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&next) = self.0.get(at).filter(|&&next| next != at) {
            at = next;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
