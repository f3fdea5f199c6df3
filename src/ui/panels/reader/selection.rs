//! Selected words: a stretch of a document's text, whatever is on the screen.

use std::ops::Range;

use crate::briefing::{Document, Place};
use crate::text::Span;

/// From where the selecting began to where it is now, in bytes of the document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What was taken hold of first: a point, a word or a paragraph, which stays selected.
    anchor: (usize, usize),
    /// What the pointer is over now, in the same unit.
    head: (usize, usize),
    /// How much one step takes in.
    pub unit: Unit,
}

/// How much one step of selecting takes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Characters.
    #[default]
    Character,
    /// Whole words.
    Word,
    /// Whole paragraphs.
    Paragraph,
}

impl Selection {
    /// Begins at byte `at`.
    pub fn begin(document: &Document, at: usize, unit: Unit) -> Self {
        let held = unit_at(document, at, unit);
        Self { anchor: held, head: held, unit }
    }

    /// The whole document.
    pub fn all(document: &Document) -> Self {
        let first = document.paragraphs.first().map_or(0, |p| p.span.start());
        let last = document.paragraphs.last().map_or(0, |p| p.span.end());
        Self { anchor: (first, first), head: (last, last), unit: Unit::Character }
    }

    /// Goes to byte `at`, keeping where it began.
    pub fn extend(&mut self, document: &Document, at: usize) {
        self.head = unit_at(document, at, self.unit);
    }

    /// A caret at byte `at`.
    pub fn caret(at: usize) -> Self {
        Self { anchor: (at, at), head: (at, at), unit: Unit::Character }
    }

    /// Where its moving end is.
    pub fn end(&self) -> usize {
        if self.head.0 < self.anchor.0 { self.head.0 } else { self.head.1 }
    }

    /// Moves its end to byte `at`; what was passed over is selected where it `extends`.
    pub fn move_to(&mut self, at: usize, extends: bool) {
        if !extends {
            self.anchor = (at, at);
        }
        (self.head, self.unit) = ((at, at), Unit::Character);
    }

    /// The selected bytes; empty where nothing is.
    pub fn range(&self) -> Range<usize> {
        self.anchor.0.min(self.head.0)..self.anchor.1.max(self.head.1)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.range().is_empty()
    }

    /// The selected words, one place for each paragraph that has any.
    pub fn places(&self, document: &Document) -> Vec<Place> {
        let range = self.range();
        let paragraphs = document.paragraphs.iter().map(|paragraph| paragraph.span);
        paragraphs
            .filter(|span| span.start() < range.end && range.start < span.end())
            .filter_map(|span| {
                let start = span.start().max(range.start);
                let end = span.end().min(range.end);
                let span = Span::new(&document.text, start, end)?.trimmed(&document.text);
                (!span.is_empty()).then_some(Place { document: document.id, span })
            })
            .collect()
    }

    /// The selected text, paragraphs apart by an empty line.
    pub fn text(&self, document: &Document) -> String {
        let places = self.places(document);
        let words: Vec<&str> = places.iter().map(|place| place.span.of(&document.text)).collect();
        words.join("\n\n")
    }
}

/// The end of the word behind byte `at` of `text`, or with `back` the beginning of the word before it.
pub fn next_word(text: &str, at: usize, back: bool) -> usize {
    let is_word = |letter: char| letter.is_alphanumeric();
    let mut found = false;
    let stops = |letter: char| {
        let stop = found && !is_word(letter);
        found |= is_word(letter);
        stop
    };
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    if back {
        before
            .rfind(stops)
            .map_or(0, |stop| stop + before.get(stop..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
    } else {
        after.find(stops).map_or(text.len(), |stop| at + stop)
    }
}

fn unit_at(document: &Document, at: usize, unit: Unit) -> (usize, usize) {
    match unit {
        Unit::Character => (at, at),
        Unit::Word => word_at(&document.text, at),
        Unit::Paragraph => {
            let after = document.paragraphs.partition_point(|paragraph| paragraph.span.start() <= at);
            after
                .checked_sub(1)
                .and_then(|position| document.paragraphs.get(position))
                .map_or((at, at), |paragraph| (paragraph.span.start(), paragraph.span.end()))
        }
    }
}

/// The word at byte `at` of `text`: letters and digits with inner apostrophes and hyphens, else one character.
fn word_at(text: &str, at: usize) -> (usize, usize) {
    let belongs = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '-');
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return (at, at);
    };
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, character)| belongs(*character))
        .last()
        .map_or(at, |(start, _)| start);
    let end =
        after.char_indices().find(|(_, character)| !belongs(*character)).map_or(text.len(), |(offset, _)| at + offset);
    if start < end {
        return (start, end);
    }
    let one = after.chars().next().map_or(0, char::len_utf8);
    (at, at + one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_gone_over_whole() {
        let text = "The envoys’ “hall”.";
        let ends: Vec<usize> = std::iter::successors(Some(0), |at| Some(next_word(text, *at, false))).take(4).collect();
        assert_eq!(
            ends.iter().map(|end| text.get(..*end).unwrap_or_default()).collect::<Vec<_>>(),
            ["", "The", "The envoys", "The envoys’ “hall"]
        );
        assert_eq!(next_word(text, 10, true), 4);
        assert_eq!(next_word(text, 4, true), 0);
    }

    #[test]
    fn a_word_is_found_from_anywhere_inside_it() {
        let text = "the Qods-Force’s “men”";
        for at in [4, 8, 17] {
            let (start, end) = word_at(text, at);
            assert_eq!(text.get(start..end), Some("Qods-Force’s"));
        }
        let (start, end) = word_at(text, 3);
        assert_eq!(text.get(start..end), Some("the"));
        assert_eq!(word_at(text, text.len()), (text.len(), text.len()));
    }
}
