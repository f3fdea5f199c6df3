//! Rows that are picked together, to be corrected in one step.

use std::collections::BTreeSet;

use eframe::egui::{RichText, Ui};

use crate::ui::correcting::menu_ui::wanted;
use crate::ui::theme::{muted, sizes};
use crate::ui::{Command, Item, Target};

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

    /// Picks `item`, or puts it back. Items of another sort are put back: one correction is of one sort.
    pub fn toggle(&mut self, item: Item) {
        self.items.retain(|other| is_of_one_sort(*other, item));
        if !self.items.remove(&item) {
            self.items.insert(item);
        }
        self.from = Some(item);
    }

    /// Picks all of `shown` from where the last one was picked to `item`.
    pub fn extend(&mut self, item: Item, shown: impl Iterator<Item = Item>) {
        let shown: Vec<Item> = shown.collect();
        let at = |item: Item| shown.iter().position(|other| *other == item);
        let (Some(from), Some(to)) = (self.from.and_then(at), at(item)) else {
            return self.toggle(item);
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
        for &wanted in wanted(&items) {
            if ui.button(RichText::new(wanted.name()).size(sizes::SMALL)).clicked() {
                commands.push(Command::Correcting(wanted, Target::Items(items.clone(), None)));
            }
        }
        clear = ui.button(RichText::new("Pick none").size(sizes::SMALL)).clicked();
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
        picked.toggle(actor(2));
        picked.extend(actor(1), shown());
        assert_eq!(picked.items().collect::<Vec<_>>(), [actor(0), actor(1), actor(2)]);
        picked.toggle(actor(1));
        assert!(!picked.has(actor(1)));
        picked.toggle(Item::Event(EventId::at(0)));
        assert_eq!(picked.items().count(), 1);
    }
}
