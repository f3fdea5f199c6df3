//! The heading of a section, with what can be done with it.

use eframe::egui::{Button, FontSelection, Frame, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::NotesView;
use super::text_ui::field_ui;
use crate::notes::{Edit, Notebook, Section};
use crate::ui::Command;
use crate::ui::theme::{bold_font, icon_button, muted, sizes};

/// The heading of `section`, the `number`th, from 1.
pub fn heading_ui(
    ui: &mut Ui,
    notebook: &Notebook,
    section: &Section,
    number: usize,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let id = section.id;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (sign, what) = if section.folded { ("+", "Unfold") } else { ("–", "Fold") };
        if icon_button(ui, sign, &format!("{what} section {number}")).clicked() {
            commands.push(Command::Edit(Edit::FoldSection { id, folded: !section.folded }));
        }
        let mut title = section.title.clone();
        let name = format!("Heading {number}");
        let edit = TextEdit::singleline(&mut title)
            .id_salt("heading")
            .font(FontSelection::FontId(bold_font(sizes::HEADING)))
            .frame(Frame::NONE)
            .hint_text(&name)
            .desired_width((ui.available_width() - 36.0).max(40.0));
        let written = field_ui(ui, edit, &name);
        if written.changed() {
            commands.push(Command::Edit(Edit::RenameSection { id, title }));
        }
        if view.wanted_heading == Some(id) {
            view.wanted_heading = None;
            written.request_focus();
            written.scroll_to_me(None);
        }
        if written.has_focus() {
            (view.section, view.current) = (Some(id), None);
        }
        menu_ui(ui, notebook, section, number, view, commands);
    });
    if section.folded {
        let (lines, plural) = (section.lines.len(), if section.lines.len() == 1 { "" } else { "s" });
        ui.label(muted(ui, format!("{lines} line{plural}")).size(sizes::SMALL));
        return;
    }
    if section.lines.is_empty() && !section.guide.is_empty() {
        ui.label(muted(ui, &section.guide).size(sizes::SMALL));
    }
    if let Some(annex) = section.annex {
        let text = format!("Made anew with each export: {}.", annex.title().to_lowercase());
        ui.label(muted(ui, text).size(sizes::SMALL));
    }
}

fn menu_ui(
    ui: &mut Ui,
    notebook: &Notebook,
    section: &Section,
    number: usize,
    view: &mut NotesView,
    commands: &mut Vec<Command>,
) {
    let id = section.id;
    let menu = ui.menu_button(RichText::new("…"), |ui| {
        let mut act = |ui: &mut Ui, enabled: bool, name: &str, command: Command| {
            if ui.add_enabled(enabled, Button::new(name)).clicked() {
                (view.section, view.current) = (Some(id), None);
                commands.push(command);
            }
        };
        act(ui, true, "Write a line here", Command::AddLineAt(id, usize::MAX));
        act(ui, true, "Add a section below", Command::AddSection);
        act(ui, number > 1, "Move up", Command::MoveSection { up: true });
        act(ui, number < notebook.sections().len(), "Move down", Command::MoveSection { up: false });
        act(ui, true, "Remove with its lines", Command::Edit(Edit::RemoveSection(id)));
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Section {number}")));
}
