//! Keeping what was written: briefing files, backups, two windows, what is new.

use std::path::{Path, PathBuf};

use dossier::load::{Cancel, Options, briefing_of};
use dossier::notes::{Edit, HeadField, Notes};
use dossier::ui::{App, Command, Item, Safety, Session};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Desk, window, window_on_seeds};

fn subject(text: &str) -> Command {
    Command::Edit(Edit::Head { field: HeadField::Subject, text: text.to_owned() })
}

fn show(desk: &mut Desk, folder: &Path) {
    let briefing = briefing_of(folder, Options::default(), &Cancel::default(), &|_| ()).unwrap();
    desk.harness.state_mut().session.show(folder.to_owned(), briefing);
    desk.settle();
}

fn wait(desk: &mut Desk) {
    desk.harness.state_mut().session.desk.wait().unwrap();
    desk.settle();
}

/// Waits until the folder that is being read is shown.
fn loaded(desk: &mut Desk) {
    for _ in 0..600 {
        desk.harness.step();
        if desk.session().loading().is_none() {
            return desk.settle();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("the folder was not read");
}

/// Another window with the same directory for notes.
fn another(desk: &Desk) -> Desk {
    let notes = desk.directory.path().join("notes");
    let harness = Harness::builder().with_size([1280.0, 800.0]).build_eframe(move |creation| {
        let mut session = Session::default();
        session.notes_directory = Some(notes);
        App::with_session(&creation.egui_ctx, session, None)
    });
    Desk { harness, directory: tempfile::tempdir().unwrap() }
}

fn written(desk: &Desk) -> String {
    desk.session().desk.notes().notebook.head().field(HeadField::Subject).to_owned()
}

fn folder(root: &Path) -> PathBuf {
    let folder = root.join("sources");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Talks\n\nMinister Ada Brandt opened talks in Bern on 3 March 2021.\n")
        .unwrap();
    folder
}

#[test]
fn a_briefing_is_saved_elsewhere_and_opened_by_its_file() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.carry_out(subject("kept"));
    let file = desk.directory.path().join("elsewhere").join("camp.dossier");
    desk.carry_out(Command::KeepIn(file.clone()));
    desk.harness.get_by_label_contains("is kept in");
    desk.carry_out(subject("kept there"));
    wait(&mut desk);
    desk.harness.get_by_label("saved");

    let mut other = another(&desk);
    other.carry_out(Command::OpenBriefing(file.clone()));
    loaded(&mut other);
    assert_eq!(written(&other), "kept there");
    assert_eq!(other.session().desk.safety(), Safety::Held);
    other.harness.get_by_label_contains("open in another window");
    other.carry_out(subject("two at once"));
    assert_eq!(written(&other), "kept there", "only one window writes");

    drop(desk);
    let mut third = another(&other);
    third.carry_out(Command::OpenBriefing(file));
    loaded(&mut third);
    assert_eq!(third.session().desk.safety(), Safety::Saved, "the first window has let go of it");
}

#[test]
fn a_damaged_briefing_is_left_alone_and_its_last_good_backup_offered() {
    let root = tempfile::tempdir().unwrap();
    let sources = folder(root.path());
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, &sources);
    let file = root.path().join("talks.dossier");
    desk.carry_out(subject("first"));
    desk.carry_out(Command::KeepIn(file.clone()));
    drop(desk);
    // A second sitting backs up what it finds.
    let mut desk = window(1280.0, 800.0);
    desk.carry_out(Command::OpenBriefing(file.clone()));
    loaded(&mut desk);
    desk.carry_out(subject("second"));
    wait(&mut desk);
    drop(desk);
    std::fs::write(&file, "{\"version\": 3, \"folder").unwrap();

    let mut desk = window(1280.0, 800.0);
    desk.carry_out(Command::OpenBriefing(file.clone()));
    desk.harness.get_by_label_contains("damaged");
    desk.click("Open the last good backup");
    loaded(&mut desk);
    assert_eq!(written(&desk), "first");
    desk.carry_out(subject("third"));
    wait(&mut desk);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{\"version\": 3, \"folder", "nothing is overwritten");
    assert_eq!(desk.session().desk.file().unwrap().file_name().unwrap(), "talks 2.dossier");
    assert!(desk.session().desk.file().unwrap().is_file());
}

#[test]
fn a_briefing_of_a_newer_dossier_is_left_alone() {
    let mut desk = window(1280.0, 800.0);
    let file = desk.directory.path().join("new.dossier");
    std::fs::write(&file, "{\"version\": 99}").unwrap();
    desk.carry_out(Command::OpenBriefing(file.clone()));
    desk.harness.get_by_label_contains("written by a newer dossier");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{\"version\": 99}");
}

#[test]
fn a_folder_that_was_moved_is_asked_for() {
    let root = tempfile::tempdir().unwrap();
    let sources = folder(root.path());
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, &sources);
    desk.carry_out(subject("moved"));
    let file = desk.directory.path().join("talks.dossier");
    desk.carry_out(Command::KeepIn(file.clone()));
    desk.harness.state_mut().session = Session::default();
    let now = root.path().join("now");
    std::fs::rename(&sources, &now).unwrap();
    desk.carry_out(Command::OpenBriefing(file));
    desk.harness.get_by_label_contains("not where they were");
    desk.harness.get_by_label("Find the folder…");
    desk.carry_out(Command::OpenFolderOf(now));
    loaded(&mut desk);
    assert_eq!(written(&desk), "moved");
}

#[test]
fn where_nothing_can_be_saved_nothing_is_lost_and_another_place_is_offered() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    // A file where a directory should be: nobody can write there, root neither.
    let blocked = desk.directory.path().join("blocked");
    std::fs::write(&blocked, "").unwrap();
    desk.carry_out(subject("precious"));
    desk.carry_out(Command::KeepIn(blocked.join("a.dossier")));
    desk.harness.get_by_label_contains("could not be saved");
    desk.carry_out(subject("more precious"));
    assert_eq!(written(&desk), "more precious");
    assert_eq!(desk.session().desk.safety(), Safety::Unsaved);
    desk.harness.get_by_label("not saved");
    desk.harness.get_all_by_label("Save elsewhere…").next().unwrap();
    let file = desk.directory.path().join("b.dossier");
    desk.carry_out(Command::KeepIn(file.clone()));
    assert_eq!(desk.session().desk.safety(), Safety::Saved);
    assert!(std::fs::read_to_string(file).unwrap().contains("more precious"));
}

#[test]
fn nothing_is_kept_in_the_folder_of_sources() {
    let root = tempfile::tempdir().unwrap();
    let sources = folder(root.path());
    let mut desk = window(1280.0, 800.0);
    show(&mut desk, &sources);
    desk.carry_out(subject("x"));
    desk.carry_out(Command::KeepIn(sources.join("x.dossier")));
    desk.harness.get_by_label_contains("nothing is written into the folder of sources");
    assert_eq!(std::fs::read_dir(&sources).unwrap().count(), 1);
}

#[test]
fn what_is_new_is_told_and_drafted() {
    let root = tempfile::tempdir().unwrap();
    let sources = folder(root.path());
    let mut desk = window(1440.0, 900.0);
    show(&mut desk, &sources);
    let actor = desk.briefing().actors.first().unwrap().id;
    desk.carry_out(Command::CiteItem(Item::Actor(actor)));
    assert!(desk.harness.query_by_label_contains("What is new").is_none());
    std::fs::write(
        sources.join("b.txt"),
        "More talks\n\nGeneral Otto Kranz arrested two envoys in Basel on 5 March 2021. The flood killed 15 people.\n",
    )
    .unwrap();
    show(&mut desk, &sources);
    desk.harness.get_by_label_contains("What is new: 1 document added").click();
    desk.settle();
    desk.harness.get_by_label("Documents added");
    let before = desk.session().desk.notes().notebook.clone();
    desk.click("Draft an addendum");
    let notebook = &desk.session().desk.notes().notebook;
    let section = notebook.sections().iter().find(|section| section.title.starts_with("Addendum")).unwrap();
    assert!(section.lines.len() > 2, "{section:?}");
    assert!(section.lines.iter().any(|line| line.text.contains("Kranz") && line.text.contains("¶")));
    assert!(desk.harness.query_by_label_contains("What is new").is_none());
    desk.carry_out(Command::Undo);
    assert_eq!(desk.session().desk.notes().notebook, before, "one step");
}

#[test]
fn a_briefing_in_the_folder_of_sources_is_read_and_not_written() {
    let root = tempfile::tempdir().unwrap();
    let folder = folder(root.path());
    let file = folder.join("talks.dossier");
    dossier::notes::save(&file, &folder, &Notes::default()).unwrap();
    let state = || {
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.into_iter().map(|file| (std::fs::read(&file).unwrap(), file)).collect::<Vec<_>>()
    };
    let before = state();
    // A briefing that somebody put there is read, and not written.
    let mut desk = window(1280.0, 800.0);
    desk.carry_out(Command::OpenBriefing(file.clone()));
    loaded(&mut desk);
    desk.harness.get_by_label_contains("would lie in the folder of sources");
    desk.carry_out(subject("said here"));
    assert_eq!((written(&desk).as_str(), desk.session().desk.safety()), ("said here", Safety::Unsaved));
    let elsewhere = desk.directory.path().join("elsewhere.dossier");
    desk.carry_out(Command::KeepIn(elsewhere.clone()));
    wait(&mut desk);
    assert!(elsewhere.is_file());
    drop(desk);
    // So it is where the program would keep notes and what was read.
    let mut desk = window(1280.0, 800.0);
    desk.harness.state_mut().session.notes_directory = Some(folder.join("notes"));
    desk.harness.state_mut().session.cache = Some(folder.join("cache"));
    desk.carry_out(Command::OpenFolder(folder.clone()));
    loaded(&mut desk);
    desk.carry_out(subject("said here"));
    desk.harness.get_by_label_contains("would lie in the folder of sources");
    assert_eq!(desk.session().desk.safety(), Safety::Unsaved);
    drop(desk);
    assert!(state() == before);
}
