//! Logistic models of a few features, in whole numbers: no float is summed, so that all machines agree.

/// What the features speak for together, in the unit of a feature times hundredths of log odds. `weights` have the same order,
/// each with what its feature is.
pub fn odds(features: &[i64], weights: &[(&str, i64)]) -> i64 {
    features.iter().zip(weights).map(|(feature, (_, weight))| feature * weight).sum()
}

/// A whole number that grows as e to the power of `odds` hundredths, by straight lines between powers of two.
pub fn exponential(odds: i64) -> u64 {
    /// Hundredths of log odds in which the odds double.
    const DOUBLES: i64 = 69;
    let from_zero = (odds + 20 * DOUBLES).clamp(0, 50 * DOUBLES);
    let (whole, rest) = (from_zero / DOUBLES, from_zero % DOUBLES);
    let unit = 1u64 << whole;
    unit + unit * rest.unsigned_abs() / DOUBLES.unsigned_abs()
}

/// Of 100 pairs of a row that is (1) and one that is not (0), both of `folder` in a table of `tests/judged`, how many `weights`
/// put in order; of all folders where none is named.
#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::expect_used, reason = "a test may fail")]
pub fn in_order(table: &str, folder: Option<&str>, weights: &[(&str, i64)]) -> u64 {
    let mut scores = [Vec::new(), Vec::new()];
    let rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    for cells in rows.filter(|cells| folder.is_none_or(|folder| cells[0] == folder)) {
        let features: Vec<i64> = cells[2..].iter().map(|cell| cell.parse().expect("a number")).collect();
        assert_eq!(features.len(), weights.len());
        scores[usize::from(cells[1] == "1")].push(odds(&features, weights));
    }
    let [others, ones] = scores;
    let right = ones.iter().map(|one| others.iter().filter(|other| *other < one).count() as u64).sum::<u64>();
    100 * right / (ones.len() * others.len()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_double_evenly_and_never_fall() {
        assert_eq!(exponential(69), 2 * exponential(0));
        assert!((-2000..2000).all(|odds| exponential(odds) <= exponential(odds + 1)));
    }
}
