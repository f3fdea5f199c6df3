//! A section of the note.

use serde::{Deserialize, Serialize};

use super::{Line, LineKind};

/// Names a section within its notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionId(pub(super) u64);

/// A heading with the lines beneath it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its name within the notebook.
    pub id: SectionId,
    /// The heading.
    pub title: String,
    /// What the template says belongs here; not exported.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guide: String,
    /// What kind a line written here is at first.
    #[serde(default)]
    pub kind: LineKind,
    /// What the program adds below the lines, from the briefing as it is when it is shown or exported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex: Option<Annex>,
    /// The searches whose result [`Annex::Search`] gives, one a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// Whether its lines are hidden on the screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub folded: bool,
    /// The lines, in order.
    #[serde(default)]
    pub lines: Vec<Line>,
}

impl Section {
    /// A section without heading or lines.
    pub fn blank(id: SectionId) -> Self {
        Self {
            id,
            title: String::new(),
            guide: String::new(),
            kind: LineKind::default(),
            annex: None,
            search: String::new(),
            folded: false,
            lines: Vec::new(),
        }
    }
}

/// What can be generated from the briefing and the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Annex {
    /// The events in order of time.
    Chronology,
    /// Who acts.
    Actors,
    /// How many.
    Figures,
    /// Where sources differ.
    Disagreements,
    /// The documents, with date and hash.
    Sources,
    /// The cited paragraphs in full.
    Quotes,
    /// The referencer's sheet: each sentence, what it cites, the words, a box to tick.
    Sheet,
    /// What the section's searches find: the paragraphs of one, a count for each of several.
    Search,
    /// What the analyst set apart: stars, tags and memos.
    Pins,
}

impl Annex {
    /// Those that need nothing but the briefing and the notes, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::Chronology,
        Self::Actors,
        Self::Figures,
        Self::Disagreements,
        Self::Sources,
        Self::Quotes,
        Self::Sheet,
        Self::Pins,
    ];

    /// The word for it in a template.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chronology => "chronology",
            Self::Actors => "actors",
            Self::Figures => "figures",
            Self::Disagreements => "disagreements",
            Self::Sources => "sources",
            Self::Quotes => "quotes",
            Self::Sheet => "sheet",
            Self::Search => "search",
            Self::Pins => "marked",
        }
    }

    /// A heading for it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chronology => "Chronology",
            Self::Actors => "Key actors",
            Self::Figures => "Key figures",
            Self::Disagreements => "Where sources differ",
            Self::Sources => "Sources",
            Self::Quotes => "Quoted paragraphs",
            Self::Sheet => "Sheet for checking the sources",
            Self::Search => "Search",
            Self::Pins => "Marked passages",
        }
    }

    /// Whether its rows can be written out as lines of the note: each is about something that was found.
    pub fn can_be_lines(self) -> bool {
        matches!(self, Self::Chronology | Self::Actors | Self::Figures | Self::Disagreements)
    }

    /// The annex of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|annex| annex.name() == name)
    }
}
