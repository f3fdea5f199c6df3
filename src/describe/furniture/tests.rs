use super::*;

fn roles(text: &str) -> Vec<ParagraphRole> {
    let mut draft = Draft::of_text(text.to_owned());
    mark(&mut draft);
    draft.paragraphs.iter().map(|paragraph| paragraph.role).collect()
}

#[test]
fn what_lies_beside_furniture_needs_less() {
    use ParagraphRole::{Body, Boilerplate};
    assert_eq!(
        roles("The harbour was opened on Tuesday.\n\nCourier | News » Harbour\n\nLeave a Reply\n\nIt was a fine day."),
        [Body, Boilerplate, Boilerplate, Body]
    );
}

#[test]
fn a_document_of_furniture_alone_keeps_its_words() {
    assert_eq!(roles("Share"), [ParagraphRole::Body]);
}

/// A folder of these texts, described; the paragraphs that are set aside in each.
fn folder(texts: &[String]) -> Vec<(Document, Vec<String>)> {
    let mut documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| super::super::document(&format!("{number:04}.txt"), Draft::of_text(text.clone())))
        .collect();
    mark_folder(&mut documents);
    documents
        .into_iter()
        .map(|document| {
            let aside = |paragraph: &&Paragraph| paragraph.role == ParagraphRole::Boilerplate;
            let words = |paragraph: &Paragraph| paragraph.span.of(&document.text).to_owned();
            let found = document.paragraphs.iter().filter(aside).map(words).collect();
            (document, found)
        })
        .collect()
}

/// Text of its own for each number, in whole sentences.
fn story(number: usize) -> String {
    const WHO: [&str; 5] = ["The mayor", "A pilot", "The union", "A court", "The owner"];
    const WHAT: [&str; 7] = ["opened", "sold", "closed", "praised", "inspected", "painted", "left"];
    let who = WHO[number % 5];
    let what = WHAT[number % 7];
    format!(
        "{who} {what} pier number {number} on a rainy afternoon, as several witnesses told this paper.\n\n\
         It was not said who will pay for pier {number} and for the {} boats that lie beside it.",
        number * 3 + 2
    )
}

const MENU: [&str; 7] =
    ["Harbour Office", "What We Do", "Our Ships", "Tide Tables", "Old Charts", "Crew Lists", "Lost and Found"];

#[test]
fn menus_that_pages_share_are_set_aside_in_small_and_large_folders() {
    for size in [2, 3, 12, 60] {
        let texts: Vec<String> = (0..size).map(|n| format!("{}\n\n{}", story(n), MENU.join("\n\n"))).collect();
        for (_, aside) in folder(&texts) {
            assert_eq!(aside, MENU, "{size} documents");
        }
    }
}

#[test]
fn letterheads_are_cut_from_the_paragraph_they_are_part_of() {
    let texts: Vec<String> = (0..9)
        .map(|n| {
            format!("OLDTOWN HARBOUR OFFICE\nThird Floor, Customs House\nBulletin of {} May 2021\n{}", n + 1, story(n))
        })
        .collect();
    for (document, aside) in folder(&texts) {
        assert!(aside.concat().contains("Customs House"), "{aside:?}");
        let body = document.paragraphs.iter().find(|paragraph| paragraph.role == ParagraphRole::Body).unwrap();
        assert!(body.span.of(&document.text).contains(" pier number "));
    }
}

#[test]
fn copies_of_one_article_do_not_erase_each_other() {
    for copies in [2, 3, 10] {
        let text = (0..4).map(story).collect::<Vec<_>>().join("\n\n");
        let texts: Vec<String> = (0..copies).map(|_| text.clone()).collect();
        assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()), "{copies} copies");
    }
}

#[test]
fn a_notice_of_copyright_above_the_text_sets_none_of_it_aside() {
    use ParagraphRole::{Body, Boilerplate};
    let notices =
        ["© 2021 The Oldtown Courier. All rights reserved.", "Copyright 2021 Harbour Works", "(c) Port News 2021"];
    for notice in notices {
        let found = roles(&format!("Harbour opens\n\n{notice}\n\n{}\n\n{}", story(1), story(2)));
        assert_eq!(found.get(1..), Some(&[Boilerplate, Body, Body, Body, Body][..]), "{notice}");
        // At the end the small print goes with it.
        let found = roles(&format!("Harbour opens\n\n{}\n\n{notice}\n\nOldtown Printing House", story(1)));
        assert_eq!(found.get(1..), Some(&[Body, Body, Boilerplate, Boilerplate][..]), "{notice}");
    }
}

#[test]
fn one_story_on_pages_of_all_kinds_stays_on_each() {
    let told = [story(1), story(2)].join("\n\n");
    let around = ["3 May 2021", "By Mary Miller", "Updated today", "Photo desk"];
    let texts: Vec<String> = (0..8)
        .map(|at| format!("Harbour opens in Oldtown\n\n{}\n\n{told}\n\nPage {at} of all", around[at % 4]))
        .collect();
    for (document, aside) in folder(&texts) {
        assert!(
            aside.iter().all(|words| !words.ends_with("day.") && !told.contains(words.as_str())),
            "{}: {aside:?}",
            document.path
        );
    }
}

#[test]
fn what_several_reports_quote_is_no_furniture() {
    let quoted = "“We will open the harbour again when the weather allows it,” the mayor said on Monday.";
    let texts: Vec<String> = (0..10).map(|n| format!("{}\n\n{quoted}\n\n{}", story(n), story(n + 50))).collect();
    assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()));
}

#[test]
fn headings_figures_and_people_that_a_series_repeats_are_no_furniture() {
    let texts: Vec<String> = (0..20)
        .map(|n| {
            format!(
                "{}\n\nSituation overview\n\n{}\n\nMary Miller, harbour master\n\nAnna Berg, pilot\n\nCases: {n}\n\nNeeds\n\n{}",
                story(n),
                story(n + 100),
                story(n + 200)
            )
        })
        .collect();
    assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()));
}

#[test]
fn a_sentence_that_all_documents_end_with_stays_where_it_is_told_first() {
    let end = "An accusation is no proof, and everybody is presumed innocent until a court has decided.";
    let texts: Vec<String> = (0..12).map(|n| format!("{}\n\n{end}\n\n{}", story(n), MENU.join("\n\n"))).collect();
    for (number, (_, aside)) in folder(&texts).into_iter().enumerate() {
        assert_eq!(aside.contains(&end.to_owned()), number > 0);
    }
}

#[test]
fn a_line_that_lost_its_full_stop_tells_nothing_first() {
    let end = "An accusation is no proof, and everybody is presumed innocent until a court has decided";
    let texts: Vec<String> = (0..12)
        .map(|n| format!("{}\n\n{end}{}\n\n{}", story(n), if n == 0 { "" } else { "." }, MENU.join("\n\n")))
        .collect();
    let told = folder(&texts).iter().filter(|(_, aside)| !aside.concat().contains(end)).count();
    assert_eq!(told, 1);
}

/// No document loses its own text: what is set aside for being shared is short, or stands as text in an earlier one.
#[test]
fn a_sentence_is_never_lost_to_the_folder() {
    let ends = ["The harbour office was founded in 1901 and is open daily.", "Call the office when the tide is late."];
    for size in [2, 5, 30] {
        let texts: Vec<String> = (0..size)
            .map(|n| {
                let shared = (0..n % 4).map(|k| ends[k % 2]).collect::<Vec<_>>().join("\n\n");
                format!("{}\n\n{}\n\n{shared}\n\n{}", MENU.join("\n\n"), story(n / 2), story(n % 3))
            })
            .collect();
        let read = folder(&texts);
        for (at, (_, aside)) in read.iter().enumerate() {
            for sentence in aside.iter().filter(|words| words.ends_with('.')) {
                let told = read
                    .iter()
                    .take(at)
                    .any(|(document, aside)| document.text.contains(sentence.as_str()) && !aside.contains(sentence));
                assert!(told, "{sentence}");
            }
        }
    }
}

#[test]
fn running_heads_and_the_numbers_of_pages_are_set_aside() {
    let mut draft = Draft::default();
    for page in 1..=6 {
        for words in
            [format!("Harbour Review {}", page + 40), story(page), "Oldtown, 2021".to_owned(), format!("{page}")]
        {
            if let Some(paragraph) = draft.push(&words, ParagraphRole::Body) {
                paragraph.page = std::num::NonZeroU32::new(page as u32);
            }
        }
    }
    mark(&mut draft);
    let aside = draft.paragraphs.iter().filter(|paragraph| paragraph.role == ParagraphRole::Boilerplate).count();
    assert_eq!(aside, 18);
}

#[test]
fn pages_of_text_that_a_series_repeats_are_no_furniture() {
    let advice = |n: usize| {
        format!("Keep boats of class {n} away from the north quay, and tell the harbour master when one is seen there;")
    };
    let advice: Vec<String> = (0..9).map(advice).collect();
    let texts: Vec<String> =
        (0..12).map(|n| format!("{}\n\nADVICE FOR CREWS\n\n{}", story(n), advice.join("\n\n"))).collect();
    assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()));
}

#[test]
fn what_a_series_counts_is_no_furniture_where_it_heads_each_number() {
    let texts: Vec<String> = (0..12)
        .map(|n| {
            let head = ["HARBOUR OFFICE", "Third Floor, Customs House", "Bulletin of the Week", "Ships and Boats"];
            format!("{}\n\n{} ships in port\n\n{} lost\n\n{}", head.join("\n\n"), n * 7 + 3, n + 2, story(n))
        })
        .collect();
    for (_, aside) in folder(&texts) {
        assert!(!aside.iter().any(|line| line.contains("ships in port")), "{aside:?}");
    }
}

/// A list of records of one form, `count` of them: each line a label and what `value` says for the record, then the outcome.
fn form(number: usize, count: usize, labels: [&str; 2], outcome: &str) -> String {
    let record = |at: usize| {
        let [one, other] = labels;
        format!("{one}: Tern {}\n\n{other}: {} Quay Street\n\n{outcome}", number * 50 + at, at * 7 + number)
    };
    (0..count).map(record).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_fields_of_a_form_that_is_filled_in_again_and_again_are_content() {
    for (labels, outcome) in [
        (["Applicant", "Premises"], "Permit granted"),
        (["Vessel", "Berth"], "Released from arrest"),
        (["Patient ward", "Sent from"], "Recovered"),
    ] {
        let texts: Vec<String> = (0..9).map(|n| format!("Harbour Office\n\n{}", form(n, 4, labels, outcome))).collect();
        for (document, aside) in folder(&texts) {
            let lost = |words: &String| words.contains(':') || words.contains(outcome);
            assert!(!aside.iter().any(lost), "{}: {aside:?}", document.text);
        }
    }
}

#[test]
fn labels_of_a_letterhead_and_controls_that_come_back_are_no_records() {
    // The same values everywhere: a letterhead.
    let head = "Harbour Office\n\nTelephone: 555 0100\n\nDirector: Mary Miller\n\nOpen on weekdays";
    let texts: Vec<String> = (0..9).map(|n| format!("{head}\n\n{}", story(n))).collect();
    for (_, aside) in folder(&texts) {
        assert!(aside.contains(&"Open on weekdays".to_owned()), "{aside:?}");
    }
    // A control beneath each of the other stories at a page's end.
    let control = "Copy the address";
    let texts: Vec<String> = (0..9)
        .map(|n| {
            format!(
                "{}\n\n{}",
                story(n),
                ["Tides turn", control, "Ships meet", control, "Gulls rest", control].join("\n\n")
            )
        })
        .collect();
    for (_, aside) in folder(&texts) {
        assert_eq!(aside.iter().filter(|words| *words == control).count(), 3, "{aside:?}");
    }
}

#[test]
fn a_letterhead_is_set_aside_in_small_and_large_folders() {
    for size in [2, 3, 12, 60] {
        let texts: Vec<String> = (0..size)
            .map(|number| {
                format!(
                    "HARBOUR BOARD OF OLDTOWN\n\n12 High Street, Oldtown\n\nPier Number {number} Changes Hands\n\n{}",
                    story(number)
                )
            })
            .collect();
        for (document, aside) in folder(&texts) {
            assert_eq!(aside, ["HARBOUR BOARD OF OLDTOWN", "12 High Street, Oldtown"], "{size} {}", document.path);
        }
    }
    // What two documents have inside of their texts stays.
    let texts: Vec<String> = (0..2).map(|number| format!("{0}\n\nWho pays\n\n{0}", story(number))).collect();
    assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()));
}

#[test]
fn a_letterhead_between_pages_is_set_aside() {
    let head = "Harbour Courts Building • 133 N. River Street • Oldtown • 555/010-3600";
    for size in [3, 12] {
        let texts: Vec<String> =
            (0..size).map(|number| format!("{}\n\n{head}\n\n{}", story(number), story(number + 100))).collect();
        for (document, aside) in folder(&texts) {
            assert_eq!(aside, [head], "{size} {}", document.path);
        }
    }
    // Without a telephone it may be what the documents are about.
    let ship = "The Tern • 133 tons • Oldtown • built in 1911";
    let texts: Vec<String> =
        (0..12).map(|number| format!("{}\n\n{ship}\n\n{}", story(number), story(number + 100))).collect();
    assert!(folder(&texts).iter().all(|(_, aside)| aside.is_empty()));
}
