//! What of a document was read by recognition.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::text::Span;

/// What of a document was read by recognition, in pictures of its pages, and how sure that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Recognised {
    /// How many of its pages.
    pub pages: usize,
    /// How sure the words of these pages are in the mean, in percent.
    pub sure: u8,
    /// The words that are doubtful: in order, apart from one another.
    pub doubtful: Vec<Span>,
}

impl Recognised {
    /// The doubtful words that `span` touches.
    pub fn doubtful_in(&self, span: Span) -> &[Span] {
        let from = self.doubtful.partition_point(|word| word.end() <= span.start());
        let to = self.doubtful.partition_point(|word| word.start() < span.end());
        self.doubtful.get(from..to).unwrap_or_default()
    }

    /// The same of the part of its document that begins at this byte and has this text.
    pub fn within(&self, start: usize, text: &str) -> Self {
        let span = |word: &Span| Span::new(text, word.start().checked_sub(start)?, word.end().checked_sub(start)?);
        Self { doubtful: self.doubtful.iter().filter_map(span).collect(), ..*self }
    }

    /// What is said of it: "Read by recognition: 12 pages, 97 % sure. 31 words are doubtful."
    pub fn sentence(&self) -> String {
        let pages = if self.pages == 1 { "one page".to_owned() } else { format!("{} pages", self.pages) };
        let doubtful = match self.doubtful.len() {
            0 => String::new(),
            1 => " One word is doubtful.".to_owned(),
            count => format!(" {count} words are doubtful."),
        };
        format!("Read by recognition: {pages}, {} % sure.{doubtful}", self.sure)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_the_span_that_they_touch() {
        let text = "one two three four";
        let span = |start, end| Span::new(text, start, end).expect("a span");
        let found = Recognised { pages: 1, sure: 93, doubtful: vec![span(4, 7), span(14, 18)] };
        assert_eq!(found.doubtful_in(span(0, 4)), []);
        assert_eq!(found.doubtful_in(span(5, 15)), [span(4, 7), span(14, 18)]);
        assert_eq!(found.sentence(), "Read by recognition: one page, 93 % sure. 2 words are doubtful.");
    }
}
