//! Names of persons, organizations, places and groups.

use super::{Models, NameMention, TaggedText};

/// The names in `text`, with what means them, in order of place.
pub fn names(_text: &TaggedText<'_>, _models: &Models) -> Vec<NameMention> {
    Vec::new()
}
