//! A load that runs beside the window.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use super::{Cancel, LoadError, Options, Progress, Sources, Texts, Watch};
use crate::briefing::Briefing;
use crate::briefing::correction::Logged;

/// A running load. Dropping it asks it to leave off and does not wait.
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
    /// What tells when something became of the folder since it was read; `None` where it cannot be watched.
    pub watch: Option<Watch>,
}

/// News of a running load.
#[derive(Debug)]
pub enum Update {
    /// It goes on.
    Progress(Progress),
    /// What was read so far, to be read and searched; nothing is found in it yet.
    Texts(Box<Briefing>),
    /// It is over.
    Finished(Result<Box<Loaded>, LoadError>),
}

impl Load {
    /// Starts reading `folder`, which is corrected by `corrections`; `wake` is called whenever there is news.
    pub fn start(
        folder: PathBuf,
        options: Options,
        corrections: Vec<Logged>,
        wake: impl Fn() + Clone + Send + Sync + 'static,
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
            let progress = |progress| tell(Update::Progress(progress));
            let show = |briefing| tell(Update::Texts(Box::new(briefing)));
            // It watches from before the first file is read: nothing that happens meanwhile is missed.
            let watch = Watch::start(folder.clone(), wake.clone()).ok();
            let sources = Texts::of(&folder, &options, &stop, &progress, Some(&show)).and_then(|texts| {
                show(texts.briefing());
                texts.analysed(&stop, &progress)
            });
            let finished = sources.map(|mut sources| {
                progress(Progress::Merging);
                let briefing = sources.briefing(&corrections);
                Box::new(Loaded { briefing, sources, corrections, watch })
            });
            tell(Update::Finished(finished));
        })?;
        Ok(Self { cancel, updates })
    }

    /// Asks it to end with what was read so far.
    pub fn stop(&self) {
        self.cancel.stop();
    }

    /// Whether it was asked to.
    pub fn is_stopped(&self) -> bool {
        self.cancel.is_stopped()
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
