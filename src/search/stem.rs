//! Words of one stem: "resign", "resigned", "resignations".

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::fold::joins;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// The stem of an English word, to be looked for in a folded text.
#[derive(Clone, Debug)]
pub struct Stem {
    stem: String,
    /// What all words of the stem begin with: the stem's last letter may be another in them ("happi", "hope").
    opening: Finder<'static>,
    /// How much a place of it counts, against others of the question.
    pub weight: u64,
}

impl Stem {
    /// The stem of `word`, which is folded.
    pub fn new(word: &str, weight: u64) -> Self {
        let stem = ENGLISH.stem(word).into_owned();
        let opening = stem.strip_suffix(['i', 'e']).filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(&stem);
        Self { opening: Finder::new(opening).into_owned(), stem, weight }
    }

    /// The stem.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// Whether a word of it may stand in `text`: `false` is sure, `true` is not.
    pub fn may_stand_in(&self, text: &str) -> bool {
        self.opening.find(text.as_bytes()).is_some()
    }

    /// Where words of it stand in `text`, a folded one, in order.
    pub fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let begins = self.opening.find_iter(text.as_bytes());
        begins.filter_map(move |start| {
            let before = text.get(..start)?;
            let rest = text.get(start..)?;
            let length = rest.find(|letter| !joins(letter)).unwrap_or(rest.len());
            let is_start = !before.chars().next_back().is_some_and(joins);
            let word = rest.get(..length).filter(|_| is_start)?;
            (ENGLISH.stem(word) == self.stem).then_some(start..start + length)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_found() {
        let text = "they resigned; her resignations; a resin; hoping for hope; happy and happiness, happened";
        let found = |word: &str| -> Vec<&str> {
            Stem::new(word, 1).places(text).map(|place| text.get(place).unwrap()).collect()
        };
        assert_eq!(found("resigning"), ["resigned", "resignations"]);
        assert_eq!(found("hope"), ["hoping", "hope"]);
        assert_eq!(found("happy"), ["happy", "happiness"]);
    }
}
