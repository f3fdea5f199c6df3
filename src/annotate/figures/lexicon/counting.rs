//! What words say around a number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A class of `counting.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Verbs that only say that something is there, is had, is told, or comes to a number.
    Light,
    /// Nouns that say no more than that they are people.
    People,
    /// Nouns that say no more of those to whom something happened than that they were there.
    There,
    /// Nouns that only say how many or how much there is of what follows.
    Amount,
    /// Words that make a number an addition to another, or a stretch of time.
    Further,
    /// Nouns for those who belong to a body.
    Member,
    /// Nouns for parts of the world.
    Area,
}

impl Class {
    /// Whether the word, a lemma in lower case, is of this class.
    pub fn has(self, lemma: &str) -> bool {
        self.words().contains(lemma)
    }

    /// The words of this class: those of the row that has its name.
    fn words(self) -> &'static BTreeSet<&'static str> {
        static ROWS: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
            let table = include_str!("../../../../assets/lexicons/counting.tsv");
            let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
            rows.map(|(name, words)| (name, words.split(' ').collect())).collect()
        });
        static NONE: BTreeSet<&str> = BTreeSet::new();
        let name = match self {
            Self::Light => "light",
            Self::People => "people",
            Self::There => "there",
            Self::Amount => "amount",
            Self::Further => "further",
            Self::Member => "member",
            Self::Area => "area",
        };
        ROWS.get(name).unwrap_or(&NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_its_own_words() {
        use Class::{Amount, Area, Further, Light, Member, People, There};
        for (class, word, other) in [
            (Light, "reach", "kill"),
            (People, "victim", "tourist"),
            (There, "resident", "tourist"),
            (Amount, "dozen", "bridge"),
            (Further, "another", "wounded"),
            (Member, "employee", "bridge"),
            (Area, "province", "market"),
        ] {
            assert!(class.has(word) && !class.has(other), "{class:?}");
        }
    }
}
