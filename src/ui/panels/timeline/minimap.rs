//! The whole span in a strip: how many events there are when, and which part is in sight. A drag moves that part.

use eframe::egui::{CornerRadius, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::rows::Shown;
use super::{TimelineView, scale_of};
use crate::ui::theme::palette;

const HEIGHT: f32 = 20.0;
/// How wide one bar of the strip is.
const BAR: f32 = 3.0;

/// The strip over the axis.
pub fn minimap_ui(ui: &mut Ui, shown: &Shown, view: &mut TimelineView) {
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT));
    let Some((first, last)) = shown.all_days() else {
        return;
    };
    let id = Id::unique("timeline whole span");
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Whole span of the timeline"));
    let palette = palette(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(3), palette.page);
    let days = last + 1.0 - first;
    for (at, share) in shown.density((width / BAR) as usize).into_iter().enumerate().filter(|(_, share)| *share > 0.0) {
        let left = rect.left() + at as f32 * BAR;
        // Even one event is seen beside hundreds.
        let top = rect.bottom() - 2.0 - (HEIGHT - 6.0) * share.max(0.2);
        let bar = Rect::from_min_max(pos2(left, top), pos2(left + BAR - 1.0, rect.bottom() - 1.0));
        ui.painter().rect_filled(bar, CornerRadius::ZERO, palette.kind(crate::ui::theme::Kind::Event).ink);
    }
    let scale = scale_of(view, shown, width);
    let x_of = |day: f64| rect.left() + (((day - first) / days) as f32).clamp(0.0, 1.0) * width;
    let (from, to) = (x_of(scale.left), x_of(scale.day_at(width)));
    // A sliver could not be seen.
    let middle = f32::midpoint(from, to);
    let half = ((to - from) / 2.0).max(3.0);
    let window = Rect::from_min_max(pos2(middle - half, rect.top()), pos2(middle + half, rect.bottom()));
    ui.painter().rect_filled(window, CornerRadius::same(3), palette.accent.gamma_multiply(0.18));
    ui.painter().rect_stroke(window, CornerRadius::same(3), Stroke::new(1.2, palette.accent), StrokeKind::Inside);
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let day = first + f64::from((pointer.x - rect.left()) / width) * days;
        let mut moved = scale;
        moved.left = day - f64::from(width) / 2.0 / scale.day;
        view.scale = Some(moved.panned(0.0, (first, last), width));
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text("Click or drag to move through the whole span");
}
