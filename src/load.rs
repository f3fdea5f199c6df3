//! From a folder to its briefing: order, parallelism, progress, cancelling.

mod copies;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use rayon::prelude::{
    IndexedParallelIterator as _, IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use crate::annotate::{Annotations, Models, annotate};
use crate::briefing::correction::Logged;
use crate::briefing::{Briefing, Document, DocumentId, Problem};
use crate::describe;
use crate::read::{Entry, ReadError, Reading, child, read_draft, read_file, read_pages, walk};

pub use crate::read::{Limits, Scans};
pub use sources::{Rebrief, Sources};

/// A flag that asks a running load to stop.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks for the stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the stop was asked for.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How far a load is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The folder is being listed.
    Listing,
    /// Files are being read.
    Reading {
        /// How many are done.
        done: usize,
        /// How many there are.
        of: usize,
        /// The one done last.
        path: String,
    },
    /// Text is being recognised in pages that are pictures.
    Recognising {
        /// How many pages were begun.
        pages: usize,
        /// The file that the last one is in.
        path: String,
    },
    /// Documents are being annotated, by far the longer part. It begins when the last file is read.
    Annotating {
        /// How many are done.
        done: usize,
        /// How many there are.
        of: usize,
        /// The one done last.
        path: String,
    },
    /// The documents are being put together.
    Merging,
}

/// Why a folder gave no briefing at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder could not be opened.
    #[error("the folder could not be opened ({reason}): {}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The threads that should read it could not be started.
    #[error("the folder could not be read: no threads could be started ({reason})")]
    Threads {
        /// What the system says.
        reason: String,
    },
    /// [`Cancel`] was raised.
    #[error("reading was stopped")]
    Cancelled,
    /// The load ended without a word: a fault in the program.
    #[error("reading ended unexpectedly; please open the folder again")]
    Lost,
}

/// How a folder is to be loaded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// How many threads work on documents; as many as the machine has where `None`. The result does not depend on it.
    pub threads: Option<usize>,
    /// What a reader may take.
    pub limits: Limits,
}

/// The briefing of `folder`. What cannot be read is a problem in it; only a folder that cannot be opened is an error.
pub fn briefing_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Briefing, LoadError> {
    let mut sources = sources_of(folder, options, cancel, progress)?;
    progress(Progress::Merging);
    let briefing = sources.briefing(&[]);
    if cancel.is_cancelled() { Err(LoadError::Cancelled) } else { Ok(briefing) }
}

/// The documents of `folder`, read and annotated.
pub fn sources_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Sources, LoadError> {
    let Texts { pool, documents, mut problems, scans } = documents_of(folder, options, cancel, progress)?;
    let found = pool.install(|| annotated(&documents, cancel, progress)).ok_or(LoadError::Cancelled)?;
    let mut annotations = Vec::with_capacity(documents.len());
    let mut kept = Vec::with_capacity(documents.len());
    for (document, found) in documents.into_iter().zip(found) {
        match found {
            Some(found) => {
                annotations.push(found);
                kept.push(document);
            }
            None => problems.push(failed(&document.path)),
        }
    }
    problems.sort();
    let name = folder.to_string_lossy().into_owned();
    if cancel.is_cancelled() {
        return Err(LoadError::Cancelled);
    }
    Ok(Sources::new(name, kept, annotations, problems, scans))
}

/// The documents of `folder` and what could not be read, without anything that is found in them: all that a search for
/// words needs, and far sooner there than the briefing.
pub fn texts_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Briefing, LoadError> {
    let Texts { documents, mut problems, .. } = documents_of(folder, options, cancel, progress)?;
    problems.sort();
    Ok(Briefing::new(folder.to_string_lossy().into_owned(), documents, problems))
}

/// A folder as it was read.
struct Texts {
    /// The threads that read it.
    pool: rayon::ThreadPool,
    /// Its documents as they are among the others.
    documents: Vec<Document>,
    problems: Vec<Problem>,
    /// How many pages are pictures that were left for later.
    scans: usize,
}

/// Reads `folder`.
fn documents_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Texts, LoadError> {
    progress(Progress::Listing);
    if let Err(error) = std::fs::metadata(folder) {
        return Err(LoadError::Folder { folder: folder.to_owned(), reason: error.kind().to_string() });
    }
    let (entries, mut problems) = walk(folder, &options.limits);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .thread_name(|number| format!("dossier-read-{number}"))
        .build()
        .map_err(|error| LoadError::Threads { reason: error.to_string() })?;
    let (mut documents, mut scans) = (Vec::new(), 0);
    let read = pool.install(|| described(&entries, &options.limits, cancel, progress));
    for outcome in read.ok_or(LoadError::Cancelled)? {
        documents.extend(outcome.documents);
        problems.extend(outcome.problems);
        scans += outcome.scans;
    }
    child::rest();
    name_copies(&mut documents);
    // Each document is whole at any time: where comparing them fails, they stand as they do alone.
    if catch_unwind(AssertUnwindSafe(|| describe::folder(&mut documents))).is_err() {
        let what = "The program failed at comparing the documents; each is shown as it is by itself.";
        problems.push(Problem { path: ".".to_owned(), what: what.to_owned() });
    }
    Ok(Texts { pool, documents, problems, scans })
}

/// Gives each document an id of its own: copies of one text are told apart by their order.
fn name_copies(documents: &mut [Document]) {
    let mut taken = BTreeSet::new();
    // From the last copy it is one step to the next; from the first, copies would cost as much as their number squared.
    let mut last: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
    for document in documents {
        let first = document.id;
        let mut id = last.get(&first).map_or(first, |last| last.next_copy());
        while !taken.insert(id) {
            id = id.next_copy();
        }
        last.insert(first, id);
        document.id = id;
    }
}

/// The first document in `bytes`, the content of the file at `path`, read in this process.
pub fn document_of(path: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    describe::documents(path, read_draft(path, bytes)?).into_iter().next().ok_or(ReadError::Empty)
}

/// The documents in the file of `entry`, as they are alone in their folder, and what could not be read of it.
pub fn documents_in(entry: &Entry, limits: &Limits) -> (Vec<Document>, Vec<Problem>) {
    let Reading { drafts, problems, .. } = read_file(entry, limits);
    (drafts.into_iter().flat_map(|(path, draft)| describe::documents(&path, draft)).collect(), problems)
}

/// What came of one file.
#[derive(Default)]
struct Outcome {
    documents: Vec<Document>,
    problems: Vec<Problem>,
    scans: usize,
}

/// What came of each entry, in their order, whoever worked on them; `None` where the load was cancelled.
fn described(
    entries: &[Entry],
    limits: &Limits,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Option<Vec<Outcome>> {
    let (done, pages) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = |entry: &Entry| {
        if cancel.is_cancelled() {
            return None;
        }
        let outcome = described_file(entry, limits, &mut || {
            let pages = pages.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Progress::Recognising { pages, path: entry.path.clone() });
            if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress::Reading { done, of: entries.len(), path: entry.path.clone() });
        Some(outcome)
    };
    entries.par_iter().map(work).collect()
}

/// Reads and describes one file; `page` is called before each page that is a picture. A step that panics on it costs this
/// file alone.
fn described_file(entry: &Entry, limits: &Limits, page: &mut dyn FnMut() -> ControlFlow<()>) -> Outcome {
    let Ok(Reading { drafts, problems, scans }) = catch_unwind(AssertUnwindSafe(|| read_pages(entry, limits, page)))
    else {
        return Outcome { problems: vec![failed(&entry.path)], ..Outcome::default() };
    };
    let mut outcome = Outcome { problems, scans, ..Outcome::default() };
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
            Ok(document) => outcome.documents.push(document),
            Err(problem) => outcome.problems.push(problem),
        }
    }
    outcome
}

/// The annotations of each document, in their order; `None` for a document where the work panicked, and `None` for all
/// where the load was cancelled.
fn annotated(
    documents: &[Document],
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Option<Vec<Option<Annotations>>> {
    let models = Models::built_in();
    let firsts = copies::firsts(documents);
    let done = AtomicUsize::new(0);
    let work = |(at, document): (usize, &Document)| {
        if cancel.is_cancelled() {
            return None;
        }
        // A copy takes over what its first speaks of.
        let is_first = firsts.get(at) == Some(&at);
        let found = if is_first { catch_unwind(AssertUnwindSafe(|| annotate(document, &models))).ok() } else { None };
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(Progress::Annotating { done, of: documents.len(), path: document.path.clone() });
        Some(found)
    };
    let mut found: Vec<Option<Annotations>> = documents.par_iter().enumerate().map(work).collect::<Option<_>>()?;
    for (at, &first) in firsts.iter().enumerate().filter(|(at, first)| at != *first) {
        let of_first = found.get(first).cloned().flatten();
        if let Some(slot) = found.get_mut(at) {
            *slot = of_first;
        }
    }
    Some(found)
}

/// That the program failed on the file or document at `path`.
fn failed(path: &str) -> Problem {
    Problem { path: path.to_owned(), what: "The program failed on this file; it was left out.".to_owned() }
}

/// A load that runs beside the window. Dropping it asks it to stop and does not wait.
#[derive(Debug)]
pub struct Load {
    cancel: Cancel,
    updates: Receiver<Update>,
}

/// What a load gives.
#[derive(Debug)]
pub struct Loaded {
    /// What the folder says.
    pub briefing: Briefing,
    /// What it was made from, to be put together again with other corrections.
    pub sources: Sources,
    /// The corrections in it.
    pub corrections: Vec<Logged>,
}

/// News of a running load.
#[derive(Debug)]
pub enum Update {
    /// It goes on.
    Progress(Progress),
    /// It is over.
    Finished(Result<Box<Loaded>, LoadError>),
}

impl Load {
    /// Starts reading `folder`, which is corrected by `corrections`; `wake` is called whenever there is news.
    pub fn start(
        folder: PathBuf,
        options: Options,
        corrections: Vec<Logged>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let (sender, updates) = sync_channel(1024);
        let cancel = Cancel::default();
        let stop = cancel.clone();
        std::thread::Builder::new().name("dossier-load".to_owned()).spawn(move || {
            let tell = |update| {
                // The window may have moved on; then nobody needs the news.
                sender.send(update).ok();
                wake();
            };
            let sources = sources_of(&folder, options, &stop, &|progress| tell(Update::Progress(progress)));
            let finished = sources.map(|mut sources| {
                tell(Update::Progress(Progress::Merging));
                let briefing = sources.briefing(&corrections);
                Box::new(Loaded { briefing, sources, corrections })
            });
            tell(Update::Finished(finished));
        })?;
        Ok(Self { cancel, updates })
    }

    /// The next news, if there is any. A load that died says so.
    pub fn next_update(&self) -> Option<Update> {
        match self.updates.try_recv() {
            Ok(update) => Some(update),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Update::Finished(Err(LoadError::Lost))),
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}
