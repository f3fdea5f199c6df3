//! From the documents of a folder to what each speaks of.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use rayon::prelude::{IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::stores::Stores;
use super::{Cancel, Progress};
use crate::annotate::{Annotations, Models, annotate};
use crate::briefing::Document;
use crate::store::Key;

/// What came of a document.
#[derive(Clone, Debug)]
pub enum Found {
    /// What it speaks of.
    Annotations(Arc<Annotations>),
    /// The work panicked.
    Failed,
    /// It was left when reading was stopped.
    Left,
}

/// What each document speaks of, in their order; `None` where the load was cancelled.
pub fn find(
    documents: &[Document],
    stores: &Stores,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Option<Vec<Found>> {
    // Where all was found before, they are not loaded.
    let models: LazyLock<Models> = LazyLock::new(Models::built_in);
    let keys: Vec<Key> = documents.par_iter().map(Key::of_annotations).collect();
    let firsts = firsts(&keys);
    let done = AtomicUsize::new(0);
    let work = |(at, (document, &key)): (usize, (&Document, &Key))| {
        if cancel.is_cancelled() {
            return None;
        }
        // A copy takes over what its first speaks of.
        let is_first = firsts.get(at) == Some(&at);
        let found = match is_first {
            true if cancel.is_stopped() => return Some(Found::Left),
            true => find_one(document, key, stores, &models)
                .map_or(Found::Failed, |found| Found::Annotations(Arc::new(found))),
            false => Found::Left,
        };
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress::Annotating { done, of: documents.len(), path: document.path.clone() });
        Some(found)
    };
    let mut found: Vec<Found> = documents.par_iter().zip(&keys).enumerate().map(work).collect::<Option<_>>()?;
    for (at, &first) in firsts.iter().enumerate().filter(|(at, first)| at != *first) {
        if let (Some(of_first), Some(slot)) = (found.get(first).cloned(), found.get_mut(at)) {
            *slot = of_first;
        }
    }
    Some(found)
}

/// What was kept of the document, else what is found in it now; `None` where the work panicked.
pub fn find_one(document: &Document, key: Key, stores: &Stores, models: &LazyLock<Models>) -> Option<Annotations> {
    if let Some(known) = stores.annotations(key) {
        return Some(known);
    }
    let found = catch_unwind(AssertUnwindSafe(|| annotate(document, models))).ok()?;
    stores.add_annotations(key, &found);
    Some(found)
}

/// For each key, the position where it stands first.
fn firsts(keys: &[Key]) -> Vec<usize> {
    let mut known = BTreeMap::new();
    keys.iter().enumerate().map(|(at, key)| *known.entry(key).or_insert(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_follow_their_first() {
        let keys = ["a", "a", "b", "a"].map(|path| Key::of_file(path, b"", 0, false));
        assert_eq!(firsts(&keys), [0, 0, 2, 0]);
    }
}
