//! Which paragraphs are read: what is not English is said to be so and not filled with chance finds.

use crate::briefing::{Document, Language, Paragraph, ParagraphRole};

/// The paragraphs of `document` with all that is not read set aside as furniture is, or `None` where nothing is read.
pub fn read(document: &Document) -> Option<Vec<Paragraph>> {
    let is_read = |language: Option<Language>| language.is_none_or(|language| language == Language::ENGLISH);
    let mut paragraphs = document.paragraphs.clone();
    for paragraph in &mut paragraphs {
        if !is_read(paragraph.language.or(document.language)) {
            paragraph.role = ParagraphRole::Boilerplate;
        }
    }
    let is_any =
        is_read(document.language) || paragraphs.iter().any(|paragraph| paragraph.role != ParagraphRole::Boilerplate);
    is_any.then_some(paragraphs)
}
