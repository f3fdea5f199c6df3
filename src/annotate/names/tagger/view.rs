//! A paragraph as the tagger sees it: its words, each with its part of the features.

use std::ops::Range;

use super::begin_class;
use super::written::{gazettes, heads, pattern, prefix, runs, suffixes};
use crate::annotate::names::lexicon::{Facts, Lexicon};
use crate::annotate::names::rules::Found;
use crate::annotate::names::words::{Shape, Word};
use crate::annotate::perceptron::word_number;
use crate::briefing::ActorKind;

/// A paragraph as the tagger sees it.
pub struct View {
    pub(super) words: Vec<WordView>,
    pub(super) heading: bool,
}

/// One word's part of the features, made once.
pub(super) struct WordView {
    /// The word itself.
    pub word: u64,
    /// Its last two, three and four letters.
    pub suffixes: [u64; 3],
    /// Its first three letters.
    pub prefix: u64,
    /// How it is written.
    pub pattern: u64,
    /// What the lexicons know of it.
    pub facts: Facts,
    /// The words used like it: the number of a fine, a middling and a coarse set; 0 for none.
    pub cluster: [u64; 3],
    /// The class that the rules gave it, and on what grounds.
    pub rule: u64,
    /// The grounds.
    pub evidence: u64,
    /// What the gazetteers have it in.
    pub gazette: u64,
    /// Whether a sentence begins with it.
    pub opens: bool,
    /// The capitals round it that can make one name.
    pub run: Range<usize>,
    /// How long the run is and where in it the word stands.
    pub place: u64,
    /// How far on in the run the next word stands that ends the names of organizations, and whether one stood before.
    pub heads: u64,
    capital: bool,
    candidate: bool,
}

/// What stands beyond either end of a paragraph.
pub(super) const EDGE: WordView = WordView {
    word: 1,
    suffixes: [1; 3],
    prefix: 1,
    pattern: 0,
    facts: Facts::NONE,
    cluster: [0; 3],
    rule: 99,
    evidence: 0,
    gazette: 99,
    opens: false,
    run: 0..0,
    place: 0,
    heads: 0,
    capital: false,
    candidate: false,
};

impl View {
    /// The paragraph of `words`, in which the rules have found `found`.
    pub fn new(words: &[Word<'_>], found: &[Found], heading: bool, lexicon: &Lexicon) -> Self {
        let mut rules = vec![(0_u64, 0_u64); words.len()];
        for name in found {
            for (at, slot) in name.words.clone().zip(rules.iter_mut().skip(name.words.start)) {
                let begin = usize::from(at != name.words.start);
                *slot = ((begin_class(name.kind) + begin) as u64, name.evidence as u64);
            }
        }
        let gazettes = gazettes(words, lexicon);
        let runs = runs(words);
        let heads = heads(words, &runs, lexicon);
        let views = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let (rule, evidence) = rules.get(at).copied().unwrap_or_default();
                let run = runs.get(at).cloned().unwrap_or(at..at + 1);
                let known = lexicon.known(word.folded());
                WordView {
                    word: word_number(word.folded()),
                    suffixes: suffixes(word.folded()),
                    prefix: prefix(word.folded()),
                    pattern: pattern(word),
                    facts: known.facts,
                    cluster: lexicon.cluster(known),
                    rule,
                    evidence,
                    gazette: gazettes.get(at).copied().unwrap_or_default(),
                    opens: word.opens,
                    capital: word.is_capital() || word.shape == Shape::Mixed,
                    candidate: rule != 0 || run.contains(&at),
                    place: (run.len().min(5) * 4 + (at - run.start.min(at)).min(3)) as u64,
                    heads: heads.get(at).copied().unwrap_or_default(),
                    run,
                }
            })
            .collect();
        Self { words: views, heading }
    }

    /// Whether the word at `at` can belong to a name, after one of the class `last`.
    pub fn is_candidate(&self, at: usize, last: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.candidate && (word.capital || word.rule != 0 || last != 0))
    }

    /// Favours what the rules say of the word at `at`, most where they see a product or an event: those are marked in
    /// little of the training text.
    pub(super) fn favour(&self, at: usize, scores: &mut [i32]) {
        let Some(word) = self.words.get(at) else {
            return;
        };
        let by = match (word.rule, word.evidence) {
            (0, _) => [3, 3],
            (_, 0) => [9, 75],
            (_, 1) => [21, 175],
            (_, 2) => [36, 300],
            _ => [48, 400],
        };
        let other = usize::from(word.rule >= begin_class(ActorKind::Other) as u64);
        if let (Some(score), Some(by)) = (scores.get_mut(word.rule as usize), by.get(other)) {
            *score += by;
        }
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
