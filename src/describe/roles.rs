//! What each paragraph is for: headline, heading, caption, furniture, running text.

use super::furniture;
use crate::briefing::{Draft, ParagraphRole};
use crate::text::dates;

/// The longest headline and the longest heading inside a text, in words, and of the headline in characters.
const TITLE_WORDS: usize = 20;
const TITLE_LETTERS: usize = 130;
const HEADING_WORDS: usize = 14;

/// The longest caption, in words.
const CAPTION_WORDS: usize = 60;

/// A paragraph with fewer characters than this does not prove that what stands above it is a heading.
const RUNNING: usize = 80;

/// A headline stands among the first paragraphs, below at most a menu or a date.
const TITLE_WITHIN: usize = 4;

/// How captions begin and what stands only in captions, in lower case.
const CAPTION_STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "image:",
    "picture:",
    "pictured:",
    "pictured above:",
    "photo by ",
    "photo credit",
    "image credit",
    "photograph by ",
    "photograph:",
    "file photo",
    "(file photo",
    "caption:",
    "credit:",
    "illustration:",
    "illustration by ",
    "graphic:",
    "map:",
    "in this photo ",
    "in this image ",
    "in this file photo",
    "(photo by ",
    "(photo: ",
    "(photo credit",
];
/// Each has a bracket, a stroke or a colon.
const CAPTION_MARKS: &[&str] = &[
    "(file photo)",
    "(file image)",
    "(file picture)",
    "(ap photo",
    "(photo by ",
    "(photo: ",
    "(photo courtesy",
    "(image: ",
    "(photo credit",
    "(picture: ",
    "(courtesy photo",
    "(photo/",
    "/getty images",
    "/ getty images",
    "(reuters/",
    "/afp via getty",
    "(left) and ",
    "(l-r)",
    "[file photo]",
    "[photo: ",
    " image: ",
    " photo: ",
    " credit: ",
];

/// Gives the paragraphs of `draft` the roles that their words show.
pub fn assign(mut draft: Draft) -> Draft {
    furniture::mark(&mut draft);
    captions(&mut draft);
    if !draft.knows_headings {
        title(&mut draft);
        headings(&mut draft);
    }
    draft
}

fn captions(draft: &mut Draft) {
    let is: Vec<bool> = draft.paragraphs.iter().map(|paragraph| is_caption(draft.words(paragraph))).collect();
    for (paragraph, is) in draft.paragraphs.iter_mut().zip(is) {
        if is && paragraph.role == ParagraphRole::Body {
            paragraph.role = ParagraphRole::Caption;
        }
    }
}

fn is_caption(words: &str) -> bool {
    if words.split_whitespace().nth(CAPTION_WORDS).is_some() {
        return false;
    }
    let lower = words.to_lowercase();
    let is_numbered = ["figure ", "fig. ", "table "].iter().any(|start| {
        lower.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
            rest.starts_with(['.', ':']) && !lower.starts_with(&format!("{start}{rest}"))
        })
    });
    is_numbered
        || CAPTION_STARTS.iter().any(|start| lower.starts_with(start))
        || lower.contains(['(', '[', '/', ':'])
            && CAPTION_MARKS.iter().any(|mark| lower.contains(mark))
            && !words.contains(['“', '"'])
}

/// Finds the headline: a short line near the front, written like one, above a longer text.
fn title(draft: &mut Draft) {
    let mut found = None;
    for (position, paragraph) in draft.paragraphs.iter().enumerate().take(TITLE_WITHIN) {
        let words = draft.words(paragraph);
        if paragraph.role != ParagraphRole::Body || is_line_of_date(words) {
            continue;
        }
        let rest = draft.paragraphs.iter().skip(position + 1);
        let longest =
            rest.filter(|paragraph| paragraph.role == ParagraphRole::Body).map(|paragraph| paragraph.span.len()).max();
        let heads_a_text = longest.is_some_and(|longest| longest >= RUNNING && longest > paragraph.span.len());
        if heads_a_text && is_title(words) {
            found = Some(position);
        }
        break;
    }
    if let Some(paragraph) = found.and_then(|position| draft.paragraphs.get_mut(position)) {
        paragraph.role = ParagraphRole::Title;
    }
}

/// Whether the line is written like a headline.
fn is_title(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if count > TITLE_WORDS || words.chars().count() > TITLE_LETTERS || !begins_like_one(words) || is_byline(words) {
        return false;
    }
    let closed = words.trim_end_matches(['"', '”', '’', '\'', ')']);
    match closed.chars().next_back() {
        Some(',' | ';' | ':' | '-' | '–' | '—' | '_' | '…') | None => false,
        // A headline with a full stop is told from a sentence by its capitals.
        Some('.') => has_capitals(words),
        Some(_) => true,
    }
}

/// Whether most of the longer words have capitals.
fn has_capitals(words: &str) -> bool {
    let long =
        || words.split_whitespace().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 4);
    let capitals = long()
        .filter(|word| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase))
        .count();
    long().count() >= 3 && capitals * 10 >= long().count() * 8
}

/// Finds headings: a short line by itself, without a sentence's end, above running text.
fn headings(draft: &mut Draft) {
    let short: Vec<bool> = draft
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.role == ParagraphRole::Body && is_heading(draft.words(paragraph)))
        .collect();
    let mut headings = Vec::new();
    for (position, _) in short.iter().enumerate().filter(|(_, short)| **short) {
        let above = position.checked_sub(1);
        let is_alone =
            above.is_none_or(|above| short.get(above) != Some(&true)) && short.get(position + 1) != Some(&true);
        let below = draft.paragraphs.get(position + 1);
        let heads_text = below.is_some_and(|below| {
            below.role == ParagraphRole::Body && below.span.len() >= RUNNING && ends_sentence(draft.words(below))
        });
        // What follows words that end in mid-sentence goes on with them.
        let follows_end = above
            .and_then(|above| draft.paragraphs.get(above))
            .is_none_or(|above| above.role != ParagraphRole::Body || ends_sentence(draft.words(above)));
        if is_alone && heads_text && follows_end {
            headings.push(position);
        }
    }
    for position in headings {
        if let Some(paragraph) = draft.paragraphs.get_mut(position) {
            paragraph.role = ParagraphRole::Heading;
        }
    }
}

fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let ends_open = words
        .ends_with(|mark: char| !mark.is_alphanumeric() && !matches!(mark, '?' | '"' | '”' | '’' | '\'' | ')' | '!'));
    count <= HEADING_WORDS
        && begins_like_one(words)
        && !ends_open
        && !ends_sentence_within_quotes(words)
        && !is_line_of_date(words)
        && !is_byline(words)
}

fn ends_sentence_within_quotes(words: &str) -> bool {
    words.ends_with(['"', '”', '’', '\'', ')'])
        && words.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', ',', '…'])
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether it begins as a line does that stands by itself: with a capital, a digit or a quotation mark.
fn begins_like_one(words: &str) -> bool {
    words
        .chars()
        .next()
        .is_some_and(|letter| letter.is_alphanumeric() && !letter.is_lowercase() || "'‘\"“¿¡«[".contains(letter))
}

fn is_byline(words: &str) -> bool {
    words.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by ")) && words.split_whitespace().count() <= 12
}

/// Whether a short line is there for its date: "Published: 2020-01-09", "OSLO 1996-08-30", "March 3, 2021 | Oslo".
fn is_line_of_date(words: &str) -> bool {
    if words.split_whitespace().nth(12).is_some() {
        return false;
    }
    let dates = dates::written(words);
    let Some(first) = dates.first() else {
        return false;
    };
    let rest = words.len() - first.range.len().min(words.len());
    let is_last = first.range.end == words.len();
    let is_most = rest <= words.len() * 2 / 3 || is_last && rest <= words.len() * 4 / 5;
    first.day.is_some() && is_most && !ends_sentence(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphRole::{Body, Caption, Heading, Title};

    const LONG: &str =
        "The committee met on Tuesday to discuss the plans for the new harbour, which had been delayed for years.";

    fn roles(paragraphs: &[&str]) -> Vec<ParagraphRole> {
        assign(Draft::of_text(paragraphs.join("\n\n"))).paragraphs.iter().map(|paragraph| paragraph.role).collect()
    }

    #[test]
    fn headline_headings_and_captions_are_told_from_text() {
        assert_eq!(
            roles(&["Harbour Plans Delayed", LONG, "A fine day", LONG, "Mayor Mary Miller (file photo)", LONG]),
            [Title, Body, Heading, Body, Caption, Body]
        );
    }

    #[test]
    fn each_mark_of_a_caption_has_a_bracket_a_stroke_or_a_colon() {
        assert!(CAPTION_MARKS.iter().all(|mark| mark.contains(['(', '[', '/', ':'])));
    }

    #[test]
    fn a_sentence_is_no_headline() {
        assert_eq!(roles(&["It rained all day.", LONG]), [Body, Body]);
        assert_eq!(roles(&["OLDTOWN, May 4 –", LONG]), [Body, Body]);
        assert_eq!(roles(&["Mayor Miller Resigns Over Harbour.", LONG]), [Title, Body]);
    }

    #[test]
    fn the_date_above_a_headline_is_none() {
        assert_eq!(roles(&["Published: 2021-03-04", "Harbour Plans Delayed", LONG]), [Body, Title, Body]);
        assert_eq!(roles(&["Harbour Plans Delayed", "March 4, 2021", LONG]), [Title, Body, Body]);
    }

    #[test]
    fn a_list_is_not_made_of_headings() {
        assert_eq!(roles(&[LONG, "Apples", "Pears", "Plums", LONG]), [Body, Body, Body, Body, Body]);
    }
}
