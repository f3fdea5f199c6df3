//! The window as a person or a screen reader uses it: everything is found by its name.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod corrections;
mod first_screen;
mod hand_over;
mod keeping;
mod keyboard;
#[path = "../common/pdf.rs"]
mod made;
mod marked;
mod network;
mod note;
mod original;
mod pictures;
mod restart;
mod search;
mod texts;
mod tray;
mod watching;

use std::path::{Path, PathBuf};

use dossier::briefing::Briefing;
use dossier::load::{Cancel, Loaded, Options, sources_of};
use dossier::ui::{App, Command, Item, Session, Tab, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The window with its folders for notes and exports.
struct Desk {
    harness: Harness<'static, App>,
    directory: tempfile::TempDir,
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// The window of this size, with no folder open.
fn window(width: f32, height: f32) -> Desk {
    let directory = tempfile::tempdir().unwrap();
    let notes = directory.path().join("notes");
    let harness = Harness::builder().with_size([width, height]).build_eframe(move |creation| {
        let mut session = Session::default();
        session.notes_directory = Some(notes);
        App::with_session(&creation.egui_ctx, session, None)
    });
    Desk { harness, directory }
}

/// Opens a folder. It is read without a thread, so that no test waits.
fn show(desk: &mut Desk, folder: PathBuf) {
    let mut sources = sources_of(&folder, Options::default(), &Cancel::default(), &|_| ()).unwrap();
    let loaded = Loaded { briefing: sources.briefing(&[]), sources, corrections: Vec::new(), watch: None };
    desk.harness.state_mut().session.show_loaded(folder, loaded);
    desk.settle();
}

/// The window with the seeds open.
fn window_on_seeds(width: f32, height: f32) -> Desk {
    let mut desk = window(width, height);
    show(&mut desk, seeds());
    desk
}

/// The window on a folder of these texts.
fn window_on(texts: &[&str]) -> Desk {
    let mut desk = window(1440.0, 900.0);
    let folder = desk.directory.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    for (at, text) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("{at}.txt")), text).unwrap();
    }
    show(&mut desk, folder);
    desk
}

impl Desk {
    fn settle(&mut self) {
        // The flash of a jump asks for frames until it has faded.
        self.harness.run_steps(12);
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    fn carry_out(&mut self, command: Command) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().session.carry_out(command, &context);
        self.settle();
    }

    fn session(&self) -> &Session {
        &self.harness.state().session
    }

    fn briefing(&self) -> &Briefing {
        self.session().briefing.as_deref().unwrap()
    }

    fn actor(&self, name: &str) -> Item {
        Item::Actor(self.briefing().actors.iter().find(|actor| actor.name == name).unwrap().id)
    }

    /// The words of the mention that is shown.
    fn shown_words(&self) -> String {
        let selected = self.session().view.selected.unwrap();
        let places = selected.item.places(self.briefing());
        self.briefing().words(*places.get(selected.mention).unwrap()).to_owned()
    }

    fn notes(&self) -> Vec<String> {
        self.session().desk.notes().notebook.lines().map(|line| line.text.clone()).collect()
    }
}

#[test]
fn a_new_user_is_shown_the_ways_in() {
    let mut desk = window(1024.0, 700.0);
    desk.settle();
    desk.harness.get_by_label_contains("each linked to the paragraphs");
    assert_eq!(desk.harness.get_all_by_label("Open folder…").count(), 2, "in the bar and in the middle");
    desk.harness.get_by_label("Try the example");
}

#[test]
fn a_folder_that_is_not_there_is_said_so_and_nothing_is_lost() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.carry_out(Command::OpenFolder("/no/such/folder".into()));
    for _ in 0..200 {
        if desk.session().loading().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        desk.harness.step();
    }
    desk.settle();
    desk.harness.get_by_label_contains("could not be opened");
    assert_eq!(desk.briefing().documents.len(), 2, "the old briefing stays");
    desk.click("Put this message away");
    assert!(desk.harness.query_by_label_contains("could not be opened").is_none());
}

#[test]
fn from_an_actor_to_its_words_to_a_cited_note_to_a_file() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.click("Actors");
    assert_eq!(desk.session().view.summary.tab, Tab::Actors);

    let rama = desk.actor("Edi Rama");
    let row = desk
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .find(|row| row.accesskit_node().label().is_some_and(|label| label.contains("Edi Rama")));
    row.unwrap().click();
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(rama));
    assert_eq!(desk.shown_words(), "Edi Rama");
    // The paragraph it stands in is on the page, and a screen reader can read it.
    desk.harness.get_all_by_label_contains("said the presence in Albania of over 3,000 mujahideen").next().unwrap();

    desk.harness.key_press(Key::N);
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.mention), Some(1));
    desk.harness.key_press(Key::P);
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.mention), Some(0));

    desk.carry_out(Command::CiteItem(rama));
    let notes = desk.notes();
    assert_eq!(notes.len(), 1);
    assert!(notes.first().unwrap().starts_with("**Edi Rama**"), "{notes:?}");
    let citation = desk.session().desk.notes().notebook.references()[&1].clone();
    assert!(citation.quote.contains("Rama"));

    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    let exported = std::fs::read_to_string(file).unwrap();
    assert!(exported.contains("**Edi Rama**") && exported.contains("[^1]"), "{exported}");
    assert!(
        exported.contains(&citation.sha256) && exported.contains(&format!("¶{}", citation.paragraph)),
        "{exported}"
    );
}

#[test]
fn every_change_of_the_notes_is_kept_and_can_be_taken_back() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    let item = Item::Figure(desk.briefing().figures.first().unwrap().id);
    desk.carry_out(Command::CiteItem(item));
    desk.carry_out(Command::AddNote);
    assert_eq!(desk.notes().len(), 2);
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.settle();
    desk.harness.key_press(Key::Escape);
    desk.settle();

    // Another window on the same folder finds them, and may read them only.
    desk.harness.state_mut().session.desk.wait().unwrap();
    let directory = desk.directory.path().join("notes");
    let (mut other, trouble) = dossier::ui::Desk::open(Some(&directory), &seeds(), || ());
    assert!(trouble.is_none());
    assert_eq!(other.notes().notebook, desk.session().desk.notes().notebook);
    assert_eq!(other.safety(), dossier::ui::Safety::Held);
    assert!(other.undo().unwrap_err().to_string().contains("open in another window"));
    drop(other);

    desk.carry_out(Command::Undo);
    desk.carry_out(Command::Undo);
    assert_eq!(desk.notes().len(), 0);
    desk.carry_out(Command::Redo);
    assert_eq!(desk.notes().len(), 1);
}

#[test]
fn notes_are_never_exported_into_the_folder_of_sources() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.carry_out(Command::AddNote);
    let file = seeds().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    assert!(!file.exists());
    desk.harness.get_by_label_contains("nothing is written into the folder of sources");
}

#[test]
fn a_citation_in_a_note_leads_back_to_its_words() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let point = desk.briefing().key_points.first().unwrap().place;
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    let chip = desk
        .harness
        .get_all_by_role(Role::Button)
        .find(|button| button.accesskit_node().label().is_some_and(|label| label.starts_with("1 ¶")));
    chip.unwrap().click();
    desk.settle();
    let paragraph = desk.briefing().document(point.document).unwrap().paragraph_at(point.span).unwrap();
    desk.harness.get_by_label_contains(&format!("Paragraph {} of", paragraph + 1));
}

#[test]
fn the_palette_finds_an_actor_by_a_few_letters() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.settle();
    assert!(desk.harness.get_all_by_role(Role::TextInput).any(|field| field.is_focused()));
    desk.harness.event(eframe::egui::Event::Text("ilir".to_owned()));
    desk.settle();
    desk.harness.key_press(Key::Enter);
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(desk.actor("Ilir Meta")));
    assert!(!desk.session().view.palette.open);
}

#[test]
fn the_shortcuts_are_listed() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.harness.key_press(Key::F1);
    desk.settle();
    desk.harness.get_by_label("Next mention");
    desk.harness.key_press(Key::Escape);
    desk.settle();
    assert!(desk.harness.query_by_label("Next mention").is_none());
}

#[test]
fn a_window_at_rest_asks_for_no_frame() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    desk.carry_out(Command::Select(desk.actor("Albania")));
    desk.harness.run_steps(40);
    // Runs until nothing asks for a frame at once, and fails where something always does.
    desk.harness.run();
}

#[test]
fn every_screen_is_drawn_small_and_large_in_both_themes() {
    for (width, height) in [(640.0, 400.0), (1024.0, 700.0), (2560.0, 1440.0)] {
        let mut desk = window_on_seeds(width, height);
        for theme in [eframe::egui::ThemePreference::Light, eframe::egui::ThemePreference::Dark] {
            desk.carry_out(Command::Theme(theme));
            for tab in [
                Tab::Overview,
                Tab::Actors,
                Tab::Events,
                Tab::Figures,
                Tab::Statements,
                Tab::Disagreements,
                Tab::Problems,
                Tab::Corrections,
                Tab::Pins,
            ] {
                desk.carry_out(Command::ShowTab(tab));
            }
            for tray in [Tray::Timeline, Tray::Compare, Tray::Network, Tray::Search] {
                desk.carry_out(Command::ToggleTray(tray));
            }
            desk.carry_out(Command::ToggleTray(Tray::Compare));
        }
    }
}
