//! Which way from now a sentence tells, round one of its words.

use std::ops::Range;

use super::pieces::Pieces;
use super::resolve::Tense;
use super::words::{FUTURE, PAST};
use crate::annotate::Tag;

/// How far to look: a clause is seldom longer, and long lists stay cheap.
const REACH: usize = 40;

/// The tense of the words nearest before `place`, else nearest after it.
pub fn tense(pieces: &Pieces<'_>, place: &Range<usize>) -> Tense {
    let before = (place.start.saturating_sub(REACH)..place.start).rev();
    let after = place.end..place.end.saturating_add(REACH).min(pieces.len());
    before
        .chain(after)
        .find_map(|at| sign(pieces, at))
        .unwrap_or_default()
}

/// What the word at `at` says of the tense round it.
fn sign(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    let word = pieces.lower(at);
    if FUTURE.contains(&word) {
        return Some(Tense::Future);
    }
    if PAST.contains(&word) || pieces.tag(at) == Tag::VBD {
        return Some(Tense::Past);
    }
    None
}
