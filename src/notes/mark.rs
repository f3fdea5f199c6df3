//! Citation marks in the text of a line: `[1 ¶4]` is reference 1, which stands in paragraph 4.

use std::ops::Range;

/// A citation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The number of the reference.
    pub number: u32,
    /// The number of the paragraph, from 1.
    pub paragraph: usize,
}

impl Mark {
    /// The mark of reference `number`, in paragraph `paragraph`.
    pub fn written(number: u32, paragraph: usize) -> String {
        format!("[{number} ¶{paragraph}]")
    }
}

/// The marks of `text`, in order.
pub fn marks(text: &str) -> impl Iterator<Item = Mark> + '_ {
    // The sign is rarer than the bracket: most lines are passed over at once.
    text.match_indices(" ¶").filter_map(|(middle, sign)| {
        let before = text.get(..middle)?;
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let open = before.len().checked_sub(digits + 1)?;
        let number = before.get(open..)?.strip_prefix('[')?.parse().ok()?;
        let after = text.get(middle + sign.len()..)?;
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let paragraph = after.get(..digits)?.parse().ok()?;
        let end = middle + sign.len() + digits + 1;
        after.get(digits..)?.starts_with(']').then_some(Mark { range: open..end, number, paragraph })
    })
}

/// `text` without the mark at `position` among its marks, and without the space before it.
pub fn without_mark(text: &str, position: usize) -> String {
    let Some(mark) = marks(text).nth(position) else {
        return text.to_owned();
    };
    let before = text.get(..mark.range.start).unwrap_or_default();
    let after = text.get(mark.range.end..).unwrap_or_default();
    format!("{}{after}", before.strip_suffix(' ').unwrap_or(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, usize, &str)> {
        marks(text).map(|mark| (mark.number, mark.paragraph, text.get(mark.range).unwrap())).collect()
    }

    #[test]
    fn marks_are_found_where_they_stand() {
        assert_eq!(found("Left. [1 ¶4] [12 ¶103]"), [(1, 4, "[1 ¶4]"), (12, 103, "[12 ¶103]")]);
        assert_eq!(found("¶ [1 ¶] [ ¶4] [1¶4] 1 ¶4] [1 ¶4 [x ¶4] [99999999999 ¶1]"), []);
    }

    #[test]
    fn a_mark_is_taken_off_with_its_space() {
        assert_eq!(without_mark("One. [1 ¶4] [2 ¶5]", 0), "One. [2 ¶5]");
        assert_eq!(without_mark("One. [1 ¶4] [2 ¶5]", 1), "One. [1 ¶4]");
        assert_eq!(without_mark("One.", 1), "One.");
    }
}
