//! What stands above the panels: the bar of the open folder, how far reading is, what the person should know.

use std::time::Duration;

use eframe::egui::{
    Align, Align2, Area, Button, Frame, Id, Key, Label, Layout, Order, Panel, ProgressBar, RichText, Stroke, TextEdit,
    ThemePreference, Ui, vec2,
};

use super::dialogs::Question;
use super::theme::{icon_button, palette, sizes};
use super::{Command, Notices, Session, Tray, menu};
use crate::load::Progress;
use crate::text::printable;

/// From this width on, the bar has a button for each thing that the tray shows; below, one menu for all.
const ALL_BUTTONS: f32 = 960.0;
/// From this width on, it has a button that opens a folder, which stands in the menu, too.
const OPEN_BUTTON: f32 = 600.0;
/// What the tray shows, from right to left.
const TRAYS: [(Tray, &str); 4] = [
    (Tray::Search, "Search"),
    (Tray::Network, "Network"),
    (Tray::Compare, "Side by side"),
    (Tray::Timeline, "Timeline"),
];

/// A path that the person types where the system has no dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it is for.
    pub question: Question,
    /// What is written so far.
    pub path: String,
    /// Whether the field has yet to get the keyboard.
    pub is_new: bool,
}

/// The bars that have something to say.
pub fn bars_ui(ui: &mut Ui, session: &mut Session, commands: &mut Vec<Command>) {
    Panel::top("bar").show(ui, |ui| ui.horizontal(|ui| bar_ui(ui, session, commands)));
    if let Some(loading) = session.loading() {
        let folder = loading.folder.display().to_string();
        let (progress, left) = (loading.progress.clone(), loading.left());
        Panel::top("loading").show(ui, |ui| loading_ui(ui, &folder, &progress, left, commands));
    }
    if session.asked.is_some() {
        Panel::top("asked").show(ui, |ui| asked_ui(ui, &mut session.asked, commands));
    }
    notices_ui(ui, &mut session.notices, commands);
}

fn bar_ui(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let has_folder = session.briefing.is_some();
    let whole = ui.available_width();
    // What stands at the right end, as wide as it was in the frame before: the name of a folder leaves it its room.
    let right_id = Id::unique("bar right");
    let right: f32 = ui.data(|data| data.get_temp(right_id)).unwrap_or_default();
    ui.menu_button("Menu", |ui| {
        for group in menu::Group::ALL {
            ui.menu_button(group.name(), |ui| {
                if group == menu::Group::Folder && !session.recent.paths().is_empty() {
                    recent_ui(ui, session, commands);
                }
                for entry in menu::ENTRIES.iter().filter(|entry| entry.group == group) {
                    let button = Button::new(entry.name).shortcut_text(menu::keys(ui, entry));
                    if ui.add(button).clicked() {
                        commands.push(entry.command.clone());
                    }
                }
            });
        }
    });
    let mut button = |ui: &mut Ui, command: Command, sign: &str| {
        let Some(entry) = menu::entry(&command) else {
            return;
        };
        if icon_button(ui, sign, entry.name).clicked() {
            commands.push(command);
        }
    };
    if has_folder {
        button(ui, Command::Back, "←");
        button(ui, Command::Forward, "→");
    }
    if let Some(folder) = session.folder().filter(|_| has_folder) {
        let name =
            folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into());
        let kept = session.desk.file().map_or_else(String::new, |file| format!("\nKept in {}", file.display()));
        let room = (ui.available_width() - right).max(24.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = ui.add(Label::new(RichText::new(printable(&name)).strong()).truncate());
            name.on_hover_text(format!("{}{kept}", folder.display()));
        });
    }
    if session.corrected.is_busy() {
        ui.label(super::theme::muted(ui, "Correcting…"));
    }
    if let Some(scans) = session.scans() {
        ui.label(super::theme::muted(ui, scans.said()));
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.menu_button("Theme", |ui| {
            let present = ui.options(|options| options.theme_preference);
            for preference in [ThemePreference::System, ThemePreference::Light, ThemePreference::Dark] {
                let Some(entry) = menu::entry(&Command::Theme(preference)) else {
                    continue;
                };
                if ui.radio(present == preference, entry.name).clicked() {
                    commands.push(entry.command.clone());
                }
            }
        });
        if has_folder {
            trays_ui(ui, session, whole >= ALL_BUTTONS, commands);
        }
        if whole >= ALL_BUTTONS && ui.button("Shortcuts").clicked() {
            commands.push(Command::ToggleShortcuts);
        }
        let keys = menu::entry(&Command::TogglePalette).map_or_else(String::new, |entry| menu::keys(ui, entry));
        if ui.add(Button::new("Find anything").shortcut_text(keys)).clicked() {
            commands.push(Command::TogglePalette);
        }
        if (whole >= OPEN_BUTTON || !has_folder) && ui.button("Open folder…").clicked() {
            commands.push(Command::ChooseFolder);
        }
        let used = ui.min_rect().width() + ui.spacing().item_spacing.x;
        if (used - right).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(right_id, used));
            ui.request_repaint();
        }
    });
}

/// What the tray can show: a button for each, or a menu.
fn trays_ui(ui: &mut Ui, session: &Session, buttons: bool, commands: &mut Vec<Command>) {
    let panes = &session.view.panes;
    let mut choices_ui = |ui: &mut Ui, trays: &mut dyn Iterator<Item = &(Tray, &str)>| {
        for (tray, name) in trays {
            let open = panes.tray && panes.tray_shows == *tray;
            if ui.selectable_label(open, *name).clicked() {
                commands.push(Command::ToggleTray(*tray));
            }
        }
    };
    if buttons {
        choices_ui(ui, &mut TRAYS.iter());
    } else {
        ui.menu_button("Show", |ui| choices_ui(ui, &mut TRAYS.iter().rev()));
    }
}

/// The folders and briefings that were opened before.
fn recent_ui(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    ui.menu_button("Open recent", |ui| {
        for path in session.recent.paths() {
            let name =
                path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
            if ui.button(printable(&name)).on_hover_text(path.display().to_string()).clicked() {
                commands.push(Command::open(path.clone()));
            }
        }
    });
}

fn share(done: usize, of: usize) -> f32 {
    done as f32 / of.max(1) as f32
}

/// How long something still takes, as people say it.
fn in_words(left: Duration) -> String {
    match left.as_secs() {
        0..10 => "a few seconds left".to_owned(),
        seconds @ 10..90 => format!("about {} seconds left", seconds.next_multiple_of(10)),
        seconds => format!("about {} minutes left", seconds.div_ceil(60)),
    }
}

fn loading_ui(ui: &mut Ui, folder: &str, progress: &Progress, left: Option<Duration>, commands: &mut Vec<Command>) {
    let left = left.map_or_else(String::new, |left| format!(", {}", in_words(left)));
    ui.horizontal(|ui| {
        if ui.button("Stop").on_hover_text("Stop reading").clicked() {
            commands.push(Command::StopLoading);
        }
        let (part, what) = match progress {
            Progress::Listing => (0.0, format!("Listing {folder}")),
            // Reading takes about a tenth of the time.
            Progress::Reading { done, of, path } => {
                (0.1 * share(*done, *of), format!("Reading {done} of {of}{left}: {}", printable(path)))
            }
            Progress::Annotating { done, of, path } => {
                (0.1 + 0.9 * share(*done, *of), format!("Analysing {done} of {of}{left}: {}", printable(path)))
            }
            Progress::Recognising { pages, path } => {
                (0.1, format!("Reading scanned page {pages}: {}", printable(path)))
            }
            Progress::Merging => (1.0, "Putting the documents together".to_owned()),
        };
        ui.add(ProgressBar::new(part).desired_width(220.0).desired_height(8.0));
        ui.add(Label::new(what).truncate());
    });
}

fn asked_ui(ui: &mut Ui, asked: &mut Option<Asked>, commands: &mut Vec<Command>) {
    let Some(Asked { question, path, is_new }) = asked else {
        return;
    };
    let question = *question;
    let (label, button) = match question {
        Question::Folder | Question::FolderOf => ("Path of the folder".to_owned(), "Open"),
        Question::Briefing => ("Path of the briefing".to_owned(), "Open"),
        Question::Template => ("Path of the template".to_owned(), "Use"),
        Question::Keep => ("Save the briefing as".to_owned(), "Save"),
        Question::Export(_) => ("Save the notes as".to_owned(), "Save"),
        Question::References(_) => ("Save what the note cites as".to_owned(), "Save"),
        Question::Network => ("Save the picture of the network as".to_owned(), "Save"),
        Question::Table(table) => (format!("Save the {} as", table.name()), "Save"),
    };
    let (mut go, mut close) = (false, false);
    ui.horizontal(|ui| {
        let name = ui.label(label);
        let field = ui.add(TextEdit::singleline(path).desired_width(420.0)).labelled_by(name.id);
        if std::mem::take(is_new) {
            field.request_focus();
        }
        go = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        go |= ui.button(button).clicked();
        close = ui.button("Cancel").clicked();
    });
    if go && !path.trim().is_empty() {
        let path = path.trim().into();
        commands.push(match question {
            Question::Folder => Command::OpenFolder(path),
            Question::FolderOf => Command::OpenFolderOf(path),
            Question::Briefing => Command::OpenBriefing(path),
            Question::Template => Command::UseTemplateIn(path),
            Question::Keep => Command::KeepIn(path),
            Question::Export(_) => Command::ExportNotesTo(path),
            Question::References(format) => Command::ExportReferencesTo(format, path),
            Question::Network => Command::ExportNetworkTo(path),
            Question::Table(table) => Command::ExportTableTo(table, path),
        });
        close = true;
    }
    if close {
        *asked = None;
    }
}

/// What the person should read, over the foot of the window: nothing moves under the pointer when it comes or goes.
fn notices_ui(ui: &Ui, notices: &mut Notices, commands: &mut Vec<Command>) {
    if let Some(again) = notices.pass() {
        ui.request_repaint_after(again);
    }
    let kept: Vec<_> = notices.iter().cloned().collect();
    if kept.is_empty() {
        return;
    }
    let area =
        Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -14.0));
    area.show(ui, |ui| {
        ui.set_max_width((ui.content_rect().width() - 60.0).min(760.0));
        for (position, notice) in kept.iter().enumerate() {
            let accent = if notice.failed { palette(ui).error } else { palette(ui).accent };
            let frame = Frame::popup(ui.style()).stroke(Stroke::new(1.0, accent));
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    if icon_button(ui, "×", "Put this message away").clicked() {
                        notices.dismiss(position);
                    }
                    let text = RichText::new(printable(&notice.text)).size(sizes::TEXT);
                    let text = if notice.failed { text.color(palette(ui).error) } else { text };
                    for (name, command) in &notice.ways {
                        if ui.button(*name).clicked() {
                            notices.dismiss(position);
                            commands.push(command.clone());
                        }
                    }
                    ui.add(Label::new(text).wrap());
                });
            });
        }
    });
}
