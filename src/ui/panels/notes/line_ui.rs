//! One line of the note: its kind, its text, its citations, its tools.

use eframe::egui::{Align, Response, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};

use super::NotesView;
use super::chips::Chip;
use super::drag::{Dragged, handle_ui};
use super::remarks_ui::remarks_of_line_ui;
use super::text_ui::{field_ui, markdown_ui};
use crate::briefing::Briefing;
use crate::notes::{CONFIDENCE, Citation, Edit, Line, LineKind, Notebook, SectionId, without_mark};
use crate::ui::Command;
use crate::ui::theme::{chip_ui, icon_button, muted, palette, sizes, warning};

/// What is drawn, and where it stands.
pub struct Place<'a> {
    /// The briefing that the citations stand in.
    pub briefing: &'a Briefing,
    /// The note.
    pub notebook: &'a Notebook,
    /// The section.
    pub section: SectionId,
    /// The line's position in the section.
    pub at: usize,
    /// The line's number in the whole note, from 1: it is called by it.
    pub number: usize,
}

/// A line, to read and write.
pub fn line_ui(ui: &mut Ui, place: &Place<'_>, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| tools_ui(ui, place, line, view, commands));
    let mut text = line.text.clone();
    let wanted = view.wanted == Some(line.id);
    let cursor = if wanted { view.wanted_cursor.take() } else { None };
    let (written, cursor) = markdown_ui(ui, &mut text, &format!("Line {}", place.number), cursor);
    if written.changed() {
        commands.push(Command::Edit(Edit::Rewrite { id: line.id, text }));
    }
    if wanted {
        written.request_focus();
        view.wanted = None;
    }
    if view.shown == Some(line.id) {
        view.shown = None;
        written.scroll_to_me(Some(Align::Center));
    }
    if written.has_focus() {
        view.current = Some(line.id);
        view.section = Some(place.section);
        view.cursor = cursor.unwrap_or(view.cursor);
    }
    for (at, chip) in view.chips.of(place.briefing, place.notebook, &line.text).iter().enumerate() {
        citation_ui(ui, place, line, at, chip, commands);
    }
    remarks_of_line_ui(ui, line.id, &view.remarks);
    ui.add_space(sizes::GAP);
}

/// One citation: a click shows its words, the context menu takes it off the line.
fn citation_ui(ui: &mut Ui, of: &Place<'_>, line: &Line, at: usize, chip: &Chip, commands: &mut Vec<Command>) {
    let text = if chip.is_sound { RichText::new(&chip.label) } else { warning(ui, &chip.label) };
    let response = chip_ui(ui, text, false).interact(Sense::click_and_drag());
    response.dnd_set_drag_payload(Dragged::Citation(line.id, at));
    let response = if response.dragged() { response } else { response.on_hover_text(&chip.hover) };
    if response.clicked()
        && let Some(place) = chip.place
    {
        commands.push(Command::ShowPlace(place));
    }
    response.context_menu(|ui| {
        if let Some(place) = chip.place.filter(|_| !chip.is_sound) {
            let recite = ui.button("Cite the words that stand there now");
            if recite.on_hover_text("In all lines that cite these words; it can be taken back").clicked() {
                let citation = Citation::new(of.briefing, place);
                let edit = citation.and_then(|citation| of.notebook.recite(chip.number, citation));
                commands.extend(edit.map(Command::Edit));
            }
        }
        if ui.button("Remove this citation").clicked() {
            commands.push(Command::Edit(Edit::Rewrite { id: line.id, text: without_mark(&line.text, at) }));
        }
    });
}

/// Kind and speaker, then what can be done with the line.
fn tools_ui(ui: &mut Ui, place: &Place<'_>, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    let number = place.number;
    ui.visuals_mut().override_text_color = Some(palette(ui).muted);
    ui.spacing_mut().item_spacing.x = 4.0;
    handle_ui(ui, line.id, number);
    kind_ui(ui, number, line, commands);
    words_ui(ui, place, line, view, commands);
    let mut act = |ui: &mut Ui, enabled: bool, sign: &str, name: &str, command: Command| {
        let name = format!("{name} line {number}");
        if ui.add_enabled_ui(enabled, |ui| icon_button(ui, sign, &name)).inner.clicked() {
            view.current = Some(line.id);
            commands.push(command);
        }
    };
    let last = place.notebook.sections().last();
    let is_last = last.is_some_and(|last| last.lines.last().is_some_and(|last| last.id == line.id));
    let is_first = number == 1 && place.notebook.sections().first().is_some_and(|first| first.id == place.section);
    act(ui, !is_first, "↑", "Move up", Command::MoveLine { up: true });
    act(ui, !is_last, "↓", "Move down", Command::MoveLine { up: false });
    act(ui, true, "+", "Write below", Command::AddLineAt(place.section, place.at + 1));
    act(ui, true, "×", "Remove", Command::Edit(Edit::Remove(line.id)));
}

/// The kind as a small choice, with the speaker of what is reported.
fn kind_ui(ui: &mut Ui, number: usize, line: &Line, commands: &mut Vec<Command>) {
    let by = line.by.as_deref().filter(|_| line.kind == LineKind::Reported);
    let shown = by.map_or_else(|| line.kind.name().to_owned(), |by| format!("{}, {by}", line.kind.name()));
    let menu = ui.menu_button(RichText::new(&shown).size(sizes::SMALL), |ui| {
        for kind in LineKind::ALL {
            if ui.radio(kind == line.kind, kind.name()).on_hover_text(kind.meaning()).clicked() {
                commands.push(Command::Edit(Edit::Classify { id: line.id, kind }));
            }
        }
        if line.kind == LineKind::Reported {
            ui.separator();
            ui.label(muted(ui, "Who says so"));
            let mut by = line.by.clone().unwrap_or_default();
            let edit = TextEdit::singleline(&mut by).hint_text("Who says so").desired_width(180.0);
            if field_ui(ui, edit, "Who says so").changed() {
                let by = Some(by).filter(|by| !by.is_empty());
                commands.push(Command::Edit(Edit::Attribute { id: line.id, by }));
            }
        }
    });
    name(&menu.response, format!("Kind of line {number}: {shown}"));
}

/// The words for likelihood and confidence, put where the cursor was.
fn words_ui(ui: &mut Ui, place: &Place<'_>, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    let menu = ui.menu_button(RichText::new("likelihood").size(sizes::SMALL), |ui| {
        let mut chosen = None;
        let scale = place.notebook.scale();
        ui.label(muted(ui, scale.name())).on_hover_text(scale.source());
        for band in scale.bands() {
            if ui.button(band.in_words()).clicked() {
                chosen = band.words.first().copied();
            }
        }
        ui.separator();
        for (words, meaning) in CONFIDENCE {
            if ui.button(*words).on_hover_text(*meaning).clicked() {
                chosen = Some(words);
            }
        }
        let Some(words) = chosen else {
            return;
        };
        let at = if view.current == Some(line.id) { view.cursor } else { usize::MAX };
        let (text, cursor) = inserted(&line.text, at, words);
        view.current = Some(line.id);
        view.wanted = Some(line.id);
        view.wanted_cursor = Some(cursor);
        view.cursor = cursor;
        commands.push(Command::Edit(Edit::Rewrite { id: line.id, text }));
    });
    name(&menu.response, format!("Likelihood words for line {}", place.number));
}

fn name(response: &Response, name: String) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}

/// `text` with `words` put before its character `at`, parted by spaces, and the position behind them.
fn inserted(text: &str, at: usize, words: &str) -> (String, usize) {
    let byte = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let space = |needed: bool| if needed { " " } else { "" };
    let lead = space(before.chars().next_back().is_some_and(|c| !c.is_whitespace()));
    let tail = space(after.chars().next().is_some_and(char::is_alphanumeric));
    let written = format!("{before}{lead}{words}");
    let cursor = written.chars().count();
    (format!("{written}{tail}{after}"), cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_from_their_neighbours() {
        assert_eq!(inserted("It is that", 5, "likely"), ("It is likely that".to_owned(), 12));
        assert_eq!(inserted("It is", usize::MAX, "likely"), ("It is likely".to_owned(), 12));
        assert_eq!(inserted("", 0, "likely"), ("likely".to_owned(), 6));
        assert_eq!(inserted("É .", 2, "so"), ("É so.".to_owned(), 4));
    }
}
