//! The overview: the first of everything, and the way to the rest.

use eframe::egui::{Id, Layout, RichText, ScrollArea, Ui, vec2};

use super::card::entry_ui;
use super::disagreements::disagreement_ui;
use super::list::RowWords;
use super::paint::MIDDLE;
use super::row::{Deed, PAD, RowFrame};
use super::tables::{Room, TableRow, lines_of, row_height};
use crate::briefing::Briefing;
use crate::ui::correcting::menu_ui::wanted;
use crate::ui::panels::summary::rows::card::Entry;
use crate::ui::panels::summary::rows::disagreements::none_found;
use crate::ui::panels::summary::rows::overview::{Overview, PointRow};
use crate::ui::panels::summary::rows::words::{grouped, joined};
use crate::ui::theme::{muted, sizes, warning};
use crate::ui::{Command, Item, Tab, Target};

/// The most lines of a sentence of the bottom line.
const POINT_LINES: usize = 5;

/// The overview of `briefing`.
pub fn overview_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    overview: &Overview,
    selected: Option<Item>,
    commands: &mut Vec<Command>,
) {
    ScrollArea::vertical().id_salt("summary overview").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(muted(ui, &overview.read).size(sizes::SMALL));
        if !overview.problems.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.label(warning(ui, &overview.problems).size(sizes::SMALL));
                all_ui(ui, "Show problems", Tab::Problems, commands);
            });
        }
        head_ui(ui, "Bottom line", None, commands);
        for point in &overview.points {
            point_ui(ui, point, selected, commands);
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
            disagreement_ui(ui, row, selected == Some(row.item), commands);
            ui.add_space(4.0);
        }
        if overview.disagreements.is_empty() {
            nothing(ui, &none_found(briefing));
        }
        ui.add_space(sizes::GAP);
    });
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
fn rows_ui<R: TableRow>(ui: &mut Ui, rows: &[R], selected: Option<Item>, commands: &mut Vec<Command>) {
    if rows.is_empty() {
        nothing(ui, &format!("No {}s were found in these documents.", R::NOUN));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            row_ui(ui, row, selected, commands);
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
