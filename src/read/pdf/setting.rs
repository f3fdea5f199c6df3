//! How a document sets the first lines of its paragraphs and items.

use std::collections::BTreeMap;

use super::Page;

/// A left edge is one of first lines where so many lines begin there and go on further left.
const INDENTED: usize = 3;

/// How the lines of items, and the first lines of paragraphs, stand to those that follow.
#[derive(Debug, Default)]
pub struct Setting {
    /// How far the lines of a paragraph stand below each other.
    pub leading: f64,
    /// The size of the running text.
    body: f64,
    /// Whether the lines of its items stand beneath their words, not beneath their marks.
    pub items_hang: bool,
    /// Whether they stand left of the marks, which are set in as the first lines of paragraphs are.
    pub items_are_set_in: bool,
    /// Of each left edge: how many lines that begin there go on further left, and how many right beneath.
    edges: BTreeMap<i64, (usize, usize)>,
}

impl Setting {
    /// What most of the lines of `pages` do, whose running text is of size `body`.
    pub fn of(pages: &[Page], body: f64) -> Self {
        let mut gaps = BTreeMap::new();
        for page in pages {
            leadings(page, body, &mut gaps);
        }
        let leading = widest(&gaps, 1).unwrap_or(body * 1.2);
        let mut setting = Self { leading, body, ..Self::default() };
        let (mut hanging, mut flush, mut set_in) = (0_usize, 0_usize, 0_usize);
        for page in pages {
            for (line, next) in page.lines.iter().zip(page.lines.iter().skip(1)) {
                let down = next.y - line.y;
                let is_next =
                    down > line.size * 0.5 && down < leading.max(line.size) * 1.18 + 0.5 && next.item().is_none();
                if !is_next {
                    continue;
                }
                let words = next.words();
                let is_inside = begins_inside(&words);
                let shift = next.left - line.left;
                let is_level = shift.abs() < line.size * 0.3;
                let is_out = shift < -line.size * 0.8;
                match line.item() {
                    Some(_) if is_out && is_inside => set_in += 1,
                    Some(text_left) if text_left - line.left >= line.size * 0.8 => {
                        hanging += usize::from((next.left - text_left).abs() < line.size * 0.3);
                        flush += usize::from(is_level && is_inside);
                    }
                    Some(_) => {}
                    None => {
                        let (out, level) = setting.edges.entry(edge(line.left)).or_default();
                        *out += usize::from(is_out && line.cells.len() == 1);
                        *level += usize::from(is_level && is_inside);
                    }
                }
            }
        }
        setting.items_hang = hanging > flush;
        setting.items_are_set_in = set_in > hanging + flush;
        setting
    }

    /// The leading of one page: its own where enough sentences run on in it.
    pub fn leading_of(&self, page: &Page) -> f64 {
        let mut gaps = BTreeMap::new();
        leadings(page, self.body, &mut gaps);
        widest(&gaps, OWN).unwrap_or(self.leading)
    }

    /// Whether the first lines of paragraphs begin at this left edge, and hardly any others.
    pub fn is_indent(&self, left: f64) -> bool {
        let around = edge(left) - 1..=edge(left) + 1;
        let (out, level) = self.edges.range(around).fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
        out >= INDENTED && out > level
    }
}

/// A page on which so many sentences run on from line to line has a leading of its own.
const OWN: usize = 6;

/// Counts the gaps, in half points, between lines of which the second goes on with the sentence of the first.
fn leadings(page: &Page, body: f64, gaps: &mut BTreeMap<i64, usize>) {
    for (above, below) in page.lines.iter().zip(page.lines.iter().skip(1)) {
        let gap = below.y - above.y;
        let is_body = [above, below].iter().all(|line| (line.size - body).abs() < 0.5 && line.cells.len() == 1);
        let is_near = gap > body * 0.8 && gap < body * 3.0;
        if is_body
            && is_near
            && above.right - above.left > body * 15.0
            && begins_inside(below.cells.first().map_or("", String::as_str))
            && !above.cells.first().is_some_and(|words| ends_sentence(words))
        {
            *gaps.entry((gap * 2.0).round() as i64).or_default() += 1;
        }
    }
}

/// The widest gap that is no exception, in points; `None` where fewer than `least` were counted.
fn widest(gaps: &BTreeMap<i64, usize>, least: usize) -> Option<f64> {
    let all: usize = gaps.values().sum();
    let around = |gap: i64| gaps.range(gap - 1..=gap + 1).map(|(_, count)| count).sum::<usize>();
    let found = gaps.keys().rev().find(|gap| around(**gap) * 8 >= all);
    found.filter(|_| all >= least).map(|gap| *gap as f64 / 2.0)
}

/// A left edge in steps of two points.
fn edge(left: f64) -> i64 {
    (left / 2.0).round() as i64
}

/// Whether these words look like the middle of a sentence.
pub fn begins_inside(words: &str) -> bool {
    words.chars().next().is_some_and(|letter| letter.is_lowercase() || ",;)".contains(letter))
}

/// Whether these words end a sentence, after which a note may have its mark: "on Monday.", "on Monday.4", "“at once.”".
pub fn ends_sentence(words: &str) -> bool {
    let is_end =
        |words: &str| words.trim_end_matches(['"', '”', '’', '\'', ')', '»', ']']).ends_with(['.', '!', '?', ':', '…']);
    let before = words.trim_end_matches(|mark: char| mark.is_ascii_digit());
    // "0.7" is a figure, and so is "7".
    let has_mark = (1..3).contains(&(words.len() - before.len()))
        && before.ends_with(['.', '!', '?', '"', '”'])
        && !before.trim_end_matches('.').ends_with(|letter: char| letter.is_ascii_digit());
    is_end(words) || has_mark && is_end(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_note_may_follow_a_sentence() {
        for words in ["on Monday.", "on Monday.4", "“at once.”12", "as follows:", "(at noon.)"] {
            assert!(ends_sentence(words), "{words}");
        }
        for words in ["by 0.7", "rose 12", "on Monday", "in No. 4", "in 1998", "section 3.1"] {
            assert!(!ends_sentence(words), "{words}");
        }
    }
}
