//! What no text may do to the whole program: panic, hang or be left out.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::time::{Duration, Instant};

use dossier::briefing::Briefing;
use dossier::load::{Cancel, Options, briefing_of};

/// Far more than any of these takes where time grows with length, far less than where it grows with its square.
const LONGEST: Duration = Duration::from_secs(20);

/// The briefing of a folder with this one file, in time and with no problem.
fn loaded(name: &str, text: &str) -> Briefing {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let start = Instant::now();
    let briefing = briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap();
    let took = start.elapsed();
    assert!(took < LONGEST, "{name} took {took:?}");
    assert_eq!(briefing.problems, [], "{name}");
    assert_eq!(briefing.documents.len(), 1, "{name}");
    briefing
}

#[test]
fn texts_of_one_thing_again_and_again_are_loaded_in_time() {
    let bytes = 300_000;
    for (name, piece) in [
        ("letters.txt", "a"),
        ("words.txt", "a "),
        ("digits.txt", "1"),
        ("ranges.txt", "1-2-3-"),
        ("numbers.txt", "12 "),
        ("shares.txt", "5% "),
        ("millions.txt", "two million "),
        ("between.txt", "between 5 and "),
        ("money.txt", "$"),
        ("quotes.txt", "“ "),
        ("straight.txt", "\" "),
        ("single.txt", "' "),
        ("quoted.txt", "“Yes,” Mary Miller said. "),
        ("said.txt", "said "),
        ("brackets.txt", "( "),
        ("short forms.txt", "Alpha Beta Corp (ABC) "),
        ("capitals.txt", "Alpha Beta Gamma "),
        ("names.txt", "Mary Miller said "),
        ("initials.txt", "A. B. C. "),
        ("pronouns.txt", "Mary Miller. He. "),
        ("attacks.txt", "attacked the city and "),
        ("months.txt", "January "),
        ("days.txt", "last Monday "),
        ("commas.txt", ", "),
        ("paragraphs.txt", "word\n\n"),
        ("fields.txt", "A: b\n"),
        ("combining.txt", "a\u{301}\u{301}\u{301}\u{301}"),
        ("joined.txt", "a\u{200b}"),
        ("hebrew.txt", "שלום עולם "),
        ("turned.txt", "\u{202e}abc "),
        ("elements.html", "<p>a"),
    ] {
        loaded(name, &piece.repeat(bytes / piece.len()));
    }
}

#[test]
fn a_sentence_without_end_is_read_to_its_end() {
    let text = format!("The {}army attacked Oldtown and killed 40 people.", "government and the ".repeat(20_000));
    let briefing = loaded("a.txt", &text);
    assert!(briefing.figures.iter().any(|figure| figure.of.as_deref().is_some_and(|of| of.contains("people"))));
}

#[test]
fn a_paragraph_said_many_times_is_one_and_its_repeats() {
    let text = "The mayor of Oldtown, Mary Miller, said on Monday that the harbour, which cost $3 million, would be opened by the board next week.\n\n";
    let briefing = loaded("a.txt", &text.repeat(2_000));
    let paragraphs = &briefing.documents.first().unwrap().paragraphs;
    let repeats = paragraphs.iter().filter(|paragraph| paragraph.repeats.is_some());
    assert_eq!(repeats.count(), paragraphs.len() - 1);
}

#[test]
fn many_small_files_are_many_documents() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..500 {
        let text = format!("Report {number}. Mary Miller said that {number} people died.");
        fs::write(folder.path().join(format!("{number}.txt")), text).unwrap();
    }
    let briefing = briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap();
    assert_eq!((briefing.documents.len(), briefing.problems.len()), (500, 0));
}
