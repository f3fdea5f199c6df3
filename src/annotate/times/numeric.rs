//! Dates in digits: "2020-01-09", "01/09/2020", "9.1.2020", "25-12-2019".

use super::calendar::Cell;
use super::meaning::{Found, Point};
use super::pieces::Pieces;
use super::years::{full_year, iso_week};
use crate::annotate::TaggedText;
use crate::annotate::times::words::{Sense, sense};
use crate::text::TokenKind;

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
    for (first, second, _) in numbers.filter_map(|at| in_slashes(text.word(at))) {
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

/// The three numbers of "01/09/2020" or "1/9/20".
fn in_slashes(word: &str) -> Option<(i8, i8, i16)> {
    let mut parts = word.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    Some((small(first)?, small(second)?, written_year(year)?))
}

fn small(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| matches!(text.len(), 1 | 2))
}

/// A year of two or four digits.
fn written_year(text: &str) -> Option<i16> {
    let year = text.parse().ok()?;
    match text.len() {
        2 => Some(full_year(year)),
        4 => Some(year).filter(|year| (1000..2200).contains(year)),
        _ => None,
    }
}

/// The date in digits at `at`.
pub fn date(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let piece = pieces.piece(at)?;
    if !piece.word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if let Some(cell) = iso_week(&piece.lower) {
        return Some(Found::date(at + 1, Point::Known(cell)));
    }
    if let Some((first, second, year)) = in_slashes(piece.word) {
        return figures(first, second, year).map(|point| Found::date(at + 1, point));
    }
    if let Some((first, second, year)) = between_hyphens(pieces, at) {
        return figures(first, second, year).map(|point| Found::date(at + 5, point));
    }
    let word = piece.word.get(..10).filter(|_| piece.word.len() > 10).unwrap_or(piece.word);
    let mark = ['-', '/', '.'].into_iter().find(|mark| word.contains(*mark))?;
    let mut parts = word.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    match third {
        // "2018/19"
        None if mark == '/' && first.len() == 4 && second.len() == 2 => {
            let year = written_year(first)?;
            let follows = (year + 1).rem_euclid(100) == i16::from(small(second)?);
            follows.then(|| Cell::year(year)).flatten().map(|cell| Found::date(at + 1, Point::Known(cell)))
        }
        Some(third) if parts.next().is_none() => {
            let (year, month, day) = match (first.len(), third.len()) {
                (4, _) => (written_year(first)?, small(second)?, small(third)?),
                (_, 4) if mark == '.' => (written_year(third)?, small(second)?, small(first)?),
                _ => return None,
            };
            Some(Found::date(at + 1, known(year, month, day)?))
        }
        _ => None,
    }
}

/// "25-12-2019": three numbers and the hyphens between them.
fn between_hyphens(pieces: &Pieces<'_>, at: usize) -> Option<(i8, i8, i16)> {
    let tied = (at + 1..at + 5).all(|at| pieces.touches(at)) && pieces.is(at + 1, "-") && pieces.is(at + 3, "-");
    // The middle of something longer is no date.
    let goes_on = pieces.touches(at) || pieces.is(at + 5, "-") && pieces.touches(at + 5);
    let year = pieces.word(at + 4);
    // "05-11-93": a number that can only be the year
    let short = year.len() == 2
        && pieces.word(at).len() == 2
        && pieces.word(at + 2).len() == 2
        && matches!(pieces.digits(at + 4), Some(32..));
    if !tied || goes_on || year.len() != 4 && !short {
        return None;
    }
    Some((small(pieces.word(at))?, small(pieces.word(at + 2))?, written_year(year)?))
}

/// A day and a month in some order.
fn figures(first: i8, second: i8, year: i16) -> Option<Point> {
    match (first, second) {
        (13.., 13..) => known(year, first, second),
        (13.., _) => known(year, second, first),
        (_, 13..) => known(year, first, second),
        _ if first == second => known(year, first, second),
        (1.., 1..) => Some(Point::Figures { first, second, year }),
        _ => None,
    }
}

/// The day, or that there is none such; `None` where the numbers are too large to be meant for one.
fn known(year: i16, month: i8, day: i8) -> Option<Point> {
    match Cell::day(year, month, day) {
        Some(cell) => Some(Point::Known(cell)),
        None => ((1..=31).contains(&month) && (1..=31).contains(&day)).then_some(Point::Impossible),
    }
}
