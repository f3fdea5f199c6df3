//! From a folder to its briefing: order, parallelism, progress, cancelling.

#[cfg(feature = "window")]
mod beside;
mod files;
mod findings;
mod gather;
#[cfg(feature = "window")]
mod pages;
mod sources;
mod stores;
#[cfg(feature = "window")]
mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::briefing::{Briefing, Document, DocumentId, Problem};
use crate::describe;
use crate::read::{Entry, ReadError, Reading, bytes_of, child, read_bytes, read_draft, walk};
use crate::store::FileRead;
use crate::text::refusal;

pub use crate::read::{Limits, Scans};
pub use crate::store::{Key, cache, clear};
#[cfg(feature = "window")]
pub use beside::{Load, Loaded, Update};
use findings::Found;
pub use gather::read_into;
#[cfg(feature = "window")]
pub use pages::{Original, PageFault, PageNews, PagePicture, PageWish, Pages, Placed};
pub use sources::{Files, Rebrief, Sources};
use stores::Stores;
#[cfg(feature = "window")]
pub use watch::Watch;

/// What asks a running load to end.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    cancelled: Arc<AtomicBool>,
    stopped: Arc<AtomicBool>,
}

impl Cancel {
    /// Asks it to leave off: nobody wants the briefing any more.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it is to leave off.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Asks it to make the briefing of what was read so far.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more is to be read or analysed.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
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
    /// A store that lists nothing, as one that another version wrote.
    #[error("this store lists no file that this version of dossier has read; read the files again: {}", folder.display())]
    Unlisted {
        /// The store.
        folder: PathBuf,
    },
    /// A file that is none of the folder's.
    #[error("there is no such file in the folder that it is to be read of: {}", file.display())]
    Outside {
        /// The file.
        file: PathBuf,
    },
    /// What was read is lost.
    #[error("what was read could not be kept ({reason}): {}", store.display())]
    Unkept {
        /// The store that it should have gone to.
        store: PathBuf,
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
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How many threads work on documents; as many as the machine has where `None`. The result does not depend on it.
    pub threads: Option<usize>,
    /// What a reader may take.
    pub limits: Limits,
    /// The folder in which what is read is kept for the next time; nothing is kept where `None`. The result does not
    /// depend on it.
    pub cache: Option<PathBuf>,
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

/// The documents of `folder`, read and annotated. A store that lists files stands for their folder.
pub fn sources_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Sources, LoadError> {
    Texts::of(folder, &options, cancel, progress, None)?.analysed(cancel, progress)
}

/// The documents of `folder` and what could not be read, without anything that is found in them: all that a search for
/// words needs, and far sooner there than the briefing.
pub fn texts_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Briefing, LoadError> {
    let texts = Texts::of(folder, &options, cancel, progress, None)?;
    // Whoever only searches is not told that it could not be kept.
    texts.stores.finish();
    Ok(texts.briefing())
}

/// A folder as it was read.
struct Texts {
    folder: String,
    /// The threads that read it.
    pool: rayon::ThreadPool,
    /// Where what is read is kept.
    stores: Stores,
    /// As they are among the others.
    documents: Vec<Document>,
    problems: Vec<Problem>,
    /// What the bytes of each file are known by.
    files: Files,
    /// How many files were left when reading was stopped.
    left: usize,
    /// How many pages are pictures that were left out or for later.
    scans: usize,
}

impl Texts {
    /// Reads `folder`; `show` is given what was read so far, now and then where it takes long.
    fn of(
        folder: &Path,
        options: &Options,
        cancel: &Cancel,
        progress: &(dyn Fn(Progress) + Sync),
        show: Option<&(dyn Fn(Briefing) + Sync)>,
    ) -> Result<Self, LoadError> {
        progress(Progress::Listing);
        if let Err(error) = std::fs::metadata(folder) {
            return Err(LoadError::Folder { folder: folder.to_owned(), reason: refusal(&error) });
        }
        let name = folder.to_string_lossy().into_owned();
        let pool = pool(options)?;
        let stores = Stores::open(folder, options.cache.clone());
        let (mut documents, mut problems, mut files) = (Vec::new(), Vec::new(), Files::new());
        let read: Vec<Option<FileRead>> = match stores.folder(folder)? {
            Some(read) => read.into_iter().map(Some).collect(),
            None => {
                let (entries, unlisted) = walk(folder, &options.limits);
                problems = unlisted;
                let show = show.map(|show| |documents| show(in_order(name.clone(), documents)));
                let show = show.as_ref().map(|show| show as &(dyn Fn(Vec<Document>) + Sync));
                let read = || files::read(&entries, &options.limits, &stores, cancel, progress, show);
                let read = pool.install(read).ok_or(LoadError::Cancelled)?;
                let keep = |(read, entry): (Option<files::Known>, Entry)| {
                    let (read, bytes) = read?;
                    files.extend(bytes.map(|bytes| (entry.path, bytes)));
                    Some(read)
                };
                read.into_iter().zip(entries).map(keep).collect()
            }
        };
        let left = read.iter().filter(|read| read.is_none()).count();
        let mut scans = 0;
        for read in read.into_iter().flatten() {
            scans += read.scans;
            documents.extend(read.documents);
            problems.extend(read.problems);
        }
        child::rest();
        name_copies(&mut documents);
        // Each document is whole at any time: where comparing them fails, they stand as they do alone.
        if catch_unwind(AssertUnwindSafe(|| describe::folder(&mut documents))).is_err() {
            let what = "The program failed at comparing the documents; each is shown as it is by itself.";
            problems.push(Problem { path: ".".to_owned(), what: what.to_owned() });
        }
        problems.sort();
        Ok(Self { folder: name, pool, stores, documents, problems, files, left, scans })
    }

    /// The briefing that says nothing of the documents.
    fn briefing(&self) -> Briefing {
        Briefing::new(self.folder.clone(), self.documents.clone(), self.problems.clone())
    }

    /// What the documents speak of, too.
    fn analysed(self, cancel: &Cancel, progress: &(dyn Fn(Progress) + Sync)) -> Result<Sources, LoadError> {
        let Self { folder, pool, stores, documents, mut problems, files, left, scans } = self;
        let found = pool.install(|| findings::find(&documents, &stores, cancel, progress));
        let found = found.ok_or(LoadError::Cancelled)?;
        let unread = found.iter().filter(|found| matches!(found, Found::Left)).count();
        if let Some(what) = what_is_left(left, unread, documents.len()) {
            problems.push(Problem { path: ".".to_owned(), what });
        }
        let mut annotations = Vec::with_capacity(documents.len());
        let mut kept = Vec::with_capacity(documents.len());
        for (document, found) in documents.into_iter().zip(found) {
            match found {
                Found::Annotations(found) => annotations.push(found),
                Found::Left => annotations.push(Arc::default()),
                Found::Failed => {
                    problems.push(failed(&document.path));
                    continue;
                }
            }
            kept.push(document);
        }
        problems.sort();
        let unkept = stores.finish();
        let sources = Sources::new(folder, kept, annotations, problems, scans, unkept, Arc::new(files));
        if cancel.is_cancelled() { Err(LoadError::Cancelled) } else { Ok(sources) }
    }
}

/// A briefing of documents that says nothing of them and knows nothing yet of what stands beside them.
fn in_order(folder: String, mut documents: Vec<Document>) -> Briefing {
    name_copies(&mut documents);
    Briefing::new(folder, documents, Vec::new())
}

/// What is not in the briefing because reading was stopped: so many files, and what so many of the documents speak of.
fn what_is_left(files: usize, documents: usize, of: usize) -> Option<String> {
    let files = match files {
        0 => None,
        1 => Some("one file was not read".to_owned()),
        many => Some(format!("{many} files were not read")),
    };
    let documents = match documents {
        0 => None,
        some => Some(format!("{some} of {of} documents were not analysed")),
    };
    let what: Vec<String> = files.into_iter().chain(documents).collect();
    let whole = "open the folder again to have it whole";
    (!what.is_empty()).then(|| format!("Reading was stopped: {}; {whole}.", what.join(" and ")))
}

/// The threads that work on documents.
fn pool(options: &Options) -> Result<rayon::ThreadPool, LoadError> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .thread_name(|number| format!("dossier-read-{number}"))
        .build()
        .map_err(|error| LoadError::Threads { reason: error.to_string() })
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
    let bytes = match bytes_of(entry, limits) {
        Ok(bytes) => bytes,
        Err(error) => return (Vec::new(), vec![Problem { path: entry.path.clone(), what: error.to_string() }]),
    };
    let Reading { drafts, problems, .. } = read_bytes(&entry.path, &bytes, limits, &mut || ControlFlow::Continue(()));
    (drafts.into_iter().flat_map(|(path, draft)| describe::documents(&path, draft)).collect(), problems)
}

/// That the program failed on the file or document at `path`.
fn failed(path: &str) -> Problem {
    Problem { path: path.to_owned(), what: "The program failed on this file; it was left out.".to_owned() }
}
