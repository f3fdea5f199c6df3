//! Which block of a page is its article's headline, and which say beneath it what it is about.

use super::blocks::Block;
use super::metadata::is_headline;
use crate::briefing::ParagraphRole;

/// The block that is the headline: the first heading that says what the metadata name as the title, of the highest rank;
/// else, where they name none of the article's own, the heading whose class says so, or the one of the highest rank that
/// stands alone in the main text, or on the page.
pub fn headline(blocks: &[Block], title: Option<&str>, is_own: bool) -> Option<usize> {
    let ranked = |rank: u8| {
        blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| block.rank == Some(rank) && !block.is_aside && !block.is_hidden)
    };
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

/// Makes the standfirst a part of the main text: between the headline and the first running text of the article, what is
/// told in sentences, is what the page says to be `about`, or stands right beneath the headline in as many words, without
/// the numbers of a by-line. Readability leaves it out, as it stands in the page's head.
pub fn keep_standfirst(blocks: &mut [Block], headline: usize, about: &[String]) {
    let is_text = |block: &Block| block.role == ParagraphRole::Body && block.tells();
    let Some(text) = blocks.iter().skip(headline + 1).position(is_text) else { return };
    let between = blocks.iter_mut().skip(headline + 1).take(text);
    for (at, block) in between.enumerate().filter(|(_, block)| block.role == ParagraphRole::Boilerplate) {
        let is_about = || about.iter().any(|about| is_headline(&block.words, about));
        let is_first = at == 0 && block.is_long() && !block.words.contains(|mark: char| mark.is_numeric());
        if block.can_tell() && (is_first || block.tells() || is_about()) {
            (block.role, block.rank, block.level) = (ParagraphRole::Body, None, None);
        }
    }
}
