//! Which way from now a sentence tells, round one of its words.

use std::ops::Range;

use super::pieces::Pieces;
use super::resolve::Tense;
use super::words::{FUTURE, PAST, PLANNED, Sense};
use crate::annotate::Tag;

/// How far to look: a clause is seldom longer, and long lists stay cheap.
const REACH: usize = 15;

/// The tense of the words nearest before `place`, else nearest after it.
pub fn tense(pieces: &Pieces<'_>, place: &Range<usize>) -> Tense {
    // "until Friday", "by the Tuesday deadline"
    if pieces.is_any(place.end, &["deadline"]) || matches!(pieces.before(place.start), "until" | "till") {
        return Tense::Future;
    }
    // "as early as Tuesday"
    if pieces.is(place.start.wrapping_sub(1), "as")
        && pieces.is_any(place.start.wrapping_sub(2), &["soon", "early", "late"])
    {
        return Tense::Future;
    }
    // "by February", "through Jan. 3"
    let month = matches!(pieces.sense(place.start), Sense::Month(_));
    if month && matches!(pieces.before(place.start), "by" | "through") {
        return Tense::Future;
    }
    let before = (place.start.saturating_sub(REACH)..place.start).rev();
    let after = place.end..place.end.saturating_add(REACH).min(pieces.len());
    before.chain(after).find_map(|at| sign(pieces, at)).unwrap_or_default()
}

/// What the word at `at` says of the tense round it.
fn sign(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    let word = pieces.lower(at);
    if FUTURE.contains(&word) || PLANNED.contains(&word) && pieces.is_any(at + 1, &["to", "for", "by", "on"]) {
        return Some(Tense::Future);
    }
    // "is to resume", "are to meet"
    if word == "to" && matches!(pieces.before(at), "is" | "are") && pieces.tag(at + 1) == Tag::VB {
        return Some(Tense::Future);
    }
    let tag = pieces.tag(at);
    let unknown = tag == Tag::Other && (PAST.contains(&word) || word.len() > 3 && word.ends_with("ed"));
    if unknown || tag == Tag::VBD || pieces.is_any(at, &["has", "have", "'ve", "been"]) {
        return Some(Tense::Past);
    }
    None
}
