//! The list that an open bracket shows beneath the caret.

use eframe::egui::{Area, Button, Frame, Id, Key, Modifiers, Order, Pos2, Role, TextWrapMode, Ui, WidgetInfo};

use super::NotesView;
use super::caret::{replaced, sought};
use super::citing::{Choice, Citing, choices};
use crate::briefing::Briefing;
use crate::notes::{Edit, Line, Notebook};
use crate::ui::theme::{muted, palette, sizes};
use crate::ui::{Command, Item};

/// The width of the list.
const WIDTH: f32 = 320.0;

/// Takes the keys of the list before the field of `line` gets them: the arrows choose, Enter and Tab cite, Escape puts
/// it away.
pub fn take_keys(ui: &Ui, notebook: &Notebook, line: &Line, view: &mut NotesView, commands: &mut Vec<Command>) {
    let Some(citing) = view.citing.as_mut().filter(|citing| citing.line == line.id && !citing.choices.is_empty())
    else {
        return;
    };
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = citing.choices.len() - 1;
    if take(Key::ArrowDown) {
        citing.at = (citing.at + 1).min(last);
    }
    if take(Key::ArrowUp) {
        citing.at = citing.at.saturating_sub(1);
    }
    if take(Key::Escape) {
        view.dismissed = Some((line.id, citing.range.start));
        view.citing = None;
    } else if take(Key::Enter) || take(Key::Tab) {
        let chosen = citing.choices.get(citing.at).cloned();
        choose(notebook, line, chosen, view, commands);
    }
}

/// Puts the marks of what is `chosen` in the place of what was written behind the bracket.
fn choose(notebook: &Notebook, line: &Line, chosen: Option<Choice>, view: &mut NotesView, commands: &mut Vec<Command>) {
    let (Some(citing), Some(chosen)) = (view.citing.take(), chosen) else {
        return;
    };
    let (marks, mut edits) = notebook.cite("", chosen.citations);
    let (text, caret) = replaced(&line.text, citing.range, &marks);
    edits.push(Edit::Rewrite { id: line.id, text });
    commands.push(Command::Edit(Edit::Several(edits)));
    view.write_at(line.id, caret);
}

/// Follows what is written in `line`, whose caret is at `caret` and is drawn at `at`: shows what an open bracket offers.
pub fn citing_ui(
    ui: &Ui,
    (briefing, notebook): (&Briefing, &Notebook),
    (line, text): (&Line, &str),
    (caret, at): (usize, Pos2),
    selected: Option<Item>,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let range = sought(text, caret).filter(|range| view.dismissed != Some((line.id, range.start)));
    let Some(range) = range else {
        view.citing = None;
        return;
    };
    let words: String = text.chars().take(range.end).skip(range.start + 1).collect();
    let is_known = |citing: &&Citing| citing.line == line.id && citing.words == words;
    if view.citing.as_ref().filter(is_known).is_none() {
        let choices = choices(briefing, notebook, selected, &words);
        view.citing = Some(Citing { line: line.id, range: range.clone(), words, choices, at: 0 });
    }
    let Some(citing) = &mut view.citing else {
        return;
    };
    citing.range = range;
    let current = citing.at;
    let mut chosen = None;
    let area = Area::new(Id::unique("citing")).order(Order::Foreground).fixed_pos(at).constrain(true);
    area.show(ui, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 1.0;
            if citing.choices.is_empty() {
                ui.label(muted(ui, "Write words of what is to be cited").size(sizes::SMALL));
            }
            for (position, choice) in citing.choices.iter().enumerate() {
                let ground = if position == current { palette(ui).selected } else { palette(ui).raised };
                let button = Button::new(&choice.name).fill(ground).wrap_mode(TextWrapMode::Truncate);
                let row = ui.add(button.min_size(eframe::egui::vec2(WIDTH, 0.0)));
                let name = format!("Cite {}", choice.name);
                row.widget_info(|| WidgetInfo::selected(Role::Button, true, position == current, &name));
                if row.clicked() {
                    chosen = Some(choice.clone());
                }
            }
        });
    });
    if chosen.is_some() {
        choose(notebook, line, chosen, view, commands);
    }
}
