//! Durations ("two years", "a week", "for months") and what recurs ("every day", "Fridays", "twice a year").

use super::calendar::{Unit, season_code};
use super::meaning::{Found, Meaning};
use super::numbers::{Amount, amount, duration_value};
use super::pieces::Pieces;
use super::relative::{SOLID, behind};
use super::words::{RECURRENCES, Sense};
use crate::annotate::{Tag, WordClass};

/// A duration, or the date that lies so far from now or then.
pub fn duration(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    let definite = start > at;
    // "a three-year period"
    let indefinite = pieces.is(start, "a") && pieces.is_joined(start + 2);
    let start = start + usize::from(indefinite);
    let start = start + usize::from(definite && pieces.is_any(start, &["first", "latest", "entire", "whole"]));
    if let Some(found) = whole(pieces, at).or_else(|| part_of_hour(pieces, at)) {
        return Some(found);
    }
    let (mut end, amount) = match amount(pieces, start) {
        Some(found) => found,
        None => return vague(pieces, start),
    };
    if end == at {
        return None;
    }
    // "two to three weeks", "weeks or months"
    if pieces.is_any(end, &["to", "or", "-", "–"])
        && let Some((after, _)) = super::numbers::amount(pieces, end + 1)
        && matches!(pieces.sense(after), Sense::Units(_) | Sense::Unit(_))
        && !matches!(pieces.lower(start), "a" | "an")
    {
        end = after;
    }
    end += usize::from(pieces.is_any(end, SOLID));
    let (unit, plural) = match pieces.sense(end) {
        Sense::Unit(unit) => (unit, false),
        Sense::Units(unit) => (unit, true),
        // "a 30-second spot", "one second"
        Sense::Ordinal(2) if pieces.is_joined(end) || pieces.is(start, "one") => (Unit::Second, false),
        _ => return None,
    };
    let article = indefinite || matches!(pieces.lower(start), "a" | "an");
    if unit == Unit::Second && article || pieces.is_capitalized(end) && !pieces.is_capitalized(start) {
        return None;
    }
    let joined = pieces.is_joined(end);
    // "World Cup 2018 day five": a year, and what comes after it.
    if !plural && !joined && matches!(pieces.digits(start), Some(1900..2100)) {
        return None;
    }
    let single = matches!(amount, Amount::Exact(0 | 1, _));
    // "the two-year war", "a several-year tenure": the article belongs to the noun.
    let period = pieces.is_any(end + 1, &["period", "term", "span"]);
    if joined && (definite || article) && !period {
        return None;
    }
    // "the two day rally"
    if definite && !plural {
        return None;
    }
    // "three-quarters of", "a quarter of"
    if unit == Unit::Quarter && (joined || pieces.is(end + 1, "of") || !plural && !single) {
        return None;
    }
    end += 1;
    // "75 hours of video" is an amount of video.
    if unit.is_of_clock() && pieces.is(end, "of") && WordClass::Timed.has(pieces.lower(end + 1)) {
        return None;
    }
    // "he will one day return"
    let is_ahead = |tag| matches!(tag, Tag::VB | Tag::MD);
    if pieces.are(start, &["one", "day"])
        && (is_ahead(pieces.tag(end)) || pieces.tag(start.wrapping_sub(1)) == Tag::MD)
        && !pieces.is_any(end, &["before", "after", "later", "earlier"])
    {
        return Some(Found::new(end, Meaning::Reference("FUTURE_REF")));
    }
    if is_age(pieces, end) || pieces.before(start) == "of" && pieces.before(start - 1) == "age" {
        return None;
    }
    let mut amount = amount;
    if pieces.are(end, &["and", "a", "half"])
        && let Amount::Exact(number, false) = amount
    {
        amount = Amount::Exact(number, true);
        end += 3;
    } else if pieces.are(end, &["or", "so"]) || pieces.are(end, &["or", "more"]) || pieces.are(end, &["or", "two"]) {
        end += 2;
    }
    if joined && pieces.is_joined(end) && pieces.is(end, "long") {
        end += 1;
    }
    if !joined && let Some(found) = behind(pieces, end, amount, unit) {
        return Some(found);
    }
    // "the day when", "a day that": a time of which nothing is said but what happens then.
    if unit == Unit::Day && article && pieces.is_any(end, &["when", "that", "where"]) {
        return None;
    }
    // "185 km an hour" is how fast, not how often.
    if unit == Unit::Hour && article && WordClass::Speed.has(pieces.before(at)) {
        return None;
    }
    if amount == Amount::Exact(1, false) && article && is_rate(pieces, at) {
        return Some(Found::new(end, Meaning::Set(duration_value(amount, unit))));
    }
    if joined && period {
        end += 1;
    }
    if !joined
        && let Amount::Exact(number, false) = amount
        && let Some(found) = compound(pieces, end, number, unit)
    {
        return Some(found);
    }
    Some(Found::new(end, Meaning::Duration(duration_value(amount, unit))))
}

/// "all day", "the whole week".
fn whole(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let unit_at = if pieces.is(at, "all") {
        at + 1
    } else if pieces.is(at, "the") && pieces.is_any(at + 1, &["whole", "entire"]) {
        at + 2
    } else {
        return None;
    };
    match pieces.sense(unit_at) {
        Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Decade)) => {
            let long = usize::from(pieces.is(unit_at + 1, "long"));
            Some(Found::new(unit_at + 1 + long, Meaning::Duration(duration_value(Amount::Exact(1, false), unit))))
        }
        _ => None,
    }
}

/// "a quarter of an hour", "three quarters of an hour".
fn part_of_hour(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let quarters = match pieces.lower(at) {
        "a" | "one" if pieces.is(at + 1, "quarter") => 1,
        "three" if pieces.is(at + 1, "quarters") => 3,
        _ => return None,
    };
    let minutes = duration_value(Amount::Exact(quarters * 15, false), Unit::Minute);
    pieces.are(at + 2, &["of", "an", "hour"]).then(|| Found::new(at + 5, Meaning::Duration(minutes)))
}

/// "two years, four months and six days": `end` is the position after the first unit.
fn compound(pieces: &Pieces<'_>, mut end: usize, number: u32, unit: Unit) -> Option<Found> {
    let mut parts = vec![(number, unit)];
    while let Some(&(_, before)) = parts.last() {
        let next = end + usize::from(pieces.is(end, ","));
        let next = next + usize::from(pieces.is(next, "and"));
        let Some((after, Amount::Exact(number, false))) = amount(pieces, next) else {
            break;
        };
        match pieces.sense(after) {
            Sense::Unit(unit) | Sense::Units(unit)
                if unit < before && !pieces.is_joined(after) && !is_age(pieces, after + 1) =>
            {
                parts.push((number, unit));
                end = after + 1;
            }
            _ => break,
        }
    }
    if parts.len() < 2 || pieces.is_any(end, &["ago", "later", "earlier", "before"]) {
        return None;
    }
    let mut value = String::from("P");
    let mut in_clock = false;
    for (number, unit) in parts {
        if unit.is_of_clock() && !in_clock {
            value.push('T');
            in_clock = true;
        }
        let (code, times) = unit.code();
        value += &format!("{}{code}", number.saturating_mul(times));
    }
    Some(Found::new(end, Meaning::Duration(value)))
}

/// "years old", "-year-old", "years of age".
fn is_age(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_any(at, &["old", "olds"]) || pieces.are(at, &["of", "age"])
}

/// Whether "a year" at `at` says how often: "$5 a year", "twice a day", "10 percent a month".
fn is_rate(pieces: &Pieces<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| pieces.piece(before)) else {
        return false;
    };
    let times =
        ["times", "once", "twice", "percent", "%", "million", "billion", "cents", "share", "barrels", "dollars"];
    before.is_number
        || times.contains(&&*before.lower)
        || matches!(before.sense, Sense::Units(_) | Sense::Number(_))
        || matches!(before.tag, Tag::NNS)
}

/// "for months", "in years", "decades of war", "decades-long".
fn vague(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let Sense::Units(unit) = pieces.sense(at) else {
        return None;
    };
    let led = matches!(
        pieces.before(at),
        "for"
            | "in"
            | "of"
            | "after"
            | "within"
            | "over"
            | "through"
            | "took"
            | "take"
            | "takes"
            | "spent"
            | "despite"
            | "lasted"
            | "than"
            | "following"
    );
    // "in after hours trading"
    if unit == Unit::Hour && pieces.before(at) == "after" && pieces.tag(at + 1).is_noun() {
        return None;
    }
    let long = pieces.is_joined(at + 1) && pieces.is(at + 1, "long");
    let of = pieces.is(at + 1, "of") && !pieces.is_any(at + 2, &["the", "a"]);
    // "three quarters of the shares"
    let share = unit == Unit::Quarter && pieces.is(at + 1, "of") && pieces.before(at) == "three";
    if share || of && unit.is_of_clock() && WordClass::Timed.has(pieces.lower(at + 2)) {
        return None;
    }
    if pieces.is_capitalized(at) && at > 0 {
        return None;
    }
    let value = duration_value(Amount::Vague, unit);
    // "the weeks ahead"
    if pieces.is_any(at + 1, &["ahead", "to"]) && pieces.before(at) == "the" {
        let come = pieces.is(at + 1, "to");
        if come && !pieces.is(at + 2, "come") {
            return None;
        }
        return Some(Found::new(at + 2 + usize::from(come), Meaning::Duration(value)));
    }
    if pieces.is(at + 1, "ago") || pieces.is(at + 1, "later") || pieces.is(at + 1, "earlier") {
        return behind(pieces, at + 1, Amount::Vague, unit);
    }
    if !(led || long || of) || pieces.is_joined(at) {
        return None;
    }
    // "weeks or months"
    let end = at + 1 + usize::from(long);
    let or = pieces.is(end, "or") && matches!(pieces.sense(end + 1), Sense::Units(_));
    Some(Found::new(end + 2 * usize::from(or), Meaning::Duration(value)))
}

/// "every day", "each Thursday", "Tuesday nights", "daily".
pub fn set(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if let Some((_, value)) = RECURRENCES.iter().find(|(word, _)| pieces.is(at, word)) {
        let name = pieces.is_capitalized(at) && at > 0;
        // "the quarterly results" are the quarter's.
        let belongs = pieces.is(at, "quarterly") && pieces.tag(at) != Tag::RB;
        return (!name && !belongs && !pieces.is_joined(at)).then(|| Found::new(at + 1, Meaning::Set((*value).into())));
    }
    match pieces.sense(at) {
        Sense::Weekdays(weekday) => {
            return Some(Found::new(at + 1, Meaning::Set(format!("XXXX-WXX-{weekday}"))));
        }
        Sense::Weekday(weekday) => {
            let Sense::Parts(part) = pieces.sense(at + 1) else {
                return None;
            };
            return Some(Found::new(at + 2, Meaning::Set(format!("XXXX-WXX-{weekday}T{part}"))));
        }
        _ => {}
    }
    if !pieces.is_any(at, &["every", "each"]) {
        return None;
    }
    let start = at + 1 + usize::from(pieces.is_any(at + 1, &["single", "other"]));
    let times = if pieces.is(at + 1, "other") { 2 } else { 1 };
    let value = match pieces.sense(start) {
        Sense::Unit(Unit::Second) => return None,
        Sense::Unit(unit) => duration_value(Amount::Exact(times, false), unit),
        Sense::Weekday(weekday) => match pieces.sense(start + 1) {
            Sense::Part(part) => {
                return Some(Found::new(start + 2, Meaning::Set(format!("XXXX-WXX-{weekday}T{part}"))));
            }
            _ => format!("XXXX-WXX-{weekday}"),
        },
        Sense::Month(month) => format!("XXXX-{month:02}"),
        Sense::Season(season) => format!("XXXX-{}", season_code(season)),
        Sense::Part(part) => format!("XXXX-XX-XXT{part}"),
        _ => {
            let (end, amount) = amount(pieces, start)?;
            let Sense::Units(unit) = pieces.sense(end) else {
                return None;
            };
            return Some(Found::new(end + 1, Meaning::Set(duration_value(amount, unit))));
        }
    };
    Some(Found::new(start + 1, Meaning::Set(value)))
}
