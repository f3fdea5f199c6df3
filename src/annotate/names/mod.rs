//! Names of persons, organizations, places and groups.

mod acronyms;
mod agree;
mod attributes;
mod beside;
pub mod document;
mod labels;
pub mod lexicon;
mod models;
pub mod passage;
pub mod reference;
mod repair;
mod roles;
pub mod rules;
mod speakers;
pub mod tagger;
pub mod words;

use super::{Models, NameMention, TaggedText};

/// The names in `text`, with what means them, in order of place.
pub fn names(text: &TaggedText<'_>, models: &Models) -> Vec<NameMention> {
    document::names(text, models)
}
