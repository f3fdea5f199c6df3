//! Accounts that the analyst says are not of one thing.

use super::{Log, Places};
use crate::briefing::correction::Correction;
use crate::briefing::{Disagreement, DisagreementId, Document, Place};

/// Takes the disagreements away that are none, and numbers the others anew.
pub fn dismiss(log: &mut Log<'_>, documents: &[Document], disagreements: &mut Vec<Disagreement>) {
    for (at, logged) in log.iter() {
        let Correction::NotTheSame { sides, .. } = &logged.correction else {
            continue;
        };
        let places: Vec<Place> = sides.iter().filter_map(|words| log.find(at, words, documents)).collect();
        if places.len() < sides.len() {
            continue;
        }
        let found = disagreements.iter().position(|disagreement| has_sides(disagreement, &places));
        let Some(position) = found else {
            log.note(at, "no disagreement of these accounts was found");
            continue;
        };
        let dismissed = disagreements.remove(position);
        let mentions = dismissed.sides.iter().flat_map(|side| side.mentions.iter());
        let position = |place: &Place| documents.iter().position(|document| document.id == place.document);
        let touched: Places = mentions.filter_map(|place| Some((position(place)?, place.span))).collect();
        log.applied(at, touched);
    }
    for (position, disagreement) in disagreements.iter_mut().enumerate() {
        disagreement.id = DisagreementId::at(position);
    }
}

/// Whether each of `places` gives an account of `disagreement`, and not all of them the same one.
fn has_sides(disagreement: &Disagreement, places: &[Place]) -> bool {
    let side = |place: &Place| {
        let gives = |given: &Place| given.document == place.document && given.span.overlaps(place.span);
        disagreement.sides.iter().position(|side| side.mentions.iter().any(gives))
    };
    let sides: Option<std::collections::BTreeSet<usize>> = places.iter().map(side).collect();
    sides.is_some_and(|sides| sides.len() > 1)
}
