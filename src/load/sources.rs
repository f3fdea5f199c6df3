//! A folder as it was read: what its briefing is made from, again and again as the analyst corrects it.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use crate::annotate::Annotations;
use crate::briefing::correction::Logged;
use crate::briefing::{Briefing, Document, Problem};
use crate::merge::merge_corrected;

/// The documents of a folder with what each speaks of. Reading is the slow part: corrections only put together anew.
#[derive(Debug)]
pub struct Sources {
    folder: String,
    documents: Vec<Document>,
    /// Parallel to `documents`.
    annotations: Vec<Annotations>,
    problems: Vec<Problem>,
}

impl Sources {
    /// The documents of the folder that the user names so, each with its annotations, in order of path.
    pub(super) fn new(
        folder: String,
        documents: Vec<Document>,
        annotations: Vec<Annotations>,
        problems: Vec<Problem>,
    ) -> Self {
        Self { folder, documents, annotations, problems }
    }

    /// The briefing as `corrections` have it. The same corrections give the same briefing, whatever was asked before.
    pub fn briefing(&mut self, corrections: &[Logged]) -> Briefing {
        let Self { folder, documents, annotations, problems } = self;
        merge_corrected(folder.clone(), documents.clone(), annotations, problems.clone(), corrections)
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
