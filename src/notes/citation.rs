//! Evidence for a line of a note: the document by its content, the paragraph, the span and the quoted words.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::briefing::{Briefing, Place};

/// How many bytes of the paragraph are kept on each side of the quoted words, to find these again by.
pub const CONTEXT: usize = 80;

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
    /// The page that the paragraph begins on, where the document has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<NonZeroU32>,
    /// The first byte of the quoted words in the document's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The quoted words.
    pub quote: String,
    /// The words of the paragraph right before them, as far as `CONTEXT` bytes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The words right after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl Citation {
    /// The citation of `place`, or `None` where it is not a place of `briefing` inside one paragraph.
    pub fn new(briefing: &Briefing, place: Place) -> Option<Self> {
        let document = briefing.document(place.document)?;
        let at = document.paragraph_at(place.span)?;
        let around = document.paragraphs.get(at)?.span;
        let before = document.text.get(around.start()..place.span.start())?;
        let after = document.text.get(place.span.end()..around.end())?;
        Some(Self {
            sha256: document.sha256.clone(),
            path: document.path.clone(),
            title: document.title.clone(),
            published: document.published.date.clone(),
            paragraph: at + 1,
            page: document.paragraphs.get(at)?.page,
            start: place.span.start(),
            end: place.span.end(),
            quote: place.span.of(&document.text).to_owned(),
            before: before.get(cut(before, before.len().saturating_sub(CONTEXT))..)?.to_owned(),
            after: after.get(..cut(after, CONTEXT))?.to_owned(),
        })
    }

    /// Where it stands in its document: "¶4", or "p. 2, ¶4" where the document has pages.
    pub fn spot(&self) -> String {
        let page = self.page.map(|page| format!("p. {page}, ")).unwrap_or_default();
        format!("{page}¶{}", self.paragraph)
    }
}

/// The next boundary between characters at or after byte `at`.
fn cut(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}
