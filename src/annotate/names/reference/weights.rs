//! Whom a pronoun means: a logistic model of whether a candidate is meant, trained by `tests/bench/train_reference.rs`.

use super::features::{Class, Question, WEIGHTS};
use super::nominal;

/// The weights, in thousandths of a logit.
#[derive(Debug)]
pub struct ReferenceModel {
    weights: Vec<i32>,
}

/// A candidate must be likelier than this, in thousandths of a logit. "He" nearly always means somebody who was named;
/// "they" mostly somebody who was not.
const LEAST: [i32; Class::PRONOUNS] = [-2500, 0, 400];

/// The same where the pronoun before meant the candidate: a pronoun goes on meaning the same.
const CHAINED: i32 = -2500;

impl ReferenceModel {
    /// Reads lines of a position and a weight; what is not said weighs nothing.
    pub fn read(table: &str) -> Self {
        let mut weights = vec![0; WEIGHTS];
        for line in table.lines() {
            if let Some((at, weight)) = line.split_once('\t')
                && let (Ok(at), Ok(weight)) = (at.parse::<usize>(), weight.parse())
                && let Some(slot) = weights.get_mut(at)
            {
                *slot = weight;
            }
        }
        Self { weights }
    }

    /// The candidate that is meant, or `None` where none is likely enough.
    pub fn choose(&self, question: &Question) -> Option<usize> {
        if !question.class.is_pronoun() {
            return nominal::choose(question);
        }
        let score = |at: usize| -> Option<i32> {
            let candidate = question.candidates.get(at)?;
            Some(candidate.features.weights(question.class).filter_map(|at| self.weights.get(at)).sum())
        };
        let (best, at) = (0..question.candidates.len())
            .filter_map(|at| Some((score(at)?, at)))
            .max_by_key(|&(score, at)| (score, std::cmp::Reverse(at)))?;
        let chained = question.candidates.get(at).is_some_and(|candidate| candidate.chained && candidate.back <= 1);
        let least = if chained { CHAINED } else { *LEAST.get(question.class.set())? };
        (best > least).then_some(at)
    }
}
