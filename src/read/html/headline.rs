//! Which block of a page is its article's headline.

use super::blocks::Block;
use super::metadata::is_headline;
use crate::briefing::ParagraphRole;

/// The block that is the headline: the first heading that says what the metadata name as the title, of the highest rank;
/// else, where they name none of the article's own, the heading whose class says so, or the one of the highest rank that
/// stands alone in the main text, or on the page.
pub fn headline(blocks: &[Block], title: Option<&str>, is_own: bool) -> Option<usize> {
    let ranked =
        |rank: u8| blocks.iter().enumerate().filter(move |(_, block)| block.rank == Some(rank) && !block.is_aside);
    if let Some(title) = title {
        let mut headings = (1..=4).flat_map(ranked);
        if let Some((position, _)) = headings.find(|(_, block)| is_headline(&block.words, title)) {
            return Some(position);
        }
        if is_own {
            return None;
        }
    }
    let is_main = |(_, block): &(usize, &Block)| block.role != ParagraphRole::Boilerplate;
    let marked = || (1..=4).flat_map(ranked).filter(|(_, block)| block.is_marked_title);
    let alone = |found: &mut dyn Iterator<Item = (usize, &Block)>| -> Option<usize> {
        let (position, _) = found.next()?;
        found.next().is_none().then_some(position)
    };
    alone(&mut marked().filter(is_main))
        .or_else(|| alone(&mut ranked(1).filter(is_main)))
        .or_else(|| alone(&mut ranked(1)))
}
