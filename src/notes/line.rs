//! A line of the note, and what kind of saying it is.

use serde::{Deserialize, Serialize};

/// Names a line within its notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub(super) u64);

/// One block of the note: Markdown with citation marks (`[1 ¶4]`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its name within the notebook.
    pub id: LineId,
    /// What kind of saying it is.
    pub kind: LineKind,
    /// Who says it, where it is reported and the speaker is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Markdown with citation marks.
    pub text: String,
}

/// What kind of saying a line is: ICD 203 asks that facts, reports and judgements be told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// Established: the analyst vouches for it.
    Fact,
    /// Said by a source.
    Reported,
    /// The analyst's judgement.
    #[default]
    Assessment,
    /// Taken to be so without evidence.
    Assumption,
    /// What is not known.
    Gap,
}

impl LineKind {
    /// All kinds, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Fact, Self::Reported, Self::Assessment, Self::Assumption, Self::Gap];

    /// Its name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Reported => "reported",
            Self::Assessment => "assessment",
            Self::Assumption => "assumption",
            Self::Gap => "gap",
        }
    }

    /// What it means, for a tooltip.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Fact => "Established: you vouch for it",
            Self::Reported => "Said by a source",
            Self::Assessment => "Your judgement",
            Self::Assumption => "Taken to be so without evidence",
            Self::Gap => "What is not known",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
