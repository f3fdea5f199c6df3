//! Which words of a page are which of the document's text.
//!
//! A page and the text that was read of it say the same letters, in nearly the same order: heads and feet stand elsewhere,
//! words that were parted at the end of a line are joined, a paragraph may go on on the next page. So letters and digits
//! are compared, and nothing between them: a paragraph is looked for whole, behind the one before it, and where it is not
//! found so, in pieces as long as possible.

use std::ops::Range;

use memchr::memmem;

use crate::briefing::{Document, Paragraph};
use crate::read::original::PageWord;

/// A piece of a paragraph that is shorter may stand anywhere, in bytes of its letters.
const PIECE: usize = 10;

/// How many bytes are looked through for one page: of what people write, it takes a hundredth.
const LOOKED_THROUGH: usize = 200 << 20;

/// A word of a document on a page. Places are shares of the page's width and height, from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its bytes in the document's text.
    pub bytes: Range<usize>,
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

/// The words of page `number` that are found in the document, in the order of the page.
pub fn placed(document: &Document, number: u32, words: Vec<PageWord>) -> Vec<Placed> {
    let mut page = Page::of(&words);
    for paragraph in on_page(document, number) {
        page.find(&Letters::of(paragraph.span.of(&document.text), paragraph.span.start()));
    }
    let found = words.into_iter().zip(page.bytes);
    found
        .filter_map(|(PageWord { left, top, right, bottom, .. }, bytes)| {
            let is_placed = [left, top, right, bottom].iter().all(|share| (0.0..=1.0).contains(share));
            Some(Placed { bytes: bytes?, left, top, right, bottom }).filter(|_| is_placed)
        })
        .collect()
}

/// The paragraphs that may stand on the page: the last one before it may go on there.
fn on_page(document: &Document, number: u32) -> impl Iterator<Item = &Paragraph> {
    let page = |paragraph: &Paragraph| paragraph.page.map_or(1, std::num::NonZero::get);
    let first = document.paragraphs.iter().position(|paragraph| page(paragraph) >= number);
    let first = first.unwrap_or(document.paragraphs.len()).saturating_sub(1);
    let may_stand = move |paragraph: &&Paragraph| page(paragraph) <= number;
    document.paragraphs.iter().skip(first).take_while(may_stand)
}

/// The letters and digits of a text, in lower case, with where each comes from.
#[derive(Default)]
struct Letters {
    text: String,
    /// For each byte of it, the bytes of the letter it comes from.
    from: Vec<(usize, usize)>,
    /// Where its words begin.
    words: Vec<usize>,
}

impl Letters {
    /// Of a text that begins at byte `start`.
    fn of(text: &str, start: usize) -> Self {
        let mut letters = Self::default();
        let mut is_in_word = false;
        for (at, letter) in text.char_indices() {
            let is_letter = letter.is_alphanumeric();
            if is_letter && !is_in_word {
                letters.words.push(letters.text.len());
            }
            is_in_word = is_letter;
            if is_letter {
                letters.text.extend(letter.to_lowercase());
                letters.from.resize(letters.text.len(), (start + at, start + at + letter.len_utf8()));
            }
        }
        letters
    }
}

/// The letters of a page.
struct Page {
    text: String,
    /// For each byte of it, the word it comes from.
    word: Vec<usize>,
    /// For each word, the bytes of the document's text that it is.
    bytes: Vec<Option<Range<usize>>>,
    /// What was found last ends here.
    end: usize,
    /// How many bytes may still be looked through.
    left: usize,
}

impl Page {
    fn of(words: &[PageWord]) -> Self {
        let (mut text, mut word) = (String::new(), Vec::new());
        for (at, of) in words.iter().enumerate() {
            text.extend(of.text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase));
            word.resize(text.len(), at);
        }
        Self { text, word, bytes: vec![None; words.len()], end: 0, left: LOOKED_THROUGH }
    }

    /// Finds a paragraph, whole behind what was found last, else whole anywhere, else in pieces.
    fn find(&mut self, letters: &Letters) {
        let whole = 0..letters.text.len();
        if whole.is_empty() {
            return;
        }
        let end = self.end;
        if let Some(at) = self.at(letters, whole.clone(), end).or_else(|| self.at(letters, whole.clone(), 0)) {
            return self.take(letters, whole, at);
        }
        let mut rest = 0;
        while rest < letters.text.len() && self.left > 0 {
            match self.longest(letters, rest) {
                Some((piece, at)) => {
                    rest = piece.end;
                    self.take(letters, piece, at);
                }
                // What stands elsewhere, or was parted, is passed over word by word.
                None => {
                    let next = letters.words.partition_point(|word| *word <= rest);
                    rest = letters.words.get(next).copied().unwrap_or(letters.text.len());
                }
            }
        }
    }

    /// The longest piece of the letters from `rest` on that stands behind what was found last, else anywhere.
    fn longest(&mut self, letters: &Letters, rest: usize) -> Option<(Range<usize>, usize)> {
        let least = letters.text.ceil_char_boundary(rest + PIECE);
        if least - rest < PIECE {
            return None;
        }
        let end = self.end;
        let from = if self.at(letters, rest..least, end).is_some() { end } else { 0 };
        let mut best = (rest..least, self.at(letters, rest..least, from)?);
        let (mut low, mut high) = (least, letters.text.len());
        while low < high {
            let middle = letters.text.ceil_char_boundary(low + (high - low).div_ceil(2));
            match self.at(letters, rest..middle, from) {
                Some(at) => (low, best) = (middle, (rest..middle, at)),
                None => high = letters.text.floor_char_boundary(middle - 1).max(low),
            }
        }
        Some(best)
    }

    /// Where these of the letters stand on the page, from byte `from` of it on.
    fn at(&mut self, letters: &Letters, piece: Range<usize>, from: usize) -> Option<usize> {
        let sought = letters.text.get(piece)?;
        let text = self.text.get(from..)?;
        let left = self.left.checked_sub(text.len() + sought.len())?;
        let found = memmem::find(text.as_bytes(), sought.as_bytes()).map(|at| from + at);
        self.left = left;
        found
    }

    /// Takes down that these of the letters stand at byte `at`. A word that was found before stays what it is.
    fn take(&mut self, letters: &Letters, piece: Range<usize>, at: usize) {
        self.end = at + piece.len();
        let from = letters.from.get(piece).unwrap_or_default();
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        for (&(start, end), &word) in from.iter().zip(self.word.get(at..).unwrap_or_default()) {
            match found.last_mut() {
                Some((of, bytes)) if *of == word => bytes.end = bytes.end.max(end),
                _ => found.push((word, start..end)),
            }
        }
        for (word, bytes) in found {
            self.settle(word, bytes);
        }
    }

    /// Takes down what a word is.
    fn settle(&mut self, word: usize, bytes: Range<usize>) {
        match self.bytes.get_mut(word) {
            // Of a word that was found in two pieces, both count.
            Some(Some(known)) if known.end <= bytes.start && bytes.start - known.end < PIECE => known.end = bytes.end,
            Some(known @ None) => *known = Some(bytes),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Draft, ParagraphRole};
    use crate::describe;

    /// A document of these paragraphs, each with its page.
    fn document(paragraphs: &[(&str, u32)]) -> Document {
        let mut draft = Draft::default();
        for (words, page) in paragraphs {
            draft.push(words, ParagraphRole::Body);
            draft.paragraphs.last_mut().unwrap().page = std::num::NonZero::new(*page);
        }
        describe::documents("a.pdf", draft).remove(0)
    }

    /// What each word of the page is found to be; empty where it is not found.
    fn found(document: &Document, page: u32, words: &str) -> Vec<String> {
        let words: Vec<&str> = words.split(' ').collect();
        let share = |at: usize| at as f32 / 1000.0;
        let word = |(at, text): (usize, &&str)| PageWord {
            text: (*text).to_owned(),
            left: share(at),
            right: share(at + 1),
            ..PageWord::default()
        };
        let placed = placed(document, page, words.iter().enumerate().map(word).collect());
        let of = |at: usize| placed.iter().find(|placed| placed.left.to_bits() == share(at).to_bits());
        (0..words.len())
            .map(|at| {
                of(at).map_or(String::new(), |placed| document.text.get(placed.bytes.clone()).unwrap().to_owned())
            })
            .collect()
    }

    #[test]
    fn words_are_found_whatever_stands_between_them() {
        let document =
            document(&[("The harbour board, of “Oldtown”, closed it.", 1), ("Repairs cost 2.4 million.", 1)]);
        let said =
            found(&document, 1, "Page 1 The har- bour board, of “Oldtown”, closed it. Repairs cost 2.4 million.");
        let meant = [
            "", "", "The", "har", "bour", "board", "of", "Oldtown", "closed", "it", "Repairs", "cost", "2.4", "million",
        ];
        assert_eq!(said, meant);
    }

    #[test]
    fn words_that_stand_twice_are_told_apart_by_what_stands_around_them() {
        let document = document(&[("Total 12", 1), ("Oldtown 12", 1), ("Newtown 12", 1), ("Total 12", 1)]);
        let rows = found(&document, 1, "Total 12 Oldtown 12 Newtown 12 Total 12");
        assert!(rows.iter().all(|word| !word.is_empty()), "{rows:?}");
        let words = "Total 12 Oldtown 12 Newtown 12 Total 12"
            .split(' ')
            .map(|text| PageWord { text: text.to_owned(), ..PageWord::default() });
        let starts: Vec<usize> =
            placed(&document, 1, words.collect()).iter().map(|placed| placed.bytes.start).collect();
        assert!(starts.is_sorted() && starts[0] != starts[6], "{starts:?}");
    }

    #[test]
    fn a_paragraph_goes_on_on_the_next_page_and_around_what_stands_in_it() {
        let text =
            "The board closed the north quay after divers had found cracks in eleven of its pillars this spring.";
        let document = document(&[(text, 1), ("A second paragraph stands here.", 2)]);
        let first = found(&document, 1, "The board closed the north quay after Harbour news");
        assert_eq!(first.iter().filter(|word| !word.is_empty()).count(), 7, "{first:?}");
        let next = found(
            &document,
            2,
            "divers had found cracks in PAGE TWO eleven of its pillars this spring. A second paragraph stands here.",
        );
        assert_eq!(
            next.join(" "),
            "divers had found cracks in   eleven of its pillars this spring A second paragraph stands here"
        );
    }

    #[test]
    fn a_page_that_says_something_else_has_none_of_the_words() {
        let document = document(&[("Something that is nowhere on the page.", 1)]);
        assert!(found(&document, 1, "Another text altogether").iter().all(String::is_empty));
        assert!(found(&document, 7, "Another text altogether").iter().all(String::is_empty));
    }

    #[test]
    fn letters_without_end_are_looked_through_for_a_while_only() {
        let long = "a ".repeat(50_000);
        let document = document(&[(&format!("{long}b"), 1), (&format!("{long}c"), 1)]);
        let start = std::time::Instant::now();
        found(&document, 1, &"a".repeat(100_000));
        assert!(start.elapsed().as_secs() < 20);
    }
}
