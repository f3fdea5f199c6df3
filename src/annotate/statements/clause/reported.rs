//! What a verb of saying reports: whether it is a clause, whether all of it stands there, and where the speaker does
//! something else.

use std::ops::Range;

use super::Clause;
use crate::annotate::syntax::relations;
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag};

/// What a finite verb says of when: a verb in the past goes on with one in the past.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Modal,
}

impl Clause<'_> {
    /// Whether a relative clause took a part out of what the verb at `at` reports: "a bill, *which* they claim is owed", "the
    /// *sum* Lund says the club owes", "people *who* he said were there".
    pub fn lacks_part(&self, at: usize) -> bool {
        let tree = self.tree;
        let Some(verb) = self.alignment.token(at) else {
            return false;
        };
        let is_relative = |at: usize| tree.label(at) == Some(Label::Relcl);
        let is_beside = matches!(tree.label(verb), Some(Label::Parataxis | Label::Ccomp | Label::Advcl));
        if is_beside && tree.head(verb).is_some_and(|head| head > verb && is_relative(head)) {
            return true;
        }
        let Some(subject) = tree.child_as(verb, SUBJECTS).filter(|_| is_relative(verb)) else {
            return false;
        };
        let Some(reported) = relations::complement_clause(tree, verb) else {
            return false;
        };
        if self.tense(reported).is_some() && tree.child_as(reported, SUBJECTS).is_none() {
            return true;
        }
        // "whom he told that", "in which she said that": the verb of saying itself has the part.
        let own = tree.subtree_without(verb, |at| at == reported);
        let is_relative_word = |at: &usize| {
            tree.get(*at).is_some_and(|token| {
                matches!(token.tag, PennTag::Wdt | PennTag::Wp | PennTag::WpPoss | PennTag::Wrb)
                    || *at == subject && tree.lemma(*at) == "that"
            })
        };
        !own.iter().take_while(|at| **at < verb).any(is_relative_word)
    }

    /// Whether a verb makes `words` a clause that the verb at `at` reports, not only one that says more of a noun in them
    /// ("the boat that sank") or when it was said.
    pub fn is_clausal(&self, at: usize, words: &Range<usize>) -> bool {
        let tree = self.tree;
        let Some(verb) = self.alignment.token(at) else {
            return true;
        };
        let says_more = |at: usize| {
            matches!(tree.label(at), Some(Label::Relcl | Label::Acl | Label::Advcl | Label::Amod | Label::Compound))
        };
        let is_reported = |word: usize| {
            let Some(token) = self.alignment.token(word).filter(|token| is_verb(tree.pos(*token))) else {
                return false;
            };
            if says_more(token) || tree.label(token) == Some(Label::Conj) && tree.head(token) == Some(verb) {
                return false;
            }
            let above: Vec<usize> = tree.ancestors(token).take_while(|above| *above != verb).collect();
            let is_below = above.last().map_or(tree.head(token), |last| tree.head(*last)) == Some(verb);
            !above.iter().any(|at| says_more(*at)) && (is_below || self.tense(token).is_some())
        };
        words.clone().any(is_reported)
    }

    /// Whether `words` hold a finite verb with its subject: a clause that stands by itself.
    pub fn is_whole(&self, words: &Range<usize>) -> bool {
        let tokens: Vec<usize> = words.clone().filter_map(|word| self.alignment.token(word)).collect();
        let is_inside = |at: &usize| tokens.contains(at);
        let subject = |at: usize| self.tree.child_as(at, SUBJECTS).filter(is_inside);
        let is_free = |at: usize| !matches!(self.tree.label(at), Some(Label::Relcl | Label::Acl | Label::Advcl));
        tokens.iter().any(|at| self.tense(*at).is_some() && is_free(*at) && subject(*at).is_some())
    }

    /// Whether its speaker only gives thanks or asks to be let go on: "I want to thank you", "Let us begin".
    pub fn only_moderates(&self) -> bool {
        let tree = self.tree;
        let is_own = |verb: usize| {
            tree.child_as(verb, SUBJECTS).is_none_or(|subject| matches!(tree.lemma(subject), "I" | "we" | "i"))
        };
        let mut verb = tree.root();
        for _ in 0..4 {
            let lemma = tree.lemma(verb);
            let is_thanks = matches!(lemma, "thank" | "thanks");
            if !is_own(verb) {
                return false;
            }
            let lets = || {
                // "Let me say that" says it.
                let next = tree.child_as(verb, &[Label::Ccomp, Label::Xcomp]);
                next.is_none_or(|next| tree.child_as(next, &[Label::Ccomp]).is_none())
            };
            if is_thanks || lemma == "let" {
                return is_thanks || lets();
            }
            let by = tree.children_as(verb, &[Label::Prep]).find_map(|by| tree.child_as(by, &[Label::Pcomp]));
            let Some(next) = tree.child_as(verb, &[Label::Xcomp]).or(by) else {
                return false;
            };
            verb = next;
        }
        false
    }

    /// Whether the word at `at` is a finite verb in the tree.
    pub fn is_finite_verb(&self, at: usize) -> bool {
        self.alignment.token(at).is_some_and(|token| is_verb(self.tree.pos(token)) && self.tense(token).is_some())
    }

    /// Whether the verb at `at` or its subject is denied, also from the verb that "or" joins it to: "did not name the bank
    /// or say", "neither firm said".
    pub fn is_denied(&self, at: usize) -> bool {
        let tree = self.tree;
        let mut verb = self.alignment.token(at);
        while let Some(at) = verb {
            if relations::is_negated(tree, at) {
                return true;
            }
            let head = tree.head(at).filter(|_| tree.label(at) == Some(Label::Conj));
            verb = head.filter(|head| tree.children_as(*head, &[Label::Cc]).any(|link| tree.lemma(link) == "or"));
        }
        false
    }

    /// Where in what the verb at `at` reports a verb begins that tells what the speaker does besides: one without a subject,
    /// in the tense of the verb of saying and not in that of what is said ("says the sale was illegal and is suing").
    pub(super) fn own_deed(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let tense = self.tense(verb)?;
        let reported = relations::complement_clause(tree, verb)?;
        let said = self.tense(reported)?;
        let joined = tree.conjuncts(reported).into_iter().filter(|at| *at > reported);
        let mut own = joined
            .filter(|at| tree.child_as(*at, SUBJECTS).is_none() && self.tense(*at) == Some(tense) && tense != said);
        own.next()
    }

    /// The tense of the verb at `at` or of its first auxiliary; `None` where it is not finite.
    fn tense(&self, at: usize) -> Option<Tense> {
        let tree = self.tree;
        let first = tree.children_as(at, &[Label::Aux, Label::Auxpass]).find(|aux| *aux < at).unwrap_or(at);
        match tree.get(first)?.tag {
            PennTag::Vbd => Some(Tense::Past),
            PennTag::Vbz | PennTag::Vbp => Some(Tense::Present),
            PennTag::Md => Some(Tense::Modal),
            _ => None,
        }
    }
}

const SUBJECTS: &[Label] = &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Csubjpass, Label::Expl];

fn is_verb(pos: Option<PartOfSpeech>) -> bool {
    matches!(pos, Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
}
