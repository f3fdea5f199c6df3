//! What the analyst sets apart: stars, tags, memos; where they show, and where they go along.

use dossier::export::{Extent, NoteFormat, Report};
use dossier::notes::{Annex, PinId};
use dossier::ui::{Command, Item, PinTarget, Tab};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Desk, seeds, show, window_on, window_on_seeds};

impl Desk {
    fn pin(&self, at: usize) -> dossier::notes::Pin {
        self.session().desk.notes().notebook.pins().values().nth(at).unwrap().clone()
    }

    fn pins(&self) -> usize {
        self.session().desk.notes().notebook.pins().len()
    }

    fn hit(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// The rows of the tab, as a screen reader finds them: name and description.
    fn marked(&self) -> Vec<(String, String)> {
        let rows = self.harness.get_all_by_role(Role::ListBoxOption);
        rows.filter_map(|row| {
            let node = row.accesskit_node();
            Some((node.label()?, node.description().unwrap_or_default()))
        })
        .collect()
    }
}

const TALKS: &str = "Talks\n\nMinister Ada Brandt opened the talks in Bern on 3 March 2021.\n\nTwo envoys left the hall before \
                     noon.\n\nNobody said why they went.\n";

#[test]
fn a_row_gets_a_star_tags_and_a_memo_without_a_mouse() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    desk.settle();
    desk.hit(Key::ArrowDown);
    desk.hit(Key::B);
    assert!(desk.pin(0).star);
    let name = desk.briefing().actors[0].name.clone();
    assert_eq!(desk.pin(0).name, name);
    // A screen reader hears it with the row.
    assert!(desk.marked().iter().any(|(row, more)| row.contains(&name) && more.contains("starred")));
    desk.hit(Key::T);
    desk.typed("camp, money");
    desk.hit(Key::Enter);
    assert_eq!(desk.pin(0).tags.iter().map(String::as_str).collect::<Vec<_>>(), ["camp", "money"]);
    // The tags are there to be switched, and letters do nothing else meanwhile.
    desk.click("Tag: camp");
    assert!(!desk.pin(0).tags.contains("camp"));
    desk.harness.get_by_label("Memo").click();
    desk.settle();
    desk.typed("Ask the embassy.");
    assert_eq!(desk.pin(0).memo, "Ask the embassy.");
    desk.hit(Key::Escape);
    // The list has the arrow keys again.
    desk.hit(Key::ArrowDown);
    let second = Item::Actor(desk.briefing().actors[1].id);
    assert_eq!(desk.session().view.selected.map(|selected| selected.item), Some(second));
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num9);
    desk.settle();
    assert_eq!(desk.session().view.summary.tab, Tab::Pins);
    let rows = desk.marked();
    let (_, more) = rows.iter().find(|(row, _)| *row == name).unwrap();
    for words in ["actor", "starred", "tags: money", "Ask the embassy."] {
        assert!(more.contains(words), "{more}");
    }
    for _ in 0..8 {
        desk.carry_out(Command::Undo);
    }
    assert_eq!(desk.pins(), 0, "each step is taken back");
}

#[test]
fn a_paragraph_is_marked_where_the_caret_stands_and_says_so_beneath() {
    let mut desk = window_on(&[TALKS]);
    desk.hit(Key::F6);
    // From the title into the second paragraph.
    for _ in 0..4 {
        desk.hit(Key::ArrowRight);
    }
    desk.hit(Key::B);
    assert!(desk.pin(0).at.quote.starts_with("Minister Ada Brandt"), "{:?}", desk.pin(0));
    desk.harness.get_by_label("Your marks on paragraph 2: starred");
    desk.hit(Key::B);
    assert_eq!(desk.pins(), 0, "the same key takes it away");
    assert!(desk.harness.query_by_label_contains("Your marks on").is_none());
    // With words selected over two paragraphs, both are meant.
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    desk.settle();
    desk.hit(Key::B);
    assert_eq!(desk.pins(), 2);
}

fn tag(desk: &mut Desk, target: PinTarget, tags: &str) {
    desk.carry_out(Command::Tagging(Some(target)));
    desk.typed(tags);
    desk.hit(Key::Enter);
    desk.hit(Key::Escape);
}

#[test]
fn what_is_marked_is_filtered_by_star_and_tag_and_leads_back() {
    let mut desk = window_on(&[TALKS]);
    let document = desk.briefing().documents[0].id;
    tag(&mut desk, PinTarget::Paragraph(document, 1), "talks");
    tag(&mut desk, PinTarget::Paragraph(document, 2), "envoys, talks");
    desk.carry_out(Command::Star(Some(PinTarget::Paragraph(document, 3))));
    desk.carry_out(Command::ShowTab(Tab::Pins));
    let shown = |desk: &Desk| -> Vec<String> {
        let names = desk.marked().into_iter().map(|(name, _)| name);
        names
            .filter(|name| ["Minister", "Two envoys", "Nobody"].iter().any(|begins| name.starts_with(begins)))
            .collect()
    };
    assert_eq!(shown(&desk).len(), 3);
    desk.click("Tag: talks");
    assert_eq!(shown(&desk).len(), 2);
    desk.click("Tag: envoys");
    assert_eq!(shown(&desk), ["Two envoys left the hall before noon."]);
    desk.click("Tag: envoys");
    desk.click("Tag: talks");
    desk.click("Starred");
    assert_eq!(shown(&desk), ["Nobody said why they went."]);
    desk.click("Starred");
    // A click shows the paragraph, and the note button cites it.
    desk.click("Two envoys left the hall before noon.");
    desk.harness.get_by_label_contains("Paragraph 3 of 4");
    desk.click("Add to notes: Two envoys left the hall before noon.");
    assert_eq!(desk.notes(), ["“Two envoys left the hall before noon.” [1 ¶3]"]);
}

#[test]
fn a_tag_is_renamed_and_taken_off_everywhere() {
    let mut desk = window_on(&[TALKS]);
    let document = desk.briefing().documents[0].id;
    tag(&mut desk, PinTarget::Paragraph(document, 1), "talks");
    tag(&mut desk, PinTarget::Paragraph(document, 2), "talks");
    desk.carry_out(Command::ShowTab(Tab::Pins));
    desk.harness.get_by_label("Tag: talks").click_secondary();
    desk.settle();
    desk.harness.get_by_label("Name of the tag").focus();
    desk.settle();
    desk.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    desk.typed("negotiations");
    desk.hit(Key::Enter);
    assert!(desk.pin(0).tags.contains("negotiations") && desk.pin(1).tags.contains("negotiations"));
    desk.harness.get_by_label("Tag: negotiations").click_secondary();
    desk.settle();
    desk.click("Take the tag off everywhere (2)");
    assert_eq!(desk.pins(), 0, "they said nothing else");
    desk.carry_out(Command::Undo);
    assert_eq!(desk.pins(), 2, "one step");
}

#[test]
fn marks_are_kept_with_the_notes_and_found_again() {
    let mut desk = window_on_seeds(1280.0, 800.0);
    let event = desk.briefing().happenings().next().unwrap().id;
    tag(&mut desk, PinTarget::Item(Item::Event(event)), "camp");
    desk.harness.state_mut().session.desk.wait().unwrap();
    let file = desk.session().desk.file().unwrap().to_owned();
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("\"pins\"") && written.contains("\"camp\""), "{written}");
    // Another sitting, with corrections and order of files as they may be then.
    let directory = desk.directory.path().join("notes");
    let headline = desk.briefing().event(event).unwrap().headline.clone();
    let mut other = super::window(1280.0, 800.0);
    desk.harness.state_mut().session = dossier::ui::Session::default();
    other.harness.state_mut().session.notes_directory = Some(directory);
    show(&mut other, seeds());
    other.carry_out(Command::ShowTab(Tab::Pins));
    let rows = other.marked();
    let is_it = |(row, more): &(String, String)| *row == headline && more.contains("tags: camp");
    assert!(rows.iter().any(is_it), "{headline}: {rows:?}");
    let id: PinId = *other.session().desk.notes().notebook.pins().keys().next().unwrap();
    other.carry_out(Command::ShowPin(id));
    assert!(matches!(other.session().view.selected.map(|selected| selected.item), Some(Item::Event(_))));
}

#[test]
fn marks_go_along_where_it_is_said_so() {
    let mut desk = window_on(&[TALKS]);
    let document = desk.briefing().documents[0].id;
    tag(&mut desk, PinTarget::Paragraph(document, 2), "envoys");
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    assert!(!std::fs::read_to_string(&file).unwrap().contains("envoys |"), "they are her own");
    desk.click("Export…");
    desk.click("Marked passages");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    let written = std::fs::read_to_string(file).unwrap();
    assert!(written.contains("## Marked passages"), "{written}");
    assert!(written.contains("| envoys | Two envoys left the hall before noon. |"), "{written}");
    // In every format.
    let extent = Extent { annexes: [Annex::Pins].into(), ..Extent::default() };
    let report = Report::of(desk.briefing(), &desk.session().desk.notes().notebook, &extent);
    for format in NoteFormat::ALL {
        let mut bytes = Vec::new();
        format.write(&report, &mut bytes).unwrap();
        assert!(!bytes.is_empty());
    }
}
