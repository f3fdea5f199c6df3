//! What the tagger weighs of a word: itself, its neighbours, the run of capitals it is in and what stands beside that.
//!
//! Each line is a template (Collins 2002): a number for what it looks at, mixed with what it sees there.

use super::view::{EDGE, View, WordView};
use crate::annotate::perceptron::feature;

/// Room for the features of one word.
pub const FEATURE_COUNT: usize = 119;

/// Stands for the word itself where a learner is to do without it.
const UNSEEN: u64 = 3;

/// The features of one word, numbered by template.
struct Features<'a> {
    template: u8,
    into: &'a mut Vec<u64>,
}

impl Features<'_> {
    fn add(&mut self, a: u64, b: u64) {
        self.into.push(feature(self.template, a, b));
        self.template += 1;
    }
}

/// A word in its place, with the classes given to the two before it.
struct Here<'a> {
    view: &'a View,
    at: usize,
    /// The word's number; [`UNSEEN`] where it is withheld.
    own: u64,
    /// Its cluster, fine, middling and coarse.
    cluster: [u64; 3],
    facts: u64,
    opens: u64,
    last: u64,
    last_but_one: u64,
}

impl View {
    /// The features of the word at `at`, where the two before it have the classes `last` and `last_but_one`. `blind`: as if
    /// the word itself had never been seen, so that a learner comes to lean on what is round it, too.
    pub fn features(&self, at: usize, last: usize, last_but_one: usize, blind: bool, into: &mut Vec<u64>) {
        into.clear();
        let word = self.word(at);
        let here = Here {
            view: self,
            at,
            own: if blind { UNSEEN } else { word.word },
            cluster: if blind { [0; 3] } else { word.cluster },
            facts: u64::from(word.facts.bits()),
            opens: u64::from(word.opens) + 2 * u64::from(self.heading),
            last: last as u64,
            last_but_one: last_but_one as u64,
        };
        let mut features = Features { template: 0, into };
        here.alone(word, &mut features);
        here.among_neighbours(word, &mut features);
        here.in_run(word, &mut features);
        for bit in 0..16 {
            if here.facts & (1 << bit) != 0 {
                features.into.push(feature(200, bit, here.last));
            }
        }
    }

    /// The word at `at`; [`EDGE`] beyond either end.
    fn word(&self, at: usize) -> &WordView {
        self.words.get(at).unwrap_or(&EDGE)
    }
}

impl Here<'_> {
    /// The word `by` words further on.
    fn near(&self, by: isize) -> &WordView {
        self.at.checked_add_signed(by).map_or(&EDGE, |at| self.view.word(at))
    }

    fn alone(&self, word: &WordView, features: &mut Features<'_>) {
        let &Self { own, cluster: [fine, middling, coarse], facts, opens, last, last_but_one, .. } = self;
        features.add(0, 0);
        features.add(own, 0);
        features.add(own, word.pattern);
        features.add(last, 0);
        features.add(last, own);
        features.add(last, last_but_one);
        features.add(last, word.pattern);
        features.add(last, word.rule);
        for suffix in word.suffixes {
            features.add(suffix, 0);
        }
        let [_, three, _] = word.suffixes;
        features.add(three, word.pattern);
        features.add(word.pattern, opens);
        features.add(facts, opens);
        features.add(facts, last);
        features.add(word.rule, word.evidence);
        features.add(word.rule, own);
        features.add(word.rule, word.pattern + 64 * opens);
        features.add(word.rule, facts);
        features.add(word.gazette, word.pattern);
        features.add(word.gazette, last);
        features.add(fine, 0);
        features.add(fine, last);
        features.add(middling, word.pattern);
        features.add(middling, word.rule);
        features.add(coarse, facts);
    }

    fn among_neighbours(&self, word: &WordView, features: &mut Features<'_>) {
        let &Self { own, cluster: [_, middling, _], facts, .. } = self;
        let (second_before, before, after, second_after) = (self.near(-2), self.near(-1), self.near(1), self.near(2));
        for near in [before, after, second_before, second_after] {
            features.add(near.word, 0);
            features.add(near.cluster[0], 0);
        }
        features.add(before.word, own);
        features.add(own, after.word);
        features.add(before.word, after.word);
        features.add(before.cluster[1], middling);
        features.add(middling, after.cluster[1]);
        features.add(before.cluster[1], after.cluster[1]);
        features.add(word.pattern, before.pattern);
        features.add(word.pattern, after.pattern);
        features.add(facts, u64::from(after.facts.bits()));
        features.add(u64::from(before.facts.bits()), facts);
        features.add(u64::from(before.facts.bits()), word.pattern);
        features.add(u64::from(after.facts.bits()), word.pattern);
        features.add(word.rule, after.rule);
        features.add(word.rule, before.rule);
        features.add(word.gazette, after.gazette);
    }

    fn in_run(&self, word: &WordView, features: &mut Features<'_>) {
        let &Self { own, cluster: [_, _, coarse], facts, last, .. } = self;
        let beside = |at: Option<usize>| at.map_or(&EDGE, |at| self.view.word(at));
        let first = self.view.word(word.run.start);
        let end = beside(word.run.end.checked_sub(1));
        let before = beside(word.run.start.checked_sub(1));
        let second_before = beside(word.run.start.checked_sub(2));
        let after = self.view.word(word.run.end);
        let second_after = self.view.word(word.run.end + 1);
        let end_facts = u64::from(end.facts.bits());
        features.add(word.place, last);
        features.add(word.place, word.rule);
        features.add(word.place, word.gazette);
        features.add(end.word, word.place);
        features.add(end.cluster[0], word.place);
        features.add(end.cluster[1], last);
        features.add(end.suffixes[1], word.place);
        features.add(end.suffixes[2], 0);
        features.add(end_facts, last);
        features.add(end_facts, word.rule);
        features.add(end_facts, facts);
        features.add(first.cluster[1], end.cluster[1]);
        features.add(before.word, word.place);
        features.add(before.word, word.rule);
        features.add(before.word, word.gazette);
        features.add(before.word, after.word);
        features.add(before.word, second_before.word);
        features.add(second_before.word, 0);
        features.add(after.word, word.place);
        features.add(after.word, word.rule);
        features.add(after.word, second_after.word);
        features.add(second_after.word, 0);
        features.add(before.cluster[0], word.place);
        features.add(after.cluster[0], word.place);
        features.add(before.cluster[1], after.cluster[1]);
        features.add(before.cluster[1], second_before.cluster[1]);
        features.add(after.cluster[1], second_after.cluster[1]);
        features.add(before.cluster[1], word.rule);
        features.add(after.cluster[1], word.rule);
        features.add(second_before.cluster[0], word.rule);
        features.add(second_after.cluster[0], word.rule);
        features.add(first.word, word.place);
        features.add(first.word, end.word);
        features.add(first.cluster[0], word.rule);
        features.add(word.heads, last);
        features.add(word.heads, word.rule);
        features.add(word.heads, own);
        features.add(word.prefix, 0);
        features.add(word.prefix, word.place);
        features.add(coarse, end.cluster[2] + 64 * before.cluster[2]);
        features.add(coarse, end.cluster[2] + 64 * after.cluster[2]);
    }
}
