//! Where the caret stands among the citation marks of a line: a mark is one thing. Positions are counted in characters,
//! as the field counts them.

use std::ops::Range;

use crate::notes::marks;

/// How many characters of a search may follow the bracket that begins it.
const SEARCHED: usize = 60;

/// The character at byte `at`.
fn character(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.chars().count())
}

/// The byte at which character `at` begins; the end of the text where there is none.
pub fn byte(text: &str, at: usize) -> usize {
    text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
}

/// The marks of `text`, in order.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    marks(text).map(|mark| character(text, mark.range.start)..character(text, mark.range.end))
}

/// Where a caret that came from `before` comes to stand when it would stand at `at`: never inside a mark.
pub fn outside(text: &str, before: usize, at: usize) -> usize {
    match ranges(text).find(|mark| mark.start < at && at < mark.end) {
        Some(mark) if before >= mark.end => mark.start,
        Some(mark) => mark.end,
        None => at,
    }
}

/// The mark that ends at `at`.
pub fn mark_before(text: &str, at: usize) -> Option<Range<usize>> {
    ranges(text).find(|mark| mark.end == at)
}

/// The mark that begins at `at`.
pub fn mark_after(text: &str, at: usize) -> Option<Range<usize>> {
    ranges(text).find(|mark| mark.start == at)
}

/// The position among the marks of the one that holds the character at `at`.
pub fn mark_at(text: &str, at: usize) -> Option<usize> {
    ranges(text).position(|mark| mark.contains(&at))
}

/// What is being looked for to be cited: from an open bracket to the caret.
pub fn sought(text: &str, at: usize) -> Option<Range<usize>> {
    let before: Vec<char> = text.chars().take(at).collect();
    let open = before.iter().rposition(|letter| *letter == '[')?;
    let words = before.get(open + 1..)?;
    let is_open = words.len() <= SEARCHED && !words.iter().any(|letter| matches!(letter, ']' | '\n'));
    is_open.then_some(open..at)
}

/// `text` with `words` in the place of its characters `range`, parted from its neighbours by spaces, and the position behind
/// them.
pub fn replaced(text: &str, range: Range<usize>, words: &str) -> (String, usize) {
    let (from, to) = (byte(text, range.start), byte(text, range.end.max(range.start)));
    let (before, after) = (text.get(..from).unwrap_or(text), text.get(to..).unwrap_or_default());
    let space = |needed: bool| if needed { " " } else { "" };
    let lead = space(before.chars().next_back().is_some_and(|letter| !letter.is_whitespace()));
    let tail = space(after.chars().next().is_some_and(char::is_alphanumeric));
    let written = format!("{before}{lead}{words}");
    let caret = written.chars().count();
    (format!("{written}{tail}{after}"), caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Élan [1 ¶4] left.";

    #[test]
    fn a_caret_never_stands_inside_a_mark() {
        // The mark is from 5 to 11.
        for (before, at, stands) in [(11, 10, 5), (5, 6, 11), (0, 8, 11), (4, 5, 5), (12, 11, 11), (3, 4, 4)] {
            assert_eq!(outside(TEXT, before, at), stands, "{before} to {at}");
        }
    }

    #[test]
    fn a_mark_is_found_at_its_edges() {
        assert_eq!((mark_before(TEXT, 11), mark_before(TEXT, 10)), (Some(5..11), None));
        assert_eq!((mark_after(TEXT, 5), mark_after(TEXT, 6)), (Some(5..11), None));
        assert_eq!((mark_at(TEXT, 5), mark_at(TEXT, 10), mark_at(TEXT, 11)), (Some(0), Some(0), None));
    }

    #[test]
    fn an_open_bracket_asks_for_something_to_cite() {
        assert_eq!(sought("It left [cam", 12), Some(8..12));
        assert_eq!(sought("It left [", 9), Some(8..9));
        assert_eq!(sought(TEXT, 11), None, "a mark is closed");
        assert_eq!(sought("It left [a\nb", 12), None);
        assert_eq!(sought("It left", 7), None);
    }

    #[test]
    fn words_are_parted_from_their_neighbours() {
        let inserted = |text, at, words| replaced(text, at..at, words);
        assert_eq!(inserted("It is that", 5, "likely"), ("It is likely that".to_owned(), 12));
        assert_eq!(inserted("It is", usize::MAX, "likely"), ("It is likely".to_owned(), 12));
        assert_eq!(inserted("", 0, "likely"), ("likely".to_owned(), 6));
        assert_eq!(inserted("É .", 2, "so"), ("É so.".to_owned(), 4));
        assert_eq!(replaced("It left [cam.", 8..12, "[1 ¶4]"), ("It left [1 ¶4].".to_owned(), 14));
    }
}
