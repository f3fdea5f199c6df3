//! Dates that count from now or from the time spoken of: "yesterday", "last week", "two years ago", "the next day".

use super::calendar::Unit;
use super::meaning::{Found, Meaning, Point};
use super::numbers::{Amount, amount, duration_value};
use super::pieces::Pieces;
use super::words::{Sense, Which};
use super::{dates, quarters};

/// "today", "yesterday", "tomorrow", "tonight".
pub fn adverb(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (words, meaning): (usize, _) = match pieces.lower(at) {
        "today" => (1, Meaning::Date(Point::FromNow(Unit::Day, 0))),
        "yesterday" => (1, Meaning::Date(Point::FromNow(Unit::Day, -1))),
        "tomorrow" => (1, Meaning::Date(Point::FromNow(Unit::Day, 1))),
        "tonight" => (1, Meaning::Part("NI", Point::FromNow(Unit::Day, 0))),
        "overnight" if pieces.tag(at).is_adjective() => return None,
        "overnight" => (1, Meaning::Part("NI", Point::Spoken(Unit::Day))),
        "the" if pieces.are(at + 1, &["day", "before", "yesterday"]) => {
            (4, Meaning::Date(Point::FromNow(Unit::Day, -2)))
        }
        "the" if pieces.are(at + 1, &["day", "after", "tomorrow"]) => (4, Meaning::Date(Point::FromNow(Unit::Day, 2))),
        _ => return None,
    };
    Some(Found::new(at + words, meaning))
}

/// "last week", "this year", "next Friday", "that day", "the past three months", "the following year".
pub fn shifted(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let mut start = at + usize::from(matches!(pieces.sense(at), Sense::Article) && pieces.is(at, "the"));
    let Sense::Shift(mut which) = pieces.sense(start) else {
        return None;
    };
    // A programme, not a date: "This Week".
    if pieces.is_capitalized(start) && pieces.is_capitalized(start + 1) && is_quoted(pieces, at) {
        return None;
    }
    // "the last month of the war" is counted in the war.
    if (start > at || pieces.before(at) == "the")
        && which == Which::Last
        && matches!(pieces.sense(start + 1), Sense::Unit(_))
        && pieces.is(start + 2, "of")
    {
        return None;
    }
    // "said that last week", "that third-quarter profit"
    let that = pieces.is(start, "that");
    let is_led = |word: Sense| matches!(word, Sense::Unit(_) | Sense::Part(_));
    if that && !is_led(pieces.sense(start + 1)) && !pieces.is_any(start + 1, &["same", "date"]) {
        return None;
    }
    // "this past week", "this coming Sunday", "that same day"
    if let Sense::Shift(second) = pieces.sense(start + 1)
        && matches!(which, Which::This | Which::Same)
    {
        start += 1;
        which = match second {
            Which::Past => Which::Last,
            other => other,
        };
    }
    let noun = start + 1 + usize::from(pieces.is_any(start + 1, &["fiscal", "financial", "calendar", "full"]));
    let found = match pieces.sense(noun) {
        // "the past decade" and "over the last year" end now; decades and years of the calendar do not.
        Sense::Unit(unit) if (unit == Unit::Decade && which == Which::Past) || ends_now(pieces, at, noun, which) => {
            Some(Found::new(noun + 1, Meaning::Duration(duration_value(Amount::Exact(1, false), unit))))
        }
        Sense::Unit(unit) => unit_shifted(pieces, noun, unit, which),
        Sense::Units(unit) => plural_shifted(which, unit).map(|meaning| Found::new(noun + 1, meaning)),
        Sense::Weekday(weekday) => Some(Found::date(noun + 1, Point::Weekday(weekday, Some(which)))),
        Sense::Month(month) if pieces.is_capitalized(noun) => {
            // "last Oct. 23"
            match dates::date(pieces, noun).map(|found| (found.end, found.meaning)) {
                Some((end, Meaning::Date(point @ (Point::Day { .. } | Point::Impossible)))) => {
                    Some(Found::date(end, point))
                }
                _ => Some(Found::date(noun + 1, Point::Month(month, Some(which)))),
            }
        }
        // "At that date": the day spoken of.
        _ if which == Which::Same && pieces.is(noun, "date") => Some(Found::date(noun + 1, Point::Spoken(Unit::Day))),
        _ if which == Which::Latest && pieces.is(noun, "period") => {
            Some(Found::date(noun + 1, Point::Spoken(Unit::Quarter)))
        }
        Sense::Season(season) => Some(Found::date(noun + 1, Point::Season(season, Some(which)))),
        Sense::Part(part) => part_shifted(part, which).map(|meaning| Found::new(noun + 1, meaning)),
        Sense::Ordinal(_) => quarters::quarter(pieces, noun).map(|found| with_which(found, which)),
        _ => None,
    };
    let found =
        found.or_else(|| dates::holiday(pieces, noun, Some(which))).or_else(|| counted(pieces, start + 1, which));
    // "this", "that" and "current" alone are no times; "the" before "this" is none.
    found.filter(|_| !(start > at && which == Which::This))
}

/// "over the last year", "during the past month": a stretch up to now. "Last year" is the calendar's, and "in the last week of May"
/// is counted in May.
fn ends_now(pieces: &Pieces<'_>, at: usize, noun: usize, which: Which) -> bool {
    matches!(which, Which::Last | Which::Past)
        && pieces.is(at, "the")
        && matches!(pieces.before(at), "over" | "during" | "within" | "throughout")
        && !pieces.is_any(noun + 1, &["of", "'s"])
        && matches!(pieces.sense(noun), Sense::Unit(unit) if !unit.is_of_clock())
}

/// Whether a quotation begins right before `at`, and not with the sentence's own first words.
fn is_quoted(pieces: &Pieces<'_>, at: usize) -> bool {
    at > 1 && matches!(pieces.before(at), "\"" | "“" | "``" | "'" | "‘")
}

/// "last year", and what may follow: "last year's third quarter".
fn unit_shifted(pieces: &Pieces<'_>, at: usize, unit: Unit, which: Which) -> Option<Found> {
    let mut end = at + 1;
    if unit.is_of_clock() {
        return None;
    }
    if unit == Unit::Year
        && pieces.is(end, "'s")
        && let Some(found) = quarters::quarter(pieces, end + 1)
    {
        return Some(with_which(found, which));
    }
    // "last year's quarter"
    if unit == Unit::Year
        && pieces.is(end, "'s")
        && pieces.is_any(end + 1, &["quarter", "period"])
        && which == Which::Last
    {
        return Some(Found::date(end + 2, Point::YearsBefore { quarter: 0, years: 1, from_now: true }));
    }
    // "this week-end" and "year end"
    if pieces.is_joined(end) && pieces.is(end, "end") {
        end += 1;
    }
    let point = match which {
        Which::Last | Which::Past => Point::FromNow(unit, -1),
        Which::Latest if unit == Unit::Quarter => Point::Spoken(unit),
        Which::Latest => Point::FromNow(unit, -1),
        Which::This | Which::Current => Point::FromNow(unit, 0),
        Which::Next | Which::Coming => Point::FromNow(unit, 1),
        Which::Before => Point::FromThen(unit, -1),
        Which::After => Point::FromThen(unit, 1),
        Which::Same => Point::Spoken(unit),
    };
    // "the next day" is told of the past, "next week" of now.
    let told = pieces.before(at.saturating_sub(1)) == "the" && which == Which::Next;
    let point = if told && unit == Unit::Day { Point::FromThen(unit, 1) } else { point };
    let part = match pieces.sense(end) {
        Sense::Part(part) if unit == Unit::Day => Some(part),
        _ => None,
    };
    Some(match part {
        Some(part) => Found::new(end + 1, Meaning::Part(part, point)),
        None => Found::date(end, point),
    })
}

/// "past years", "coming months".
fn plural_shifted(which: Which, unit: Unit) -> Option<Meaning> {
    match which {
        Which::Past | Which::Last | Which::Before if unit >= Unit::Day => Some(Meaning::Reference("PAST_REF")),
        Which::Coming if unit >= Unit::Day => Some(Meaning::Duration(duration_value(Amount::Vague, unit))),
        _ => None,
    }
}

fn part_shifted(part: &'static str, which: Which) -> Option<Meaning> {
    Some(match which {
        Which::This => Meaning::Part(part, Point::FromNow(Unit::Day, 0)),
        Which::Last => Meaning::Part(part, Point::FromNow(Unit::Day, -1)),
        Which::Same => Meaning::Part(part, Point::Spoken(Unit::Day)),
        Which::Next | Which::After => Meaning::Part(part, Point::FromThen(Unit::Day, 1)),
        Which::Before => Meaning::Part(part, Point::FromThen(Unit::Day, -1)),
        _ => return None,
    })
}

/// "the past three months", "the next couple of years": a duration; "the last two quarters of 1990" too.
fn counted(pieces: &Pieces<'_>, at: usize, which: Which) -> Option<Found> {
    if matches!(which, Which::This | Which::Current | Which::Same) {
        return None;
    }
    let (end, amount) = amount(pieces, at)?;
    let end = match pieces.is(end, "to") || pieces.is(end, "or") {
        // "the next 12 to 18 months"
        true => super::numbers::amount(pieces, end + 1).map_or(end, |(end, _)| end),
        false => end,
    };
    let end = end + usize::from(pieces.is_any(end, SOLID));
    match pieces.sense(end) {
        Sense::Unit(unit) | Sense::Units(unit) => {
            Some(Found::new(end + 1, Meaning::Duration(duration_value(amount, unit))))
        }
        _ => None,
    }
}

/// Words between a number and its unit that do not change the length.
pub const SOLID: &[&str] = &[
    "more",
    "full",
    "additional",
    "consecutive",
    "straight",
    "successive",
    "trading",
    "business",
    "working",
    "calendar",
    "fiscal",
    "long",
    "short",
    "whole",
    "extra",
    "further",
    "solid",
    "school",
    "academic",
];

fn with_which(found: Found, which: Which) -> Found {
    match found.meaning {
        Meaning::Date(Point::Quarter(number, None)) => Found::date(found.end, Point::Quarter(number, Some(which))),
        Meaning::Date(Point::Half(number, None)) => Found::date(found.end, Point::Half(number, Some(which))),
        _ => found,
    }
}

/// "the week before", "the day after", "the year earlier".
pub fn before_or_after(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !pieces.is(at, "the") || pieces.is_joined(at + 2) {
        return None;
    }
    let Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = pieces.sense(at + 1) else {
        return None;
    };
    let count = match pieces.lower(at + 2) {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    // "the day before the vote" counts from something that is no time.
    let closes = pieces.piece(at + 3).is_none_or(|next| {
        next.word.chars().all(|letter| !letter.is_alphanumeric()) || next.tag.is_finite() || next.lower == "and"
    });
    closes.then(|| Found::date(at + 3, Point::FromThen(unit, count)))
}

/// "year-earlier", "the year-ago quarter", "the year-earlier third quarter".
pub fn year_ago(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    let start = start + usize::from(pieces.is_any(start, &["comparable", "corresponding"]));
    if !(pieces.is(start, "year") && pieces.is_any(start + 1, &["ago", "earlier", "before"])) {
        return None;
    }
    if !pieces.is_joined(start + 1) {
        return None;
    }
    let end = start + 2;
    let noun = pieces.is_any(end, &["quarter", "period"]);
    // The article belongs to what stands behind: "the year-ago results".
    if start > at && !noun && quarters::quarter(pieces, end).is_none() {
        return None;
    }
    if let Some(found) = quarters::quarter(pieces, end)
        && let Meaning::Date(Point::Quarter(quarter, None)) = found.meaning
    {
        return Some(Found::date(found.end, Point::YearsBefore { quarter, years: 1, from_now: true }));
    }
    Some(Found::date(end + usize::from(noun), Point::YearsBefore { quarter: 0, years: 1, from_now: true }))
}

/// "ago", "earlier", "later" and the like behind an amount of units.
pub fn behind(pieces: &Pieces<'_>, at: usize, amount: Amount, unit: Unit) -> Option<Found> {
    let (end, sign, from_now) = match pieces.lower(at) {
        "ago" => (at + 1, -1, true),
        "earlier" | "previously" | "beforehand" => (at + 1, -1, false),
        "before" if !is_phrase(pieces, at + 1) => (at + 1, -1, false),
        "later" | "afterward" | "afterwards" | "thereafter" => (at + 1, 1, false),
        "from" if pieces.are(at, &["from", "now"]) => (at + 2, 1, true),
        "from" if pieces.are(at, &["from", "today"]) => (at + 2, 1, true),
        "hence" => (at + 1, 1, true),
        // "a couple of years back", but "two years back in office"
        "back" if !is_phrase(pieces, at + 1) => (at + 1, -1, true),
        _ => return None,
    };
    if unit.is_of_clock() && pieces.is(at, "ago") {
        return Some(Found::new(end, Meaning::Reference("PAST_REF")));
    }
    if unit.is_of_clock() || amount == Amount::Vague && sign > 0 {
        // How long is known, but not when: "two hours later", "a few days later".
        return Some(Found::new(at, Meaning::Duration(duration_value(amount, unit))));
    }
    let (unit, size) = match unit {
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        Unit::Fortnight => (Unit::Week, 2),
        unit => (unit, 1),
    };
    let count = match amount {
        Amount::Exact(number, _) | Amount::Tenths(number, _) => i32::try_from(number).ok()?.checked_mul(sign * size)?,
        Amount::Vague => return Some(Found::date(end, Point::Vague(unit, sign))),
    };
    if count.checked_abs()? > 100_000 {
        return None;
    }
    let point = match (unit, count) {
        (Unit::Year, -1) => Point::YearsBefore { quarter: 0, years: 1, from_now },
        _ if from_now => Point::FromNow(unit, count),
        _ => Point::FromThen(unit, count),
    };
    Some(Found::date(end, point))
}

/// Whether a noun phrase or clause begins at `at`, so that "before" leads it.
fn is_phrase(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.piece(at).is_some_and(|piece| piece.word.starts_with(char::is_alphanumeric) && !piece.tag.is_finite())
}
