//! Scans come in afterwards: the folder is shown as soon as the rest of it is read, and read again beside the person with
//! the text of pages that are pictures.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::{Session, sentence};
use crate::load::{Load, Loaded, Options, Progress, Update};

/// So many children read scans at most.
const SCANNING: usize = 4;

/// The scanned pages of the open folder that are being read beside it.
#[derive(Debug)]
pub struct LoadingScans {
    load: Load,
    folder: PathBuf,
    done: usize,
    of: usize,
    /// What came of it, while a correction is being written.
    finished: Option<Box<Loaded>>,
}

impl LoadingScans {
    /// How far it is.
    pub fn said(&self) -> String {
        format!("Reading scanned pages: {} of {}", self.done.min(self.of), self.of)
    }
}

impl Session {
    /// The scanned pages that are being read.
    pub fn scans(&self) -> Option<&LoadingScans> {
        self.scans.as_ref()
    }

    /// Begins to read the folder again with its scans, beside the person who works on what was read.
    pub(super) fn read_scans(&mut self, folder: &Path, pages: usize, context: &egui::Context) {
        self.scans = None;
        if pages == 0 {
            return;
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let options = Options {
            threads: Some((cores - 1).clamp(1, SCANNING)),
            cache: self.cache_for(folder),
            ..Options::default()
        };
        let (context, corrections) = (context.clone(), self.corrections_on(folder));
        match Load::start(folder.to_owned(), options, corrections, move || context.request_repaint()) {
            Ok(load) => {
                let folder = folder.to_owned();
                self.scans = Some(LoadingScans { load, folder, done: 0, of: pages, finished: None });
            }
            Err(error) => self.notices.fail(format!("The scanned pages could not be read ({error}).")),
        }
    }

    /// Leaves off reading scanned pages.
    pub(super) fn stop_scans(&mut self) {
        if self.scans.take().is_some() {
            self.notices.tell("Reading was stopped.");
        }
    }

    /// Takes in what was read of scans, but not under the hands of a person who writes a correction.
    pub(super) fn take_scans(&mut self, context: &egui::Context) {
        let Some(scans) = &mut self.scans else { return };
        // A load that has finished has no more to say.
        while scans.finished.is_none()
            && let Some(update) = scans.load.next_update()
        {
            match update {
                Update::Progress(Progress::Recognising { pages, .. }) => scans.done = pages,
                Update::Progress(_) | Update::Texts(_) => {}
                Update::Finished(Ok(loaded)) => scans.finished = Some(loaded),
                Update::Finished(Err(error)) => {
                    self.scans = None;
                    return self.notices.fail(sentence(&error.to_string()));
                }
            }
        }
        let is_free = self.view.correcting.is_none() && !self.corrected.is_busy();
        if is_free && let Some(loaded) = scans.finished.take() {
            let folder = std::mem::take(&mut scans.folder);
            self.scans = None;
            self.show_loaded(folder, *loaded);
            self.follow_corrections(context);
            self.notices.tell("The scanned pages have been read, and the summary now includes them.");
        }
    }
}
