//! Who says what, as the analyst says.

use super::{Log, Places, actor};
use crate::briefing::correction::Correction;
use crate::briefing::{Actor, Statement};
use crate::merge::folder::Folder;

/// Gives `statements` the speakers that the analyst names.
pub fn apply(log: &mut Log<'_>, folder: &Folder<'_>, actors: &[Actor], statements: &mut [Statement]) {
    for (at, logged) in log.iter() {
        let Correction::Speaker { statement, speaker } = &logged.correction else {
            continue;
        };
        let Some((document, span)) = log.find_in(at, statement, folder.documents) else {
            continue;
        };
        let Some(id) = folder.documents.get(document).map(|document| document.id) else {
            continue;
        };
        let Some(said) = statements.iter_mut().find(|said| said.document == id && said.content == span) else {
            log.note(at, "the words are not taken for a statement now");
            continue;
        };
        let speaker = match speaker {
            Some(who) => match actor(log, at, who, folder, actors) {
                Some(id) => Some(id),
                None => continue,
            },
            None => None,
        };
        if said.speaker != speaker {
            said.speaker_span = None;
        }
        said.speaker = speaker;
        said.corrected.push(logged.number);
        log.applied(at, Places::from_iter([(document, span)]));
    }
}
