//! Stories: documents that tell of the same happening.

use serde::Serialize;

use super::{DocumentId, StoryId};

/// Documents that tell of the same happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The title of the document that has most in common with the others.
    pub title: String,
    /// In order of path; at least one.
    pub documents: Vec<DocumentId>,
    /// The value of its first dated event.
    pub from: Option<String>,
    /// The value of its last dated event.
    pub to: Option<String>,
    /// Positions in the briefing's key points.
    pub key_points: Vec<usize>,
}
