//! Days and months in a row that share what stands with one of them: "March, May and June 2016", "the 12th, 13th and 20th
//! of June 2016", "March 3, 4 and 9, 2016", "March 4, March 23 and April 2, 2016".

use std::ops::Range;

use super::calendar::Cell;
use super::dates::day;
use super::meaning::{Meaning, Point};
use super::pieces::Pieces;
use super::words::Sense;
use super::years::year;

/// The most items of a row.
const MOST: usize = 12;

/// One of them, as far as it is said.
#[derive(Clone, Debug)]
struct Item {
    place: Range<usize>,
    weekday: Option<i8>,
    month: Option<i8>,
    day: Option<i8>,
    year: Option<i16>,
}

/// The dates of the row that begins at `at`, each with its pieces; `None` where there are not at least two, or where each
/// is whole by itself.
pub fn list(pieces: &Pieces<'_>, at: usize) -> Option<Vec<(Range<usize>, Meaning)>> {
    let mut items = vec![item(pieces, at)?];
    let mut is_closed = false;
    while items.len() < MOST && !is_closed {
        let end = items.last()?.place.end;
        let comma = usize::from(pieces.is(end, ","));
        let and = usize::from(pieces.is_any(end + comma, &["and", "or", "&"]));
        if comma + and == 0 {
            break;
        }
        let Some(next) = item(pieces, end + comma + and) else { break };
        is_closed = and > 0;
        items.push(next);
    }
    let last = items.last()?;
    if !is_closed || last.year.is_none() && !is_apart(pieces, last) {
        return None;
    }
    share(&mut items)?;
    let meaning = |item: &Item| {
        let month = item.month?;
        let point = match (item.day, item.year, item.weekday) {
            (None, year, _) => Point::Known(Cell::month(year?, month)?),
            (Some(day), Some(year), weekday) => match (Cell::day(year, month, day), weekday) {
                (Some(cell), Some(weekday)) => Point::KnownDay(cell, weekday),
                (Some(cell), None) => Point::Known(cell),
                (None, _) => Point::Impossible,
            },
            (Some(day), None, weekday) => Point::Day { month, day, weekday },
        };
        Some((item.place.clone(), Meaning::Date(point)))
    };
    items.iter().map(meaning).collect()
}

/// Gives each item what it shares with the others; `None` where they are no row of like items that share anything.
fn share(items: &mut [Item]) -> Option<()> {
    let (first, last) = (items.first()?.clone(), items.last()?.clone());
    let named = items.iter().filter(|item| item.month.is_some()).count();
    let days = items.iter().filter(|item| item.day.is_some()).count();
    let early = items.iter().take(items.len() - 1).any(|item| item.year.is_some());
    let ascend = || items.windows(2).all(|pair| matches!(pair, [one, other] if one.day < other.day));
    let is_row = match (named == items.len(), days == items.len(), days == 0) {
        // "March, May and June 2016", "March 4, March 23 and April 2, 2016"
        (true, is_days, is_months) => (is_days || is_months) && last.year.is_some(),
        // "March 3, 4 and 9, 2016", "12, 13 and 20 June 2016"
        (false, true, _) => named == 1 && (first.month.is_some() || last.month.is_some()) && ascend(),
        _ => false,
    };
    if !is_row || early {
        return None;
    }
    let mut year = last.year;
    let mut after = first.month.or(last.month);
    if named == items.len() {
        after = last.month;
    }
    for item in items.iter_mut().rev() {
        let month = item.month.or(after);
        // "in December, January and February 2016"
        if month > after {
            year = year.and_then(|year| year.checked_sub(1));
        }
        (item.month, item.year) = (month, year);
        after = month;
    }
    Some(())
}

/// A day, a month or both at `at`, with the year and the day of the week that may stand beside them.
fn item(pieces: &Pieces<'_>, at: usize) -> Option<Item> {
    let mut next = at;
    let mut weekday = None;
    if let Sense::Weekday(number) = pieces.sense(next)
        && pieces.is_capitalized(next)
    {
        weekday = Some(number);
        next += 1 + usize::from(pieces.is(next + 1, ","));
        next += usize::from(pieces.is(next, "the"));
    }
    next += usize::from(weekday.is_none() && pieces.is(next, "the") && day(pieces, next + 1).is_some());
    let month = |at: usize| match pieces.sense(at) {
        Sense::Month(month) if pieces.is_capitalized(at) => Some(month),
        _ => None,
    };
    let (month, day, mut end) = if let Some(named) = month(next) {
        match day(pieces, next + 1) {
            Some((end, day)) => (Some(named), Some(day), end),
            None => (Some(named), None, next + 1),
        }
    } else {
        let (end, day) = day(pieces, next)?;
        let of = end + usize::from(pieces.is(end, "of"));
        match month(of) {
            Some(named) => (Some(named), Some(day), of + 1),
            None => (None, Some(day), end),
        }
    };
    let comma = end + usize::from(pieces.is(end, ",") && day.is_some());
    let year = year(pieces, comma).filter(|_| month.is_some() || day.is_some());
    if let Some((after, _)) = year {
        end = after;
    }
    let year = year.map(|(_, cell)| cell.first.year());
    Some(Item { place: at..end, weekday, month, day, year })
}

/// Whether the row ends with `last`: "on April 24 and 25 people died" counts people.
fn is_apart(pieces: &Pieces<'_>, last: &Item) -> bool {
    let next = pieces.tag(last.place.end);
    last.month.is_some() || !next.is_noun() && !next.is_adjective()
}
