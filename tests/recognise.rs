//! Pages that are pictures: what stands on them is read, with how sure that is, and what is no text is said to be none.
//! The scans lie in `tests/scans`, with how they were made.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use dossier::briefing::{Briefing, Document};
use dossier::load::{Cancel, Options, Progress, briefing_of};
use dossier::read::{Limits, Scans, child};

const HEADING: &str = "Harbour board closes the north quay";

const LETTER: &str = "The harbour board of Oldtown closed the north quay on 4 May 2021 after divers found cracks in eleven of \
    its pillars. Repairs will cost 2.4 million euros, the chair of the board, Mary Lindgren, said on Tuesday.";

const UNION: &str = "Some 340 dockers will work at the south quay until the autumn. Their union called the decision hasty and \
    asked for talks before Friday.";

const SECOND: &str = "The union met the board on 7 May 2021. Both sides agreed that no docker will lose pay while the quay is \
    closed.";

/// The briefing of a folder with these scans, read as `scans` says.
fn briefing(names: &[&str], scans: Scans) -> Briefing {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::copy(Path::new("tests/scans").join(name), folder.path().join(name)).unwrap();
    }
    let options = Options { limits: Limits { scans, ..Limits::default() }, ..Options::default() };
    briefing_of(folder.path(), options, &Cancel::default(), &|_| {}).unwrap()
}

/// Its paragraphs, each on one line.
fn paragraphs(document: &Document) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    document.paragraphs.iter().map(|paragraph| words(paragraph.span.of(&document.text))).collect()
}

/// The one document of a folder with this scan.
fn read(name: &str) -> Document {
    let mut briefing = briefing(&[name], Scans::Read);
    assert_eq!(briefing.problems, [], "{name}");
    briefing.documents.remove(0)
}

#[test]
fn a_letter_is_read_in_every_kind_of_picture_and_however_it_lies() {
    for name in ["letter.png", "letter.jpg", "letter.webp", "letter.bmp", "upside-down.png", "on-its-side.png"] {
        let document = read(name);
        assert_eq!(paragraphs(&document), [HEADING, LETTER, UNION], "{name}");
        assert_eq!(document.title, HEADING, "{name}");
        let recognised = document.recognised.unwrap();
        assert!(recognised.pages == 1 && recognised.sure >= 95, "{name}: {recognised:?}");
    }
}

/// The words that stand in one text and not at the same place in the other.
fn differing<'a>(one: &'a str, other: &'a str) -> Vec<(&'a str, &'a str)> {
    assert_eq!(one.split(' ').count(), other.split(' ').count(), "{one}");
    one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other).collect()
}

#[test]
fn pages_follow_each_other_in_a_tiff_and_in_a_pdf() {
    // In black and white at 200 dots an inch two narrow letters side by side may be read as one.
    for (name, misread) in [("letter.pdf", 0), ("two-pages.tiff", 1)] {
        let document = read(name);
        let (said, meant) = (paragraphs(&document), [HEADING, LETTER, UNION, SECOND]);
        assert_eq!(said.len(), meant.len(), "{name}");
        let (said, meant) = (said.join(" "), meant.join(" "));
        let wrong = differing(&said, &meant);
        assert!(wrong.len() <= misread, "{name}: {wrong:?}");
        let pages: Vec<u32> = document.paragraphs.iter().map(|paragraph| paragraph.page.unwrap().get()).collect();
        assert_eq!(pages, [1, 1, 1, 2], "{name}");
        assert_eq!(document.recognised.unwrap().pages, 2, "{name}");
    }
}

#[test]
fn what_is_recognised_is_analysed_like_any_text() {
    let briefing = briefing(&["letter.pdf"], Scans::Read);
    assert!(briefing.actors.iter().any(|actor| actor.name == "Mary Lindgren"));
    let figure =
        |words: &str| briefing.figures.iter().any(|figure| briefing.words(*figure.mentions.first()).contains(words));
    assert!(figure("340 dockers") && figure("2.4 million euros"));
}

#[test]
fn the_day_of_the_scan_is_not_the_day_of_the_letter() {
    let document = read("letter.pdf");
    assert!(!document.published.date.unwrap_or_default().starts_with("2026"));
}

#[test]
fn what_is_no_text_in_latin_letters_is_said_to_be_none() {
    for (name, says) in [
        ("hills.jpg", "No text was recognised"),
        ("written.png", "could not be made out: it may be handwritten"),
        ("russian.png", "not in Latin letters"),
    ] {
        let briefing = briefing(&[name], Scans::Read);
        assert!(briefing.documents.is_empty(), "{name}: {:?}", paragraphs(&briefing.documents[0]));
        assert!(briefing.problems[0].what.contains(says), "{name}: {}", briefing.problems[0].what);
    }
}

#[test]
fn scans_that_are_not_read_are_problems() {
    for (scans, says) in [(Scans::Skip, "--scans skip"), (Scans::Later, "not read yet")] {
        let briefing = briefing(&["letter.pdf", "letter.png"], scans);
        assert!(briefing.documents.is_empty());
        let said: Vec<&str> = briefing.problems.iter().map(|problem| problem.what.as_str()).collect();
        assert!(
            said[0].starts_with("The pictures on pages 1–2 were") && said[1].contains("on page 1 were"),
            "{said:?}"
        );
        assert!(said.len() == 2 && said.iter().all(|what| what.contains(says)), "{said:?}");
    }
}

#[test]
fn a_scan_that_was_not_read_to_its_end_is_read_again_and_one_that_was_is_kept() {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::copy("tests/scans/letter.pdf", folder.path().join("letter.pdf")).unwrap();
    let begun = AtomicUsize::new(0);
    let read = |scans, cancel: &Cancel, at_page: &(dyn Fn() + Sync)| {
        let limits = Limits { scans, ..Limits::default() };
        let options = Options { limits, cache: Some(cache.path().to_owned()), ..Options::default() };
        let progress = |progress| {
            if let Progress::Recognising { .. } = progress {
                begun.fetch_add(1, Ordering::Relaxed);
                at_page();
            }
        };
        let briefing = briefing_of(folder.path(), options, cancel, &progress).unwrap();
        (briefing.documents, begun.swap(0, Ordering::Relaxed))
    };
    let usual = Cancel::default();
    for scans in [Scans::Later, Scans::Skip] {
        assert_eq!(read(scans, &usual, &|| ()), (vec![], 0));
    }
    let stopped = Cancel::default();
    assert_eq!(read(Scans::Read, &stopped, &|| stopped.stop()), (vec![], 1));
    let (documents, pages) = read(Scans::Read, &usual, &|| ());
    assert_eq!((documents.len(), pages), (1, 2));
    for scans in [Scans::Read, Scans::Later] {
        assert_eq!(read(scans, &usual, &|| ()), (documents.clone(), 0));
    }
    assert_eq!(read(Scans::Skip, &usual, &|| ()), (vec![], 0));
}
