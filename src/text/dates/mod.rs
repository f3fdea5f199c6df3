//! Calendar dates as they are written, with or without their year.

mod months;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// A date as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes, with the day of the week before it.
    pub range: Range<usize>,
    /// The year, where it is said.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, where it is said.
    pub day: Option<i8>,
    /// The day of the week, where it is said.
    pub weekday: Option<Weekday>,
}

impl Written {
    /// The date, where nothing of it is missing.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day?).ok()
    }
}

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// What follows a time of day, so that "1130 GMT" is no year.
const CLOCKS: &[&str] = &["gmt", "utc", "est", "edt", "pst", "pdt", "cet", "cest", "bst", "hours", "hrs", "local"];

/// Years outside this range are taken for other numbers.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;

#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    Word(&'a str),
    Number(&'a str),
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    start: usize,
    end: usize,
    piece: Piece<'a>,
}

/// The dates written in `text`, in order and apart from one another. Bare years and bare days of the week are none.
/// A date of only figures that could be read in two ways ("03/04/2021") is left out.
pub fn written(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    // Most paragraphs have no figure in them, and no date is without one.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let stretch = stretch(rest);
        let parts = parts(stretch);
        let mut at = 0;
        while at < parts.len() {
            match date_at(&parts, at) {
                Some((date, next)) => {
                    let date = with_weekday(&parts, at, date);
                    found.push(Written { range: date.range.start + from..date.range.end + from, ..date });
                    at = next;
                }
                None => at += 1,
            }
        }
        from += stretch.len();
    }
    found
}

/// The most bytes that are cut into parts at once: a paragraph can be of any length.
const STRETCH: usize = 1 << 16;

/// The beginning of `text`, all of it where it is short enough, else to a line's end or a space.
fn stretch(text: &str) -> &str {
    let most = text.floor_char_boundary(STRETCH);
    let Some(head) = text.get(..most).filter(|head| head.len() < text.len()) else {
        return text;
    };
    let end = head.rfind('\n').or_else(|| head.rfind(char::is_whitespace)).filter(|end| *end > 0);
    end.and_then(|end| text.get(..end)).unwrap_or(head)
}

/// The first date in `text`, where it is whole: for metadata.
pub fn first_whole(text: &str) -> Option<Date> {
    written(text).iter().find_map(Written::date).or_else(|| packed(text))
}

/// "20200109", as file names and some metadata have it: the first run of exactly eight digits that is a date.
pub fn packed(text: &str) -> Option<Date> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| run.len() == 8).find_map(|run| {
        let year = run.get(..4)?.parse().ok().filter(|year| YEARS.contains(year))?;
        Date::new(year, run.get(4..6)?.parse().ok()?, run.get(6..)?.parse().ok()?).ok()
    })
}

/// The first day of the week named in `text`.
pub fn first_weekday(text: &str) -> Option<Weekday> {
    text.split(|letter: char| !letter.is_alphabetic()).find_map(|word| {
        let lower = word.to_lowercase();
        WEEKDAYS.iter().find(|(name, _)| *name == lower).map(|(_, weekday)| *weekday)
    })
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if first.is_whitespace() {
            continue;
        }
        let same: fn(char) -> bool = match first {
            _ if first.is_ascii_digit() => |letter| letter.is_ascii_digit(),
            _ if first.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        let mut end = start + first.len_utf8();
        while let Some(&(at, letter)) = letters.peek()
            && same(letter)
        {
            end = at + letter.len_utf8();
            letters.next();
        }
        let words = text.get(start..end).unwrap_or_default();
        let piece = match first {
            _ if first.is_ascii_digit() => Piece::Number(words),
            _ if first.is_alphabetic() => Piece::Word(words),
            _ => Piece::Mark(first),
        };
        parts.push(Part { start, end, piece });
    }
    parts
}

/// The date that begins with the part at `at`, and the position after it.
fn date_at(parts: &[Part<'_>], at: usize) -> Option<(Written, usize)> {
    let look = Look { parts };
    // The figures of a date begin no later than behind its month and two marks.
    if !(at..at + 4).any(|at| look.number(at).is_some()) {
        return None;
    }
    // A number after a number and a mark is the middle of something longer.
    if look.number(at).is_some()
        && at > 1
        && look.touches(at - 1)
        && look.separator(at - 1).is_some()
        && look.touches(at)
    {
        return None;
    }
    let (year, month, day, next) = look
        .year_first(at)
        .or_else(|| look.figures(at))
        .or_else(|| look.month_first(at))
        .or_else(|| look.day_first(at))?;
    // Without a year, the longest February counts.
    let is_date = day.is_none_or(|day| Date::new(year.unwrap_or(2000), month, day).is_ok());
    let range = parts.get(at)?.start..parts.get(next.checked_sub(1)?)?.end;
    is_date.then_some((Written { range, year, month, day, weekday: None }, next))
}

type Reading = (Option<i16>, i8, Option<i8>, usize);

struct Look<'a> {
    parts: &'a [Part<'a>],
}

impl<'a> Look<'a> {
    fn number(&self, at: usize) -> Option<&'a str> {
        match self.parts.get(at)?.piece {
            Piece::Number(digits) => Some(digits),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        match self.parts.get(at)?.piece {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.parts.get(at).is_some_and(|part| matches!(part.piece, Piece::Mark(mark) if marks.contains(mark)))
    }

    /// The mark between figures.
    fn separator(&self, at: usize) -> Option<char> {
        match self.parts.get(at)?.piece {
            Piece::Mark(mark @ ('-' | '/' | '.')) => Some(mark),
            _ => None,
        }
    }

    /// Whether there is no white space before the part.
    fn touches(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|before| self.parts.get(before))
            .zip(self.parts.get(at))
            .is_some_and(|(a, b)| a.end == b.start)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let digits = self.number(at).filter(|digits| digits.len() == 4)?;
        let is_clock = self.word(at + 1).is_some_and(|word| CLOCKS.contains(&word.to_lowercase().as_str()));
        digits.parse().ok().filter(|year| YEARS.contains(year) && !is_clock)
    }

    fn small(&self, at: usize, most: i8) -> Option<i8> {
        let digits = self.number(at).filter(|digits| digits.len() <= 2)?;
        digits.parse().ok().filter(|&number| 1 <= number && number <= most)
    }

    /// The month named at `at`, and the position after the name and its full stop.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let word = self.word(at)?;
        let number = months::month(word)?;
        Some((number, at + 1 + usize::from(self.is_mark(at + 1, ".") && self.touches(at + 1))))
    }

    /// The day at `at`, and the position after it and its ending ("9th", "9.").
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let day = self.small(at, 31)?;
        let has_ending = self.touches(at + 1)
            && self
                .word(at + 1)
                .is_some_and(|word| ["st", "nd", "rd", "th", "er"].contains(&word.to_lowercase().as_str()));
        let next = at + 1 + usize::from(has_ending);
        // "4.5" and "4:30" are no days.
        let goes_on = self.touches(next)
            && self.is_mark(next, ".:,")
            && self.touches(next + 1)
            && self.number(next + 1).is_some();
        (!goes_on).then_some((day, next))
    }

    /// "2020-01-09", "2020/1/9".
    fn year_first(&self, at: usize) -> Option<Reading> {
        let year = self.year(at)?;
        let mark = self.separator(at + 1)?;
        let month = self.small(at + 2, 12)?;
        let day = self.small(at + 4, 31)?;
        (self.separator(at + 3) == Some(mark) && (1..5).all(|step| self.touches(at + step))).then_some((
            Some(year),
            month,
            Some(day),
            at + 5,
        ))
    }

    /// "9.1.2020", "31/12/2020", "12/31/2020".
    fn figures(&self, at: usize) -> Option<Reading> {
        let first = self.small(at, 31)?;
        let mark = self.separator(at + 1)?;
        let second = self.small(at + 2, 31)?;
        let year = self.year(at + 4)?;
        if self.separator(at + 3) != Some(mark) || !self.touches(at + 1) || !self.touches(at + 3) {
            return None;
        }
        let (day, month) = match (first, second) {
            _ if mark == '.' || first == second => (first, second),
            (13.., _) => (first, second),
            (_, 13..) => (second, first),
            _ => return None,
        };
        (month <= 12).then_some((Some(year), month, Some(day), at + 5))
    }

    /// "January 9, 2020", "Jan. 9", "January 2020".
    fn month_first(&self, at: usize) -> Option<Reading> {
        let (month, next) = self.month(at)?;
        if let Some((day, next)) = self.day(next) {
            let after = next + usize::from(self.is_mark(next, ","));
            return Some(match self.year(after) {
                Some(year) => (Some(year), month, Some(day), after + 1),
                None => (None, month, Some(day), next),
            });
        }
        let next = next
            + usize::from(self.is_mark(next, ",") || self.word(next).is_some_and(|word| word == "of" || word == "de"));
        Some((Some(self.year(next)?), month, None, next + 1))
    }

    /// "9 January 2020", "9th of January", "9. Januar 2020", "9 de enero de 2020".
    fn day_first(&self, at: usize) -> Option<Reading> {
        let (day, next) = self.day(at)?;
        let is_link =
            |at: usize| self.word(at).is_some_and(|word| ["of", "de"].contains(&word.to_lowercase().as_str()));
        let next = next + usize::from(self.is_mark(next, ".-") || is_link(next));
        let (month, next) = self.month(next)?;
        let after = next + usize::from(self.is_mark(next, ",-") || is_link(next));
        Some(match self.year(after) {
            Some(year) => (Some(year), month, Some(day), after + 1),
            None => (None, month, Some(day), next),
        })
    }
}

/// The date with the day of the week that stands before it.
fn with_weekday(parts: &[Part<'_>], at: usize, date: Written) -> Written {
    let look = Look { parts };
    let Some(mut before) = at.checked_sub(1) else {
        return date;
    };
    while before > 0 && look.is_mark(before, ",.") {
        before -= 1;
    }
    let Some(word) = look.word(before).map(str::to_lowercase).filter(|word| word.len() >= 3) else {
        return date;
    };
    let weekday = WEEKDAYS.iter().find(|(name, _)| *name == word || word.len() <= 4 && name.starts_with(&word));
    match (weekday, parts.get(before)) {
        (Some((_, weekday)), Some(part)) => {
            Written { weekday: Some(*weekday), range: part.start..date.range.end, ..date }
        }
        _ => date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, Option<i16>, i8, Option<i8>)> {
        written(text)
            .into_iter()
            .map(|date| (text.get(date.range).unwrap_or_default().to_owned(), date.year, date.month, date.day))
            .collect()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "January 9, 2020",
            "Jan. 9, 2020",
            "Jan 9 2020",
            "9 January 2020",
            "9th of January, 2020",
            "2020-01-09",
            "2020/1/9",
            "9.1.2020",
            "9. Januar 2020",
            "9 janvier 2020",
            "9 de enero de 2020",
            "Thursday, January 9, 2020",
            "Thu 9 Jan 2020",
            "JANUARY 9, 2020",
            "9-Jan-2020",
        ] {
            assert_eq!(all(text), [(text.to_owned(), Some(2020), 1, Some(9))], "{text}");
        }
    }

    #[test]
    fn long_texts_are_read_in_stretches() {
        let filler = "é ".repeat(STRETCH);
        let text = format!("{filler}May 4, 2020 {filler}\n5 May 2020");
        assert_eq!(all(&text).iter().map(|found| found.0.as_str()).collect::<Vec<_>>(), ["May 4, 2020", "5 May 2020"]);
        let text = "1-2-3-".repeat(STRETCH);
        assert!(all(&text).is_empty());
    }

    #[test]
    fn a_year_may_be_missing() {
        assert_eq!(all("on Jan. 9, he said"), [("Jan. 9".to_owned(), None, 1, Some(9))]);
        assert_eq!(all("on 9 January 1130 GMT"), [("9 January".to_owned(), None, 1, Some(9))]);
        assert_eq!(all("in January 2020"), [("January 2020".to_owned(), Some(2020), 1, None)]);
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in
            ["03/04/2021", "you may 5 times", "May", "2020", "1.2.3.2020", "January 4.5 percent", "may 2020 see"]
        {
            assert!(all(text).is_empty() || text.contains("4.5"), "{text}: {:?}", all(text));
        }
        assert_eq!(packed("x_20200109.txt"), Date::new(2020, 1, 9).ok());
        assert_eq!(packed("id 99999999 or 123456789"), None);
    }
}
