//! Which quantities are one figure.

use std::collections::{BTreeMap, BTreeSet};

use super::Folder;
use crate::annotate::{FigureMention, Question, participle};
use crate::briefing::time_value;
use crate::briefing::{Dated, Figure, FigureId, Mentions, Number, Origins, Place, Salience};

/// How many figures of one value a quantity is compared with: the latest.
const MOST_COMPARED: usize = 200;

/// Two counts that agree in so many digits are hardly of two things: "41,150 homes", but not "5,000 homes".
const TELLING: u32 = 3;

/// The figures, each with all places that state it, in order of first mention.
///
/// Two quantities are one figure where value, upper end, unit, bound and trend are the same, what they measure
/// shares words, the dates at which they held do not differ, and, of people to whom something
/// happened, their clauses share words: "12 people killed" is said of many things.
pub fn figures(folder: &Folder<'_>) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    // Parallel to `found`.
    let mut contents: Vec<(BTreeSet<String>, Option<&Question>, usize)> = Vec::new();
    let mut by_value: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (position, document, annotations) in folder.iter() {
        for mention in &annotations.figures {
            let place = Place { document: document.id, span: mention.span };
            let as_of = mention.as_of.and_then(|time| dated(folder, position, time));
            let candidates = by_value.entry(key(mention)).or_default();
            let content = content(mention.of.as_deref().unwrap_or_default());
            let first = candidates.len().saturating_sub(MOST_COMPARED);
            let same = candidates.iter().copied().skip(first).find(|&at| {
                let figure = found.get(at).zip(contents.get(at));
                figure.is_some_and(|(figure, (words, question, of))| {
                    let told = *of == position
                        || digits(mention.value) >= TELLING
                        || are_told_alike(*question, mention.question.as_deref());
                    told && is_same(figure, mention, as_of.as_ref()) && share(words, &content)
                })
            });
            match same.and_then(|at| found.get_mut(at)) {
                Some(figure) => {
                    figure.mentions.push(place);
                }
                None => {
                    // What measures nothing is not the same as anything.
                    if !content.is_empty() {
                        candidates.push(found.len());
                    }
                    contents.push((content, mention.question.as_deref(), position));
                    found.push(figure(FigureId::at(found.len()), mention, as_of, place));
                }
            }
        }
    }
    found.shrink_to_fit();
    found
}

/// How many digits of a whole number stand before the zeros at its end; none for a fraction.
fn digits(number: Number) -> u32 {
    let mut whole = number.value().abs();
    if whole.fract() != 0.0 || whole > 1e15 {
        return 0;
    }
    while whole > 0.0 && whole % 10.0 == 0.0 {
        whole /= 10.0;
    }
    if whole == 0.0 { 0 } else { (whole as u64).ilog10() + 1 }
}

/// Value, upper end, unit: what one figure never differs in. Numbers by their bits, which orders and equates them.
type Key = (u64, Option<u64>, Option<String>);

fn key(mention: &FigureMention) -> Key {
    let bits = |number: Number| number.value().to_bits();
    (bits(mention.value), mention.upper.map(bits), mention.unit.clone())
}

fn figure(id: FigureId, mention: &FigureMention, as_of: Option<Dated>, place: Place) -> Figure {
    Figure {
        id,
        value: mention.value,
        upper: mention.upper,
        bound: mention.bound,
        unit: mention.unit.clone(),
        of: mention.label.as_ref().or(mention.of.as_ref()).cloned(),
        topic: mention.of.clone().unwrap_or_default(),
        trend: mention.trend,
        as_of,
        said_by: Vec::new(),
        origins: Origins::default(),
        doubts: Vec::new(),
        corrected: Vec::new(),
        salience: Salience::default(),
        why: String::new(),
        mentions: Mentions::new(place),
    }
}

fn dated(folder: &Folder<'_>, document: usize, time: usize) -> Option<Dated> {
    let said = folder.annotations.get(document)?.times.get(time)?;
    Some(Dated { value: said.value.clone()?, from: Some(folder.time(document, time)?), doubt: said.doubt })
}

/// Whether bound, trend and date are no reason to keep the two apart.
fn is_same(figure: &Figure, mention: &FigureMention, as_of: Option<&Dated>) -> bool {
    let dates = match (&figure.as_of, as_of) {
        (Some(one), Some(other)) => one.value == other.value || time_value::are_compatible(&one.value, &other.value),
        _ => true,
    };
    dates && figure.trend == mention.trend && figure.bound == mention.bound
}

/// Whether the two, where they count people to whom something happened, share a word of their clauses.
fn are_told_alike(one: Option<&Question>, two: Option<&Question>) -> bool {
    let words = |question: &Question| question.which.union(&question.clause).cloned().collect::<BTreeSet<_>>();
    one.zip(two).is_none_or(|(one, two)| participle(&one.state).is_none() || !words(one).is_disjoint(&words(two)))
}

/// Whether what is measured shares at least half of its words with the other's.
fn share(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let smaller = one.len().min(other.len());
    smaller > 0 && 2 * one.intersection(other).count() >= smaller
}

/// The words of `of` that say something, in lower case.
pub fn content(of: &str) -> BTreeSet<String> {
    const EMPTY: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "that", "which",
        "who", "whom", "its", "his", "her", "their", "this", "these", "those", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "it", "he", "she", "they", "than", "as", "per", "s",
    ];
    of.to_lowercase()
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(str::to_owned)
        .collect()
}
