//! The briefing of the seeds: what a reader must find in it, and whether anything else changed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod common;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use common::{briefing, json};
use dossier::briefing::{Actor, Bound, Briefing, Event, EventClass, FigureId, ParagraphRole, SideOf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn seeds() -> Briefing {
    let mut briefing = briefing(&root().join("seeds"), 2);
    briefing.folder = "seeds".to_owned();
    briefing
}

/// The one actor that goes by `name`.
fn actor<'a>(briefing: &'a Briefing, name: &str) -> &'a Actor {
    let goes_by = |actor: &&Actor| actor.name == name || actor.aliases.iter().any(|alias| alias == name);
    let found: Vec<&Actor> = briefing.actors.iter().filter(goes_by).collect();
    assert_eq!(found.len(), 1, "{name} is {:?}", found.iter().map(|actor| &actor.name).collect::<Vec<_>>());
    found[0]
}

/// The events of which some report has all of `words`, and which are dated `date` or within it.
fn dated<'a>(briefing: &'a Briefing, date: &str, words: &[&str]) -> Vec<&'a Event> {
    let holds = |event: &&Event| {
        event.when.as_ref().is_some_and(|when| when.value.starts_with(date))
            && event.mentions.iter().any(|mention| {
                let text = &briefing.document(mention.document).unwrap().text;
                words.iter().all(|word| mention.span.of(text).contains(word))
            })
    };
    briefing.events.iter().filter(holds).collect()
}

#[test]
fn both_documents_have_their_dates() {
    let briefing = seeds();
    let dates: Vec<_> = briefing.documents.iter().map(|document| document.published.date.as_deref()).collect();
    assert_eq!(dates, [Some("2020-01-04"), Some("2020-01-09")]);
    assert!(briefing.documents[0].published.inferred, "the dateline names no year");
}

#[test]
fn boilerplate_and_the_repeated_paragraph_are_marked() {
    let briefing = seeds();
    let role_of = |words: &str| {
        let paragraphs = briefing.documents.iter().flat_map(|document| {
            document.paragraphs.iter().map(|paragraph| (paragraph.span.of(&document.text), paragraph.role))
        });
        paragraphs.into_iter().find(|(text, _)| text.contains(words)).unwrap().1
    };
    for words in ["Print Share Comment", "Leave a Reply", "Retrieved from", "[Online]. Available", "you must login"] {
        assert_eq!(role_of(words), ParagraphRole::Boilerplate, "{words}");
    }
    assert_eq!(role_of("Dismiss Khamenei’s Purported"), ParagraphRole::Title);
    assert_eq!(role_of("Secretive Group"), ParagraphRole::Heading);
    assert_eq!(role_of("(file photo)"), ParagraphRole::Caption);
    let repeated: Vec<usize> = briefing.documents[0]
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(number, paragraph)| paragraph.repeats.map(|earlier| (number, earlier)))
        .map(|(number, earlier)| number - earlier.paragraph)
        .collect();
    assert_eq!(repeated, [1], "one paragraph repeats the one before it");
}

#[test]
fn the_main_actors_are_each_one() {
    let briefing = seeds();
    let named = |name: &str, others: &[&str], role: &str| {
        let actor = actor(&briefing, name);
        for other in others {
            assert!(actor.aliases.iter().any(|alias| alias == other), "{name} is not {other}: {:?}", actor.aliases);
        }
        let roles: Vec<_> = actor.roles.iter().map(|role| role.text.to_lowercase()).collect();
        assert!(role.is_empty() || roles.iter().any(|found| found.contains(role)), "{name}: {roles:?}");
    };
    named("Edi Rama", &["Rama"], "prime minister");
    named("Ilir Meta", &["Meta"], "president");
    named("Ali Khamenei", &["Khamenei"], "supreme leader");
    named("Donald Trump", &["Trump"], "president");
    named("Qasem Soleimani", &["Soleimani", "Qassem Soleiman"], "");
    named("Maryam Rajavi", &[], "");
    named("Masoud Rajavi", &[], "");
    named("United States", &["US", "U.S."], "");
    named("Iran", &[], "");
    named("Albania", &[], "");
    let first: Vec<_> = briefing.actors.iter().take(12).map(|actor| actor.name.as_str()).collect();
    for name in ["Albania", "Iran", "United States", "Edi Rama"] {
        assert!(first.contains(&name), "{name} is not among {first:?}");
    }
}

#[test]
fn no_actor_is_a_share_bar_a_heading_or_a_weekday() {
    let briefing = seeds();
    for actor in &briefing.actors {
        let lower = actor.name.to_lowercase();
        for word in [
            "print",
            "share",
            "retrieved",
            "radio free",
            "wednesday",
            "thursday",
            "friday",
            "january",
            "secretive",
            "provocative",
        ] {
            assert!(!lower.contains(word), "{} is an actor", actor.name);
        }
    }
}

#[test]
fn what_happened_is_dated() {
    let briefing = seeds();
    let expulsion = dated(&briefing, "2018-12", &["expelled", "ambassador"]);
    assert!(!expulsion.is_empty(), "the expulsion");
    assert!(
        expulsion
            .iter()
            .any(|event| event.class == Some(EventClass::Coerce) || event.class == Some(EventClass::Sanction))
    );
    // The sentence leaves open what happened on January 8, the strike or what the president said of it.
    let strikes = briefing.happenings().filter(|event| event.headline.contains("missile"));
    let days: Vec<_> = strikes.filter_map(|event| event.when.as_ref()).map(|when| when.value.as_str()).collect();
    assert!(days.iter().all(|day| *day == "2020-01-08"), "the missile strike: {days:?}");
    assert!(!dated(&briefing, "2013", &["agree"]).is_empty(), "the agreement of 2013");
    assert!(!dated(&briefing, "2020-01-03", &["assassination"]).is_empty(), "the killing");
}

#[test]
fn the_numbers_of_members_are_figures_and_disagree() {
    let briefing = seeds();
    let is = |id: FigureId, bound: Bound, value: f64| {
        let figure = briefing.figure(id).unwrap();
        figure.bound == bound && (figure.value.value() - value).abs() < 0.5
    };
    let together = briefing.disagreements.iter().any(|disagreement| {
        let states = |bound: Bound, value: f64| {
            disagreement.sides.iter().any(|side| matches!(side.of, SideOf::Figure(id) if is(id, bound, value)))
        };
        states(Bound::About, 3000.0) && states(Bound::Over, 2000.0)
    });
    assert!(together, "{:?}", briefing.disagreements);
}

#[test]
fn the_bottom_line_is_made_of_sentences_that_stand_in_the_sources() {
    let briefing = seeds();
    assert!((3..=7).contains(&briefing.key_points.len()));
    for point in &briefing.key_points {
        let words = briefing.words(point.place);
        assert!(words.ends_with(['.', '”', '"']), "{words}");
    }
}

/// The published form in lines, with the documents' texts left out: they stand in `seeds`.
fn golden(briefing: &Briefing) -> String {
    let mut value: serde_json::Value = serde_json::from_str(&json(briefing)).unwrap();
    for document in value["documents"].as_array_mut().unwrap() {
        document["text"] = format!("{} bytes", document["text"].as_str().unwrap().len()).into();
    }
    let mut lines = String::new();
    for (key, part) in value.as_object().unwrap() {
        match part.as_array() {
            None => writeln!(lines, "{key}: {part}").unwrap(),
            Some(list) => {
                writeln!(lines, "{key}:").unwrap();
                for item in list {
                    writeln!(lines, "  {item}").unwrap();
                }
            }
        }
    }
    lines
}

/// `DOSSIER_BLESS=1 cargo test --test briefing` rewrites the golden file; read its difference before it is committed.
#[test]
fn nothing_else_changed() {
    let file: PathBuf = root().join("tests/golden/seeds.txt");
    let found = golden(&seeds());
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of tests/golden/seeds.txt; DOSSIER_BLESS=1 rewrites it", number + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "DOSSIER_BLESS=1 rewrites tests/golden/seeds.txt");
}
