//! Who said what.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::{ActorId, DocumentId, EventId, FigureId, StatementId};
use crate::text::Span;

/// Something said or written by somebody, as one document gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Its position in the briefing.
    pub id: StatementId,
    /// The document.
    pub document: DocumentId,
    /// Who says it, or `None` where the text names nobody the briefing knows.
    pub speaker: Option<ActorId>,
    /// The words that name the speaker.
    pub speaker_span: Option<Span>,
    /// The words that report the saying ("said", "according to").
    pub cue: Option<Span>,
    /// What is said.
    pub content: Span,
    /// Whether it is given in the speaker's own words.
    pub direct: bool,
    /// What the speaker does by saying it, where the cue tells.
    pub act: Option<Act>,
    /// Who reports that the speaker said it, where the text names somebody ("Lee said that Ann had denied it").
    pub reported_by: Option<ActorId>,
    /// The words that name who reports it.
    pub reported_by_span: Option<Span>,
    /// The figures in what is said, in order of place.
    pub figures: Vec<FigureId>,
    /// The events in what is said, in order of place.
    pub events: Vec<EventId>,
    /// The corrections by the analyst that shaped it: their numbers in the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $word:literal,)*) => {
        /// What a speaker does by saying something, as the verb or noun of saying tells it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Act {
            $($(#[$doc])* $name,)*
        }

        impl Act {
            /// All, in this order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its published name ("denial").
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// The act with this published name.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|act| act.word() == word)
            }
        }
    };
}

acts! {
    /// That something is not so.
    Denial "denial",
    /// That somebody did wrong.
    Accusation "accusation",
    /// That the speaker will do something.
    Promise "promise",
    /// That the speaker will not.
    Refusal "refusal",
    /// That the speaker will do harm.
    Threat "threat",
    /// That harm may come.
    Warning "warning",
    /// That somebody should do something.
    Demand "demand",
    /// That something is so, though it does not please the speaker.
    Admission "admission",
    /// That something will be so, or how much it is.
    Forecast "forecast",
    /// That something or somebody is bad.
    Criticism "criticism",
    /// That something or somebody is good.
    Praise "praise",
}
