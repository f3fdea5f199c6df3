//! What holds for every folder, whatever it says.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use common::{briefing, check, json};
use dossier::load::{Cancel, Options, texts_of};
use dossier::search::{Query, Texts, search};
use proptest::prelude::*;

fn seeds() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
}

#[test]
fn the_laws_hold_on_the_seeds() {
    check(&briefing(seeds(), 2));
}

#[test]
fn a_search_of_the_seeds_finds_what_a_plain_scan_finds() {
    let briefing = texts_of(seeds(), Options::default(), &Cancel::default(), &|_| ()).unwrap();
    let texts = Texts::of(&briefing);
    let searched = |query: &str| -> Vec<(usize, usize)> {
        let query = Query::parse(query).unwrap();
        let hits = search(&briefing, &texts, &query, &|| false).unwrap().hits;
        let mut places: Vec<_> = hits.iter().map(|hit| (hit.document, hit.paragraph)).collect();
        places.sort_unstable();
        places
    };
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    let mut pairs: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, document) in briefing.documents.iter().enumerate() {
        for (spot, paragraph) in document.paragraphs.iter().enumerate() {
            let text = paragraph.span.of(&document.text).to_ascii_lowercase();
            for word in text.split(|c| !is_word(c)).filter(|word| !word.is_empty() && word.is_ascii()) {
                words.entry(word.to_owned()).or_default().push((at, spot));
            }
            // Two words with one space or line break between.
            let plain: Vec<&str> = text.split_whitespace().collect();
            let pair =
                plain.windows(2).filter(|pair| pair.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())));
            pair.for_each(|pair| pairs.entry(pair.join(" ")).or_default().push((at, spot)));
        }
    }
    assert!(words.len() > 200 && pairs.len() > 200, "{} words, {} pairs", words.len(), pairs.len());
    for (word, mut places) in words {
        places.dedup();
        assert_eq!(searched(&format!("\"{word}\"")), places, "{word}");
        assert_eq!(searched(&format!("/\\b{word}\\b/")), places, "/{word}/");
    }
    for (pair, places) in pairs {
        // Marks may stand around the words elsewhere: there a scan by spaces finds less.
        let found = searched(&format!("\"{pair}\""));
        assert!(places.iter().all(|place| found.contains(place)), "{pair}: {places:?} in {found:?}");
    }
}

#[test]
fn one_thread_says_what_eight_say() {
    assert!(json(&briefing(seeds(), 1)) == json(&briefing(seeds(), 8)), "threads change the briefing");
}

#[test]
fn the_order_in_which_files_were_made_changes_nothing() {
    let text =
        |name: &str| format!("Rome, March 3, 2021 – The council of {name} met Anna Berg and expelled 30 envoys.\n");
    let made = |order: [&str; 3]| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        for name in order {
            fs::write(folder.path().join(name), text(name)).unwrap();
        }
        let mut briefing = briefing(folder.path(), 2);
        briefing.folder = "folder".to_owned();
        json(&briefing)
    };
    assert_eq!(made(["b.txt", "a.txt", "sub/c.txt"]), made(["sub/c.txt", "a.txt", "b.txt"]));
}

#[test]
fn the_folder_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(seeds()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let state = || -> Vec<(String, Vec<u8>, SystemTime)> {
        let mut found: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                let modified = entry.metadata().unwrap().modified().unwrap();
                (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap(), modified)
            })
            .collect();
        found.sort();
        found
    };
    let before = state();
    briefing(folder.path(), 2);
    assert!(before == state(), "the folder was changed");
}

#[test]
fn a_neighbour_does_not_change_a_documents_id() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.txt"), "Anna Berg met the council.").unwrap();
    let alone = briefing(folder.path(), 1).documents.first().unwrap().id;
    fs::write(folder.path().join("a.txt"), "Another text about something else.").unwrap();
    fs::write(folder.path().join("c.txt"), "Anna Berg met the council.").unwrap();
    let together = briefing(folder.path(), 1);
    let of = |path: &str| together.documents.iter().find(|document| document.path == path).unwrap().id;
    assert_eq!(of("b.txt"), alone);
    assert_ne!(of("c.txt"), alone, "copies have ids of their own");
    check(&together);
}

/// Words that the language steps react to, between which anything may stand.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "Anna Berg", "the U.S.", "Iran’s", "President", "said", "“", "”", "\"", "’", "(", ")", "expelled", "attacked",
            "will", "not", "3,000", "over", "$3.5bn", "percent", "12-15", "last week", "on Wednesday", "Jan. 4", "2013",
            "according to", "members of the", "United Nations", "(UN)", ".", ",", "–", "\n", "\n\n", "TIRANA, Jan. 4 –",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => prop::collection::vec(any::<char>(), 0..6).prop_map(|chars| chars.into_iter().collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_on_any_text(
        first in prop::collection::vec(fragment(), 0..80),
        second in prop::collection::vec(fragment(), 0..80),
    ) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("1.txt"), first.join(" ")).unwrap();
        fs::write(folder.path().join("2.txt"), second.join(" ")).unwrap();
        fs::write(folder.path().join("3.txt"), first.join(" ")).unwrap();
        check(&briefing(folder.path(), 2));
    }

    #[test]
    fn any_bytes_give_a_document_or_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("rubbish.txt"), bytes).unwrap();
        let briefing = briefing(folder.path(), 1);
        // A document in another language is both: it is shown, and said not to have been understood.
        prop_assert!(briefing.documents.len().max(briefing.problems.len()) == 1);
        check(&briefing);
    }
}

/// Needs annotated corpora beside the checkout: the folders of `DOSSIER_CORPORA`, or of `../shared/gold`.
#[test]
#[ignore = "needs the annotated corpora beside the checkout"]
fn the_laws_hold_on_every_corpus() {
    let corpora = std::env::var("DOSSIER_CORPORA").unwrap_or_else(|_| "../shared/gold".to_owned());
    let mut checked = 0;
    for entry in fs::read_dir(&corpora).unwrap() {
        let folder = entry.unwrap().path().join("folder");
        if folder.is_dir() {
            let one = briefing(&folder, 1);
            check(&one);
            assert!(json(&one) == json(&briefing(&folder, 8)), "threads change the briefing of {}", folder.display());
            checked += 1;
        }
    }
    assert!(checked > 0, "no corpus in {corpora}");
}
