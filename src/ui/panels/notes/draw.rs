//! Drawing the notes pane.

use eframe::egui::{Align, Button, Rect, RichText, ScrollArea, TextEdit, Ui, pos2, vec2};

use super::NotesView;
use super::rows::{Chip, NoteRow, rows};
use crate::briefing::Briefing;
use crate::notes::{Edit, Footing, Note, Notes};
use crate::ui::Command;
use crate::ui::theme::{chip_ui, icon_button, muted, palette, sizes, warning};

/// A note that was never drawn is taken to be this high.
const UNSEEN: f32 = 80.0;

/// The notes, to read and write; `briefing` tells where their citations stand now.
pub fn notes_ui(ui: &mut Ui, briefing: &Briefing, notes: &Notes, view: &mut NotesView, commands: &mut Vec<Command>) {
    let made_of = (std::ptr::from_ref(briefing).addr(), notes.revision());
    if view.made_of != Some(made_of) {
        view.rows = rows(briefing, &notes.notebook);
        view.made_of = Some(made_of);
    }
    head_ui(ui, notes, commands);
    ui.separator();
    if notes.notebook.notes().is_empty() {
        ui.add_space(sizes::GAP);
        ui.label(muted(
            ui,
            "Nothing noted yet. Press “+ note” beside anything in the summary, or select words in the reader and press \
             Ctrl+Enter: each line keeps its source. What you write is saved at once.",
        ));
        return;
    }
    view.focused = None;
    ScrollArea::vertical().id_salt("notes").auto_shrink(false).show(ui, |ui| {
        for (position, note) in notes.notebook.notes().iter().enumerate() {
            let Some(row) = view.rows.get(position).cloned() else {
                continue;
            };
            let count = notes.notebook.notes().len();
            if !is_near(ui, note, view) {
                ui.allocate_space(vec2(ui.available_width(), height(note, view)));
                continue;
            }
            let drawn = ui.push_id(note.id, |ui| note_ui(ui, (position, count), note, &row, view, commands));
            view.heights.insert(note.id, drawn.response.rect.height());
        }
        ui.add_space(sizes::GAP);
    });
}

fn head_ui(ui: &mut Ui, notes: &Notes, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.heading("Notes");
        let is_empty = notes.notebook.notes().is_empty();
        let mut button = |ui: &mut Ui, enabled: bool, text: &str, hover: &str, command: Command| {
            if ui.add_enabled(enabled, Button::new(text)).on_hover_text(hover).clicked() {
                commands.push(command);
            }
        };
        button(ui, true, "New note", "Write a note of your own", Command::AddNote);
        button(ui, notes.can_undo(), "Undo", "Take the last change back", Command::Undo);
        button(ui, notes.can_redo(), "Redo", "Make the last change again", Command::Redo);
        button(ui, !is_empty, "Export…", "Save the notes as Markdown with numbered citations", Command::ExportNotes);
    });
}

fn height(note: &Note, view: &NotesView) -> f32 {
    view.heights.get(&note.id).copied().unwrap_or(UNSEEN)
}

/// Whether `note` would be in sight, or is about to be.
fn is_near(ui: &Ui, note: &Note, view: &NotesView) -> bool {
    let top = ui.cursor().top();
    let rect = Rect::from_min_max(pos2(ui.cursor().left(), top), pos2(ui.max_rect().right(), top + height(note, view)));
    [view.wanted, view.shown].contains(&Some(note.id)) || ui.is_rect_visible(rect.expand(200.0))
}

fn note_ui(
    ui: &mut Ui,
    (position, count): (usize, usize),
    note: &Note,
    row: &NoteRow,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let number = position + 1;
    let mut text = note.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .id_salt("text")
        .desired_rows(1)
        .desired_width(f32::INFINITY)
        .hint_text(format!("Note {number}"));
    let written = ui.add(edit);
    if written.changed() {
        commands.push(Command::Edit(Edit::Rewrite { id: note.id, text }));
    }
    if view.wanted == Some(note.id) {
        written.request_focus();
        view.shown = view.wanted.take();
    }
    if view.shown == Some(note.id) {
        view.shown = None;
        written.scroll_to_me(Some(Align::Center));
    }
    if written.has_focus() {
        view.focused = Some(note.id);
    }
    for (at, chip) in row.chips.iter().enumerate() {
        citation_ui(ui, note, at, chip, commands);
    }
    ui.horizontal(|ui| tools_ui(ui, (position, count), note, commands));
    ui.add_space(sizes::GAP);
}

/// One citation: a click shows its words, the context menu takes it off the note.
fn citation_ui(ui: &mut Ui, note: &Note, at: usize, chip: &Chip, commands: &mut Vec<Command>) {
    let label = match chip.footing {
        Footing::Exact(_) => chip.label.clone(),
        Footing::Moved(_) => format!("{} (moved)", chip.label),
        Footing::Lost => format!("{} (lost)", chip.label),
    };
    let text = match chip.footing {
        Footing::Exact(_) => RichText::new(label),
        Footing::Moved(_) | Footing::Lost => warning(ui, label),
    };
    let response = chip_ui(ui, text, false).on_hover_text(&chip.hover);
    if response.clicked()
        && let Some(place) = chip.place()
    {
        commands.push(Command::ShowPlace(place));
    }
    response.context_menu(|ui| {
        if ui.button("Remove this citation").clicked() {
            let mut citations = note.citations.clone();
            citations.remove(at);
            commands.push(Command::Edit(Edit::Cite { id: note.id, citations }));
        }
    });
}

/// Moving, adding below, removing.
fn tools_ui(ui: &mut Ui, (position, count): (usize, usize), note: &Note, commands: &mut Vec<Command>) {
    let number = position + 1;
    ui.visuals_mut().override_text_color = Some(palette(ui).muted);
    let up = ui.add_enabled_ui(position > 0, |ui| icon_button(ui, "↑", &format!("Move note {number} up")));
    if up.inner.clicked() {
        commands.push(Command::Edit(Edit::Move { id: note.id, to: position - 1 }));
    }
    let down = ui.add_enabled_ui(number < count, |ui| icon_button(ui, "↓", &format!("Move note {number} down")));
    if down.inner.clicked() {
        commands.push(Command::Edit(Edit::Move { id: note.id, to: position + 1 }));
    }
    if icon_button(ui, "+", &format!("Write below note {number}")).clicked() {
        commands.push(Command::AddNoteAt(number));
    }
    if icon_button(ui, "×", &format!("Remove note {number}")).clicked() {
        commands.push(Command::Edit(Edit::Remove { id: note.id }));
    }
}
