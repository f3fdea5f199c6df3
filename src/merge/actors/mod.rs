//! Which names mean one actor.
//!
//! Names are gathered to spellings (one spelling of one document together), which are joined in three rounds: inside a document,
//! across documents, and over ways of spelling. Every round looks candidates up by key, so the work grows with the
//! number of mentions and not with its square.

mod bodies;
mod classes;
mod eponyms;
mod families;
mod key;
mod kinds;
mod links;
mod naming;
mod nested;
mod own_words;
mod persons;
mod portrait;
mod spelling;
mod union;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::corrections::{self, Log};
use crate::annotate::{Annotations, NameMention};
use crate::briefing::{Actor, ActorId, ActorMention, Document};
use naming::Namings;
use union::Union;

/// The actors, and which of them each name mention means.
pub struct Resolved {
    /// In order of first mention; ids are positions.
    pub actors: Vec<Actor>,
    /// For each document, for each of its names: the actor.
    pub actor_of: Vec<Vec<Option<ActorId>>>,
}

/// One actor for each real-world bearer of the names in `annotations`, as far as the analyst does not know better.
pub fn actors(documents: &[Document], annotations: &[Arc<Annotations>], log: &mut Log<'_>) -> Resolved {
    let mut namings = Namings::of(documents, annotations);
    let mut union = Union::new(namings.all.len());
    bodies::join_in_documents(&mut namings, annotations, &mut union);
    eponyms::join_in_documents(&mut namings, &mut union);
    persons::join_in_documents(&mut namings, &mut union);
    families::join_in_documents(&mut namings, &mut union);
    nested::join_in_documents(&mut namings, &mut union);
    classes::join(&mut namings, &mut union);
    join_same_keys(&namings, &mut union);
    bodies::join_across(&namings, &mut union);
    eponyms::join_across(&mut namings, &mut union);
    persons::join_generations(&namings, &mut union);
    persons::join_across(&namings, &mut union);
    families::join_across(&namings, &mut union);
    nested::join_across(&namings, &mut union);
    nested::join_states(&namings, &mut union);
    spelling::join_surnames(&namings, &mut union);
    spelling::join(&namings, &mut union);
    spelling::join_plurals(&namings, &mut union);

    let mut bearers: Vec<Vec<Option<usize>>> = annotations
        .iter()
        .zip(&namings.of_name)
        .map(|(found, of_name)| {
            let mut bearers: Vec<Option<usize>> =
                of_name.iter().map(|naming| naming.map(|naming| union.root(naming))).collect();
            for at in 0..found.names.len() {
                if let Some(bearer) = stood_for(at, found, &bearers)
                    && let Some(slot) = bearers.get_mut(at)
                {
                    *slot = Some(bearer);
                }
            }
            bearers
        })
        .collect();
    let own_words = own_words::own_words(documents, annotations);
    let said = corrections::actors::apply(log, documents, annotations, &mut bearers);
    let seen = Seen { documents, annotations, namings: &namings, union: &union, own_words };
    let mut resolved = portraits(&seen, &bearers);
    said.draw(&mut resolved.actors, &bearers, &resolved.actor_of, documents, annotations);
    resolved
}

/// The bearer of what the nominal or pronoun at `at` stands for.
fn stood_for(at: usize, found: &Annotations, bearers: &[Option<usize>]) -> Option<usize> {
    let name = NameMention::named(&found.names, at).filter(|&name| name != at)?;
    *bearers.get(name)?
}

/// Joins what is spelled alike in all documents and was not joined with a fuller name in its own.
fn join_same_keys(namings: &Namings, union: &mut Union) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, naming) in namings.all.iter().enumerate() {
        if naming.resolved {
            continue;
        }
        let other = *first.entry(&naming.key).or_insert(at);
        union.join(other, at);
    }
}

/// What portraits are made from.
pub struct Seen<'a> {
    documents: &'a [Document],
    annotations: &'a [Arc<Annotations>],
    namings: &'a Namings,
    union: &'a Union,
    /// For names of speakers: the words that mean them in what they say.
    own_words: BTreeMap<(usize, usize), Vec<ActorMention>>,
}

impl<'a> Seen<'a> {
    /// The mention at position `name` of the document at position `document`.
    fn name(&self, document: usize, name: usize) -> Option<(&'a Document, &'a NameMention)> {
        Some((self.documents.get(document)?, self.annotations.get(document)?.names.get(name)?))
    }
}

fn portraits(seen: &Seen<'_>, bearers: &[Vec<Option<usize>>]) -> Resolved {
    let mut number: BTreeMap<usize, usize> = BTreeMap::new();
    let mut places: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut actor_of = Vec::with_capacity(bearers.len());
    for (document, bearers) in bearers.iter().enumerate() {
        let mut of_document = Vec::with_capacity(bearers.len());
        for (name, bearer) in bearers.iter().enumerate() {
            let Some(bearer) = bearer else {
                of_document.push(None);
                continue;
            };
            let position = *number.entry(*bearer).or_insert_with(|| {
                places.push(Vec::new());
                places.len() - 1
            });
            if let Some(places) = places.get_mut(position) {
                places.push((document, name));
            }
            of_document.push(Some(ActorId::at(position)));
        }
        actor_of.push(of_document);
    }
    let actors = places
        .iter()
        .enumerate()
        .filter_map(|(position, places)| portrait::portrait(ActorId::at(position), places, seen))
        .collect();
    Resolved { actors, actor_of }
}
