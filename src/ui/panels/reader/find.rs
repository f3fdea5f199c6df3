//! What the find bar holds: words, and where they stand in the open document.

use crate::text::Span;

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
    /// In how many places of how many other documents it stands; `None` until that is known.
    pub elsewhere: Option<(usize, usize)>,
}

impl Find {
    /// Takes in where the words stand now; the shown one becomes the first at or after byte `near`.
    pub fn look(&mut self, found: Vec<Span>, near: usize) {
        self.found = found;
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
    fn stepping_goes_round() {
        let text = "a b a";
        let mut find = Find { words: "a".to_owned(), ..Find::default() };
        find.look([0, 4].iter().filter_map(|&at| Span::new(text, at, at + 1)).collect(), 1);
        assert_eq!(find.shown, 1);
        assert_eq!(find.step(true).map(Span::start), Some(0));
        assert_eq!(find.step(false).map(Span::start), Some(4));
    }
}
