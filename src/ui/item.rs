//! Anything in a briefing that can be selected.

use super::panels::Amount;
use crate::briefing::{ActorId, Briefing, DisagreementId, EventId, FigureId, Place, StatementId};

/// A part of the briefing. Valid for one briefing only: never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An actor.
    Actor(ActorId),
    /// An event.
    Event(EventId),
    /// A figure.
    Figure(FigureId),
    /// A statement.
    Statement(StatementId),
    /// A disagreement.
    Disagreement(DisagreementId),
    /// A key point, by its position.
    KeyPoint(usize),
}

impl Item {
    /// The places it rests on, in order of document and place (a disagreement's: side by side). Empty where `briefing`
    /// has no such item.
    pub fn places(self, briefing: &Briefing) -> Vec<Place> {
        let found = match self {
            Self::Actor(id) => briefing.actor(id).map(|actor| {
                actor.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span }).collect()
            }),
            Self::Event(id) => briefing.event(id).map(|event| {
                event.mentions.iter().map(|mention| Place { document: mention.document, span: mention.span }).collect()
            }),
            Self::Figure(id) => briefing.figure(id).map(|figure| figure.mentions.iter().copied().collect()),
            Self::Statement(id) => {
                briefing.statement(id).map(|said| vec![Place { document: said.document, span: said.content }])
            }
            Self::Disagreement(id) => briefing
                .disagreement(id)
                .map(|disagreement| disagreement.sides.iter().flat_map(|side| side.mentions.iter().copied()).collect()),
            Self::KeyPoint(position) => briefing.key_points.get(position).map(|point| vec![point.place]),
        };
        found.unwrap_or_default()
    }

    /// What it is called: a name, a line, a number with what it counts, or its first words. Empty where `briefing` has no
    /// such item.
    pub fn name(self, briefing: &Briefing) -> String {
        let found = match self {
            Self::Actor(id) => briefing.actor(id).map(|actor| actor.name.clone()),
            Self::Event(id) => briefing.event(id).map(|event| event.headline.clone()),
            Self::Figure(id) => briefing.figure(id).map(|figure| Amount::new(briefing, figure).line()),
            Self::Disagreement(id) => briefing.disagreement(id).map(|differ| differ.about.clone()),
            Self::Statement(_) | Self::KeyPoint(_) => {
                self.places(briefing).first().map(|place| briefing.words(*place).to_owned())
            }
        };
        found.unwrap_or_default()
    }
}
