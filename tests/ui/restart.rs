//! A folder opens as it was closed.

use dossier::ui::{Bookmarks, Command, Item, Tab, Tray};
use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, seeds, show, window};

/// Another window that knows where somebody left off.
fn again(bookmarks: &Bookmarks) -> Desk {
    let mut desk = window(1280.0, 800.0);
    // As eframe keeps it: written and read.
    let kept = serde_json::to_string(bookmarks).unwrap();
    desk.harness.state_mut().session.bookmarks = serde_json::from_str(&kept).unwrap();
    show(&mut desk, seeds());
    desk
}

fn left(desk: &mut Desk) -> Bookmarks {
    let session = &mut desk.harness.state_mut().session;
    session.take_bookmark();
    session.bookmarks.clone()
}

#[test]
fn the_document_the_place_the_tab_and_the_timeline_come_back() {
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, seeds());
    let second = desk.briefing().documents[1].id;
    desk.carry_out(Command::ShowDocument(second));
    desk.harness.key_press(Key::F6);
    desk.settle();
    for _ in 0..3 {
        desk.harness.key_press(Key::PageDown);
        desk.settle();
    }
    desk.carry_out(Command::ShowTab(Tab::Figures));
    desk.carry_out(Command::ToggleNotes);
    desk.carry_out(Command::ToggleTray(Tray::Timeline));
    desk.click("Zoom in on the timeline");
    let reading = desk.session().view.reader.reading().unwrap();
    assert!(reading.top > 500, "{reading:?}");
    let sight = desk.session().view.timeline.sight(desk.briefing());
    let bookmarks = left(&mut desk);

    let mut other = again(&bookmarks);
    let view = &other.session().view;
    assert_eq!(view.summary.tab, Tab::Figures);
    assert!(!view.panes.notes && view.panes.tray && view.panes.tray_shows == Tray::Timeline);
    let now = view.reader.reading().unwrap();
    assert_eq!(now.document, reading.document);
    assert!(now.top.abs_diff(reading.top) < 300, "{now:?} {reading:?}");
    assert_eq!(view.timeline.sight(other.briefing()), sight);
    // And once more, without anything being touched.
    let bookmarks = left(&mut other);
    let third = again(&bookmarks);
    assert_eq!(third.session().view.reader.reading().map(|reading| reading.document), Some(reading.document));
}

#[test]
fn closing_a_folder_keeps_the_place_and_a_new_folder_begins_at_its_beginning() {
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, seeds());
    let second = desk.briefing().documents[1].id;
    desk.carry_out(Command::ShowDocument(second));
    desk.carry_out(Command::ShowTab(Tab::Actors));
    desk.carry_out(Command::CloseFolder);
    let folder = desk.directory.path().join("other");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Talks\n\nMinister Ada Brandt opened talks in Bern on 3 March 2021.\n")
        .unwrap();
    show(&mut desk, folder);
    assert_eq!(desk.session().view.summary.tab, Tab::Overview);
    show(&mut desk, seeds());
    assert_eq!(desk.session().view.reader.document(), Some(second));
    assert_eq!(desk.session().view.summary.tab, Tab::Actors);
}

#[test]
fn who_goes_on_reading_while_a_folder_is_read_is_not_taken_away_from_it() {
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, seeds());
    let second = desk.briefing().documents[1].id;
    desk.carry_out(Command::ShowDocument(second));
    let bookmarks = left(&mut desk);
    // The texts come first, and not yet the document that was open.
    let mut other = window(1280.0, 800.0);
    other.harness.state_mut().session.bookmarks = bookmarks;
    let folder = other.directory.path().join("part");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(seeds().join(&desk.briefing().documents[0].path), folder.join("a.txt")).unwrap();
    let part = dossier::load::briefing_of(
        &folder,
        dossier::load::Options::default(),
        &dossier::load::Cancel::default(),
        &|_| (),
    )
    .unwrap();
    other.harness.state_mut().session.show(seeds(), part);
    other.settle();
    let actor = other.briefing().actors.first().unwrap().id;
    other.carry_out(Command::Select(Item::Actor(actor)));
    show(&mut other, seeds());
    assert_ne!(other.session().view.reader.document(), Some(second));
}

#[test]
fn a_quiet_text_has_no_marks_and_stays_quiet() {
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, seeds());
    let painted = |desk: &Desk| {
        let boxes = desk.harness.get_all_by_role(Role::CheckBox);
        let on = boxes.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
        on.filter_map(|node| node.accesskit_node().label()).filter(|name| name.starts_with("Paint ")).count()
    };
    let shapes = |desk: &Desk| desk.harness.output().shapes.len();
    let (kinds, before) = (painted(&desk), shapes(&desk));
    assert!(kinds > 5);
    desk.harness.key_press(Key::Q);
    desk.settle();
    assert_eq!(painted(&desk), 0);
    assert!(shapes(&desk) + 20 < before, "{before} to {}", shapes(&desk));
    let mut other = again(&left(&mut desk));
    assert_eq!(painted(&other), 0);
    other.click("Quiet text");
    assert_eq!(painted(&other), kinds);
    // What is asked for in a quiet text is painted alone.
    other.click("Quiet text");
    other.click("Paint figure");
    assert_eq!(painted(&other), 1);
}
