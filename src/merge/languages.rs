//! Says which documents are in a language that dossier does not understand.

use crate::briefing::{Document, Language, Problem};

/// Adds a problem for each of `documents` that is not in English.
pub fn tell(documents: &[Document], problems: &mut Vec<Problem>) {
    for document in documents {
        if let Some(language) = document.language.filter(|&language| language != Language::ENGLISH) {
            let what = format!(
                "It is in {}: it can be read, searched and cited, but actors, events and figures are found in English texts only.",
                language.name
            );
            problems.push(Problem { path: document.path.clone(), what });
        }
    }
    problems.sort();
}
