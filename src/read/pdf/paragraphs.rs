//! From lines to paragraphs.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use super::Page;
use super::lines::{Line, is_mark};
use crate::briefing::{Block, row};
use crate::briefing::{ParagraphForm, ParagraphRole};

/// Letters this much larger than those of the running text make a heading.
const LARGER: f64 = 1.12;

/// The longest heading, in words.
const HEADING_WORDS: usize = 24;

/// The paragraphs of all pages, in order; the heads and feet of a page follow its text.
pub fn blocks(pages: &[Page]) -> Vec<Block> {
    let mut maker = Maker::new(pages);
    for page in pages {
        maker.page(page);
    }
    maker.close();
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
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Edge {
    left: f64,
    right: f64,
    y: f64,
}

struct Maker {
    blocks: Vec<Block>,
    open: Option<Open>,
    /// The size of the running text.
    body: f64,
    /// The size of the largest letters on the first page.
    largest: f64,
    /// Words with a hyphen that stand inside a line, in lower case.
    hyphenated: BTreeSet<String>,
    /// What follows the text of the page.
    furniture: Vec<Block>,
    has_title: bool,
    /// The gap from line to line in the running text.
    leading: f64,
    /// The right edges of the page's lines, by their left edges in steps of 8 points.
    rights: BTreeMap<i64, f64>,
}

impl Maker {
    fn new(pages: &[Page]) -> Self {
        let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
        let mut leadings: BTreeMap<i64, usize> = BTreeMap::new();
        let mut hyphenated = BTreeSet::new();
        for page in pages {
            for line in page.lines.iter().filter(|line| !line.is_furniture) {
                let letters = line.cells.iter().map(String::len).sum::<usize>();
                *sizes.entry((line.size * 4.0).round() as i64).or_default() += letters;
                let words = line.words();
                let inside = words.trim_end_matches('-').split_whitespace();
                hyphenated.extend(inside.filter(|word| word.contains('-')).map(bare));
            }
            for (above, below) in page.lines.iter().zip(page.lines.iter().skip(1)) {
                let gap = below.y - above.y;
                if gap > 0.0 && gap < above.size * 2.5 && (above.size - below.size).abs() < 0.5 {
                    *leadings.entry((gap * 2.0).round() as i64).or_default() += 1;
                }
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
        let leading = most(&leadings).map_or(body * 1.2, |gap| gap / 2.0);
        Self {
            blocks: Vec::new(),
            open: None,
            body,
            largest,
            hyphenated,
            furniture: Vec::new(),
            has_title: false,
            leading,
            rights: BTreeMap::new(),
        }
    }

    fn page(&mut self, page: &Page) {
        self.rights.clear();
        let body = self.body;
        let is_running = |line: &&Line| line.cells.len() == 1 && (line.size - body).abs() < body * 0.08 + 0.3;
        for line in page.lines.iter().filter(is_running) {
            let right = self.rights.entry((line.left / 8.0).round() as i64).or_insert(line.right);
            *right = right.max(line.right);
        }
        let mut is_first = true;
        let text: Vec<&Line> = page.lines.iter().filter(|line| !line.is_furniture).collect();
        for (position, line) in text.iter().enumerate() {
            let around = [position.checked_sub(1), Some(position + 1)];
            let beside = |at: usize| text.get(at).is_some_and(|other| other.cells.len() > 1);
            let goes_on = self.blocks.last().is_some_and(is_contents);
            let entry = || entry(&line.cells).filter(|_| goes_on);
            if let Some(words) = contents(&line.words(), if goes_on { 2 } else { DOTS }).or_else(entry) {
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
                self.line(line, page.number, is_first);
            }
            is_first = false;
        }
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
        let goes_on = self.blocks.last().is_some_and(is_contents);
        if let Some(front) = self.open.take_if(|open| goes_on && open.lines <= 2) {
            let end = std::mem::replace(&mut words, front.block.words);
            join(&mut words, &end, &self.hyphenated);
        }
        self.close();
        if let Some(entry) = self.blocks.last_mut().filter(|block| is_entry(block)) {
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

    fn line(&mut self, line: &Line, page: Option<NonZeroU32>, is_first: bool) {
        let words = line.words();
        let goes_on = self.open.as_ref().is_some_and(|open| self.goes_on(open, line, &words, is_first));
        let edge = Edge { left: line.left, right: line.right, y: line.y };
        if !goes_on {
            self.close();
            let form = if begins_item(&words) { ParagraphForm::Item } else { ParagraphForm::Prose };
            let role = self.role(line);
            self.open = Some(Open {
                block: Block { words, role, form, page, ..Block::default() },
                size: line.size,
                left: line.left,
                right: line.right,
                first_left: line.left,
                last: edge,
                lines: 1,
            });
            return;
        }
        let Some(open) = &mut self.open else { return };
        join(&mut open.block.words, &words, &self.hyphenated);
        open.left = if open.lines == 1 { line.left } else { open.left.min(line.left) };
        open.right = open.right.max(line.right);
        open.last = edge;
        open.lines += 1;
    }

    /// Whether the line goes on with the open paragraph.
    fn goes_on(&self, open: &Open, line: &Line, words: &str, is_first: bool) -> bool {
        let size = open.size;
        if (line.size - size).abs() > size * 0.08 + 0.3 || begins_item(words) {
            return false;
        }
        let down = line.y - open.last.y;
        let ends = ends_sentence(&open.block.words);
        if is_first || down < size * 0.3 || down > size * 4.0 {
            // Another column or page, or past a picture: only the words say whether it goes on.
            let same_line = !is_first && down.abs() < size * 0.3 && line.left >= open.last.right - size;
            return same_line || !ends && open.block.role == ParagraphRole::Body && begins_inside(words);
        }
        let leading = if size > self.body * LARGER { size * 1.45 } else { self.leading.max(size) * 1.18 + 0.5 };
        if down > leading && !(down < size * 2.6 && !ends && begins_inside(words) && open.lines > 1) {
            return false;
        }
        if open.block.role != ParagraphRole::Body {
            return true;
        }
        let edge = open.left.min(open.last.left);
        let is_indented = line.left > edge + size * 0.8 && open.block.form == ParagraphForm::Prose;
        if is_indented
            && (open.lines > 1 || open.first_left <= line.left - size * 0.8)
            && (ends || !begins_inside(words))
        {
            return false;
        }
        // A line that stops early ends its paragraph, where a sentence ends or the next word would have fitted.
        let full = self.rights.get(&((open.last.left / 8.0).round() as i64)).copied().unwrap_or(open.right);
        let full = full.max(open.right);
        let room = full - open.last.right;
        let word = words.split_whitespace().next().map_or(0, |word| word.chars().count()) as f64;
        let would_fit = room > (word + 1.0) * size * 0.62;
        !(would_fit && room > size && (ends || !begins_inside(words)))
    }

    fn role(&mut self, line: &Line) -> ParagraphRole {
        if line.size < self.body * LARGER {
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
        if let Some(Open { mut block, .. }) = self.open.take() {
            let is_long = block.words.split_whitespace().nth(HEADING_WORDS).is_some();
            let has_letters = block.words.chars().filter(|letter| letter.is_alphabetic()).nth(2).is_some();
            if block.role != ParagraphRole::Body && (is_long || !has_letters) {
                self.has_title &= block.role != ParagraphRole::Title;
                block.role = ParagraphRole::Body;
            }
            self.blocks.push(block);
        }
        self.blocks.append(&mut self.furniture);
    }
}

/// The line of a table of contents, which has so many dots or more, with its dots put as one: "Costs . . . . . 12",
/// "Costs ........ 12".
fn contents(words: &str, least: usize) -> Option<String> {
    let number = words.trim_end_matches(|mark: char| !mark.is_alphanumeric()).rsplit([' ', '.']).next()?;
    let is_number = number.chars().all(|letter| letter.is_ascii_digit() || "ivxlIVXL".contains(letter));
    let before = words.rsplit_once(number)?.0.trim_end();
    let title = before.trim_end_matches(|mark: char| mark == '.' || mark.is_whitespace());
    let dots = before.get(title.len()..)?.matches('.').count();
    (is_number && !number.is_empty() && dots >= least && !title.is_empty()).then(|| format!("{title} … {number}"))
}

/// Whether the block is a line of a table of contents, as [`contents`] makes them.
fn is_contents(block: &Block) -> bool {
    block.role == ParagraphRole::Boilerplate && block.words.contains(" … ")
}

/// The line of a table of contents without dots: a title and, apart from it, a page.
fn entry(cells: &[String]) -> Option<String> {
    match cells {
        [title, page] if is_page(page) => Some(format!("{title} … {page}")),
        _ => None,
    }
}

/// Whether the row is a title and a page: "3 What comes next | 12".
fn is_entry(block: &Block) -> bool {
    block.form == ParagraphForm::Row && block.words.rsplit_once(" | ").is_some_and(|(_, page)| is_page(page))
}

fn is_page(words: &str) -> bool {
    (1..5).contains(&words.len()) && words.bytes().all(|digit| digit.is_ascii_digit())
}

/// So many dots lead to a page's number; after a line of contents, two do.
const DOTS: usize = 5;

/// Joins the words of a line to those before; a hyphen that only parted a word at the line's end goes.
fn join(text: &mut String, words: &str, hyphenated: &BTreeSet<String>) {
    let is_small = words.chars().next().is_some_and(char::is_lowercase);
    let before = text.trim_end_matches(['-', '\u{ad}', '\u{2010}']);
    let is_parted = before.len() < text.len() && before.ends_with(char::is_alphabetic);
    if !is_parted {
        text.push(' ');
        text.push_str(words);
        return;
    }
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = words.split_whitespace().next().unwrap_or_default();
    let stays = !is_small
        || head.contains('-') && !text.ends_with('\u{ad}')
        || hyphenated.contains(&bare(&format!("{head}-{tail}")));
    let length = before.len();
    text.truncate(length);
    if stays {
        text.push('-');
    }
    text.push_str(words);
}

/// The word in lower case, without marks at its edges.
fn bare(word: &str) -> String {
    word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase()
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '\'', ')', '»', ']']).ends_with(['.', '!', '?', ':', '…'])
}

/// Whether these words look like the middle of a sentence.
fn begins_inside(words: &str) -> bool {
    words.chars().next().is_some_and(|letter| letter.is_lowercase() || ",;)".contains(letter))
}

/// Whether the line begins with the mark of an item.
fn begins_item(words: &str) -> bool {
    let Some((mark, rest)) = words.split_once(' ') else {
        return false;
    };
    let is_dash = matches!(mark, "-" | "–" | "—");
    is_mark(mark)
        && !rest.is_empty()
        && !matches!(mark, "\"" | "“" | "'" | "‘" | "&" | "(" | "[" | "«" | "/" | "=" | "+")
        && (!is_dash || rest.starts_with(|letter: char| letter.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_contents_lead_to_a_page() {
        assert_eq!(contents("2.1 What it cost ........ 12", DOTS).as_deref(), Some("2.1 What it cost … 12"));
        assert_eq!(contents("Preface . . . . . . . iv", DOTS).as_deref(), Some("Preface … iv"));
        assert_eq!(contents("It cost 12", DOTS), None);
        assert_eq!(contents("And so on... 12", DOTS), None);
        assert_eq!(contents("........ 12", DOTS), None);
    }

    #[test]
    fn entries_of_contents_have_several_lines() {
        let line = |cells: &[&str], y: f64| Line {
            cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
            words: Vec::new(),
            left: 50.0,
            right: 400.0,
            y,
            size: 10.0,
            is_turned: false,
            is_furniture: false,
        };
        let lines = vec![
            line(&["The report was asked for in May."], 50.0),
            line(&["1 Background ........ 3"], 80.0),
            line(&["1.1 Why the harbour was opened so late, and what"], 92.0),
            line(&["the council says of it . . 4"], 104.0),
            line(&["2 What comes next", "7"], 116.0),
            line(&["2.1 A market hall ........ 8"], 128.0),
        ];
        let blocks = blocks(&[Page { number: None, height: 800.0, lines }]);
        let words: Vec<&str> = blocks.iter().map(|block| block.words.as_str()).collect();
        let entries = [
            "1 Background … 3",
            "1.1 Why the harbour was opened so late, and what the council says of it … 4",
            "2 What comes next … 7",
            "2.1 A market hall … 8",
        ];
        assert_eq!(words[1..], entries);
        assert!(blocks.iter().skip(1).all(|block| block.role == ParagraphRole::Boilerplate));
        assert_eq!(blocks[0].role, ParagraphRole::Body);
    }
}
