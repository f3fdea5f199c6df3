//! Opening and keeping briefing files.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::desk::Desk;
use super::dialogs::Question;
use super::keeping::{self, Trouble};
use super::session::sentence;
use super::{Command, Session};
use crate::notes::{self, ENDING, Kept, News, Notes, SeenDocument};

/// A briefing whose folder is being read.
#[derive(Debug)]
pub(super) struct Opening {
    file: PathBuf,
    /// What the file holds.
    pub(super) notes: Notes,
}

/// Whether `path` is the name of a briefing rather than of a folder.
pub fn is_briefing(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) && !path.is_dir()
}

impl Command {
    /// Opens what `path` names: a briefing, or a folder.
    pub fn open(path: PathBuf) -> Self {
        if is_briefing(&path) { Self::OpenBriefing(path) } else { Self::OpenFolder(path) }
    }
}

impl Session {
    /// Carries out what opens and keeps briefings.
    pub(super) fn keep(&mut self, command: Command, context: &egui::Context) {
        match command {
            Command::ChooseBriefing => self.ask(Question::Briefing, String::new(), context),
            Command::OpenBriefing(file) => self.open_briefing(file, context),
            Command::OpenBackup { file, backup } => match notes::open(&backup) {
                Ok(Some(kept)) => self.open_kept(keeping::beside(&file), kept, context),
                Ok(None) => self.notices.fail(format!("The backup is gone: {}", backup.display())),
                Err(error) => self.notices.fail(sentence(&error.to_string())),
            },
            Command::ChooseFolderOf => self.ask(Question::FolderOf, String::new(), context),
            Command::OpenFolderOf(folder) => self.open(folder, context),
            Command::ChooseKeep => self.ask(Question::Keep, self.keep_name(), context),
            Command::KeepIn(file) => self.keep_in(file),
            _ => {}
        }
    }

    /// What a briefing file is called unless the person says otherwise.
    pub(super) fn keep_name(&self) -> String {
        format!("{}.{ENDING}", self.folder_name())
    }

    fn open_briefing(&mut self, file: PathBuf, context: &egui::Context) {
        let file = std::path::absolute(&file).unwrap_or(file);
        if self.desk.file() == Some(file.as_path()) && self.briefing.is_some() {
            return self.notices.tell("This briefing is open here already.");
        }
        match notes::open(&file) {
            Ok(Some(kept)) => self.open_kept(file, kept, context),
            Ok(None) => {
                self.recent.forget(&file);
                self.notices.fail(format!("There is no such briefing: {}", file.display()));
            }
            Err(error) => self.tell_trouble(Trouble::of(&file, error), ""),
        }
    }

    fn open_kept(&mut self, file: PathBuf, kept: Kept, context: &egui::Context) {
        let Kept { folder, notes } = kept;
        self.opening = Some(Opening { file, notes });
        if folder.is_dir() {
            return self.open(folder, context);
        }
        let text = format!("The documents of this briefing are not where they were: {}", folder.display());
        self.notices.offer(text, vec![("Find the folder…", Command::ChooseFolderOf)]);
    }

    /// Tells of a file that cannot be used, and offers its backup.
    pub(super) fn tell_trouble(&mut self, trouble: Trouble, more: &str) {
        let Trouble { error, file, backup } = trouble;
        let ways = backup.map(|backup| ("Open the last good backup", Command::OpenBackup { file, backup }));
        self.notices.offer(format!("{}{more}", sentence(&error.to_string())), ways.into_iter().collect());
    }

    /// Keeps the briefing in `file` from now on. The folder of sources is evidence: nothing is kept in it.
    fn keep_in(&mut self, file: PathBuf) {
        let file = if file.extension().is_some() { file } else { file.with_extension(ENDING) };
        let file = std::path::absolute(&file).unwrap_or(file);
        if self.is_evidence(&file) {
            let text =
                "The briefing was not saved: nothing is written into the folder of sources. Choose another place.";
            return self.notices.offer(text, vec![("Choose another place…", Command::ChooseKeep)]);
        }
        if self.desk.file() == Some(file.as_path()) {
            return self.notices.tell(format!("The briefing is kept in {}", file.display()));
        }
        let wake = self.wake();
        match self.desk.move_to(file.clone(), wake) {
            Ok(()) => {
                self.recent.opened(&file);
                self.notices.tell(format!("The briefing is kept in {} from now on", file.display()));
            }
            Err(error) => self.tell_unsaved(Err(error)),
        }
    }

    /// Puts the notes on `folder` on the desk: those of the briefing that is being opened, else those that are kept for
    /// the folder.
    pub(super) fn lay_out_desk(&mut self, folder: &Path) {
        // Lets go of the file that is open: it may be the same one.
        self.desk = Desk::default();
        let wake = self.wake();
        let mut why = "the system names no place for a user's data";
        let mut may_hold = |file: &Path| {
            let lies_in = notes::lies_in(file, folder);
            if lies_in {
                why = "they would lie in the folder of sources, into which nothing is written";
            }
            !lies_in
        };
        if let Some(Opening { file, notes }) = self.opening.take() {
            self.desk = if may_hold(&file) {
                Desk::with_file(file.clone(), folder, notes, wake)
            } else {
                Desk::without_file(folder, notes)
            };
            self.recent.opened(&file);
        } else {
            let directory = self.directory_for_notes().filter(|directory| may_hold(directory));
            let (desk, trouble) = Desk::open(directory.as_deref(), folder, wake);
            self.desk = desk;
            self.recent.opened(folder);
            if let Some(trouble) = trouble {
                self.tell_trouble(trouble, " New notes are kept in a file beside it.");
            }
        }
        if self.desk.file().is_none() {
            let text = format!("Notes are not saved: {why}.");
            self.notices.offer(text, vec![("Save elsewhere…", Command::ChooseKeep)]);
        }
        if let super::Safety::Held = self.desk.safety() {
            let text = "This briefing is open in another window. Here it can be read, and changed once it is saved \
                        elsewhere.";
            self.notices.offer(text, vec![("Save a copy…", Command::ChooseKeep)]);
        }
    }

    /// Calls for a frame from another thread.
    fn wake(&self) -> impl Fn() + Send + 'static {
        let context = self.context.clone();
        move || {
            if let Some(context) = &context {
                context.request_repaint();
            }
        }
    }

    /// Looks again for what is new since the note took note of the folder.
    pub(super) fn look_for_news(&mut self) {
        let (Some(briefing), Some(seen)) = (&self.briefing, self.desk.notes().seen()) else {
            self.news = None;
            return;
        };
        let news = News::since(seen, briefing, &self.desk.notes().notebook);
        self.news = (!news.is_empty()).then_some(news);
    }

    /// Takes note of the folder as it is.
    pub(super) fn take_note(&mut self) {
        if let Some(briefing) = &self.briefing {
            self.desk.take_note(SeenDocument::all(briefing));
            self.news = None;
        }
    }
}
