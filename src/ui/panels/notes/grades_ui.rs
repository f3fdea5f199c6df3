//! Grading the sources, where they are listed.

use eframe::egui::{Role, Ui, WidgetInfo};

use crate::briefing::Briefing;
use crate::notes::{CREDIBILITY, Edit, Grade, Notebook, RELIABILITY};
use crate::text::printable;
use crate::ui::Command;
use crate::ui::theme::{muted, sizes};

/// Each document with its grade; opened on demand, for a folder may hold many.
pub fn grades_ui(ui: &mut Ui, briefing: &Briefing, notebook: &Notebook, commands: &mut Vec<Command>) {
    ui.collapsing("Grade the sources", |ui| {
        ui.label(muted(ui, "A to F: the source; 1 to 6: what it says (Admiralty code)").size(sizes::SMALL));
        for (at, document) in briefing.documents.iter().enumerate() {
            let grade = notebook.grade(&document.sha256);
            ui.horizontal_wrapped(|ui| {
                let mut change = |grade| {
                    commands.push(Command::Edit(Edit::Grade { sha256: document.sha256.clone(), grade }));
                };
                if let Some(reliability) = half_ui(ui, &RELIABILITY, grade.reliability, "Reliability", at + 1) {
                    change(Grade { reliability, ..grade });
                }
                if let Some(credibility) = half_ui(ui, &CREDIBILITY, grade.credibility, "Credibility", at + 1) {
                    change(Grade { credibility, ..grade });
                }
                ui.label(muted(ui, printable(&document.title)).size(sizes::SMALL));
            });
        }
    });
}

/// One half of the grade of the `number`th document; what was chosen.
fn half_ui(ui: &mut Ui, scale: &[(&str, &str)], set: Option<u8>, name: &str, number: usize) -> Option<Option<u8>> {
    let shown = set.and_then(|at| scale.get(usize::from(at))).map_or("–", |(sign, _)| *sign);
    let mut chosen = None;
    let menu = ui.menu_button(shown, |ui| {
        for (at, (sign, meaning)) in (0_u8..).zip(scale) {
            if ui.radio(set == Some(at), format!("{sign}: {meaning}")).clicked() {
                chosen = Some(Some(at));
            }
        }
        if ui.radio(set.is_none(), "not graded").clicked() {
            chosen = Some(None);
        }
    });
    let label = format!("{name} of source {number}: {shown}");
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    chosen
}
