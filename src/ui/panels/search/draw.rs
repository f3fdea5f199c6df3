//! Drawing the searches.

use eframe::egui::{
    Button, Event, Id, Key, KeyboardShortcut, Label, Modifiers, Rect, Role, ScrollArea, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::SearchView;
use super::rows::{HitId, Row, snippet, spot, title, told};
use crate::briefing::{Briefing, time_value};
use crate::search::Found;
use crate::ui::panels::summary::draw::paint::{self, Look, job};
use crate::ui::panels::summary::draw::row::{Deed, RowFrame};
use crate::ui::panels::summary::rows::words::{counted, short};
use crate::ui::theme::{icon_button, muted, palette, sizes, warning};
use crate::ui::tray::{Tray, tray_bar_ui};
use crate::ui::{Command, Tab};

/// What the field is called, and what can be written in it.
const FIELD: &str = "Search all texts";
const HINT: &str = "words, \"a phrase\", OR, -without, begin*, /expression/, a NEAR b, by: from: in: after: before: speaker: kind:, or a question?";
/// What the pointer is told of the field.
const HELP: &str = "Both words: port strike\nSide by side: \"port strike\"\nOne of them: port OR harbour\nWithout: strike -hunger\nBeginnings, ends, parts: port* *port *port*\nAt most five words between: strike NEAR/5 port\nRegular expression: /[0-9]+ tons?/\nAuthor, publisher: by:lee from:agency\nPath or title: in:reports\nPublished: after:2020-05 before:2021\nWho says it: speaker:\"ann lee\"\nKind of paragraph: kind:table, kind:boilerplate\nA question: who closed the port?\nShift+Enter begins another search; each line gets a count.";

/// The lines of the field that are in sight where there are many.
const LINES: f32 = 5.0;

/// The widest column for where a paragraph stands.
const SPOT: f32 = 150.0;

/// The field for searches, and the paragraphs that they found.
pub fn search_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    kept: &[String],
    view: &mut SearchView,
    commands: &mut Vec<Command>,
) -> Id {
    bar_ui(ui, kept, view, commands);
    let field = field_ui(ui, view, commands);
    note_line_ui(ui, briefing, view, commands);
    let reveal = std::mem::take(&mut view.reveal);
    let current = view.rows.iter().position(|row| matches!(row, Row::Hit(id) if view.current == Some(*id)));
    ScrollArea::vertical().id_salt("found").auto_shrink(false).show_rows(
        ui,
        sizes::ROW,
        view.rows.len(),
        |ui, range| {
            let step = sizes::ROW + ui.spacing().item_spacing.y;
            if let Some(at) = current.filter(|_| reveal) {
                let down = (at as f32 - range.start as f32) * step;
                let min = ui.max_rect().min + vec2(0.0, down);
                ui.scroll_to_rect(Rect::from_min_size(min, vec2(1.0, sizes::ROW)), None);
            }
            for row in view.rows.get(range).unwrap_or_default() {
                let (_, rect) = ui.allocate_space(vec2(ui.available_width(), sizes::ROW));
                row_ui(ui, briefing, view, *row, rect, commands);
            }
        },
    );
    field
}

/// How many were found, and what can be done about the search.
fn bar_ui(ui: &mut Ui, kept: &[String], view: &mut SearchView, commands: &mut Vec<Command>) {
    tray_bar_ui(
        ui,
        Tray::Search,
        (view, commands),
        |ui, _, commands| {
            if icon_button(ui, "×", "Hide the search").clicked() {
                commands.push(Command::ToggleTray(Tray::Search));
            }
        },
        |ui, view, commands| deeds_ui(ui, kept, view, commands),
    );
}

fn deeds_ui(ui: &mut Ui, kept: &[String], view: &mut SearchView, commands: &mut Vec<Command>) {
    if icon_button(ui, "↑", "Previous paragraph that was found").clicked() {
        commands.push(Command::PreviousHit);
    }
    if icon_button(ui, "↓", "Next paragraph that was found").clicked() {
        commands.push(Command::NextHit);
    }
    let is_written = !view.written.trim().is_empty();
    let is_kept = kept.iter().any(|known| known == view.written.trim());
    if ui.add_enabled(is_written && !is_kept, Button::new("Keep")).clicked() {
        commands.push(Command::KeepSearch);
    }
    kept_ui(ui, kept, view, commands);
    let table = ui.add_enabled(is_written, Button::new("Note as a table"));
    if table.on_hover_text("Add a table of what is found to the note").clicked() {
        commands.push(Command::NoteSearch);
    }
    let number = |id: HitId| {
        let before = view.answer.searches.iter().take(id.search).filter_map(|search| search.found.as_ref().ok());
        before.map(|found| found.hits.len()).sum::<usize>() + id.hit + 1
    };
    if let [search] = view.answer.searches.as_slice() {
        let is_wrong = search.found.is_err();
        let at = view.current.map(|id| format!("{} of ", number(id))).unwrap_or_default();
        let more = if view.is_busy { ", searching…" } else { "" };
        let text = format!("{at}{}{more}", told(search));
        let text = if is_wrong { warning(ui, text) } else { muted(ui, text) };
        let label = Label::new(text.size(sizes::SMALL));
        // What is wrong with a search may be long.
        ui.add(if is_wrong { label.truncate() } else { label.extend() });
    } else if view.is_busy {
        ui.label(muted(ui, "Searching…").size(sizes::SMALL));
    }
}

/// The field for searches, as high as its lines. Returns its id.
fn field_ui(ui: &mut Ui, view: &mut SearchView, commands: &mut Vec<Command>) -> Id {
    let id = Id::unique("search words");
    // Enter goes on to what was found; it is taken before the field can make a line of it.
    let has_keys = ui.memory(|memory| memory.has_focus(id));
    if has_keys && ui.input_mut(|input| take_enter(&mut input.events)) {
        commands.push(Command::NextHit);
    }
    let height = ui.text_style_height(&eframe::egui::TextStyle::Body) * LINES;
    ScrollArea::vertical().id_salt("search field").max_height(height).show(ui, |ui| {
        let field = TextEdit::multiline(&mut view.written)
            .id(id)
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
            .hint_text(HINT);
        let response = ui.add(field);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, FIELD);
            info.current_text_value = Some(view.written.clone());
            info
        });
        if std::mem::take(&mut view.take_focus) {
            response.request_focus();
        }
        view.is_walked |= response.changed();
        response.on_hover_text(HELP);
    });
    id
}

/// Takes Enter without Shift out of `events`; whether there was any. Shift may be let go within the same frame.
fn take_enter(events: &mut Vec<Event>) -> bool {
    let before = events.len();
    events.retain(
        |event| !matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift),
    );
    events.len() < before
}

/// The menu of the searches that are kept.
fn kept_ui(ui: &mut Ui, kept: &[String], view: &mut SearchView, commands: &mut Vec<Command>) {
    if kept.is_empty() {
        return;
    }
    ui.menu_button(format!("Kept ({})", kept.len()), |ui| {
        for written in kept {
            ui.horizontal(|ui| {
                let name = short(written, 60);
                if icon_button(ui, "×", &format!("Keep no longer: {name}")).clicked() {
                    commands.push(Command::DropSearch(written.clone()));
                }
                if ui.button(&name).clicked() {
                    view.written.clone_from(written);
                    view.is_walked = true;
                    ui.close();
                }
            });
        }
    });
}

/// What the list alone does not say: what was left out, and what else can be done.
fn note_line_ui(ui: &mut Ui, briefing: &Briefing, view: &mut SearchView, commands: &mut Vec<Command>) {
    let Some(found) = view.answer.searches.iter().find_map(|search| search.found.as_ref().ok()) else {
        if view.written.trim().is_empty() {
            ui.label(muted(ui, "Every paragraph of every document is searched, also menus, share bars and the like."));
        }
        return;
    };
    let is_empty = found.hits.is_empty() && view.answer.searches.len() == 1 && !view.is_busy;
    let is_question = found.query().is_question();
    if !is_empty && found.silent.is_empty() && briefing.problems.is_empty() && !is_question {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if is_question {
            ui.label(
                muted(ui, "The paragraphs that answer best, by their words: judge for yourself.").size(sizes::SMALL),
            );
        }
        if is_empty && !is_question && view.written.split_whitespace().count() > 2 {
            let ask = ui.button("Ask it as a question").on_hover_text("Find the paragraphs that answer it best");
            if ask.clicked() {
                view.written = format!("{}?", view.written.trim());
            }
        }
        for (what, count) in &found.silent {
            let do_not = if *count == 1 { "does not" } else { "do not" };
            let text = format!("{} {do_not} give {what}.", counted(*count, "document"));
            ui.label(muted(ui, text).size(sizes::SMALL));
        }
        if !briefing.problems.is_empty() {
            let text = format!("Not all could be read: {}", counted(briefing.problems.len(), "problem"));
            let link = ui.link(muted(ui, text).size(sizes::SMALL));
            if link.on_hover_text("What could not be read could not be searched").clicked() {
                commands.push(Command::ShowTab(Tab::Problems));
            }
        }
    });
}

fn row_ui(ui: &mut Ui, briefing: &Briefing, view: &SearchView, row: Row, rect: Rect, commands: &mut Vec<Command>) {
    let group = |search: usize, group: usize| {
        let found: &Found = view.answer.searches.get(search)?.found.as_ref().ok()?;
        found.documents.get(group).map(|group| (group.position, group.hits.len()))
    };
    match row {
        Row::Search(search) => {
            let Some(listed) = view.answer.searches.get(search) else { return };
            let name = format!("{}: {}", short(&listed.written, 80), told(listed));
            let look = if listed.found.is_err() { Look::Warning } else { Look::Strong };
            label_ui(ui, rect, &name, look);
        }
        Row::Document { search, group: at } => {
            let Some((position, count)) = group(search, at) else { return };
            let date = briefing.documents.get(position).and_then(|document| document.published.date.as_deref());
            let date = date.map(|date| format!(" · {}", time_value::readable(date))).unwrap_or_default();
            let name = format!("{}{date} · {}", title(briefing, position), counted(count, "paragraph"));
            let id = Id::unique(("found document", search, at));
            let frame = RowFrame { ..frame(id, rect, &name, false) };
            let deed = frame.show(ui, |ui, inner, _| {
                paint::left(ui, inner, &name, Look::Strong);
            });
            let document = briefing.documents.get(position).filter(|_| deed == Some(Deed::Pick));
            commands.extend(document.map(|document| Command::ShowDocument(document.id)));
        }
        Row::Hit(id) => hit_ui(ui, briefing, view, id, rect, commands),
        Row::More(count) => {
            label_ui(ui, rect, &format!("and {} more in this document", counted(count, "paragraph")), Look::Small)
        }
        Row::Rest(count) => {
            label_ui(
                ui,
                rect,
                &format!("and {} more: add a word to narrow it down", counted(count, "paragraph")),
                Look::Small,
            );
        }
    }
}

/// A paragraph that was found; a click shows it, its button notes it.
fn hit_ui(ui: &mut Ui, briefing: &Briefing, view: &SearchView, id: HitId, rect: Rect, commands: &mut Vec<Command>) {
    let Some((found, hit)) = view.hit(id) else { return };
    let parts = snippet(briefing, found, hit);
    let words: String = parts.iter().map(|(words, _)| words.as_str()).collect();
    let name = format!("{}: {words}", spot(briefing, hit));
    let widget = Id::unique(("found", id.search, id.hit));
    let frame = RowFrame { citable: true, gutter: true, ..frame(widget, rect, &name, view.current == Some(id)) };
    let deed = frame.show(ui, |ui, inner, _| {
        let spot_rect = Rect::from_min_max(inner.min, pos2(inner.left() + SPOT, inner.bottom()));
        paint::left(ui, spot_rect.shrink2(vec2(8.0, 0.0)), &spot(briefing, hit), Look::Small);
        let plain = if hit.is_set_aside { Look::Small } else { Look::Plain };
        let plain = plain.format(ui);
        let mut marked = plain.clone();
        marked.background = palette(ui).found;
        let mut line = job((inner.width() - SPOT).max(1.0), 1);
        for (words, is_marked) in &parts {
            line.append(words, 0.0, if *is_marked { marked.clone() } else { plain.clone() });
        }
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(line));
        let at = pos2(spot_rect.right(), inner.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette(ui).text);
    });
    match deed {
        Some(Deed::Pick) => commands.push(Command::ShowHit(id)),
        Some(Deed::Cite) => commands.push(Command::CiteHit(id)),
        _ => {}
    }
}

fn frame<'a>(id: Id, rect: Rect, name: &'a str, selected: bool) -> RowFrame<'a> {
    RowFrame {
        id,
        rect,
        selected,
        focusable: true,
        name,
        description: "",
        hint: "",
        citable: false,
        picked: false,
        asks: &[],
        signs: None,
        gutter: false,
    }
}

/// A line that nothing can be done with.
fn label_ui(ui: &mut Ui, rect: Rect, text: &str, look: Look) {
    let response = ui.interact(rect, Id::unique(("found line", text)), eframe::egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint::left(ui, rect.shrink2(vec2(8.0, 0.0)), text, look);
}
