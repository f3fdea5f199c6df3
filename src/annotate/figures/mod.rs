//! Quantities: what the text states in numbers, what they are counted in, how they bound the truth, what they measure.

mod bound;
mod exclude;
mod lexicon;
mod noun;
mod numeral;
mod pieces;
mod quantity;
mod trend;
mod unit;

use super::{FigureMention, NameMention, TaggedText, TimeMention};
use pieces::Pieces;
use quantity::Quantity;

/// The quantities that `text` states, in order of place.
pub fn figures(
    text: &TaggedText<'_>,
    names: &[NameMention],
    times: &[TimeMention],
) -> Vec<FigureMention> {
    let mut found = Vec::new();
    for sentence in 0..text.sentences.len() {
        let mut pieces = Pieces::new(text, sentence);
        pieces.note(names, times);
        let quantities = quantity::quantities(&pieces, times);
        for quantity in &quantities {
            found.extend(mention(&pieces, quantity));
        }
    }
    found
}

fn mention(pieces: &Pieces<'_>, quantity: &Quantity) -> Option<FigureMention> {
    Some(FigureMention {
        span: pieces.span(quantity.start..quantity.end)?,
        value: quantity.value,
        upper: quantity.upper,
        bound: quantity.bound,
        unit: quantity.unit.as_ref().map(unit::Unit::name),
        of: None,
        trend: None,
        as_of: None,
    })
}
