//! Quantities: what the text states in numbers, what they are counted in, how they bound the truth, what they measure.

mod age;
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
    let mut next = 0;
    while next < text.sentences.len() {
        let first = next;
        next += 1;
        // A full stop between two digits ends no sentence, whatever stands before them.
        while splits_number(text, next) {
            next += 1;
        }
        let mut pieces = Pieces::new(text, first..next);
        pieces.note(names, times);
        let quantities = quantity::quantities(&pieces, times);
        for quantity in &quantities {
            found.extend(mention(&pieces, quantity));
        }
    }
    found
}

/// Whether sentence `next` begins inside a number.
fn splits_number(text: &TaggedText<'_>, next: usize) -> bool {
    let ends = |at: usize| text.sentences.get(at).map(|sentence| sentence.span);
    let (Some(before), Some(after)) = (next.checked_sub(1).and_then(ends), ends(next)) else {
        return false;
    };
    let digits = after
        .of(text.text)
        .starts_with(|first: char| first.is_ascii_digit());
    digits && before.end() == after.start() && before.of(text.text).ends_with('.')
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
