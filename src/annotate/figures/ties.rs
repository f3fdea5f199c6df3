//! The names that a quantity is tied to: whose it is.

use super::concept::Concept;
use super::pieces::Pieces;
use super::quantity::Quantity;
use crate::annotate::Tag;

/// Prepositions before the place in which something stands, that it came from or goes to, and before others that it is not of.
const ASIDE: &[&str] = &[
    "in",
    "at",
    "inside",
    "within",
    "across",
    "throughout",
    "near",
    "on",
    "outside",
    "around",
    "from",
    "to",
    "into",
    "toward",
    "towards",
    "against",
    "than",
    "by",
    "after",
    "before",
];

/// Whose a quantity is: the names in the words of `concept` and of `quantity` itself, but for where it stands; positions in
/// the document's names.
pub fn whose(pieces: &Pieces<'_>, quantity: &Quantity, concept: &Concept) -> Vec<usize> {
    let mut found = Vec::new();
    let own = quantity.start..quantity.end;
    for part in std::iter::once(&own).chain(&concept.parts) {
        let mut preposition = "";
        for at in part.clone() {
            if let Some(name) = pieces.name(at) {
                if !ASIDE.contains(&preposition) && !found.contains(&name) {
                    found.push(name);
                }
            } else if matches!(pieces.tag(at), Tag::IN | Tag::TO) {
                preposition = pieces.lower(at);
            } else if pieces.tag(at) == Tag::PRPS
                && let Some(owner) = owner_before(pieces, at)
                && !found.contains(&owner)
            {
                found.push(owner);
            }
        }
    }
    found
}

/// Whom "its" or "their" at `at` means, where only one name stands before it: the last one.
fn owner_before(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(60)..at).rev().find_map(|before| pieces.name(before))
}
