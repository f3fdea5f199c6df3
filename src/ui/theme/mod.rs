//! All colours, sizes and faces of the window, for both themes, and the small widgets every panel shares.
//!
//! No other file of the window names a colour. What a colour says is also said by a line's shape or by a word.

mod fonts;
mod palette;
mod picture;
mod radios;
mod style;
mod tags;
mod widgets;

pub use fonts::{BOLD, BOLD_ITALIC, ITALIC, bold_font, face};
pub use palette::{DARK, KindPaint, LIGHT, Line, Palette, UNTINTED, palette};
pub use picture::picture;
pub use radios::radios_ui;
pub use style::{install, sizes};
pub use tags::{paint_edge, paint_signs, paint_star, tag_ui};
pub use widgets::{
    badge_ui, chip_ui, count_ui, heading_ui, icon_button, icon_button_if, legend_word_ui, muted, paint_line, strong,
    subheading_ui, tell_beside, warning,
};

use crate::briefing::{ActorKind, Briefing};
use crate::ui::Item;

/// What is painted alike: the kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A body with a name.
    Organization,
    /// A country, city, region or site.
    Place,
    /// A people, nationality or religion.
    Group,
    /// Another named thing.
    Other,
    /// What happened.
    Event,
    /// How many.
    Figure,
    /// When.
    Time,
    /// Who said what.
    Statement,
    /// Where sources differ.
    Disagreement,
    /// A sentence of the bottom line.
    KeyPoint,
}

impl Kind {
    /// All kinds, in the order of legends.
    pub const ALL: [Self; 11] = [
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Group,
        Self::Other,
        Self::Event,
        Self::Figure,
        Self::Time,
        Self::Statement,
        Self::Disagreement,
        Self::KeyPoint,
    ];

    /// The kind of an actor of `kind`.
    pub fn of_actor(kind: ActorKind) -> Self {
        match kind {
            ActorKind::Person => Self::Person,
            ActorKind::Organization => Self::Organization,
            ActorKind::Place => Self::Place,
            ActorKind::Group => Self::Group,
            ActorKind::Other => Self::Other,
        }
    }

    /// The kind of `item`.
    pub fn of(item: Item, briefing: &Briefing) -> Self {
        match item {
            Item::Actor(id) => briefing.actor(id).map_or(Self::Other, |actor| Self::of_actor(actor.kind)),
            Item::Event(_) => Self::Event,
            Item::Figure(_) => Self::Figure,
            Item::Statement(_) => Self::Statement,
            Item::Disagreement(_) => Self::Disagreement,
            Item::KeyPoint(_) => Self::KeyPoint,
        }
    }

    /// Its name in the singular, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Other => "other",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::Time => "time",
            Self::Statement => "statement",
            Self::Disagreement => "disagreement",
            Self::KeyPoint => "key point",
        }
    }
}
