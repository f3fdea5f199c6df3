//! When reports of two documents are of one event, and which day a document gives to what it tells.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;

use dossier::briefing::Briefing;

/// The briefing of a folder of these Markdown texts.
fn briefing(texts: &[String]) -> Briefing {
    let folder = tempfile::tempdir().unwrap();
    for (number, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.md")), text).unwrap();
    }
    common::briefing(folder.path(), 1)
}

/// How many events the two sentences tell of, one in each of two papers.
fn events(one: &str, other: &str) -> usize {
    let papers = [format!("OSLO, March 4, 2020 - {one}\n"), format!("OSLO, March 5, 2020 - {other}\n")];
    briefing(&papers).events.len()
}

#[test]
fn tolls_may_grow_but_not_from_a_few_to_thousands() {
    let toll = |toll: &str| format!("{toll} people were killed in an attack on a school in Lima on Tuesday.");
    assert_eq!(events(&toll("At least 11"), &toll("At least 14")), 1);
    let toll = |toll: &str| format!("{toll} people were killed in an attack by Norway on Denmark on Tuesday.");
    assert_eq!(events(&toll("At least 11"), &toll("More than 41,000")), 2);
}

#[test]
fn who_attacks_is_not_whom_he_attacks_but_two_meet_each_other() {
    assert_eq!(events("Norway attacked Denmark on Tuesday.", "Norway attacked Denmark on Tuesday."), 1);
    assert_eq!(events("Norway attacked Denmark on Tuesday.", "Denmark attacked Sweden on Tuesday."), 2);
    assert_eq!(events("Ann Lee met Carl Berg in Lima on Tuesday.", "Carl Berg met Ann Lee in Lima on Tuesday."), 1);
}

/// How many reports the event of the paper's first sentence has.
fn reports_of_the_first(text: &str) -> usize {
    let found = briefing(&[format!("OSLO, March 4, 2020 - {text}\n")]);
    found.events.iter().find(|event| event.mentions.first().span.start() < 100).unwrap().mentions.iter().count()
}

#[test]
fn a_noun_refers_back_where_it_is_marked_as_known() {
    let strike = "Dockers attacked the customs house of Lima on Tuesday.";
    assert_eq!(reports_of_the_first(&format!("{strike} Nobody was hurt in the attack.")), 2);
    assert_eq!(reports_of_the_first(&format!("{strike} Nobody was hurt in this attack.")), 2);
    assert_eq!(reports_of_the_first(&format!("{strike} The customs house attack hurt nobody.")), 2);
    // Another one, all of a kind, and one that is described as another.
    assert_eq!(reports_of_the_first(&format!("{strike} An attack is feared in Callao.")), 1);
    assert_eq!(reports_of_the_first(&format!("{strike} Insurers no longer pay for attacks.")), 1);
    assert_eq!(reports_of_the_first(&format!("{strike} Many remember the attack on the opera.")), 1);
}

#[test]
fn only_what_is_told_from_a_day_that_stands_in_the_text_is_dated_by_it() {
    let is_dated = |text: &str| {
        let front = "---\ntitle: The limits of appeals\ndate: 2020-03-04\n---\n";
        briefing(&[format!("{front}{text}\n")]).events.iter().any(|event| event.when.is_some())
    };
    let told = "A guard stopped Ann Lee at the port and arrested her. She appealed to the Court of Appeals.";
    assert!(is_dated(&format!("LIMA, March 4, 2020 – Ann Lee criticised Norway. {told}")));
    assert!(!is_dated(told));
}

#[test]
fn a_title_may_say_what_the_document_is() {
    let told = |title: &str| {
        let text = "Nobody in the hall said a word about it, and it was cold.";
        let found = briefing(&[format!("# {title}\n\n{text}\n")]);
        found.events.iter().map(|event| event.headline.clone()).collect::<Vec<_>>()
    };
    for title in [
        "Keynote Address by Ann Lee to the Union of Dockers",
        "Interview by Carl Berg with Ann Lee",
        "Statement by Mayor Ann Lee on Denmark",
    ] {
        assert_eq!(told(title), [""; 0], "{title}");
    }
    for title in ["Attack by Norway on Denmark", "Acquisition of Norsk Data by Berg Shipping"] {
        assert_eq!(told(title).len(), 1, "{title}");
    }
}
