//! What the analyst says of accounts that disagree: that they are not of one thing, or that one is right.

use super::{Log, Places};
use crate::briefing::correction::{Correction, Evidence};
use crate::briefing::{Disagreement, DisagreementId, Document, Place};

/// Takes the disagreements away that are none, marks the accounts that are held to be right, and numbers the rest anew.
pub fn correct(log: &mut Log<'_>, documents: &[Document], disagreements: &mut Vec<Disagreement>) {
    for (at, logged) in log.iter() {
        let (words, right): (Vec<&Evidence>, _) = match &logged.correction {
            Correction::NotTheSame { sides, .. } => (sides.iter().collect(), None),
            Correction::HeldRight { right, others, .. } => {
                (std::iter::once(right).chain(others).collect(), Some(logged.number))
            }
            _ => continue,
        };
        let places: Vec<Place> = words.iter().filter_map(|words| log.find(at, words, documents)).collect();
        if places.len() < words.len() {
            continue;
        }
        let found = disagreements.iter().position(|disagreement| has_sides(disagreement, &places));
        let Some(position) = found else {
            log.note(at, "no disagreement of these accounts was found");
            continue;
        };
        let touched = match right {
            Some(number) => disagreements.get_mut(position).map_or_else(Vec::new, |it| hold(it, &places, number)),
            None => places_of(&disagreements.remove(position)),
        };
        let position = |place: &Place| documents.iter().position(|document| document.id == place.document);
        let touched: Places = touched.iter().filter_map(|place| Some((position(place)?, place.span))).collect();
        log.applied(at, touched);
    }
    for (position, disagreement) in disagreements.iter_mut().enumerate() {
        disagreement.id = DisagreementId::at(position);
    }
}

/// Marks the account that the first of `places` gives as right, by the correction of this number and by no other; where it
/// stands.
fn hold(disagreement: &mut Disagreement, places: &[Place], number: u32) -> Vec<Place> {
    let right = places.first().and_then(|place| side_at(disagreement, place));
    let mut held = Vec::new();
    for (at, side) in disagreement.sides.iter_mut().enumerate() {
        side.held_right = (right == Some(at)).then_some(number);
        if side.held_right.is_some() {
            held.extend(side.mentions.iter().copied());
        }
    }
    held
}

fn places_of(disagreement: &Disagreement) -> Vec<Place> {
    disagreement.sides.iter().flat_map(|side| side.mentions.iter().copied()).collect()
}

/// The position of the account that `place` gives.
fn side_at(disagreement: &Disagreement, place: &Place) -> Option<usize> {
    let gives = |given: &Place| given.document == place.document && given.span.overlaps(place.span);
    disagreement.sides.iter().position(|side| side.mentions.iter().any(gives))
}

/// Whether each of `places` gives an account of `disagreement`, and not all of them the same one.
fn has_sides(disagreement: &Disagreement, places: &[Place]) -> bool {
    let sides: Option<std::collections::BTreeSet<usize>> =
        places.iter().map(|place| side_at(disagreement, place)).collect();
    sides.is_some_and(|sides| sides.len() > 1)
}
