//! What speaks for and against a candidate, as numbers that weights are looked up by.

use crate::text::Span;

/// What kind of words refers back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// "he", "him", "his"
    He,
    /// "she", "her"
    She,
    /// "it", "its"
    It,
    /// "they", "them", "their"
    They,
    /// "the company"
    Body,
    /// "the city"
    Spot,
    /// "the device"
    Thing,
    /// "the woman"
    Human,
    /// "the prime minister"
    Office,
}

impl Class {
    /// How many sets of weights there are: "he" and "she" share theirs, then come "it" and "they".
    pub const PRONOUNS: usize = 3;

    /// The set of weights of a pronoun.
    pub fn set(self) -> usize {
        match self {
            Self::He | Self::She => 0,
            Self::It => 1,
            _ => 2,
        }
    }

    /// Whether it is a pronoun.
    pub fn is_pronoun(self) -> bool {
        self <= Self::They
    }
}

/// Words that may mean somebody named before, and whom they may mean.
#[derive(Debug)]
pub struct Question {
    /// The words, without their article.
    pub span: Span,
    /// What they are.
    pub class: Class,
    /// Whether they are a noun that can mean any of a kind.
    pub is_broad: bool,
    /// Those who fit, the one last spoken of first.
    pub candidates: Vec<Candidate>,
}

/// One who may be meant.
#[derive(Debug)]
pub struct Candidate {
    /// Its last name before the words: a position among the names.
    pub mention: usize,
    /// Its number in this document.
    pub bearer: usize,
    /// What speaks for and against it where the words are a pronoun.
    pub features: Features,
    /// Whether words of the same class meant it last.
    pub chained: bool,
    /// How many sentences back it was meant last.
    pub back: usize,
    /// How often it was meant so far.
    pub count: usize,
    /// How well a noun fits its name and roles.
    pub fit: Fit,
    /// Whether it is the kind of thing that the noun is, by its name or the gazetteers.
    pub of_kind: bool,
}

/// How well a noun fits the name and the roles of a candidate, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Nothing in them has it.
    None,
    /// A name or role has the word somewhere.
    Word,
    /// A role begins or ends with it.
    PartOfRole,
    /// It is the role.
    Role,
    /// The name ends with it: "the festival" after "Harvest Festival".
    Head,
}

/// The number of templates.
pub const TEMPLATES: usize = 19;

/// Values of a template are below this.
pub const VALUES: usize = 32;

/// The value of each template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(pub [u8; TEMPLATES]);

impl Features {
    /// The positions of its weights for pronouns of `class`.
    pub fn weights(&self, class: Class) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().map(move |(template, &value)| {
            (template * Class::PRONOUNS + class.set()) * VALUES + usize::from(value).min(VALUES - 1)
        })
    }
}

/// How many weights there are.
pub const WEIGHTS: usize = TEMPLATES * Class::PRONOUNS * VALUES;
