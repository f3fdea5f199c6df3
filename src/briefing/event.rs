//! What happened.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{ActorId, Dated, DocumentId, Doubt, EventId, Mentions, Origins, Salience};
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
    /// What the date was read from; `None` where there is none.
    pub dated_by: Option<DatedBy>,
    /// Since when it goes on ("since 2003", "from May to July"), where a source says so.
    pub begins: Option<Dated>,
    /// Until when it goes on.
    pub ends: Option<Dated>,
    /// How long it lasts ("for three months": `P3M`).
    pub lasts: Option<Dated>,
    /// Who did it.
    pub agents: Vec<ActorId>,
    /// To whom it was done.
    pub targets: Vec<ActorId>,
    /// Where.
    pub places: Vec<ActorId>,
    /// How the sources put it.
    pub status: EventStatus,
    /// Whether it is no more than that somebody says something: a reader finds it among the statements, too.
    pub is_speech: bool,
    /// How likely its line is true as it stands and worth a place on the first pages: log odds in hundredths, up to a constant.
    #[serde(skip)]
    pub promise: i64,
    /// Other events that may be the same, though not surely; empty once the events are ranked.
    #[serde(skip)]
    pub near: Vec<EventId>,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there, in a sentence.
    pub why: String,
    /// How many sources stand behind it.
    pub origins: Origins,
    /// What speaks against taking it as certain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// The corrections by the analyst that shaped it: their numbers in the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
    /// Its reports, in order of document and place.
    pub mentions: Mentions<EventMention>,
}

macro_rules! event_classes {
    ($($(#[$doc:meta])* $name:ident $published:literal,)*) => {
        /// PLOVER event classes, and three more.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
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

impl EventClass {
    /// What its events are called ("attack").
    pub fn word(self) -> &'static str {
        match self {
            Self::Agree => "agreement",
            Self::Consult => "talks",
            Self::Support => "support",
            Self::Concede => "concession",
            Self::Cooperate => "cooperation",
            Self::Aid => "aid",
            Self::Retreat => "retreat",
            Self::Request => "demand",
            Self::Accuse => "accusation",
            Self::Reject => "refusal",
            Self::Threaten => "threat",
            Self::Protest => "protest",
            Self::Sanction => "sanction",
            Self::Mobilize => "mobilization",
            Self::Coerce => "coercion",
            Self::Assault => "attack",
            Self::Crime => "crime",
            Self::Election => "election",
            Self::Disaster => "disaster",
        }
    }
}

/// How the sources put an event.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
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

impl EventStatus {
    /// All, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Reported, Self::Denied, Self::Planned, Self::Alleged, Self::Hypothetical];

    /// Its published name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Denied => "denied",
            Self::Planned => "planned",
            Self::Alleged => "alleged",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// What the date of an event was read from, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatedBy {
    /// A time expression in the event's own clause.
    Clause,
    /// A time expression elsewhere in the sentence.
    Sentence,
    /// The day that the text before speaks of.
    Discourse,
    /// The day of publication: a news text tells in the past tense what is new.
    Publication,
    /// The analyst says so.
    Analyst,
}

/// One report of an event: what this place says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventMention {
    /// The document.
    pub document: DocumentId,
    /// The clause.
    #[serde(flatten)]
    pub span: Span,
    /// The word that names the event.
    pub trigger: Span,
    /// How this report puts it.
    pub status: EventStatus,
    /// Whether its own words negate it ("did not leave").
    pub negated: bool,
    /// Whether it is only told in passing: before the story begins, in a relative clause, as a habit, by a noun.
    pub is_aside: bool,
    /// Who claims it, where it stands in somebody's own words.
    pub said_by: Option<ActorId>,
    /// Its date as this report gives it.
    pub when: Option<Dated>,
    /// What that date was read from; `None` where there is none.
    pub dated_by: Option<DatedBy>,
    /// Since when it goes on, where this report says so.
    pub begins: Option<Dated>,
    /// Until when it goes on.
    pub ends: Option<Dated>,
    /// How long it lasts.
    pub lasts: Option<Dated>,
    /// Who did it, by this report.
    pub agents: Vec<ActorId>,
    /// To whom, by this report.
    pub targets: Vec<ActorId>,
    /// Where, by this report.
    pub places: Vec<ActorId>,
}

impl EventMention {
    /// A report at `span` with the trigger at `trigger` that says no more than that it happened.
    pub fn at(document: DocumentId, span: Span, trigger: Span) -> Self {
        Self {
            document,
            span,
            trigger,
            status: EventStatus::Reported,
            negated: false,
            is_aside: false,
            said_by: None,
            when: None,
            dated_by: None,
            begins: None,
            ends: None,
            lasts: None,
            agents: Vec::new(),
            targets: Vec::new(),
            places: Vec::new(),
        }
    }
}
