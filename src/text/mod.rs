//! Places in a text: spans, tokens, sentences. Nothing here knows what a word means.

mod abbreviation;
mod sentence;
mod span;
mod token;

pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
