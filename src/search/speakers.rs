//! Who speaks in which paragraph, for the field `speaker:`.

use std::collections::{BTreeMap, BTreeSet};

use super::field::{Field, stands_in};
use super::query::Clause;
use super::term::Term;
use crate::briefing::Briefing;

/// For each name that is asked for, the paragraphs in which such a person speaks: position of the document, position of
/// the paragraph.
#[derive(Debug, Default)]
pub(super) struct Speakers(BTreeMap<String, BTreeSet<(usize, usize)>>);

impl Speakers {
    /// The speakers whom `clause` asks for.
    pub fn of(briefing: &Briefing, clause: &Clause) -> Self {
        let mut speakers = Self::default();
        clause.fields(&mut |field| {
            if let Field::Speaker(term) = field {
                speakers.0.insert(term.words().to_owned(), paragraphs(briefing, term));
            }
        });
        speakers
    }

    /// Whether somebody of the name that `field` asks for speaks in this paragraph.
    pub fn speak(&self, field: &Field, document: usize, paragraph: usize) -> bool {
        let Field::Speaker(term) = field else { return false };
        self.0.get(term.words()).is_some_and(|places| places.contains(&(document, paragraph)))
    }
}

/// Where a person of this name speaks: in their turns, and where statements are theirs.
fn paragraphs(briefing: &Briefing, name: &Term) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    for (at, document) in briefing.documents.iter().enumerate() {
        for turn in document.turns.iter().filter(|turn| stands_in(name, &turn.speaker)) {
            found.extend((turn.from..turn.to).map(|paragraph| (at, paragraph)));
        }
    }
    let is_named: Vec<bool> = briefing
        .actors
        .iter()
        .map(|actor| stands_in(name, &actor.name) || actor.aliases.iter().any(|alias| stands_in(name, alias)))
        .collect();
    for said in &briefing.statements {
        let is_theirs = said.speaker.is_some_and(|id| is_named.get(id.position()).copied().unwrap_or_default());
        if is_theirs && let Some(at) = briefing.document_position(said.document) {
            let document = briefing.documents.get(at);
            found.extend(document.and_then(|document| document.paragraph_at(said.content)).map(|spot| (at, spot)));
        }
    }
    found
}
