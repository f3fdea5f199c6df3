//! By which rule a time's value was found, and what speaks against it.

use borsh::{BorshDeserialize, BorshSerialize};
use std::fmt;

use serde::Serialize;

use super::time_value::{interval, name_without_year, weekday_name};
use super::{Document, Time};
use crate::text::Span;

/// How a value was reckoned that the expression's own words do not say whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct TimeBy {
    /// The rule.
    #[serde(flatten)]
    pub rule: TimeRule,
    /// The TIMEX3 value that the rule starts from ("2020-01-09").
    pub base: String,
    /// What says the base.
    pub base_from: TimeBase,
}

/// The rules by which values are reckoned from a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum TimeRule {
    /// The named day of the week on, before or after the base.
    Weekday,
    /// The named day, month, season, quarter, half-year or holiday before or after the base.
    Named,
    /// So many units from the one that holds the base; that one itself where the count is 0.
    Count {
        /// Negative before the base, positive after it.
        count: i32,
        /// The unit.
        unit: TimeUnit,
    },
    /// The year (or its fiscal year) is the base's.
    YearOf,
    /// The century of a year or decade in two digits.
    Century,
}

/// A unit of time, shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(into = "&'static str")]
pub enum TimeUnit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// A millennium.
    Millennium,
}

impl TimeUnit {
    /// Its name in the singular.
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half-year",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }
}

impl From<TimeUnit> for &'static str {
    fn from(unit: TimeUnit) -> Self {
        unit.name()
    }
}

impl fmt::Display for TimeUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What says the base of a [`TimeBy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeBase {
    /// The day on which the document was published.
    Published,
    /// A time expression of the same document that the text speaks of there.
    #[serde(untagged)]
    Spoken(Span),
}

/// What speaks against a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeDoubt {
    /// It is told as past, but lies after the day of publication.
    AfterPublication,
    /// Its day and month are in figures and could be the other way round.
    Order,
    /// The day of the week beside it is another one's.
    Weekday,
    /// No calendar has it: "31 February".
    Impossible,
    /// It is counted from a day of publication that was concluded.
    Inferred,
}

impl TimeDoubt {
    /// The doubt in the fewest words, to stand beside the value.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::AfterPublication | Self::Order | Self::Weekday | Self::Impossible => "in doubt",
        }
    }

    /// The doubt in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::AfterPublication => "told as past, but after the day of publication",
            Self::Order => "day and month could be the other way round",
            Self::Weekday => "the day of the week named beside it does not fit",
            Self::Impossible => "there is no such day",
            Self::Inferred => "it rests on a day of publication that was inferred",
        }
    }
}

impl TimeBy {
    /// The rule in words, for a time of that value: "Wednesday before 2020-01-09", "2 years after 2017-05".
    pub fn words(&self, value: &str) -> String {
        let base = &self.base;
        match self.rule {
            TimeRule::Weekday => match (weekday_name(value), self.side(value)) {
                (Some(name), Side::On) => format!("{name}, {base} itself"),
                (Some(name), side) => format!("{name} {side} {base}"),
                (None, _) => format!("counted from {base}"),
            },
            TimeRule::Named => match (name_without_year(value), self.side(value)) {
                (Some(name), Side::On) => format!("{name} of the same year as {base}"),
                (Some(name), side) => format!("{name} {side} {base}"),
                (None, _) => format!("counted from {base}"),
            },
            TimeRule::Count { count: 0, unit: TimeUnit::Day } => base.clone(),
            TimeRule::Count { count: 0, unit } => format!("the {unit} of {base}"),
            TimeRule::Count { count, unit } => {
                let side = if count < 0 { Side::Before } else { Side::After };
                match count.unsigned_abs() {
                    1 => format!("the {unit} {side} {base}"),
                    2.. if unit == TimeUnit::Century => format!("{} centuries {side} {base}", count.unsigned_abs()),
                    many => format!("{many} {unit}s {side} {base}"),
                }
            }
            TimeRule::YearOf => format!("in the year of {base}"),
            TimeRule::Century => format!("the century nearest to {base}"),
        }
    }

    /// On which side of the base the value lies.
    fn side(&self, value: &str) -> Side {
        match (interval(value), interval(&self.base)) {
            (Some((_, last)), Some((base, _))) if last < base => Side::Before,
            (Some((first, _)), Some((_, base))) if first > base => Side::After,
            _ => Side::On,
        }
    }
}

/// Where a value lies, seen from its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    On,
    After,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before => "before",
            Self::On => "on",
            Self::After => "after",
        })
    }
}

/// Why the time has its value, in words for the reader, with what speaks against it: "Wednesday before 2020-01-09 (day
/// of publication, inferred)"; `None` where its own words say all and nothing is doubtful. `document` is the one
/// that the time stands in.
pub fn why(time: &Time, document: &Document) -> Option<String> {
    let rule = time.by.as_ref().zip(time.value.as_deref()).map(|(by, value)| {
        let from = match by.base_from {
            TimeBase::Spoken(_) => "named in the text",
            TimeBase::Published if document.published.inferred => "day of publication, inferred",
            TimeBase::Published if document.published.doubt.is_some() => "day of publication, in doubt",
            TimeBase::Published => "day of publication",
        };
        format!("{} ({from})", by.words(value))
    });
    // Beside a rule the day it is counted from is marked already.
    let is_marked = |doubt| {
        let from = time.by.as_ref().map(|by| by.base_from);
        doubt == TimeDoubt::Inferred && from == Some(TimeBase::Published) && rule.is_some()
    };
    let doubt = time.doubt.filter(|doubt| !is_marked(*doubt)).map(TimeDoubt::words);
    match (&rule, doubt) {
        (Some(rule), Some(doubt)) => Some(format!("{rule}; {doubt}")),
        (None, Some(doubt)) => Some(doubt.to_owned()),
        (_, None) => rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(rule: TimeRule, base: &str, value: &str) -> String {
        TimeBy { rule, base: base.into(), base_from: TimeBase::Published }.words(value)
    }

    #[test]
    fn a_rule_can_be_read() {
        let count = |count, unit| TimeRule::Count { count, unit };
        for (rule, base, value, expected) in [
            (TimeRule::Weekday, "2020-01-09", "2020-01-08", "Wednesday before 2020-01-09"),
            (TimeRule::Weekday, "2020-01-09", "2020-01-13", "Monday after 2020-01-09"),
            (TimeRule::Weekday, "2020-01-09", "2020-01-09TEV", "Thursday, 2020-01-09 itself"),
            (TimeRule::Named, "2020-01-09", "2019-12", "December before 2020-01-09"),
            (TimeRule::Named, "2020-01-09", "2020-03-03", "3 March after 2020-01-09"),
            (TimeRule::Named, "2020-01-09", "2019-Q3", "3rd quarter before 2020-01-09"),
            (TimeRule::Named, "2017", "2017-03", "March of the same year as 2017"),
            (count(-1, TimeUnit::Day), "2020-01-09", "2020-01-08", "the day before 2020-01-09"),
            (count(2, TimeUnit::Year), "2017-05", "2019", "2 years after 2017-05"),
            (count(0, TimeUnit::Week), "2020-01-09", "2020-W02", "the week of 2020-01-09"),
            (count(0, TimeUnit::Day), "2020-01-09", "2020-01-09TNI", "2020-01-09"),
        ] {
            assert_eq!(words(rule, base, value), expected);
        }
    }

    #[test]
    fn its_published_form_is_flat() {
        let by = TimeBy {
            rule: TimeRule::Count { count: -2, unit: TimeUnit::Year },
            base: "2020-01-09".into(),
            base_from: TimeBase::Published,
        };
        let json = serde_json::to_string(&by).unwrap();
        assert_eq!(json, r#"{"rule":"count","count":-2,"unit":"year","base":"2020-01-09","base_from":"published"}"#);
        let by = TimeBy {
            rule: TimeRule::Weekday,
            base: "2017".into(),
            base_from: TimeBase::Spoken(Span::new("abc", 0, 2).unwrap()),
        };
        let json = serde_json::to_string(&by).unwrap();
        assert_eq!(json, r#"{"rule":"weekday","base":"2017","base_from":{"start":0,"end":2}}"#);
    }
}
