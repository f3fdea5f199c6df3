//! How much the folder is about each figure: how likely an analyst is to quote it.
//!
//! A logistic model of a few features of the figure and of the question that it answers, fitted on the figures that careful
//! readers of four folders (news of disasters, a prosecutor's releases, a war, an epidemic) marked as key. Of a key figure and
//! another of a folder that it was not fitted on, it puts the key one first in 75 to 99 of 100 pairs there, in 81 and 94 on two
//! folders whose figures nobody looked at. Then each story has its turn: the second figure of a story weighs a little less than
//! its first, and what only repeats a figure much less.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::{Prominence, Scene};
use super::{Weight, counted};
use crate::annotate::{Annotations, FigureMention, Question, participle};
use crate::briefing::{Bound, Briefing, Figure, Number, Place};
use crate::merge::odds::{exponential, odds};

/// Units that tell how long rather than how many or how much; they seldom are what a reader asks for.
const MINOR_UNITS: &[&str] = &["year", "month", "week", "day", "hour", "minute", "second", "decade", "time"];

/// The features of a figure with their weights, in hundredths of log odds. Made by `cargo bench --bench train`.
const WEIGHTS: [(&str, i64); 23] = [
    ("in a title", 37),
    ("what it counts is said", 57),
    ("what happened to people", 67),
    ("people in some state", 54),
    ("beside another", 2),
    ("a plan", -16),
    ("no question", -70),
    ("money", -9),
    ("tens of money", 29),
    ("tens of a count", 31),
    ("a stretch of time", -5),
    ("an age", -51),
    ("a count under 3", -51),
    ("a count under 10", -56),
    ("no number", -30),
    ("a bound", -18),
    ("dated", -1),
    ("a trend", 9),
    ("doublings of mentions", 30),
    ("no clause states it", -66),
    ("a name in the clause", 32),
    ("a bare number", -35),
    ("a range", -37),
];

/// What a doubling of the figures of its story before it costs a figure, in hundredths of log odds.
const TURN: i64 = 30;
/// What it costs to repeat a weightier figure, in the same.
const REPEATS: i64 = 200;

/// The weights of the figures, in their present order. `stories` says of each document in which story it is.
pub fn weigh(briefing: &Briefing, scene: &Scene, annotations: &[Annotations], stories: &[usize]) -> Vec<Weight> {
    let all: Vec<Told<'_>> =
        briefing.figures.iter().map(|figure| Told::new(briefing, scene, figure, annotations)).collect();
    let mut odds: Vec<i64> = all.iter().map(Told::odds).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(odds.get(*at).copied()));
    let mut before: BTreeMap<usize, u32> = BTreeMap::new();
    let mut known: BTreeSet<(usize, u64, Option<u64>, &str, &str)> = BTreeSet::new();
    for at in order {
        let (Some(told), Some(odds)) = (all.get(at), odds.get_mut(at)) else { continue };
        let story = told.document.and_then(|document| stories.get(document)).copied().unwrap_or_default();
        let count = before.entry(story).or_default();
        *odds -= TURN * i64::from((*count + 1).ilog2());
        *count += 1;
        let bits = |number: Number| number.value().to_bits();
        let figure = told.figure;
        if let Some(question) = told.question.filter(|question| !question.state.is_empty()) {
            let key = (story, bits(figure.value), figure.upper.map(bits), &*question.what, &*question.state);
            *odds -= if !known.insert(key) { REPEATS } else { 0 };
        }
    }
    let points = |(told, odds): (&Told<'_>, &i64)| Weight { points: exponential(*odds), why: told.why() };
    all.iter().zip(&odds).map(points).collect()
}

/// A figure with what it is weighed by.
struct Told<'a> {
    figure: &'a Figure,
    /// The document of its first mention.
    document: Option<usize>,
    /// The first mention, and what it answers.
    mention: Option<&'a FigureMention>,
    question: Option<&'a Question>,
    documents: usize,
    titled: bool,
}

impl<'a> Told<'a> {
    fn new(briefing: &Briefing, scene: &Scene, figure: &'a Figure, annotations: &'a [Annotations]) -> Self {
        let first = *figure.mentions.first();
        let document = briefing.document_position(first.document);
        let mention = document.and_then(|at| annotations.get(at)).and_then(|found| mention(found, first));
        let mut documents: Vec<_> = figure.mentions.iter().map(|place| place.document).collect();
        documents.dedup();
        let titled = figure.mentions.iter().any(|place| scene.prominence(briefing, *place) == Prominence::Title);
        let question = mention.and_then(|mention| mention.question.as_deref());
        Self { figure, document, mention, question, documents: documents.len(), titled }
    }

    /// The log odds that it is key, in hundredths, up to a constant.
    fn odds(&self) -> i64 {
        odds(&self.features(), &WEIGHTS)
    }

    /// What it is weighed by, in the order of [`WEIGHTS`].
    fn features(&self) -> [i64; WEIGHTS.len()] {
        let figure = self.figure;
        let unit = figure.unit.as_deref().unwrap_or_default();
        let money = unit.len() >= 3 && unit.bytes().take(3).all(|letter| letter.is_ascii_uppercase());
        let counts = unit.is_empty() || self.mention.is_some_and(|mention| mention.counts);
        let value = figure.value.value().abs();
        let tens = i64::from((value.min(1e18) as u64).saturating_add(1).ilog10());
        let asks = |ask: fn(&Question) -> bool| i64::from(self.question.is_some_and(ask));
        let clause = self.mention.and_then(|mention| mention.label.as_deref()).unwrap_or_default();
        let yes = i64::from;
        [
            yes(self.titled),
            yes(!figure.topic.is_empty()),
            asks(|question| participle(&question.state).is_some()),
            asks(|question| question.what == "person" && !question.state.is_empty()),
            asks(|question| question.aside),
            asks(|question| question.unreal),
            yes(self.question.is_none()),
            yes(money),
            yes(money) * tens,
            yes(counts) * tens,
            yes(MINOR_UNITS.contains(&unit)),
            yes(unit == "year of age"),
            yes(counts && value < 3.0),
            yes(counts && value < 10.0),
            yes(self.mention.is_some_and(|mention| mention.vague)),
            yes(figure.bound != Bound::Exactly),
            yes(figure.as_of.is_some()),
            yes(figure.trend.is_some()),
            i64::from(figure.mentions.count().ilog2()),
            yes(clause.is_empty()),
            yes(clause.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))),
            yes(unit.is_empty() && !self.mention.is_some_and(|mention| mention.share)),
            yes(figure.upper.is_some()),
        ]
    }

    fn why(&self) -> String {
        let count = self.figure.mentions.count();
        let times = if count == 1 { "once".to_owned() } else { counted(count, "time") };
        format!("stated {times} in {}", counted(self.documents, "document"))
    }
}

/// The mention of a figure at `place`.
fn mention(found: &Annotations, place: Place) -> Option<&FigureMention> {
    let at = found.figures.partition_point(|known| known.span.start() < place.span.start());
    found.figures.get(at).filter(|known| known.span == place.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::odds::in_order;

    #[test]
    fn key_figures_come_before_others() {
        let table = include_str!("../../../tests/judged/figures.tsv");
        for (folder, least) in
            [("news", 80), ("releases", 80), ("war", 75), ("epidemic", 90), ("minutes", 70), ("mailbox", 90)]
        {
            let right = in_order(table, Some(folder), &WEIGHTS);
            assert!(right >= least, "{folder}: {right}");
        }
    }
}
