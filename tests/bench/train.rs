//! Fits seven small models on tables of numbers that careful readers' verdicts were turned into, and prints their weights in
//! hundredths of log odds: `cargo bench --bench train`. Logistic regression with a penalty on large weights, by Newton's method.
//!
//! - which figures are key: `tests/judged/figures.tsv`, `src/merge/salience/figures.rs`;
//! - which reports are of one event: `tests/judged/pairs.tsv`, `src/merge/events/alike.rs`;
//! - which lines of events are worth a place: `tests/judged/lines.tsv`, `assets/models/lines.tsv`;
//! - which statements a brief would quote: `tests/judged/statements.tsv`, `src/merge/salience/statements.rs`;
//! - which doers and targets that a frame gives are such: `tests/judged/doers.tsv` and `targets.tsv`, `assets/models/doers.tsv` and
//!   `targets.tsv`;
//! - which dates that an event's own clause does not name are right: `tests/judged/days.tsv`, `src/annotate/events/dates/sure.rs`.

#![allow(clippy::indexing_slicing, reason = "the numbers of features are the same in all rows")]

use std::collections::{BTreeMap, BTreeSet};

/// What is fitted.
struct Model {
    name: &'static str,
    /// A folder, 1 or 0, and the features of each row.
    table: &'static str,
    /// The shipped table of its features, where the rows name those they have by their positions in it.
    features: Option<&'static str>,
    /// How many of its units make one of a feature.
    unit: f64,
    /// How the names of folders begin that are only measured.
    apart: &'static [&'static str],
    /// How much large weights cost.
    penalty: f64,
    /// What all rows of a folder that are 1 weigh together, and all others; `None` where each row weighs the same.
    shares: Option<(f64, f64)>,
    /// What the rows of a folder weigh together at most, where each weighs the same.
    most: f64,
    /// Whether every folder has odds of its own without any feature: what is compared are rows of one folder.
    own_odds: bool,
}

const MODELS: [Model; 7] = [
    Model {
        name: "key figures",
        table: include_str!("../judged/figures.tsv"),
        unit: 1.0,
        features: None,
        apart: &["minutes", "mailbox", "judged"],
        penalty: 10.0,
        shares: Some((20.0, 300.0)),
        most: 300.0,
        own_odds: true,
    },
    Model {
        name: "reports of one event",
        table: include_str!("../judged/pairs.tsv"),
        unit: 100.0,
        features: None,
        apart: &["firm B", "minutes", "mailbox"],
        penalty: 2.0,
        shares: None,
        most: 80.0,
        own_odds: false,
    },
    Model {
        name: "lines of events",
        table: include_str!("../judged/lines.tsv"),
        unit: 1.0,
        features: Some(include_str!("../../assets/models/lines.tsv")),
        apart: &[],
        penalty: 10.0,
        shares: None,
        most: 300.0,
        own_odds: false,
    },
    Model {
        name: "statements to quote",
        table: include_str!("../judged/statements.tsv"),
        unit: 100.0,
        features: None,
        apart: &[],
        penalty: 2.0,
        shares: None,
        most: 300.0,
        own_odds: false,
    },
    Model {
        name: "those to whom it is done",
        table: include_str!("../judged/targets.tsv"),
        unit: 1.0,
        features: Some(include_str!("../../assets/models/targets.tsv")),
        apart: &[],
        penalty: 3.0,
        shares: None,
        most: 300.0,
        own_odds: false,
    },
    Model {
        name: "those who do it",
        table: include_str!("../judged/doers.tsv"),
        unit: 1.0,
        features: Some(include_str!("../../assets/models/doers.tsv")),
        apart: &[],
        penalty: 3.0,
        shares: None,
        most: 300.0,
        own_odds: false,
    },
    Model {
        name: "dates gathered from elsewhere",
        table: include_str!("../judged/days.tsv"),
        unit: 1.0,
        features: None,
        apart: &[],
        penalty: 2.0,
        shares: None,
        most: 300.0,
        own_odds: false,
    },
];

struct Row {
    folder: &'static str,
    is: bool,
    features: Vec<f64>,
    /// How many of them are told by the table.
    told: usize,
}

impl Model {
    fn is_apart(&self, folder: &str) -> bool {
        self.apart.iter().any(|apart| folder.starts_with(apart))
    }

    /// The features of its shipped table, in order.
    fn names(&self) -> Option<Vec<&'static str>> {
        let lines = self.features?.lines().filter(|line| !line.starts_with("# "));
        Some(lines.filter_map(|line| line.split('\t').next()).filter(|name| *name != "without").collect())
    }

    fn rows(&self) -> Vec<Row> {
        let lines = || self.table.lines().filter(|line| !line.starts_with('#'));
        let folder = |line: &'static str| line.split('\t').next();
        let folders: BTreeSet<&str> = lines().filter_map(folder).filter(|_| self.own_odds).collect();
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let (folder, is) = (cells.next()?, cells.next()? == "1");
            let number = |cell: &str| Some(cell.parse::<f64>().ok()? / self.unit);
            let mut features: Vec<f64> = match self.names() {
                Some(names) => {
                    let own: BTreeSet<usize> = cells.next()?.split(' ').filter_map(|at| at.parse().ok()).collect();
                    (0..names.len()).map(|at| f64::from(u8::from(own.contains(&at)))).collect()
                }
                None => cells.map(number).collect::<Option<_>>()?,
            };
            let told = features.len();
            // Then what the odds are without any feature: of all, or of each folder.
            let own = |other: &&str| f64::from(u8::from(*other == folder));
            if self.own_odds {
                features.extend(folders.iter().map(own))
            } else {
                features.push(1.0)
            }
            Some(Row { folder, is, features, told })
        };
        lines().filter_map(row).collect()
    }

    /// What each row weighs.
    fn weights(&self, rows: &[&Row]) -> Vec<f64> {
        let mut counts: BTreeMap<(&str, bool), f64> = BTreeMap::new();
        for row in rows {
            *counts.entry((row.folder, row.is)).or_default() += 1.0;
        }
        let count = |folder, is| counts.get(&(folder, is)).copied().unwrap_or_default();
        let weight = |row: &&Row| match self.shares {
            Some((ones, others)) => {
                let share = if row.is { ones } else { others };
                share / count(row.folder, row.is)
            }
            None => (self.most / (count(row.folder, true) + count(row.folder, false))).min(1.0),
        };
        rows.iter().map(weight).collect()
    }

    /// The weights of the features that fit `rows` best, by Newton's method.
    fn fit(&self, rows: &[&Row]) -> Vec<f64> {
        let weights = self.weights(rows);
        let size = rows.first().map_or(0, |row| row.features.len());
        let told = rows.first().map_or(0, |row| row.told);
        let mut fitted = vec![0.0; size];
        for _ in 0..30 {
            // What is the same for all rows, or for all of a folder, costs nothing.
            let cost = |at: usize| if at >= told { 1e-6 } else { self.penalty };
            let mut system: Vec<Vec<f64>> = (0..size)
                .map(|at| {
                    let mut line = vec![0.0; size + 1];
                    line[at] = cost(at);
                    line[size] = cost(at) * fitted[at];
                    line
                })
                .collect();
            for (row, weight) in rows.iter().zip(&weights) {
                let odds = 1.0 / (1.0 + (-score(&fitted, row)).exp());
                let miss = weight * (odds - f64::from(u8::from(row.is)));
                let bend = weight * odds * (1.0 - odds);
                for (line, one) in system.iter_mut().zip(&row.features).filter(|(_, one)| **one != 0.0) {
                    line.iter_mut().zip(&row.features).for_each(|(cell, other)| *cell += bend * one * other);
                    line[size] += miss * one;
                }
            }
            let step = solved(system);
            fitted.iter_mut().zip(&step).for_each(|(weight, step)| *weight -= step);
            if step.iter().all(|step| step.abs() < 1e-6) {
                break;
            }
        }
        fitted
    }
}

/// The solution of linear equations, each with its right side last, by elimination.
fn solved(mut system: Vec<Vec<f64>>) -> Vec<f64> {
    let size = system.len();
    for at in 0..size {
        let largest = (at..size).max_by(|one, other| system[*one][at].abs().total_cmp(&system[*other][at].abs()));
        system.swap(at, largest.unwrap_or(at));
        let pivot = system[at].clone();
        for (_, below) in system.iter_mut().enumerate().filter(|(line, _)| *line != at) {
            let factor = below[at] / pivot[at];
            below.iter_mut().zip(&pivot).for_each(|(cell, above)| *cell -= factor * above);
        }
    }
    system.iter().enumerate().map(|(at, line)| line[size] / line[at]).collect()
}

fn score(weights: &[f64], row: &Row) -> f64 {
    weights.iter().zip(&row.features).map(|(weight, feature)| weight * feature).sum()
}

/// Of 100 pairs of a row that is 1 and one that is 0, how many stand in the right order.
fn ordered(weights: &[f64], rows: &[&Row]) -> f64 {
    let scores = |is: bool| rows.iter().filter(|row| row.is == is).map(|row| score(weights, row)).collect::<Vec<_>>();
    let (ones, others) = (scores(true), scores(false));
    let right: f64 = ones.iter().flat_map(|one| others.iter().map(move |other| f64::from(u8::from(one > other)))).sum();
    100.0 * right / (ones.len() * others.len()).max(1) as f64
}

#[allow(clippy::print_stdout, reason = "it prints what it made")]
fn main() {
    for model in &MODELS {
        println!("{}", model.name);
        let rows = model.rows();
        let folders: BTreeSet<&str> = rows.iter().map(|row| row.folder).collect();
        let of = |keep: &dyn Fn(&str) -> bool| rows.iter().filter(|row| keep(row.folder)).collect::<Vec<_>>();
        for folder in &folders {
            let fitted = model.fit(&of(&|other| other != *folder && !model.is_apart(other)));
            let right = ordered(&fitted, &of(&|other| other == *folder));
            println!("{folder}: {right:.0} of 100 pairs in order, trained without it");
        }
        let fitted = model.fit(&of(&|folder| !model.is_apart(folder)));
        let rounded: Vec<i64> = fitted.iter().map(|weight| (weight * 100.0).round() as i64).collect();
        let told = rows.first().map_or(0, |row| row.told);
        let (weights, without) = rounded.split_at(told.min(rounded.len()));
        let Some(names) = model.names() else {
            println!("weights: {weights:?}, without any feature {without:?}");
            continue;
        };
        without.iter().for_each(|weight| println!("without\t{weight}"));
        names.iter().zip(weights).for_each(|(name, weight)| println!("{name}\t{weight}"));
    }
}
