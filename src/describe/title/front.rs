//! The lines of a document's front that may be its title, and what the file says is.

use std::collections::BTreeSet;

use super::candidate::{Candidate, Feature};
use super::facts::{FRONT, Facts};
use super::words::{LINKS, around_marks, bare, is_field, is_general, is_line_of_date};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::describe::page::{Line, Page};

/// A line of more bytes is no title.
const LONGEST: usize = 640;

/// How many lines a title may be broken over.
const BROKEN: usize = 3;

/// What may be the title, in order of place. `headline` are the words of the paragraph that the format says is the title;
/// where `knows_headings`, lines that the format does not call headings need more to be one.
pub(super) fn candidates(
    page: &Page<'_>,
    metadata: Option<&str>,
    headline: Option<&str>,
    knows_headings: bool,
) -> Vec<Candidate> {
    let lines = page.lines();
    let front: Vec<&Line<'_>> = lines.iter().take(FRONT).collect();
    let facts = Facts::of(page, &lines, metadata);
    let mut found = Vec::new();
    if let Some(title) = metadata.map(fold).filter(|title| !title.is_empty()) {
        found.push(facts.candidate(title, None, 0, vec![Feature::Metadata]));
    }
    let mut rank = 0;
    for (at, line) in front.iter().enumerate() {
        let paragraph = page.paragraphs.get(line.paragraph);
        let is_text =
            matches!(line.role, ParagraphRole::Body) && matches!(line.form, ParagraphForm::Prose | ParagraphForm::Item);
        let is_head = matches!(line.role, ParagraphRole::Title | ParagraphRole::Heading);
        if !is_text && !is_head || line.form.is_row() || line.words.len() > LONGEST {
            continue;
        }
        // A line above no text heads nothing.
        if is_text && !facts.runs_below(at, line.words.len()) {
            continue;
        }
        let mut of_line = Vec::new();
        match line.role {
            ParagraphRole::Title => of_line.push(Feature::Title),
            ParagraphRole::Heading => {
                of_line.push(Feature::Heading(paragraph.and_then(|it| it.level).map(|level| level.get())))
            }
            _ if knows_headings => of_line.push(Feature::Short),
            _ => {}
        }
        // Menus stand above what the format calls a heading; plain lines are titles only at the very front.
        let most = match line.role {
            ParagraphRole::Title => 0,
            ParagraphRole::Heading => 5,
            _ => 8,
        };
        of_line.push(Feature::Rank(rank.min(most)));
        of_line.extend(facts.text_begins_below(at).then_some(Feature::AboveText));
        let is_whole = |to: usize| {
            let from = at == 0 || front.get(at - 1).is_none_or(|before| before.paragraph != line.paragraph);
            from && lines.get(to + 1).is_none_or(|next| next.paragraph != line.paragraph)
        };
        let own = || if line.role == ParagraphRole::Title { headline } else { None };
        let words = fold(own().unwrap_or(line.words));
        let whole = is_whole(at).then_some(line.paragraph);
        found.push(facts.candidate(words.clone(), whole, at, of_line.clone()));
        let mut joined = words;
        for (next, to) in (at + 1..lines.len()).take(BROKEN - 1).filter_map(|to| Some((lines.get(to)?, to))) {
            let ends_open = is_open(&joined);
            if next.role != line.role || !ends_open && !leads_on(&joined, next.words) || next.form.is_row() {
                break;
            }
            if next.words.len() > BROKEN_LINE || is_line_of_date(next.words) || is_general(&joined) {
                break;
            }
            joined = format!("{joined} {}", fold(next.words));
            let whole = (next.paragraph == line.paragraph && is_whole(to)).then_some(line.paragraph);
            found.push(facts.candidate(joined.clone(), whole, at, of_line.clone()));
        }
        let says = !is_general(line.words) && !is_line_of_date(line.words) && !is_field(line.words);
        rank += usize::from(says && line.words.contains(char::is_alphabetic));
    }
    found.extend(name_of_page(&facts, metadata, &front));
    mark_parts(&mut found);
    found
}

/// The name of the page without that of its site, in the words of the metadata or of the line that has it, be that line
/// furniture or not.
fn name_of_page(facts: &Facts, metadata: Option<&str>, front: &[&Line<'_>]) -> Option<Candidate> {
    let lines = front.iter().enumerate().map(|(at, line)| (at, line.words));
    metadata.into_iter().map(|words| (0, words)).chain(lines).find_map(|(at, words)| {
        let name = around_marks(words).map(|(front, _)| front).find(|front| facts.is_name_of_page(front))?;
        Some(facts.candidate(fold(name), None, at, vec![Feature::Rank(0)]))
    })
}

/// Marks what is a part of a longer candidate that the front repeats: a title broken over lines is whole elsewhere.
fn mark_parts(found: &mut [Candidate]) {
    let whole = found.iter().filter(|candidate| candidate.features.contains(&Feature::Repeated));
    let whole: BTreeSet<String> = whole.map(|candidate| format!(" {} ", bare(&candidate.words))).collect();
    for candidate in found {
        let said = format!(" {} ", bare(&candidate.words));
        if whole.iter().any(|whole| whole.len() > said.len() && whole.contains(&said)) {
            candidate.features.push(Feature::Part);
        }
    }
}

/// Words in one line.
fn fold(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']).to_owned()
}

/// The longest line, in bytes, that a title goes on in.
const BROKEN_LINE: usize = 160;

/// Whether a title goes on behind `words`.
fn is_open(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    words.ends_with([',', ';', '-', '–', '&', '/']) || LINKS.contains(&last.as_str())
}

/// Whether `next` goes on with the title `words` begin.
fn leads_on(words: &str, next: &str) -> bool {
    let first = next.split(' ').next().unwrap_or_default().to_lowercase();
    let is_long = words.split(' ').count() >= 4 && !words.ends_with(['.', '!', '?']);
    next.starts_with(char::is_lowercase) || LINKS.contains(&first.as_str()) && is_long
}
