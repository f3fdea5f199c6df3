//! Ranges: "3 to 12", "between $500,000 and $1 million", "10-15%".

use super::numeral::{Numeral, Style, numeral};
use super::pieces::Pieces;
use super::unit::{Found, tabled};
use super::{exclude, noun, trend};

/// The far end of a range.
pub struct Range {
    /// Where the whole range begins: at "between", or at its near end.
    pub start: usize,
    /// The number at the far end.
    pub to: Numeral,
    /// The unit at the far end.
    pub found: Option<Found>,
    /// The far end's multiplier where the near end shares it ("3 to 4 million"), else 1.
    pub shared: f64,
}

/// The value of the near end.
pub fn first_value(first: &Numeral, range: &Range) -> f64 {
    first.value * range.shared
}

/// The range that begins with `first` ("12 to 15 percent", "between $5m and $7m", "15-22 miles").
pub fn range(pieces: &Pieces<'_>, first: &Numeral, found: Option<&Found>) -> Option<Range> {
    let start = found.map_or(first.start, |found| found.start);
    let first_end = found.map_or(first.end, |found| found.end);
    let before = pieces.before(start, 1);
    let from = matches!(before, "from" | "between");
    let hyphen = usize::from(pieces.is_hyphen(first_end) && matches!(pieces.lower(first_end + 1), "to" | "and"));
    let connector = first_end + hyphen;
    let next = match pieces.lower(connector) {
        "to" => connector + 1,
        "and" if before == "between" => connector + 1,
        "-" if pieces.glued(connector) && pieces.glued(connector + 1) => connector + 1,
        _ => return None,
    };
    let next = if pieces.is_hyphen(next) { next + 1 } else { next };
    // The far end may begin with its currency.
    let to = (next..next + 4).find_map(|at| {
        let to = numeral(pieces, at)?;
        let prefix =
            at == next || super::unit::currency_before(pieces, at, first_end).is_some_and(|(_, from)| from == next);
        prefix.then_some(to)
    })?;
    let dash = pieces.lower(connector) == "-";
    if matches!(first.style, Style::Share | Style::Times)
        || exclude::is_year(pieces, first) && found.is_none() && first.value > 1800.0
        || to.style == Style::Share
        || first.upper.is_some()
    {
        return None;
    }
    let far = tabled(pieces, &to, first_end);
    let same = match (found, &far) {
        (Some(near), Some(far)) => near.unit.base() == far.unit.base(),
        (Some(_), None) => from,
        (None, _) => true,
    };
    // "$200 to $4 million" shares no scale: 200 is no smaller than 4.
    let shares = to.scale > 1.0 && first.is_unscaled() && first.value < to.value / to.scale;
    let shared = if shares { to.scale } else { 1.0 };
    // "fell 3 to 12" is a fall by 3; a score has no unit.
    let rising = from || first.value * shared < to.value;
    let bare = found.is_none() && far.is_none() && noun::counted(pieces, &to).is_none();
    let moved = !from && !dash && trend::moves(pieces, start);
    if !same || !rising || moved || bare && (dash || !from) && to.value < 100.0 && before != "aged" {
        return None;
    }
    // "$500,000 to $1 million a year"
    let far = match (found, far) {
        (Some(near), Some(far)) if near.unit.name().len() > far.unit.name().len() => {
            Some(Found { unit: near.unit.clone(), ..far })
        }
        (_, far) => far,
    };
    Some(Range { start: if before == "between" { start - 1 } else { start }, to, found: far, shared })
}
