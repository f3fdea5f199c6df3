//! Finding words in the open document, whatever their case.

use crate::text::Span;

/// Where `words` stand in `text`, in order and apart, compared without regard to case.
pub fn occurrences(text: &str, words: &str) -> Vec<Span> {
    let sought: Vec<char> = words.chars().flat_map(char::to_lowercase).collect();
    if sought.is_empty() {
        return Vec::new();
    }
    // One small letter per entry, with the place of the character that it comes from.
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    let mut from: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (at, character) in text.char_indices() {
        for small in folded(character) {
            letters.push(small);
            from.push(at);
        }
    }
    from.push(text.len());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = letters.get(at..at + sought.len()) {
        if window != sought.as_slice() {
            at += 1;
            continue;
        }
        let (Some(&start), Some(&end)) = (from.get(at), from.get(at + sought.len())) else {
            break;
        };
        // A character that becomes two small letters may be cut in the middle: then it is no whole word.
        found.extend(Span::new(text, start, end).filter(|span| !span.is_empty()));
        at += sought.len();
    }
    found
}

/// The small letters of a character; a line break counts as a space, for it is shown as one.
fn folded(character: char) -> impl Iterator<Item = char> {
    let shown = if character == '\n' || character == '\r' { ' ' } else { character };
    shown.to_lowercase()
}

/// What the find bar holds.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// Whether the bar is there.
    pub open: bool,
    /// Whether its field should take the keyboard.
    pub take_focus: bool,
    /// What is sought.
    pub words: String,
    /// Where it stands in the open document.
    pub found: Vec<Span>,
    /// Which of them is shown.
    pub shown: usize,
}

impl Find {
    /// Looks again, in `text`; the shown one stays the first at or after byte `near`.
    pub fn look(&mut self, text: &str, near: usize) {
        self.found = occurrences(text, &self.words);
        let after = self.found.partition_point(|span| span.start() < near);
        self.shown = if after < self.found.len() { after } else { 0 };
    }

    /// Goes to the next place, or the one before, around the ends.
    pub fn step(&mut self, forward: bool) -> Option<Span> {
        let count = self.found.len();
        if count == 0 {
            return None;
        }
        self.shown = if forward { (self.shown + 1) % count } else { (self.shown + count - 1) % count };
        self.found.get(self.shown).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_across_lines() {
        let text = "Übung macht\nden MEISTER; übung İst gut";
        let at = |words| -> Vec<usize> { occurrences(text, words).iter().map(|span| span.start()).collect() };
        assert_eq!(at("übung"), [0, 26]);
        assert_eq!(at("macht den meister").len(), 1);
        assert_eq!(at(""), Vec::<usize>::new());
        assert_eq!(at("nowhere"), Vec::<usize>::new());
    }

    #[test]
    fn stepping_goes_round() {
        let mut find = Find { words: "a".to_owned(), ..Find::default() };
        find.look("a b a", 1);
        assert_eq!(find.shown, 1);
        assert_eq!(find.step(true).map(Span::start), Some(0));
        assert_eq!(find.step(false).map(Span::start), Some(4));
    }
}
