//! Which quantities are one figure.

use super::Folder;
use crate::briefing::Figure;

/// The figures, each with all places that state it, in order of first mention.
pub fn figures(_folder: &Folder<'_>) -> Vec<Figure> {
    Vec::new()
}
