//! What all documents say together: the only place where things are the same or differ.

mod actors;
pub mod corrections;
mod disagreements;
mod events;
mod figures;
mod folder;
mod key_points;
mod languages;
mod odds;
mod origins;
mod repeats;
mod said_by;
mod salience;
mod shared;
mod statements;
mod stories;
mod times;

use std::sync::Arc;

use folder::Folder;

use crate::annotate::Annotations;
use crate::briefing::{ActorKind, Briefing, Document, Problem, doubt};
use corrections::Log;
use corrections::marks::Marked;

/// The briefing of `documents`, each with its annotations, in order of path.
pub fn merge(
    folder: String,
    documents: Vec<Document>,
    annotations: &[Arc<Annotations>],
    problems: Vec<Problem>,
) -> Briefing {
    brief(folder, documents, annotations, problems, Log::new(&[]))
}

/// The briefing of `documents` as the analyst corrected it: the corrections of documents in `log` are made already.
/// `annotations` are as before when it returns.
pub fn merge_corrected(
    folder: String,
    documents: Vec<Document>,
    annotations: &mut [Arc<Annotations>],
    problems: Vec<Problem>,
    mut log: Log<'_>,
) -> Briefing {
    let marked = Marked::mark(&mut log, &documents, annotations);
    let briefing = brief(folder, documents, annotations, problems, log);
    marked.take_back(annotations);
    briefing
}

fn brief(
    folder: String,
    mut documents: Vec<Document>,
    annotations: &[Arc<Annotations>],
    mut problems: Vec<Problem>,
    mut log: Log<'_>,
) -> Briefing {
    languages::tell(&documents, &mut problems);
    repeats::mark(&mut documents);
    times::mark_doubts(&mut documents, annotations);
    let resolved = actors::actors(&documents, annotations, &mut log);
    let known = Folder::new(&documents, annotations, resolved.actor_of);
    let times = times::times(&known);
    let kinds: Vec<ActorKind> = resolved.actors.iter().map(|actor| actor.kind).collect();
    let stories = stories::stories(&known, &kinds);
    let events = events::events(&known, &resolved.actors, &stories, &mut log);
    let mut figures = figures::figures(&known);
    corrections::figures::put_together(&mut log, &documents, &mut figures);
    corrections::figures::mark(&log, &documents, &mut figures);
    let mut statements = statements::statements(&known);
    corrections::statements::apply(&mut log, &known, &resolved.actors, &mut statements);
    let mut briefing = Briefing::new(folder, documents.clone(), problems);
    briefing.actors = resolved.actors;
    briefing.times = times;
    briefing.events = events;
    briefing.figures = figures;
    briefing.statements = statements;
    let sources = origins::Sources::new(&documents, annotations);
    origins::mark(&mut briefing, &sources);
    salience::rank(&mut briefing, annotations, &sources, &stories);
    said_by::mark(&mut briefing);
    statements::carry(&mut briefing);
    salience::statements::rank(&mut briefing);
    briefing.disagreements = disagreements::disagreements(&briefing, &known, &sources, &stories);
    corrections::disagreements::correct(&mut log, &documents, &mut briefing.disagreements);
    briefing.key_points = key_points::key_points(&briefing, annotations);
    briefing.stories = stories::told(&briefing, &stories);
    doubt::mark(&mut briefing);
    briefing.suggestions = corrections::suggestions::suggestions(&briefing, &log);
    briefing.corrections = log.outcomes();
    briefing
}
