//! Quantities.

use super::{FigureMention, NameMention, TaggedText, TimeMention};

/// The quantities that `text` states, in order of place.
pub fn figures(
    _text: &TaggedText<'_>,
    _names: &[NameMention],
    _times: &[TimeMention],
) -> Vec<FigureMention> {
    Vec::new()
}
