//! Which quantities are one figure.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Folder;
use crate::annotate::WordClass;
use crate::annotate::names::reference::is_person;
use crate::annotate::{FigureMention, Question, participle};
use crate::briefing::time_value;
use crate::briefing::{Bound, Dated, Figure, FigureDetail, FigureId, Mentions, Number, Origins, Place, Rare, Salience};

/// How many figures of one value a quantity is compared with: the latest.
const MOST_COMPARED: usize = 200;

/// Two counts that agree in so many digits are hardly of two things: "41,150 homes", but not "5,000 homes".
pub const TELLING: u32 = 3;

/// The figures, each with all places that state it, in order of first mention.
///
/// Two quantities are one figure where value, upper end, unit, bound and trend are the same, what they measure
/// shares words, the dates at which they held do not differ, and, of people to whom something
/// happened, their clauses share words: "12 people killed" is said of many things.
pub fn figures(folder: &Folder<'_>) -> Vec<Figure> {
    // A table has hundreds of thousands: room that is made by and by leaves holes of as much again in the memory.
    let most = folder.iter().map(|(_, _, annotations)| annotations.figures.len()).sum();
    let mut found: Vec<Figure> = Vec::with_capacity(most);
    // Parallel to `found`.
    let mut firsts: Vec<First<'_>> = Vec::with_capacity(most);
    let mut by_value: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let designations = designations(folder);
    for (position, document, annotations) in folder.iter() {
        for mention in &annotations.figures {
            if (mention.counts || mention.unit.is_none()) && designations.contains(&mention.value.value().to_bits()) {
                continue;
            }
            let place = Place { document: document.id, span: mention.span };
            let said = mention.as_of.and_then(|time| dated(folder, position, time));
            let as_of = said.or_else(|| mention.to_date.then(|| published(folder, position)).flatten());
            let content = content(mention.of.as_deref().unwrap_or_default());
            // What measures nothing is not the same as anything.
            let mut candidates = (!content.is_empty()).then(|| by_value.entry(key(mention)).or_default());
            let before = candidates.as_deref().map(Vec::as_slice).unwrap_or_default();
            let skipped = before.len().saturating_sub(MOST_COMPARED);
            let same = before.iter().copied().skip(skipped).find(|&at| {
                let figure = found.get(at).zip(firsts.get(at));
                figure.is_some_and(|(figure, first)| {
                    let told = first.document == position
                        || digits(mention.value) >= TELLING
                        || are_told_alike(first.mention.question.as_deref(), mention.question.as_deref());
                    // What is counted so far and has not changed since is the same.
                    let as_of = as_of.as_ref().filter(|_| !(mention.to_date && first.mention.to_date));
                    told && is_same(figure, mention, as_of) && share(&first.content, &content)
                })
            });
            match same.and_then(|at| found.get_mut(at).zip(firsts.get_mut(at))) {
                Some((figure, first)) => {
                    figure.mentions.push(place);
                    // Its clause is the first of its document that says by itself what it is about.
                    if first.open && !mention.open && mention.label.is_some() && first.document == position {
                        figure.of.clone_from(&mention.label);
                        first.open = false;
                    }
                }
                None => {
                    if let Some(candidates) = &mut candidates {
                        candidates.push(found.len());
                    }
                    firsts.push(First { content, mention, document: position, open: mention.open });
                    found.push(figure(FigureId::at(found.len()), mention, as_of, place));
                }
            }
        }
    }
    found.shrink_to_fit();
    found
}

/// The first mention of a figure.
struct First<'a> {
    /// The words for what it measures.
    content: BTreeSet<String>,
    mention: &'a FigureMention,
    /// The position of its document.
    document: usize,
    /// Whether the clause of the figure leaves open whom it means.
    open: bool,
}

/// Numbers that name a kind of thing: the bits of those that stand before nouns for many different things. A count is of one
/// thing, whatever it is called; it may be round, grouped by commas, or bounded.
fn designations(folder: &Folder<'_>) -> BTreeSet<u64> {
    /// Two or three words for what is counted may mean the same.
    const THINGS: usize = 4;
    let mut things: BTreeMap<u64, (BTreeSet<&str>, usize, usize)> = BTreeMap::new();
    for (_, document, annotations) in folder.iter() {
        for mention in annotations.figures.iter().filter(|mention| mention.counts) {
            let words = mention.span.of(&document.text);
            // "Some" may only say that not all are meant.
            let words = words.strip_prefix("some ").or(words.strip_prefix("Some ")).unwrap_or(words);
            let is_bounded = mention.bound != Bound::Exactly && words.len() == mention.span.len();
            let number = words.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
            let names = number.len() >= 3 && !number.ends_with('0') && mention.value.whole().is_some();
            let asked = mention.question.as_ref();
            let counted = asked.map(|asked| &*asked.what).filter(|what| *what == "person").or(mention.unit.as_deref());
            // People are counted under many nouns.
            let is_people = counted.is_some_and(|noun| is_person(noun) || WordClass::There.has(noun));
            let counted = if is_people { Some("person") } else { counted };
            let is_count = !names
                || is_bounded
                || mention.upper.is_some()
                || asked.is_some_and(|asked| participle(&asked.state).is_some());
            let (heads, all, counts) = things.entry(mention.value.value().to_bits()).or_default();
            heads.extend(counted.filter(|_| !is_count));
            *all += 1;
            *counts += usize::from(is_count);
        }
    }
    let names = things.into_iter().filter(|(_, (heads, all, counts))| 8 * counts <= *all && heads.len() >= THINGS);
    names.map(|(number, _)| number).collect()
}

/// How many digits of a whole number stand before the zeros at its end; none for a fraction.
pub fn digits(number: Number) -> u32 {
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
        bound: mention.bound,
        origins: Origins::default(),
        salience: Salience::default(),
        why: Arc::default(),
        mentions: Mentions::new(place),
        detail: Rare::new(FigureDetail {
            upper: mention.upper,
            unit: mention.unit.clone(),
            of: mention.label.as_ref().or(mention.of.as_ref()).cloned(),
            topic: mention.of.clone().unwrap_or_default(),
            trend: mention.trend,
            as_of,
            ..FigureDetail::default()
        }),
    }
}

fn dated(folder: &Folder<'_>, document: usize, time: usize) -> Option<Dated> {
    let said = folder.annotations.get(document)?.times.get(time)?;
    Some(Dated { value: said.value.clone()?, from: Some(folder.time(document, time)?), doubt: said.doubt })
}

/// The day of the document at `document`, where it is sure: that to which it counts what it counts so far.
fn published(folder: &Folder<'_>, document: usize) -> Option<Dated> {
    let day = &folder.documents.get(document)?.published;
    let value = day.date.clone().filter(|_| !day.inferred && day.doubt.is_none())?;
    let times = &folder.annotations.get(document)?.times;
    let from = day.from.and_then(|span| times.iter().position(|time| time.span == span));
    Some(Dated { value, from: from.and_then(|time| folder.time(document, time)), doubt: None })
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
