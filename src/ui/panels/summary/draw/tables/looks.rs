//! What the rows of actors, events and figures look like, and what they say to screen readers.

use eframe::egui::{Rect, Stroke, Ui, lerp, pos2, vec2};

use super::{Column, Room, TableRow, WIDE, column};
use crate::briefing::{ActorKind, EventClass, Trend};
use crate::export::Table;
use crate::ui::panels::summary::draw::list::RowWords;
use crate::ui::panels::summary::draw::paint::{self, Look, line_of};
use crate::ui::panels::summary::draw::row::NOTE_ROOM;
use crate::ui::panels::summary::rows::actors::{ActorColumn, ActorRow};
use crate::ui::panels::summary::rows::events::{EventColumn, EventRow};
use crate::ui::panels::summary::rows::figures::{FigureColumn, FigureRow, FigureSort};
use crate::ui::panels::summary::rows::spread::Spread;
use crate::ui::panels::summary::rows::vocabulary::{ACTOR_KINDS, CORRECTED, class_name, trend_name};
use crate::ui::panels::summary::rows::words::{counted, grouped, joined, mentions_in_documents};
use crate::ui::theme::{Kind, palette};

/// Below this width, a name and its counts do not stand on one line.
const TIGHT: f32 = 250.0;

/// Paints `main` text in at most `lines` lines and a small line beneath, with what stands at the right of both.
fn two_parts(ui: &Ui, rect: Rect, lines: usize, main: &Main<'_>, beneath: &Beneath<'_>) {
    let height = Look::Strong.height(ui);
    let mut text = line_of(rect, 0.0, height * lines as f32);
    if !main.right.is_empty() {
        let width = paint::laid_out(ui, main.right, Look::Small, rect.width(), 1).size().x;
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
        let width = paint::laid_out(ui, beneath.right, Look::Small, line.width(), 1).size().x;
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
    let Room { main, cells, noted, .. } = *room;
    let badge = paint::BADGE;
    let center = pos2(main.left() + badge / 2.0, main.center().y);
    paint::badge(ui, center, Kind::of_actor(row.kind));
    let main = Rect::from_min_max(pos2(main.left() + badge + 8.0, main.top()), main.max);
    // Where it is narrow, the name has its line for itself.
    let (mentions, sources) = match cells.is_empty() {
        true if main.width() < TIGHT => (String::new(), counted(row.mentions, "mention")),
        true => (counted(row.mentions, "mention"), row.sources.clone()),
        false => Default::default(),
    };
    two_parts(
        ui,
        main,
        1,
        &Main { strong: &row.name, plain: "", right: &mentions },
        &Beneath { noted, warning: "", left: &row.line, right: &sources },
    );
    let mut cells = cells.iter();
    number(ui, cells.next(), row.documents);
    number(ui, cells.next(), row.mentions);
    if let Some(cell) = cells.next() {
        paint::bar(ui, *cell, f32::from(row.salience.thousandths()) / 1000.0);
    }
}

impl TableRow for ActorRow {
    const TABLE: Table = Table::Actors;
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
            hint: [&self.name, &description, &self.why].map(String::as_str).join("\n"),
            description,
            citable: true,
        }
    }

    fn paint(&self, ui: &Ui, room: &Room<'_>) {
        actor(ui, self, room);
    }
}

fn event(ui: &Ui, row: &EventRow, room: &Room<'_>) {
    let Room { main, cells, lines, noted } = *room;
    let class = row.class.map(class_name).unwrap_or_default();
    let when = if row.when.is_empty() { "undated" } else { &row.when };
    let narrow = cells.is_empty();
    // What has no column of its own stands beneath the headline.
    let left = match cells.len() {
        0 => joined([when, class]),
        1 | 2 => joined([class, &row.actors]),
        _ => row.actors.clone(),
    };
    let right = if narrow { row.sources.as_str() } else { "" };
    two_parts(
        ui,
        main,
        lines,
        &Main { strong: &row.headline, plain: "", right: "" },
        &Beneath { noted, warning: &row.doubts, left: &left, right },
    );
    let mut cells = cells.iter();
    if let Some(cell) = cells.next() {
        let look = if row.when.is_empty() { Look::Small } else { Look::Plain };
        paint::left(ui, *cell, when, look);
    }
    number(ui, cells.next(), row.documents);
    if let Some(cell) = cells.next() {
        paint::right(ui, *cell, class, Look::Small);
    }
    number(ui, cells.next(), row.reports);
}

impl TableRow for EventRow {
    const TABLE: Table = Table::Events;
    const NOUN: &'static str = "event";
    const MAIN_LINES: usize = 3;
    const MAIN: (&'static str, EventColumn) = ("Event", EventColumn::Headline);
    const COLUMNS: &'static [Column<EventColumn>] = &[
        Column { before: true, left: true, ..column(EventColumn::Time, "Date", 112.0, 520.0) },
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
        let when = if self.when.is_empty() { "undated" } else { &self.when };
        let class = self.class.map(class_name).unwrap_or_default();
        let counts = counted(self.reports, "report");
        let description = joined([self.doubts.as_str(), when, class, &counts, &self.sources]);
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
    let Room { main, cells, lines, noted } = *room;
    let narrow = cells.is_empty();
    let as_of = as_of_words(row);
    let trend = row.trend.map(trend_name).unwrap_or_default();
    let context = if row.amount.of.is_empty() { &row.context } else { "" };
    // What has no column of its own stands beneath.
    let as_of = if cells.len() < 2 { as_of.as_str() } else { "" };
    let said = if cells.len() < 3 { said_words(row) } else { String::new() };
    let number = if cells.len() < 4 { row.amount.number.as_str() } else { "" };
    let corrected = if row.corrected { CORRECTED } else { "" };
    let left = joined([corrected, number, as_of, &said, trend, context]);
    let right = if narrow { row.sources.as_str() } else { "" };
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
        &Main { strong: &row.amount.words, plain: &row.amount.of, right: "" },
        &Beneath { noted, warning: &row.doubts, left: &left, right },
    );
    let mut cells = cells.iter();
    if let Some(cell) = cells.next() {
        paint::right(ui, *cell, &row.sources, Look::Small);
    }
    if let Some(cell) = cells.next() {
        paint::right(ui, *cell, &row.as_of, Look::Small);
    }
    if let Some(cell) = cells.next() {
        let said = if row.said.is_empty() { "the text itself" } else { &row.said };
        paint::left(ui, *cell, said, if row.said.is_empty() { Look::Small } else { Look::Plain });
    }
    if let Some(cell) = cells.next() {
        let height = Look::Plain.height(ui);
        let unit = row.unit_words();
        let top = cell.center().y - height / if unit.is_empty() { 2.0 } else { 1.0 };
        let line = Rect::from_min_size(pos2(cell.left(), top), vec2(cell.width(), height));
        paint::right(ui, line, &row.value, Look::Plain);
        paint::right(ui, line.translate(vec2(0.0, height)), unit, Look::Small);
    }
    if let (Some(cell), Some(spread)) = (cells.next(), &row.spread) {
        spread_strip(ui, *cell, spread);
    }
}

/// Where a figure stands among those of its unit: all as faint lines, those that measure the same as strong ones, its own
/// as a point, a bar for a range, an arrow where it is a bound.
fn spread_strip(ui: &Ui, cell: Rect, spread: &Spread) {
    let colours = palette(ui);
    let paint = colours.kind(Kind::Figure);
    let strip = cell.shrink2(vec2(8.0, 0.0));
    let y = cell.center().y;
    let x_of = |place: f32| lerp(strip.x_range(), place);
    ui.painter().hline(strip.x_range(), y, Stroke::new(1.0, colours.line));
    for (places, half, ink) in [(&spread.all, 4.0, colours.muted.gamma_multiply(0.6)), (&spread.same, 7.0, paint.ink)] {
        let mut last = f32::NEG_INFINITY;
        for place in places.iter() {
            let x = x_of(*place);
            // Hundreds of figures are a few lines.
            if (x - last).abs() >= 1.0 {
                ui.painter().vline(x, y - half..=y + half, Stroke::new(1.0, ink));
            }
            last = x;
        }
    }
    let own = [pos2(x_of(spread.from), y), pos2(x_of(spread.to), y)];
    ui.painter().line_segment(own, Stroke::new(4.0, paint.ink));
    own.into_iter().for_each(|at| {
        ui.painter().circle_filled(at, 4.5, paint.ink);
    });
    if let Some(up) = spread.open {
        let to = own[1] + vec2(if up { 12.0 } else { -12.0 }, 0.0);
        ui.painter().arrow(own[1], to - own[1], Stroke::new(1.5, paint.ink));
    }
}

fn said_words(row: &FigureRow) -> String {
    if row.said.is_empty() { String::new() } else { format!("says {}", row.said) }
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
    const TABLE: Table = Table::Figures;
    const NOUN: &'static str = "figure";
    const MAIN_LINES: usize = 2;
    const MAIN: (&'static str, FigureColumn) = ("Figure", FigureColumn::Of);
    const COLUMNS: &'static [Column<FigureColumn>] = &[
        column(FigureColumn::Documents, "Sources", 104.0, WIDE),
        column(FigureColumn::AsOf, "As of", 112.0, 560.0),
        Column { left: true, ..column(FigureColumn::Said, "Who says so", 140.0, 720.0) },
        Column { before: true, ..column(FigureColumn::Amount, "Value", 124.0, 800.0) },
        Column { before: true, left: true, ..column(FigureColumn::Unit, "Spread", 110.0, 900.0) },
    ];
    const ORDERS: &'static [(FigureColumn, &'static str)] = &[
        (FigureColumn::Weight, "By weight"),
        (FigureColumn::Amount, "By number"),
        (FigureColumn::Unit, "By unit"),
        (FigureColumn::Of, "By what is measured"),
        (FigureColumn::AsOf, "By date"),
        (FigureColumn::Said, "By who says so"),
        (FigureColumn::Mentions, "By mentions"),
        (FigureColumn::Documents, "By sources"),
    ];
    const FACET: (&'static str, &'static str) = ("Kind", "All kinds");

    fn facets() -> Vec<(FigureSort, String)> {
        let name = |sort: FigureSort| (sort, sort.name().to_owned());
        FigureSort::ALL.into_iter().map(name).collect()
    }

    fn length(&self) -> usize {
        self.length
    }

    fn words(&self) -> RowWords {
        let counts = joined([counted(self.mentions, "mention").as_str(), &self.sources]);
        let trend = self.trend.map(trend_name).unwrap_or_default();
        let description =
            joined([self.doubts.as_str(), &self.amount.number, &as_of_words(self), &said_words(self), trend, &counts]);
        let name = self.amount.line();
        RowWords {
            hint: [&name, &description, &self.why].map(String::as_str).join("\n"),
            name,
            description,
            citable: true,
        }
    }

    fn paint(&self, ui: &Ui, room: &Room<'_>) {
        figure(ui, self, room);
    }
}
