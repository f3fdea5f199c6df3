//! What the summary panel shows, as data: pure functions of the briefing, made once and kept.

pub mod actors;
pub mod amount;
pub mod card;
pub mod disagreements;
pub mod events;
pub mod figures;
#[cfg(test)]
#[allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a fixture that does not fit its text is a fault of the test"
)]
pub mod fixture;
pub mod listing;
pub mod overview;
pub mod pins;
pub mod snippet;
pub mod spread;
pub mod statements;
pub mod vocabulary;
pub mod when;
pub mod words;

pub use snippet::Snippet;

use crate::briefing::DocumentId;

/// The most characters of one line: hostile names may be as long as a book.
const LINE: usize = 200;

/// How many documents there are in `mentions`, which are in order of document.
fn documents_of(mentions: impl IntoIterator<Item = DocumentId>) -> usize {
    let mut last = None;
    let mut count = 0;
    for document in mentions {
        if last.replace(document) != Some(document) {
            count += 1;
        }
    }
    count
}
