//! The analysis of the sentence: tokens, tags, parts of speech, lemmas and a tree of labelled dependencies.
//!
//! [`Syntax`] holds what is known of English, [`Parser`] analyses paragraphs, [`Sentence`] is the result, and
//! [`relations`] are the questions that the steps ask of it: who did it, to whom, is it denied, who says so.
//!
//! The weights are those of spaCy's en_core_web_sm (`assets/models/README.md`); tokens, tags, labels and lemmas are what
//! that program gives. It is computed in integers, and what little stays in floating point in one order: the same text
//! gives the same trees on every machine and with any number of threads. Time is linear in the text, memory bounded.
//!
//! Written after the published descriptions and the sources of spaCy and thinc (MIT; ExplosionAI GmbH, spaCy GmbH,
//! Matthew Honnibal).

mod affixes;
mod characters;
mod features;
mod forms;
mod hash;
mod lemma;
mod matrix;
mod model;
mod names;
mod network;
mod parser;
mod reader;
pub mod relations;
mod ruler;
#[cfg(test)]
pub(super) mod sample;
mod shape;
mod tokenizer;
mod transitions;
mod tree;
mod web;

pub use model::{DamagedWeights, Syntax};
pub use names::{Label, PartOfSpeech, PennTag};
pub use parser::Parser;
pub use tree::{Sentence, Token};
