//! All statements in one list, with their speakers as actors.

use super::Folder;
use crate::briefing::{Statement, StatementId};

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
        })
        .collect()
}
