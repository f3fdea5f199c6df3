//! Fits what a figure is ranked by (`src/merge/salience/figures.rs`) on `tests/judged/figures.tsv` and prints the weights, in
//! hundredths of log odds: `cargo bench --bench train_figures`. Logistic regression with a penalty on large weights, by
//! gradient descent; every folder counts the same.

use std::collections::BTreeMap;

/// Folders that are only measured.
const APART: [&str; 2] = ["minutes", "mailbox"];
/// How much large weights cost.
const PENALTY: f64 = 5.0;
/// What all key figures of a folder weigh together, and all others.
const KEY: f64 = 20.0;
const OTHERS: f64 = 300.0;

struct Row {
    folder: String,
    key: bool,
    features: Vec<f64>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("../judged/figures.tsv");
    let row = |line: &str| {
        let mut cells = line.split('\t');
        let (folder, key) = (cells.next()?.to_owned(), cells.next()? == "1");
        // The last feature is the same for all: what the odds are of a figure without any other.
        let features = cells.map(|cell| cell.parse().ok()).chain([Some(1.0)]).collect::<Option<_>>()?;
        Some(Row { folder, key, features })
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

fn score(weights: &[f64], row: &Row) -> f64 {
    weights.iter().zip(&row.features).map(|(weight, feature)| weight * feature).sum()
}

/// The weights that fit `rows` best.
fn fit(rows: &[&Row]) -> Vec<f64> {
    let mut counts: BTreeMap<(&str, bool), f64> = BTreeMap::new();
    for row in rows {
        *counts.entry((&row.folder, row.key)).or_default() += 1.0;
    }
    let mut weights = vec![0.0; rows.first().map_or(0, |row| row.features.len())];
    for _ in 0..20_000 {
        let last = weights.len().saturating_sub(1);
        let mut slope: Vec<f64> =
            weights.iter().enumerate().map(|(at, weight)| if at == last { 0.0 } else { PENALTY * weight }).collect();
        for row in rows {
            let share = if row.key { KEY } else { OTHERS }
                / counts.get(&(row.folder.as_str(), row.key)).copied().unwrap_or(1.0);
            let odds = 1.0 / (1.0 + (-score(&weights, row)).exp());
            let miss = share * (odds - f64::from(u8::from(row.key)));
            slope.iter_mut().zip(&row.features).for_each(|(slope, feature)| *slope += miss * feature);
        }
        weights.iter_mut().zip(&slope).for_each(|(weight, slope)| *weight -= 0.0005 * slope);
    }
    weights
}

/// Of 100 pairs of a key figure and another of one folder, how many stand in the right order.
fn ordered(weights: &[f64], rows: &[&Row]) -> f64 {
    let scores =
        |key: bool| rows.iter().filter(|row| row.key == key).map(|row| score(weights, row)).collect::<Vec<_>>();
    let (keys, others) = (scores(true), scores(false));
    let right: f64 = keys.iter().flat_map(|key| others.iter().map(move |other| f64::from(u8::from(key > other)))).sum();
    100.0 * right / (keys.len() * others.len()).max(1) as f64
}

#[allow(clippy::print_stdout, reason = "it prints what it made")]
fn main() {
    let rows = rows();
    let folders: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.folder.as_str()).collect();
    let of = |keep: &dyn Fn(&str) -> bool| rows.iter().filter(|row| keep(&row.folder)).collect::<Vec<_>>();
    for folder in &folders {
        let weights = fit(&of(&|other| other != *folder && !APART.contains(&other)));
        println!(
            "{folder}: {:.0} of 100 pairs in order, trained without it",
            ordered(&weights, &of(&|other| other == *folder))
        );
    }
    let weights = fit(&of(&|folder| !APART.contains(&folder)));
    let rounded: Vec<i64> = weights.iter().map(|weight| (weight * 100.0).round() as i64).collect();
    println!("weights: {rounded:?}, the last for every figure");
}
