//! PDF: the words that a page paints, put back into lines, paragraphs and columns.
//!
//! A PDF says where each letter is painted and seldom what belongs together. The letters come from `hayro-interpret`,
//! which is written without unsafe code and tested on the broken files that other viewers have collected. What is made
//! of them is ours: letters with their accents ([`accents`]), lines ([`lines`], [`columns`], [`spread`], [`bullets`]), the
//! order of columns ([`order`]), paragraphs ([`paragraphs`], [`setting`], [`measure`]), and the heads and feet of pages
//! ([`furniture`]). Letters that are painted twice are read once ([`twice`]), those that nobody sees are kept apart
//! ([`sight`]), and the lines of a page that was scanned askew are turned back ([`skew`]).

mod accents;
mod astray;
mod bullets;
mod columns;
mod contents;
mod furniture;
mod glyphs;
mod hyphens;
mod lines;
mod measure;
mod notes;
mod order;
mod paragraphs;
mod setting;
mod sight;
mod skew;
mod spread;
mod streams;
mod twice;

use std::num::NonZeroU32;

use hayro_interpret::hayro_syntax::object::DateTime;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::ReadError;
use super::rest::{LETTERS, PAGES, Rest};
use crate::briefing::{Block, Draft, FactKey, ParagraphRole};
use glyphs::Painter;
use lines::Line;

/// One page in lines, in reading order.
#[derive(Debug, Default)]
struct Page {
    number: Option<NonZeroU32>,
    height: f64,
    lines: Vec<Line>,
}

/// The document in `bytes`; what of it holds no text, and the files in it, are told beside.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Locked,
        LoadPdfError::Invalid => ReadError::Damaged { name: "PDF document", reason: "no pages were found".to_owned() },
    })?;
    let count = pdf.pages().len();
    let mut painter = Painter::new(&pdf);
    let mut pages = Vec::new();
    let mut hidden = Vec::new();
    let mut recognised = 0;
    let mut empty = Vec::new();
    let mut cut = Vec::new();
    let mut unknown = (0, 0);
    if !streams::has_end(bytes) {
        rest.tell("The file seems to be cut off, as it does not end as it should; pages may be missing.");
    }
    streams::attach(&pdf, rest);
    for (position, page) in rest.first(PAGES, pdf.pages().iter().enumerate()) {
        if streams::is_cut(page) {
            cut.push(position + 1);
        }
        let painted = painter.paint(page);
        rest.within(LETTERS, painted.letters);
        unknown = (unknown.0 + painted.unknown, unknown.1 + painted.glyphs.len());
        let number = u32::try_from(position + 1).ok().and_then(NonZeroU32::new);
        let (width, height) = (painted.width, painted.height);
        let lines = lines::lines(&painted.glyphs, width, height);
        if lines.is_empty() && painted.has_images {
            empty.push(position + 1);
        }
        recognised += usize::from(painted.is_recognised && !lines.is_empty());
        pages.push(Page { number, height, lines });
        if !painted.hidden.is_empty() {
            hidden.push(Page { number, height, lines: lines::lines(&painted.hidden, width, height) });
        }
    }
    if !cut.is_empty() {
        rest.tell(format!("What is painted on {} is damaged; words are missing there.", listed(&cut)));
    }
    if pages.iter().chain(&hidden).all(|page| page.lines.is_empty()) {
        return Err(match unknown.0 {
            0 if !cut.is_empty() => {
                ReadError::Damaged { name: "PDF document", reason: "its pages cannot be unpacked".to_owned() }
            }
            0 => ReadError::Scan { pages: count },
            _ => ReadError::NoLetters,
        });
    }
    furniture::mark(&mut pages);
    let mut blocks = paragraphs::blocks(&pages);
    let says_something = |block: &Block| block.words.contains(char::is_alphanumeric);
    let hidden = paragraphs::blocks(&hidden).into_iter().filter(says_something);
    blocks.extend(hidden.map(|block| Block { role: ParagraphRole::Body, is_hidden: true, ..block }));
    // What nobody sees follows what is seen on its page.
    blocks.sort_by_key(|block| block.page);
    let mut draft = Draft::default();
    for block in blocks {
        draft.push_block(&block);
    }
    // The day on which a page was scanned says nothing of what stands on it.
    let is_scan = recognised * 2 > pages.iter().filter(|page| !page.lines.is_empty()).count();
    facts(&pdf, is_scan, &mut draft);
    if !empty.is_empty() {
        let pictures = if empty.len() == 1 { "a scanned picture" } else { "scanned pictures" };
        rest.tell(format!(
            "No text was found on {}, which may be {pictures}; run text recognition (OCR) over the file to have it read.",
            listed(&empty)
        ));
    }
    if unknown.0 * 5 > unknown.1 {
        rest.tell("Many of its letters do not say which letters they are; some words are missing.");
    }
    Ok(draft)
}

/// "pages 3, 5–7"
fn listed(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let more = runs.len() > 8;
    runs.truncate(8);
    let said: Vec<String> = runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") }).collect();
    let rest = if more { " and others" } else { "" };
    format!("{} {}{rest}", if pages.len() == 1 { "page" } else { "pages" }, said.join(", "))
}

fn facts(pdf: &Pdf, is_scan: bool, draft: &mut Draft) {
    const FROM: &str = "PDF document information";
    let said = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_of).unwrap_or_default();
    let title = text(&said.title);
    // Programs put the name of the file they were made from there.
    let names_file = title.contains(['\\', '/']) || title.to_lowercase().starts_with("microsoft word") || {
        let ending = title.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| super::format::by_ending(&format!("x.{ending}")).is_some() || ending == "html")
    };
    if !names_file && !matches!(title.to_lowercase().as_str(), "untitled" | "") {
        draft.state(FactKey::Title, &title, FROM);
    }
    draft.state(FactKey::Author, &text(&said.author), FROM);
    if let Some(date) = said.creation_date.as_ref().filter(|_| !is_scan) {
        draft.state(FactKey::Created, &day(date), FROM);
    }
}

/// As ISO 8601 writes the day.
fn day(date: &DateTime) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// A text string of a PDF: UTF-16 or UTF-8 with a mark, else nearly Latin 1 (ISO 32000-2, 7.9.2.2).
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}
