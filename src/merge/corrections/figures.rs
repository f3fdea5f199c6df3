//! Figures as the analyst says they are: changed where they stand, before it is told which are the same; joined and
//! parted after that.

use std::collections::BTreeSet;

use super::{Log, Places};
use crate::annotate::{Annotations, FigureMention, FigureSaid};
use crate::briefing::correction::{Correction, Evidence, FigureChange};
use crate::briefing::{Bound, Document, Figure, FigureId, Mentions, Number, Place, Rare};
use crate::text::Span;

/// Changes a figure where it stands.
pub fn change(mention: &mut FigureMention, change: &FigureChange) {
    match change {
        FigureChange::Value { value, upper, bound } => {
            mention.value = *value;
            mention.upper = upper.filter(|upper| upper > value);
            mention.bound = *bound;
            mention.vague = false;
        }
        FigureChange::Unit(unit) => {
            mention.counts = unit.as_deref().is_some_and(is_counted);
            mention.unit.clone_from(unit);
        }
        FigureChange::Of(of) => {
            mention.of.clone_from(of);
            mention.label = None;
            mention.open = false;
        }
    }
}

/// Puts a figure at each of `spans`; a figure that stands in the way of one gives way to it.
pub fn insert(found: &mut Annotations, spans: &[Span], value: Number, unit: Option<&str>, of: Option<&str>) {
    found.figures.retain(|figure| !spans.iter().any(|span| span.overlaps(figure.span)));
    let said = FigureSaid { unit: unit.map(str::to_owned), of: of.map(str::to_owned), ..FigureSaid::default() };
    let mention = |span| FigureMention {
        span,
        value,
        bound: Bound::Exactly,
        open: false,
        converted: false,
        to_date: false,
        counts: unit.is_some_and(is_counted),
        vague: false,
        share: false,
        said: Rare::new(said.clone()),
    };
    found.figures.extend(spans.iter().map(|&span| mention(span)));
    found.figures.sort_by_key(|figure| figure.span);
}

/// Whether a unit is a noun that is counted: no currency and no share.
fn is_counted(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.chars().all(|letter| letter.is_ascii_uppercase());
    !currency && unit != "percent"
}

/// Makes one of the figures that the analyst says are one, and parts those that are not.
pub fn put_together(log: &mut Log<'_>, documents: &[Document], figures: &mut Vec<Figure>) {
    for (at, logged) in log.iter() {
        regroup(log, at, &logged.correction, documents, figures);
    }
    // Nearly always they are in order, and there may be very many.
    if !figures.is_sorted_by_key(|figure| *figure.mentions.first()) {
        figures.sort_by_key(|figure| *figure.mentions.first());
    }
    figures.iter_mut().zip(0..).for_each(|(figure, position)| figure.id = FigureId::at(position));
}

/// Joins or parts figures as the correction at `at` says; others leave them as they are.
pub fn regroup(
    log: &mut Log<'_>,
    at: usize,
    correction: &Correction,
    documents: &[Document],
    figures: &mut Vec<Figure>,
) {
    match correction {
        Correction::MergeFigures { figures: named } => {
            let found: Vec<usize> =
                named.iter().filter_map(|what| stated(log, at, &what.at, documents, figures)).collect();
            let Some((&into, others)) = found.split_first().filter(|(_, others)| !others.is_empty()) else {
                return;
            };
            let mut others: Vec<usize> = others.iter().copied().filter(|other| *other != into).collect();
            others.sort_unstable();
            others.dedup();
            let mut places: BTreeSet<Place> = places_of(figures, into);
            let mut as_of = None;
            for &other in others.iter().rev() {
                places.extend(places_of(figures, other));
                as_of = figures.get(other).and_then(|figure| figure.as_of.clone()).or(as_of);
            }
            if let Some(figure) = figures.get_mut(into) {
                figure.as_of = figure.as_of.take().or(as_of);
                rest_on(figure, &places);
            }
            log.applied(at, touched(documents, &places));
            others.into_iter().rev().for_each(|other| {
                figures.remove(other);
            });
        }
        Correction::SplitFigure { figure: what } => {
            let Some(from) = stated(log, at, &what.at, documents, figures) else {
                return;
            };
            let Some(place) = log.find(at, &what.at, documents) else {
                return;
            };
            let (own, rest): (BTreeSet<Place>, BTreeSet<Place>) =
                places_of(figures, from).into_iter().partition(|other| is_here(other, place));
            if let Some(figure) = figures.get_mut(from)
                && !rest.is_empty()
            {
                let mut parted = figure.clone();
                rest_on(figure, &rest);
                rest_on(&mut parted, &own);
                figures.push(parted);
            }
            log.applied(at, touched(documents, &own));
        }
        _ => {}
    }
}

/// The position of the figure that the words at `words` state.
pub fn stated(
    log: &mut Log<'_>,
    at: usize,
    words: &Evidence,
    documents: &[Document],
    figures: &[Figure],
) -> Option<usize> {
    let place = log.find(at, words, documents)?;
    let found = figures.iter().position(|figure| figure.mentions.iter().any(|other| is_here(other, place)));
    if found.is_none() {
        log.note(at, "the words are not taken for a figure now");
    }
    found
}

/// Gives `figure` these mentions; it keeps its own where there are none.
fn rest_on(figure: &mut Figure, places: &BTreeSet<Place>) {
    if let Some(mentions) = Mentions::from_vec(places.iter().copied().collect()) {
        figure.mentions = mentions;
    }
}

fn is_here(one: &Place, place: Place) -> bool {
    one.document == place.document && one.span.overlaps(place.span)
}

fn places_of(figures: &[Figure], at: usize) -> BTreeSet<Place> {
    figures.get(at).into_iter().flat_map(|figure| figure.mentions.iter().copied()).collect()
}

fn touched(documents: &[Document], places: &BTreeSet<Place>) -> Places {
    let position = |place: &Place| documents.iter().position(|document| document.id == place.document);
    places.iter().filter_map(|place| Some((position(place)?, place.span))).collect()
}

/// Marks the figures that corrections of `log` shaped.
pub fn mark(log: &Log<'_>, documents: &[Document], figures: &mut [Figure]) {
    let shapes = |correction: &Correction| {
        matches!(
            correction,
            Correction::EditFigure { .. }
                | Correction::MarkFigure { .. }
                | Correction::MergeFigures { .. }
                | Correction::SplitFigure { .. }
        )
    };
    for (at, logged) in log.iter().filter(|(_, logged)| shapes(&logged.correction)) {
        for figure in figures.iter_mut() {
            let is_touched = figure.mentions.iter().any(|place| {
                let document = documents.iter().position(|document| document.id == place.document);
                document.is_some_and(|document| log.touches(at, document, place.span))
            });
            if is_touched {
                figure.corrected.push(logged.number);
            }
        }
    }
}
