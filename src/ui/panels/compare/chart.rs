//! A series of figures against time.

use eframe::egui::{
    CornerRadius, CursorIcon, FontFamily, FontId, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, lerp, pos2, vec2,
};

use super::series::{Point, Series};
use crate::briefing::Bound;
use crate::ui::panels::summary::draw::paint;
use crate::ui::panels::timeline::axis::{Scale, ticks};
use crate::ui::theme::{Kind, palette, sizes};
use crate::ui::{Command, Item};

/// The height of the axis beneath, and the space over the highest point.
const AXIS: f32 = 34.0;
const TOP: f32 = 22.0;
/// The space at the left and right, where numbers stand.
const SIDE: f32 = 12.0;
const POINT: f32 = 4.5;

/// The chart of `series` in `rect`; a click on a point selects its figure.
pub fn chart_ui(ui: &mut Ui, series: &Series, rect: Rect, selected: Option<Item>, commands: &mut Vec<Command>) {
    let colours = palette(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(sizes::ROUND), colours.page);
    let inner = Rect::from_min_max(rect.min + vec2(SIDE, TOP), rect.max - vec2(SIDE, AXIS));
    let Some((scale, heights)) = scales(series, inner.width()) else {
        return;
    };
    time_axis_ui(ui, rect, inner, scale);
    let y_of = |value: f64| lerp(inner.bottom()..=inner.top(), heights.share(value));
    let middle = |point: &Point| inner.left() + scale.x(f64::midpoint(point.first, point.last + 1.0));
    let ink = colours.kind(Kind::Figure).ink;
    let line: Vec<_> =
        series.points.iter().map(|point| pos2(middle(point), y_of(f64::midpoint(point.low, point.high)))).collect();
    ui.painter().line(line, Stroke::new(1.0, colours.control_held));
    let mut named_to = f32::NEG_INFINITY;
    for point in &series.points {
        let (x, top, bottom) = (middle(point), y_of(point.high), y_of(point.low));
        let around = Rect::from_min_max(pos2(x, top), pos2(x, bottom)).expand(POINT + 3.0);
        let id = Id::unique(("chart point", point.item));
        let response = ui.interact(around, id, Sense::click());
        let chosen = selected == Some(point.item);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, point.name()));
        // How inexact the date is, and the range.
        let days = inner.left() + scale.x(point.first)..=inner.left() + scale.x(point.last + 1.0);
        ui.painter().hline(days, f32::midpoint(top, bottom), Stroke::new(2.0, ink.gamma_multiply(0.5)));
        ui.painter().vline(x, top..=bottom, Stroke::new(3.0, ink));
        for y in [top, bottom] {
            ui.painter().circle_filled(pos2(x, y), POINT, ink);
        }
        match point.bound {
            Bound::Over | Bound::AtLeast => paint::arrow(ui, pos2(x, top - POINT - 5.0), true, ink),
            Bound::Under | Bound::AtMost => paint::arrow(ui, pos2(x, bottom + POINT + 5.0), false, ink),
            Bound::Exactly | Bound::About => {}
        }
        if chosen || response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(around, 4.0, Stroke::new(1.5, colours.accent), eframe::egui::StrokeKind::Inside);
        }
        let font = FontId::new(sizes::SMALL, FontFamily::Proportional);
        let galley = ui.painter().layout_no_wrap(point.number.clone(), font, colours.text);
        let left = (x - galley.size().x / 2.0)
            .clamp(rect.left() + 2.0, (rect.right() - galley.size().x - 2.0).max(rect.left() + 2.0));
        // A number that would stand on the one before is told by the pointer only.
        if left > named_to + 6.0 {
            named_to = left + galley.size().x;
            let above = if point.bound == Bound::Exactly { 16.0 } else { 22.0 };
            ui.painter().galley(pos2(left, (top - POINT - above).max(rect.top() + 1.0)), galley, colours.text);
        }
        if response.clicked() {
            commands.push(Command::Select(point.item));
        }
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(point.name());
    }
}

/// The values from the bottom of the chart to its top.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Heights {
    bottom: f64,
    top: f64,
}

impl Heights {
    /// The bottom is naught, unless the values lie so close together that their differences would not be seen.
    fn of(series: &Series) -> Option<Self> {
        let low = series.points.iter().map(|point| point.low).min_by(f64::total_cmp)?;
        let top = series.points.iter().map(|point| point.high).max_by(f64::total_cmp)?;
        let near = low > 0.0 && top - low < top / 4.0;
        let bottom = if near { low - (top - low) } else { low.min(0.0) };
        Some(Self { bottom, top: if top > bottom { top } else { bottom + 1.0 } })
    }

    fn share(self, value: f64) -> f32 {
        ((value - self.bottom) / (self.top - self.bottom)) as f32
    }
}

fn scales(series: &Series, width: f32) -> Option<(Scale, Heights)> {
    let first = series.points.iter().map(|point| point.first).min_by(f64::total_cmp)?;
    let last = series.points.iter().map(|point| point.last).max_by(f64::total_cmp)?;
    let day = f64::from(width.max(1.0)) / (last + 1.0 - first).max(1.0);
    Some((Scale { left: first, day }, Heights::of(series)?))
}

fn time_axis_ui(ui: &Ui, rect: Rect, inner: Rect, scale: Scale) {
    let colours = palette(ui);
    let painter = ui.painter().with_clip_rect(rect);
    let font = FontId::new(sizes::SMALL - 1.0, FontFamily::Proportional);
    painter.hline(inner.x_range().expand(SIDE / 2.0), inner.bottom() + 4.0, Stroke::new(1.0, colours.line));
    let ticks = ticks(scale, inner.width());
    for (row, marks) in [(6.0, &ticks.fine), (19.0, &ticks.coarse)] {
        for (at, tick) in marks.iter().enumerate() {
            let x = (inner.left() + scale.x(tick.day)).max(inner.left());
            let next = marks.get(at + 1).map_or(f32::INFINITY, |next| inner.left() + scale.x(next.day));
            let galley = painter.layout_no_wrap(tick.label.clone(), font.clone(), colours.muted);
            if x + galley.size().x < next.min(rect.right()) {
                painter.galley(pos2(x + 2.0, inner.bottom() + row), galley, colours.muted);
            }
            painter.vline(x, inner.bottom() + 2.0..=inner.bottom() + 6.0, Stroke::new(1.0, colours.line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::FigureId;

    fn series(values: &[f64]) -> Series {
        let point = |(at, value): (usize, &f64)| Point {
            item: Item::Figure(FigureId::at(at)),
            first: at as f64,
            last: at as f64,
            low: *value,
            high: *value,
            bound: Bound::Exactly,
            number: String::new(),
            when: String::new(),
        };
        Series { title: String::new(), points: values.iter().enumerate().map(point).collect() }
    }

    #[test]
    fn a_chart_begins_at_naught_unless_the_values_are_close() {
        let of = |values: &[f64]| Heights::of(&series(values)).map(|heights| (heights.bottom, heights.top));
        assert_eq!(of(&[10.0, 40.0]), Some((0.0, 40.0)));
        assert_eq!(of(&[90.0, 100.0]), Some((80.0, 100.0)));
        assert_eq!(of(&[-5.0, 5.0]), Some((-5.0, 5.0)));
        assert_eq!(of(&[0.0, 0.0]), Some((0.0, 1.0)));
        assert_eq!(of(&[]), None);
    }
}
