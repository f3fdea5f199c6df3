//! A checked half-open range of bytes in one document's text.

use std::io::{self, Read};

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// A half-open range `[start, end)` of UTF-8 bytes in one document's text.
///
/// Both ends lie on character boundaries of the text the span was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span `[start, end)`, or `None` where it would be reversed, out of bounds or split a character of `text`.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end)?;
        Some(Self { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words this span stands for; empty where `text` is not the text it was made from.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both (of the same text).
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The stretch from the end of this span to the start of `next`, or `None` where they touch or overlap.
    pub fn gap(self, next: Self) -> Option<Self> {
        (self.end < next.start).then_some(Self { start: self.end, end: next.start })
    }

    /// Whether one of `spans`, which are in order and apart, holds its first byte.
    pub fn begins_in(self, spans: &[Self]) -> bool {
        let at = spans.partition_point(|span| span.end() <= self.start());
        spans.get(at).is_some_and(|span| span.start() <= self.start())
    }

    /// This span without white space at its edges in `text`.
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let front = words.len() - words.trim_start().len();
        let back = words.len() - words.trim_end().len();
        if front == words.len() {
            return Self { start: self.start, end: self.start };
        }
        // Both are lengths inside a span of 32-bit ends.
        Self { start: self.start + front as u32, end: self.end - back as u32 }
    }
}

/// What is read is never reversed; that it is of the text it stands beside is for who kept both to know.
impl BorshDeserialize for Span {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        let (start, end) = <(u32, u32)>::deserialize_reader(reader)?;
        if start <= end { Ok(Self { start, end }) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_splits_a_character() {
        assert_eq!(Span::new("é", 0, 1), None);
        assert_eq!(Span::new("é", 0, 2).map(Span::len), Some(2));
        assert_eq!(Span::new("abc", 2, 1), None);
        assert_eq!(Span::new("abc", 2, 4), None);
    }

    #[test]
    fn trimming_leaves_the_words() {
        let text = "\u{a0} two words \n";
        let span = Span::new(text, 0, text.len()).map(|span| span.trimmed(text));
        assert_eq!(span.map(|span| span.of(text)), Some("two words"));
    }
}
