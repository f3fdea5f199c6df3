//! Tables of words: a row a line, its cells parted by tabs. Lines that begin with `#` say what the table is.

use std::collections::{BTreeMap, BTreeSet};

/// The rows of a table, in order.
pub fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The first cell of each row and the rest of it.
pub fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(table).filter_map(|row| row.split_once('\t'))
}

/// A table whose rows are a kind and words of that kind.
#[derive(Clone, Debug)]
pub struct Kinds(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Kinds {
    /// The words of the table by their kind.
    pub fn read(table: &'static str) -> Self {
        let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (kind, words) in pairs(table) {
            kinds.entry(kind).or_default().insert(words);
        }
        Self(kinds)
    }

    /// Whether the words are of the kind.
    pub fn has(&self, kind: &str, words: &str) -> bool {
        self.0.get(kind).is_some_and(|all| all.contains(words))
    }

    /// The words of all kinds.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.0.values().flatten().copied()
    }

    /// All words of the kind, in the order of their bytes.
    pub fn of(&self, kind: &str) -> impl Iterator<Item = &'static str> + Clone {
        self.0.get(kind).into_iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_kind() {
        let kinds = Kinds::read("# what it is\nfruit\tpear\nfruit\tblack cherry\ntree\tash\n\n");
        assert!(kinds.has("fruit", "black cherry") && !kinds.has("tree", "pear") && !kinds.has("stone", "ash"));
        assert_eq!(kinds.of("fruit").collect::<Vec<_>>(), ["black cherry", "pear"]);
    }
}
