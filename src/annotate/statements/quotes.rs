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
    let mut rest = text.sentences.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|sentence| sentence.paragraph == first.paragraph).count();
        let (paragraph, after) = rest.split_at(count);
        rest = after;
        let end = paragraph.last().map_or(0, |last| last.tokens.end);
        in_paragraph(text, first.tokens.start..end, first.paragraph, &mut found);
    }
    found.retain(|quote| !quote.inner.is_empty());
    found
}

/// The quotation that is open while the marks of a paragraph are read.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    style: Style,
    /// How many quotations are open inside it.
    nested: u32,
}

fn in_paragraph(text: &TaggedText<'_>, words: Range<usize>, paragraph: usize, found: &mut Vec<Quote>) {
    let count = |wanted: &str| words.clone().filter(|&at| text.word(at) == wanted).count();
    // Marks in pairs can be trusted to say what is inside what.
    let paired = count("“") == count("”");
    let mut open: Option<Open> = None;
    for at in words.clone() {
        match (mark(text, at, open.map(|open| open.style)), &mut open) {
            (Some(Mark::Opens(style)), None) => {
                open = Some(Open { start: at, style, nested: 0 });
            }
            // A single mark that never closed was an apostrophe.
            (Some(Mark::Opens(Style::Double)), Some(outer)) if outer.style == Style::Single => {
                *outer = Open { start: at, style: Style::Double, nested: 0 };
            }
            (Some(Mark::Opens(Style::Double)), Some(outer)) if paired && text.word(at) == "“" => {
                outer.nested += 1;
            }
            (Some(Mark::Closes(_)), Some(outer)) if outer.nested > 0 && text.word(at) == "”" => {
                outer.nested -= 1;
            }
            (Some(Mark::Closes(style)), Some(outer)) if style == outer.style => {
                found.push(Quote { inner: outer.start + 1..at, outer: outer.start..at + 1, paragraph, closed: true });
                open = None;
            }
            _ => {}
        }
    }
    if let Some(open) = open.filter(|open| open.style == Style::Double) {
        found.push(unclosed(open.start, words.end, paragraph));
    }
}

fn unclosed(start: usize, end: usize, paragraph: usize) -> Quote {
    Quote { inner: start + 1..end, outer: start..end, paragraph, closed: false }
}

fn mark(text: &TaggedText<'_>, at: usize, open: Option<Style>) -> Option<Mark> {
    if text.kind(at) != TokenKind::Mark {
        return None;
    }
    let apart = !touches(text, at);
    let ahead = touches(text, at + 1);
    match text.word(at) {
        "“" | "„" | "«" | "``" | "‘‘" => Some(Mark::Opens(Style::Double)),
        // Some typists know one mark only.
        "”" if open.is_none() && apart && ahead => Some(Mark::Opens(Style::Double)),
        "”" | "»" | "’’" => Some(Mark::Closes(Style::Double)),
        "\"" | "''" if open == Some(Style::Double) => Some(Mark::Closes(Style::Double)),
        "\"" | "''" => Some(Mark::Opens(Style::Double)),
        "‘" | "‚" if open.is_none() => Some(Mark::Opens(Style::Single)),
        "’" if open == Some(Style::Single) && !ends_plural(text, at) => Some(Mark::Closes(Style::Single)),
        "'" if open == Some(Style::Single) && !apart && !ends_plural(text, at) => Some(Mark::Closes(Style::Single)),
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
    at > 0 && text.lower(at - 1).ends_with('s') && text.kind(at + 1) == TokenKind::Word && text.tag(at + 1).is_noun()
}
