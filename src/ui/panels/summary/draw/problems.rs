//! The tab of the problems: what could not be read, and why.

use eframe::egui::{Button, Label, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::toolbar::nothing_ui;
use crate::briefing::{Briefing, Problem};
use crate::ui::Command;
use crate::ui::panels::summary::rows::words::{counted, short};
use crate::ui::theme::{muted, sizes, strong};

/// All problems, to read and to copy. What could be read in part is opened by its path.
pub fn problems_ui(ui: &mut Ui, briefing: &Briefing, commands: &mut Vec<Command>) {
    let problems = &briefing.problems;
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
    let lines = lines_of_text(ui);
    let row = ((lines + 1) as f32 * ui.text_style_height(&TextStyle::Body) + 8.0).round();
    ScrollArea::vertical().id_salt("summary problems").auto_shrink(false).show_rows(
        ui,
        row,
        problems.len(),
        |ui, range| {
            for problem in problems.get(range).unwrap_or_default() {
                ui.allocate_ui(vec2(ui.available_width(), row), |ui| {
                    ui.set_min_height(row);
                    problem_ui(ui, briefing, problem, lines, commands);
                });
            }
        },
    );
}

/// How many lines a sentence of usual length takes.
fn lines_of_text(ui: &Ui) -> usize {
    match ui.available_width() {
        width if width < super::tables::WIDE => 3,
        width if width < 2.0 * super::tables::WIDE => 2,
        _ => 1,
    }
}

fn problem_ui(ui: &mut Ui, briefing: &Briefing, problem: &Problem, lines: usize, commands: &mut Vec<Command>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let path = strong(short(&problem.path, 300));
        match briefing.documents.iter().find(|document| document.path == problem.path) {
            Some(document) => {
                let path = path.color(ui.visuals().hyperlink_color);
                if ui.add(Button::new(path).frame(false).truncate()).clicked() {
                    commands.push(Command::ShowDocument(document.id));
                }
            }
            None => {
                ui.add(Label::new(path).truncate());
            }
        }
        let mut job = super::paint::job(ui.available_width(), lines);
        job.append(&short(&problem.what, 400), 0.0, super::paint::Look::Plain.format(ui));
        // What is cut short is shown whole by the label itself when pointed at.
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.add(Label::new(galley));
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
