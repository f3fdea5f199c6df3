//! What a whole folder teaches about each of its documents.

use super::{furniture, quotes, threads, titles, years};
use crate::briefing::Document;

/// Describes the documents of one folder again, now that all of them are known. They come in order of path; each step
/// leaves every document whole, so that the order of the steps is all that matters between them.
pub fn folder(documents: &mut [Document]) {
    quotes::keep(documents);
    furniture::mark_folder(documents);
    titles::again(documents);
    years::conclude(documents);
    threads::link(documents);
}
