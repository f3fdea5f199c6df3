//! Words in a source, kept so that they are found again when the folder has changed.

use serde::{Deserialize, Serialize};

use crate::briefing::{Briefing, Document, ParagraphRole, Place};
use crate::text::{Span, occurrences};

/// How many bytes of text on each side of the words are kept, at most.
const AROUND: usize = 40;

/// Shorter words are found again only where what stood beside them stands there too.
const TELLING: usize = 24;

/// How many words beside short ones must be the same, on both sides together. The edge of a paragraph counts as one.
const BESIDE: usize = 2;

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
        let found = self.with_surroundings(document).or_else(|| {
            let span = once(occurrences(&document.text, whole(&document.text)?, &self.quote))?;
            (self.quote.len() >= TELLING || self.beside(document, span) >= BESIDE).then_some(span)
        });
        found.map_or(Found::Changed, |span| Found::Moved(Place { document: document.id, span }))
    }

    /// The one place where the words stand among all that was kept of what stood around them.
    fn with_surroundings(&self, document: &Document) -> Option<Span> {
        let around = format!("{}{}{}", self.before, self.quote, self.after);
        once(occurrences(&document.text, whole(&document.text)?, &self.quote).filter(|span| {
            let start = span.start().checked_sub(self.before.len());
            start.and_then(|start| document.text.get(start..start + around.len())) == Some(around.as_str())
        }))
    }

    /// How many words beside `span` are those that stood beside the words, on both sides together.
    fn beside(&self, document: &Document, span: Span) -> usize {
        let paragraph = document.paragraph_at(span).and_then(|at| document.paragraphs.get(at));
        let paragraph = paragraph.map_or(span, |paragraph| paragraph.span);
        let before = document.text.get(paragraph.start()..span.start()).unwrap_or_default();
        let after = document.text.get(span.end()..paragraph.end()).unwrap_or_default();
        alike(self.before.split_whitespace().rev(), before.split_whitespace().rev())
            + alike(self.after.split_whitespace(), after.split_whitespace())
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

/// The one of `found`, where there is no other.
fn once(mut found: impl Iterator<Item = Span>) -> Option<Span> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn whole(text: &str) -> Option<Span> {
    Span::new(text, 0, text.len())
}

/// How many words are the same from the first on, the end of both counting as one.
fn alike<'a>(mut one: impl Iterator<Item = &'a str>, mut other: impl Iterator<Item = &'a str>) -> usize {
    let mut count = 0;
    loop {
        match (one.next(), other.next()) {
            (Some(one), Some(other)) if one == other => count += 1,
            (None, None) => return count + 1,
            _ => return count,
        }
    }
}
