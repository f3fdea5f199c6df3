//! The time at which a quantity held.

use super::Clause;
use crate::annotate::TimeMention;
use crate::annotate::figures::chunk::Kind;
use crate::briefing::TimeKind;

/// The time at which the quantity at `at` held: the next one of its clause, else the one before it, else the one that
/// the sentence begins with. A position in the document's times.
pub fn as_of(clause: &Clause<'_>, times: &[TimeMention], at: usize) -> Option<usize> {
    const NEAR: usize = 10;
    let place = clause.place(at)?;
    let date = |chunk: usize| {
        let time = clause.pieces.time(clause.range(chunk).start)?;
        // "By Tuesday evening" dates a count as "by Tuesday" does.
        let known = times
            .get(time)
            .is_some_and(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.value.is_some());
        // "Since July" says from when on it was counted.
        let begins = clause.range(chunk).start.checked_sub(1).is_some_and(|word| clause.pieces.lower(word) == "since");
        (clause.kind(chunk) == Some(Kind::Time) && known && !begins).then_some(time)
    };
    let ends = |chunk: &usize| !matches!(clause.kind(*chunk), Some(Kind::Break | Kind::Quantity(_)) | None);
    let after = (place + 1..place + NEAR).take_while(ends).find_map(date);
    // What stands before "said that" dates the saying, not what is said; "the bombing that killed" is one clause.
    let within = |chunk: &usize| {
        let noun = chunk.checked_sub(1).and_then(|at| clause.kind(at)) == Some(Kind::Noun);
        ends(chunk) && (noun || clause.kind(*chunk) != Some(Kind::Relative))
    };
    let before = || {
        let first = place.saturating_sub(NEAR);
        (first..place).rev().take_while(within).find_map(date)
    };
    let one_clause = (place.saturating_sub(40)..place).all(|chunk| within(&chunk));
    let begins = if one_clause { 0..3 } else { 0..0 };
    // "(first half of 2021: €300 million)"
    let heading = || {
        let colon = place.checked_sub(1).filter(|&at| clause.pieces.lower(clause.range(at).start) == ":")?;
        colon.checked_sub(1).and_then(date)
    };
    heading().or(after).or_else(before).or_else(|| begins.clone().take_while(ends).find_map(date))
}
