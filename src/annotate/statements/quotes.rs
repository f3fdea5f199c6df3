//! Quotations: what stands between quotation marks.

use std::ops::Range;

use crate::annotate::TaggedText;
use crate::text::TokenKind;

/// A quotation inside one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens without the marks.
    pub inner: Range<usize>,
    /// Its tokens with the marks; where the paragraph ends before the closing mark, to its end.
    pub outer: Range<usize>,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// Whether its closing mark is there; a quotation over several paragraphs is closed only in the last.
    pub closed: bool,
}

/// What a mark does to quotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens(Style),
    Closes(Style),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
}

/// The quotations of `text` in order; those inside others are left out.
pub fn quotes(text: &TaggedText<'_>) -> Vec<Quote> {
    let mut found: Vec<Quote> = Vec::new();
    let mut open: Option<(usize, Style)> = None;
    let mut paragraph = None;
    let mut end = 0;
    for sentence in &text.sentences {
        if paragraph != Some(sentence.paragraph) {
            if let (Some((start, style)), Some(number)) = (open.take(), paragraph)
                && style == Style::Double
            {
                found.push(unclosed(start, end, number));
            }
            paragraph = Some(sentence.paragraph);
        }
        for at in sentence.tokens.clone() {
            match (mark(text, at, open.map(|open| open.1)), open) {
                (Some(Mark::Opens(style)), None) => open = Some((at, style)),
                // A single mark that never closed was an apostrophe.
                (Some(Mark::Opens(Style::Double)), Some((_, Style::Single))) => {
                    open = Some((at, Style::Double));
                }
                (Some(Mark::Closes(closing)), Some((start, style))) if closing == style => {
                    found.push(Quote {
                        inner: start + 1..at,
                        outer: start..at + 1,
                        paragraph: sentence.paragraph,
                        closed: true,
                    });
                    open = None;
                }
                _ => {}
            }
        }
        end = sentence.tokens.end;
    }
    if let (Some((start, Style::Double)), Some(number)) = (open, paragraph) {
        found.push(unclosed(start, end, number));
    }
    found.retain(|quote| !quote.inner.is_empty());
    found
}

fn unclosed(start: usize, end: usize, paragraph: usize) -> Quote {
    Quote {
        inner: start + 1..end,
        outer: start..end,
        paragraph,
        closed: false,
    }
}

fn mark(text: &TaggedText<'_>, at: usize, open: Option<Style>) -> Option<Mark> {
    if text.kind(at) != TokenKind::Mark {
        return None;
    }
    let apart = !touches(text, at);
    let ahead = touches(text, at + 1);
    match text.word(at) {
        "“" | "„" | "«" | "``" | "‘‘" => Some(Mark::Opens(Style::Double)),
        "”" | "»" | "’’" => Some(Mark::Closes(Style::Double)),
        "\"" | "''" => Some(match open {
            Some(Style::Double) if !(apart && ahead) || !apart => Mark::Closes(Style::Double),
            Some(Style::Double) => Mark::Closes(Style::Double),
            _ => Mark::Opens(Style::Double),
        }),
        "‘" | "‚" if open.is_none() => Some(Mark::Opens(Style::Single)),
        "’" if open == Some(Style::Single) && !ends_plural(text, at) => {
            Some(Mark::Closes(Style::Single))
        }
        "'" if open == Some(Style::Single) && !apart && !ends_plural(text, at) => {
            Some(Mark::Closes(Style::Single))
        }
        "'" | "`" if open.is_none() && apart && ahead => Some(Mark::Opens(Style::Single)),
        _ => None,
    }
}

/// Whether the token at `at` follows the one before it without a space.
fn touches(text: &TaggedText<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.token(before));
    match (before, text.token(at)) {
        (Some(before), Some(token)) => before.span.end() == token.span.start(),
        _ => false,
    }
}

/// Whether the apostrophe at `at` may belong to a plural ("the rebels’ guns").
fn ends_plural(text: &TaggedText<'_>, at: usize) -> bool {
    at > 0
        && text.lower(at - 1).ends_with('s')
        && text.kind(at + 1) == TokenKind::Word
        && text.tag(at + 1).is_noun()
}
