//! All texts of a briefing, folded once so that each search only has to look.

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::fold::folded;
use crate::briefing::{Briefing, Document};

/// The folded texts of a briefing's documents, in their order. They take about as much memory as the texts.
#[derive(Debug, Default)]
pub struct Texts {
    documents: Vec<FoldedText>,
}

/// The folded paragraphs of one document.
#[derive(Debug)]
pub(super) struct FoldedText {
    /// One after the other, with a line break behind each: no folded text has one inside.
    text: Box<str>,
    /// Where each begins, and the end of the text.
    starts: Box<[u32]>,
}

impl Texts {
    /// The texts of all paragraphs, also of those that are set aside.
    pub fn of(briefing: &Briefing) -> Self {
        Self { documents: briefing.documents.par_iter().map(FoldedText::new).collect() }
    }

    /// The texts, in the order of the documents.
    pub(super) fn documents(&self) -> &[FoldedText] {
        &self.documents
    }

    /// How many paragraphs there are.
    pub(super) fn paragraphs(&self) -> usize {
        self.documents.iter().map(|document| document.starts.len().saturating_sub(1)).sum()
    }

    /// The bytes of all paragraphs.
    pub(super) fn bytes(&self) -> usize {
        self.documents.iter().map(|document| document.text.len()).sum()
    }
}

impl FoldedText {
    fn new(document: &Document) -> Self {
        let mut text = String::with_capacity(document.text.len());
        let mut starts = Vec::with_capacity(document.paragraphs.len() + 1);
        for paragraph in &document.paragraphs {
            starts.push(place(text.len()));
            text.push_str(&folded(paragraph.span.of(&document.text)));
            text.push('\n');
        }
        starts.push(place(text.len()));
        Self { text: text.into(), starts: starts.into() }
    }

    /// All paragraphs.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraph at this position; empty where there is none.
    pub fn paragraph(&self, at: usize) -> &str {
        let start = self.starts.get(at).map(|&start| start as usize);
        // Without the line break behind it.
        let end = self.starts.get(at + 1).and_then(|&end| (end as usize).checked_sub(1));
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

/// A place in a text; those of documents are of 32 bits, and folding makes hardly any text longer.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
