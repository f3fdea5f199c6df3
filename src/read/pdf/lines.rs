//! From letters to lines.

use super::glyphs::{Canvas, Painted};
use super::{columns, order};

/// A gap between letters that is a space, in ems.
const SPACE: f64 = 0.13;

/// A gap that parts the cells of a row, or columns, in ems.
const CELL: f64 = 1.6;

/// A run of words on one base line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The words of its cells; one cell where it is no row of a table.
    pub cells: Vec<String>,
    /// The places of the words in its one cell; of no use where it has several.
    pub words: Vec<Word>,
    pub left: f64,
    pub right: f64,
    /// Its base line, in points from the top.
    pub y: f64,
    /// The size of most of its letters.
    pub size: f64,
    /// Whether it is written across the page's main direction.
    pub is_turned: bool,
    /// Whether it is the head or foot of a page.
    pub is_furniture: bool,
}

/// Where a word of a line stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub left: f64,
    pub right: f64,
    /// Where it begins in the text, in bytes.
    pub at: usize,
}

impl Line {
    /// Its words.
    pub fn words(&self) -> String {
        self.cells.join(" ")
    }

    /// What begins with this word of its first cell.
    pub fn words_of(&self, word: &Word) -> Option<&str> {
        self.cells.first()?.get(word.at..)
    }

    /// The first word of all.
    pub fn first_word(&self) -> &str {
        self.cells.first().and_then(|cell| cell.split_whitespace().next()).unwrap_or_default()
    }
}

/// The lines of a page, in reading order.
pub fn lines(canvas: &Canvas) -> Vec<Line> {
    let mut counts = [0_usize; 4];
    for glyph in &canvas.glyphs {
        if let Some(count) = counts.get_mut(usize::from(glyph.turn)) {
            *count += 1;
        }
    }
    let main = (0..4_u8).rev().max_by_key(|&turn| counts.get(usize::from(turn)).copied()).unwrap_or(0);
    let mut lines = Vec::new();
    for turn in std::iter::once(main).chain((0..4).filter(|&turn| turn != main)) {
        let width = if turn % 2 == 0 { canvas.width } else { canvas.height };
        let runs = runs(canvas.glyphs.iter().filter(|glyph| glyph.turn == turn));
        let mut found = joined(order::ordered(runs, width));
        for line in &mut found {
            line.is_turned = turn != main;
        }
        columns::part(&mut found);
        lines.extend(found);
    }
    lines
}

/// Letters that follow each other on one base line without a wide gap.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub text: String,
    words: Vec<Word>,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
    letters: usize,
}

impl Run {
    /// Whether the other begins right of this one on the same base line.
    pub fn is_followed_by(&self, other: &Self) -> bool {
        let size = self.size.max(other.size);
        (self.y - other.y).abs() < size * 0.35 && other.left > self.right - size * 0.3
    }
}

/// The runs of the letters, in the order in which they are painted.
fn runs<'a>(glyphs: impl Iterator<Item = &'a Painted>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for glyph in glyphs {
        let is_space = glyph.text.trim().is_empty();
        if let Some(run) = runs.last_mut() {
            let size = run.size.max(glyph.size);
            let gap = glyph.x - run.right;
            let is_on_line = (glyph.y - run.y).abs() < size * 0.5 && gap > -size * 0.5 && gap < size * CELL;
            if is_on_line {
                run.take(glyph, gap, is_space);
                continue;
            }
        }
        if !is_space {
            runs.push(Run {
                text: glyph.text.clone(),
                words: vec![Word { left: glyph.x, right: glyph.x + glyph.width, at: 0 }],
                left: glyph.x,
                right: glyph.x + glyph.width,
                y: glyph.y,
                size: glyph.size,
                letters: 1,
            });
        }
    }
    for run in &mut runs {
        run.text.truncate(run.text.trim_end().len());
    }
    runs
}

impl Run {
    fn take(&mut self, glyph: &Painted, gap: f64, is_space: bool) {
        if is_space {
            if !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            // The space that is painted counts as a gap that is none: a second one may follow and be a cell's edge.
            if gap < self.size {
                self.right = self.right.max(glyph.x + glyph.width.min(self.size * 0.4));
            }
            return;
        }
        if gap > SPACE * self.size.min(glyph.size) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        let right = glyph.x + glyph.width;
        match self.words.last_mut() {
            Some(word) if !self.text.ends_with(' ') => word.right = word.right.max(right),
            _ => self.words.push(Word { left: glyph.x, right, at: self.text.len() }),
        }
        self.text.push_str(&glyph.text);
        self.right = self.right.max(right);
        // The base line and size of a line are those of most of its letters: a raised figure does not count.
        if glyph.size >= self.size * 0.9 && glyph.size > 0.0 {
            if glyph.size > self.size * 1.2 && self.letters < 4 {
                (self.size, self.y) = (glyph.size, glyph.y);
            }
            self.letters += 1;
        }
    }
}

/// Joins runs that stand beside each other to lines, with a cell for each.
fn joined(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Run> = None;
    for run in runs {
        let follows = last.as_ref().is_some_and(|last| last.is_followed_by(&run));
        match lines.last_mut() {
            Some(line) if follows => {
                let gap = run.left - line.right;
                let is_mark = line.cells.last().is_some_and(|cell| is_mark(cell));
                match line.cells.last_mut() {
                    Some(cell) if gap < CELL * run.size || is_mark => {
                        if gap > SPACE * run.size {
                            cell.push(' ');
                        }
                        let start = cell.len();
                        line.words.extend(run.words.iter().map(|word| Word { at: word.at + start, ..*word }));
                        cell.push_str(&run.text);
                    }
                    _ => line.cells.push(run.text.clone()),
                }
                line.right = line.right.max(run.right);
                line.size = line.size.max(run.size);
            }
            _ => lines.push(Line {
                cells: vec![run.text.clone()],
                words: run.words.clone(),
                left: run.left,
                right: run.right,
                y: run.y,
                size: run.size,
                is_turned: false,
                is_furniture: false,
            }),
        }
        last = Some(run);
    }
    lines.retain(|line| line.cells.iter().any(|cell| !cell.trim().is_empty()));
    lines
}

/// Whether the words are only the mark of an item of a list: "•", "–", "3.", "(b)".
pub fn is_mark(words: &str) -> bool {
    let words = words.trim();
    if words.chars().count() == 1 {
        return !words.chars().all(char::is_alphanumeric) && words != "$" && words != "€";
    }
    let inner = words.trim_matches(['(', ')', '.']);
    let is_closed = words.ends_with(['.', ')']);
    is_closed && inner.len() <= 3 && !inner.is_empty() && inner.chars().all(|letter| letter.is_ascii_alphanumeric())
}
