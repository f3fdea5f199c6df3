//! Which paragraphs of the sources were read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::briefing::{Document, ParagraphRole};

/// The paragraphs that stood on the screen long enough to be read: of each document, named by its SHA-256, the first and
/// last numbers of each stretch, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Coverage {
    read: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Coverage {
    /// Takes in that paragraphs `first` to `last` of a document were read; whether that is news.
    pub fn add(&mut self, sha256: &str, first: usize, last: usize) -> bool {
        if (first..=last).all(|number| self.holds(sha256, number)) {
            return false;
        }
        let stretches = self.read.entry(sha256.to_owned()).or_default();
        stretches.push((first, last));
        stretches.sort_unstable();
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in stretches.iter() {
            match joined.last_mut() {
                Some((_, end)) if from <= *end + 1 => *end = to.max(*end),
                _ => joined.push((from, to)),
            }
        }
        *stretches = joined;
        true
    }

    /// Whether paragraph `number` of a document was read.
    pub fn holds(&self, sha256: &str, number: usize) -> bool {
        let stretches = self.read.get(sha256).map_or(&[] as &[_], Vec::as_slice);
        stretches.iter().any(|&(first, last)| (first..=last).contains(&number))
    }

    /// How many paragraphs were read, in all documents.
    pub fn count(&self) -> usize {
        self.read.values().flatten().map(|(first, last)| last + 1 - first).sum()
    }

    /// The numbers of the paragraphs that are yet to be read, in order: not what repeats another one or is boilerplate.
    pub fn unread<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = usize> + 'a {
        worth_reading(document).filter(|&number| !self.holds(&document.sha256, number))
    }
}

/// The numbers of the paragraphs that say something of their own.
pub fn worth_reading(document: &Document) -> impl Iterator<Item = usize> + '_ {
    let numbered = document.paragraphs.iter().zip(1..);
    numbered
        .filter(|(paragraph, _)| paragraph.role != ParagraphRole::Boilerplate && paragraph.repeats.is_none())
        .map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_grow_together() {
        let mut coverage = Coverage::default();
        assert!(coverage.add("a", 4, 6));
        assert!(coverage.add("a", 1, 2));
        assert!(!coverage.add("a", 5, 6), "no news");
        assert!(coverage.add("a", 3, 3));
        assert!(coverage.add("a", 9, 9));
        assert_eq!(serde_json::to_string(&coverage).unwrap(), r#"{"a":[[1,6],[9,9]]}"#);
        assert!(coverage.holds("a", 6) && !coverage.holds("a", 7) && !coverage.holds("b", 1));
    }
}
