//! What sort of thing a figure is a number of, so that kilometres and miles can be compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::briefing::time_value;

/// Units of one dimension, each with how many of the first it is.
const DIMENSIONS: &[(&str, &[(&str, f64)])] = &[
    (
        "length",
        &[
            ("metre", 1.0),
            ("kilometre", 1000.0),
            ("centimetre", 0.01),
            ("millimetre", 0.001),
            ("mile", 1609.344),
            ("nautical mile", 1852.0),
            ("foot", 0.3048),
            ("inch", 0.0254),
            ("yard", 0.9144),
        ],
    ),
    (
        "area",
        &[
            ("square metre", 1.0),
            ("square kilometre", 1e6),
            ("hectare", 1e4),
            ("acre", 4_046.856_422_4),
            ("square mile", 2_589_988.110_336),
            ("square foot", 0.092_903_04),
            ("square yard", 0.836_127_36),
        ],
    ),
    (
        "mass",
        &[
            ("kilogram", 1.0),
            ("gram", 0.001),
            ("tonne", 1000.0),
            ("ton", 1000.0),
            ("pound-mass", 0.453_592_37),
            ("ounce", 0.028_349_523_125),
            ("kiloton", 1e6),
            ("megaton", 1e9),
        ],
    ),
    (
        "volume",
        &[
            ("litre", 1.0),
            ("millilitre", 0.001),
            ("cubic metre", 1000.0),
            ("cubic kilometre", 1e12),
            ("cubic foot", 28.316_846_592),
            ("gallon", 3.785_411_784),
            ("barrel", 158.987_294_928),
        ],
    ),
    (
        "duration",
        &[
            ("second", 1.0),
            ("minute", 60.0),
            ("hour", 3600.0),
            ("day", 86_400.0),
            ("week", 604_800.0),
            ("month", 2_629_746.0),
            ("year", 31_556_952.0),
            ("decade", 315_569_520.0),
        ],
    ),
    (
        "speed",
        &[
            ("metre per second", 1.0),
            ("kilometre per hour", 1.0 / 3.6),
            ("mile per hour", 0.44704),
            ("knot", 0.514_444),
        ],
    ),
    ("power", &[("watt", 1.0), ("kilowatt", 1e3), ("megawatt", 1e6), ("gigawatt", 1e9), ("terawatt", 1e12)]),
    (
        "energy",
        &[
            ("watt hour", 1.0),
            ("kilowatt hour", 1e3),
            ("megawatt hour", 1e6),
            ("gigawatt hour", 1e9),
            ("terawatt hour", 1e12),
        ],
    ),
];

/// The dimension of a unit, and how many of the dimension's first unit it is.
pub fn dimension(unit: &str) -> Option<(&'static str, f64)> {
    DIMENSIONS.iter().find_map(|(name, units)| {
        let (_, factor) = units.iter().find(|(known, _)| *known == unit)?;
        Some((*name, *factor))
    })
}

/// Whether `unit` is an ISO 4217 code of the lexicon, perhaps per something.
pub fn is_money(unit: &str) -> bool {
    static CODES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("../../../assets/lexicons/currencies.txt").lines();
        lines.filter_map(|line| Some(line.split_once(" | ")?.0)).filter(|code| code.len() == 3).collect()
    });
    let (code, rest) = unit.split_at_checked(3).unwrap_or_default();
    (rest.is_empty() || rest.starts_with(" per ")) && CODES.contains(code)
}

/// How many days lie between two TIMEX3 values that name days; `None` where one names none.
pub fn days_apart(one: &str, other: &str) -> Option<i32> {
    let (first, last) = time_value::interval(one)?;
    let (others_first, others_last) = time_value::interval(other)?;
    if first <= others_last && others_first <= last {
        return Some(0);
    }
    let gap = if first > others_last { first - others_last } else { others_first - last };
    Some(gap.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_one_dimension() {
        let metres = |unit, value: f64| dimension(unit).map(|(_, factor)| (factor * value).round());
        assert_eq!(metres("hectare", 100.0), metres("square kilometre", 1.0));
        assert_eq!(dimension("voter"), None);
        assert!(is_money("EUR per square metre") && !is_money("MEP"));
    }

    #[test]
    fn days_between_dates() {
        assert_eq!(days_apart("2031-05-01", "2031-05-04"), Some(3));
        assert_eq!(days_apart("2031-05", "2031-05-04"), Some(0));
        assert_eq!(days_apart("P2D", "2031-05-04"), None);
    }
}
