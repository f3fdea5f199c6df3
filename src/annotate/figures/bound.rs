//! The words round a quantity that bound it.

use super::lexicon::{BOUNDS_AFTER, BOUNDS_BEFORE};
use super::pieces::Pieces;
use super::unit::Unit;
use crate::annotate::{Tag, WordClass};
use crate::briefing::Bound;

/// The bound that the words before piece `start` give, and the piece they begin at.
pub fn before(pieces: &Pieces<'_>, start: usize, unit: Option<&Unit>) -> Option<(Bound, usize)> {
    let (words, bound) = BOUNDS_BEFORE.iter().find(|(words, _)| {
        start >= words.len() && words.iter().zip(start - words.len()..).all(|(word, at)| pieces.lower(at) == *word)
    })?;
    let from = start - words.len();
    let previous = pieces.before(from, 1);
    let holds = match (*words, unit) {
        (["about"], _) => !WordClass::Topic.has(previous),
        (["passed" | "passing"], unit) => !matches!(unit, Some(Unit::Counted(..) | Unit::Duration(_))),
        // "raised over three years" says how long, "for over three years" how long at least.
        (["over"], Some(Unit::Duration(_))) => lasts(pieces, from),
        // "the top 10 banks"
        (["top" | "tops"], _) => pieces.tag(from).is_verb(),
        (["at", ..], _) => previous != "or",
        (["around"], Some(Unit::Duration(_))) => previous != "year",
        _ => true,
    };
    holds.then_some((*bound, from))
}

fn lasts(pieces: &Pieces<'_>, from: usize) -> bool {
    let Some(previous) = from.checked_sub(1) else {
        return false;
    };
    let tag = pieces.tag(previous);
    matches!(
        pieces.lower(previous),
        "for"
            | "of"
            | "to"
            | "with"
            | "after"
            | "just"
            | "well"
            | "is"
            | "was"
            | "took"
            | "takes"
            | "lasted"
            | "spent"
            | "been"
            | "a"
    ) || matches!(tag, Tag::IN | Tag::TO | Tag::MD)
}

/// The bound that the words from piece `end` on give, and the piece after them.
pub fn after(pieces: &Pieces<'_>, end: usize) -> Option<(Bound, usize)> {
    BOUNDS_AFTER.iter().find_map(|(words, bound)| {
        let all = words.iter().zip(end..).all(|(word, at)| pieces.lower(at) == *word);
        let glued = matches!(words, ["+"] | ["-", ..]);
        // "two or more countries": the noun follows; "100 and more" is rare enough to need its own end.
        let ends = end + words.len();
        let plus = matches!(words, ["plus"]) && !pieces.tag(ends).is_noun();
        let and = matches!(words, ["and", "more"]) && pieces.is_word(ends);
        (all && (!glued || pieces.glued(end)) && !plus && !and).then_some((*bound, ends))
    })
}
