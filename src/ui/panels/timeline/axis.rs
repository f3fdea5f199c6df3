//! Days and points: which day stands where on the screen, and the ticks of the axis.
//!
//! A day is a number, counted from 1 January 1970; a fraction of it is a time of day.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::briefing::time_value::readable;
use crate::text::dates;

const EPOCH: Date = date(1970, 1, 1);
/// The days that can be shown: the years 1 to 9999.
const FIRST: f64 = -719_162.0;
const LAST: f64 = 2_932_896.0;

/// The number of `day`.
pub fn number(day: Date) -> i32 {
    EPOCH.until(day).map_or(0, |span| span.get_days())
}

/// The date of a day's number; `None` beyond the years 1 to 9999.
pub fn date_of(number: f64) -> Option<Date> {
    let whole = number.floor();
    (FIRST..=LAST).contains(&whole).then(|| EPOCH.checked_add((whole as i64).days()).ok()).flatten()
}

/// Where days stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day at the left edge.
    pub left: f64,
    /// How many points a day takes.
    pub day: f64,
}

/// How many points a day takes at most: beyond, there is nothing more to see.
pub const LARGEST_DAY: f64 = 320.0;
/// How many points a day takes at least: ten thousand years on a small screen.
const SMALLEST_DAY: f64 = 0.0001;
/// How many points stay free on either side of what is fitted in, and which part of the width at most: to its right
/// there are words.
const FREE: (f64, f64) = (30.0, 370.0);
const FREE_SHARE: f64 = 0.4;

impl Scale {
    /// The scale on which the days from `first` to the end of `last` fill `width`, with some room beside them.
    pub fn fit(first: f64, last: f64, width: f64) -> Self {
        let days = (last + 1.0 - first).max(1.0);
        let width = width.max(1.0);
        let free = (FREE.0 + FREE.1).min(width * FREE_SHARE);
        let day = ((width - free) / days).clamp(SMALLEST_DAY, LARGEST_DAY / 4.0);
        let left = first - free * FREE.0 / (FREE.0 + FREE.1) / day;
        Self { left, day }
    }

    /// How far from the left edge `day` begins.
    pub fn x(self, day: f64) -> f32 {
        ((day - self.left) * self.day) as f32
    }

    /// The day at the distance `x` from the left edge.
    pub fn day_at(self, x: f32) -> f64 {
        self.left + f64::from(x) / self.day
    }

    /// Larger by `factor`; the day at `x` stays where it is. At least `smallest` points for a day.
    #[must_use]
    pub fn zoomed(self, factor: f64, x: f32, smallest: f64) -> Self {
        let fixed = self.day_at(x);
        let day = (self.day * factor).clamp(smallest.clamp(SMALLEST_DAY, LARGEST_DAY), LARGEST_DAY);
        Self { left: fixed - f64::from(x) / day, day }
    }

    /// Moved to the left by `points`, but so that some of the days from `first` to `last` stay in the middle of `width`.
    #[must_use]
    pub fn panned(self, points: f32, (first, last): (f64, f64), width: f32) -> Self {
        let half = f64::from(width) / 2.0 / self.day;
        let left =
            (self.left + f64::from(points) / self.day).clamp(first - half, (last + 1.0 - half).max(first - half));
        Self { left, ..self }
    }
}

/// What stands between two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Day,
    Week,
    /// So many months: 1 or 3.
    Months(i8),
    /// So many years.
    Years(i16),
}

/// All steps: how many days each is long, and how many points its label needs.
const STEPS: &[(Step, f64, f64)] = &[
    (Step::Day, 1.0, 24.0),
    (Step::Week, 7.0, 34.0),
    (Step::Months(1), 30.4, 34.0),
    (Step::Months(3), 91.3, 34.0),
    (Step::Years(1), 365.25, 44.0),
    (Step::Years(2), 730.5, 44.0),
    (Step::Years(5), 1826.0, 44.0),
    (Step::Years(10), 3652.5, 44.0),
    (Step::Years(20), 7305.0, 44.0),
    (Step::Years(50), 18262.5, 44.0),
    (Step::Years(100), 36525.0, 44.0),
    (Step::Years(500), 182_625.0, 44.0),
    (Step::Years(1000), 365_250.0, 44.0),
];

/// From this width of a day on, its label names the day of the week.
const WEEKDAY_FROM: f64 = 62.0;

/// A line of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands: the beginning of this day.
    pub day: f64,
    /// What is written behind it.
    pub label: String,
}

/// The lines of the axis: the fine ones, and the ones that name what they belong to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// Days, weeks, months or years.
    pub fine: Vec<Tick>,
    /// Months, years, decades or centuries; the first stands at or before the left edge.
    pub coarse: Vec<Tick>,
}

/// The ticks of a screen of `width` on `scale`, no label over the next.
pub fn ticks(scale: Scale, width: f32) -> Ticks {
    let fits = |(_, days, room): &&(Step, f64, f64)| days * scale.day >= *room;
    let step = STEPS.iter().find(fits).map_or(Step::Years(1000), |(step, ..)| *step);
    let coarse = match step {
        Step::Day | Step::Week => Some(Step::Months(1)),
        Step::Months(_) => Some(Step::Years(1)),
        Step::Years(1 | 2) => Some(Step::Years(10)),
        Step::Years(5 | 10 | 20) => Some(Step::Years(100)),
        Step::Years(_) => None,
    };
    let fine = lines(step, scale, width, |date| match step {
        Step::Day if scale.day >= WEEKDAY_FROM => format!("{} {}", weekday(date), date.day()),
        Step::Day | Step::Week => date.day().to_string(),
        Step::Months(_) => dates::month_name(date.month()).get(..3).unwrap_or_default().to_owned(),
        Step::Years(_) => date.year().to_string(),
    });
    let coarse = coarse.map(|step| {
        lines(step, scale, width, |date| match step {
            Step::Years(100) => readable(&format!("{:02}", date.year() / 100)),
            Step::Years(10) => readable(&format!("{:03}", date.year() / 10)),
            Step::Years(_) => date.year().to_string(),
            _ => format!("{} {}", dates::month_name(date.month()), date.year()),
        })
    });
    Ticks { fine, coarse: coarse.unwrap_or_default() }
}

/// The lines of `step` from the last before the left edge on.
fn lines(step: Step, scale: Scale, width: f32, label: impl Fn(Date) -> String) -> Vec<Tick> {
    let last = scale.day_at(width);
    let mut lines = Vec::new();
    let mut next = date_of(scale.left.max(FIRST)).and_then(|date| begin(step, date));
    while let Some(date) = next {
        let day = f64::from(number(date));
        if day > last {
            break;
        }
        lines.push(Tick { day, label: label(date) });
        next = after(step, date);
    }
    lines
}

/// The beginning of the step that holds `date`.
fn begin(step: Step, day: Date) -> Option<Date> {
    match step {
        Step::Day => Some(day),
        Step::Week => day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok(),
        Step::Months(count) => Date::new(day.year(), day.month() - (day.month() - 1) % count, 1).ok(),
        Step::Years(count) => Date::new((day.year() - day.year().rem_euclid(count)).max(1), 1, 1).ok(),
    }
}

fn after(step: Step, day: Date) -> Option<Date> {
    match step {
        Step::Day => day.tomorrow().ok(),
        Step::Week => day.checked_add(7.days()).ok(),
        Step::Months(count) => day.checked_add(i64::from(count).months()).ok(),
        // The year 1 is followed by the year 10, not 11.
        Step::Years(count) => Date::new(day.year() - day.year().rem_euclid(count) + count, 1, 1).ok(),
    }
}

/// The first letters of the day of the week: "Mon".
fn weekday(day: Date) -> &'static str {
    let name = dates::weekday_name(day.weekday().to_monday_one_offset()).unwrap_or_default();
    name.get(..3).unwrap_or(name)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a missing tick is a failed test")]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> f64 {
        f64::from(number(date(year, month, day)))
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn days_are_counted_and_found_again() {
        assert_eq!(number(date(1970, 1, 2)), 1);
        assert_eq!(date_of(day(2020, 2, 29)), Some(date(2020, 2, 29)));
        assert_eq!((date_of(FIRST), date_of(LAST)), (Some(date(1, 1, 1)), Some(date(9999, 12, 31))));
        assert_eq!((date_of(FIRST - 1.0), date_of(f64::NAN), date_of(1e300)), (None, None, None));
    }

    #[test]
    fn what_is_fitted_in_stands_in_sight() {
        for (first, last) in [(0.0, 0.0), (0.0, 30.0), (-10_000.0, 20_000.0), (FIRST, LAST)] {
            let scale = Scale::fit(first, last, 800.0);
            assert!(scale.x(first) > 0.0, "{first}");
            assert!(scale.x(last + 1.0) < 800.0, "{last}");
        }
    }

    #[test]
    fn zooming_holds_the_day_under_the_pointer() {
        let scale = Scale { left: 100.0, day: 4.0 };
        let zoomed = scale.zoomed(2.0, 200.0, 0.1);
        assert!((zoomed.day_at(200.0) - scale.day_at(200.0)).abs() < 1e-9);
        assert!((scale.zoomed(1e9, 0.0, 0.1).day - LARGEST_DAY).abs() < 1e-9);
        assert!((scale.zoomed(0.0, 0.0, 0.1).day - 0.1).abs() < 1e-9);
    }

    #[test]
    fn panning_never_loses_sight_of_the_days() {
        let scale = Scale { left: 0.0, day: 10.0 };
        let far = scale.panned(1e9, (0.0, 9.0), 400.0);
        assert!((far.x(10.0) - 200.0).abs() < 0.01);
        let back = scale.panned(-1e9, (0.0, 9.0), 400.0);
        assert!((back.x(0.0) - 200.0).abs() < 0.01);
    }

    #[test]
    fn ticks_name_days_weeks_months_and_years() {
        let at = |points: f64| ticks(Scale { left: day(2019, 12, 30), day: points }, 200.0);
        assert_eq!(labels(&at(70.0).fine), ["Mon 30", "Tue 31", "Wed 1"]);
        assert_eq!(labels(&at(70.0).coarse), ["December 2019", "January 2020"]);
        assert_eq!(labels(&at(30.0).fine), ["30", "31", "1", "2", "3", "4", "5"]);
        assert_eq!(labels(&at(6.0).fine), ["30", "6", "13", "20", "27"]);
        assert_eq!(labels(&at(2.0).fine), ["Dec", "Jan", "Feb", "Mar", "Apr"]);
        assert_eq!(labels(&at(2.0).coarse), ["2019", "2020"]);
        assert_eq!(labels(&at(0.5).fine), ["Oct", "Jan", "Apr", "Jul", "Oct", "Jan"]);
        let years = at(0.0125);
        assert_eq!(labels(&years.fine), ["2010", "2020", "2030", "2040", "2050", "2060"]);
        assert_eq!(labels(&years.coarse), ["21st century"]);
        assert_eq!(labels(&at(0.13).coarse), ["the 2010s", "the 2020s"]);
    }

    #[test]
    fn no_label_stands_over_the_next_at_any_zoom() {
        let mut points = SMALLEST_DAY;
        while points < LARGEST_DAY {
            let scale = Scale { left: day(1999, 11, 17), day: points };
            let ticks = ticks(scale, 1500.0);
            assert!(!ticks.fine.is_empty() && ticks.fine.len() < 90, "{} at {points}", ticks.fine.len());
            for pair in ticks.fine.windows(2) {
                let room = scale.x(pair[1].day) - scale.x(pair[0].day);
                assert!(room > 6.5 * pair[0].label.len() as f32, "{room} for {} at {points}", pair[0].label);
            }
            points *= 1.07;
        }
    }

    #[test]
    fn the_edges_of_the_calendar_are_no_fault() {
        for left in [FIRST - 1e7, FIRST, LAST - 10.0, LAST + 1e7] {
            for points in [SMALLEST_DAY, 1.0, LARGEST_DAY] {
                assert!(ticks(Scale { left, day: points }, 500.0).fine.len() < 100);
            }
        }
    }
}
