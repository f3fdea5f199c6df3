//! Who acts: persons, organizations, places, groups.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::{ActorId, DocumentId, Link, Mentions, Place, Salience, Standing};
use crate::text::Span;

/// Somebody or something that is named, with all places that mean it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// Its position in the briefing.
    pub id: ActorId,
    /// The fullest proper name seen.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its other names, most frequent first. Its mentions say why each is taken to be its name.
    pub aliases: Vec<String>,
    /// What it is said to be, most frequent first, of equals the latest first.
    pub roles: Vec<Role>,
    /// How much the folder is about it.
    pub salience: Salience,
    /// Why it ranks there, in a sentence.
    pub why: String,
    /// Why it ranks there, counted.
    pub standing: Standing,
    /// The corrections by the analyst that shaped it: their numbers in the log.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<u32>,
    /// Where it is meant, in order of document and place.
    pub mentions: Mentions<ActorMention>,
}

/// What an actor is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A body with a name: company, party, ministry, armed group.
    Organization,
    /// A country, city, region, site; also where it acts.
    Place,
    /// A people, nationality or religion.
    Group,
    /// A product, law, work or named event.
    Other,
}

/// What an actor is said to be ("Prime Minister"), and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub mention: Place,
}

/// One place that means an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ActorMention {
    /// The document.
    pub document: DocumentId,
    /// Where in its text.
    #[serde(flatten)]
    pub span: Span,
    /// How it is meant.
    pub form: MentionForm,
    /// Why it is taken to mean the actor; `None` where it is the actor's fullest name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// How a mention means its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// By a name.
    Name,
    /// By a noun phrase ("the prime minister").
    Nominal,
    /// By a pronoun.
    Pronoun,
}
