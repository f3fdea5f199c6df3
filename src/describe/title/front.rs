//! The lines of a document's front that may be its title, and what the file says is.

use std::collections::BTreeSet;

use super::candidate::{Candidate, Feature};
use super::facts::{FRONT, Facts};
use super::words::{LINKS, around_marks, is_address, is_body, is_byline, is_field, is_general, is_line_of_date};
use crate::briefing::{ParagraphForm, ParagraphRole};
use crate::describe::page::{Line, Page, plain};
use crate::describe::published::behind_stamp;
use crate::text::{dates, fold};

/// A line of more bytes is no title.
const LONGEST: usize = 640;

/// Lines behind this one are of no lower rank.
const LAST_RANK: usize = 8;

/// How many lines a title may be broken over.
const BROKEN: usize = 3;

/// What may be the title, in order of place. `headline` are the words of the paragraph that the format says is the title;
/// where `knows_headings`, lines that the format does not call headings need more to be one. What cannot score `least` need
/// not be judged to the end.
pub(super) fn candidates(
    page: &Page<'_>,
    metadata: Option<&str>,
    headline: Option<&str>,
    knows_headings: bool,
    least: i32,
) -> Vec<Candidate> {
    let lines = page.lines();
    let front: Vec<&Line<'_>> = lines.iter().take(FRONT).collect();
    let facts = Facts::of(page, &lines, metadata, least);
    let mut found = Vec::new();
    if let Some(title) = metadata.map(fold).filter(|title| !title.is_empty()) {
        // A day that stands apart from it on the front is no part of it.
        let shown = without_day(&title).filter(|front| facts.stands(front)).map(str::to_owned);
        let title = shown.unwrap_or(title);
        found.push(facts.candidate(title, None, 0, vec![Feature::Metadata]));
    }
    let mut rank = 0;
    // The line up to which a headline behind a stamp goes: none of its parts is one.
    let mut told_to = 0;
    let blocks = blocks(&front);
    // A menu may be longer than the front; what the format calls the title is one beneath it, too.
    let may_be = |(at, line): &(usize, &Line<'_>)| *at < FRONT || line.role == ParagraphRole::Title;
    for (at, line) in lines.iter().enumerate().filter(may_be) {
        let paragraph = page.paragraphs.get(line.paragraph);
        let is_text =
            matches!(line.role, ParagraphRole::Body) && matches!(line.form, ParagraphForm::Prose | ParagraphForm::Item);
        let is_head = matches!(line.role, ParagraphRole::Title | ParagraphRole::Heading);
        if !is_text && !is_head || line.form.is_row() || line.words.len() > LONGEST || at < told_to {
            continue;
        }
        // What somebody says heads nothing.
        if is_text && page.spoken.is_some_and(|spoken| line.start >= spoken) {
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
            _ => LAST_RANK,
        };
        of_line.push(Feature::Rank(rank.min(most)));
        of_line.extend(facts.text_begins_below(at).then_some(Feature::AboveText));
        of_line.extend(facts.is_below_text(at).then_some(Feature::BelowText));
        let is_whole = |to: usize| {
            let from = at == 0 || lines.get(at - 1).is_none_or(|before| before.paragraph != line.paragraph);
            from && lines.get(to + 1).is_none_or(|next| next.paragraph != line.paragraph)
        };
        let own = || if line.role == ParagraphRole::Title { headline } else { None };
        let told = behind_stamp(line.words);
        let is_stamped = told.is_some();
        let words = fold(told.unwrap_or_else(|| own().unwrap_or(line.words)));
        let whole = is_whole(at).then_some(line.paragraph);
        let mut joined = words.clone();
        let mut parts = vec![(words, whole)];
        for (next, to) in (at + 1..lines.len()).take(BROKEN - 1).filter_map(|to| Some((lines.get(to)?, to))) {
            let is_one = next.paragraph == line.paragraph && blocks.contains(&line.paragraph);
            let is_told = is_stamped && next.paragraph == line.paragraph && !next.words.ends_with(['.', '!', '?']);
            let goes_on = is_one || is_told || is_open(&joined) || leads_on(&joined, next.words) && !next.is_running();
            if !goes_on
                || !is_alike(line.role, next)
                || next.form.is_row()
                || is_general(&joined)
                || is_byline(next.words)
            {
                break;
            }
            if next.words.len() > BROKEN_LINE || !is_one && is_line_of_date(next.words) && !is_small(next.words) {
                break;
            }
            joined = format!("{joined} {}", fold(next.words));
            let whole = (next.paragraph == line.paragraph && is_whole(to)).then_some(line.paragraph);
            parts.push((joined.clone(), whole));
            told_to = if is_told { to + 1 } else { told_to };
        }
        let last = parts.len() - 1;
        for (position, (words, whole)) in parts.into_iter().enumerate() {
            let is_broken = position < last && !of_line.contains(&Feature::Open);
            let mut features = of_line.clone();
            features.extend(is_broken.then_some(Feature::Open));
            found.push(facts.candidate(words, whole, at, features));
        }
        let says = || !is_general(line.words) && !is_line_of_date(line.words) && !is_field(line.words);
        rank += usize::from(rank < LAST_RANK && line.words.contains(char::is_alphabetic) && says());
    }
    found.extend(name_of_page(&facts, metadata, &front));
    mark_parts(&mut found);
    found
}

/// The paragraphs of few lines that are one thing: a title broken over lines, or a title with its day. The lines of a
/// letterhead are several.
fn blocks(front: &[&Line<'_>]) -> BTreeSet<usize> {
    let paragraphs = front.chunk_by(|line, next| line.paragraph == next.paragraph);
    let is_one = |lines: &&[&Line<'_>]| {
        let says = |line: &&Line<'_>| {
            let words = line.words;
            !is_general(words) && !is_body(words) && !is_address(words) && !is_byline(words) && !is_field(words)
        };
        (2..=BROKEN).contains(&lines.len()) && lines.iter().all(says) && !lines.iter().any(|line| line.is_running())
    };
    paragraphs.filter(is_one).filter_map(|lines| lines.first()).map(|line| line.paragraph).collect()
}

/// The name of the page without that of its site, in the words of the metadata or of the line that has it, be that line
/// furniture or not.
fn name_of_page(facts: &Facts, metadata: Option<&str>, front: &[&Line<'_>]) -> Option<Candidate> {
    if !facts.has_name_of_page() {
        return None;
    }
    let lines = front.iter().enumerate().map(|(at, line)| (at, line.words));
    metadata.into_iter().map(|words| (0, words)).chain(lines).find_map(|(at, words)| {
        let name = around_marks(words).map(|(front, _)| front).find(|front| facts.is_name_of_page(front))?;
        Some(facts.candidate(fold(name), None, at, vec![Feature::Rank(0)]))
    })
}

/// Marks what is a heading and a day beneath it, and what is a part of a longer candidate that the front repeats: a
/// title broken over lines is whole elsewhere.
fn mark_parts(found: &mut [Candidate]) {
    let stands = |candidate: &&Candidate| candidate.paragraph.is_some() || candidate.features.iter().any(is_head);
    let heads = found.iter().filter(stands).filter(|head| head.features.contains(&Feature::Shaped));
    let heads: Vec<String> = heads.map(|head| plain(&head.words)).collect();
    let may_end_with_day = |words: &str| words.contains(|letter: char| letter.is_ascii_digit());
    for candidate in found.iter_mut().filter(|candidate| may_end_with_day(&candidate.words)) {
        let words = plain(&candidate.words);
        let is_more = |head: &String| {
            let is_longer = words.strip_prefix(head.as_str()).is_some_and(|day| !day.is_empty());
            let count = || head.split(' ').count();
            let day = || candidate.words.split_whitespace().skip(count()).collect::<Vec<_>>().join(" ");
            is_longer && count() > 1 && is_day(&day())
        };
        if heads.iter().any(is_more) {
            candidate.features.push(Feature::WithDay);
        }
    }
    let whole = found.iter().filter(|candidate| {
        candidate.features.contains(&Feature::Repeated) && !candidate.features.contains(&Feature::WithDay)
    });
    let whole: BTreeSet<String> = whole.map(|candidate| format!(" {} ", candidate.said)).collect();
    for candidate in found.iter_mut().filter(|_| !whole.is_empty()) {
        let said = format!(" {} ", candidate.said);
        if whole.iter().any(|whole| whole.len() > said.len() && whole.contains(&said)) {
            candidate.features.push(Feature::Part);
        }
    }
}

/// Whether the feature is that of a heading.
fn is_head(feature: &Feature) -> bool {
    matches!(feature, Feature::Title | Feature::Heading(_))
}

/// The words before the day that a title ends with: "Minutes of the Council" of "Minutes of the Council – 4 May 2020".
fn without_day(words: &str) -> Option<&str> {
    let blanks = words.match_indices(' ').map(|(at, _)| at);
    let at = blanks.filter(|at| words.get(*at..).is_some_and(is_day)).min()?;
    let front = words.get(..at)?.trim_end_matches(|mark: char| !mark.is_alphanumeric());
    front.contains(' ').then_some(front)
}

/// No day is written in more bytes.
const LONGEST_DAY: usize = 64;

/// Whether the words behind a heading are a day and nothing else: " – 4 May 2020", but not " on 4 May 2020".
fn is_day(words: &str) -> bool {
    if words.len() > LONGEST_DAY {
        return false;
    }
    let words = words.trim_matches(|mark: char| !mark.is_alphanumeric());
    let date = dates::all(words).into_iter().next();
    date.is_some_and(|date| date.day.is_some() && date.range == (0..words.len()))
}

/// Words in one line.
fn fold(words: &str) -> String {
    fold::joined(words).trim_start_matches(['#', '*', ' ']).trim_end_matches(['*', ' ']).to_owned()
}

/// The longest line, in bytes, that a title goes on in.
const BROKEN_LINE: usize = 160;

/// Whether a title may go on from a line of this role in the next: in one that the format sets alike, or in a heading that
/// begins in the middle.
fn is_alike(role: ParagraphRole, next: &Line<'_>) -> bool {
    role == next.role || role == ParagraphRole::Title && next.role == ParagraphRole::Heading && is_small(next.words)
}

/// Whether the words begin in the middle of a sentence or title.
fn is_small(words: &str) -> bool {
    words.starts_with(char::is_lowercase)
}

/// Whether a title goes on behind `words`.
fn is_open(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    words.ends_with([',', ';', '-', '–', '&', '/']) || LINKS.contains(&last.as_str())
}

/// Whether `next` goes on with the title `words` begin. An article with a capital begins one.
fn leads_on(words: &str, next: &str) -> bool {
    let first = next.split(' ').next().unwrap_or_default().to_lowercase();
    let is_long = || words.split(' ').count() >= 4 && !words.ends_with(['.', '!', '?']);
    let is_article = ["a", "an", "the"].contains(&first.as_str());
    is_small(next) || LINKS.contains(&first.as_str()) && !is_article && is_long()
}
