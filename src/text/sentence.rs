//! Where sentences begin and end.

use std::ops::Range;

use super::{Span, Token};

/// A sentence: its place and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Which tokens of the document it holds.
    pub tokens: Range<usize>,
    /// The number of the paragraph it stands in. No sentence crosses a paragraph's edge.
    pub paragraph: usize,
}

/// The sentences of one paragraph: consecutive ranges of `tokens`, each ending after its closing marks.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token.span.of(text), "." | "!" | "?") {
            found.push(from..at + 1);
            from = at + 1;
        }
    }
    if from < tokens.len() {
        found.push(from..tokens.len());
    }
    found
}
