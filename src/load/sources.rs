//! A folder as it was read: what its briefing is made from, again and again as the analyst corrects it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use crate::annotate::{Annotations, Models, annotate};
use crate::briefing::correction::Logged;
use crate::briefing::{Briefing, Document, Problem};
use crate::merge::corrections::{Log, documents};
use crate::merge::merge_corrected;
use crate::store::Key;

/// What the bytes of each file were known by when they were read, by its path.
pub type Files = BTreeMap<String, Key>;

/// The documents of a folder with what each speaks of. Reading is the slow part: corrections only put together anew.
#[derive(Debug)]
pub struct Sources {
    folder: String,
    documents: Vec<Document>,
    /// Parallel to `documents`.
    annotations: Vec<Annotations>,
    problems: Vec<Problem>,
    scans: usize,
    unkept: Option<String>,
    files: Arc<Files>,
    /// Documents that are corrected in what is found by, with what each speaks of then: by position.
    again: BTreeMap<usize, (Document, Annotations)>,
    /// Loaded when a document is first annotated again.
    models: Option<Models>,
}

impl Sources {
    /// The documents of the folder that the user names so, each with its annotations, in order of path.
    pub(super) fn new(
        folder: String,
        documents: Vec<Document>,
        annotations: Vec<Annotations>,
        problems: Vec<Problem>,
        scans: usize,
        unkept: Option<String>,
        files: Arc<Files>,
    ) -> Self {
        Self { folder, documents, annotations, problems, scans, unkept, files, again: BTreeMap::new(), models: None }
    }

    /// How many pages are pictures that were left out or for later ([`crate::read::Scans`]).
    pub fn scans(&self) -> usize {
        self.scans
    }

    /// Why what was read could not be kept for the next time, where that is so.
    pub fn unkept(&self) -> Option<&str> {
        self.unkept.as_deref()
    }

    /// What the bytes of each file were known by when they were read.
    pub fn files(&self) -> Arc<Files> {
        Arc::clone(&self.files)
    }

    /// The briefing as `corrections` have it. The same corrections give the same briefing, whatever was asked before.
    pub fn briefing(&mut self, corrections: &[Logged]) -> Briefing {
        let mut log = Log::new(corrections);
        let mut documents = self.documents.clone();
        let changed = documents::apply(&mut log, &mut documents);
        self.annotate_again(&documents, &changed);
        self.swap(&changed);
        let Self { folder, annotations, problems, .. } = self;
        let briefing = merge_corrected(folder.clone(), documents, annotations, problems.clone(), log);
        self.swap(&changed);
        briefing
    }
}

impl Sources {
    /// Annotates the documents at `changed` as they are in `documents`, unless that was done.
    fn annotate_again(&mut self, documents: &[Document], changed: &[usize]) {
        self.again.retain(|at, _| changed.contains(at));
        for &at in changed {
            let Some(document) = documents.get(at) else {
                continue;
            };
            if self.again.get(&at).is_none_or(|(known, _)| known != document) {
                let models = self.models.get_or_insert_with(Models::built_in);
                self.again.insert(at, (document.clone(), annotate(document, models)));
            }
        }
    }

    /// Puts the annotations of corrected documents in the place of the others, or back.
    fn swap(&mut self, changed: &[usize]) {
        for at in changed {
            if let Some(((_, again), first)) = self.again.get_mut(at).zip(self.annotations.get_mut(*at)) {
                std::mem::swap(again, first);
            }
        }
    }
}

/// A briefing that is made again beside the window.
#[derive(Debug)]
pub struct Rebrief {
    finished: Receiver<(Sources, Box<Briefing>)>,
}

impl Rebrief {
    /// Starts making the briefing of `sources` as `corrections` have it; `wake` is called when it is done.
    pub fn start(
        mut sources: Sources,
        corrections: Vec<Logged>,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (sender, finished) = sync_channel(1);
        std::thread::Builder::new().name("dossier-rebrief".to_owned()).spawn(move || {
            let briefing = Box::new(sources.briefing(&corrections));
            // The window may have moved on; then nobody needs it.
            sender.send((sources, briefing)).ok();
            wake();
        })?;
        Ok(Self { finished })
    }

    /// The briefing and what it was made from, once it is done; an error where the work died.
    pub fn finished(&self) -> Option<Result<(Sources, Box<Briefing>), super::LoadError>> {
        match self.finished.try_recv() {
            Ok(done) => Some(Ok(done)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(super::LoadError::Lost)),
        }
    }
}
