//! Who has to do with whom.

use dossier::ui::{Command, Item, Tray};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window_on, window_on_seeds};

const TEXTS: [&str; 2] = [
    "The talks\n\nMinister Ada Brandt met General Otto Kranz in Bern on 3 March 2021.\n\nKranz said that Brandt was late.\n",
    "After the talks\n\nAda Brandt and Otto Kranz were seen in Basel on 4 March 2022.\n",
];

impl Desk {
    /// The lines of the network, as a screen reader finds them: name and description.
    fn network(&self) -> Vec<(String, String)> {
        let rows = self.harness.get_all_by_role(Role::ListBoxOption);
        let lines = rows.filter_map(|row| {
            let node = row.accesskit_node();
            Some((node.label()?, node.description().unwrap_or_default()))
        });
        lines.filter(|(name, _)| name.contains(" → ") || name.contains(" – ")).collect()
    }
}

fn together(desk: &mut Desk) {
    desk.carry_out(Command::ToggleTray(Tray::Network));
    desk.click("Kind of link: Who acts on whom");
    desk.click("Who is named with whom");
}

#[test]
fn each_line_of_the_network_lists_the_places_it_rests_on() {
    let mut desk = window_on(&TEXTS);
    together(&mut desk);
    let lines = desk.network();
    let (name, more) =
        lines.iter().find(|(name, _)| name.contains("Brandt") && name.contains("Kranz")).unwrap().clone();
    assert!(more.contains("2 documents"), "{more}");
    desk.harness.get_by_label_contains("named in one paragraph");
    desk.click(&name);
    let place = "Ada Brandt and Otto Kranz were seen in Basel on 4 March 2022.";
    desk.click(place);
    let second = desk.briefing().documents[1].id;
    assert_eq!(desk.session().view.reader.document(), Some(second));
    desk.click("Kind of link: Who is named with whom");
    desk.click("Who speaks of whom");
    desk.harness.get_by_label_contains("quoted or reported, and names the other");
}

#[test]
fn a_click_on_an_actor_of_the_picture_selects_it() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    together(&mut desk);
    let actor = desk.actor("Albania");
    let rama = desk
        .harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Albania: ")));
    rama.unwrap().click();
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(actor));
    assert!(matches!(actor, Item::Actor(_)));
}

#[test]
fn the_picture_is_saved_and_is_the_same_each_time() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ExportNetworkTo(desk.directory.path().join("none.svg")));
    desk.harness.get_by_label_contains("open the network first");
    together(&mut desk);
    let files = [1, 2].map(|at| desk.directory.path().join(format!("{at}.svg")));
    let written = files.map(|file| {
        desk.carry_out(Command::ExportNetworkTo(file.clone()));
        std::fs::read_to_string(file).unwrap()
    });
    assert_eq!(written[0], written[1]);
    assert!(written[0].starts_with("<svg") && written[0].contains(">Albania<"), "{}", written[0]);
    assert!(!written[0].contains("<script"));
}

#[test]
fn the_lines_are_walked_by_keys() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    together(&mut desk);
    let count = desk.network().len();
    assert!(count > 2);
    desk.harness.get_by_label_contains("Lines of the network").focus();
    desk.settle();
    desk.harness.key_press(Key::ArrowDown);
    desk.settle();
    let rows = desk.harness.get_all_by_role(Role::ListBoxOption);
    assert!(
        rows.filter(|row| row.accesskit_node().description().is_some_and(|it| it.contains("paragraph"))).count() > 0
    );
}
