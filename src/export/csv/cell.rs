//! What stands in a cell, so that a spreadsheet takes it for what it is.

use crate::briefing::Number;
use crate::text::printable;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; never a formula.
    Text(String),
    /// A number: written bare, so that a spreadsheet reckons with it.
    Number(f64),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Words on one line.
    pub fn text(words: &str) -> Self {
        Self::Text(printable(words).into_owned())
    }

    /// Words, or nothing.
    pub fn maybe(words: Option<&str>) -> Self {
        words.map_or(Self::Empty, Self::text)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        // Counts are far below the numbers that a float skips.
        Self::Number(count as f64)
    }

    /// A number of the briefing, or nothing.
    pub fn number(number: Option<Number>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.value()))
    }

    /// What is written.
    pub fn written(&self) -> String {
        match self {
            Self::Text(words) => harmless(words),
            Self::Number(number) => number.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// `words`, with an apostrophe before them where a spreadsheet would run them as a formula.
///
/// The signs are those of OWASP's "CSV Injection", with their full-width forms.
fn harmless(words: &str) -> String {
    const SIGNS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '−'];
    if words.trim_start_matches(' ').starts_with(SIGNS) { format!("'{words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for words in ["=1+1", "+1", "-1", "@sum", "\tx", " =1", "＝1"] {
            assert!(Cell::text(words).written().starts_with(['\'', 'x']), "{words:?}");
        }
        assert_eq!(Cell::text("a = b").written(), "a = b");
    }

    #[test]
    fn a_number_stays_a_number() {
        assert_eq!(Cell::Number(-12.5).written(), "-12.5");
        assert_eq!(Cell::Number(1_250_000_000.0).written(), "1250000000");
        assert_eq!(Cell::count(3).written(), "3");
        assert_eq!(Cell::number(None).written(), "");
    }
}
