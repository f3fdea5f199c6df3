//! An open folder: its briefing, its notes and what is shown of them. The one place where commands are carried out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::{Command, Desk, Item, Notices, Selected, View, cite, notes_file};
use crate::briefing::Briefing;
use crate::load::{Load, LoadError, Options, Progress, Update};
use crate::notes::NotesError;

/// All state of the window.
#[derive(Debug, Default)]
pub struct Session {
    /// What the sources say; `None` until a folder was read.
    pub briefing: Option<Arc<Briefing>>,
    /// What the person wrote.
    pub desk: Desk,
    /// What is on the screen.
    pub view: View,
    /// What the person should read.
    pub notices: Notices,
    /// Where notes are kept; the user's data directory unless a test says otherwise.
    pub notes_directory: Option<PathBuf>,
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
        if self.folder.as_ref() != Some(&folder) {
            let directory = self.notes_directory.clone().or_else(notes_file::directory);
            let (desk, notice) = Desk::open(directory.as_deref(), &folder);
            self.desk = desk;
            notice
                .into_iter()
                .for_each(|notice| self.notices.fail(notice));
        }
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
            Command::CiteItem(item) => self.cite_item(item),
            Command::CitePlace(place) => {
                let cited = self
                    .briefing
                    .as_ref()
                    .and_then(|briefing| cite::place(briefing, place));
                self.cite(cited);
            }
            Command::AddNote => self.write(None),
            Command::AddNoteAt(at) => self.write(Some(at)),
            Command::Edit(edit) => {
                let saved = self.desk.apply(edit);
                self.tell_unsaved(saved);
            }
            Command::Undo => {
                let saved = self.desk.undo();
                self.tell_unsaved(saved);
            }
            Command::Redo => {
                let saved = self.desk.redo();
                self.tell_unsaved(saved);
            }
            _ => {}
        }
    }

    /// Adds a cited line on `item`; on the mention that is shown, where it is the selected one.
    fn cite_item(&mut self, item: Item) {
        let shown = self
            .view
            .selected
            .filter(|selected| selected.item == item)
            .map_or(0, |selected| selected.mention);
        let cited = self
            .briefing
            .as_ref()
            .and_then(|briefing| cite::item(briefing, item, shown));
        self.cite(cited);
    }

    fn cite(&mut self, cited: Option<cite::Cited>) {
        let Some(cited) = cited else {
            return self
                .notices
                .fail("These words could not be cited: a citation stands inside one paragraph.");
        };
        let (id, saved) = self.desk.add(cited, self.view.notes.focused);
        self.view.notes.shown = Some(id);
        self.tell_unsaved(saved);
    }

    /// Adds an empty note at a position, else after the focused one, else at the end, and gives it the keyboard.
    fn write(&mut self, at: Option<usize>) {
        let empty = (String::new(), Vec::new());
        let (id, saved) = match at {
            Some(at) => self.desk.add_at(empty, at),
            None => self.desk.add(empty, self.view.notes.focused),
        };
        self.view.notes.wanted = Some(id);
        self.tell_unsaved(saved);
    }

    /// Saves what was typed, when it is time. Called once a frame.
    pub fn save_notes(&mut self, context: &egui::Context) {
        let saved = if context.text_edit_focused() {
            let (again, saved) = self.desk.save_when_due();
            again
                .into_iter()
                .for_each(|again| context.request_repaint_after(again));
            saved
        } else {
            self.desk.end_typing()
        };
        self.tell_unsaved(saved);
    }

    fn tell_unsaved(&mut self, saved: Result<(), NotesError>) {
        if let Err(error) = saved {
            self.notices.fail(sentence(&error.to_string()));
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
