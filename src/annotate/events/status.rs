//! How the text puts an event: as fact, as planned, denied, claimed or possible.

use super::chunk::{Chunk, Form, Kind, Modal};
use super::clause::{Clause, Link, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::WordClass;
use crate::annotate::syntax::relations::is_said_of_nothing;
use crate::briefing::EventStatus;

const UNDONE: &[&str] = &["no", "neither", "nor", "never", "without", "nobody", "none", "nothing"];

/// The status of what the clause says.
pub(super) fn of_clause(parsed: &Parsed<'_>, clause: &Clause, lexicon: &Lexicon) -> EventStatus {
    let own = own(parsed, clause, lexicon);
    if own != EventStatus::Reported {
        return own;
    }
    let mut below = clause;
    // A chain of governors goes leftwards; its length bounds the walk.
    for _ in 0..6 {
        let Some((above, link)) = below.governor else {
            break;
        };
        let Some(governor) = parsed.clauses.get(above).filter(|above| above.verb < below.verb) else {
            break;
        };
        // "Is it true that they agreed?"
        if link == Link::Complement && governor.is_inverted {
            return EventStatus::Hypothetical;
        }
        if link == Link::Complement {
            let lent = lent(parsed, governor, below, lexicon);
            if lent != EventStatus::Reported {
                return lent;
            }
        }
        below = governor;
    }
    EventStatus::Reported
}

/// What the clause's own words make of it.
fn own(parsed: &Parsed<'_>, clause: &Clause, lexicon: &Lexicon) -> EventStatus {
    if is_negated(parsed, clause) {
        return EventStatus::Denied;
    }
    let (tree, verb) = (parsed.source.tree, parsed.source.alignment.token(parsed.head(clause.verb)));
    if verb.is_some_and(|verb| is_said_of_nothing(tree, verb)) {
        return EventStatus::Hypothetical;
    }
    if let Some(word) = clause.opened_by
        && matches!(parsed.lower(word), "if" | "unless" | "whether")
    {
        return EventStatus::Hypothetical;
    }
    // "Had the court agreed", "did the court agree?"
    if clause.is_inverted {
        return EventStatus::Hypothetical;
    }
    let said = clause.governor.is_some_and(|(above, link)| {
        link == Link::Complement
            && parsed.clauses.get(above).is_some_and(|above| lexicon.is_saying(parsed.lemma(above.verb)))
    });
    match clause.build.modal {
        Modal::Will => return EventStatus::Planned,
        Modal::Would if said => return EventStatus::Planned,
        Modal::Would | Modal::May | Modal::Must => return EventStatus::Hypothetical,
        Modal::None => {}
    }
    let beside = [clause.verb.checked_sub(1), Some(clause.verb)];
    for at in beside.into_iter().flatten() {
        let Some(chunk) = parsed.chunks.get(at) else {
            continue;
        };
        let adverb = chunk.kind == Kind::Adverb || at == clause.verb;
        for token in chunk.tokens.clone().filter(|_| adverb) {
            let word = parsed.source.text.lower(token);
            if WordClass::Claimed.has(word) {
                return EventStatus::Alleged;
            }
            if WordClass::Possible.has(word) {
                return EventStatus::Hypothetical;
            }
        }
    }
    EventStatus::Reported
}

/// Whether the clause's own words negate it.
pub(super) fn is_negated(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    clause.build.negated || clause.subject.iter().chain(&clause.object).any(|&noun| first_word_is(parsed, noun, UNDONE))
}

/// What a governing verb makes of its complement.
fn lent(parsed: &Parsed<'_>, governor: &Clause, below: &Clause, lexicon: &Lexicon) -> EventStatus {
    let lemma = parsed.lemma(governor.verb);
    let adjective = governor.adjective.map_or("", |at| parsed.lower(at));
    let infinitive = below.build.form == Form::Infinitive;
    match lemma {
        "deny" => return EventStatus::Denied,
        _ if lexicon.is_doubt(lemma) => return EventStatus::Denied,
        _ if infinitive && governor.build.negated => return EventStatus::Denied,
        _ if lexicon.is_claim(lemma) => return EventStatus::Alleged,
        _ => {}
    }
    if infinitive && (lexicon.is_plan(lemma) || lexicon.is_planned(adjective)) {
        return EventStatus::Planned;
    }
    if infinitive && governor.build.passive && lexicon.is_saying(lemma) {
        return EventStatus::Alleged;
    }
    match governor.build.modal {
        Modal::None | Modal::Must => EventStatus::Reported,
        Modal::Will if infinitive => EventStatus::Planned,
        _ if infinitive => EventStatus::Hypothetical,
        _ => EventStatus::Reported,
    }
}

/// The status that the words before an event noun give it.
pub(super) fn of_nominal(parsed: &Parsed<'_>, at: usize) -> EventStatus {
    let Some(chunk) = parsed.chunks.get(at) else {
        return EventStatus::Reported;
    };
    for token in chunk.tokens.clone() {
        let word = parsed.source.text.lower(token);
        if WordClass::Claimed.has(word) {
            return EventStatus::Alleged;
        }
        if WordClass::Possible.has(word) {
            return EventStatus::Hypothetical;
        }
        if WordClass::Ahead.has(word) {
            return EventStatus::Planned;
        }
    }
    if first_word_is(parsed, at, UNDONE) {
        return EventStatus::Denied;
    }
    EventStatus::Reported
}

fn first_word_is(parsed: &Parsed<'_>, noun: usize, words: &[&str]) -> bool {
    // "Voted no": the word alone denies nothing.
    let first = |chunk: &Chunk| parsed.source.text.lower(chunk.tokens.start);
    parsed
        .chunks
        .get(noun)
        .is_some_and(|chunk| words.contains(&first(chunk)) && !(first(chunk) == "no" && chunk.tokens.len() == 1))
}
