//! Dates that name their month, weekday, year, season, quarter or holiday.

use super::calendar::{Cell, Unit};
use super::holidays::HOLIDAYS;
use super::meaning::{Found, Meaning, Point};
use super::numeric;
use super::pieces::Pieces;
use super::quarters::{fiscal_year, quarter};
use super::words::{Sense, Which};
use super::years::{century, decade, era, ordinal_digits, year, year_and_more};

/// The date at `at` that stands without "last", "this" or "next".
pub fn date(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let found = match pieces.sense(at) {
        Sense::Weekday(weekday) => weekday_date(pieces, at, weekday),
        Sense::Month(_) => month_date(pieces, at),
        Sense::Ordinal(_) => day_of_month(pieces, at).or_else(|| quarter(pieces, at)).or_else(|| century(pieces, at)),
        Sense::Season(season) => season_date(pieces, at, season),
        Sense::Decade(decade) if matches!(pieces.before(at), "the" | "early" | "late" | "mid") => {
            Some(Found::date(at + 1, Point::Decade(decade)))
        }
        _ => None,
    };
    numeric::date(pieces, at)
        .or(found)
        .or_else(|| day_of_month(pieces, at))
        .or_else(|| second_day(pieces, at))
        .or_else(|| decade(pieces, at))
        .or_else(|| quarter(pieces, at))
        .or_else(|| century(pieces, at))
        .or_else(|| fiscal_year(pieces, at))
        .or_else(|| era(pieces, at))
        .or_else(|| {
            let (end, cell) = year(pieces, at)?;
            year_and_more(pieces, end, cell).or(Some(Found::date(end, Point::Known(cell))))
        })
        .or_else(|| holiday(pieces, at, None))
}

/// "Friday", "Friday, Oct. 23, 1998".
fn weekday_date(pieces: &Pieces<'_>, at: usize, weekday: i8) -> Option<Found> {
    if !pieces.is_capitalized(at) {
        return None;
    }
    let next = at + 1 + usize::from(pieces.is(at + 1, ","));
    let next = next + usize::from(pieces.is(next, "the"));
    let longer = numeric::date(pieces, next).or_else(|| match pieces.sense(next) {
        Sense::Month(_) => month_date(pieces, next),
        _ => day_of_month(pieces, next),
    });
    // "on a Monday" is any Monday; the article of "a Monday meeting" is the meeting's.
    if longer.is_none() && matches!(pieces.before(at), "a" | "any") && !pieces.tag(at + 1).is_noun() {
        return Some(Found::new(at + 1, Meaning::Set(format!("XXXX-WXX-{weekday}"))));
    }
    longer.and_then(|found| with_weekday(found, weekday)).or(Some(Found::date(at + 1, Point::Weekday(weekday, None))))
}

/// A day that has the day of the week beside it; `None` where no day was found.
fn with_weekday(found: Found, weekday: i8) -> Option<Found> {
    let point = match found.meaning {
        Meaning::Date(Point::Known(cell)) if cell.unit == Unit::Day => Point::KnownDay(cell, weekday),
        Meaning::Date(Point::Day { month, day, .. }) => Point::Day { month, day, weekday: Some(weekday) },
        Meaning::Date(point @ (Point::Impossible | Point::Figures { .. })) => point,
        _ => return None,
    };
    Some(Found::date(found.end, point))
}

/// A day of a known year, or that there is none such.
fn known_day(year: i16, month: i8, day: i8) -> Point {
    Cell::day(year, month, day).map_or(Point::Impossible, Point::Known)
}

/// A day of a year to be found, or that no year has it.
fn open_day(month: i8, day: i8) -> Point {
    // The longest February counts.
    match Cell::day(2000, month, day) {
        Some(_) => Point::Day { month, day, weekday: None },
        None => Point::Impossible,
    }
}

/// The year of a day without one that begins a range whose end has it: "Dec. 28 to Jan. 3, 2020", "3 May and 4 June
/// 2018"; `end` is the position after the day.
fn year_behind(pieces: &Pieces<'_>, end: usize, month: i8) -> Option<i16> {
    if !pieces.is_any(end, &["and", "to", "or", "through", "until", "-", "–"]) {
        return None;
    }
    let (month_at, last) = match pieces.sense(end + 1) {
        Sense::Month(_) => (end + 1, day(pieces, end + 2)?.0),
        _ => {
            let (after, _) = day(pieces, end + 1)?;
            (after, after + 1)
        }
    };
    let Sense::Month(last_month) = pieces.sense(month_at) else {
        return None;
    };
    let (_, cell) = year(pieces, last + usize::from(pieces.is(last, ",")))?;
    let year = cell.first.year();
    if month > last_month { year.checked_sub(1) } else { Some(year) }
}

/// The year behind a day and its month: any of three or four digits, where no noun follows that it could count.
fn year_of_day(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Cell)> {
    let ends = &[
        "", ".", ",", ";", ":", ")", "and", "or", "but", "it", "he", "she", "they", "we", "the", "in", "at", "on",
        "when", "was", "were", "is",
    ];
    let far = || {
        let number = pieces.digits(at).filter(|_| matches!(pieces.word(at).len(), 3 | 4))?;
        let cell = Cell::year(i16::try_from(number).ok()?)?;
        pieces.is_any(at + 1, ends).then_some((at + 1, cell))
    };
    year(pieces, at).or_else(far)
}

/// "January", "January 8", "Jan. 8, 2020", "January 2020", "January last year".
fn month_date(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let Sense::Month(month) = pieces.sense(at) else {
        return None;
    };
    if let Some((end, day)) = day(pieces, at + 1) {
        let comma = end + usize::from(pieces.is(end, ","));
        return Some(match year_of_day(pieces, comma) {
            Some((end, cell)) => Found::date(end, known_day(cell.first.year(), month, day)),
            None => match (second_day(pieces, end + 1).map(|found| found.meaning), year_behind(pieces, end, month)) {
                // "April 24 and 25, 1999"
                (Some(Meaning::Date(Point::Known(cell))), _) => {
                    Found::date(end, known_day(cell.first.year(), month, day))
                }
                (_, Some(year)) => Found::date(end, known_day(year, month, day)),
                _ => Found::date(end, open_day(month, day)),
            },
        });
    }
    if !is_month(pieces, at) {
        return None;
    }
    let mut next = at + 1;
    next += usize::from(pieces.is_any(next, &[",", "of"]));
    if let Some((end, cell)) = year(pieces, next) {
        return Some(Found::date(end, Point::Known(Cell::month(cell.first.year(), month)?)));
    }
    let next = at + 1 + usize::from(pieces.is(at + 1, "of"));
    if let Sense::Shift(which @ (Which::Last | Which::This | Which::Next)) = pieces.sense(next)
        && pieces.sense(next + 1) == Sense::Unit(Unit::Year)
    {
        return Some(Found::date(next + 2, Point::MonthOf(month, which)));
    }
    // "June in 1981"
    if pieces.is(at + 1, "in")
        && let Some((_, cell)) = year(pieces, at + 2)
    {
        return Some(Found::date(at + 1, Point::Known(Cell::month(cell.first.year(), month)?)));
    }
    // "between January and March 2018", "between May and June in 1981"
    if pieces.is_any(at + 1, &["and", "to", "through", "until", "-", "–", "or"])
        && let Sense::Month(_) = pieces.sense(at + 2)
        && let Some((_, cell)) = year(pieces, at + 3 + usize::from(pieces.is(at + 3, "in")))
    {
        return Some(Found::date(at + 1, Point::Known(Cell::month(cell.first.year(), month)?)));
    }
    Some(Found::date(at + 1, Point::Month(month, None)))
}

/// Whether the word at `at` is a month and no other word or part of a name.
fn is_month(pieces: &Pieces<'_>, at: usize) -> bool {
    if !pieces.is_capitalized(at) {
        return false;
    }
    let ambiguous =
        pieces.is_any(at, &["may", "march", "mar", "mar.", "august", "jan", "april", "june", "sept", "dec"]);
    let year_follows = year(pieces, at + 1).is_some() || pieces.are(at + 1, &[","]) && year(pieces, at + 2).is_some();
    if !ambiguous || year_follows {
        return true;
    }
    if pieces.is_any(at, &["may", "march", "mar", "mar."]) {
        let led = pieces.before(at);
        return matches!(
            led,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "of"
                | "last"
                | "this"
                | "next"
                | "early"
                | "late"
                | "mid"
                | "from"
                | "to"
                | "through"
                | "and"
                | "between"
                | "during"
                | "for"
                | "before"
                | "after"
                | "previous"
                | "each"
                | "every"
                | "-"
                | "–"
                | "or"
        ) || at > 0
            && pieces.is(at, "march")
            && !pieces.is_capitalized(at - 1)
            && !pieces.is_capitalized(at + 1)
            && !pieces.is_any(at + 1, &["for", "of", "on", "to", "in", "against"]);
    }
    // "April Jones", "June Brown"
    let named = pieces.is_capitalized(at + 1) && pieces.sense(at + 1) == Sense::Other && !pieces.is_joined(at);
    !named || matches!(pieces.before(at), "in" | "since" | "until" | "by" | "of" | "last" | "this" | "next")
}

/// The second day of "April 24 and 25": a bare number whose month stands before the first.
pub fn second_day(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !matches!(pieces.before(at), "and" | "or" | "-" | "–" | "to") {
        return None;
    }
    let Sense::Month(month) = pieces.sense(at.checked_sub(3)?) else {
        return None;
    };
    let (_, first) = day(pieces, at - 2)?;
    let (end, second) = day(pieces, at)?;
    // "on April 24 and 25 people died"
    if second <= first || pieces.tag(end).is_noun() || pieces.tag(end).is_adjective() {
        return None;
    }
    let comma = end + usize::from(pieces.is(end, ","));
    if let Some((end, cell)) = year(pieces, comma) {
        return Some(Found::date(end, known_day(cell.first.year(), month, second)));
    }
    Some(Found::date(end, open_day(month, second)))
}

/// The day of a month at `at`: "8", "8th", "eighth".
pub fn day(pieces: &Pieces<'_>, at: usize) -> Option<(usize, i8)> {
    let number = match pieces.sense(at) {
        Sense::Ordinal(_) if pieces.is_joined(at + 1) => return None,
        Sense::Ordinal(number) => number,
        Sense::Number(tens @ (20 | 30)) => {
            // "twenty-first"
            return match pieces.sense(at + 1) {
                Sense::Ordinal(ones) if ones < 10 => Some((at + 2, i8::try_from(tens + ones).ok()?)),
                _ => None,
            };
        }
        _ => ordinal_digits(pieces.lower(at)).or_else(|| {
            let bare = pieces.digits(at).filter(|_| pieces.word(at).len() <= 2)?;
            u32::try_from(bare).ok()
        })?,
    };
    let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
    // "June 30 percent", "March 5,000": no day.
    (!pieces.is_any(at + 1, &["percent", "%", "million", "billion", "pct"])).then_some((at + 1, day))
}

/// "8 January", "8th of January 2020", "4-6 January 2020", "4 and 5 January".
fn day_of_month(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (end, first) = day(pieces, at)?;
    let of = end + usize::from(pieces.is(end, "of"));
    let (end, month_at) = match pieces.sense(of) {
        Sense::Month(_) => (of + 1, of),
        _ if pieces.is_any(end, &["-", "–", "and", "to"]) => {
            let (after, _) = day(pieces, end + 1)?;
            // Only this day is named here; the other one stands with its month.
            let Sense::Month(_) = pieces.sense(after) else {
                return None;
            };
            (end, after)
        }
        _ => return None,
    };
    let Sense::Month(month) = pieces.sense(month_at) else {
        return None;
    };
    if !pieces.is_capitalized(month_at) {
        return None;
    }
    // "4 May 2020", but of "on 4 May 31 people" the second number is none.
    let comma = month_at + 1 + usize::from(pieces.is(month_at + 1, ","));
    if let Some((after, cell)) = year_of_day(pieces, comma) {
        let end = if end == month_at + 1 { after } else { end };
        return Some(Found::date(end, known_day(cell.first.year(), month, first)));
    }
    if let Some(year) = year_behind(pieces, end, month) {
        return Some(Found::date(end, known_day(year, month, first)));
    }
    Some(Found::date(end, open_day(month, first)))
}

/// "summer 2019", "summer of 2019", "the winter of nineteen ninety-four"; "summer" alone where it is no verb or name.
fn season_date(pieces: &Pieces<'_>, at: usize, season: i8) -> Option<Found> {
    let of = at + 1 + usize::from(pieces.is(at + 1, "of"));
    if let Some((end, cell)) = year(pieces, of) {
        return Some(Found::date(end, Point::Known(Cell::season(cell.first.year(), season)?)));
    }
    let led = matches!(pieces.before(at), "in" | "since" | "until" | "by" | "early" | "late" | "mid" | "during" | "of");
    let article_led = at >= 2
        && pieces.before(at) == "the"
        && matches!(
            pieces.before(at - 1),
            "in" | "since" | "until" | "by" | "during" | "over" | "for" | "of" | "through"
        );
    let followed = pieces.is(at + 1, "of") || pieces.is_joined(at + 1) || pieces.is_joined(at);
    if followed || !(led || article_led) || pieces.is(at, "fall") && !led {
        return None;
    }
    Some(Found::date(at + 1, Point::Season(season, None)))
}

/// A holiday, with its year where it has one.
pub fn holiday(pieces: &Pieces<'_>, at: usize, which: Option<Which>) -> Option<Found> {
    if !pieces.is_capitalized(at) {
        return None;
    }
    let (words, rule) = HOLIDAYS.iter().find(|(words, _)| pieces.are(at, words))?;
    let end = at + words.len();
    if pieces.is(end, "island") {
        return None;
    }
    if let Some((end, cell)) = year(pieces, end) {
        let day = rule.day(cell.first.year())?;
        return Some(Found::date(end, Point::Known(Cell::holding(Unit::Day, day)?)));
    }
    match pieces.sense(end) {
        Sense::Unit(unit @ (Unit::Week | Unit::Weekend)) => Some(Found::date(end + 1, Point::HolidayIn(unit, *rule))),
        _ => Some(Found::date(end, Point::Holiday(*rule, which))),
    }
}
