//! The window without a mouse.

use dossier::export::{Extent, Report, page_count};
use dossier::notes::{HeadField, LineKind};
use dossier::ui::{Command, Item, Pane, Tab, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Desk, window_on, window_on_seeds};

impl Desk {
    pub(super) fn keys(&mut self, keys: &[Key]) {
        for &key in keys {
            self.harness.key_press(key);
            self.settle();
        }
    }

    fn keys_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn typed(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    fn chosen(&self) -> Option<Item> {
        self.session().view.selected.map(|selected| selected.item)
    }
}

#[test]
fn a_tab_that_is_called_by_its_number_takes_the_arrow_keys() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.keys_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(desk.session().view.summary.tab, Tab::Actors);
    desk.keys(&[Key::ArrowDown]);
    assert_eq!(desk.chosen(), Some(Item::Actor(desk.briefing().actors[0].id)));
    desk.keys_with(Modifiers::COMMAND, Key::Num6);
    desk.keys(&[Key::ArrowDown]);
    let first = desk.briefing().disagreements.first().map(|differ| Item::Disagreement(differ.id));
    assert_eq!(desk.chosen(), first);
    // What is noted is what is selected here, not in another tab.
    desk.keys(&[Key::C]);
    assert!(desk.notes()[0].contains(" on "), "{:?}", desk.notes());
}

#[test]
fn the_form_for_the_kind_has_the_keys_and_is_one_stop() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.keys_with(Modifiers::COMMAND, Key::Num2);
    desk.keys(&[Key::ArrowDown, Key::K]);
    let is_focused = |desk: &Desk, role| desk.harness.get_all_by_role(role).any(|node| node.is_focused());
    assert!(is_focused(&desk, Role::RadioGroup), "the choices have the keyboard");
    let before = desk.session().view.correcting.as_ref().unwrap().kind;
    desk.keys(&[Key::ArrowRight]);
    assert_ne!(desk.session().view.correcting.as_ref().unwrap().kind, before);
    // No letter does anything else meanwhile.
    desk.keys(&[Key::E, Key::A]);
    assert!(desk.session().view.correcting.is_some());
    desk.keys(&[Key::Tab]);
    assert!(!is_focused(&desk, Role::RadioGroup), "one Tab leaves it");
    desk.keys(&[Key::Escape]);
    assert!(desk.session().view.correcting.is_none());
}

#[test]
fn what_can_be_done_with_a_row_is_a_list_by_key() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.keys_with(Modifiers::COMMAND, Key::Num2);
    desk.keys(&[Key::ArrowDown]);
    for open in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        desk.keys_with(open.0, open.1);
        assert!(desk.session().view.palette.open);
        assert!(!desk.session().view.panes.tray, "Shift+F10 is not F10");
        assert!(desk.harness.query_all_by_label("Rename…").next().is_some());
        desk.keys(&[Key::Escape]);
    }
    desk.keys(&[Key::Menu]);
    desk.typed("rename");
    desk.keys(&[Key::Enter]);
    assert!(desk.session().view.correcting.is_some());
}

#[test]
fn letters_rest_while_a_menu_is_open() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.keys_with(Modifiers::COMMAND, Key::Num2);
    desk.keys(&[Key::ArrowDown]);
    desk.click("Kind: All kinds");
    desk.keys(&[Key::K, Key::E, Key::A, Key::C]);
    assert!(desk.session().view.correcting.is_none());
    assert!(desk.notes().is_empty());
}

#[test]
fn words_are_selected_in_the_text_by_keys() {
    let mut desk = window_on(&["The council met on Monday. It expelled two envoys.\n\nThey left."]);
    desk.keys(&[Key::F6]);
    desk.keys_with(Modifiers::SHIFT, Key::ArrowRight);
    desk.keys_with(Modifiers::SHIFT, Key::ArrowRight);
    let selected = |desk: &Desk| desk.session().view.reader.selected_text(desk.briefing());
    assert_eq!(selected(&desk), "The council");
    desk.keys_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&desk), "The");
    desk.keys(&[Key::ArrowRight, Key::ArrowRight]);
    desk.keys_with(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(selected(&desk), "on");
    desk.keys(&[Key::C]);
    assert!(desk.notes()[0].contains("“on”"), "{:?}", desk.notes());
}

#[test]
fn a_note_is_written_without_a_mouse() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    // The template.
    desk.keys_with(Modifiers::COMMAND, Key::K);
    desk.typed("use the intelligence");
    desk.keys(&[Key::Enter]);
    // Three lines from the sources.
    desk.keys_with(Modifiers::COMMAND, Key::Num1);
    for _ in 0..3 {
        desk.keys(&[Key::ArrowDown, Key::C]);
    }
    assert_eq!(desk.notes().len(), 3);
    // A line of one's own, in the section of the judgement, with a citation at the caret.
    desk.keys_with(Modifiers::COMMAND, Key::K);
    desk.typed("assessment");
    desk.keys(&[Key::Enter]);
    desk.keys_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    desk.typed("It is likely to go on [1");
    desk.keys(&[Key::Enter]);
    desk.typed(".");
    let own = desk.notes().into_iter().find(|line| line.starts_with("It is likely")).unwrap();
    assert!(own.contains(" [1 ¶") && own.ends_with("]."), "{own}");
    let notebook = &desk.session().desk.notes().notebook;
    let line = notebook.lines().find(|line| line.text == own).unwrap();
    assert_eq!(line.kind, LineKind::Assessment);
    let section = notebook.section(notebook.position(line.id).unwrap().0).unwrap();
    assert_eq!(section.title, "Assessment");
    // Another line, of another kind.
    desk.keys(&[Key::Enter]);
    desk.typed("Nobody says why.");
    desk.keys_with(Modifiers::COMMAND, Key::J);
    assert!(desk.notes().contains(&"Nobody says why.".to_owned()));
    desk.keys(&[Key::Escape]);
    desk.keys_with(Modifiers::NONE, Key::F9);
    assert!(desk.session().view.panes.tray && desk.session().view.panes.tray_shows == Tray::Timeline);
    desk.carry_out(Command::ToggleTray(Tray::Timeline));
}

/// Who writes a note, and counts: keys that are commands, clicks, and what is typed.
struct Writer {
    desk: Desk,
    keys: usize,
    clicks: usize,
}

impl Writer {
    fn new() -> Self {
        Self { desk: window_on_seeds(1440.0, 1000.0), keys: 0, clicks: 0 }
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        self.desk.keys_with(modifiers, key);
    }

    fn click(&mut self, name: &str) {
        self.clicks += 1;
        // A field and the words above it have one name.
        let all: Vec<_> = self.desk.harness.get_all_by_label(name).collect();
        all.last().unwrap().click();
        drop(all);
        self.desk.settle();
    }

    fn is_at(&self, name: &str) -> bool {
        self.desk.harness.query_all_by_label(name).any(|node| node.is_focused())
    }

    /// Tab, until this has the keyboard.
    fn tab_to(&mut self, name: &str) {
        for _ in 0..40 {
            if self.is_at(name) {
                return;
            }
            self.key(Modifiers::NONE, Key::Tab);
        }
        panic!("no Tab leads to {name}");
    }

    /// What the palette finds first by these words.
    fn find(&mut self, words: &str) {
        self.key(Modifiers::COMMAND, Key::K);
        self.desk.typed(words);
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// So many lines of one's own in this section, each with a citation at the caret: Enter takes what the bracket offers, Enter
    /// begins the next line.
    fn write(&mut self, section: &str, count: usize) {
        self.find(section);
        self.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
        for at in 1..=count {
            self.desk
                .typed(&format!("It is likely that point {at} of the {section} holds until the end of the year [{at}"));
            self.key(Modifiers::NONE, Key::Enter);
            self.desk.typed(".");
            if at < count {
                self.key(Modifiers::NONE, Key::Enter);
            }
        }
    }

    /// Whether the note has its head, ten lines from the sources and nine of one's own, each cited, on five pages at most.
    fn is_done(&self) {
        let notebook = &self.desk.session().desk.notes().notebook;
        for field in
            [HeadField::Subject, HeadField::Originator, HeadField::Handling, HeadField::Written, HeadField::Cutoff]
        {
            assert!(!notebook.head().field(field).is_empty(), "{field:?}");
        }
        assert_eq!(notebook.lines().count(), 19, "{:?}", self.desk.notes());
        assert!(notebook.lines().all(|line| line.text.contains('[')), "{:?}", self.desk.notes());
        let own: Vec<_> = notebook.lines().filter(|line| line.text.starts_with("It is likely")).collect();
        assert_eq!(own.iter().filter(|line| line.kind == LineKind::Assessment).count(), 9);
        let pages = page_count(&Report::of(self.desk.briefing(), notebook, &Extent::default()));
        assert!(pages <= 5, "{pages} pages");
    }
}

/// The note of nineteen lines on the seeds, by mouse and keys: 11 clicks and 23 keys.
///
/// Click *Intelligence note*, click *Subject* and type it, click *Head of the note…*, click *Originator* and type it, click *TLP
/// 2.0* and *TLP:GREEN*, click *Now*, click *Newest*. Click *Events*, Ctrl+click the first row, Shift+click the tenth, C: ten lines.
/// Ctrl+K, "assessment", Enter, Ctrl+Shift+N, then line by line: type, `[1`, Enter, type on, Enter. The same for the outlook.
#[test]
fn a_note_of_nineteen_lines_takes_few_clicks_and_keys() {
    let mut writer = Writer::new();
    writer.click("Intelligence note");
    writer.click("Subject");
    writer.desk.typed("What the expulsions mean");
    writer.click("Head of the note…");
    writer.click("Originator");
    writer.desk.typed("Desk for the Balkans");
    for name in ["TLP 2.0", "TLP:GREEN", "Now", "Newest", "Events"] {
        writer.click(name);
    }
    for (at, modifiers) in [(0, Modifiers::COMMAND), (9, Modifiers::SHIFT)] {
        writer.desk.harness.get_all_by_role(Role::ListBoxOption).nth(at).unwrap().click_modifiers(modifiers);
        writer.clicks += 1;
        writer.desk.settle();
    }
    writer.key(Modifiers::NONE, Key::C);
    writer.write("assessment", 5);
    writer.write("outlook", 4);
    writer.is_done();
    assert_eq!((writer.clicks, writer.keys), (11, 23), "clicks and keys");
}

/// The same without a mouse.
///
/// Ctrl+K, "use the intelligence", Enter. F6 to the note, Tab to *Subject*, type; Tab to *Head of the note…*, Enter; Tab to
/// *Originator*, type; Tab to *Handling*, type; Tab to *Now*, Enter; Tab to *Newest*, Enter. Ctrl+3, then ten times Down and C. The
/// lines of one's own as above.
#[test]
fn a_note_of_nineteen_lines_takes_no_click() {
    let mut writer = Writer::new();
    writer.find("use the intelligence");
    for _ in 0..4 {
        if writer.desk.session().view.panes.focused(&writer.desk.harness.ctx) == Some(Pane::Notes) {
            break;
        }
        writer.key(Modifiers::NONE, Key::F6);
    }
    writer.tab_to("Subject");
    writer.desk.typed("What the expulsions mean");
    writer.tab_to("Head of the note…");
    writer.key(Modifiers::NONE, Key::Enter);
    writer.tab_to("Originator");
    writer.desk.typed("Desk for the Balkans");
    writer.tab_to("Handling");
    writer.desk.typed("TLP:GREEN");
    for name in ["Now", "Newest"] {
        writer.tab_to(name);
        writer.key(Modifiers::NONE, Key::Enter);
    }
    writer.key(Modifiers::COMMAND, Key::Num3);
    for _ in 0..10 {
        writer.key(Modifiers::NONE, Key::ArrowDown);
        writer.key(Modifiers::NONE, Key::C);
    }
    writer.write("assessment", 5);
    writer.write("outlook", 4);
    writer.is_done();
    assert_eq!(writer.clicks, 0);
    assert!(writer.keys <= 75, "{} keys", writer.keys);
}
