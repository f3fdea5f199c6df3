//! What the analyst says is otherwise: corrections, by words and names that stay when the folder changes.

mod evidence;
mod outcome;
mod sentence;

use serde::{Deserialize, Serialize};

pub use evidence::{Evidence, Found};
pub use outcome::{Outcome, Touched};

use super::{Actor, ActorKind, ActorMention, Briefing, MentionForm, Place};

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
