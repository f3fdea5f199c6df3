//! The names that a quantity is tied to: whose it is, and where it stands.

use super::concept::Concept;
use super::pieces::Pieces;
use super::quantity::Quantity;
use crate::annotate::Tag;

/// Positions in the document's names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Whose it is.
    pub whose: Vec<usize>,
    /// Where it stands.
    pub places: Vec<usize>,
}

/// Prepositions before the place in which something stands.
const WHERE: &[&str] = &["in", "at", "inside", "within", "across", "throughout", "near", "on", "outside", "around"];
/// Prepositions before a place that it came from or goes to, and before others that it is not of.
const ELSEWHERE: &[&str] = &["from", "to", "into", "toward", "towards", "against", "than", "by", "after", "before"];

/// The names in the words of `concept` and of `quantity` itself.
pub fn ties(pieces: &Pieces<'_>, quantity: &Quantity, concept: &Concept) -> Ties {
    let mut found = Ties::default();
    let own = quantity.start..quantity.end;
    for part in std::iter::once(&own).chain(&concept.parts) {
        let mut preposition = "";
        for at in part.clone() {
            if let Some(name) = pieces.name(at) {
                let list = match preposition {
                    _ if ELSEWHERE.contains(&preposition) => continue,
                    _ if WHERE.contains(&preposition) => &mut found.places,
                    _ => &mut found.whose,
                };
                if !list.contains(&name) {
                    list.push(name);
                }
            } else if matches!(pieces.tag(at), Tag::IN | Tag::TO) {
                preposition = pieces.lower(at);
            } else if pieces.tag(at) == Tag::PRPS
                && let Some(owner) = owner_before(pieces, at)
                && !found.whose.contains(&owner)
            {
                found.whose.push(owner);
            }
        }
    }
    found
}

/// Whom "its" or "their" at `at` means, where only one name stands before it: the last one.
fn owner_before(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(60)..at).rev().find_map(|before| pieces.name(before))
}
