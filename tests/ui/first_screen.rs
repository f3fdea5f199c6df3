//! What a person sees before anything is clicked.

use dossier::ui::{Command, Item, Tab, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window, window_on, window_on_seeds};

const TABS: [&str; 8] =
    ["Overview", "Actors", "Events", "Figures", "Statements", "Disagreements", "Problems", "Corrections"];

fn tops(desk: &Desk, role: Role, names: &[&str]) -> Vec<f32> {
    let has_name = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| names.contains(&label.as_str()))
    };
    desk.harness.get_all_by_role(role).filter(has_name).map(|node| node.rect().top()).collect()
}

fn rows(desk: &Desk) -> Vec<Rect> {
    desk.harness.get_all_by_role(Role::ListBoxOption).map(|node| node.rect()).collect()
}

#[test]
fn what_is_key_stands_beside_the_bottom_line_without_scrolling() {
    for (width, height) in [(1280.0, 800.0), (1440.0, 900.0), (2560.0, 1440.0), (3840.0, 2160.0)] {
        let desk = window_on_seeds(width, height);
        let screen = Rect::from_min_size(eframe::egui::Pos2::ZERO, vec2(width, height));
        let mut heads = Vec::new();
        for head in ["Bottom line", "Key actors", "Key events", "Key figures", "Where sources differ"] {
            let rect = desk.harness.get_by_label(head).rect();
            assert!(screen.contains_rect(rect), "{head} at {width}×{height}: {rect:?}");
            heads.push(rect);
        }
        assert!(heads[1].left() > heads[0].right(), "beside the bottom line");
        let rows = rows(&desk);
        assert!(rows.len() >= 13, "three rows of each at least: {}", rows.len());
        for row in rows {
            assert!(row.bottom() <= height, "a row is cut at {width}×{height}: {row:?}");
        }
    }
}

#[test]
fn rows_do_not_lie_on_one_another_or_on_heads() {
    for (width, height) in [(760.0, 560.0), (1024.0, 700.0), (1280.0, 800.0), (2560.0, 1440.0)] {
        let desk = window_on_seeds(width, height);
        let rows = rows(&desk);
        for (at, one) in rows.iter().enumerate() {
            for other in rows.iter().skip(at + 1) {
                let both = one.intersect(*other);
                assert!(both.width() < 1.0 || both.height() < 1.0, "{one:?} and {other:?} at {width}×{height}");
            }
        }
    }
}

#[test]
fn tabs_stand_on_one_row_and_those_without_room_in_a_menu() {
    for (width, height) in [(760.0, 560.0), (1280.0, 800.0), (2560.0, 1440.0)] {
        let mut desk = window_on_seeds(width, height);
        let shown = tops(&desk, Role::Tab, &TABS);
        assert!(shown.len() > 1 && shown.iter().all(|top| (top - shown[0]).abs() < 1.0), "{shown:?}");
        if shown.len() < TABS.len() {
            desk.click("More tabs");
            desk.click("Corrections");
            assert_eq!(desk.session().view.summary.tab, Tab::Corrections);
        }
    }
}

#[test]
fn export_is_one_word_at_any_width_of_the_note() {
    for width in [760.0, 1024.0, 1280.0, 1380.0, 1440.0, 2560.0] {
        let mut desk = window_on_seeds(width, 800.0);
        desk.carry_out(Command::AddNote);
        let rect = desk.harness.get_by_label("Export…").rect();
        assert!(rect.height() < 30.0 && rect.width() > 40.0, "{rect:?} at {width}");
    }
}

#[test]
fn panes_grow_with_the_window() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    let width = |desk: &Desk| {
        let heading = desk.harness.get_by_label("Key figures").rect();
        desk.harness.get_by_label("Note").rect().left() - heading.left()
    };
    let before = width(&desk);
    desk.harness.set_size(vec2(2560.0, 1440.0));
    desk.settle();
    assert!(width(&desk) > before * 1.4, "{before} to {}", width(&desk));
    let note = desk.harness.get_by_label("New line").rect();
    assert!(2560.0 - note.left() > 400.0, "the note has its share: {note:?}");
}

#[test]
fn what_has_no_room_is_a_click_away() {
    let mut desk = window_on_seeds(1280.0, 520.0);
    let all = desk.briefing().key_points.len();
    assert!(all > 3, "more than the least that shows");
    let before = rows(&desk).len();
    desk.click(&format!("Show all {all}"));
    assert!(rows(&desk).len() > before);
    desk.harness.get_all_by_label("Show fewer").next().unwrap().click();
    desk.settle();
    assert_eq!(rows(&desk).len(), before);
}

#[test]
fn doubt_stands_wherever_a_finding_does() {
    let mut desk = window_on(&[
        "PARIS, 4 January 2031. The Arland army attacked Bertia on Tuesday, General Ivo Kern said. Some 300 people were \
         killed, Kern said.",
        "Bertia closed its border with Arland on 6 January 2031. About 40 people left.",
    ]);
    let marked = desk.briefing().happenings().find(|event| !event.doubts.is_empty()).cloned();
    let event = marked.expect("an event that rests on one source");
    // In the list, by the palette, and in the table.
    desk.carry_out(Command::ShowTab(Tab::Events));
    let row = desk.harness.get_all_by_role(Role::ListBoxOption).next().unwrap();
    assert!(row.accesskit_node().description().is_some_and(|words| words.contains("one source")));
    let mut table = Vec::new();
    dossier::export::write_csv(desk.briefing(), dossier::export::Table::Events, &mut table).unwrap();
    assert!(String::from_utf8(table).unwrap().contains("one source"));
    desk.carry_out(Command::Select(Item::Event(event.id)));
    desk.harness.get_by_label("Only one source reports it");
}

#[test]
fn a_small_window_has_everything_in_reach() {
    let mut desk = window_on_seeds(760.0, 560.0);
    for name in ["Overview", "New line", "Find anything", "Menu"] {
        desk.harness.get_all_by_label_contains(name).next().unwrap();
    }
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    desk.settle();
    assert_eq!(desk.session().view.summary.tab, Tab::Disagreements);
}

#[test]
fn nothing_opened_says_what_can_be_done() {
    let mut desk = window(760.0, 560.0);
    desk.settle();
    desk.harness.get_by_label("Try the example");
}

#[test]
fn at_twice_the_size_nothing_lies_on_anything_else() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    // As the window's points become fewer, step by step.
    for share in [1.0, 1.2, 1.4, 1.6, 1.8, 2.25, 2.0] {
        desk.harness.set_size(vec2(1440.0 / share, 900.0 / share));
        desk.settle();
        let text = desk.harness.get_all_by_label_contains("Text of").next().unwrap().rect();
        let note = desk.harness.get_by_label("Note").rect();
        assert!(text.right() <= note.left() + 1.0, "{share}: {text:?} {note:?}");
        let export = desk.harness.get_by_label("Export…").rect();
        assert!(export.right() <= 1440.0 / share, "{share}: {export:?}");
    }
    let rect = |name: &str| desk.harness.get_by_label(name).rect();
    let text = desk.harness.get_all_by_label_contains("Text of").next().unwrap().rect();
    for name in ["Note", "New line", "New section", "Export…"] {
        assert!(
            rect(name).left() >= text.right() - 1.0 && rect(name).right() <= 720.0,
            "{name}: {:?}, {text:?}",
            rect(name)
        );
    }
    assert!(text.width() > 200.0, "there is room to read: {text:?}");
    // The bar: from left to right.
    let bar = ["Menu", "Open folder…", "Show", "Theme"].map(rect);
    assert!(bar.windows(2).all(|two| two[0].right() <= two[1].left()), "{bar:?}");
    assert!(bar[0].left() >= 0.0 && bar[3].right() <= 720.0, "{bar:?}");
    desk.click("Show");
    desk.click("Timeline");
    desk.harness.get_by_label("Fit all");
}

/// The buttons, tabs and fields at the top of the tray, from its tabs to `below` them.
fn tray_bar(desk: &Desk, below: f32) -> Vec<(String, Rect)> {
    let top = desk.harness.get_by_label("Tray: Timeline").rect().top() - 4.0;
    let roles = [Role::Button, Role::Tab, Role::TextInput];
    let nodes = roles.into_iter().flat_map(|role| desk.harness.query_all_by_role(role));
    let named = nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    named.filter(|(_, rect)| (top..top + below).contains(&rect.top())).collect()
}

#[test]
fn the_bar_of_the_tray_has_rows_where_one_is_too_short() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    // What lies hidden under the tray is not looked at.
    desk.carry_out(Command::ToggleNotes);
    desk.carry_out(Command::ToggleSummary);
    for (width, height) in [(1440.0, 900.0), (1024.0, 700.0), (760.0, 560.0), (720.0, 450.0), (640.0, 400.0)] {
        desk.harness.set_size(vec2(width, height));
        desk.settle();
        for tray in [Tray::Timeline, Tray::Network, Tray::Search, Tray::Compare] {
            desk.carry_out(Command::ToggleTray(tray));
            let bar = tray_bar(&desk, 70.0);
            let end = desk.harness.get_all_by_label_contains("Text of").next().unwrap().rect().bottom();
            assert!(bar.iter().all(|(_, rect)| rect.top() >= end - 1.0), "{tray:?} at {width}: {end} {bar:?}");
            assert!(bar.len() > 4, "{bar:?}");
            for (at, (name, rect)) in bar.iter().enumerate() {
                assert!(rect.left() >= 0.0 && rect.right() <= width, "{name} at {width}: {rect:?}");
                for (other, under) in bar.iter().skip(at + 1) {
                    let both = rect.intersect(*under);
                    assert!(both.width() < 1.0 || both.height() < 1.0, "{name} and {other} at {width}×{height}");
                }
            }
        }
    }
    // Where there is room, all stands in one row.
    desk.harness.set_size(vec2(1440.0, 900.0));
    desk.carry_out(Command::ToggleTray(Tray::Network));
    let rect = |name: &str| desk.harness.get_by_label(name).rect();
    let (tab, choice) = (rect("Tray: Timeline"), rect("Year of the network: All years"));
    assert!((tab.center().y - choice.center().y).abs() < 3.0, "{tab:?} {choice:?}");
}

#[test]
fn a_list_of_documents_fits_into_a_narrow_text() {
    let mut desk = window_on(&["Talks\n\nMinister Ada Brandt opened talks in Bern on 30 December 2021.\n"; 8]);
    desk.harness.set_size(vec2(640.0, 400.0));
    desk.settle();
    let rect = |name: &str| desk.harness.get_by_label(name).rect();
    let text = desk.harness.get_all_by_label_contains("Text of").next().unwrap().rect();
    let field = rect("Filter documents");
    assert!(field.width() >= 100.0 && field.right() <= text.right() + 1.0, "{field:?} {text:?}");
    for row in desk.harness.get_all_by_role(Role::ListItem) {
        assert!(row.rect().right() <= text.right() + 1.0, "{:?} {text:?}", row.rect());
    }
}

#[test]
fn the_note_stays_beside_a_wide_summary_or_is_a_click_away() {
    let mut desk = window_on_seeds(1920.0, 1080.0);
    desk.harness.key_press(Key::F11);
    desk.settle();
    let text = desk.harness.get_all_by_label_contains("Text of").next().unwrap().rect();
    assert!(text.width() > 220.0, "{text:?}");
    assert!(desk.harness.get_by_label("New line").rect().left() > text.right() - 1.0);
    desk.click("Narrow");
    assert!(!desk.session().view.panes.wide);
    // Too narrow for both.
    desk.harness.set_size(vec2(1440.0, 900.0));
    desk.carry_out(Command::WidenSummary);
    assert!(desk.harness.query_by_label("New line").is_none());
    desk.click("Show the note");
    desk.harness.get_by_label("New line");
    desk.carry_out(Command::WidenSummary);
    assert!(desk.harness.query_by_label("New line").is_none());
    desk.harness.key_press(Key::F8);
    desk.settle();
    desk.harness.get_by_label("New line");
    // Who writes sees what is written.
    desk.carry_out(Command::WidenSummary);
    desk.carry_out(Command::AddNote);
    desk.harness.get_by_label("New line");
}

#[test]
fn what_the_pointer_is_told_of_a_row_stands_beside_it() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ShowTab(Tab::Actors));
    let rows = rows(&desk);
    let row = desk.harness.get_all_by_role(Role::ListBoxOption).nth(2).unwrap();
    let words = row.accesskit_node().label().unwrap();
    row.hover();
    desk.settle();
    let told = |desk: &Desk| {
        let labels = desk.harness.get_all_by_role(Role::Label);
        let of_row = |node: &egui_kittest::Node<'_>| {
            let value = node.accesskit_node().value().unwrap_or_default();
            value.contains('\n') && value.starts_with(words.as_str())
        };
        labels.filter(of_row).map(|node| node.rect()).next()
    };
    let told = told(&desk).expect("the row is explained");
    for row in &rows {
        let both = told.intersect(*row);
        assert!(both.width() < 1.0 || both.height() < 1.0, "{told:?} lies on {row:?}");
    }
}

#[test]
fn a_long_folder_name_leaves_the_buttons_their_room() {
    let mut desk = window(1024.0, 700.0);
    let folder = desk.directory.path().join("a-folder-with-a-very-long-name-".repeat(6));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "The port of Kesh was closed on 4 May 2031.").unwrap();
    super::show(&mut desk, folder);
    let name = desk.harness.get_all_by_label_contains("a-folder-with").next().unwrap().rect();
    assert!(name.right() <= desk.harness.get_by_label("Open folder…").rect().left(), "{name:?}");
}
