//! Who said what.

use super::{NameMention, StatementMention, TaggedText};

/// The statements in `text`, in order of place.
pub fn statements(_text: &TaggedText<'_>, _names: &[NameMention]) -> Vec<StatementMention> {
    Vec::new()
}
