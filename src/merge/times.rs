//! All time expressions in one list.

use super::Folder;
use crate::briefing::{Time, TimeId};

/// The time expressions of all documents, in order of document and place.
pub fn times(folder: &Folder<'_>) -> Vec<Time> {
    folder
        .iter()
        .flat_map(|(_, document, found)| found.times.iter().map(move |time| (document.id, time)))
        .enumerate()
        .map(|(position, (document, time))| Time {
            id: TimeId::at(position),
            document,
            span: time.span,
            kind: time.kind,
            value: time.value.clone(),
        })
        .collect()
}
