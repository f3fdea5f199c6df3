//! The notes pane: the briefing note, each line with the sources it rests on.

mod annex_ui;
mod caret;
mod chips;
mod citing;
mod citing_ui;
mod drag;
mod draw;
mod export_ui;
mod grades_ui;
mod head_ui;
mod line_ui;
mod news_ui;
mod remarks_ui;
mod section_ui;
mod text_ui;

use std::collections::BTreeMap;

use annex_ui::Annexes;
pub use caret::{byte, replaced};
use chips::Chips;
use citing::Citing;
pub use draw::notes_ui;
use remarks_ui::Remarks;

use crate::export::Extent;
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
    /// The line whose caret waits for a citation: the one that was written in last, unless it was left with Escape.
    parked: Option<LineId>,
    /// Where the caret is in the current line, in characters.
    caret: usize,
    /// Where the caret is to be in the wanted line.
    wanted_caret: Option<usize>,
    /// What an open bracket offers.
    citing: Option<Citing>,
    /// The bracket whose list was put away: its line, and where it stands.
    dismissed: Option<(LineId, usize)>,
    /// What goes along with the note when it is handed over.
    pub extent: Extent,
    /// How many pages it has then, and for which revision and extent that was counted.
    pages: Option<(u64, Extent, usize)>,
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
        self.parked = None;
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

    /// The line gets the keyboard, with its caret at this character.
    pub fn write_at(&mut self, line: LineId, caret: usize) {
        self.write_in(line);
        self.parked = Some(line);
        self.caret = caret;
        self.wanted_caret = Some(caret);
    }

    /// The line whose caret waits for a citation, and where it stands, in characters.
    pub fn waiting(&self) -> Option<(LineId, usize)> {
        Some((self.parked?, self.caret))
    }

    /// The heading of the section gets the keyboard.
    pub fn head(&mut self, section: SectionId) {
        self.parked = None;
        self.current = None;
        self.section = Some(section);
        self.wanted_heading = Some(section);
    }
}
