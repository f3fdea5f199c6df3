//! From what an expression means to its TIMEX3 value: by the day of publication, by tense, by the time spoken of before.

use jiff::civil::Date;

use super::calendar::{Cell, Unit, season_code, step, weekday_from, weekday_until};
use super::meaning::{Meaning, Point};
use super::numeric::Order;
use super::words::Which;
use crate::annotate::TimeMention;
use crate::briefing::{TimeBase, TimeBy, TimeDoubt, TimeKind, TimeRule};
use crate::text::Span;

/// Which way from now a sentence tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    Past,
    /// Past by the very verb that the time belongs to.
    Over,
    Future,
    #[default]
    Unknown,
}

impl Tense {
    fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Over)
    }
}

/// A time that others are counted from, and what says it.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    cell: Cell,
    from: TimeBase,
    /// Whether it was concluded, or rests on a day of publication that was.
    is_inferred: bool,
    /// The paragraph in which it stands.
    paragraph: usize,
}

/// A date that was found, and by which rule, where one was needed.
#[derive(Clone, Copy, Debug)]
struct Reckoned {
    cell: Cell,
    by: Option<(TimeRule, Anchor)>,
}

impl Reckoned {
    fn said(cell: Cell) -> Self {
        Self { cell, by: None }
    }

    fn by(cell: Cell, rule: TimeRule, anchor: Anchor) -> Self {
        Self { cell, by: Some((rule, anchor)) }
    }

    /// The one `count` of its units from the stretch of `unit` that holds the anchor.
    fn counted(anchor: Anchor, unit: Unit, count: i32) -> Option<Self> {
        let cell = Cell::holding(unit, anchor.cell.first)?.step(count)?;
        Some(Self::by(cell, TimeRule::Count { count, unit }, anchor))
    }
}

/// What is known where an expression stands.
#[derive(Clone, Debug, Default)]
pub struct Context {
    published: Option<Date>,
    /// The words that say so; the document's own where `None`.
    published_from: Option<Span>,
    /// Whether that day was concluded.
    is_inferred: bool,
    /// The last date named.
    spoken: Option<Anchor>,
    /// The last quarter named that was over.
    quarter: Option<Anchor>,
    /// Which figure of a date is the month.
    order: Option<Order>,
    /// Where the range begins whose end is being resolved.
    from: Option<Anchor>,
    /// The paragraph that is read.
    paragraph: usize,
}

impl Context {
    /// The start of a document published on that day, which may have been concluded, whose dates in figures have that
    /// order.
    pub fn new(published: Option<Date>, is_inferred: bool, order: Option<Order>) -> Self {
        Self { published, is_inferred, order, ..Self::default() }
    }

    /// What follows stands in that paragraph.
    pub fn enter(&mut self, paragraph: usize) {
        self.paragraph = paragraph;
    }

    /// What follows was told on that day, as these words say. What another day's text spoke of is forgotten.
    pub fn is_told_on(&mut self, published: Option<Date>, published_from: Option<Span>) {
        if (self.published, self.published_from) != (published, published_from) {
            let (order, paragraph) = (self.order, self.paragraph);
            *self = Self { published, published_from, order, paragraph, ..Self::default() };
        }
    }

    /// The time expression at `span` that means this; later ones may lean on it. `ends_range` says whether it ends what
    /// the expression before begins ("from Monday to Friday").
    pub fn resolve(&mut self, meaning: &Meaning, tense: Tense, span: Span, ends_range: bool) -> TimeMention {
        self.from = self.spoken.filter(|_| ends_range);

        let plain =
            |kind, value: &str| TimeMention { span, kind, value: Some(value.to_owned()), by: None, doubt: None };
        match meaning {
            Meaning::Duration(value) => plain(TimeKind::Duration, value),
            Meaning::Set(value) => plain(TimeKind::Set, value),
            Meaning::Reference(value) => plain(TimeKind::Date, value),
            Meaning::BeforeEra { year, is_century: false } => plain(TimeKind::Date, &format!("BC{year:04}")),
            Meaning::BeforeEra { year, is_century: true } => plain(TimeKind::Date, &format!("BC{:02}", year - 1)),
            Meaning::Date(Point::Impossible) => {
                let doubt = Some(TimeDoubt::Impossible);
                TimeMention { span, kind: TimeKind::Date, value: None, by: None, doubt }
            }
            Meaning::Date(Point::Vague(_, sign)) => {
                let value = (*sign < 0).then(|| "PAST_REF".into());
                TimeMention { span, kind: TimeKind::Date, value, by: None, doubt: None }
            }
            Meaning::Date(point) => self.date(*point, tense, span, TimeKind::Date, None),
            Meaning::Part(part, point) => self.date(*point, tense, span, TimeKind::Time, Some(part)),
            Meaning::Clock(clock, point) => {
                let point = point.unwrap_or(Point::Spoken(Unit::Day));
                let found = self.date(point, tense, span, TimeKind::Time, Some(clock));
                let value = found.value.or_else(|| Some(format!("XXXX-XX-XXT{clock}")));
                TimeMention { value, ..found }
            }
        }
    }

    /// The date, remembered as the one spoken of; `clock` is what of the day is meant.
    fn date(&mut self, point: Point, tense: Tense, span: Span, kind: TimeKind, clock: Option<&str>) -> TimeMention {
        // Past the year 9999 or before the first, no value is four digits long.
        let found = self.reckon(point, tense).filter(|found| (1..=9999).contains(&found.cell.first.year()));
        let is_inferred = found.is_some_and(|found| found.by.is_some_and(|(_, anchor)| anchor.is_inferred));
        if let Some(Reckoned { cell, .. }) = found {
            let anchor = Anchor { cell, from: TimeBase::Spoken(span), is_inferred, paragraph: self.paragraph };
            self.spoken = Some(anchor);
            let is_over = tense.is_past() || self.is_over(cell);
            if cell.unit == Unit::Quarter && is_over && !is_compared(point) {
                self.quarter = Some(anchor);
            }
        }
        let value = found.map(|found| found.cell.value()).or_else(|| underspecified(point));
        let value = value.map(|day| clock.map_or(day.clone(), |clock| format!("{day}T{clock}")));
        let by = found.and_then(|found| found.by).map(|(rule, anchor)| TimeBy {
            rule,
            base: anchor.cell.value(),
            base_from: anchor.from,
        });
        let doubt = found.and_then(|found| self.doubt(point, found.cell, tense));
        TimeMention { span, kind, value, by, doubt: doubt.or(is_inferred.then_some(TimeDoubt::Inferred)) }
    }

    /// Whether the stretch ended before the day of publication; where that is not known, it may have.
    fn is_over(&self, cell: Cell) -> bool {
        let end = cell.step(1).map(|next| next.first);
        self.published.zip(end).is_none_or(|(now, end)| end <= now)
    }

    fn doubt(&self, point: Point, cell: Cell, tense: Tense) -> Option<TimeDoubt> {
        let is_other = |weekday: i8| cell.first.weekday().to_monday_one_offset() != weekday;
        match point {
            Point::KnownDay(_, weekday) | Point::Day { weekday: Some(weekday), .. } if is_other(weekday) => {
                Some(TimeDoubt::Weekday)
            }
            Point::Figures { .. } if self.order.is_none() => Some(TimeDoubt::Order),
            // What is told as past cannot lie after the day on which it is told.
            Point::Known(_) | Point::KnownDay(..) | Point::Day { .. } => {
                let told_ahead = tense == Tense::Over && cell.unit == Unit::Day && cell.first > self.published?;
                told_ahead.then_some(TimeDoubt::AfterPublication)
            }
            _ => None,
        }
    }

    /// The day of publication as what others count from.
    fn now(&self) -> Option<Anchor> {
        let cell = Cell { unit: Unit::Day, first: self.published? };
        let from = self.published_from.map_or(TimeBase::Published, TimeBase::Spoken);
        // An enclosed message says its own day.
        let is_inferred = self.is_inferred && self.published_from.is_none();
        Some(Anchor { cell, from, is_inferred, paragraph: self.paragraph })
    }

    fn reckon(&self, point: Point, tense: Tense) -> Option<Reckoned> {
        match point {
            Point::Known(cell) | Point::KnownDay(cell, _) => Some(Reckoned::said(cell)),
            Point::Impossible => None,
            Point::Figures { first, second, year } => match self.order {
                Some(Order::DayFirst) => Cell::day(year, second, first).map(Reckoned::said),
                _ => Cell::day(year, first, second).map(Reckoned::said),
            },
            Point::Day { month, day, weekday } => {
                // The year in which the day of the week fits, where there is one near.
                let fitting = weekday.and_then(|weekday| {
                    let fits = |cell: &Cell| cell.first.weekday().to_monday_one_offset() == weekday;
                    self.nearest(tense, |year| Cell::day(year, month, day).filter(fits))
                });
                // Of a document without a date, the year spoken of is a guess that the day of the week has to bear out.
                let guessed = weekday.is_some() && self.published.is_none() && self.from.is_none();
                let any = || self.nearest(tense, |year| Cell::day(year, month, day));
                fitting.or_else(|| any().filter(|_| !guessed))
            }
            Point::Counted { from, at, unit, count } => {
                let (base, paragraph) = (TimeBase::Spoken(at), self.paragraph);
                let anchor = Anchor { cell: from, from: base, is_inferred: false, paragraph };
                Reckoned::counted(anchor, unit, count)
            }
            Point::WeekdayIn { weekday, weeks } => {
                let now = self.now()?;
                let monday = Cell::holding(Unit::Week, now.cell.first)?.step(weeks)?.first;
                Some(Reckoned::by(Cell::holding(Unit::Day, weekday_from(monday, weekday)?)?, TimeRule::Weekday, now))
            }
            Point::DayIn { day, months } => {
                let now = self.now()?;
                let month = Cell::holding(Unit::Month, now.cell.first)?.step(months)?.first;
                Some(Reckoned::by(Cell::day(month.year(), month.month(), day)?, TimeRule::Named, now))
            }
            Point::DayOfMonth(day) => self.day_of_month(day, tense),
            Point::QuarterUntil { month, day } => {
                let last = self.nearest(Tense::Past, |year| Cell::day(year, month, day))?;
                let middle = step(last.cell.first, Unit::Day, -45)?;
                Some(Reckoned { cell: Cell::holding(Unit::Quarter, middle)?, ..last })
            }
            Point::WeekOf { month, day } => {
                let found = self.nearest(tense, |year| Cell::day(year, month, day))?;
                Some(Reckoned { cell: Cell::holding(Unit::Week, found.cell.first)?, ..found })
            }
            Point::Month(month, which) => self.which(which, tense, Unit::Month, |year| Cell::month(year, month)),
            Point::MonthOf(month, which) => self.in_year(which, |year| Cell::month(year, month)),
            Point::Season(season, which) => self.which(which, tense, Unit::Season, |year| Cell::season(year, season)),
            Point::Weekday(weekday, which) => self.weekday(weekday, which, tense),
            Point::Quarter(quarter, Some(which)) => self.in_year(which, |year| Cell::quarter(year, quarter)),
            Point::Quarter(quarter, None) => self.nearest(tense, |year| Cell::quarter(year, quarter)),
            Point::Half(half, Some(which)) => self.in_year(which, |year| Cell::half(year, half)),
            Point::Half(half, None) => self.nearest(tense, |year| Cell::half(year, half)),
            Point::YearsBefore { quarter, years, from_now } => self.years_before(quarter, years, from_now),
            Point::QuarterOf(year) => match self.quarter {
                Some(anchor) => {
                    let cell = Cell::quarter(year, (anchor.cell.first.month() + 2) / 3)?;
                    Some(Reckoned::by(cell, TimeRule::Named, anchor))
                }
                None => Cell::year(year).map(Reckoned::said),
            },
            Point::FromNow(unit, count) => Reckoned::counted(self.now()?, unit, count),
            Point::FromThen(unit, count) => {
                let then = self.spoken_of(unit)?;
                // "three weeks later" is not told of weeks after it was written.
                let ahead = count > 0 && tense != Tense::Future && Some(then.cell.first) == self.published;
                (!ahead).then(|| Reckoned::counted(then, unit, count)).flatten()
            }
            Point::Spoken(Unit::Quarter) => match self.quarter {
                Some(anchor) => Reckoned::counted(anchor, Unit::Quarter, 0),
                None => Reckoned::counted(self.now()?, Unit::Quarter, -1),
            },
            Point::Spoken(Unit::Weekend) => self.weekend(tense),
            Point::Spoken(unit) => Reckoned::counted(self.spoken_of(unit)?, unit, 0),
            Point::Holiday(rule, which) => {
                let day = |year| Cell::holding(Unit::Day, rule.day(year)?);
                self.which(which, tense, Unit::Day, day)
            }
            Point::HolidayIn(unit, rule) => {
                let found = self.nearest(tense, |year| Cell::holding(Unit::Day, rule.day(year)?))?;
                Some(Reckoned { cell: Cell::holding(unit, found.cell.first)?, ..found })
            }
            Point::Decade(decade) => {
                let now = self.now()?;
                let year = now.cell.first.year();
                let first = year.div_euclid(100) * 100 + decade;
                // Nobody looks back on a decade that has only begun.
                let first = if first > year - NEW_DECADE { first - 100 } else { first };
                let cell = Cell::holding(Unit::Decade, Cell::year(first)?.first)?;
                Some(Reckoned::by(cell, TimeRule::Century, now))
            }
            Point::Vague(..) => None,
        }
    }

    /// What `of` gives for this year, the last, the next.
    fn in_year(&self, which: Which, of: impl Fn(i16) -> Option<Cell>) -> Option<Reckoned> {
        let now = self.now()?;
        let cell = of(now.cell.first.year().checked_add(years_of(which))?)?;
        Some(Reckoned::by(cell, TimeRule::Named, now))
    }

    /// Of what `of` gives for the years round now, the one that the tense asks for: the last that has begun, the next
    /// that has not ended, or the nearest. Without a day of publication, the one in the year spoken of.
    fn nearest(&self, tense: Tense, of: impl Fn(i16) -> Option<Cell>) -> Option<Reckoned> {
        if let Some(from) = self.from {
            // The end of a range lies after its beginning.
            let year = from.cell.first.year();
            let later = [year, year.checked_add(1)?].into_iter().filter_map(&of);
            let cell = later.into_iter().find(|cell| cell.first > from.cell.first);
            return cell.map(|cell| Reckoned::by(cell, TimeRule::Named, from));
        }
        let Some(anchor) = self.now() else {
            // A decade names no year, and a year far above is that of something else. A story goes on from day to day.
            let near = |anchor: &Anchor| match self.paragraph - anchor.paragraph.min(self.paragraph) {
                0 => anchor.cell.unit <= Unit::Year,
                1 => anchor.cell.unit < Unit::Year,
                _ => false,
            };
            let spoken = Anchor { is_inferred: true, ..self.spoken.filter(near)? };
            return of(spoken.cell.first.year()).map(|cell| Reckoned::by(cell, TimeRule::YearOf, spoken));
        };
        let now = anchor.cell.first;
        let around = (-1..=1).filter_map(|years| of(now.year().checked_add(years)?));
        let cell = around.min_by_key(|cell| {
            // A longer time lies where its middle is.
            let length = cell.step(1).map_or(1, |next| (next.first - cell.first).get_days());
            let ahead = (cell.first - now).get_days();
            let distance = (ahead + length / 2).abs();
            distance * weight(tense, cell.unit, ahead > 0)
        })?;
        Some(Reckoned::by(cell, TimeRule::Named, anchor))
    }

    /// As [`Context::nearest`], where "last", "this" or "next" may have the word.
    fn which(
        &self,
        which: Option<Which>,
        tense: Tense,
        unit: Unit,
        of: impl Fn(i16) -> Option<Cell>,
    ) -> Option<Reckoned> {
        let Some(which) = which else {
            return self.nearest(tense, of);
        };
        let anchor = match which {
            Which::Before | Which::After | Which::Same => self.spoken.or_else(|| self.now())?,
            _ => self.now()?,
        };
        let base = anchor.cell.first;
        let holding = Cell::holding(unit, base)?.first;
        let year = base.year();
        let mut around = [year.checked_sub(1)?, year, year.checked_add(1)?].into_iter().filter_map(&of);
        let cell = match which {
            Which::Last | Which::Past | Which::Latest => around.rfind(|cell| cell.first < holding),
            Which::Next | Which::Coming => around.find(|cell| cell.first > holding),
            Which::Before => around.rfind(|cell| cell.first < base),
            Which::After => around.find(|cell| cell.first > base),
            Which::This | Which::Current | Which::Same => {
                // "this winter" in January began last year.
                around.find(|cell| unit == Unit::Season && cell.first == holding).or_else(|| of(year))
            }
        }?;
        Some(Reckoned::by(cell, TimeRule::Named, anchor))
    }

    fn weekday(&self, weekday: i8, which: Option<Which>, tense: Tense) -> Option<Reckoned> {
        let anchor = match which {
            Some(Which::Before | Which::After | Which::Same) => {
                self.spoken.filter(|anchor| anchor.cell.unit == Unit::Day).or_else(|| self.now())?
            }
            _ => self.now()?,
        };
        let (anchor, which) = match (self.from, which) {
            (Some(from), None) if from.cell.unit == Unit::Day => (from, Some(Which::After)),
            _ => (anchor, which),
        };
        let base = anchor.cell.first;
        let day = match (which, tense) {
            (None, Tense::Future) => weekday_from(base, weekday)?,
            (None, _) => weekday_until(base, weekday)?,
            (Some(Which::This | Which::Current), Tense::Past | Tense::Over) => weekday_until(base, weekday)?,
            (Some(Which::This | Which::Current), _) => weekday_from(base, weekday)?,
            (Some(Which::Last | Which::Past | Which::Latest | Which::Before), _) => {
                weekday_until(base.yesterday().ok()?, weekday)?
            }
            (Some(Which::Next | Which::Coming | Which::After), _) => weekday_from(base.tomorrow().ok()?, weekday)?,
            (Some(Which::Same), _) => weekday_until(base, weekday)?,
        };
        Some(Reckoned::by(Cell::holding(Unit::Day, day)?, TimeRule::Weekday, anchor))
    }

    /// The last such day of a month up to now, or the next one where the tense asks for it.
    fn day_of_month(&self, day: i8, tense: Tense) -> Option<Reckoned> {
        let now = self.now()?;
        let month = Cell::holding(Unit::Month, now.cell.first)?;
        let mut months = [-1, 0, 1].into_iter().filter_map(|months| {
            let first = month.step(months)?.first;
            Cell::day(first.year(), first.month(), day)
        });
        let cell = if tense == Tense::Future {
            months.find(|cell| cell.first >= now.cell.first)
        } else {
            months.rfind(|cell| cell.first <= now.cell.first)
        }?;
        Some(Reckoned::by(cell, TimeRule::Named, now))
    }

    fn weekend(&self, tense: Tense) -> Option<Reckoned> {
        let now = self.now()?;
        let begun = now.cell.first >= Cell::holding(Unit::Weekend, now.cell.first)?.first;
        Reckoned::counted(now, Unit::Weekend, if begun || tense == Tense::Future { 0 } else { -1 })
    }

    /// The time spoken of, where it lies within one of `unit`, else now. A longer time holds no certain shorter one.
    fn spoken_of(&self, unit: Unit) -> Option<Anchor> {
        self.spoken.filter(|anchor| anchor.cell.unit <= unit).or_else(|| self.now())
    }

    fn years_before(&self, quarter: i8, years: i32, from_now: bool) -> Option<Reckoned> {
        let count = years.checked_neg()?;
        // "40 in 2016, compared with 31 a year earlier"
        if let Some(spoken) = self.spoken.filter(|spoken| !from_now && quarter == 0 && spoken.cell.unit == Unit::Year) {
            return Reckoned::counted(spoken, Unit::Year, count);
        }
        if quarter > 0 {
            let last = self.nearest(Tense::Past, |year| Cell::quarter(year, quarter))?;
            return Some(Reckoned { cell: last.cell.step(count.checked_mul(4)?)?, ..last });
        }
        match (self.spoken, self.quarter) {
            (Some(spoken), Some(quarter)) if matches!(spoken.cell.unit, Unit::Quarter | Unit::Day) => {
                let cell = quarter.cell.step(count.checked_mul(4)?)?;
                Some(Reckoned::by(cell, TimeRule::Count { count, unit: Unit::Year }, quarter))
            }
            _ => {
                let now = self.now()?;
                let cell = Cell::holding(Unit::Year, step(now.cell.first, Unit::Year, count)?)?;
                Some(Reckoned::by(cell, TimeRule::Count { count, unit: Unit::Year }, now))
            }
        }
    }
}

/// A year that has every day that any year has.
const LEAP_YEAR: i16 = 2000;

/// How many years of a decade must have passed before "the twenties" can mean it.
const NEW_DECADE: i16 = 5;

/// Whether the point is named to be compared with another: "the 1988 period", "last year's third quarter".
fn is_compared(point: Point) -> bool {
    matches!(
        point,
        Point::YearsBefore { .. }
            | Point::QuarterOf(_)
            | Point::Quarter(_, Some(Which::Last | Which::Past | Which::Before))
    )
}

/// How much farther a time in the past or in the future is than its days, for the tense it is told in.
///
/// Quarters are told of in the future long after they are over: "expects to report third-quarter earnings".
fn weight(tense: Tense, unit: Unit, ahead: bool) -> i32 {
    match (tense, ahead) {
        // What its own verb tells as over lies ahead by a slip of a day at most.
        (Tense::Over, true) => 200,
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
        Point::Day { month, day, .. } if Date::new(LEAP_YEAR, month, day).is_err() => return None,
        Point::Day { month, day, .. } => format!("XXXX-{month:02}-{day:02}"),
        Point::Month(month, None) => format!("XXXX-{month:02}"),
        Point::Weekday(weekday, None) => format!("XXXX-WXX-{weekday}"),
        Point::Season(season, None) => format!("XXXX-{}", season_code(season)),
        Point::Quarter(quarter, None) => format!("XXXX-Q{quarter}"),
        Point::Half(half, None) => format!("XXXX-H{half}"),
        _ => return None,
    })
}
