//! How many sources stand behind something, copies counted once.

use std::sync::Arc;

use serde::Serialize;

use super::{DocumentId, Place};

/// The origins of what some documents say: each document stands in one, in order of the first document.
///
/// Near-copies of one text are one origin, and so are texts that credit the same agency. Copies share their room: all that
/// one document says alone has the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Origins(Arc<[Origin]>);

/// Documents that say something as one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The agency that they credit.
    pub credit: Option<Credit>,
    /// The documents, in order; at least one.
    pub documents: Vec<DocumentId>,
}

/// Whom a text names as its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// The agency, by its usual name ("Reuters").
    pub agency: String,
    /// The words that name it, in one of the documents.
    pub place: Place,
}

impl Origins {
    /// These origins; those without a document are left out.
    pub fn new(origins: Vec<Origin>) -> Self {
        Self(origins.into_iter().filter(|origin| !origin.documents.is_empty()).collect())
    }

    /// The origins, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Origin> {
        self.0.iter()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many documents they have together.
    pub fn documents(&self) -> usize {
        self.0.iter().map(|origin| origin.documents.len()).sum()
    }

    /// "4 documents from 2 sources"; the sources are told only where they are fewer than the documents.
    pub fn words(&self) -> String {
        let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let documents = counted(self.documents(), "document");
        if self.count() < self.documents() {
            format!("{documents} from {}", counted(self.count(), "source"))
        } else {
            documents
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told() {
        let document = |number: u8| DocumentId::from_hash([number; 32]);
        let origin =
            |numbers: &[u8]| Origin { credit: None, documents: numbers.iter().copied().map(document).collect() };
        assert_eq!(Origins::new(vec![origin(&[1, 2, 3]), origin(&[4])]).words(), "4 documents from 2 sources");
        assert_eq!(Origins::new(vec![origin(&[1]), origin(&[]), origin(&[2])]).words(), "2 documents");
        assert_eq!(Origins::new(vec![origin(&[1, 2])]).words(), "2 documents from 1 source");
    }
}
