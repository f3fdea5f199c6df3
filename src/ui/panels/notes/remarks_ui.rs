//! What the checker remarks: beneath each line, and as a list to go through.

use std::time::Duration;

use eframe::egui::{Button, TextWrapMode, Ui};

use super::NotesView;
use crate::briefing::Briefing;
use crate::notes::{Finding, LineId, Notes, check};
use crate::ui::Command;
use crate::ui::theme::{muted, sizes, warning};

/// The check waits until typing has paused for so long, in seconds.
const PAUSE: f64 = 0.4;

/// The findings that were made, and of what.
#[derive(Debug, Default)]
pub struct Remarks {
    /// Whether the list shows.
    pub open: bool,
    found: Vec<Finding>,
    /// The briefing's address and the note's revision.
    made_of: Option<(usize, u64)>,
    /// The revision that was seen last, and since when.
    seen: (u64, f64),
}

impl Remarks {
    /// Checks the note again where it has changed and nobody is typing just now.
    pub fn renew(&mut self, ui: &Ui, briefing: &Briefing, notes: &Notes) {
        let made_of = (std::ptr::from_ref(briefing).addr(), notes.revision());
        if self.made_of == Some(made_of) {
            return;
        }
        let now = ui.input(|input| input.time);
        if self.seen.0 != notes.revision() {
            self.seen = (notes.revision(), now);
        }
        let wait = PAUSE - (now - self.seen.1);
        if ui.text_edit_focused() && wait > 0.0 {
            ui.request_repaint_after(Duration::from_secs_f64(wait));
            return;
        }
        self.found = check(briefing, notes);
        self.made_of = Some(made_of);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    fn of(&self, line: LineId) -> impl Iterator<Item = &Finding> {
        self.found.iter().filter(move |finding| finding.line == Some(line))
    }
}

/// What is remarked on `line`.
pub fn remarks_of_line_ui(ui: &mut Ui, line: LineId, remarks: &Remarks) {
    for finding in remarks.of(line) {
        ui.label(warning(ui, format!("! {}", finding.why)).size(sizes::SMALL));
    }
}

/// All remarks, each leading to its line, or to where in the sources it is about.
pub fn remarks_ui(ui: &mut Ui, notes: &Notes, view: &mut NotesView, commands: &mut Vec<Command>) {
    if view.remarks.found.is_empty() {
        ui.label(muted(ui, "Nothing to remark.").size(sizes::SMALL));
    }
    let mut chosen = None;
    for finding in &view.remarks.found {
        let number = notes.notebook.lines().position(|line| Some(line.id) == finding.line);
        let text = number.map_or_else(|| finding.why.clone(), |at| format!("Line {}: {}", at + 1, finding.why));
        let text = warning(ui, text).size(sizes::SMALL);
        if finding.line.is_none() && finding.place.is_none() {
            ui.label(text);
        } else if ui.add(Button::new(text).frame(false).wrap_mode(TextWrapMode::Wrap)).clicked() {
            chosen = finding.line.or(chosen);
            commands.extend(finding.place.map(Command::ShowPlace));
        }
    }
    if let Some(line) = chosen {
        view.write_in(line);
    }
    ui.separator();
}
