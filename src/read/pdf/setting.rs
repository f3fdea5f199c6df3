//! How a document sets the first lines of its paragraphs and items.

use std::collections::BTreeMap;

use super::Page;

/// A left edge is one of first lines where so many lines begin there and go on further left.
const INDENTED: usize = 3;

/// How the lines of items, and the first lines of paragraphs, stand to those that follow.
#[derive(Debug, Default)]
pub struct Setting {
    /// Whether the lines of its items stand beneath their words, not beneath their marks.
    pub items_hang: bool,
    /// Whether they stand left of the marks, which are set in as the first lines of paragraphs are.
    pub items_are_set_in: bool,
    /// Of each left edge: how many lines that begin there go on further left, and how many right beneath.
    edges: BTreeMap<i64, (usize, usize)>,
}

impl Setting {
    /// What most of the lines of `pages` do.
    pub fn of(pages: &[Page]) -> Self {
        let mut setting = Self::default();
        let (mut hanging, mut flush, mut set_in) = (0_usize, 0_usize, 0_usize);
        for page in pages {
            for (line, next) in page.lines.iter().zip(page.lines.iter().skip(1)) {
                let down = next.y - line.y;
                let is_next = down > line.size * 0.5 && down < line.size * 2.0 && next.item().is_none();
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

    /// Whether the first lines of paragraphs begin at this left edge, and hardly any others.
    pub fn is_indent(&self, left: f64) -> bool {
        let around = edge(left) - 1..=edge(left) + 1;
        let (out, level) = self.edges.range(around).fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
        out >= INDENTED && out > level
    }
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
