//! What narrows and sorts a list: a filter field and menus.

use eframe::egui::{
    Align, Button, Id, Key, Layout, Response, RichText, Role, ScrollArea, TextEdit, TextWrapMode, Ui, WidgetInfo, pos2,
};

use crate::export::Table;
use crate::ui::Command;
use crate::ui::theme::{icon_button, muted, sizes};

/// A menu with more choices than fit into this height scrolls.
const MENU_HEIGHT: f32 = 420.0;

/// The filter of a list. Down and Enter hand the keys over to the list.
pub fn filter_ui(ui: &mut Ui, filter: &mut String, hint: &str, list: Id) {
    let clear = if filter.is_empty() { 0.0 } else { 28.0 };
    let width = (ui.available_width() - clear).max(60.0);
    let field = TextEdit::singleline(filter).hint_text(hint).desired_width(width.min(280.0));
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
        info.current_text_value = None;
        info
    });
    let handed_over = response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown))
        || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if handed_over {
        ui.memory_mut(|memory| memory.request_focus(list));
    }
    if !filter.is_empty() && icon_button(ui, "×", "Clear the filter").clicked() {
        filter.clear();
    }
}

/// A menu of choices, named by the one that holds.
pub fn choice_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, choices: &[(T, String)]) -> Response {
    let shown = choices.iter().find(|(choice, _)| choice == chosen).map_or(name, |(_, words)| words.as_str());
    let button = ui.menu_button(RichText::new(format!("{shown}    ")).size(sizes::SMALL), |ui| {
        // As wide as its longest choice: a word is not to be broken beside the scroll bar.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
            for (choice, words) in choices {
                if ui.selectable_label(choice == chosen, words).clicked() {
                    *chosen = *choice;
                    ui.close();
                }
            }
        });
    });
    let response = button.response;
    let sign = pos2(response.rect.right() - 11.0, response.rect.center().y);
    super::paint::fold_sign(ui, sign, true);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {shown}")));
    response.on_hover_text(name)
}

/// A button that turns the order round.
pub fn turn_ui(ui: &mut Ui, reversed: &mut bool) {
    let (sign, name) = if *reversed {
        ("↑", "In reverse order; click to turn it round")
    } else {
        ("↓", "In the usual order; click to turn it round")
    };
    if icon_button(ui, sign, name).clicked() {
        *reversed = !*reversed;
    }
}

/// The filter of a list with the button that exports all of it.
pub fn filter_row_ui(
    ui: &mut Ui,
    filter: &mut String,
    hint: &str,
    list: Id,
    table: Table,
    commands: &mut Vec<Command>,
) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            export_ui(ui, table, commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| filter_ui(ui, filter, hint, list));
        });
    });
}

/// A button that asks where to save the whole table.
pub fn export_ui(ui: &mut Ui, table: Table, commands: &mut Vec<Command>) {
    let button = ui.add(Button::new(RichText::new("Export…").size(sizes::SMALL)).frame(false));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Export the {} as CSV…", table.name())));
    if button.on_hover_text("Save the whole table for a spreadsheet (CSV)").clicked() {
        commands.push(Command::ExportTable(table));
    }
}

/// "12 of 120 actors", or "120 actors" where none is left out.
pub fn count_line(shown: usize, of: usize, noun: &str) -> String {
    use crate::ui::panels::summary::rows::words::{counted, grouped};
    if shown == of { counted(of, noun) } else { format!("{} of {}", grouped(&shown.to_string()), counted(of, noun)) }
}

/// What to say where nothing is shown, with the way out of a filter. Returns whether that was taken.
pub fn nothing_ui(ui: &mut Ui, sentence: &str, narrowed: bool) -> bool {
    ui.add_space(sizes::GAP);
    ui.vertical_centered(|ui| {
        ui.label(muted(ui, sentence));
        narrowed && ui.button("Show all").clicked()
    })
    .inner
}
