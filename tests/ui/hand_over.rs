//! Handing over, and putting disagreements away.

use dossier::export::{Citing, Extent, NoteFormat, Report, SourceNotes, page_count};
use dossier::notes::{Edit, HeadField, LineKind};
use dossier::ui::{Command, Item, Tab, Target, Wanted};
use eframe::egui::{Event, Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;

use super::{Desk, window_on, window_on_seeds};

fn follow_corrections(desk: &mut Desk, count: usize) {
    for _ in 0..400 {
        if desk.briefing().corrections.len() == count {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        desk.harness.step();
    }
    desk.settle();
}

/// The note of the study: ten lines from the sources, nine of one's own, each with a citation.
fn note_of_nineteen_lines(desk: &mut Desk) {
    desk.carry_out(Command::UseTemplate(0));
    let events = desk.briefing().happenings().take(6).map(|event| Item::Event(event.id));
    let items: Vec<Item> = (0..4).map(Item::KeyPoint).chain(events).collect();
    desk.carry_out(Command::CiteItems(items));
    for number in 0..9 {
        desk.carry_out(Command::AddNote);
        let words = "It is likely that the governments will go on as they did, and that the group stays where it is, for \
                     neither side gains by another course before the end of the year";
        desk.harness.event(Event::Text(format!("{words} [{}", number % 4 + 1)));
        desk.settle();
        desk.harness.key_press(Key::Enter);
        desk.settle();
    }
}

#[test]
fn a_note_of_nineteen_lines_is_no_book() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    note_of_nineteen_lines(&mut desk);
    let notebook = &desk.session().desk.notes().notebook;
    assert_eq!(notebook.lines().count(), 19);
    let pages = page_count(&Report::of(desk.briefing(), notebook, &Extent::default()));
    assert!(pages <= 5, "{pages} pages");
    let all = page_count(&Report::of(desk.briefing(), notebook, &Extent::all()));
    assert!(all > pages, "the annexes are there for whoever wants them: {all} pages");
}

#[test]
fn what_goes_along_is_chosen_and_the_pages_are_counted() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    note_of_nineteen_lines(&mut desk);
    desk.click("Export…");
    desk.harness.get_by_label_contains("pages as a PDF");
    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    assert!(!std::fs::read_to_string(&file).unwrap().contains("Annex A: Chronology"));
    desk.harness.get_all_by_label("Chronology").last().unwrap().click();
    desk.settle();
    desk.carry_out(Command::ExportNotesTo(file.clone()));
    assert!(std::fs::read_to_string(file).unwrap().contains("Annex A: Chronology"));
}

#[test]
fn what_is_cited_goes_to_reference_managers() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    desk.click("Export…");
    for (name, format, start) in [
        ("CSL JSON", dossier::export::ReferenceFormat::Csl, "[\n"),
        ("RIS", dossier::export::ReferenceFormat::Ris, "TY  - GEN\r\n"),
        ("BibTeX", dossier::export::ReferenceFormat::Bibtex, "@misc{D"),
    ] {
        desk.harness.get_by_label(&format!("What it cites as {name}…"));
        let file = desk.directory.path().join(name);
        desk.carry_out(Command::ExportReferencesTo(format, file.clone()));
        let written = std::fs::read_to_string(file).unwrap();
        let title = desk.session().desk.notes().notebook.references()[&1].title.clone();
        assert!(written.starts_with(start), "{written}");
        assert!(written.contains(&title), "{written}");
    }
}

#[test]
fn what_was_saved_can_be_opened_and_so_can_the_file_of_a_document() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    desk.carry_out(Command::Edit(Edit::Head { field: HeadField::Subject, text: "Camp Ashraf: what next?".to_owned() }));
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    let file = desk.directory.path().join("note.md");
    desk.carry_out(Command::ExportNotesTo(file));
    desk.harness.get_by_label("Open");
    desk.harness.get_by_label_contains("The note was saved as");
    let context = desk.harness.ctx.clone();
    desk.harness.state_mut().session.carry_out(Command::OpenOriginal, &context);
    desk.harness.step();
    let opened = desk.harness.output().platform_output.commands.iter().any(|command| {
        matches!(command, OutputCommand::OpenUrl(open) if open.url.starts_with("file://") && open.url.ends_with(".txt"))
    });
    assert!(opened, "{:?}", desk.harness.output().platform_output.commands);
}

const DIFFER: [&str; 2] = [
    "Over 300 people were killed in the strike on Dorheim on 4 May 2031, the mayor said.",
    "About 200 people were killed in the strike on Dorheim on 4 May 2031, the army said.",
];

#[test]
fn a_disagreement_is_put_away_and_comes_back() {
    let mut desk = window_on(&DIFFER);
    let count = desk.briefing().disagreements.len();
    assert!(count > 0, "the two texts differ on how many");
    let item = Item::Disagreement(desk.briefing().disagreements[0].id);
    desk.carry_out(Command::ShowTab(Tab::Disagreements));
    desk.carry_out(Command::Correcting(Wanted::NotTheSame, Target::Items(vec![item], None)));
    desk.click("Put it away");
    follow_corrections(&mut desk, 1);
    assert_eq!(desk.briefing().disagreements.len(), count - 1);
    assert!(desk.briefing().corrections[0].touched.is_some(), "{:?}", desk.briefing().corrections);
    desk.carry_out(Command::Undo);
    follow_corrections(&mut desk, 0);
    assert_eq!(desk.briefing().disagreements.len(), count);
}

#[test]
fn a_side_is_held_to_be_right_and_the_note_says_so() {
    let mut desk = window_on(&DIFFER);
    let differ = &desk.briefing().disagreements[0];
    let (item, says) = (Item::Disagreement(differ.id), differ.sides[1].says.clone());
    let other = differ.sides[0].says.clone();
    desk.carry_out(Command::ShowTab(Tab::Disagreements));
    desk.click(&format!("Hold to be right: {says}"));
    follow_corrections(&mut desk, 1);
    desk.harness.get_by_label("Held to be right by you");
    desk.harness.get_by_label(&format!("Hold to be right: {other}"));
    desk.carry_out(Command::CiteItem(item));
    let line = desk.notes().pop().unwrap();
    assert!(line.contains(&format!("Held to be right: {says} (the analyst).")) && line.contains(&other), "{line}");
    // Without a mouse: the menu of what is selected offers the other side.
    desk.carry_out(Command::Select(item));
    desk.carry_out(Command::OpenMenu);
    let ways = desk.harness.get_all_by_label(&format!("Hold to be right: {other}")).count();
    assert!(ways > 1, "in the card and in the menu");
    desk.keys(&[Key::Escape]);
    // The card may stand below what is seen.
    desk.harness.get_by_label(&format!("Take back: {says}")).click_accesskit();
    desk.settle();
    follow_corrections(&mut desk, 0);
    assert!(desk.briefing().disagreements[0].held_right().is_none());
    assert!(desk.harness.query_by_label("Held to be right by you").is_none());
}

#[test]
fn what_sources_differ_on_is_noted_among_the_gaps() {
    let mut desk = window_on(&DIFFER);
    desk.carry_out(Command::UseTemplate(0));
    let item = Item::Disagreement(desk.briefing().disagreements[0].id);
    desk.carry_out(Command::CiteItem(Item::KeyPoint(0)));
    desk.carry_out(Command::CiteItem(item));
    let notebook = &desk.session().desk.notes().notebook;
    let section = notebook.sections().iter().find(|section| section.kind == LineKind::Gap).unwrap();
    assert!(section.lines[0].text.starts_with("Sources differ on"), "{:?}", section.lines);
}

#[test]
fn corroboration_leads_to_the_paragraph_in_the_other_document() {
    let mut desk = window_on(&DIFFER);
    let points = &desk.briefing().key_points;
    let at = points.iter().position(|point| point.reported_by.len() > 1).expect("a point that both documents tell");
    let own = points[at].place.document;
    desk.carry_out(Command::Select(Item::KeyPoint(at)));
    desk.harness.get_by_label("In part also told here");
    let briefing = desk.session().briefing.clone().unwrap();
    // Somewhere in the other document its words stand, as a row that leads there.
    let other = briefing.documents.iter().find(|document| document.id != own).unwrap();
    let beginning: String = other.title.chars().take(20).collect();
    let rows = desk.harness.get_all_by_role(eframe::egui::accesskit::Role::ListBoxOption);
    let leads = |row: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT as _;
        row.accesskit_node().description().is_some_and(|note| note.contains("paragraph") && note.contains(&beginning))
    };
    let row = rows.into_iter().find(leads).expect("a row for the other document");
    row.click();
    desk.settle();
    assert_eq!(desk.session().view.reader.document(), Some(other.id));
}

#[test]
fn notes_on_the_sources_stand_at_the_foot_or_at_the_end_full_or_short() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    note_of_nineteen_lines(&mut desk);
    let notebook = desk.session().desk.notes().notebook.clone();
    let word = |extent: &Extent| {
        let mut bytes = Vec::new();
        NoteFormat::Word.write(&Report::of(desk.briefing(), &notebook, extent), &mut bytes).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let part = names.iter().find(|name| name.contains("notes.xml")).unwrap().clone();
        let text = std::io::read_to_string(archive.by_name(&part).unwrap()).unwrap();
        let types = std::io::read_to_string(archive.by_name("[Content_Types].xml").unwrap()).unwrap();
        assert!(types.contains(&part), "{types}");
        (part, text)
    };
    let foot = Extent::default();
    let (part, full) = word(&foot);
    assert_eq!(part, "word/footnotes.xml");
    let quote = &notebook.references()[&1];
    assert!(full.contains(&quote.title) && full.contains(&quote.path) && !full.contains("SHA-256"), "{full}");
    let (part, short) = word(&Extent { source_notes: SourceNotes::End, citing: Citing::Short, ..foot });
    assert_eq!(part, "word/endnotes.xml");
    assert!(short.contains("<w:endnoteRef/>") && !short.contains(&quote.path) && short.len() < full.len(), "{short}");
}

#[test]
fn a_source_has_one_number_in_the_note_its_notes_and_its_annexes() {
    let mut desk = window_on_seeds(1440.0, 900.0);
    note_of_nineteen_lines(&mut desk);
    let notebook = &desk.session().desk.notes().notebook;
    let report = Report::of(desk.briefing(), notebook, &Extent::all());
    let runs = || {
        let lines = report.parts.iter().flat_map(|part| &part.lines).flat_map(|line| &line.blocks);
        let rows = report.parts.iter().filter_map(|part| part.table.as_ref()).flat_map(|table| &table.rows);
        lines.flat_map(|block| &block.runs).chain(rows.flatten().flatten())
    };
    for run in runs().filter(|run| run.cites.is_some()) {
        let quote = report.quotes().find(|quote| Some(quote.number) == run.cites).unwrap();
        assert_eq!(run.text, quote.mark);
        let document = &desk.briefing().documents[quote.source_number - 1];
        assert_eq!(document.sha256, quote.sha256);
        assert!(quote.mark.starts_with(&format!("[D{} ¶{}", quote.source_number, quote.paragraph)), "{quote:?}");
    }
    let marks: std::collections::BTreeSet<&str> = report.quotes().map(|quote| quote.mark.as_str()).collect();
    assert_eq!(marks.len(), report.quotes().count(), "each mark leads to one place");
}
