//! From lines to paragraphs.

use std::collections::BTreeMap;
use std::num::{NonZeroU8, NonZeroU32};

use super::Page;
use super::lines::Line;
use super::measure::{Measure, is_flush};
use super::setting::{Setting, begins_inside, ends_sentence};
use super::{contents, hyphens, notes};
use crate::briefing::{Block, row};
use crate::briefing::{ParagraphForm, ParagraphRole};

/// Letters this much larger than those of the running text make a heading.
const LARGER: f64 = 1.12;

/// The first line of a paragraph is not set in further, in ems.
const CENTRED: f64 = 6.0;

/// The longest heading, in words.
const HEADING_WORDS: usize = 24;

/// The paragraphs of all pages, in order; the heads and feet of a page follow its text.
pub fn blocks(pages: &[Page]) -> Vec<Block> {
    let mut maker = Maker::new(pages);
    for page in pages {
        maker.page(page);
    }
    maker.close();
    maker.set_levels();
    maker.blocks
}

/// A paragraph that is being read.
struct Open {
    block: Block,
    size: f64,
    left: f64,
    right: f64,
    /// The first line's left edge.
    first_left: f64,
    last: Edge,
    lines: usize,
    /// Where the words of an item begin after its mark.
    text_left: Option<f64>,
}

impl Open {
    /// Whether its last line is as long as the others, so that it does not end there.
    fn is_full(&self) -> bool {
        let room = self.right - self.last.right;
        self.lines > 1 && room < (self.size * 2.0).max((self.right - self.left) * 0.12)
    }
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Edge {
    left: f64,
    right: f64,
    y: f64,
    /// How far lines reach that begin where it does.
    reach: f64,
    /// Whether it ends in line with others beside it, as the lines of a block do that are set to one width.
    is_flush: bool,
}

struct Maker {
    blocks: Vec<Block>,
    open: Option<Open>,
    /// The size of the running text.
    body: f64,
    /// The size of the largest letters on the first page.
    largest: f64,
    /// What follows the text of the page: its notes, its head and foot.
    furniture: Vec<Block>,
    has_title: bool,
    /// The gap from line to line in the running text.
    leading: f64,
    /// How the document sets first lines.
    setting: Setting,
    /// The marks of the items that stand around the next one, by their left edges.
    marks: Vec<f64>,
    /// The sizes of headings, by the positions of their blocks.
    headings: Vec<(usize, f64)>,
}

impl Maker {
    fn new(pages: &[Page]) -> Self {
        let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
        for page in pages {
            for line in page.lines.iter().filter(|line| !line.is_furniture) {
                let letters = line.cells.iter().map(String::len).sum::<usize>();
                *sizes.entry((line.size * 4.0).round() as i64).or_default() += letters;
            }
        }
        let most = |counts: &BTreeMap<i64, usize>| {
            counts.iter().max_by_key(|(size, count)| (**count, -**size)).map(|(size, _)| *size as f64)
        };
        let body = most(&sizes).map_or(10.0, |size| size / 4.0);
        let first = pages.iter().find(|page| !page.lines.is_empty());
        let largest = first.map_or(0.0, |page| {
            page.lines.iter().filter(|line| !line.is_furniture).map(|line| line.size).fold(0.0, f64::max)
        });
        let setting = Setting::of(pages, body);
        Self {
            blocks: Vec::new(),
            open: None,
            body,
            largest,
            furniture: Vec::new(),
            has_title: false,
            leading: setting.leading,
            setting,
            marks: Vec::new(),
            headings: Vec::new(),
        }
    }

    fn page(&mut self, page: &Page) {
        let body = self.body;
        self.leading = self.setting.leading_of(page);
        let measure = Measure::of(page, body);
        let mut is_first = true;
        let text: Vec<&Line> = page.lines.iter().filter(|line| !line.is_furniture).collect();
        let is_note = notes::lines(&text, body, page.height);
        let told = text.iter().zip(&is_note).filter(|(_, is_note)| **is_note).map(|(line, _)| *line);
        let notes = notes::blocks(told, page.number);
        for (position, line) in text.iter().enumerate().filter(|(at, _)| is_note.get(*at) != Some(&true)) {
            let around = [position.checked_sub(1), Some(position + 1)];
            let beside = |at: usize| text.get(at).is_some_and(|other| other.cells.len() > 1);
            let goes_on = self.blocks.last().is_some_and(contents::is_line);
            let entry = || contents::entry(&line.cells).filter(|_| goes_on);
            if let Some(words) = contents::line(&line.words(), if goes_on { 2 } else { contents::DOTS }).or_else(entry)
            {
                self.contents(words, page.number);
                is_first = false;
                continue;
            }
            let is_row = line.cells.len() > 1 && around.into_iter().flatten().any(beside) || line.cells.len() > 3;
            if is_row {
                self.close();
                if let Some(words) = row(&line.cells) {
                    let form = ParagraphForm::Row;
                    self.blocks.push(Block {
                        words,
                        role: ParagraphRole::Body,
                        form,
                        page: page.number,
                        ..Block::default()
                    });
                }
            } else {
                let (reach, is_flush) = (measure.reach(&text, position), is_flush(&text, position));
                let edge = Edge { left: line.left, right: line.right, y: line.y, reach, is_flush };
                self.line(line, page.number, is_first, edge);
            }
            is_first = false;
        }
        self.furniture.extend(notes);
        for line in page.lines.iter().filter(|line| line.is_furniture) {
            self.furniture.push(Block {
                words: line.words(),
                role: ParagraphRole::Boilerplate,
                form: ParagraphForm::Prose,
                page: page.number,
                ..Block::default()
            });
        }
        if self.open.is_none() {
            self.close();
        }
    }

    /// Adds a line of a table of contents. Those before it that are only the front of its entry, or an entry without
    /// dots, are of the table, too.
    fn contents(&mut self, mut words: String, page: Option<NonZeroU32>) {
        let goes_on = self.blocks.last().is_some_and(contents::is_line);
        if let Some(front) = self.open.take_if(|open| goes_on && open.lines <= 2) {
            let end = std::mem::replace(&mut words, front.block.words);
            hyphens::join(&mut words, &end);
        }
        self.close();
        if let Some(entry) = self.blocks.last_mut().filter(|block| contents::is_entry(block)) {
            entry.role = ParagraphRole::Boilerplate;
        }
        self.blocks.push(Block {
            words,
            role: ParagraphRole::Boilerplate,
            form: ParagraphForm::Prose,
            page,
            ..Block::default()
        });
    }

    fn line(&mut self, line: &Line, page: Option<NonZeroU32>, is_first: bool, edge: Edge) {
        let (words, item) = (line.words(), line.item());
        let goes_on = self.open.as_ref().is_some_and(|open| self.goes_on(open, line, &words, is_first));
        if !goes_on {
            self.close();
            let form = if item.is_some() { ParagraphForm::Item } else { ParagraphForm::Prose };
            let role = self.role(line);
            let words = line.with_bullet(words);
            self.open = Some(Open {
                block: Block { words, role, form, page, ..Block::default() },
                size: line.size,
                left: line.left,
                right: line.right,
                first_left: line.left,
                last: edge,
                lines: 1,
                text_left: item,
            });
            return;
        }
        let Some(open) = &mut self.open else { return };
        hyphens::join(&mut open.block.words, &words);
        if is_first || line.y < open.last.y - open.size {
            // In the next column it stands as far from the edge as it did.
            let aside = line.left - open.left;
            (open.left, open.right, open.first_left) = (line.left, open.right + aside, open.first_left + aside);
            open.text_left = open.text_left.map(|left| left + aside);
        }
        open.left = if open.lines == 1 { line.left } else { open.left.min(line.left) };
        open.right = open.right.max(line.right);
        open.last = edge;
        open.lines += 1;
    }

    /// Whether the line goes on with the open paragraph.
    fn goes_on(&self, open: &Open, line: &Line, words: &str, is_first: bool) -> bool {
        let size = open.size;
        let (ends, is_inside) = (ends_sentence(&open.block.words), begins_inside(words));
        let is_item = line.item().is_some() && (ends || !self.is_in_text(open, line));
        if (line.size - size).abs() > size * 0.08 + 0.3 || is_item {
            return false;
        }
        let down = line.y - open.last.y;
        if is_first || down < size * 0.3 || down > size * 4.0 {
            // Another column or page, or past a picture: only the words say whether it goes on.
            let same_line = !is_first && down.abs() < size * 0.3 && line.left >= open.last.right - size;
            // Cells of a table have few lines, a column of text has many.
            let is_moved = is_first || down < 0.0 && open.lines > 3 && line.left > open.right - size;
            let is_wide = line.right - line.left > (open.right - open.left) * 0.6;
            let is_parted = hyphens::is_parted(&open.block.words);
            let runs_on = is_inside || is_moved && (is_parted || is_wide && (open.is_full() || self.is_full(open)));
            return same_line || !ends && open.block.role == ParagraphRole::Body && runs_on;
        }
        // What stands further left than the words of an item is none of it, where items are not set in.
        if let Some(text_left) = open.text_left
            && !is_inside
            && (ends || !self.setting.items_are_set_in)
            && (line.left < open.first_left - size * 0.8
                || self.setting.items_hang && line.left < text_left - size * 0.8)
        {
            return false;
        }
        let leading = if size > self.body * LARGER { size * 1.45 } else { self.leading.max(size) * 1.18 + 0.5 };
        // Between sentences less tells paragraphs apart than within one, where a raised figure pushes lines apart.
        let is_apart = ends && !is_inside && size <= self.body * LARGER && down > self.leading * 1.06 + 0.75;
        if is_apart
            || down > leading && !(down < size * 2.6 && !ends && is_inside && (open.lines > 1 || self.is_full(open)))
        {
            return false;
        }
        if open.block.role != ParagraphRole::Body || hyphens::is_parted(&open.block.words) {
            return true;
        }
        let edge = open.left.min(open.last.left);
        let is_level = open.lines == 1 && (line.left - open.first_left).abs() < size * 0.3;
        if is_level && (ends || !is_inside) && self.setting.is_indent(line.left) {
            return false;
        }
        // What stands left of all lines but the first of a paragraph begins another; so does a line beneath a centred one.
        let is_out = if open.lines > 1 {
            line.left < open.left - size * 0.8
        } else {
            let off = (line.left + line.right - open.last.left - open.last.right).abs() / 2.0;
            open.block.form == ParagraphForm::Prose && line.left < open.first_left - size * CENTRED && off > size
        };
        if is_out && (ends || !is_inside) {
            return false;
        }
        let is_indented = line.left > edge + size * 0.8 && open.block.form == ParagraphForm::Prose;
        if is_indented && (open.lines > 1 || open.first_left <= line.left - size * 0.8) && (ends || !is_inside) {
            return false;
        }
        // A line that stops early ends its paragraph, where a sentence ends or the next word would have fitted; a space that
        // is not to be broken may hold that word and the one behind it together.
        let room = open.last.reach.max(open.right) - open.last.right;
        let next = line.words.get(usize::from(!ends)).or(line.words.last()).map_or(line.right, |word| word.right);
        let would_fit = room > size && room > next - line.left + 0.2 * size && !open.last.is_flush;
        !(would_fit && (ends || !is_inside))
    }

    /// Whether what may be the mark of an item stands in a sentence: a dash, a number or a letter at the front of a line that
    /// follows a full one and stands right beneath it.
    fn is_in_text(&self, open: &Open, line: &Line) -> bool {
        let edge =
            if open.lines > 1 { open.last.left } else { open.text_left.unwrap_or(line.left.min(open.first_left)) };
        let is_beneath = (line.left - edge).abs() < open.size * 0.3;
        let is_mark = line.first_word().contains(char::is_alphanumeric) || matches!(line.first_word(), "-" | "–" | "—");
        let is_new = open.block.form == ParagraphForm::Item && open.first_left > edge - open.size * 0.3;
        is_mark && is_beneath && !is_new && (open.is_full() || self.is_full(open))
    }

    /// Whether its only line reaches as far as lines beside it do.
    fn is_full(&self, open: &Open) -> bool {
        let is_wide = open.last.right - open.last.left > open.size * 15.0;
        is_wide && (open.last.is_flush || open.last.reach - open.last.right < open.size * 2.0)
    }

    fn role(&mut self, line: &Line) -> ParagraphRole {
        if line.size < self.body * LARGER || line.is_bulleted() {
            return ParagraphRole::Body;
        }
        let is_largest = line.size >= self.largest * 0.98 && self.blocks.len() < 12;
        if is_largest && !self.has_title {
            self.has_title = true;
            return ParagraphRole::Title;
        }
        ParagraphRole::Heading
    }

    fn close(&mut self) {
        if let Some(Open { mut block, size, first_left, .. }) = self.open.take() {
            let is_long = block.words.split_whitespace().nth(HEADING_WORDS).is_some();
            let has_letters = block.words.chars().filter(|letter| letter.is_alphabetic()).nth(2).is_some();
            if block.role != ParagraphRole::Body && (is_long || !has_letters) {
                self.has_title &= block.role != ParagraphRole::Title;
                block.role = ParagraphRole::Body;
            }
            match (block.role, block.form) {
                (ParagraphRole::Heading, _) => self.headings.push((self.blocks.len(), size)),
                (_, ParagraphForm::Item) => {
                    self.marks.retain(|mark| *mark < first_left - 2.0);
                    self.marks.push(first_left);
                    block.level = level(self.marks.len());
                }
                _ => self.marks.clear(),
            }
            self.blocks.push(block);
        }
        self.blocks.append(&mut self.furniture);
    }

    /// Headings of the largest letters are of the first level, and so on.
    fn set_levels(&mut self) {
        let mut sizes: Vec<f64> = self.headings.iter().map(|(_, size)| *size).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        sizes.dedup_by(|a, b| *b - *a < *b * 0.04);
        for (at, size) in &self.headings {
            let rank = sizes.iter().filter(|other| **other > size * 1.04).count();
            if let Some(block) = self.blocks.get_mut(*at) {
                block.level = level(rank + 1);
            }
        }
    }
}

fn level(number: usize) -> Option<NonZeroU8> {
    u8::try_from(number).ok().and_then(NonZeroU8::new)
}

#[cfg(test)]
mod tests;
