//! The panels: for each a pure function that makes rows and one that draws them.

mod notes;
mod reader;
mod summary;

pub use notes::{NotesView, notes_ui};
pub use reader::{ReaderView, reader_ui};
pub use summary::{SummaryView, summary_ui};
