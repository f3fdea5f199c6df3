//! The window without a mouse.

use dossier::notes::LineKind;
use dossier::ui::{Command, Item, Tab, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window_on, window_on_seeds};

impl Desk {
    fn press(&mut self, keys: &[Key]) {
        for &key in keys {
            self.harness.key_press(key);
            self.settle();
        }
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    fn selected(&self) -> Option<Item> {
        self.session().view.selected.map(|selected| selected.item)
    }
}

#[test]
fn a_tab_that_is_called_by_its_number_takes_the_arrow_keys() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(desk.session().view.summary.tab, Tab::Actors);
    desk.press(&[Key::ArrowDown]);
    assert_eq!(desk.selected(), Some(Item::Actor(desk.briefing().actors[0].id)));
    desk.press_with(Modifiers::COMMAND, Key::Num6);
    desk.press(&[Key::ArrowDown]);
    let first = desk.briefing().disagreements.first().map(|differ| Item::Disagreement(differ.id));
    assert_eq!(desk.selected(), first);
    // What is noted is what is selected here, not in another tab.
    desk.press(&[Key::C]);
    assert!(desk.notes()[0].contains(" on "), "{:?}", desk.notes());
}

#[test]
fn the_form_for_the_kind_has_the_keys_and_is_one_stop() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    desk.press(&[Key::ArrowDown, Key::K]);
    let is_focused = |desk: &Desk, role| desk.harness.get_all_by_role(role).any(|node| node.is_focused());
    assert!(is_focused(&desk, Role::RadioGroup), "the choices have the keyboard");
    let before = desk.session().view.correcting.as_ref().unwrap().kind;
    desk.press(&[Key::ArrowRight]);
    assert_ne!(desk.session().view.correcting.as_ref().unwrap().kind, before);
    // No letter does anything else meanwhile.
    desk.press(&[Key::E, Key::A]);
    assert!(desk.session().view.correcting.is_some());
    desk.press(&[Key::Tab]);
    assert!(!is_focused(&desk, Role::RadioGroup), "one Tab leaves it");
    desk.press(&[Key::Escape]);
    assert!(desk.session().view.correcting.is_none());
}

#[test]
fn what_can_be_done_with_a_row_is_a_list_by_key() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    desk.press(&[Key::ArrowDown]);
    for open in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        desk.press_with(open.0, open.1);
        assert!(desk.session().view.palette.open);
        assert!(!desk.session().view.panes.tray, "Shift+F10 is not F10");
        desk.harness.get_by_label("Rename…");
        desk.press(&[Key::Escape]);
    }
    desk.press(&[Key::Menu]);
    desk.write("rename");
    desk.press(&[Key::Enter]);
    assert!(desk.session().view.correcting.is_some());
}

#[test]
fn letters_rest_while_a_menu_is_open() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.press_with(Modifiers::COMMAND, Key::Num2);
    desk.press(&[Key::ArrowDown]);
    desk.click("Kind: All kinds");
    desk.press(&[Key::K, Key::E, Key::A, Key::C]);
    assert!(desk.session().view.correcting.is_none());
    assert!(desk.notes().is_empty());
}

#[test]
fn words_are_selected_in_the_text_by_keys() {
    let mut desk = window_on(&["The council met on Monday. It expelled two envoys.\n\nThey left."]);
    desk.press(&[Key::F6]);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let selected = |desk: &Desk| desk.session().view.reader.selected_text(desk.briefing());
    assert_eq!(selected(&desk), "The council");
    desk.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&desk), "The");
    desk.press(&[Key::ArrowRight, Key::ArrowRight]);
    desk.press_with(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(selected(&desk), "on");
    desk.press(&[Key::C]);
    assert!(desk.notes()[0].contains("“on”"), "{:?}", desk.notes());
}

#[test]
fn a_note_is_written_without_a_mouse() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    // The template.
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.write("use the intelligence");
    desk.press(&[Key::Enter]);
    // Three lines from the sources.
    desk.press_with(Modifiers::COMMAND, Key::Num1);
    for _ in 0..3 {
        desk.press(&[Key::ArrowDown, Key::C]);
    }
    assert_eq!(desk.notes().len(), 3);
    // A line of one's own, in the section of the judgement, with a citation at the caret.
    desk.press_with(Modifiers::COMMAND, Key::K);
    desk.write("assessment");
    desk.press(&[Key::Enter]);
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    desk.write("It is likely to go on [1");
    desk.press(&[Key::Enter]);
    desk.write(".");
    let own = desk.notes().into_iter().find(|line| line.starts_with("It is likely")).unwrap();
    assert!(own.contains("[1 ¶") && own.ends_with('.'), "{own}");
    let notebook = &desk.session().desk.notes().notebook;
    let line = notebook.lines().find(|line| line.text == own).unwrap();
    assert_eq!(line.kind, LineKind::Assessment);
    let section = notebook.section(notebook.position(line.id).unwrap().0).unwrap();
    assert_eq!(section.title, "Assessment");
    // Another line, of another kind.
    desk.press(&[Key::Enter]);
    desk.write("Nobody says why.");
    desk.press_with(Modifiers::COMMAND, Key::J);
    assert!(desk.notes().contains(&"Nobody says why.".to_owned()));
    desk.press(&[Key::Escape]);
    desk.press_with(Modifiers::NONE, Key::F9);
    assert!(desk.session().view.panes.tray && desk.session().view.panes.tray_shows == Tray::Timeline);
    desk.carry_out(Command::ToggleTray(Tray::Timeline));
}
