//! The dates of a document that may be the day of its publication, and what speaks for and against each.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::form::{FRONT, around, back, front, last_segment};
use super::labels::{Label, is_stamp, label};
use crate::briefing::{FactKey, ParagraphRole, PublishedBy};
use crate::describe::page::{Line, Page, plain};
use crate::text::Span;
use crate::text::dates::{self, Written};

/// What speaks for or against a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    /// The words it stands in are of this kind.
    Form(PublishedBy),
    /// The file says of itself when it was made, which may be long after.
    Made,
    /// So many lines below the title.
    Below(usize),
    /// Among the first lines, before or without a title.
    AtTop,
    /// So many lines of running text stand between it and the title.
    Behind(usize),
    /// The stamp of a release stands over it.
    Stamped,
    /// A time of day stands beside it.
    Timed,
    /// The day of the week beside it is that day's, or is not.
    Weekday(bool),
    /// So many other kinds of places say the same day.
    Agreed(usize),
    /// Its year is not said.
    Yearless,
    /// Most days that the text tells of lie after it, or all long before.
    FarFromStory,
}

impl Feature {
    /// How much it speaks for the date. Set by hand and held against the folders that are read for errors: a date that
    /// stands alone right below the title, or that the file's name has, is enough by itself; one in a list of other
    /// stories is not.
    fn weight(self) -> i32 {
        match self {
            Self::Form(by) => match by {
                PublishedBy::Analyst | PublishedBy::Metadata => 80,
                PublishedBy::Label => 60,
                PublishedBy::Dateline => 42,
                PublishedBy::FileName => 32,
                PublishedBy::Update => ENOUGH,
                PublishedBy::Title => 27,
                PublishedBy::Archive => 26,
                PublishedBy::Line => 22,
                PublishedBy::Byline => 21,
            },
            Self::Made => -54,
            Self::Below(lines) => i32::try_from(NEAR.saturating_sub(lines)).unwrap_or(0),
            Self::AtTop => 8,
            Self::Behind(lines) => -i32::try_from(lines.min(8)).unwrap_or(8) * 4,
            Self::Stamped => 14,
            Self::Timed => 3,
            Self::Weekday(true) => 4,
            Self::Weekday(false) => -14,
            Self::Agreed(places) => i32::try_from(places.min(3)).unwrap_or(3) * 7,
            Self::Yearless => -2,
            Self::FarFromStory => -8,
        }
    }
}

/// The lines below a title among which the day of a document stands.
const NEAR: usize = 16;

/// What scores less is not believed.
pub(super) const ENOUGH: i32 = 24;

/// A date, where it stands, and what speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub by: PublishedBy,
    pub written: Written,
    /// `None` where it stands outside the text.
    pub span: Option<Span>,
    pub features: Vec<Feature>,
}

impl Candidate {
    pub fn score(&self) -> i32 {
        self.features.iter().map(|feature| feature.weight()).sum()
    }

    pub fn date(&self) -> Option<Date> {
        self.written.date()
    }

    /// The best first: by score, then by place and kind.
    pub fn order(&self) -> (i32, PublishedBy, usize) {
        (-self.score(), self.by, self.span.map_or(0, Span::start))
    }

    /// One outside the text.
    fn outside(date: Date, by: PublishedBy) -> Self {
        let written = Written {
            range: 0..0,
            year: Some(date.year()),
            month: date.month(),
            day: Some(date.day()),
            weekday: None,
            is_open: false,
        };
        Self { by, written, span: None, features: vec![Feature::Form(by)] }
    }
}

/// How many lines from the back may say the date in passing.
const BACK: usize = 24;

/// How many bytes of a line are looked at: a line can be of any length, and its date stands at its front.
const LOOK: usize = 240;

/// The dates that present themselves as the document's, with what speaks for each, in no order.
pub(super) fn candidates(page: &Page<'_>, title: &str) -> Vec<Candidate> {
    let lines = page.lines();
    let dated: Vec<Dated<'_>> = lines.iter().map(Dated::of).collect();
    let looked_up = looked_up(&dated);
    let mut found = in_lines(page, &lines, &dated, title, &looked_up);
    // Of metadata the first is the best.
    let said = page.dates.iter().find_map(|said| dates::first_whole(said).filter(|date| !is_epoch(*date)));
    found.extend(said.map(|date| Candidate::outside(date, PublishedBy::Metadata)));
    let named = dates::first_in_name(page.name()).or_else(|| dates::first_in_name(page.path));
    found.extend(named.map(|date| Candidate::outside(date, PublishedBy::FileName)).or_else(|| named_day(page)));
    let made = page.facts.iter().find(|fact| fact.key == FactKey::Created);
    if let Some(made) = made.and_then(|fact| dates::first_whole(&fact.value)).filter(|date| !is_epoch(*date)) {
        let mut made = Candidate::outside(made, PublishedBy::Metadata);
        made.features.push(Feature::Made);
        found.push(made);
    }
    let story = story(&lines, &dated, &looked_up);
    compare(&mut found, &story);
    found
}

/// The words of a line that are looked at, and the dates in them.
struct Dated<'a> {
    words: &'a str,
    dates: Vec<Written>,
}

impl<'a> Dated<'a> {
    fn of(line: &Line<'a>) -> Self {
        let words = line.words.get(..line.words.floor_char_boundary(LOOK)).unwrap_or(line.words);
        Self { words, dates: dates::written(words) }
    }
}

/// A day without its year in the name of the file.
fn named_day(page: &Page<'_>) -> Option<Candidate> {
    let written = dates::written(&page.name().replace('_', " ")).into_iter().find(|date| date.day.is_some())?;
    let features = vec![Feature::Form(PublishedBy::FileName), Feature::Yearless];
    Some(Candidate { by: PublishedBy::FileName, written, span: None, features })
}

/// What programs write where they know no time.
fn is_epoch(date: Date) -> bool {
    date == Date::constant(1970, 1, 1)
}

/// Adds what only the candidates together tell. `story` are the days that running text tells of, in order of time.
fn compare(found: &mut [Candidate], story: &[Date]) {
    let same = |one: &Candidate, other: &Candidate| {
        let year = one.written.year.is_none() || other.written.year.is_none() || one.written.year == other.written.year;
        year && (one.written.month, one.written.day) == (other.written.month, other.written.day)
    };
    let agreed: Vec<usize> = found
        .iter()
        .map(|one| {
            let others = found.iter().filter(|other| other.by != one.by && same(one, other));
            others.map(|other| other.by).collect::<BTreeSet<_>>().len()
        })
        .collect();
    // A text may look ahead ("extended until 31 January"), but tells of what was, mostly.
    let ends = story.get(story.len().saturating_sub(1) / 2).zip(story.last());
    for (candidate, places) in found.iter_mut().zip(agreed) {
        if places > 0 {
            candidate.features.push(Feature::Agreed(places));
        }
        let far = ends
            .zip(candidate.date())
            .is_some_and(|((middle, last), date)| (date - *middle).get_days() < -60 || (date - *last).get_days() > 400);
        if far {
            candidate.features.push(Feature::FarFromStory);
        }
    }
}

/// The whole days that running text tells of, each once, in order of time.
fn story(lines: &[Line<'_>], dated: &[Dated<'_>], looked_up: &BTreeSet<Date>) -> Vec<Date> {
    let running = lines.iter().zip(dated).filter(|(line, _)| line.is_running());
    let days = running.flat_map(|(line, dated)| {
        let is_whole = dated.words.len() == line.words.len();
        let all = if is_whole { Cow::Borrowed(&dated.dates) } else { Cow::Owned(dates::written(line.words)) };
        all.iter().filter_map(Written::date).collect::<Vec<_>>()
    });
    days.filter(|date| !looked_up.contains(date)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// So many lines of running text between two places of the title are the text: what follows the second is another's.
const TEXT: usize = 3;

/// Where the title stands before the text begins, where it stands again beneath it, and how many lines of running text
/// stand before each line.
struct Shape {
    titles: Vec<usize>,
    beneath: Vec<usize>,
    running: Vec<usize>,
}

impl Shape {
    fn of(lines: &[Line<'_>], title: &str) -> Self {
        let title = plain(title);
        // A title may be broken over lines, or stand with the name of the site behind it.
        let is_title = |line: &Line<'_>| {
            if line.words.len() > 400 || line.is_record() {
                return false;
            }
            let said = plain(line.words);
            let starts = |one: &str, other: &str| {
                one.strip_prefix(other).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            line.role == ParagraphRole::Title
                || said == title
                || said.len() >= 12 && (starts(&title, &said) || starts(&said, &title) && title.len() >= 12)
        };
        let running = lines.iter().scan(0, |count, line| {
            let before = *count;
            *count += usize::from(line.is_running());
            Some(before)
        });
        let running: Vec<usize> = running.collect();
        let (mut titles, mut beneath): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| is_title(line)) {
            let text = |at: usize| running.get(at).copied().unwrap_or(0);
            let is_beneath = titles.last().is_some_and(|&last| text(at) - text(last) > TEXT);
            if is_beneath { beneath.push(at) } else { titles.push(at) }
        }
        Self { titles, beneath, running }
    }

    /// How the place of line `at` speaks for its dates.
    fn features(&self, at: usize) -> Vec<Feature> {
        let running = |at: usize| self.running.get(at).copied().unwrap_or(0);
        let title = self.titles.iter().rev().find(|title| **title <= at);
        let from = title.copied().unwrap_or(0);
        let behind = running(at).saturating_sub(running(from));
        let mut found = Vec::new();
        // A page says its day for programs above its title, which stands once more behind the text.
        if self.beneath.iter().any(|&title| at < title && title - at <= TEXT) {
            return vec![Feature::Below(TEXT)];
        }
        match title {
            Some(title) if at - title < NEAR => found.push(Feature::Below(at - title)),
            None if at < FRONT => found.push(Feature::AtTop),
            _ => {}
        }
        if behind > 0 {
            found.push(Feature::Behind(behind));
        }
        found
    }
}

fn in_lines(
    page: &Page<'_>,
    lines: &[Line<'_>],
    dated: &[Dated<'_>],
    title: &str,
    looked_up: &BTreeSet<Date>,
) -> Vec<Candidate> {
    let shape = Shape::of(lines, title);
    let mut found = Vec::new();
    for ((at, line), dated) in lines.iter().enumerate().zip(dated) {
        // A caption has the day of its picture.
        let is_caption = line.role == ParagraphRole::Caption;
        if dated.dates.is_empty() || line.is_record() || is_caption || page.is_beside(line) {
            continue;
        }
        let is_stamped = at > 0 && lines.iter().take(at).rev().take(2).any(|line| is_stamp(line.words));
        for written in &dated.dates {
            if written.day.is_none() {
                continue;
            }
            let Some((before, after)) = around(line.words, written) else { continue };
            let is_back = at + BACK >= lines.len();
            let of_front = front(line, before, after, written, at);
            let by = of_front.or_else(|| is_back.then(|| back(line, before, after, written, at, lines.len()))?);
            let range = written.range.start + line.start..written.range.end + line.start;
            let Some((by, span)) = by.zip(Span::new(page.text, range.start, range.end)) else { continue };
            let mut features = shape.features(at);
            // A label says what it says wherever it stands; a day of updating is never better than one beside the title.
            if matches!(by, PublishedBy::Archive | PublishedBy::Update) {
                features.clear();
            }
            // A citation repeats the day on which it was made.
            if by == PublishedBy::Archive && written.date().is_some_and(|date| looked_up.contains(&date)) {
                continue;
            }
            features.push(Feature::Form(by));
            let is_timed =
                after.trim_start_matches([',', ' ', '|', 'a', 't']).starts_with(|mark: char| mark.is_ascii_digit());
            let weekday = written.date().zip(written.weekday);
            features
                .extend(weekday.map(|(date, said)| Feature::Weekday(date.weekday().to_monday_one_offset() == said)));
            features.extend(is_stamped.then_some(Feature::Stamped));
            features.extend(is_timed.then_some(Feature::Timed));
            features.extend(written.year.is_none().then_some(Feature::Yearless));
            found.push(Candidate { by, written: written.clone(), span: Some(span), features });
        }
    }
    found
}

/// The days on which somebody looked the document up, wherever it says so.
fn looked_up(lines: &[Dated<'_>]) -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    for line in lines {
        days.extend(line.dates.iter().filter_map(|written| {
            let (before, _) = around(line.words, written)?;
            (label(last_segment(before)) == Some(Label::Retrieved)).then(|| written.date())?
        }));
    }
    days
}
