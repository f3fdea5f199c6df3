//! The window's frame: takes in news, draws the panels, then carries out what they asked for.

use std::path::PathBuf;

use eframe::egui::{CentralPanel, Context, Frame, Panel, Ui, UiBuilder};

use super::bars::bars_ui;
use super::briefings::is_briefing;
use super::correcting::correcting_ui;
use super::help::help_ui;
use super::palette::palette_ui;
use super::panels::{
    NetworkView, Own, ReaderView, TimelineView, compare_ui, copy_was_pressed, network_ui, notes_ui, reader_ui,
    search_ui, summary_ui, timeline_ui,
};
use super::panes::{Pane, SUMMARY, anchor_ui};
use super::pins::pinning_ui;
use super::theme::{self, palette};
use super::welcome::welcome_ui;
use super::{Command, Session, Tray, menu};

/// From this width on, the overview has its columns.
const ROOMY: f32 = 1180.0;

/// Below this width, the panes at the sides are held narrow.
const SMALL: f32 = 900.0;

/// Below this width, the summary is narrower still.
const TINY: f32 = 700.0;

/// Under what eframe keeps where somebody left off.
const BOOKMARKS: &str = "bookmarks";

/// The program as eframe runs it.
#[derive(Debug)]
pub struct App {
    /// All state.
    pub session: Session,
    commands: Vec<Command>,
}

impl App {
    /// The program at its start; it opens `path`, a folder or a briefing, where one is given.
    pub fn new(creation: &eframe::CreationContext<'_>, path: Option<PathBuf>) -> Self {
        let mut session = Session::default();
        if let Some(storage) = creation.storage {
            session.recent = eframe::get_value(storage, eframe::APP_KEY).unwrap_or_default();
            session.bookmarks = eframe::get_value(storage, BOOKMARKS).unwrap_or_default();
        }
        session.cache = crate::load::cache();
        Self::with_session(&creation.egui_ctx, session, path)
    }

    /// The program with `session`; it opens `path`, a folder or a briefing, where one is given.
    pub fn with_session(context: &Context, session: Session, path: Option<PathBuf>) -> Self {
        theme::install(context);
        let mut session = session;
        session.context = Some(context.clone());
        Self { session, commands: path.map(Command::open).into_iter().collect() }
    }

    /// Opens a folder or a briefing that was dropped on the window; of another file, the folder it lies in.
    fn take_dropped(&mut self, context: &Context) {
        let dropped = context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            let opened = if path.is_dir() || is_briefing(&path) { Some(path.as_path()) } else { path.parent() };
            self.commands.extend(opened.map(|path| Command::open(path.to_owned())));
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui) {
        let Session { briefing, desk, news, recent, view, pins, .. } = &mut self.session;
        let Some(briefing) = briefing.clone() else {
            CentralPanel::default_margins().show(ui, |ui| {
                welcome_ui(ui, recent, &mut view.typed_path, &mut self.commands);
            });
            return;
        };
        let commands = &mut self.commands;
        view.panes.begin();
        let mut panes = view.panes.clone();
        let (width, height) = (ui.available_width(), ui.available_height());
        let tray = Panel::bottom("tray")
            .resizable(true)
            .default_size((height * 0.36).clamp((height * 0.5).min(190.0), 440.0))
            .size_range(130.0..=(height - 320.0).max(height * 0.55).max(130.0))
            .show_collapsible(ui, &mut panes.tray, |ui| {
                // A panel is as high as what is in it, but the tray keeps its height, whatever that is.
                let rect = ui.available_rect_before_wrap();
                let mut inner = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("tray"));
                inner.shrink_clip_rect(rect.expand(4.0));
                ui.advance_cursor_after_rect(rect);
                let ui = &mut inner;
                match panes.tray_shows {
                    Tray::Timeline => {
                        timeline_ui(ui, &briefing, view.selected, &mut view.timeline, commands);
                        TimelineView::focus_id()
                    }
                    Tray::Compare => {
                        let anchor = anchor_ui(ui, "Sources side by side");
                        compare_ui(ui, &briefing, view.selected, &mut view.compare, commands);
                        anchor
                    }
                    Tray::Network => {
                        network_ui(ui, &briefing, view.selected, &mut view.network, commands);
                        NetworkView::focus_id()
                    }
                    Tray::Search => {
                        let kept = desk.notes().notebook.searches();
                        search_ui(ui, &briefing, kept, &mut view.search, commands)
                    }
                }
            });
        if let Some(shown) = tray {
            panes.stands(Pane::Tray, shown.response.rect, shown.inner);
        }
        panes.keep_shares(ui, width);
        // The text keeps most of a small window; in a large one the overview has its columns.
        let roomy = if width < ROOMY { 0.3 } else { 0.43 };
        let roomy = if width < TINY { 0.28 } else { roomy };
        // Beside the note, a wide summary leaves the text a column.
        let notes_show = panes.notes && !panes.notes_made_way();
        let (name, usual, most) = match (panes.wide, notes_show) {
            (true, true) => ("summary wide", 0.58, 0.62),
            (true, false) => ("summary wider", 0.68, 0.8),
            (false, _) => ("summary", roomy, 0.6),
        };
        // In a small window no width that was chosen in a larger one crowds out the text.
        let is_small = width < SMALL;
        let most = if is_small && !panes.wide { 0.36 } else { most };
        let least = if is_small { 180.0 } else { 240.0 };
        let (panes_wide, made_way) = (panes.wide, panes.notes_made_way());
        let summary = Panel::left(name)
            .default_size((width * usual).max(least))
            .size_range(least..=(width * most).max(least))
            .show_collapsible(ui, &mut panes.summary, |ui| {
                let anchor = anchor_ui(ui, SUMMARY);
                let own = Own { notebook: &desk.notes().notebook, pins };
                let wide = panes_wide.then_some(made_way);
                summary_ui(ui, &briefing, own, view.selected, wide, &mut view.summary, commands);
                view.summary.focus_id(&briefing).unwrap_or(anchor)
            });
        if let Some(shown) = summary {
            panes.stands(Pane::Summary, shown.response.rect, shown.inner);
        }
        let mut shown = notes_show;
        let notes = Panel::right("notes")
            .default_size((width * 0.225).max(if is_small { 200.0 } else { 220.0 }))
            .size_range(200.0..=(width * if is_small { 0.3 } else { 0.4 }).max(200.0))
            .show_collapsible(ui, &mut shown, |ui| {
                let anchor = anchor_ui(ui, "Notes pane");
                let selected = view.selected.map(|selected| selected.item);
                notes_ui(ui, &briefing, desk, news.as_ref(), selected, &mut view.notes, commands);
                anchor
            });
        if shown != notes_show {
            panes.notes = shown;
        }
        if let Some(shown) = notes {
            panes.stands(Pane::Notes, shown.response.rect, shown.inner);
        }
        let page = Frame::new().fill(palette(ui).page);
        let reader = CentralPanel::no_frame().frame(page).show(ui, |ui| {
            let own = (desk.notes().coverage(), &*pins);
            reader_ui(ui, (&briefing, own), view.selected, &mut view.reader, commands);
        });
        panes.stands(Pane::Reader, reader.response.rect, ReaderView::focus_id());
        panes.frame_ui(ui);
        view.panes = panes;
    }
}

impl eframe::App for App {
    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.session.take_bookmark();
        eframe::set_value(storage, eframe::APP_KEY, &self.session.recent);
        eframe::set_value(storage, BOOKMARKS, &self.session.bookmarks);
    }

    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.take_dropped(context);
        self.session.take_news(context);
        self.session.entitle(context);
        self.commands.extend(menu::pressed(context, self.session.is_asking()));
        for command in std::mem::take(&mut self.commands) {
            self.session.carry_out(command, context);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.session.follow_searches(ui);
        self.session.follow_pins();
        bars_ui(ui, &mut self.session, &mut self.commands);
        self.panels_ui(ui);
        let Session { briefing, view, desk, pins, .. } = &mut self.session;
        let notebook = &desk.notes().notebook;
        let sections = notebook.sections();
        palette_ui(ui, briefing.as_deref(), sections, &mut view.palette, &mut self.commands);
        if let Some(briefing) = briefing.as_deref() {
            correcting_ui(ui, briefing, &mut view.correcting, &mut self.commands);
            pinning_ui(ui, briefing, notebook, pins, &mut view.pinning, &mut self.commands);
        }
        help_ui(ui, &mut view.help);
        if !ui.text_edit_focused() && copy_was_pressed(ui) {
            self.commands.push(Command::Copy);
        }
        if !self.commands.is_empty() {
            for command in std::mem::take(&mut self.commands) {
                self.session.carry_out(command, ui);
            }
            ui.request_repaint();
        }
        self.session.save_notes(ui);
    }
}
