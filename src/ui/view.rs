//! What is on the screen: never undone, never part of the briefing.

use serde::{Deserialize, Serialize};

use super::Item;
use super::correcting::Correcting;
use super::palette::PaletteView;
use super::panels::{CompareView, NetworkView, NotesView, ReaderView, SearchView, SummaryView, TimelineView};
use super::panes::Panes;
use super::pins::Pinning;

/// Everything that the panels remember from one frame to the next.
#[derive(Debug, Default)]
pub struct View {
    /// What is selected, and which of its mentions is shown.
    pub selected: Option<Selected>,
    /// The summary panel's own part.
    pub summary: SummaryView,
    /// The reader's own part.
    pub reader: ReaderView,
    /// The notes pane's own part.
    pub notes: NotesView,
    /// The timeline's own part.
    pub timeline: TimelineView,
    /// The own part of the sources side by side.
    pub compare: CompareView,
    /// The own part of the network of actors.
    pub network: NetworkView,
    /// The own part of the searches.
    pub search: SearchView,
    /// The command palette's own part.
    pub palette: PaletteView,
    /// The correction that is being asked.
    pub correcting: Option<Correcting>,
    /// What is being given tags and a memo.
    pub pinning: Option<Pinning>,
    /// Whether the list of shortcuts shows.
    pub help: bool,
    /// Which panes beside the reader show, and where each stands.
    pub panes: Panes,
    /// The path that is being written on the welcome screen.
    pub typed_path: String,
}

/// The selected item and the position of the mention that is shown, in [`Item::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The item.
    pub item: Item,
    /// The shown mention.
    pub mention: usize,
}

/// The tabs of the summary panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// The bottom line and the first of everything.
    #[default]
    Overview,
    /// All actors.
    Actors,
    /// All events.
    Events,
    /// All figures.
    Figures,
    /// All statements.
    Statements,
    /// All disagreements.
    Disagreements,
    /// All problems.
    Problems,
    /// What the analyst corrected.
    Corrections,
    /// What the analyst set apart.
    Pins,
}
