//! What the analyst says is otherwise: corrections, by words and names that stay when the folder changes.

mod evidence;
mod outcome;
mod sentence;

use serde::{Deserialize, Serialize};

use crate::text::is_disturbing;

pub use evidence::{Evidence, Found, places_of};
pub use outcome::{Outcome, Suggestion, Touched};

use super::{
    Actor, ActorKind, ActorMention, Bound, Briefing, Document, Event, EventClass, EventMention, EventStatus, Figure,
    MentionForm, Number, ParagraphRole, Place,
};

/// A correction in the analyst's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// Its number in the log: what it changed is marked with it.
    pub number: u32,
    /// When it was made, ISO 8601 in UTC; empty where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made: String,
    /// What is to be otherwise.
    #[serde(flatten)]
    pub correction: Correction,
}

/// One thing that is to be otherwise than the program found it.
///
/// It names words and where they stand, never an id: ids move when a file is added, words do not. Corrections are made
/// one after the other, each on what the ones before it left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Correction {
    /// These actors are one; it goes by the name and the kind of the first.
    Merge {
        /// At least two.
        actors: Vec<Who>,
    },
    /// These two actors are not one, whatever their names suggest.
    Apart {
        /// The one that keeps its mentions where both were taken for one.
        one: Who,
        /// The one whose name then is somebody else's.
        other: Who,
    },
    /// These words mean another actor than the one they were taken for.
    Split {
        /// The words.
        words: Evidence,
        /// Where they mean it.
        scope: Scope,
        /// Whom they mean; an actor of their own where `None`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Who>,
    },
    /// The actor is called otherwise.
    Rename {
        /// The actor.
        actor: Who,
        /// Its name.
        name: String,
    },
    /// The actor is something else.
    Retype {
        /// The actor.
        actor: Who,
        /// What it is.
        kind: ActorKind,
    },
    /// The actor is none.
    Ignore {
        /// The actor.
        actor: Who,
    },
    /// These words mean nobody.
    IgnoreWords {
        /// The words.
        words: Evidence,
        /// Where they mean nobody.
        scope: Scope,
    },
    /// These words mean an actor.
    Mark {
        /// The words.
        words: Evidence,
        /// Where they mean it: whole words, in the same letters.
        scope: Scope,
        /// What it is.
        kind: ActorKind,
        /// Whom they mean; whoever else goes by that name where `None`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Who>,
    },
    /// These events are one; it is told by the line of the first.
    MergeEvents {
        /// At least two.
        events: Vec<What>,
    },
    /// This report tells another event than those that it was put with.
    SplitReport {
        /// The word that names what it tells.
        report: What,
    },
    /// The event is none.
    IgnoreEvent {
        /// The event.
        event: What,
    },
    /// The event is told otherwise.
    EditEvent {
        /// The event.
        event: What,
        /// What of it.
        change: EventChange,
    },
    /// These words tell an event.
    MarkEvent {
        /// The words that name it.
        words: Evidence,
        /// Where they tell it: whole words, in the same letters.
        scope: Scope,
        /// The line that tells it.
        headline: String,
    },
    /// The figure says something else.
    EditFigure {
        /// The figure.
        figure: What,
        /// What of it.
        change: FigureChange,
    },
    /// These figures are one; it is stated as the first is.
    MergeFigures {
        /// At least two.
        figures: Vec<What>,
    },
    /// These words state another figure than those that they were put with.
    SplitFigure {
        /// The words.
        figure: What,
    },
    /// The figure is none.
    IgnoreFigure {
        /// The figure.
        figure: What,
    },
    /// These words state a figure.
    MarkFigure {
        /// The words.
        words: Evidence,
        /// Where they state it: whole words, in the same letters.
        scope: Scope,
        /// The number.
        value: Number,
        /// What is counted, or its unit.
        #[serde(default)]
        unit: Option<String>,
        /// What it measures or counts.
        #[serde(default)]
        of: Option<String>,
    },
    /// Somebody else says this, or nobody known.
    Speaker {
        /// What is said.
        statement: Evidence,
        /// Who says it.
        speaker: Option<Who>,
    },
    /// This is no statement.
    IgnoreStatement {
        /// What is said.
        statement: Evidence,
    },
    /// These accounts are not of one thing: they do not disagree.
    NotTheSame {
        /// What they were taken to disagree about.
        about: String,
        /// Words that give each account; at least two.
        sides: Vec<Evidence>,
    },
    /// Of accounts that disagree, one is held to be right; the others stay.
    HeldRight {
        /// What they disagree about.
        about: String,
        /// Words that give the account that is held to be right.
        right: Evidence,
        /// Words that give each of the others; at least one.
        others: Vec<Evidence>,
    },
    /// The document has another title.
    Title {
        /// The document.
        document: Source,
        /// Its title.
        title: String,
    },
    /// The document was published on another day, or on none that is known.
    Published {
        /// The document.
        document: Source,
        /// The day, ISO 8601.
        date: Option<String>,
    },
    /// The paragraph is for something else.
    Role {
        /// The paragraph's words.
        paragraph: Evidence,
        /// What it is for.
        role: ParagraphRole,
    },
}

/// An event or a figure, by how it was told and a place that tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct What {
    /// Its line when it was corrected.
    pub line: String,
    /// Words that name it: an event's trigger, a figure's words.
    pub at: Evidence,
}

/// A document, by its content and its path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
    /// Its path.
    pub path: String,
}

/// What can be otherwise of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventChange {
    /// The line that tells it.
    Headline(String),
    /// Its class.
    Class(Option<EventClass>),
    /// How the sources put it.
    Status(EventStatus),
    /// Its date, a TIMEX3 value.
    When(Option<String>),
    /// Since when it goes on, a TIMEX3 value.
    Begins(Option<String>),
    /// Until when it goes on, a TIMEX3 value.
    Ends(Option<String>),
    /// Who did it.
    Agents(Vec<Who>),
    /// To whom it was done.
    Targets(Vec<Who>),
    /// Where.
    Places(Vec<Who>),
}

/// What can be otherwise of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureChange {
    /// The number.
    Value {
        /// It, or the lower end of a range.
        value: Number,
        /// The upper end of a range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        upper: Option<Number>,
        /// How it bounds the truth.
        bound: Bound,
    },
    /// What is counted, or its unit.
    Unit(Option<String>),
    /// What it measures or counts.
    Of(Option<String>),
}

impl Correction {
    /// Whether it calls something by a name, a line or a title that holds nothing to be seen.
    pub fn is_nameless(&self) -> bool {
        let name = match self {
            Self::Merge { actors } => actors.first().map(|first| &first.name),
            Self::MergeEvents { events } => events.first().map(|first| &first.line),
            Self::Rename { name, .. } => Some(name),
            Self::EditEvent { change: EventChange::Headline(line), .. } | Self::MarkEvent { headline: line, .. } => {
                Some(line)
            }
            Self::Title { title, .. } => Some(title),
            _ => None,
        };
        name.is_some_and(|name| name.chars().all(|letter| letter.is_whitespace() || is_disturbing(letter)))
    }
}

impl What {
    /// `event` of `briefing`, by its first report.
    pub fn event(briefing: &Briefing, event: &Event) -> Option<Self> {
        Self::report(briefing, event, event.mentions.first())
    }

    /// `report` of `event`.
    pub fn report(briefing: &Briefing, event: &Event, report: &EventMention) -> Option<Self> {
        let at = Evidence::new(briefing, Place { document: report.document, span: report.trigger })?;
        Some(Self { line: event.headline.clone(), at })
    }

    /// `figure` of `briefing`, by its first mention.
    pub fn figure(briefing: &Briefing, figure: &Figure) -> Option<Self> {
        Self::stated(briefing, *figure.mentions.first())
    }

    /// A figure of `briefing`, by its mention at `place`.
    pub fn stated(briefing: &Briefing, place: Place) -> Option<Self> {
        let line = briefing.words(place).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Self { line, at: Evidence::new(briefing, place)? })
    }
}

impl Source {
    /// `document`.
    pub fn of(document: &Document) -> Self {
        Self { sha256: document.sha256.clone(), path: document.path.clone() }
    }
}

/// An actor, by the name it had and a place that names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Its name when it was corrected.
    pub name: String,
    /// What it was then.
    pub kind: ActorKind,
    /// Words that name it.
    pub at: Evidence,
}

impl Who {
    /// `actor` of `briefing`, by the first place that names it best; `None` where it is none of its actors.
    pub fn of(briefing: &Briefing, actor: &Actor) -> Option<Self> {
        let place = |mention: &ActorMention| Place { document: mention.document, span: mention.span };
        let named = || actor.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        let best = named().find(|mention| mention.link.is_none()).or_else(|| named().next());
        let at = Evidence::new(briefing, place(best.unwrap_or(actor.mentions.first())))?;
        Some(Self { name: actor.name.clone(), kind: actor.kind, at })
    }
}

/// How far a correction of words reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// This place alone.
    #[default]
    Here,
    /// All places of the same words in this document.
    Document,
    /// All places of the same words in the folder.
    Everywhere,
}

impl Scope {
    /// All, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Here, Self::Document, Self::Everywhere];

    /// How it is named in the window.
    pub fn name(self) -> &'static str {
        match self {
            Self::Here => "only here",
            Self::Document => "in this document",
            Self::Everywhere => "everywhere in the folder",
        }
    }
}
