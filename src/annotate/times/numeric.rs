//! Calendar dates that are whole, most of them in digits: "2020-01-09", "01/09/2020", "9.1.2020", "10-Apr-15".

use super::calendar::Cell;
use super::meaning::{Found, Point};
use super::pieces::Pieces;
use super::years::{is_count, iso_week};
use crate::annotate::TaggedText;
use crate::annotate::times::words::{Sense, sense};
use crate::text::{TokenKind, dates};

/// Which of two figures is the month, where either could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    MonthFirst,
    DayFirst,
}

/// The order that the document keeps to, as far as its own dates tell: the ones in figures that can be read in one
/// way only; where there are none, the ones with the month's name ("3 April" or "April 3"). `None` where nothing tells,
/// or where they differ.
pub fn order(text: &TaggedText<'_>) -> Option<Order> {
    let numbers = (0..text.len()).filter(|at| text.token(*at).is_some_and(|token| token.kind == TokenKind::Number));
    let (mut month_first, mut day_first, mut open) = (false, false, false);
    for (first, second) in numbers.filter_map(|at| in_slashes(text.word(at))) {
        month_first |= second > 12 && first <= 12;
        day_first |= first > 12 && second <= 12;
        open |= first <= 12 && second <= 12 && first != second;
    }
    if open && !month_first && !day_first {
        (month_first, day_first) = order_of_names(text);
    }
    match (month_first, day_first) {
        (true, false) => Some(Order::MonthFirst),
        (false, true) => Some(Order::DayFirst),
        _ => None,
    }
}

/// Whether a month's name stands before its day anywhere, and whether after it.
fn order_of_names(text: &TaggedText<'_>) -> (bool, bool) {
    let is_day = |at: usize| text.word(at).len() <= 2 && text.word(at).parse::<u8>().is_ok();
    let months = (0..text.len()).filter(|at| matches!(sense(text.lower(*at)), Sense::Month(_)));
    months.fold((false, false), |(month_first, day_first), at| {
        (month_first || is_day(at + 1), day_first || at.checked_sub(1).is_some_and(is_day))
    })
}

/// The day and the month of "01/09/2020" or "1/9/20", in either order.
fn in_slashes(word: &str) -> Option<(i8, i8)> {
    let mut parts = word.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let small = |text: &str| text.parse().ok().filter(|_| matches!(text.len(), 1 | 2));
    Some((small(first)?, small(second)?))
}

/// The date at `at` that says its year, as the grammar of calendar dates reads it, a week or a year of two: "2020-01-09",
/// "10-Apr-15", "January 9, 2020", "2020-W02", "2018/19".
pub fn date(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let piece = pieces.piece(at)?;
    let is_digits = piece.word.starts_with(|first: char| first.is_ascii_digit());
    if is_digits && let Some(cell) = iso_week(&piece.lower) {
        return Some(Found::date(at + 1, Point::Known(cell)));
    }
    if is_digits && let Some(cell) = school_year(piece.word) {
        return Some(Found::date(at + 1, Point::Known(cell)));
    }
    if !is_digits && !matches!(piece.sense, Sense::Month(_)) {
        return None;
    }
    let written = dates::at(pieces.text(), piece.span.start())?;
    let year = written.year?;
    let end = (at + 1..=pieces.len()).take(LONGEST).find(|end| pieces.end(*end) == Some(written.range.end));
    // "2020-01-09T14" is one piece.
    let is_stamp = piece.word.as_bytes().get(written.range.len()) == Some(&b'T');
    let end = end.or_else(|| is_stamp.then_some(at + 1))?;
    // "on March 3, 2000 people": the number counts.
    if is_count(pieces, end - 1) && pieces.word(end - 1).len() == 4 {
        return None;
    }
    let point = match written.day {
        // A month and its year in words are read with what stands around them.
        None if end > at + 1 && !pieces.touches(at + 1) => return None,
        None => Point::Known(Cell::month(year, written.month)?),
        Some(day) if written.is_open => Point::Figures { first: written.month, second: day, year },
        Some(day) => match (Cell::day(year, written.month, day), written.weekday) {
            (None, _) => Point::Impossible,
            (Some(cell), None) => Point::Known(cell),
            (Some(cell), Some(weekday)) => Point::KnownDay(cell, weekday),
        },
    };
    Some(Found::date(end, point))
}

/// The most pieces of a date.
const LONGEST: usize = 12;

/// "2018/19".
pub fn school_year(word: &str) -> Option<Cell> {
    let (first, second) = word.split_once('/').filter(|(first, second)| first.len() == 4 && second.len() == 2)?;
    let year: i16 = first.parse().ok().filter(|year| (1000..2200).contains(year))?;
    let follows = (year + 1).rem_euclid(100) == second.parse::<i16>().ok()?;
    follows.then(|| Cell::year(year)).flatten()
}
