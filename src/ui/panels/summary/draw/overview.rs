//! The overview: the first of everything, and the way to the rest.

use eframe::egui::{Id, Layout, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::card::entry_ui;
use super::disagreements::disagreement_ui;
use super::list::{RowWords, has_keys_ui, step_taken, stepped};
use super::paint::MIDDLE;
use super::row::{Deed, PAD, RowFrame};
use super::tables::{Room, TableRow, lines_of, row_height};
use crate::briefing::Briefing;
use crate::ui::correcting::menu_ui::wanted;
use crate::ui::panels::summary::rows::card::Entry;
use crate::ui::panels::summary::rows::disagreements::none_found;
use crate::ui::panels::summary::rows::overview::{Overview, PointRow, StoryRow};
use crate::ui::panels::summary::rows::snippet::Snippet;
use crate::ui::panels::summary::rows::words::{grouped, joined};
use crate::ui::theme::{muted, sizes, warning};
use crate::ui::{Command, Item, Tab, Target};

/// The most lines of a sentence of the bottom line.
const POINT_LINES: usize = 5;

/// The most lines of a story's title.
const STORY_LINES: usize = 2;

/// The overview of `briefing`.
pub fn overview_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    overview: &Overview,
    selected: Option<Item>,
    reveal: bool,
    commands: &mut Vec<Command>,
) {
    take_keys(ui, overview, selected, commands);
    let before = commands.len();
    let selected = Chosen { item: selected, reveal };
    ScrollArea::vertical().id_salt("summary overview").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(muted(ui, &overview.read).size(sizes::SMALL));
        if !overview.problems.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.label(warning(ui, &overview.problems).size(sizes::SMALL));
                all_ui(ui, "Show problems", Tab::Problems, commands);
            });
        }
        if !overview.stories.is_empty() {
            head_ui(ui, "Stories", None, commands);
            for story in &overview.stories {
                story_ui(ui, story, commands);
            }
        }
        head_ui(ui, "Bottom line", None, commands);
        for point in &overview.points {
            selected.shown_ui(ui, point.item, |ui| point_ui(ui, point, selected.item, commands));
        }
        if overview.points.is_empty() {
            nothing(ui, "No sentence stands out in these documents.");
        }
        head_ui(ui, "Key actors", Some((Tab::Actors, briefing.actors.len())), commands);
        rows_ui(ui, &overview.actors, selected, commands);
        head_ui(ui, "Key events", Some((Tab::Events, briefing.happenings().count())), commands);
        rows_ui(ui, &overview.events, selected, commands);
        head_ui(ui, "Key figures", Some((Tab::Figures, briefing.figures.len())), commands);
        rows_ui(ui, &overview.figures, selected, commands);
        let differing = briefing.disagreements.len();
        head_ui(ui, "Where sources differ", Some((Tab::Disagreements, differing)), commands);
        for row in &overview.disagreements {
            selected.shown_ui(ui, row.item, |ui| {
                disagreement_ui(ui, row, selected.item == Some(row.item), commands);
            });
            ui.add_space(4.0);
        }
        if overview.disagreements.is_empty() {
            nothing(ui, &none_found(briefing));
        }
        ui.add_space(sizes::GAP);
    });
    // What was clicked here is where the arrow keys go on from.
    if commands.iter().skip(before).any(|command| matches!(command, Command::Select(_))) {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
}

/// The widget that takes the keys of the overview.
pub fn list_id() -> Id {
    Id::unique("summary overview list")
}

/// Goes from row to row, through all sections.
fn take_keys(ui: &Ui, overview: &Overview, selected: Option<Item>, commands: &mut Vec<Command>) {
    if !has_keys_ui(ui, list_id(), "Overview") {
        return;
    }
    let items = overview.items();
    let at = selected.and_then(|selected| items.iter().position(|item| *item == selected));
    let to = step_taken(ui).and_then(|step| stepped(at, items.len(), step));
    commands.extend(to.and_then(|to| items.get(to)).map(|item| Command::Select(*item)));
}

/// What is selected, and whether it is to be brought into sight.
#[derive(Clone, Copy)]
struct Chosen {
    item: Option<Item>,
    reveal: bool,
}

impl Chosen {
    /// Draws the row of `item`, and brings it into sight if it is to be.
    fn shown_ui(self, ui: &mut Ui, item: Item, draw: impl FnOnce(&mut Ui)) {
        let top = ui.cursor().min;
        draw(ui);
        if self.reveal && self.item == Some(item) {
            let rect = Rect::from_min_max(top, pos2(ui.max_rect().right(), ui.cursor().min.y));
            ui.scroll_to_rect(rect, None);
        }
    }
}

fn nothing(ui: &mut Ui, sentence: &str) {
    ui.label(muted(ui, sentence));
}

/// The head of a section, with the way to the tab that has all of it.
fn head_ui(ui: &mut Ui, title: &str, all: Option<(Tab, usize)>, commands: &mut Vec<Command>) {
    ui.add_space(sizes::GAP);
    ui.horizontal(|ui| {
        ui.heading(title);
        if let Some((tab, count)) = all.filter(|(_, count)| *count > 0) {
            ui.with_layout(Layout::right_to_left(MIDDLE), |ui| {
                let words = format!("Show all {}", grouped(&count.to_string()));
                all_ui(ui, &words, tab, commands);
            });
        }
    });
}

fn all_ui(ui: &mut Ui, words: &str, tab: Tab, commands: &mut Vec<Command>) {
    if ui.link(RichText::new(words).size(sizes::SMALL)).clicked() {
        commands.push(Command::ShowTab(tab));
    }
}

/// Rows of a table, all of them laid out: there are few.
fn rows_ui<R: TableRow>(ui: &mut Ui, rows: &[R], selected: Chosen, commands: &mut Vec<Command>) {
    if rows.is_empty() {
        nothing(ui, &format!("No {}s were found in these documents.", R::NOUN));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            selected.shown_ui(ui, row.item(), |ui| row_ui(ui, row, selected.item, commands));
        }
    });
}

fn row_ui<R: TableRow>(ui: &mut Ui, row: &R, selected: Option<Item>, commands: &mut Vec<Command>) {
    let width = ui.available_width();
    let lines = lines_of(row, width - 2.0 * PAD);
    let (_, rect) = ui.allocate_space(vec2(width, row_height(ui, lines)));
    let item = row.item();
    let RowWords { name, description, hint, citable } = row.words();
    let frame = RowFrame {
        id: Id::unique(("summary overview", item)),
        rect,
        selected: selected == Some(item),
        focusable: true,
        name: &name,
        description: &description,
        hint: &hint,
        citable,
        picked: false,
        asks: wanted(&[item]),
        gutter: false,
    };
    let deed = frame.show(ui, |ui, main, noted| {
        let room = Room { main, cells: &[], lines, noted };
        row.paint(ui, &room);
    });
    commands.extend(deed.map(|deed| match deed {
        Deed::Pick | Deed::Toggle | Deed::Extend => Command::Select(item),
        Deed::Cite => Command::CiteItem(item),
        Deed::Ask(wanted) => Command::Correcting(wanted, Target::Items(vec![item], None)),
    }));
}

fn story_ui(ui: &mut Ui, story: &StoryRow, commands: &mut Vec<Command>) {
    let entry = Entry {
        kind: None,
        words: Snippet::plain(story.title.clone()),
        note: story.note.clone(),
        go: Command::ShowDocument(story.document),
        cite: None,
    };
    let id = Id::unique(("summary story", story.position));
    if entry_ui(ui, id, &entry, None, STORY_LINES, false) == Some(Deed::Pick) {
        commands.push(entry.go);
    }
}

fn point_ui(ui: &mut Ui, point: &PointRow, selected: Option<Item>, commands: &mut Vec<Command>) {
    let entry = Entry {
        kind: None,
        words: point.sentence.clone(),
        note: joined([point.reported.as_str(), &point.source]),
        go: Command::Select(point.item),
        cite: Some(Command::CiteItem(point.item)),
    };
    let id = Id::unique(("summary point", point.item));
    let selected = selected == Some(point.item);
    match entry_ui(ui, id, &entry, None, POINT_LINES, selected) {
        Some(Deed::Pick) => commands.push(entry.go),
        Some(Deed::Cite) => commands.extend(entry.cite),
        _ => {}
    }
}
