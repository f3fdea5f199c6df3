//! Time values for people and for sorting.

use jiff::civil::Date;

use crate::briefing::time_value::{interval, readable};
use crate::briefing::{Briefing, Dated, DatedBy, Event, EventMention, time_by};

/// What a TIMEX3 value sorts by: its first day, then its last.
pub type WhenKey = (Date, Date);

/// What `value` sorts by; `None` where it is no stretch of the calendar.
pub fn when_key(value: &str) -> Option<WhenKey> {
    interval(value)
}

/// `value` for people, no more exact than it is.
pub fn when_words(value: &str) -> String {
    readable(value)
}

/// When something happened, as an event or one report of it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When<'a> {
    on: Option<&'a Dated>,
    begins: Option<&'a Dated>,
    ends: Option<&'a Dated>,
    lasts: Option<&'a Dated>,
}

impl<'a> When<'a> {
    /// When `event` happened.
    pub fn of(event: &'a Event) -> Self {
        let Event { when, begins, ends, lasts, .. } = event;
        Self { on: when.as_ref(), begins: begins.as_ref(), ends: ends.as_ref(), lasts: lasts.as_ref() }
    }

    /// When it happened by this report alone.
    pub fn by(report: &'a EventMention) -> Self {
        let EventMention { when, begins, ends, lasts, .. } = report;
        Self { on: when.as_ref(), begins: begins.as_ref(), ends: ends.as_ref(), lasts: lasts.as_ref() }
    }

    /// Whether a beginning or an end is given.
    pub fn is_span(self) -> bool {
        self.begins.is_some() || self.ends.is_some()
    }

    /// Whether it goes on without an end that is known.
    pub fn is_open(self) -> bool {
        self.begins.is_some() && self.ends.is_none()
    }

    /// The first and the last day; `None` where no part is a stretch of the calendar.
    pub fn days(self) -> Option<WhenKey> {
        let parts = [self.begins, self.on, self.ends].into_iter().flatten().filter_map(|part| interval(&part.value));
        let found = parts.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        // An end that stands before the beginning is a fault of the source or of the reading.
        let begins = self.begins.and_then(|begins| interval(&begins.value)).map_or(found.0, |(first, _)| first);
        Some((begins.min(found.1), found.1))
    }

    /// "8 Jan 2020", "May 2017 to July 2017", "since 2003, for 3 months"; empty where nothing is known.
    pub fn words(self) -> String {
        let part = Dated::words;
        let on = match (self.begins, self.ends) {
            (Some(begins), Some(ends)) => format!("{} to {}", part(begins), part(ends)),
            (Some(begins), None) => format!("since {}", part(begins)),
            (None, Some(ends)) => format!("until {}", part(ends)),
            (None, None) => self.on.map(part).unwrap_or_default(),
        };
        let lasts = self.lasts.map(|lasts| format!("for {}", part(lasts))).unwrap_or_default();
        [on, lasts].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// What a date was read from, for people.
pub fn dated_by_words(by: DatedBy) -> &'static str {
    match by {
        DatedBy::Clause => "the date stands beside it",
        DatedBy::Sentence => "the date stands in its sentence",
        DatedBy::Discourse => "the date stands in the text before it",
        DatedBy::Publication => "dated by the day of publication",
        DatedBy::Analyst => "dated by you",
    }
}

/// By which rule the date's value was found, and what speaks against it; empty where its words say it whole.
pub fn rule_words(briefing: &Briefing, dated: Option<&Dated>) -> String {
    let time = dated.and_then(|dated| briefing.time(dated.from?));
    match time {
        Some(time) => briefing.document(time.document).and_then(|document| time_by::why(time, document)),
        None => dated.and_then(|dated| dated.doubt).map(|doubt| doubt.words().to_owned()),
    }
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(value: &str) -> Dated {
        Dated { value: value.to_owned(), from: None, doubt: None }
    }

    #[test]
    fn a_span_reads_from_its_beginning_to_its_end() {
        let (may, july, month) = (dated("2017-05"), dated("2017-07"), dated("P1M"));
        let when = When { begins: Some(&may), ends: Some(&july), ..When::default() };
        assert_eq!(when.words(), "May 2017 to July 2017");
        assert_eq!(
            when.days().map(|(first, last)| format!("{first} {last}")),
            Some("2017-05-01 2017-07-31".to_owned())
        );
        let open = When { begins: Some(&may), lasts: Some(&month), ..When::default() };
        assert_eq!((open.words().as_str(), open.is_open()), ("since May 2017, for 1 month", true));
        assert_eq!(When { ends: Some(&july), ..When::default() }.words(), "until July 2017");
        assert_eq!(When { on: Some(&may), ..When::default() }.words(), "May 2017");
        assert_eq!((When::default().words().as_str(), When::default().days()), ("", None));
    }

    #[test]
    fn an_end_before_the_beginning_is_no_fault() {
        let (may, july) = (dated("2017-05"), dated("2017-07"));
        let turned = When { begins: Some(&july), ends: Some(&may), ..When::default() };
        assert!(turned.days().is_some_and(|(first, last)| first <= last));
    }
}
