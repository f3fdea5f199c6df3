//! An open folder: its briefing, its notes and what is shown of them. The one place where commands are carried out.

mod scans;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::bars::Asked;
use super::briefings::Opening;
use super::clipboard::RichClipboard;
use super::correcting::Corrected;
use super::dialogs::{Answer, Dialogs, Question};
use super::panels::NotesView;
use super::reading::Trail;
use super::searches::Searches;
use super::{Command, Desk, Item, Notices, Recent, Tray, View, Zoom, cite, example, keeping};
use crate::briefing::correction::Logged;
use crate::briefing::{Briefing, time_value};
use crate::export::{self, NoteFormat, Table};
use crate::load::{Limits, Load, LoadError, Loaded, Options, Progress, Scans, Update};
use crate::notes::{self, Access, LineId, News, Notes, NotesError, SeenDocument};

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
    /// The folders that were opened lately.
    pub recent: Recent,
    /// The path that is being asked for.
    pub asked: Option<Asked>,
    /// What is new in the folder since the note took note of it.
    pub news: Option<News>,
    /// What is to be woken when something was saved.
    pub(super) context: Option<egui::Context>,
    pub(super) dialogs: Dialogs,
    /// The briefing whose folder is being read.
    pub(super) opening: Option<Opening>,
    clipboard: RichClipboard,
    pub(super) searches: Searches,
    /// Where somebody was reading before each jump.
    pub(super) trail: Trail,
    folder: Option<PathBuf>,
    loading: Option<Loading>,
    /// The open folder, which is being read again with its scans.
    scans: Option<scans::LoadingScans>,
    /// What the briefing is made from, and how it is corrected.
    pub(super) corrected: Corrected,
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
        let briefing = Arc::new(briefing);
        self.view.reader.renew(&briefing);
        self.view.timeline.renew();
        self.view.compare.renew();
        self.trail.renew();
        self.briefing = Some(briefing);
        self.corrected = Corrected::default();
        self.view.correcting = None;
        self.view.summary.unpick();
        if self.folder.as_ref() != Some(&folder) || self.opening.is_some() {
            self.lay_out_desk(&folder);
            self.view.notes = NotesView::default();
        }
        self.folder = Some(folder);
        self.view.selected = None;
        self.look_for_news();
    }

    /// Shows what was read of `folder`, and keeps what it was made from for corrections.
    pub fn show_loaded(&mut self, folder: PathBuf, loaded: Loaded) {
        self.show(folder, loaded.briefing);
        self.corrected = Corrected::new(loaded.sources, loaded.corrections);
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
        let directory = self.notes_directory.clone().or_else(keeping::directory);
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
                Answer::Chosen(Question::Table(table), file) => self.export_table(table, &file),
                Answer::Cancelled => {}
                Answer::Unavailable(question) => self.ask_for_path(question),
            }
        }
        self.take_corrected(context);
        self.take_scans(context);
        while let Some(loading) = &mut self.loading
            && let Some(update) = loading.load.next_update()
        {
            match update {
                Update::Progress(progress) => loading.progress = progress,
                Update::Finished(finished) => {
                    let folder = std::mem::take(&mut loading.folder);
                    self.loading = None;
                    match finished {
                        Ok(loaded) => {
                            self.read_scans(&folder, loaded.sources.scans(), context);
                            self.show_loaded(folder, *loaded);
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

    /// Carries out `command`.
    pub fn carry_out(&mut self, command: Command, context: &egui::Context) {
        match command {
            Command::ChooseFolder => self.dialogs.ask(Question::Folder, String::new(), context),
            Command::OpenFolder(folder) => {
                self.opening = None;
                self.open(folder, context);
            }
            Command::ChooseBriefing
            | Command::OpenBriefing(_)
            | Command::OpenBackup { .. }
            | Command::ChooseFolderOf
            | Command::OpenFolderOf(_)
            | Command::ChooseKeep
            | Command::KeepIn(_) => self.keep(command, context),
            Command::TakeNote => self.take_note(),
            Command::DraftAddendum => self.draft_addendum(),
            Command::CopyNote => self.copy_note(),
            Command::OpenExample => self.open_example(context),
            Command::Reload => {
                if let Some(folder) = self.folder.clone() {
                    self.open(folder, context);
                }
            }
            Command::StopLoading => {
                if self.loading.take().is_some() | self.scans.take().is_some() {
                    self.notices.tell("Reading was stopped.");
                }
            }
            Command::Select(item) => self.show_mention(item, 0),
            Command::ShowMention(item, mention) => self.show_mention(item, mention),
            Command::ShowPlace(place) => self.show_place(place),
            Command::ShowDocument(document) => self.show_document(document),
            Command::NextMention => self.step_mention(true),
            Command::PreviousMention => self.step_mention(false),
            Command::Back => self.walk(true),
            Command::Forward => self.walk(false),
            Command::CiteSelection => self.cite_selection(),
            Command::Copy => self.copy(context, false),
            Command::CopyWithCitation => self.copy(context, true),
            Command::OpenSearch
            | Command::SearchFor(_)
            | Command::ShowHit(_)
            | Command::NextHit
            | Command::PreviousHit
            | Command::CiteHit(_)
            | Command::CiteSentence(_)
            | Command::NoteSearch
            | Command::KeepSearch
            | Command::DropSearch(_) => self.search(command),
            Command::Find
            | Command::FindNext
            | Command::FindPrevious
            | Command::SelectAll
            | Command::ToggleDocuments => self.read(&command),
            Command::ShowTab(tab) => self.view.summary.tab = tab,
            Command::CiteItem(item) => self.cite_item(item),
            Command::CiteItems(items) => self.cite_items(items),
            Command::CitePlace(place) => {
                let cited = self.briefing.as_ref().and_then(|briefing| cite::place(briefing, place));
                self.cite(cited);
            }
            Command::ExportNotes(format) => {
                self.dialogs.ask(Question::Export(format), self.export_name(format), context);
            }
            Command::ExportNotesTo(file) => self.export(&file),
            Command::ExportTable(table) => self.dialogs.ask(Question::Table(table), self.table_name(table), context),
            Command::ExportTableTo(table, file) => self.export_table(table, &file),
            Command::TogglePalette => self.view.palette.open ^= true,
            Command::ToggleShortcuts => self.view.help ^= true,
            Command::ToggleSummary => self.view.panes.summary ^= true,
            Command::ToggleNotes => self.view.panes.notes ^= true,
            Command::ToggleTray(tray) => {
                self.view.panes.toggle(tray);
                self.view.search.take_focus = self.view.panes.tray && tray == Tray::Search;
            }
            Command::Compare(item) => {
                self.show_mention(item, 0);
                self.view.panes.tray = false;
                self.view.panes.toggle(Tray::Compare);
            }
            Command::WidenSummary => self.view.panes.widen(),
            Command::NextPane => self.view.panes.go(context, true),
            Command::PreviousPane => self.view.panes.go(context, false),
            Command::Zoom(Zoom::In) => egui::gui_zoom::zoom_in(context),
            Command::Zoom(Zoom::Out) => egui::gui_zoom::zoom_out(context),
            Command::Zoom(Zoom::Reset) => context.set_zoom_factor(1.0),
            Command::Theme(preference) => context.set_theme(preference),
            Command::AddNote
            | Command::AddLineAt(..)
            | Command::AddSection
            | Command::MoveLine { .. }
            | Command::MoveSection { .. }
            | Command::NextKind
            | Command::FoldSection
            | Command::AddAnnex(_)
            | Command::WriteOutAnnex(_)
            | Command::UseTemplateIn(_)
            | Command::UseTemplate(_) => self.write(&command),
            Command::ChooseTemplate => self.dialogs.ask(Question::Template, String::new(), context),
            Command::Cover { document, first, last } => {
                if let Some(document) = self.briefing.as_ref().and_then(|briefing| briefing.document(document)) {
                    self.desk.cover(&document.sha256, first, last);
                }
            }
            Command::Edit(edit) => {
                let saved = self.desk.apply(edit);
                self.tell_unsaved(saved);
            }
            Command::Correcting(wanted, target) => self.ask_correction(wanted, &target),
            Command::Correct(plan) => self.correct(plan, context),
            Command::Withdraw(number) => self.withdraw(number, context),
            Command::Undo => {
                let saved = self.desk.undo();
                self.tell_unsaved(saved);
                self.follow_corrections(context);
            }
            Command::Redo => {
                let saved = self.desk.redo();
                self.tell_unsaved(saved);
                self.follow_corrections(context);
            }
        }
    }

    fn open_example(&mut self, context: &egui::Context) {
        let directory = keeping::directory().map_or_else(std::env::temp_dir, |notes| notes.with_file_name(""));
        match example::lay_out(&directory) {
            Ok(folder) => self.open(folder, context),
            Err(error) => self.notices.fail(format!("The example could not be laid out ({error}).")),
        }
    }

    /// What a file of exported notes is called unless the person says otherwise.
    fn export_name(&self, format: NoteFormat) -> String {
        format!("{} note.{}", self.folder_name(), format.ending())
    }

    /// What a file with this table is called unless the person says otherwise.
    fn table_name(&self, table: Table) -> String {
        format!("{} {}", self.folder_name(), table.file_name())
    }

    pub(super) fn folder_name(&self) -> String {
        let name = self.folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| "briefing".to_owned())
    }

    /// Asks for a path in the window, where the system has no dialog.
    fn ask_for_path(&mut self, question: Question) {
        let home = directories::UserDirs::new().map(|user| user.home_dir().to_owned()).unwrap_or_default();
        let path = match question {
            Question::Folder | Question::FolderOf | Question::Briefing | Question::Template => home,
            Question::Keep => home.join(self.keep_name()),
            Question::Export(format) => home.join(self.export_name(format)),
            Question::Table(table) => home.join(self.table_name(table)),
        };
        self.asked = Some(Asked { question, path: path.display().to_string(), is_new: true });
        self.notices.tell("This desktop has no file dialog to show: type the path instead.");
    }

    /// Saves the note in `file`, in the format that its name ends with.
    fn export(&mut self, file: &Path) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let mut bytes = Vec::new();
        let report = export::Report::new(briefing, &self.desk.notes().notebook);
        let written = NoteFormat::of(file).unwrap_or(NoteFormat::Markdown).write(&report, &mut bytes);
        self.save("notes", file, written.map(|()| bytes));
    }

    /// Saves `table` as CSV in `file`.
    fn export_table(&mut self, table: Table, file: &Path) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let mut bytes = Vec::new();
        let written = export::write_csv(briefing, table, &mut bytes);
        self.save(table.name(), file, written.map(|()| bytes));
    }

    /// Whether `file` would lie in the open folder: that is never written to.
    pub(super) fn is_evidence(&self, file: &Path) -> bool {
        self.folder.as_deref().is_some_and(|folder| notes::lies_in(file, folder))
    }

    /// Copies the note as rich text.
    fn copy_note(&mut self) {
        let Some(briefing) = &self.briefing else {
            return;
        };
        let report = export::Report::new(briefing, &self.desk.notes().notebook);
        let (mut html, mut text) = (Vec::new(), Vec::new());
        let written = NoteFormat::Html
            .write(&report, &mut html)
            .and_then(|()| NoteFormat::Markdown.write(&report, &mut text))
            .map_err(|error| error.to_string());
        let copied = written
            .and_then(|()| self.clipboard.copy(&String::from_utf8_lossy(&html), &String::from_utf8_lossy(&text)));
        match copied {
            Ok(()) => self.notices.tell("The note was copied as rich text."),
            Err(error) => self.notices.fail(format!("The note could not be copied ({error}).")),
        }
    }

    /// Writes `bytes` into `file` and says what became of it. The open folder is evidence: nothing is saved in it.
    fn save(&mut self, what: &str, file: &Path, bytes: std::io::Result<Vec<u8>>) {
        if self.is_evidence(file) {
            return self.notices.fail(format!(
                "The {what} were not saved: nothing is written into the folder of sources. Choose another place."
            ));
        }
        match bytes.and_then(|bytes| notes::write_whole(file, Access::Usual, |out| out.write_all(&bytes))) {
            Ok(()) => self.notices.tell(format!("The {what} were saved as {}", file.display())),
            Err(error) => self.notices.fail(format!("The {what} could not be saved ({error}): {}", file.display())),
        }
    }

    /// Adds a cited line on `item`; on the mention that is shown, where it is the selected one.
    pub(super) fn cite_item(&mut self, item: Item) {
        let shown = self.view.selected.filter(|selected| selected.item == item).map_or(0, |selected| selected.mention);
        let cited = self.briefing.as_ref().and_then(|briefing| cite::item(briefing, item, shown));
        self.cite(cited);
    }

    pub(super) fn cite(&mut self, cited: Option<cite::Cited>) {
        let Some(cited) = cited else {
            return self.notices.fail("These words could not be cited: a citation stands inside one paragraph.");
        };
        if let Some(known) = self.noted(&cited) {
            // New lines go on where they were going.
            self.view.notes.show(known);
            return self.notices.tell("This stands in the note already: here it is.");
        }
        let (id, saved) = self.desk.add(cited, self.view.notes.current, self.view.notes.section);
        self.view.notes.added(id);
        self.tell_unsaved(saved);
    }

    /// Adds a cited line on each of `items`, events in order of time; those that stand in the note already are left out.
    pub(super) fn cite_items(&mut self, mut items: Vec<Item>) {
        let Some(briefing) = self.briefing.clone() else {
            return;
        };
        let day = |item: &Item| match *item {
            Item::Event(id) => briefing.event(id)?.when.as_ref().and_then(|when| time_value::interval(&when.value)),
            _ => None,
        };
        items.sort_by_key(|item| (matches!(item, Item::Event(_)) && day(item).is_none(), day(item)));
        let found: Vec<_> = items.iter().filter_map(|&item| cite::item(&briefing, item, 0)).collect();
        let count = found.len();
        let cited: Vec<_> = found.into_iter().filter(|cited| self.noted(cited).is_none()).collect();
        let known = count - cited.len();
        if cited.is_empty() {
            return self.notices.tell("All of this stands in the note already.");
        }
        let lines = cited.len();
        let (last, saved) = self.desk.add_all(cited, self.view.notes.current, self.view.notes.section);
        last.into_iter().for_each(|line| self.view.notes.added(line));
        self.view.summary.unpick();
        self.notices.tell(match known {
            0 if lines == 1 => "One line was noted. Ctrl+Z takes it back.".to_owned(),
            0 => format!("{lines} lines were noted. Ctrl+Z takes them back."),
            known => format!("Noted: {lines}. In the note already: {known}."),
        });
        self.tell_unsaved(saved);
    }

    /// The line that says just this and cites just that.
    fn noted(&self, cited: &cite::Cited) -> Option<LineId> {
        let notebook = &self.desk.notes().notebook;
        let (text, unknown) = notebook.cite(&cited.text, cited.citations.clone());
        let is_known = unknown.is_empty() && !cited.citations.is_empty();
        is_known.then(|| notebook.lines().find(|line| line.text == text)).flatten().map(|line| line.id)
    }

    /// Saves what was typed, when it is time, and tells of what could not be saved. Called once a frame.
    pub fn save_notes(&mut self, context: &egui::Context) {
        if self.desk.notes().seen().is_none()
            && self.desk.is_begun()
            && let Some(briefing) = &self.briefing
        {
            self.desk.take_note(SeenDocument::all(briefing));
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
        let options = Options { limits, ..Options::default() };
        self.scans = None;
        match Load::start(folder.clone(), options, corrections, move || {
            context.request_repaint();
        }) {
            Ok(load) => {
                self.loading = Some(Loading { folder, progress: Progress::Listing, load });
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
