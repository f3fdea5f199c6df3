//! Paragraphs, lists and tables as an office program's file tells them, from the first to the last.

use std::num::{NonZeroU8, NonZeroU32};

use crate::briefing::{Block, Draft};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;
use crate::read::rest::{REPEATS, Rest, embedded};

/// How much text one document may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// A cell with more words than this, in paragraphs of its own, is no cell of a table of values but a part of the page.
const CELL_WORDS: usize = 60;

/// What stands in a cell whose formula was never calculated.
pub const NOT_CALCULATED: &str = "(not calculated)";

/// What has been told so far.
#[derive(Default)]
pub struct Flow {
    pub draft: Draft,
    /// The page that is being told.
    pub page: Option<NonZeroU32>,
    /// Whether what comes is furniture.
    pub is_furniture: bool,
    /// Whether what comes is hidden.
    pub is_hidden: bool,
    /// Whether a cell has a formula without a value, and whether something is embedded that is not read.
    pub has_formulas_alone: bool,
    pub has_objects: bool,
    /// Paragraphs that are open, each with what nobody is meant to read in it.
    open: Vec<(Block, String)>,
    rows: Vec<Row>,
    text_bytes: usize,
    /// How often a cell or row with words is said to stand, at most.
    repeats: usize,
}

#[derive(Default)]
struct Row {
    cells: Vec<Vec<Block>>,
    is_head: bool,
}

impl Flow {
    /// Begins a paragraph; one that is open goes on after it.
    pub fn open(&mut self, role: ParagraphRole, form: ParagraphForm) {
        let role = if self.is_furniture { ParagraphRole::Boilerplate } else { role };
        let is_hidden = self.is_hidden;
        self.open.push((Block { role, form, page: self.page, is_hidden, ..Block::default() }, String::new()));
    }

    /// The open paragraph.
    pub fn paragraph(&mut self) -> Option<&mut Block> {
        self.open.last_mut().map(|(block, _)| block)
    }

    /// Says how deep the open paragraph stands, from 1.
    pub fn set_level(&mut self, level: usize) {
        if let Some(block) = self.paragraph() {
            block.level = u8::try_from(level).ok().and_then(NonZeroU8::new);
        }
    }

    /// Adds words to the open paragraph; words outside paragraphs are none.
    pub fn text(&mut self, words: &str) {
        self.say(words, false);
    }

    /// Adds words that nobody is meant to read, as they are hidden or struck out: they become a paragraph of their own,
    /// which is hidden, after the open one.
    pub fn text_apart(&mut self, words: &str) {
        self.say(words, true);
    }

    fn say(&mut self, words: &str, is_apart: bool) {
        if self.text_bytes > TEXT_BYTES {
            return;
        }
        if let Some((open, apart)) = self.open.last_mut() {
            self.text_bytes += words.len();
            if is_apart { apart } else { &mut open.words }.push_str(words);
        }
    }

    /// Ends the open paragraph.
    pub fn close(&mut self) {
        let Some((mut block, apart)) = self.open.pop() else { return };
        block.words = tidy(&block.words);
        let apart = Block { words: tidy(&apart), is_hidden: true, page: block.page, ..Block::default() };
        for block in [block, apart] {
            if block.words.is_empty() {
                continue;
            }
            match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
                Some(cell) => cell.push(block),
                None => self.draft.push_block(&block),
            }
        }
    }

    pub fn open_row(&mut self) {
        self.rows.push(Row::default());
    }

    /// Says that the open row holds the headings of its columns.
    pub fn set_head(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.is_head = true;
        }
    }

    pub fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Vec::new());
        }
    }

    /// The words of the open row's cells that are seen.
    pub fn cells(&self) -> Vec<String> {
        let words = |cell: &Vec<Block>| {
            let seen = cell.iter().filter(|block| !block.is_hidden).map(|block| block.words.as_str());
            seen.collect::<Vec<_>>().join(" ")
        };
        self.rows.last().into_iter().flat_map(|row| row.cells.iter().map(words)).collect()
    }

    /// Ends a cell that stands `times` times.
    pub fn close_cell(&mut self, times: usize) {
        if let Some(row) = self.rows.last_mut()
            && let Some(cell) = row.cells.last()
        {
            let cell = cell.clone();
            if !cell.is_empty() {
                self.repeats = self.repeats.max(times);
            }
            for _ in 1..times.min(REPEATS.most) {
                row.cells.push(cell.clone());
            }
        }
    }

    /// Ends a row that stands `times` times.
    pub fn close_row(&mut self, times: usize) {
        let Some(ended) = self.rows.pop() else { return };
        let blocks = self.blocks_of(ended);
        if !blocks.is_empty() {
            self.repeats = self.repeats.max(times);
        }
        for _ in 0..times.clamp(1, REPEATS.most) {
            for block in &blocks {
                self.text_bytes += block.words.len();
                if self.text_bytes > TEXT_BYTES {
                    return;
                }
                match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
                    Some(cell) => cell.push(block.clone()),
                    None => self.draft.push_block(block),
                }
            }
        }
    }

    /// A row of values is one paragraph; the cells of a table that only lays out the page stay what they are. What is
    /// hidden in it follows it.
    fn blocks_of(&self, row: Row) -> Vec<Block> {
        let mut cells = row.cells;
        let is_long = |cell: &Vec<Block>| {
            cell.len() > 1 && cell.iter().flat_map(|block| block.words.split_whitespace()).nth(CELL_WORDS).is_some()
        };
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled <= 1 && cells.len() <= 1 || cells.iter().any(is_long) {
            return cells.into_iter().flatten().collect();
        }
        let mut hidden = Vec::new();
        for cell in &mut cells {
            hidden.extend(cell.extract_if(.., |block| block.is_hidden));
        }
        let text = |cells: &[Vec<Block>]| {
            let words = |cell: &Vec<Block>| cell.iter().map(|block| block.words.as_str()).collect::<Vec<_>>().join(" ");
            crate::briefing::row(&cells.iter().map(words).collect::<Vec<_>>())
        };
        let role = if self.is_furniture { ParagraphRole::Boilerplate } else { ParagraphRole::Body };
        let form = if row.is_head { ParagraphForm::Head } else { ParagraphForm::Row };
        let block = |(words, is_hidden)| Block { words, role, form, page: self.page, is_hidden, ..Block::default() };
        let hidden: Vec<Vec<Block>> = hidden.into_iter().map(|block| vec![block]).collect();
        [(text(&cells), self.is_hidden), (text(&hidden), true)]
            .into_iter()
            .filter_map(|(words, is_hidden)| words.map(|words| block((words, is_hidden))))
            .collect()
    }

    /// The draft, once all is told.
    pub fn finish(mut self, rest: &mut Rest) -> Result<Draft, ReadError> {
        rest.within(REPEATS, self.repeats);
        if self.has_formulas_alone {
            rest.tell(format!(
                "Some of its cells hold a formula without a value, shown as “{NOT_CALCULATED}”; open it in the program it \
                 was made with and save it anew."
            ));
        }
        if self.has_objects {
            rest.tell(embedded("objects"));
        }
        while !self.rows.is_empty() {
            self.close_row(1);
        }
        while !self.open.is_empty() {
            self.close();
        }
        if self.text_bytes > TEXT_BYTES {
            return Err(ReadError::Bomb { limit: TEXT_BYTES as u64 });
        }
        if self.draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(self.draft) }
    }
}

/// One space between words; line feeds stay.
fn tidy(words: &str) -> String {
    let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
