//! Copies: documents that say the same words in the same form. What one speaks of, all speak of.

use std::collections::BTreeMap;

use crate::briefing::{Document, Paragraph};

/// How many documents of one text and day that differ in their form are told apart; of more, each is taken by itself.
const FORMS: usize = 8;

/// For each document, the position of the first that it is a copy of; its own where it is the first.
pub fn firsts(documents: &[Document]) -> Vec<usize> {
    let mut known: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
    let mut firsts = Vec::with_capacity(documents.len());
    for (at, document) in documents.iter().enumerate() {
        let same = known.entry((&document.sha256, document.published.date.as_deref())).or_default();
        let is_first = |first: &&usize| documents.get(**first).is_some_and(|first| is_copy(first, document));
        let first = same.iter().find(is_first).copied();
        if first.is_none() && same.len() < FORMS {
            same.push(at);
        }
        firsts.push(first.unwrap_or(at));
    }
    firsts
}

/// Whether both are the same in all that says what they speak of.
fn is_copy(one: &Document, other: &Document) -> bool {
    // What a document is called, and where it stands among others, says nothing of what it speaks of.
    let Document {
        id: _,
        path: _,
        title: _,
        metadata: _,
        sha256: _,
        corrected: _,
        thread: _,
        published,
        language,
        text,
        paragraphs,
        turns,
        datelines,
        enclosed,
        recognised,
    } = one;
    let is_same = |(one, other): (&Paragraph, &Paragraph)| Paragraph { repeats: other.repeats, ..*one } == *other;
    *published == other.published
        && *language == other.language
        && *text == other.text
        && *turns == other.turns
        && *datelines == other.datelines
        && *enclosed == other.enclosed
        && *recognised == other.recognised
        && paragraphs.len() == other.paragraphs.len()
        && paragraphs.iter().zip(&other.paragraphs).all(is_same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::document_of;

    #[test]
    fn copies_are_known_by_their_words_and_form() {
        let named = |path: &str, text: &str| document_of(path, text.as_bytes());
        let text = "A storm hit the harbour of Oldtown on Monday.\n";
        let documents: Vec<Document> = [
            named("a.txt", text),
            named("b.txt", text),
            named("c.txt", "Another storm hit the harbour.\n"),
            named("d-2021-05-04.txt", text),
            named("e.txt", text),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut dated = documents.clone();
        dated[3].published.date = Some("2021-05-04".to_owned());
        assert_eq!(firsts(&dated), [0, 0, 2, 3, 0]);
    }
}
