//! Which paragraphs nearly repeat an earlier one.

use crate::briefing::Document;

/// Marks each paragraph that nearly repeats an earlier one of the folder, in order of document and place.
pub fn mark(_documents: &mut [Document]) {}
