//! An open folder: its briefing, its notes and what is shown of them. The one place where commands are carried out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::{Command, Notices, Selected, View};
use crate::briefing::Briefing;
use crate::load::{Load, LoadError, Options, Progress, Update};
use crate::notes::Notes;

/// All state of the window.
#[derive(Debug, Default)]
pub struct Session {
    /// What the sources say; `None` until a folder was read.
    pub briefing: Option<Arc<Briefing>>,
    /// What the person wrote.
    pub notes: Notes,
    /// What is on the screen.
    pub view: View,
    /// What the person should read.
    pub notices: Notices,
    folder: Option<PathBuf>,
    loading: Option<Loading>,
}

/// A folder that is being read.
#[derive(Debug)]
pub struct Loading {
    /// The folder.
    pub folder: PathBuf,
    /// How far it is.
    pub progress: Progress,
    load: Load,
}

impl Session {
    /// The open folder.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The folder that is being read.
    pub fn loading(&self) -> Option<&Loading> {
        self.loading.as_ref()
    }

    /// Shows `briefing` of `folder` in place of what was shown.
    pub fn show(&mut self, folder: PathBuf, briefing: Briefing) {
        self.briefing = Some(Arc::new(briefing));
        self.folder = Some(folder);
        self.view.selected = None;
    }

    /// Takes in the news of a running load.
    pub fn take_news(&mut self) {
        while let Some(loading) = &mut self.loading
            && let Some(update) = loading.load.next_update()
        {
            match update {
                Update::Progress(progress) => loading.progress = progress,
                Update::Finished(finished) => {
                    let folder = std::mem::take(&mut loading.folder);
                    self.loading = None;
                    match finished {
                        Ok(briefing) => self.show(folder, *briefing),
                        Err(LoadError::Cancelled) => self.notices.tell("Reading was stopped."),
                        Err(error) => self.notices.fail(sentence(&error.to_string())),
                    }
                }
            }
        }
    }

    /// Carries out `command`.
    pub fn carry_out(&mut self, command: Command, context: &egui::Context) {
        match command {
            Command::OpenFolder(folder) => self.open(folder, context),
            Command::Reload => {
                if let Some(folder) = self.folder.clone() {
                    self.open(folder, context);
                }
            }
            Command::StopLoading => {
                if self.loading.take().is_some() {
                    self.notices.tell("Reading was stopped.");
                }
            }
            Command::Select(item) => {
                self.view.selected = Some(Selected { item, mention: 0 });
            }
            Command::ShowMention(item, mention) => {
                self.view.selected = Some(Selected { item, mention });
            }
            Command::ShowTab(tab) => self.view.summary.tab = tab,
            _ => {}
        }
    }

    fn open(&mut self, folder: PathBuf, context: &egui::Context) {
        let context = context.clone();
        match Load::start(folder.clone(), Options::default(), move || {
            context.request_repaint();
        }) {
            Ok(load) => {
                self.loading = Some(Loading {
                    folder,
                    progress: Progress::Listing,
                    load,
                });
            }
            Err(error) => self
                .notices
                .fail(format!("The folder could not be read ({error}).")),
        }
    }
}

/// `text` with a capital letter in front and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(letters).collect();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}
