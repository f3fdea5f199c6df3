//! Which way from now a sentence tells, round one of its words: by the verb group nearest to it.

use std::ops::Range;

use super::pieces::Pieces;
use super::resolve::Tense;
use super::words::{FUTURE, PAST, PLANNED, Sense};
use crate::annotate::Tag;

/// How far to look: a clause is seldom longer, and long lists stay cheap.
const REACH: usize = 15;

/// How many words a verb group has at most ("had not yet been due to be opened").
const GROUP: usize = 8;

/// Verbs whose present tense tells nothing of when: they report what was, or lead another verb.
const TIMELESS: &[&str] = &[
    "is", "are", "am", "'s", "'re", "'m", "has", "have", "'ve", "does", "do", "says", "say", "tells", "tell", "adds",
    "add", "writes", "write", "notes", "note", "reports", "report", "shows", "show",
];

/// Verbs of what is to come that are not those of reported speech.
const CERTAIN: &[&str] = &["will", "'ll", "shall"];

/// The tense of the verb group nearest before `place`, else nearest after it.
pub fn tense(pieces: &Pieces<'_>, place: &Range<usize>) -> Tense {
    let before = || (place.start.saturating_sub(REACH)..place.start).rev();
    let after = || place.end..place.end.saturating_add(REACH).min(pieces.len());
    match pieces.before(place.start) {
        // "Until Friday, nobody had", but "it stays closed until Friday".
        "until" | "till" if place.start > 1 => return Tense::Future,
        // "as early as Tuesday"
        "as" if pieces.is_any(place.start.wrapping_sub(2), &["soon", "early", "late"]) => return Tense::Future,
        // "by February"
        "by" if matches!(pieces.sense(place.start), Sense::Month(_)) => return Tense::Future,
        _ => {}
    }
    if is_to_come(pieces, place) {
        return Tense::Future;
    }
    if is_over(pieces, place) {
        return Tense::Over;
    }
    let mut tense = before().chain(after()).find_map(|at| sign(pieces, at)).unwrap_or_default();
    // "They would fight Monday's ruling": what a day is given to is mostly known, hence past, unless something will be.
    let possessor = matches!(pieces.sense(place.start), Sense::Weekday(_)) && pieces.is_any(place.end, &["'s", "’s"]);
    let ahead = matches!(pieces.before(place.start), "before" | "until" | "for" | "of");
    if possessor && tense == Tense::Future && !ahead && !before().any(|at| pieces.is_any(at, CERTAIN)) {
        tense = Tense::Past;
    }
    // "is open through Jan. 3", but "has grown through August"
    let month = matches!(pieces.sense(place.start), Sense::Month(_));
    if tense == Tense::Unknown && month && pieces.before(place.start) == "through" { Tense::Future } else { tense }
}

/// Whether the words right before say so in the present: "the board meets on Tuesday", "agreed to buy it in May".
fn is_to_come(pieces: &Pieces<'_>, place: &Range<usize>) -> bool {
    let months = matches!(pieces.sense(place.start), Sense::Month(_)) && place.len() == 1;
    if months && pieces.before(place.start) == "in" {
        let verb = (place.start.saturating_sub(REACH)..place.start).rev().find(|at| pieces.tag(*at).is_verb());
        return verb.is_some_and(|at| pieces.tag(at) == Tag::VB && pieces.before(at) == "to");
    }
    let mut before = place.start;
    for _ in 0..2 {
        before = before.wrapping_sub(1);
        match pieces.tag(before) {
            Tag::RB | Tag::IN | Tag::RP => {}
            Tag::VBZ => {
                return !TIMELESS.contains(&pieces.lower(before)) && !pieces.is(place.end, "'s");
            }
            _ => return false,
        }
    }
    false
}

/// Whether the verb that the time belongs to stands right before it and is past: "they met on March 3".
fn is_over(pieces: &Pieces<'_>, place: &Range<usize>) -> bool {
    let led = usize::from(matches!(pieces.before(place.start), "on" | "in"));
    let Some(verb) = place.start.checked_sub(1 + led) else {
        return false;
    };
    matches!(pieces.tag(verb), Tag::VBD | Tag::VBN)
        && !PLANNED.contains(&pieces.lower(verb))
        && sign(pieces, verb) == Some(Tense::Past)
}

/// What the word at `at`, with the verb group that it ends, says of the tense round it.
fn sign(pieces: &Pieces<'_>, at: usize) -> Option<Tense> {
    let word = pieces.lower(at);
    let tag = pieces.tag(at);
    if is_planned(pieces, at) {
        // "had been scheduled for Friday": it was not to be.
        let undone = group(pieces, at).any(|at| pieces.is_any(at, &["had", "'d"]));
        return Some(if undone { Tense::Past } else { Tense::Future });
    }
    // "is to resume", "are to meet"
    if word == "to" && matches!(pieces.before(at), "is" | "are") && pieces.tag(at + 1) == Tag::VB {
        return Some(Tense::Future);
    }
    if tag == Tag::VBN {
        return Some(participle(pieces, at));
    }
    let unknown = tag == Tag::Other && (PAST.contains(&word) || word.len() > 3 && word.ends_with("ed"));
    if unknown || tag == Tag::VBD || matches!(word, "has" | "have" | "'ve" | "been") {
        return Some(Tense::Past);
    }
    None
}

/// Whether the word at `at` says that something is to come.
fn is_planned(pieces: &Pieces<'_>, at: usize) -> bool {
    let word = pieces.lower(at);
    if FUTURE.contains(&word) && !pieces.tag(at).is_noun() {
        return true;
    }
    let leads: &[&str] = if word == "set" { &["to", "for"] } else { &["to", "for", "by", "on"] };
    PLANNED.contains(&word) && pieces.is_any(at + 1, leads)
}

/// The tense of a group that ends with a past participle: "will be opened", "was opened", "a door opened".
fn participle(pieces: &Pieces<'_>, at: usize) -> Tense {
    let mut tense = Tense::Past;
    for at in group(pieces, at) {
        let word = pieces.lower(at);
        // "could not be reached": of then or of what is to come.
        if word == "could" {
            return Tense::Unknown;
        }
        if FUTURE.contains(&word) || PLANNED.contains(&word) || word == "to" {
            return Tense::Future;
        }
        if pieces.tag(at) == Tag::VBD || matches!(word, "has" | "have" | "had" | "'ve" | "having") {
            return Tense::Past;
        }
        if matches!(word, "is" | "are" | "'re" | "be" | "being" | "can" | "must" | "should") {
            tense = Tense::Unknown;
        }
    }
    tense
}

/// The words of the verb group before its last one at `at`, nearest first.
fn group(pieces: &Pieces<'_>, at: usize) -> impl Iterator<Item = usize> {
    let is_inside = |at: &usize| {
        let tag = pieces.tag(*at);
        tag.is_verb() || matches!(tag, Tag::MD | Tag::RB | Tag::TO) || pieces.is_any(*at, &["not", "n't", "to", "due"])
    };
    (at.saturating_sub(GROUP)..at).rev().take_while(is_inside)
}
