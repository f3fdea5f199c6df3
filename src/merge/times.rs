//! All time expressions in one list.

use std::sync::Arc;

use super::Folder;
use crate::annotate::Annotations;
use crate::briefing::{Document, PublishedDoubt, PublishedDoubtKind, Time, TimeDoubt, TimeId};

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
            by: time.by.clone(),
            doubt: time.doubt,
        })
        .collect()
}

/// Marks the documents that tell as past what lies after their day of publication: that day is in doubt.
pub fn mark_doubts(documents: &mut [Document], annotations: &[Arc<Annotations>]) {
    for (document, found) in documents.iter_mut().zip(annotations) {
        let later = found.times.iter().find(|time| time.doubt == Some(TimeDoubt::AfterPublication));
        if let Some(later) = later
            && let Some(date) = &later.value
            && document.published.doubt.is_none()
        {
            let kind = PublishedDoubtKind::ReportsLater;
            document.published.doubt = Some(PublishedDoubt { kind, date: date.clone(), from: Some(later.span) });
        }
    }
}
