//! Where sources do not say the same.

use crate::briefing::{Briefing, Disagreement};

/// The disagreements in `briefing`, whose other parts are final, most important first.
pub fn disagreements(_briefing: &Briefing) -> Vec<Disagreement> {
    Vec::new()
}
