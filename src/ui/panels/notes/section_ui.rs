//! The heading of a section, with what can be done with it.

use eframe::egui::{Button, FontSelection, Frame, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::NotesView;
use super::drag::heading_takes_ui;
use super::text_ui::field_ui;
use crate::notes::{Annex, Edit, Notebook, Section};
use crate::ui::Command;
use crate::ui::panels::summary::draw::paint::fold_sign;
use crate::ui::theme::{bold_font, muted, sizes};

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
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let what = if section.folded { "Unfold" } else { "Fold" };
        let fold_name = format!("{what} section {number}");
        let (rect, fold) = ui.allocate_exact_size(vec2(14.0, sizes::ROW), Sense::click());
        fold.widget_info(|| WidgetInfo::labeled(Role::Button, true, &fold_name));
        fold_sign(ui, rect.center(), !section.folded);
        if fold.on_hover_text(&fold_name).clicked() {
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
    heading_takes_ui(ui, notebook, row.response.rect, id, section.folded, commands);
    if section.folded {
        let (lines, plural) = (section.lines.len(), if section.lines.len() == 1 { "" } else { "s" });
        ui.label(muted(ui, format!("{lines} line{plural}")).size(sizes::SMALL));
        return;
    }
    if section.lines.is_empty() && !section.guide.is_empty() {
        ui.label(muted(ui, &section.guide).size(sizes::SMALL));
    }
    if section.annex.is_some() {
        ui.label(muted(ui, "Made by the program and updated with each change.").size(sizes::SMALL));
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
        if section.annex.is_some_and(|annex| annex.can_be_lines()) {
            act(ui, true, "Make lines of the annex", Command::WriteOutAnnex(id));
        }
        ui.menu_button("Add an annex below", |ui| {
            for annex in Annex::ALL {
                act(ui, true, annex.title(), Command::AddAnnex(annex));
            }
        });
        act(ui, number > 1, "Move up", Command::MoveSection { up: true });
        act(ui, number < notebook.sections().len(), "Move down", Command::MoveSection { up: false });
        act(ui, true, "Remove with its lines", Command::Edit(Edit::RemoveSection(id)));
    });
    menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Section {number}")));
}
