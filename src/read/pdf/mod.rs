//! PDF: the words that a page paints, put back into lines, paragraphs and columns.
//!
//! A PDF says where each letter is painted and seldom what belongs together. The letters come from `hayro-interpret`,
//! which is written without unsafe code and tested on the broken files that other viewers have collected. What is made
//! of them is ours: letters with their accents ([`accents`]), lines ([`lines`], [`columns`], [`spread`], [`bullets`]), the
//! order of columns ([`order`]), paragraphs ([`paragraphs`], [`setting`], [`measure`]), and the heads and feet of pages
//! ([`furniture`]). Letters that are painted twice are read once ([`twice`]), those that nobody sees are kept apart
//! ([`sight`]), and the lines of a page that was scanned askew are turned back ([`skew`]). Where a page is a picture, its
//! text is recognised ([`camera`], [`scanned`]) and put together the same way; so are pictures that are files. For the
//! window a page is painted as it looks, with the places of its words (`drawn`).

mod accents;
mod astray;
mod bullets;
mod camera;
mod columns;
mod contents;
#[cfg(feature = "window")]
mod drawn;
mod furniture;
mod glyphs;
mod hyphens;
mod lines;
mod measure;
mod notes;
mod order;
mod paragraphs;
mod scanned;
mod setting;
mod sight;
mod skew;
mod spread;
mod streams;
mod twice;

use std::num::NonZeroU32;

use hayro_interpret::hayro_syntax::object::DateTime;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::part::{Part, Sink};
use super::rest::{LETTERS, PAGES, Rest, SCANS, hand_on};
use super::{Limits, ReadError, Scans};
use crate::briefing::{Block, Draft, FactKey, ParagraphRole};
#[cfg(feature = "window")]
pub use drawn::{draw, find};
use glyphs::{Canvas, Painter};
use image::GrayImage;
use lines::Line;
use scanned::Scanned;

/// One page in lines, in reading order.
#[derive(Debug, Default)]
struct Page {
    number: Option<NonZeroU32>,
    height: f64,
    lines: Vec<Line>,
}

/// A page with fewer letters than this is nearly empty but for its pictures: a number, a stamp.
const FEW: usize = 150;

/// Pictures that cover so much of a nearly empty page are what the page says.
const COVERED: f64 = 0.4;

/// Hands on the document in `bytes`, the files in it, and what of it holds no text.
pub fn parts(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut rest = Rest::default();
    let draft = draft(bytes, limits.scans, &mut rest, sink);
    hand_on(draft, rest, sink)
}

fn draft(bytes: &[u8], scans: Scans, rest: &mut Rest, sink: &mut Sink<'_>) -> Result<Option<Draft>, ReadError> {
    let pdf = opened(bytes)?;
    let mut painter = Painter::new(&pdf);
    let mut document = Pages::default();
    let mut recognised = 0;
    let mut pictures = 0;
    let mut left = Vec::new();
    let mut cut = Vec::new();
    let mut unknown = (0, 0);
    let mut too_large = Vec::new();
    if !streams::has_end(bytes) {
        rest.tell("The file seems to be cut off, as it does not end as it should; pages may be missing.");
    }
    let found = pdf.pages().len();
    if let Some(said) = streams::said_pages(&pdf).filter(|said| *said > found) {
        rest.tell(format!("It says that it has {said} pages, of which {found} were found."));
    }
    if streams::has_cut_form(&pdf) {
        rest.tell("A part that its pages are painted from is damaged; words may be missing.");
    }
    streams::attach(&pdf, rest);
    for (position, page) in rest.first(PAGES, pdf.pages().iter().enumerate()) {
        if streams::is_cut(page) {
            cut.push(position + 1);
        }
        let painted = painter.paint(page);
        rest.within(LETTERS, painted.letters);
        unknown = (unknown.0 + painted.unknown, unknown.1 + painted.glyphs.len());
        recognised += usize::from(painted.is_recognised && !painted.glyphs.is_empty());
        let is_picture = is_picture(&painted);
        pictures += usize::from(is_picture);
        if is_picture && scans == Scans::Read && rest.within(SCANS, pictures) {
            if sink(Part::Page).is_break() {
                return Ok(None);
            }
            let taken = painter.picture(page, painted.dots);
            if taken.left_out {
                too_large.push(position + 1);
            }
            let read = document.scanned.read(position + 1, taken.picture, Some(taken.dots));
            document.add(position + 1, scanned::with(painted, read));
        } else {
            if is_picture && scans != Scans::Read {
                left.push(position + 1);
            }
            document.add(position + 1, painted);
        }
    }
    if !cut.is_empty() {
        rest.tell(format!("What is painted on {} is damaged; words are missing there.", listed(&cut)));
    }
    if !too_large.is_empty() {
        rest.tell(format!("A picture on {} is too large to be read.", listed(&too_large)));
    }
    let is_left = !left.is_empty();
    if is_left && sink(Part::Scan { pages: left }).is_break() {
        return Ok(None);
    }
    if document.is_empty() {
        return match unknown.0 {
            0 if !cut.is_empty() => {
                Err(ReadError::Damaged { name: "PDF document", reason: "its pages cannot be unpacked".to_owned() })
            }
            0 if is_left => Ok(None),
            0 => Err(document.scanned.nothing()),
            _ => Err(ReadError::NoLetters),
        };
    }
    document.scanned.tell(rest);
    if unknown.0 * 5 > unknown.1 {
        rest.tell("Many of its letters do not say which letters they are; some words are missing.");
    }
    // The day on which a page was scanned says nothing of what stands on it.
    let is_scan = (recognised + document.scanned.pages()) * 2 > document.written();
    let mut draft = document.draft();
    facts(&pdf, is_scan, &mut draft);
    Ok(Some(draft))
}

/// The document in `bytes`.
fn opened(bytes: &[u8]) -> Result<Pdf, ReadError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Locked,
        LoadPdfError::Invalid => ReadError::Damaged { name: "PDF document", reason: "no pages were found".to_owned() },
    })
}

/// Whether what a page says is in its pictures.
fn is_picture(painted: &Canvas) -> bool {
    painted.has_images && (painted.glyphs.is_empty() || painted.glyphs.len() < FEW && painted.pictured > COVERED)
}

/// The pages of a document as they are read, those that are pictures among them.
#[derive(Default)]
pub struct Pages {
    pages: Vec<Page>,
    hidden: Vec<Page>,
    pub scanned: Scanned,
}

impl Pages {
    /// Adds what stands on page `number`.
    fn add(&mut self, number: usize, canvas: Canvas) {
        let number = u32::try_from(number).ok().and_then(NonZeroU32::new);
        let (width, height) = (canvas.width, canvas.height);
        self.pages.push(Page { number, height, lines: lines::lines(&canvas.glyphs, width, height) });
        if !canvas.hidden.is_empty() {
            self.hidden.push(Page { number, height, lines: lines::lines(&canvas.hidden, width, height) });
        }
    }

    /// Adds page `number`, which is a picture.
    pub fn add_picture(&mut self, number: usize, picture: GrayImage) {
        let read = self.scanned.read(number, picture, None);
        self.add(number, scanned::with(Canvas::default(), read));
    }

    /// Whether there is nothing on them.
    pub fn is_empty(&self) -> bool {
        self.pages.iter().chain(&self.hidden).all(|page| page.lines.is_empty())
    }

    /// How many have something on them that is seen.
    fn written(&self) -> usize {
        self.pages.iter().filter(|page| !page.lines.is_empty()).count()
    }

    /// The document that they make.
    pub fn draft(mut self) -> Draft {
        furniture::mark(&mut self.pages);
        let mut blocks = paragraphs::blocks(&self.pages);
        let says_something = |block: &Block| block.words.contains(char::is_alphanumeric);
        let hidden = paragraphs::blocks(&self.hidden).into_iter().filter(says_something);
        blocks.extend(hidden.map(|block| Block { role: ParagraphRole::Body, is_hidden: true, ..block }));
        // What nobody sees follows what is seen on its page.
        blocks.sort_by_key(|block| block.page);
        let mut draft = Draft::default();
        for block in blocks {
            draft.push_block(&block);
        }
        self.scanned.settle(&mut draft);
        draft
    }
}

/// "pages 3, 5–7"
pub fn listed(pages: &[usize]) -> String {
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
