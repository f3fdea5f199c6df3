//! One event on the timeline: its sign, its words, its name for screen readers, its tip.

use eframe::egui::{
    CornerRadius, CursorIcon, FontFamily, FontId, Id, Rect, Role, Sense, Shape, Stroke, StrokeKind, TextFormat, Ui,
    WidgetInfo, pos2, vec2,
};

use super::lanes::SIGN;
use super::rows::EventMark;
use super::tip::tip_ui;
use crate::briefing::{Briefing, EventStatus};
use crate::ui::panels::summary::draw::paint::{self, Look};
use crate::ui::panels::summary::rows::vocabulary::{class_name, status_name};
use crate::ui::panels::summary::rows::words::{counted, joined};
use crate::ui::theme::{Kind, palette, sizes};
use crate::ui::{Command, Item};

/// The height of a lane.
pub const LANE: f32 = 22.0;
/// The height of a bar in it.
const BAR: f32 = 14.0;
/// The space between a sign and its words.
const BESIDE: f32 = 4.0;

/// Where an event is drawn.
pub struct Drawn<'a> {
    /// The event.
    pub mark: &'a EventMark,
    /// Its own stretch of its lane.
    pub rect: Rect,
    /// How long its bar is; 0 for a day.
    pub bar: f32,
    /// What of the canvas is in sight.
    pub sight: Rect,
}

impl Drawn<'_> {
    /// Where the sign ends and where words begin: on a bar that holds them, they stay in sight while it is moved out.
    fn words(&self) -> Rect {
        let sign = self.bar.max(SIGN);
        let from = if self.bar >= self.mark.words + SIGN {
            self.rect.left().max(self.sight.left()) + BESIDE
        } else {
            self.rect.left() + sign + if self.mark.is_open { 2.0 * BESIDE } else { BESIDE }
        };
        let to = self.rect.right().max(self.rect.left() + self.bar) - 2.0;
        Rect::from_min_max(pos2(from, self.rect.top()), pos2(to.max(from), self.rect.bottom()))
    }
}

/// Draws an event; a click selects it and shows its first report.
pub fn mark_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    drawn: &Drawn<'_>,
    selected: Option<Item>,
    commands: &mut Vec<Command>,
) {
    let mark = drawn.mark;
    let item = Item::Event(mark.id);
    let is_selected = selected == Some(item);
    let id = Id::unique(("timeline event", mark.id));
    let response = ui.interact(drawn.rect.intersect(drawn.sight.expand(4.0)), id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_selected, mark.name()));
    let class = mark.class.map(class_name).unwrap_or_default();
    let documents = counted(mark.document_count(), "document");
    let description = joined([class, status_name(mark.status), &documents]);
    ui.ctx().accesskit_node_builder(id, |node| node.set_description(description));
    let of_actor = matches!(selected, Some(Item::Actor(actor)) if mark.has_actor(actor));
    ground(ui, drawn, is_selected || of_actor, response.hovered());
    sign(ui, drawn);
    words(ui, drawn);
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(super::TimelineView::focus_id()));
        commands.push(Command::Select(item));
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.context_menu(|ui| {
        if ui.button("Show the source").clicked() {
            commands.push(Command::Select(item));
        }
        if ui.button("Add to notes").clicked() {
            commands.push(Command::CiteItem(item));
        }
    });
    response.on_hover_ui(|ui| tip_ui(ui, briefing, mark.id));
}

fn ground(ui: &Ui, drawn: &Drawn<'_>, lit: bool, hot: bool) {
    let palette = palette(ui);
    let ground = match (lit, hot) {
        (true, _) => palette.selected,
        (false, true) => palette.stripe,
        (false, false) => return,
    };
    let mut rect = drawn.rect.expand2(vec2(2.0, -1.0));
    rect.max.x = rect.max.x.max(rect.min.x + drawn.bar);
    ui.painter().rect_filled(rect, CornerRadius::same(sizes::ROUND), ground);
}

/// A point for a day, a bar for anything longer; filled for what is reported as a fact, hollow for the rest.
fn sign(ui: &Ui, drawn: &Drawn<'_>) {
    let paint = palette(ui).kind(Kind::Event);
    let center = drawn.rect.center().y;
    let fact = drawn.mark.status == EventStatus::Reported;
    let stroke = Stroke::new(1.6, paint.ink);
    if drawn.bar <= 0.0 {
        let at = pos2(drawn.rect.left() + SIGN / 2.0, center);
        if fact {
            ui.painter().circle_filled(at, 5.0, paint.ink);
        } else {
            ui.painter().circle_stroke(at, 4.3, stroke);
        }
        return;
    }
    let bar = Rect::from_min_max(
        pos2(drawn.rect.left(), center - BAR / 2.0),
        pos2(drawn.rect.left() + drawn.bar.max(4.0), center + BAR / 2.0),
    );
    let seen = bar.intersect(drawn.sight.expand(20.0));
    let corner = CornerRadius::same(3);
    // A span that the sources give is solid; a date that is no more exact is a frame.
    let fill = match (fact, drawn.mark.is_span) {
        (true, true) => paint.strong,
        (true, false) => paint.ground,
        (false, _) => palette(ui).page,
    };
    ui.painter().rect_filled(seen, corner, fill);
    if drawn.mark.is_open {
        let tip = pos2(bar.right() + 1.0, center);
        let points = vec![tip + vec2(6.0, 0.0), tip + vec2(0.0, -6.0), tip + vec2(0.0, 6.0)];
        ui.painter().add(Shape::convex_polygon(points, paint.ink, Stroke::NONE));
    }
    if fact {
        ui.painter().rect_stroke(seen, corner, Stroke::new(1.0, paint.ink), StrokeKind::Inside);
        return;
    }
    let edge = [seen.left_top(), seen.right_top(), seen.right_bottom(), seen.left_bottom(), seen.left_top()];
    ui.painter().extend(Shape::dashed_line(&edge, Stroke::new(1.0, paint.ink), 4.0, 3.0));
}

fn words(ui: &Ui, drawn: &Drawn<'_>) {
    let rect = drawn.words();
    if rect.width() < 12.0 {
        return;
    }
    let colours = palette(ui);
    let mut job = paint::job(rect.width(), 1);
    let status = status_name(drawn.mark.status);
    if !status.is_empty() {
        job.append(&format!("{status}: "), 0.0, Look::Warning.format(ui));
    }
    let font = FontId::new(sizes::SMALL, FontFamily::Proportional);
    job.append(&drawn.mark.headline, 0.0, TextFormat::simple(font, colours.text));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colours.text);
}
