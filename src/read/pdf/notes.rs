//! Notes at the foot of a page: smaller than the text above them, and each with a mark.

use std::num::NonZeroU32;

use super::hyphens;
use super::lines::Line;
use crate::briefing::{Block, ParagraphForm};

/// Notes are smaller than the running text at least so much.
const SMALLER: f64 = 0.93;

/// Of the lines of a page in reading order, whether each is of a note. `body` is the size of the running text.
pub fn lines(page: &[&Line], body: f64, height: f64) -> Vec<bool> {
    let mut found = vec![false; page.len()];
    let mut at = 0;
    while let Some(first) = page.get(at) {
        let is_small = |line: &Line| line.size < body * SMALLER && line.cells.len() == 1 && !line.is_turned;
        if !is_small(first) {
            at += 1;
            continue;
        }
        let rest = page.get(at..).unwrap_or_default();
        let more = rest.iter().zip(rest.iter().skip(1)).take_while(|(a, b)| is_small(b) && b.y > a.y - a.size * 0.3);
        let end = at + 1 + more.count();
        let stands_below = at
            .checked_sub(1)
            .and_then(|above| page.get(above))
            .is_some_and(|above| above.size >= body * SMALLER && above.y < first.y);
        // Nothing stands beneath them in their column.
        let last = page.get(end - 1).unwrap_or(first);
        let is_last = page.get(end).is_none_or(|next| next.y < last.y);
        if stands_below && is_last && first.y > height * 0.45 && mark(&first.words()).is_some() {
            found.iter_mut().take(end).skip(at).for_each(|is_note| *is_note = true);
        }
        at = end;
    }
    found
}

/// The notes that these lines are, one after the other.
pub fn blocks<'a>(lines: impl Iterator<Item = &'a Line>, page: Option<NonZeroU32>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut last = None;
    for line in lines {
        let words = line.words();
        let begins = mark(&words).filter(|mark| match (mark, last) {
            (Mark::Number(number), Some(Mark::Number(last))) => *number == last + 1,
            _ => true,
        });
        match (begins, found.last_mut()) {
            (None, Some(note)) => hyphens::join(&mut note.words, &words),
            (begins, _) => {
                last = begins;
                found.push(Block { words, form: ParagraphForm::Note, page, ..Block::default() });
            }
        }
    }
    found
}

/// What a note begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Number(u32),
    Sign,
}

/// The mark at the front of a note, where words follow it: "1 See page 4", "3From the form", "* Not counted".
fn mark(words: &str) -> Option<Mark> {
    let rest = words.trim_start_matches(['(', '[']);
    let end = rest.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(rest.len());
    let (number, rest) = rest.split_at(end);
    let (mark, rest) = match number.parse() {
        Ok(number) if number < 1_000 => (Mark::Number(number), rest),
        Ok(_) => return None,
        Err(_) => (Mark::Sign, rest.strip_prefix(['*', '†', '‡', '§', '¶'])?.trim_start_matches(['*', '†', '‡'])),
    };
    let rest = rest.trim_start_matches([')', ']', '.', ' ', '\u{a0}']);
    // A figure with a unit begins no note, and a word does: "1 of 9" may be either.
    let is_begun = rest.starts_with(|first: char| first.is_uppercase() || "“\"‘'«(".contains(first));
    let is_word = mark == Mark::Sign && rest.starts_with(char::is_lowercase);
    (is_begun || is_word || rest.starts_with("http")).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(y: f64, size: f64, words: &str) -> Line {
        Line { cells: vec![words.to_owned()], left: 50.0, right: 400.0, y, size, ..Line::default() }
    }

    fn notes(page: &[Line]) -> Vec<String> {
        let page: Vec<&Line> = page.iter().collect();
        let is_note = lines(&page, 10.0, 800.0);
        let picked = page.iter().zip(is_note).filter(|(_, is)| *is).map(|(line, _)| *line);
        blocks(picked, None).into_iter().map(|block| block.words).collect()
    }

    #[test]
    fn small_lines_with_marks_at_the_foot_are_notes() {
        let page = [
            line(600.0, 10.0, "The harbour was opened in May1, as the"),
            line(700.0, 8.0, "1 See the report of the council, which was"),
            line(710.0, 8.0, "published in June."),
            line(720.0, 8.0, "2Minutes, page 12."),
        ];
        let found = ["1 See the report of the council, which was published in June.", "2Minutes, page 12."];
        assert_eq!(notes(&page), found);
        let page = [line(600.0, 10.0, "It cost more.*"), line(700.0, 8.0, "* not counting interest")];
        assert_eq!(notes(&page), ["* not counting interest"]);
    }

    #[test]
    fn small_lines_without_marks_or_above_text_are_none() {
        let page = [line(600.0, 10.0, "The harbour"), line(700.0, 8.0, "Photo: the quay at noon")];
        assert_eq!(notes(&page), [""; 0]);
        let page =
            [line(600.0, 10.0, "The harbour"), line(700.0, 8.0, "1 See the report."), line(720.0, 10.0, "was opened.")];
        assert_eq!(notes(&page), [""; 0]);
        let page = [line(600.0, 10.0, "The harbour"), line(700.0, 8.0, "12 tonnes, 13 tonnes")];
        assert_eq!(notes(&page), [""; 0]);
    }
}
