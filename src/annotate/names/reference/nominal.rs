//! Whom a nominal means, by rule: there is too little text with known answers to learn it from.

use super::features::{Candidate, Class, Fit, Question};

/// How many sentences back the holder of an office is still in mind.
const OFFICE_REACH: usize = 12;
/// How many sentences back a company is still "the company".
const REACH: usize = 2;

/// The candidate that is meant, or `None` where that is not plain.
pub fn choose(question: &Question) -> Option<usize> {
    named(question).or_else(|| near(question)).or_else(|| main(question))
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

/// The one candidate near that is of the kind that the noun says, or where the noun can mean any of a kind, the one that is spoken of
/// far more than the others: "the company" is, but who is "the union" nobody tells from that.
fn near(question: &Question) -> Option<usize> {
    let mut near =
        question.candidates.iter().enumerate().filter(|(_, candidate)| candidate.back <= REACH && candidate.of_kind);
    let (at, first) = near.next()?;
    near.all(|(_, other)| question.is_broad && other.count * 3 <= first.count).then_some(at)
}

/// The land or town that the document speaks of far more than of any other, wherever it was named last.
fn main(question: &Question) -> Option<usize> {
    if question.class != Class::Spot {
        return None;
    }
    let so_called = || question.candidates.iter().enumerate().filter(|(_, candidate)| candidate.of_kind);
    let (at, most) = so_called().max_by_key(|&(at, candidate)| (candidate.count, std::cmp::Reverse(at)))?;
    let next = so_called().filter(|&(other, _)| other != at).map(|(_, other)| other.count).max().unwrap_or(0);
    (most.count >= 3 && most.count >= 3 * next).then_some(at)
}
