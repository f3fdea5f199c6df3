//! Pronouns and nominals that mean somebody named before: "he", "it", "the minister", "the company".
//!
//! Each is a question with a few candidates: those who were spoken of in the last sentences, or whose name or role has
//! the noun in it. For pronouns a small model says how likely each candidate is, for nominals rules say which is plain;
//! where none is, the words are left alone.

mod bearers;
mod features;
mod nominal;
mod nouns;
mod reader;
mod weights;

pub use features::{Candidate, Class, Features, Fit, Question, WEIGHTS};
pub use nouns::{is_anybody, is_body, is_person, is_spot, is_thing};
pub use weights::ReferenceModel;

use super::called::Called;
use super::document::Passage;
use super::lexicon::Lexicon;
use crate::annotate::NameMention;
use reader::Reader;

/// A name at its place: the position of its passage, of its words, and of its mention.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The passage.
    pub passage: usize,
    /// Its first word.
    pub start: usize,
    /// The word after its last.
    pub end: usize,
}

/// The pronouns and nominals of `passages` that mean one of `names`, which stand at `placed` and are `called` so. `choose` says which
/// candidate of a question is meant, if any.
pub fn references(
    passages: &[Passage<'_>],
    names: &[NameMention],
    called: &Called,
    placed: &[Placed],
    lexicon: &Lexicon,
    choose: &mut dyn FnMut(&Question) -> Option<usize>,
) -> Vec<NameMention> {
    let (bearers, bearer_of) = bearers::bearers(passages, names, &called.names, placed, lexicon);
    let mut reader = Reader::new(bearers, called, lexicon, choose);
    let mut next = 0;
    for (number, passage) in passages.iter().enumerate() {
        reader.begin(number, passage);
        let mut at = 0;
        while at < passage.words.len() {
            let here = placed.get(next).filter(|place| place.passage == number);
            if let Some(place) = here.filter(|place| place.start <= at) {
                reader.pass(passage, at);
                // Who speaks says "I": "he" is somebody else.
                if let Some(&bearer) = bearer_of.get(next).filter(|_| !passage.is_label) {
                    reader.name(passage, next, bearer, place);
                }
                let end = place.end.max(at + 1);
                (at + 1..end).for_each(|at| reader.pass(passage, at));
                at = end;
                next += 1;
                continue;
            }
            let free = here.map_or(passage.words.len(), |place| place.start);
            let end = at + reader.word(passage, at, free);
            (at..end).for_each(|at| reader.pass(passage, at));
            at = end;
        }
    }
    reader.found()
}
