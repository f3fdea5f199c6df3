//! A word, a beginning of words or a phrase, and where it stands in a folded text.

use std::ops::Range;

use memchr::memmem::Finder;

use super::fold::{folded, joins};

/// Words to be looked for as they stand side by side, in a folded text.
#[derive(Clone, Debug)]
pub struct Term {
    /// What the person wrote, folded.
    words: String,
    /// The words, cut at the stars: after each piece but the last, the word goes on to its end.
    pieces: Vec<Finder<'static>>,
    /// Whether it may begin inside a word.
    open_start: bool,
    /// Whether it may end inside a word.
    open_end: bool,
    /// Whether what is found reaches to the end of its last word.
    to_word_end: bool,
}

impl Term {
    /// The term that `written` stands for: `port` is a whole word, `port*` the beginning of one, `*port` its end and
    /// `*port*` these letters anywhere. `None` where nothing is left to look for, or a star stands inside a word.
    pub fn new(written: &str) -> Option<Self> {
        let whole = folded(written);
        let words = whole.trim();
        let (open_start, rest) = words.strip_prefix('*').map_or((false, words), |rest| (true, rest));
        let (star_end, rest) = rest.strip_suffix('*').map_or((false, rest), |rest| (true, rest));
        let pieces: Vec<&str> = rest.split('*').collect();
        let is_whole = pieces.iter().all(|piece| piece.contains(|letter: char| letter != ' '))
            && pieces.iter().skip(1).all(|piece| !piece.starts_with(joins));
        if !is_whole {
            return None;
        }
        Some(Self {
            words: words.to_owned(),
            pieces: pieces.iter().map(|piece| Finder::new(piece).into_owned()).collect(),
            open_start,
            open_end: star_end,
            to_word_end: star_end && !open_start,
        })
    }

    /// The letters of `written` wherever they stand, also inside words, stars among them; `None` where there are none.
    pub fn letters(written: &str) -> Option<Self> {
        let words = folded(written);
        let pieces = vec![Finder::new(&words).into_owned()];
        let is_empty = words.trim().is_empty();
        (!is_empty).then_some(Self { words, pieces, open_start: true, open_end: true, to_word_end: false })
    }

    /// The words as they are looked for.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether it may stand in `text`, a folded one: `false` is sure, `true` is not.
    pub fn may_stand_in(&self, text: &str) -> bool {
        self.pieces.iter().all(|piece| piece.find(text.as_bytes()).is_some())
    }

    /// Where it stands in `text`, a folded one: in order and apart.
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.next(text, from)?;
            from = found.end;
            Some(found)
        })
    }

    /// The first place at or after byte `from`.
    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let (first, others) = self.pieces.split_first()?;
        let mut at = from;
        loop {
            let start = at + first.find(text.as_bytes().get(at..)?)?;
            let end = start + first.needle().len();
            if (self.open_start || is_edge(text, start))
                && let Some(end) = self.end(text, end, others)
            {
                return Some(start..end);
            }
            at = start + 1;
        }
    }

    /// Where the term ends whose first piece ends at `end`; `None` where it does not stand here.
    fn end(&self, text: &str, mut end: usize, others: &[Finder<'static>]) -> Option<usize> {
        for piece in others {
            end = word_end(text, end);
            if !text.as_bytes().get(end..)?.starts_with(piece.needle()) {
                return None;
            }
            end += piece.needle().len();
        }
        match (self.open_end, self.to_word_end) {
            (true, true) => Some(word_end(text, end)),
            (true, false) => Some(end),
            _ => is_edge(text, end).then_some(end),
        }
    }
}

/// Whether no word goes on across byte `at`.
fn is_edge(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    !(before.chars().next_back().is_some_and(joins) && after.chars().next().is_some_and(joins))
}

/// Where the word ends that byte `at` stands in.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|letter| !joins(letter)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(term: &str, text: &str) -> Vec<String> {
        let text = folded(text);
        Term::new(term).unwrap().places(&text).map(|place| text.get(place).unwrap().to_owned()).collect()
    }

    #[test]
    fn a_word_is_a_whole_word() {
        assert_eq!(found("port", "Port, ports, airport; PORT's port-side"), ["port", "port", "port"]);
        assert_eq!(found("O’Brien", "O'Brien, o’brien and Obrien"), ["o'brien", "o'brien"]);
        assert_eq!(found("u.s.", "the U.S. and a U.S.-led bus.s."), ["u.s.", "u.s."]);
        assert_eq!(found("3,000", "13,000 or 3,000"), ["3,000"]);
    }

    #[test]
    fn stars_open_words() {
        assert_eq!(found("port*", "Port, ports, airport; portfolio"), ["port", "ports", "portfolio"]);
        assert_eq!(found("*port", "Port, ports, airport"), ["port", "port"]);
        assert_eq!(found("*port*", "Port, ports, airports"), ["port", "port", "port"]);
        assert_eq!(found("sanction* relief", "Sanctions relief; sanction of relief"), ["sanctions relief"]);
        assert!(Term::new("organi*ation").is_none());
        assert!(Term::new("*").is_none() && Term::new(" ").is_none());
    }

    #[test]
    fn a_phrase_goes_across_line_breaks() {
        assert_eq!(found("port of  call", "a port\n of call; port of calling"), ["port of call"]);
    }

    #[test]
    fn scripts_without_spaces_are_searched_anywhere() {
        assert_eq!(found("北京", "他在北京举行"), ["北京"]);
    }
}
