//! The head of the note: its subject, and the rest where it is asked for.

use eframe::egui::{TextEdit, Ui};

use super::NotesView;
use super::text_ui::field_ui;
use crate::briefing::{Briefing, time_value};
use crate::notes::{Edit, HeadField, Notebook, Scale, TLP};
use crate::ui::Command;
use crate::ui::addendum::date_time_group;
use crate::ui::theme::{muted, sizes};

/// The subject; beneath it the other fields, if they are wanted.
pub fn head_ui(
    ui: &mut Ui,
    briefing: &Briefing,
    notebook: &Notebook,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    head_field_ui(ui, notebook, HeadField::Subject, ui.available_width(), commands);
    ui.horizontal_wrapped(|ui| {
        let name = if view.head_open { "Hide the head" } else { "Head of the note…" };
        if ui.small_button(name).on_hover_text("Originator, serial, handling, dates, words of likelihood").clicked() {
            view.head_open ^= true;
        }
        let handling = notebook.head().field(HeadField::Handling);
        if !view.head_open && !handling.is_empty() {
            ui.label(muted(ui, handling).size(sizes::SMALL));
        }
    });
    if !view.head_open {
        return;
    }
    for field in HeadField::ALL.into_iter().skip(1) {
        ui.label(muted(ui, field.label()).size(sizes::SMALL));
        ui.horizontal(|ui| {
            let room = if has_help(field) { 92.0 } else { 0.0 };
            head_field_ui(ui, notebook, field, (ui.available_width() - room).max(60.0), commands);
            if let Some(text) = help_ui(ui, briefing, field) {
                commands.push(Command::Edit(Edit::Head { field, text }));
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(muted(ui, "Likelihood words").size(sizes::SMALL));
        for scale in Scale::ALL {
            if ui.radio(scale == notebook.scale(), scale.name()).on_hover_text(scale.source()).clicked() {
                commands.push(Command::Edit(Edit::Scale(scale)));
            }
        }
    });
}

fn head_field_ui(ui: &mut Ui, notebook: &Notebook, field: HeadField, width: f32, commands: &mut Vec<Command>) {
    let mut text = notebook.head().field(field).to_owned();
    let edit =
        TextEdit::singleline(&mut text).id_salt(field.label()).hint_text(field.label()).desired_width(width - 8.0);
    if field_ui(ui, edit, field.label()).changed() {
        commands.push(Command::Edit(Edit::Head { field, text }));
    }
}

fn has_help(field: HeadField) -> bool {
    matches!(field, HeadField::Handling | HeadField::Written | HeadField::Cutoff)
}

/// What fills `field` with a click; the text that was chosen.
fn help_ui(ui: &mut Ui, briefing: &Briefing, field: HeadField) -> Option<String> {
    match field {
        HeadField::Handling => {
            let chosen = ui.menu_button("TLP 2.0", |ui| TLP.into_iter().find(|label| ui.button(*label).clicked()));
            chosen.inner.flatten().map(str::to_owned)
        }
        HeadField::Written => {
            let now = ui.button("Now").on_hover_text("The date-time group of this moment, in UTC");
            now.clicked().then(date_time_group)
        }
        HeadField::Cutoff => {
            let newest = newest(briefing)?;
            ui.button("Newest").on_hover_text(format!("The newest source: {newest}")).clicked().then_some(newest)
        }
        HeadField::Subject | HeadField::Originator | HeadField::Serial => None,
    }
}

/// The day of the newest document.
fn newest(briefing: &Briefing) -> Option<String> {
    let dates = briefing.documents.iter().filter_map(|document| document.published.date.as_deref());
    let newest = dates.filter_map(|date| Some((time_value::interval(date)?.1, date))).max()?;
    Some(time_value::readable(newest.1))
}
