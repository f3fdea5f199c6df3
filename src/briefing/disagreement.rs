//! Where sources do not say the same.

use serde::Serialize;

use super::{DisagreementId, EventId, FigureId, Salience};

/// Two or more incompatible accounts of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// Its position in the briefing.
    pub id: DisagreementId,
    /// What they differ about, in the text's own words.
    pub about: String,
    /// The accounts: at least two.
    pub sides: Vec<Side>,
    /// How much the folder is about it.
    pub salience: Salience,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Whose account it is.
    #[serde(flatten)]
    pub of: SideOf,
    /// The account in short ("over 3,000").
    pub says: String,
}

/// What gives an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SideOf {
    /// A figure.
    Figure(FigureId),
    /// An event.
    Event(EventId),
}
