//! The bottom line: sentences that stand in the sources.

use serde::Serialize;

use super::{DocumentId, Doubt, Place, Salience};

/// A sentence that carries much of what the folder is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyPoint {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// How much it carries.
    pub salience: Salience,
    /// The documents that report the same, in order; its own among them.
    pub reported_by: Vec<DocumentId>,
    /// What speaks against taking it as certain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}
