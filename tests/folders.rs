//! How many planted disagreements are found in forty small folders, and how many that are none: see
//! `tests/folders/README.md`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{briefing, check};
use dossier::briefing::{Briefing, Disagreement, Place};

/// What was reached; never let it sink.
const FOUND: usize = 5;

/// The passages of one side: a file, and words that stand in it.
type Passages = Vec<(String, String)>;

/// A folder, and the passages of each side where a disagreement is planted in it.
struct Expected {
    folder: String,
    sides: BTreeMap<char, Passages>,
}

fn expected() -> Vec<Expected> {
    let mut found: Vec<Expected> = Vec::new();
    for line in include_str!("folders/EXPECTED.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("planted/") || line.starts_with("agree/") {
            found.push(Expected { folder: line.to_owned(), sides: BTreeMap::new() });
        } else if let Some((head, words)) = line.split_once(": \"") {
            let (side, file) = head.split_once(' ').unwrap();
            let side = side.chars().next().unwrap();
            let words = words.strip_suffix('"').unwrap().to_owned();
            found.last_mut().unwrap().sides.entry(side).or_default().push((file.to_owned(), words));
        }
    }
    found
}

/// Whether `place` overlaps one of the passages.
fn touches(briefing: &Briefing, place: Place, passages: &Passages) -> bool {
    let document = briefing.document(place.document).unwrap();
    passages.iter().filter(|(file, _)| *file == document.path).any(|(file, words)| {
        let start = document.text.find(words).unwrap_or_else(|| panic!("“{words}” is not in {file}"));
        place.span.start() < start + words.len() && start < place.span.end()
    })
}

/// Whether `disagreement` has a mention on each side.
fn is_planted(briefing: &Briefing, disagreement: &Disagreement, expected: &Expected) -> bool {
    let mentions = || disagreement.sides.iter().flat_map(|side| side.mentions.iter());
    let touched = |passages: &Passages| mentions().any(|&place| touches(briefing, place, passages));
    !expected.sides.is_empty() && expected.sides.values().all(touched)
}

#[test]
#[allow(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows the list")]
fn planted_disagreements_are_found_and_no_others() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folders");
    let mut found = BTreeSet::new();
    let mut wrong = Vec::new();
    let all = expected();
    assert_eq!(all.len(), 40);
    for expected in &all {
        let briefing = briefing(&root.join(&expected.folder), 2);
        check(&briefing);
        for disagreement in &briefing.disagreements {
            let sides: Vec<&str> = disagreement.sides.iter().map(|side| side.says.as_str()).collect();
            let line = format!("{}: {} ({})", expected.folder, disagreement.about, sides.join(" / "));
            if is_planted(&briefing, disagreement, expected) {
                found.insert(expected.folder.clone());
                println!("found  {line}");
            } else {
                println!("FALSE  {line}");
                wrong.push(line);
            }
        }
    }
    for missed in all.iter().filter(|expected| !expected.sides.is_empty() && !found.contains(&expected.folder)) {
        println!("MISSED {}", missed.folder);
    }
    println!("{} of 20 found, {} false", found.len(), wrong.len());
    assert!(found.len() >= FOUND, "only {} of 20 planted disagreements were found", found.len());
    assert!(wrong.is_empty(), "{} are no disagreements: {wrong:#?}", wrong.len());
}
