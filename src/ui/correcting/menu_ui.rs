//! What can be corrected, as the lines of a menu.

use eframe::egui::Ui;

use super::{Target, Wanted};
use crate::briefing::Place;
use crate::ui::{Command, Item};

/// The lines of a menu that correct `items`, asked at `words`. Returns whether one was chosen.
pub fn corrections_menu_ui(ui: &mut Ui, items: &[Item], words: Option<Place>, commands: &mut Vec<Command>) {
    for &wanted in wanted(items) {
        if ui.button(wanted.name()).clicked() {
            commands.push(Command::Correcting(wanted, Target::Items(items.to_vec(), words)));
            ui.close();
        }
    }
}

/// What can be asked of `items`.
pub fn wanted(items: &[Item]) -> &'static [Wanted] {
    match items {
        [Item::Actor(_)] => Wanted::OF_ACTOR,
        [Item::Actor(_), ..] => Wanted::OF_ACTORS,
        [Item::Event(_)] => Wanted::OF_EVENT,
        [Item::Event(_), ..] => Wanted::OF_EVENTS,
        [Item::Figure(_)] => Wanted::OF_FIGURE,
        [Item::Statement(_)] => Wanted::OF_STATEMENT,
        [Item::Disagreement(_)] => Wanted::OF_DISAGREEMENT,
        [Item::Figure(_), ..] => Wanted::OF_FIGURES,
        [Item::Statement(_), ..] => Wanted::OF_STATEMENTS,
        _ => &[],
    }
}
