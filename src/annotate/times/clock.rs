//! Times of day: "10 p.m.", "7:15 a.m. EST", "14:30 GMT", "noon", "midnight".

use super::pieces::Pieces;
use super::words::{Sense, ZONES};

/// The time of day at `at` as TIMEX3 writes it ("22:00"), and the position after it.
pub fn clock(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let (end, value) = named(pieces, at).or_else(|| hour(pieces, at)).or_else(|| digital(pieces, at))?;
    Some((zone(pieces, end), value))
}

fn named(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let value = match pieces.lower(at) {
        "noon" | "midday" => "12:00",
        "midnight" => "24:00",
        _ => return None,
    };
    Some((at + 1, value.into()))
}

/// "10 p.m.", "7:15 am", "ten o'clock", "4 in the morning".
fn hour(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let (hour, minute) = match pieces.sense(at) {
        Sense::Number(number) => (number, 0),
        _ => hour_and_minute(pieces.word(at).trim_end_matches("am").trim_end_matches("pm"))?,
    };
    if hour > 12 {
        return None;
    }
    let (end, afternoon) = half_of_day(pieces, at + 1)?;
    let hour = match (hour % 12, afternoon) {
        (hour, Some(true)) => hour + 12,
        (hour, Some(false)) => hour,
        (_, None) => hour,
    };
    Some((end, format!("{hour:02}:{minute:02}")))
}

/// The position after "p.m.", and whether it is past noon.
fn half_of_day(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Option<bool>)> {
    let afternoon = match pieces.lower(at) {
        "a.m." | "am" | "a.m" => Some(false),
        "p.m." | "pm" | "p.m" => Some(true),
        "o'clock" => None,
        "in" if pieces.are(at, &["in", "the", "morning"]) => return Some((at + 3, Some(false))),
        "in" if pieces.are(at, &["in", "the", "afternoon"]) || pieces.are(at, &["in", "the", "evening"]) => {
            return Some((at + 3, Some(true)));
        }
        _ => return None,
    };
    Some((at + 1, afternoon))
}

/// "14:30", "0930 GMT"; a bare "10" is no time.
fn digital(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let piece = pieces.piece(at).filter(|piece| piece.is_number)?;
    let (hour, minute) = match piece.word.split_once(':') {
        Some((_, minutes)) if minutes.len() >= 2 => hour_and_minute(piece.word)?,
        Some(_) => return None,
        // "0930 GMT"
        None if piece.word.len() == 4 && is_zone(pieces, at + 1) => {
            let number = pieces.digits(at)?;
            (u32::try_from(number / 100).ok()?, u32::try_from(number % 100).ok()?)
        }
        None => return None,
    };
    // A score or a ratio has no leading nought and stands where no time can.
    let is_time = hour <= 24 && minute < 60;
    is_time.then(|| (at + 1, format!("{hour:02}:{minute:02}")))
}

/// "7:15", "7".
fn hour_and_minute(word: &str) -> Option<(u32, u32)> {
    let mut parts = word.split([':', '.']);
    let hour = parts.next().filter(|hour| hour.len() <= 2)?.parse().ok()?;
    let minute = match parts.next() {
        Some(minute) if minute.len() == 2 => minute.parse().ok().filter(|minute| *minute < 60)?,
        Some(_) => return None,
        None => 0,
    };
    let whole_second = parts.next().is_none_or(|second| second.len() == 2);
    (hour <= 24 && whole_second).then_some((hour, minute))
}

fn is_zone(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.is_capitalized(at) && pieces.is_any(at, ZONES)
}

/// The position after a time zone at `at`, or `at` where there is none.
fn zone(pieces: &Pieces<'_>, at: usize) -> usize {
    if is_zone(pieces, at) {
        return at + 1;
    }
    if pieces.is(at, "(") && is_zone(pieces, at + 1) && pieces.is(at + 2, ")") {
        return at + 3;
    }
    if pieces.is(at, "local") && pieces.is(at + 1, "time") {
        return at + 2;
    }
    at
}
