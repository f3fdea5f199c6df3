//! Times that are counted from another that the same clause names: "three days after the election on 3 June 2016", "the
//! day before the vote of 4 May", "two years after he fled in 2011"; and from a stretch: "Tuesday of last week".

use super::calendar::Unit;
use super::dates;
use super::meaning::{Found, Meaning, Point};
use super::numbers::{Amount, amount};
use super::pieces::Pieces;
use super::words::{Sense, Which};

/// How far behind "after" or "before" the time may stand, in pieces.
const REACH: usize = 14;

/// "three days after …" with the date of what follows, and the position after "after".
pub fn after_what(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (unit_at, count) = match pieces.lower(at) {
        "the" => (at + 1, 1),
        _ => match amount(pieces, at)? {
            (end, Amount::Exact(count, _)) => (end, i32::try_from(count).ok()?),
            _ => return None,
        },
    };
    let (Sense::Unit(unit) | Sense::Units(unit)) = pieces.sense(unit_at) else {
        return None;
    };
    let sign = match pieces.lower(unit_at + 1) {
        "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let end = unit_at + 2;
    let (place, cell) = named_behind(pieces, end)?;
    let span = pieces.span(place)?;
    let fits = !unit.is_of_clock() && cell.unit <= unit && count < 10_000;
    fits.then(|| Found::date(end, Point::Counted { from: cell, at: span, unit, count: sign * count }))
}

/// The first whole date of the clause from `from` on that a preposition ties to what the clause tells.
fn named_behind(pieces: &Pieces<'_>, from: usize) -> Option<(std::ops::Range<usize>, super::calendar::Cell)> {
    for at in from..pieces.len().min(from + REACH) {
        if matches!(pieces.word(at), "," | ";" | ":" | "." | "(" | "\"" | "“" | "”" | "–" | "—") {
            return None;
        }
        if at > from && matches!(pieces.before(at), "on" | "in" | "of") {
            let found = dates::date(pieces, at)?;
            return match found.meaning {
                Meaning::Date(Point::Known(cell) | Point::KnownDay(cell, _)) => Some((at..found.end, cell)),
                _ => None,
            };
        }
    }
    None
}

/// "Tuesday of last week", "Tuesday last week", "a week ago on Tuesday", "two weeks ago Tuesday".
pub fn weekday_of_week(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if let Sense::Weekday(weekday) = pieces.sense(at) {
        let of = at + 1 + usize::from(pieces.is(at + 1, "of"));
        let Sense::Shift(which) = pieces.sense(of) else {
            return None;
        };
        let weeks = shift(which)?;
        let is_week = pieces.sense(of + 1) == Sense::Unit(Unit::Week) && !pieces.is(of + 2, "'s");
        return is_week.then(|| Found::date(of + 2, Point::WeekdayIn { weekday, weeks }));
    }
    let (end, Amount::Exact(count, _)) = amount(pieces, at)? else {
        return None;
    };
    if !matches!(pieces.sense(end), Sense::Unit(Unit::Week) | Sense::Units(Unit::Week)) || !pieces.is(end + 1, "ago") {
        return None;
    }
    let day = end + 2 + usize::from(pieces.is(end + 2, "on"));
    let Sense::Weekday(weekday) = pieces.sense(day) else {
        return None;
    };
    let weeks = i32::try_from(count).ok().filter(|weeks| *weeks < 1_000)?;
    Some(Found::date(day + 1, Point::WeekdayIn { weekday, weeks: -weeks }))
}

/// "the 2nd of this month", "the 30th of last month".
pub fn day_of_this_month(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    let (end, day) = dates::day(pieces, start)?;
    let Sense::Shift(which) = pieces.sense(end + 1) else {
        return None;
    };
    let months = shift(which)?;
    let is = pieces.is(end, "of") && pieces.sense(end + 2) == Sense::Unit(Unit::Month);
    is.then(|| Found::date(end + 3, Point::DayIn { day, months }))
}

/// "the week before last", "the night before last", "the year after next".
pub fn before_last(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let count = match (pieces.lower(at + 2), pieces.lower(at + 3)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => return None,
    };
    if !pieces.is(at, "the") || pieces.sense(at + 4) != Sense::Other && !pieces.lower(at + 4).is_empty() {
        return None;
    }
    match pieces.sense(at + 1) {
        Sense::Unit(unit) if !unit.is_of_clock() => Some(Found::date(at + 4, Point::FromNow(unit, count))),
        Sense::Part(part) => Some(Found::new(at + 4, Meaning::Part(part, Point::FromNow(Unit::Day, count)))),
        _ => None,
    }
}

/// How many units from this one "last", "this" or "next" is.
fn shift(which: Which) -> Option<i32> {
    match which {
        Which::Last | Which::Past => Some(-1),
        Which::This | Which::Current => Some(0),
        Which::Next | Which::Coming => Some(1),
        _ => None,
    }
}
