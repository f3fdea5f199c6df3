//! The tray under the other panes: as wide as the window, for what needs width.

use eframe::egui::{Button, Role, Ui, WidgetInfo};
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

/// The tabs at the left of the tray's bar.
pub fn tray_tabs_ui(ui: &mut Ui, open: Tray, commands: &mut Vec<Command>) {
    for (tray, name) in TRAYS {
        let response = ui.add(Button::selectable(tray == open, name));
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tray == open, format!("Tray: {name}")));
        if response.clicked() && tray != open {
            commands.push(Command::ToggleTray(tray));
        }
    }
    ui.separator();
}
