//! What kind of document a draft is: its title, its day, what each of its paragraphs is for.
//!
//! Knows the outside of documents in English, and no format: the same words say the same in a page of the web and in a
//! PDF. Looks at one document at a time ([`documents`]), then at all of a folder ([`folder()`]).

mod captions;
mod contacts;
mod datelines;
mod enclosed;
mod folder;
mod furniture;
#[cfg(fuzzing)]
pub mod fuzz;
mod headings;
mod hyphens;
mod language;
mod lines;
mod mail_head;
mod page;
mod press;
mod published;
mod quoted;
mod quotes;
mod roles;
mod stamped;
mod threads;
mod title;
mod titles;
mod turns;
mod years;

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

pub use folder::folder;

use crate::briefing::{Document, DocumentId, Draft, Fact, FactKey, ParagraphRole, PublishedBy};

/// The documents that `draft` makes: one, but each article of an export of a press database. `path` is relative to the
/// folder, with `/` between its parts.
pub fn documents(path: &str, mut draft: Draft) -> Vec<Document> {
    hyphens::settle(&mut draft);
    hide(&mut draft);
    let articles = press::articles(draft);
    if articles.len() == 1 {
        return articles.into_iter().map(|draft| document(path, draft)).collect();
    }
    let named = articles.into_iter().enumerate();
    named.map(|(at, draft)| document(&format!("{path}/article {}", at + 1), draft)).collect()
}

fn document(path: &str, mut draft: Draft) -> Document {
    let spoken = turns::find(&mut draft);
    // In a record of what was said, the mark stands before who speaks.
    if spoken.is_empty() {
        quoted::part(&mut draft);
    }
    let enclosed = enclosed::set_apart(&mut draft);
    let (mut draft, choice) = roles::assign(draft, path, turns::begin(&spoken));
    let turns = turns::place(spoken, &mut draft);
    let published = published::published(&draft, path, &choice.words);
    let metadata = facts(&mut draft, published.by);
    let datelines = datelines::find(&draft, &turns);
    let text: Arc<str> = draft.text.into();
    let hash: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut document = Document {
        id: DocumentId::from_hash(hash),
        path: path.to_owned(),
        title: choice.words,
        published,
        language: None,
        metadata,
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        corrected: Vec::new(),
        text,
        paragraphs: draft.paragraphs,
        turns,
        datelines,
        thread: draft.thread,
        enclosed,
        recognised: draft.recognised,
    };
    language::assign(&mut document);
    document
}

/// What the format hides is kept out of every count.
fn hide(draft: &mut Draft) {
    for paragraph in draft.paragraphs.iter_mut().filter(|paragraph| paragraph.is_hidden) {
        paragraph.role = ParagraphRole::Boilerplate;
    }
}

/// What the file says of itself, less a date that was not believed.
fn facts(draft: &mut Draft, by: Option<PublishedBy>) -> Vec<Fact> {
    let mut facts = std::mem::take(&mut draft.facts);
    facts.retain(|fact| fact.key != FactKey::Date || by == Some(PublishedBy::Metadata));
    facts
}
