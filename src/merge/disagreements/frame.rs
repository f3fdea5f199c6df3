//! What one mention of a figure says, and whether two mentions measure the same thing.
//!
//! Two mentions are of one thing where they are numbers of one kind (what is counted, a currency, a dimension), nothing
//! that both tell sets them apart (date, fate, part and whole, plan and fact, town and province), and their sentences and
//! documents have enough in common. Every point of evidence is a word that both use.

use std::collections::BTreeSet;

use super::extent::Extent;
use super::measure::{days_apart, dimension, is_money};
use super::neighbours::Neighbours;
use super::scene::{Common, Scene};
use super::topic::{Sources, fate, is_member};
use super::words::{act, is_empty, stem};
use crate::annotate::{Annotations, FigureMention};
use crate::briefing::{ActorKind, Figure, Trend};

/// A mention of a figure in its sentence.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The kind of quantity: figures of different kinds are never compared.
    pub kind: String,
    /// Between which numbers it puts the truth, in the kind's first unit.
    pub extent: Extent,
    /// Its sentence.
    pub scene: Scene,
    number: f64,
    unit: String,
    counted: Option<String>,
    noun: Option<String>,
    modifiers: BTreeSet<String>,
    head: Option<String>,
    fate: Option<String>,
    of: BTreeSet<String>,
    as_of: Option<String>,
    published: Option<String>,
    areas: BTreeSet<String>,
    places: BTreeSet<String>,
    trend: Option<Trend>,
    compared: bool,
    grows: bool,
}

/// Nouns for people of whom nothing else is said.
const ANYBODY: &[&str] =
    &["person", "people", "other", "life", "victim", "individual", "human", "soul", "casualty", "body"];
/// Fates of which there are more with every day.
const GROWING: &[&str] = &["die", "injure", "arrest", "flee", "evacuate", "infect", "miss", "rescue", "burn", "detain"];
/// Acts of which more is known with every day.
const MOUNTING: &[&str] = &["burn", "damage", "destroy", "flood", "evacuate", "rescue", "flee", "vaccinate"];
/// Nouns for the part of the world that a count is of.
const AREAS: &[&str] = &[
    "city",
    "town",
    "village",
    "province",
    "country",
    "region",
    "district",
    "county",
    "state",
    "island",
    "world",
    "continent",
    "municipality",
    "nationwide",
    "worldwide",
    "department",
    "governorate",
    "camp",
    "capital",
    "neighbourhood",
    "neighborhood",
];
/// Words before a quantity that make it another than the one told: compared with, added to, or part of it.
const COMPARED: &[&str] =
    &["from", "than", "another", "further", "additional", "including", "versus", "against", "other", "per"];
/// Words after a quantity that make it a part of a whole.
const PARTS: &[&str] = &[
    "more", "others", "each", "apiece", "of them", "of whom", "of these", "of those", "a day", "a month", "a week",
    "a year", "per", "of the",
];

impl Frame {
    /// The frame of `mention` of `figure`, or `None` where it cannot be compared.
    pub fn new(
        figure: &Figure,
        mention: &FigureMention,
        document: usize,
        annotations: &Annotations,
        sources: &Sources<'_>,
    ) -> Option<Self> {
        let folder = sources.folder();
        let own = folder.documents.get(document)?;
        if mention.vague {
            return None;
        }
        let scene = Scene::new(own, annotations, document, mention.span)?;
        let (first, last) = scene.range(mention.span);
        let share = mention.share && mention.of.is_some();
        let unit = figure.unit.clone().unwrap_or_default();
        let told = || mention.verb.as_deref().and_then(fate).filter(|fate| GROWING.contains(&fate.as_str()));
        let fate = fate_beside(&scene, first, last).or_else(told).or_else(|| noun_of_fate(&unit));
        let people = unit == "person" || ANYBODY.contains(&unit.as_str());
        let (kind, factor) = if share || unit == "percent" {
            ("percent".to_owned(), if share { 100.0 } else { 1.0 })
        } else if is_money(&unit) {
            (unit.clone(), 1.0)
        } else if let Some((name, factor)) = dimension(&unit) {
            (name.to_owned(), factor)
        } else if mention.counts || unit.is_empty() {
            match (&fate, people || unit.is_empty() || is_member(&unit.to_lowercase())) {
                (Some(fate), true) => (format!("people who {fate}"), 1.0),
                (Some(fate), false) if is_personal(&unit) => (format!("people who {fate}"), 1.0),
                (_, _) if unit.is_empty() => return None,
                _ => (stem(&unit.to_lowercase()), 1.0),
            }
        } else {
            (unit.clone(), 1.0)
        };
        let (of, noun, modifiers) = words_of(mention, annotations, own.text.as_ref(), &scene, first, last);
        let places = scene.places(annotations);
        let lower = |name: &usize| annotations.names.get(*name).map(|name| name.span.of(&own.text).to_lowercase());
        let areas = (0..scene.words.len())
            .filter(|&at| AREAS.contains(&scene.lower(at)) && at.abs_diff(first) < 18)
            .map(|at| stem(scene.lower(at)))
            .collect();
        let as_of = mention.as_of.and_then(|time| annotations.times.get(time)?.value.clone());
        let before = (1..=3).any(|back| first.checked_sub(back).is_some_and(|at| COMPARED.contains(&scene.lower(at))));
        let compared =
            before && !mention.counts || first.checked_sub(1).is_some_and(|at| COMPARED.contains(&scene.lower(at)));
        let after = format!("{} {}", scene.lower(last), scene.lower(last + 1));
        let part = PARTS
            .iter()
            .any(|part| after == *part || after.strip_prefix(part).is_some_and(|rest| rest.starts_with(' ')));
        let within =
            (first..last).any(|at| matches!(scene.lower(at), "more" | "another" | "others" | "each" | "other"));
        let head = head_before(&scene, first);
        let grows = fate.as_deref().is_some_and(|fate| GROWING.contains(&fate))
            || scene.acts.iter().any(|(_, at)| act(*at).is_some_and(|act| MOUNTING.contains(&act.name)));
        Some(Self {
            extent: Extent::of(figure).scaled(factor),
            kind,
            number: figure.value.value() * if share { 100.0 } else { 1.0 },
            counted: (mention.counts && !people).then(|| stem(&unit.to_lowercase())),
            unit,
            noun,
            modifiers,
            head,
            fate,
            of,
            as_of,
            published: own.published.date.clone(),
            areas,
            places: places.iter().filter_map(lower).collect(),
            trend: figure.trend,
            compared: compared || within || part && !share,
            grows,
            scene,
        })
    }

    /// What both have in common, where they measure the same thing and cannot both be true.
    pub fn against(&self, other: &Self, neighbours: &Neighbours) -> Option<Common> {
        let slack = if self.unit == other.unit { 0.0 } else { 0.01 };
        if self.kind != other.kind || !self.extent.widened(slack).excludes(&other.extent) || self.is_set_apart(other) {
            return None;
        }
        let common = Common::of(&self.scene, &other.scene);
        let near = neighbours.shared(self.scene.document, other.scene.document);
        let here = self.scene.document == other.scene.document;
        let fate = self.fate.is_some() || common.act;
        // A document differs from its own headline, else from others of the same matter.
        if here && !(fate && (self.scene.title || other.scene.title)) || !here && near < 2 {
            return None;
        }
        let head = self.head.is_some() && self.head == other.head;
        let of = !self.of.is_disjoint(&other.of);
        let named = !common.names.is_empty();
        let enough = match self.kind.as_str() {
            // How long something takes is asked of everything: both must tell of one act.
            "duration" => common.act || head,
            kind if kind.ends_with("of age") => common.names.len() >= 2 && self.extent.ratio(&other.extent) < 1.2,
            // What moves is told anew each day.
            _ if self.trend.is_some() => {
                common.names.len() >= 2 && (head || of) && self.days_to(other).is_some_and(|days| days <= 1)
            }
            kind if is_money(kind) || kind == "percent" => named || common.act && of || head && common.stems.len() >= 2,
            _ => true,
        };
        let own = self.noun.iter().chain(&self.counted).collect::<Vec<_>>();
        let told = named || common.stems.iter().filter(|stem| !own.contains(stem)).count() >= 2;
        // Of what is counted by its name, fewer words are enough.
        let least = if self.counted.is_some() && told { ENOUGH - 1 } else { ENOUGH };
        (enough && self.evidence(other, &common, near, here) >= least).then_some(common)
    }

    /// How many days lie between what both hold for, or between their documents.
    fn days_to(&self, other: &Self) -> Option<i32> {
        let date = |frame: &Self| frame.as_of.clone().or_else(|| frame.published.clone());
        days_apart(&date(self)?, &date(other)?)
    }

    /// Whether something that both tell makes them two things.
    fn is_set_apart(&self, other: &Self) -> bool {
        let (small, large) = (self.number.abs().min(other.number.abs()), self.number.abs().max(other.number.abs()));
        let same_unit = self.unit == other.unit;
        let measured = dimension(&self.unit).is_some() || is_money(&self.unit) || self.kind == "percent";
        let least = if measured { 2.0 } else { 5.0 };
        let apart =
            |one: &BTreeSet<String>, two: &BTreeSet<String>| !one.is_empty() && !two.is_empty() && one.is_disjoint(two);
        small < least
            || same_unit && large > MOST_APART * small
            || self.extent.ratio(&other.extent) > MOST_APART
            || self.trend != other.trend
            || self.compared
            || other.compared
            || self.scene.corrects
            || other.scene.corrects
            || self.scene.unreal != other.scene.unreal
            || self.scene.denies != other.scene.denies
            || self.scene.document == other.scene.document && self.scene.span == other.scene.span
            || self.fate != other.fate
                && (self.fate.is_some() && other.fate.is_some() || self.kind.starts_with("people"))
            || self.is_of_another_time(other)
            || apart(&self.areas, &other.areas)
            || apart(&self.places, &other.places)
            || apart(&self.modifiers, &other.modifiers)
            || self.counted != other.counted
            || apart_option(&self.head, &other.head)
            || measured && self.means_other(other)
    }

    /// Whether they are of two times, so that both may be true.
    pub fn is_of_another_time(&self, other: &Self) -> bool {
        let dates = match (&self.as_of, &other.as_of) {
            (Some(one), Some(two)) => days_apart(one, two).is_some_and(|days| days > 0),
            _ => false,
        };
        dates || self.is_later(other)
    }

    /// Whether one may be the later state of what only grows, or both are too far apart in time to be of one thing.
    fn is_later(&self, other: &Self) -> bool {
        let date = |frame: &Self| frame.as_of.clone().or_else(|| frame.published.clone());
        let (Some(one), Some(two)) = (date(self), date(other)) else {
            return false;
        };
        let explicit = self.as_of.is_some() && other.as_of.is_some();
        let days = days_apart(&one, &two).unwrap_or(0);
        if days == 0 {
            return false;
        }
        let measured = is_money(&self.kind) || self.kind == "percent";
        if days > if measured { 14 } else { 45 } && !explicit {
            return true;
        }
        // Of what is there at a time there may be another number days later.
        let state = (self.counted.is_some() || self.kind == "person")
            && !self.scene.acts.iter().any(|(_, at)| act(*at).is_some_and(|act| act.once));
        if state && days > 3 && !explicit {
            return true;
        }
        let earlier_is_lower = (one < two) == (self.extent.middle() < other.extent.middle());
        self.grows && !explicit && earlier_is_lower
    }

    /// Whether the words say that two sums, shares or sizes are of different things.
    fn means_other(&self, other: &Self) -> bool {
        let acts = |frame: &Self| -> BTreeSet<usize> { frame.scene.acts.iter().map(|(_, act)| *act).collect() };
        let act = !acts(self).is_disjoint(&acts(other));
        let own = self.of.is_disjoint(&other.of);
        own && !act && !(self.of.is_empty() && other.of.is_empty())
    }

    /// How much speaks for one thing: one for a shared kind, three for a shared noun, two for a shared fate or act, two
    /// for each shared word of a name, one for each other shared word, up to two for documents of one matter.
    fn evidence(&self, other: &Self, common: &Common, near: usize, here: bool) -> usize {
        let noun = self.noun.is_some() && self.noun == other.noun;
        let fate = self.fate.is_some() && self.fate == other.fate;
        let digits =
            self.unit != other.unit && (self.number - other.number).abs() < f64::EPSILON && self.number >= 10.0;
        let own: Vec<&str> = self.noun.iter().chain(&self.counted).chain(&self.head).map(String::as_str).collect();
        let of = self.of.intersection(&other.of).filter(|stem| !own.contains(&stem.as_str())).count().min(2);
        let head = self.head.is_some() && self.head == other.head;
        1 + 2 * usize::from(noun)
            + usize::from(self.counted.is_some())
            + 2 * usize::from(fate || common.act)
            + 2 * usize::from(digits)
            + of
            + 2 * usize::from(head)
            + common.points(&own)
            + usize::from(near >= 2)
            + usize::from(near >= 5)
            + usize::from(self.as_of.is_some() && other.as_of.is_some())
            + usize::from(here)
            + usize::from(self.scene.leads && other.scene.leads)
    }
}

/// The least evidence that makes two mentions of one thing.
const ENOUGH: usize = 8;
/// How many times the smaller the larger may be: what differs more is something else.
const MOST_APART: f64 = 3.2;

fn apart_option(one: &Option<String>, other: &Option<String>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether people are counted by what they are ("nurse", "officer").
fn is_personal(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    const ENDINGS: &[&str] = &[
        "er", "or", "ist", "man", "ian", "ant", "ee", "ent", "child", "boy", "girl", "pupil", "nurse", "migrant",
        "civilian",
    ];
    ENDINGS.iter().any(|ending| unit.ends_with(ending))
}

/// The fate in the word before a quantity ("killing 19") or after it ("31 were injured", "43 dead").
fn fate_beside(scene: &Scene, first: usize, last: usize) -> Option<String> {
    const BETWEEN: &[&str] = &[
        "at",
        "least",
        "some",
        "about",
        "more",
        "than",
        "nearly",
        "up",
        "to",
        "over",
        "only",
        "all",
        "an",
        "estimated",
    ];
    const AUXILIARY: &[&str] = &[
        "were", "was", "are", "is", "have", "had", "has", "been", "being", "people", "persons", "also", "reported",
        "others",
    ];
    let known = |at: usize| fate(scene.lower(at)).filter(|fate| GROWING.contains(&fate.as_str()));
    let before = (0..first).rev().take(5).find(|&at| !BETWEEN.contains(&scene.lower(at))).and_then(known);
    let inside = (first..last).find_map(known);
    let after = || (last..last + 4).find(|&at| !AUXILIARY.contains(&scene.lower(at))).and_then(known);
    inside.or(before).or_else(after)
}

/// "fatality" is a fate in itself.
fn noun_of_fate(unit: &str) -> Option<String> {
    match unit {
        "fatality" | "death" => Some("die".to_owned()),
        "injury" => Some("injure".to_owned()),
        "arrest" | "detainee" => Some("arrest".to_owned()),
        _ => None,
    }
}

/// The noun before "of", "is", "stood at" and the quantity: "a budget of 64 billion", "the toll stood at 39".
fn head_before(scene: &Scene, first: usize) -> Option<String> {
    const LINKS: &[&str] = &[
        "of",
        "at",
        "is",
        "was",
        "about",
        "some",
        "nearly",
        "over",
        "at",
        "least",
        "around",
        "amounts",
        "amounted",
        "to",
        "totalling",
        "worth",
        "by",
        "up",
    ];
    let at = (first.saturating_sub(5)..first).rev().find(|&at| !LINKS.contains(&scene.lower(at)))?;
    let linked = first.checked_sub(1).is_some_and(|before| LINKS.contains(&scene.lower(before)));
    let word = scene.words.get(at)?;
    (linked && word.name.is_none() && !is_empty(&word.lower)).then(|| stem(&word.lower))
}

/// The stems of what is measured, the noun counted, and the words that stand before the noun.
fn words_of(
    mention: &FigureMention,
    annotations: &Annotations,
    text: &str,
    scene: &Scene,
    first: usize,
    last: usize,
) -> (BTreeSet<String>, Option<String>, BTreeSet<String>) {
    let names: BTreeSet<String> = mention
        .whose
        .iter()
        .chain(&mention.places)
        .filter_map(|&name| annotations.names.get(name))
        .filter(|name| name.kind != ActorKind::Group)
        .flat_map(|name| name.span.of(text).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
        .collect();
    let of = mention.of.as_deref().unwrap_or_default().to_lowercase();
    let stems = of
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !is_empty(word) && !names.contains(*word))
        .map(stem)
        .collect();
    if !mention.counts || last == 0 {
        return (stems, None, BTreeSet::new());
    }
    let noun = scene.lower(last - 1);
    let digit = |at: usize| scene.lower(at).starts_with(|first: char| first.is_ascii_digit());
    let number = (first..last)
        .rev()
        .find(|&at| digit(at) || is_empty(scene.lower(at)) && !matches!(scene.lower(at), "people" | "persons"));
    let modifiers = (number.map_or(first, |at| at + 1)..last - 1)
        .filter(|&at| !is_empty(scene.lower(at)))
        .map(|at| stem(scene.lower(at)))
        .collect();
    (stems, Some(stem(noun)), modifiers)
}
