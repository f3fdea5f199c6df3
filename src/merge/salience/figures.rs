//! How much the folder is about each figure: how likely an analyst is to quote it.
//!
//! A logistic model of a few features of the figure and of the question that it answers, fitted on the figures that careful
//! readers of four folders (news of disasters, a prosecutor's releases, a war, an epidemic) marked as key. Of a key figure and
//! another of a folder that it was not fitted on, it puts the key one first in 75 to 99 of 100 pairs there, in 81 and 94 on two
//! folders whose figures nobody looked at. Then each story has its turn: the second figure of a story weighs a little less than
//! its first, and what only repeats a figure much less.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::counted;
use super::scene::{Prominence, Scene};
use crate::annotate::{Annotations, FigureMention, Question, participle};
use crate::briefing::{Bound, Briefing, Figure, Number, Place, time_value};
use crate::merge::events::words;
use crate::merge::figures::{TELLING, content, digits};
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
const REPEATS: i64 = 400;
/// What it costs to stand in the line of a weightier figure, in the same.
const SAME_LINE: i64 = 50;
/// A line of so many words may be told of several things.
const SHORT_LINE: usize = 5;
/// What it costs where no clause of it says by itself whom it means, in the same.
const OPEN: i64 = 250;
/// What it costs to say no number ("thousands"), in the same.
const UNSAID: i64 = 150;
/// So many figures of a story, or of one sum, are compared: the weightiest.
const MOST_COMPARED: usize = 200;

/// How much each of the figures weighs, in their present order. `stories` says of each document in which story it is.
pub fn weigh(briefing: &Briefing, scene: &Scene, annotations: &[Arc<Annotations>], stories: &[usize]) -> Vec<u64> {
    let all: Vec<Told<'_>> =
        briefing.figures.iter().map(|figure| Told::new(briefing, scene, figure, annotations)).collect();
    let mut odds: Vec<i64> = all.iter().map(Told::standing).collect();
    let mut order: Vec<u32> = (0..).take(all.len()).collect();
    order.sort_unstable_by_key(|&at| (std::cmp::Reverse(odds.get(at as usize).copied()), at));
    let mut before: BTreeMap<usize, u32> = BTreeMap::new();
    let mut known: BTreeMap<usize, Vec<Known>> = BTreeMap::new();
    // A large sum of several digits is one wherever it is told, and so is another whose clauses share words.
    let mut sums: BTreeMap<(u64, &str), Vec<&BTreeSet<String>>> = BTreeMap::new();
    let mut sentences = BTreeSet::new();
    for at in order.into_iter().map(|at| at as usize) {
        let Some((told, own)) = all.get(at).zip(odds.get(at).copied()) else { continue };
        let story = told.document.and_then(|document| stories.get(document as usize)).copied().unwrap_or_default();
        let count = before.entry(story).or_default();
        let mut own = own - TURN * i64::from((*count + 1).ilog2());
        *count += 1;
        let known = known.entry(story).or_default();
        let this = Known { at, value: told.figure.value, last: last_digit(told.figure.value.value()) };
        // Of hundreds that are compared with each of a table's numbers nearly all are far from it.
        let same = known
            .iter()
            .position(|other| this.is_near(other) && all.get(other.at).is_some_and(|other| told.repeats(other)));
        if let Some(same) = same.and_then(|same| known.get_mut(same)) {
            // Of one number told twice the more exact one stands for both.
            if !told.open && this.last < same.last {
                if let Some(other) = odds.get_mut(same.at) {
                    own = std::mem::replace(other, own - REPEATS);
                }
                *same = this;
            } else {
                own -= REPEATS;
            }
        } else {
            if let Some((sum, is_telling)) = told.sum() {
                let clauses = sums.entry(sum).or_default();
                let least = if told.figure.value.value().abs() >= HUGE { 2 } else { 3 };
                let shared = |clause: &&BTreeSet<String>| clause.intersection(told.clause()).count() >= least;
                let is_told = if is_telling { !clauses.is_empty() } else { clauses.iter().any(shared) };
                own -= if is_told { REPEATS } else { 0 };
                if clauses.len() < MOST_COMPARED {
                    clauses.push(told.clause());
                }
            }
            // The line of its sentence stands there already.
            own -= if told.line().is_some_and(|line| !sentences.insert(line)) { SAME_LINE } else { 0 };
            if known.len() < MOST_COMPARED {
                known.push(this);
            }
        }
        if let Some(odds) = odds.get_mut(at) {
            *odds = own;
        }
    }
    odds.into_iter().map(exponential).collect()
}

/// Why figures rank where they do, in words: of a million numbers of a table one sentence.
#[derive(Debug, Default)]
pub struct Reasons(BTreeMap<(usize, usize), Arc<str>>);

impl Reasons {
    /// Why `figure` does.
    pub fn of(&mut self, figure: &Figure) -> Arc<str> {
        let (count, documents) = (figure.mentions.count(), documents(figure));
        let told = self.0.entry((count, documents)).or_insert_with(|| {
            let times = if count == 1 { "once".to_owned() } else { counted(count, "time") };
            format!("stated {times} in {}", counted(documents, "document")).into()
        });
        Arc::clone(told)
    }
}

/// In how many documents the figure is stated.
fn documents(figure: &Figure) -> usize {
    let mut last = None;
    figure.mentions.iter().filter(|place| last.replace(place.document) != Some(place.document)).count()
}

/// A figure that others are held against.
struct Known {
    /// Its position.
    at: usize,
    value: Number,
    /// What one more in its last digit adds.
    last: f64,
}

impl Known {
    /// Whether the two are the same number, or the same where one has fewer digits: cut off or rounded, and by no more than
    /// a tenth. Of less than a hundred things each counts.
    fn is_near(&self, other: &Self) -> bool {
        let (one, two) = (self.value.value().abs(), other.value.value().abs());
        if one.to_bits() == two.to_bits() {
            return true;
        }
        let (apart, larger) = ((one - two).abs(), one.max(two));
        larger >= 100.0 && 10.0 * apart <= larger && apart < self.last.max(other.last)
    }
}

/// A figure with what it is weighed by. A table gives a million of them: what few have is kept apart.
struct Told<'a> {
    figure: &'a Figure,
    /// The first mention.
    mention: Option<&'a FigureMention>,
    /// The words for what it measures, and those of the clause that states it; `None` where there are none.
    words: Option<Box<(BTreeSet<String>, BTreeSet<String>)>>,
    /// The document of its first mention.
    document: Option<u32>,
    titled: bool,
    /// Whether every clause that states it leaves open whom it means.
    open: bool,
}

/// The words of a figure that has none.
static NO_WORDS: BTreeSet<String> = BTreeSet::new();

impl<'a> Told<'a> {
    fn new(briefing: &Briefing, scene: &Scene, figure: &'a Figure, annotations: &'a [Arc<Annotations>]) -> Self {
        let first = *figure.mentions.first();
        let document = briefing.document_position(first.document);
        let mention = document.and_then(|at| annotations.get(at)).and_then(|found| mention_at(found, first));
        let titled = figure.mentions.iter().any(|place| scene.prominence(briefing, *place) == Prominence::Title);
        let open = figure.mentions.iter().all(|place| {
            let found = briefing.document_position(place.document).and_then(|at| annotations.get(at));
            found.and_then(|found| mention_at(found, *place)).is_some_and(|mention| mention.open)
        });
        let content = content(figure.measured());
        let clause = figure.of.as_deref().map(words).unwrap_or_default();
        let has_words = !content.is_empty() || !clause.is_empty();
        Self {
            figure,
            mention,
            words: has_words.then(|| Box::new((content, clause))),
            document: document.and_then(|at| u32::try_from(at).ok()),
            titled,
            open,
        }
    }

    /// What its first mention answers.
    fn question(&self) -> Option<&'a Question> {
        self.mention?.question.as_deref()
    }

    /// The words for what it measures.
    fn content(&self) -> &BTreeSet<String> {
        self.words.as_ref().map_or(&NO_WORDS, |words| &words.0)
    }

    /// The words of the clause that states it.
    fn clause(&self) -> &BTreeSet<String> {
        self.words.as_ref().map_or(&NO_WORDS, |words| &words.1)
    }

    /// The log odds with what no reader of single figures could say.
    fn standing(&self) -> i64 {
        let unsaid = self.mention.is_some_and(|mention| mention.vague);
        let converted = self.mention.is_some_and(|mention| mention.converted);
        self.odds()
            - if self.open { OPEN } else { 0 }
            - if converted { REPEATS } else { 0 }
            - if unsaid { UNSAID } else { 0 }
    }

    /// What it is counted in; people by what they are counted as.
    fn kind(&self) -> &'a str {
        match self.question() {
            Some(question) if self.mention.is_some_and(|mention| mention.counts) => &question.what,
            _ => self.figure.unit.as_deref().unwrap_or_default(),
        }
    }

    /// Whether it is a number of things, named or not.
    fn counts(&self) -> bool {
        self.mention.is_some_and(|mention| mention.counts || mention.unit.is_none() && !mention.share)
    }

    /// The sum that it states, where it is large, of whatever is counted; and whether it has so many digits that it is hardly told
    /// of two things.
    fn sum(&self) -> Option<((u64, &'a str), bool)> {
        let value = self.figure.value;
        let is_huge = value.value().abs() >= HUGE;
        let is_telling = digits(value) >= if is_huge { TELLING - 1 } else { TELLING };
        let is = value.value().abs() >= LARGE && self.figure.upper.is_none();
        let sum = (value.value().to_bits(), if self.counts() { "" } else { self.kind() });
        is.then_some((sum, is_telling))
    }

    /// Its line, where that is a whole sentence or nearly so.
    fn line(&self) -> Option<&'a str> {
        self.figure.of.as_deref().filter(|line| line.split_whitespace().count() > SHORT_LINE)
    }

    /// Whether it only tells again, perhaps rounded, what `other` of the same story tells, whose number is near.
    fn repeats(&self, other: &Self) -> bool {
        let (one, two) = (self.figure, other.figure);
        let state = |told: &Self| told.question().map_or("", |question| question.state.as_str());
        let (mine, its) = (state(self), state(other));
        let fates = || [mine, its].iter().all(|state| participle(state).is_some());
        let moved = one.as_of.as_ref().zip(two.as_of.as_ref());
        let apart = moved.is_some_and(|(one, two)| !time_value::are_compatible(&one.value, &two.value));
        if one.upper != two.upper || apart || mine != its && fates() {
            return false;
        }
        let common = |one: &BTreeSet<String>, two: &BTreeSet<String>| one.intersection(two).count();
        if self.kind() != other.kind() {
            // "27.5 million bottles", "27.5 million servings"; "16 deaths", "16 miners"; "2,000 dockers", "2,000 strikers"
            let (is_large, is_telling) = (one.value.value().abs() >= LARGE, digits(one.value) > 1);
            let is_one =
                is_large && is_telling || (is_large || is_telling) && common(self.clause(), other.clause()) > 1;
            return self.counts() && other.counts() && one.value == two.value && is_one;
        }
        let alike = !mine.is_empty() && mine == its;
        let is_sum = one.value == two.value && one.value.value().abs() >= LARGE;
        let shared = |one: &BTreeSet<String>, two: &BTreeSet<String>, least: usize| {
            let count = common(one, two);
            count >= least && 2 * count >= one.len().min(two.len())
        };
        alike || is_sum || shared(self.content(), other.content(), 1) || shared(self.clause(), other.clause(), 2)
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
        let asks = |ask: fn(&Question) -> bool| i64::from(self.question().is_some_and(ask));
        let clause = self.mention.and_then(|mention| mention.label.as_deref()).unwrap_or_default();
        let yes = i64::from;
        [
            yes(self.titled),
            yes(!figure.topic.is_empty()),
            asks(|question| participle(&question.state).is_some()),
            asks(|question| question.what == "person" && !question.state.is_empty()),
            asks(|question| question.aside),
            asks(|question| question.unreal),
            yes(self.question().is_none()),
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
}

/// From here on two things of one story are hardly of one number.
const LARGE: f64 = 1000.0;
/// From here on two things of two stories that agree in two digits are hardly of one number.
const HUGE: f64 = 1e6;

/// What one more in the last digit that is no zero adds to a number: 1000 to 27000.
fn last_digit(number: f64) -> f64 {
    let mut whole = number.abs();
    if whole.fract() == 0.0 && (1.0..1e9).contains(&whole) {
        let mut digit = 1.0;
        while whole % 10.0 == 0.0 {
            (whole, digit) = (whole / 10.0, digit * 10.0);
        }
        return digit;
    }
    let printed = format!("{number:.8e}");
    let (digits, power) = printed.split_once('e').unwrap_or((&printed, "0"));
    let places = digits.trim_end_matches('0').split_once('.').map_or(0, |(_, places)| places.len());
    let power = power.parse::<i32>().unwrap_or_default() - i32::try_from(places).unwrap_or_default();
    format!("1e{power}").parse().unwrap_or_default()
}

/// The mention of a figure at `place`.
fn mention_at(found: &Annotations, place: Place) -> Option<&FigureMention> {
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
