//! An open folder: its briefing, its notes and what is shown of them.

mod carrying_out;
mod evidence;
mod noting;
mod pages;
mod scans;

use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;

use super::bars::Asked;
use super::briefings::Opening;
use super::clipboard::RichClipboard;
use super::correcting::Corrected;

use super::dialogs::{Answer, Dialogs, Question};
use super::panels::NotesView;
use super::pins::Pins;
use super::reading::Trail;
use super::searches::Searches;
use super::{Bookmark, Bookmarks, Command, Desk, Notices, Recent, Tab, View, example, keeping};
use crate::briefing::Briefing;
use crate::briefing::correction::Logged;
use crate::load::{Limits, Load, LoadError, Loaded, Options, Progress, Scans, Update, Watch};
use crate::notes::{self, News, Notebook, Notes, NotesError, SeenDocument};

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
    /// Where what is read is kept for the next time; nowhere where `None`.
    pub cache: Option<PathBuf>,
    /// The folders that were opened lately.
    pub recent: Recent,
    /// Where somebody left off in each folder.
    pub bookmarks: Bookmarks,
    /// The path that is being asked for.
    pub asked: Option<Asked>,
    /// What is new in the folder since the note took note of it.
    pub news: Option<News>,
    /// What is to be woken when something was saved.
    pub(super) context: Option<egui::Context>,
    pub(super) dialogs: Dialogs,
    /// The briefing whose folder is being read.
    pub(super) opening: Option<Opening>,
    pub(super) clipboard: RichClipboard,
    pub(super) searches: Searches,
    /// Where somebody was reading before each jump.
    pub(super) trail: Trail,
    /// What the window is called.
    pub(super) title: String,
    pub(super) folder: Option<PathBuf>,
    /// What was set apart, as it stands in the briefing.
    pub(super) pins: Pins,
    /// Where somebody left off in the open folder, until all of that was gone back to.
    pub(super) left_off: Option<Bookmark>,
    /// The file that was saved last.
    pub(super) exported: Option<PathBuf>,
    /// After how many changes of the notes it was told how the last is taken back.
    told_at: u64,
    loading: Option<Loading>,
    /// The open folder, which is being read again with its scans.
    scans: Option<scans::LoadingScans>,
    /// What tells that something became of the folder.
    watch: Option<Watch>,
    /// Whether it was said that what is read cannot be kept.
    is_unkept_told: bool,
    /// What the briefing is made from, and how it is corrected.
    pub(super) corrected: Corrected,
    originals: pages::Originals,
}

/// A folder that is being read.
#[derive(Debug)]
pub struct Loading {
    /// The folder.
    pub folder: PathBuf,
    /// How far it is.
    pub progress: Progress,
    /// Since when it is in that stage.
    since: Instant,
    load: Load,
    /// Whether the window shows what was read so far.
    shows_texts: bool,
    /// Whether nobody asked for it: something became of the folder.
    follows: bool,
}

impl Loading {
    fn goes_on(&mut self, progress: Progress) {
        if mem::discriminant(&progress) != mem::discriminant(&self.progress) {
            self.since = Instant::now();
        }
        self.progress = progress;
    }

    /// How long this stage still takes, as fast as it went so far; `None` where that cannot be said yet.
    pub fn left(&self) -> Option<Duration> {
        let (Progress::Reading { done, of, .. } | Progress::Annotating { done, of, .. }) = self.progress else {
            return None;
        };
        let spent = self.since.elapsed();
        let is_sure = spent > Duration::from_secs(2) && done > 0 && done <= of;
        is_sure.then(|| spent.mul_f64((of - done) as f64 / done as f64))
    }
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
        let briefing = Arc::new(briefing);
        let is_other = self.folder.as_ref() != Some(&folder);
        if is_other {
            self.take_bookmark();
            self.trail = Trail::default();
            self.view.reader.close();
        }
        self.view.reader.renew(&briefing);
        self.view.reader.original().forget();
        self.originals.renew();
        self.view.timeline.renew();
        self.view.compare.renew();
        self.view.network.renew();
        self.trail.renew();
        self.briefing = Some(briefing);
        self.corrected = Corrected::default();
        self.view.correcting = None;
        self.view.summary.unpick();
        self.view.pinning = None;
        if is_other || self.opening.is_some() {
            self.lay_out_desk(&folder);
            self.view.notes = NotesView::default();
        }
        self.view.selected = None;
        if is_other {
            self.view.summary.tab = Tab::Overview;
            self.return_to(&folder);
            self.go_on(false);
            self.focus_list();
        }
        self.folder = Some(folder);
        self.look_for_news();
    }

    /// Shows what was read of `folder`, and keeps what it was made from for corrections.
    pub fn show_loaded(&mut self, folder: PathBuf, loaded: Loaded) {
        if self.folder.as_ref() == Some(&folder) && self.opening.is_none() {
            self.renew(Arc::new(loaded.briefing));
        } else {
            self.show(folder, loaded.briefing);
        }
        self.go_on(true);
        if let Some(reason) = loaded.sources.unkept()
            && !mem::replace(&mut self.is_unkept_told, true)
        {
            let what = "What was read could not be kept for the next time";
            self.notices.fail(format!("{what} ({reason}): opening the folder again will take as long."));
        }
        self.originals.read(loaded.sources.files());
        self.view.reader.original().forget();
        self.corrected = Corrected::new(loaded.sources, loaded.corrections);
        self.watch = loaded.watch;
    }

    /// Shows what was read of `folder` so far.
    fn show_texts(&mut self, folder: PathBuf, briefing: Briefing, is_first: bool) {
        if is_first { self.show(folder, briefing) } else { self.renew(Arc::new(briefing)) }
    }

    /// Reads the folder again where something became of it. Nothing is changed under a form that is being filled in.
    fn follow_folder(&mut self, context: &egui::Context) {
        let is_free = self.loading.is_none() && self.view.correcting.is_none() && !self.corrected.is_busy();
        if is_free
            && self.watch.as_ref().is_some_and(Watch::take_change)
            && let Some(folder) = self.folder.clone()
        {
            self.open(folder, context);
            self.loading.iter_mut().for_each(|loading| loading.follows = true);
        }
    }

    /// Says what became of the folder since `old`.
    fn tell_followed(&mut self, old: &Briefing) {
        let Some(new) = self.briefing.as_deref() else {
            return;
        };
        let news = News::since(&SeenDocument::all(old), new, &Notebook::default());
        let first = news.added.iter().chain(&news.changed).next();
        let ways = first.map(|id| ("Read it", Command::ShowDocument(*id))).into_iter().collect();
        let paths = |briefing: &Briefing| briefing.documents.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
        if !news.is_empty() {
            self.notices.tell_with(format!("The folder changed: {}.", news.in_a_line()), ways);
        } else if paths(old) != paths(new) {
            self.notices.tell("The folder changed: documents were moved; their texts are the same.");
        }
    }

    /// The corrections kept with the notes on `folder`.
    fn corrections_on(&self, folder: &Path) -> Vec<Logged> {
        let of = |notes: &Notes| notes.notebook.corrections().entries().to_vec();
        if let Some(opening) = &self.opening {
            return of(&opening.notes);
        }
        if self.folder.as_deref() == Some(folder) {
            return of(self.desk.notes());
        }
        let directory = self.directory_for_notes().filter(|directory| !notes::lies_in(directory, folder));
        directory.map_or_else(Vec::new, |directory| of(&keeping::find(&directory, folder).1))
    }

    /// Takes in the news of a running load and the answers of dialogs.
    pub fn take_news(&mut self, context: &egui::Context) {
        for answer in self.dialogs.answers() {
            match answer {
                Answer::Chosen(Question::Folder, folder) => self.carry_out(Command::OpenFolder(folder), context),
                Answer::Chosen(Question::FolderOf, folder) => self.keep(Command::OpenFolderOf(folder), context),
                Answer::Chosen(Question::Briefing, file) => self.keep(Command::OpenBriefing(file), context),
                Answer::Chosen(Question::Keep, file) => self.keep(Command::KeepIn(file), context),
                Answer::Chosen(Question::Export(_), file) => self.export(&file),
                Answer::Chosen(Question::Template, file) => self.write(&Command::UseTemplateIn(file)),
                Answer::Chosen(Question::References(format), file) => self.export_references(format, &file),
                Answer::Chosen(Question::Table(table), file) => self.export_table(table, &file),
                Answer::Chosen(Question::Network, file) => self.export_network(&file),
                Answer::Cancelled => {}
                Answer::Unavailable(question) => self.ask_for_path(question),
            }
        }
        self.take_corrected(context);
        self.take_scans(context);
        self.take_pages(context);
        self.follow_folder(context);
        while let Some(loading) = &mut self.loading
            && let Some(update) = loading.load.next_update()
        {
            match update {
                Update::Progress(progress) => loading.goes_on(progress),
                Update::Texts(texts) => {
                    let folder = loading.folder.clone();
                    let is_open = self.folder.as_ref() == Some(&folder) && self.opening.is_none();
                    let shows = loading.shows_texts || !is_open;
                    let is_first = !mem::replace(&mut loading.shows_texts, shows);
                    if loading.shows_texts {
                        self.show_texts(folder, *texts, is_first);
                    }
                }
                Update::Finished(finished) => {
                    let folder = mem::take(&mut loading.folder);
                    let (follows, is_stopped) = (loading.follows, loading.load.is_stopped());
                    self.loading = None;
                    match finished {
                        Ok(loaded) => {
                            if !is_stopped {
                                self.read_scans(&folder, loaded.sources.scans(), context);
                            }
                            let old = self.briefing.clone().filter(|_| follows);
                            self.show_loaded(folder, *loaded);
                            if let Some(old) = old {
                                self.tell_followed(&old);
                            }
                            self.follow_corrections(context);
                        }
                        Err(LoadError::Cancelled) => self.notices.tell("Reading was stopped."),
                        Err(error) => {
                            self.opening = None;
                            self.recent.forget(&folder);
                            self.notices.fail(sentence(&error.to_string()));
                        }
                    }
                }
            }
        }
    }

    fn open_example(&mut self, context: &egui::Context) {
        let directory = keeping::directory().map_or_else(std::env::temp_dir, |notes| notes.with_file_name(""));
        match example::lay_out(&directory) {
            Ok(folder) => self.open(folder, context),
            Err(error) => self.notices.fail(format!("The example could not be copied to this disk ({error}).")),
        }
    }

    /// Asks for a file or a folder, beginning beside the file that was saved last.
    pub(super) fn ask(&self, question: Question, name: String, context: &egui::Context) {
        self.dialogs.ask(question, name, self.exported.as_deref(), context);
    }

    pub(super) fn folder_name(&self) -> String {
        let name = self.folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| "briefing".to_owned())
    }

    /// Asks for a path in the window, where the system has no dialog.
    fn ask_for_path(&mut self, question: Question) {
        let beside = self.exported.as_deref().and_then(Path::parent).map(Path::to_owned);
        let home = || directories::UserDirs::new().map(|user| user.home_dir().to_owned()).unwrap_or_default();
        let home = beside.unwrap_or_else(home);
        let path = match question {
            Question::Folder | Question::FolderOf | Question::Briefing | Question::Template => home,
            Question::Keep => home.join(self.keep_name()),
            Question::Export(format) => home.join(self.export_name(format.ending())),
            Question::References(format) => home.join(self.export_name(format.ending())),
            Question::Table(table) => home.join(self.table_name(table)),
            Question::Network => home.join(self.network_name()),
        };
        self.asked = Some(Asked { question, path: path.display().to_string(), is_new: true });
        self.notices.tell("This desktop has no file dialog to show: type the path instead.");
    }

    /// Saves what was typed, when it is time, and tells of what could not be saved. Called once a frame.
    pub fn save_notes(&mut self, context: &egui::Context) {
        if self.desk.notes().seen().is_none()
            && self.desk.is_begun()
            && let Some(briefing) = &self.briefing
        {
            self.desk.take_note(SeenDocument::all(briefing));
        }
        if self.told_at != self.desk.changes() {
            self.notices.withdraw(&Command::Undo);
        }
        if !context.text_edit_focused() {
            self.desk.end_typing();
        }
        if let Some(again) = self.desk.save_when_due() {
            context.request_repaint_after(again);
        }
        if let Some(error) = self.desk.outcome() {
            self.tell_unsaved(Err(error));
        }
    }

    pub(super) fn tell_unsaved(&mut self, saved: Result<(), NotesError>) {
        if let Err(error) = saved {
            let ways = vec![("Save elsewhere…", Command::ChooseKeep)];
            self.notices.offer(sentence(&error.to_string()), ways);
        }
    }

    pub(super) fn open(&mut self, folder: PathBuf, context: &egui::Context) {
        let context = context.clone();
        let corrections = self.corrections_on(&folder);
        // Scans come in afterwards: see `read_scans`.
        let limits = Limits { scans: Scans::Later, ..Limits::default() };
        let options = Options { limits, cache: self.cache_for(&folder), ..Options::default() };
        self.scans = None;
        match Load::start(folder.clone(), options, corrections, move || context.request_repaint()) {
            Ok(load) => {
                let (progress, since) = (Progress::Listing, Instant::now());
                self.loading = Some(Loading { folder, progress, since, load, shows_texts: false, follows: false });
            }
            Err(error) => self.notices.fail(format!("The folder could not be read ({error}).")),
        }
    }
}

/// `text` with a capital letter in front and a full stop at its end.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(letters).collect();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}
