//! What a person writes in a form, as values: dates and numbers.

use crate::briefing::time_value::interval;
use crate::briefing::{Bound, Number};
use crate::text::{capitalized, dates};

/// The TIMEX3 value of a date as it is written: "2020-01-08", "8 Jan 2020", "January 2020", "2020"; `None` where it is
/// none, or could be read in two ways.
pub fn date(words: &str) -> Option<String> {
    let words = words.trim();
    if words.starts_with(|c: char| c.is_ascii_digit()) && interval(words).is_some() {
        return Some(words.to_owned());
    }
    // Nothing else than a date stands in a form: "may" is the month there.
    let words = words.split_whitespace().map(capitalized).collect::<Vec<_>>().join(" ");
    let date = dates::at(&words, 0).filter(|date| date.range.end == words.len() && !date.is_open)?;
    let month = format!("{:04}-{:02}", date.year?, date.month);
    let value = date.day.map_or_else(|| month.clone(), |day| format!("{month}-{day:02}"));
    interval(&value).map(|_| value)
}

/// A number as it is written: "3,000", "over 3,000", "12 to 15", "3.5 million".
pub fn amount(words: &str) -> Option<(Number, Option<Number>, Bound)> {
    const BOUNDS: [(&str, Bound); 9] = [
        ("at least ", Bound::AtLeast),
        ("at most ", Bound::AtMost),
        ("up to ", Bound::AtMost),
        ("more than ", Bound::Over),
        ("less than ", Bound::Under),
        ("fewer than ", Bound::Under),
        ("over ", Bound::Over),
        ("under ", Bound::Under),
        ("about ", Bound::About),
    ];
    let words = words.trim().to_lowercase();
    let found = BOUNDS.iter().find_map(|(lead, bound)| Some((words.strip_prefix(lead)?, *bound)));
    let (words, bound) = found.unwrap_or((&words, Bound::Exactly));
    let range = words.split_once(" to ").or_else(|| words.split_once('–'));
    match range {
        Some((low, high)) => {
            let (low, high) = (number(low)?, number(high)?);
            (high > low).then_some((low, Some(high), bound))
        }
        None => Some((number(words)?, None, bound)),
    }
}

fn number(words: &str) -> Option<Number> {
    const TIMES: [(&str, f64); 4] = [("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)];
    let words = words.trim();
    let found = TIMES.iter().find_map(|(word, times)| Some((words.strip_suffix(word)?, *times)));
    let (digits, times) = found.unwrap_or((words, 1.0));
    let value: f64 = digits.trim().replace(',', "").parse().ok()?;
    Number::new(value * times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for words in ["2020-01-08", "8 Jan 2020", "January 8, 2020", "8th january 2020", "8.1.2020", "Wed 8-Jan-20"] {
            assert_eq!(date(words).as_deref(), Some("2020-01-08"), "{words}");
        }
        for (words, value) in [("Sept. 2021", "2021-09"), ("may 2020", "2020-05"), ("2020", "2020")] {
            assert_eq!(date(words).as_deref(), Some(value), "{words}");
        }
        for words in ["soon", "31 Feb 2020", "3/4/2020", "8 January", "8 Jan 2020 at noon", ""] {
            assert_eq!(date(words), None, "{words}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |words| amount(words).map(|(value, upper, bound)| (value.value(), upper.map(Number::value), bound));
        assert_eq!(read("3,000"), Some((3000.0, None, Bound::Exactly)));
        assert_eq!(read("Over 3.5 million"), Some((3_500_000.0, None, Bound::Over)));
        assert_eq!(read("12 to 15"), Some((12.0, Some(15.0), Bound::Exactly)));
        assert_eq!((read("15 to 12"), read("many"), read("nan"), read("")), (None, None, None, None));
    }
}
