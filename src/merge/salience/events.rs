//! How much the folder is about each event: who reports it and how prominently, whom it concerns, what kind of thing it
//! is, and whether it is news or background.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Span as Days, Unit};

use super::scene::{Prominence, Scene};
use super::{Weight, counted, damped};
use crate::briefing::{Briefing, DatedBy, DocumentId, Event, EventClass, EventStatus, Place, time_value};

/// What happened longer than this before whoever reports it is background.
const NEWS_DAYS: i64 = 400;

/// That somebody says something is told among the statements: it weighs so much less among the events.
const SPEECH: u64 = 8;

/// The weights of the events, in their present order.
pub fn weigh(briefing: &Briefing, scene: &Scene) -> Vec<Weight> {
    let newest =
        briefing.documents.iter().filter_map(|document| document.published.date.as_deref()?.parse().ok()).max();
    let mut weights: Vec<Weight> = briefing.events.iter().map(|event| weight(briefing, scene, event, newest)).collect();
    spread(briefing, &mut weights);
    weights
}

/// How many weightier events of its document halve the weight of one.
const CROWD: u64 = 12;

/// Lowers each event by how many weightier ones its first document tells, so that one long document does not crowd out
/// the others (after maximal marginal relevance; Carbonell and Goldstein 1998).
fn spread(briefing: &Briefing, weights: &mut [Weight]) {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(weights.get(at).map(|weight| weight.points)));
    let mut told: BTreeMap<DocumentId, u64> = BTreeMap::new();
    for at in order {
        if let (Some(event), Some(weight)) = (briefing.events.get(at), weights.get_mut(at)) {
            let count = told.entry(event.mentions.first().document).or_default();
            weight.points = weight.points * CROWD / (CROWD + *count);
            *count += 1;
        }
    }
}

fn weight(briefing: &Briefing, scene: &Scene, event: &Event, newest: Option<Date>) -> Weight {
    let mut documents = Vec::new();
    let mut prominence = Prominence::None;
    for mention in event.mentions.iter() {
        if documents.last() != Some(&mention.document) {
            documents.push(mention.document);
        }
        let place = Place { document: mention.document, span: mention.trigger };
        prominence = prominence.max(scene.prominence(briefing, place));
    }
    let mut actors: Vec<u64> = event
        .agents
        .iter()
        .chain(&event.targets)
        .filter_map(|&id| briefing.actor(id))
        .map(|actor| u64::from(actor.salience.thousandths()))
        .collect();
    actors.sort_unstable_by(|a, b| b.cmp(a));

    // Each further origin weighs less than the one before; copies of one weigh nothing more.
    let origins = event.origins.count().max(1);
    let mut points = 12 * damped(origins) + 10 * (event.mentions.count() as u64).min(3);
    points += actors.iter().take(2).sum::<u64>() / 10;
    points += match (event.agents.is_empty(), event.targets.is_empty()) {
        (false, false) => 60,
        (true, true) => 0,
        _ => 30,
    };
    points += match event.dated_by {
        Some(DatedBy::Clause | DatedBy::Sentence | DatedBy::Analyst) => 80,
        Some(DatedBy::Discourse | DatedBy::Publication) => 60,
        None => 0,
    };
    points += class_points(event.class);
    points += match prominence {
        Prominence::None => 0,
        Prominence::Body => 20,
        Prominence::Lead => 100,
        Prominence::Title => 180,
    };
    let background = is_background(briefing, event, &documents, newest);
    if background {
        points /= 2;
    }
    // What several documents tell is no aside, however each puts it.
    let aside = documents.len() < 2 && event.mentions.iter().all(|mention| mention.is_aside);
    points = if aside { points * 2 / 3 } else { points + 60 };
    if event.when.is_none() {
        points = points * 4 / 5;
    }
    points = match event.status {
        EventStatus::Reported => points,
        EventStatus::Alleged | EventStatus::Denied | EventStatus::Planned => points * 4 / 5,
        EventStatus::Hypothetical => points / 2,
    };
    if is_vague(event) {
        points = points * 2 / 3;
    }
    // Of the lines that readers judged, those of very few and of very many words were struck most often.
    points = match event.headline.split_whitespace().count() {
        0..=3 => points * 2 / 3,
        19.. => points * 3 / 4,
        _ => points,
    };
    if event.is_speech {
        points /= SPEECH;
    }

    let mut why = format!("{} in {}", counted(event.mentions.count(), "report"), counted(documents.len(), "document"));
    why += match prominence {
        Prominence::Title => ", in a headline",
        Prominence::Lead => ", in an opening",
        Prominence::Body | Prominence::None => "",
    };
    if background {
        why += ", background";
    }
    Weight { points, why }
}

/// Words that stand after a subject.
const AFTER_SUBJECT: &[&str] = &[
    "is", "was", "are", "were", "has", "have", "had", "will", "would", "may", "might", "could", "can", "did", "does",
    "took", "came", "began", "went", "made",
];

/// Whether the line leaves open who or what is meant: "ordered them to fire", "talks began".
fn is_vague(event: &Event) -> bool {
    let mut words = event.headline.split_whitespace();
    let open = words.clone().skip(1).any(|word| matches!(word, "them" | "him" | "this" | "these" | "those" | "it"));
    let nobody = event.agents.is_empty() && event.targets.is_empty() && event.places.is_empty();
    // "The incident was reported": which one, only the sentence before says.
    let bare = words.clone().next() == Some("The")
        && words.clone().nth(1).is_some_and(|noun| noun.starts_with(char::is_lowercase))
        && words.clone().nth(2).is_some_and(|verb| AFTER_SUBJECT.contains(&verb) || verb.ends_with("ed"));
    open || bare || nobody && event.mentions.count() == 1 && words.nth(3).is_none()
}

/// What weighs in the news by its kind.
fn class_points(class: Option<EventClass>) -> u64 {
    match class {
        Some(EventClass::Assault | EventClass::Coerce | EventClass::Disaster) => 120,
        Some(
            EventClass::Agree
            | EventClass::Crime
            | EventClass::Election
            | EventClass::Mobilize
            | EventClass::Protest
            | EventClass::Retreat
            | EventClass::Sanction
            | EventClass::Threaten,
        ) => 110,
        Some(EventClass::Aid | EventClass::Concede | EventClass::Cooperate | EventClass::Reject) => 90,
        Some(EventClass::Accuse | EventClass::Consult | EventClass::Request | EventClass::Support) => 70,
        None => 50,
    }
}

/// Whether all `documents`, which report the event, tell of it long afterwards. In a folder of many years each report is
/// news of its own day; one without a date is as old as the `newest` of the folder.
fn is_background(briefing: &Briefing, event: &Event, documents: &[DocumentId], newest: Option<Date>) -> bool {
    let ended = event.when.as_ref().and_then(|when| time_value::interval(&when.value)).map(|(_, last)| last);
    let is_long_after = |reported: Date| {
        let ended = ended.and_then(|ended| reported.since((Unit::Day, ended)).ok());
        ended.is_some_and(|since: Days| i64::from(since.get_days()) > NEWS_DAYS)
    };
    let reported = |id: &DocumentId| briefing.document(*id)?.published.date.as_deref()?.parse().ok();
    documents.iter().all(|document| reported(document).or(newest).is_some_and(is_long_after))
}
