//! What narrows and sorts a list: a filter field and menus.

use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{
    Align, Button, Id, Key, Layout, PopupCloseBehavior, Response, RichText, Role, ScrollArea, TextEdit, TextWrapMode,
    Ui, WidgetInfo, pos2,
};

use crate::export::Table;
use crate::ui::Command;
use crate::ui::panels::summary::rows::words::{Wanted, folded};
use crate::ui::theme::{icon_button, muted, sizes};

/// A menu with more choices than fit into this height scrolls.
const MENU_HEIGHT: f32 = 420.0;
/// A menu with more choices has a field for their words, and the field is so wide.
const MANY: usize = 15;
const SEARCHED: f32 = 240.0;

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
    choice_among_ui(ui, name, chosen, shown, || choices.to_vec())
}

/// A menu of `choices`, which are made while it is open; `shown` is the one that holds. Many are searched by their words.
pub fn choice_among_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut T,
    shown: &str,
    choices: impl FnOnce() -> Vec<(T, String)>,
) -> Response {
    // A click into the field for words leaves the menu open.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = MenuButton::new(RichText::new(format!("{shown}    ")).size(sizes::SMALL)).config(config);
    let (response, _) = button.ui(ui, |ui| {
        // As wide as its longest choice: a word is not to be broken beside the scroll bar.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        let mut choices = choices();
        let is_searched = choices.len() > MANY;
        let is_taken = is_searched && search_ui(ui, name, &mut choices);
        if let Some((choice, _)) = choices.first().filter(|_| is_taken) {
            *chosen = *choice;
            ui.close();
        }
        if choices.is_empty() {
            ui.label(muted(ui, "None has these words."));
        }
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().max_height(MENU_HEIGHT).show_rows(ui, height, choices.len(), |ui, range| {
            for (choice, words) in choices.get(range).unwrap_or_default() {
                if ui.selectable_label(choice == chosen, words).clicked() {
                    *chosen = *choice;
                    ui.close();
                }
            }
        });
    });
    let sign = pos2(response.rect.right() - 11.0, response.rect.center().y);
    super::paint::fold_sign(ui, sign, true);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {shown}")));
    response.on_hover_text(name)
}

/// A field that leaves of `choices` those with its words; whether Enter took the first of them.
fn search_ui<T>(ui: &mut Ui, name: &str, choices: &mut Vec<(T, String)>) -> bool {
    let id = Id::unique(("search the choices", name));
    let frame = ui.cumulative_frame_nr();
    let (mut words, last): (String, u64) = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let is_new = last + 1 < frame;
    if is_new {
        words.clear();
    }
    let field = ui.add(TextEdit::singleline(&mut words).id(id).hint_text("Search").desired_width(SEARCHED));
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, format!("Search: {name}")));
    // The first pass only measures the menu: nothing can have the keyboard yet.
    let is_measured = ui.is_sizing_pass();
    if is_new && !is_measured {
        field.request_focus();
    }
    let wanted = Wanted::new(&words);
    choices.retain(|(_, choice)| wanted.is_in(&folded(choice)));
    ui.data_mut(|data| data.insert_temp(id, (words, if is_measured { last } else { frame })));
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
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
