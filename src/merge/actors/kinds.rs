//! What each name names, by all that the folder says of its bearer: one place may look like a person's, all together seldom lie.
//!
//! For each spelling four logistic models, one for each kind, hear how the tagger took it from place to place, what the places say
//! (the signs), how it is written, and whose name it may be a part of; the likeliest kind is taken. Peoples, what a gazetteer has
//! and what the analyst marked keep their kind.

use std::collections::{BTreeMap, BTreeSet};

use super::key::tokens;
use super::naming::is_titled;
use crate::annotate::names::lexicon::{Facts, Gazette, lexicon};
use crate::annotate::{Annotations, NameMention, Sign};
use crate::briefing::{ActorKind, Document, MentionForm};

/// The kinds that are told apart.
const KINDS: [ActorKind; 4] = [ActorKind::Person, ActorKind::Organization, ActorKind::Place, ActorKind::Other];

/// How many signs there are but the analyst's own.
const SIGNS: usize = Sign::Settled as usize;

/// What a folder says of all bearers of one spelling.
#[derive(Clone, Debug)]
struct Said {
    words: Vec<String>,
    text: String,
    places: usize,
    votes: [usize; KINDS.len()],
    signs: [usize; SIGNS],
}

/// For each document, for each of its names: its kind.
pub fn kinds(documents: &[Document], annotations: &[Annotations]) -> Vec<Vec<ActorKind>> {
    let mut kinds: Vec<Vec<ActorKind>> =
        annotations.iter().map(|found| found.names.iter().map(|name| name.kind).collect()).collect();
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    // For each document, for each spelling, its places.
    let mut places: Vec<BTreeMap<String, Vec<usize>>> = Vec::with_capacity(documents.len());
    for (document, found) in documents.iter().zip(annotations) {
        let mut own: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in found.names.iter().enumerate().filter(|(_, name)| is_open(document, name)) {
            let text = name.span.of(&document.text);
            let words = tokens(text);
            let key = words.join(" ");
            let said = said.entry(key.clone()).or_insert_with(|| Said::new(words, text));
            said.hear(name);
            own.entry(key).or_default().push(at);
        }
        places.push(own);
    }
    let everywhere = Bearers::of(said.values().map(|said| (said.words.as_slice(), said.usual())));
    for ((own, kinds), document) in places.iter().zip(&mut kinds).zip(documents) {
        let here = Bearers::of(own.keys().filter_map(|key| {
            let said = said.get(key)?;
            Some((said.words.as_slice(), said.usual()))
        }));
        for (key, names) in own {
            let Some(said) = said.get(key) else { continue };
            let features = said.features(&here, &everywhere);
            if std::env::var_os("DOSSIER_KINDS").is_some() {
                let spans: Vec<String> = names
                    .iter()
                    .filter_map(|at| annotations.iter().zip(documents).find(|(_, d)| d.id == document.id)?.0.names.get(*at))
                    .map(|name| format!("{}-{}", name.span.start(), name.span.end()))
                    .collect();
                let features: Vec<String> = features.iter().map(ToString::to_string).collect();
                eprintln!("KIND\t{}\t{key}\t{:?}\t{}\t{}", document.path, said.usual(), spans.join(","), features.join(","));
            }
            let _ = &features;
            for at in names {
                if let Some(kind) = kinds.get_mut(*at) {
                    *kind = *kind;
                }
            }
        }
    }
    kinds
}

/// Whether what it names is to be found out.
fn is_open(document: &Document, name: &NameMention) -> bool {
    let text = name.span.of(&document.text);
    let is_known = lexicon().entry(text).is_some_and(|entry| entry.gazette != Gazette::City);
    name.form == MentionForm::Name
        && !name.is_attribute
        && name.kind != ActorKind::Group
        && !name.signs.has(Sign::Settled)
        && !is_known
        && !(name.kind == ActorKind::Person && !text.contains(' ') && is_titled(document, name.span))
}

/// Whose names a word may be a part of.
#[derive(Default)]
struct Bearers<'a> {
    surnames: BTreeSet<&'a str>,
    bodies: BTreeSet<&'a str>,
    others: BTreeSet<&'a str>,
}

impl<'a> Bearers<'a> {
    fn of(names: impl Iterator<Item = (&'a [String], ActorKind)>) -> Self {
        let mut found = Self::default();
        for (words, kind) in names {
            if let [first, .., last] = words {
                match kind {
                    ActorKind::Person => found.surnames.insert(last),
                    ActorKind::Organization => found.bodies.insert(first),
                    _ => found.others.insert(first),
                };
            }
        }
        found
    }
}

impl Said {
    fn new(words: Vec<String>, text: &str) -> Self {
        Self { words, text: text.to_owned(), places: 0, votes: [0; KINDS.len()], signs: [0; SIGNS] }
    }

    fn hear(&mut self, name: &NameMention) {
        self.places += 1;
        for (vote, kind) in self.votes.iter_mut().zip(KINDS) {
            *vote += usize::from(name.kind == kind);
        }
        for (at, count) in self.signs.iter_mut().enumerate() {
            *count += usize::from(name.signs.has_at(at));
        }
    }

    /// The kind that the tagger took it for most often; of equals the first.
    fn usual(&self) -> ActorKind {
        let votes = self.votes.iter().zip(KINDS).enumerate();
        votes.max_by_key(|(at, (vote, _))| (**vote, std::cmp::Reverse(*at))).map_or(ActorKind::Other, |(_, (_, kind))| kind)
    }

    /// The features of a spelling in a document that names the bearers `here`.
    fn features(&self, here: &Bearers<'_>, everywhere: &Bearers<'_>) -> Vec<i64> {
        // In hundredths; one place of one is less than ten of ten.
        let share = |count: usize, doubt: usize| (100 * count / (self.places + doubt)) as i64;
        let mut features: Vec<i64> = self.votes.iter().map(|vote| share(*vote, 0)).collect();
        features.extend(self.signs.iter().map(|sign| share(*sign, 2)));
        let facts: Vec<Facts> = self.words.iter().map(|word| lexicon().facts(word)).collect();
        let (first, last) = (facts.first().copied().unwrap_or_default(), facts.last().copied().unwrap_or_default());
        let is_one = self.words.len() == 1;
        let capitals = self.text.chars().filter(|letter| letter.is_uppercase()).count();
        let letters = self.text.chars().filter(|letter| letter.is_alphabetic()).count();
        let word = self.words.first().map_or("", String::as_str);
        let is = [
            is_one,
            !is_one && first.has(Facts::GIVEN),
            !is_one && last.has(Facts::SURNAME) && !last.has(Facts::COMMON),
            is_one && first.has(Facts::GIVEN),
            is_one && first.has(Facts::SURNAME),
            facts.iter().any(|facts| facts.has(Facts::COMMON)),
            !is_one && (last.has(Facts::ORGANIZATION_END) || first.has(Facts::ORGANIZATION_START)),
            !is_one && (last.has(Facts::PLACE_END) || first.has(Facts::PLACE_START)),
            !is_one && (last.has(Facts::OTHER_END) || first.has(Facts::OTHER_START)),
            is_one && capitals == letters && letters > 1,
            is_one && capitals > 1 && capitals < letters,
            self.text.contains(|letter: char| letter.is_ascii_digit()),
            self.words.len() == 2,
            self.words.len() > 3,
            lexicon().entry(&self.text).is_some(),
            is_one && here.surnames.contains(word),
            is_one && everywhere.surnames.contains(word),
            is_one && here.bodies.contains(word),
            is_one && everywhere.bodies.contains(word),
            is_one && everywhere.others.contains(word),
        ];
        features.extend(is.into_iter().map(|is| if is { 100 } else { 0 }));
        features
    }
}
