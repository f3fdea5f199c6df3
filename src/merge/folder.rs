//! What the steps of `merge` look things up in.

use std::sync::Arc;

use crate::annotate::Annotations;
use crate::briefing::{ActorId, Document, TimeId};

/// All documents with their annotations, and which actor each name mention means.
///
/// Documents and annotations are parallel. Ids are provisional until [`super::salience::rank`] has sorted the lists.
pub struct Folder<'a> {
    /// In order of path.
    pub documents: &'a [Document],
    /// Parallel to `documents`.
    pub annotations: &'a [Arc<Annotations>],
    actor_of: Vec<Vec<Option<ActorId>>>,
    first_time: Vec<usize>,
}

impl<'a> Folder<'a> {
    /// Puts together what is known once the actors are.
    pub fn new(
        documents: &'a [Document],
        annotations: &'a [Arc<Annotations>],
        actor_of: Vec<Vec<Option<ActorId>>>,
    ) -> Self {
        let first_time = annotations
            .iter()
            .scan(0, |next, found| {
                let first = *next;
                *next += found.times.len();
                Some(first)
            })
            .collect();
        Self { documents, annotations, actor_of, first_time }
    }

    /// The documents with their annotations, each with its position.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a Document, &'a Annotations)> + use<'a> {
        let (documents, annotations) = (self.documents, self.annotations);
        documents
            .iter()
            .zip(annotations)
            .enumerate()
            .map(|(position, (document, found))| (position, document, &**found))
    }

    /// The actor that name `name` of the document at `document` means, where it means one.
    pub fn actor(&self, document: usize, name: usize) -> Option<ActorId> {
        *self.actor_of.get(document)?.get(name)?
    }

    /// The actors that these names of the document at `document` mean, each once, in this order.
    pub fn actors(&self, document: usize, names: &[usize]) -> Vec<ActorId> {
        let mut found = Vec::new();
        for actor in names.iter().filter_map(|&name| self.actor(document, name)) {
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
        found
    }

    /// The id of time expression `time` of the document at `document`.
    pub fn time(&self, document: usize, time: usize) -> Option<TimeId> {
        self.annotations.get(document)?.times.get(time)?;
        Some(TimeId::at(self.first_time.get(document)? + time))
    }
}
