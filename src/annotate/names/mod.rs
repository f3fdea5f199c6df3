//! Names of persons, organizations, places and groups.

mod acronyms;
mod agree;
mod attributes;
mod beside;
mod called;
pub mod document;
mod labels;
mod led;
pub mod lexicon;
mod models;
pub mod passage;
pub mod reference;
mod repair;
mod roles;
pub mod rules;
mod signs;
mod speakers;
pub mod tagger;
pub mod words;

pub use called::persons;

use super::{Models, NameMention, TaggedText, Trees};

/// The names in `text`, with what means them, in order of place.
pub fn names(text: &TaggedText<'_>, trees: &Trees, models: &Models) -> Vec<NameMention> {
    document::names(text, trees, models)
}
