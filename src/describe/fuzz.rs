//! Describing for the fuzz targets in `tests/fuzz`. Compiled for them and for nothing else (`--cfg fuzzing`).

use crate::briefing::{Document, Draft};

/// The documents of `drafts`, checked: paragraphs are in order, apart, and none is empty.
pub fn describe(drafts: Vec<(String, Draft)>) -> Vec<Document> {
    let documents: Vec<Document> =
        drafts.into_iter().flat_map(|(path, draft)| super::documents(&path, draft)).collect();
    for document in &documents {
        let mut end = 0;
        for paragraph in &document.paragraphs {
            assert!(paragraph.span.start() >= end, "paragraphs overlap");
            assert!(!paragraph.span.of(&document.text).trim().is_empty(), "a paragraph is empty");
            end = paragraph.span.end();
        }
    }
    documents
}
