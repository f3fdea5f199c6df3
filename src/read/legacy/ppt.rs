//! PowerPoint presentations of 1997 to 2003 ([MS-PPT]): records in records, of which the last version of each slide counts.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::num::NonZeroU32;

use cfb::CompoundFile;

use super::ole::{facts, narrow, number16, number32, stream, wide};
use crate::briefing::{Draft, ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::office::Flow;
use crate::read::rest::{BREAKS_OFF, Rest, SLIDES};

const NAME: &str = "PowerPoint presentation";

/// Kinds of records (2.13.24).
const DOCUMENT: u16 = 0x03e8;
const SLIDE: u16 = 0x03ee;
const NOTES: u16 = 0x03f0;
const SLIDE_LIST: u16 = 0x0ff0;
const SLIDE_PLACE: u16 = 0x03f3;
const TEXT_KIND: u16 = 0x0f9f;
const TEXT_WIDE: u16 = 0x0fa0;
const TEXT_NARROW: u16 = 0x0fa8;
const USER_EDIT: u16 = 0x0ff5;
const PLACES: u16 = 0x1772;
const OBJECT: u16 = 0x1011;

/// How deep records may lie in one another, and how often a presentation may have been saved.
const DEEPEST: usize = 32;
const EDITS: usize = 10_000;

/// A record: its kind, which of its kind it is, and what it holds.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    instance: u16,
    is_container: bool,
    body: &'a [u8],
    /// Whether there was more of it once.
    is_cut: bool,
}

impl<'a> Record<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let (head, kind) = (number16(bytes, at)?, number16(bytes, at + 2)?);
        let length = number32(bytes, at + 4)? as usize;
        let rest = bytes.get(at + 8..)?;
        // One that is cut off has what is left of it.
        let (body, is_cut) = rest.get(..length).map_or((rest, true), |body| (body, false));
        Some(Self { kind, instance: head >> 4, is_container: head & 0xf == 0xf, body, is_cut })
    }

    /// The records in it.
    fn inner(self) -> impl Iterator<Item = Record<'a>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let record = Self::at(self.body, at)?;
            at += 8 + record.body.len();
            Some(record)
        })
    }
}

/// The presentation in `bytes`.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let damaged = |reason: &str| ReadError::Damaged { name: NAME, reason: reason.to_owned() };
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    if file.is_stream("/EncryptedSummary") {
        return Err(ReadError::Locked);
    }
    let main = stream(&mut file, "PowerPoint Document").ok_or_else(|| damaged("its slides are missing"))?;
    let user = stream(&mut file, "Current User").ok_or_else(|| damaged("the list of its slides is missing"))?;
    let places = places(&main, &user);
    let records = places.values().filter_map(|place| Record::at(&main, *place as usize));
    let document = records.clone().find(|record| record.kind == DOCUMENT);
    let document = document.ok_or_else(|| damaged("the list of its slides is broken"))?;
    let mut flow = Flow::default();
    flow.has_objects = records.clone().any(|record| record.kind == OBJECT);
    if records.clone().any(|record| record.is_cut) {
        rest.tell(BREAKS_OFF);
    }
    // The first list is of slides, the third of their notes (2.4.14).
    let lists = || document.inner().filter(|record| record.kind == SLIDE_LIST);
    let slides = lists().find(|list| list.instance == 0).map(slides).unwrap_or_default();
    let notes: BTreeMap<u32, &[u8]> = records
        .filter(|record| record.kind == NOTES)
        .filter_map(|record| Some((number32(record.inner().next()?.body, 0)?, record.body)))
        .collect();
    let (mut has_lost, mut is_whole) = (false, true);
    for (number, slide) in (1..).zip(rest.first(SLIDES, slides)) {
        flow.page = NonZeroU32::new(number);
        for (kind, text) in &slide.outline {
            tell(&mut flow, text, matches!(kind, 0 | 6));
        }
        let record = places.get(&slide.place).and_then(|place| Record::at(&main, *place as usize));
        match record.filter(|record| record.kind == SLIDE) {
            Some(record) => {
                is_whole &= texts(record, 0, &mut |kind, text| tell(&mut flow, text, matches!(kind, 0 | 6)));
            }
            None => has_lost = true,
        }
        if let Some(body) = notes.get(&slide.id) {
            let record = Record { kind: NOTES, instance: 0, is_container: true, body, is_cut: false };
            is_whole &= texts(record, 0, &mut |_, text| tell(&mut flow, text, false));
        }
    }
    if !is_whole {
        rest.tell(format!("What lies more than {DEEPEST} levels deep in a slide was not read."));
    }
    if has_lost {
        rest.tell("It names a slide that is missing.");
    }
    facts(&mut file, &mut flow.draft);
    flow.finish(rest)
}

/// A slide as the list names it: where it lies, its number, and what of its text the list holds, with its kind.
#[derive(Clone, Default)]
struct Slide {
    place: u32,
    id: u32,
    outline: Vec<(u32, String)>,
}

fn slides(list: Record<'_>) -> Vec<Slide> {
    let mut slides: Vec<Slide> = Vec::new();
    let mut kind = 0;
    for record in list.inner() {
        match record.kind {
            SLIDE_PLACE => {
                let number = |at| number32(record.body, at).unwrap_or(0);
                slides.push(Slide { place: number(0), id: number(12), outline: Vec::new() });
            }
            TEXT_KIND => kind = number32(record.body, 0).unwrap_or(0),
            _ => {
                if let (Some(text), Some(slide)) = (text_of(record), slides.last_mut()) {
                    slide.outline.push((kind, text));
                }
            }
        }
    }
    slides
}

/// Where each part of the presentation lies that was saved last: later lists go before earlier ones (2.1.2).
fn places(main: &[u8], user: &[u8]) -> BTreeMap<u32, u32> {
    let mut found = BTreeMap::new();
    let mut edit = number32(user, 16).map(|at| at as usize);
    for _ in 0..EDITS {
        let Some(record) = edit.and_then(|at| Record::at(main, at)).filter(|record| record.kind == USER_EDIT) else {
            break;
        };
        let number = |at| number32(record.body, at).unwrap_or(0) as usize;
        if let Some(list) = Record::at(main, number(12)).filter(|list| list.kind == PLACES) {
            let mut at = 0;
            while let Some(head) = number32(list.body, at) {
                at += 4;
                let (first, count) = (head & 0x000f_ffff, head >> 20);
                for id in first..first + count {
                    if let Some(place) = number32(list.body, at) {
                        found.entry(id).or_insert(place);
                    }
                    at += 4;
                }
            }
        }
        // An earlier edit lies before a later one.
        edit = Some(number(8)).filter(|before| *before != 0 && edit.is_some_and(|at| *before < at));
    }
    found
}

/// Hands on the texts in a record, each with its kind. Whether all of it was looked at.
fn texts(record: Record<'_>, depth: usize, to: &mut dyn FnMut(u32, &str)) -> bool {
    let (mut kind, mut is_whole) = (4, true);
    for inner in record.inner() {
        if inner.kind == TEXT_KIND {
            kind = number32(inner.body, 0).unwrap_or(4);
        } else if let Some(text) = text_of(inner) {
            to(kind, &text);
        } else if inner.is_container {
            is_whole &= depth < DEEPEST && texts(inner, depth + 1, to);
        }
    }
    is_whole
}

fn text_of(record: Record<'_>) -> Option<String> {
    match record.kind {
        TEXT_WIDE => Some(wide(record.body)),
        TEXT_NARROW => Some(record.body.iter().map(|byte| narrow(*byte)).collect()),
        _ => None,
    }
}

/// Tells a text, a paragraph for each of its lines.
fn tell(flow: &mut Flow, text: &str, is_title: bool) {
    if is_title {
        flow.open(ParagraphRole::Heading, ParagraphForm::Prose);
        flow.text(&text.replace(['\r', '\u{b}'], " "));
        return flow.close();
    }
    for line in text.split('\r') {
        flow.open(ParagraphRole::Body, ParagraphForm::Prose);
        flow.text(&line.replace('\u{b}', "\n"));
        flow.close();
    }
}
