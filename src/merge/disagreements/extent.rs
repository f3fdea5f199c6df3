//! Between which numbers a figure puts the truth.

use crate::briefing::{Bound, Figure};

/// The numbers that a figure leaves possible, both ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    low: f64,
    high: f64,
}

/// How far "over" and "at least" reach: who knows of 3,000 does not say "over 2,000".
const REACH: f64 = 1.3;
/// How far "about" reaches to either side.
const NEAR: f64 = 0.1;
/// How far "up to" reaches down.
const DOWN: f64 = 0.5;

impl Extent {
    /// The extent of `figure`. A round number is taken for a rounded one.
    pub fn of(figure: &Figure) -> Self {
        let low = figure.value.value();
        let high = figure.upper.map_or(low, |upper| upper.value());
        let slack = rounding(low);
        let (low, high) = match figure.bound {
            Bound::Exactly => (low - slack, high + rounding(high)),
            Bound::About => (low - NEAR * low.abs(), high + NEAR * high.abs()),
            Bound::Over | Bound::AtLeast => (low - slack, high + (REACH - 1.0) * high.abs()),
            Bound::Under => (low - (REACH - 1.0) * low.abs(), high),
            Bound::AtMost => (low - DOWN * low.abs(), high),
        };
        Self { low, high }
    }

    /// The extent in another unit, of which one is `factor`.
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }

    /// The extent with its ends moved outwards by this share of them: what is converted is rounded again.
    pub fn widened(self, share: f64) -> Self {
        Self { low: self.low - share * self.low.abs(), high: self.high + share * self.high.abs() }
    }

    /// Half way between its ends.
    pub fn middle(&self) -> f64 {
        self.low.midpoint(self.high)
    }

    /// How many times the smaller of the two middles the larger is.
    pub fn ratio(&self, other: &Self) -> f64 {
        let (one, two) = (self.middle().abs(), other.middle().abs());
        let (small, large) = if one < two { (one, two) } else { (two, one) };
        if small > 0.0 { large / small } else { f64::INFINITY }
    }

    /// Whether every number possible for it is above those possible for the other.
    pub fn is_above(&self, other: &Self) -> bool {
        self.low > other.high
    }

    /// Whether no number is possible for both.
    pub fn excludes(&self, other: &Self) -> bool {
        self.high < other.low || other.high < self.low
    }
}

/// Half a unit of the last digit that is no zero, at most a twentieth: 3,000 may be 2,900, and 3,107 is 3,107.
fn rounding(value: f64) -> f64 {
    let size = value.abs();
    if size < 20.0 || !size.is_finite() {
        return 0.0;
    }
    let mut unit = 1.0;
    while size % (unit * 10.0) == 0.0 && unit < size {
        unit *= 10.0;
    }
    if unit < 10.0 {
        return 0.0;
    }
    (unit / 2.0).min(size / 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(bound: Bound, value: f64) -> Extent {
        let slack = rounding(value);
        match bound {
            Bound::Over => Extent { low: value - slack, high: value * REACH },
            Bound::About => Extent { low: value * (1.0 - NEAR), high: value * (1.0 + NEAR) },
            _ => Extent { low: value - slack, high: value + slack },
        }
    }

    #[test]
    fn over_two_thousand_is_not_about_three_thousand() {
        let (over, about) = (extent(Bound::Over, 2000.0), extent(Bound::About, 3000.0));
        assert!(over.excludes(&about));
        assert!(!extent(Bound::Over, 3000.0).excludes(&about));
    }

    #[test]
    fn over_a_hundred_may_be_107() {
        assert!(!extent(Bound::Over, 100.0).excludes(&extent(Bound::Exactly, 107.0)));
    }

    #[test]
    fn a_round_number_is_rounded() {
        assert!(!extent(Bound::Exactly, 3000.0).excludes(&extent(Bound::Exactly, 2950.0)));
        assert!(extent(Bound::Exactly, 3107.0).excludes(&extent(Bound::Exactly, 3108.0)));
    }
}
