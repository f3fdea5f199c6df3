//! Says which documents are in a language that dossier does not understand.

use crate::annotate::Annotations;
use crate::briefing::{Document, Language, Problem};

/// Notes the language of each of `documents`, and adds a problem for each that is not in English.
pub fn tell(documents: &mut [Document], annotations: &[Annotations], problems: &mut Vec<Problem>) {
    for (document, found) in documents.iter_mut().zip(annotations) {
        document.language = found.language;
        if let Some(language) = found.language.filter(|&language| language != Language::ENGLISH) {
            let what = format!(
                "It is in {}: it can be read, searched and cited, but actors, events and figures are found in English texts only.",
                language.name
            );
            problems.push(Problem { path: document.path.clone(), what });
        }
    }
    problems.sort();
}
