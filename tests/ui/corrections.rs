//! Correcting: from the row, from the words, from the keyboard, several rows at once; and taking it back.

use std::time::Duration;

use dossier::briefing::{ActorKind, EventStatus, Place};
use dossier::text::Span;
use dossier::ui::{Command, Item, Tab, Target, Wanted};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, seeds, window, window_on, window_on_seeds};

impl Desk {
    /// Lets the window take in the briefing that is made anew beside it.
    fn wait(&mut self) {
        self.settle();
        for _ in 0..200 {
            let held = self.briefing().corrections.len();
            if held == self.session().desk.notes().notebook.corrections().entries().len() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
            self.harness.step();
        }
        self.settle();
    }

    fn json(&self) -> String {
        let mut bytes = Vec::new();
        dossier::export::write_json(self.briefing(), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn kind(&self, name: &str) -> Option<ActorKind> {
        self.briefing().actors.iter().find(|actor| actor.name == name).map(|actor| actor.kind)
    }

    fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// The words at their first place in the first document that has them.
    fn place(&self, words: &str) -> Place {
        let (document, start) =
            self.briefing().documents.iter().find_map(|document| Some((document, document.text.find(words)?))).unwrap();
        Place { document: document.id, span: Span::new(&document.text, start, start + words.len()).unwrap() }
    }

    /// Presses the row of this name with the other button and chooses from its menu.
    fn choose(&mut self, row: &str, line: &str) {
        self.row(row).click_secondary();
        self.settle();
        self.click(line);
    }

    fn choose_kind(&mut self, name: &str) {
        self.harness
            .get_all_by_role(Role::RadioButton)
            .find(|radio| radio.accesskit_node().label().as_deref() == Some(name))
            .unwrap()
            .click();
        self.settle();
    }

    /// Writes `text` in the field of this name in place of what stands there.
    fn fill(&mut self, field: &str, text: &str) {
        let is_field = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::TextInput;
        self.harness.get_all_by_label(field).find(is_field).unwrap().focus();
        self.settle();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.write(text);
    }

    fn row(&self, name: &str) -> egui_kittest::Node<'_> {
        self.harness
            .get_all_by_role(Role::ListBoxOption)
            .find(|row| row.accesskit_node().label().is_some_and(|label| label.contains(name)))
            .unwrap()
    }

    fn undo_gives(&mut self, before: &str) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        self.wait();
        assert!(self.json() == before, "taking it back leaves something behind");
    }
}

#[test]
fn an_actor_is_renamed_from_its_row_and_the_name_taken_back() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    desk.carry_out(Command::ShowTab(Tab::Actors));
    desk.choose("Edi Rama", "Rename…");
    desk.harness.get_by_label("“Edi Rama” is called");
    desk.harness.get_by_label("Write another name");
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.write("E. Rama, PM");
    desk.harness.get_by_label_contains("Touches ");
    desk.click("Rename");
    desk.wait();
    assert!(desk.kind("E. Rama, PM").is_some() && desk.kind("Edi Rama").is_none());
    desk.harness.get_by_label_contains("“Edi Rama” is called “E. Rama, PM”: ");
    let row = desk.row("E. Rama, PM");
    assert!(row.accesskit_node().label().is_some());
    desk.undo_gives(&before);
}

#[test]
fn two_actors_are_made_one_by_the_keyboard_and_the_selection_stays() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    desk.carry_out(Command::Select(desk.actor("Ilir Meta")));
    let words = desk.shown_words();
    desk.harness.key_press(Key::M);
    desk.settle();
    desk.harness.get_by_label("“Ilir Meta” is the same as");
    desk.write("edi ram");
    desk.harness.get_by_label("Choose Edi Rama");
    desk.harness.key_press(Key::Enter);
    desk.wait();
    assert!(desk.kind("Ilir Meta").is_none());
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(desk.actor("Edi Rama")));
    assert_eq!(desk.shown_words(), words, "the same words are shown, of the actor that they now mean");
    desk.undo_gives(&before);
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(desk.actor("Ilir Meta")));
}

#[test]
fn words_are_given_to_an_actor_of_their_own() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    let count = |desk: &Desk| {
        let actor = desk.briefing().actors.iter().find(|actor| actor.name == "Edi Rama").unwrap();
        actor.mentions.count()
    };
    let mentions = count(&desk);
    desk.carry_out(Command::Select(desk.actor("Edi Rama")));
    desk.harness.key_press(Key::N);
    desk.settle();
    desk.harness.key_press(Key::S);
    desk.settle();
    desk.harness.get_by_label("only here");
    desk.harness.get_by_label("Choose an actor of its own");
    desk.click("Take them apart");
    desk.wait();
    assert!(count(&desk) < mentions);
    desk.undo_gives(&before);
}

#[test]
fn nothing_is_joined_by_a_key_pressed_too_often() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::Select(desk.actor("Ilir Meta")));
    desk.harness.key_press(Key::M);
    desk.settle();
    desk.harness.get_by_label("Choose one of the list");
    desk.harness.key_press(Key::Enter);
    desk.settle();
    assert!(desk.session().desk.notes().notebook.corrections().is_empty());
}

#[test]
fn a_name_is_taken_off_an_actor_from_its_row() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    let mentions = |desk: &Desk| {
        desk.briefing().actors.iter().find(|actor| actor.name == "Edi Rama").map(|actor| actor.mentions.count())
    };
    let count = mentions(&desk);
    desk.carry_out(Command::ShowTab(Tab::Actors));
    desk.choose("Edi Rama", "These words mean another actor…");
    desk.choose_kind("“Rama”");
    desk.click("Take them apart");
    desk.wait();
    assert!(mentions(&desk) < count && desk.kind("Rama").is_some());
    desk.undo_gives(&before);
}

#[test]
fn what_is_ignored_is_listed_and_restored_from_the_list() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    desk.carry_out(Command::Select(desk.actor("Ilir Meta")));
    desk.harness.key_press(Key::Delete);
    desk.settle();
    desk.click("Ignore");
    desk.wait();
    assert!(desk.kind("Ilir Meta").is_none());
    desk.carry_out(Command::ShowTab(Tab::Corrections));
    desk.harness.get_by_label("1. “Ilir Meta” is no actor");
    desk.click("Take back: “Ilir Meta” is no actor");
    desk.wait();
    assert!(desk.json() == before);
    // Taking back is itself a step.
    desk.carry_out(Command::Undo);
    desk.wait();
    assert!(desk.kind("Ilir Meta").is_none());
}

#[test]
fn several_rows_are_corrected_in_one_step() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    desk.carry_out(Command::ShowTab(Tab::Actors));
    for name in ["Edi Rama", "Albania"] {
        desk.choose(name, "Pick this beside others");
    }
    desk.harness.get_by_label("2 picked");
    desk.click("Correct…");
    desk.click("Change the kind…");
    desk.choose_kind("group");
    desk.click("Change");
    desk.wait();
    assert_eq!(desk.kind("Edi Rama"), Some(ActorKind::Group));
    assert_eq!(desk.kind("Albania"), Some(ActorKind::Group));
    assert_eq!(desk.briefing().corrections.len(), 2);
    desk.undo_gives(&before);
}

#[test]
fn selected_words_are_marked_with_a_count_before() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    let words = desk.place("the country");
    desk.carry_out(Command::Correcting(Wanted::MarkActor, Target::Words(words)));
    desk.harness.get_by_label("Mark “the country” as an actor");
    let everywhere = desk.harness.get_by_label_contains("everywhere in the folder (");
    assert!(everywhere.accesskit_node().label().is_some_and(|label| !label.contains("(0)")));
    desk.choose_kind("place");
    desk.click("Mark");
    desk.wait();
    assert_eq!(desk.kind("the country"), Some(ActorKind::Place));
    desk.undo_gives(&before);
    desk.carry_out(Command::Correcting(Wanted::MarkActor, Target::Selected));
    desk.harness.get_by_label_contains("Select the words in the text first");
}

#[test]
fn corrections_are_there_after_a_restart_and_can_still_be_taken_back() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    desk.carry_out(Command::Select(desk.actor("Ilir Meta")));
    desk.harness.key_press(Key::Delete);
    desk.settle();
    desk.click("Ignore");
    desk.wait();
    let after = desk.json();

    // Closed: two windows on one file are told apart elsewhere.
    let Desk { harness, directory } = desk;
    drop(harness);
    let mut again = window(1440.0, 900.0);
    again.harness.state_mut().session.notes_directory = Some(directory.path().join("notes"));
    again.carry_out(Command::OpenFolder(seeds()));
    while again.session().loading().is_some() || again.session().briefing.is_none() {
        std::thread::sleep(Duration::from_millis(20));
        again.harness.step();
    }
    again.wait();
    assert!(again.json() == after);
    again.undo_gives(&before);
}

#[test]
fn a_suggestion_is_accepted_or_refused_and_not_made_again() {
    for (answer, left) in [("The same", 1), ("Not the same", 2)] {
        let mut desk = window_on(&[
            "Elena Karoli and Nikos Karoli met in Volos. Karoli left. Tomas Novak of the Harbour Board spoke.\n",
            "T. Novak was there, said Tomas Nowak, who is the brother of Tomas Novak.\n",
        ]);
        desk.carry_out(Command::ShowTab(Tab::Corrections));
        let all = |desk: &Desk| {
            let named = desk.briefing().actors.iter().filter(|actor| actor.name.contains("Tomas No"));
            named.count()
        };
        assert_eq!(all(&desk), 2);
        let before = desk.json();
        desk.harness.get_by_label_contains("is spelled almost like");
        desk.harness.get_by_label_contains(&format!("{answer}: ")).click();
        desk.wait();
        assert_eq!(all(&desk), left);
        assert!(desk.harness.query_by_label_contains("is spelled almost like").is_none());
        desk.undo_gives(&before);
        desk.harness.get_by_label_contains("is spelled almost like");
    }
}

#[test]
fn an_event_is_edited_in_a_form() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    let event = desk.briefing().events[0].id;
    desk.carry_out(Command::Select(Item::Event(event)));
    desk.harness.key_press(Key::E);
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.write("Something else happened");
    desk.harness.get_by_label_contains("Touches ");
    desk.click("Change");
    desk.wait();
    let told = |desk: &Desk| desk.briefing().events.iter().any(|event| event.headline == "Something else happened");
    assert!(told(&desk));
    desk.undo_gives(&before);
    assert!(!told(&desk));

    desk.carry_out(Command::Correcting(Wanted::EditEvent, Target::Items(vec![Item::Event(event)], None)));
    desk.fill("Goes on since", "May 2019");
    desk.fill("Goes on until", "soon");
    desk.harness.get_by_label_contains("a date is written like");
    desk.fill("Goes on until", "3 June 2019");
    desk.choose_kind("alleged");
    desk.click("Change");
    desk.wait();
    let edited = desk.briefing().events.iter().find(|event| event.corrected.len() == 3).unwrap();
    let dates = [&edited.begins, &edited.ends].map(|dated| dated.as_ref().unwrap().value.as_str());
    assert_eq!((edited.status, dates), (EventStatus::Alleged, ["2019-05", "2019-06-03"]));
    desk.undo_gives(&before);

    desk.carry_out(Command::Correcting(Wanted::Agents, Target::Items(vec![Item::Event(event)], None)));
    desk.write("ilir meta");
    desk.harness.key_press(Key::Enter);
    desk.settle();
    desk.click("Change");
    desk.wait();
    let meta = desk.actor("Ilir Meta");
    assert!(
        desk.briefing().events.iter().any(|event| {
            !event.corrected.is_empty() && event.agents.iter().any(|agent| Item::Actor(*agent) == meta)
        })
    );
    desk.undo_gives(&before);
}

#[test]
fn figures_are_made_one_and_taken_apart_in_a_form() {
    let mut desk = window_on(&[
        "The board lost 40 boats in the storm, officials said. An insurer said that 38 boats were lost in the storm.\n",
    ]);
    let before = desk.json();
    desk.carry_out(Command::ShowTab(Tab::Figures));
    desk.choose("40 boats", "Same as another one…");
    desk.write("38");
    let offered = desk.harness.get_by_label_contains("Choose 38 boats").accesskit_node().label().unwrap();
    desk.click(&offered);
    desk.harness.get_by_label_contains("they go by “38 boats");
    desk.click("Make them one");
    desk.wait();
    let [merged] = desk.briefing().figures.as_slice() else { panic!("one figure") };
    assert_eq!((merged.value.to_string().as_str(), merged.mentions.count()), ("38", 2));
    let figure = merged.id;
    desk.carry_out(Command::ShowMention(Item::Figure(figure), 1));
    desk.carry_out(Command::Correcting(Wanted::SplitFigure, Target::Selected));
    desk.click("Take them apart");
    desk.wait();
    assert_eq!(desk.briefing().figures.len(), 2);
    desk.carry_out(Command::Undo);
    desk.wait();
    desk.undo_gives(&before);
}

#[test]
fn figures_speakers_documents_and_paragraphs_are_edited_in_forms() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let before = desk.json();
    let figure = desk.briefing().figures[0].id;
    desk.carry_out(Command::Select(Item::Figure(figure)));
    desk.harness.key_press(Key::V);
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.write("many");
    desk.harness.get_by_label_contains("a number is written like");
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.write("over 4,321");
    desk.click("Change");
    desk.wait();
    assert!(desk.briefing().figures.iter().any(|figure| figure.value.to_string() == "4,321"));
    desk.undo_gives(&before);

    let statement = desk.briefing().statements[0].id;
    desk.carry_out(Command::Select(Item::Statement(statement)));
    desk.harness.key_press(Key::W);
    desk.settle();
    desk.write("ilir meta");
    desk.harness.key_press(Key::Enter);
    desk.wait();
    let speaker = desk.briefing().statements[0].speaker.map(Item::Actor);
    assert_eq!(speaker, Some(desk.actor("Ilir Meta")));
    desk.undo_gives(&before);

    desk.carry_out(Command::Correcting(Wanted::EditDocument, Target::Selected));
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.write("Another title");
    desk.click("Change");
    desk.wait();
    assert!(desk.briefing().documents.iter().any(|document| document.title == "Another title"));
    desk.harness.get_by_label_contains("corrected by you");
    desk.undo_gives(&before);

    let document = &desk.briefing().documents[0];
    let place = Place { document: document.id, span: document.paragraphs.last().unwrap().span };
    desk.carry_out(Command::Correcting(Wanted::Role, Target::Words(place)));
    desk.click("a caption");
    desk.click("Change");
    desk.wait();
    let last = desk.briefing().documents[0].paragraphs.last().unwrap();
    assert_eq!(last.role.words(), "a caption");
    desk.undo_gives(&before);
}

#[test]
fn the_card_says_what_can_be_corrected() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::Select(desk.actor("Ilir Meta")));
    desk.click("Correct");
    desk.click("Rename…");
    desk.harness.get_by_label("“Ilir Meta” is called");
}

#[test]
fn a_form_is_left_without_a_trace() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::Select(Item::Actor(desk.briefing().actors[0].id)));
    desk.harness.key_press(Key::K);
    desk.settle();
    desk.harness.get_by_label("Choose another kind");
    desk.harness.key_press(Key::Escape);
    desk.settle();
    assert!(desk.harness.query_by_label("Choose another kind").is_none());
    assert!(desk.session().desk.notes().notebook.corrections().is_empty());
}
