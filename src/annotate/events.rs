//! Reports of events: triggers, arguments, dates.

use super::{EventMention, NameMention, StatementMention, TaggedText, TimeMention};

/// The reports of events in `text`, in order of place.
pub fn events(
    _text: &TaggedText<'_>,
    _names: &[NameMention],
    _times: &[TimeMention],
    _statements: &[StatementMention],
) -> Vec<EventMention> {
    Vec::new()
}
