//! What a person writes in a form, as values: dates and numbers.

use crate::briefing::time_value::interval;
use crate::briefing::{Bound, Number};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The TIMEX3 value of a date as it is written: "2020-01-08", "8 Jan 2020", "January 2020", "2020"; `None` where it is
/// none.
pub fn date(words: &str) -> Option<String> {
    let words = words.trim();
    if words.starts_with(|c: char| c.is_ascii_digit()) && interval(words).is_some() {
        return Some(words.to_owned());
    }
    let parts: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).collect();
    let (day, month, year) = match parts.as_slice() {
        [month, year] => (None, *month, *year),
        [first, second, year] if month_number(first).is_some() => (Some(*second), *first, *year),
        [day, month, year] => (Some(*day), *month, *year),
        _ => return None,
    };
    let month = month_number(month)?;
    let year: u16 = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let value = match day {
        Some(day) => {
            let day: u8 = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
            format!("{year:04}-{month:02}-{day:02}")
        }
        None => format!("{year:04}-{month:02}"),
    };
    interval(&value).map(|_| value)
}

/// The month whose name, or its first three letters at least, these are.
fn month_number(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_lowercase();
    let first = word.get(..3)?;
    MONTHS.iter().position(|month| *month == first).map(|at| at + 1)
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
        let written =
            ["2020-01-08", "8 Jan 2020", "January 8, 2020", "8th january 2020", "Sept. 2021", "2020", "1960s"];
        let read = ["2020-01-08", "2020-01-08", "2020-01-08", "2020-01-08", "2021-09", "2020"];
        for (words, value) in written.into_iter().zip(read) {
            assert_eq!(date(words).as_deref(), Some(value), "{words}");
        }
        assert_eq!((date("soon"), date("31 Feb 2020"), date("")), (None, None, None));
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
