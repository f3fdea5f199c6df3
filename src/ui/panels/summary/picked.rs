//! Rows that are picked together, to be corrected in one step.

use std::collections::BTreeSet;

use eframe::egui::{RichText, Ui};

use crate::ui::correcting::menu_ui::corrections_menu_ui;
use crate::ui::theme::{muted, sizes};
use crate::ui::{Command, Item};

/// Picked rows of one list.
#[derive(Debug, Default)]
pub struct Picked {
    items: BTreeSet<Item>,
    /// From where a stretch of rows is picked.
    from: Option<Item>,
}

impl Picked {
    /// The picked items, the most important first.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().copied()
    }

    /// Whether `item` is picked.
    pub fn has(&self, item: Item) -> bool {
        self.items.contains(&item)
    }

    /// Picks `item`, or puts it back; where nothing is picked yet, beside what is `selected`. Items of another sort are
    /// put back: one correction is of one sort.
    pub fn toggle(&mut self, item: Item, selected: Option<Item>) {
        if self.items.is_empty() {
            self.items.extend(selected.filter(|selected| *selected != item));
        }
        self.items.retain(|other| is_of_one_sort(*other, item));
        if !self.items.remove(&item) {
            self.items.insert(item);
        }
        self.from = Some(item);
    }

    /// Picks all of `shown` from where the last one was picked, else from what is `selected`, to `item`.
    pub fn extend(&mut self, item: Item, selected: Option<Item>, shown: impl Iterator<Item = Item>) {
        let shown: Vec<Item> = shown.collect();
        let at = |item: Item| shown.iter().position(|other| *other == item);
        let (Some(from), Some(to)) = (self.from.or(selected).and_then(at), at(item)) else {
            return self.toggle(item, selected);
        };
        self.items.retain(|other| is_of_one_sort(*other, item));
        self.items.extend(shown.iter().skip(from.min(to)).take(from.abs_diff(to) + 1));
    }

    /// Picks nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

fn is_of_one_sort(one: Item, other: Item) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// What can be done with the picked rows; nothing where none is picked.
pub fn picked_ui(ui: &mut Ui, picked: &mut Picked, commands: &mut Vec<Command>) {
    if picked.items.is_empty() {
        return;
    }
    let items: Vec<Item> = picked.items().collect();
    let mut clear = false;
    ui.horizontal_wrapped(|ui| {
        ui.label(muted(ui, format!("{} picked", items.len())).size(sizes::SMALL));
        let note = ui.button(RichText::new("+ note").size(sizes::SMALL));
        if note.on_hover_text("Add a cited line on each of them").clicked() {
            commands.push(Command::CiteItems(items.clone()));
        }
        ui.menu_button(RichText::new("Correct…").size(sizes::SMALL), |ui| {
            corrections_menu_ui(ui, &items, None, commands);
        });
        clear = ui.button(RichText::new("Unpick all").size(sizes::SMALL)).clicked();
    });
    if clear {
        picked.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{ActorId, EventId};

    #[test]
    fn rows_are_picked_one_by_one_and_in_stretches() {
        let actor = |at| Item::Actor(ActorId::at(at));
        let shown = || [4, 2, 0, 1, 3].map(actor).into_iter();
        let mut picked = Picked::default();
        picked.toggle(actor(2), None);
        picked.extend(actor(1), None, shown());
        assert_eq!(picked.items().collect::<Vec<_>>(), [actor(0), actor(1), actor(2)]);
        picked.toggle(actor(1), None);
        assert!(!picked.has(actor(1)));
        picked.toggle(Item::Event(EventId::at(0)), None);
        assert_eq!(picked.items().count(), 1);
        // The selected row is where it begins.
        picked.clear();
        picked.extend(actor(0), Some(actor(4)), shown());
        assert_eq!(picked.items().collect::<Vec<_>>(), [actor(0), actor(2), actor(4)]);
        picked.clear();
        picked.toggle(actor(3), Some(actor(4)));
        assert_eq!(picked.items().count(), 2);
    }
}
