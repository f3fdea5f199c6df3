//! The head and the foot of one article.
//!
//! What is not labelled is told by where it stands. The headline stands beneath the date, above the length or the first
//! label (LexisNexis); or above the paper's name and the date, first of all (Nexis Uni); or above the length, the longest
//! of the lines there, with the by-line beneath (Factiva), the date and then the paper's name following.

use std::ops::Range;

use super::signs::{Field, Sign};
use crate::briefing::{Draft, FactKey, ParagraphRole};
use crate::describe::lines::Line;

/// A head has no more lines than this.
const HEAD: usize = 40;

/// The most lines that an index of subjects at the end may have.
const FOOT: usize = 120;

/// The most lines of a label's value.
const VALUE: usize = 12;

/// Where an article's facts stand.
const FROM: &str = "head of the article";

/// What an article's outside is made of, in positions of lines.
#[derive(Debug)]
pub struct Head {
    /// The lines before the text.
    lines: Range<usize>,
    /// The first line after the text.
    foot: usize,
    /// Each as bytes of the text.
    title: Option<Range<usize>>,
    author: Option<Range<usize>>,
    publisher: Option<Range<usize>>,
    date: Option<Range<usize>>,
}

impl Head {
    /// The outside of the article with these lines; `None` where it is no article of a database.
    pub fn of(text: &str, all: &[Line], found: &[Sign]) -> Option<Self> {
        let begin = begin(found);
        let zone = || found.iter().enumerate().skip(begin).take(HEAD);
        let body = zone().find(|(_, sign)| matches!(sign, Sign::Body(_))).map(|(at, _)| at);
        let running = zone().find(|(_, sign)| **sign == Sign::Text).map(|(at, _)| at);
        let is_sign = |sign: &Sign| !matches!(sign, Sign::Short | Sign::Text | Sign::End);
        let until = body.or(running).unwrap_or(usize::MAX);
        let last = zone().take_while(|(at, _)| *at < until).filter(|(_, sign)| is_sign(sign)).last()?.0;
        let end = body.unwrap_or(last) + 1;
        let head = found.get(begin..end)?;
        let foot = foot(all, found, end);
        let signs = || head.iter().chain(found.get(foot..).unwrap_or_default());
        let has = |wanted: fn(&Sign) -> bool| usize::from(signs().any(wanted));
        let is_dated = has(|sign| matches!(sign, Sign::Date | Sign::Field(Field::Date, _)));
        let beside = has(|sign| *sign == Sign::Rights)
            + has(|sign| matches!(sign, Sign::Field(..)))
            + has(|sign| matches!(sign, Sign::Counter { .. } | Sign::End));
        if has(|sign| *sign == Sign::Length) + is_dated < 2 || beside == 0 {
            return None;
        }
        let mut this = Self { lines: begin..end, foot, title: None, author: None, publisher: None, date: None };
        this.read_fields(text, all, found);
        this.read_lines(text, all, found.get(..end)?);
        Some(this)
    }

    /// What is labelled, above the text and beneath it.
    fn read_fields(&mut self, text: &str, all: &[Line], found: &[Sign]) {
        let outside = self.lines.clone().chain(self.foot..found.len());
        for at in outside {
            let (Some(Sign::Field(field, value)), Some(line)) = (found.get(at), all.get(at)) else { continue };
            let start = line.start + value;
            let blank = text.get(start..line.end).map_or(0, |value| value.len() - value.trim_start().len());
            let mut range = start + blank..line.end;
            // A headline may go on in the next line.
            let next = all.get(at + 1).filter(|next| next.is_tight && found.get(at + 1) == Some(&Sign::Short));
            if let Some(next) = next.filter(|_| at < self.lines.end) {
                range.end = next.end;
            }
            let place = match field {
                Field::Title => &mut self.title,
                Field::Author => &mut self.author,
                Field::Publisher => &mut self.publisher,
                Field::Date => &mut self.date,
                Field::Other => continue,
            };
            if place.is_none() && range.start < range.end {
                *place = Some(range);
            }
        }
    }

    /// What is told by where it stands.
    fn read_lines(&mut self, text: &str, all: &[Line], head: &[Sign]) {
        let first = self.lines.start;
        let at = |wanted: fn(&Sign) -> bool| head.iter().skip(first).position(wanted).map(|at| at + first);
        let words = |at: usize| all.get(at).map_or(0, |line| line.end - line.start);
        let plain = |range: Range<usize>| -> Vec<usize> {
            range.filter(|at| matches!(head.get(*at), Some(Sign::Short | Sign::Text))).collect()
        };
        let (date, length) = (at(|sign| *sign == Sign::Date), at(|sign| *sign == Sign::Length));
        let label = at(|sign| matches!(sign, Sign::Field(..) | Sign::Length)).unwrap_or(head.len());
        let whole = |lines: &[usize]| -> Option<Range<usize>> {
            Some(all.get(*lines.first()?)?.start..all.get(*lines.last()?)?.end)
        };
        let Some(date) = date else { return };
        self.date.get_or_insert(all.get(date).map_or(0..0, Line::range));
        let (above, beneath) = (plain(first..date), plain(date + 1..label.max(date + 1)));
        let counts_first = length.is_some_and(|length| length < date);
        if counts_first {
            let above = plain(first..length.unwrap_or(date));
            let longest = above.iter().copied().max_by_key(|at| (words(*at), usize::MAX - at));
            if let Some(title) = longest {
                self.title.get_or_insert(all.get(title).map_or(0..0, Line::range));
                let by: Vec<usize> = above.iter().copied().filter(|at| *at > title).collect();
                self.author = self.author.take().or_else(|| whole(&by));
            }
            let paper = plain(date + 1..head.len()).into_iter().find(|at| is_name(text, all, *at));
            self.publisher = self.publisher.take().or_else(|| whole(&[paper?]));
        } else if self.title.is_some() || !beneath.is_empty() {
            // Above the headline may stand the edition.
            let block = beneath.iter().rposition(|at| all.get(*at).is_some_and(|line| !line.is_tight)).unwrap_or(0);
            self.title = self.title.take().or_else(|| whole(beneath.get(block..)?));
            self.publisher = self.publisher.take().or_else(|| whole(&[*above.first()?]));
        } else if let Some((paper, title)) = above.split_last() {
            self.title = self.title.take().or_else(|| whole(title));
            self.publisher = self.publisher.take().or_else(|| whole(&[*paper]));
        }
    }

    /// States what the outside says, and sets it apart.
    pub fn set_apart(&self, draft: &mut Draft, all: &[Line], found: &[Sign]) {
        let said = |range: &Option<Range<usize>>| -> String {
            let words = range.clone().and_then(|range| draft.text.get(range)).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (title, publisher, date) = (said(&self.title), said(&self.publisher), said(&self.date));
        let author = said(&self.author);
        let by = author.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
        let author = if by { author.get(3..).unwrap_or_default() } else { &author };
        for (key, value) in [
            (FactKey::Title, &*title),
            (FactKey::Author, author),
            (FactKey::Publisher, &*publisher),
            (FactKey::Date, &*date),
        ] {
            draft.state(key, value, FROM);
        }
        let start = |line: usize| all.get(line).map_or(draft.text.len(), |line| line.start);
        // The text may begin in the line that says "Full text:".
        let body = match (self.lines.end.checked_sub(1), self.lines.end.checked_sub(1).and_then(|at| found.get(at))) {
            (Some(at), Some(Sign::Body(value))) => start(at) + value,
            _ => start(self.lines.end),
        };
        let foot = start(self.foot);
        let mut cuts = vec![body, foot];
        cuts.extend(self.title.iter().flat_map(|title| [title.start, title.end]));
        draft.part_at(&cuts);
        for paragraph in &mut draft.paragraphs {
            let start = paragraph.span.start();
            if self.title.as_ref().is_some_and(|title| title.contains(&start)) {
                paragraph.role = ParagraphRole::Title;
            } else if start < body || start >= foot {
                paragraph.role = ParagraphRole::Boilerplate;
            }
        }
        draft.knows_headings = true;
        if !title.is_empty() {
            draft.headline = Some(title);
        }
    }
}

/// Where the head begins: at the last counter before the article, else, where much stands above it as on a cover, two
/// lines above its date: headline and paper.
fn begin(found: &[Sign]) -> usize {
    let length = found.iter().position(|sign| *sign == Sign::Length).unwrap_or(0);
    let above = found.get(..length).unwrap_or_default();
    if let Some(counter) = above.iter().rposition(|sign| matches!(sign, Sign::Counter { .. })) {
        return counter;
    }
    let date = above.iter().rposition(|sign| *sign == Sign::Date).filter(|_| length > HEAD / 2);
    date.map_or(0, |date| date.saturating_sub(2))
}

/// The first line of the foot: from it on stand only labelled lines, rights and ends, and what goes on with a label.
fn foot(all: &[Line], found: &[Sign], head: usize) -> usize {
    let is_sign = |at: usize| !matches!(found.get(at), None | Some(Sign::Short | Sign::Text | Sign::Body(_)));
    let from = head.max(found.len().saturating_sub(FOOT));
    let (mut first, mut at) = (found.len(), found.len());
    while at > from {
        at -= 1;
        if is_sign(at) {
            first = at;
            continue;
        }
        // Lines right beneath a label belong to it.
        let label =
            (from..at).rev().take(VALUE).take_while(|above| all.get(above + 1).is_some_and(|line| line.is_tight));
        let Some(label) =
            label.into_iter().find(|above| matches!(found.get(*above), Some(Sign::Field(Field::Other, _))))
        else {
            break;
        };
        (first, at) = (label, label);
    }
    first
}

/// Whether the line could name a paper: it has letters, and is no code of capitals and digits alone, no time.
fn is_name(text: &str, all: &[Line], at: usize) -> bool {
    let words = all.get(at).and_then(|line| text.get(line.range())).unwrap_or_default();
    words.chars().filter(|letter| letter.is_alphabetic()).count() >= 3 && !words.contains(':')
}
