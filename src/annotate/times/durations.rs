//! Durations ("two years", "a week", "for months") and what recurs ("every day", "Fridays", "twice a year").

use super::calendar::{Unit, season_code};
use super::meaning::{Found, Meaning};
use super::numbers::{Amount, amount, duration_value};
use super::pieces::Pieces;
use super::relative::{SOLID, behind};
use super::words::{RECURRENCES, Sense};
use crate::annotate::Tag;

/// A duration, or the date that lies so far from now or then.
pub fn duration(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    let definite = start > at;
    // "a three-year period"
    let indefinite = pieces.is(start, "a") && pieces.is_joined(start + 2);
    let start = start + usize::from(indefinite);
    let start = start + usize::from(definite && pieces.is_any(start, &["first", "latest", "entire", "whole"]));
    let (mut end, amount) = match amount(pieces, start) {
        Some(found) => found,
        None => return vague(pieces, at),
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
    if is_age(pieces, end) {
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
    if amount == Amount::Exact(1, false) && article && is_rate(pieces, at) {
        return Some(Found::new(end, Meaning::Set(duration_value(amount, unit))));
    }
    if joined && period {
        end += 1;
    }
    Some(Found::new(end, Meaning::Duration(duration_value(amount, unit))))
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
    let long = pieces.is_joined(at + 1) && pieces.is(at + 1, "long");
    let of = pieces.is(at + 1, "of") && !pieces.is_any(at + 2, &["the", "a"]);
    if pieces.is_capitalized(at) && at > 0 {
        return None;
    }
    let value = duration_value(Amount::Vague, unit);
    if pieces.is(at + 1, "ago") || pieces.is(at + 1, "later") || pieces.is(at + 1, "earlier") {
        return behind(pieces, at + 1, Amount::Vague, unit);
    }
    if !(led || long || of) || pieces.is_joined(at) {
        return None;
    }
    Some(Found::new(at + 1 + usize::from(long), Meaning::Duration(value)))
}

/// "every day", "each Thursday", "Tuesday nights", "daily".
pub fn set(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if let Some((_, value)) = RECURRENCES.iter().find(|(word, _)| pieces.is(at, word)) {
        let name = pieces.is_capitalized(at) && at > 0;
        return (!name && !pieces.is_joined(at)).then(|| Found::new(at + 1, Meaning::Set((*value).into())));
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
