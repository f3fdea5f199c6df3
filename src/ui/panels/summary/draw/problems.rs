//! The tab of the problems: what could not be read, and why.

use eframe::egui::{RichText, ScrollArea, Ui};

use super::toolbar::nothing_ui;
use crate::briefing::Problem;
use crate::ui::panels::summary::rows::words::{counted, short};
use crate::ui::theme::{muted, sizes, strong};

/// All problems, to read and to copy.
pub fn problems_ui(ui: &mut Ui, problems: &[Problem]) {
    if problems.is_empty() {
        nothing_ui(ui, "Every file in the folder was read.", false);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(muted(ui, counted(problems.len(), "problem")).size(sizes::SMALL));
        if ui.button(RichText::new("Copy all").size(sizes::SMALL)).clicked() {
            ui.copy_text(as_text(problems));
        }
    });
    let row = problem_height(ui);
    ScrollArea::vertical().id_salt("summary problems").auto_shrink(false).show_rows(
        ui,
        row,
        problems.len(),
        |ui, range| {
            for problem in problems.get(range).unwrap_or_default() {
                ui.allocate_ui(eframe::egui::vec2(ui.available_width(), row), |ui| {
                    ui.set_min_height(row);
                    problem_ui(ui, problem);
                });
            }
        },
    );
}

/// The path, one or two lines, and the space between problems.
fn problem_height(ui: &Ui) -> f32 {
    let line = ui.text_style_height(&eframe::egui::TextStyle::Body);
    let lines = if ui.available_width() < super::tables::WIDE { 3.0 } else { 2.0 };
    (lines * line + 8.0).round()
}

fn problem_ui(ui: &mut Ui, problem: &Problem) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let path = short(&problem.path, 300);
        ui.add(eframe::egui::Label::new(strong(&path)).truncate());
        let mut job = super::paint::job(ui.available_width(), 2);
        job.append(&short(&problem.what, 400), 0.0, super::paint::Look::Plain.format(ui));
        // What is cut short is shown whole by the label itself when pointed at.
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.add(eframe::egui::Label::new(galley));
    });
}

/// The problems as lines of text.
fn as_text(problems: &[Problem]) -> String {
    let lines = problems.iter().map(|problem| format!("{}: {}\n", problem.path, problem.what));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_copied_a_line_each() {
        let problem = Problem { path: "a/b.pdf".to_owned(), what: "it is locked with a password".to_owned() };
        assert_eq!(as_text(&[problem]), "a/b.pdf: it is locked with a password\n");
    }
}
