//! Learning the weights of a [`Perceptron`](dossier::annotate::perceptron::Perceptron) by logistic regression.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use dossier::annotate::perceptron::{fingerprint, place};

use super::perceptron::{Unhashed, table};

/// A classifier that learns to give each class its chance: multinomial logistic regression (Berger et al. 1996), each weight
/// with a rate of its own (AdaGrad: Duchi, Hazan, Singer 2011). The same examples in the same order give the same weights,
/// on every machine: nothing but sums, products and roots is computed.
///
/// It learns from what it guesses right, too, so that it needs far fewer rounds than the perceptron, and a wrong label does
/// it less harm.
#[derive(Debug)]
pub struct Logistic<const CLASSES: usize> {
    counts: HashMap<u64, u32, BuildHasherDefault<Unhashed>>,
    rows: HashMap<u64, usize, BuildHasherDefault<Unhashed>>,
    weights: Vec<Weights<CLASSES>>,
    /// How many times the weights were added to their sums.
    kept: u16,
    rate: f32,
    decay: f32,
    doubt: f32,
}

#[derive(Clone, Copy, Debug)]
struct Weights<const CLASSES: usize> {
    now: [f32; CLASSES],
    /// The squares of all steps.
    steps: [f32; CLASSES],
    /// The sum of the weights that are kept for the mean.
    sum: [f32; CLASSES],
}

/// Keeps the first steps from being boundless.
const LEAST_STEP: f32 = 0.01;

impl<const CLASSES: usize> Logistic<CLASSES> {
    /// One that knows nothing. `rate`: how far it goes at first (0.02 is usual); `decay`: how much each weight is drawn to
    /// nothing when it is used; `doubt`: the part of every label that is spread over all classes.
    pub fn new(rate: f32, decay: f32, doubt: f32) -> Self {
        let (counts, rows, weights) = (HashMap::default(), HashMap::default(), Vec::new());
        Self { counts, rows, weights, kept: 0, rate, decay, doubt }
    }

    /// Counts `features`, which an example has. Only features counted `often` enough (see [`Logistic::admit`]) are learned.
    pub fn count(&mut self, features: &[u64]) {
        for feature in features {
            *self.counts.entry(*feature).or_default() += 1;
        }
    }

    /// Ends the counting: features counted `often` times or more may be learned.
    pub fn admit(&mut self, often: u32) {
        let mut keys: Vec<u64> = self.counts.drain().filter(|&(_, count)| count >= often).map(|(key, _)| key).collect();
        keys.sort_unstable();
        let none = [0.0; CLASSES];
        self.weights = vec![Weights { now: none, steps: none, sum: none }; keys.len()];
        self.rows = keys.into_iter().enumerate().map(|(row, key)| (key, row)).collect();
    }

    /// The chance of each class that is `allowed`.
    pub fn chances(&self, features: &[u64], allowed: &[bool; CLASSES]) -> [f32; CLASSES] {
        let mut scores = [0.0; CLASSES];
        for row in features.iter().filter_map(|feature| self.weights.get(*self.rows.get(feature)?)) {
            for (score, weight) in scores.iter_mut().zip(&row.now) {
                *score += weight;
            }
        }
        let top = scores.iter().zip(allowed).filter(|(_, allowed)| **allowed).fold(f32::MIN, |top, (s, _)| top.max(*s));
        let mut all = 0.0;
        for (score, allowed) in scores.iter_mut().zip(allowed) {
            *score = if *allowed { exponential(*score - top) } else { 0.0 };
            all += *score;
        }
        scores.map(|score| score / all)
    }

    /// Moves the weights of `features`, which gave the classes their `chances`, towards the `right` class.
    pub fn learn(&mut self, features: &[u64], chances: &[f32; CLASSES], allowed: &[bool; CLASSES], right: usize) {
        let spread = self.doubt / allowed.iter().filter(|allowed| **allowed).count().max(1) as f32;
        let mut wrong = [0.0; CLASSES];
        for (class, ((wrong, chance), allowed)) in wrong.iter_mut().zip(chances).zip(allowed).enumerate() {
            let wanted = if class == right { 1.0 - self.doubt } else { 0.0 };
            *wrong = chance - wanted - if *allowed { spread } else { 0.0 };
        }
        for feature in features {
            let Some(row) = self.rows.get(feature).and_then(|row| self.weights.get_mut(*row)) else {
                continue;
            };
            for ((weight, steps), wrong) in row.now.iter_mut().zip(&mut row.steps).zip(&wrong) {
                let step = wrong + self.decay * *weight;
                *steps += step * step;
                *weight -= self.rate * step / (steps.sqrt() + LEAST_STEP);
            }
        }
    }

    /// Keeps the weights as they are now for the mean that is written in the end.
    pub fn keep(&mut self) {
        self.kept += 1;
        for row in &mut self.weights {
            for (sum, weight) in row.sum.iter_mut().zip(&row.now) {
                *sum += weight;
            }
        }
    }

    /// The mean of the weights that were kept as bytes that [`Perceptron::read`](dossier::annotate::perceptron::Perceptron::read) takes; `unit` is what
    /// a weight of one becomes.
    pub fn finish(&self, names: &str, unit: f32) -> Vec<u8> {
        let unit = unit / f32::from(self.kept.max(1));
        let mut keys: Vec<(u64, usize)> = self.rows.iter().map(|(key, row)| (*key, *row)).collect();
        keys.sort_unstable();
        let mut rows: BTreeMap<(usize, u16), Vec<(u8, i8)>> = BTreeMap::new();
        for (key, row) in keys {
            let sums = self.weights.get(row).map_or([0.0; CLASSES], |row| row.sum);
            let entries: Vec<(u8, i8)> = (0..u8::MAX)
                .zip(sums)
                // In bounds of an i8 after the clamp.
                .map(|(class, sum)| (class, (sum * unit).round().clamp(-126.0, 126.0) as i8))
                .filter(|(_, weight)| *weight != 0)
                .collect();
            if !entries.is_empty() {
                rows.entry((place(key), fingerprint(key))).or_insert(entries);
            }
        }
        table(&rows, CLASSES, names)
    }
}

/// e to the power of `x`, which is at most zero: by sums and products alone, so that every machine finds the same.
fn exponential(x: f32) -> f32 {
    let x = x.max(-80.0);
    let halvings = (x * std::f32::consts::LOG2_E).round();
    let rest = x - halvings * std::f32::consts::LN_2;
    // The series of e^rest for a rest below 0.35: exact to a millionth.
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let series = series.into_iter().fold(0.0, |sum, part| sum * rest + part);
    // From -116 to 0.
    series * f32::from_bits(((halvings as i32 + 127).max(0) as u32) << 23)
}

// A bench has no tests of its own; those of `tests/syntax.rs` are built with these.
#[cfg(test)]
#[allow(unused_imports, reason = "the benches that train use the module without its tests")]
mod tests {
    use dossier::annotate::perceptron::{Perceptron, best};

    use super::*;

    #[test]
    fn the_exponential_is_near_enough() {
        for x in [0.0_f32, -0.1, -0.5, -1.0, -3.3, -17.0, -60.0] {
            assert!((exponential(x) - x.exp()).abs() <= 2e-6 * x.exp(), "{x}");
        }
    }

    #[test]
    fn what_it_learned_is_read_again() {
        let mut learner = Logistic::<3>::new(0.1, 0.0, 0.0);
        let examples = [([1 << 50, 7 << 50], 0), ([2 << 50, 7 << 50], 1), ([3 << 50, 7 << 50], 2)];
        examples.iter().for_each(|(features, _)| learner.count(features));
        learner.admit(1);
        let all = [true; 3];
        for _ in 0..40 {
            for (features, right) in &examples {
                let chances = learner.chances(features, &all);
                learner.learn(features, &chances, &all, *right);
            }
        }
        learner.keep();
        let bytes = learner.finish("a b c", 30.0);
        let weights = Perceptron::read(&bytes).expect("a table");
        for (features, right) in &examples {
            let mut scores = [0; 3];
            weights.add_scores(features, &mut scores);
            assert_eq!(best(&scores).0, *right);
        }
    }
}
