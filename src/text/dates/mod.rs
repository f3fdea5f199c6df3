//! Calendar dates as they are written, with or without their year.

mod grammar;
mod names;

use std::ops::Range;

use jiff::civil::Date;

pub use names::{
    ENGLISH_MONTHS, ENGLISH_WEEKDAYS, english_month, english_weekday, is_date_word, month_name, weekday_name,
};

/// A date as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes, with the day of the week beside it.
    pub range: Range<usize>,
    /// The year, where it is said.
    pub year: Option<i16>,
    /// 1 to 12, or more where no calendar has the date.
    pub month: i8,
    /// 1 to 31, where it is said.
    pub day: Option<i8>,
    /// The day of the week, where it is said: 1 for Monday to 7.
    pub weekday: Option<i8>,
    /// Whether month and day may be the other way round ("03/04/2021").
    pub is_open: bool,
}

impl Written {
    /// The date, where nothing of it is missing and it is in the calendar.
    pub fn date(&self) -> Option<Date> {
        if self.is_open { None } else { Date::new(self.year?, self.month, self.day?).ok() }
    }

    /// The date where it is that of year `year`.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        if self.is_open { None } else { Date::new(year, self.month, self.day?).ok() }
    }

    /// The month and day read in the other order, where they may be.
    pub fn swapped(&self) -> Option<Self> {
        let day = self.day.filter(|_| self.is_open)?;
        Some(Self { month: day, day: Some(self.month), is_open: false, ..self.clone() })
    }

    /// Whether any year has that day.
    fn is_in_calendar(&self) -> bool {
        // Without a year, the longest February counts.
        self.day.is_none_or(|day| Date::new(self.year.unwrap_or(2000), self.month, day).is_ok())
    }
}

/// A year written with two digits: 1970 to 2069.
pub fn full_year(two_digits: i16) -> i16 {
    if two_digits < 70 { 2000 + two_digits } else { 1900 + two_digits }
}

/// The dates written in `text`, in order and apart from one another. Bare years and bare days of the week are none.
/// A date of only figures that could be read in two ways ("03/04/2021") is left out.
pub fn written(text: &str) -> Vec<Written> {
    let mut found = all(text);
    found.retain(|date| !date.is_open);
    found
}

/// The dates written in `text`, as [`written`] gives them, with those that can be read in two ways.
pub fn all(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    // Most paragraphs have no figure in them, and no date is without one.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let stretch = stretch(rest);
        let parts = grammar::parts(stretch);
        let mut at = 0;
        while let Some(start) = grammar::next_start(&parts, at) {
            at = start;
            match grammar::date_at(&parts, at) {
                Some((date, next)) if date.is_in_calendar() => {
                    found.push(Written { range: date.range.start + from..date.range.end + from, ..date });
                    at = next;
                }
                // Of "30 February 2020" no part is a date.
                Some((_, next)) => at = next,
                None => at += 1,
            }
        }
        from += stretch.len();
    }
    found
}

/// How far behind its first byte a date is read, and how far before it what it may be the middle of.
const REACH: usize = 64;
const BEFORE: usize = 8;

/// The date that begins at byte `start` of `text`, be it in the calendar or not.
pub fn at(text: &str, start: usize) -> Option<Written> {
    let from = text.floor_char_boundary(start.saturating_sub(BEFORE));
    let to = text.ceil_char_boundary((start + REACH).min(text.len()));
    let parts = grammar::parts(text.get(from..to)?);
    let at = parts.iter().position(|part| part.start + from == start)?;
    let (date, _) = grammar::date_at(&parts, at)?;
    Some(Written { range: date.range.start + from..date.range.end + from, ..date })
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

/// The first whole date in the name of a file or folder, whatever stands between its parts: "2014_11_13",
/// "13-Nov-2014", "13_Nov_2014", "20141113".
pub fn first_in_name(name: &str) -> Option<Date> {
    let whole = |name: &str| written(name).iter().find_map(Written::date);
    whole(&name.replace('_', " ")).or_else(|| whole(&name.replace('_', "-"))).or_else(|| packed(name))
}

/// "20200109", as file names and some metadata have it: the first run of exactly eight digits that is a date.
pub fn packed(text: &str) -> Option<Date> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|run| run.len() == 8).find_map(|run| {
        let year = run.get(..4)?.parse().ok().filter(|year| grammar::YEARS.contains(year))?;
        Date::new(year, run.get(4..6)?.parse().ok()?, run.get(6..)?.parse().ok()?).ok()
    })
}

/// The first day of the week named in `text`, 1 for Monday to 7.
pub fn first_weekday(text: &str) -> Option<i8> {
    text.split(|letter: char| !letter.is_alphabetic()).find_map(|word| english_weekday(&word.to_lowercase()))
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
            "Thu Jan  9 16:59:18 MST 2020",
            "Thu Jan 9 16:59:18 2020",
            "JANUARY 9, 2020",
            "9-Jan-2020",
            "9/Jan/2020",
            "Jan-9-2020",
            "9.Jan.2020",
            "9-Jan-20",
            "January 9, 2020 Thursday",
            "Thursday the 9th of January 2020",
            "jeudi 9 janvier 2020",
        ] {
            assert_eq!(all(text), [(text.to_owned(), Some(2020), 1, Some(9))], "{text}");
        }
    }

    #[test]
    fn a_time_stamp_begins_with_its_day() {
        assert_eq!(all("2020-01-09-05-52-38"), [("2020-01-09".to_owned(), Some(2020), 1, Some(9))]);
        assert!(all("2020-01-09-05-52").is_empty() && all("2020-01-09-1234-52-38").is_empty());
    }

    #[test]
    fn a_month_may_be_tied_to_its_year() {
        assert_eq!(all("in Apr-15 and"), [("Apr-15".to_owned(), Some(2015), 4, None)]);
        assert_eq!(all("Sep/98"), [("Sep/98".to_owned(), Some(1998), 9, None)]);
    }

    #[test]
    fn names_of_files_tell_their_day() {
        for name in
            ["2014_11_13_x", "x 13 Nov 2014", "20141113-x", "2014-11-13", "No_11_13_November_2014", "a/2014/11/13/b"]
        {
            assert_eq!(first_in_name(name), Date::new(2014, 11, 13).ok(), "{name}");
        }
        for name in ["11_13", "report_2014_11", "03_04_2014", "7969a57a-2701-5447", "201411131200"] {
            assert_eq!(first_in_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_date_is_read_from_where_it_begins() {
        let text = "was on Tue 3/4/19, not";
        let date = at(text, 7);
        assert_eq!(
            date.as_ref().map(|date| (date.range.clone(), date.is_open, date.weekday)),
            Some((7..17, true, Some(2)))
        );
        assert_eq!(at(text, 11).map(|date| date.range), Some(11..17));
        assert_eq!(at("2-3/4/19", 2), None);
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
        for text in ["30 February 2020", "1.2.20", "10-12-13", "192.168.10.20", "2020-01-09-3", "Jan-Feb-20"] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
        assert_eq!(packed("x_20200109.txt"), Date::new(2020, 1, 9).ok());
        assert_eq!(packed("id 99999999 or 123456789"), None);
    }
}
