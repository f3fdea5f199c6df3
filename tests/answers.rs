//! When figures of two papers answer one question, and when two numbers differ without contradiction.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;

/// What the papers, of these days and with these words, disagree about.
fn disputed(papers: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (number, (day, text)) in papers.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.md")), format!("OSLO, {day}, 2020 - {text}\n")).unwrap();
    }
    let briefing = common::briefing(folder.path(), 1);
    briefing.disagreements.into_iter().map(|disagreement| disagreement.about).collect()
}

fn disagree(one: &str, other: &str) -> bool {
    !disputed(&[("March 4", one), ("March 5", other)]).is_empty()
}

const TRAIN: &str = "A train derailed in Lima on Tuesday, killing 46 people.";

#[test]
fn one_question_in_other_words_has_one_answer() {
    assert!(disagree(TRAIN, "Nineteen people lost their lives when a train derailed in Lima on Tuesday."));
    assert!(disagree(
        "The Union of Dockers has 8,400 members in the port of Bergen.",
        "The Union of Dockers has barely 5,100 members in the port of Bergen."
    ));
    assert!(disagree(
        "Norsk Data is to acquire Berg Shipping for 300 million euros in cash.",
        "Norsk Data is buying Berg Shipping for 450 million euros."
    ));
    // Bounds, roundings and other units leave room for both.
    assert!(!disagree(TRAIN, "At least 40 people lost their lives when a train derailed in Lima on Tuesday."));
    assert!(!disagree("The tram network of Bergen is 17 miles long.", "The tram network of Bergen is 27 km long."));
}

#[test]
fn a_count_that_grows_day_by_day_goes_on() {
    let told = |counts: [&str; 3]| {
        let text = |count| format!("A train derailed in Lima on Tuesday, killing {count} people.");
        let texts = counts.map(text);
        let papers: Vec<(&str, &str)> =
            ["March 4", "March 5", "March 6"].into_iter().zip(texts.iter().map(String::as_str)).collect();
        !disputed(&papers).is_empty()
    };
    assert!(!told(["46", "58", "more than 70"]));
    assert!(told(["46", "19", "more than 70"]), "a later one is below");
    assert!(told(["46", "58", "46"]), "the last goes back");
}

#[test]
fn two_counts_of_two_stretches_of_time_are_two() {
    assert!(!disagree(
        "The navy has rescued 300 sailors off Lima since January 2020.",
        "The navy has rescued 90 sailors off Lima since March 2 2020."
    ));
    assert!(!disagree(
        "The clinic in Bergen dismissed 40 nurses in ten days.",
        "The clinic in Bergen dismissed 15 nurses in two weeks."
    ));
    assert!(!disagree(
        "Police arrested 80 people in Oslo within two days.",
        "Police in Oslo have arrested 200 people since January 2020."
    ));
    assert!(disagree(
        "Police have arrested 80 people in Oslo since January 2020.",
        "Police in Oslo have arrested 200 people since January 2020."
    ));
}

#[test]
fn another_state_place_or_plan_is_another_question() {
    assert!(!disagree(TRAIN, "A train derailed in Lima on Tuesday and 90 people were injured."));
    assert!(!disagree(TRAIN, "A train derailed in Quito on Tuesday, killing 19 people."));
    assert!(!disagree(
        "Norsk Data hired 300 workers in Bergen this year.",
        "Norsk Data plans to hire 450 workers in Bergen this year."
    ));
    assert!(!disagree(
        "The bank Nordea will close, according to four sources at Nordea.",
        "The bank Nordea will close, according to three sources at Nordea."
    ));
}

#[test]
fn a_part_is_no_answer_to_how_many_in_all_but_it_is_never_more_than_the_whole() {
    assert!(!disagree(TRAIN, "A train derailed in Lima on Tuesday, killing dozens, including 11 children."));
    assert!(disagree(TRAIN, "A train derailed in Lima on Tuesday, killing 60 tourists."));
}

#[test]
fn a_later_count_of_a_running_story_is_another_count() {
    let later = "Ninety people were killed when a train derailed in Lima on March 3.";
    assert_eq!(disputed(&[("March 4", TRAIN), ("March 14", later)]), [""; 0]);
    assert_eq!(disputed(&[("March 4", TRAIN), ("March 5", later)]), ["people killed"]);
}
