//! A folder that is open is watched; while one is read, what was read is there; what is kept can be removed.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dossier::ui::{Command, Item, Session};
use egui_kittest::kittest::Queryable as _;

use super::{Desk, window};

/// Goes on until the session is as wanted. How soon is not what is tested.
fn wait(desk: &mut Desk, what: &str, is_so: impl Fn(&Session) -> bool) {
    let begun = Instant::now();
    while !is_so(desk.session()) {
        assert!(begun.elapsed() < Duration::from_secs(120), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(20));
        desk.harness.step();
    }
    desk.settle();
}

fn says(session: &Session, words: &str) -> bool {
    session.notices.iter().any(|notice| notice.text.contains(words))
}

/// The window on a folder of two reports, read as the program reads it.
fn watching() -> (Desk, PathBuf) {
    let mut desk = window(1280.0, 800.0);
    let folder = desk.directory.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "OSLO, May 4, 2031 – Anna Berg opened the harbour on Monday.\n").unwrap();
    std::fs::write(folder.join("b.txt"), "OSLO, May 5, 2031 – Anna Berg closed the harbour.\n").unwrap();
    desk.harness.state_mut().session.cache = Some(desk.directory.path().join("cache"));
    desk.carry_out(Command::OpenFolder(folder.clone()));
    wait(&mut desk, "the folder is read", |session| session.briefing.is_some() && session.loading().is_none());
    (desk, folder)
}

#[test]
fn what_becomes_of_the_folder_is_taken_in_and_nothing_else_moves() {
    let (mut desk, folder) = watching();
    let berg = desk.actor("Anna Berg");
    desk.carry_out(Command::ShowMention(berg, 1));
    let (reading, words) = (desk.session().view.reader.reading(), desk.shown_words());
    assert!(reading.is_some());

    // It comes before the others in the list, so that all positions move.
    std::fs::write(folder.join("0.txt"), "BERGEN, May 6, 2031 – A storm killed three people, Ola Lund said.\n")
        .unwrap();
    wait(&mut desk, "the file is taken in", |session| says(session, "The folder changed: 1 document added"));
    desk.harness.get_by_label("Read it");
    assert_eq!(desk.briefing().documents.len(), 3);
    assert_eq!(desk.session().view.reader.reading(), reading, "the place of reading stays");
    let selected = desk.session().view.selected.unwrap();
    assert_eq!((selected.item, desk.shown_words()), (desk.actor("Anna Berg"), words));
    assert!(matches!(selected.item, Item::Actor(_)));

    std::fs::rename(folder.join("0.txt"), folder.join("c.txt")).unwrap();
    wait(&mut desk, "the move is taken in", |session| says(session, "documents were moved"));
    std::fs::remove_file(folder.join("c.txt")).unwrap();
    wait(&mut desk, "the removal is taken in", |session| says(session, "1 document gone"));
    assert_eq!(desk.session().view.reader.reading(), reading);

    // The document that is being read is written anew.
    let open = reading.unwrap().document;
    let path = desk.briefing().document(open).unwrap().path.clone();
    std::fs::write(folder.join(&path), "OSLO, May 7, 2031 – Anna Berg opened the harbour again.\n").unwrap();
    wait(&mut desk, "the change is taken in", |session| says(session, "1 document changed"));
    let now = desk.session().view.reader.document().unwrap();
    assert_eq!(desk.briefing().document(now).unwrap().path, path);
}

#[test]
fn what_is_kept_of_folders_can_be_removed() {
    let (mut desk, _) = watching();
    let cache = desk.directory.path().join("cache");
    assert!(std::fs::read_dir(&cache).unwrap().next().is_some());
    desk.carry_out(Command::ForgetRead);
    assert!(std::fs::read_dir(&cache).unwrap().next().is_none());
    assert!(says(desk.session(), "is removed"));
}

#[test]
fn where_nothing_can_be_kept_it_is_said_once() {
    let mut desk = window(1280.0, 800.0);
    let folder = desk.directory.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Anna Berg opened the harbour on Monday.\n").unwrap();
    // No folder can be made below a file.
    let file = desk.directory.path().join("file");
    std::fs::write(&file, "").unwrap();
    desk.harness.state_mut().session.cache = Some(file.join("cache"));
    desk.carry_out(Command::OpenFolder(folder.clone()));
    wait(&mut desk, "it is said", |session| says(session, "could not be kept"));
    assert_eq!(desk.briefing().documents.len(), 1);
}
