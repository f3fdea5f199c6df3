//! The work of telling who is who grows with the number of mentions, not with its square, and that of reading a block with
//! that of its lines; a number of a table takes little room.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use dossier::annotate::{Annotations, NameMention, Signs};
use dossier::briefing::{ActorKind, Document, DocumentId, MentionForm, Paragraph};
use dossier::load::{Cancel, Options, briefing_of, document_of};
use dossier::merge::merge;
use dossier::text::Span;

/// Documents of a hundred mentions each: full names that share surnames, surnames alone, acronyms, short forms, spellings.
fn folder(mentions: usize) -> (Vec<Document>, Vec<Arc<Annotations>>) {
    let template = document_of("1.txt", b"Nothing yet.").unwrap();
    let mut documents = Vec::new();
    let mut annotations = Vec::new();
    for number in 0..mentions / 100 {
        let mut text = String::new();
        let mut found = Annotations::default();
        for at in 0..100 {
            // Names of their own for every few documents, and some that all documents share.
            let own = spelled(if at % 3 == 0 { at } else { number / 4 * 100 + at });
            let (name, kind) = match at % 6 {
                0 => (format!("Maria {own}"), ActorKind::Person),
                1 => (format!("{own} Smith"), ActorKind::Person),
                2 => ("Smith".to_owned(), ActorKind::Person),
                3 => (format!("{own} Shipping Company"), ActorKind::Organization),
                4 => (format!("Board of {own} Trade"), ActorKind::Organization),
                _ => (format!("{own} {}", at % 9), ActorKind::Other),
            };
            let start = text.len();
            text.push_str(&name);
            let span = Span::new(&text, start, text.len()).unwrap();
            text.push_str(if at % 10 == 9 { ". " } else { " met " });
            found.names.push(NameMention {
                span,
                kind,
                form: MentionForm::Name,
                roles: Vec::new(),
                stands_for: None,
                is_attribute: false,
                signs: Signs::default(),
            });
        }
        let whole = Paragraph { span: Span::new(&text, 0, text.len()).unwrap(), ..template.paragraphs[0] };
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&(number as u64).to_be_bytes());
        documents.push(Document {
            id: DocumentId::from_hash(hash),
            text: text.into(),
            paragraphs: vec![whole],
            ..template.clone()
        });
        annotations.push(Arc::new(found));
    }
    (documents, annotations)
}

/// A word of its own for each number.
fn spelled(number: usize) -> String {
    let mut word = String::from("K");
    let mut left = number;
    while left > 0 || word.len() < 4 {
        word.push(char::from(b'a' + (left % 20) as u8));
        word.push(['e', 'o', 'u'][left % 3]);
        left /= 20;
    }
    word
}

/// How long the merging of the folder takes.
fn time((documents, annotations): &(Vec<Document>, Vec<Arc<Annotations>>)) -> Duration {
    let start = Instant::now();
    let briefing = merge(String::new(), documents.clone(), annotations, Vec::new());
    assert!(!briefing.actors.is_empty());
    start.elapsed()
}

#[test]
fn the_work_grows_with_the_number_of_mentions_and_not_with_its_square() {
    let (small, large) = (folder(10_000), folder(100_000));
    // In turns, so that a machine that is busy for a while slows both.
    let times: Vec<(Duration, Duration)> = (0..4).map(|_| (time(&small), time(&large))).collect();
    let few = times.iter().map(|(few, _)| *few).min().unwrap();
    let many = times.iter().map(|(_, many)| *many).min().unwrap();
    // Ten times the mentions; the square would be a hundred times the work.
    assert!(many < few * 25, "10,000 mentions take {few:?}, 100,000 take {many:?}");
}

#[test]
fn a_block_of_many_lines_takes_time_in_proportion_to_them() {
    let block = |lines: usize| (0..lines).map(|at| format!("| {} | {at} |\n", spelled(at))).collect::<String>();
    let time = |text: &str| {
        let start = Instant::now();
        assert!(document_of("a.md", text.as_bytes()).is_ok_and(|document| !document.paragraphs.is_empty()));
        start.elapsed()
    };
    let (few, many) = (block(4_000), block(40_000));
    let times: Vec<(Duration, Duration)> = (0..4).map(|_| (time(&few), time(&many))).collect();
    let small = times.iter().map(|(few, _)| *few).min().unwrap();
    let large = times.iter().map(|(_, many)| *many).min().unwrap();
    assert!(large < small * 25, "4,000 lines take {small:?}, 40,000 take {large:?}");
}

#[test]
fn a_bare_number_takes_no_room_for_what_it_has_not() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), "17,4,99\n3,58,12\n".repeat(3)).unwrap();
    let briefing = briefing_of(folder.path(), Options::default(), &Cancel::default(), &|_| ()).unwrap();
    assert_eq!(briefing.figures.len(), 12);
    assert!(briefing.figures.iter().all(|figure| !figure.detail.is_kept()));
}
