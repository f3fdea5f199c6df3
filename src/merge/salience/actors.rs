//! How much the folder is about each actor: in how many documents it is meant, how often and how prominently, and how
//! much it does, undergoes and says.

use std::sync::Arc;

use super::damped;
use super::margins::Margins;
use super::scene::{Prominence, Scene};
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::{Annotations, NameMention, Sign};
use crate::briefing::{Actor, ActorKind, ActorMention, Briefing, MentionForm, Place, Standing};

/// The points of the actors, in their present order, and what they are given for.
pub fn weigh(
    briefing: &Briefing,
    annotations: &[Arc<Annotations>],
    scene: &Scene,
    margins: &[Margins],
) -> Vec<(u64, Standing)> {
    let mut standings = deeds(briefing, scene);
    let names = Names { briefing, annotations };
    let points: Vec<u64> = briefing
        .actors
        .iter()
        .zip(&mut standings)
        .map(|(actor, standing)| {
            let meant = meant(&names, scene, margins, actor, standing);
            let deeds = damped(2 * standing.subject_of + standing.object_of) + damped(2 * standing.speaks);
            // Who stands in credits and by-lines only has done no more than report.
            let points = if meant == 0 { 0 } else { meant + deeds };
            match actor.kind {
                // Nor more than hear what others say.
                ActorKind::Organization if names.is_told(actor) => points / 8,
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

/// The names as each document has them.
struct Names<'a> {
    briefing: &'a Briefing,
    annotations: &'a [Arc<Annotations>],
}

impl Names<'_> {
    /// The name at the place of `mention`.
    fn at(&self, mention: &ActorMention) -> Option<&NameMention> {
        let names = &self.annotations.get(self.briefing.document_position(mention.document)?)?.names;
        let at = names.partition_point(|name| name.span.start() < mention.span.start());
        names.get(at).filter(|name| name.span == mention.span)
    }

    /// Whether a people is only the adjective of something there: "the Peruvian court".
    fn is_adjective(&self, mention: &ActorMention) -> bool {
        const BEFORE: [Sign; 3] = [Sign::BeforeOffice, Sign::BeforeBusiness, Sign::BeforeNoun];
        self.at(mention).is_some_and(|name| name.is_attribute || BEFORE.iter().any(|sign| name.signs.has(*sign)))
    }

    /// Whether others tell it something in half of its places, as they tell who publishes it.
    fn is_told(&self, actor: &Actor) -> bool {
        let names = actor.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        let (told, all) = names
            .filter_map(|mention| self.at(mention))
            .fold((0, 0), |(told, all), name| (told + usize::from(name.signs.has(Sign::Told)), all + 1));
        told >= LEAST_TOLD && 2 * told >= all
    }
}

/// Who is told something in fewer places may have been asked.
const LEAST_TOLD: usize = 3;

/// What each actor does, undergoes and says, but for what repeats an earlier paragraph.
fn deeds(briefing: &Briefing, scene: &Scene) -> Vec<Standing> {
    let all = Standing { of_documents: briefing.documents.len(), ..Standing::default() };
    let mut standings = vec![all; briefing.actors.len()];
    let is_new = |document, span| scene.prominence(briefing, Place { document, span }) > Prominence::None;
    for event in &briefing.events {
        if !event.mentions.iter().any(|report| is_new(report.document, report.trigger)) {
            continue;
        }
        for id in &event.agents {
            standings.get_mut(id.position()).into_iter().for_each(|standing| standing.subject_of += 1);
        }
        for id in &event.targets {
            standings.get_mut(id.position()).into_iter().for_each(|standing| standing.object_of += 1);
        }
    }
    let said = briefing.statements.iter().filter(|said| is_new(said.document, said.content));
    for speaker in said.filter_map(|said| said.speaker) {
        standings.get_mut(speaker.position()).into_iter().for_each(|standing| standing.speaks += 1);
    }
    standings
}

/// The points for being meant, which are counted in `standing`.
fn meant(names: &Names<'_>, scene: &Scene, margins: &[Margins], actor: &Actor, standing: &mut Standing) -> u64 {
    let briefing = names.briefing;
    let mut points = 0;
    let mentions: Vec<_> = actor.mentions.iter().collect();
    for in_document in mentions.chunk_by(|one, next| one.document == next.document) {
        let mut weight = 0;
        let mut best = Prominence::None;
        for mention in in_document {
            let place = Place { document: mention.document, span: mention.span };
            let position = briefing.document_position(mention.document);
            let margins = position.and_then(|at| margins.get(at));
            let prominence = if margins.is_some_and(|margins| margins.hold(mention.span))
                || actor.kind == ActorKind::Group && names.is_adjective(mention)
            {
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
