//! Which way a quantity moved.

use super::pieces::Pieces;
use crate::annotate::WordClass;
use crate::briefing::Trend;

/// Words that may stand between the verb and the number.
const BETWEEN: &[&str] = &[
    "by",
    "to",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "over",
    "under",
    "more",
    "less",
    "than",
    "just",
    "only",
    "at",
    "least",
    "a",
    "an",
    "further",
    "another",
    "as",
    "much",
    "many",
    "up",
    "from",
    "sharply",
    "slightly",
    "steeply",
    "well",
    "steadily",
    "quickly",
    "even",
    "still",
    "between",
    "-",
    "close",
    "dramatically",
    "significantly",
    "modestly",
];

/// Which way the words before piece `start` (of the number, or of its currency) say that it moved.
pub fn trend(pieces: &Pieces<'_>, start: usize) -> Option<Trend> {
    let mut at = start;
    for _ in 0..6 {
        at = at.checked_sub(1)?;
        let word = pieces.lower(at);
        if word == "up" && pieces.lower(at + 1) == "to" {
            return trend_word(pieces.before(at, 1));
        }
        if let Some(trend) = trend_word(word) {
            return Some(trend);
        }
        if !BETWEEN.contains(&word) {
            return None;
        }
    }
    None
}

fn trend_word(word: &str) -> Option<Trend> {
    if WordClass::Up.has(word) {
        Some(Trend::Up)
    } else if WordClass::Down.has(word) {
        Some(Trend::Down)
    } else {
        None
    }
}

/// Whether `word` says that something moved.
pub fn is_movement(word: &str) -> bool {
    trend_word(word).is_some()
}

/// Whether a word of movement stands just before piece `start`, so that a number there says by how much.
pub fn moves(pieces: &Pieces<'_>, start: usize) -> bool {
    let before = pieces.before(start, 1);
    before == "by" || trend_word(before).is_some()
}
