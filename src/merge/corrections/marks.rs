//! Words that the analyst marks: they join a document's annotations before anything is put together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Log, Places, figures, names};
use crate::annotate::{Annotations, EventMention, Tense};
use crate::briefing::correction::{Correction, Evidence, Scope, places_of};
use crate::briefing::{Document, EventStatus, MentionForm, ParagraphRole};
use crate::merge::folder::Folder;
use crate::text::Span;

/// Marks in annotations, and what was there before.
#[derive(Debug, Default)]
pub struct Marked {
    before: BTreeMap<usize, Arc<Annotations>>,
}

impl Marked {
    /// Applies the marks of `log` to `annotations`, which are parallel to `documents`.
    pub fn mark(log: &mut Log<'_>, documents: &[Document], annotations: &mut [Arc<Annotations>]) -> Self {
        let mut marked = Self::default();
        for (at, logged) in log.iter() {
            marked.correct(log, at, &logged.correction, documents, annotations);
        }
        marked
    }

    fn correct(
        &mut self,
        log: &mut Log<'_>,
        at: usize,
        correction: &Correction,
        documents: &[Document],
        annotations: &mut [Arc<Annotations>],
    ) {
        match correction {
            Correction::Mark { words, scope, kind, .. } => {
                for (document, spans) in reached(log, at, words, *scope, documents) {
                    if let Some(found) = self.of(document, annotations) {
                        let spans: Vec<Span> =
                            spans.into_iter().filter(|span| *scope == Scope::Here || !is_part(found, *span)).collect();
                        names::insert(found, &spans, *kind);
                    }
                }
            }
            Correction::MarkEvent { words, scope, headline } => {
                for (document, spans) in reached(log, at, words, *scope, documents) {
                    let text = documents.get(document);
                    if let Some((found, text)) = self.of(document, annotations).zip(text) {
                        spans.into_iter().for_each(|span| tell(found, text, span, headline));
                    }
                }
            }
            Correction::MarkFigure { words, scope, value, unit, of } => {
                let mut touched = Places::default();
                for (document, spans) in reached(log, at, words, *scope, documents) {
                    if let Some(found) = self.of(document, annotations) {
                        figures::insert(found, &spans, *value, unit.as_deref(), of.as_deref());
                        touched.extend(spans.into_iter().map(|span| (document, span)).collect());
                        log.applied(at, touched.clone());
                    }
                }
            }
            Correction::EditFigure { figure, change } => {
                let mut touched = Places::default();
                for (document, span) in stated(log, at, &figure.at, documents, annotations) {
                    let found = self.of(document, annotations);
                    let mention = found.and_then(|found| found.figures.iter_mut().find(|figure| figure.span == span));
                    if let Some(mention) = mention {
                        figures::change(mention, change);
                        touched.insert(document, span);
                        log.applied(at, touched.clone());
                    }
                }
            }
            Correction::IgnoreFigure { figure } => {
                for (document, span) in stated(log, at, &figure.at, documents, annotations) {
                    if let Some(found) = self.of(document, annotations) {
                        found.figures.retain(|figure| figure.span != span);
                        log.applied(at, Places::from_iter([(document, span)]));
                    }
                }
            }
            Correction::IgnoreStatement { statement } => {
                if let Some((document, span)) = log.find_in(at, statement, documents)
                    && let Some(found) = self.of(document, annotations)
                {
                    let before = found.statements.len();
                    found.statements.retain(|said| said.content != span);
                    match found.statements.len() < before {
                        true => log.applied(at, Places::from_iter([(document, span)])),
                        false => log.note(at, "the words are not taken for a statement now"),
                    }
                }
            }
            Correction::Speaker { statement, speaker } => {
                // "I" in these words means the one who says them.
                if let Some((document, span)) = log.find_in(at, statement, documents)
                    && let Some(found) = self.of(document, annotations)
                {
                    let place = speaker.as_ref().and_then(|who| who.at.found(documents).place());
                    let here =
                        place.filter(|place| documents.get(document).is_some_and(|own| own.id == place.document));
                    let name = here.and_then(|place| found.names.iter().position(|name| name.span == place.span));
                    let said = found.statements.iter_mut().find(|said| said.content == span);
                    said.into_iter().for_each(|said| said.speaker = name);
                }
            }
            _ => {}
        }
    }

    /// Puts back what was there before.
    pub fn take_back(self, annotations: &mut [Arc<Annotations>]) {
        for (document, before) in self.before {
            if let Some(found) = annotations.get_mut(document) {
                *found = before;
            }
        }
    }

    /// The annotations of the document at `document`, to be changed.
    fn of<'a>(&mut self, document: usize, annotations: &'a mut [Arc<Annotations>]) -> Option<&'a mut Annotations> {
        let found = annotations.get_mut(document)?;
        self.before.entry(document).or_insert_with(|| Arc::clone(found));
        Some(Arc::make_mut(found))
    }
}

/// The places that state the same figure as the words at `words`, as the corrections before this one left it.
fn stated(
    log: &mut Log<'_>,
    at: usize,
    words: &Evidence,
    documents: &[Document],
    annotations: &[Arc<Annotations>],
) -> Vec<(usize, Span)> {
    let folder = Folder::new(documents, annotations, Vec::new());
    let mut found = crate::merge::figures::figures(&folder);
    for (before, logged) in log.iter().take(at) {
        figures::regroup(log, before, &logged.correction, documents, &mut found);
    }
    let Some(figure) = figures::stated(log, at, words, documents, &found).and_then(|at| found.get(at)) else {
        return Vec::new();
    };
    let position = |id| documents.iter().position(|document| document.id == id);
    figure.mentions.iter().filter_map(|place| Some((position(place.document)?, place.span))).collect()
}

/// Puts the report of an event whose trigger is at `span` where there is none.
fn tell(found: &mut Annotations, document: &Document, span: Span, headline: &str) {
    let paragraph = document.paragraph_at(span).and_then(|at| document.paragraphs.get(at)).map(|one| one.span);
    let Some(paragraph) = paragraph.filter(|_| !found.events.iter().any(|event| event.trigger == span)) else {
        return;
    };
    let sentence = found.sentences.iter().copied().find(|sentence| sentence.contains(span));
    let report = EventMention {
        span: sentence.filter(|sentence| paragraph.contains(*sentence)).unwrap_or(paragraph),
        trigger: span,
        lemma: span.of(&document.text).to_lowercase(),
        class: None,
        status: EventStatus::Reported,
        agents: Vec::new(),
        targets: Vec::new(),
        places: Vec::new(),
        negated: false,
        when: None,
        begins: None,
        ends: None,
        lasts: None,
        headline: headline.to_owned(),
        line: headline.to_owned(),
        promise: 0,
        is_echo: false,
        is_aside: false,
        is_speech: false,
        tense: Tense::None,
        said_by: None,
        odds: Vec::new(),
    };
    let at = found.events.partition_point(|event| event.trigger < span);
    found.events.insert(at, report);
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
            Scope::Document | Scope::Everywhere => places_of(document, &words.quote).collect(),
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
