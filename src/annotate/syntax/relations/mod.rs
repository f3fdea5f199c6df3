//! What the tree says of who did what to whom: one function for each relation, which all steps share.
//!
//! Each states its law; examples and counter-examples, on real parses, are its tests. Positions are those of tokens in the
//! sentence.

mod beginning;
mod clause;
mod negation;
mod noun;
mod object;
mod passive;
mod subject;

pub use beginning::beginning;
pub use clause::{clause, complement_clause, is_of_main_clause, is_question};
pub use negation::{Modality, is_negated, is_said_of_nothing, modality};
pub use noun::{BOUNDS, WHERE, apposition, described, joined, says_where};
pub use object::{object, recipient};
pub use passive::{agent, is_passive};
pub use subject::{doer, subject};

use super::{PartOfSpeech, PennTag, Sentence};

/// Whether the token at `at` is a verb or an auxiliary.
fn is_verb(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
}

/// The noun that the relative pronoun at `at` stands for in the relative clause of `verb`; `at` where it is none.
fn antecedent(sentence: &Sentence, verb: usize, at: usize) -> usize {
    let is_relative = sentence.get(at).is_some_and(|token| {
        matches!(token.tag, PennTag::Wdt | PennTag::Wp) || (token.tag == PennTag::In && sentence.lemma(at) == "that")
    });
    // A verb joined to that of the clause is in it, too.
    let mut clause = verb;
    while sentence.label(clause) == Some(super::Label::Conj)
        && let Some(head) = sentence.head(clause)
    {
        clause = head;
    }
    match sentence.head(clause) {
        Some(noun) if is_relative && sentence.label(clause) == Some(super::Label::Relcl) => {
            let is_that = sentence.lemma(at) == "that";
            if is_that { told_apart(sentence, noun).unwrap_or(at) } else { noun }
        }
        _ => at,
    }
}

/// The noun that "that" means: the one at `noun`, or above a name without article, which nothing tells apart from others of its kind
/// ("a fire in *Leeds* that killed two": Huddleston and Pullum, *The Cambridge Grammar of the English Language*, 2002, ch. 12),
/// the noun in whose phrase it stands.
fn told_apart(sentence: &Sentence, noun: usize) -> Option<usize> {
    let is_bare_name = |at: usize| {
        sentence.pos(at) == Some(PartOfSpeech::Propn)
            && sentence.child_as(at, &[super::Label::Det, super::Label::Poss]).is_none()
    };
    let mut at = noun;
    while is_bare_name(at) {
        at = match sentence.label(at)? {
            super::Label::Appos | super::Label::Compound => sentence.head(at)?,
            super::Label::Pobj => sentence.head(sentence.head(at)?)?,
            _ => return None,
        };
    }
    matches!(sentence.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn)).then_some(at)
}
