//! Titles that many documents of a folder share: letterheads and names of sites rather than titles, where a document has
//! another line that may be its own.

use std::collections::BTreeMap;

use super::page::{Page, plain};
use super::title;
use crate::briefing::{Document, ParagraphRole};

/// From how many documents of a folder on a line is shared, and what part of the folder they must be.
const FEWEST: usize = 3;
const PART: usize = 8;

/// How many lines of each document are counted, and how long they may be, in bytes.
const FRONT: usize = 40;
const LONGEST: usize = 320;

/// Finds the title again of the documents whose title many others have among their first lines.
pub(super) fn again(documents: &mut [Document]) {
    if documents.len() < FEWEST {
        return;
    }
    let all = documents.len();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents.iter() {
        let page = Page::of_document(document);
        let lines = page.lines();
        let front = lines.iter().take(FRONT).filter(|line| line.words.len() <= LONGEST).map(|line| plain(line.words));
        let own: std::collections::BTreeSet<String> = front.chain([plain(&document.title)]).collect();
        for line in own {
            *counts.entry(line).or_default() += 1;
        }
    }
    let is_shared = |words: &str| counts.get(words).is_some_and(|count| *count >= FEWEST && *count * PART >= all);
    for document in documents.iter_mut() {
        if let Some(choice) = title::again(document, &is_shared) {
            for (position, paragraph) in document.paragraphs.iter_mut().enumerate() {
                match choice.paragraph {
                    Some(title) if title == position => paragraph.role = ParagraphRole::Title,
                    _ if paragraph.role == ParagraphRole::Title => paragraph.role = ParagraphRole::Heading,
                    _ => {}
                }
            }
            document.title = choice.words;
        }
    }
}
