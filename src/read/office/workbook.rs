//! Excel workbooks (ECMA-376, part 1, 18): every sheet is a table, with its values as the workbook shows them.

use super::number::{self, Form};
use super::{Container, Flow, Node, Tag, ooxml_facts, relations, walk};
use crate::briefing::Draft;
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;

/// Columns beyond this are not read: no table of values has so many.
const COLUMNS: usize = 512;

/// How much text the cells of one workbook may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// The draft of a workbook.
pub fn draft(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "Excel workbook")?;
    let main = "xl/workbook.xml";
    let Some(workbook) = container.file(main)? else {
        return Err(ReadError::Damaged { name: "Excel workbook", reason: "it has no sheets".to_owned() });
    };
    let known = relations(&mut container, main)?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    let mut since_1904 = false;
    walk(&workbook, &mut |node| {
        let Node::Open(tag) = node else { return };
        match tag.name() {
            "sheet" => {
                let target = known.iter().find(|(id, _, _)| tag.attrs("id").any(|said| said == *id));
                sheets.extend(target.map(|(_, _, target)| (tag.attr("name").unwrap_or_default(), target.clone())));
            }
            "workbookPr" => {
                since_1904 = tag.attr("date1904").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
            }
            _ => {}
        }
    })?;
    let part = |kind: &str| known.iter().find(|(_, found, _)| found == kind).map(|(_, _, target)| target.clone());
    let strings = match part("sharedStrings") {
        Some(part) => strings(&container.file(&part)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let forms = match part("styles") {
        Some(part) => number::forms(&container.file(&part)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let mut reader = Reader {
        flow: Flow::default(),
        strings,
        forms,
        since_1904,
        cell: Cell::default(),
        row: None,
        left: TEXT_BYTES,
    };
    for (name, target) in sheets {
        let Some(bytes) = container.file(&target)? else { continue };
        reader.flow.open(ParagraphRole::Heading, ParagraphForm::Prose);
        reader.flow.text(&name);
        reader.flow.close();
        walk(&bytes, &mut |node| reader.take(&node))?;
        if reader.left == 0 {
            return Err(ReadError::Bomb { limit: TEXT_BYTES as u64 });
        }
    }
    ooxml_facts(&mut container, &mut reader.flow.draft)?;
    reader.flow.finish()
}

/// The texts that cells name by number.
fn strings(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let mut found: Vec<String> = Vec::new();
    let (mut is_text, mut phonetic) = (false, 0_usize);
    walk(bytes, &mut |node| match node {
        Node::Open(tag) => match tag.name() {
            "si" => found.push(String::new()),
            "t" => is_text = true,
            "rPh" => phonetic += 1,
            _ => {}
        },
        Node::Text(words) if is_text && phonetic == 0 => {
            if let Some(text) = found.last_mut() {
                text.push_str(words);
            }
        }
        Node::Text(_) => {}
        Node::Close("t") => is_text = false,
        Node::Close("rPh") => phonetic = phonetic.saturating_sub(1),
        Node::Close(_) => {}
    })?;
    Ok(found)
}

#[derive(Default)]
struct Cell {
    column: usize,
    kind: String,
    style: usize,
    value: String,
    is_value: bool,
}

struct Reader {
    flow: Flow,
    strings: Vec<String>,
    forms: Vec<Form>,
    since_1904: bool,
    cell: Cell,
    row: Option<Vec<String>>,
    /// How much text may still come, in bytes.
    left: usize,
}

impl Reader {
    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Text(words) if self.cell.is_value => self.cell.value.push_str(words),
            Node::Text(_) => {}
            Node::Close(name) => match *name {
                "v" | "t" => self.cell.is_value = false,
                "c" => self.close_cell(),
                "row" => {
                    if let Some(row) = self.row.take().filter(|_| self.left > 0) {
                        self.flow.draft.push_row(&row, None);
                    }
                }
                _ => {}
            },
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "row" => self.row = Some(Vec::new()),
            "c" => {
                let next = self.row.as_ref().map_or(0, Vec::len);
                self.cell = Cell {
                    column: tag.attr("r").and_then(|place| column(&place)).unwrap_or(next),
                    kind: tag.attr("t").unwrap_or_default(),
                    style: tag.attr("s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    ..Cell::default()
                };
            }
            "v" | "t" => self.cell.is_value = true,
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        let words = match cell.kind.as_str() {
            "s" => {
                cell.value.trim().parse().ok().and_then(|at: usize| self.strings.get(at)).cloned().unwrap_or_default()
            }
            "b" => if cell.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "e" => cell.value,
            "d" => cell.value,
            _ => match cell.value.trim().parse::<f64>() {
                Ok(value) => match self.forms.get(cell.style) {
                    Some(form) => form.shown(value, self.since_1904),
                    None => number::general(value),
                },
                Err(_) => cell.value,
            },
        };
        self.left = self.left.saturating_sub(words.len() + 1);
        if let Some(row) = self.row.as_mut().filter(|_| cell.column < COLUMNS && self.left > 0) {
            if row.len() <= cell.column {
                row.resize(cell.column + 1, String::new());
            }
            if let Some(place) = row.get_mut(cell.column) {
                *place = words;
            }
        }
    }
}

/// The column of a place like "BC12", from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    letters
        .take(4)
        .map(|letter| usize::from(letter.to_ascii_uppercase() - b'A'))
        .fold(None, |column, digit| Some(column.map_or(digit, |column: usize| (column + 1) * 26 + digit)))
}
