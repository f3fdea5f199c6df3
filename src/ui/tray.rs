//! The tray under the other panes: as wide as the window, for what needs width.

use eframe::egui::{Align, Button, Id, Layout, Rect, Role, Ui, UiBuilder, WidgetInfo, vec2};
use serde::{Deserialize, Serialize};

use super::Command;

/// What the tray can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tray {
    /// All events on one axis.
    #[default]
    Timeline,
    /// The sources of what is selected, side by side.
    Compare,
    /// Searches and what they found.
    Search,
    /// Who has to do with whom.
    Network,
}

/// What the tray can show, with its name.
const TRAYS: [(Tray, &str); 4] = [
    (Tray::Timeline, "Timeline"),
    (Tray::Compare, "Side by side"),
    (Tray::Network, "Network"),
    (Tray::Search, "Search"),
];

/// What the tray shows has this bar above it: the tabs, at the right the `buttons`, and between them the `filters`, which
/// have a row of their own, or several, where there is no room.
pub fn tray_bar_ui<S>(
    ui: &mut Ui,
    open: Tray,
    (state, commands): (&mut S, &mut Vec<Command>),
    buttons: impl FnOnce(&mut Ui, &mut S, &mut Vec<Command>),
    filters: impl FnOnce(&mut Ui, &mut S, &mut Vec<Command>),
) {
    let id = Id::unique(("tray filters", TRAYS.iter().position(|(tray, _)| *tray == open)));
    // How wide they were in the frame before, all in one row.
    let wide: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut filters = Some(filters);
    let (mut room, mut drawn) = (0.0, None);
    ui.horizontal(|ui| {
        tabs_ui(ui, open, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            buttons(ui, state, commands);
            room = ui.available_width();
            if let Some(filters) = filters.take_if(|_| wide <= room) {
                let builder = UiBuilder::new().scope_id(id).layout(Layout::left_to_right(Align::Center));
                drawn = Some(ui.scope_builder(builder, |ui| filters(ui, state, commands)).response.rect);
            }
        });
    });
    if let Some(filters) = filters {
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let builder = UiBuilder::new()
            .scope_id(id)
            .max_rect(Rect::from_min_size(ui.cursor().min, size))
            .layout(Layout::left_to_right(Align::Center).with_main_wrap(true));
        let beneath = ui.scope_builder(builder, |ui| filters(ui, state, commands));
        drawn = Some(beneath.response.rect);
    }
    let rows = drawn.map_or(0.0, |rect| rect.height() / ui.spacing().interact_size.y);
    let now = if rows < 1.6 { drawn.map_or(0.0, |rect| rect.width()) } else { f32::INFINITY };
    ui.data_mut(|data| data.insert_temp(id, now));
    if (now <= room) != (wide <= room) {
        ui.request_discard("rows");
    }
}

/// The tabs at the left of the tray's bar.
fn tabs_ui(ui: &mut Ui, open: Tray, commands: &mut Vec<Command>) {
    for (tray, name) in TRAYS {
        let response = ui.add(Button::selectable(tray == open, name));
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tray == open, format!("Tray: {name}")));
        if response.clicked() && tray != open {
            commands.push(Command::ToggleTray(tray));
        }
    }
    ui.separator();
}
