//! What no text may do to the search for names.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may fail")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dossier::annotate::names::document::names_and;
use dossier::annotate::{Models, NameMention, TaggedText, Trees, annotate};
use dossier::briefing::{Document, MentionForm, ParagraphRole};
use dossier::load::document_of;

fn document(text: &str) -> Document {
    document_of("a.txt", text.as_bytes()).unwrap()
}

/// The names in `text`, as they stand.
fn names(text: &str) -> Vec<String> {
    // A file of nothing is no document.
    let Ok(document) = document_of("a.txt", text.as_bytes()) else {
        return Vec::new();
    };
    let found = annotate(&document, &Models::built_in());
    let named = found.names.iter().filter(|name| name.form == MentionForm::Name);
    named.map(|name| name.span.of(&document.text).to_owned()).collect()
}

/// The names in `text`, and how many candidates the words that stand for them were weighed against.
fn work(text: &str, models: &Models) -> (Vec<NameMention>, usize) {
    let document = document(text);
    assert!(document.paragraphs.iter().all(|paragraph| paragraph.role != ParagraphRole::Boilerplate));
    let tagged = TaggedText::new(&document.text, &document.paragraphs, models);
    let mut weighed = 0;
    let names = names_and(&tagged, &Trees::new(&tagged, models), models, &mut |_, question| {
        weighed += question.candidates.len();
        models.reference.choose(question)
    });
    (names, weighed)
}

#[test]
fn what_holds_no_name_has_none() {
    for text in [
        "",
        " ",
        "\n\n",
        "a",
        "fish",
        "12",
        "...",
        "\"",
        "“",
        "'s",
        "(",
        ")",
        "-",
        "&",
        "😀",
        "😀 😀\n\n🎉",
        "\u{200f}\u{200e}\u{fe0f}",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn one_word_is_no_trouble() {
    assert_eq!(names("Peru"), ["Peru"]);
    assert_eq!(names("Peru."), ["Peru"]);
}

#[test]
fn marks_that_do_not_match_hide_no_name() {
    for text in [
        "“Carla Benedetti said in Lima that \"fish is dear.",
        "Carla Benedetti) said ((in Lima that fish is dear.",
        "😀 Carla Benedetti 🎉 said in Lima 🐟 that fish is dear.",
        "\u{feff}\u{202b}Carla Benedetti said in Lima\u{202c} that fish is dear.",
    ] {
        assert_eq!(names(text), ["Carla Benedetti", "Lima"], "{text}");
    }
}

#[test]
fn texts_of_other_alphabets_and_languages_have_no_actors() {
    for text in [
        "اجتمع مجلس الميناء يوم الثلاثاء وطالب بتقرير جديد عن أسعار الأسماك التي ارتفعت كثيرا هذا العام.",
        "מועצת הנמל התכנסה ביום שלישי ודרשה דוח חדש על מחירי הדגים, הגבוהים מדי לדעת חבריה.",
        "港务委员会星期二举行会议，要求提交一份关于鱼价的新报告。",
        "港湾委員会は火曜日に会合を開き、魚の価格に関する新しい報告書を求めた。",
        "Der Hafenrat trat am Dienstag in Lissabon zusammen. Maria Müller verlangte einen neuen Bericht über den Preis der \
         Fische, den die Mitglieder seit Monaten für viel zu hoch halten.",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_between_other_alphabets_are_found() {
    assert_eq!(
        names(
            "The mayor, Carla Benedetti (卡拉·贝内代蒂), met people from the harbour in Lima (ليما) and said that fish is dear."
        ),
        ["Carla Benedetti", "Lima"]
    );
}

/// A paragraph of `length` words without a full stop, full of names and of words that stand for them.
fn endless(length: usize) -> String {
    let mut text = String::new();
    for at in 0..length / 16 {
        let town = char::from(b'A' + (at % 26) as u8);
        write!(
            text,
            "and Carla Benedetti of the {town}orvo Fishing Company told Jonas Berg in Lima that she saw him and it, "
        )
        .unwrap();
    }
    text.pop();
    text
}

#[test]
fn the_work_in_a_paragraph_without_end_grows_with_its_length() {
    let models = Models::built_in();
    let (some, weighed) = work(&endless(4_000), &models);
    let (more, twice) = work(&endless(8_000), &models);
    assert!(some.len() > 500, "{}", some.len());
    assert!(more.len().abs_diff(2 * some.len()) < some.len() / 10, "{} names, then {}", some.len(), more.len());
    assert!(twice <= 3 * weighed + 100, "{weighed} candidates were weighed, then {twice}");
}

/// How long the names of `text` take, the best of three times.
fn time(text: &str, models: &Models) -> Duration {
    let once = || {
        let start = Instant::now();
        work(text, models);
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

#[test]
#[ignore = "a matter of time, which a busy machine bends"]
fn no_text_takes_time_that_grows_with_the_square_of_its_length() {
    let models = Models::built_in();
    for piece in [
        "New York ",
        "Corvo Fishing Company ",
        "Women's Tennis Association's ",
        "Al-Nour-i-Sharif-",
        "the Union of Corvo Workers (UCW) met ",
        "Jane Roe met Mr Roe, ",
        "he said she told it they ",
        "Lima, Quito, Ruvo, ",
        "“ ",
        "a",
    ] {
        let (short, long) = (piece.repeat(200_000 / piece.len()), piece.repeat(800_000 / piece.len()));
        let (one, four) = (time(&short, &models), time(&long, &models));
        assert!(
            four < 10 * one + Duration::from_millis(50),
            "{piece:?}: {one:?}, then {four:?} for four times as much"
        );
    }
}
