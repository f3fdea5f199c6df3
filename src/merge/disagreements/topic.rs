//! What a figure measures, as far as it can be compared.
//!
//! Two figures measure the same thing where what they count is of one kind, nothing that is known of both differs (whose
//! it is, where, when, what happened to it), and enough of it agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::super::Folder;
use super::super::actors::skeleton;
use super::super::figures::content;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::{Annotations, FigureMention};
use crate::briefing::time_value;
use crate::briefing::{ActorId, ActorKind, DocumentId, Figure, Place, Trend};

/// Nouns for people by what they belong to rather than by what they are: of one group they count the same.
const MEMBERS: &str = include_str!("../../../assets/lexicons/members.txt");
/// Verbs that only say that somebody is somewhere, or that something exists.
const NEUTRAL: &str = include_str!("../../../assets/lexicons/presence_verbs.txt");
/// Verbs and nouns that say the same of people: each line one meaning.
const SAME_FATE: &str = include_str!("../../../assets/lexicons/fates.txt");

/// What topics are read from.
pub struct Sources<'a> {
    folder: &'a Folder<'a>,
    positions: BTreeMap<DocumentId, usize>,
    /// How the words of all names of organizations and groups sound.
    bodies: BTreeSet<String>,
    /// The same for each actor.
    sounds: BTreeMap<ActorId, BTreeSet<String>>,
}

impl<'a> Sources<'a> {
    /// Puts in order what all topics look up.
    pub fn new(folder: &'a Folder<'a>) -> Self {
        let mut new = Self { folder, positions: BTreeMap::new(), bodies: BTreeSet::new(), sounds: BTreeMap::new() };
        for (position, document, annotations) in folder.iter() {
            new.positions.insert(document.id, position);
            for (at, name) in annotations.names.iter().enumerate() {
                if matches!(name.kind, ActorKind::Person | ActorKind::Place) {
                    continue;
                }
                for sound in words(folder, position, annotations, at).filter_map(|word| sound(&word)) {
                    if let Some(actor) = folder.actor(position, at) {
                        new.sounds.entry(actor).or_default().insert(sound.clone());
                    }
                    new.bodies.insert(sound);
                }
            }
        }
        new
    }

    /// The documents with what they speak of.
    pub fn folder(&self) -> &'a Folder<'a> {
        self.folder
    }

    /// The mention of a figure that stands at `place`, with its document.
    pub fn find(&self, place: &Place) -> Option<(usize, &'a Annotations, &'a FigureMention)> {
        let document = *self.positions.get(&place.document)?;
        let annotations = self.folder.annotations.get(document)?;
        let at = annotations.figures.partition_point(|figure| figure.span.start() < place.span.start());
        let mention = annotations.figures.get(at)?;
        (mention.span == place.span).then_some((document, annotations, mention))
    }
}

/// What a figure measures.
#[derive(Clone, Debug)]
pub struct Topic {
    /// What is counted: a unit, or [`PEOPLE`] for members of a group.
    unit: String,
    /// Whose it is.
    whose: BTreeSet<ActorId>,
    /// The same by the sound of the names, which tells a group under several names.
    sounds: BTreeSet<String>,
    /// Where it stands.
    places: BTreeSet<ActorId>,
    /// Actors of its sentences.
    scene: BTreeSet<ActorId>,
    /// What happened to it.
    fate: Option<String>,
    /// What its words say beside names and unit.
    content: BTreeSet<String>,
    /// When it held.
    dates: Vec<String>,
    trend: Option<Trend>,
    value: f64,
    vague: bool,
    counts: bool,
}

/// The unit of whatever counts members of a group.
const PEOPLE: &str = "person";

impl Topic {
    /// The topic of `figure`, or `None` where it cannot be compared with any other.
    pub fn of(figure: &Figure, sources: &Sources<'_>) -> Option<Self> {
        let folder = sources.folder;
        let unit = figure.unit.clone()?;
        let mut topic = Self {
            unit: String::new(),
            whose: BTreeSet::new(),
            sounds: BTreeSet::new(),
            places: BTreeSet::new(),
            scene: BTreeSet::new(),
            fate: None,
            content: BTreeSet::new(),
            dates: figure.as_of.iter().map(|dated| dated.value.clone()).collect(),
            trend: figure.trend,
            value: figure.value.value(),
            vague: false,
            counts: false,
        };
        let mut names = BTreeSet::new();
        for place in figure.mentions.iter() {
            let (document, annotations, mention) = sources.find(place)?;
            topic.vague |= mention.vague || mention.share;
            topic.counts |= mention.counts;
            topic.fate = topic.fate.or_else(|| mention.verb.as_deref().and_then(fate));
            for &name in &mention.whose {
                topic.add_owner(sources, document, annotations, name, &mut names);
            }
            for &name in &mention.places {
                // "in the Albanian camp" names a people, and places are compared with places only.
                if annotations.names.get(name).is_some_and(|name| name.kind == ActorKind::Place) {
                    topic.places.extend(folder.actor(document, name));
                }
                names.extend(words(folder, document, annotations, name));
            }
            topic.scene.extend(scene(folder, document, annotations, place));
            topic.content.extend(content(mention.of.as_deref().unwrap_or_default()));
        }
        if topic.vague {
            return None;
        }
        topic.unit = topic.kind_of(&unit, &sources.bodies);
        let unit_words = content(&unit);
        topic.content.retain(|word| {
            !names.contains(word)
                && !unit_words.contains(word)
                && !unit_words.contains(word.trim_end_matches('s'))
                && !is_member(word)
        });
        Some(topic)
    }

    fn add_owner(
        &mut self,
        sources: &Sources<'_>,
        document: usize,
        annotations: &Annotations,
        name: usize,
        names: &mut BTreeSet<String>,
    ) {
        let folder = sources.folder;
        let own: Vec<String> = words(folder, document, annotations, name).collect();
        let kind = annotations.names.get(name).map(|name| name.kind);
        if kind == Some(ActorKind::Place) {
            self.places.extend(folder.actor(document, name));
        } else {
            let actor = folder.actor(document, name);
            self.whose.extend(actor);
            let sounds = actor.and_then(|actor| sources.sounds.get(&actor));
            self.sounds.extend(sounds.into_iter().flatten().cloned());
        }
        names.extend(own);
    }

    /// The unit to compare by: members of a group, fighters and the group's own name are people.
    fn kind_of(&mut self, unit: &str, bodies: &BTreeSet<String>) -> String {
        if !self.counts {
            return unit.to_owned();
        }
        let lower = unit.to_lowercase();
        if is_member(&lower) {
            return PEOPLE.to_owned();
        }
        if let Some(sound) = sound(&lower).filter(|sound| bodies.contains(sound)) {
            self.sounds.insert(sound);
            return PEOPLE.to_owned();
        }
        lower
    }

    /// How much is known of it: the fullest topic says what a disagreement is about.
    pub fn weight(&self) -> usize {
        2 * self.whose.len().min(1) + 2 * self.places.len().min(1) + self.content.len().min(2)
    }

    /// Whether both measure the same thing.
    pub fn is_same(&self, other: &Self) -> bool {
        let (small, large) = if self.value.abs() < other.value.abs() {
            (self.value.abs(), other.value.abs())
        } else {
            (other.value.abs(), self.value.abs())
        };
        self.unit == other.unit
            && self.counts
            && other.counts
            && small >= 10.0
            && large <= 4.0 * small
            && self.trend == other.trend
            && self.fate == other.fate
            && agree(&self.places, &other.places)
            && self.dates_agree(other)
            && self.evidence(other) >= 3
    }

    /// How much speaks for it: the same owner counts two, the same place one, the same fate one, each shared word one.
    fn evidence(&self, other: &Self) -> usize {
        let owner = !self.whose.is_disjoint(&other.whose) || !self.sounds.is_disjoint(&other.sounds);
        if !owner && !agree(&self.whose, &other.whose) {
            return 0;
        }
        let place = !self.places.is_disjoint(&other.places);
        let near = self.scene.intersection(&other.scene).count();
        let shared = self.content.intersection(&other.content).count();
        let smaller = self.content.len().min(other.content.len());
        // Words that one has and the other lacks may tell two things apart.
        let words = if 2 * shared >= smaller { shared.min(2) } else { 0 };
        // How many a group has is asked of few groups twice.
        let size = owner && self.unit == PEOPLE && self.fate.is_none();
        2 * usize::from(owner)
            + usize::from(size)
            + usize::from(place)
            + usize::from(near >= 2)
            + usize::from(self.fate.is_some())
            + words
    }

    fn dates_agree(&self, other: &Self) -> bool {
        self.dates.iter().all(|one| other.dates.iter().all(|two| one == two || time_value::are_compatible(one, two)))
    }
}

/// Whether neither is known or they share something.
fn agree<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    one.is_empty() || other.is_empty() || !one.is_disjoint(other)
}

/// The topics that may be the same, by unit; each block in order.
pub fn blocks(topics: &[Option<Topic>]) -> Vec<Vec<usize>> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, topic) in topics.iter().enumerate() {
        if let Some(topic) = topic {
            blocks.entry(&topic.unit).or_default().push(at);
        }
    }
    blocks.into_values().filter(|block| block.len() > 1).collect()
}

/// The words of a name in lower case.
fn words<'a>(
    folder: &Folder<'a>,
    document: usize,
    annotations: &Annotations,
    name: usize,
) -> impl Iterator<Item = String> + use<'a> {
    let text = folder.documents.get(document).map_or("", |document| &document.text);
    let span = annotations.names.get(name).map(|name| name.span);
    span.map_or("", |span| span.of(text))
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The actors named in the sentence round `place`.
fn scene<'a>(folder: &Folder<'a>, document: usize, annotations: &'a Annotations, place: &Place) -> Vec<ActorId> {
    let at = annotations.sentences.partition_point(|sentence| sentence.end() <= place.span.start());
    let Some(&sentence) = annotations.sentences.get(at) else {
        return Vec::new();
    };
    let first = annotations.names.partition_point(|name| name.span.end() <= sentence.start());
    annotations
        .names
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, name)| name.span.start() < sentence.end())
        .filter_map(|(name, _)| folder.actor(document, name))
        .collect()
}

/// How a name's word sounds, where that is enough to know it by.
fn sound(word: &str) -> Option<String> {
    if word.chars().count() < 6 || lexicon().facts(word).has(Facts::COMMON) {
        return None;
    }
    let sound = skeleton(word);
    (sound.chars().count() >= 4).then_some(sound)
}

/// Whether the noun, in lower case, counts people by what they belong to.
pub fn is_member(word: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MEMBERS.lines().collect());
    WORDS.contains(word) || word.strip_suffix('s').is_some_and(|word| WORDS.contains(word))
}

/// The meaning of a verb for whom it happened to; `None` where it says no more than that they are there.
pub fn fate(verb: &str) -> Option<String> {
    static NEUTRAL_VERBS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| NEUTRAL.lines().collect());
    static MEANINGS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
        let lines = SAME_FATE.lines().filter(|line| !line.starts_with('#'));
        // Of two lines with one word the first counts.
        lines
            .rev()
            .flat_map(|line| line.split_whitespace().filter_map(|word| Some((word, line.split_whitespace().next()?))))
            .collect()
    });
    if NEUTRAL_VERBS.contains(verb) {
        return None;
    }
    Some(MEANINGS.get(verb).copied().unwrap_or(verb).to_owned())
}
