//! What was kept is found again by a digest of all that it depends on.

use borsh::{BorshDeserialize, BorshSerialize};
use sha2::{Digest as _, Sha256};

use crate::briefing::{Document, Paragraph};

/// The digest of all that something kept depends on, but the version of the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct Key([u8; 16]);

impl Key {
    /// Of the documents in the file at `path`, relative to its folder, with these `bytes`, where no file in it may be
    /// larger than `limit`, and pages that are pictures are read unless `skips` them.
    pub fn of_file(path: &str, bytes: &[u8], limit: u64, skips: bool) -> Self {
        let mut digest = Sha256::new_with_prefix(limit.to_le_bytes());
        digest.update([u8::from(skips)]);
        // The path says something too: a day, a title.
        digest.update((path.len() as u64).to_le_bytes());
        digest.update(path);
        digest.update(bytes);
        Self(first(digest))
    }

    /// Of what `document` speaks of. Copies have one key: what a document is called, and where it stands among others,
    /// says nothing of what it speaks of.
    pub fn of_annotations(document: &Document) -> Self {
        let Document {
            id: _,
            path: _,
            title: _,
            metadata: _,
            corrected: _,
            thread: _,
            text: _,
            sha256,
            published,
            language,
            paragraphs,
            turns,
            datelines,
            enclosed,
            recognised,
        } = document;
        let paragraphs: Vec<Paragraph> =
            paragraphs.iter().map(|paragraph| Paragraph { repeats: None, ..*paragraph }).collect();
        Self::of(&(sha256, published, language, paragraphs, turns, datelines, enclosed, recognised))
    }

    /// Of a value that is found by itself.
    pub fn of(value: &impl BorshSerialize) -> Self {
        // Nothing of it can fail to be written to memory.
        Self(first(Sha256::new_with_prefix(borsh::to_vec(value).unwrap_or_default())))
    }
}

/// The first bytes of a digest.
pub fn first<const N: usize>(digest: Sha256) -> [u8; N] {
    let mut first = [0; N];
    first.iter_mut().zip(digest.finalize()).for_each(|(first, byte)| *first = byte);
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::document_of;

    #[test]
    fn copies_are_known_by_their_words_and_form() {
        let key = |path: &str, text: &str| document_of(path, text.as_bytes()).map(|it| Key::of_annotations(&it));
        let text = "A storm hit the harbour of Oldtown on Monday.\n";
        let first = key("a.txt", text).unwrap();
        assert_eq!(key("b.txt", text).unwrap(), first);
        assert_ne!(key("c.txt", "Another storm hit the harbour.\n").unwrap(), first);
        let mut dated = document_of("a.txt", text.as_bytes()).unwrap();
        dated.published.date = Some("2021-05-04".to_owned());
        assert_ne!(Key::of_annotations(&dated), first);
    }

    #[test]
    fn a_file_is_known_by_its_path_and_bytes() {
        let key = |path: &str, bytes: &[u8]| Key::of_file(path, bytes, 1, false);
        assert_eq!(key("a.txt", b"x"), key("a.txt", b"x"));
        assert_ne!(key("a.txt", b"x"), Key::of_file("a.txt", b"x", 1, true));
        assert!(key("a.txt", b"x") != key("b.txt", b"x") && key("a", b"bx") != key("ab", b"x"));
    }
}
