//! How a calendar date is put together: the one grammar of documents' days and of the dates in their sentences.

use super::{Written, full_year, names};

/// What follows a time of day, so that "1130 GMT" is no year.
const CLOCKS: &[&str] = &["gmt", "utc", "est", "edt", "pst", "pdt", "cet", "cest", "bst", "hours", "hrs", "local"];

/// Years outside this range are taken for other numbers.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;

/// The most parts before the first figure of a date: a weekday, its comma, "the", a month, its stop, a mark.
const LEAD: usize = 6;

#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    Word(&'a str),
    Number(&'a str),
    Mark(char),
}

/// A word, number or mark of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub start: usize,
    end: usize,
    piece: Piece<'a>,
}

/// The parts of `text`.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(text.len() / 4);
    let mut start = 0;
    while let Some(rest) = text.get(start..)
        && let Some(first) = rest.chars().next()
    {
        let (piece, length) = if first.is_ascii_digit() {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            (rest.get(..length).map(Piece::Number), length)
        } else if first.is_alphabetic() {
            let length = word_length(rest);
            (rest.get(..length).map(Piece::Word), length)
        } else {
            (Some(Piece::Mark(first)).filter(|_| !first.is_whitespace()), first.len_utf8())
        };
        parts.extend(piece.map(|piece| Part { start, end: start + length, piece }));
        start += length;
    }
    parts
}

/// The length of the letters that `rest` begins with.
fn word_length(rest: &str) -> usize {
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    match rest.as_bytes().get(plain) {
        Some(byte) if !byte.is_ascii() => rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len()),
        _ => plain,
    }
}

/// The first position from `at` on where a date may begin: at a figure, or at a name close enough before one.
pub(super) fn next_start(parts: &[Part<'_>], at: usize) -> Option<usize> {
    let is_figure = |part: &Part<'_>| matches!(part.piece, Piece::Number(_));
    let figure = at + parts.get(at..)?.iter().position(is_figure)?;
    let is_name = |at: &usize| {
        parts.get(*at).is_some_and(|part| matches!(part.piece, Piece::Word(word) if names::may_be_name(word)))
    };
    Some((at.max(figure.saturating_sub(LEAD))..figure).find(is_name).unwrap_or(figure))
}

/// The date that begins with the part at `at`, be it in the calendar or not, and the position after it.
pub(super) fn date_at(parts: &[Part<'_>], at: usize) -> Option<(Written, usize)> {
    let look = Look { parts };
    if !(at..=at + LEAD).any(|at| look.number(at).is_some()) {
        return None;
    }
    // A number after a number and a mark is the middle of something longer.
    if look.number(at).is_some()
        && at > 1
        && look.touches(at - 1)
        && look.separator(at - 1).is_some()
        && look.number(at - 2).is_some()
        && look.touches(at)
    {
        return None;
    }
    let (weekday, from) = look.weekday_before(at).map_or((None, at), |(weekday, from)| (Some(weekday), from));
    let reading = look
        .year_first(from)
        .or_else(|| look.figures(from))
        .or_else(|| look.named_in_figures(from))
        .or_else(|| look.month_first(from))
        .or_else(|| look.day_first(from))?;
    let Reading { year, month, day, is_open, mut next } = reading;
    let mut weekday = weekday;
    if let (None, Some(_), Some(_), Some((after, end))) = (weekday, day, year, look.weekday_after(next)) {
        (weekday, next) = (Some(after), end);
    }
    let range = parts.get(at)?.start..parts.get(next.checked_sub(1)?)?.end;
    Some((Written { range, year, month, day, weekday, is_open }, next))
}

/// What the parts say, and the position after them.
struct Reading {
    year: Option<i16>,
    month: i8,
    day: Option<i8>,
    is_open: bool,
    next: usize,
}

impl Reading {
    fn new(year: Option<i16>, month: i8, day: Option<i8>, next: usize) -> Self {
        Self { year, month, day, is_open: false, next }
    }
}

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

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
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

    /// Whether the five parts from `at` on stand without space, two like marks between the others, and go on no further.
    fn is_tied(&self, at: usize) -> Option<char> {
        let mark = self.separator(at + 1)?;
        let is_whole = (1..5).all(|step| self.touches(at + step)) && self.separator(at + 3) == Some(mark);
        let goes_on = self.touches(at + 5)
            && self.separator(at + 5).is_some()
            && self.touches(at + 6)
            && self.number(at + 6).is_some();
        (is_whole && !goes_on).then_some(mark)
    }

    fn year(&self, at: usize) -> Option<i16> {
        let digits = self.number(at).filter(|digits| digits.len() == 4)?;
        let is_clock = self.word(at + 1).is_some_and(|word| CLOCKS.contains(&word.to_lowercase().as_str()));
        digits.parse().ok().filter(|year| YEARS.contains(year) && !is_clock)
    }

    /// A year of four or two digits.
    fn any_year(&self, at: usize) -> Option<i16> {
        let short = || self.number(at).filter(|digits| digits.len() == 2)?.parse().ok().map(full_year);
        self.year(at).or_else(short)
    }

    fn small(&self, at: usize, most: i8) -> Option<i8> {
        let digits = self.number(at).filter(|digits| digits.len() <= 2)?;
        digits.parse().ok().filter(|&number| 1 <= number && number <= most)
    }

    /// The month named at `at`, and the position after the name and its full stop.
    fn month(&self, at: usize) -> Option<(i8, usize)> {
        let number = names::month(self.word(at)?)?;
        Some((number, at + 1 + usize::from(self.is_mark(at + 1, ".") && self.touches(at + 1))))
    }

    /// The day at `at`, and the position after it and its ending ("9th", "9.").
    fn day(&self, at: usize) -> Option<(i8, usize)> {
        let day = self.small(at, 31)?;
        let has_ending = self.touches(at + 1) && self.is_word(at + 1, &["st", "nd", "rd", "th", "er"]);
        let next = at + 1 + usize::from(has_ending);
        // "4.5" and "4:30" are no days.
        let goes_on = self.touches(next)
            && self.is_mark(next, ".:,")
            && self.touches(next + 1)
            && self.number(next + 1).is_some();
        (!goes_on).then_some((day, next))
    }

    /// A day of the week at `at`, and the position after it, its comma and an article.
    fn weekday_before(&self, at: usize) -> Option<(i8, usize)> {
        let weekday = names::weekday(self.word(at)?)?;
        let mut next = at + 1;
        while next < at + 3 && self.is_mark(next, ",.") {
            next += 1;
        }
        next += usize::from(self.is_word(next, &["the", "le", "den"]));
        Some((weekday, next))
    }

    /// A day of the week behind a date, as press databases write it: "October 3, 2022 Monday".
    fn weekday_after(&self, at: usize) -> Option<(i8, usize)> {
        let at = at + usize::from(self.is_mark(at, ",("));
        let word = self.word(at).filter(|word| word.len() >= 6 && word.starts_with(char::is_uppercase))?;
        // "on May 4, 2020 Sunday schools were closed": what follows goes on.
        let ends = self.word(at + 1).is_none_or(|next| !next.starts_with(char::is_lowercase));
        names::weekday(word).filter(|_| ends).map(|weekday| (weekday, at + 1))
    }

    /// "2020-01-09", "2020/1/9", "2020-01-09-05-52-38"; "2020-13-01", which no calendar has.
    fn year_first(&self, at: usize) -> Option<Reading> {
        let year = self.year(at)?;
        self.is_tied(at).or_else(|| self.stamp(at))?;
        Some(Reading::new(Some(year), self.small(at + 2, 31)?, Some(self.small(at + 4, 31)?), at + 5))
    }

    /// The mark of a time stamp as programs put it in names and heads: "2020-09-13-05-52-38".
    fn stamp(&self, at: usize) -> Option<char> {
        let mark = self.separator(at + 1)?;
        let is_two = |at: usize| self.number(at).is_some_and(|digits| digits.len() == 2);
        let is_whole = (1..11).all(|step| self.touches(at + step));
        let is_even = [3, 5, 7, 9].iter().all(|step| self.separator(at + step) == Some(mark));
        (is_whole && is_even && [2, 4, 6, 8, 10].iter().all(|step| is_two(at + step))).then_some(mark)
    }

    /// "9.1.2020", "31/12/2020", "12/31/2020", "4/5/20"; of two figures that could be either the first is the month.
    fn figures(&self, at: usize) -> Option<Reading> {
        let (first, second) = (self.small(at, 31)?, self.small(at + 2, 31)?);
        let mark = self.is_tied(at)?;
        let year = match (mark, self.year(at + 4)) {
            (_, Some(year)) => year,
            // "1.2.20" is a section or a version as often.
            ('/', None) => self.any_year(at + 4)?,
            // A number that can only be the year.
            ('-', None) if self.number(at).is_some_and(|digits| digits.len() == 2) => {
                self.any_year(at + 4).filter(|year| !(2000..=2031).contains(year))?
            }
            _ => return None,
        };
        let (day, month, is_open) = match (first, second) {
            _ if mark == '.' || first == second => (first, second, false),
            (13.., _) => (first, second, false),
            (_, 13..) => (second, first, false),
            _ => (second, first, true),
        };
        (month <= 12).then_some(Reading { is_open, ..Reading::new(Some(year), month, Some(day), at + 5) })
    }

    /// "10-Apr-15", "10/Apr/2015", "Apr-10-2015", "10.Apr.2015"; "Apr-15" is a month.
    fn named_in_figures(&self, at: usize) -> Option<Reading> {
        if self.is_tied(at).is_some()
            && let Some(year) = self.any_year(at + 4)
        {
            let month = |at: usize| names::month(self.word(at)?);
            if let (Some(day), Some(month)) = (self.small(at, 31), month(at + 2)) {
                return Some(Reading::new(Some(year), month, Some(day), at + 5));
            }
            if let (Some(month), Some(day)) = (month(at), self.small(at + 2, 31)) {
                return Some(Reading::new(Some(year), month, Some(day), at + 5));
            }
        }
        let month = names::month(self.word(at)?)?;
        let tied = matches!(self.separator(at + 1)?, '-' | '/') && self.touches(at + 1) && self.touches(at + 2);
        let begins = !self.touches(at) || !self.is_mark(at.checked_sub(1).unwrap_or(at), "-/.");
        let goes_on = self.touches(at + 3) && (self.separator(at + 3).is_some() || self.word(at + 3).is_some());
        let goes_on = goes_on && (self.touches(at + 4) || self.word(at + 3).is_some());
        let year = self.any_year(at + 2).filter(|_| self.number(at + 2).is_some_and(|digits| digits.len() == 2))?;
        (tied && begins && !goes_on).then_some(Reading::new(Some(year), month, None, at + 3))
    }

    /// The position after a time of day to the second and its zone, as programs stamp them ("16:59:18 MST").
    fn clock(&self, at: usize) -> Option<usize> {
        let is_clock = self.small(at, 24).is_some()
            && [at + 2, at + 4].iter().all(|part| self.is_mark(part - 1, ":") && self.number(*part).is_some());
        let is_zone = |word: &str| word.len() <= 5 && word.chars().all(|letter| letter.is_ascii_uppercase());
        is_clock.then(|| at + 5 + usize::from(self.word(at + 5).is_some_and(is_zone)))
    }

    /// "January 9, 2020", "Jan. 9", "January 2020", "Jan  9 16:59:18 MST 2020".
    fn month_first(&self, at: usize) -> Option<Reading> {
        let (month, next) = self.month(at)?;
        if let Some((day, next)) = self.day(next) {
            let after = next + usize::from(self.is_mark(next, ","));
            let year = |at: usize| self.year(at).map(|year| Reading::new(Some(year), month, Some(day), at + 1));
            let behind_clock = || self.clock(next).and_then(year);
            return Some(year(after).or_else(behind_clock).unwrap_or(Reading::new(None, month, Some(day), next)));
        }
        let next = next + usize::from(self.is_mark(next, ",") || self.is_word(next, &["of", "de"]));
        Some(Reading::new(Some(self.year(next)?), month, None, next + 1))
    }

    /// "9 January 2020", "9th of January", "9. Januar 2020", "9 de enero de 2020".
    fn day_first(&self, at: usize) -> Option<Reading> {
        let (day, next) = self.day(at)?;
        let is_link = |at: usize| self.is_word(at, &["of", "de"]);
        let next = next + usize::from(self.is_mark(next, ".-") || is_link(next));
        let (month, next) = self.month(next)?;
        let after = next + usize::from(self.is_mark(next, ",-") || is_link(next));
        Some(match self.year(after) {
            Some(year) => Reading::new(Some(year), month, Some(day), after + 1),
            None => Reading::new(None, month, Some(day), next),
        })
    }
}
