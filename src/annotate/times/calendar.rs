//! The calendar: stretches of one unit each, and steps from one to another.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};

pub use crate::briefing::TimeUnit as Unit;

impl Unit {
    /// TIMEX3's letter for a duration of it, and how many of that letter's units it holds.
    pub fn code(self) -> (&'static str, u32) {
        match self {
            Self::Second => ("S", 1),
            Self::Minute => ("M", 1),
            Self::Hour => ("H", 1),
            Self::Day => ("D", 1),
            Self::Weekend => ("D", 2),
            Self::Week => ("W", 1),
            Self::Fortnight => ("W", 2),
            Self::Month => ("M", 1),
            Self::Quarter => ("Q", 1),
            Self::Season => ("M", 3),
            Self::Half => ("M", 6),
            Self::Year => ("Y", 1),
            Self::Decade => ("Y", 10),
            Self::Century => ("Y", 100),
            Self::Millennium => ("Y", 1000),
        }
    }

    /// Whether it is shorter than a day.
    pub fn is_of_clock(self) -> bool {
        self < Self::Day
    }

    /// What is half as long and has a name: "2½ years" is two years and six months.
    pub fn half(self) -> Option<(u32, Self)> {
        match self {
            Self::Minute => Some((30, Self::Second)),
            Self::Hour => Some((30, Self::Minute)),
            Self::Day => Some((12, Self::Hour)),
            Self::Year => Some((6, Self::Month)),
            Self::Decade => Some((5, Self::Year)),
            Self::Century => Some((50, Self::Year)),
            _ => None,
        }
    }
}

/// One unit of the calendar: a day, a month, a decade. Nothing shorter than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub unit: Unit,
    /// Its first day.
    pub first: Date,
}

impl Cell {
    /// The one of `unit` that holds `day`; for a weekend, the one of the same week.
    pub fn holding(unit: Unit, day: Date) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        let first = match unit {
            Unit::Week | Unit::Fortnight => monday_of(day)?,
            Unit::Weekend => monday_of(day)?.checked_add(5.days()).ok()?,
            Unit::Month => Date::new(year, month, 1).ok()?,
            Unit::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok()?,
            Unit::Half => Date::new(year, (month - 1) / 6 * 6 + 1, 1).ok()?,
            // Winter begins in December.
            Unit::Season if month < 3 => Date::new(year.checked_sub(1)?, 12, 1).ok()?,
            Unit::Season => Date::new(year, month / 3 * 3, 1).ok()?,
            Unit::Year => Date::new(year, 1, 1).ok()?,
            Unit::Decade => Date::new(year.div_euclid(10) * 10, 1, 1).ok()?,
            Unit::Century => Date::new(year.div_euclid(100) * 100, 1, 1).ok()?,
            Unit::Millennium => Date::new(year.div_euclid(1000) * 1000, 1, 1).ok()?,
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => day,
        };
        Some(Self { unit: unit.max(Unit::Day), first })
    }

    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let first = Date::new(year, month, day).ok()?;
        Some(Self { unit: Unit::Day, first })
    }

    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::holding(Unit::Month, Date::new(year, month, 1).ok()?)
    }

    pub fn year(year: i16) -> Option<Self> {
        Self::holding(Unit::Year, Date::new(year, 1, 1).ok()?)
    }

    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        let month = quarter.checked_mul(3)?.checked_sub(2)?;
        Self::holding(Unit::Quarter, Date::new(year, month, 1).ok()?)
    }

    pub fn half(year: i16, half: i8) -> Option<Self> {
        let month = half.checked_mul(6)?.checked_sub(5)?;
        Self::holding(Unit::Half, Date::new(year, month, 1).ok()?)
    }

    /// The season of `year` that begins with `first_month` (3, 6, 9 or 12).
    pub fn season(year: i16, first_month: i8) -> Option<Self> {
        Self::holding(Unit::Season, Date::new(year, first_month, 1).ok()?)
    }

    /// The one that is `count` of its own units later.
    pub fn step(self, count: i32) -> Option<Self> {
        step(self.first, self.unit, count).and_then(|first| Self::holding(self.unit, first))
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.unit {
            Unit::Week | Unit::Weekend | Unit::Fortnight => {
                let week = self.first.iso_week_date();
                let end = if self.unit == Unit::Weekend { "-WE" } else { "" };
                format!("{:04}-W{:02}{end}", week.year(), week.week())
            }
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Unit::Half => format!("{year:04}-H{}", (month - 1) / 6 + 1),
            Unit::Season => format!("{year:04}-{}", season_code(month)),
            Unit::Year => format!("{year:04}"),
            Unit::Decade => format!("{:03}", year / 10),
            Unit::Century => format!("{:02}", year / 100),
            Unit::Millennium => format!("{}", year / 1000),
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => self.first.to_string(),
        }
    }
}

/// The code of the season that begins with `month`.
pub fn season_code(month: i8) -> &'static str {
    match month {
        3 => "SP",
        6 => "SU",
        9 => "FA",
        _ => "WI",
    }
}

/// The day that is `count` of `unit` after `day`; a month's missing day becomes its last.
pub fn step(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let count = i64::from(count);
    let (days, months) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => (0, 0),
        Unit::Day => (count, 0),
        Unit::Week | Unit::Weekend => (count * 7, 0),
        Unit::Fortnight => (count * 14, 0),
        Unit::Month => (0, count),
        Unit::Quarter | Unit::Season => (0, count * 3),
        Unit::Half => (0, count * 6),
        Unit::Year => (0, count * 12),
        Unit::Decade => (0, count * 120),
        Unit::Century => (0, count * 1_200),
        Unit::Millennium => (0, count * 12_000),
    };
    let days = jiff::Span::new().try_days(days).ok()?;
    let months = jiff::Span::new().try_months(months).ok()?;
    day.checked_add(months).ok()?.checked_add(days).ok()
}

/// The last such weekday (1 for Monday to 7) up to and including `day`.
pub fn weekday_until(day: Date, weekday: i8) -> Option<Date> {
    let back = (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    day.checked_sub(i64::from(back).days()).ok()
}

/// The first such weekday (1 for Monday to 7) from `day` on.
pub fn weekday_from(day: Date, weekday: i8) -> Option<Date> {
    let ahead = (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7);
    day.checked_add(i64::from(ahead).days()).ok()
}

/// The Monday of ISO week `week`.
pub fn week(year: i16, week: i8) -> Option<Date> {
    Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
}

fn monday_of(day: Date) -> Option<Date> {
    let back = day.weekday().to_monday_zero_offset();
    day.checked_sub(i64::from(back).days()).ok()
}
