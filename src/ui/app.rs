//! The window's frame: takes in news, draws the panels, then carries out what they asked for.

use std::path::PathBuf;

use eframe::egui::{CentralPanel, Context, Frame, Panel, Ui};

use super::panels::{notes_ui, reader_ui, summary_ui};
use super::theme::{self, palette};
use super::{Command, Session};

/// The program as eframe runs it.
#[derive(Debug)]
pub struct App {
    /// All state.
    pub session: Session,
    commands: Vec<Command>,
}

impl App {
    /// The program at its start; it opens `folder` where one is given.
    pub fn new(creation: &eframe::CreationContext<'_>, folder: Option<PathBuf>) -> Self {
        Self::with_session(&creation.egui_ctx, Session::default(), folder)
    }

    /// The program with `session`; it opens `folder` where one is given.
    pub fn with_session(context: &Context, session: Session, folder: Option<PathBuf>) -> Self {
        theme::install(context);
        Self {
            session,
            commands: folder.map(Command::OpenFolder).into_iter().collect(),
        }
    }

    fn panels_ui(&mut self, ui: &mut Ui) {
        let Session {
            briefing,
            desk,
            view,
            ..
        } = &mut self.session;
        let Some(briefing) = briefing.clone() else {
            CentralPanel::default_margins().show(ui, |ui| {
                ui.label("Open a folder.");
            });
            return;
        };
        let commands = &mut self.commands;
        Panel::left("summary")
            .default_size(380.0)
            .size_range(240.0..=900.0)
            .show(ui, |ui| {
                summary_ui(ui, &briefing, view.selected, &mut view.summary, commands);
            });
        Panel::right("notes")
            .default_size(320.0)
            .size_range(200.0..=900.0)
            .show(ui, |ui| {
                notes_ui(ui, &briefing, desk.notes(), &mut view.notes, commands);
            });
        let page = Frame::new().fill(palette(ui).page);
        CentralPanel::no_frame().frame(page).show(ui, |ui| {
            reader_ui(ui, &briefing, view.selected, &mut view.reader, commands);
        });
    }
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.session.take_news();
        for command in std::mem::take(&mut self.commands) {
            self.session.carry_out(command, context);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.panels_ui(ui);
        if !self.commands.is_empty() {
            for command in std::mem::take(&mut self.commands) {
                self.session.carry_out(command, ui);
            }
            ui.request_repaint();
        }
        self.session.save_notes(ui);
    }
}
