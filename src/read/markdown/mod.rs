//! Markdown: its blocks become paragraphs, and the text is its words, without marks and addresses.
//!
//! Whether a line break inside a block is a wrap or parts two blocks is told by the shape of all the lines, as in plain
//! text: pages that were scraped to Markdown have a line to each block and no blank lines.

mod front;
mod head;
mod reader;

use pulldown_cmark::{Options, Parser};

use crate::briefing::{Block, Draft, ParagraphForm, ParagraphRole};
use crate::read::rest::Rest;
use crate::text::paragraphs;
use reader::{Part, Reader};

/// The draft of a plain text, which may begin with a front matter as Markdown does.
pub fn plain(text: String) -> Draft {
    let Some((matter, rest)) = front::of_text(&text).filter(|(_, rest)| !rest.trim().is_empty()) else {
        return Draft::of_text(text);
    };
    let mut draft = Draft::of_text(rest.to_owned());
    front::matter(matter, &mut draft);
    draft
}

/// The draft of a Markdown file.
pub fn draft(text: &str, rest: &mut Rest) -> Draft {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    let (mut draft, parts) = reader.end(rest);
    let mut parts = split(&parts);
    head::mark(&mut parts, &mut draft);
    // Whoever published the page set the title above it, unless the text has it itself.
    let is_there = |title: &Block| {
        let same = |block: &Block| block.role == ParagraphRole::Title || block.words == title.words;
        title.role == ParagraphRole::Title && parts.iter().any(|part| same(&part.block))
    };
    let matter = front::of_text(text).map(|(matter, _)| front::shown(matter, !parts.is_empty())).unwrap_or_default();
    for block in matter.iter().filter(|block| !is_there(block)).chain(parts.iter().map(|part| &part.block)) {
        draft.push_block(block);
    }
    draft
}

/// The parts with their lines joined or parted: each of the lines of a block that a writer wrapped is of one paragraph,
/// each line of a block that a program wrote is one.
fn split(parts: &[Part]) -> Vec<Part> {
    let mut text = String::new();
    let mut ends = Vec::with_capacity(parts.len());
    for part in parts {
        if part.is_lines() {
            text.push_str(&part.block.words);
        }
        ends.push(text.len());
        text.push_str("\n\n");
    }
    let mut pieces = paragraphs(&text).into_iter().peekable();
    let mut split = Vec::with_capacity(parts.len());
    for (part, end) in parts.iter().zip(ends) {
        if !part.is_lines() {
            split.push(part.clone());
            continue;
        }
        while let Some(piece) = pieces.next_if(|piece| piece.span.start() < end) {
            let words = in_one_line(piece.span.of(&text));
            let (form, level) = match piece.item {
                Some(_) if part.block.form == ParagraphForm::Prose => (ParagraphForm::Item, piece.item),
                _ => (part.block.form, part.block.level),
            };
            // All but the words: of a block of many lines they would be copied for each.
            let Block { role, page, is_hidden, .. } = part.block;
            let block = Block { words, role, form, page, level, is_hidden };
            let Part { is_outline, is_links, is_whole, .. } = *part;
            split.push(Part { block, is_outline, is_links, is_whole });
        }
    }
    split
}

/// The lines of a paragraph in one. Where a hyphen stands between two, a soft one takes its place: whether it belongs to
/// a compound is told from the document's words.
fn in_one_line(lines: &str) -> String {
    let mut joined = String::with_capacity(lines.len());
    for line in lines.lines() {
        let is_parted = line.trim_start().starts_with(char::is_lowercase)
            && joined.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic));
        if is_parted {
            joined.pop();
            joined.push('\u{ad}');
        }
        for (position, word) in line.split_whitespace().enumerate() {
            if !(joined.is_empty() || is_parted && position == 0) {
                joined.push(' ');
            }
            joined.push_str(word);
        }
    }
    joined
}

#[cfg(test)]
mod tests;
