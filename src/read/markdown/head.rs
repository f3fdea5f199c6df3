//! What stands above the text of a scraped page and what leads through it: its head, its outline, lists of links.

use std::collections::BTreeMap;

use super::front;
use super::reader::Part;
use crate::briefing::{Draft, FactKey, ParagraphForm, ParagraphRole};

/// A run of so many blocks that are nothing but links is a menu or a list of other pages.
const LINKS: usize = 3;

/// A block of so many words is running text.
const RUNNING: usize = 40;

/// Gives the parts their roles, and notes what the head says.
pub fn mark(parts: &mut [Part], draft: &mut Draft) {
    head(parts, draft);
    let outline = outline(parts);
    for run in parts.chunk_by_mut(|above, below| above.is_links && below.is_links) {
        if run.len() >= LINKS {
            run.iter_mut().filter(|part| part.block.role == ParagraphRole::Body).for_each(set_aside);
        }
    }
    title(parts, draft, &outline);
    bare_headings(parts);
}

fn set_aside(part: &mut Part) {
    part.block.role = ParagraphRole::Boilerplate;
}

/// Sets the head aside, before any running text, and notes what it says.
fn head(parts: &mut [Part], draft: &mut Draft) {
    let front = parts.iter().take_while(|part| !is_running(part)).count();
    let Some(front) = parts.get_mut(..front) else { return };
    // A table of two columns is written with strokes between them.
    let words: Vec<String> = front
        .iter()
        .map(|part| match part.block.form {
            ParagraphForm::Row | ParagraphForm::Head => part.block.words.replacen(" | ", ": ", 1),
            _ => part.block.words.clone(),
        })
        .collect();
    let lines: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(range) = front::head(&lines) else { return };
    for (part, line) in front.iter_mut().zip(&lines).skip(range.start).take(range.len()) {
        if let Some((key, value)) = front::line(line) {
            front::state(key, value, "line", draft);
        }
        set_aside(part);
    }
}

fn is_running(part: &Part) -> bool {
    part.block.role == ParagraphRole::Body && part.block.words.split_whitespace().nth(RUNNING).is_some()
}

/// Sets the outline aside: headings that stand in a list. Returns them, each with its depth in the order of headings.
fn outline(parts: &mut [Part]) -> BTreeMap<String, usize> {
    let mut outline = BTreeMap::new();
    for (at, part) in parts.iter_mut().enumerate().filter(|(_, part)| part.is_outline) {
        outline.entry(part.block.words.clone()).or_insert(at);
        set_aside(part);
    }
    outline
}

/// Finds the headline among the headings. Where an outline names them, its first entry is the headline, and lines that
/// say the same as an entry are headings.
fn title(parts: &mut [Part], draft: &mut Draft, outline: &BTreeMap<String, usize>) {
    if let Some((first, _)) = outline.iter().min_by_key(|(_, at)| **at) {
        let last_before_text = |at: usize| parts.iter().skip(at + 1).take(LINKS * 2).any(is_running);
        let same = |part: &Part| part.block.role == ParagraphRole::Body && part.block.words == *first;
        let places: Vec<usize> = parts.iter().enumerate().filter(|(_, part)| same(part)).map(|(at, _)| at).collect();
        let place = places.iter().rev().find(|at| last_before_text(**at)).or(places.first()).copied();
        let first = first.clone();
        for (at, part) in parts.iter_mut().enumerate() {
            let is_entry = part.block.role == ParagraphRole::Body && outline.contains_key(&part.block.words);
            match part.block.role {
                _ if Some(at) == place => part.block.role = ParagraphRole::Title,
                _ if is_entry && part.block.words != first => part.block.role = ParagraphRole::Heading,
                _ => {}
            }
        }
        if place.is_some() {
            masthead(parts, draft);
            return;
        }
        // The text lost its headline on the way; the outline kept it.
        draft.state(FactKey::Title, &first, "first heading of the outline");
    }
    masthead(parts, draft);
    let highest =
        parts.iter().filter(|part| part.block.role == ParagraphRole::Heading).filter_map(|part| part.block.level).min();
    let first = parts.iter_mut().find(|part| part.block.role == ParagraphRole::Heading);
    if let Some(part) = first.filter(|part| part.block.level == highest && draft.title.is_none()) {
        part.block.role = ParagraphRole::Title;
    }
}

/// Sets a first heading aside that is only the name of a site ("www.example.org"), and notes it.
fn masthead(parts: &mut [Part], draft: &mut Draft) {
    let first = parts.iter_mut().find(|part| part.block.role == ParagraphRole::Heading && part.block.level.is_some());
    if let Some(part) = first.filter(|part| is_address(&part.block.words)) {
        draft.state(FactKey::Publisher, &part.block.words, "first heading");
        set_aside(part);
    }
}

fn is_address(words: &str) -> bool {
    !words.contains(char::is_whitespace)
        && words.contains('.')
        && !words.ends_with('.')
        && words.chars().all(|letter| letter.is_alphanumeric() || "./:-_".contains(letter))
}

/// Sets headings aside beneath which nothing stands but what is set aside.
fn bare_headings(parts: &mut [Part]) {
    let is_heading = |part: &Part| part.block.role == ParagraphRole::Heading;
    let mut heads_aside = false;
    let mut heads_text = true;
    for part in parts.iter_mut().rev() {
        if is_heading(part) {
            if heads_aside && !heads_text {
                set_aside(part);
            }
            (heads_aside, heads_text) = (false, false);
        } else if part.block.role == ParagraphRole::Boilerplate {
            heads_aside = true;
        } else {
            heads_text = true;
        }
    }
}
