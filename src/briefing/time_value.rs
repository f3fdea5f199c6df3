//! Reading TIMEX3 values: which days they cover, and how a person would write them.
//!
//! Values are the ones of TimeML 1.2.1 (<https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>).

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::text::dates;

/// The first and the last day that a TIMEX3 value covers, or `None` where it names no stretch of the calendar:
/// durations, recurring times, `PAST_REF`, times of an unknown day.
///
/// Seasons are those of the northern hemisphere, by whole months: winter 2019 ends in February 2020.
///
/// ```
/// use dossier::briefing::time_value::interval;
/// use jiff::civil::date;
///
/// assert_eq!(interval("2020-01"), Some((date(2020, 1, 1), date(2020, 1, 31))));
/// assert_eq!(interval("P2D"), None);
/// ```
pub fn interval(value: &str) -> Option<(Date, Date)> {
    let (day, _) = split_clock(value);
    Stretch::read(day)?.days()
}

/// Whether two values cover a day in common: "2020-01" and "2020-01-08", but not "2020-01" and "2019".
pub fn are_compatible(one: &str, other: &str) -> bool {
    match (interval(one), interval(other)) {
        (Some((first, last)), Some((others_first, others_last))) => first <= others_last && others_first <= last,
        _ => false,
    }
}

/// The value as a person would write it ("8 Jan 2020", "December 2018", "the 1960s", "3 months"); the value itself
/// where there is no such form.
pub fn readable(value: &str) -> String {
    let (day, clock) = split_clock(value);
    let words = match (Stretch::read(day), clock.map(readable_clock)) {
        (Some(stretch), Some(clock)) => Some(format!("{stretch}, {clock}")),
        (Some(stretch), None) => Some(stretch.to_string()),
        (None, Some(clock)) if day.is_empty() || day.starts_with("XXXX") => Some(clock.into()),
        (None, _) => readable_reference(value)
            .map(Into::into)
            .or_else(|| readable_duration(value))
            .or_else(|| readable_weekday(value)),
    };
    words.unwrap_or_else(|| value.into())
}

/// The value before and after its `T`; a duration has no such parts.
fn split_clock(value: &str) -> (&str, Option<&str>) {
    match value.split_once('T') {
        Some((day, clock)) if !value.starts_with(['P', 'F']) => (day, Some(clock)),
        _ => (value, None),
    }
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Century(i16),
    Decade(i16),
    Year(i16),
    /// Which half, 1 or 2.
    Half(i16, i8),
    /// Which quarter, 1 to 4.
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// The Monday.
    Week(Date),
    /// The Saturday.
    Weekend(Date),
    Day(Date),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    fn read(code: &str) -> Option<Self> {
        Some(match code {
            "SP" => Self::Spring,
            "SU" => Self::Summer,
            "FA" | "AU" => Self::Fall,
            "WI" => Self::Winter,
            _ => return None,
        })
    }

    fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Fall => "autumn",
            Self::Winter => "winter",
        }
    }
}

impl Stretch {
    /// The stretch that a value without time of day names.
    fn read(value: &str) -> Option<Self> {
        // "2020-XX-XX" says no more than "2020".
        let value = value.strip_prefix("FY").unwrap_or(value);
        let value = value.trim_end_matches("-XX").trim_end_matches("-X");
        let (year, rest) = match value.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (value, None),
        };
        let Some(rest) = rest else {
            return Self::read_years(year);
        };
        let year = digits(year, 4)?;
        let (first, second) = match rest.split_once('-') {
            Some((first, second)) => (first, Some(second)),
            None => (rest, None),
        };
        if let Some(second) = second {
            return match first.strip_prefix('W') {
                Some(week) => Self::read_in_week(year, digits_i8(week)?, second),
                None => Date::new(year, digits_i8(first)?, digits_i8(second)?).ok().map(Self::Day),
            };
        }
        if let Some(season) = Season::read(first) {
            return Some(Self::Season(year, season));
        }
        if let Some(week) = first.strip_prefix('W') {
            return monday(year, digits_i8(week)?).map(Self::Week);
        }
        if let Some(quarter) = first.strip_prefix('Q') {
            return digits_i8(quarter)
                .filter(|quarter| (1..=4).contains(quarter))
                .map(|quarter| Self::Quarter(year, quarter));
        }
        if let Some(half) = first.strip_prefix('H') {
            return digits_i8(half).filter(|half| (1..=2).contains(half)).map(|half| Self::Half(year, half));
        }
        digits_i8(first).filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month))
    }

    /// "2020", "196" and "196X", "19" and "19XX".
    fn read_years(value: &str) -> Option<Self> {
        let known = value.trim_end_matches('X');
        let number = digits(known, known.len())?;
        match known.len() {
            4 => Some(Self::Year(number)),
            3 => Some(Self::Decade(number * 10)),
            2 => Some(Self::Century(number * 100)),
            _ => None,
        }
    }

    /// What comes after "2020-W02-": the weekend or a day, 1 for Monday to 7.
    fn read_in_week(year: i16, week: i8, part: &str) -> Option<Self> {
        let monday = monday(year, week)?;
        if part == "WE" {
            return monday.checked_add(5.days()).ok().map(Self::Weekend);
        }
        let after = digits_i8(part).filter(|day| (1..=7).contains(day))? - 1;
        monday.checked_add(i64::from(after).days()).ok().map(Self::Day)
    }

    /// The first and the last day.
    fn days(self) -> Option<(Date, Date)> {
        match self {
            Self::Century(first) => years(first, first + 99),
            Self::Decade(first) => years(first, first + 9),
            Self::Year(year) => years(year, year),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Month(year, month) => months(year, month, 1),
            Self::Week(monday) => Some((monday, monday.checked_add(6.days()).ok()?)),
            Self::Weekend(saturday) => Some((saturday, saturday.checked_add(1.days()).ok()?)),
            Self::Day(day) => Some((day, day)),
        }
    }
}

impl std::fmt::Display for Stretch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Century(first) => write!(f, "{} century", ordinal(first / 100 + 1)),
            Self::Decade(first) => write!(f, "the {first}s"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Half(year, half) => write!(f, "{} half of {year}", ordinal(half.into())),
            Self::Quarter(year, quarter) => {
                write!(f, "{} quarter of {year}", ordinal(quarter.into()))
            }
            Self::Season(year, season) => write!(f, "{} {year}", season.name()),
            Self::Month(year, month) => write!(f, "{} {year}", dates::month_name(month)),
            Self::Week(monday) => write!(f, "week of {}", Self::Day(monday)),
            Self::Weekend(saturday) => write!(f, "weekend of {}", Self::Day(saturday)),
            Self::Day(day) => {
                let month = dates::month_name(day.month());
                let short = month.get(..3).unwrap_or(month);
                write!(f, "{} {short} {}", day.day(), day.year())
            }
        }
    }
}

fn years(first: i16, last: i16) -> Option<(Date, Date)> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

fn months(year: i16, first: i8, count: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, first, 1).ok()?;
    let next = first.checked_add(i64::from(count).months()).ok()?;
    Some((first, next.yesterday().ok()?))
}

fn monday(year: i16, week: i8) -> Option<Date> {
    Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

/// `text` as a number, where it is `length` digits.
fn digits(text: &str, length: usize) -> Option<i16> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// `text` as a number, where it is one or two digits.
fn digits_i8(text: &str) -> Option<i8> {
    let number = digits(text, text.len().clamp(1, 2))?;
    i8::try_from(number).ok()
}

/// "1st", "22nd", "13th".
fn ordinal(number: i16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// What comes after the `T`.
fn readable_clock(clock: &str) -> &str {
    match clock {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        clock => clock,
    }
}

fn readable_reference(value: &str) -> Option<&'static str> {
    Some(match value {
        "PAST_REF" => "in the past",
        "PRESENT_REF" => "now",
        "FUTURE_REF" => "in the future",
        _ => return None,
    })
}

/// "XXXX-WXX-3".
fn readable_weekday(value: &str) -> Option<String> {
    let day = match value.strip_prefix("XXXX-WXX-")? {
        "WE" => "weekend",
        number => dates::weekday_name(digits_i8(number)?)?,
    };
    Some(format!("a {day}"))
}

/// The name of the day of the week that a value of one day falls on: "Wednesday".
pub fn weekday_name(value: &str) -> Option<&'static str> {
    match Stretch::read(split_clock(value).0)? {
        Stretch::Day(day) => dates::weekday_name(day.weekday().to_monday_one_offset()),
        _ => None,
    }
}

/// What a value of the calendar is called in any year: "3 March", "December", "3rd quarter", "summer".
pub fn name_without_year(value: &str) -> Option<String> {
    Some(match Stretch::read(split_clock(value).0)? {
        Stretch::Day(day) => format!("{} {}", day.day(), dates::month_name(day.month())),
        Stretch::Month(_, month) => dates::month_name(month).into(),
        Stretch::Season(_, season) => season.name().into(),
        Stretch::Quarter(_, quarter) => format!("{} quarter", ordinal(quarter.into())),
        Stretch::Half(_, half) => format!("{} half", ordinal(half.into())),
        _ => return None,
    })
}

/// The units of durations: before the `T` and after it.
const UNITS: &[(bool, &str, &str, &str)] = &[
    (false, "CE", "century", "centuries"),
    (false, "DE", "decade", "decades"),
    (false, "WE", "weekend", "weekends"),
    (false, "C", "century", "centuries"),
    (false, "E", "decade", "decades"),
    (false, "Y", "year", "years"),
    (false, "Q", "quarter", "quarters"),
    (false, "M", "month", "months"),
    (false, "W", "week", "weeks"),
    (false, "D", "day", "days"),
    (true, "NI", "night", "nights"),
    (true, "MO", "morning", "mornings"),
    (true, "AF", "afternoon", "afternoons"),
    (true, "EV", "evening", "evenings"),
    (true, "H", "hour", "hours"),
    (true, "M", "minute", "minutes"),
    (true, "S", "second", "seconds"),
];

/// "P2D", "PXY", "PT1H30M".
fn readable_duration(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix('P')?;
    let mut parts = Vec::new();
    let mut clock = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !clock) {
            (rest, clock) = (after, true);
            continue;
        }
        let unit_at = rest.find(|c: char| c != 'X' && c != '.' && !c.is_ascii_digit())?;
        let (count, after) = rest.split_at(unit_at);
        let &(_, code, one, many) =
            UNITS.iter().find(|(in_clock, code, ..)| *in_clock == clock && after.starts_with(code))?;
        parts.push(match count {
            "" => return None,
            "1" => format!("1 {one}"),
            _ if count.contains('X') => format!("some {many}"),
            _ => format!("{count} {many}"),
        });
        rest = after.strip_prefix(code)?;
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(value: &str) -> String {
        interval(value).map_or("none".into(), |(first, last)| format!("{first} {last}"))
    }

    #[test]
    fn a_value_covers_its_days() {
        for (value, expected) in [
            ("2020-01-08", "2020-01-08 2020-01-08"),
            ("2020-01-08T14:30", "2020-01-08 2020-01-08"),
            ("2020-01-08TMO", "2020-01-08 2020-01-08"),
            ("2020-02", "2020-02-01 2020-02-29"),
            ("2019-12", "2019-12-01 2019-12-31"),
            ("2019", "2019-01-01 2019-12-31"),
            ("2019-XX-XX", "2019-01-01 2019-12-31"),
            ("FY2019", "2019-01-01 2019-12-31"),
            ("2020-W02", "2020-01-06 2020-01-12"),
            ("2020-W02-WE", "2020-01-11 2020-01-12"),
            ("2020-W02-3", "2020-01-08 2020-01-08"),
            ("2019-Q3", "2019-07-01 2019-09-30"),
            ("2019-H2", "2019-07-01 2019-12-31"),
            ("2019-SP", "2019-03-01 2019-05-31"),
            ("2019-WI", "2019-12-01 2020-02-29"),
            ("196", "1960-01-01 1969-12-31"),
            ("196X", "1960-01-01 1969-12-31"),
            ("19", "1900-01-01 1999-12-31"),
            ("0044", "0044-01-01 0044-12-31"),
        ] {
            assert_eq!(days(value), expected, "{value}");
        }
    }

    #[test]
    fn what_names_no_days_covers_none() {
        for value in [
            "",
            "-",
            "T",
            "P2D",
            "PXY",
            "P",
            "PAST_REF",
            "FUTURE_REF",
            "XXXX-12-25",
            "XXXX-WXX-3",
            "T14:30",
            "2020-13",
            "2020-02-30",
            "2021-W53",
            "2020-Q5",
            "2020-H0",
            "20201",
            "٢٠٢٠",
            "2020-01-08-09",
            "2020-W02-8",
            "2020--",
            "é-é",
            "FY",
            "X",
            "1",
        ] {
            assert_eq!(days(value), "none", "{value}");
        }
    }

    #[test]
    fn values_are_compatible_where_they_share_a_day() {
        assert!(are_compatible("2020-01", "2020-01-08"));
        assert!(are_compatible("2020", "2020-W01"));
        assert!(are_compatible("2020-01-08TMO", "2020-01-08T09:00"));
        assert!(!are_compatible("2020-01", "2019"));
        assert!(!are_compatible("PAST_REF", "PAST_REF"));
    }

    #[test]
    fn a_person_can_read_it() {
        for (value, expected) in [
            ("2020-01-08", "8 Jan 2020"),
            ("2020-01-08T14:30", "8 Jan 2020, 14:30"),
            ("2020-01-08TEV", "8 Jan 2020, evening"),
            ("T14:30", "14:30"),
            ("2018-12", "December 2018"),
            ("1961", "1961"),
            ("196", "the 1960s"),
            ("20", "21st century"),
            ("2020-W02", "week of 6 Jan 2020"),
            ("2020-W02-WE", "weekend of 11 Jan 2020"),
            ("2020-Q3", "3rd quarter of 2020"),
            ("2020-H1", "1st half of 2020"),
            ("2020-FA", "autumn 2020"),
            ("P1D", "1 day"),
            ("P2.5Y", "2.5 years"),
            ("PXM", "some months"),
            ("P3DE", "3 decades"),
            ("PT1H30M", "1 hour 30 minutes"),
            ("P1DT12H", "1 day 12 hours"),
            ("PAST_REF", "in the past"),
            ("XXXX-WXX-3", "a Wednesday"),
            ("P", "P"),
            ("P3é", "P3é"),
            ("nonsense", "nonsense"),
        ] {
            assert_eq!(readable(value), expected, "{value}");
        }
    }
}
