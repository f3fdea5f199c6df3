//! Paragraphs, lists and tables as an office program's file tells them, from the first to the last.

use std::num::NonZeroU32;

use crate::briefing::{Block, Draft, row};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::read::ReadError;

/// How much text one document may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// A cell with more words than this, in paragraphs of its own, is no cell of a table of values but a part of the page.
const CELL_WORDS: usize = 60;

/// How often a cell or row that is said to come again is believed to.
const REPEATS: usize = 64;

/// What has been told so far.
#[derive(Default)]
pub struct Flow {
    pub draft: Draft,
    /// The page that is being told.
    pub page: Option<NonZeroU32>,
    /// Whether what comes is furniture.
    pub is_furniture: bool,
    open: Vec<Block>,
    rows: Vec<Row>,
    text_bytes: usize,
}

#[derive(Default)]
struct Row {
    cells: Vec<Vec<Block>>,
}

impl Flow {
    /// Begins a paragraph; one that is open goes on after it.
    pub fn open(&mut self, role: ParagraphRole, form: ParagraphForm) {
        let role = if self.is_furniture { ParagraphRole::Boilerplate } else { role };
        self.open.push(Block { words: String::new(), role, form, page: self.page, ..Block::default() });
    }

    /// The open paragraph.
    pub fn paragraph(&mut self) -> Option<&mut Block> {
        self.open.last_mut()
    }

    /// Adds words to the open paragraph; words outside paragraphs are none.
    pub fn text(&mut self, words: &str) {
        if self.text_bytes > TEXT_BYTES {
            return;
        }
        if let Some(open) = self.open.last_mut() {
            self.text_bytes += words.len();
            open.words.push_str(words);
        }
    }

    /// Ends the open paragraph.
    pub fn close(&mut self) {
        let Some(mut block) = self.open.pop() else { return };
        block.words = tidy(&block.words);
        if block.words.is_empty() {
            return;
        }
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.push(block),
            None => self.draft.push_block(&block),
        }
    }

    pub fn open_row(&mut self) {
        self.rows.push(Row::default());
    }

    pub fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Vec::new());
        }
    }

    /// Ends a cell that stands `times` times.
    pub fn close_cell(&mut self, times: usize) {
        if let Some(row) = self.rows.last_mut()
            && let Some(cell) = row.cells.last()
        {
            let cell = cell.clone();
            for _ in 1..times.min(REPEATS) {
                row.cells.push(cell.clone());
            }
        }
    }

    /// Ends a row that stands `times` times.
    pub fn close_row(&mut self, times: usize) {
        let Some(ended) = self.rows.pop() else { return };
        let blocks = self.blocks_of(ended.cells);
        for _ in 0..times.clamp(1, REPEATS) {
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

    /// A row of values is one paragraph; the cells of a table that only lays out the page stay what they are.
    fn blocks_of(&self, cells: Vec<Vec<Block>>) -> Vec<Block> {
        let is_long = |cell: &Vec<Block>| {
            cell.len() > 1 && cell.iter().flat_map(|block| block.words.split_whitespace()).nth(CELL_WORDS).is_some()
        };
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled <= 1 && cells.len() <= 1 || cells.iter().any(is_long) {
            return cells.into_iter().flatten().collect();
        }
        let words: Vec<String> = cells
            .iter()
            .map(|cell| cell.iter().map(|block| block.words.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        let role = if self.is_furniture { ParagraphRole::Boilerplate } else { ParagraphRole::Body };
        let block = |words| Block { words, role, form: ParagraphForm::Row, page: self.page, ..Block::default() };
        row(&words).map(block).into_iter().collect()
    }

    /// The draft, once all is told.
    pub fn finish(mut self) -> Result<Draft, ReadError> {
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
