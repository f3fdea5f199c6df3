//! Time expressions and their TIMEX3 values.

use super::{TaggedText, TimeMention};

/// The time expressions in `text`, in order of place; relative ones resolved against `published` (ISO 8601).
pub fn times(_text: &TaggedText<'_>, _published: Option<&str>) -> Vec<TimeMention> {
    Vec::new()
}
