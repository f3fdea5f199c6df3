//! One line of the note: its kind, its text, its citations, its tools.

use eframe::egui::{
    Align, Button, Key, Modifiers, Response, RichText, Role, Sense, TextEdit, Ui, ViewportCommand, WidgetInfo, vec2,
};

use super::NotesView;
use super::caret::replaced;
use super::chips::Chip;
use super::citing_ui;
use super::drag::{Dragged, handle_ui};
use super::remarks_ui::remarks_of_line_ui;
use super::text_ui::{Written, field_ui, markdown_ui};
use crate::briefing::Briefing;
use crate::notes::{CONFIDENCE, Citation, Edit, Line, LineKind, Notebook, SectionId, without_mark};
use crate::ui::panels::summary::rows::words::short;
use crate::ui::theme::{chip_ui, icon_button, muted, palette, sizes, warning};
use crate::ui::{Command, Item};

/// How high what stands beneath the text of a line is.
const BENEATH: f32 = 18.0;

/// How many letters of a citation show: two stand beside one another.
const CHIP: usize = 20;

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

/// A line, to read and write; `selected` is what an open bracket offers first.
pub fn line_ui(
    ui: &mut Ui,
    place: &Place<'_>,
    line: &Line,
    selected: Option<Item>,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(3.0, 2.0);
        handle_ui(ui, line.id, place.number);
        ui.vertical(|ui| {
            text_ui(ui, place, line, selected, view, commands);
            ui.horizontal_wrapped(|ui| beneath_ui(ui, place, line, view, commands));
            remarks_of_line_ui(ui, line.id, &view.remarks);
        });
    });
    ui.add_space(sizes::GAP / 3.0);
}

/// The text of a line.
fn text_ui(
    ui: &mut Ui,
    place: &Place<'_>,
    line: &Line,
    selected: Option<Item>,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    citing_ui::take_keys(ui, place.notebook, line, view, commands);
    let mut text = line.text.clone();
    let wanted = view.wanted == Some(line.id);
    let caret = if wanted { view.wanted_caret.take() } else { None };
    let parked = (view.parked == Some(line.id)).then_some(view.caret);
    let written = markdown_ui(ui, &mut text, &format!("Line {}", place.number), caret, parked);
    let response = &written.response;
    if response.changed() {
        commands.push(Command::Edit(Edit::Rewrite { id: line.id, text: text.clone() }));
        view.dismissed = None;
    }
    // A click that lets go of the keyboard may come after the wish in one frame: the wish stands until it is fulfilled.
    if wanted && response.has_focus() {
        view.wanted = None;
    } else if wanted {
        response.request_focus();
    }
    if view.shown == Some(line.id) {
        view.shown = None;
        response.scroll_to_me(Some(Align::Center));
    }
    if response.has_focus() {
        view.current = Some(line.id);
        view.parked = Some(line.id);
        view.section = Some(place.section);
        view.caret = written.caret.unwrap_or(view.caret);
        let at = (view.caret, written.foot);
        citing_ui::citing_ui(ui, (place.briefing, place.notebook), (line, &text), at, selected, view, commands);
        if written.entered {
            commands.push(Command::BreakLine { line: line.id, at: view.caret });
        } else if line.text.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Backspace)) {
            let before =
                place.notebook.section(place.section).and_then(|section| section.lines.get(place.at.checked_sub(1)?));
            if let Some(before) = before {
                view.write_at(before.id, before.text.chars().count());
                commands.push(Command::Edit(Edit::Remove(line.id)));
            }
        }
    } else if response.lost_focus() {
        view.citing = None;
        // Escape leaves the line for good: what is noted next stands in a line of its own.
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            view.parked = None;
        }
    }
    let clicked =
        written.clicked.and_then(|at| view.chips.of(place.briefing, place.notebook, &text).into_iter().nth(at));
    commands.extend(clicked.and_then(|chip| chip.place).map(Command::ShowPlace));
    menu_ui(line, &written, view, commands);
}

/// What a right click in a line offers.
fn menu_ui(line: &Line, written: &Written, view: &mut NotesView, commands: &mut Vec<Command>) {
    // The system's clipboard is the window's to ask; it answers to the field that has the keyboard.
    let ask = |ui: &Ui, what: ViewportCommand| {
        ui.memory_mut(|memory| memory.request_focus(written.response.id));
        ui.send_viewport_cmd(what);
    };
    written.response.context_menu(|ui| {
        for (name, needs_words, what) in [
            ("Cut", true, ViewportCommand::RequestCut),
            ("Copy", true, ViewportCommand::RequestCopy),
            ("Paste", false, ViewportCommand::RequestPaste),
        ] {
            if ui.add_enabled(!needs_words || written.has_selection, Button::new(name)).clicked() {
                ask(ui, what);
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Cite the selection here").clicked() {
            view.parked = Some(line.id);
            commands.push(Command::CiteSelection);
            ui.close();
        }
    });
}

/// What stands beneath the text, small: its kind, its citations, and what can be done with the line that is written in.
fn beneath_ui(ui: &mut Ui, place: &Place<'_>, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    ui.spacing_mut().button_padding = vec2(5.0, 0.0);
    ui.spacing_mut().interact_size.y = BENEATH;
    kind_ui(ui, place.number, line, commands);
    for (at, chip) in view.chips.of(place.briefing, place.notebook, &line.text).iter().enumerate() {
        citation_ui(ui, place, line, at, chip, commands);
    }
    if view.current == Some(line.id) {
        tools_ui(ui, place, line, view, commands);
    }
}

/// One citation: a click shows its words, the context menu takes it off the line.
fn citation_ui(ui: &mut Ui, of: &Place<'_>, line: &Line, at: usize, chip: &Chip, commands: &mut Vec<Command>) {
    let words = short(&chip.label, CHIP);
    let text = if chip.is_sound { RichText::new(words) } else { warning(ui, words) };
    let response = chip_ui(ui, text.size(sizes::SMALL), false).interact(Sense::click_and_drag());
    name(&response, chip.label.clone());
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

/// What can be done with the line that is written in.
fn tools_ui(ui: &mut Ui, place: &Place<'_>, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    let number = place.number;
    ui.visuals_mut().override_text_color = Some(palette(ui).muted);
    words_ui(ui, place, line, view, commands);
    let cite = ui.add(Button::new(RichText::new("cite").size(sizes::SMALL)));
    name(&cite, format!("Cite here, in line {number}"));
    if cite.on_hover_text("Put what is selected as a citation where the caret is (C)").clicked() {
        view.parked = Some(line.id);
        commands.push(Command::CiteSelection);
    }
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
        let at = if view.current == Some(line.id) { view.caret } else { usize::MAX };
        let (text, caret) = replaced(&line.text, at..at, words);
        view.write_at(line.id, caret);
        commands.push(Command::Edit(Edit::Rewrite { id: line.id, text }));
    });
    name(&menu.response, format!("Likelihood words for line {}", place.number));
}

fn name(response: &Response, name: String) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}
