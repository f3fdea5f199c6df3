//! The trained judge of names: logistic regression over what the rules found, the lexicons know and the words beside say.
//!
//! It tags words from left to right with the beginning and inside of a name of each kind, or outside. Only words that can
//! belong to a name are looked at: capitals, and what may stand between capitals.

mod features;
mod seen;
mod view;
mod written;

use super::rules::{Evidence, Found};
use crate::annotate::perceptron::{Perceptron, best};
use crate::briefing::ActorKind;

pub use features::FEATURE_COUNT;
pub use seen::{Seen, SeenWords, see};
pub use view::View;

/// The kinds in the order of their classes.
pub const KINDS: [ActorKind; 5] =
    [ActorKind::Person, ActorKind::Organization, ActorKind::Place, ActorKind::Group, ActorKind::Other];

/// Outside, and beginning and inside of each kind.
pub const CLASSES: usize = 1 + 2 * KINDS.len();

/// The class of a name's first word.
pub fn begin_class(kind: ActorKind) -> usize {
    1 + 2 * KINDS.iter().position(|&other| other == kind).unwrap_or(0)
}

/// What a class says: the kind, and whether a name begins. `None` is outside.
fn meaning(class: usize) -> Option<(ActorKind, bool)> {
    let kind = KINDS.get(class.checked_sub(1)? / 2)?;
    Some((*kind, class % 2 == 1))
}

/// The trained weights.
#[derive(Clone, Debug)]
pub struct NameTagger {
    weights: Option<Perceptron<'static>>,
}

impl NameTagger {
    /// Reads weights made by `tests/bench/train_names.rs`; with others the rules have the last word.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self { weights: Perceptron::read(bytes) }
    }

    /// The names of a paragraph; `None` where there are no weights.
    pub fn tag(&self, view: &View) -> Option<Vec<Found>> {
        Some(tag(view, self.weights.as_ref()?))
    }
}

/// The names that the weights see in a paragraph.
fn tag(view: &View, weights: &Perceptron<'_>) -> Vec<Found> {
    let mut features = Vec::with_capacity(FEATURE_COUNT);
    let mut classes = Vec::with_capacity(view.len());
    let (mut last, mut last_but_one) = (0, 0);
    for at in 0..view.len() {
        let class = if view.is_candidate(at, last) {
            view.features(at, last, last_but_one, false, &mut features);
            let mut scores = [0; CLASSES];
            weights.add_scores(&features, &mut scores);
            view.favour(at, &mut scores);
            allow(&mut scores, last);
            best(&scores).0
        } else {
            0
        };
        classes.push(class);
        (last_but_one, last) = (last, class);
    }
    found(&classes)
}

/// Rules out the inside of a name that has not begun.
pub fn allow(scores: &mut [i32], last: usize) {
    for kind in KINDS {
        let begin = begin_class(kind);
        if last != begin
            && last != begin + 1
            && let Some(score) = scores.get_mut(begin + 1)
        {
            *score = i32::MIN / 2;
        }
    }
}

/// The names that a sequence of classes spells.
pub fn found(classes: &[usize]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, &class) in classes.iter().enumerate() {
        let Some((kind, begins)) = meaning(class) else {
            continue;
        };
        match found.last_mut() {
            Some(name) if !begins && name.words.end == at && name.kind == kind => name.words.end = at + 1,
            _ => found.push(Found { words: at..at + 1, kind, evidence: Evidence::Context }),
        }
    }
    found
}
