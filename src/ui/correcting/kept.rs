//! What is selected, kept while the briefing is put together anew: ids move, places do not.

use crate::briefing::{Briefing, Place};
use crate::ui::{Item, Selected};

/// A selected item by the place that is shown of it.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    selected: Selected,
    place: Place,
    trigger: Option<Place>,
}

impl Kept {
    /// What is selected in `briefing`.
    pub fn of(briefing: &Briefing, selected: Selected) -> Option<Self> {
        let place = *selected.item.places(briefing).get(selected.mention)?;
        let trigger = match selected.item {
            Item::Event(id) => briefing.event(id).and_then(|event| event.mentions.get(selected.mention)),
            _ => None,
        };
        let trigger = trigger.map(|report| Place { document: report.document, span: report.trigger });
        Some(Self { selected, place, trigger })
    }

    /// The item of `briefing` that has the place now; `None` where nothing of the sort stands there any more.
    pub fn found(self, briefing: &Briefing) -> Option<Selected> {
        let all: Vec<Item> = match self.selected.item {
            Item::Actor(_) => briefing.actors.iter().map(|actor| Item::Actor(actor.id)).collect(),
            Item::Event(_) => briefing.events.iter().map(|event| Item::Event(event.id)).collect(),
            Item::Figure(_) => briefing.figures.iter().map(|figure| Item::Figure(figure.id)).collect(),
            Item::Statement(_) => briefing.statements.iter().map(|said| Item::Statement(said.id)).collect(),
            Item::Disagreement(_) => {
                briefing.disagreements.iter().map(|disagreement| Item::Disagreement(disagreement.id)).collect()
            }
            Item::KeyPoint(_) => (0..briefing.key_points.len()).map(Item::KeyPoint).collect(),
        };
        all.into_iter().find_map(|item| {
            let mention = match (item, self.trigger) {
                (Item::Event(id), Some(trigger)) => briefing
                    .event(id)?
                    .mentions
                    .iter()
                    .position(|report| report.document == trigger.document && report.trigger == trigger.span)?,
                _ => item.places(briefing).iter().position(|place| *place == self.place)?,
            };
            Some(Selected { item, mention })
        })
    }
}
