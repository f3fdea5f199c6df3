//! How clauses hang together: subjects handed down, passive clauses turned round.

use super::{Link, Parsed};
use crate::annotate::events::chunk::{Form, Kind};

/// "Arrested and questioned the student": an object stands once for two verbs.
fn share_objects(parsed: &mut Parsed<'_>) {
    for at in 1..parsed.clauses.len() {
        let (Some(left), Some(right)) = (parsed.clauses.get(at - 1), parsed.clauses.get(at)) else {
            continue;
        };
        let joined = left.verb + 2 == right.verb && parsed.kind(left.verb + 1) == Kind::Conjunction;
        let bare = left.object.is_empty() && left.phrases.is_empty() && left.complement.is_none();
        let same = left.build.form == right.build.form && !left.build.passive && !right.build.passive;
        if joined && bare && same && !right.object.is_empty() && right.second.is_empty() {
            let object = right.object.clone();
            let end = right.end;
            if let Some(left) = parsed.clauses.get_mut(at - 1) {
                left.object = object;
                left.end = left.end.max(end);
            }
        }
    }
}

/// Hands subjects down from clause to clause, and turns passive clauses round.
pub(super) fn link(parsed: &mut Parsed<'_>) {
    let complements: Vec<(usize, usize)> =
        parsed.clauses.iter().enumerate().filter_map(|(at, clause)| Some((at, clause.complement?))).collect();
    for (governor, verb) in complements {
        let Some(at) = parsed.clause_of.get(verb).copied().flatten() else {
            continue;
        };
        if let Some(clause) = parsed.clauses.get_mut(at)
            && at > governor
        {
            clause.governor = Some((governor, Link::Complement));
        }
    }
    share_objects(parsed);
    for at in 0..parsed.clauses.len() {
        let Some(clause) = parsed.clauses.get(at) else {
            continue;
        };
        let mut subject = clause.subject.clone();
        let mut governor = clause.governor;
        let mut passive = clause.build.passive;
        if let Some((above, how)) = governor
            && let Some(other) = parsed.clauses.get(above).filter(|_| above < at)
        {
            let inherits = subject.is_empty() || clause.build.form == Form::Infinitive;
            if inherits {
                subject = match how {
                    Link::Complement if !other.object.is_empty() && !other.build.passive => {
                        let mut object = other.second.clone();
                        if object.is_empty() {
                            object.clone_from(&other.object);
                        }
                        object
                    }
                    Link::Complement if other.build.passive => other.object.clone(),
                    // "was denied a visa, drawing protests": who was denied it stands before the verb.
                    _ if other.build.passive && !other.second.is_empty() => other.second.clone(),
                    _ if other.build.passive => other.object.clone(),
                    _ => other.subject.clone(),
                };
            }
            if how == Link::Beside {
                governor = match other.governor {
                    Some((upper, Link::Complement)) => Some((upper, Link::Complement)),
                    _ => governor,
                };
                passive |= clause.build.form == Form::Participle && other.build.passive;
                // "was allowed to sell, but barred from buying"
                let from = clause.phrases.first().is_some_and(|&(word, _)| matches!(parsed.lower(word), "from" | "by"));
                let alone = parsed.chunks.get(clause.verb).is_some_and(|chunk| chunk.tokens.len() == 1);
                let shared = clause.subject.is_empty() && clause.object.is_empty() && from && alone;
                passive |= shared && other.build.passive && parsed.lower(clause.verb).ends_with("ed");
            }
        }
        let Some(clause) = parsed.clauses.get_mut(at) else {
            continue;
        };
        clause.governor = governor;
        clause.build.passive = passive;
        clause.subject = subject;
        if passive {
            if clause.second.is_empty() && !clause.object.is_empty() {
                // "was given a warning"
                clause.second = std::mem::take(&mut clause.subject);
            } else if clause.object.is_empty() {
                clause.object = std::mem::take(&mut clause.subject);
            }
        }
    }
}
