//! From letters to lines.

use super::glyphs::Painted;
use super::{astray, columns, order, spread};

/// A gap between letters that is a space, in ems.
const SPACE: f64 = 0.13;

/// A gap that parts the cells of a row, or columns, in ems.
const CELL: f64 = 1.6;

/// A run of words on one base line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The words of its cells; one cell where it is no row of a table.
    pub cells: Vec<String>,
    /// The places of its words, in the text of all its cells with a space between.
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

/// The lines that the letters of a page make, in reading order.
pub fn lines(glyphs: &[Painted], width: f64, height: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    for (_, mut found) in by_turn(glyphs, width, height) {
        spread::close(&mut found);
        columns::part(&mut found);
        lines.extend(found);
    }
    lines
}

/// The lines before those are found that are rows of tables, by how often the page must be turned by a quarter to read
/// them: the main direction first. All words have their places.
pub fn by_turn(glyphs: &[Painted], width: f64, height: f64) -> Vec<(u8, Vec<Line>)> {
    let mut counts = [0_usize; 4];
    for glyph in glyphs {
        if let Some(count) = counts.get_mut(usize::from(glyph.turn)) {
            *count += 1;
        }
    }
    let main = (0..4_u8).rev().max_by_key(|&turn| counts.get(usize::from(turn)).copied()).unwrap_or(0);
    let turns = std::iter::once(main).chain((0..4).filter(|&turn| turn != main));
    let found = turns.map(|turn| {
        let width = if turn % 2 == 0 { width } else { height };
        let runs = astray::set(runs(glyphs.iter().filter(|glyph| glyph.turn == turn)));
        let mut found = joined(order::ordered(runs, width));
        for line in &mut found {
            line.is_turned = turn != main;
        }
        (turn, found)
    });
    found.collect()
}

/// Letters that follow each other on one base line without a wide gap.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub text: String,
    pub words: Vec<Word>,
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
    /// The sizes of its letters, their base lines, and how many letters have them.
    pub sizes: Vec<(f64, f64, usize)>,
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
                sizes: vec![(glyph.size, glyph.y, 1)],
            });
        }
    }
    for run in &mut runs {
        run.text.truncate(run.text.trim_end().len());
        // The base line and size of a line are those of most of its letters: a raised figure does not count.
        let most = run
            .sizes
            .iter()
            .rev()
            .max_by(|(size, _, count), (other, _, others)| count.cmp(others).then(size.total_cmp(other)));
        if let Some(&(size, y, _)) = most {
            (run.size, run.y) = (size, y);
        }
    }
    runs
}

impl Run {
    fn take(&mut self, glyph: &Painted, gap: f64, is_space: bool) {
        if is_space {
            // A space painted over the end of a letter parts nothing: so some programs paint ligatures.
            if glyph.x + glyph.width < self.right + 0.02 * self.size && gap < -0.1 * self.size {
                return;
            }
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
        if glyph.size > self.size * 1.2 && self.sizes.iter().map(|(_, _, count)| count).sum::<usize>() < 4 {
            (self.size, self.y) = (glyph.size, glyph.y);
        }
        let is_same =
            |(size, y, _): &&mut (f64, f64, usize)| (size - glyph.size).abs() < 0.3 && (y - glyph.y).abs() < 0.3;
        match self.sizes.iter_mut().take(KINDS).find(is_same) {
            Some((_, _, count)) => *count += 1,
            None => self.sizes.push((glyph.size, glyph.y, 1)),
        }
        self.sizes.truncate(KINDS);
    }

    /// Takes the letters of the other in where they stand.
    pub fn insert(&mut self, other: &Self) {
        let next = self.words.iter().position(|word| word.left > other.left).unwrap_or(self.words.len());
        let at = self.words.get(next).map_or(self.text.len(), |word| word.at);
        let (front, rest) = self.text.split_at(at);
        let (before, after) = (self.words.get(next.wrapping_sub(1)), self.words.get(next));
        let is_apart = |gap: f64| gap > SPACE * self.size.min(other.size);
        let mut text = front.trim_end().to_owned();
        if before.is_some_and(|word| is_apart(other.left - word.right)) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&other.text);
        if after.is_some_and(|word| is_apart(word.left - other.right)) {
            text.push(' ');
        }
        let (old, new) = (at, text.len());
        text.push_str(rest);
        let moved = self.words.iter().skip(next).map(|word| Word { at: word.at + new - old, ..*word });
        let inner = other.words.iter().map(|word| Word { at: word.at + start, ..*word });
        self.words = self.words.iter().take(next).copied().chain(inner).chain(moved.collect::<Vec<_>>()).collect();
        self.text = text;
        (self.left, self.right) = (self.left.min(other.left), self.right.max(other.right));
    }
}

/// So many sizes of letters are counted in a run.
const KINDS: usize = 4;

/// Joins runs that stand beside each other to lines, with a cell for each.
fn joined(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Run> = None;
    for run in runs {
        let follows = last.as_ref().is_some_and(|last| last.is_followed_by(&run));
        match lines.last_mut() {
            Some(line) if follows => {
                let gap = run.left - line.right;
                let is_mark = line.cells.last().is_some_and(|cell| is_mark(cell))
                    || matches!(line.cells.as_slice(), [cell] if cell == HOLLOW);
                let before: usize = line.cells.iter().rev().skip(1).map(|cell| cell.len() + 1).sum();
                match line.cells.last_mut() {
                    Some(cell) if gap < CELL * run.size || is_mark => {
                        if gap > SPACE * run.size {
                            cell.push(' ');
                        }
                        let start = before + cell.len();
                        line.words.extend(run.words.iter().map(|word| Word { at: word.at + start, ..*word }));
                        cell.push_str(&run.text);
                    }
                    _ => {
                        let start = before + line.cells.last().map_or(0, |cell| cell.len() + 1);
                        line.words.extend(run.words.iter().map(|word| Word { at: word.at + start, ..*word }));
                        line.cells.push(run.text.clone());
                    }
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
    // Spaces that are painted behind the last word make no line longer.
    for line in &mut lines {
        line.right = line.words.iter().map(|word| word.right).fold(line.left, f64::max);
    }
    lines
}

/// The letter that office programs set as a hollow bullet.
const HOLLOW: &str = "o";

impl Line {
    /// Where the words begin that follow the hollow bullet at the line's front. A word "o" stands no further from the next
    /// than others do.
    fn hollow(&self) -> Option<&Word> {
        let (first, second) = (self.words.first()?, self.words.get(1)?);
        let is_letter = self.first_word() == HOLLOW && self.cells.len() == 1;
        (is_letter && second.left - first.right > 0.6 * self.size).then_some(second)
    }

    /// Whether it is an item with a sign for its mark, and not a number.
    pub fn is_bulleted(&self) -> bool {
        self.item().is_some() && (self.hollow().is_some() || !self.first_word().contains(char::is_alphanumeric))
    }

    /// The words, with a bullet for the letter that is one.
    pub fn with_bullet(&self, words: String) -> String {
        match self.hollow() {
            Some(_) => words.replacen(HOLLOW, "◦", 1),
            None => words,
        }
    }

    /// Where the words begin that follow the mark of an item at the line's front; `None` where it is no item.
    pub fn item(&self) -> Option<f64> {
        let whole = self.cells.first()?;
        match self.hollow() {
            Some(word) => Some(word.left),
            None if begins_item(whole) => Some(self.words.get(1).map_or(self.left, |word| word.left)),
            None => None,
        }
    }
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

/// Whether the words are only the mark of an item of a list: "•", "–", "3.", "(b)".
pub fn is_mark(words: &str) -> bool {
    let words = words.trim();
    if words.chars().count() == 1 {
        return !words.chars().all(char::is_alphanumeric) && words != "$" && words != "€";
    }
    let inner = words.trim_matches(['(', ')', '.']);
    let is_number = inner.len() <= 3 && inner.bytes().all(|digit| digit.is_ascii_digit());
    let is_roman = inner.len() <= 5
        && (inner.bytes().all(|letter| b"ivxl".contains(&letter))
            || inner.bytes().all(|letter| b"IVXL".contains(&letter)));
    let is_letter = inner.len() == 1 && inner.bytes().all(|letter| letter.is_ascii_alphabetic());
    words.ends_with(['.', ')']) && !inner.is_empty() && (is_number || is_roman || is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_items_are_signs_numbers_and_letters() {
        for mark in ["•", "–", "3.", "(b)", "iv)", "XII.", "12)"] {
            assert!(is_mark(mark), "{mark}");
        }
        for word in ["Dr.", "No.", "St.", "$", "2014.", "ah)", "I"] {
            assert!(!is_mark(word), "{word}");
        }
    }

    fn painted(text: &str, x: f64, width: f64, size: f64) -> Painted {
        Painted { text: text.to_owned(), x, y: 100.0, width, size, ..Painted::default() }
    }

    #[test]
    fn a_space_over_the_end_of_a_ligature_parts_nothing() {
        let letters = [painted("fl", 50.0, 5.6, 10.0), painted(" ", 52.8, 2.5, 10.0), painted("a", 55.6, 4.4, 10.0)];
        assert_eq!(lines(&letters, 600.0, 800.0)[0].words(), "fla");
        let letters = [painted("f", 50.0, 3.0, 10.0), painted(" ", 53.0, 2.5, 10.0), painted("a", 55.5, 4.4, 10.0)];
        assert_eq!(lines(&letters, 600.0, 800.0)[0].words(), "f a");
    }
}
