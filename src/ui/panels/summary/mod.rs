//! The summary panel: overview, and a tab for each kind of finding.

use crate::briefing::Briefing;
use crate::ui::{Command, Selected, Tab};

/// What the summary panel remembers.
#[derive(Debug, Default)]
pub struct SummaryView {
    /// The open tab.
    pub tab: Tab,
}

/// The summary of `briefing`.
pub fn summary_ui(
    _ui: &mut eframe::egui::Ui,
    _briefing: &Briefing,
    _selected: Option<Selected>,
    _view: &mut SummaryView,
    _commands: &mut Vec<Command>,
) {
}
