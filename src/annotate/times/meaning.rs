//! What a time expression means before it is known when it is said.

use super::calendar::{Cell, Unit};
use super::holidays::Rule;
use super::words::Which;
use crate::text::Span;

/// What a time expression means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A date.
    Date(Point),
    /// A part of a day, by TIMEX3's code.
    Part(&'static str, Point),
    /// A time of day ("14:30"); of the day spoken of, where it has none of its own.
    Clock(String, Option<Point>),
    /// A TIMEX3 value.
    Duration(String),
    /// A TIMEX3 value.
    Set(String),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(&'static str),
    /// A year before our era, or the century (5 for the fifth) of one.
    BeforeEra { year: u32, is_century: bool },
}

impl Meaning {
    /// Whether both are dates put in the same way: two weekdays, two months.
    pub fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Date(Point::Day { .. }), Self::Date(Point::Known(cell))) => cell.unit == Unit::Day,
            (Self::Date(Point::Month(..)), Self::Date(Point::Known(cell))) => cell.unit == Unit::Month,
            (Self::Date(one), Self::Date(other)) => std::mem::discriminant(one) == std::mem::discriminant(other),
            _ => false,
        }
    }
}

/// A date as it is put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// Nothing is left to find out.
    Known(Cell),
    /// A day of a year, with the day of the week beside it.
    KnownDay(Cell, i8),
    /// A date that is not in the calendar: "31 February".
    Impossible,
    /// A day and a month in figures, in either order: "03/04/2019".
    Figures {
        first: i8,
        second: i8,
        year: i16,
    },
    /// A day of a year to be found, with the day of the week (1 for Monday) that may stand beside it.
    Day {
        month: i8,
        day: i8,
        weekday: Option<i8>,
    },
    /// So many units from a time that stands at a place of the text.
    Counted {
        from: Cell,
        at: Span,
        unit: Unit,
        count: i32,
    },
    /// The day of the week (1 for Monday) of the week so many after this one.
    WeekdayIn {
        weekday: i8,
        weeks: i32,
    },
    /// The day of the month so many after this one.
    DayIn {
        day: i8,
        months: i32,
    },
    /// A day of a month to be found: "the 19th".
    DayOfMonth(i8),
    /// The week of such a day.
    WeekOf {
        month: i8,
        day: i8,
    },
    /// A month of a year to be found.
    Month(i8, Option<Which>),
    /// The month of this, the last, the next year.
    MonthOf(i8, Which),
    /// 1 for Monday to 7.
    Weekday(i8, Option<Which>),
    /// By its first month.
    Season(i8, Option<Which>),
    /// 1 to 4, and whether it is the one so many years before.
    Quarter(i8, Option<Which>),
    /// 1 or 2.
    Half(i8, Option<Which>),
    /// A quarter (0: the one spoken of), half or year, so many years before the one spoken of.
    YearsBefore {
        quarter: i8,
        years: i32,
        /// Whether it is said to count from now: "a year ago".
        from_now: bool,
    },
    /// The quarter that ends with this day: of the three months before it, the one in the middle counts.
    QuarterUntil {
        month: i8,
        day: i8,
    },
    /// The quarter spoken of, in another year; that year where none is.
    QuarterOf(i16),
    /// So many units from the day of publication.
    FromNow(Unit, i32),
    /// So many units from the time spoken of.
    FromThen(Unit, i32),
    /// The unit spoken of, else the one now.
    Spoken(Unit),
    Holiday(Rule, Option<Which>),
    /// The week or weekend of a holiday.
    HolidayIn(Unit, Rule),
    /// A decade without its century.
    Decade(i16),
    /// "a few years ago": some unit's time, unknown by how many.
    Vague(Unit, i32),
}

/// An expression that was recognised: its pieces and its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The position after its last piece.
    pub end: usize,
    pub meaning: Meaning,
}

impl Found {
    pub fn new(end: usize, meaning: Meaning) -> Self {
        Self { end, meaning }
    }

    pub fn date(end: usize, point: Point) -> Self {
        Self::new(end, Meaning::Date(point))
    }
}
