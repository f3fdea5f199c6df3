//! Which words can begin a time expression, told apart quickly: most words of a text cannot.

/// Words that are no words of time, but that a time expression may begin with, in order of their bytes; and the second
/// words of those that begin with an article.
#[rustfmt::skip] // A word for a line would fill pages.
const LEADS: &[&str] = &[
    "'", "1q", "2q", "3q", "4q", "a.d.", "ad", "additional", "all", "annually", "anzac", "armistice", "as",
    "ascension", "ash", "at", "australia", "bastille", "beginning", "biennially", "biweekly", "black", "boxing",
    "c.e.", "calendar", "canada", "ce", "christmas", "cinco", "close", "columbus", "comparable",
    "corresponding", "couple", "currently", "cyber", "daily", "dawn", "daybreak", "dusk", "each", "earth",
    "easter", "election", "end", "entire", "epiphany", "every", "extra", "father", "fewer", "financial",
    "fiscal", "fortnightly", "full", "further", "future", "fy", "good", "groundhog", "half", "halloween",
    "hourly", "inauguration", "international", "juneteenth", "labor", "lately", "latter", "less", "long",
    "longer", "martin", "maundy", "memorial", "midday", "middle", "midnight", "moments", "monthly", "more",
    "most", "mother", "near", "new", "nightfall", "nightly", "no", "noon", "now", "nowadays", "number",
    "orthodox", "over", "overnight", "palm", "part", "pentecost", "predawn", "present", "presently",
    "presidents", "q1", "q2", "q3", "q4", "quarterly", "recent", "recently", "remainder", "remembrance", "rest",
    "short", "small", "solid", "someday", "st", "st.", "start", "sunrise", "sunset", "thanksgiving", "these",
    "today", "tomorrow", "tonight", "up", "valentine", "very", "veterans", "weekly", "whit", "whole", "yearly",
    "yesterday", "‘", "’",
];

/// Whether a time expression may begin with `word`, in lower case, for what it is; digits aside.
pub fn is_lead(word: &str) -> bool {
    LEAD_SHAPES.has(word) && LEADS.binary_search(&word).is_ok()
}

const LEAD_SHAPES: Shapes = {
    let mut shapes = Shapes::NONE;
    let mut words = LEADS;
    while let [word, rest @ ..] = words {
        (shapes, words) = (shapes.and(word), rest);
    }
    shapes
};

/// The shapes of a table's words: for each first byte, which lengths there are. Most words of a text are of none of them
/// and need no look into the table.
#[derive(Clone, Copy, Debug)]
pub struct Shapes([u32; 256]);

impl Shapes {
    /// Of no words.
    pub const NONE: Self = Self([0; 256]);

    /// These and the one of `word`.
    #[expect(clippy::indexing_slicing, reason = "a byte is less than 256, and constants know no other way")]
    pub const fn and(mut self, word: &str) -> Self {
        if let [first, ..] = word.as_bytes() {
            self.0[*first as usize] |= 1 << (word.len() % 32);
        }
        self
    }

    /// These and the one of `word` with another byte behind it.
    #[expect(clippy::indexing_slicing, reason = "a byte is less than 256, and constants know no other way")]
    pub const fn and_longer(mut self, word: &str) -> Self {
        if let [first, ..] = word.as_bytes() {
            self.0[*first as usize] |= 1 << ((word.len() + 1) % 32);
        }
        self
    }

    /// Whether a word of the table may be this one.
    pub fn has(&self, word: &str) -> bool {
        let lengths = word.as_bytes().first().and_then(|first| self.0.get(usize::from(*first)));
        lengths.is_some_and(|lengths| lengths & (1 << (word.len() % 32)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::times::holidays::HOLIDAYS;
    use crate::annotate::times::words::{RECURRENCES, REFERENCES, Sense, sense};

    #[test]
    fn the_words_are_in_order() {
        assert!(LEADS.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn what_tables_begin_with_can_begin_an_expression() {
        let recurrences = RECURRENCES.iter().map(|(word, _)| word);
        let references = REFERENCES.iter().filter_map(|(words, _)| words.first());
        let holidays = HOLIDAYS.iter().filter_map(|(words, _)| words.first());
        for word in recurrences.chain(references).chain(holidays) {
            assert!(is_lead(word) || sense(word) != Sense::Other, "{word}");
        }
    }
}
