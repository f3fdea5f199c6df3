//! From what an expression means to its TIMEX3 value: by the day of publication, by tense, by the time spoken of before.

use jiff::civil::Date;

use super::calendar::{Cell, Unit, season_code, step, weekday_from, weekday_until};
use super::meaning::{Meaning, Point};
use super::words::Which;
use crate::briefing::TimeKind;

/// Which way from now a sentence tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    published: Option<Date>,
    /// The last date named.
    spoken: Option<Cell>,
    /// The last quarter named.
    quarter: Option<Cell>,
}

impl Context {
    /// The start of a document published on that day.
    pub fn new(published: Option<Date>) -> Self {
        Self { published, ..Self::default() }
    }

    /// The kind and value of what is meant; later expressions may lean on it.
    pub fn resolve(&mut self, meaning: &Meaning, tense: Tense) -> (TimeKind, Option<String>) {
        match meaning {
            Meaning::Duration(value) => (TimeKind::Duration, Some(value.clone())),
            Meaning::Set(value) => (TimeKind::Set, Some(value.clone())),
            Meaning::Reference(value) => (TimeKind::Date, Some((*value).into())),
            Meaning::Date(Point::Vague(_, sign)) => (TimeKind::Date, (*sign < 0).then(|| "PAST_REF".into())),
            Meaning::Date(point) => {
                let value = self.date(*point, tense).map(Cell::value);
                (TimeKind::Date, value.or_else(|| underspecified(*point)))
            }
            Meaning::Part(part, point) => {
                let day = self.date(*point, tense).map(Cell::value);
                let day = day.or_else(|| underspecified(*point));
                (TimeKind::Time, day.map(|day| format!("{day}T{part}")))
            }
            Meaning::Clock(clock, point) => {
                let point = point.unwrap_or(Point::Spoken(Unit::Day));
                let day = self.date(point, tense).map(Cell::value);
                let day = day.or_else(|| underspecified(point));
                let day = day.unwrap_or_else(|| "XXXX-XX-XX".into());
                (TimeKind::Time, Some(format!("{day}T{clock}")))
            }
        }
    }

    /// The date, remembered as the one spoken of.
    fn date(&mut self, point: Point, tense: Tense) -> Option<Cell> {
        let cell = self.cell(point, tense)?;
        // Past the year 9999 or before the first, no value is four digits long.
        if !(1..=9999).contains(&cell.first.year()) {
            return None;
        }
        self.spoken = Some(cell);
        if cell.unit == Unit::Quarter && !matches!(point, Point::YearsBefore { .. }) {
            self.quarter = Some(cell);
        }
        Some(cell)
    }

    fn cell(&self, point: Point, tense: Tense) -> Option<Cell> {
        let now = self.published;
        match point {
            Point::Known(cell) => Some(cell),
            Point::Day { month, day } => self.nearest(tense, |year| Cell::day(year, month, day)),
            Point::WeekOf { month, day } => {
                let day = self.nearest(tense, |year| Cell::day(year, month, day))?;
                Cell::holding(Unit::Week, day.first)
            }
            Point::Month(month, which) => self.which(which, tense, Unit::Month, |year| Cell::month(year, month)),
            Point::MonthOf(month, which) => Cell::month(now?.year().checked_add(years_of(which))?, month),
            Point::Season(season, which) => self.which(which, tense, Unit::Season, |year| Cell::season(year, season)),
            Point::Weekday(weekday, which) => self.weekday(weekday, which, tense),
            Point::Quarter(quarter, Some(which)) => Cell::quarter(now?.year().checked_add(years_of(which))?, quarter),
            Point::Quarter(quarter, None) => self.nearest(tense, |year| Cell::quarter(year, quarter)),
            Point::Half(half, Some(which)) => Cell::half(now?.year().checked_add(years_of(which))?, half),
            Point::Half(half, None) => self.nearest(tense, |year| Cell::half(year, half)),
            Point::YearsBefore { quarter, years } => self.years_before(quarter, years),
            Point::QuarterOf(year) => match self.quarter {
                Some(quarter) => Cell::quarter(year, (quarter.first.month() + 2) / 3),
                None => Cell::year(year),
            },
            Point::FromNow(unit, count) => Cell::holding(unit, now?)?.step(count),
            Point::FromThen(unit, count) => self.spoken_of(unit)?.step(count),
            Point::Spoken(Unit::Quarter) => self.quarter.or_else(|| Cell::holding(Unit::Quarter, now?)?.step(-1)),
            Point::Spoken(Unit::Weekend) => self.weekend(tense),
            Point::Spoken(unit) => self.spoken_of(unit),
            Point::Holiday(rule, which) => {
                let day = |year| Cell::holding(Unit::Day, rule.day(year)?);
                self.which(which, tense, Unit::Day, day)
            }
            Point::Decade(decade) => {
                let year = now?.year();
                let first = year.div_euclid(100) * 100 + decade;
                let first = if first > year { first - 100 } else { first };
                Cell::holding(Unit::Decade, Cell::year(first)?.first)
            }
            Point::Vague(..) => None,
        }
    }

    /// Of what `of` gives for the years round now, the one that the tense asks for: the last that has begun, the next
    /// that has not ended, or the nearest. Without a day of publication, the one in the year spoken of.
    fn nearest(&self, tense: Tense, of: impl Fn(i16) -> Option<Cell>) -> Option<Cell> {
        let Some(now) = self.published else {
            return of(self.spoken?.first.year());
        };
        let around = (-1..=1).filter_map(|years| of(now.year().checked_add(years)?));
        around.min_by_key(|cell| {
            // A longer time lies where its middle is.
            let length = cell.step(1).map_or(1, |next| (next.first - cell.first).get_days());
            let ahead = (cell.first - now).get_days();
            let distance = (ahead + length / 2).abs();
            distance * weight(tense, cell.unit, ahead > 0)
        })
    }

    /// As [`Context::nearest`], where "last", "this" or "next" may have the word.
    fn which(&self, which: Option<Which>, tense: Tense, unit: Unit, of: impl Fn(i16) -> Option<Cell>) -> Option<Cell> {
        let now = self.published;
        let spoken = self.spoken.map(|cell| cell.first);
        let years = |day: Date| [day.year() - 1, day.year(), day.year() + 1];
        match which {
            None => self.nearest(tense, of),
            Some(Which::Last | Which::Past | Which::Latest) => {
                let current = Cell::holding(unit, now?)?.first;
                years(now?).into_iter().filter_map(of).rfind(|cell| cell.first < current)
            }
            Some(Which::Next | Which::Coming) => {
                let current = Cell::holding(unit, now?)?.first;
                years(now?).into_iter().filter_map(of).find(|cell| cell.first > current)
            }
            Some(Which::This | Which::Current) => of(now?.year()),
            Some(Which::Before) => {
                let then = spoken.or(now)?;
                years(then).into_iter().filter_map(of).rfind(|cell| cell.first < then)
            }
            Some(Which::After) => {
                let then = spoken.or(now)?;
                years(then).into_iter().filter_map(of).find(|cell| cell.first > then)
            }
            Some(Which::Same) => of(spoken.or(now)?.year()),
        }
    }

    fn weekday(&self, weekday: i8, which: Option<Which>, tense: Tense) -> Option<Cell> {
        let now = self.published;
        let spoken = self.spoken.filter(|cell| cell.unit == Unit::Day).map(|cell| cell.first);
        let day = match (which, tense) {
            (None, Tense::Future) => weekday_from(now?, weekday)?,
            (None, _) => weekday_until(now?, weekday)?,
            (Some(Which::Last | Which::Past | Which::Latest), _) => weekday_until(now?.yesterday().ok()?, weekday)?,
            (Some(Which::This | Which::Current), Tense::Past) => weekday_until(now?, weekday)?,
            (Some(Which::This | Which::Current), _) => weekday_from(now?, weekday)?,
            (Some(Which::Next | Which::Coming), _) => weekday_from(now?.tomorrow().ok()?, weekday)?,
            (Some(Which::Before), _) => weekday_until(spoken.or(now)?.yesterday().ok()?, weekday)?,
            (Some(Which::After), _) => weekday_from(spoken.or(now)?.tomorrow().ok()?, weekday)?,
            (Some(Which::Same), _) => weekday_until(spoken.or(now)?, weekday)?,
        };
        Cell::holding(Unit::Day, day)
    }

    fn weekend(&self, tense: Tense) -> Option<Cell> {
        let this = Cell::holding(Unit::Weekend, self.published?)?;
        let begun = self.published? >= this.first;
        if begun || tense == Tense::Future { Some(this) } else { this.step(-1) }
    }

    /// The stretch of `unit` that holds the time spoken of, else the one now. A longer time holds no certain shorter one.
    fn spoken_of(&self, unit: Unit) -> Option<Cell> {
        let spoken = self.spoken.filter(|cell| cell.unit <= unit).map(|cell| cell.first);
        Cell::holding(unit, spoken.or(self.published)?)
    }

    fn years_before(&self, quarter: i8, years: i32) -> Option<Cell> {
        if quarter > 0 {
            let year = self.published?;
            let last = self.nearest(Tense::Past, |year| Cell::quarter(year, quarter));
            return last.or_else(|| Cell::quarter(year.year(), quarter))?.step(years.checked_mul(-4)?);
        }
        match (self.spoken, self.quarter) {
            (Some(spoken), Some(quarter)) if spoken.unit == Unit::Quarter || spoken.unit == Unit::Day => {
                quarter.step(years.checked_mul(-4)?)
            }
            _ => {
                let day = self.published?;
                Cell::holding(Unit::Year, step(day, Unit::Year, years.checked_neg()?)?)
            }
        }
    }
}

/// How much farther a time in the past or in the future is than its days, for the tense it is told in.
///
/// Quarters are told of in the future long after they are over: "expects to report third-quarter earnings".
fn weight(tense: Tense, unit: Unit, ahead: bool) -> i32 {
    match (tense, ahead) {
        (Tense::Past, true) => 5,
        (Tense::Future, false) if unit == Unit::Quarter => 2,
        (Tense::Future, false) => 5,
        (Tense::Unknown, true) => 3,
        _ => 1,
    }
}

/// How many years from this one "last", "this" or "next year" is.
fn years_of(which: Which) -> i16 {
    match which {
        Which::Last | Which::Past | Which::Before => -1,
        Which::Next | Which::Coming | Which::After => 1,
        Which::This | Which::Current | Which::Same | Which::Latest => 0,
    }
}

/// TIMEX3's form for a date whose year or week is not known.
fn underspecified(point: Point) -> Option<String> {
    Some(match point {
        Point::Day { month, day } => format!("XXXX-{month:02}-{day:02}"),
        Point::Month(month, None) => format!("XXXX-{month:02}"),
        Point::Weekday(weekday, None) => format!("XXXX-WXX-{weekday}"),
        Point::Season(season, None) => format!("XXXX-{}", season_code(season)),
        Point::Quarter(quarter, None) => format!("XXXX-Q{quarter}"),
        Point::Half(half, None) => format!("XXXX-H{half}"),
        _ => return None,
    })
}
