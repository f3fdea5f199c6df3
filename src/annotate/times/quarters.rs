//! Quarters, halves and fiscal years.

use super::calendar::{Cell, Unit};
use super::meaning::{Found, Point};
use super::pieces::Pieces;
use super::words::{Sense, Which};
use super::years::year;
use super::{numbers, numeric};
use crate::text::dates::full_year;

/// "third quarter", "third-quarter", "fiscal second quarter of 1990", "Q3 2020", "first half of 1998".
pub fn quarter(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is_any(at, &["fiscal", "financial"]));
    let coded = coded_quarter(pieces.lower(start));
    let (end, number, is_half) = match (pieces.sense(start), pieces.sense(start + 1)) {
        (_, _) if coded.is_some() => (start + 1, coded?, false),
        (Sense::Ordinal(number @ 1..=4), Sense::Unit(Unit::Quarter)) => (start + 2, number, false),
        (Sense::Ordinal(number @ 1..=2), _) if pieces.is(start + 1, "half") => (start + 2, number, true),
        _ => return None,
    };
    let number = i8::try_from(number).ok()?;
    let of = end + usize::from(pieces.is(end, "of"));
    let fiscal = of + usize::from(pieces.is(of, "fiscal"));
    let known = |year: i16| {
        if is_half { Cell::half(year, number) } else { Cell::quarter(year, number) }
    };
    if let Some((end, cell)) = year(pieces, fiscal) {
        return Some(Found::date(end, Point::Known(known(cell.first.year())?)));
    }
    // "the first half of the game" is none.
    if is_half && pieces.is(end, "of") {
        let article = usize::from(pieces.is(of, "the"));
        match (pieces.sense(of), pieces.sense(of + article)) {
            (Sense::Shift(which), _) if pieces.sense(of + 1) == Sense::Unit(Unit::Year) => {
                return Some(Found::date(of + 2, Point::Half(number, Some(which))));
            }
            (_, Sense::Unit(Unit::Year)) => {
                return Some(Found::date(of + article + 1, Point::Half(number, None)));
            }
            _ => return None,
        }
    }
    if is_half && !pieces.is_joined(start + 1) {
        return None;
    }
    if let Sense::Shift(which @ (Which::Last | Which::This | Which::Next | Which::Current)) = pieces.sense(of)
        && pieces.sense(of + 1) == Sense::Unit(Unit::Year)
        && of > end
    {
        return Some(Found::date(of + 2, Point::Quarter(number, Some(which))));
    }
    let point = if is_half { Point::Half(number, None) } else { Point::Quarter(number, None) };
    Some(Found::date(end, point))
}

/// "q3", "3q".
fn coded_quarter(word: &str) -> Option<u32> {
    match word {
        "q1" | "1q" => Some(1),
        "q2" | "2q" => Some(2),
        "q3" | "3q" => Some(3),
        "q4" | "4q" => Some(4),
        _ => None,
    }
}

/// "fiscal 1989", "fiscal year 1989".
pub fn fiscal_year(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    // "FY2019", "FY19"
    if let Some(digits) = pieces.lower(at).strip_prefix("fy").filter(|digits| matches!(digits.len(), 2 | 4)) {
        let year = digits.parse().ok().map(|year| if digits.len() == 2 { full_year(year) } else { year })?;
        return Some(Found::date(at + 1, Point::Known(Cell::year(year)?)));
    }
    if !pieces.is_any(at, &["fiscal", "financial", "calendar", "year", "fy"]) {
        return None;
    }
    let next = at + 1 + usize::from(!pieces.is(at, "year") && pieces.is(at + 1, "year"));
    if pieces.are(next, &["two", "thousand"]) && pieces.is(at, "year") {
        let (end, number) = numbers::whole(pieces, next)?;
        return Some(Found::date(end, Point::Known(Cell::year(i16::try_from(number).ok()?)?)));
    }
    // "the year 476", which nothing else can be
    if pieces.is(at, "year")
        && let Some(number) = pieces.digits(next).and_then(|number| i16::try_from(number).ok())
        && ((100..=9999).contains(&number) || number > 0 && is_early_year(pieces, at))
    {
        return Some(Found::date(next + 1, Point::Known(Cell::year(number)?)));
    }
    let (end, cell) = year(pieces, next).or_else(|| school_year(pieces, next))?;
    Some(Found::date(end, Point::Known(cell)))
}

/// Whether the number behind "year" at `at` can be one of the first hundred: "in the year 12", but "Year 12 pupils".
fn is_early_year(pieces: &Pieces<'_>, at: usize) -> bool {
    let led = at > 1
        && pieces.before(at) == "the"
        && matches!(pieces.before(at - 1), "in" | "by" | "since" | "until" | "from" | "after" | "before");
    led && !pieces.tag(at + 2).is_noun()
}

/// "2018/19".
fn school_year(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Cell)> {
    Some((at + 1, numeric::school_year(pieces.word(at))?))
}
