//! Which page is shown: the one of what is pointed at in the text while that is on the screen, else of the paragraph at the
//! top; one that was turned to by hand until the text goes to another.

use std::ops::Range;

use super::kept::Kept;
use crate::briefing::Document;
use crate::text::Span;

/// What is pointed at in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// Words that are selected, cited or found.
    Words(Span),
    /// A paragraph in which the caret stands.
    Paragraph(usize),
}

/// A page that was turned to by hand, and where the text stood then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The page.
    pub page: u32,
    /// The page of the text.
    pub followed: u32,
}

/// The number of the page that a paragraph begins on: of one that does not say, the page of the one before.
pub fn page_of(document: &Document, paragraph: usize) -> u32 {
    let until = document.paragraphs.get(..=paragraph).unwrap_or(&document.paragraphs);
    until.iter().rev().find_map(|paragraph| paragraph.page).map_or(1, std::num::NonZero::get)
}

/// The page on which the words `bytes` of `paragraph` stand. The last paragraph of a page may go on on the next, which shows
/// once that is drawn.
pub fn page_with(document: &Document, paragraph: usize, bytes: &Range<usize>, kept: &Kept) -> u32 {
    let page = page_of(document, paragraph);
    let goes_on = paragraph + 1 >= document.paragraphs.len() || page_of(document, paragraph + 1) > page;
    let is_missing = |page| kept.page((document.id, page)).is_some_and(|kept| kept.knows_not(bytes));
    let is_last = kept.page((document.id, page)).is_none_or(|kept| page >= kept.of);
    if goes_on && !is_last && is_missing(page) && !is_missing(page + 1) { page + 1 } else { page }
}

/// The page that is shown where the text stands at page `followed`, of `document`. What was turned to by hand is forgotten
/// when the text has gone on.
pub fn shown(turned: &mut Option<Turned>, followed: u32) -> u32 {
    *turned = turned.filter(|turned| turned.followed == followed && turned.page != followed);
    turned.map_or(followed, |turned| turned.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_was_turned_to_stays_until_the_text_goes_on() {
        let mut turned = Some(Turned { page: 5, followed: 2 });
        assert_eq!(shown(&mut turned, 2), 5);
        assert_eq!(shown(&mut turned, 3), 3);
        assert_eq!((shown(&mut turned, 2), turned), (2, None));
    }

    #[test]
    fn a_paragraph_without_a_page_stands_on_the_one_before() {
        let mut document =
            crate::load::document_of("a.txt", b"One stands here.\n\nTwo stands here.\n\nThree stands.\n").unwrap();
        assert_eq!(page_of(&document, 2), 1);
        document.paragraphs[1].page = std::num::NonZero::new(4);
        assert_eq!([0, 1, 2, 9].map(|at| page_of(&document, at)), [1, 4, 4, 4]);
    }
}
