//! The bottom line up front: sentences of the sources that carry most of the key actors, events and figures.
//!
//! An extractive summary by greedy coverage, after maximal marginal relevance (Carbonell and Goldstein 1998): each
//! sentence counts only for what the chosen ones have not said yet, so that every fact stands there once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::salience::{Prominence, Scene};
use crate::annotate::Annotations;
use crate::briefing::{ActorId, Briefing, Document, DocumentId, EventId, FigureId, KeyPoint, Place, Salience};
use crate::text::{Span, told};

/// How many key points there are at most.
const MOST: usize = 7;

/// How many of the weightiest sentences are considered.
const CONSIDERED: usize = 300;

/// How many words a key point has.
const WORDS: std::ops::RangeInclusive<usize> = 8..=50;

/// First words that lean on a sentence before: such a sentence does not stand alone.
const LEANING: &[&str] = &[
    "but",
    "and",
    "however",
    "he",
    "she",
    "it",
    "they",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "also",
    "meanwhile",
    "earlier",
    "later",
    "then",
    "yet",
    "still",
    "so",
    "or",
    "nor",
    "for",
    "i",
    "we",
    "you",
    "there",
    "here",
];

/// A sentence that may become a key point, with what it carries.
struct Candidate {
    place: Place,
    prominence: Prominence,
    stands_alone: bool,
    events: Vec<EventId>,
    figures: Vec<FigureId>,
    actors: Vec<ActorId>,
}

/// The sentences that carry most of the key actors, events and figures, best first, one for each fact.
pub fn key_points(briefing: &Briefing, annotations: &[Arc<Annotations>]) -> Vec<KeyPoint> {
    let mut candidates = candidates(briefing, annotations);
    let mut covered = Covered::default();
    // Stable: among equals the one that stands first.
    candidates.sort_by_key(|candidate| std::cmp::Reverse(points(briefing, candidate, &covered)));
    candidates.truncate(CONSIDERED);

    let mut chosen = Vec::new();
    let mut most = 0;
    while chosen.len() < MOST {
        let best = candidates
            .iter()
            .enumerate()
            .map(|(position, candidate)| (points(briefing, candidate, &covered), std::cmp::Reverse(position)))
            .max();
        let Some((points, std::cmp::Reverse(position))) = best else {
            break;
        };
        most = most.max(points);
        // What adds less than a third of the first is no bottom line.
        if points == 0 || points * 3 < most {
            break;
        }
        let candidate = candidates.remove(position);
        covered.add(&candidate);
        chosen.push(KeyPoint {
            place: candidate.place,
            salience: Salience::of(points, most),
            reported_by: reported_by(briefing, &candidate),
            doubts: Vec::new(),
        });
    }
    chosen
}

/// What the chosen sentences have said.
#[derive(Default)]
struct Covered {
    events: BTreeSet<EventId>,
    figures: BTreeSet<FigureId>,
    actors: BTreeSet<ActorId>,
}

impl Covered {
    fn add(&mut self, candidate: &Candidate) {
        self.events.extend(&candidate.events);
        self.figures.extend(&candidate.figures);
        self.actors.extend(&candidate.actors);
    }
}

/// What `candidate` adds to what is covered. Nothing, where it reports no event that is new: one point for each fact.
fn points(briefing: &Briefing, candidate: &Candidate, covered: &Covered) -> u64 {
    let event = |id: &EventId| briefing.event(*id).map_or(0, |event| u64::from(event.salience.thousandths()));
    let figure = |id: &FigureId| briefing.figure(*id).map_or(0, |figure| u64::from(figure.salience.thousandths()));
    let actor = |id: &ActorId| briefing.actor(*id).map_or(0, |actor| u64::from(actor.salience.thousandths()));

    let events = heaviest(candidate.events.iter().filter(|id| !covered.events.contains(id)).map(event), 2);
    if events == 0 {
        return 0;
    }
    let figures = heaviest(candidate.figures.iter().filter(|id| !covered.figures.contains(id)).map(figure), 1);
    let (known, new): (Vec<_>, Vec<_>) = candidate.actors.iter().partition(|id| covered.actors.contains(id));
    let actors = heaviest(new.into_iter().map(actor), 3) + heaviest(known.into_iter().map(actor), 2) / 3;
    let points = 2 * events + figures + actors;
    let points = if candidate.prominence >= Prominence::Lead { points * 5 / 4 } else { points };
    if candidate.stands_alone { points } else { points / 2 }
}

fn heaviest(weights: impl Iterator<Item = u64>, count: usize) -> u64 {
    let mut weights: Vec<u64> = weights.collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    weights.into_iter().take(count).sum()
}

/// The sentences of the running text, in order of document and place, with what they carry.
fn candidates(briefing: &Briefing, annotations: &[Arc<Annotations>]) -> Vec<Candidate> {
    let scene = Scene::new(briefing);
    let mut events: BTreeMap<DocumentId, Vec<(Span, EventId)>> = BTreeMap::new();
    for event in &briefing.events {
        for mention in event.mentions.iter() {
            events.entry(mention.document).or_default().push((mention.trigger, event.id));
        }
    }
    let mut figures: BTreeMap<DocumentId, Vec<(Span, FigureId)>> = BTreeMap::new();
    for figure in &briefing.figures {
        for mention in figure.mentions.iter() {
            figures.entry(mention.document).or_default().push((mention.span, figure.id));
        }
    }
    events.values_mut().for_each(|found| found.sort_unstable());
    figures.values_mut().for_each(|found| found.sort_unstable());

    let mut candidates = Vec::new();
    for (document, found) in briefing.documents.iter().zip(annotations) {
        let (Some(events), figures) = (events.get(&document.id), figures.get(&document.id)) else {
            continue;
        };
        for &sentence in &found.sentences {
            let place = Place { document: document.id, span: told(&document.text, sentence) };
            let prominence = scene.prominence(briefing, place);
            let carried = within(events, sentence);
            if carried.is_empty() || !is_running_text(document, sentence) || prominence == Prominence::None {
                continue;
            }
            candidates.push(Candidate {
                place,
                prominence,
                stands_alone: stands_alone(sentence.of(&document.text)),
                events: carried,
                figures: figures.map_or_else(Vec::new, |figures| within(figures, sentence)),
                actors: scene.actors_in(briefing, place),
            });
        }
    }
    candidates
}

/// What of `found` (in order of place) begins inside `sentence`.
fn within<Id: Copy>(found: &[(Span, Id)], sentence: Span) -> Vec<Id> {
    let from = found.partition_point(|(span, _)| span.start() < sentence.start());
    found.iter().skip(from).take_while(|(span, _)| span.start() < sentence.end()).map(|&(_, id)| id).collect()
}

fn is_running_text(document: &Document, sentence: Span) -> bool {
    let paragraph = document.paragraph_at(sentence).and_then(|position| document.paragraphs.get(position));
    let words = sentence.of(&document.text).split_whitespace().count();
    !sentence.begins_in(&document.datelines)
        && paragraph.is_some_and(|paragraph| paragraph.role == crate::briefing::ParagraphRole::Body)
        && WORDS.contains(&words)
}

/// Whether a reader understands `sentence` without the one before: no leaning first word, no quotation cut open.
fn stands_alone(sentence: &str) -> bool {
    let first = sentence.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let opened = sentence.matches(['“', '«']).count();
    let closed = sentence.matches(['”', '»']).count();
    let is_balanced = opened == closed && sentence.matches('"').count().is_multiple_of(2);
    is_balanced && !sentence.ends_with('?') && !LEANING.contains(&first.to_lowercase().as_str())
}

/// The documents that report the weightiest event of `candidate`, and its own, in order.
fn reported_by(briefing: &Briefing, candidate: &Candidate) -> Vec<DocumentId> {
    let main = candidate
        .events
        .iter()
        .filter_map(|&id| briefing.event(id))
        .max_by_key(|event| (event.salience, std::cmp::Reverse(event.id)));
    let mut positions: BTreeSet<usize> = main
        .into_iter()
        .flat_map(|event| event.mentions.iter())
        .filter_map(|mention| briefing.document_position(mention.document))
        .collect();
    positions.extend(briefing.document_position(candidate.place.document));
    positions.into_iter().filter_map(|position| briefing.documents.get(position)).map(|document| document.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_leans_on_another_does_not_stand_alone() {
        assert!(stands_alone("The council expelled two envoys on Monday."));
        assert!(!stands_alone("He expelled two envoys."));
        assert!(!stands_alone("“But he expelled two envoys."));
        assert!(!stands_alone("The council said it would “expel two envoys."));
        assert!(!stands_alone("Did the council expel them?"));
    }
}
