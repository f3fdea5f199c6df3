//! What all documents say together: the only place where things are the same or differ.

mod actors;
mod disagreements;
mod events;
mod figures;
mod folder;
mod key_points;
mod languages;
mod origins;
mod repeats;
mod said_by;
mod salience;
mod statements;
mod times;

use folder::Folder;

use crate::annotate::Annotations;
use crate::briefing::{Briefing, Document, Problem};

/// The briefing of `documents`, each with its annotations, in order of path.
pub fn merge(
    folder: String,
    mut documents: Vec<Document>,
    annotations: &[Annotations],
    mut problems: Vec<Problem>,
) -> Briefing {
    languages::tell(&mut documents, annotations, &mut problems);
    repeats::mark(&mut documents);
    times::mark_doubts(&mut documents, annotations);
    let resolved = actors::actors(&documents, annotations);
    let known = Folder::new(&documents, annotations, resolved.actor_of);
    let times = times::times(&known);
    let events = events::events(&known, &resolved.actors);
    let figures = figures::figures(&known);
    let statements = statements::statements(&known);
    let mut briefing = Briefing::new(folder, documents.clone(), problems);
    briefing.actors = resolved.actors;
    briefing.times = times;
    briefing.events = events;
    briefing.figures = figures;
    briefing.statements = statements;
    let sources = origins::Sources::new(&documents, annotations);
    origins::mark(&mut briefing, &sources);
    salience::rank(&mut briefing, annotations);
    said_by::mark(&mut briefing);
    statements::carry(&mut briefing);
    briefing.disagreements = disagreements::disagreements(&briefing, &known, &sources);
    briefing.key_points = key_points::key_points(&briefing, annotations);
    briefing
}
