//! Words, numbers and marks of a text, as places.

use super::Span;

/// What a token is made of. Its meaning is no business of this module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops of abbreviations and hyphens.
    Word,
    /// Digits, with separators inside.
    Number,
    /// Anything else that is not white space: one mark.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `within` (a stretch of `text`), in order and apart from one another.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = within.of(text).char_indices().peekable();
    while let Some((from, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let alphanumeric = first.is_alphanumeric();
        let mut to = from + first.len_utf8();
        while alphanumeric && let Some(&(at, next)) = rest.peek() {
            if !next.is_alphanumeric() {
                break;
            }
            to = at + next.len_utf8();
            rest.next();
        }
        let kind = match first {
            _ if first.is_numeric() => TokenKind::Number,
            _ if alphanumeric => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        if let Some(span) = Span::new(text, within.start() + from, within.start() + to) {
            found.push(Token { span, kind });
        }
    }
    found
}
