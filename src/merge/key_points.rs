//! The bottom line up front.

use crate::annotate::Annotations;
use crate::briefing::{Briefing, KeyPoint};

/// The sentences that carry most of the key actors, events and figures, best first, one for each fact.
pub fn key_points(_briefing: &Briefing, _annotations: &[Annotations]) -> Vec<KeyPoint> {
    Vec::new()
}
