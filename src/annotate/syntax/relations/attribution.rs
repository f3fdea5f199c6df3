//! Who says so.

use super::is_verb;
use super::subject::doer;
use crate::annotate::syntax::{Label, Sentence};

/// Who says something, and by which word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The verb of saying, or the "according" of "according to".
    pub cue: usize,
    /// Who says it, where that is said.
    pub source: Option<usize>,
}

/// Who says what `verb` tells: the doer of the verb of saying whose complement it is, at any depth, or whom an
/// "according to" names. `is_saying` tells verbs of saying by their lemma.
pub fn attribution(sentence: &Sentence, verb: usize, is_saying: impl Fn(&str) -> bool) -> Option<Attribution> {
    let mut at = verb;
    // Each step goes up the tree.
    loop {
        if let Some(found) = according_to(sentence, at) {
            return Some(found);
        }
        let beside = sentence.children_as(at, &[Label::Parataxis]).find(|beside| is_saying(sentence.lemma(*beside)));
        if let Some(cue) = beside {
            return Some(Attribution { cue, source: doer(sentence, cue) });
        }
        let head = sentence.head(at)?;
        match sentence.label(at)? {
            Label::Ccomp if is_saying(sentence.lemma(head)) => {
                return Some(Attribution { cue: head, source: doer(sentence, head) });
            }
            Label::Ccomp | Label::Xcomp | Label::Conj if is_verb(sentence, head) => at = head,
            _ => return None,
        }
    }
}

/// The "according to" of the clause of `verb`.
fn according_to(sentence: &Sentence, verb: usize) -> Option<Attribution> {
    let cue = sentence.children_as(verb, &[Label::Prep]).find(|at| sentence.lemma(*at) == "accord")?;
    let to = sentence.child_as(cue, &[Label::Prep])?;
    Some(Attribution { cue, source: sentence.child_as(to, &[Label::Pobj]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::each;

    fn source(sentence: &Sentence, verb: usize) -> Option<usize> {
        attribution(sentence, verb, |lemma| matches!(lemma, "say" | "claim" | "deny"))?.source
    }

    #[test]
    fn what_completes_a_verb_of_saying_is_said_by_its_subject() {
        each(
            source,
            &[
                ("The ministry said that two soldiers died.", "died", "The ministry"),
                ("Two soldiers died, the ministry said.", "died", "the ministry"),
                ("The ministry hopes that prices fall.", "fall", ""),
                ("Two soldiers died after the ministry said nothing.", "died", ""),
            ],
        );
    }

    #[test]
    fn according_to_names_a_source() {
        each(
            source,
            &[
                ("According to the police, two men died.", "died", "the police"),
                // Nobody says it here.
                ("Two men died in the fire.", "died", ""),
            ],
        );
    }
}
