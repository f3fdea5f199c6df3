//! The lane of the events without a date, one behind the other.

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::Model;
use super::lanes::SIGN;
use super::marks::{self, Drawn};
use crate::briefing::Briefing;
use crate::ui::panels::summary::rows::words::grouped;
use crate::ui::theme::{muted, palette, sizes};
use crate::ui::{Command, Item};

const HEIGHT: f32 = 44.0;
const LABEL: f32 = 96.0;
/// The space behind the words of an event.
const GAP: f32 = 18.0;

/// Where less is left to the timeline than this, its axis and a lane need it.
const LOW: f32 = 132.0;

/// What the lane takes of `room`; nothing where every event has a date, or the room is low: how many have none stands above.
pub fn height(model: &Model, room: f32) -> f32 {
    if model.shown.undated.is_empty() || (room < LOW && !model.shown.dated.is_empty()) { 0.0 } else { HEIGHT }
}

/// The lane.
pub fn undated_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    model: &Model,
    selected: Option<Item>,
    commands: &mut Vec<Command>,
) {
    let mut rect = ui.available_rect_before_wrap();
    rect.min.y = rect.max.y - HEIGHT;
    let line = eframe::egui::Stroke::new(1.0, palette(ui).line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    rect.min.y += 3.0;
    // A child of its own: whatever it takes, the tray does not grow by it.
    let mut lane = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("undated"));
    lane_ui(&mut lane, briefing, model, selected, commands);
}

fn lane_ui(ui: &mut Ui, briefing: &Briefing, model: &Model, selected: Option<Item>, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        let count = grouped(&model.shown.undated.len().to_string());
        let words = muted(ui, format!("Undated ({count})")).size(sizes::SMALL);
        ui.add_sized(vec2(LABEL, marks::LANE), eframe::egui::Label::new(words));
        let width = |position: &usize| model.marks.get(*position).map_or(0.0, |mark| mark.words + SIGN + GAP);
        ScrollArea::horizontal().id_salt("timeline undated").auto_shrink([false, true]).show_viewport(
            ui,
            |ui, sight| {
                let origin = ui.max_rect().min;
                let total: f32 = model.shown.undated.iter().map(width).sum();
                ui.set_width(total);
                ui.set_height(marks::LANE);
                let mut left = 0.0;
                for position in &model.shown.undated {
                    let own = width(position);
                    let from = left;
                    left += own;
                    if left < sight.left() || from > sight.right() {
                        continue;
                    }
                    let Some(mark) = model.marks.get(*position) else { continue };
                    let rect = Rect::from_min_size(pos2(origin.x + from, origin.y), vec2(own - GAP, marks::LANE));
                    let drawn = Drawn { mark, rect, bar: 0.0, sight: rect };
                    marks::mark_ui(ui, briefing, &drawn, selected, commands);
                }
            },
        );
    });
}
