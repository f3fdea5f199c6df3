//! Amounts that are told again in another currency or measure: "$30m (£24m)", "12 miles (19 km)".

use std::collections::BTreeSet;

use super::pieces::Pieces;
use super::quantity::Quantity;
use super::unit::Unit;

/// The positions of the quantities that stand in brackets right behind an amount and tell it in another currency or
/// measure, and of those that follow them there.
pub fn converted(pieces: &Pieces<'_>, quantities: &[Quantity]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for (at, both) in quantities.windows(2).enumerate() {
        let [amount, again] = both else { continue };
        let between = pieces.phrase(amount.end..again.start);
        let opens = matches!(&*between, "(" | "[" | "(or" | "[or" | "(=");
        let goes_on = found.contains(&at) && matches!(&*between, "," | ";" | ":" | "/" | "or");
        if (opens || goes_on) && is_other_unit(amount.unit.as_ref(), again.unit.as_ref()) {
            found.insert(at + 1);
        }
    }
    found
}

/// Whether both are units in which one amount can be told.
fn is_other_unit(one: Option<&Unit>, other: Option<&Unit>) -> bool {
    match (one, other) {
        (Some(one @ Unit::Currency(_)), Some(other @ Unit::Currency(_)))
        | (Some(one @ Unit::Measure(_)), Some(other @ Unit::Measure(_))) => one.base() != other.base(),
        _ => false,
    }
}
