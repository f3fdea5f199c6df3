//! Word documents of 1997 to 2003 ([MS-DOC]): where their text lies in pieces, and which of its paragraphs are rows of tables.

use std::io::Cursor;

use cfb::CompoundFile;

use super::ole::{facts, narrow, number16, number32, stream};
use crate::briefing::{Draft, ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::office::Flow;
use crate::read::rest::Rest;

const NAME: &str = "Word document";

/// The first bytes of the main stream, and flags of its head ([MS-DOC] 2.5.2).
const MAGIC: u16 = 0xa5ec;
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

/// Where the head says how long each part of the text is (2.5.4), where the list of pieces lies, and where the list of
/// pages with the forms of paragraphs and of letters (2.5.5 and on).
const LENGTHS: usize = 0x4c;
const PIECES: usize = 0x1a2;
const PARAGRAPHS: usize = 0x102;
const LETTERS: usize = 0xfa;

/// The parts of a text behind the main one, in their order: footnotes, headers, macros, comments, endnotes, text boxes, text
/// boxes of headers.
const PARTS: [Part; 8] =
    [Part::Main, Part::Main, Part::Furniture, Part::None, Part::Main, Part::Main, Part::Main, Part::Furniture];

/// Marks in the text (2.8.25 and on).
const CELL: char = '\u{7}';
const FIELD: char = '\u{13}';
const FIELD_RESULT: char = '\u{14}';
const FIELD_END: char = '\u{15}';

/// Forms of paragraphs (2.6.2): stands in a table, ends a row of it, is an item of a list; and the one form whose length takes
/// two bytes (2.6.3).
const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;
const IN_LIST: u16 = 0x460b;
const TABLE_FORM: u16 = 0xd608;

/// Forms of letters (2.6.1): hidden, and struck out by somebody who follows changes.
const HIDDEN: u16 = 0x083c;
const DELETED: u16 = 0x0800;

/// How long a page of forms is, in bytes.
const PAGE: usize = 512;

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Main,
    Furniture,
    None,
}

/// The document in `bytes`.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let damaged = |reason: &str| ReadError::Damaged { name: NAME, reason: reason.to_owned() };
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let main = stream(&mut file, "WordDocument").ok_or_else(|| damaged("its text is missing"))?;
    let flags = number16(&main, 0x0a).filter(|_| number16(&main, 0) == Some(MAGIC));
    let flags = flags.ok_or_else(|| damaged("it is older than Word 97"))?;
    if flags & ENCRYPTED != 0 {
        return Err(ReadError::Locked);
    }
    let table = if flags & SECOND_TABLE != 0 { "1Table" } else { "0Table" };
    let table = stream(&mut file, table).ok_or_else(|| damaged("the list of its parts is missing"))?;
    let pieces = pieces(&main, &table).ok_or_else(|| damaged("the list of its parts is broken"))?;
    let (paragraphs, letters) = (Runs::of_paragraphs(&main, &table), Runs::of_letters(&main, &table));
    let mut teller = Teller::default();
    let length = |at: usize| number32(&main, LENGTHS + at * 4).unwrap_or(0) as usize;
    let mut parts = PARTS.iter().enumerate().map(|(at, part)| (*part, length(at)));
    let (mut part, mut left) = parts.next().unwrap_or((Part::None, usize::MAX));
    for piece in &pieces {
        if piece.end() > main.len() {
            rest.tell("The file is cut off or damaged; a part of its text is missing.");
        }
        piece.letters(&main, &mut |letter, place| {
            while left == 0 {
                teller.end_paragraph(Form::default(), false);
                (part, left) = parts.next().unwrap_or((Part::None, usize::MAX));
            }
            // Letters beyond the first plane count as two.
            left -= letter.len_utf16().min(left);
            if part != Part::None {
                teller.flow.is_furniture = part == Part::Furniture;
                teller.take(letter, paragraphs.at(place), letters.at(place).is_hidden);
            }
        });
    }
    teller.end_paragraph(Form::default(), false);
    let mut flow = teller.flow;
    flow.has_objects = file.read_storage("/ObjectPool").is_ok_and(|mut objects| objects.next().is_some());
    facts(&mut file, &mut flow.draft);
    flow.finish(rest)
}

/// A stretch of the text that lies in one place.
struct Piece {
    start: usize,
    letters: usize,
    /// Whether each letter takes one byte (Windows 1252), and not two.
    is_narrow: bool,
}

impl Piece {
    fn end(&self) -> usize {
        self.start.saturating_add(self.letters.saturating_mul(if self.is_narrow { 1 } else { 2 }))
    }

    /// Hands on its letters with the places where they lie.
    fn letters(&self, main: &[u8], to: &mut dyn FnMut(char, usize)) {
        let bytes = main.get(self.start.min(main.len())..self.end().min(main.len())).unwrap_or_default();
        if self.is_narrow {
            for (at, byte) in bytes.iter().enumerate() {
                to(narrow(*byte), self.start + at);
            }
            return;
        }
        let units = bytes.chunks_exact(2).map(|unit| number16(unit, 0).unwrap_or_default());
        let mut at = self.start;
        for letter in char::decode_utf16(units) {
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            to(letter, at);
            at += letter.len_utf16() * 2;
        }
    }
}

/// Where the text lies (2.9.38, 2.9.177): first what is of no use here, then the list.
fn pieces(main: &[u8], table: &[u8]) -> Option<Vec<Piece>> {
    let list = part_of(main, table, PIECES)?;
    let mut at = 0;
    while list.get(at) == Some(&1) {
        at += 3 + usize::from(number16(list, at + 1)?);
    }
    let length = (list.get(at) == Some(&2)).then(|| number32(list, at + 1))?? as usize;
    let list = list.get(at + 5..(at + 5).checked_add(length)?)?;
    let count = length.checked_sub(4)? / 12;
    let mut pieces = Vec::with_capacity(count);
    for piece in 0..count {
        let (from, to) = (number32(list, piece * 4)?, number32(list, piece * 4 + 4)?);
        let place = number32(list, (count + 1) * 4 + piece * 8 + 2)?;
        let is_narrow = place & 0x4000_0000 != 0;
        let place = (place & 0x3fff_ffff) as usize;
        let start = if is_narrow { place / 2 } else { place };
        pieces.push(Piece { start, letters: to.checked_sub(from)? as usize, is_narrow });
    }
    // Letters are told one after the other; a list that tells the same ones again and again means harm.
    let all: usize = pieces.iter().map(|piece| piece.letters).sum();
    (all <= main.len().saturating_mul(2)).then_some(pieces)
}

/// The part of the table stream that the head names at `at`: its place and its length.
fn part_of<'a>(main: &[u8], table: &'a [u8], at: usize) -> Option<&'a [u8]> {
    let (from, length) = (number32(main, at)? as usize, number32(main, at + 4)? as usize);
    table.get(from..from.checked_add(length)?).filter(|part| !part.is_empty())
}

/// How paragraphs and letters are set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Form {
    /// The level of a heading; 0 where it is none.
    heading: u8,
    is_item: bool,
    is_in_table: bool,
    ends_row: bool,
    is_hidden: bool,
}

/// Stretches of the file and how they are set, in order.
struct Runs(Vec<(usize, usize, Form)>);

impl Runs {
    /// How paragraphs are set (2.8.6, 2.9.174).
    fn of_paragraphs(main: &[u8], table: &[u8]) -> Self {
        Self::of(main, table, PARAGRAPHS, 13, |page, at| {
            // The length is counted in pairs of bytes, and where it is 0 the next byte says it.
            let (from, length) = match *page.get(at)? {
                0 => (at + 2, usize::from(*page.get(at + 1)?) * 2),
                count => (at + 1, usize::from(count) * 2 - 1),
            };
            let said = page.get(from..from + length)?;
            // The first styles are those of headings in every document.
            let style = number16(said, 0).filter(|style| *style < 10).unwrap_or(0);
            let mut form = Form { heading: style as u8, ..Form::default() };
            sprms(said.get(2..)?, &mut |code, operand| match code {
                IN_TABLE => form.is_in_table = operand == 1,
                ENDS_ROW => form.ends_row = operand == 1,
                IN_LIST => form.is_item = (1..2047).contains(&operand),
                _ => {}
            });
            Some(form)
        })
    }

    /// How letters are set (2.8.5, 2.9.33).
    fn of_letters(main: &[u8], table: &[u8]) -> Self {
        Self::of(main, table, LETTERS, 1, |page, at| {
            let said = page.get(at + 1..at + 1 + usize::from(*page.get(at)?))?;
            let mut form = Form::default();
            sprms(said, &mut |code, operand| form.is_hidden |= [HIDDEN, DELETED].contains(&code) && operand == 1);
            Some(form)
        })
    }

    /// Reads the pages that a list names; each ends with the number of its runs, and begins with their bounds, then an entry
    /// of so many bytes for each that says where in the page its form stands.
    fn of(main: &[u8], table: &[u8], list: usize, entry: usize, form: impl Fn(&[u8], usize) -> Option<Form>) -> Self {
        let list = part_of(main, table, list).unwrap_or_default();
        let count = list.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for at in 0..count {
            let number = number32(list, (count + 1) * 4 + at * 4).unwrap_or(0) as usize & 0x003f_ffff;
            let Some(page) = main.get(number * PAGE..(number + 1) * PAGE) else { continue };
            let of_page = usize::from(page.last().copied().unwrap_or(0));
            for run in 0..of_page {
                let bounds = number32(page, run * 4).zip(number32(page, run * 4 + 4));
                let place = page.get((of_page + 1) * 4 + run * entry).map(|place| usize::from(*place) * 2);
                if let (Some((from, to)), Some(place)) = (bounds, place) {
                    let form = if place == 0 { None } else { form(page, place) };
                    runs.push((from as usize, to as usize, form.unwrap_or_default()));
                }
            }
        }
        runs.sort_by_key(|run| (run.0, run.1));
        Self(runs)
    }

    fn at(&self, place: usize) -> Form {
        let after = self.0.partition_point(|(from, ..)| *from <= place);
        let run = after.checked_sub(1).and_then(|last| self.0.get(last));
        run.filter(|(_, to, _)| place < *to).map(|(.., form)| *form).unwrap_or_default()
    }
}

/// Hands on the changes in a list of them, each with its operand where that is a number (2.2.5.1).
fn sprms(list: &[u8], to: &mut dyn FnMut(u16, u32)) {
    let mut at = 0;
    while let Some(code) = number16(list, at) {
        at += 2;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ if code == TABLE_FORM => number16(list, at).map_or(usize::MAX, |length| usize::from(length) + 1),
            _ => list.get(at).map_or(usize::MAX, |length| usize::from(*length) + 1),
        };
        let Some(operand) = list.get(at..at.saturating_add(length)) else { break };
        to(code, operand.iter().rev().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte)));
        at += length;
    }
}

/// Tells the text letter by letter.
#[derive(Default)]
struct Teller {
    flow: Flow,
    /// The words of the open paragraph, and which of them nobody is meant to read.
    words: Vec<(String, bool)>,
    /// The fields that are open: whether their result has begun.
    fields: Vec<bool>,
    is_row: bool,
    is_cell: bool,
}

impl Teller {
    fn take(&mut self, letter: char, form: Form, is_hidden: bool) {
        match letter {
            FIELD => self.fields.push(false),
            FIELD_RESULT => {
                if let Some(has_result) = self.fields.last_mut() {
                    *has_result = true;
                }
            }
            FIELD_END => {
                self.fields.pop();
            }
            // What a field is made from is not shown.
            _ if self.fields.iter().any(|has_result| !has_result) => {}
            '\r' | '\u{c}' | '\u{e}' => self.end_paragraph(form, false),
            CELL => self.end_paragraph(form, true),
            '\u{b}' => self.say('\n', is_hidden),
            '\u{1e}' => self.say('-', is_hidden),
            '\t' | '\u{a0}' => self.say(' ', is_hidden),
            // Marks of pictures, notes and hyphens that are not shown.
            _ if letter.is_control() => {}
            _ => self.say(letter, is_hidden),
        }
    }

    fn say(&mut self, letter: char, is_hidden: bool) {
        match self.words.last_mut() {
            Some((words, was_hidden)) if *was_hidden == is_hidden => words.push(letter),
            _ => self.words.push((letter.to_string(), is_hidden)),
        }
    }

    /// Ends a paragraph that is set like this; `ends_cell` also the cell that it stands in.
    fn end_paragraph(&mut self, form: Form, ends_cell: bool) {
        if form.ends_row && self.is_row {
            self.words.clear();
            self.flow.close_row(1);
            (self.is_row, self.is_cell) = (false, false);
            return;
        }
        if (form.is_in_table || ends_cell) && !self.is_cell {
            if !self.is_row {
                self.flow.open_row();
                self.is_row = true;
            }
            self.flow.open_cell();
            self.is_cell = true;
        } else if self.is_row && !form.is_in_table && !ends_cell {
            self.flow.close_row(1);
            (self.is_row, self.is_cell) = (false, false);
        }
        let role = if form.heading > 0 { ParagraphRole::Heading } else { ParagraphRole::Body };
        self.flow.open(role, if form.is_item { ParagraphForm::Item } else { ParagraphForm::Prose });
        if form.heading > 0 {
            self.flow.set_level(usize::from(form.heading));
        }
        for (words, is_hidden) in self.words.drain(..) {
            if is_hidden { self.flow.text_apart(&words) } else { self.flow.text(&words) }
        }
        self.flow.close();
        if ends_cell {
            self.flow.close_cell(1);
            self.is_cell = false;
        }
    }
}
