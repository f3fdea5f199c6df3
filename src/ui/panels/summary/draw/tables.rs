//! The tabs of actors, events and figures: filter, sorting, columns. What their rows look like is in [`looks`].

mod looks;

use eframe::egui::{Align2, FontFamily, FontId, Id, Label, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::list::{Ends, List, RowWords, Wish};
use super::paint::{self, Look};
use super::row::{NOTE_ROOM, PAD};
use super::toolbar::{choice_ui, count_line, filter_row_ui, nothing_ui, turn_ui};
use crate::export::Table;
use crate::ui::correcting::menu_ui::wanted;
use crate::ui::panels::summary::InView;
use crate::ui::panels::summary::picked::{Picked, picked_ui};
use crate::ui::panels::summary::rows::listing::{Arrangement, Listing, Row};
use crate::ui::theme::{muted, palette, sizes};
use crate::ui::{Command, Item};

/// From this width on, counts stand in columns of their own.
pub const WIDE: f32 = 430.0;

/// A column beside the main one.
pub struct Column<C> {
    by: C,
    title: &'static str,
    width: f32,
    /// Whether it stands before the main one.
    before: bool,
    /// Whether its words begin at its left edge.
    left: bool,
    /// From this width of the list on, there is room for it.
    from: f32,
}

impl<C> Column<C> {
    /// How wide it is in a list of `width`: what is cut off in a usual window shows in a large one.
    fn width(&self, width: f32) -> f32 {
        self.width * (width / 1000.0).clamp(1.0, 1.7)
    }
}

/// A column behind the main one.
const fn column<C>(by: C, title: &'static str, width: f32, from: f32) -> Column<C> {
    Column { by, title, width, before: false, left: false, from }
}

/// Where a row is painted.
pub struct Room<'a> {
    /// The main cell.
    pub main: Rect,
    /// The cells of the columns; none where there is no room for them.
    pub cells: &'a [Rect],
    /// How many lines the main text may take.
    pub lines: usize,
    /// Whether the note button lies in the lower right corner.
    pub noted: bool,
}

/// What makes the rows of one kind a table.
pub trait TableRow: Row + 'static
where
    Self::Column: 'static,
    Self::Facet: 'static,
{
    /// What it is exported as.
    const TABLE: Table;
    /// What it lists, in the singular.
    const NOUN: &'static str;
    /// The main column's title, and what it sorts by.
    const MAIN: (&'static str, Self::Column);
    /// The other columns, from the outside in: those with less need of room first.
    const COLUMNS: &'static [Column<Self::Column>];
    /// The choices of the sorting menu.
    const ORDERS: &'static [(Self::Column, &'static str)];
    /// What the menu of facets is called, and its choice of all.
    const FACET: (&'static str, &'static str);

    /// The facets to choose from.
    fn facets() -> Vec<(Self::Facet, String)>;
    /// How many lines the main text takes at most.
    const MAIN_LINES: usize;
    /// How many characters the main text has.
    fn length(&self) -> usize;
    /// What it says of itself.
    fn words(&self) -> RowWords;
    /// Paints it.
    fn paint(&self, ui: &Ui, room: &Room<'_>);
}

/// The widget that takes the keys of one tab's table.
pub fn list_id<R: TableRow>() -> Id {
    Id::unique(("summary list", R::NOUN))
}

/// One tab's table. Returns the wish of the person and the item it is about.
pub fn table_ui<R: TableRow>(
    ui: &mut Ui,
    listing: &mut Listing<R>,
    arrangement: &mut Arrangement<R::Column, R::Facet>,
    shown: InView<'_>,
    picked: &mut Picked,
    commands: &mut Vec<Command>,
) -> Option<(Wish, Item)> {
    let id = list_id::<R>();
    let noun = R::NOUN;
    if listing.count() == 0 {
        nothing_ui(ui, &format!("No {noun}s were found in these documents."), false);
        return None;
    }
    filter_row_ui(ui, &mut arrangement.filter, &format!("Filter {noun}s"), id, R::TABLE, commands);
    let rearranged = toolbar_ui::<R>(ui, listing, arrangement);
    if listing.shown_count() == 0 {
        if nothing_ui(ui, &format!("No {noun} matches."), arrangement.narrows()) {
            arrangement.filter.clear();
            arrangement.facet = None;
        }
        return None;
    }
    picked_ui(ui, picked, commands);
    let columns = columns_that_fit(R::COLUMNS, ui.available_width());
    let wide = !columns.is_empty();
    if wide {
        headers_ui::<R>(ui, columns, arrangement);
    }
    let width = main_width(ui.available_width(), columns);
    let heights: Vec<f32> = (1..=R::MAIN_LINES).map(|lines| row_height(ui, lines)).collect();
    listing.reckon_ends([width, row_height(ui, 1)], |row| {
        let lines = lines_of(row, width);
        heights.get(lines - 1).copied().unwrap_or_default()
    });
    let selected = shown.selected.and_then(|item| listing.position_of(item));
    let listing = &*listing;
    let asks = listing.shown(0).map_or(&[][..], |row| wanted(&[row.item()]));
    let shown_item = |position| listing.shown(position).map(R::item);
    let list = List {
        id,
        picked: &|position| shown_item(position).is_some_and(|item| picked.has(item)),
        passed: &|_| false,
        asks,
        name: &count_line(listing.shown_count(), listing.count(), noun),
        ends: Ends(listing.ends()),
        selected,
        signs: &|position| shown_item(position).map(|item| shown.own.signs(item)),
        reveal: shown.reveal || rearranged,
        gutter: wide,
    };
    let words = |position| listing.shown(position).map(R::words).unwrap_or_default();
    let wish = list.show(ui, words, |ui, rect, position, noted| {
        let Some(row) = listing.shown(position) else {
            return;
        };
        let (main, cells) = cells(rect, columns);
        let lines = lines_of(row, width);
        let room = Room { main, cells: &cells, lines, noted };
        row.paint(ui, &room);
    })?;
    let item = listing.shown(wish.position())?.item();
    match wish {
        Wish::Toggle(_) => picked.toggle(item, selected.and_then(shown_item)),
        Wish::Extend(_) => {
            let shown = (0..listing.shown_count()).filter_map(shown_item);
            picked.extend(item, selected.and_then(shown_item), shown);
        }
        _ => {}
    }
    Some((wish, item))
}

/// How many lines of `width` to keep for the main text of `row`: an estimate on the safe side, for laying out thousands
/// of texts to draw a dozen would take too long.
pub fn lines_of<R: TableRow>(row: &R, width: f32) -> usize {
    const CHARACTER: f32 = 7.7;
    let in_a_line = (width / CHARACTER).max(1.0);
    ((row.length() as f32 / in_a_line).ceil() as usize).clamp(1, R::MAIN_LINES)
}

/// The width of the main text in a list of `width`.
fn main_width<C>(width: f32, columns: &[Column<C>]) -> f32 {
    let gutter = if columns.is_empty() { 0.0 } else { NOTE_ROOM };
    let row = width - gutter - 2.0 * PAD - 14.0;
    let beside: f32 = columns.iter().map(|column| column.width(row) + 8.0).sum();
    row - beside
}

/// The height of a row whose main text takes `lines`, with a small line beneath.
pub fn row_height(ui: &Ui, lines: usize) -> f32 {
    (lines as f32 * Look::Strong.height(ui) + Look::Small.height(ui) + 12.0).round()
}

/// The menus under the filter, and how many rows are shown. Returns whether the rows were arranged anew.
fn toolbar_ui<R: TableRow>(
    ui: &mut Ui,
    listing: &mut Listing<R>,
    arrangement: &mut Arrangement<R::Column, R::Facet>,
) -> bool {
    ui.horizontal_wrapped(|ui| {
        let mut facets = vec![(None, R::FACET.1.to_owned())];
        facets.extend(R::facets().into_iter().map(|(facet, name)| (Some(facet), name)));
        choice_ui(ui, R::FACET.0, &mut arrangement.facet, &facets);
        let orders: Vec<_> = R::ORDERS.iter().map(|(by, words)| (*by, (*words).to_owned())).collect();
        let mut by = arrangement.column;
        choice_ui(ui, "Sorted", &mut by, &orders);
        if by != arrangement.column {
            arrangement.sort_by(by);
        }
        turn_ui(ui, &mut arrangement.reversed);
        let rearranged = listing.arrange(arrangement);
        let count = count_line(listing.shown_count(), listing.count(), R::NOUN);
        ui.add(Label::new(muted(ui, count).size(sizes::SMALL)).extend());
        rearranged
    })
    .inner
}

/// The heads of the columns, to sort by.
fn headers_ui<R: TableRow>(
    ui: &mut Ui,
    columns: &[Column<R::Column>],
    arrangement: &mut Arrangement<R::Column, R::Facet>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let bar = super::list::bar_width(ui);
    let rect =
        Rect::from_min_max(rect.min, pos2(rect.right() - bar - NOTE_ROOM, rect.bottom())).shrink2(vec2(PAD, 0.0));
    let (main, cells) = cells(rect, columns);
    let (title, by) = R::MAIN;
    header_ui(ui, main, title, by, true, arrangement);
    for (column, rect) in columns.iter().zip(cells) {
        header_ui(ui, rect, column.title, column.by, column.left, arrangement);
    }
}

fn header_ui<C: Copy + PartialEq, F: Copy + PartialEq>(
    ui: &Ui,
    rect: Rect,
    title: &str,
    by: C,
    left: bool,
    arrangement: &mut Arrangement<C, F>,
) {
    let id = Id::unique(("summary header", title));
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    let sorted = arrangement.column == by;
    let palette = palette(ui);
    let ink = if sorted || response.hovered() || response.has_focus() { palette.accent } else { palette.muted };
    let font = FontId::new(sizes::SMALL, FontFamily::Proportional);
    let (at, anchor) =
        if left { (rect.left_center(), Align2::LEFT_CENTER) } else { (rect.right_center(), Align2::RIGHT_CENTER) };
    let text = ui.painter().text(at, anchor, title, font, ink);
    if sorted {
        let sign = if left { text.right_center() + vec2(9.0, 0.0) } else { text.left_center() - vec2(9.0, 0.0) };
        paint::arrow(ui, sign, arrangement.reversed, ink);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::ColumnHeader, true, sorted, format!("Sort by {}", title.to_lowercase()))
    });
    if response.clicked() {
        arrangement.sort_by(by);
    }
}

/// The columns for which a list of `width` has room.
fn columns_that_fit<C>(columns: &[Column<C>], width: f32) -> &[Column<C>] {
    let fit = columns.partition_point(|column| column.from <= width);
    columns.get(..fit).unwrap_or_default()
}

/// The main cell of a row and those of its columns.
fn cells<C>(rect: Rect, columns: &[Column<C>]) -> (Rect, Vec<Rect>) {
    const GAP: Vec2 = vec2(8.0, 0.0);
    let mut main = rect;
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        let width = column.width(rect.width());
        if column.before {
            cells.push(Rect::from_min_size(main.min, vec2(width, rect.height())));
            main.min.x += width + GAP.x;
        } else {
            let left = pos2(main.right() - width, rect.top());
            cells.push(Rect::from_min_size(left, vec2(width, rect.height())));
            main.max.x -= width + GAP.x;
        }
    }
    (main, cells)
}
