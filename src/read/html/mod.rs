//! Pages of the web: every block of words becomes a paragraph, and what is not the page's main text becomes furniture.
//!
//! The main text is found by `dom_smoothie`, a port of Mozilla's Readability (the reader view of Firefox), and widened
//! to all sections of a text in parts ([`sections`]). What is left out stays readable here with the role of furniture,
//! so that mistakes hide nothing.

mod asides;
mod blocks;
mod depth;
mod headline;
mod linked;
mod metadata;
mod sections;
mod times;
mod xhtml;

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

pub use metadata::unescaped;

use super::ReadError;
use crate::briefing::Draft;
use crate::briefing::{ParagraphForm, ParagraphRole};
use asides::Asides;
use blocks::Block;
use sections::Element;

/// With more elements than this, a page is read whole: no main text is looked for.
const ELEMENTS: usize = 100_000;

/// A block with this many words between two blocks of the main text belongs to it, and so does a sentence beside theirs.
const RUNNING_WORDS: usize = 30;

/// The draft of a page.
pub fn draft(page: &str) -> Result<Draft, ReadError> {
    let page = &*xhtml::as_html(page);
    depth::check(page)?;
    let config = Config { max_elements_to_parse: ELEMENTS, ..Config::default() };
    let Ok(mut reader) = Readability::new(page, None, Some(config)) else {
        return Err(ReadError::NoText);
    };
    depth::check_tree(&reader.doc)?;
    let facts = metadata::facts(&reader);
    let (mut blocks, elements) = blocks::outlined(&reader.doc, &facts.asides);
    // This takes the page apart: whatever else is asked of it must come before.
    let main = reader.parse().ok().map(|article| blocks::blocks(&Document::from(article.content)));
    if let Some(main) = main {
        mark_furniture(&mut blocks, &elements, &main);
    }
    let mut draft = Draft::default();
    for (key, value, from) in &facts.said {
        draft.state(*key, value, from);
    }
    draft.dates = facts.dates;
    let headline = headline::headline(&blocks, facts.title.as_deref(), facts.is_own);
    if let Some(headline) = headline {
        headline::keep_standfirst(&mut blocks, headline, &facts.about);
    }
    if let (None, Some(title)) = (headline, &facts.title) {
        draft.push(title, ParagraphRole::Title);
    }
    for (position, block) in blocks.iter().enumerate() {
        let role = if headline == Some(position) { ParagraphRole::Title } else { block.role };
        draft.push_block(&block.made(role));
        if block.is_aside {
            draft.beside.extend(draft.paragraphs.last().map(|paragraph| paragraph.span));
        }
    }
    draft.knows_headings |= headline.is_some();
    draft.title = facts.title.or(facts.of_page);
    if draft.paragraphs.is_empty() { Err(ReadError::NoText) } else { Ok(draft) }
}

/// The draft of a page that is all text, as the chapters of books are.
pub fn whole(page: &str) -> Result<Draft, ReadError> {
    all(page, |_, _| {})
}

/// The draft of a page that is the words of a message: its quotations are those of earlier messages, and its signature is
/// set aside where the program that wrote it says which that is.
pub fn message(page: &str) -> Result<Draft, ReadError> {
    all(page, |blocks, elements| {
        let mut depths: Vec<(u8, bool)> = Vec::with_capacity(elements.len());
        for element in elements {
            let (depth, is_signature) = depths.get(element.parent).copied().unwrap_or_default();
            let quotes = element.kind == "blockquote" || element.kind.starts_with("blockquote ");
            depths.push((depth.saturating_add(u8::from(quotes)), is_signature || element.kind.contains("signature")));
        }
        for block in blocks {
            let (depth, is_signature) = depths.get(block.within).copied().unwrap_or_default();
            if is_signature {
                block.role = ParagraphRole::Boilerplate;
            } else if let Some(level) = NonZeroU8::new(depth) {
                (block.form, block.level) = (ParagraphForm::Quote, Some(level));
            }
        }
    })
}

fn all(page: &str, change: impl FnOnce(&mut [Block], &[Element])) -> Result<Draft, ReadError> {
    let page = &*xhtml::as_html(page);
    depth::check(page)?;
    let page = Document::from(page);
    depth::check_tree(&page)?;
    let (mut blocks, elements) = blocks::outlined(&page, &Asides::none());
    change(&mut blocks, &elements);
    let mut draft = Draft::default();
    for block in blocks {
        draft.push_block(&block.made(block.role));
    }
    if draft.paragraphs.is_empty() { Err(ReadError::NoText) } else { Ok(draft) }
}

/// Gives every block that is not of the main text the role of furniture.
fn mark_furniture(blocks: &mut [Block], elements: &[Element], main: &[Block]) {
    let main: BTreeSet<&str> = main.iter().map(|block| block.words.as_str()).collect();
    let mut is_main: Vec<bool> = blocks.iter().map(|block| main.contains(block.words.as_str())).collect();
    sections::widen(blocks, elements, &mut is_main);
    let (Some(first), Some(last)) = (is_main.iter().position(|&is| is), is_main.iter().rposition(|&is| is)) else {
        return;
    };
    // Where the sentences of the main text stand.
    let around = |block: &Block| elements.get(block.within).map(|element| element.parent);
    let places: BTreeSet<usize> = blocks
        .iter()
        .zip(&is_main)
        .filter(|(block, is)| **is && block.tells())
        .filter_map(|(block, _)| around(block))
        .collect();
    for (position, (block, is_main)) in blocks.iter_mut().zip(is_main).enumerate() {
        let lies_within = first < position && position < last;
        let is_long = block.link_share < 50 && block.words.split_whitespace().nth(RUNNING_WORDS).is_some();
        let is_beside = || block.tells() && around(block).is_some_and(|place| places.contains(&place));
        let is_running = lies_within && (is_long || is_beside());
        if !is_main && !is_running && block.role != ParagraphRole::Caption {
            block.role = ParagraphRole::Boilerplate;
        }
    }
}

#[cfg(test)]
mod tests;
