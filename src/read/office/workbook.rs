//! Excel workbooks (ECMA-376, part 1, 18): every sheet is a table, with its values as the workbook shows them.

use super::flow::NOT_CALCULATED;
use super::number::{self, Form};
use super::{Container, Flow, Node, Tag, beside, ooxml_facts, relations, targets};
use crate::briefing::{Block, Draft, ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::names::Names;
use crate::read::rest::{COLUMNS, Rest};

/// How much text the cells of one workbook may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// The draft of a workbook.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "Excel workbook", rest)?;
    let main = "xl/workbook.xml";
    let Some(workbook) = container.file(main)? else {
        return Err(ReadError::Damaged { name: "Excel workbook", reason: "it has no sheets".to_owned() });
    };
    let known = relations(&mut container, main)?;
    let targets = targets(&known);
    let mut sheets: Vec<(String, String, bool)> = Vec::new();
    let (mut since_1904, mut has_lost) = (false, false);
    container.walk(&workbook, &mut |node| {
        let Node::Open(tag) = node else { return };
        match tag.name() {
            "sheet" => {
                let target = tag.attrs("id").find_map(|id| targets.get(id.as_str()).copied());
                let is_hidden = tag.attr("state").is_some_and(|state| state != "visible");
                let name = tag.attr("name").unwrap_or_default();
                has_lost |= target.is_none();
                sheets.extend(target.map(|target| (name, target.to_owned(), is_hidden)));
            }
            "workbookPr" => {
                since_1904 = tag.attr("date1904").is_some_and(|value| matches!(value.as_str(), "1" | "true"))
            }
            _ => {}
        }
    })?;
    if has_lost {
        container.rest.tell("It names a sheet that is missing.");
    }
    let part = |kind: &str| known.iter().find(|(_, found, _)| found == kind).map(|(_, _, target)| target.clone());
    let strings = match part("sharedStrings") {
        Some(part) => strings(&mut container, &part)?,
        None => Vec::new(),
    };
    let forms = match part("styles") {
        Some(part) => number::forms(&mut container, &part)?,
        None => Vec::new(),
    };
    let mut reader = Reader {
        flow: Flow::default(),
        strings,
        forms,
        since_1904,
        cell: Cell::default(),
        row: None,
        is_row_hidden: false,
        hidden: Vec::new(),
        names: Names::default(),
        left: TEXT_BYTES,
        next: 0,
        columns: 0,
        has_lost: false,
    };
    for (name, target, is_hidden) in sheets {
        let Some(bytes) = container.part(&target)? else { continue };
        reader.flow.is_hidden = is_hidden;
        reader.hidden.clear();
        reader.names = Names::default();
        reader.flow.open(ParagraphRole::Heading, ParagraphForm::Prose);
        reader.flow.text(&name);
        reader.flow.close();
        container.walk(&bytes, &mut |node| reader.take(&node))?;
        reader.flow.draft.set_head(reader.names.head());
        let known = relations(&mut container, &target)?;
        beside::tell(&mut container, &known, &mut reader.flow)?;
        if reader.left == 0 {
            return Err(ReadError::Bomb { limit: TEXT_BYTES as u64 });
        }
    }
    ooxml_facts(&mut container, &mut reader.flow.draft)?;
    if reader.has_lost {
        rest.tell("Some of its cells name a text that is missing; they are shown empty.");
    }
    rest.within(COLUMNS, reader.columns);
    reader.flow.finish(rest)
}

/// The texts that cells name by number.
fn strings(container: &mut Container<'_>, part: &str) -> Result<Vec<String>, ReadError> {
    let bytes = container.part(part)?.unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    let (mut is_text, mut phonetic) = (false, 0_usize);
    container.walk(&bytes, &mut |node| match node {
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
    has_formula: bool,
}

struct Reader {
    flow: Flow,
    strings: Vec<String>,
    forms: Vec<Form>,
    since_1904: bool,
    cell: Cell,
    /// The cells of the open row, and those of them that nobody sees.
    row: Option<(Vec<String>, Vec<String>)>,
    is_row_hidden: bool,
    /// The columns that nobody sees, from the first to the last of each run.
    hidden: Vec<(usize, usize)>,
    names: Names,
    /// How much text may still come, in bytes.
    left: usize,
    /// Where the next cell of the row stands that does not say where.
    next: usize,
    /// The number of the last column that holds something.
    columns: usize,
    /// Whether a cell names a text that is not there.
    has_lost: bool,
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
                    if let Some((row, hidden)) = self.row.take().filter(|_| self.left > 0) {
                        self.close_row(&row, &hidden);
                    }
                }
                _ => {}
            },
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "col" => {
                let is_hidden = is_on(tag, "hidden") || tag.attr("width").is_some_and(|width| is_zero(&width));
                let number = |name: &str| tag.attr(name).and_then(|column| column.parse::<usize>().ok());
                if let (true, Some(from), Some(to)) = (is_hidden, number("min"), number("max")) {
                    self.hidden.push((from.saturating_sub(1), to.saturating_sub(1)));
                }
            }
            "row" => {
                self.is_row_hidden = is_on(tag, "hidden") || tag.attr("ht").is_some_and(|height| is_zero(&height));
                self.row = Some((Vec::new(), Vec::new()));
                self.next = 0;
            }
            "c" => {
                self.cell = Cell {
                    column: tag.attr("r").and_then(|place| column(&place)).unwrap_or(self.next),
                    kind: tag.attr("t").unwrap_or_default(),
                    style: tag.attr("s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    ..Cell::default()
                };
            }
            "v" | "t" => self.cell.is_value = true,
            "f" => self.cell.has_formula = true,
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.next = cell.column + 1;
        // A formula may give no words, and then says that they are words.
        let is_formula_alone = cell.has_formula && cell.value.is_empty() && cell.kind != "str";
        self.flow.has_formulas_alone |= is_formula_alone;
        let words = match cell.kind.as_str() {
            _ if is_formula_alone => NOT_CALCULATED.to_owned(),
            "s" => {
                let text = cell.value.trim().parse().ok().and_then(|at: usize| self.strings.get(at)).cloned();
                self.has_lost |= text.is_none();
                text.unwrap_or_default()
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
        if !words.is_empty() {
            self.columns = self.columns.max(cell.column + 1);
        }
        let is_masked = self.forms.get(cell.style) == Some(&Form::Hidden);
        let is_hidden = is_masked || self.hidden.iter().any(|(from, to)| (*from..=*to).contains(&cell.column));
        if let Some((row, hidden)) = self.row.as_mut().filter(|_| cell.column < COLUMNS.most && self.left > 0) {
            if row.len() <= cell.column {
                row.resize(cell.column + 1, String::new());
            }
            if is_hidden {
                hidden.push(words);
            } else if let Some(place) = row.get_mut(cell.column) {
                *place = words;
            }
        }
    }

    /// Tells the row without the columns that nobody sees, and then what stands in those.
    fn close_row(&mut self, row: &[String], hidden: &[String]) {
        let is_seen = |column: &usize| !self.hidden.iter().any(|(from, to)| (*from..=*to).contains(column));
        let seen: Vec<String> =
            row.iter().enumerate().filter(|(column, _)| is_seen(column)).map(|(_, cell)| cell.clone()).collect();
        let is_hidden = self.flow.is_hidden || self.is_row_hidden;
        if !self.is_row_hidden {
            self.names.take(&seen, self.flow.draft.paragraphs.len());
        }
        for (cells, is_hidden) in [(seen.as_slice(), is_hidden), (hidden, true)] {
            if let Some(words) = crate::briefing::row(cells) {
                let form = ParagraphForm::Row;
                self.flow.draft.push_block(&Block { words, form, is_hidden, ..Block::default() });
            }
        }
    }
}

fn is_on(tag: &Tag<'_>, name: &str) -> bool {
    tag.attr(name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}

fn is_zero(size: &str) -> bool {
    size.parse() == Ok(0.0)
}

/// The column of a place like "BC12", from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    letters
        .take(4)
        .map(|letter| usize::from(letter.to_ascii_uppercase() - b'A'))
        .fold(None, |column, digit| Some(column.map_or(digit, |column: usize| (column + 1) * 26 + digit)))
}
