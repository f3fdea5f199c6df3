//! All statements in one list, with their speakers as actors.

use super::Folder;
use super::said_by::Said;
use crate::briefing::{Briefing, Place, Statement, StatementId};

/// The statements of all documents, in order of document and place.
pub fn statements(folder: &Folder<'_>) -> Vec<Statement> {
    folder
        .iter()
        .flat_map(|(position, document, found)| found.statements.iter().map(move |said| (position, document.id, said)))
        .enumerate()
        .map(|(at, (position, document, said))| Statement {
            id: StatementId::at(at),
            document,
            speaker: said.speaker.and_then(|name| folder.actor(position, name)),
            speaker_span: said.speaker_span,
            cue: said.cue,
            content: said.content,
            direct: said.direct,
            act: said.act,
            reported_by: said.reported_by.and_then(|name| folder.actor(position, name)),
            reported_by_span: said.reported_by_span,
            figures: Vec::new(),
            events: Vec::new(),
            corrected: Vec::new(),
        })
        .collect()
}

/// Notes for all statements which figures and events are in what is said.
pub fn carry(briefing: &mut Briefing) {
    let said = Said::new(briefing);
    for figure in &briefing.figures {
        for place in figure.mentions.iter() {
            for statement in said.holding(*place) {
                if let Some(statement) = briefing.statements.get_mut(statement.position())
                    && !statement.figures.contains(&figure.id)
                {
                    statement.figures.push(figure.id);
                }
            }
        }
    }
    for event in &briefing.events {
        for report in event.mentions.iter() {
            for statement in said.holding(Place { document: report.document, span: report.trigger }) {
                if let Some(statement) = briefing.statements.get_mut(statement.position())
                    && !statement.events.contains(&event.id)
                {
                    statement.events.push(event.id);
                }
            }
        }
    }
}
