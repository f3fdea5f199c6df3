//! How much the folder is about each figure: who states it and how prominently, whom its sentences concern, and what it
//! counts.

use super::scene::{Prominence, Scene};
use super::{Weight, counted};
use crate::annotate::{Annotations, FigureMention, participle};
use crate::briefing::{Bound, Briefing, Figure, Place};

/// Units that tell how long rather than how many or how much; they seldom are what a reader asks for.
const MINOR_UNITS: &[&str] =
    &["year", "month", "week", "day", "hour", "minute", "second", "decade", "time", "year of age"];

/// The weights of the figures, in their present order.
pub fn weigh(briefing: &Briefing, scene: &Scene, annotations: &[Annotations]) -> Vec<Weight> {
    let mut out = String::new();
    let w = briefing.figures.iter().map(|figure| weight(briefing, scene, figure, annotations, &mut out)).collect();
    if let Ok(p) = std::env::var("DOSSIER_FIGS") { std::fs::write(p, out).unwrap(); }
    w
}

fn mention<'a>(briefing: &Briefing, annotations: &'a [Annotations], place: Place) -> Option<&'a FigureMention> {
    let found = annotations.get(briefing.document_position(place.document)?)?;
    let at = found.figures.partition_point(|known| known.span.start() < place.span.start());
    found.figures.get(at).filter(|known| known.span == place.span)
}

fn weight(briefing: &Briefing, scene: &Scene, figure: &Figure, annotations: &[Annotations], out: &mut String) -> Weight {
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
    {
        let m = mention(briefing, annotations, *figure.mentions.first());
        let q = m.and_then(|m| m.question.as_ref());
        let unit = figure.unit.as_deref().unwrap_or_default();
        let money = unit.len() >= 3 && unit[..3].bytes().all(|b| b.is_ascii_uppercase());
        let counts = m.is_some_and(|m| m.counts);
        let v = figure.value.value().abs();
        use std::fmt::Write;
        let yes = |b: bool| i32::from(b);
        let feats = [
            (documents.len() as f64).log2(), (figure.mentions.count() as f64).log2(), yes(prominence == Prominence::Title).into(), yes(prominence == Prominence::Lead).into(), yes(prominence == Prominence::Body).into(),
            concerned as f64 / 1000.0, yes(figure.of.is_some()).into(), yes(q.is_some_and(|q| participle(&q.state).is_some())).into(), yes(q.is_some_and(|q| q.what == "person")).into(), yes(q.is_some_and(|q| !q.state.is_empty())).into(),
            yes(q.is_some_and(|q| q.aside)).into(), yes(q.is_some_and(|q| q.unreal)).into(), yes(q.is_none()).into(), yes(money).into(), yes(unit == "percent").into(), yes(MINOR_UNITS.contains(&unit) && unit != "year of age").into(), yes(unit == "year of age").into(), yes(counts).into(), yes(unit.is_empty()).into(),
            (1.0 + v).log10(), yes(v < 3.0).into(), yes(v < 10.0).into(), yes(m.is_some_and(|m| m.vague)).into(), yes(figure.upper.is_some()).into(), yes(figure.bound != Bound::Exactly).into(), yes(figure.as_of.is_some()).into(), yes(figure.trend.is_some()).into(), q.map_or(0.0, |q| (q.which.len() + q.clause.len()) as f64), yes(!figure.said_by.is_empty()).into(), (1.0 + v).log10() * f64::from(yes(money)), (1.0+v).log10() * f64::from(yes(counts)), (1.0+v).log10() * f64::from(yes(q.is_some_and(|q| participle(&q.state).is_some()))),
        ];
        writeln!(out, "{}\t{}\t{}", briefing.document(figure.mentions.first().document).unwrap().path, figure.mentions.first().span.start(), feats.map(|f| format!("{f:.3}")).join(",")).unwrap();
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
