//! What the window calls kinds, classes and states.

use super::words::{counted, joined};
use crate::briefing::{ActorKind, Doubt, Event, EventClass, EventStatus, Origins, Trend};

/// What is said of what the analyst corrected.
pub const CORRECTED: &str = "corrected by you";

/// What belongs to an event class.
const CLASSES: &[(EventClass, &str)] = &[
    (EventClass::Agree, "agree to do something together"),
    (EventClass::Consult, "meet, visit, negotiate"),
    (EventClass::Support, "praise, back, forgive, recognise"),
    (EventClass::Concede, "yield: ease, release, permit, resign"),
    (EventClass::Cooperate, "act together: trade, exercise, share intelligence"),
    (EventClass::Aid, "give help, money, shelter"),
    (EventClass::Retreat, "withdraw, surrender, cease fire"),
    (EventClass::Request, "ask for, demand"),
    (EventClass::Accuse, "blame, criticise, investigate, sue"),
    (EventClass::Reject, "refuse, veto, defy"),
    (EventClass::Threaten, "threaten, warn"),
    (EventClass::Protest, "demonstrate, strike, riot"),
    (EventClass::Sanction, "cut or limit relations, impose sanctions"),
    (EventClass::Mobilize, "raise forces, put on alert"),
    (EventClass::Coerce, "arrest, expel, seize, censor, ban"),
    (EventClass::Assault, "use force that hurts: attack, kill, bomb"),
    (EventClass::Crime, "crime without a political actor"),
    (EventClass::Election, "elections and votes for an office"),
    (EventClass::Disaster, "accidents and natural disasters"),
];

/// What events of `class` are called ("attack").
pub fn class_name(class: EventClass) -> &'static str {
    class.word()
}

/// What belongs to `class`: "attack: use force that hurts (attack, kill, bomb)".
pub fn class_meaning(class: EventClass) -> String {
    let meaning = CLASSES.iter().find(|(of, _)| *of == class);
    meaning.map_or_else(String::new, |(_, meaning)| format!("{}: {meaning}", class.word()))
}

/// How the sources put an event; nothing to say where they report it as a fact.
pub fn status_name(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Reported => "",
        EventStatus::Denied => "denied",
        EventStatus::Planned => "planned",
        EventStatus::Alleged => "alleged",
        EventStatus::Hypothetical => "possible",
    }
}

/// What speaks against a finding, but for its having one source: that stands where sources are counted.
pub fn doubt_marks(doubts: &[Doubt]) -> String {
    joined(doubts.iter().filter(|doubt| **doubt != Doubt::OneSource).map(|doubt| doubt.mark()))
}

/// How the sources put an event, and what speaks against it: "alleged · date unsure".
pub fn event_doubts(event: &Event) -> String {
    joined([status_name(event.status), &doubt_marks(&event.doubts)])
}

/// On how many sources a finding rests: "3 documents", "4 documents from 2 sources", "one source".
pub fn sources(origins: &Origins, doubts: &[Doubt], documents: usize) -> String {
    match origins.count() {
        _ if doubts.contains(&Doubt::OneSource) && documents < 2 => Doubt::OneSource.mark().to_owned(),
        0 => counted(documents, "document"),
        _ => origins.words(),
    }
}

/// What a trend is called.
pub fn trend_name(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "rising",
        Trend::Down => "falling",
    }
}

/// All kinds of actors, in the order of menus.
pub const ACTOR_KINDS: [ActorKind; 5] =
    [ActorKind::Person, ActorKind::Organization, ActorKind::Place, ActorKind::Group, ActorKind::Other];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_name() {
        for class in EventClass::ALL {
            assert!(!class_meaning(*class).is_empty(), "{class:?}");
        }
    }
}
