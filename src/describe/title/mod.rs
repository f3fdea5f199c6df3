//! What a document is called: the heading a reader would name.
//!
//! The title in the metadata, each heading and each short line of the front are candidates. What speaks for and against
//! each is added up ([`candidate::Feature`]), and the best is taken. Where none has enough, the first line that the text
//! has to show stands for it, cut to a clause where it is long; the file's name only where there is no such line.

mod candidate;
mod facts;
mod first;
mod front;
mod words;

use self::candidate::{Candidate, ENOUGH};
use self::front::candidates;
use super::page::{Line, Page, plain};
use crate::briefing::{Document, Draft, ParagraphRole};

pub(super) use words::{begins_like_one, is_body, is_byline, is_line_of_date};

/// A title, and the paragraph that holds it.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub words: String,
    /// `None` where no paragraph is the title and nothing else.
    pub paragraph: Option<usize>,
}

/// The title of the draft; `spoken` is where the first who speaks begins in a record of what was said.
pub(super) fn title(draft: &Draft, path: &str, spoken: Option<usize>) -> Choice {
    let page = Page { spoken, ..Page::of_draft(draft, path) };
    let metadata = draft.title.as_deref();
    let found = candidates(&page, metadata, draft.headline.as_deref(), draft.knows_headings, ENOUGH);
    best(found).unwrap_or_else(|| Choice {
        words: first::line(&page, &|_| false).unwrap_or_else(|| page.name().to_owned()),
        paragraph: None,
    })
}

/// The title of a document whose own many others of its folder have, too: `None` where it keeps that. A series is called
/// the same in each issue, so that another takes its place only where it heads the text, says more, and is not shared
/// itself. A letterhead gives way to the first line. `is_shared` tells what others have but for numbers and dates.
pub(super) fn again(document: &Document, is_shared: &dyn Fn(&str) -> bool) -> Option<Choice> {
    let page = Page::of_document(document);
    let metadata = page.facts.iter().find(|fact| fact.key == crate::briefing::FactKey::Title);
    let text = page.lines().iter().position(Line::is_running).unwrap_or(usize::MAX);
    let mut found = candidates(&page, metadata.map(|fact| fact.value.as_str()), None, false, i32::MIN);
    let own = plain(&document.title);
    let own = found.iter().filter(|candidate| plain(&candidate.words) == own).map(Candidate::plain_score).max();
    found.retain(|candidate| {
        candidate.at <= text && own.is_none_or(|own| candidate.plain_score() > own) && !is_shared(&candidate.words)
    });
    best(found).or_else(|| {
        let words = first::line(&page, is_shared).filter(|_| is_body(&document.title))?;
        Some(Choice { words, paragraph: None })
    })
}

/// The best of the candidates, where it is good enough.
fn best(mut found: Vec<Candidate>) -> Option<Choice> {
    found.sort_by_cached_key(Candidate::order);
    let best = found.into_iter().next().filter(|best| best.score() >= ENOUGH)?;
    Some(Choice { words: best.words, paragraph: best.paragraph })
}

/// Gives the paragraph of the title its role, and takes it from all others.
pub(super) fn assign(draft: &mut Draft, choice: &Choice) {
    for (position, paragraph) in draft.paragraphs.iter_mut().enumerate() {
        match choice.paragraph {
            Some(title) if title == position => paragraph.role = ParagraphRole::Title,
            Some(_) if paragraph.role == ParagraphRole::Title => paragraph.role = ParagraphRole::Heading,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str =
        "The council of Oldtown met on Tuesday to discuss the plans for the harbour, which had been delayed.";

    fn called(text: &str) -> String {
        title(&Draft::of_text(text.to_owned()), "report-17.txt", None).words
    }

    #[test]
    fn the_title_is_neither_stamp_nor_section_nor_letterhead() {
        for head in
            ["FOR IMMEDIATE RELEASE", "News", "By Mary Miller", "May 4, 2020", "Ministry of Works", "www.example.org"]
        {
            let text = format!("{head}\n\nCouncil discusses harbour plans\n\n{STORY}");
            assert_eq!(called(&text), "Council discusses harbour plans", "{head}");
        }
    }

    #[test]
    fn the_name_of_a_page_is_its_headline_without_the_site() {
        let text = format!(
            "Council discusses plans for the harbour, and the bridge - The Courier\n\nHome\n\nMay 4, 2020\n\nCouncil \
             discusses plans for\n\nthe harbour, and the bridge\n\n{STORY}"
        );
        assert_eq!(called(&text), "Council discusses plans for the harbour, and the bridge");
    }

    /// What a text is called whose file says that it is called `metadata`.
    fn named(metadata: &str, text: &str) -> String {
        let draft = Draft { title: Some(metadata.to_owned()), ..Draft::of_text(text.to_owned()) };
        title(&draft, "report-17.pdf", None).words
    }

    #[test]
    fn what_the_file_says_and_the_front_shows_beats_what_stands_first() {
        let shown = "Plans for the Harbour of Oldtown";
        assert_eq!(named(shown, &format!("Paper No 12\n\nPlans for the\nHarbour of Oldtown\n\n{STORY}")), shown);
        let survey = format!("Survey of Fishing Fleets\n\n{STORY}");
        for program in ["Microsoft Word - survey_v3", "Untitled document", "survey_v3.docx"] {
            assert_eq!(named(program, &survey), "Survey of Fishing Fleets", "{program}");
        }
    }

    #[test]
    fn a_day_beneath_a_heading_is_no_part_of_it() {
        for (heading, day) in [
            ("Minutes of the Harbour Committee", "May 4, 2020"),
            ("Statement of the Mayor on the Harbour", "4 May 2020"),
        ] {
            let text = format!("{heading}\n\n{day}\n\n{STORY}\n\n{heading} {day} Page 1 of 3");
            assert_eq!(named(&format!("{heading} -- {day}"), &text), heading);
        }
        let whole = "Assessment of the Fishing Fleets, May 4, 2020";
        assert_eq!(named(whole, &format!("{whole}\n\n{STORY}")), whole);
    }

    #[test]
    fn a_heading_goes_on_in_a_line_that_begins_in_the_middle() {
        let called = |lines: &[&str]| {
            let mut draft = Draft { knows_headings: true, ..Draft::default() };
            let roles = [ParagraphRole::Title].into_iter().chain(std::iter::repeat(ParagraphRole::Heading));
            for (line, role) in lines.iter().zip(roles) {
                draft.push(line, role);
            }
            draft.push(STORY, ParagraphRole::Body);
            title(&draft, "a.pdf", None).words
        };
        let held = "Minutes of the council meeting held on 6 April 2022";
        assert_eq!(called(&["Minutes of the council meeting held", "on 6 April 2022"]), held);
        assert_eq!(
            called(&["Survey of the fleets and", "of the harbours"]),
            "Survey of the fleets and of the harbours"
        );
        assert_eq!(called(&["Survey of the fishing fleets", "The harbours"]), "Survey of the fishing fleets");
        assert_eq!(called(&["Survey of the fishing fleets", "6 April 2022"]), "Survey of the fishing fleets");
        assert_eq!(called(&["Survey of the fishing fleets", "By Mary Miller"]), "Survey of the fishing fleets");
    }

    #[test]
    fn what_the_format_calls_the_title_may_stand_beneath_a_long_menu() {
        let mut draft = Draft { knows_headings: true, ..Draft::default() };
        for at in 0..200 {
            let role = if at % 50 == 20 { ParagraphRole::Heading } else { ParagraphRole::Body };
            draft.push(&format!("Harbour products {at}"), role);
        }
        draft.push("Quay opens after years of delay", ParagraphRole::Title);
        draft.push(STORY, ParagraphRole::Body);
        assert_eq!(title(&draft, "a.md", None).words, "Quay opens after years of delay");
    }

    #[test]
    fn a_line_beneath_running_text_and_one_with_a_number_head_parts() {
        let text = format!("Survey of Fishing Fleets\n\n{STORY}\n\nHarbours of the North\n\n{STORY}");
        assert_eq!(called(&text), "Survey of Fishing Fleets");
        let text = format!("1. The harbour\n\nPlans for the Harbour of Oldtown\n\n{STORY}");
        assert_eq!(called(&text), "Plans for the Harbour of Oldtown");
    }

    #[test]
    fn a_text_without_a_title_is_called_by_its_first_line() {
        assert_eq!(
            called(STORY),
            "The council of Oldtown met on Tuesday to discuss the plans for the harbour, which had been delayed"
        );
        assert_eq!(called("1 | 2 | 3"), "report-17.txt");
    }
}
