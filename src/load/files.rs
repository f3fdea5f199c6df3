//! From the files of a folder to its documents, each as it is alone.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rayon::prelude::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use super::stores::Stores;
use super::{Cancel, Progress, failed};
use crate::briefing::{Document, Problem};
use crate::describe;
use crate::read::{Entry, Limits, Reading, Scans, bytes_of, read_bytes};
use crate::store::{FileRead, Key};

/// How long what was read is waited for before it is shown, at first; then twice as long each time.
const SHOWN_AFTER: Duration = Duration::from_millis(500);

/// What came of a file, and what its bytes are known by; `None` where they were not read.
pub type Known = (FileRead, Option<Key>);

/// What came of each entry, in their order, whoever worked on them, with what its bytes are known by, and `None` for those
/// that were left when reading was stopped; `None` for all where the load was cancelled. `show` is given the documents that were read so far, in order,
/// now and then.
pub fn read(
    entries: &[Entry],
    limits: &Limits,
    stores: &Stores,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
    show: Option<&(dyn Fn(Vec<Document>) + Sync)>,
) -> Option<Vec<Option<Known>>> {
    let (done, pages) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let shown = Mutex::new(Shown { documents: BTreeMap::new(), next: Instant::now() + SHOWN_AFTER, wait: SHOWN_AFTER });
    let work = |(at, entry): (usize, &Entry)| {
        if cancel.is_cancelled() {
            return None;
        }
        if cancel.is_stopped() {
            return Some(None);
        }
        let mut is_left = false;
        let mut page = || {
            if cancel.is_cancelled() || cancel.is_stopped() {
                is_left = true;
                return ControlFlow::Break(());
            }
            let pages = pages.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Progress::Recognising { pages, path: entry.path.clone() });
            ControlFlow::Continue(())
        };
        let One { read, bytes, .. } = read_one(entry, limits, stores, &mut page);
        if is_left {
            return (!cancel.is_cancelled()).then_some(None);
        }
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress::Reading { done, of: entries.len(), path: entry.path.clone() });
        if let Some(show) = show {
            let due = shown.lock().unwrap_or_else(PoisonError::into_inner).add(at, &read.documents);
            if let Some(documents) = due {
                show(documents);
            }
        }
        Some(Some((read, bytes)))
    };
    entries.par_iter().enumerate().map(work).collect()
}

/// What was read so far.
struct Shown {
    documents: BTreeMap<usize, Vec<Document>>,
    next: Instant,
    wait: Duration,
}

impl Shown {
    /// Adds what was read of a file; all documents, where it is time to show them.
    fn add(&mut self, at: usize, documents: &[Document]) -> Option<Vec<Document>> {
        self.documents.insert(at, documents.to_vec());
        if Instant::now() < self.next {
            return None;
        }
        self.wait *= 2;
        self.next = Instant::now() + self.wait;
        Some(self.documents.values().flatten().cloned().collect())
    }
}

/// What came of one file.
pub struct One {
    /// What was read.
    pub read: FileRead,
    /// What it is kept under; `None` where it may come out otherwise another time, and is not kept.
    pub key: Option<Key>,
    /// What its bytes are known by; `None` where they were not read.
    pub bytes: Option<Key>,
}

/// What was kept of the file, else what is read of it now. `page` is called before each page that is a picture, and says
/// whether to go on.
pub fn read_one(entry: &Entry, limits: &Limits, stores: &Stores, page: &mut dyn FnMut() -> ControlFlow<()>) -> One {
    let bytes = match bytes_of(entry, limits) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problems = vec![Problem { path: entry.path.clone(), what: error.to_string() }];
            return One { read: FileRead { problems, ..FileRead::default() }, key: None, bytes: None };
        }
    };
    let key = Key::of_file(&entry.path, &bytes, limits.file_bytes, limits.scans == Scans::Skip);
    if let Some(read) = stores.file(key) {
        return One { read, key: Some(key), bytes: Some(key) };
    }
    let (read, may_differ) = described(&entry.path, &bytes, limits, page);
    if may_differ {
        return One { read, key: None, bytes: Some(key) };
    }
    stores.add_file(key, &read);
    One { read, key: Some(key), bytes: Some(key) }
}

/// Reads and describes one file, and says whether it may come out otherwise another time. A step that panics on it costs
/// this file alone.
fn described(path: &str, bytes: &[u8], limits: &Limits, page: &mut dyn FnMut() -> ControlFlow<()>) -> (FileRead, bool) {
    let read = catch_unwind(AssertUnwindSafe(|| read_bytes(path, bytes, limits, page)));
    let Ok(Reading { drafts, problems, scans, mut may_differ }) = read else {
        return (FileRead { problems: vec![failed(path)], ..FileRead::default() }, true);
    };
    // Another time its scans may be read.
    may_differ |= scans > 0;
    let mut read = FileRead { problems, scans, ..FileRead::default() };
    // An archive may hold as many documents as a folder does, and a draft as many as an archive.
    let described: Vec<Result<Document, Problem>> = drafts
        .into_par_iter()
        .flat_map_iter(|(path, draft)| match catch_unwind(AssertUnwindSafe(|| describe::documents(&path, draft))) {
            Ok(documents) => documents.into_iter().map(Ok).collect(),
            Err(_) => vec![Err(failed(&path))],
        })
        .collect();
    for one in described {
        match one {
            Ok(document) => read.documents.push(document),
            Err(problem) => {
                may_differ = true;
                read.problems.push(problem);
            }
        }
    }
    (read, may_differ)
}
