//! How much the folder is about each event: how likely its line is true as it stands and worth a place on the first pages.
//!
//! To the promise of the line it is shown by, which is learned from judged lines, comes how much the folder is about the event;
//! what long is past, what one document crowds in and what only repeats a weightier line goes down.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Span as Days, Unit};

use super::scene::{Prominence, Scene};
use super::spread::spread;
use super::{Weight, counted, damped};
use crate::briefing::{Briefing, DatedBy, DocumentId, Event, EventClass, Place, time_value};
use crate::merge::events::words;
use crate::merge::odds::exponential;

/// What a doubling of its importance adds to the odds of an event, in hundredths of log odds: the readers judged lines one by one,
/// and so could not say which of two true ones a folder is more about.
const IMPORTANCE: i64 = 250;
/// What it costs to have happened long before anybody here reports it, in the same.
const BACKGROUND: i64 = 70;

/// What happened longer than this before whoever reports it is background.
const NEWS_DAYS: i64 = 400;

/// That somebody says something is told among the statements: it weighs so much less among the events.
const SPEECH: i64 = 200;

/// The weights of the events, in their present order.
pub fn weigh(briefing: &Briefing, scene: &Scene) -> Vec<Weight> {
    let newest =
        briefing.documents.iter().filter_map(|document| document.published.date.as_deref()?.parse().ok()).max();
    let (mut odds, why): (Vec<i64>, Vec<String>) =
        briefing.events.iter().map(|event| weight(briefing, scene, event, newest)).unzip();
    let rows: Vec<_> =
        briefing.events.iter().map(|event| (vec![event.mentions.first().document], words(&event.headline))).collect();
    spread(&rows, &mut odds);
    tell_once(briefing, &mut odds);
    odds.iter().zip(why).map(|(odds, why)| Weight { points: exponential(*odds), why }).collect()
}

/// What it costs an event that a weightier one may be the same, in hundredths of log odds.
const TOLD: i64 = 80;

/// Lowers the odds of each event that may be one with a weightier one.
fn tell_once(briefing: &Briefing, odds: &mut [i64]) {
    let weight = |at: usize| (odds.get(at).copied(), std::cmp::Reverse(at));
    let pairs = briefing.events.iter().enumerate();
    let pairs = pairs.flat_map(|(at, event)| event.near.iter().map(move |other| (at, other.position())));
    let told: BTreeSet<usize> = pairs.map(|(at, other)| if weight(at) < weight(other) { at } else { other }).collect();
    for at in told {
        if let Some(odds) = odds.get_mut(at) {
            *odds -= TOLD;
        }
    }
}

/// The log odds of the event, in hundredths, up to a constant, and why in words.
fn weight(briefing: &Briefing, scene: &Scene, event: &Event, newest: Option<Date>) -> (i64, String) {
    let mut documents = Vec::new();
    let mut prominence = Prominence::None;
    for mention in event.mentions.iter() {
        if documents.last() != Some(&mention.document) {
            documents.push(mention.document);
        }
        let place = Place { document: mention.document, span: mention.trigger };
        prominence = prominence.max(scene.prominence(briefing, place));
    }
    let mut odds = event.promise;
    odds += IMPORTANCE * eighths(importance(briefing, event, prominence)) / 8;
    let background = is_background(briefing, event, &documents, newest);
    odds -= if background { BACKGROUND } else { 0 };
    odds -= if event.is_speech { SPEECH } else { 0 };

    let mut why = format!("{} in {}", counted(event.mentions.count(), "report"), counted(documents.len(), "document"));
    why += match prominence {
        Prominence::Title => ", in a headline",
        Prominence::Lead => ", in an opening",
        Prominence::Body | Prominence::None => "",
    };
    if background {
        why += ", background";
    }
    (odds, why)
}

/// How much the folder is about the event: by how many tell it and how prominently, whom it concerns, what kind of thing it is.
fn importance(briefing: &Briefing, event: &Event, prominence: Prominence) -> u64 {
    let mut actors: Vec<u64> = event
        .agents
        .iter()
        .chain(&event.targets)
        .filter_map(|&id| briefing.actor(id))
        .map(|actor| u64::from(actor.salience.thousandths()))
        .collect();
    actors.sort_unstable_by(|a, b| b.cmp(a));
    // Each further origin weighs less than the one before; copies of one weigh nothing more.
    let told = 12 * damped(event.origins.count().max(1)) + 10 * (event.mentions.count() as u64).min(3);
    let parties = 30 * (u64::from(!event.agents.is_empty()) + u64::from(!event.targets.is_empty()));
    let prominent = match prominence {
        Prominence::None => 0,
        Prominence::Body => 20,
        Prominence::Lead => 100,
        Prominence::Title => 180,
    };
    let dated = match event.dated_by {
        Some(DatedBy::Clause | DatedBy::Sentence | DatedBy::Analyst) => 80,
        Some(DatedBy::Discourse | DatedBy::Publication) => 60,
        None => 0,
    };
    told + parties + prominent + dated + actors.iter().take(2).sum::<u64>() / 10 + class_points(event.class)
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

/// How often the points of a middling event double up to `points`, in eighths.
fn eighths(points: u64) -> i64 {
    /// A middling event has 256.
    const MIDDLING: i64 = 8 * 8;
    i64::from(u128::from(points.clamp(1, 1 << 15)).pow(8).ilog2()) - MIDDLING
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
