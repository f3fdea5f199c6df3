//! Where sources do not say the same.

use serde::Serialize;

use super::{ActorId, DisagreementId, EventId, FigureId, Mentions, Origins, Place, Salience, StatementId};

/// Two or more incompatible accounts of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// Its position in the briefing.
    pub id: DisagreementId,
    /// What sort of thing they differ in.
    pub kind: DisagreementKind,
    /// What they differ about, in the text's own words.
    pub about: String,
    /// The rule by which the accounts cannot all be true, in words.
    pub why: String,
    /// The accounts: at least two.
    pub sides: Vec<Side>,
    /// How much the folder is about it.
    pub salience: Salience,
}

impl Disagreement {
    /// Whether all accounts stand in one document: then a source contradicts itself.
    pub fn is_within_one(&self) -> bool {
        let mut places = self.sides.iter().flat_map(|side| side.mentions.iter());
        let first = places.next().map(|place| place.document);
        places.all(|place| Some(place.document) == first)
    }

    /// The account that the analyst holds to be right.
    pub fn held_right(&self) -> Option<&Side> {
        self.sides.iter().find(|side| side.held_right.is_some())
    }

    /// "held to be right: 47 (the analyst)"; empty where nothing is.
    pub fn held_in_words(&self) -> String {
        self.held_right().map_or_else(String::new, |side| format!("held to be right: {} (the analyst)", side.says))
    }
}

/// What sort of thing sources differ in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DisagreementKind {
    /// How many or how much.
    #[default]
    Figure,
    /// When it happened.
    Date,
    /// Where it happened.
    Place,
    /// Who did it.
    Responsibility,
    /// Whether it happened.
    Denial,
}

impl DisagreementKind {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Figure, Self::Date, Self::Place, Self::Responsibility, Self::Denial];

    /// What the sources differ in, in words: "how many or how much", "when".
    pub fn words(self) -> &'static str {
        match self {
            Self::Figure => "how many or how much",
            Self::Date => "when",
            Self::Place => "where",
            Self::Responsibility => "who did it",
            Self::Denial => "whether it happened",
        }
    }
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Whose account it is.
    #[serde(flatten)]
    pub of: SideOf,
    /// The account in short ("over 3,000").
    pub says: String,
    /// Who is quoted with it, where only quotations give it.
    pub said_by: Option<ActorId>,
    /// The words that give it, in order of document and place: of an event only the reports that say so.
    pub mentions: Mentions<Place>,
    /// How many sources stand behind it.
    pub origins: Origins,
    /// The correction by which the analyst holds it to be right: its number in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_right: Option<u32>,
}

/// What gives an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SideOf {
    /// A figure.
    Figure(FigureId),
    /// An event.
    Event(EventId),
    /// A statement.
    Statement(StatementId),
    /// Somebody or something named where no event is known.
    Actor(ActorId),
}
