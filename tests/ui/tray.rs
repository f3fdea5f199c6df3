//! The tray: the timeline, and sources side by side; and the way of the keyboard from pane to pane.

use dossier::briefing::EventId;
use dossier::export::Table;
use dossier::ui::{Command, Item, Pane, Tab, Tray};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, window, window_on_seeds};

impl Desk {
    /// The names of the events that the timeline shows, as a screen reader finds them.
    fn on_timeline(&self) -> Vec<String> {
        let headlines: Vec<String> = self.briefing().events.iter().map(|event| event.headline.clone()).collect();
        let rows = self.harness.get_all_by_role(Role::ListBoxOption);
        let names = rows.filter_map(|row| row.accesskit_node().label());
        // "8 Jan 2020: headline"; in the lists of the summary, headlines stand alone.
        names
            .filter(|name| {
                name.split_once(": ")
                    .is_some_and(|(_, rest)| headlines.iter().any(|line| line.starts_with(rest.trim_end_matches('…'))))
            })
            .collect()
    }

    fn selected(&self) -> Option<Item> {
        self.session().view.selected.map(|selected| selected.item)
    }

    fn focused(&self) -> Option<Pane> {
        self.session().view.panes.focused(&self.harness.ctx)
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }
}

/// The window with the seeds and the timeline open, which has the keyboard.
fn timeline() -> Desk {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ShowTab(Tab::Actors));
    desk.press(Key::F9);
    assert!(desk.session().view.panes.tray);
    desk.harness.get_by_label_contains("Timeline, ").focus();
    desk.settle();
    desk
}

#[test]
fn the_timeline_shows_events_and_a_click_leads_to_the_source() {
    let mut desk = timeline();
    let events = desk.on_timeline();
    assert!(events.len() > 5, "{events:?}");
    let name = events.first().unwrap().clone();
    desk.click(&name);
    assert!(matches!(desk.selected(), Some(Item::Event(_))), "{name}");
    assert!(!desk.shown_words().is_empty());
    desk.click("Hide the timeline");
    desk.harness.run_steps(12);
    assert!(!desk.session().view.panes.tray);
    assert!(desk.harness.query_by_label_contains("Timeline, ").is_none());
}

#[test]
fn arrow_keys_walk_through_the_events_in_order_of_time() {
    let mut desk = timeline();
    desk.press(Key::Home);
    let first = desk.selected();
    assert!(matches!(first, Some(Item::Event(_))));
    desk.press(Key::ArrowRight);
    let second = desk.selected();
    assert_ne!(first, second);
    desk.press(Key::ArrowLeft);
    assert_eq!(desk.selected(), first);
    desk.press(Key::End);
    assert_ne!(desk.selected(), second);
}

#[test]
fn zooming_in_leaves_fewer_events_in_sight_and_all_can_be_brought_back() {
    let mut desk = timeline();
    desk.press(Key::Num0);
    let all = desk.on_timeline().len();
    for _ in 0..14 {
        desk.press(Key::Plus);
    }
    let near = desk.on_timeline().len();
    assert!(near < all, "{near} of {all}");
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    desk.settle();
    desk.click("Fit all");
    assert_eq!(desk.on_timeline().len(), all);
    desk.click("Zoom in on the timeline");
    desk.click("Zoom out of the timeline");
    assert_eq!(desk.on_timeline().len(), all);
}

#[test]
fn the_timeline_is_narrowed_down_by_words_and_actor() {
    let mut desk = timeline();
    let all = desk.on_timeline().len();
    desk.harness.get_by_label("Filter the timeline").focus();
    desk.settle();
    desk.harness.event(eframe::egui::Event::Text("zzzz".to_owned()));
    desk.settle();
    desk.harness.get_by_label("No event matches.");
    desk.click("Show all");
    assert_eq!(desk.on_timeline().len(), all);
    desk.click("Actor on the timeline: All actors");
    let actor = desk
        .harness
        .get_all_by_role(Role::Button)
        .filter_map(|button| button.accesskit_node().label())
        .find(|label| label.ends_with(" (2)") || label.ends_with(" (3)"))
        .unwrap();
    desk.click(&actor);
    let some = desk.on_timeline().len();
    assert!(some <= 3 && some < all, "{some} with {actor}");
}

#[test]
fn the_timeline_has_a_list_and_a_lane_for_what_has_no_date() {
    let mut desk = timeline();
    desk.harness.get_by_label_contains("Undated (");
    assert!(desk.on_timeline().iter().any(|name| name.starts_with("undated: ")));
    desk.click("As a list");
    assert_eq!(desk.session().view.summary.tab, Tab::Events);
}

#[test]
fn an_empty_folder_has_an_empty_tray() {
    let mut desk = window(1024.0, 700.0);
    let folder = desk.directory.path().join("empty");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Nothing.").unwrap();
    let options = dossier::load::Options::default();
    let briefing = dossier::load::briefing_of(&folder, options, &dossier::load::Cancel::default(), &|_| ()).unwrap();
    desk.harness.state_mut().session.show(folder, briefing);
    desk.carry_out(Command::ToggleTray(Tray::Timeline));
    let said = desk.harness.get_all_by_label("No events were found in these documents.");
    assert_eq!(said.count(), 2, "in the overview and on the timeline");
    desk.carry_out(Command::ToggleTray(Tray::Compare));
    desk.harness.get_by_label_contains("Select an event, a figure or a disagreement");
}

#[test]
fn the_reports_of_an_event_stand_side_by_side() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let at = desk.briefing().events.iter().position(|event| event.mentions.count() > 1).unwrap();
    let event = Item::Event(EventId::at(at));
    desk.carry_out(Command::Select(event));
    desk.click("Show its sources side by side");
    assert!(desk.session().view.panes.tray);
    let places = event.places(desk.briefing());
    let second = *places.get(1).unwrap();
    let title = desk.briefing().document(second.document).unwrap().title.clone();
    desk.harness.get_all_by_label_contains(&title).next().unwrap();
    let words: String = desk.briefing().words(second).chars().take(30).collect();
    let column = desk
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .filter(|row| row.accesskit_node().label().is_some_and(|label| label.contains(&words)))
        .max_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
    column.unwrap().click();
    desk.settle();
    assert_eq!(desk.session().view.selected.map(|selected| selected.mention), Some(1));
    desk.press(Key::F10);
    assert!(!desk.session().view.panes.tray);
}

#[test]
fn the_sides_of_a_disagreement_stand_side_by_side() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    let Some(disagreement) = desk.briefing().disagreements.first().cloned() else {
        return;
    };
    desk.carry_out(Command::ShowTab(Tab::Disagreements));
    let link = format!("Side by side: {}", disagreement.about);
    desk.click(&link);
    assert_eq!(desk.selected(), Some(Item::Disagreement(disagreement.id)));
    for side in &disagreement.sides {
        desk.harness.get_all_by_label(&side.says).next().unwrap();
    }
}

#[test]
fn the_keyboard_goes_from_pane_to_pane() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ShowTab(Tab::Events));
    desk.press(Key::F9);
    let mut seen = Vec::new();
    for _ in 0..5 {
        desk.press(Key::F6);
        seen.push(desk.focused().unwrap());
    }
    assert_eq!(seen, [Pane::Reader, Pane::Notes, Pane::Tray, Pane::Summary, Pane::Reader]);
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    desk.settle();
    assert_eq!(desk.focused(), Some(Pane::Summary));
    // The list of the summary has the arrow keys.
    desk.press(Key::ArrowDown);
    assert!(matches!(desk.selected(), Some(Item::Event(_))));
}

#[test]
fn a_wide_summary_is_a_table_of_figures_to_sort() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ShowTab(Tab::Figures));
    assert!(desk.harness.query_by_label("Sort by who says so").is_none());
    desk.press(Key::F11);
    desk.harness.run_steps(12);
    for column in
        ["Sort by value", "Sort by spread", "Sort by figure", "Sort by as of", "Sort by sources", "Sort by who says so"]
    {
        desk.click(column);
    }
    desk.press(Key::F11);
    desk.harness.run_steps(12);
    assert!(desk.harness.query_by_label("Sort by who says so").is_none());
}

#[test]
fn statements_are_narrowed_down_by_their_cue() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::ShowTab(Tab::Statements));
    desk.click("Speech: All statements");
    let cue = desk
        .harness
        .get_all_by_role(Role::Button)
        .filter_map(|button| button.accesskit_node().label())
        .find(|label| label.starts_with("“said” ("))
        .unwrap();
    desk.click(&cue);
    desk.harness.get_by_label(&format!("Speech: {cue}"));
}

#[test]
fn every_table_is_exported_but_never_into_the_folder_of_sources() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    for (tab, table) in [
        (Tab::Actors, Table::Actors),
        (Tab::Events, Table::Events),
        (Tab::Figures, Table::Figures),
        (Tab::Statements, Table::Statements),
        (Tab::Disagreements, Table::Disagreements),
    ] {
        desk.carry_out(Command::ShowTab(tab));
        desk.harness.get_by_label(&format!("Export the {} as CSV…", table.name()));
        let file = desk.directory.path().join(table.file_name());
        desk.carry_out(Command::ExportTableTo(table, file.clone()));
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.lines().count() > 1 && text.contains("¶"), "{text}");
    }
    let inside = super::seeds().join("actors.csv");
    desk.carry_out(Command::ExportTableTo(Table::Actors, inside.clone()));
    assert!(!inside.exists());
    desk.harness.get_by_label_contains("nothing is written into the folder of sources");
}

#[test]
fn an_actor_of_the_timeline_is_found_by_its_words() {
    let mut desk = timeline();
    let all = desk.on_timeline().len();
    desk.click("Actor on the timeline: All actors");
    // The field has the keyboard at once; a click into it leaves the menu open.
    desk.click("Search: Actor on the timeline");
    desk.harness.event(eframe::egui::Event::Text("meta ilir".to_owned()));
    desk.settle();
    assert!(desk.harness.query_by_label("All actors").is_none(), "what has other words is not listed");
    desk.press(Key::Enter);
    let chosen = desk.harness.get_by_label_contains("Actor on the timeline: Ilir Meta (");
    assert!(desk.harness.query_by_label("Search: Actor on the timeline").is_none());
    chosen.click();
    desk.settle();
    assert!(desk.on_timeline().len() < all);
    desk.harness.event(eframe::egui::Event::Text("nobody of this name".to_owned()));
    desk.settle();
    desk.harness.get_by_label("None has these words.");
    desk.press(Key::Escape);
    assert!(desk.harness.query_by_label("Search: Actor on the timeline").is_none());
}
