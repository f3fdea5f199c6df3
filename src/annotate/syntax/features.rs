//! What the network is told of a word: six strings or flags, as numbers.

use super::characters::{CAPITAL, Characters, DIGIT, LETTER, SPACE};
use super::hash::string_hash;
use super::reader::{Reader, find};

/// How many things are told of a word.
pub(super) const FEATURES: usize = 6;
/// Words of so many characters have no shape.
const LONG: usize = 100;
/// So many equal characters of a shape are kept.
const LONGEST_RUN: usize = 4;

/// The tables of the features.
#[derive(Debug)]
pub(super) struct Features {
    /// Strings that have small numbers of their own, by their hash.
    symbols: Vec<(u64, u64)>,
    /// Words that another stands for ("colour": "color"), by their number.
    norms: Vec<(u64, u64)>,
}

impl Features {
    /// Reads the tables; `None` where they are damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { symbols: reader.pairs()?, norms: reader.pairs()? })
    }

    /// The number of a string.
    fn number(&self, text: &str) -> u64 {
        let hash = string_hash(text);
        find(&self.symbols, hash).unwrap_or(hash)
    }

    /// The features of `word`, whose lower case is `lower`: norm, first character, last three, shape, whether a blank
    /// follows, whether it is white space. `norm` is 0 where the word's own counts.
    pub(super) fn of(
        &self,
        word: &str,
        lower: &str,
        norm: u64,
        blank: bool,
        characters: &Characters,
    ) -> [u64; FEATURES] {
        let norm = match norm {
            0 => find(&self.norms, self.number(word)).unwrap_or_else(|| self.number(lower)),
            norm => norm,
        };
        let first = word.chars().next().map_or("", |c| word.get(..c.len_utf8()).unwrap_or_default());
        let last = word.char_indices().rev().nth(2).map_or(word, |(at, _)| word.get(at..).unwrap_or_default());
        [
            norm,
            self.number(first),
            self.number(last),
            self.number(&shape(word, characters)),
            u64::from(blank),
            u64::from(is_space(word, characters)),
        ]
    }
}

/// Whether all of `word` is white space.
pub(super) fn is_space(word: &str, characters: &Characters) -> bool {
    !word.is_empty() && word.chars().all(|c| characters.is(c, SPACE))
}

/// The word with X for a capital letter, x for another, d for a digit; long runs are cut.
fn shape(word: &str, characters: &Characters) -> String {
    if word.chars().nth(LONG - 1).is_some() {
        return String::from("LONG");
    }
    let mut shape = String::new();
    let mut last = None;
    let mut run = 0;
    for c in word.chars() {
        let classes = characters.of(c);
        let kind = match classes {
            _ if classes & LETTER != 0 && classes & CAPITAL != 0 => 'X',
            _ if classes & LETTER != 0 => 'x',
            _ if classes & DIGIT != 0 => 'd',
            _ => c,
        };
        run = if last == Some(kind) { run + 1 } else { 0 };
        last = Some(kind);
        if run < LONGEST_RUN {
            shape.push(kind);
        }
    }
    shape
}
