//! The tense in which something is told.

use crate::annotate::events::chunk::{Form, Modal};
use crate::annotate::events::clause::{Clause, Link, Parsed};
use crate::annotate::{Tag, Tense};

/// The tense of the clause: its own, or that of the clause that it goes along with.
pub(super) fn of_clause(parsed: &Parsed<'_>, clause: &Clause) -> Tense {
    let mut clause = clause;
    // A chain of governors goes leftwards; its length bounds the walk.
    for _ in 0..6 {
        if is_aside(parsed, clause) {
            return Tense::None;
        }
        if clause.build.form == Form::Finite {
            return finite(parsed, clause);
        }
        let above = clause.governor.filter(|(_, link)| matches!(link, Link::Complement | Link::Adjunct | Link::Beside));
        let Some(above) = above.and_then(|(above, _)| parsed.clauses.get(above)) else {
            break;
        };
        if above.verb >= clause.verb {
            break;
        }
        clause = above;
    }
    Tense::None
}

/// Whether it is a relative clause, or one that another only takes as known ("after", "because").
fn is_aside(parsed: &Parsed<'_>, clause: &Clause) -> bool {
    clause.is_relative || clause.opened_by.is_some_and(|word| !matches!(parsed.lower(word), "that"))
}

fn finite(parsed: &Parsed<'_>, clause: &Clause) -> Tense {
    let Some(chunk) = parsed.chunks.get(clause.verb).filter(|_| clause.build.modal == Modal::None) else {
        return Tense::None;
    };
    let text = parsed.source.text;
    let Some(first) = chunk.tokens.clone().find(|&token| text.tag(token).is_verb()) else {
        return Tense::None;
    };
    let has = text.lemma(first) == "have" && first != chunk.head;
    match (text.tag(first), has) {
        (Tag::VBD, true) => Tense::Before,
        (Tag::VBD | Tag::VBN, _) => Tense::Past,
        (Tag::VBZ | Tag::VBP, true) => Tense::Perfect,
        (Tag::VBZ | Tag::VBP, false) => Tense::Present,
        _ => Tense::None,
    }
}
