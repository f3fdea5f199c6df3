//! Evidence for a line of a note: the document by its content, the paragraph, the span and the quoted words.

use serde::{Deserialize, Serialize};

use crate::briefing::{Briefing, Document, Place};
use crate::text::Span;

/// A place in a source, kept so that it can be found again when the folder has changed.
///
/// It never names an actor or event: their ids move when a file is added, words do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// SHA-256 of the document's text, in hexadecimal.
    pub sha256: String,
    /// The document's path when it was cited.
    pub path: String,
    /// The document's title when it was cited.
    pub title: String,
    /// When the document was published, where that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The paragraph's number as the reader shows it, from 1.
    pub paragraph: usize,
    /// The first byte of the quoted words in the document's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The quoted words.
    pub quote: String,
}

/// Where a citation stands in the folder as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The cited document is there, unchanged.
    Exact(Place),
    /// The quoted words stand, once, in the document that now has the cited path; the rest of it has changed.
    Moved(Place),
    /// The quoted words are not to be found, or not in one place only.
    Lost,
}

impl Citation {
    /// The citation of `place`, or `None` where it is not a place of `briefing` inside one paragraph.
    pub fn new(briefing: &Briefing, place: Place) -> Option<Self> {
        let document = briefing.document(place.document)?;
        let paragraph = document.paragraph_at(place.span)? + 1;
        Some(Self {
            sha256: document.sha256.clone(),
            path: document.path.clone(),
            title: document.title.clone(),
            published: document.published.date.clone(),
            paragraph,
            start: place.span.start(),
            end: place.span.end(),
            quote: place.span.of(&document.text).to_owned(),
        })
    }

    /// Where the citation stands in `briefing`. Words that stand in several places are never guessed at.
    pub fn footing(&self, briefing: &Briefing) -> Footing {
        let same_content = |document: &&Document| document.sha256 == self.sha256;
        let mut copies = briefing.documents.iter().filter(same_content);
        let exact = copies.clone().find(|document| document.path == self.path).or_else(|| copies.next());
        if let Some(document) = exact
            && let Some(span) = Span::new(&document.text, self.start, self.end)
            && span.of(&document.text) == self.quote
        {
            return Footing::Exact(Place { document: document.id, span });
        }
        briefing
            .documents
            .iter()
            .find(|document| document.path == self.path)
            .and_then(|document| {
                let mut found = document.text.match_indices(&self.quote);
                let ((start, words), None) = (found.next()?, found.next()) else {
                    return None;
                };
                let span = Span::new(&document.text, start, start + words.len())?;
                Some(Footing::Moved(Place { document: document.id, span }))
            })
            .unwrap_or(Footing::Lost)
    }
}
