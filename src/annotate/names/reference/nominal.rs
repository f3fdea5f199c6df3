//! Whom a nominal means, by rule: there is too little text with known answers to learn it from.

use super::features::{Candidate, Class, Fit, Question};

/// How many sentences back the holder of an office is still in mind.
const OFFICE_REACH: usize = 12;
/// How many sentences back a company is still "the company".
const REACH: usize = 2;

/// The candidate that is meant, or `None` where that is not plain.
pub fn choose(question: &Question) -> Option<usize> {
    named(question).or_else(|| near(question))
}

/// The candidate whose name or role has the noun, where it is the only one near.
fn named(question: &Question) -> Option<usize> {
    let reaches = |candidate: &Candidate| match candidate.fit {
        Fit::Head => true,
        Fit::Role | Fit::PartOfRole => question.class != Class::Office || candidate.back <= OFFICE_REACH,
        Fit::Word => question.class != Class::Office && candidate.back <= OFFICE_REACH,
        Fit::None => false,
    };
    let best =
        question.candidates.iter().filter(|candidate| reaches(candidate)).map(|candidate| candidate.fit).max()?;
    let mut fitting = question.candidates.iter().enumerate().filter(|(_, candidate)| {
        reaches(candidate) && if question.class == Class::Office { true } else { candidate.fit == best }
    });
    let (at, first) = fitting.next()?;
    let rival = fitting.any(|(_, other)| other.back <= REACH.max(first.back));
    (!rival).then_some(at)
}

/// The one candidate near that is of the kind that the noun says, or the one that is spoken of far more than the others.
fn near(question: &Question) -> Option<usize> {
    let mut near =
        question.candidates.iter().enumerate().filter(|(_, candidate)| candidate.back <= REACH && candidate.of_kind);
    let (at, first) = near.next()?;
    near.all(|(_, other)| other.count * 3 <= first.count).then_some(at)
}
