//! The axis and the lanes beneath it: drawing, and zooming and moving by wheel, drag and keys.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Rect, Role, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    scroll_area::{DragScroll, ScrollSource},
    style::ScrollAnimation,
    vec2,
};

use super::axis::{Scale, ticks};
use super::lanes::{CROWD, Crowd, Placed};
use super::marks::{self, Drawn, LANE};
use super::rows::Shown;
use super::toolbar::ZOOM;
use super::{Model, TimelineView, scale_of};
use crate::briefing::Briefing;
use crate::ui::panels::summary::draw::toolbar::count_line;
use crate::ui::panels::summary::rows::words::{counted, grouped};
use crate::ui::theme::{Kind, bold_font, palette, sizes};
use crate::ui::{Command, Item, Tab};

/// The height of the axis: a line for months or years, one for what is finer.
const AXIS: f32 = 36.0;
/// The height of the strip of crowds.
const CROWDS: f32 = 20.0;
/// How far an arrow key moves the timeline, as a share of its width.
const PAN: f32 = 0.2;

/// What the person did to the canvas as a whole.
#[derive(Clone, Copy, Debug, Default)]
struct Moves {
    /// Points to move down by.
    down: f32,
    /// The event to go to, by its position.
    to: Option<usize>,
}

/// The axis with the lanes.
pub fn canvas_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    model: &mut Model,
    view: &mut TimelineView,
    selected: Option<Item>,
    undated: f32,
    commands: &mut Vec<Command>,
) {
    let mut rect = ui.available_rect_before_wrap();
    rect.max.y = (rect.max.y - undated).max(rect.min.y + AXIS + LANE);
    let width = rect.width() - ui.spacing().scroll.bar_width;
    let moves = move_ui(ui, rect, width, model, view, selected);
    if let Some(mark) = moves.to.and_then(|position| model.marks.get(position)) {
        commands.push(Command::Select(Item::Event(mark.id)));
    }
    let news = reveal(model, view, selected, width);
    let scale = scale_of(view, &model.shown, width);
    model.lay_out(scale);
    axis_ui(ui, rect, width, scale);
    let mut lanes = rect;
    lanes.min.y += AXIS;
    if !model.lanes.crowds.is_empty() {
        let strip = Rect::from_min_max(lanes.min, pos2(lanes.min.x + width, lanes.min.y + CROWDS));
        crowds_ui(ui, strip, scale, &model.lanes.crowds, view, commands);
        lanes.min.y += CROWDS;
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(lanes).id_salt("lanes"));
    lanes_ui(&mut inner, briefing, model, scale, (selected, news, moves.down), commands);
    ui.advance_cursor_after_rect(rect);
}

/// Zooms and moves by wheel, drag and keys.
fn move_ui(ui: &Ui, rect: Rect, width: f32, model: &Model, view: &mut TimelineView, selected: Option<Item>) -> Moves {
    let response = ui.interact(rect, TimelineView::focus_id(), Sense::click_and_drag());
    let shown = &model.shown;
    let name = format!("Timeline, {}", count_line(shown.count(), model.marks.len(), "event"));
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, &name));
    let mut moves = Moves::default();
    if response.clicked() {
        response.request_focus();
    }
    if response.dragged() {
        let delta = response.drag_delta();
        view.pan(shown, width, -delta.x);
        moves.down = delta.y;
        ui.set_cursor_icon(CursorIcon::Grabbing);
    }
    if ui.rect_contains_pointer(rect)
        && let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
    {
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        if scroll.x != 0.0 {
            view.pan(shown, width, -scroll.x);
        }
        let factor = f64::from(zoom) * f64::from(scroll.y / 240.0).exp();
        if (factor - 1.0).abs() > 1e-6 {
            view.zoom(shown, width, factor, pointer.x - rect.left());
        }
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette(ui).accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(sizes::ROUND), stroke, StrokeKind::Inside);
        keys(ui, width, model, view, selected, &mut moves);
    }
    moves
}

/// What the keys do while the timeline has them.
#[derive(Clone, Copy, Debug)]
enum Stroked {
    /// To the next or previous event in time.
    Step(bool),
    /// To the first or last one.
    End(bool),
    /// By a share of the width.
    Pan(f32),
    /// By so many lanes.
    Down(f32),
    Zoom(f64),
    Fit,
    /// Shows the selected event's source again.
    Again,
}

const KEYS: &[(Modifiers, Key, Stroked)] = &[
    (Modifiers::SHIFT, Key::ArrowLeft, Stroked::Pan(-PAN)),
    (Modifiers::SHIFT, Key::ArrowRight, Stroked::Pan(PAN)),
    (Modifiers::NONE, Key::ArrowLeft, Stroked::Step(false)),
    (Modifiers::NONE, Key::ArrowRight, Stroked::Step(true)),
    (Modifiers::NONE, Key::Home, Stroked::End(false)),
    (Modifiers::NONE, Key::End, Stroked::End(true)),
    (Modifiers::NONE, Key::ArrowDown, Stroked::Down(3.0)),
    (Modifiers::NONE, Key::ArrowUp, Stroked::Down(-3.0)),
    (Modifiers::NONE, Key::PageDown, Stroked::Down(10.0)),
    (Modifiers::NONE, Key::PageUp, Stroked::Down(-10.0)),
    (Modifiers::NONE, Key::Plus, Stroked::Zoom(ZOOM)),
    (Modifiers::NONE, Key::Equals, Stroked::Zoom(ZOOM)),
    (Modifiers::NONE, Key::Minus, Stroked::Zoom(1.0 / ZOOM)),
    (Modifiers::NONE, Key::Num0, Stroked::Fit),
    (Modifiers::NONE, Key::Enter, Stroked::Again),
];

fn keys(ui: &Ui, width: f32, model: &Model, view: &mut TimelineView, selected: Option<Item>, moves: &mut Moves) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(TimelineView::focus_id(), filter));
    let shown = &model.shown;
    let chosen = match selected {
        Some(Item::Event(id)) => model.position(id),
        _ => None,
    };
    for (modifiers, key, stroked) in KEYS {
        if !ui.input_mut(|input| input.consume_key(*modifiers, *key)) {
            continue;
        }
        match *stroked {
            Stroked::Step(forward) => moves.to = shown.step(chosen, forward),
            Stroked::End(forward) => moves.to = shown.step(None, !forward),
            Stroked::Pan(share) => view.pan(shown, width, share * width),
            Stroked::Down(lanes) => moves.down = -lanes * LANE,
            Stroked::Zoom(factor) => view.zoom(shown, width, factor, width / 2.0),
            Stroked::Fit => view.fit_all(shown, width),
            Stroked::Again => moves.to = chosen,
        }
    }
}

impl TimelineView {
    /// Moves the days in sight by `points`.
    pub(super) fn pan(&mut self, shown: &Shown, width: f32, points: f32) {
        let days = shown.all_days().unwrap_or_default();
        self.scale = Some(scale_of(self, shown, width).panned(points, days, width));
    }

    /// Zooms by `factor` about the day at `x`, at most so far out that all days are in sight.
    pub(super) fn zoom(&mut self, shown: &Shown, width: f32, factor: f64, x: f32) {
        let (first, last) = shown.all_days().unwrap_or_default();
        let smallest = Scale::fit(first, last, f64::from(width)).day * 0.8;
        let zoomed = scale_of(self, shown, width).zoomed(factor, x, smallest);
        self.scale = Some(zoomed.panned(0.0, (first, last), width));
    }

    /// Shows all days.
    pub(super) fn fit_all(&mut self, shown: &Shown, width: f32) {
        let (first, last) = shown.all_days().unwrap_or_default();
        self.scale = Some(Scale::fit(first, last, f64::from(width)));
    }
}

/// Moves the selected event into sight where it was selected elsewhere; returns whether it is newly selected.
fn reveal(model: &Model, view: &mut TimelineView, selected: Option<Item>, width: f32) -> bool {
    if view.revealed == selected {
        return false;
    }
    view.revealed = selected;
    let Some(Item::Event(id)) = selected else {
        return false;
    };
    let Some((first, last)) = model.position(id).and_then(|at| model.marks.get(at)?.days) else {
        return false;
    };
    let scale = scale_of(view, &model.shown, width);
    let (from, to) = (scale.x(f64::from(first)), scale.x(f64::from(last) + 1.0));
    if to < 0.0 || from > width - 40.0 {
        let left = f64::from(first) - f64::from(width) / 3.0 / scale.day;
        view.scale = Some(Scale { left, ..scale });
    }
    true
}

/// The labels of days, months and years, and their lines through the lanes.
fn axis_ui(ui: &Ui, rect: Rect, width: f32, scale: Scale) {
    let colours = palette(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let ticks = ticks(scale, width);
    let small = FontId::new(sizes::SMALL, FontFamily::Proportional);
    let line = Stroke::new(1.0, colours.line);
    let x_of = |day: f64| rect.left() + scale.x(day);
    for tick in &ticks.fine {
        let x = x_of(tick.day);
        painter.vline(x, rect.top() + AXIS / 2.0..=rect.bottom(), line);
        painter.text(
            pos2(x + 4.0, rect.top() + AXIS * 0.75),
            Align2::LEFT_CENTER,
            &tick.label,
            small.clone(),
            colours.muted,
        );
    }
    for (at, tick) in ticks.coarse.iter().enumerate() {
        let x = x_of(tick.day);
        painter.vline(x, rect.y_range(), Stroke::new(1.4, colours.control_held));
        let galley = painter.layout_no_wrap(tick.label.clone(), bold_font(sizes::SMALL), colours.text);
        // What began before the left edge is named there, unless its successor needs the place.
        let next = ticks.coarse.get(at + 1).map_or(f32::INFINITY, |next| x_of(next.day));
        let left = x.max(rect.left()) + 4.0;
        if left + galley.size().x + 4.0 < next {
            painter.galley(pos2(left, rect.top() + 2.0), galley, colours.text);
        }
    }
    painter.hline(rect.left()..=rect.left() + width, rect.top() + AXIS, line);
}

/// A button for each crowd: it zooms in until its events part, or leads to the list.
fn crowds_ui(
    ui: &mut Ui,
    strip: Rect,
    scale: Scale,
    crowds: &[Crowd],
    view: &mut TimelineView,
    commands: &mut Vec<Command>,
) {
    for crowd in crowds {
        let x = strip.left() + scale.x(crowd.first);
        let rect = Rect::from_min_size(pos2(x, strip.top() + 2.0), vec2(CROWD as f32 - 4.0, CROWDS - 4.0));
        if rect.right() < strip.left() || rect.left() > strip.right() {
            continue;
        }
        let id = Id::unique(("timeline crowd", crowd.first.to_bits()));
        let response = ui.interact(rect.intersect(strip), id, Sense::CLICK);
        let name = format!("{} more, zoom in", counted(crowd.count, "event"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let paint = palette(ui).kind(Kind::Event);
        let painter = ui.painter().with_clip_rect(strip);
        painter.rect_filled(rect, CornerRadius::same(7), paint.ground);
        let words = format!("+{}", grouped(&crowd.count.to_string()));
        painter.text(rect.center(), Align2::CENTER_CENTER, words, bold_font(sizes::SMALL), paint.ink);
        if response.clicked() {
            let close = Scale::fit(crowd.first, crowd.end - 1.0, f64::from(strip.width()));
            if close.day > scale.day * 1.05 {
                view.scale = Some(close);
            } else {
                commands.push(Command::ShowTab(Tab::Events));
            }
        }
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name);
    }
}

fn lanes_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    model: &Model,
    scale: Scale,
    (selected, news, down): (Option<Item>, bool, f32),
    commands: &mut Vec<Command>,
) {
    let source = ScrollSource { scroll_bar: true, drag: DragScroll::Never, mouse_wheel: false };
    let area = ScrollArea::vertical().id_salt("timeline lanes").auto_shrink(false).scroll_source(source);
    area.show_viewport(ui, |ui, sight| {
        let origin = ui.max_rect().min;
        let width = ui.max_rect().width();
        ui.set_height(model.lanes.count as f32 * LANE + 4.0);
        if down != 0.0 {
            ui.scroll_with_delta_animation(vec2(0.0, down), ScrollAnimation::none());
        }
        let in_sight =
            Rect::from_min_max(pos2(origin.x, ui.clip_rect().top()), pos2(origin.x + width, ui.clip_rect().bottom()));
        for placed in &model.lanes.placed {
            let Some((drawn, id)) = drawn(model, placed, scale, origin, in_sight) else {
                continue;
            };
            if news && selected == Some(id) {
                ui.scroll_to_rect(drawn.rect.with_max_x(drawn.rect.left() + 1.0), None);
            }
            let across = drawn.rect.left() < origin.x + width
                && drawn.rect.right().max(drawn.rect.left() + drawn.bar) > origin.x;
            let y = placed.lane as f32 * LANE;
            if across && y + LANE > sight.top() && y < sight.bottom() {
                marks::mark_ui(ui, briefing, &drawn, selected, commands);
            }
        }
    });
}

fn drawn<'a>(
    model: &'a Model,
    placed: &Placed,
    scale: Scale,
    origin: eframe::egui::Pos2,
    sight: Rect,
) -> Option<(Drawn<'a>, Item)> {
    let position = *model.shown.dated.get(placed.position)?;
    let mark = model.marks.get(position)?;
    let bar = if placed.end - placed.first > 1.0 { ((placed.end - placed.first) * scale.day) as f32 } else { 0.0 };
    let min = pos2(origin.x + scale.x(placed.first), origin.y + placed.lane as f32 * LANE);
    let rect = Rect::from_min_size(min, vec2(placed.room.max(bar), LANE));
    Some((Drawn { mark, rect, bar, sight }, Item::Event(mark.id)))
}
