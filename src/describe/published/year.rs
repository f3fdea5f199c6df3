//! The year of a date that does not say it, concluded from other evidence or not at all.

use jiff::civil::Date;

use super::candidate::Candidate;
use crate::describe::page::Page;
use crate::text::dates::{self, Written};

/// How much must speak for a year.
const ENOUGH: i32 = 2;

/// What a document tells of years.
pub(super) struct Evidence {
    /// Whole dates that present themselves as the document's, or stand in its name or metadata.
    whole: Vec<Date>,
    /// The latest day or month that its text tells of, a month by its first day.
    latest: Option<Date>,
    /// The years of its copyright lines.
    issued: Vec<i16>,
    /// The latest year that its text speaks of as past or present.
    told: Option<i16>,
    /// The first day of the week that the text names, 1 for Monday.
    lead: Option<i8>,
}

impl Evidence {
    pub fn of(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let whole: Vec<Date> = candidates.iter().filter_map(Candidate::date).collect();
        let words = || page.paragraphs.iter().map(|paragraph| page.words(paragraph));
        let days = words().flat_map(dates::written);
        let latest = days.filter_map(|date| Date::new(date.year?, date.month, date.day.unwrap_or(1)).ok()).max();
        Self {
            whole,
            latest,
            issued: words().flat_map(|words| years_after(words, ISSUED)).collect(),
            told: words().flat_map(|words| years_after(words, PAST)).max(),
            lead: words().find_map(dates::first_weekday),
        }
    }

    /// The whole date of `written`, where one year has more to speak for it than any other, and enough.
    pub fn whole(&self, written: &Written) -> Option<Date> {
        let years = self.whole.iter().chain(&self.latest).map(|date| date.year());
        let years = years.chain(self.issued.iter().copied()).chain(self.told);
        let around = years.flat_map(|year| [year.checked_sub(1), Some(year), year.checked_add(1)]).flatten();
        let mut dates: Vec<Date> = around.filter_map(|year| written.in_year(year)).collect();
        dates.sort();
        dates.dedup();
        let scored: Vec<(i32, Date)> =
            dates.into_iter().filter_map(|date| Some((self.score(date, written.weekday)?, date))).collect();
        let best = scored.iter().map(|(score, _)| *score).max().filter(|score| *score >= ENOUGH)?;
        let mut of_best = scored.iter().filter(|(score, _)| *score == best).map(|(_, date)| *date);
        of_best.next().filter(|_| of_best.next().is_none())
    }

    /// What speaks for the date; `None` where the day of the week speaks against it.
    fn score(&self, date: Date, weekday: Option<i8>) -> Option<i32> {
        let own = date.weekday().to_monday_one_offset();
        if weekday.is_some_and(|weekday| weekday != own) {
            return None;
        }
        let days = |other: &Date| (date - *other).get_days();
        let mut score = 0;
        if self.whole.iter().any(|other| days(other).abs() <= 45) {
            score += 3;
        }
        // Texts tell of what is new, and look ahead a little.
        if self.latest.as_ref().is_some_and(|latest| (-60..=92).contains(&days(latest))) {
            score += 2;
        }
        if self.issued.contains(&date.year()) {
            score += 2;
        }
        // A bare year of the story says little; with the day of the week it is enough.
        if weekday.is_some() && self.told == Some(date.year()) {
            score += 2;
        }
        // Most leads tell of the same day or the day before.
        if self.lead.is_some_and(|lead| (own - lead).rem_euclid(7) <= 1) {
            score += 1;
        }
        Some(score)
    }
}

/// Words before a year that look back or stand at ease; "by 2030" looks ahead.
const PAST: &[&str] = &["in", "since", "of", "from", "late", "early"];

/// Words before the year in which something was issued.
const ISSUED: &[&str] = &["©", "(c)", "copyright"];

/// Years that stand after one of `leads`.
fn years_after(words: &str, leads: &[&str]) -> Vec<i16> {
    let mut found = Vec::new();
    let mut before = "";
    for word in words.split_whitespace() {
        let year = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let is_led = leads.iter().any(|lead| before.eq_ignore_ascii_case(lead));
        if is_led
            && year.len() == 4
            && let Ok(year @ 1900..=2199) = year.parse()
        {
            found.push(year);
        }
        before = word;
    }
    found
}
