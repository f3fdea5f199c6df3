//! Days with a name, and the rules that put them into the calendar.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::calendar::{weekday_from, weekday_until};

/// When a day with a name comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday (1 for Monday) of a month; the last one where n is 0.
    Nth(i8, i8, i8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// The day after the first Monday of November.
    Election,
    /// Days from the fourth Thursday of November.
    Thanksgiving(i8),
}

/// The words and the rule. United States and Christian days, and those of the whole world, as English newspapers name
/// them; public knowledge.
pub const HOLIDAYS: &[(&[&str], Rule)] = &[
    (&["new", "year", "'s", "day"], Rule::Fixed(1, 1)),
    (&["new", "year", "'s", "eve"], Rule::Fixed(12, 31)),
    (&["new", "year", "'s"], Rule::Fixed(1, 1)),
    (&["new", "years", "day"], Rule::Fixed(1, 1)),
    (&["new", "years", "eve"], Rule::Fixed(12, 31)),
    (&["epiphany"], Rule::Fixed(1, 6)),
    (&["orthodox", "christmas"], Rule::Fixed(1, 7)),
    (&["martin", "luther", "king", "day"], Rule::Nth(1, 1, 3)),
    (&["martin", "luther", "king", "jr.", "day"], Rule::Nth(1, 1, 3)),
    (&["inauguration", "day"], Rule::Fixed(1, 20)),
    (&["australia", "day"], Rule::Fixed(1, 26)),
    (&["groundhog", "day"], Rule::Fixed(2, 2)),
    (&["valentine", "'s", "day"], Rule::Fixed(2, 14)),
    (&["presidents", "'", "day"], Rule::Nth(2, 1, 3)),
    (&["international", "women", "'s", "day"], Rule::Fixed(3, 8)),
    (&["st.", "patrick", "'s", "day"], Rule::Fixed(3, 17)),
    (&["st", "patrick", "'s", "day"], Rule::Fixed(3, 17)),
    (&["april", "fools", "'", "day"], Rule::Fixed(4, 1)),
    (&["palm", "sunday"], Rule::Easter(-7)),
    (&["maundy", "thursday"], Rule::Easter(-3)),
    (&["good", "friday"], Rule::Easter(-2)),
    (&["easter", "monday"], Rule::Easter(1)),
    (&["easter", "sunday"], Rule::Easter(0)),
    (&["easter"], Rule::Easter(0)),
    (&["ash", "wednesday"], Rule::Easter(-46)),
    (&["ascension", "day"], Rule::Easter(39)),
    (&["pentecost"], Rule::Easter(49)),
    (&["earth", "day"], Rule::Fixed(4, 22)),
    (&["anzac", "day"], Rule::Fixed(4, 25)),
    (&["may", "day"], Rule::Fixed(5, 1)),
    (&["international", "workers", "'", "day"], Rule::Fixed(5, 1)),
    (&["cinco", "de", "mayo"], Rule::Fixed(5, 5)),
    (&["whit", "monday"], Rule::Easter(50)),
    (&["mother", "'s", "day"], Rule::Nth(5, 7, 2)),
    (&["memorial", "day"], Rule::Nth(5, 1, 0)),
    (&["father", "'s", "day"], Rule::Nth(6, 7, 3)),
    (&["juneteenth"], Rule::Fixed(6, 19)),
    (&["canada", "day"], Rule::Fixed(7, 1)),
    (&["fourth", "of", "july"], Rule::Fixed(7, 4)),
    (&["bastille", "day"], Rule::Fixed(7, 14)),
    (&["labor", "day"], Rule::Nth(9, 1, 1)),
    (&["columbus", "day"], Rule::Nth(10, 1, 2)),
    (&["halloween"], Rule::Fixed(10, 31)),
    (&["election", "day"], Rule::Election),
    (&["all", "saints", "'", "day"], Rule::Fixed(11, 1)),
    (&["veterans", "day"], Rule::Fixed(11, 11)),
    (&["remembrance", "day"], Rule::Fixed(11, 11)),
    (&["armistice", "day"], Rule::Fixed(11, 11)),
    (&["thanksgiving", "day"], Rule::Nth(11, 4, 4)),
    (&["thanksgiving"], Rule::Nth(11, 4, 4)),
    (&["black", "friday"], Rule::Thanksgiving(1)),
    (&["cyber", "monday"], Rule::Thanksgiving(4)),
    (&["christmas", "day"], Rule::Fixed(12, 25)),
    (&["christmas", "eve"], Rule::Fixed(12, 24)),
    (&["christmas"], Rule::Fixed(12, 25)),
    (&["boxing", "day"], Rule::Fixed(12, 26)),
];

impl Rule {
    /// The day in `year`.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(month, weekday, 0) => weekday_until(Date::new(year, month, 1).ok()?.last_of_month(), weekday),
            Self::Nth(month, weekday, nth) => {
                let first = weekday_from(Date::new(year, month, 1).ok()?, weekday)?;
                first.checked_add((i64::from(nth - 1) * 7).days()).ok()
            }
            Self::Easter(after) => easter(year)?.checked_add(i64::from(after).days()).ok(),
            Self::Thanksgiving(after) => Self::Nth(11, 4, 4).day(year)?.checked_add(i64::from(after).days()).ok(),
            Self::Election => weekday_from(Date::new(year, 11, 1).ok()?, 1)?.tomorrow().ok(),
        }
    }
}

/// Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_with_a_name_come_by_their_rules() {
        assert_eq!(easter(2000), Some(date(2000, 4, 23)));
        assert_eq!(easter(2019), Some(date(2019, 4, 21)));
        assert_eq!(Rule::Nth(11, 4, 4).day(1999), Some(date(1999, 11, 25)));
        assert_eq!(Rule::Nth(5, 1, 0).day(2020), Some(date(2020, 5, 25)));
        assert_eq!(Rule::Election.day(2016), Some(date(2016, 11, 8)));
    }
}
