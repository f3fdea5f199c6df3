//! Time expressions of all kinds, each as long as it can be.

use super::calendar::{Cell, Unit};
use super::clock::{clock, iso};
use super::meaning::{Found, Meaning, Point};
use super::numbers::{Amount, duration_value};
use super::pieces::Pieces;
use super::words::{REFERENCES, Sense};
use super::years::ordinal_digits;
use super::{anchored, dates, durations, quarters, relative};
use crate::annotate::Tag;

/// The longest time expression that begins at `at`.
pub fn expression(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    // Most numbers are none; what is made of words need not be tried on them.
    if pieces.piece(at).is_some_and(|piece| piece.is_number) {
        let found = [
            timed(pieces, at),
            point(pieces, at),
            anchored::after_what(pieces, at),
            durations::duration(pieces, at),
            anchored::weekday_of_week(pieces, at),
            anchored::day_of_this_month(pieces, at),
        ];
        return found.into_iter().flatten().reduce(|best, found| if found.end > best.end { found } else { best });
    }
    let found = [
        timed(pieces, at),
        anchored::after_what(pieces, at),
        anchored::weekday_of_week(pieces, at),
        anchored::day_of_this_month(pieces, at),
        anchored::before_last(pieces, at),
        part_first(pieces, at),
        staged(pieces, at),
        durations::set(pieces, at),
        approximated(pieces, at),
        reference(pieces, at),
    ];
    // Of equally long ones the first.
    found.into_iter().flatten().reduce(|best, found| if found.end > best.end { found } else { best })
}

/// "10 p.m. Wednesday", "noon".
fn timed(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if let Some((end, day, value)) = iso(pieces, at) {
        return Some(Found::new(end, Meaning::Clock(value, Some(Point::Known(day)))));
    }
    let start = at + usize::from(pieces.is(at, "around"));
    let (end, value) = clock(pieces, start)?;
    let day_at = end + usize::from(pieces.is(end, ","));
    let day = point(pieces, day_at).and_then(|found| match found.meaning {
        Meaning::Date(point) if is_day(point) => Some((found.end, point)),
        _ => None,
    });
    Some(match day {
        Some((end, point)) => Found::new(end, Meaning::Clock(value, Some(point))),
        None => Found::new(end, Meaning::Clock(value, day_behind(pieces, end))),
    })
}

/// The day that a time of day is of, further behind it: "5 p.m. on Tuesday", "10:35 a.m. (0735 GMT) Friday".
fn day_behind(pieces: &Pieces<'_>, end: usize) -> Option<Point> {
    let mut next = end;
    if pieces.is(next, "(") {
        next = clock(pieces, next + 1)?.0;
    }
    next += usize::from(pieces.is(next, ")"));
    next += usize::from(pieces.is(next, ","));
    next += usize::from(pieces.is(next, "on"));
    let found = (next > end).then(|| point(pieces, next)).flatten()?;
    match found.meaning {
        Meaning::Date(point) | Meaning::Part(_, point) if is_day(point) => Some(point),
        _ => None,
    }
}

/// A part of a day before its day, or of the day spoken of: "the night of January 3", "the early hours of Sunday",
/// "mid-afternoon yesterday", "at dawn".
fn part_first(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    let mid = start + usize::from(pieces.is(start, "mid"));
    if let Some((end, part)) = of_hours(pieces, start).filter(|_| start > at) {
        let found = point(pieces, end)?;
        return match found.meaning {
            Meaning::Date(day) | Meaning::Part(_, day) if is_day(day) => {
                Some(Found::new(found.end, Meaning::Part(part, day)))
            }
            _ => None,
        };
    }
    // "overnight on Wednesday"
    if pieces.is(at, "overnight") {
        let day = point(pieces, at + 1 + usize::from(pieces.is(at + 1, "on")))?;
        return match day.meaning {
            Meaning::Date(point) if is_day(point) => Some(Found::new(day.end, Meaning::Part("NI", point))),
            _ => None,
        };
    }
    if let Sense::Part(part) = pieces.sense(mid) {
        let of = pieces.is(mid + 1, "of") && start > at;
        if !of && mid == start {
            return None;
        }
        let day = point(pieces, mid + 1 + usize::from(of)).and_then(|found| match found.meaning {
            Meaning::Date(point) if is_day(point) => Some((found.end, point)),
            _ => None,
        });
        return match day {
            Some((end, day)) => Some(Found::new(end, Meaning::Part(part, day))),
            None => (!of).then(|| Found::new(mid + 1, Meaning::Part(part, Point::Spoken(Unit::Day)))),
        };
    }
    let led = matches!(pieces.before(at), "at" | "before" | "after" | "until" | "since" | "by" | "around");
    let part = DAWNS.iter().find(|(word, _)| pieces.is(at, word)).map(|(_, part)| *part)?;
    let on = at + 1 + usize::from(pieces.is(at + 1, "on"));
    match point(pieces, on).map(|found| (found.end, found.meaning)) {
        Some((end, Meaning::Date(day))) if is_day(day) && led => Some(Found::new(end, Meaning::Part(part, day))),
        _ => led.then(|| Found::new(at + 1, Meaning::Part(part, Point::Spoken(Unit::Day)))),
    }
}

/// Words for the edges of the day, by TIMEX3's code of the part they belong to.
const DAWNS: &[(&str, &str)] =
    &[("dawn", "MO"), ("daybreak", "MO"), ("sunrise", "MO"), ("dusk", "EV"), ("sunset", "EV"), ("nightfall", "EV")];

/// "early hours of", "small hours of", "early morning hours of": the position after it.
fn of_hours(pieces: &Pieces<'_>, at: usize) -> Option<(usize, &'static str)> {
    let part = match pieces.lower(at) {
        "early" | "small" | "predawn" => "MO",
        "late" => "NI",
        _ => return None,
    };
    let next = at + 1 + usize::from(matches!(pieces.sense(at + 1), Sense::Part(_)));
    pieces.are(next, &["hours", "of"]).then_some((next + 2, part))
}

fn is_day(point: Point) -> bool {
    match point {
        Point::Known(cell) => cell.unit == Unit::Day,
        Point::KnownDay(..) | Point::Figures { .. } | Point::Day { .. } | Point::DayOfMonth(_) => true,
        Point::Weekday(..) | Point::Holiday(..) | Point::WeekdayIn { .. } | Point::DayIn { .. } => true,
        Point::FromNow(unit, _) | Point::FromThen(unit, _) | Point::Spoken(unit) => unit == Unit::Day,
        _ => false,
    }
}

/// A date with a part of the day behind it: "Friday morning", "yesterday afternoon".
fn point(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if pieces.sense(at) == Sense::Other && !pieces.can_begin(at) {
        return None;
    }
    let found = relative::adverb(pieces, at)
        .or_else(|| relative::shifted(pieces, at))
        .or_else(|| relative::before_or_after(pieces, at))
        .or_else(|| relative::year_ago(pieces, at))
        .or_else(|| definite(pieces, at))
        .or_else(|| dates::date(pieces, at))?;
    let Meaning::Date(point) = found.meaning else {
        return Some(found);
    };
    let stage = usize::from(pieces.is_any(found.end, &["early", "late"]) || pieces.is(found.end, "mid"));
    match pieces.sense(found.end + stage) {
        Sense::Part(part) if is_day(point) => Some(Found::new(found.end + stage + 1, Meaning::Part(part, point))),
        _ => Some(found),
    }
}

/// "the quarter", "the weekend", "the 1980s", "the third quarter": a date with its article.
fn definite(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !pieces.is(at, "the") || pieces.is_joined(at + 2) {
        return None;
    }
    let article = pieces.is(at, "the");
    let next = at + 1 + usize::from(pieces.is_any(at + 1, &["full", "fiscal", "financial", "entire"]));
    if article {
        match pieces.sense(next) {
            Sense::Unit(Unit::Year) if pieces.is_any(next + 1, &["ended", "ending"]) => {
                return Some(Found::new(next + 1, Meaning::Duration("P1Y".into())));
            }
            Sense::Unit(unit @ (Unit::Year | Unit::Week)) if next == at + 1 && whole_of(pieces, at) => {
                return Some(Found::date(next + 1, Point::FromNow(unit, 0)));
            }
            Sense::Unit(Unit::Quarter) if pieces.is_any(next + 1, &["ended", "ending"]) => {
                let ended = dates::date(pieces, next + 2).map(|found| found.meaning);
                return Some(match ended {
                    Some(Meaning::Date(Point::Day { month, day, .. })) => {
                        Found::date(next + 1, Point::QuarterUntil { month, day })
                    }
                    _ => Found::date(next + 1, Point::Spoken(Unit::Quarter)),
                });
            }
            Sense::Unit(unit @ (Unit::Quarter | Unit::Weekend)) if !pieces.is(next + 1, "of") => {
                return Some(Found::date(next + 1, Point::Spoken(unit)));
            }
            Sense::Unit(Unit::Year) if next > at + 1 => {
                if let Some(found) = quarters::fiscal_year(pieces, at + 1) {
                    return Some(found);
                }
                return Some(Found::date(next + 1, Point::FromNow(Unit::Year, 0)));
            }
            Sense::Part(part @ ("MO" | "AF" | "EV")) if matches!(pieces.before(at), "in" | "during" | "earlier") => {
                return Some(Found::new(next + 1, Meaning::Part(part, Point::Spoken(Unit::Day))));
            }
            Sense::Season(season) => {
                let found = dates::date(pieces, next);
                let led = matches!(
                    pieces.before(at),
                    "in" | "into" | "since" | "until" | "by" | "during" | "over" | "for" | "through" | "of"
                ) && season != 9
                    || pieces.are(at.saturating_sub(1), &["in", "the", "fall"]) && !pieces.is(next + 1, "of");
                return found.or_else(|| led.then(|| Found::date(next + 1, Point::Season(season, None))));
            }
            // "the Friday" is as vague as it sounds; "the May vote" names a month.
            _ => {}
        }
    }
    if let Some(found) = bare_ordinal(pieces, at) {
        return Some(found);
    }
    // What follows must be something that takes an article.
    let found = dates::date(pieces, at + 1)?;
    match found.meaning {
        Meaning::Date(
            Point::Quarter(..) | Point::Half(..) | Point::Decade(_) | Point::QuarterOf(_) | Point::HolidayIn(..),
        )
        | Meaning::BeforeEra { .. } => Some(found),
        Meaning::Date(Point::Known(cell)) => {
            let year = cell.unit == Unit::Year && found.end == at + 2;
            let fits = article
                && (cell.unit > Unit::Month && !year
                    || cell.unit == Unit::Day
                        && pieces.sense(at + 1) != Sense::Other
                        && !matches!(pieces.sense(at + 1), Sense::Weekday(_) | Sense::Month(_)));
            fits.then_some(found)
        }
        Meaning::Date(Point::Day { .. }) if article => {
            let named = matches!(pieces.sense(at + 1), Sense::Weekday(_) | Sense::Month(_));
            (!named).then_some(found)
        }
        _ => None,
    }
}

/// "on the 19th": a day of this month or the last.
fn bare_ordinal(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let led = matches!(pieces.before(at), "on" | "by" | "until" | "since" | "from");
    let day = i8::try_from(ordinal_digits(pieces.lower(at + 1))?).ok().filter(|day| (1..=31).contains(day))?;
    let next = pieces.tag(at + 2);
    // "on the 19th floor", "the 19th of May"
    let closes = !next.is_noun() && !next.is_adjective() && !pieces.is(at + 2, "of") && !pieces.is_joined(at + 2);
    let closes = closes && !matches!(pieces.sense(at + 2), Sense::Month(_) | Sense::Unit(_));
    (led && closes).then(|| Found::date(at + 2, Point::DayOfMonth(day)))
}

/// Whether "the year" or "the week" at `at` is this one: "for the year,", "the week's gains".
fn whole_of(pieces: &Pieces<'_>, at: usize) -> bool {
    let closes = pieces.is_any(at + 2, &[",", "."]) || at + 2 >= pieces.len();
    matches!(pieces.before(at), "for" | "of") && closes || pieces.is(at + 2, "'s") && pieces.is(at + 1, "week")
}

/// "early March", "the late 1970s", "the end of this week", "earlier this month", "mid-June".
fn staged(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let plain = point(pieces, at);
    let article = usize::from(pieces.is(at, "the"));
    let first = at + article;
    let very = usize::from(pieces.is(first, "very"));
    let staged = match pieces.sense(first + very) {
        // The article of "the late-November trip" is the trip's.
        Sense::Stage
            if article > 0 && pieces.is_joined(first + 1) && matches!(pieces.sense(first + 1), Sense::Month(_)) =>
        {
            None
        }
        Sense::Stage => point(pieces, first + very + 1).filter(|found| fits_stage(pieces, first + very, found)),
        _ if pieces.is_any(
            first + very,
            &["end", "beginning", "start", "middle", "rest", "remainder", "close", "part", "latter"],
        ) =>
        {
            boundary(pieces, first + very)
        }
        Sense::Ordinal(1) | Sense::Shift(_)
            if pieces.is_any(first + 1, &["part", "half", "days", "weeks", "months"]) =>
        {
            boundary(pieces, first + 1)
        }
        _ => None,
    };
    // "earlier in the year", "later in the day"
    let within = (pieces.sense(first) == Sense::Stage
        && pieces.is_any(first, &["earlier", "later", "early", "late"])
        && pieces.is(first + 1, "in"))
    .then(|| {
        let noun = first + 2 + usize::from(pieces.is_any(first + 2, &["the", "this"]));
        match pieces.sense(noun) {
            Sense::Unit(Unit::Day) => Some(Found::date(noun + 1, Point::Spoken(Unit::Day))),
            // Told of a longer time, it is the one now.
            Sense::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
                Some(Found::date(noun + 1, Point::FromNow(unit, 0)))
            }
            _ => None,
        }
    })
    .flatten();
    let week = week_of(pieces, first);
    // "year-end", "year's end"
    let year_end = (article == 0 && pieces.is(at, "year"))
        .then(|| {
            let mark = usize::from(pieces.is(at + 1, "'s"));
            pieces.is(at + 1 + mark, "end").then(|| Found::date(at + 2 + mark, Point::FromNow(Unit::Year, 0)))
        })
        .flatten();
    [plain, staged, within, week, year_end]
        .into_iter()
        .flatten()
        .reduce(|best, found| if found.end > best.end { found } else { best })
}

/// "week of March 6".
fn week_of(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !pieces.are(at, &["week", "of"]) {
        return None;
    }
    let found = dates::date(pieces, at + 2)?;
    match found.meaning {
        Meaning::Date(Point::Day { month, day, .. }) => Some(Found::date(found.end, Point::WeekOf { month, day })),
        Meaning::Date(Point::Known(cell)) if cell.unit == Unit::Day => {
            Some(Found::date(found.end, Point::Known(Cell::holding(Unit::Week, cell.first)?)))
        }
        _ => None,
    }
}

/// Whether "early", "earlier" and the like at `at` belong to the date behind them.
fn fits_stage(pieces: &Pieces<'_>, at: usize, found: &Found) -> bool {
    match pieces.lower(at) {
        "earlier" | "later" | "sometime" => match found.meaning {
            // "said earlier Sunday", but not "later Friday prayers".
            Meaning::Date(_) | Meaning::Part(..) => true,
            _ => false,
        },
        _ => !matches!(found.meaning, Meaning::Duration(_) | Meaning::Reference(_)),
    }
}

/// "end of 1990", "beginning of the year", "middle of October".
fn boundary(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !pieces.is(at + 1, "of") {
        return None;
    }
    if pieces.is(at + 2, "the")
        && let Sense::Unit(unit @ (Unit::Month | Unit::Year | Unit::Week | Unit::Decade | Unit::Century | Unit::Day)) =
            pieces.sense(at + 3)
    {
        return Some(Found::date(at + 4, Point::FromNow(unit, 0)));
    }
    let found = point(pieces, at + 2).filter(|found| matches!(found.meaning, Meaning::Date(_)))?;
    // "the last half of 1989"
    if let Meaning::Date(Point::Known(cell)) = found.meaning
        && cell.unit == Unit::Year
        && pieces.is(at, "half")
        && let Some(half) = Cell::half(cell.first.year(), 2)
        && matches!(pieces.before(at), "last" | "second" | "latter")
    {
        return Some(Found::date(found.end, Point::Known(half)));
    }
    Some(found)
}

/// A duration with the words before it that bound it: "nearly two years", "more than four decades ago".
fn approximated(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = match pieces.lower(at) {
        "more" | "less" | "fewer" | "longer" if pieces.is(at + 1, "than") => at + 2,
        "no" if pieces.is_any(at + 1, &["more", "less", "longer"]) && pieces.is(at + 2, "than") => at + 3,
        "at" if pieces.is_any(at + 1, &["least", "most"]) => at + 2,
        "up" if pieces.is(at + 1, "to") => at + 2,
        "as" if pieces.is_any(at + 1, &["many", "much"]) && pieces.is(at + 2, "as") => at + 3,
        "over" if pieces.is_any(at + 1, &["a", "an"]) && !pieces.is_joined(at + 3) => at + 1,
        _ if pieces.sense(at) == Sense::Approximator => at + 1,
        _ => at,
    };
    if start == at {
        return durations::duration(pieces, at);
    }
    durations::duration(pieces, start)
        .or_else(|| relative::shifted(pieces, start).filter(|found| matches!(found.meaning, Meaning::Duration(_))))
        .filter(|found| !matches!(found.meaning, Meaning::Set(_)))
}

/// "now", "recently", "the future".
fn reference(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if let Some(found) = recent(pieces, at) {
        return Some(found);
    }
    let (words, value) = REFERENCES.iter().find(|(words, _)| pieces.are(at, words))?;
    let in_name = at > 0 && pieces.is_capitalized(at - 1) && !pieces.word(at - 1).ends_with('.');
    if words.len() == 1 && pieces.is_capitalized(at) && in_name {
        return None;
    }
    // "as soon as", "the future of"
    if pieces.is(at, "soon") && (pieces.before(at) == "as" || pieces.before(at) == "too") {
        return None;
    }
    if pieces.is(at, "current") && pieces.tag(at) == Tag::NN {
        return None;
    }
    Some(Found::new(at + words.len(), Meaning::Reference(value)))
}

/// "recent years", "recent weeks", "the recent past".
fn recent(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(pieces.is(at, "the"));
    if pieces.is_any(start, &["recent"]) {
        if let Sense::Units(unit @ (Unit::Day | Unit::Week | Unit::Month)) = pieces.sense(start + 1) {
            let value = duration_value(Amount::Vague, unit);
            return Some(Found::new(start + 2, Meaning::Duration(value)));
        }
        if let Sense::Units(_) = pieces.sense(start + 1) {
            return Some(Found::new(start + 2, Meaning::Reference("PAST_REF")));
        }
        if pieces.is(start + 1, "past") {
            return Some(Found::new(start + 2, Meaning::Reference("PAST_REF")));
        }
    }
    None
}
