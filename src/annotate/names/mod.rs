//! Names of persons, organizations, places and groups.

mod document;
pub mod lexicon;
mod rules;
pub mod words;

use super::{Models, NameMention, TaggedText};

/// The names in `text`, with what means them, in order of place.
pub fn names(text: &TaggedText<'_>, _models: &Models) -> Vec<NameMention> {
    document::names(text)
}
