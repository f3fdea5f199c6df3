//! Drawing the notes pane.

use eframe::egui::{Rect, ScrollArea, TextWrapMode, Ui, pos2, vec2};

use super::NotesView;
use super::annex_ui::annex_ui;
use super::drag::{dragging_ui, line_takes_ui};
use super::export_ui::export_ui;
use super::grades_ui::grades_ui;
use super::head_ui::head_ui;
use super::line_ui::{Place, line_ui};
use super::news_ui::news_ui;
use super::remarks_ui::remarks_ui;
use super::section_ui::heading_ui;
use crate::briefing::Briefing;
use crate::notes::{Annex, Line, News, Notebook, Section, Template};
use crate::ui::theme::{icon_button_if, muted, sizes, warning};
use crate::ui::{Command, Desk, Item, Safety};

/// A line that was never drawn is taken to be this high.
const UNSEEN: f32 = 50.0;

/// The note, to read and write; `briefing` tells where its citations stand now.
pub fn notes_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    desk: &Desk,
    news: Option<&News>,
    selected: Option<Item>,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let notes = desk.notes();
    let notebook = &notes.notebook;
    view.remarks.renew(ui, briefing, notes);
    view.annexes.renew(ui, briefing, notes);
    bar_ui(ui, briefing, desk, view, commands);
    if let Some(news) = news {
        news_ui(ui, briefing, news, view, commands);
    }
    ui.separator();
    ScrollArea::vertical().id_salt("notes").auto_shrink(false).show(ui, |ui| {
        if view.remarks.open {
            remarks_ui(ui, notes, view, commands);
        }
        head_ui(ui, briefing, notebook, view, commands);
        if notebook.sections().is_empty() {
            empty_ui(ui, commands);
        }
        let mut number = 1;
        for (at, section) in notebook.sections().iter().enumerate() {
            ui.add_space(sizes::GAP);
            ui.push_id(section.id, |ui| heading_ui(ui, notebook, section, at + 1, view, commands));
            if !section.folded && section.annex == Some(Annex::Sources) {
                grades_ui(ui, briefing, notebook, commands);
            }
            if !section.folded {
                lines_ui(ui, (briefing, notebook, section), number, selected, view, commands);
                if section.annex.is_some() {
                    ui.push_id(("annex", section.id), |ui| annex_ui(ui, briefing, notebook, section, view, commands));
                }
            }
            number += section.lines.len();
        }
        ui.add_space(sizes::GAP);
        dragging_ui(ui, notebook);
    });
}

/// The lines of `section`; the first is the `first`th of the note. Only those in sight are drawn.
fn lines_ui(
    ui: &mut Ui,
    (briefing, notebook, section): (&Briefing, &Notebook, &Section),
    first: usize,
    selected: Option<Item>,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    for (at, line) in section.lines.iter().enumerate() {
        if !is_near(ui, line, view) {
            ui.allocate_space(vec2(ui.available_width(), height(line, view)));
            continue;
        }
        let place = Place { briefing, notebook, section: section.id, at, number: first + at };
        let drawn = ui.push_id(line.id, |ui| line_ui(ui, &place, line, selected, view, commands));
        view.heights.insert(line.id, drawn.response.rect.height());
        line_takes_ui(ui, notebook, drawn.response.rect, (section.id, at, line.id), commands);
    }
}

fn bar_ui(ui: &mut Ui, briefing: &Briefing, desk: &Desk, view: &mut NotesView, commands: &mut Vec<Command>) {
    let notes = desk.notes();
    ui.horizontal_wrapped(|ui| {
        // A button breaks between words of its own nowhere.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.spacing_mut().button_padding.x = 6.0;
        ui.heading("Note");
        for (text, hover, command) in [
            ("New line", "Write a line of your own", Command::AddNote),
            ("New section", "Add a heading", Command::AddSection),
        ] {
            if ui.button(text).on_hover_text(hover).clicked() {
                commands.push(command);
            }
        }
        for (sign, name, can, command) in
            [("↺", "Undo", notes.can_undo(), Command::Undo), ("↻", "Redo", notes.can_redo(), Command::Redo)]
        {
            if icon_button_if(ui, can, sign, name).clicked() {
                commands.push(command);
            }
        }
        export_ui(ui, briefing, notes, view, commands);
        let count = view.remarks.count();
        if count > 0 || view.remarks.open {
            let text = format!("{count} remark{}", if count == 1 { "" } else { "s" });
            let toggle = ui.selectable_label(view.remarks.open, text);
            if toggle.on_hover_text("What a careful reader would ask about").clicked() {
                view.remarks.open ^= true;
            }
        }
        safety_ui(ui, desk, commands);
    });
}

/// Whether what was written is safe, and where.
fn safety_ui(ui: &mut Ui, desk: &Desk, commands: &mut Vec<Command>) {
    let hover = desk.file().map_or_else(String::new, |file| file.display().to_string());
    let words = match desk.safety() {
        Safety::Saved if desk.is_begun() => "saved",
        Safety::Saved => return,
        Safety::Saving => "saving",
        Safety::Unsaved => "not saved",
        Safety::Held => "read only",
    };
    if matches!(desk.safety(), Safety::Unsaved | Safety::Held) {
        let elsewhere = ui.button(warning(ui, words)).on_hover_text(format!("{hover}\nSave it elsewhere"));
        if elsewhere.clicked() {
            commands.push(Command::ChooseKeep);
        }
    } else {
        ui.label(muted(ui, words).size(sizes::SMALL)).on_hover_text(hover);
    }
}

/// What a new note can begin with.
fn empty_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.add_space(sizes::GAP);
    ui.label(muted(
        ui,
        "Nothing noted yet. Press “+ note” beside anything in the summary, or select words in the reader and press \
         Ctrl+Enter: each line keeps its source. What you write is saved at once.",
    ));
    ui.add_space(sizes::GAP);
    ui.label(muted(ui, "Or begin with the sections of a template:"));
    for (at, template) in Template::shipped().into_iter().enumerate() {
        if ui.button(template.name).clicked() {
            commands.push(Command::UseTemplate(at));
        }
    }
    if ui.button("From a file…").on_hover_text("A plain-text file, like the two that are shipped").clicked() {
        commands.push(Command::ChooseTemplate);
    }
}

fn height(line: &Line, view: &NotesView) -> f32 {
    view.heights.get(&line.id).copied().unwrap_or(UNSEEN)
}

/// Whether `line` would be in sight, or is about to be.
fn is_near(ui: &Ui, line: &Line, view: &NotesView) -> bool {
    let top = ui.cursor().top();
    let rect = Rect::from_min_max(pos2(ui.cursor().left(), top), pos2(ui.max_rect().right(), top + height(line, view)));
    [view.wanted, view.shown].contains(&Some(line.id)) || ui.is_rect_visible(rect.expand(200.0))
}
