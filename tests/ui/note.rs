//! Writing the note: sections, lines and their kinds, citations, the head.

use std::collections::BTreeSet;

use dossier::notes::{Annex, HeadField, LineKind, Notebook};
use dossier::ui::{Command, Item, Target, Wanted};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window_on_seeds};

fn notebook(desk: &Desk) -> &Notebook {
    &desk.session().desk.notes().notebook
}

fn headings(desk: &Desk) -> Vec<String> {
    notebook(desk).sections().iter().map(|section| section.title.clone()).collect()
}

fn type_in(desk: &mut Desk, name: &str, text: &str) {
    // A field may stand beside a label of the same name.
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    desk.harness.get_all_by_label(name).find(|node| is_field(node.accesskit_node().role())).unwrap().focus();
    desk.settle();
    desk.harness.event(Event::Text(text.to_owned()));
    desk.settle();
}

#[test]
fn a_template_gives_the_sections_and_what_is_cited_is_reported() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.click("Intelligence note");
    assert_eq!(headings(&desk).first().map(String::as_str), Some("Bottom line"));
    desk.harness.get_by_label_contains("The conclusion first");

    let statement = desk.briefing().statements.iter().find(|said| said.speaker.is_some()).unwrap();
    let speaker = desk.briefing().actor(statement.speaker.unwrap()).unwrap().name.clone();
    desk.carry_out(Command::CiteItem(Item::Statement(statement.id)));
    let section = notebook(&desk).sections().iter().find(|section| section.title == "What is reported").unwrap();
    let line = section.lines.first().unwrap();
    assert_eq!((line.kind, line.by.as_deref()), (LineKind::Reported, Some(speaker.as_str())));
    assert!(line.text.ends_with(']') && line.text.contains("[1 ¶"), "{}", line.text);

    // One step: line, number and all.
    desk.carry_out(Command::Undo);
    assert!(notebook(&desk).references().is_empty());
    assert_eq!(notebook(&desk).lines().count(), 0);
}

#[test]
fn sections_are_added_named_folded_and_moved_by_name_and_by_key() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.click("New section");
    desk.harness.event(Event::Text("One".to_owned()));
    desk.settle();
    desk.click("New section");
    desk.harness.event(Event::Text("Two".to_owned()));
    desk.settle();
    assert_eq!(headings(&desk), ["One", "Two"]);

    desk.harness.get_by_label("Heading 2").focus();
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::ALT, Key::PageUp);
    desk.settle();
    assert_eq!(headings(&desk), ["Two", "One"]);

    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    assert_eq!(notebook(&desk).sections()[0].lines.len(), 1, "where the heading was touched last");
    desk.carry_out(Command::Undo);

    desk.click("Section 1");
    desk.click("Write a line here");
    desk.harness.event(Event::Text("A line.".to_owned()));
    desk.settle();
    desk.harness.get_by_label("Line 1");
    desk.click("Fold section 1");
    assert!(desk.harness.query_by_label("Line 1").is_none());
    desk.harness.get_by_label("1 line");
    desk.click("Unfold section 1");

    desk.harness.get_by_label("Line 1").focus();
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    desk.settle();
    assert_eq!(notebook(&desk).sections()[1].lines.len(), 1, "into the next section");
    while desk.session().desk.notes().can_undo() {
        desk.carry_out(Command::Undo);
    }
    assert_eq!(*notebook(&desk), Notebook::default());
}

#[test]
fn the_kind_of_a_line_is_a_small_choice() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::AddNote);
    let kind = |desk: &Desk| notebook(desk).lines().next().unwrap().kind;
    assert_eq!(kind(&desk), LineKind::Assessment, "own words");
    desk.click("Kind of line 1: assessment");
    desk.click("gap");
    assert_eq!(kind(&desk), LineKind::Gap);
    desk.harness.key_press(Key::Escape);
    desk.settle();
    desk.harness.get_by_label("Line 1").focus();
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::J);
    desk.settle();
    assert_eq!(kind(&desk), LineKind::Fact);
}

#[test]
fn a_word_of_likelihood_comes_where_the_cursor_is_and_typing_goes_on_behind_it() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::AddNote);
    type_in(&mut desk, "Line 1", "It is");
    desk.click("Likelihood words for line 1");
    desk.click("very likely 80–95 %");
    desk.harness.event(Event::Text(" over.".to_owned()));
    desk.settle();
    assert_eq!(desk.notes(), ["It is very likely over."]);
}

#[test]
fn a_citation_is_taken_off_its_line_but_not_forgotten() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    let text = desk.notes().remove(0);
    let chip = desk
        .harness
        .get_all_by_role(Role::Button)
        .find(|button| button.accesskit_node().label().is_some_and(|label| label.starts_with("1 ¶")));
    chip.unwrap().click_secondary();
    desk.settle();
    desk.click("Remove this citation");
    assert!(!desk.notes()[0].contains("[1 ¶"), "{:?}", desk.notes());
    assert_eq!(notebook(&desk).references().len(), 1, "a pasted mark still finds it");
    desk.carry_out(Command::Undo);
    assert_eq!(desk.notes(), [text]);
}

#[test]
fn the_head_is_a_form() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    type_in(&mut desk, "Subject", "Camp Ashraf");
    desk.click("Head of the note…");
    type_in(&mut desk, "Originator", "Desk 4");
    desk.click("TLP 2.0");
    desk.click("TLP:AMBER+STRICT");
    desk.click("Now");
    desk.click("Newest");
    desk.click("PHIA yardstick");
    let head = notebook(&desk).head();
    assert_eq!(head.field(HeadField::Subject), "Camp Ashraf");
    assert_eq!(head.field(HeadField::Originator), "Desk 4");
    assert_eq!(head.field(HeadField::Handling), "TLP:AMBER+STRICT");
    let written = head.field(HeadField::Written);
    assert!(written.len() == "221648Z NOV 26".len() && written.contains("Z "), "{written}");
    assert!(!head.field(HeadField::Cutoff).is_empty());
    assert_eq!(notebook(&desk).scale().key(), "phia");
}

#[test]
fn what_the_checker_finds_stands_beneath_the_line_and_in_a_list_that_leads_to_it() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::AddNote);
    type_in(&mut desk, "Line 1", "It may well go on.");
    desk.harness.run_steps(4);
    desk.harness.get_by_label_contains("! “may well” is not a word of ICD 203");
    desk.click("Kind of line 1: assessment");
    desk.click("fact");
    desk.harness.key_press(Key::Escape);
    desk.settle();
    assert!(desk.harness.query_by_label_contains("may well” is not").is_none(), "a fact is not weighed");
    desk.harness.get_by_label("! A fact without a citation");

    desk.harness.get_by_label_contains(" remarks").click();
    desk.settle();
    desk.harness.get_all_by_label_contains("The note does not name").next().unwrap();
    desk.click("Line 1: A fact without a citation");
    assert!(desk.harness.get_all_by_label("Line 1").any(|field| field.is_focused()));
}

#[test]
fn the_note_is_exported_in_the_format_that_its_name_ends_with() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    for (name, start) in [
        ("note.docx", "PK"),
        ("note.pdf", "%PDF-"),
        ("note.HTML", "<!DOCTYPE html>"),
        ("note.md", "# "),
        ("note.json", "{"),
        ("note", "# "),
    ] {
        let file = desk.directory.path().join(name);
        desk.carry_out(Command::ExportNotesTo(file.clone()));
        assert!(std::fs::read(&file).unwrap().starts_with(start.as_bytes()), "{name}");
    }
    desk.click("Export…");
    for format in ["Word document…", "PDF…", "Web page…", "Markdown…", "JSON…"] {
        desk.harness.get_by_label(format);
    }
}

#[test]
fn what_the_palette_finds_goes_into_the_note_at_once() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let name = desk.briefing().actors.first().unwrap().name.clone();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.settle();
    desk.harness.event(Event::Text(name.clone()));
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.settle();
    let notes = desk.notes();
    assert!(notes.len() == 1 && notes[0].contains(&name) && notes[0].contains("[1 ¶"), "{notes:?}");
}

#[test]
fn sources_are_graded_and_the_grade_is_exported() {
    let mut desk = window_on_seeds(1440.0, 12_000.0);
    desk.click("Intelligence note");
    desk.click("Grade the sources");
    desk.click("Reliability of source 1: –");
    desk.click("B: usually reliable");
    desk.harness.key_press(Key::Escape);
    desk.settle();
    desk.harness.get_by_label("Reliability of source 1: B");
    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    assert!(std::fs::read_to_string(file).unwrap().contains("**B**"));
}

#[test]
fn an_annex_shows_in_the_pane_leads_to_its_sources_and_is_written_out() {
    let mut desk = window_on_seeds(1440.0, 2400.0);
    desk.carry_out(Command::AddAnnex(Annex::Figures));
    assert_eq!(headings(&desk), ["Key figures"]);
    let words = desk.briefing().words(*desk.briefing().figures[0].mentions.first()).to_owned();
    let is_link = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().role() == Role::Link
            && node.accesskit_node().label().is_some_and(|label| label.starts_with('D'))
    };
    desk.harness.get_all_by_label(&words).next().unwrap();
    desk.harness.get_all_by_role(Role::Link).find(is_link).unwrap().click();
    desk.settle();
    assert!(desk.session().view.reader.document().is_some());

    // It follows what is corrected.
    let figure = desk.briefing().figures[0].id;
    desk.carry_out(Command::Correcting(Wanted::Ignore, Target::Items(vec![Item::Figure(figure)], None)));
    desk.click("Ignore");
    for _ in 0..200 {
        if desk.briefing().corrections.len() == 1 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        desk.harness.step();
    }
    desk.settle();
    assert!(desk.harness.query_by_label(&words).is_none(), "{words}");

    desk.click("Section 1");
    desk.click("Make lines of the annex");
    let section = &notebook(&desk).sections()[0];
    assert_eq!((section.annex, section.lines.len()), (None, desk.briefing().figures.len().min(25)));
    assert!(section.lines.iter().all(|line| line.text.contains(" ¶")), "each is cited");
    desk.carry_out(Command::Undo);
    assert_eq!(notebook(&desk).sections()[0].annex, Some(Annex::Figures), "one step");
}

#[test]
fn lines_and_citations_are_dragged() {
    let mut desk = window_on_seeds(1440.0, 1400.0);
    desk.carry_out(Command::AddSection);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    desk.carry_out(Command::CiteItem(Item::KeyPoint(1)));
    desk.carry_out(Command::AddSection);
    let texts = desk.notes();
    let drag = |desk: &mut Desk, from: Pos2, to: Pos2| {
        desk.harness.hover_at(from);
        desk.harness.drag_at(from);
        desk.harness.step();
        for step in 1..5 {
            desk.harness.hover_at(from + (to - from) * (step as f32 / 4.0));
            desk.harness.step();
        }
        desk.harness.drop_at(to);
        desk.settle();
    };
    // The second line before the first.
    let from = desk.harness.get_by_label("Drag line 2").rect().center();
    let to = desk.harness.get_by_label("Line 1").rect().left_top() + vec2(20.0, -8.0);
    drag(&mut desk, from, to);
    assert_eq!(desk.notes(), [texts[1].clone(), texts[0].clone()]);
    // The first into the empty section.
    let from = desk.harness.get_by_label("Drag line 1").rect().center();
    let to = desk.harness.get_by_label("Heading 2").rect().center();
    drag(&mut desk, from, to);
    assert_eq!(notebook(&desk).sections()[1].lines[0].text, texts[1]);
    // The citation of one line to the other.
    let chip =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with("1 ¶"));
    let from = desk.harness.get_all_by_role(Role::Button).find(chip).unwrap().rect().center();
    let to = desk.harness.get_by_label("Line 2").rect().center();
    drag(&mut desk, from, to);
    let notes = desk.notes();
    assert!(!notes[0].contains("[1 ¶") && notes[1].contains("[2 ¶") && notes[1].contains("[1 ¶"), "{notes:?}");
    for _ in 0..3 {
        desk.carry_out(Command::Undo);
    }
    assert_eq!(desk.notes(), texts);
}

#[test]
fn several_rows_are_noted_in_one_step() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let items: Vec<Item> = desk.briefing().figures.iter().take(4).map(|figure| Item::Figure(figure.id)).collect();
    desk.carry_out(Command::CiteItem(items[1]));
    desk.carry_out(Command::CiteItems(items));
    desk.harness.get_by_label_contains("Noted: 3. In the note already: 1.");
    assert_eq!(desk.notes().len(), 4);
    let numbers: BTreeSet<u32> = notebook(&desk).references().keys().copied().collect();
    assert!(numbers.len() >= 2, "{numbers:?}");
    desk.carry_out(Command::Undo);
    assert_eq!(desk.notes().len(), 1);
}

#[test]
fn a_template_is_read_from_a_file_or_said_to_be_none() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let file = desk.directory.path().join("own.txt");
    std::fs::write(&file, "name: Own\n# First\nkind: fact\nWhat is sure.\n# Sources\nannex: sources\n").unwrap();
    desk.carry_out(Command::UseTemplateIn(file.clone()));
    assert_eq!(headings(&desk), ["First", "Sources"]);
    std::fs::write(&file, "no heading").unwrap();
    desk.carry_out(Command::UseTemplateIn(file));
    desk.harness.get_by_label_contains("The template could not be read");
    assert_eq!(headings(&desk).len(), 2);
}

/// Selects `item` and presses C.
fn cited_at_the_caret(desk: &mut Desk, item: Item) {
    desk.carry_out(Command::Select(item));
    desk.harness.key_press(Key::C);
    desk.settle();
}

fn write_line(desk: &mut Desk, text: &str) {
    desk.carry_out(Command::AddNote);
    desk.harness.event(Event::Text(text.to_owned()));
    desk.settle();
}

#[test]
fn what_is_selected_is_cited_where_the_caret_waits_and_writing_goes_on_there() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    write_line(&mut desk, "It is over.");
    desk.harness.key_press(Key::ArrowLeft);
    desk.settle();
    let focused = desk.harness.ctx.memory(|memory| memory.focused()).unwrap();
    desk.harness.ctx.memory_mut(|memory| memory.surrender_focus(focused));
    desk.settle();
    cited_at_the_caret(&mut desk, Item::KeyPoint(0));
    let paragraph = notebook(&desk).references()[&1].paragraph;
    assert_eq!(desk.notes(), [format!("It is over [1 ¶{paragraph}].")]);
    desk.harness.event(Event::Text(" now".to_owned()));
    desk.settle();
    assert_eq!(desk.notes(), [format!("It is over [1 ¶{paragraph}] now.")]);
    desk.carry_out(Command::Undo);
    desk.carry_out(Command::Undo);
    assert_eq!(desk.notes(), ["It is over."]);
    assert!(notebook(&desk).references().is_empty(), "mark and number are one step");

    // Escape leaves the line for good: then a line of its own is noted.
    desk.harness.get_by_label("Line 1").focus();
    desk.settle();
    desk.harness.key_press(Key::Escape);
    desk.settle();
    cited_at_the_caret(&mut desk, Item::KeyPoint(0));
    assert_eq!(desk.notes().len(), 2);
}

#[test]
fn an_open_bracket_offers_what_can_be_cited() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let name = desk.briefing().actors.first().unwrap().name.clone();
    write_line(&mut desk, &format!("They met [{name}"));
    desk.harness.get_by_label(&format!("Cite {name}"));
    desk.harness.key_press(Key::Enter);
    desk.settle();
    let paragraph = notebook(&desk).references()[&1].paragraph;
    assert_eq!(desk.notes(), [format!("They met [1 ¶{paragraph}]")]);
    // What the note cites already is offered by its number; Escape puts the list away and leaves the bracket.
    desk.harness.event(Event::Text(" and [1".to_owned()));
    desk.settle();
    desk.harness.get_all_by_label_contains("Cite 1 ¶").next().unwrap();
    desk.harness.key_press(Key::Escape);
    desk.settle();
    assert!(desk.harness.query_by_label_contains("Cite 1 ¶").is_none());
    assert!(desk.notes()[0].ends_with("and [1"), "{:?}", desk.notes());
}

#[test]
fn a_mark_is_one_thing() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    let text = desk.notes().remove(0);
    desk.harness.get_by_label("Line 1").focus();
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    desk.settle();
    // One key goes over it.
    desk.harness.key_press(Key::ArrowLeft);
    desk.settle();
    desk.harness.event(Event::Text("x".to_owned()));
    desk.settle();
    assert!(desk.notes()[0].contains(" x[1 ¶"), "{:?}", desk.notes());
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    desk.settle();
    desk.harness.key_press(Key::Backspace);
    desk.settle();
    assert!(desk.notes()[0].contains("[1 ¶"), "the first press selects it");
    desk.harness.key_press(Key::Backspace);
    desk.settle();
    assert_eq!(desk.notes()[0], text.split("[1 ¶").next().unwrap().to_owned() + "x");
}

#[test]
fn enter_begins_a_line_and_shift_enter_breaks_one() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    write_line(&mut desk, "One");
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.settle();
    desk.harness.event(Event::Text("still one".to_owned()));
    desk.settle();
    desk.harness.key_press(Key::Enter);
    desk.settle();
    desk.harness.event(Event::Text("Two".to_owned()));
    desk.settle();
    assert_eq!(desk.notes(), ["One\nstill one", "Two"]);
    // In the middle of a line, what stands behind the caret goes along.
    desk.harness.key_press(Key::ArrowLeft);
    desk.settle();
    desk.harness.key_press(Key::Enter);
    desk.settle();
    assert_eq!(desk.notes(), ["One\nstill one", "Tw", "o"]);
    desk.harness.key_press(Key::Delete);
    desk.settle();
    desk.harness.key_press(Key::Backspace);
    desk.settle();
    assert_eq!(desk.notes(), ["One\nstill one", "Tw"], "an empty line goes");
    desk.harness.event(Event::Text("o".to_owned()));
    desk.settle();
    assert_eq!(desk.notes()[1], "Two");
}

#[test]
fn a_right_click_in_a_line_cuts_copies_pastes_and_cites() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    write_line(&mut desk, "It is over.");
    desk.carry_out(Command::Select(Item::KeyPoint(0)));
    desk.harness.get_by_label("Line 1").click_secondary();
    desk.settle();
    for name in ["Cut", "Copy", "Paste"] {
        desk.harness.get_by_label(name);
    }
    desk.click("Cite the selection here");
    assert!(desk.notes()[0].contains("[1 ¶"), "{:?}", desk.notes());
}

#[test]
fn a_line_takes_little_height() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    write_line(&mut desk, "One.");
    let top = desk.harness.get_by_label("Line 1").rect().top();
    let bottom = desk.harness.get_by_label_contains("Kind of line 1").rect().bottom();
    assert!(bottom - top <= 50.0, "{} points", bottom - top);
}

#[test]
fn what_was_noted_is_taken_back_by_a_click_until_something_else_is_done() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    assert_eq!(desk.notes().len(), 1);
    desk.click("Take it back");
    assert_eq!(desk.notes().len(), 0);
    assert!(desk.harness.query_by_label("Take it back").is_none());
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    desk.carry_out(Command::CiteItem(Item::KeyPoint(1)));
    // One button: for the last.
    desk.click("Take it back");
    assert_eq!(desk.notes().len(), 1);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(2)));
    desk.carry_out(Command::AddNote);
    assert!(desk.harness.query_by_label("Take it back").is_none(), "it would take back the new line");
}
