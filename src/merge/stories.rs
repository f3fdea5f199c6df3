//! Which documents tell of the same happening.
//!
//! Single-pass clustering with a centroid for each story, after Allan, Papka and Lavrenko, "On-line new event detection and
//! tracking" (1998): in order of publication each document joins the story that it has most in common with, by the actors
//! and the words it begins with, the rarer the weightier; what is told long after is another story. Then each document is
//! held against all stories once more. All numbers are whole: the same folder gives the same stories everywhere.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use jiff::{Span as Days, Unit};

use super::Folder;
use crate::briefing::{
    ActorId, ActorKind, Briefing, Document, DocumentId, Event, ParagraphRole, Story, StoryId, time_value,
};

/// How much of the two ways of telling must be common, in ten thousandths (the cosine of their angle).
const ALIKE: u64 = 1_800;
/// What a story and a document many days apart have in common counts half after so many days.
const HALF_LIFE: u64 = 30;
/// So many words from the start of its running text say what a document is about.
const READ: usize = 300;
/// The length that all documents are brought to.
const LENGTH: u64 = 1_000;
/// The most stories that are looked at under one word: the latest are the likeliest.
const LOOKED_AT: usize = 64;

/// A document as the numbers of its words and actors, each with its weight.
type Vector = Vec<(u32, u64)>;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Feature {
    Actor(ActorId),
    Word(String),
}

/// Documents with the sum of their vectors.
#[derive(Default)]
struct Cluster {
    documents: Vec<usize>,
    sum: HashMap<u32, u64>,
    /// The sum of the squares of `sum`.
    squares: u64,
    /// Their first and last day.
    days: Option<(i64, i64)>,
}

/// For each document, the number of its story; numbers go up in order of first document.
pub fn stories(folder: &Folder<'_>, kinds: &[ActorKind]) -> Vec<usize> {
    let vectors = vectors(folder, kinds);
    let days: Vec<Option<i64>> = folder.documents.iter().map(day).collect();
    let day = |at: usize| days.get(at).copied().flatten();
    let mut order: Vec<usize> = (0..vectors.len()).collect();
    order.sort_by_key(|&at| (day(at).is_none(), day(at), at));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut index = Index::default();
    let mut dots = Dots::default();
    for &at in &order {
        let Some(vector) = vectors.get(at) else {
            continue;
        };
        let place = nearest(&clusters, &index, vector, day(at), &mut dots).unwrap_or(clusters.len());
        if place == clusters.len() {
            clusters.push(Cluster::default());
        }
        if let Some(cluster) = clusters.get_mut(place) {
            cluster.add(at, vector, day(at), |feature, sum| index.push(feature, place, sum));
        }
    }
    let mut index = Index::default();
    for (place, cluster) in clusters.iter().enumerate() {
        for (feature, _) in cluster.documents.iter().filter_map(|at| vectors.get(*at)).flatten() {
            index.push(*feature, place, cluster.sum.get(feature).copied().unwrap_or(0));
        }
    }
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); clusters.len()];
    for at in order {
        let again = |vector: &Vector| nearest(&clusters, &index, vector, day(at), &mut dots);
        let place = vectors.get(at).and_then(again);
        match place.and_then(|place| parts.get_mut(place)) {
            Some(part) => part.push(at),
            None => parts.push(vec![at]),
        }
    }
    let mut of: Vec<usize> = vec![0; vectors.len()];
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts.retain(|part| !part.is_empty());
    parts.sort_by_key(|part| part.first().copied());
    for (number, part) in parts.iter().enumerate() {
        for at in part {
            if let Some(slot) = of.get_mut(*at) {
                *slot = number;
            }
        }
    }
    of
}

/// The day of publication, as a number that goes up by one each day.
fn day(document: &Document) -> Option<i64> {
    let day: Date = document.published.date.as_deref()?.parse().ok()?;
    day.since((Unit::Day, Date::ZERO)).ok().map(|span: Days| span.get_days().into())
}

/// For each feature the stories that have it, the latest last, each with its weight in the story.
#[derive(Default)]
struct Index(Vec<Vec<(usize, u64)>>);

impl Index {
    /// Puts a story last among those with the feature.
    fn push(&mut self, feature: u32, place: usize, sum: u64) {
        let feature = feature as usize;
        if feature >= self.0.len() {
            self.0.resize_with(feature + 1, Vec::new);
        }
        let Some(under) = self.0.get_mut(feature) else {
            return;
        };
        if under.last().is_none_or(|(last, _)| *last != place) {
            under.retain(|(known, _)| *known != place);
            under.push((place, sum));
            if under.len() > LOOKED_AT {
                under.remove(0);
            }
        } else if let Some((_, known)) = under.last_mut() {
            *known = sum;
        }
    }

    fn of(&self, feature: u32) -> &[(usize, u64)] {
        self.0.get(feature as usize).map_or(&[], Vec::as_slice)
    }
}

/// What stories have in common with a document: a sum for each, and which of them have any.
#[derive(Default)]
struct Dots {
    of: Vec<u64>,
    met: Vec<usize>,
}

/// The story that has most in common with a document, where that is enough.
fn nearest(
    clusters: &[Cluster],
    index: &Index,
    vector: &[(u32, u64)],
    day: Option<i64>,
    dots: &mut Dots,
) -> Option<usize> {
    dots.of.resize(clusters.len(), 0);
    for (feature, weight) in vector {
        for (place, sum) in index.of(*feature) {
            if let Some(dot) = dots.of.get_mut(*place) {
                if *dot == 0 {
                    dots.met.push(*place);
                }
                *dot += weight * sum;
            }
        }
    }
    let mut best: Option<(u64, Reverse<usize>)> = None;
    for place in dots.met.drain(..) {
        let (Some(dot), Some(cluster)) = (dots.of.get_mut(place).map(std::mem::take), clusters.get(place)) else {
            continue;
        };
        let length = cluster.squares.isqrt().max(1) * LENGTH;
        // Days apart only make it less.
        if dot * 10_000 >= ALIKE * length {
            let alike = dot * 10_000 / length * HALF_LIFE / (HALF_LIFE + cluster.days_from(day));
            best = best.max(Some((alike, Reverse(place))));
        }
    }
    best.filter(|(alike, _)| *alike >= ALIKE).map(|(_, Reverse(place))| place)
}

/// The square root of the sum of the squares.
fn length(vector: &[(u32, u64)]) -> u64 {
    vector.iter().map(|(_, weight)| weight * weight).sum::<u64>().isqrt()
}

impl Cluster {
    /// Adds the document at `at`; `told` is given each of its features with what the story then has of it.
    fn add(&mut self, at: usize, vector: &[(u32, u64)], day: Option<i64>, mut told: impl FnMut(u32, u64)) {
        self.documents.push(at);
        for (feature, weight) in vector {
            let sum = self.sum.entry(*feature).or_default();
            self.squares += weight * (2 * *sum + weight);
            *sum += weight;
            told(*feature, *sum);
        }
        self.days = match (self.days, day) {
            (Some((first, last)), Some(day)) => Some((first.min(day), last.max(day))),
            (known, day) => known.or(day.map(|day| (day, day))),
        };
    }

    /// How many days lie between the document's day and those of the story.
    fn days_from(&self, day: Option<i64>) -> u64 {
        let (Some((first, last)), Some(day)) = (self.days, day) else {
            return 0;
        };
        (first - day).max(day - last).max(0).unsigned_abs()
    }
}

/// What each document is about, all brought to one length.
fn vectors(folder: &Folder<'_>, kinds: &[ActorKind]) -> Vec<Vector> {
    let counts = |(at, document): (usize, &Document)| counted(folder, at, document, kinds);
    let counts: Vec<BTreeMap<Feature, u64>> = folder.documents.iter().enumerate().map(counts).collect();
    let mut numbers: HashMap<&Feature, u32> = HashMap::new();
    // Of each feature, how many documents have it.
    let mut within: Vec<u64> = Vec::new();
    let mut numbered: Vec<Vector> = Vec::with_capacity(counts.len());
    for counts in &counts {
        let mut vector = Vec::with_capacity(counts.len());
        for (feature, count) in counts {
            let number = *numbers.entry(feature).or_insert(within.len() as u32);
            match within.get_mut(number as usize) {
                Some(documents) => *documents += 1,
                None => within.push(1),
            }
            vector.push((number, *count));
        }
        numbered.push(vector);
    }
    let all = counts.len() as u64;
    let weighed = |counts: &Vector| {
        let weighed = counts.iter().filter_map(|(feature, count)| {
            let documents = within.get(*feature as usize).copied().unwrap_or(1);
            // What only one document has is common to none.
            (documents > 1).then(|| (*feature, count * rarity(all, documents)))
        });
        let vector: Vector = weighed.filter(|(_, weight)| *weight > 0).collect();
        let whole = length(&vector).max(1);
        vector.into_iter().map(|(feature, weight)| (feature, weight * LENGTH / whole)).collect()
    };
    numbered.iter().map(weighed).collect()
}

/// How rare a feature of so many documents is: the logarithm of all by those, in sixty-fourths of a doubling.
fn rarity(all: u64, documents: u64) -> u64 {
    let ratio = (all + 1) * 64 / documents.max(1);
    // Between powers of two a straight line is near enough.
    let whole = u64::from(ratio.max(1).ilog2());
    let rest = ratio * 64 / (1 << whole) - 64;
    // Documents that have only what all have are still of one story: nothing counts nothing.
    (whole * 64 + rest).saturating_sub(6 * 64) + 1
}

/// How often a document names each actor and uses each longer word where it begins; what its title has counts more.
fn counted(folder: &Folder<'_>, at: usize, document: &Document, kinds: &[ActorKind]) -> BTreeMap<Feature, u64> {
    let mut found: BTreeMap<Feature, u64> = BTreeMap::new();
    let mut read = 0;
    let mut end = 0;
    for paragraph in &document.paragraphs {
        let times = match paragraph.role {
            ParagraphRole::Title => 3,
            ParagraphRole::Body if read < READ => 1,
            _ => continue,
        };
        let words = paragraph.span.of(&document.text).split(|letter: char| !letter.is_alphanumeric());
        for word in words.filter(|word| word.chars().count() > 3 && !word.starts_with(|c: char| c.is_ascii_digit())) {
            read += 1;
            let word = word.to_lowercase();
            let stem = word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned);
            *found.entry(Feature::Word(stem)).or_default() += times;
        }
        end = end.max(paragraph.span.end());
    }
    let names = folder.annotations.get(at).map_or(&[][..], |found| &found.names);
    for (number, _) in names.iter().enumerate().take_while(|(_, name)| name.span.end() <= end) {
        if let Some(actor) = folder.actor(at, number) {
            let is_known = kinds.get(actor.position()).is_some_and(|kind| *kind != ActorKind::Other);
            *found.entry(Feature::Actor(actor)).or_default() += if is_known { 2 } else { 1 };
        }
    }
    // That a document says a thing ten times makes it no ten times more about it.
    found.values_mut().for_each(|count| *count = (*count * 16).isqrt());
    found
}

/// The stories of a briefing whose other lists have their order: those of most documents first, then the one with the
/// weightier event. `of` says of each document in which story it is.
pub fn told(briefing: &Briefing, of: &[usize]) -> Vec<Story> {
    let story_of = |id: DocumentId| of.get(briefing.document_position(id)?).copied();
    let mut parts: Vec<Part<'_>> = Vec::new();
    parts.resize_with(of.iter().max().map_or(0, |last| last + 1), Part::default);
    for (at, number) in of.iter().enumerate() {
        if let Some(part) = parts.get_mut(*number) {
            part.documents.push(at);
        }
    }
    for event in &briefing.events {
        let stories: BTreeSet<usize> = event.mentions.iter().filter_map(|told| story_of(told.document)).collect();
        for number in stories {
            if let Some(part) = parts.get_mut(number) {
                part.events.push(event);
            }
        }
    }
    for (at, point) in briefing.key_points.iter().enumerate() {
        if let Some(part) = story_of(point.place.document).and_then(|number| parts.get_mut(number)) {
            part.key_points.push(at);
        }
    }
    parts.sort_by_key(|part| Reverse((part.documents.len(), part.weight())));
    parts.into_iter().enumerate().map(|(at, part)| part.story(briefing, StoryId::at(at))).collect()
}

/// What stands in one story.
#[derive(Default)]
struct Part<'b> {
    documents: Vec<usize>,
    events: Vec<&'b Event>,
    key_points: Vec<usize>,
}

impl Part<'_> {
    /// That of its weightiest event, which is its first.
    fn weight(&self) -> u16 {
        self.events.first().map_or(0, |event| event.salience.thousandths())
    }

    fn story(self, briefing: &Briefing, id: StoryId) -> Story {
        // What is told in passing, of other years, is none of the story's days.
        let main = self.events.iter().filter(|event| event.salience.thousandths() * 2 >= self.weight());
        let dates: Vec<(Date, Date, &str)> = main
            .filter_map(|event| {
                let value = event.when.as_ref()?.value.as_str();
                let (first, last) = time_value::interval(value)?;
                Some((first, last, value))
            })
            .collect();
        let documents: Vec<&Document> = self.documents.iter().filter_map(|at| briefing.documents.get(*at)).collect();
        Story {
            id,
            title: title(&documents),
            documents: documents.iter().map(|document| document.id).collect(),
            from: dates.iter().min().map(|(.., value)| (*value).to_owned()),
            to: dates.iter().max_by_key(|(_, last, value)| (*last, *value)).map(|(.., value)| (*value).to_owned()),
            key_points: self.key_points,
        }
    }
}

/// The title whose words most titles of the story share.
fn title(documents: &[&Document]) -> String {
    let titles: Vec<&str> = documents.iter().map(|document| document.title.as_str()).collect();
    let words = |title: &str| {
        let words = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        words.map(str::to_lowercase).collect::<BTreeSet<_>>()
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for word in titles.iter().flat_map(|title| words(title)) {
        *count.entry(word).or_default() += 1;
    }
    let common = |title: &str| {
        let words = words(title);
        let sum: usize = words.iter().filter_map(|word| count.get(word)).map(|count| count - 1).sum();
        // Per word, so that the longest title does not win by its length.
        sum * 100 / words.len().max(4)
    };
    let best = titles.iter().enumerate().max_by_key(|(at, title)| (common(title), Reverse(*at)));
    best.map_or_else(String::new, |(_, title)| (*title).to_owned())
}
