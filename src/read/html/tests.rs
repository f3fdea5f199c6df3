#![allow(clippy::unwrap_used, reason = "a test may fail")]

use super::*;
use ParagraphRole::{Body, Boilerplate, Caption, Heading, Title};

const LONG: &str = "The committee met on Tuesday to discuss the plans for the new harbour, which had been delayed for years, as the mayor, the council, and the companies could not agree.";

fn page() -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Harbour Opens - The Courier</title>\
         <meta property='article:published_time' content='2021-03-04T10:00:00+01:00'></head><body>\
         <nav><a href=/>Home</a> <a href=/news>News</a></nav><div class=sidebar><a href=/x>Storm coming, say the people who know</a></div>\
         <article><h1>Harbour Opens</h1><p>{LONG}</p><p>{LONG} It rained&nbsp;&amp; rained.</p>\
         <figure><img src=a.jpg><figcaption>The new harbour</figcaption></figure>\
         <h2>What comes next</h2><p>Second: {LONG}<br>And so on.</p><ul><li>{LONG} One.</li><li>Two.</li></ul>\
         <table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>12</td></tr></table></article>\
         <div class='share'><a href=#>Share</a> <a href=#>Tweet</a></div><script>var x = '<p>no</p>';</script></body></html>"
    )
}

#[test]
fn a_page_becomes_its_blocks_and_the_rest_is_furniture() {
    let draft = draft(&page()).unwrap();
    let found: Vec<(&str, ParagraphRole)> =
        draft.paragraphs.iter().map(|paragraph| (draft.words(paragraph), paragraph.role)).collect();
    assert!(found.contains(&("Harbour Opens", Title)), "{found:#?}");
    assert!(found.contains(&(LONG, Body)));
    assert!(found.contains(&("What comes next", Heading)));
    assert!(found.contains(&("The new harbour", Caption)));
    assert!(found.contains(&("Year | Ships", Body)));
    let head = draft.paragraphs.iter().find(|one| draft.words(one) == "Year | Ships").unwrap();
    assert_eq!(head.form, ParagraphForm::Head);
    assert!(found.contains(&("2020 | 12", Body)));
    assert!(found.contains(&("Storm coming, say the people who know", Boilerplate)));
    assert!(found.iter().any(|(words, _)| words.ends_with("It rained & rained.")));
    assert!(!draft.text.contains("var x") && !draft.text.contains("Home"));
    assert_eq!(draft.dates.first().map(String::as_str), Some("2021-03-04T10:00:00+01:00"));
}

#[test]
fn all_sections_of_a_report_are_its_text_and_comments_are_not() {
    let section =
        |words: &str| format!("<div class=section><h2>{words}</h2><p>{words} was spoken of at length.</p></div>");
    let second = format!("<div class=section><p>{LONG}</p><p>{LONG} Yes.</p><p>{LONG} No.</p></div>");
    let page = format!(
        "<html><body><div class=report><p>This report has three parts.</p>{}{second}{}\
         <div class='section comment'><p>What a report, I never read one that was as long.</p></div></div>\
         <div class=section><p>Another page of this house tells what else it does.</p></div></body></html>",
        section("The outer basin of the harbour"),
        section("The market hall of the fishermen")
    );
    let draft = draft(&page).unwrap();
    let boilerplate: Vec<&str> = draft
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.role == Boilerplate)
        .map(|paragraph| draft.words(paragraph))
        .collect();
    let beside =
        ["What a report, I never read one that was as long.", "Another page of this house tells what else it does."];
    assert_eq!(boilerplate, beside);
}

#[test]
fn a_page_nested_too_deep_is_refused_and_one_at_the_limit_is_read() {
    let nested = |depth: usize| format!("{}words here{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert!(matches!(draft(&nested(100_000)), Err(ReadError::TooDeep { .. })));
    assert!(draft(&nested(400)).is_ok());
    assert!(matches!(draft(&"<b>x".repeat(100_000)), Err(ReadError::TooDeep { .. })));
    let reopened: String = (0..20_000).map(|n| format!("<div><b id={n}>x</div>")).collect();
    assert!(matches!(draft(&reopened), Err(ReadError::TooDeep { .. })));
}

#[test]
fn a_page_without_words_says_so() {
    assert!(matches!(draft("<html><body><img src=x></body></html>"), Err(ReadError::NoText)));
}

fn dates_of(head: &str, before: &str, inside: &str, after: &str) -> Vec<String> {
    let page = format!(
        "<html><head><title>Harbour Opens</title>{head}</head><body>{before}<article><h1>Harbour Opens</h1>{inside}<p>{LONG}</p><p>{LONG} It rained.</p></article>{after}</body></html>"
    );
    draft(&page).unwrap().dates
}

#[test]
fn the_time_of_the_article_is_its_day() {
    let time = "<time datetime='2021-05-03'>3 May 2021</time>";
    let (other, noise) = ("2020-01-15", "<time datetime='2020-01-15'>15 January 2020</time>");
    assert_eq!(dates_of("", "", time, ""), ["2021-05-03"]);
    for aside in [
        format!("<aside><h3>Latest</h3>{noise}</aside>"),
        format!("<div class='sidebar-list'>{noise}</div>"),
        format!("<section id=comments><div>{noise}<p>So late!</p></div></section>"),
        format!("<div class='more-news'>{noise}</div>"),
        format!("<footer>{noise}</footer>"),
    ] {
        assert_eq!(dates_of("", &aside, time, ""), ["2021-05-03"], "{aside}");
        assert_eq!(dates_of("", "", time, &aside), ["2021-05-03"], "{aside}");
        assert!(dates_of("", "", "", &aside).is_empty(), "{aside}");
    }
    let foot = "<footer><time datetime='2021-05-03'>3 May 2021</time></footer>";
    assert_eq!(dates_of("", "", foot, ""), ["2021-05-03"], "the article's foot is its own");
    let marked = "<aside><time class='entry-date published' datetime='2021-05-03'>3 May 2021</time></aside>";
    assert_eq!(dates_of("", "", "", marked), ["2021-05-03"], "what is marked as published is, but in other texts");
    assert!(dates_of("", "", "", &format!("<ol class=comments>{marked}</ol>")).is_empty());
    // A class of the article's own is no aside: the headline stands in it.
    let page = format!(
        "<html><body><div class='has-sidebar related'><h1>Harbour Opens</h1>{time}<p>{LONG}</p><p>{LONG}</p></div></body></html>"
    );
    assert_eq!(draft(&page).unwrap().dates, ["2021-05-03"]);
    let meta = format!("<meta property='article:published_time' content='{other}'>");
    assert_eq!(dates_of(&meta, "", time, "").first().map(String::as_str), Some(other));
}

#[test]
fn of_several_times_the_one_marked_as_published_counts() {
    let updated = "<time class='updated' datetime='2021-06-01'>1 June</time>";
    for published in [
        "<time itemprop='datePublished' datetime='2021-05-03'>3 May</time>",
        "<span property='schema:datePublished' content='2021-05-03'>3 May</span>",
        "<time class='entry-date published' datetime='2021-05-03'>3 May</time>",
        "<span itemprop='datePublished'>3 May 2021 </span>",
    ] {
        let found = dates_of("", "", &format!("{updated}{published}"), "");
        assert_eq!(found.len(), 1, "{published}: {found:?}");
        assert!(found[0] == "2021-05-03" || found[0] == "3 May 2021");
    }
    let plain = "<time datetime='2021-06-01'>1 June</time> <time datetime='2021-05-03'>3 May</time>";
    assert!(dates_of("", "", plain, "").is_empty(), "the words beside them tell");
}

#[test]
fn the_articles_own_title_beats_the_section_and_the_site() {
    let title = |head: &str, body: &str| {
        let page = format!(
            "<html><head>{head}</head><body>{body}<p>{LONG}</p><p>{LONG} Yes.</p><p>{LONG} No.</p></body></html>"
        );
        let draft = draft(&page).unwrap();
        draft.title().unwrap_or_default()
    };
    let own = "<title>The Gazette</title><meta property='og:title' content='Harbour opens at last'><meta property='og:site_name' content='The Gazette'>";
    assert_eq!(
        title(own, "<h1>The Gazette</h1><h2>Speech</h2><h3 class=title>Harbour opens at last</h3>"),
        "Harbour opens at last"
    );
    assert_eq!(title(own, "<h1>Speech</h1>"), "Harbour opens at last");
    let linked = "<title>Home</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour opens at last\"}</script>";
    assert_eq!(title(linked, "<h1>News</h1>"), "Harbour opens at last");
    let site = "<title>Harbour opens at last | The Gazette</title><meta property='og:title' content='The Gazette'><meta property='og:site_name' content='The Gazette'>";
    assert_eq!(title(site, "<h2>Harbour opens at last</h2>"), "Harbour opens at last");
    let suffix = "<meta property='og:title' content='Harbour opens at last - The Gazette'><meta property='og:site_name' content='The Gazette'>";
    assert_eq!(title(suffix, ""), "Harbour opens at last");
}

#[test]
fn headings_items_and_cells_know_their_place_and_what_nobody_sees_is_marked() {
    let page = format!(
        "<html><body><h1>One</h1><p>{LONG} <s>It was shut.</s><del>Never.</del></p><h3>Three</h3><ul><li>First<ul><li>Second</li></ul></li></ul>\
         <table><tr><th></th><th>2019</th></tr><tr><td>Ships</td><td></td><td>7</td></tr></table><p style='position:absolute;left:-9999px'>Unseen words</p><p>{LONG} Yes.</p></body></html>"
    );
    let draft = whole(&page).unwrap();
    let found = |words: &str| *draft.paragraphs.iter().find(|one| draft.words(one).starts_with(words)).unwrap();
    assert_eq!(found("Three").level.map(u8::from), Some(3));
    assert_eq!((found("First").level.map(u8::from), found("Second").level.map(u8::from)), (Some(1), Some(2)));
    assert_eq!(found("– | 2019").form, ParagraphForm::Head);
    assert_eq!(found("Ships |  | 7").form, ParagraphForm::Row);
    assert!(found("Unseen").is_hidden && found("It was shut").is_hidden);
    assert!(!draft.text.contains("Never"));
}

#[test]
fn what_is_struck_through_or_unseen_in_a_sentence_stands_apart_from_it() {
    for (page, seen, apart) in [
        ("<p>The fee is <s>$700</s> $300 a year.</p>", "The fee is $300 a year.", "$700"),
        ("<ul><li>Open <strike>on Mondays</strike> on Fridays</li></ul>", "Open on Fridays", "on Mondays"),
        (
            "<p>Paid to <span style='text-decoration: line-through'>Ada Quill</span> the port.</p>",
            "Paid to the port.",
            "Ada Quill",
        ),
        ("<p>Two ships<span style='display:none'> and a boat</span> came.</p>", "Two ships came.", "and a boat"),
        ("<table><tr><td>Crew</td><td><s>12</s> 14</td></tr></table>", "Crew | 14", "12"),
        ("<p>It rained.</p><div hidden><p>Nobody reads this.</p></div>", "It rained.", "Nobody reads this."),
        ("<p>It rained.</p><noscript><p>The <b>port</b> shut.</p></noscript>", "It rained.", "The port shut."),
    ] {
        let draft = whole(page).unwrap();
        let found: Vec<_> = draft.paragraphs.iter().map(|one| (draft.words(one), one.is_hidden)).collect();
        assert_eq!(found, [(seen, false), (apart, true)], "{page}");
    }
    // A deletion that is tracked is no text, and type that is only small or underlined is.
    let draft = whole("<p>Old <del>rope</del> <u>and</u> <small>new</small> sails.</p>").unwrap();
    assert_eq!((draft.paragraphs.len(), draft.text.as_str()), (1, "Old and new sails."));
}

#[test]
fn quotations_in_a_message_have_their_depth() {
    let draft = message("<p>I agree.</p><div class=gmail_signature>Ada Quill, Gazette</div><blockquote><p>The harbour opens.</p><blockquote>When?</blockquote></blockquote>").unwrap();
    let levels: Vec<Option<u8>> = draft.paragraphs.iter().map(|one| one.level.map(u8::from)).collect();
    assert_eq!(levels, [None, None, Some(1), Some(2)]);
    assert_eq!(draft.paragraphs[1].role, Boilerplate);
}

#[test]
fn a_first_line_in_strong_type_heads_its_paragraph() {
    let page = format!(
        "<article><p><strong>What <b>Comes</b> Next</strong><br/>{LONG}</p><p><b>Warning</b> to all: {LONG}<br>And so on.</p>\
         <p><b>{LONG}<br>{LONG}</b></p><p><b>Mary Green</b><br>Director of Works<br>City Council</p></article>"
    );
    let draft = draft(&page).unwrap();
    let headings: Vec<&str> =
        draft.paragraphs.iter().filter(|one| one.role == Heading).map(|one| draft.words(one)).collect();
    assert_eq!(headings, ["What Comes Next"]);
    assert!(draft.paragraphs.iter().any(|one| draft.words(one) == LONG && one.role == Body));
}

/// So many paragraphs of a text.
fn long(count: usize) -> String {
    (0..count).map(|at| format!("<p>{LONG} That was said {at} times.</p>")).collect()
}

/// The role of the words in a page with this under its headline, and a menu above.
fn under_headline(head: &str, under: &str, words: &str) -> ParagraphRole {
    let page = format!(
        "<html><head><title>Harbour opens at last</title>{head}</head><body><div><a href=/>Home</a></div><div class=top>\
         <h1>Harbour opens at last</h1>{under}</div><div class=text>{}</div></body></html>",
        long(9)
    );
    let draft = draft(&page).unwrap();
    draft.paragraphs.iter().find(|one| draft.words(one) == words).unwrap().role
}

#[test]
fn the_standfirst_beneath_a_headline_is_of_the_article() {
    let told = "The mayor cut the ribbon in the rain, and most of the town came.";
    let about = "Rain on the day";
    let dek = "What the town gained, and what it had to give for the quays";
    let meta = format!("<meta name=description content='{about}'>");
    assert_eq!(under_headline("", &format!("<p class=by>By Ada Quill</p><h2>{told}</h2>"), told), Body);
    assert_eq!(under_headline(&meta, &format!("<p>By Ada Quill</p><div>{about}</div>"), about), Body);
    assert_eq!(under_headline("", &format!("<div>{dek}</div>"), dek), Body);
    // Links, comments and by-lines are not.
    let link = "Read all about the storm of last year, and who paid for it.";
    assert_eq!(under_headline("", &format!("<p><a href=/storm>{link}</a></p>"), link), Boilerplate);
    assert_eq!(under_headline("", &format!("<div class=related><p>{link}</p></div>"), link), Boilerplate);
    let by = "By Ada Quill, chief reporter, 3 May 2021, 10:15, changed 4 May";
    assert_eq!(under_headline("", &format!("<p>{by}</p>"), by), Boilerplate);
}

#[test]
fn a_short_sentence_beside_those_of_the_main_text_belongs_to_it() {
    let short = "Nobody could say who is to pay for it all.";
    for inside in [
        format!("<p>{LONG}</p><p class='share-text'>{short}</p><p>{LONG} Yes.</p>"),
        format!("<ul><li>{LONG}</li><li class='share-text'>{short}</li><li>{LONG} Yes.</li></ul>"),
    ] {
        let page =
            format!("<html><body><h1>Harbour</h1><article>{}{inside}{}</article></body></html>", long(4), long(4));
        let draft = draft(&page).unwrap();
        let found = draft.paragraphs.iter().find(|one| draft.words(one) == short).unwrap();
        assert_eq!(found.role, Body, "{page}");
    }
    let page = format!(
        "<html><body><h1>Harbour</h1><article>{}<div class=comments><p>{short}</p></div>{}</article></body></html>",
        long(4),
        long(4)
    );
    let draft = draft(&page).unwrap();
    assert!(draft.paragraphs.iter().all(|one| draft.words(one) != short || one.role == Boilerplate));
}
