//! What is said about the event under the pointer.

use eframe::egui::Ui;

use crate::briefing::{Briefing, EventId, Place};
use crate::ui::panels::summary::rows::card::source_of_place;
use crate::ui::panels::summary::rows::events::{EventRow, dated_by, own_words};
use crate::ui::panels::summary::rows::vocabulary::class_name;
use crate::ui::panels::summary::rows::when::rule_words;
use crate::ui::panels::summary::rows::words::{counted, joined};
use crate::ui::theme::{muted, sizes, strong, warning};

/// How many reports are listed.
const LISTED: usize = 5;

/// Headline, date and sources of the event.
pub fn tip_ui(ui: &mut Ui, briefing: &Briefing, id: EventId) {
    let Some(event) = briefing.event(id) else {
        return;
    };
    let row = EventRow::new(briefing, event);
    ui.label(strong(&row.headline));
    let when = if row.when.is_empty() { "undated" } else { &row.when };
    let class = row.class.map(class_name).unwrap_or_default();
    ui.label(joined([when, class]));
    if !row.doubts.is_empty() {
        ui.label(warning(ui, &row.doubts));
    }
    let rule = joined([dated_by(event), &rule_words(briefing, event.when.as_ref())]);
    if !rule.is_empty() {
        ui.label(muted(ui, rule).size(sizes::SMALL));
    }
    if !row.actors.is_empty() {
        ui.label(muted(ui, &row.actors));
    }
    let counts = joined([counted(row.reports, "report").as_str(), &row.sources]);
    ui.label(muted(ui, counts).size(sizes::SMALL));
    for report in event.mentions.iter().take(LISTED) {
        let source = source_of_place(briefing, Place { document: report.document, span: report.span });
        let own = own_words(briefing, event, report);
        ui.label(muted(ui, joined([format!("– {source}").as_str(), &own])).size(sizes::SMALL));
    }
    ui.label(muted(ui, "Click to show the source").size(sizes::SMALL));
}
