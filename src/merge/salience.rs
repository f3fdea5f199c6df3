//! How much the folder is about each thing, why, and the final order.
//!
//! Points are whole numbers and only compared within one list: no float is summed, so the order is the same everywhere.

mod actors;
mod events;
mod figures;
mod margins;
mod scene;
mod spread;
pub mod statements;

use std::sync::Arc;

pub use scene::{Prominence, Scene};

use margins::Margins;

use super::origins::Sources;
use crate::annotate::Annotations;
use crate::briefing::{ActorId, Briefing, EventId, FigureId, Salience};

/// Weighs actors, events and figures, sorts them, and gives all ids their final values.
/// `stories` says of each document in which story it is.
pub fn rank(briefing: &mut Briefing, annotations: &[Arc<Annotations>], sources: &Sources<'_>, stories: &[usize]) {
    let scene = Scene::new(briefing);
    let margins: Vec<Margins> = briefing
        .documents
        .iter()
        .enumerate()
        .map(|(at, document)| Margins::of(document, sources.credited(at)))
        .collect();
    let actors = actors::weigh(briefing, annotations, &scene, &margins);
    let most = actors.iter().map(|(points, _)| *points).max().unwrap_or(0);
    for (actor, (points, standing)) in briefing.actors.iter_mut().zip(actors) {
        actor.salience = Salience::of(points, most);
        actor.why = standing.sentence();
        actor.standing = standing;
    }
    let events = events::weigh(briefing, &scene);
    let figures = figures::weigh(briefing, &scene, annotations, stories);
    for (event, weight) in briefing.events.iter_mut().zip(normalized(events)) {
        event.salience = weight.0;
        event.why = weight.1;
    }
    let most = figures.iter().copied().max().unwrap_or(0);
    let mut reasons = figures::Reasons::default();
    for (figure, points) in briefing.figures.iter_mut().zip(figures) {
        figure.salience = Salience::of(points, most);
        figure.why = reasons.of(figure);
    }
    renumber(briefing);
}

/// How much something weighs, and why in words.
struct Weight {
    points: u64,
    why: String,
}

/// Each weight against the heaviest.
fn normalized(weights: Vec<Weight>) -> impl Iterator<Item = (Salience, String)> {
    let most = weights.iter().map(|weight| weight.points).max().unwrap_or(0);
    weights.into_iter().map(move |weight| (Salience::of(weight.points, most), weight.why))
}

/// The whole part of the square root of `count` hundreds: ten for one, and ever less for each one more.
fn damped(count: usize) -> u64 {
    (count as u64).saturating_mul(100).isqrt()
}

/// "1 mention", "2 mentions".
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Sorts the lists, most important first and among equals the one met first, and follows with all ids.
fn renumber(briefing: &mut Briefing) {
    // The sorts are stable and the lists stand in order of first mention. Of figures there may be so many that no second
    // list of them is made to sort them.
    briefing.actors.sort_by_key(|actor| std::cmp::Reverse(actor.salience));
    briefing.events.sort_by_key(|event| std::cmp::Reverse(event.salience));
    for (position, figure) in briefing.figures.iter_mut().enumerate() {
        figure.id = FigureId::at(position);
    }
    briefing.figures.sort_unstable_by_key(|figure| (std::cmp::Reverse(figure.salience), figure.id));

    let mut moved = vec![ActorId::at(0); briefing.actors.len()];
    for (position, actor) in briefing.actors.iter_mut().enumerate() {
        if let Some(new) = moved.get_mut(actor.id.position()) {
            *new = ActorId::at(position);
        }
        actor.id = ActorId::at(position);
    }
    let follow = |id: &mut ActorId| *id = moved.get(id.position()).copied().unwrap_or(*id);
    for (position, event) in briefing.events.iter_mut().enumerate() {
        event.id = EventId::at(position);
        event.near.clear();
        [&mut event.agents, &mut event.targets, &mut event.places].into_iter().flatten().for_each(follow);
        for report in event.mentions.iter_mut() {
            [&mut report.agents, &mut report.targets, &mut report.places].into_iter().flatten().for_each(follow);
            report.said_by.as_mut().into_iter().for_each(follow);
        }
    }
    for (position, figure) in briefing.figures.iter_mut().enumerate() {
        figure.id = FigureId::at(position);
    }
    for said in &mut briefing.statements {
        [&mut said.speaker, &mut said.reported_by].into_iter().flatten().for_each(follow);
    }
}
