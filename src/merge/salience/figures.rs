//! How much the folder is about each figure: who states it and how prominently, whom its sentences concern, and what it
//! counts.

use super::scene::{Prominence, Scene};
use super::{Weight, counted};
use crate::briefing::{Briefing, Figure, Place};

/// Units that tell how long rather than how many or how much; they seldom are what a reader asks for.
const MINOR_UNITS: &[&str] =
    &["year", "month", "week", "day", "hour", "minute", "second", "decade", "time", "year of age"];

/// The weights of the figures, in their present order.
pub fn weigh(briefing: &Briefing, scene: &Scene) -> Vec<Weight> {
    briefing.figures.iter().map(|figure| weight(briefing, scene, figure)).collect()
}

fn weight(briefing: &Briefing, scene: &Scene, figure: &Figure) -> Weight {
    let mut documents = Vec::new();
    let mut prominence = Prominence::None;
    let mut concerned = 0;
    for &mention in figure.mentions.iter() {
        if documents.last() != Some(&mention.document) {
            documents.push(mention.document);
        }
        prominence = prominence.max(scene.prominence(briefing, mention));
        let sentence = scene.sentence(briefing, mention).unwrap_or(mention.span);
        let most = scene
            .actors_in(briefing, Place { document: mention.document, span: sentence })
            .into_iter()
            .filter_map(|id| briefing.actor(id))
            .map(|actor| u64::from(actor.salience.thousandths()))
            .max();
        concerned = concerned.max(most.unwrap_or(0));
    }
    let mut points = 100 * documents.len() as u64 + 30 * figure.mentions.count() as u64 + concerned / 4;
    points += if figure.of.is_some() { 80 } else { 0 };
    points += match prominence {
        Prominence::None => 0,
        Prominence::Body => 30,
        Prominence::Lead => 80,
        Prominence::Title => 120,
    };
    let unit = figure.unit.as_deref().unwrap_or_default();
    if unit.is_empty() || MINOR_UNITS.contains(&unit) {
        points /= 2;
    }
    // "One" and "two" of something are mostly turns of phrase.
    if figure.value.value().abs() < 3.0 && unit != "percent" && figure.upper.is_none() {
        points /= 2;
    }
    let why = format!(
        "stated {} in {}",
        if figure.mentions.count() == 1 { "once".to_owned() } else { counted(figure.mentions.count(), "time") },
        counted(documents.len(), "document"),
    );
    Weight { points, why }
}
