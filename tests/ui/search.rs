//! Searching all texts: what is found, shown, walked through, noted and kept.

use dossier::load::{Cancel, Options, texts_of};
use dossier::ui::{Command, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window, window_on};

const TEXTS: [&str; 3] = [
    "Harbour report\n\nThe port of Ostby was closed on Monday by a strike of the dockers.\n\nNobody said when the port opens again.",
    "Fish prices\n\nFish was dear in May 2020.\n\nThe Port’s owner blamed the strike for it.",
    "Weather\n\nIt rained for most of the week.",
];

impl Desk {
    /// The paragraphs in the list, as a screen reader finds them.
    fn listed(&self) -> Vec<String> {
        let rows = self.harness.get_all_by_role(Role::ListBoxOption);
        rows.filter_map(|row| row.accesskit_node().label()).filter(|name| name.starts_with('¶')).collect()
    }

    fn write_search(&mut self, words: &str) {
        self.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        self.settle();
        self.harness.event(Event::Text(words.to_owned()));
        self.settle();
    }

    fn open_title(&self) -> String {
        let id = self.session().view.reader.document().unwrap();
        self.briefing().document(id).unwrap().title.clone()
    }
}

#[test]
fn what_is_written_is_found_shown_and_walked_through() {
    let mut desk = window_on(&TEXTS);
    desk.write_search("port strike");
    let panes = &desk.session().view.panes;
    assert!(panes.tray && panes.tray_shows == Tray::Search);
    let listed = desk.listed();
    assert_eq!(listed.len(), 2, "{listed:?}");
    desk.harness.get_by_label_contains("2 paragraphs in 2 documents");
    let opened = |desk: &Desk| {
        let current = desk.session().view.search.current().unwrap();
        desk.session().view.search.place(desk.briefing(), current).map(|place| desk.briefing().words(place).to_owned())
    };
    desk.harness.key_press(Key::F3);
    desk.settle();
    let first = (desk.open_title(), opened(&desk));
    desk.harness.key_press(Key::F3);
    desk.settle();
    let second = (desk.open_title(), opened(&desk));
    assert_ne!(first.0, second.0);
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    desk.settle();
    assert_eq!((desk.open_title(), opened(&desk)), first);
    desk.harness.key_press(Key::F3);
    desk.harness.key_press(Key::F3);
    desk.settle();
    assert_eq!(desk.open_title(), first.0, "round the end");
    desk.carry_out(Command::Back);
    assert_eq!(desk.open_title(), second.0, "where somebody read before the last jump");
}

#[test]
fn a_paragraph_that_was_found_is_noted() {
    let mut desk = window_on(&TEXTS);
    desk.write_search("owner");
    desk.harness.key_press(Key::Enter);
    desk.settle();
    desk.carry_out(Command::CiteSelection);
    assert_eq!(desk.notes(), ["“The Port’s owner blamed the strike for it.” [1 ¶3]"]);
}

#[test]
fn a_search_is_kept_and_its_result_noted_as_a_table() {
    let mut desk = window_on(&TEXTS);
    desk.write_search("strike");
    desk.click("Keep");
    assert_eq!(desk.session().desk.notes().notebook.searches(), ["strike"]);
    desk.click("Note as a table");
    let section = desk.session().desk.notes().notebook.sections().last().unwrap().clone();
    assert_eq!((section.title.as_str(), section.search.as_str()), ("Search: strike", "strike"));
    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    let exported = std::fs::read_to_string(file).unwrap();
    assert!(exported.contains("What it says") && exported.contains("**strike**"), "{exported}");
    assert!(exported.contains("2 paragraphs in 2 documents"), "{exported}");
    desk.carry_out(Command::Undo);
    desk.carry_out(Command::Undo);
    desk.carry_out(Command::SearchFor("submarine".to_owned()));
    desk.carry_out(Command::NoteSearch);
    let file = desk.directory.path().join("nothing.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    let exported = std::fs::read_to_string(file).unwrap();
    assert!(exported.contains("Searched for: submarine. Nothing was found."), "{exported}");
    assert!(desk.session().desk.notes().notebook.searches().is_empty());
}

#[test]
fn a_list_of_searches_gets_a_count_for_each_line() {
    let mut desk = window_on(&TEXTS);
    desk.carry_out(Command::SearchFor("strike\n(port\nsubmarine".to_owned()));
    desk.harness.get_by_label("strike: 2 paragraphs in 2 documents");
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.settle();
    assert_eq!(desk.session().view.search.written.lines().count(), 3);
    assert!(desk.session().view.search.written.ends_with('\n') && desk.session().view.search.current().is_none());
    desk.harness.get_by_label("(port: A bracket is opened and not closed.");
    desk.harness.get_by_label("submarine: Nothing was found.");
}

#[test]
fn what_is_wrong_with_a_search_is_said() {
    let mut desk = window_on(&TEXTS);
    desk.carry_out(Command::SearchFor("/(port/".to_owned()));
    desk.harness.get_by_label_contains("cannot be used: unclosed group");
    assert!(desk.listed().is_empty());
}

#[test]
fn words_that_stand_nowhere_may_be_asked_as_a_question() {
    let mut desk = window_on(&TEXTS);
    desk.carry_out(Command::SearchFor("who closed the Ostby harbour".to_owned()));
    assert!(desk.listed().is_empty());
    desk.click("Ask it as a question");
    let listed = desk.listed();
    assert!(listed.first().is_some_and(|line| line.contains("closed on Monday")), "{listed:?}");
}

#[test]
fn finding_anything_finds_words_of_the_texts_last() {
    let mut desk = window_on(&TEXTS);
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.settle();
    desk.harness.event(Event::Text("blamed".to_owned()));
    desk.settle();
    let all = "Search all texts for blamed*: 1 paragraph in 1 document";
    desk.harness.get_by_role_and_label(Role::Button, all);
    let found = "The Port’s owner blamed the strike for it.";
    desk.harness.get_by_role_and_label(Role::Button, found).click();
    desk.settle();
    assert_eq!(desk.open_title(), "Fish prices");
}

#[test]
fn the_find_bar_tells_of_other_documents_and_leads_there() {
    let mut desk = window_on(&TEXTS);
    desk.carry_out(Command::ShowDocument(desk.briefing().documents[0].id));
    desk.carry_out(Command::Find);
    desk.harness.event(Event::Text("strik".to_owned()));
    desk.settle();
    desk.harness.get_by_label("1 of 1");
    desk.click("1 more in another document");
    assert_eq!(desk.session().view.search.written, "\"*strik*\"");
    assert_eq!(desk.listed().len(), 2);
}

#[test]
fn a_large_folder_is_searched_beside_the_window() {
    let mut desk = window(1440.0, 900.0);
    let folder = desk.directory.path().join("large");
    std::fs::create_dir(&folder).unwrap();
    for at in 0..3 {
        // Other words in each paragraph: what is said again and again would be furniture.
        let paragraph =
            |number: usize| format!("In week {number} the storm number {number}{at} came over the sea.\n\n");
        std::fs::write(folder.join(format!("{at}.txt")), (0..8_000).map(paragraph).collect::<String>()).unwrap();
    }
    let briefing = texts_of(&folder, Options::default(), &Cancel::default(), &|_| ()).unwrap();
    desk.harness.state_mut().session.show(folder, briefing);
    desk.carry_out(Command::SearchFor("week storm".to_owned()));
    for _ in 0..2_000 {
        if desk.session().view.search.answer().is_whole && !desk.listed().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        desk.harness.step();
    }
    desk.harness.get_by_label_contains("24,000 paragraphs in 3 documents");
    assert!(desk.listed().len() < 100, "only rows in sight are drawn");
}
