//! The page as it looks beside the text: it follows what is read, and frames what is pointed at.

use std::time::Duration;

use dossier::briefing::Place;
use dossier::text::Span;
use dossier::ui::{Command, Zoom};
use eframe::egui::{Event, Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;

use super::{Desk, made, show, window};

/// A PDF of pages with these lines, 20 points high, the first with its base line at an eighth of the page.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let line = |(at, line): (usize, &&str)| format!("BT /F1 20 Tf 60 {} Td ({line}) Tj ET ", 700 - 40 * at);
    let contents: Vec<String> = pages.iter().map(|lines| lines.iter().enumerate().map(line).collect()).collect();
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    made::pages(&contents, 0)
}

const FIRST: &[&str] = &["The harbour board closed the north quay", "after divers had found cracks in it."];
const SECOND: &[&str] = &["Repairs will cost 2.4 million euros,", "Mary Lindgren said on Tuesday."];

/// The window on a folder with this file.
fn window_with(name: &str, bytes: &[u8], width: f32, height: f32) -> Desk {
    let mut desk = window(width, height);
    let folder = desk.directory.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
    show(&mut desk, folder);
    desk
}

impl Desk {
    /// Waits until something is said that holds these words.
    fn wait_for(&mut self, words: &str) {
        for _ in 0..1_500 {
            if self.harness.query_all_by_label_contains(words).next().is_some() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
            self.harness.step();
        }
        panic!("“{words}” was never said");
    }

    /// The place of these words in the only document.
    fn where_is(&self, words: &str) -> Place {
        let document = &self.briefing().documents[0];
        let at = document.text.find(words).unwrap();
        Place { document: document.id, span: Span::new(&document.text, at, at + words.len()).unwrap() }
    }

    fn rect(&self, name: &str) -> Rect {
        self.harness.get_all_by_label_contains(name).next().unwrap().rect()
    }

    fn has(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }
}

#[test]
fn the_page_follows_what_is_shown_and_frames_its_words() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST, SECOND]), 1600.0, 1000.0);
    desk.harness.key_press(Key::F4);
    desk.settle();
    desk.wait_for("Page 1 of 2 of");
    assert!(!desk.has("Framed on page"), "nothing is pointed at");
    desk.carry_out(Command::ShowPlace(desk.where_is("north quay")));
    desk.wait_for("Framed on page 1: north quay");
    let (page, frame) = (desk.rect("as it looks"), desk.rect("Framed on page 1"));
    // The base line of the first line stands at an eighth of the page.
    let shares = |rect: Rect| (rect.center().x - page.left(), (rect.center().y - page.top()) / page.height());
    let (_, down) = shares(frame);
    assert!((0.105..0.14).contains(&down), "{frame} on {page}");
    assert!(frame.left() > page.center().x - page.width() * 0.1 && frame.right() < page.right(), "{frame} on {page}");
    desk.carry_out(Command::ShowPlace(desk.where_is("Mary Lindgren")));
    desk.wait_for("Framed on page 2: Mary Lindgren");
    desk.harness.get_by_label("Page 2 of 2");
}

#[test]
fn pages_are_turned_and_made_larger_by_hand() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST, SECOND]), 1600.0, 1000.0);
    desk.carry_out(Command::TogglePage);
    desk.wait_for("Page 1 of 2 of");
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
    desk.settle();
    desk.wait_for("Page 2 of 2 of");
    desk.harness.get_by_label("The text is on page 1.");
    desk.click("Go back to it");
    desk.wait_for("Page 1 of 2 of");
    let before = desk.rect("as it looks").width();
    desk.click("Larger page");
    desk.wait_for("Page 1 of 2 of");
    assert!(desk.rect("as it looks").width() > before * 1.15);
    desk.carry_out(Command::SizePage(Zoom::Reset));
    assert!((desk.rect("as it looks").width() - before).abs() < 1.0);
    desk.click("Put the page away");
    assert!(!desk.has("as it looks"));
}

#[test]
fn a_click_on_a_word_of_the_page_shows_it_in_the_text() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST, SECOND]), 1600.0, 1000.0);
    desk.carry_out(Command::TogglePage);
    desk.carry_out(Command::ShowPlace(desk.where_is("divers")));
    desk.wait_for("Framed on page 1: divers");
    let divers = desk.rect("Framed on page 1").center();
    desk.carry_out(Command::ShowPlace(desk.where_is("north quay")));
    desk.wait_for("Framed on page 1: north quay");
    desk.harness.hover_at(divers);
    desk.harness.run_steps(2);
    desk.harness.drag_at(divers);
    desk.harness.drop_at(divers);
    desk.settle();
    desk.wait_for("Framed on page 1: divers");
    let before = desk.rect("as it looks").width();
    desk.harness.hover_at(divers);
    desk.harness.step();
    desk.harness.event(Event::Zoom(1.5));
    desk.settle();
    assert!(desk.rect("as it looks").width() > before * 1.3, "the page is made larger where the pointer is");
}

#[test]
fn a_small_window_has_the_page_above_the_text_and_both_can_be_read() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST, SECOND]), 1024.0, 700.0);
    desk.carry_out(Command::TogglePage);
    desk.wait_for("Page 1 of 2 of");
    let page = desk.rect("as it looks");
    let text = desk.rect("Paragraph 1 of");
    assert!(text.top() > page.top() && page.width() > 250.0, "{page} {text}");
}

#[test]
fn a_scan_is_shown_at_once_and_its_words_are_framed_when_they_are_found() {
    let scan = std::fs::read("tests/scans/letter.png").unwrap();
    let mut desk = window_with("letter.png", &scan, 1600.0, 1000.0);
    desk.carry_out(Command::TogglePage);
    desk.carry_out(Command::ShowPlace(desk.where_is("Mary Lindgren")));
    desk.wait_for("Page 1 of 1 of");
    desk.wait_for("Framed on page 1: Mary");
    assert!(!desk.has("Looking for the words"));
}

#[test]
fn a_text_has_no_page_of_its_own_and_says_so() {
    let mut desk = window_with("a.txt", b"The harbour board closed the north quay on Monday.", 1280.0, 800.0);
    desk.carry_out(Command::TogglePage);
    desk.wait_for("this document is shown by its text");
    desk.harness.get_by_label("Open the file");
}

#[test]
fn a_file_that_is_gone_is_said_to_be_and_the_way_out_is_offered() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST]), 1280.0, 800.0);
    std::fs::remove_file(desk.directory.path().join("folder/a.pdf")).unwrap();
    desk.carry_out(Command::TogglePage);
    desk.wait_for("not there any more");
    desk.harness.get_by_label("Read the folder again");
}

#[test]
fn words_that_are_not_on_the_page_are_said_not_to_be_found() {
    // What a page hides is read, and shown by nobody.
    let mut desk = window_with("a.pdf", &pdf(&[FIRST, SECOND]), 1600.0, 1000.0);
    desk.carry_out(Command::TogglePage);
    desk.wait_for("Page 1 of 2 of");
    desk.carry_out(Command::ShowPlace(desk.where_is("Mary Lindgren")));
    desk.wait_for("Framed on page 2");
    desk.carry_out(Command::TurnPage { forward: false });
    desk.wait_for("The text is on page 2.");
    assert!(!desk.has("Framed on page"));
}

#[test]
fn a_page_that_lies_on_its_side_is_turned_and_its_words_with_it() {
    let mut desk = window_with("a.pdf", &pdf(&[FIRST]), 1600.0, 1000.0);
    desk.carry_out(Command::TogglePage);
    desk.carry_out(Command::ShowPlace(desk.where_is("divers")));
    desk.wait_for("Framed on page 1: divers");
    let upright = desk.rect("Framed on page 1");
    assert!(upright.width() > upright.height());
    desk.harness.key_press(Key::R);
    desk.settle();
    let lying = desk.rect("Framed on page 1");
    assert!(lying.width() < lying.height(), "{lying}");
    // A click finds the word where it stands now.
    desk.carry_out(Command::ShowPlace(desk.where_is("north quay")));
    desk.wait_for("Framed on page 1: north quay");
    desk.harness.hover_at(lying.center());
    desk.harness.run_steps(2);
    desk.harness.drag_at(lying.center());
    desk.harness.drop_at(lying.center());
    desk.settle();
    desk.wait_for("Framed on page 1: divers");
    for _ in 0..3 {
        desk.click("Turn the page on its side");
    }
    let again = desk.rect("Framed on page 1");
    assert!((again.width() - upright.width()).abs() < 1.0, "four quarters are none");
}
