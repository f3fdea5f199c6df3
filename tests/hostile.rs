//! What no text may do to the whole program: panic, hang or be left out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail"
)]

#[path = "common/beats.rs"]
mod beats;
#[path = "common/harmful.rs"]
mod harmful;

use std::collections::BTreeSet;
use std::fs;

use beats::beats;
use dossier::briefing::Briefing;
use dossier::load::documents_in;
use dossier::load::{Cancel, Options, briefing_of};
use dossier::read::{Limits, child, walk};
use harmful::Harmful;

/// In beats: far more than any of these takes where time grows with length, far less than where it grows with its square.
const LONGEST: f64 = 1_500.0;

/// The briefing of a folder with this one file, in time and with no problem.
fn loaded(name: &str, text: &str) -> Briefing {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let (briefing, took) =
        beats(|| briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap());
    assert!(took < LONGEST, "{name} took {took} beats");
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

/// The most beats that reading one file may take, and ending the child that read it.
const PER_FILE: f64 = 800.0;

/// The most memory that the program may have taken when all is read, its children aside: they are held to as much.
const MEMORY_KIB: u64 = 512 << 10;

/// The most memory that this process had so far, in KiB; 0 where the system does not say.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Reads each file alone; returns the names of those that gave no document.
fn read_each(folder: &std::path::Path, files: &[Harmful]) -> Vec<String> {
    let (mut slowest, mut faults, mut silent) = ((0.0, String::new()), Vec::new(), Vec::new());
    for file in files {
        let path = folder.join(&file.name);
        fs::write(&path, &file.bytes).unwrap();
        let limits = Limits::default();
        let (entries, _) = walk(&path, &limits);
        let ((documents, problems), took) = beats(|| documents_in(&entries[0], &limits));
        if took > slowest.0 {
            slowest = (took, file.name.clone());
        }
        if took > PER_FILE {
            faults.push(format!("{} took {took} beats", file.name));
        }
        if problems.is_empty() && (file.is_problem || documents.is_empty()) {
            faults.push(format!("{}: no word of it in the problems", file.name));
        }
        for problem in &problems {
            let is_sentence = problem.what.ends_with('.') && problem.what.len() > 15;
            let is_printable = !problem.path.chars().chain(problem.what.chars()).any(char::is_control);
            if !is_sentence || !is_printable {
                faults.push(format!("{}: {}", problem.path, problem.what));
            }
        }
        if documents.is_empty() {
            silent.push(file.name.clone());
        }
    }
    println!("{} files, slowest {slowest:?} beats, peak {} MiB", files.len(), peak_kib() >> 10);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    silent
}

/// A thousand files with nothing wrong.
fn write_good(folder: &std::path::Path) {
    for number in 0..1_000 {
        let day = number % 28 + 1;
        let text = format!(
            "Ferry news {number}\n\nDUNWATER, May {day}, 2031 – Mayor Rosalind Kempe said that {number} ferries came to \
             Dunwater. Anton Greve of the Fenland Authority rejected the figure on Monday and called for an inquiry.\n"
        );
        fs::write(folder.join(format!("good {number}.txt")), text).unwrap();
    }
}

#[test]
fn files_that_mean_harm_end_hang_and_bloat_nothing() {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let files = harmful::harmful();
    assert!(files.len() >= 120, "{}", files.len());
    let before = peak_kib();
    let folder = tempfile::tempdir().unwrap();
    let silent = read_each(folder.path(), &files);
    assert!(peak_kib() < before.max(100 << 10) + MEMORY_KIB, "{} MiB", peak_kib() >> 10);

    // Among a thousand good files those without words change nothing but the list of problems.
    let good = tempfile::tempdir().unwrap();
    write_good(good.path());
    let load = || briefing_of(good.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap();
    let mut alone = load();
    for name in &silent {
        fs::copy(folder.path().join(name), good.path().join(name)).unwrap();
    }
    let mut together = load();
    assert!(together.problems.len() >= silent.len());
    let good_alone = of_good(&alone);
    alone.problems.clear();
    together.problems.clear();
    let json = |briefing: &Briefing| {
        let mut bytes = Vec::new();
        dossier::export::write_json(briefing, &mut bytes).unwrap();
        bytes
    };
    assert!(json(&alone) == json(&together));

    // All of them, also those that are cut but hold words of their own: the good files say what they said.
    for file in &files {
        fs::write(good.path().join(&file.name), &file.bytes).unwrap();
    }
    let all = load();
    assert!(all.documents.len() > alone.documents.len() && all.problems.len() >= silent.len());
    let good_among_all = of_good(&all);
    let changed: Vec<&String> = good_alone.symmetric_difference(&good_among_all).take(10).collect();
    assert!(good_alone.len() > 10_000 && changed.is_empty(), "{} lines: {changed:#?}", good_alone.len());
}

/// What the briefing says of the good files, a line for each thing and each of its places in them.
fn of_good(briefing: &Briefing) -> BTreeSet<String> {
    let path = |id| {
        let document = briefing.document(id).unwrap();
        document.path.starts_with("good ").then(|| document.path.clone())
    };
    let mut lines = BTreeSet::new();
    for document in briefing.documents.iter().filter(|document| document.path.starts_with("good ")) {
        lines.insert(format!("{document:?}"));
    }
    for time in &briefing.times {
        lines.extend(path(time.document).map(|path| format!("{path} {:?} time {:?}", time.span, time.value)));
    }
    for actor in &briefing.actors {
        let said = |mention: &dossier::briefing::ActorMention| {
            Some(format!("{} {:?} actor {} {:?}", path(mention.document)?, mention.span, actor.name, actor.kind))
        };
        lines.extend(actor.mentions.iter().filter_map(said));
    }
    for event in &briefing.events {
        let said = |mention: &dossier::briefing::EventMention| {
            let when = event.when.as_ref().map(|when| &when.value);
            Some(format!("{} {:?} event {} {when:?}", path(mention.document)?, mention.span, event.headline))
        };
        lines.extend(event.mentions.iter().filter_map(said));
    }
    for figure in &briefing.figures {
        let said = |place: &dossier::briefing::Place| {
            let of = (figure.value, figure.unit.as_deref(), figure.of.as_deref());
            Some(format!("{} {:?} figure {of:?}", path(place.document)?, place.span))
        };
        lines.extend(figure.mentions.iter().filter_map(said));
    }
    for said in &briefing.statements {
        let speaker = said.speaker.and_then(|id| briefing.actor(id)).map(|actor| &actor.name);
        lines.extend(path(said.document).map(|path| format!("{path} {:?} statement {speaker:?}", said.content)));
    }
    lines
}

/// In beats: what is refused without being read.
const AT_ONCE: f64 = 350.0;

#[test]
fn a_text_of_more_words_than_memory_is_good_for_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ranges.txt"), "1-2-3-".repeat(10_000_000 / 6)).unwrap();
    let (briefing, took) =
        beats(|| briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap());
    assert!(briefing.documents.is_empty() && briefing.problems[0].what.contains("too long"), "{:?}", briefing.problems);
    assert!(took < AT_ONCE, "{took} beats");
}

#[test]
fn a_file_of_a_gigabyte_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    fs::File::create(folder.path().join("large.pdf")).unwrap().set_len(1 << 30).unwrap();
    let (briefing, took) =
        beats(|| briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| {}).unwrap());
    assert!(briefing.documents.is_empty() && briefing.problems[0].what.contains("1024 MiB"));
    assert!(took < AT_ONCE, "{took} beats");
}
