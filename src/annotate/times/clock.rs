//! Times of day: "10 p.m.", "7:15 a.m. EST", "14:30 GMT", "noon", "midnight".

use super::calendar::Cell;
use super::numbers;
use super::pieces::Pieces;
use super::words::{Sense, ZONES};

/// The time of day at `at` as TIMEX3 writes it ("22:00"), and the position after it.
pub fn clock(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let (end, value) = named(pieces, at)
        .or_else(|| half_or_quarter(pieces, at))
        .or_else(|| hour(pieces, at))
        .or_else(|| digital(pieces, at))?;
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

/// "half past ten", "a quarter to six".
fn half_or_quarter(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let start = at + usize::from(pieces.is(at, "a"));
    let minutes = match (pieces.lower(start), pieces.lower(start + 1)) {
        ("half", "past") => 30,
        ("quarter", "past") => 15,
        ("quarter", "to") => -15,
        _ => return None,
    };
    let (end, hour) = numbers::whole(pieces, start + 2)?;
    let hour = i32::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
    let (end, afternoon) = half_of_day(pieces, end).unwrap_or((end, None));
    let hour = hour % 12 + if afternoon == Some(true) { 12 } else { 0 };
    let minutes = (hour * 60 + minutes).rem_euclid(24 * 60);
    Some((end, format!("{:02}:{:02}", minutes / 60, minutes % 60)))
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
    let second = piece.word.splitn(3, ':').nth(2).filter(|second| second.len() == 2);
    let second = second.filter(|second| second.bytes().all(|byte| byte.is_ascii_digit()));
    let second = second.map_or_else(String::new, |second| format!(":{second}"));
    is_time.then(|| (at + 1, format!("{hour:02}:{minute:02}{second}")))
}

/// "2020-01-03T14:30:00Z": the day is not in the value.
pub fn iso(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Cell, String)> {
    let (day, hour) = pieces.word(at).split_once('T').filter(|(day, _)| day.len() == 10)?;
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2);
    let mut parts = day.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let cell = Cell::day(year, month, day)?;
    let mut value = format!("{:02}", number(hour).filter(|hour| *hour <= 24)?);
    let mut end = at + 1;
    // ":30:00Z" stands in pieces of its own.
    if pieces.is(end, ":") && pieces.touches(end) && pieces.touches(end + 1) {
        let rest = pieces.word(end + 1);
        let digits =
            rest.get(..rest.find(|letter: char| letter != ':' && !letter.is_ascii_digit()).unwrap_or(rest.len()))?;
        if digits.split(':').all(|part| number(part).is_some_and(|part| part < 60)) {
            value = format!("{value}:{digits}");
            end += 2;
        }
    }
    if end == at + 1 {
        value += ":00";
    }
    Some((end, cell, value))
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
