//! The panels: for each a pure function that makes rows and one that draws them.

mod compare;
mod network;
mod notes;
mod reader;
mod search;
mod summary;
mod timeline;

pub use compare::{CompareView, compare_ui};
pub use network::{NetworkView, network_ui};
pub use notes::{NotesView, byte, notes_ui, replaced};
pub use reader::{ReaderView, Reading, copy_was_pressed, reader_ui, shown};
pub use search::{HitId, SearchView, search_ui, snippet};
pub use summary::rows::amount::Amount;
pub use summary::rows::vocabulary::{class_name, event_doubts};
pub use summary::rows::when::When;
pub use summary::rows::words::counted;
pub use summary::{Own, SummaryView, summary_ui};
pub use timeline::{Sight, TimelineView, timeline_ui};
