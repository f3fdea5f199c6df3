//! Words in a source, kept so that they are found again when the folder has changed.

use serde::{Deserialize, Serialize};

use crate::briefing::{Briefing, Document, ParagraphRole, Place};
use crate::text::{Span, occurrences};

/// How many bytes of text on each side of the words are kept, at most.
const AROUND: usize = 40;

/// Words in a source: the document by its content, the place in it, and the words with what stands around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of the document's text, in hexadecimal.
    pub sha256: String,
    /// The document's path.
    pub path: String,
    /// The paragraph's number as the reader shows it, from 1.
    pub paragraph: usize,
    /// The first byte of the words in the document's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// What stands before them in their paragraph.
    #[serde(default)]
    pub before: String,
    /// What stands after them in their paragraph.
    #[serde(default)]
    pub after: String,
}

/// Where words stand in the folder as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Their document is there, unchanged.
    Exact(Place),
    /// Their document has changed, but the words stand in it, and only there with what stood around them.
    Moved(Place),
    /// Their document has changed, and the words are not to be found, or not in one place only.
    Changed,
    /// Their document is gone.
    Lost,
}

impl Found {
    /// The place, where there is one.
    pub fn place(self) -> Option<Place> {
        match self {
            Self::Exact(place) | Self::Moved(place) => Some(place),
            Self::Changed | Self::Lost => None,
        }
    }
}

impl Evidence {
    /// The words at `place`, or `None` where it is no place of `briefing` inside one paragraph.
    pub fn new(briefing: &Briefing, place: Place) -> Option<Self> {
        let document = briefing.document(place.document)?;
        let at = document.paragraph_at(place.span)?;
        let paragraph = document.paragraphs.get(at)?.span;
        let (start, end) = (place.span.start(), place.span.end());
        let text = &document.text;
        let before = (paragraph.start().max(start.saturating_sub(AROUND))..=start).find_map(|at| text.get(at..start));
        let after = (end..=paragraph.end().min(end + AROUND)).rev().find_map(|at| text.get(end..at));
        Some(Self {
            sha256: document.sha256.clone(),
            path: document.path.clone(),
            paragraph: at + 1,
            start,
            end,
            quote: place.span.of(text).to_owned(),
            before: before.unwrap_or_default().to_owned(),
            after: after.unwrap_or_default().to_owned(),
        })
    }

    /// Where the words stand in `documents`. Words that stand in several places are never guessed at.
    pub fn found(&self, documents: &[Document]) -> Found {
        let mut copies = documents.iter().filter(|document| document.sha256 == self.sha256);
        let exact = copies.clone().find(|document| document.path == self.path).or_else(|| copies.next());
        if let Some(document) = exact
            && let Some(span) = Span::new(&document.text, self.start, self.end)
            && span.of(&document.text) == self.quote
        {
            return Found::Exact(Place { document: document.id, span });
        }
        let Some(document) = documents.iter().find(|document| document.path == self.path) else {
            return Found::Lost;
        };
        let around = format!("{}{}{}", self.before, self.quote, self.after);
        let start = once(&document.text, &around)
            .map(|start| start + self.before.len())
            .or_else(|| once(&document.text, &self.quote));
        start
            .and_then(|start| Span::new(&document.text, start, start + self.quote.len()))
            .map_or(Found::Changed, |span| Found::Moved(Place { document: document.id, span }))
    }

    /// Where they stood, for a reader: "a.txt ¶4".
    pub fn place_in_words(&self) -> String {
        format!("{} ¶{}", self.path, self.paragraph)
    }
}

/// The places of `words` in the paragraphs of `document` that are read, in order: whole words, in the same letters.
pub fn places_of<'a>(document: &'a Document, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let read = document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate);
    read.flat_map(move |paragraph| occurrences(&document.text, paragraph.span, words))
}

/// Where `words` stand in `text`, where they stand in one place only.
fn once(text: &str, words: &str) -> Option<usize> {
    let mut found = text.match_indices(words).map(|(start, _)| start);
    let first = found.next().filter(|_| !words.is_empty())?;
    found.next().is_none().then_some(first)
}
