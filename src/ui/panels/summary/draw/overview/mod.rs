//! The overview: the first of everything, and the way to the rest.

mod plan;

use eframe::egui::{Id, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::plan::{GUTTER, columns, fit};
use super::card::{entry_height, entry_ui};
use super::list::{RowWords, bar_width, has_keys_ui, step_taken, stepped};
use super::paint::MIDDLE;
use super::row::{Deed, PAD, RowFrame};
use super::tables::{Room, TableRow, lines_of, row_height};
use crate::briefing::Briefing;
use crate::ui::correcting::menu_ui::wanted;
use crate::ui::panels::summary::rows::card::Entry;
use crate::ui::panels::summary::rows::disagreements::{DisagreementRow, none_found};
use crate::ui::panels::summary::rows::overview::{Overview, Part, PointRow, StoryRow};
use crate::ui::panels::summary::rows::snippet::Snippet;
use crate::ui::panels::summary::rows::words::{grouped, joined};
use crate::ui::panels::summary::{InView, Own};
use crate::ui::theme::{Kind, muted, sizes, warning};
use crate::ui::{Command, Item, PinTarget, Tab, Target};

/// The most lines of a sentence of the bottom line.
const POINT_LINES: usize = 6;

/// The most lines of a story's title, and of a line on what sources differ in.
const FEW_LINES: usize = 2;

/// The space between rows that are not of a table.
const BETWEEN: f32 = 3.0;

/// What is shown of the overview.
struct Shown<'a> {
    briefing: &'a Briefing,
    overview: &'a Overview,
    /// How many rows of each part, column by column.
    columns: Vec<Vec<(Part, usize)>>,
    selected: Chosen<'a>,
}

/// The overview of `briefing`: `height` is the room there is where no card lies over it, and `whole` whether the person
/// wants to see all rows that there are.
pub fn overview_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    overview: &Overview,
    InView { selected, reveal, own }: InView<'_>,
    height: f32,
    whole: &mut bool,
    commands: &mut Vec<Command>,
) {
    let before = commands.len();
    let width = ui.available_width() - bar_width(ui);
    let plan = columns(width);
    let room = height - top_height(ui, overview);
    let columns = plan.iter().map(|(share, parts)| {
        let width = share * (width - GUTTER * (plan.len() - 1) as f32);
        counts(ui, overview, parts, width, (plan.len() > 1 && !*whole).then_some(room), *whole)
    });
    let columns: Vec<_> = columns.collect();
    let shown = Shown { briefing, overview, columns, selected: Chosen { item: selected, reveal, own } };
    take_keys(ui, &shown, commands);
    ScrollArea::vertical().id_salt("summary overview").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = BETWEEN;
        top_ui(ui, overview, commands);
        let top = ui.cursor().min;
        let (mut left, mut bottom) = (top.x, top.y);
        for ((share, _), parts) in plan.iter().zip(&shown.columns) {
            let width = share * (width - GUTTER * (plan.len() - 1) as f32);
            let rect = Rect::from_min_max(pos2(left, top.y), pos2(left + width, ui.max_rect().bottom().max(top.y)));
            let builder = UiBuilder::new().id_salt(("overview column", left as i32)).max_rect(rect);
            let mut column = ui.new_child(builder);
            column.set_width(width);
            for (part, count) in parts {
                part_ui(&mut column, &shown, *part, *count, whole, commands);
            }
            bottom = f32::max(bottom, column.min_rect().bottom());
            left += width + GUTTER;
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom)));
    });
    // What was clicked here is where the arrow keys go on from.
    if commands.iter().skip(before).any(|command| matches!(command, Command::Select(_))) {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
}

/// How many rows of each of `parts` a column of `width` shows: as many as fit into `room`, where there is one.
fn counts(
    ui: &Ui,
    overview: &Overview,
    parts: &[Part],
    width: f32,
    room: Option<f32>,
    whole: bool,
) -> Vec<(Part, usize)> {
    let has_rows = |part: &Part| *part != Part::Stories || overview.count(*part) > 0;
    let parts = parts.iter().copied().filter(has_rows);
    let Some(room) = room else {
        let count = |part| if whole { overview.count(part) } else { overview.count(part).min(part.usual()) };
        return parts.map(|part| (part, count(part))).collect();
    };
    let heights: Vec<(Part, Vec<f32>)> = parts.map(|part| (part, heights(ui, overview, part, width))).collect();
    let heads = heights.len() as f32 * HEAD;
    let counts = fit(room - heads, &heights);
    heights.into_iter().map(|(part, _)| part).zip(counts).collect()
}

/// What a head takes with the space around it.
const HEAD: f32 = sizes::GAP + sizes::ROW + 2.0 * BETWEEN;

/// How high each row of `part` is.
fn heights(ui: &Ui, overview: &Overview, part: Part, width: f32) -> Vec<f32> {
    let entry = |entry: Entry, lines| entry_height(ui, &entry, width, lines) + BETWEEN;
    match part {
        Part::Stories => overview.stories.iter().map(|row| entry(story_entry(row), FEW_LINES)).collect(),
        Part::Points => overview.points.iter().map(|row| entry(point_entry(row), POINT_LINES)).collect(),
        Part::Actors => table_heights(ui, &overview.actors, width),
        Part::Events => table_heights(ui, overview.events_by_weight(), width),
        Part::Figures => table_heights(ui, &overview.figures, width),
        Part::Disagreements => {
            overview.disagreements.iter().map(|row| entry(differing_entry(row), FEW_LINES)).collect()
        }
    }
}

fn table_heights<R: TableRow>(ui: &Ui, rows: &[R], width: f32) -> Vec<f32> {
    rows.iter().map(|row| row_height(ui, lines_of(row, width - 2.0 * PAD))).collect()
}

/// How high what stands over the columns is.
fn top_height(ui: &Ui, overview: &Overview) -> f32 {
    let line = super::paint::Look::Small.height(ui) + 2.0 * BETWEEN;
    if overview.problems.is_empty() { line } else { line + sizes::ROW + BETWEEN }
}

/// What was read, and whether all of it could be.
fn top_ui(ui: &mut Ui, overview: &Overview, commands: &mut Vec<Command>) {
    ui.add(Label::new(muted(ui, &overview.read).size(sizes::SMALL)).truncate());
    if !overview.problems.is_empty() {
        ui.horizontal(|ui| {
            all_ui(ui, "Show problems", Tab::Problems, commands);
            ui.add(Label::new(warning(ui, &overview.problems).size(sizes::SMALL)).truncate());
        });
    }
}

/// A part with its head and the first `count` of its rows.
fn part_ui(ui: &mut Ui, shown: &Shown<'_>, part: Part, count: usize, whole: &mut bool, commands: &mut Vec<Command>) {
    let Shown { briefing, overview, selected, .. } = *shown;
    head_ui(ui, shown, part, count, whole, commands);
    match part {
        Part::Stories => {
            for story in overview.stories.iter().take(count) {
                let id = Id::unique(("summary story", story.position));
                let entry = story_entry(story);
                if entry_ui(ui, id, &entry, None, FEW_LINES, (false, None)) == Some(Deed::Pick) {
                    commands.push(entry.go);
                }
            }
        }
        Part::Points => {
            for point in overview.points.iter().take(count) {
                line_ui(ui, point.item, &point_entry(point), POINT_LINES, selected, commands);
            }
            if overview.points.is_empty() {
                nothing(ui, "No sentence stands out in these documents.");
            }
        }
        Part::Actors => rows_ui(ui, overview.actors.iter().take(count), selected, commands),
        Part::Events => rows_ui(ui, overview.events(count).into_iter(), selected, commands),
        Part::Figures => rows_ui(ui, overview.figures.iter().take(count), selected, commands),
        Part::Disagreements => {
            for row in overview.disagreements.iter().take(count) {
                line_ui(ui, row.item, &differing_entry(row), FEW_LINES, selected, commands);
            }
            if overview.disagreements.is_empty() {
                nothing(ui, &none_found(briefing));
            }
        }
    }
}

/// The widget that takes the keys of the overview.
pub fn list_id() -> Id {
    Id::unique("summary overview list")
}

/// Goes from row to row, through all columns.
fn take_keys(ui: &Ui, shown: &Shown<'_>, commands: &mut Vec<Command>) {
    if !has_keys_ui(ui, list_id(), "Overview") {
        return;
    }
    let parts = shown.columns.iter().flatten();
    let items: Vec<Item> = parts.flat_map(|(part, count)| shown.overview.items(*part, *count)).collect();
    let at = shown.selected.item.and_then(|selected| items.iter().position(|item| *item == selected));
    let to = step_taken(ui).and_then(|step| stepped(at, items.len(), step));
    commands.extend(to.and_then(|to| items.get(to)).map(|item| Command::Select(*item)));
}

/// What is selected, and whether it is to be brought into sight.
#[derive(Clone, Copy)]
struct Chosen<'a> {
    item: Option<Item>,
    reveal: bool,
    own: Own<'a>,
}

impl Chosen<'_> {
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

/// The head of a part, with the way to all of it where not all of it shows.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, part: Part, count: usize, whole: &mut bool, commands: &mut Vec<Command>) {
    let briefing = shown.briefing;
    let all = match part {
        Part::Stories | Part::Points => shown.overview.count(part),
        Part::Actors => briefing.actors.len(),
        Part::Events => briefing.happenings().count(),
        Part::Figures => briefing.figures.len(),
        Part::Disagreements => briefing.disagreements.len(),
    };
    ui.add_space(sizes::GAP);
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(part.title()).heading()).extend());
        ui.with_layout(Layout::right_to_left(MIDDLE), |ui| {
            let words = format!("Show all {}", grouped(&all.to_string()));
            match part.tab() {
                Some(tab) if all > 0 => all_ui(ui, &words, tab, commands),
                // What has no tab shows here as a whole.
                None if all > count || *whole => {
                    let words = if *whole { "Show fewer" } else { words.as_str() };
                    *whole ^= ui.link(RichText::new(words).size(sizes::SMALL)).clicked();
                }
                _ => {}
            }
        });
    });
}

fn all_ui(ui: &mut Ui, words: &str, tab: Tab, commands: &mut Vec<Command>) {
    if ui.link(RichText::new(words).size(sizes::SMALL)).clicked() {
        commands.push(Command::ShowTab(tab));
    }
}

/// Rows of a table, all of them laid out: there are few.
fn rows_ui<'a, R: TableRow>(
    ui: &mut Ui,
    rows: impl ExactSizeIterator<Item = &'a R>,
    selected: Chosen<'_>,
    commands: &mut Vec<Command>,
) {
    if rows.len() == 0 {
        nothing(ui, &format!("No {}s were found in these documents.", R::NOUN));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            selected.shown_ui(ui, row.item(), |ui| row_ui(ui, row, selected, commands));
        }
    });
}

fn row_ui<R: TableRow>(ui: &mut Ui, row: &R, selected: Chosen<'_>, commands: &mut Vec<Command>) {
    let width = ui.available_width();
    let lines = lines_of(row, width - 2.0 * PAD);
    let (_, rect) = ui.allocate_space(vec2(width, row_height(ui, lines)));
    let item = row.item();
    let RowWords { name, description, hint, citable } = row.words();
    let frame = RowFrame {
        id: Id::unique(("summary overview", item)),
        rect,
        selected: selected.item == Some(item),
        focusable: true,
        name: &name,
        description: &description,
        hint: &hint,
        citable,
        picked: false,
        asks: wanted(&[item]),
        signs: Some(selected.own.signs(item)),
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
        Deed::Star => Command::Star(Some(PinTarget::Item(item))),
        Deed::Tag => Command::Tagging(Some(PinTarget::Item(item))),
    }));
}

fn story_entry(story: &StoryRow) -> Entry {
    Entry {
        kind: None,
        words: Snippet::plain(story.title.clone()),
        note: story.note.clone(),
        go: Command::ShowDocument(story.document),
        cite: None,
    }
}

fn point_entry(point: &PointRow) -> Entry {
    Entry {
        kind: None,
        words: point.sentence.clone(),
        note: joined([point.reported.as_str(), &point.source]),
        go: Command::Select(point.item),
        cite: Some(Command::CiteItem(point.item)),
    }
}

/// What sources differ in, in two lines; all of it stands in its card and its tab.
fn differing_entry(row: &DisagreementRow) -> Entry {
    Entry {
        kind: Some(Kind::Disagreement),
        words: Snippet::plain(row.line()),
        note: joined([row.about.as_str(), &row.within, &row.held]),
        go: Command::Select(row.item),
        cite: Some(Command::CiteItem(row.item)),
    }
}

/// A row that can be selected and noted.
fn line_ui(ui: &mut Ui, item: Item, entry: &Entry, lines: usize, selected: Chosen<'_>, commands: &mut Vec<Command>) {
    selected.shown_ui(ui, item, |ui| {
        let id = Id::unique(("summary line", item));
        let signs = Some(selected.own.signs(item));
        match entry_ui(ui, id, entry, None, lines, (selected.item == Some(item), signs)) {
            Some(Deed::Pick) => commands.push(entry.go.clone()),
            Some(Deed::Cite) => commands.extend(entry.cite.clone()),
            Some(Deed::Star) => commands.push(Command::Star(Some(PinTarget::Item(item)))),
            Some(Deed::Tag) => commands.push(Command::Tagging(Some(PinTarget::Item(item)))),
            _ => {}
        }
    });
}
