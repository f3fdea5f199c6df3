//! What parent and child say to each other: a length, a head in JSON, a length, bytes.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::num::{NonZeroU8, NonZeroU32};

use serde::{Deserialize, Serialize};

use crate::briefing::Draft;
use crate::briefing::{Fact, FactKey, Paragraph, ParagraphForm, ParagraphRole, Recognised, Thread};
#[cfg(feature = "window")]
use crate::read::original::{DrawnPage, PageAsk, PageWord};
use crate::read::part::Part;
use crate::read::{Limits, ReadError, Scans};
use crate::text::Span;

/// The largest head that is believed, in bytes.
const HEAD_BYTES: u64 = 256 << 20;

/// A file to read, or a page of it to draw.
pub struct Request {
    pub path: String,
    pub bytes: Vec<u8>,
    pub limits: Limits,
    #[cfg(feature = "window")]
    pub page: Option<PageAsk>,
}

/// What a child says.
#[expect(clippy::large_enum_variant, reason = "a frame is taken apart as soon as it is there")]
pub enum Frame {
    /// A piece of the file.
    Part(Part),
    /// What was wanted of a page of it.
    #[cfg(feature = "window")]
    Drawn(DrawnPage),
    /// There are no more; or why not.
    Done(std::result::Result<(), ReadError>),
}

#[derive(Serialize, Deserialize)]
struct Ask {
    path: String,
    file_bytes: u64,
    scans: Scans,
    #[cfg(feature = "window")]
    page: Option<PageAsk>,
}

#[derive(Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "a head is taken apart as soon as it is there")]
enum Head {
    Draft {
        name: Option<String>,
        draft: DraftHead,
    },
    Member {
        name: String,
    },
    Fault {
        member: Option<String>,
        what: String,
    },
    Scan {
        pages: Vec<usize>,
    },
    Page,
    #[cfg(feature = "window")]
    Drawn {
        width: u32,
        height: u32,
        pages: usize,
        words: Vec<PageWord>,
        is_picture: bool,
    },
    Done,
    Failed {
        what: String,
    },
    Broke,
}

#[derive(Serialize, Deserialize)]
struct DraftHead {
    paragraphs: Vec<ParagraphHead>,
    title: Option<String>,
    headline: Option<String>,
    dates: Vec<String>,
    facts: Vec<(FactKey, String, String)>,
    knows_headings: bool,
    thread: Option<Thread>,
    beside: Vec<(u32, u32)>,
    recognised: Option<RecognisedHead>,
}

/// How many pages were recognised, how sure that is, and the doubtful words.
type RecognisedHead = (usize, u8, Vec<(u32, u32)>);

/// Start, end, role, form, page and level of a paragraph (0 where it has none), and whether it is hidden.
type ParagraphHead = (u32, u32, ParagraphRole, ParagraphForm, u32, u8, bool);

pub fn write_request(to: &mut impl Write, path: &str, bytes: &[u8], limits: &Limits) -> Result<()> {
    write(to, &asked(path, limits), bytes)
}

/// Asks for a page.
#[cfg(feature = "window")]
pub fn write_page_request(to: &mut impl Write, path: &str, bytes: &[u8], page: PageAsk) -> Result<()> {
    write(to, &Ask { page: Some(page), ..asked(path, &Limits::default()) }, bytes)
}

fn asked(path: &str, limits: &Limits) -> Ask {
    Ask {
        path: path.to_owned(),
        file_bytes: limits.file_bytes,
        scans: limits.scans,
        #[cfg(feature = "window")]
        page: None,
    }
}

pub fn read_request(from: &mut impl Read) -> Result<Request> {
    let (ask, bytes): (Ask, Vec<u8>) = read(from)?;
    let limits = Limits { file_bytes: ask.file_bytes, scans: ask.scans };
    Ok(Request {
        path: ask.path,
        bytes,
        limits,
        #[cfg(feature = "window")]
        page: ask.page,
    })
}

/// Hands on what was wanted of a page.
#[cfg(feature = "window")]
pub fn write_drawn(to: &mut impl Write, drawn: DrawnPage) -> Result<()> {
    let DrawnPage { width, height, pixels, pages, words, is_picture } = drawn;
    write(to, &Head::Drawn { width, height, pages, words, is_picture }, &pixels)
}

pub fn write_part(to: &mut impl Write, part: &Part) -> Result<()> {
    match part {
        Part::Draft { name, draft } => {
            write(to, &Head::Draft { name: name.clone(), draft: head_of(draft) }, draft.text.as_bytes())
        }
        Part::Member { name, bytes } => write(to, &Head::Member { name: name.clone() }, bytes),
        Part::Fault { member, what } => write(to, &Head::Fault { member: member.clone(), what: what.clone() }, &[]),
        Part::Scan { pages } => write(to, &Head::Scan { pages: pages.clone() }, &[]),
        Part::Page => write(to, &Head::Page, &[]),
    }
}

/// Says that the file is done; `outcome` is `None` where its reader broke down.
pub fn write_outcome(to: &mut impl Write, outcome: Option<std::result::Result<(), ReadError>>) -> Result<()> {
    let head = match outcome {
        Some(Ok(())) => Head::Done,
        Some(Err(error)) => Head::Failed { what: error.to_string() },
        None => Head::Broke,
    };
    write(to, &head, &[])
}

pub fn read_frame(from: &mut impl Read) -> Result<Frame> {
    let (head, bytes): (Head, Vec<u8>) = read(from)?;
    Ok(match head {
        Head::Draft { name, draft } => {
            let text = String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
            Frame::Part(Part::Draft { name, draft: draft_of(draft, text) })
        }
        Head::Member { name } => Frame::Part(Part::Member { name, bytes }),
        Head::Fault { member, what } => Frame::Part(Part::Fault { member, what }),
        Head::Scan { pages } => Frame::Part(Part::Scan { pages }),
        Head::Page => Frame::Part(Part::Page),
        #[cfg(feature = "window")]
        Head::Drawn { width, height, pages, words, is_picture } => {
            Frame::Drawn(DrawnPage { width, height, pixels: bytes, pages, words, is_picture })
        }
        Head::Done => Frame::Done(Ok(())),
        Head::Failed { what } => Frame::Done(Err(ReadError::Said(what))),
        Head::Broke => Frame::Done(Err(ReadError::Broke)),
    })
}

fn write(to: &mut impl Write, head: &impl Serialize, bytes: &[u8]) -> Result<()> {
    let head = serde_json::to_vec(head)?;
    to.write_all(&(head.len() as u64).to_le_bytes())?;
    to.write_all(&head)?;
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

fn read<T: for<'a> Deserialize<'a>>(from: &mut impl Read) -> Result<(T, Vec<u8>)> {
    let head = read_bytes(from, HEAD_BYTES)?;
    let bytes = read_bytes(from, u64::from(u32::MAX))?;
    Ok((serde_json::from_slice(&head)?, bytes))
}

fn read_bytes(from: &mut impl Read, most: u64) -> Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    let got = from.take(length).read_to_end(&mut bytes)?;
    if got as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

fn head_of(draft: &Draft) -> DraftHead {
    let number = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
    let ends = |span: &Span| (number(span.start()), number(span.end()));
    let paragraphs = draft.paragraphs.iter().map(|paragraph| {
        let Paragraph { span, role, form, page, level, is_hidden, .. } = *paragraph;
        let (page, level) = (page.map_or(0, NonZeroU32::get), level.map_or(0, NonZeroU8::get));
        (number(span.start()), number(span.end()), role, form, page, level, is_hidden)
    });
    DraftHead {
        paragraphs: paragraphs.collect(),
        title: draft.title.clone(),
        headline: draft.headline.clone(),
        dates: draft.dates.clone(),
        facts: draft.facts.iter().map(|fact| (fact.key, fact.value.clone(), fact.from.clone())).collect(),
        knows_headings: draft.knows_headings,
        thread: draft.thread.clone(),
        beside: draft.beside.iter().map(ends).collect(),
        recognised: draft
            .recognised
            .as_ref()
            .map(|found| (found.pages, found.sure, found.doubtful.iter().map(ends).collect())),
    }
}

/// The draft, checked anew: spans that are none of its text, or hold no words of it, are left out.
fn draft_of(head: DraftHead, text: String) -> Draft {
    let mut end = 0;
    let mut paragraphs = Vec::with_capacity(head.paragraphs.len());
    for (start, to, role, form, page, level, is_hidden) in head.paragraphs {
        let span = Span::new(&text, start as usize, to as usize).filter(|span| span.start() >= end);
        let span = span.map(|span| span.trimmed(&text)).filter(|span| !span.is_empty());
        let Some(span) = span else { continue };
        end = span.end();
        paragraphs.push(Paragraph {
            form,
            page: NonZeroU32::new(page),
            level: NonZeroU8::new(level),
            is_hidden,
            ..Paragraph::new(span, role)
        });
    }
    let spans = |ends: Vec<(u32, u32)>| -> Vec<Span> {
        ends.into_iter().filter_map(|(start, end)| Span::new(&text, start as usize, end as usize)).collect()
    };
    let beside = spans(head.beside);
    let recognised = head.recognised.map(|(pages, sure, doubtful)| {
        let mut doubtful = spans(doubtful);
        // They are looked for by their places: only those in order count.
        let mut end = 0;
        doubtful.retain(|word| {
            let before = end;
            end = word.end().max(before);
            !word.is_empty() && word.start() >= before
        });
        Recognised { pages, sure: sure.min(100), doubtful }
    });
    Draft {
        beside,
        recognised,
        text,
        paragraphs,
        title: head.title,
        headline: head.headline,
        dates: head.dates,
        facts: head.facts.into_iter().map(|(key, value, from)| Fact { key, value, from }).collect(),
        knows_headings: head.knows_headings,
        thread: head.thread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_nothing_and_out_of_order_are_left_out() {
        let head = |paragraphs| DraftHead {
            paragraphs,
            title: None,
            headline: None,
            dates: Vec::new(),
            facts: Vec::new(),
            knows_headings: false,
            thread: None,
            beside: Vec::new(),
            recognised: None,
        };
        let of = |spans: &[(u32, u32)]| {
            let paragraphs = spans
                .iter()
                .map(|&(start, end)| (start, end, Default::default(), Default::default(), 0, 0, false))
                .collect();
            let draft = draft_of(head(paragraphs), "One\n\n \n Twö ".to_owned());
            draft.paragraphs.iter().map(|paragraph| draft.words(paragraph).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of(&[(0, 3), (3, 7), (6, 12)]), ["One", "Twö"]);
        assert_eq!(of(&[(0, 3), (1, 2), (9, 11), (5, 99), (3, 2)]), ["One"]);
    }
}
