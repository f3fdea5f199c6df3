//! Corrections by the analyst: what each does, that a log replayed gives the same briefing, that what is taken back
//! leaves nothing behind, and that corrections hold when the folder changes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod common;

use std::fs;
use std::path::Path;

use common::{check, json};
use dossier::briefing::correction::{
    Correction, EventChange, Evidence, FigureChange, Logged, Scope, Source, What, Who,
};
use dossier::briefing::{
    Actor, ActorKind, Bound, Briefing, EventClass, EventStatus, Figure, LinkBy, Number, ParagraphRole, Place,
};
use dossier::load::{Cancel, Options, Sources, sources_of};
use dossier::notes::{Edit, Notes};
use dossier::text::Span;
use proptest::prelude::*;

fn sources(folder: &Path) -> Sources {
    sources_of(folder, Options::default(), &Cancel::default(), &|_| ()).unwrap()
}

/// A folder of texts, and its briefing as corrected so far.
struct Desk {
    folder: tempfile::TempDir,
    sources: Sources,
    notes: Notes,
}

impl Desk {
    fn new(texts: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (at, text) in texts.iter().enumerate() {
            fs::write(folder.path().join(format!("{at}.txt")), text).unwrap();
        }
        let sources = sources(folder.path());
        Self { folder, sources, notes: Notes::default() }
    }

    fn write(&mut self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).unwrap();
        self.sources = sources(self.folder.path());
    }

    fn remove(&mut self, path: &str) {
        fs::remove_file(self.folder.path().join(path)).unwrap();
        self.sources = sources(self.folder.path());
    }

    fn briefing(&mut self) -> Briefing {
        let briefing = self.sources.briefing(self.notes.notebook.corrections().entries());
        check(&briefing);
        briefing
    }

    /// Makes `correction`; gives its number.
    fn correct(&mut self, correction: Correction) -> u32 {
        let entry = self.notes.notebook.corrections().entry(correction, String::new());
        let number = entry.number;
        assert!(self.notes.apply(Edit::Correct { at: usize::MAX, entry: Box::new(entry) }));
        number
    }

    fn who(&mut self, name: &str) -> Who {
        who(&self.briefing(), name)
    }

    /// The words at their `nth` place in the document at `document`.
    fn words(&mut self, document: usize, words: &str, nth: usize) -> Evidence {
        let briefing = self.briefing();
        let document = &briefing.documents[document];
        let (start, _) = document.text.match_indices(words).nth(nth).unwrap();
        let span = Span::new(&document.text, start, start + words.len()).unwrap();
        Evidence::new(&briefing, Place { document: document.id, span }).unwrap()
    }

    /// How the actors are called, most important first, with what each mention says.
    fn actors(&mut self) -> Vec<(String, Vec<String>)> {
        let briefing = self.briefing();
        let words = |actor: &Actor| {
            let words = |place| briefing.words(place).to_owned();
            actor
                .mentions
                .iter()
                .map(|mention| words(Place { document: mention.document, span: mention.span }))
                .collect()
        };
        let mut actors: Vec<(String, Vec<String>)> =
            briefing.actors.iter().map(|actor| (actor.name.clone(), words(actor))).collect();
        actors.sort();
        actors
    }

    fn named(&mut self, name: &str) -> Option<Vec<String>> {
        self.actors().into_iter().find(|(actor, _)| actor == name).map(|(_, words)| words)
    }
}

fn actor<'a>(briefing: &'a Briefing, name: &str) -> &'a Actor {
    briefing.actors.iter().find(|actor| actor.name == name).unwrap_or_else(|| panic!("no actor is called {name}"))
}

fn who(briefing: &Briefing, name: &str) -> Who {
    Who::of(briefing, actor(briefing, name)).unwrap()
}

const LEFT: &str = "Ellen Sand left Oslo on Monday. Sand said she would return. The Harbour Board thanked Sand.\n";
const BOARD: &str = "The Harbour Board met in Oslo on Tuesday. Lena Strand spoke for the Harbour Board.\n";

#[test]
fn two_actors_are_made_one_and_two_again() {
    let mut desk = Desk::new(&[LEFT, BOARD]);
    let before = json(&desk.briefing());
    let merge = Correction::Merge { actors: vec![desk.who("Ellen Sand"), desk.who("Lena Strand")] };
    let number = desk.correct(merge);
    assert_eq!(desk.named("Lena Strand"), None);
    let words = desk.named("Ellen Sand").unwrap();
    assert!(words.contains(&"Lena Strand".to_owned()) && words.contains(&"Sand".to_owned()), "{words:?}");
    let briefing = desk.briefing();
    let merged = actor(&briefing, "Ellen Sand");
    assert_eq!(merged.corrected, [number]);
    let moved = merged.mentions.iter().filter(|mention| mention.link.is_some_and(|link| link.by == LinkBy::Analyst));
    assert_eq!(moved.count(), 1);
    let [outcome] = briefing.corrections.as_slice() else { panic!("one correction") };
    assert_eq!(outcome.says, "“Lena Strand” is the same as “Ellen Sand”");
    assert_eq!(outcome.touched.unwrap().in_words(), "1 mention in 1 document");
    assert!(desk.notes.apply(Edit::Withdraw(number)));
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn a_name_is_split_off_here_in_a_document_or_everywhere() {
    let again = "Sand spoke of boats. Ellen Sand had asked Sand to do so.\n";
    for (scope, left) in [(Scope::Here, 4), (Scope::Document, 3), (Scope::Everywhere, 2)] {
        let mut desk = Desk::new(&[LEFT, again]);
        let whole = desk.named("Ellen Sand").unwrap();
        assert_eq!(whole.iter().filter(|words| words.ends_with("Sand")).count(), 6, "{whole:?}");
        let words = desk.words(1, "Sand", 0);
        desk.correct(Correction::Split { words, scope, to: None });
        let names = |words: Vec<String>| words.iter().filter(|words| words.ends_with("Sand")).count();
        let split = names(desk.named("Sand").unwrap());
        let rest = names(desk.named("Ellen Sand").unwrap());
        assert_eq!(rest + split, 6);
        assert_eq!(
            split,
            match scope {
                Scope::Here => 1,
                Scope::Document => 2,
                Scope::Everywhere => 4,
            },
            "{left}"
        );
        assert!(desk.notes.undo());
        assert_eq!(desk.named("Ellen Sand").unwrap(), whole);
    }
}

#[test]
fn words_are_given_to_another_actor() {
    let mut desk = Desk::new(&[LEFT, BOARD]);
    let (words, to) = (desk.words(0, "Sand", 2), desk.who("Lena Strand"));
    assert_eq!(words.quote, "Sand");
    desk.correct(Correction::Split { words, scope: Scope::Here, to: Some(to) });
    assert_eq!(desk.named("Lena Strand").unwrap(), ["Sand", "Lena Strand"]);
}

#[test]
fn names_and_kinds_are_given_and_found_again_by_the_next_correction() {
    let mut desk = Desk::new(&[LEFT, BOARD]);
    let board = desk.who("Harbour Board");
    desk.correct(Correction::Rename { actor: board, name: "Port Authority".to_owned() });
    let briefing = desk.briefing();
    let renamed = actor(&briefing, "Port Authority");
    assert_eq!(renamed.aliases.first().map(String::as_str), Some("Harbour Board"));
    let renamed = who(&briefing, "Port Authority");
    desk.correct(Correction::Retype { actor: renamed, kind: ActorKind::Place });
    let briefing = desk.briefing();
    assert_eq!(actor(&briefing, "Port Authority").kind, ActorKind::Place);
    assert_eq!(actor(&briefing, "Port Authority").corrected, [1, 2]);
}

#[test]
fn what_is_ignored_is_gone_and_comes_back() {
    let mut desk = Desk::new(&[LEFT, BOARD]);
    let before = json(&desk.briefing());
    let board = desk.who("Harbour Board");
    let number = desk.correct(Correction::Ignore { actor: board });
    assert_eq!(desk.named("Harbour Board"), None);
    let words = desk.words(0, "Oslo", 0);
    desk.correct(Correction::IgnoreWords { words, scope: Scope::Here });
    assert_eq!(desk.named("Oslo").unwrap(), ["Oslo"], "the other document's Oslo stays");
    assert!(desk.notes.apply(Edit::Withdraw(number)));
    assert!(desk.named("Harbour Board").is_some());
    assert!(desk.notes.apply(Edit::Withdraw(2)));
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn words_are_marked_here_or_everywhere() {
    let text = "the quiet ones met in a barn. Later the quiet ones voted. Nobody saw the quiet ones leave for Oslo.\n";
    let mut desk = Desk::new(&[text, "It was the quiet ones again.\n"]);
    let words = desk.words(0, "quiet ones", 1);
    let mark = |scope| Correction::Mark { words: words.clone(), scope, kind: ActorKind::Group, to: None };
    desk.correct(mark(Scope::Here));
    assert_eq!(desk.named("quiet ones").unwrap().len(), 1);
    assert!(desk.notes.undo());
    desk.correct(mark(Scope::Everywhere));
    assert_eq!(desk.named("quiet ones").unwrap().len(), 4);
    let briefing = desk.briefing();
    assert_eq!(actor(&briefing, "quiet ones").kind, ActorKind::Group);
    assert_eq!(briefing.corrections[0].touched.unwrap().in_words(), "4 mentions in 2 documents");
    desk.write("9.txt", "The quiet ones, or the quiet ones of old.\n");
    assert_eq!(desk.named("quiet ones").unwrap().len(), 6);
}

#[test]
fn two_that_are_not_the_same_are_kept_apart() {
    let mut desk = Desk::new(&[LEFT, "Sand spoke of boats.\n"]);
    let full = desk.who("Ellen Sand");
    let words = desk.words(0, "Sand", 1);
    let short = Who { name: "Sand".to_owned(), kind: ActorKind::Person, at: words };
    desk.correct(Correction::Apart { one: full, other: short });
    let ours = desk.named("Ellen Sand").unwrap();
    assert!(!ours.contains(&"Sand".to_owned()), "{ours:?}");
    assert!(desk.named("Sand").is_some());
}

#[test]
fn corrections_hold_when_files_are_added_moved_changed_and_lost() {
    let mut desk = Desk::new(&[LEFT, BOARD]);
    let merge = Correction::Merge { actors: vec![desk.who("Ellen Sand"), desk.who("Lena Strand")] };
    desk.correct(merge);
    desk.write("00.txt", "Lena Strand arrived in Bergen. Ellen Sand was not there.\n");
    let words = desk.named("Ellen Sand").unwrap();
    assert!(words.iter().filter(|words| *words == "Lena Strand").count() == 2, "{words:?}");
    // Moved.
    desk.remove("1.txt");
    desk.write("deep.txt", BOARD);
    assert_eq!(desk.named("Lena Strand"), None);
    // Changed: the words are found again.
    desk.write("0.txt", &format!("Some new line first.\n\n{LEFT}"));
    assert_eq!(desk.named("Lena Strand"), None);
    let note = desk.briefing().corrections[0].note.clone();
    assert!(desk.briefing().corrections[0].touched.is_some(), "{note:?}");
    // Gone: found by name, as long as one goes by it.
    desk.remove("0.txt");
    desk.remove("deep.txt");
    assert_eq!(desk.named("Lena Strand"), None);
    assert!(desk.briefing().corrections[0].note.as_deref().is_some_and(|note| note.contains("found by its name")));
    // Nothing left of it: kept, and said.
    desk.write("00.txt", "Nobody came.\n");
    let outcome = desk.briefing().corrections[0].clone();
    assert_eq!(outcome.touched, None);
    assert!(outcome.note.unwrap().contains("no actor of the folder now"));
    assert_eq!(desk.notes.notebook.corrections().entries().len(), 1, "a correction is never dropped");
}

#[test]
fn corrections_do_not_move_into_other_words() {
    const FIRE: &str = "KORVAT, 4 October 2022 - A fire killed 17 people in Arlo on Saturday, the coastguard said.\n";
    let mut desk = Desk::new(&[FIRE]);
    let briefing = desk.briefing();
    let what = What::figure(&briefing, figure(&briefing, "17 people")).unwrap();
    let change = FigureChange::Value { value: Number::new(19.0).unwrap(), upper: None, bound: Bound::Exactly };
    desk.correct(Correction::EditFigure { figure: what.clone(), change });
    let mut ignored = Desk::new(&[FIRE]);
    ignored.correct(Correction::IgnoreFigure { figure: what });
    for desk in [&mut desk, &mut ignored] {
        assert!(desk.briefing().corrections[0].touched.is_some());
    }
    for other in ["117 people", "1,117 people", "17 people and hurt 30"] {
        desk.write("0.txt", &FIRE.replace("A fire killed 17 people", &format!("A blaze cost the lives of {other}")));
        let outcome = &desk.briefing().corrections[0];
        assert_eq!(outcome.touched, None, "{other}");
        assert!(outcome.note.as_deref().is_some_and(|note| note.contains("not found in it")), "{outcome:?}");
        ignored.write("0.txt", &FIRE.replace("A fire killed 17 people", &format!("A blaze cost the lives of {other}")));
        let briefing = ignored.briefing();
        assert_eq!((briefing.corrections[0].touched, briefing.figures.is_empty()), (None, false), "{other}");
    }
    // What others attack, and elsewhere, is another event.
    const PORT: &str = "KORVAT, 4 October 2022 - Rebels attacked the port of Arlo on Saturday.\n";
    let mut raided = Desk::new(&[PORT]);
    let briefing = raided.briefing();
    let event = What::event(&briefing, &briefing.events[0]).unwrap();
    raided.correct(Correction::EditEvent { event, change: EventChange::Headline("Rebels came".to_owned()) });
    assert!(raided.briefing().corrections[0].touched.is_some());
    raided.write(
        "0.txt",
        "KORVAT, 4 October 2022 - The port of Arlo is quiet.\n\nTen years ago pirates attacked the island of Hale.\n",
    );
    assert_eq!(raided.briefing().corrections[0].touched, None);
    const ENVOY: &str = "KORVAT, 4 October 2022 - The envoy left Iran on Saturday.\n";
    let mut named = Desk::new(&[ENVOY]);
    let actor = named.who("Iran");
    named.correct(Correction::Rename { actor, name: "Tehran government".to_owned() });
    named.write("0.txt", &ENVOY.replace("The envoy left Iran", "The Iranian envoy left"));
    assert_eq!(named.named("Tehran government"), None);
    assert_eq!(named.briefing().corrections[0].touched, None);
    // Among the words that stood beside it, it is the same.
    desk.write("0.txt", &FIRE.replace("A fire killed", "In all, a great fire killed"));
    assert!(desk.briefing().corrections[0].touched.is_some());
}

#[test]
fn nothing_is_renamed_to_nothing() {
    const FIRE: &str = "KORVAT, 4 October 2022 - Rebels attacked the port of Arlo on Saturday.\n";
    let mut desk = Desk::new(&[FIRE]);
    let before = json(&desk.briefing());
    for blank in ["", " \n", "\u{200b}\u{202e}", "\u{1b}"] {
        let (actor, briefing) = (desk.who("Arlo"), desk.briefing());
        let event = What::event(&briefing, &briefing.events[0]).unwrap();
        let document = Source::of(&briefing.documents[0]);
        for correction in [
            Correction::Rename { actor, name: blank.to_owned() },
            Correction::EditEvent { event, change: EventChange::Headline(blank.to_owned()) },
            Correction::Title { document, title: blank.to_owned() },
        ] {
            desk.correct(correction);
            let outcome = desk.briefing().corrections.last().unwrap().clone();
            assert_eq!((outcome.touched, outcome.note.as_deref()), (None, Some("the name that it gives is empty")));
        }
    }
    while desk.notes.undo() {}
    assert_eq!(json(&desk.briefing()), before);
}

const RAID: &str = "Oslo, May 4, 2021 - Police arrested Lena Strand in Bergen on Monday. Later police arrested Carl Holm in Tromso. \
Ellen Sand said the raid cost 3,000 crowns. She said that 40 boats were lost.\n";

/// The event whose trigger is the `nth` of these words.
fn event(briefing: &Briefing, words: &str, nth: usize) -> What {
    let found = briefing.events.iter().flat_map(|event| event.mentions.iter().map(move |report| (event, report)));
    let mut named: Vec<_> = found
        .filter(|(_, report)| briefing.words(Place { document: report.document, span: report.trigger }) == words)
        .collect();
    named.sort_by_key(|(_, report)| (report.document, report.trigger));
    let (event, report) = named[nth];
    What::report(briefing, event, report).unwrap()
}

fn figure<'a>(briefing: &'a Briefing, words: &str) -> &'a Figure {
    briefing.figures.iter().find(|figure| briefing.words(*figure.mentions.first()).contains(words)).unwrap()
}

#[test]
fn events_are_made_one_taken_apart_and_ignored() {
    let mut desk = Desk::new(&[RAID]);
    let briefing = desk.briefing();
    let (before, count) = (json(&briefing), briefing.events.len());
    let (first, second) = (event(&briefing, "arrested", 0), event(&briefing, "arrested", 1));
    assert_ne!(first.line, second.line);
    desk.correct(Correction::MergeEvents { events: vec![second.clone(), first.clone()] });
    let briefing = desk.briefing();
    assert_eq!(briefing.events.len(), count - 1);
    let merged = briefing.events.iter().find(|event| event.headline == second.line).unwrap();
    assert_eq!((merged.mentions.count(), merged.corrected.as_slice()), (2, [1].as_slice()));
    desk.correct(Correction::SplitReport { report: first.clone() });
    let briefing = desk.briefing();
    assert_eq!(briefing.events.len(), count);
    assert!(briefing.events.iter().all(|event| event.mentions.count() == 1 || !event.corrected.contains(&2)));
    desk.correct(Correction::IgnoreEvent { event: first });
    assert_eq!(desk.briefing().events.len(), count - 1);
    while desk.notes.undo() {}
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn an_event_is_told_otherwise() {
    let mut desk = Desk::new(&[RAID]);
    let briefing = desk.briefing();
    let what = event(&briefing, "arrested", 0);
    let (sand, oslo) = (who(&briefing, "Ellen Sand"), who(&briefing, "Bergen"));
    for change in [
        EventChange::Headline("Strand is arrested again".to_owned()),
        EventChange::Class(Some(EventClass::Assault)),
        EventChange::When(Some("2021-05-01".to_owned())),
        EventChange::Begins(Some("2021-05".to_owned())),
        EventChange::Ends(Some("2021-06".to_owned())),
        EventChange::Status(EventStatus::Alleged),
        EventChange::Targets(vec![sand]),
        EventChange::Places(vec![oslo]),
        EventChange::Agents(Vec::new()),
    ] {
        desk.correct(Correction::EditEvent { event: what.clone(), change });
    }
    let briefing = desk.briefing();
    let event = briefing.events.iter().find(|event| event.headline == "Strand is arrested again").unwrap();
    assert_eq!(event.class, Some(EventClass::Assault));
    assert_eq!(event.when.as_ref().unwrap().value, "2021-05-01");
    assert_eq!(briefing.actor(event.targets[0]).unwrap().name, "Ellen Sand");
    assert!(event.agents.is_empty());
    assert_eq!(event.begins.as_ref().unwrap().value, "2021-05");
    assert_eq!(event.ends.as_ref().unwrap().value, "2021-06");
    assert_eq!(event.status, EventStatus::Alleged);
    assert_eq!(event.corrected, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert!(briefing.corrections.iter().all(|outcome| outcome.touched.is_some()), "{:?}", briefing.corrections);
    desk.write("more.txt", "Nothing else was told.\n");
    assert!(desk.briefing().events.iter().any(|event| event.headline == "Strand is arrested again"));
}

#[test]
fn words_are_marked_as_an_event_and_as_a_figure() {
    let mut desk = Desk::new(&[RAID, "The raid on the quay was the talk of the town.\n"]);
    let words = desk.words(1, "raid on the quay", 0);
    desk.correct(Correction::MarkEvent { words, scope: Scope::Everywhere, headline: "Raid on the quay".to_owned() });
    let briefing = desk.briefing();
    let event = briefing.events.iter().find(|event| event.headline == "Raid on the quay").unwrap();
    assert_eq!(event.corrected, [1]);
    let words = desk.words(1, "talk of the town", 0);
    let value = Number::new(1.0).unwrap();
    desk.correct(Correction::MarkFigure { words, scope: Scope::Here, value, unit: Some("talk".to_owned()), of: None });
    let briefing = desk.briefing();
    let marked = figure(&briefing, "talk of the town");
    assert_eq!((marked.unit.as_deref(), marked.corrected.as_slice()), (Some("talk"), [2].as_slice()));
}

#[test]
fn a_figure_says_otherwise_wherever_it_stands() {
    let mut desk = Desk::new(&[RAID, "Officials said that 40 boats were lost.\n"]);
    let briefing = desk.briefing();
    let what = What::figure(&briefing, figure(&briefing, "40 boats")).unwrap();
    let mentions = figure(&briefing, "40 boats").mentions.count();
    let value = Number::new(14.0).unwrap();
    let change = FigureChange::Value { value, upper: None, bound: Bound::AtLeast };
    desk.correct(Correction::EditFigure { figure: what.clone(), change });
    desk.correct(Correction::EditFigure { figure: what.clone(), change: FigureChange::Unit(Some("ship".to_owned())) });
    desk.correct(Correction::EditFigure { figure: what.clone(), change: FigureChange::Of(Some("ships".to_owned())) });
    let briefing = desk.briefing();
    let changed = figure(&briefing, "40 boats");
    assert_eq!((changed.value, changed.bound, changed.unit.as_deref()), (value, Bound::AtLeast, Some("ship")));
    assert_eq!(changed.mentions.count(), mentions);
    assert_eq!(changed.corrected, [1, 2, 3]);
    desk.correct(Correction::IgnoreFigure { figure: what });
    let briefing = desk.briefing();
    assert!(briefing.figures.iter().all(|figure| !briefing.words(*figure.mentions.first()).contains("40")));
}

#[test]
fn figures_are_made_one_and_taken_apart() {
    let mut desk =
        Desk::new(&[RAID, "Officials said that 40 boats were lost. The fleet lost 38 boats, an insurer said.\n"]);
    let briefing = desk.briefing();
    let before = json(&briefing);
    let count = briefing.figures.len();
    let (forty, fewer) = (figure(&briefing, "40 boats"), figure(&briefing, "38 boats"));
    let (what, other) = (What::figure(&briefing, forty).unwrap(), What::figure(&briefing, fewer).unwrap());
    let places = forty.mentions.count() + fewer.mentions.count();
    let number = desk.correct(Correction::MergeFigures { figures: vec![what, other.clone()] });
    let briefing = desk.briefing();
    assert_eq!(briefing.figures.len(), count - 1);
    let merged = figure(&briefing, "40 boats");
    assert_eq!((merged.value.to_string().as_str(), merged.mentions.count()), ("40", places));
    assert_eq!(merged.corrected, [number]);
    assert_eq!(briefing.corrections[0].says, "“38 boats” is the same figure as “40 boats”");

    // What is said of it later is said of all of it.
    let value = Number::new(41.0).unwrap();
    let change = FigureChange::Value { value, upper: None, bound: Bound::About };
    desk.correct(Correction::EditFigure { figure: other.clone(), change });
    let briefing = desk.briefing();
    let changed = figure(&briefing, "40 boats");
    assert_eq!((changed.value, changed.mentions.count()), (value, places));

    desk.correct(Correction::SplitFigure { figure: other });
    let briefing = desk.briefing();
    assert_eq!(briefing.figures.len(), count);
    assert_eq!(figure(&briefing, "38 boats").mentions.count(), 1);
    assert_eq!(figure(&briefing, "40 boats").mentions.count(), places - 1);
    assert!(briefing.corrections.iter().all(|outcome| outcome.touched.is_some()), "{:?}", briefing.corrections);
    while desk.notes.undo() {}
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn a_side_of_a_disagreement_is_held_right_and_the_other_stays() {
    let mut desk = Desk::new(&[
        "Over 300 people were killed in the strike on Dorheim on 4 May 2031, the mayor said.\n",
        "About 200 people were killed in the strike on Dorheim on 4 May 2031, the army said.\n",
    ]);
    let before = json(&desk.briefing());
    let (mayor, army) = (desk.words(0, "Over 300 people", 0), desk.words(1, "About 200 people", 0));
    let held = |right: &Evidence, other: &Evidence| Correction::HeldRight {
        about: "people killed".to_owned(),
        right: right.clone(),
        others: vec![other.clone()],
    };
    let first = desk.correct(held(&mayor, &army));
    let briefing = desk.briefing();
    assert!(briefing.corrections[0].touched.is_some(), "{:?}", briefing.corrections);
    let differ = &briefing.disagreements[0];
    assert_eq!(differ.sides.len(), 2, "the other side stays");
    assert_eq!(differ.sides.iter().filter_map(|side| side.held_right).collect::<Vec<_>>(), [first]);
    let says = &differ.held_right().unwrap().says;
    assert!(says.contains("300"), "{says}");
    assert_eq!(differ.held_in_words(), format!("held to be right: {says} (the analyst)"));
    assert!(json(&briefing).contains("\"held_right\""));
    // In every table and text it stands beside the other.
    let mut table = Vec::new();
    dossier::export::write_csv(&briefing, dossier::export::Table::Disagreements, &mut table).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert_eq!(table.matches("by the analyst").count(), 1, "{table}");
    let mut text = Vec::new();
    dossier::export::write_briefing_markdown(&briefing, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("held to be right") && text.contains("200"), "{text}");
    // The last word counts.
    let second = desk.correct(held(&army, &mayor));
    let briefing = desk.briefing();
    assert_eq!(briefing.disagreements[0].held_right().map(|side| side.held_right), Some(Some(second)));
    for number in [second, first] {
        assert!(desk.notes.apply(Edit::Withdraw(number)));
    }
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn a_statement_has_another_speaker_or_is_none() {
    let mut desk = Desk::new(&[RAID]);
    let briefing = desk.briefing();
    let said = briefing.statements.iter().find(|said| said.speaker.is_some()).unwrap();
    let statement = Evidence::new(&briefing, Place { document: said.document, span: said.content }).unwrap();
    let holm = who(&briefing, "Carl Holm");
    desk.correct(Correction::Speaker { statement: statement.clone(), speaker: Some(holm) });
    let after = desk.briefing();
    let said = after.statements.iter().find(|said| !said.corrected.is_empty()).unwrap();
    assert_eq!(after.actor(said.speaker.unwrap()).unwrap().name, "Carl Holm");
    desk.correct(Correction::IgnoreStatement { statement });
    assert_eq!(desk.briefing().statements.len(), briefing.statements.len() - 1);
}

#[test]
fn a_document_has_another_title_and_day_and_its_dates_follow() {
    let mut desk = Desk::new(&["Ellen Sand left on 3 March.\n\nShe came back last year.\n"]);
    let briefing = desk.briefing();
    let document = Source::of(&briefing.documents[0]);
    let before = json(&briefing);
    desk.correct(Correction::Title { document: document.clone(), title: "A journey".to_owned() });
    desk.correct(Correction::Published { document, date: Some("2015-06-01".to_owned()) });
    let briefing = desk.briefing();
    assert_eq!(briefing.documents[0].title, "A journey");
    assert_eq!(briefing.documents[0].corrected, [1, 2]);
    assert!(briefing.times.iter().any(|time| time.value.as_deref() == Some("2014")), "{:?}", briefing.times);
    while desk.notes.undo() {}
    assert_eq!(json(&desk.briefing()), before);
}

#[test]
fn a_paragraph_that_is_furniture_is_not_read() {
    let mut desk = Desk::new(&["Ellen Sand left Oslo.\n\nLena Strand stayed in Bergen for good and all.\n"]);
    let briefing = desk.briefing();
    let document = &briefing.documents[0];
    let span = document.paragraphs.last().unwrap().span;
    let paragraph = Evidence::new(&briefing, Place { document: document.id, span }).unwrap();
    desk.correct(Correction::Role { paragraph, role: ParagraphRole::Boilerplate });
    assert_eq!(desk.named("Lena Strand"), None);
    assert_eq!(desk.briefing().documents[0].corrected, [1]);
    assert!(desk.notes.undo());
    assert!(desk.named("Lena Strand").is_some());
}

/// A correction of what `briefing` shows, chosen by numbers.
fn chosen(briefing: &Briefing, sort: usize, one: usize, two: usize) -> Option<Correction> {
    let actor = |at: usize| briefing.actors.get(at % briefing.actors.len().max(1));
    let who = |at: usize| Who::of(briefing, actor(at)?);
    let words = |at: usize| {
        let mentions: Vec<_> = actor(at)?.mentions.iter().collect();
        let mention = mentions[two % mentions.len()];
        Evidence::new(briefing, Place { document: mention.document, span: mention.span })
    };
    let scope = Scope::ALL[two % 3];
    let event = |at: usize| {
        let event = briefing.events.get(at % briefing.events.len().max(1))?;
        let reports: Vec<_> = event.mentions.iter().collect();
        What::report(briefing, event, reports[two % reports.len()])
    };
    let figure = |at: usize| What::figure(briefing, briefing.figures.get(at % briefing.figures.len().max(1))?);
    let statement = |at: usize| {
        let said = briefing.statements.get(at % briefing.statements.len().max(1))?;
        Evidence::new(briefing, Place { document: said.document, span: said.content })
    };
    let document = briefing.documents.get(one % briefing.documents.len().max(1))?;
    Some(match sort % 23 {
        20 => Correction::MergeFigures { figures: vec![figure(one)?, figure(two)?] },
        21 => {
            let places: Vec<_> =
                briefing.figures.get(one % briefing.figures.len().max(1))?.mentions.iter().copied().collect();
            Correction::SplitFigure { figure: What::stated(briefing, places[two % places.len()])? }
        }
        22 => {
            let change = match two % 3 {
                0 => EventChange::Status(EventStatus::ALL[one % 5]),
                1 => EventChange::Begins(Some("2001".to_owned())),
                _ => EventChange::Ends(None),
            };
            Correction::EditEvent { event: event(one)?, change }
        }
        8 => Correction::MergeEvents { events: vec![event(one)?, event(one + 1)?] },
        9 => Correction::SplitReport { report: event(one)? },
        10 => Correction::IgnoreEvent { event: event(one)? },
        11 => Correction::EditEvent { event: event(one)?, change: EventChange::When(Some("2001-05".to_owned())) },
        12 => Correction::EditEvent { event: event(one)?, change: EventChange::Agents(vec![who(two)?]) },
        13 => {
            let value = Number::new(two as f64)?;
            let change = FigureChange::Value { value, upper: Number::new(one as f64), bound: Bound::About };
            Correction::EditFigure { figure: figure(one)?, change }
        }
        14 => Correction::IgnoreFigure { figure: figure(one)? },
        15 => Correction::Speaker { statement: statement(one)?, speaker: who(two) },
        16 => Correction::IgnoreStatement { statement: statement(one)? },
        17 => Correction::Published { document: Source::of(document), date: Some("2001-02-03".to_owned()) },
        18 => {
            let span = document.paragraphs.get(two % document.paragraphs.len().max(1))?.span;
            let paragraph = Evidence::new(briefing, Place { document: document.id, span })?;
            Correction::Role { paragraph, role: ParagraphRole::ALL[two % 5] }
        }
        19 => Correction::MarkEvent { words: words(one)?, scope, headline: "Marked by hand".to_owned() },
        0 => Correction::Merge { actors: vec![who(one)?, who(two)?] },
        1 => Correction::Split { words: words(one)?, scope, to: None },
        2 => Correction::Split { words: words(one)?, scope, to: Some(who(two)?) },
        3 => Correction::Rename { actor: who(one)?, name: format!("Name {two}") },
        4 => Correction::Retype { actor: who(one)?, kind: ActorKind::Organization },
        5 => Correction::Ignore { actor: who(one)? },
        6 => Correction::IgnoreWords { words: words(one)?, scope },
        _ => {
            let paragraph = document.paragraphs.get(two % document.paragraphs.len().max(1))?.span;
            let (start, word) = paragraph
                .of(&document.text)
                .split_whitespace()
                .map(|word| (word.as_ptr().addr() - document.text.as_ptr().addr(), word))
                .nth(two % 5)?;
            let span = Span::new(&document.text, start, start + word.len())?;
            let words = Evidence::new(briefing, Place { document: document.id, span })?;
            Correction::Mark { words, scope, kind: ActorKind::Group, to: None }
        }
    })
}

/// Corrects `folder` as `choices` say and checks the laws of the log.
fn laws(folder: &Path, choices: &[(usize, usize, usize)]) {
    let mut sources = sources(folder);
    let mut notes = Notes::default();
    let bytes = |sources: &mut Sources, notes: &Notes| {
        let briefing = sources.briefing(notes.notebook.corrections().entries());
        check(&briefing);
        json(&briefing)
    };
    let mut seen = vec![bytes(&mut sources, &notes)];
    for &(sort, one, two) in choices {
        let briefing = sources.briefing(notes.notebook.corrections().entries());
        let Some(correction) = chosen(&briefing, sort, one, two) else { continue };
        let entry = notes.notebook.corrections().entry(correction, String::new());
        assert!(notes.apply(Edit::Correct { at: usize::MAX, entry: Box::new(entry) }));
        seen.push(bytes(&mut sources, &notes));
    }
    // Replayed from its file on the folder read again, the log gives the same bytes.
    let log = serde_json::to_string(notes.notebook.corrections().entries()).unwrap();
    let replayed: Vec<Logged> = serde_json::from_str(&log).unwrap();
    let again = self::sources(folder).briefing(&replayed);
    assert_eq!(&json(&again), seen.last().unwrap());
    // Taken back one by one, each step is what it was.
    for expected in seen.iter().rev().skip(1) {
        assert!(notes.undo());
        assert_eq!(&bytes(&mut sources, &notes), expected);
    }
    assert_eq!(bytes(&mut sources, &Notes::default()), seen[0]);
}

#[test]
fn the_laws_hold_on_the_seeds_and_the_folders() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let choices: Vec<(usize, usize, usize)> = (0..26).map(|at| (at, at * 7 % 11, at * 5 % 13)).collect();
    laws(&root.join("seeds"), &choices);
    for folder in fs::read_dir(root.join("tests/folders/planted")).unwrap().take(6) {
        laws(&folder.unwrap().path(), &choices);
    }
}

#[test]
fn one_more_file_leaves_every_correction_in_force() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(root.join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let mut sources = sources(folder.path());
    let mut notes = Notes::default();
    for at in 0..24 {
        let briefing = sources.briefing(notes.notebook.corrections().entries());
        let Some(correction) = chosen(&briefing, at, at * 3, at * 5 + 1) else { continue };
        let entry = notes.notebook.corrections().entry(correction, String::new());
        notes.apply(Edit::Correct { at: usize::MAX, entry: Box::new(entry) });
    }
    let entries = notes.notebook.corrections().entries();
    let before = sources.briefing(entries);
    fs::write(folder.path().join("0 new.txt"), "Ellen Sand met Lena Strand in Bergen on Monday.\n").unwrap();
    let after = self::sources(folder.path()).briefing(entries);
    check(&after);
    assert_eq!(before.corrections.len(), after.corrections.len());
    for (one, other) in before.corrections.iter().zip(&after.corrections) {
        assert_eq!((one.touched.is_some(), &one.says), (other.touched.is_some(), &other.says));
    }
}

#[test]
fn headless_and_window_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut sources = sources(&root);
    let mut notes = Notes::default();
    for at in [0, 3, 4, 5, 11, 13] {
        let briefing = sources.briefing(notes.notebook.corrections().entries());
        let correction = chosen(&briefing, at, at, at + 2).unwrap();
        let entry = notes.notebook.corrections().entry(correction, "2026-01-01T00:00:00Z".to_owned());
        notes.apply(Edit::Correct { at: usize::MAX, entry: Box::new(entry) });
    }
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("notes.json");
    dossier::notes::save(&file, &root, &notes).unwrap();
    let brief = |notes: &Path| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.arg("brief").arg(&root).args(["--format", "json", "--no-cache", "--notes"]).arg(notes).output().unwrap()
    };
    let printed = brief(&file);
    assert!(printed.status.success());
    let expected = json(&sources.briefing(notes.notebook.corrections().entries()));
    assert!(String::from_utf8(printed.stdout).unwrap().trim_end() == expected.trim_end());
    let missing = brief(&directory.path().join("no such file"));
    assert!(!missing.status.success() && !missing.stderr.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_on_any_text(
        texts in prop::collection::vec(
            prop::collection::vec(
                prop::sample::select(vec![
                    "Anna Berg", "Berg", "the U.S.", "Iran’s", "President", "said she", "“I", "”", "expelled", "attacked",
                    "3,000", "$3.5bn", "on Wednesday", "the United Nations", "(UN)", ".", ",", "\n\n", "Oslo", "men",
                ]),
                0..60,
            ),
            1..4,
        ),
        choices in prop::collection::vec((0_usize..20, 0_usize..12, 0_usize..12), 1..8),
    ) {
        let folder = tempfile::tempdir().unwrap();
        for (at, words) in texts.iter().enumerate() {
            fs::write(folder.path().join(format!("{at}.txt")), words.join(" ")).unwrap();
        }
        laws(folder.path(), &choices);
    }
}
