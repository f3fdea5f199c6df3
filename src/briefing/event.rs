//! What happened.

use serde::Serialize;

use super::{ActorId, Dated, DocumentId, EventId, Mentions, Origins, Salience};
use crate::text::Span;

/// Something that happened, is planned or is denied, however many documents report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Its position in the briefing.
    pub id: EventId,
    /// Who did what to whom, in a line.
    pub headline: String,
    /// PLOVER class, or `None` where none fits.
    pub class: Option<EventClass>,
    /// Its date, or `None` where no source gives one.
    pub when: Option<Dated>,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom it was done.
    pub targets: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// How the sources put it.
    pub status: EventStatus,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there, in a sentence.
    pub why: String,
    /// How many sources stand behind it.
    pub origins: Origins,
    /// Its reports, in order of document and place.
    pub mentions: Mentions<EventMention>,
}

macro_rules! event_classes {
    ($($(#[$doc:meta])* $name:ident $published:literal,)*) => {
        /// PLOVER event classes, and three more.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "UPPERCASE")]
        pub enum EventClass {
            $($(#[$doc])* $name,)*
        }

        impl EventClass {
            /// All classes, in this order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its published name ("COERCE").
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $published,)*
                }
            }
        }
    };
}

event_classes! {
    /// Agree to do something together.
    Agree "AGREE",
    /// Meet, visit, negotiate.
    Consult "CONSULT",
    /// Praise, back, forgive, recognise.
    Support "SUPPORT",
    /// Yield: ease, release, permit, resign.
    Concede "CONCEDE",
    /// Act together: trade, exercise, share intelligence.
    Cooperate "COOPERATE",
    /// Give help, money, shelter.
    Aid "AID",
    /// Withdraw, surrender, cease fire.
    Retreat "RETREAT",
    /// Ask for, demand.
    Request "REQUEST",
    /// Blame, criticise, investigate, sue.
    Accuse "ACCUSE",
    /// Refuse, veto, defy.
    Reject "REJECT",
    /// Threaten, warn.
    Threaten "THREATEN",
    /// Demonstrate, strike, riot.
    Protest "PROTEST",
    /// Cut or limit relations, impose sanctions.
    Sanction "SANCTION",
    /// Raise forces, put on alert.
    Mobilize "MOBILIZE",
    /// Arrest, expel, seize, censor, ban.
    Coerce "COERCE",
    /// Use force that hurts: attack, kill, bomb.
    Assault "ASSAULT",
    /// Crime without a political actor.
    Crime "CRIME",
    /// Elections and votes for an office.
    Election "ELECTION",
    /// Accidents and natural disasters.
    Disaster "DISASTER",
}

/// How the sources put an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// As having happened.
    #[default]
    Reported,
    /// As not having happened.
    Denied,
    /// As to come.
    Planned,
    /// As somebody's claim.
    Alleged,
    /// As possible or conditional.
    Hypothetical,
}

/// One report of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct EventMention {
    /// The document.
    pub document: DocumentId,
    /// The clause.
    #[serde(flatten)]
    pub span: Span,
    /// The word that names the event.
    pub trigger: Span,
}
