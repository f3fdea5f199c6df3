//! Places in a text: spans, tokens, sentences. Nothing here knows what a word means.

mod abbreviation;
mod printable;
mod paragraph;
mod sentence;
mod span;
mod token;

pub use printable::{is_disturbing, printable};
pub use paragraph::paragraphs;
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use token::{Token, TokenKind, tokens};
