//! The notes pane: the briefing note, each line with the sources it rests on.

mod annex_ui;
mod chips;
mod drag;
mod draw;
mod grades_ui;
mod head_ui;
mod line_ui;
mod news_ui;
mod remarks_ui;
mod section_ui;
mod text_ui;

use std::collections::BTreeMap;

use annex_ui::Annexes;
use chips::Chips;
pub use draw::notes_ui;
use remarks_ui::Remarks;

use crate::notes::{LineId, SectionId};
use crate::ui::searching::SharedTexts;

/// What the notes pane remembers.
#[derive(Debug, Default)]
pub struct NotesView {
    /// The line that was written in last, or added: new ones come after it.
    pub current: Option<LineId>,
    /// The section whose heading was touched last.
    pub section: Option<SectionId>,
    /// Whether all fields of the head show.
    pub head_open: bool,
    /// Whether the list of what is new shows.
    pub news_open: bool,
    /// The line that is to have the keyboard in the next frame.
    wanted: Option<LineId>,
    /// The section whose heading is to have the keyboard in the next frame.
    wanted_heading: Option<SectionId>,
    /// The line that is to be scrolled to in the next frame.
    shown: Option<LineId>,
    /// Where the cursor is in the current line, in characters.
    cursor: usize,
    /// Where the cursor is to be in the wanted line.
    wanted_cursor: Option<usize>,
    chips: Chips,
    remarks: Remarks,
    annexes: Annexes,
    /// The folded texts, which searches in the note need.
    pub texts: SharedTexts,
    /// How high each line was drawn, so that those out of sight need not be.
    heights: BTreeMap<LineId, f32>,
}

impl NotesView {
    /// A line was added: it is shown, and the next ones come after it.
    pub fn added(&mut self, line: LineId) {
        self.current = Some(line);
        self.shown = Some(line);
    }

    /// The line is brought into sight.
    pub fn show(&mut self, line: LineId) {
        self.shown = Some(line);
    }

    /// The line gets the keyboard.
    pub fn write_in(&mut self, line: LineId) {
        self.added(line);
        self.wanted = Some(line);
    }

    /// The heading of the section gets the keyboard.
    pub fn head(&mut self, section: SectionId) {
        self.current = None;
        self.section = Some(section);
        self.wanted_heading = Some(section);
    }
}
