//! Corrections in words.

use super::{Correction, Evidence, Scope, Who};
use crate::briefing::ActorKind;

impl Correction {
    /// What it says, as a line of the log: "“E. Sand” is the same as “Ellen Sand”".
    pub fn sentence(&self) -> String {
        match self {
            Self::Merge { actors } => {
                let (first, others) =
                    actors.split_first().map_or(("", [].as_slice()), |(first, rest)| (&first.name, rest));
                let are = if others.len() == 1 { "is" } else { "are" };
                format!("{} {are} the same as “{first}”", names(others))
            }
            Self::Apart { one, other } => format!("“{}” is not the same as “{}”", other.name, one.name),
            Self::Split { words, scope, to } => match to {
                Some(who) => format!("{} means “{}”", reach(words, *scope), who.name),
                None => format!("{} means another actor", reach(words, *scope)),
            },
            Self::Rename { actor, name } => format!("“{}” is called “{name}”", actor.name),
            Self::Retype { actor, kind } => format!("“{}” is {}", actor.name, a_kind(*kind)),
            Self::Ignore { actor } => format!("“{}” is no actor", actor.name),
            Self::IgnoreWords { words, scope } => format!("{} names nobody", reach(words, *scope)),
            Self::Mark { words, scope, kind, to } => match to {
                Some(who) => format!("{} means “{}”", reach(words, *scope), who.name),
                None => format!("{} is {}", reach(words, *scope), a_kind(*kind)),
            },
        }
    }
}

/// “A”, “B” and “C”.
fn names(actors: &[Who]) -> String {
    let mut named = String::new();
    for (at, who) in actors.iter().enumerate() {
        let between = match at {
            0 => "",
            at if at + 1 == actors.len() => " and ",
            _ => ", ",
        };
        named.push_str(&format!("{between}“{}”", who.name));
    }
    named
}

/// The words, and where they are meant.
pub(super) fn reach(words: &Evidence, scope: Scope) -> String {
    let quote = words.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match scope {
        Scope::Here => format!("“{quote}” in {}", words.place_in_words()),
        Scope::Document => format!("“{quote}” in {}", words.path),
        Scope::Everywhere => format!("“{quote}” everywhere"),
    }
}

/// The kind with its article.
pub(super) fn a_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "a person",
        ActorKind::Organization => "an organization",
        ActorKind::Place => "a place",
        ActorKind::Group => "a group",
        ActorKind::Other => "something else",
    }
}
