//! Figures as the analyst says they are: changed where they stand, before it is told which are the same.

use super::Log;
use crate::annotate::{Annotations, FigureMention};
use crate::briefing::correction::{Correction, FigureChange};
use crate::briefing::{Bound, Document, Figure, Number};
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
        FigureChange::Of(of) => mention.of.clone_from(of),
    }
}

/// Puts a figure at each of `spans`; a figure that stands in the way of one gives way to it.
pub fn insert(found: &mut Annotations, spans: &[Span], value: Number, unit: Option<&str>, of: Option<&str>) {
    found.figures.retain(|figure| !spans.iter().any(|span| span.overlaps(figure.span)));
    let mention = |span| FigureMention {
        span,
        value,
        upper: None,
        bound: Bound::Exactly,
        unit: unit.map(str::to_owned),
        of: of.map(str::to_owned),
        trend: None,
        as_of: None,
        counts: unit.is_some_and(is_counted),
        vague: false,
        share: false,
        verb: None,
        whose: Vec::new(),
        places: Vec::new(),
    };
    found.figures.extend(spans.iter().map(|&span| mention(span)));
    found.figures.sort_by_key(|figure| figure.span);
}

/// Whether a unit is a noun that is counted: no currency and no share.
fn is_counted(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.chars().all(|letter| letter.is_ascii_uppercase());
    !currency && unit != "percent"
}

/// Marks the figures that corrections of `log` shaped.
pub fn mark(log: &Log<'_>, documents: &[Document], figures: &mut [Figure]) {
    let shapes =
        |correction: &Correction| matches!(correction, Correction::EditFigure { .. } | Correction::MarkFigure { .. });
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
