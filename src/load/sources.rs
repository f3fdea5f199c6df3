//! A folder as it was read: what its briefing is made from, again and again as the analyst corrects it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use crate::annotate::{Annotations, Explained, Models, annotate, explain};
use crate::briefing::correction::Logged;
use crate::briefing::{Actor, Briefing, Document, Problem};
use crate::merge::corrections::{Log, documents};
use crate::merge::merge_corrected;
use crate::store::Key;
use crate::text::Span;

/// What the bytes of each file were known by when they were read, by its path.
pub type Files = BTreeMap<String, Key>;

/// The documents of a folder with what each speaks of. Reading is the slow part: corrections only put together anew.
#[derive(Debug)]
pub struct Sources {
    folder: String,
    documents: Vec<Document>,
    /// Parallel to `documents`; those of copies are held once.
    annotations: Vec<Arc<Annotations>>,
    problems: Vec<Problem>,
    scans: usize,
    unkept: Option<String>,
    files: Arc<Files>,
    /// Documents that are corrected in what is found by, with what each speaks of then: by position.
    again: BTreeMap<usize, (Document, Arc<Annotations>)>,
    /// Loaded when a document is first annotated again.
    models: Option<Models>,
}

impl Sources {
    /// The documents of the folder that the user names so, each with its annotations, in order of path.
    pub(super) fn new(
        folder: String,
        documents: Vec<Document>,
        annotations: Vec<Arc<Annotations>>,
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
    /// What was found in the paragraph at `place`, sentence by sentence, and by which laws: "DOCUMENT:PARAGRAPH", the path or its
    /// end and the number from 1 on, or words that stand in it. Of several paragraphs that hold the words the first is told.
    /// `None` where there is no such paragraph.
    pub fn explain(&mut self, place: &str) -> Option<(String, Vec<Explained>)> {
        let (document, paragraph) = self.paragraph(place)?;
        let briefing = self.briefing(&[]);
        let models = self.models.get_or_insert_with(Models::built_in);
        let (own, found) = (self.documents.get(document)?, self.annotations.get(document)?);
        let mut explained = explain(own, found, models, own.paragraphs.get(paragraph)?.span);
        for name in explained.iter_mut().flat_map(|sentence| &mut sentence.names) {
            let means = |actor: &&Actor| {
                let mut here = actor.mentions.iter().filter(|place| place.document == own.id);
                here.any(|place| place.span.start() == name.span.start())
            };
            name.actor = briefing.actors.iter().find(means).map(|actor| actor.name.clone());
        }
        Some((format!("{}:{}", own.path, paragraph + 1), explained))
    }

    /// The positions of the document and the paragraph at `place`.
    fn paragraph(&self, place: &str) -> Option<(usize, usize)> {
        let numbered = place.rsplit_once(':').and_then(|(path, number)| {
            let number = number.trim().parse::<usize>().ok()?.checked_sub(1)?;
            let own = |document: &Document| document.path == path || document.path.ends_with(&format!("/{path}"));
            let at = self.documents.iter().position(own)?;
            self.documents.get(at)?.paragraphs.get(number).map(|_| (at, number))
        });
        let words = place.split_whitespace().collect::<Vec<_>>().join(" ");
        let holds = |document: &Document| {
            let holds =
                |span: Span| span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ").contains(&words);
            document.paragraphs.iter().position(|paragraph| holds(paragraph.span))
        };
        let mut all = self.documents.iter().enumerate();
        numbered.or_else(|| all.find_map(|(at, document)| Some((at, holds(document)?))).filter(|_| !words.is_empty()))
    }

    /// Annotates the documents at `changed` as they are in `documents`, unless that was done.
    fn annotate_again(&mut self, documents: &[Document], changed: &[usize]) {
        self.again.retain(|at, _| changed.contains(at));
        for &at in changed {
            let Some(document) = documents.get(at) else {
                continue;
            };
            if self.again.get(&at).is_none_or(|(known, _)| known != document) {
                let models = self.models.get_or_insert_with(Models::built_in);
                self.again.insert(at, (document.clone(), Arc::new(annotate(document, models))));
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
