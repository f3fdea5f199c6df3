//! The places that a correction touched.

use std::collections::BTreeSet;

use crate::text::Span;

/// Places in documents, each counted once: positions of documents, and spans; and whole documents.
#[derive(Clone, Debug, Default)]
pub struct Places(BTreeSet<(usize, Span)>, BTreeSet<usize>);

impl Places {
    /// A document as a whole.
    pub fn document(document: usize) -> Self {
        Self(BTreeSet::new(), BTreeSet::from([document]))
    }

    /// Adds a place.
    pub fn insert(&mut self, document: usize, span: Span) {
        self.0.insert((document, span));
    }

    /// Adds all of `other`.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
        self.1.extend(other.1);
    }

    /// Whether the place is one of them.
    pub fn has(&self, document: usize, span: Span) -> bool {
        self.0.contains(&(document, span))
    }

    /// How many places there are.
    pub fn mention_count(&self) -> usize {
        self.0.len()
    }

    /// In how many documents.
    pub fn document_count(&self) -> usize {
        self.0.iter().map(|(document, _)| document).chain(&self.1).collect::<BTreeSet<_>>().len()
    }
}

impl FromIterator<(usize, Span)> for Places {
    fn from_iter<I: IntoIterator<Item = (usize, Span)>>(places: I) -> Self {
        Self(places.into_iter().collect(), BTreeSet::new())
    }
}
