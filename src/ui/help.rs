//! The list of shortcuts.

use eframe::egui::{Align2, Grid, Key, Modifiers, ScrollArea, Ui, Window, vec2};

use super::menu::{ENTRIES, Group};
use super::theme::{muted, subheading_ui};

/// What is done with the pointer or in lists, and stands in no menu.
const MORE: &[(&str, &str)] = &[
    ("Up, Down", "Move through a list"),
    ("Enter", "Show the selected row's source"),
    ("[ in a line of the note", "List what can be cited there"),
    ("Enter, Shift+Enter in a line of the note", "Begin a new line; break the line"),
    ("Left, Right in the text, with Shift", "Go from word to word; select words"),
    ("B, T in a list, and in the text", "Star the row, or the paragraph; give it tags and a memo"),
    ("Tab", "Go to the next control"),
    ("Right click on a row or in the text", "List what can be corrected there"),
    ("Ctrl+click, Shift+click, Space in a list", "Pick several rows, to correct them together"),
    ("Click on painted words", "Select what they mean"),
    ("Drag in the text", "Select words; twice a word, three times a paragraph"),
    ("Click on a word of the page", "Show it in the text"),
    ("Ctrl+wheel on the page", "Make it larger or smaller"),
    ("Enter, Shift+Enter in the search", "Show the next paragraph that was found; write another search"),
    ("Wheel, + and − on the timeline", "Zoom about the pointer, or about the middle"),
    ("Drag, Shift+Left and Right on the timeline", "Move through time"),
    ("Left, Right, Home, End on the timeline", "Go from event to event"),
    ("Wheel, drag on the network", "Enlarge it, move it"),
    ("0 on the timeline", "Show the whole span"),
];

/// Shows the list where `open`.
pub fn help_ui(ui: &mut Ui, open: &mut bool) {
    if !*open {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        *open = false;
    }
    let window = Window::new("Shortcuts")
        .open(open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .max_height(ui.content_rect().height() - 80.0);
    window.show(ui, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            Grid::new("shortcuts").num_columns(2).spacing(vec2(32.0, 4.0)).show(ui, |ui| {
                for group in Group::ALL {
                    group_ui(ui, group.name());
                    for entry in ENTRIES.iter().filter(|entry| entry.group == group && !entry.keys.is_empty()) {
                        let keys = entry.keys.iter().map(|keys| ui.format_shortcut(keys).replace("Questionmark", "?"));
                        let keys: Vec<String> = keys.collect();
                        line_ui(ui, entry.name, &keys.join(" or "));
                    }
                }
                group_ui(ui, "Everywhere");
                for (keys, what) in MORE {
                    line_ui(ui, what, keys);
                }
            });
        });
    });
}

fn group_ui(ui: &mut Ui, name: &str) {
    ui.label("");
    ui.end_row();
    subheading_ui(ui, name);
    ui.end_row();
}

fn line_ui(ui: &mut Ui, what: &str, keys: &str) {
    ui.label(what);
    ui.label(muted(ui, keys));
    ui.end_row();
}
