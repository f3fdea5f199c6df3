//! Logistic models of many small features, each told by words ("rel=dobj"), whose weights stand in a table.

use std::collections::HashMap;

use crate::annotate::perceptron::bytes_number;

/// The weights of features, in hundredths of log odds.
#[derive(Debug)]
pub(super) struct Model {
    weights: HashMap<u64, i64>,
    /// The log odds without any feature, in the same.
    without: i64,
}

impl Model {
    /// Reads a table: in each line a feature and, after a tab, its weight. The feature "without" has the odds without any; lines
    /// that begin with "# " say where it comes from.
    pub(super) fn read(table: &str) -> Self {
        let mut model = Self { weights: HashMap::new(), without: 0 };
        for (feature, weight) in
            table.lines().filter(|line| !line.starts_with("# ")).filter_map(|line| line.split_once('\t'))
        {
            let weight = weight.parse().unwrap_or_default();
            match feature {
                "without" => model.without = weight,
                _ => {
                    model.weights.insert(number(&[feature]), weight);
                }
            }
        }
        model
    }

    /// The log odds of a case with these features, in hundredths.
    pub(super) fn odds(&self, features: &Features) -> i64 {
        self.without + features.found.iter().filter_map(|feature| self.weights.get(feature)).sum::<i64>()
    }
}

/// The features of one case, each once.
#[derive(Debug, Default)]
pub(super) struct Features {
    found: Vec<u64>,
}

impl Features {
    /// Adds the feature that `parts` spell together.
    pub(super) fn add(&mut self, parts: &[&str]) {
        let feature = number(parts);
        if !self.found.contains(&feature) {
            self.found.push(feature);
        }
    }

    /// Adds the feature where it `is`.
    pub(super) fn add_if(&mut self, is: bool, feature: &str) {
        if is {
            self.add(&[feature]);
        }
    }
}

/// A number for the words that `parts` spell together.
fn number(parts: &[&str]) -> u64 {
    bytes_number(parts.iter().flat_map(|part| part.bytes()))
}

/// Small counts as words; all that are larger are the last.
pub(super) fn few(count: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8"].get(count).copied().unwrap_or("9")
}

/// Whether each row of a table of `tests/judged` is, and the odds that the model gives it: rows name their features by their
/// positions in the model's table.
#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::expect_used, reason = "a test may fail")]
pub(super) fn judged(rows: &str, table: &str) -> Vec<(bool, i64)> {
    let model = Model::read(table);
    let names: Vec<&str> =
        table.lines().filter_map(|line| line.split_once('\t')).map(|(name, _)| name).skip(1).collect();
    let rows = rows.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let odds = |cells: &str| {
        let mut features = Features::default();
        let positions = cells.split(' ').filter(|cell| !cell.is_empty());
        positions.for_each(|at| features.add(&[names[at.parse::<usize>().expect("a position")]]));
        model.odds(&features)
    };
    rows.map(|cells| (cells[1] == "1", odds(cells[2]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_counts_once_and_unknown_ones_nothing() {
        let model = Model::read("# made by hand\nwithout\t-10\nverb=open\t30\nfar=1\t-5\n");
        let mut features = Features::default();
        assert_eq!(model.odds(&features), -10);
        features.add(&["verb=", "open"]);
        features.add(&["verb=open"]);
        features.add(&["far=", few(1)]);
        features.add_if(false, "far=2");
        features.add_if(true, "shut");
        assert_eq!(model.odds(&features), 15);
    }
}
