//! The tabs of actors, events and figures: filter, sorting, rows.

use eframe::egui::{
    Align2, FontFamily, FontId, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::list::{Ends, List, RowWords, Wish};
use super::paint::{self, Look, line_of};
use super::row::{NOTE_ROOM, PAD};
use super::toolbar::{choice_ui, count_line, filter_ui, nothing_ui, turn_ui};
use crate::briefing::{ActorKind, EventClass, Trend};
use crate::ui::Item;
use crate::ui::panels::summary::rows::actors::{ActorColumn, ActorRow};
use crate::ui::panels::summary::rows::events::{EventColumn, EventRow};
use crate::ui::panels::summary::rows::figures::{FigureColumn, FigureRow, FigureSort};
use crate::ui::panels::summary::rows::listing::{Arrangement, Listing, Row};
use crate::ui::panels::summary::rows::vocabulary::{
    ACTOR_KINDS, class_name, status_name, trend_name,
};
use crate::ui::panels::summary::rows::words::{counted, grouped, joined, mentions_in_documents};
use crate::ui::theme::{Kind, muted, palette, sizes};

/// From this width on, counts stand in columns of their own.
pub const WIDE: f32 = 430.0;

/// A column beside the main one.
pub struct Column<C> {
    by: C,
    title: &'static str,
    width: f32,
    before: bool,
    /// From this width of the list on, there is room for it.
    from: f32,
}

/// A column behind the main one.
const fn column<C>(by: C, title: &'static str, width: f32, from: f32) -> Column<C> {
    Column {
        by,
        title,
        width,
        before: false,
        from,
    }
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

/// One tab's table. Returns the wish of the person and the item it is about.
pub fn table_ui<R: TableRow>(
    ui: &mut Ui,
    listing: &mut Listing<R>,
    arrangement: &mut Arrangement<R::Column, R::Facet>,
    selected: Option<Item>,
    reveal: bool,
) -> Option<(Wish, Item)> {
    let id = Id::unique(("summary list", R::NOUN));
    let noun = R::NOUN;
    if listing.count() == 0 {
        nothing_ui(
            ui,
            &format!("No {noun}s were found in these documents."),
            false,
        );
        return None;
    }
    filter_ui(ui, &mut arrangement.filter, &format!("Filter {noun}s"), id);
    let rearranged = toolbar_ui::<R>(ui, listing, arrangement);
    if listing.shown_count() == 0 {
        if nothing_ui(ui, &format!("No {noun} matches."), arrangement.narrows()) {
            arrangement.filter.clear();
            arrangement.facet = None;
        }
        return None;
    }
    let columns = columns_that_fit(R::COLUMNS, ui.available_width());
    let wide = !columns.is_empty();
    if wide {
        headers_ui::<R>(ui, columns, arrangement);
    }
    let width = main_width(ui.available_width(), columns);
    let heights: Vec<f32> = (1..=R::MAIN_LINES)
        .map(|lines| row_height(ui, lines))
        .collect();
    listing.reckon_ends([width, row_height(ui, 1)], |row| {
        let lines = lines_of(row, width);
        heights.get(lines - 1).copied().unwrap_or_default()
    });
    let selected = selected.and_then(|item| listing.position_of(item));
    let list = List {
        id,
        name: &count_line(listing.shown_count(), listing.count(), noun),
        ends: Ends(listing.ends()),
        selected,
        reveal: reveal || rearranged,
        gutter: wide,
    };
    let listing = &*listing;
    let words = |position| listing.shown(position).map(R::words).unwrap_or_default();
    let wish = list.show(ui, words, |ui, rect, position, noted| {
        let Some(row) = listing.shown(position) else {
            return;
        };
        let (main, cells) = cells(rect, columns);
        let lines = lines_of(row, width);
        let room = Room {
            main,
            cells: &cells,
            lines,
            noted,
        };
        row.paint(ui, &room);
    })?;
    let (Wish::Pick(position) | Wish::Cite(position)) = wish;
    Some((wish, listing.shown(position)?.item()))
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
    let beside: f32 = columns.iter().map(|column| column.width + 8.0).sum();
    let gutter = if columns.is_empty() { 0.0 } else { NOTE_ROOM };
    width - beside - gutter - 2.0 * PAD - 14.0
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
        facets.extend(
            R::facets()
                .into_iter()
                .map(|(facet, name)| (Some(facet), name)),
        );
        choice_ui(ui, R::FACET.0, &mut arrangement.facet, &facets);
        let orders: Vec<_> = R::ORDERS
            .iter()
            .map(|(by, words)| (*by, (*words).to_owned()))
            .collect();
        let mut by = arrangement.column;
        choice_ui(ui, "Sorted", &mut by, &orders);
        if by != arrangement.column {
            arrangement.sort_by(by);
        }
        turn_ui(ui, &mut arrangement.reversed);
        let rearranged = listing.arrange(arrangement);
        let count = count_line(listing.shown_count(), listing.count(), R::NOUN);
        ui.label(muted(ui, count).size(sizes::SMALL));
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
    let rect = Rect::from_min_max(
        rect.min,
        pos2(rect.right() - bar - NOTE_ROOM, rect.bottom()),
    )
    .shrink2(vec2(PAD, 0.0));
    let (main, cells) = cells(rect, columns);
    let (title, by) = R::MAIN;
    header_ui(ui, main, title, by, true, arrangement);
    for (column, rect) in columns.iter().zip(cells) {
        header_ui(
            ui,
            rect,
            column.title,
            column.by,
            column.before,
            arrangement,
        );
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
    let ink = if sorted || response.hovered() || response.has_focus() {
        palette.accent
    } else {
        palette.muted
    };
    let font = FontId::new(sizes::SMALL, FontFamily::Proportional);
    let (at, anchor) = if left {
        (rect.left_center(), Align2::LEFT_CENTER)
    } else {
        (rect.right_center(), Align2::RIGHT_CENTER)
    };
    let text = ui.painter().text(at, anchor, title, font, ink);
    if sorted {
        let sign = if left {
            text.right_center() + vec2(9.0, 0.0)
        } else {
            text.left_center() - vec2(9.0, 0.0)
        };
        paint::arrow(ui, sign, arrangement.reversed, ink);
    }
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ColumnHeader,
            true,
            sorted,
            format!("Sort by {}", title.to_lowercase()),
        )
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
        let width = column.width;
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

/// Paints `main` text in at most `lines` lines and a small line beneath, with what stands at the right of both.
fn two_parts(ui: &Ui, rect: Rect, lines: usize, main: &Main<'_>, beneath: &Beneath<'_>) {
    let height = Look::Strong.height(ui);
    let mut text = line_of(rect, 0.0, height * lines as f32);
    if !main.right.is_empty() {
        let width = paint::laid_out(ui, main.right, Look::Small, 120.0, 1)
            .size()
            .x;
        paint::right(ui, line_of(rect, 0.0, height), main.right, Look::Small);
        text.max.x -= width + 8.0;
    }
    let mut job = paint::job(text.width(), lines);
    job.append(main.strong, 0.0, Look::Strong.format(ui));
    if !main.plain.is_empty() {
        job.append(main.plain, 5.0, Look::Plain.format(ui));
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let used = galley.size().y;
    ui.painter().galley(text.min, galley, palette(ui).text);
    let small = Look::Small.height(ui);
    let mut line = line_of(rect, used.max(height) + 2.0, small);
    if beneath.noted {
        line.max.x -= NOTE_ROOM;
    }
    if !beneath.right.is_empty() {
        let width = paint::laid_out(ui, beneath.right, Look::Small, 120.0, 1)
            .size()
            .x;
        paint::right(ui, line, beneath.right, Look::Small);
        line.max.x -= width + 8.0;
    }
    if !beneath.warning.is_empty() {
        let width = paint::left(ui, line, beneath.warning, Look::Warning);
        line.min.x += width + 6.0;
    }
    paint::left(ui, line, beneath.left, Look::Small);
}

/// The main text of a row.
struct Main<'a> {
    strong: &'a str,
    plain: &'a str,
    right: &'a str,
}

/// The small line beneath it.
struct Beneath<'a> {
    noted: bool,
    warning: &'a str,
    left: &'a str,
    right: &'a str,
}

fn actor(ui: &Ui, row: &ActorRow, room: &Room<'_>) {
    let Room {
        main, cells, noted, ..
    } = *room;
    let badge = paint::BADGE;
    let center = pos2(main.left() + badge / 2.0, main.center().y);
    paint::badge(ui, center, Kind::of_actor(row.kind));
    let main = Rect::from_min_max(pos2(main.left() + badge + 8.0, main.top()), main.max);
    let narrow = cells.is_empty();
    let right = |count, noun| {
        if narrow {
            counted(count, noun)
        } else {
            String::new()
        }
    };
    two_parts(
        ui,
        main,
        1,
        &Main {
            strong: &row.name,
            plain: "",
            right: &right(row.mentions, "mention"),
        },
        &Beneath {
            noted,
            warning: "",
            left: &row.line,
            right: &right(row.documents, "document"),
        },
    );
    let mut cells = cells.iter();
    number(ui, cells.next(), row.documents);
    number(ui, cells.next(), row.mentions);
    if let Some(cell) = cells.next() {
        paint::bar(ui, *cell, f32::from(row.salience.thousandths()) / 1000.0);
    }
}

impl TableRow for ActorRow {
    const NOUN: &'static str = "actor";
    const MAIN_LINES: usize = 1;
    const MAIN: (&'static str, ActorColumn) = ("Name", ActorColumn::Name);
    const COLUMNS: &'static [Column<ActorColumn>] = &[
        column(ActorColumn::Documents, "Documents", 74.0, WIDE),
        column(ActorColumn::Mentions, "Mentions", 68.0, WIDE),
        column(ActorColumn::Weight, "Weight", 60.0, WIDE),
    ];
    const ORDERS: &'static [(ActorColumn, &'static str)] = &[
        (ActorColumn::Weight, "By weight"),
        (ActorColumn::Name, "By name"),
        (ActorColumn::Kind, "By kind"),
        (ActorColumn::Role, "By role"),
        (ActorColumn::Mentions, "By mentions"),
        (ActorColumn::Documents, "By documents"),
    ];
    const FACET: (&'static str, &'static str) = ("Kind", "All kinds");

    fn facets() -> Vec<(ActorKind, String)> {
        let name = |kind: ActorKind| (kind, format!("{}s", Kind::of_actor(kind).name()));
        ACTOR_KINDS.into_iter().map(name).collect()
    }

    fn length(&self) -> usize {
        0
    }

    fn words(&self) -> RowWords {
        let counts = mentions_in_documents(self.mentions, "mention", self.documents);
        let kind = Kind::of_actor(self.kind).name();
        let description = joined([kind, &self.role, &counts]);
        RowWords {
            name: self.name.clone(),
            hint: [&self.name, &description, &self.why]
                .map(String::as_str)
                .join("\n"),
            description,
            citable: true,
        }
    }

    fn paint(&self, ui: &Ui, room: &Room<'_>) {
        actor(ui, self, room);
    }
}

fn event(ui: &Ui, row: &EventRow, room: &Room<'_>) {
    let Room {
        main,
        cells,
        lines,
        noted,
    } = *room;
    let class = row.class.map(class_name).unwrap_or_default();
    let when = if row.when.is_empty() {
        "undated"
    } else {
        &row.when
    };
    let narrow = cells.is_empty();
    // What has no column of its own stands beneath the headline.
    let left = match cells.len() {
        0 => joined([when, class]),
        1 | 2 => joined([class, &row.actors]),
        _ => row.actors.clone(),
    };
    let right = if narrow {
        counted(row.documents, "document")
    } else {
        String::new()
    };
    two_parts(
        ui,
        main,
        lines,
        &Main {
            strong: &row.headline,
            plain: "",
            right: "",
        },
        &Beneath {
            noted,
            warning: status_name(row.status),
            left: &left,
            right: &right,
        },
    );
    let mut cells = cells.iter();
    if let Some(cell) = cells.next() {
        let look = if row.when.is_empty() {
            Look::Small
        } else {
            Look::Plain
        };
        paint::left(ui, *cell, when, look);
    }
    number(ui, cells.next(), row.documents);
    if let Some(cell) = cells.next() {
        paint::right(ui, *cell, class, Look::Small);
    }
    number(ui, cells.next(), row.reports);
}

impl TableRow for EventRow {
    const NOUN: &'static str = "event";
    const MAIN_LINES: usize = 2;
    const MAIN: (&'static str, EventColumn) = ("Event", EventColumn::Headline);
    const COLUMNS: &'static [Column<EventColumn>] = &[
        Column {
            by: EventColumn::Time,
            title: "Date",
            width: 112.0,
            before: true,
            from: 520.0,
        },
        column(EventColumn::Documents, "Documents", 74.0, 520.0),
        column(EventColumn::Class, "Class", 82.0, 700.0),
        column(EventColumn::Reports, "Reports", 60.0, 780.0),
    ];
    const ORDERS: &'static [(EventColumn, &'static str)] = &[
        (EventColumn::Time, "By time"),
        (EventColumn::Weight, "By weight"),
        (EventColumn::Headline, "By headline"),
        (EventColumn::Class, "By class"),
        (EventColumn::Reports, "By reports"),
        (EventColumn::Documents, "By documents"),
    ];
    const FACET: (&'static str, &'static str) = ("Class", "All classes");

    fn facets() -> Vec<(EventClass, String)> {
        let name = |class: &EventClass| (*class, class_name(*class).to_owned());
        EventClass::ALL.iter().map(name).collect()
    }

    fn length(&self) -> usize {
        self.length
    }

    fn words(&self) -> RowWords {
        let when = if self.when.is_empty() {
            "undated"
        } else {
            &self.when
        };
        let class = self.class.map(class_name).unwrap_or_default();
        let counts = mentions_in_documents(self.reports, "report", self.documents);
        let description = joined([when, class, status_name(self.status), &counts]);
        RowWords {
            name: self.headline.clone(),
            hint: [&self.headline, &description, &self.actors, &self.why]
                .map(String::as_str)
                .into_iter()
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
            description,
            citable: true,
        }
    }

    fn paint(&self, ui: &Ui, room: &Room<'_>) {
        event(ui, self, room);
    }
}

fn figure(ui: &Ui, row: &FigureRow, room: &Room<'_>) {
    let Room {
        main,
        cells,
        lines,
        noted,
    } = *room;
    let narrow = cells.is_empty();
    let as_of = as_of_words(row);
    let trend = row.trend.map(trend_name).unwrap_or_default();
    let context = if row.amount.of.is_empty() {
        &row.context
    } else {
        ""
    };
    let as_of = if cells.len() < 3 { as_of.as_str() } else { "" };
    let left = joined([row.amount.number.as_str(), as_of, trend, context]);
    let right = if narrow {
        counted(row.documents, "document")
    } else {
        String::new()
    };
    let mut text = main;
    if let Some(trend) = row.trend {
        let height = Look::Strong.height(ui);
        let center = pos2(main.left() + 5.0, main.top() + height / 2.0);
        let ink = palette(ui).kind(Kind::Figure).ink;
        paint::arrow(ui, center, trend == Trend::Up, ink);
        text.min.x += 14.0;
    }
    two_parts(
        ui,
        text,
        lines,
        &Main {
            strong: &row.amount.words,
            plain: &row.amount.of,
            right: "",
        },
        &Beneath {
            noted,
            warning: "",
            left: &left,
            right: &right,
        },
    );
    let mut cells = cells.iter();
    number(ui, cells.next(), row.documents);
    number(ui, cells.next(), row.mentions);
    if let Some(cell) = cells.next() {
        paint::right(ui, *cell, &row.as_of, Look::Small);
    }
}

/// Paints a count in its cell, where there is one.
fn number(ui: &Ui, cell: Option<&Rect>, count: usize) {
    if let Some(cell) = cell {
        paint::right(ui, *cell, &grouped(&count.to_string()), Look::Plain);
    }
}

fn as_of_words(row: &FigureRow) -> String {
    match row.as_of.as_str() {
        "" => String::new(),
        as_of => format!("as of {as_of}"),
    }
}

impl TableRow for FigureRow {
    const NOUN: &'static str = "figure";
    const MAIN_LINES: usize = 2;
    const MAIN: (&'static str, FigureColumn) = ("Figure", FigureColumn::Amount);
    const COLUMNS: &'static [Column<FigureColumn>] = &[
        column(FigureColumn::Documents, "Documents", 74.0, WIDE),
        column(FigureColumn::Mentions, "Mentions", 68.0, 520.0),
        column(FigureColumn::AsOf, "As of", 112.0, 700.0),
    ];
    const ORDERS: &'static [(FigureColumn, &'static str)] = &[
        (FigureColumn::Weight, "By weight"),
        (FigureColumn::Amount, "By number"),
        (FigureColumn::Of, "By what it is of"),
        (FigureColumn::AsOf, "By date"),
        (FigureColumn::Mentions, "By mentions"),
        (FigureColumn::Documents, "By documents"),
    ];
    const FACET: (&'static str, &'static str) = ("Sort", "All sorts");

    fn facets() -> Vec<(FigureSort, String)> {
        let name = |sort: FigureSort| (sort, sort.name().to_owned());
        FigureSort::ALL.into_iter().map(name).collect()
    }

    fn length(&self) -> usize {
        self.length
    }

    fn words(&self) -> RowWords {
        let counts = mentions_in_documents(self.mentions, "mention", self.documents);
        let trend = self.trend.map(trend_name).unwrap_or_default();
        let description = joined([
            self.amount.number.as_str(),
            &as_of_words(self),
            trend,
            &counts,
        ]);
        let name = self.amount.line();
        RowWords {
            hint: [&name, &description, &self.why]
                .map(String::as_str)
                .join("\n"),
            name,
            description,
            citable: true,
        }
    }

    fn paint(&self, ui: &Ui, room: &Room<'_>) {
        figure(ui, self, room);
    }
}
