//! How much the folder is about each actor: in how many documents it is meant, how often and how prominently, and how
//! much it does, undergoes and says.

use super::scene::{Prominence, Scene};
use super::{Weight, counted, damped};
use crate::briefing::{ActorKind, Briefing, MentionForm, Place};

/// What an actor does over the whole folder.
#[derive(Clone, Default)]
struct Part {
    agent: usize,
    target: usize,
    speaks: usize,
}

/// The weights of the actors, in their present order.
pub fn weigh(briefing: &Briefing, scene: &Scene) -> Vec<Weight> {
    let mut parts = vec![Part::default(); briefing.actors.len()];
    for event in &briefing.events {
        for id in &event.agents {
            parts.get_mut(id.position()).into_iter().for_each(|part| part.agent += 1);
        }
        for id in &event.targets {
            parts.get_mut(id.position()).into_iter().for_each(|part| part.target += 1);
        }
    }
    for speaker in briefing.statements.iter().filter_map(|said| said.speaker) {
        parts.get_mut(speaker.position()).into_iter().for_each(|part| part.speaks += 1);
    }
    briefing
        .actors
        .iter()
        .zip(parts)
        .map(|(actor, part)| {
            let mut points = 0;
            let mut documents = 0;
            let mut in_document = 0;
            let mut current = None;
            for mention in actor.mentions.iter() {
                if current != Some(mention.document) {
                    points += damped(in_document);
                    in_document = 0;
                    documents += 1;
                    current = Some(mention.document);
                }
                let place = Place { document: mention.document, span: mention.span };
                let form = if mention.form == MentionForm::Name { 2 } else { 1 };
                in_document += form
                    * match scene.prominence(briefing, place) {
                        Prominence::None => 0,
                        Prominence::Body => 1,
                        Prominence::Lead => 2,
                        Prominence::Title => 4,
                    };
            }
            points += damped(in_document) + damped(2 * part.agent + part.target) + damped(2 * part.speaks);
            // A nationality or a product is rarely whom the news is about.
            if matches!(actor.kind, ActorKind::Group | ActorKind::Other) {
                points /= 2;
            }
            Weight { points, why: why(actor.mentions.count(), documents, &part) }
        })
        .collect()
}

fn why(mentions: usize, documents: usize, part: &Part) -> String {
    let mut why = format!("{} in {}", counted(mentions, "mention"), counted(documents, "document"));
    if part.agent > 0 {
        why += &format!(", acts in {}", counted(part.agent, "event"));
    }
    if part.target > 0 {
        why += &format!(", is acted upon in {}", counted(part.target, "event"));
    }
    if part.speaks > 0 {
        why += &format!(
            ", speaks {}",
            if part.speaks == 1 { "once".to_owned() } else { format!("{} times", part.speaks) }
        );
    }
    why
}
