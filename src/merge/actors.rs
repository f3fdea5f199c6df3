//! Which names mean one actor.

use std::collections::BTreeMap;

use crate::annotate::Annotations;
use crate::briefing::{
    Actor, ActorId, ActorKind, ActorMention, Document, Mentions, Role, Salience,
};

/// The actors, and which of them each name mention means.
pub struct Resolved {
    /// In order of first mention; ids are positions.
    pub actors: Vec<Actor>,
    /// For each document, for each of its names: the actor.
    pub actor_of: Vec<Vec<Option<ActorId>>>,
}

/// One actor for each real-world bearer of the names in `annotations`.
pub fn actors(documents: &[Document], annotations: &[Annotations]) -> Resolved {
    let mut by_name: BTreeMap<(ActorKind, &str), usize> = BTreeMap::new();
    let mut actors: Vec<Actor> = Vec::new();
    let mut actor_of = Vec::new();
    for (document, found) in documents.iter().zip(annotations) {
        let mut of_document = Vec::new();
        for name in &found.names {
            let words = name.span.of(&document.text);
            let position = *by_name.entry((name.kind, words)).or_insert(actors.len());
            let mention = ActorMention {
                document: document.id,
                span: name.span,
                form: name.form,
            };
            match actors.get_mut(position) {
                Some(actor) => actor.mentions.push(mention),
                None => actors.push(Actor {
                    id: ActorId::at(position),
                    name: words.to_owned(),
                    kind: name.kind,
                    aliases: Vec::new(),
                    roles: Vec::<Role>::new(),
                    salience: Salience::default(),
                    why: String::new(),
                    mentions: Mentions::new(mention),
                }),
            }
            of_document.push(Some(ActorId::at(position)));
        }
        actor_of.push(of_document);
    }
    Resolved { actors, actor_of }
}
