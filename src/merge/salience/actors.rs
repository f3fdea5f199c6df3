//! How much the folder is about each actor: in how many documents it is meant, how often and how prominently, and how
//! much it does, undergoes and says.

use super::damped;
use super::margins::Margins;
use super::scene::{Prominence, Scene};
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{Actor, ActorKind, Briefing, MentionForm, Place, Standing};

/// The points of the actors, in their present order, and what they are given for.
pub fn weigh(briefing: &Briefing, scene: &Scene, margins: &[Margins]) -> Vec<(u64, Standing)> {
    let mut standings = deeds(briefing);
    let points: Vec<u64> = briefing
        .actors
        .iter()
        .zip(&mut standings)
        .map(|(actor, standing)| {
            let meant = meant(briefing, scene, margins, actor, standing);
            let deeds = damped(2 * standing.subject_of + standing.object_of) + damped(2 * standing.speaks);
            // Who stands in credits and by-lines only has done no more than report.
            let points = if meant == 0 { 0 } else { meant + deeds };
            match actor.kind {
                // A nationality is rarely whom the news is about.
                ActorKind::Group => points / 2,
                // A war, a feast or a law is what the news is about, but does nothing itself.
                ActorKind::Other if is_occasion(&actor.name) => points / 3,
                // Nor is a place where things only happen.
                ActorKind::Place if 2 * (standing.subject_of + standing.speaks) < standing.documents => points / 2,
                _ => points,
            }
        })
        .collect();
    points.into_iter().zip(standings).collect()
}

/// Whether the name is that of an event, a law, a work: its last word, or the one before "of", says so.
fn is_occasion(name: &str) -> bool {
    let head = name.split(" of ").next().unwrap_or(name);
    let last = head.split_whitespace().next_back().unwrap_or_default();
    lexicon().facts_of(last).has(Facts::OTHER_END)
}

/// What each actor does, undergoes and says.
fn deeds(briefing: &Briefing) -> Vec<Standing> {
    let all = Standing { of_documents: briefing.documents.len(), ..Standing::default() };
    let mut standings = vec![all; briefing.actors.len()];
    for event in &briefing.events {
        for id in &event.agents {
            standings.get_mut(id.position()).into_iter().for_each(|standing| standing.subject_of += 1);
        }
        for id in &event.targets {
            standings.get_mut(id.position()).into_iter().for_each(|standing| standing.object_of += 1);
        }
    }
    for speaker in briefing.statements.iter().filter_map(|said| said.speaker) {
        standings.get_mut(speaker.position()).into_iter().for_each(|standing| standing.speaks += 1);
    }
    standings
}

/// The points for being meant, which are counted in `standing`.
fn meant(briefing: &Briefing, scene: &Scene, margins: &[Margins], actor: &Actor, standing: &mut Standing) -> u64 {
    let mut points = 0;
    let mentions: Vec<_> = actor.mentions.iter().collect();
    for in_document in mentions.chunk_by(|one, next| one.document == next.document) {
        let mut weight = 0;
        let mut best = Prominence::None;
        for mention in in_document {
            let place = Place { document: mention.document, span: mention.span };
            let position = briefing.document_position(mention.document);
            let margins = position.and_then(|at| margins.get(at));
            let prominence = if margins.is_some_and(|margins| margins.hold(mention.span)) {
                Prominence::None
            } else if margins.is_some_and(|margins| margins.is_head(mention.span)) {
                Prominence::Body
            } else {
                scene.prominence(briefing, place)
            };
            let form = if mention.form == MentionForm::Name { 2 } else { 1 };
            weight += form
                * match prominence {
                    Prominence::None => continue,
                    Prominence::Body => 1,
                    Prominence::Lead => 2,
                    Prominence::Title => 4,
                };
            standing.mentions += 1;
            best = best.max(prominence);
        }
        points += damped(weight);
        standing.documents += usize::from(best > Prominence::None);
        standing.headlines += usize::from(best == Prominence::Title);
    }
    points
}
