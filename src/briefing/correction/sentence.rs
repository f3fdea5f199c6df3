//! Corrections in words.

use super::{Correction, EventChange, Evidence, FigureChange, Scope, Who};
use crate::briefing::ActorKind;
use crate::briefing::time_value::readable;

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
            Self::MergeEvents { events } => {
                let (first, others) =
                    events.split_first().map_or(("", [].as_slice()), |(first, rest)| (&first.line, rest));
                let are = if others.len() == 1 { "is" } else { "are" };
                format!("{} {are} the same event as “{first}”", quoted(others.iter().map(|what| &what.line)))
            }
            Self::SplitReport { report } => {
                format!(
                    "“{}” in {} tells of another event than “{}”",
                    report.at.quote,
                    report.at.place_in_words(),
                    report.line
                )
            }
            Self::IgnoreEvent { event } => format!("“{}” is no event", event.line),
            Self::EditEvent { event, change } => format!("“{}” {}", event.line, event_change(change)),
            Self::MarkEvent { words, scope, headline } => {
                format!("{} tells of an event: “{headline}”", reach(words, *scope))
            }
            Self::EditFigure { figure, change } => format!("“{}” {}", figure.line, figure_change(change)),
            Self::MergeFigures { figures } => {
                let (first, others) =
                    figures.split_first().map_or(("", [].as_slice()), |(first, rest)| (&first.line, rest));
                let are = if others.len() == 1 { "is" } else { "are" };
                format!("{} {are} the same figure as “{first}”", quoted(others.iter().map(|what| &what.line)))
            }
            Self::SplitFigure { figure } => {
                format!("“{}” in {} is a figure of its own", figure.line, figure.at.place_in_words())
            }
            Self::IgnoreFigure { figure } => format!("“{}” is no figure", figure.line),
            Self::MarkFigure { words, scope, value, unit, of } => {
                let unit = unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
                let of = of.as_deref().map(|of| format!(" ({of})")).unwrap_or_default();
                format!("{} states {value}{unit}{of}", reach(words, *scope))
            }
            Self::NotTheSame { about, sides } => {
                format!("{} are not of one thing (“{about}”)", quoted(sides.iter().map(|words| &words.quote)))
            }
            Self::HeldRight { about, right, others } => {
                let others = quoted(others.iter().map(|words| &words.quote));
                format!("“{}” is held to be right against {others} (“{about}”)", right.quote)
            }
            Self::Speaker { statement, speaker } => {
                let who = speaker.as_ref().map_or_else(|| "nobody known".to_owned(), |who| format!("“{}”", who.name));
                format!("{who} says {}", short(statement))
            }
            Self::IgnoreStatement { statement } => format!("{} is no statement", short(statement)),
            Self::Title { document, title } => format!("{} is titled “{title}”", document.path),
            Self::Published { document, date } => match date {
                Some(date) => format!("{} was published on {}", document.path, readable(date)),
                None => format!("it is not known when {} was published", document.path),
            },
            Self::Role { paragraph, role } => format!("{} is {}", paragraph.place_in_words(), role.words()),
        }
    }
}

/// “A”, “B” and “C”.
fn names(actors: &[Who]) -> String {
    quoted(actors.iter().map(|who| &who.name))
}

fn quoted<'a>(names: impl ExactSizeIterator<Item = &'a String>) -> String {
    let mut named = String::new();
    let count = names.len();
    for (at, name) in names.enumerate() {
        let between = match at {
            0 => "",
            at if at + 1 == count => " and ",
            _ => ", ",
        };
        named.push_str(&format!("{between}“{name}”"));
    }
    named
}

fn event_change(change: &EventChange) -> String {
    let who = |actors: &[Who]| if actors.is_empty() { "nobody".to_owned() } else { names(actors) };
    match change {
        EventChange::Headline(line) => format!("is told as “{line}”"),
        EventChange::Class(Some(class)) => format!("is called {}", class.word()),
        EventChange::Class(None) => "is given no class".to_owned(),
        EventChange::Status(status) => format!("is {}", status.name()),
        EventChange::Begins(Some(value)) => format!("goes on since: {}", readable(value)),
        EventChange::Begins(None) => "has no known beginning".to_owned(),
        EventChange::Ends(Some(value)) => format!("goes on until: {}", readable(value)),
        EventChange::Ends(None) => "has no known end".to_owned(),
        EventChange::When(Some(value)) => format!("happened: {}", readable(value)),
        EventChange::When(None) => "has no known date".to_owned(),
        EventChange::Agents(actors) => format!("was done by {}", who(actors)),
        EventChange::Targets(actors) => format!("was done to {}", who(actors)),
        EventChange::Places(actors) if actors.is_empty() => "has no known place".to_owned(),
        EventChange::Places(actors) => format!("happened in {}", who(actors)),
    }
}

fn figure_change(change: &FigureChange) -> String {
    match change {
        FigureChange::Value { value, upper, bound } => {
            let upper = upper.map(|upper| format!(" to {upper}")).unwrap_or_default();
            format!("is {}{value}{upper}", bound.words())
        }
        FigureChange::Unit(Some(unit)) => format!("counts: {unit}"),
        FigureChange::Unit(None) => "has no unit".to_owned(),
        FigureChange::Of(Some(of)) => format!("is of {of}"),
        FigureChange::Of(None) => "does not say of what".to_owned(),
    }
}

/// The first words of what is said, and where.
fn short(words: &Evidence) -> String {
    const MOST: usize = 8;
    let mut all = words.quote.split_whitespace();
    let first = all.by_ref().take(MOST).collect::<Vec<_>>().join(" ");
    let more = if all.next().is_some() { " …" } else { "" };
    format!("“{first}{more}” in {}", words.place_in_words())
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
