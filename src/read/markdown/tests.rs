use super::*;
use crate::briefing::FactKey;
use crate::briefing::ParagraphRole;
use ParagraphForm::{Head, Item, Note, Prose, Row};
use ParagraphRole::{Body, Boilerplate, Caption, Heading, Title};

fn draft(text: &str) -> Draft {
    super::draft(text, &mut Rest::default())
}

type Found = (String, ParagraphRole, ParagraphForm, u8);

fn found(text: &str) -> Vec<Found> {
    let draft = draft(text);
    let level = |level: Option<std::num::NonZeroU8>| level.map_or(0, u8::from);
    let of = |p: &crate::briefing::Paragraph| (draft.words(p).to_owned(), p.role, p.form, level(p.level));
    draft.paragraphs.iter().map(of).collect()
}

fn words(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(words, ..)| words).collect()
}

fn expect(text: &str, expected: &[(&str, ParagraphRole, ParagraphForm, u8)]) {
    let expected: Vec<Found> =
        expected.iter().map(|&(words, role, form, level)| (words.to_owned(), role, form, level)).collect();
    assert_eq!(found(text), expected);
}

fn facts(text: &str) -> Vec<(FactKey, String)> {
    draft(text).facts.into_iter().map(|fact| (fact.key, fact.value)).collect()
}

#[test]
fn blocks_are_paragraphs_and_the_text_is_their_words() {
    let text = "# Harbour *opens*\n\nIt was **fine**. And [dry](http://x.org \"t\").\n\n## Next\n\n- one\n  - two\n\n> said he\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n\nThe end[^1] \\[so\\].\n\n[^1]: A note.\n";
    expect(
        text,
        &[
            ("Harbour opens", Title, Prose, 1),
            ("It was fine. And dry.", Body, Prose, 0),
            ("Next", Heading, Prose, 2),
            ("one", Body, Item, 1),
            ("two", Body, Item, 2),
            ("said he", Body, Prose, 0),
            ("a | b", Body, Head, 0),
            ("1 | 2", Body, Row, 0),
            ("The end [so].", Body, Prose, 0),
            ("A note.", Body, Note, 0),
        ],
    );
}

#[test]
fn of_a_front_matter_the_title_is_shown_and_the_rest_told() {
    let text = "---\ntitle: \"A Day\"\ndate: 2021-03-04\nauthors:\n  - Ada Quill\n  - Bo Tern\nurl: https://a.example/x\ntags: [a, b]\n---\nIt rained.\n";
    assert_eq!(
        facts(text),
        [
            (FactKey::Title, "A Day".to_owned()),
            (FactKey::Date, "2021-03-04".to_owned()),
            (FactKey::Author, "Ada Quill, Bo Tern".to_owned()),
            (FactKey::Address, "https://a.example/x".to_owned()),
        ]
    );
    assert_eq!(words(text), ["A Day", "It rained."]);
    assert_eq!(words("---\ntitle: A Day\n---\n# A Day\n\nIt rained."), ["A Day", "It rained."]);
    assert_eq!(
        words("---\ntitle: \"&#039;Ada&#039;s Day&#039; &amp; Night\"\n---\nIt rained."),
        ["'Ada's Day' & Night", "It rained."]
    );
    assert_eq!(words("---\ntitle: Quill & Tern; a < b\n---\nIt rained."), ["Quill & Tern; a < b", "It rained."]);
    let toml = "+++\ntitle = 'A Day'\ndate = 2021-03-04\nauthor = \"Ada Quill\"\n+++\nIt rained.\n";
    assert_eq!(facts(toml).len(), 3);
}

#[test]
fn a_head_of_keys_is_told_and_set_aside() {
    for text in [
        "# Quay opens\n\n- **URL**: https://a.example/x\n- **Published**: 4 March 2021\n- **HTTP status**: 200\n\nIt rained.",
        "# Quay opens\n\n**URL:** https://a.example/x\n**Published:** 4 March 2021\n**HTTP status:** 200\n\nIt rained.",
        "# Quay opens\n\n| Field | Value |\n|---|---|\n| URL | https://a.example/x |\n| Published | 4 March 2021 |\n\nIt rained.",
        "# Quay opens\n\nSource: https://a.example/x\n\nPublished: 4 March 2021\n\nIt rained.",
    ] {
        assert_eq!(
            facts(text),
            [(FactKey::Address, "https://a.example/x".to_owned()), (FactKey::Date, "4 March 2021".to_owned())],
            "{text}"
        );
        let body: Vec<String> = found(text).into_iter().filter(|found| found.1 == Body).map(|found| found.0).collect();
        assert_eq!(body, ["It rained."], "{text}");
    }
}

#[test]
fn lines_with_a_colon_are_no_head() {
    // What is said has no known key; a single line is none.
    for text in [
        "The minister: we shall see.\n\nThe mayor: nobody knows.\n\nIt rained.",
        "Date: 4 March 2021\n\nIt rained, and the quay was closed until the evening.",
    ] {
        assert!(facts(text).is_empty(), "{text}");
        assert!(found(text).iter().all(|found| found.1 == Body));
    }
}

#[test]
fn a_break_of_the_line_is_a_wrap_or_parts_blocks() {
    let wrapped = "The board met on Tuesday to talk about the harbour and what its dredging\nwould cost the town in the years to come, as nobody had said so far who\nwas to pay for it. It will meet again in May.\n\nNothing came of it, said the mayor, who had not been there himself on that\nday and had sent a deputy.";
    assert_eq!(words(wrapped).len(), 2);
    let scraped = "Harbour opens\nHome\nWorld\nSport\nShare\nThe board met on Tuesday to talk about the harbour and what its dredging would cost the town in the years to come.\nBy Ada Quill\nNobody had said so far who was to pay for it, and the mayor, who had not been there, said that he had sent his deputy to the meeting.\nRead more";
    assert_eq!(words(scraped).len(), 9);
}

#[test]
fn links_give_words_and_pictures_captions() {
    expect(
        "See [the *plan*](https://a.example/p?a=1) of ![The quay at night](q.jpg)the [![logo](l.png)](/) town.\n\n![photo.jpg](p.jpg)\n\nAnd \\[more\\](https://a.example/m) <b>bold</b>.",
        &[
            ("See the plan of the town.", Body, Prose, 0),
            ("The quay at night", Caption, Prose, 0),
            ("And more bold.", Body, Prose, 0),
        ],
    );
}

#[test]
fn lists_of_links_are_furniture() {
    let text = "- [Home](/)\n- [World news](/w)\n- [Sport](/s)\n\nThe board met.\n\n- [a plan](/p) of the quay\n- the [price](/q)\n- more";
    let roles: Vec<ParagraphRole> = found(text).into_iter().map(|found| found.1).collect();
    assert_eq!(roles, [Boilerplate, Boilerplate, Boilerplate, Body, Body, Body, Body]);
}

#[test]
fn an_outline_names_the_headings() {
    let long = "The board met on Tuesday to talk about the harbour and what its dredging would cost the town in the years to come, as nobody had said so far who was to pay for it, and the mayor, who had not been there, said nothing.";
    let text = format!(
        "# www.a.example\n\n## Structure\n\n- # Quay opens\n  - ## What it costs\n\n## Content\n\nQuay opens\nHome\nQuay opens\n{long}\nWhat it costs\n{long}"
    );
    expect(
        &text,
        &[
            ("www.a.example", Boilerplate, Prose, 1),
            ("Structure", Boilerplate, Prose, 2),
            ("Quay opens", Boilerplate, Item, 1),
            ("What it costs", Boilerplate, Item, 2),
            ("Content", Heading, Prose, 2),
            ("Quay opens", Body, Prose, 0),
            ("Home", Body, Prose, 0),
            ("Quay opens", Title, Prose, 0),
            (long, Body, Prose, 0),
            ("What it costs", Heading, Prose, 0),
            (long, Body, Prose, 0),
        ],
    );
}

#[test]
fn an_outline_keeps_a_headline_that_the_text_lost() {
    let title = |text: &str| draft(&format!("# www.a.example\n\n- # Quay opens\n  - ## What it costs\n\n{text}")).title;
    assert_eq!(title("Harbour news\n\nWhat it costs\n\nNothing.").as_deref(), Some("Quay opens"));
    assert_eq!(title("Quay opens\n\nWhat it costs\n\nNothing."), None, "the text has it");
}

#[test]
fn markup_is_read_as_a_page_is() {
    expect(
        "One.\n\n<div><p>Two <b>words</b>.</p><ul><li>Three</li></ul></div>\n\n<!-- no -->\n\nFour<br>lines.",
        &[
            ("One.", Body, Prose, 0),
            ("Two words.", Body, Prose, 0),
            ("Three", Body, Item, 1),
            ("Four", Body, Prose, 0),
            ("lines.", Body, Prose, 0),
        ],
    );
}

#[test]
fn a_rule_beneath_a_long_paragraph_makes_no_heading() {
    let long = "The board met on Tuesday. ".repeat(20);
    let draft = draft(&format!("{long}\n---\n\nIt rained."));
    assert!(draft.paragraphs.iter().all(|paragraph| paragraph.role == Body));
}

#[test]
fn a_first_line_in_strong_type_heads_its_paragraph() {
    expect(
        "# Harbour opens\n\n**What Comes Next**\nThe harbour was closed for three days after the storm.\n\n**No way** at all\nthe harbour was closed for three days after the storm.\n",
        &[
            ("Harbour opens", Title, Prose, 1),
            ("What Comes Next", Heading, Prose, 0),
            ("The harbour was closed for three days after the storm.", Body, Prose, 0),
            ("No way at all the harbour was closed for three days after the storm.", Body, Prose, 0),
        ],
    );
}

#[test]
fn a_file_of_nothing_but_front_matter_is_its_title_and_description() {
    let of = |words: &[(&str, ParagraphRole)]| {
        words.iter().map(|&(words, role)| (words.to_owned(), role, Prose, 0)).collect::<Vec<Found>>()
    };
    let harbour =
        "---\ntitle: Harbour opens\nimage: a.jpg\ndescription: The mayor cut the ribbon: it was fine. \n--- \n";
    let expected = of(&[("Harbour opens", Title), ("The mayor cut the ribbon: it was fine.", Body)]);
    assert_eq!(found(harbour), expected);
    let text = "---\ntitle: Budget\nsummary: A vote.\ncontent: \"The council voted on Monday.\"\n---\n";
    assert_eq!(found(text), of(&[("Budget", Title), ("The council voted on Monday.", Body)]));
    // One that has a text, or tells nothing in sentences.
    let with_text = "---\ntitle: Ferry\ndescription: On a strike.\n---\nNo ferry runs.\n";
    assert_eq!(words(with_text), ["Ferry", "No ferry runs."]);
    assert_eq!(found("---\ntitle: Index\nlayout: page\n---\n"), of(&[]));
}

#[test]
fn a_quoted_value_says_what_it_escapes_and_may_go_on() {
    for (value, said) in [
        ("\"Remarks by\\_Mayor Lee, May\\_4\"", "Remarks by Mayor Lee, May 4"),
        ("\"A quay that cost\\\n  \\ ten million\"", "A quay that cost ten million"),
        ("\"A quay\n  for all\"", "A quay for all"),
        ("\"Caf\\xe9 \\u00fcber \\\"alles\\\"\"", "Café über \"alles\""),
        ("'It''s \\_ here'", "It''s \\_ here"),
        ("No \\_ quotes", "No \\_ quotes"),
    ] {
        let text = format!("---\ntitle: {value}\ndate: 2021-03-04\n---\nIt rained.\n");
        let expected = [(FactKey::Title, said.to_owned()), (FactKey::Date, "2021-03-04".to_owned())];
        assert_eq!(facts(&text), expected, "{value}");
    }
}

#[test]
fn a_plain_text_may_begin_with_a_front_matter() {
    let said = |text: &str| {
        let draft = plain(text.to_owned());
        (draft.facts.len(), draft.text.trim().to_owned())
    };
    assert_eq!(
        said("---\ntitle: Harbour opens\ndate: 2021-03-04\n---\nIt was fine.\n"),
        (2, "It was fine.".to_owned())
    );
    assert_eq!(said("---\nIt was fine: so they said.\n---\nMore.").0, 0);
}

#[test]
fn markup_between_the_lines_parts_paragraphs() {
    let text = "<span>It <b>rained</b>.</span><p>The ferry stayed.</p><p>So did we.</p>\n";
    assert_eq!(words(text), ["It rained.", "The ferry stayed.", "So did we."]);
    let indented = "It rained.\n\n        \n        <span id=\"a\"/><p>The ferry stayed.</p><i>So</i><p>did we.</p>\n";
    assert_eq!(words(indented), ["It rained.", "The ferry stayed.", "So", "did we."]);
    let code = "It rained.\n\n    <ferry> stays\n    a < b\n";
    assert_eq!(words(code), ["It rained.", "<ferry> stays", "a < b"], "no page");
}

#[test]
fn a_front_matter_has_values_on_lines_of_their_own() {
    let text = "---\npost_title: >\n  Ferry stays\n  in port\npost_date: 2016-01-18 05:17:17\nlinks:\n  - >\n    http://a.example\n---\nIt rained.\n";
    assert_eq!(words(text), ["Ferry stays in port", "It rained."]);
    assert!(facts(text).contains(&(FactKey::Date, "2016-01-18 05:17:17".to_owned())), "{:?}", facts(text));
    assert_eq!(words("---\ntitle: |\n  Ferry\ndate: 2021-03-04\n---\nIt rained."), ["Ferry", "It rained."]);
}
