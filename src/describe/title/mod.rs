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

use self::candidate::{Candidate, ENOUGH, Feature};
use self::front::candidates;
use super::page::{Page, plain};
use crate::briefing::{Document, Draft, ParagraphRole};

pub(super) use words::{begins_like_one, is_byline, is_line_of_date};

/// A title, and the paragraph that holds it.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub words: String,
    /// `None` where no paragraph is the title and nothing else.
    pub paragraph: Option<usize>,
}

/// The title of the draft.
pub(super) fn title(draft: &Draft, path: &str) -> Choice {
    let page = Page::of_draft(draft, path);
    let metadata = draft.title.as_deref();
    choose(&page, candidates(&page, metadata, draft.headline.as_deref(), draft.knows_headings), &|_| false)
}

/// The title of a document once the headings that many of its folder share are known: `None` where it keeps the one it
/// has. `is_shared` is asked with words as [`plain`] makes them.
pub(super) fn again(document: &Document, is_shared: &dyn Fn(&str) -> bool) -> Option<Choice> {
    let page = Page::of_document(document);
    let own = plain(&document.title);
    if !is_shared(&own) {
        return None;
    }
    let metadata = page.facts.iter().find(|fact| fact.key == crate::briefing::FactKey::Title);
    let mut found = candidates(&page, metadata.map(|fact| fact.value.as_str()), None, false);
    for candidate in &mut found {
        if is_shared(&plain(&candidate.words)) {
            // That it has the role says no more than that it was chosen before.
            candidate.features.retain(|feature| *feature != Feature::Title);
            candidate.features.push(Feature::Shared);
        }
    }
    let choice = choose(&page, found, is_shared);
    (plain(&choice.words) != own).then_some(choice)
}

/// The best of the candidates; where none is good enough, the first line that `is_shared` does not know.
fn choose(page: &Page<'_>, mut found: Vec<Candidate>, is_shared: &dyn Fn(&str) -> bool) -> Choice {
    found.sort_by_cached_key(Candidate::order);
    if std::env::var("RD_T").is_ok() {
        eprintln!("## {}", page.path);
        for c in found.iter().take(5) {
            eprintln!("  {} {:?} {:?}", c.score(), c.words, c.features);
        }
    }
    let best = found.into_iter().next().filter(|best| best.score() >= ENOUGH);
    match best {
        Some(best) => Choice { words: best.words, paragraph: best.paragraph },
        None => {
            Choice { words: first::line(page, is_shared).unwrap_or_else(|| page.name().to_owned()), paragraph: None }
        }
    }
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
        title(&Draft::of_text(text.to_owned()), "report-17.txt").words
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

    #[test]
    fn a_text_without_a_title_is_called_by_its_first_line() {
        assert_eq!(
            called(STORY),
            "The council of Oldtown met on Tuesday to discuss the plans for the harbour, which had been delayed"
        );
        assert_eq!(called("1 | 2 | 3"), "report-17.txt");
    }
}
