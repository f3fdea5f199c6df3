//! Carrying out commands: the one place where each is met.

use eframe::egui;

use super::Session;
use crate::ui::dialogs::Question;
use crate::ui::handing_over::open_path;
use crate::ui::panes::{SUMMARY, pane_anchor};
use crate::ui::{Command, Tab, Tray, Zoom, cite};

impl Session {
    /// Carries out `command`.
    pub fn carry_out(&mut self, command: Command, context: &egui::Context) {
        match command {
            Command::ChooseFolder => self.ask(Question::Folder, String::new(), context),
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
            Command::StopLoading => match &self.loading {
                Some(loading) if loading.shows_texts => loading.load.stop(),
                Some(_) => {
                    self.loading = None;
                    self.notices.tell("Reading was stopped.");
                }
                None => self.stop_scans(),
            },
            Command::ForgetRead => self.forget_read(),
            Command::Select(item) => self.show_mention(item, 0),
            Command::ShowMention(item, mention) => self.show_mention(item, mention),
            Command::ShowPlace(place) => self.show_place(place),
            Command::ShowDocument(document) => self.show_document(document),
            Command::NextMention => self.step_mention(true),
            Command::PreviousMention => self.step_mention(false),
            Command::Back => self.walk(true),
            Command::Forward => self.walk(false),
            Command::CiteSelection => self.cite_selection(),
            Command::NoteSelection => self.note_selection(),
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
            | Command::ToggleDocuments
            | Command::ToggleQuiet
            | Command::TogglePage
            | Command::TurnPage { .. }
            | Command::RotatePage
            | Command::SizePage(_) => self.read(&command),
            Command::DrawPage(wish) => self.draw_page(wish, context),
            Command::ShowTab(tab) => self.show_tab(tab, context),
            Command::CloseFolder => self.close_folder(context),
            Command::NewWindow => self.open_window(),
            Command::OpenMenu => {
                let actions = self.actions();
                self.view.palette.open_on(actions);
            }
            Command::GoToSection(section) => {
                self.view.panes.bring_notes();
                self.view.notes.head(section);
            }
            Command::CiteItem(item) => self.cite_item(item),
            Command::CiteItems(items) => self.cite_items(items),
            Command::CitePlace(place) => {
                let cited = self.briefing.as_ref().and_then(|briefing| cite::place(briefing, place));
                self.cite(cited);
            }
            Command::ExportNotes(format) => {
                self.ask(Question::Export(format), self.export_name(format.ending()), context);
            }
            Command::ExportNotesTo(file) => self.export(&file),
            Command::ExportReferences(format) => {
                self.ask(Question::References(format), self.export_name(format.ending()), context);
            }
            Command::ExportReferencesTo(format, file) => self.export_references(format, &file),
            Command::OpenPath(path) => open_path(&path, context),
            Command::OpenOriginal => self.open_original(false, context),
            Command::ShowInFolder => self.open_original(true, context),
            Command::ExportNetwork => self.ask(Question::Network, self.network_name(), context),
            Command::ExportNetworkTo(file) => self.export_network(&file),
            Command::ExportTable(table) => self.ask(Question::Table(table), self.table_name(table), context),
            Command::ExportTableTo(table, file) => self.export_table(table, &file),
            Command::TogglePalette => self.view.palette.open ^= true,
            Command::ToggleShortcuts => self.view.help ^= true,
            Command::ToggleSummary => self.view.panes.summary ^= true,
            Command::ToggleNotes => self.view.panes.toggle_notes(),
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
            | Command::BreakLine { .. }
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
            Command::ChooseTemplate => self.ask(Question::Template, String::new(), context),
            Command::Cover { document, first, last } => {
                if let Some(document) = self.briefing.as_ref().and_then(|briefing| briefing.document(document)) {
                    self.desk.cover(&document.sha256, first, last);
                }
            }
            Command::Edit(edit) => {
                let saved = self.desk.apply(edit);
                self.tell_unsaved(saved);
            }
            Command::Star(_) | Command::Tagging(_) | Command::ShowPin(_) | Command::CitePin(_) => {
                self.set_apart(&command, context);
            }
            Command::Correcting(wanted, target) => self.ask_correction(wanted, &target),
            Command::Correct(plan) => self.correct(plan, context),
            Command::HoldRight(disagreement, side) => self.hold_right(disagreement, side, context),
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

    /// Whether something is being asked over the window: letters are its own.
    pub fn is_asking(&self) -> bool {
        let view = &self.view;
        view.correcting.is_some() || view.pinning.is_some() || view.palette.open || self.asked.is_some()
    }

    /// The arrow keys walk the open list at once, unless something is being written.
    pub(super) fn focus_list(&mut self) {
        let context = self.context.clone().filter(|context| !context.text_edit_focused());
        if let Some(context) = context.filter(|_| self.view.panes.summary) {
            self.show_tab(self.view.summary.tab, &context);
        }
    }

    /// Shows a tab of the summary, and gives its list the keyboard.
    fn show_tab(&mut self, tab: Tab, context: &egui::Context) {
        self.view.summary.tab = tab;
        self.view.panes.summary = true;
        let list = self.briefing.as_deref().and_then(|briefing| self.view.summary.focus_id(briefing));
        let id = list.unwrap_or_else(|| pane_anchor(SUMMARY));
        context.memory_mut(|memory| memory.request_focus(id));
    }
}
