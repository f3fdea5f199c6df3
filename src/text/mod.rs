//! Places in a text: spans, tokens, sentences. Nothing here knows what a word means.

mod abbreviation;
pub mod dates;
pub mod fold;
mod gate;
mod occurrences;
mod opening;
mod paragraph;
mod printable;
pub mod rows;
mod sentence;
mod span;
mod system;
mod token;
mod wording;

pub use abbreviation::is_part_of_name;
pub use gate::Gate;
pub use occurrences::occurrences;
pub use opening::told;
pub use paragraph::{Piece, paragraphs};
pub use printable::{is_disturbing, printable};
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use system::refusal;
pub use token::{Token, TokenKind, tokens};
pub use wording::{balanced, capitalized, quoted};
