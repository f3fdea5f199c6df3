//! A sentence in chunks, and the way about in it.

use std::ops::Range;

use crate::annotate::Tag;
use crate::annotate::figures::chunk::{Chunk, Kind};
use crate::annotate::figures::pieces::Pieces;
use crate::annotate::figures::quantity::Quantity;

/// A sentence as the rules look at it.
pub struct Clause<'a> {
    /// Its pieces.
    pub pieces: &'a Pieces<'a>,
    /// Its chunks, each quantity one of them.
    pub chunks: &'a [Chunk],
    /// Its quantities.
    pub quantities: &'a [Quantity],
    /// The chunk of each quantity.
    pub places: &'a [usize],
}

impl Clause<'_> {
    pub(super) fn kind(&self, chunk: usize) -> Option<Kind> {
        self.chunks.get(chunk).map(|chunk| chunk.kind)
    }

    pub(super) fn range(&self, chunk: usize) -> Range<usize> {
        self.chunks.get(chunk).map_or(0..0, |chunk| chunk.range.clone())
    }

    /// The chunk of the quantity at `at`.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        self.places.get(at).copied()
    }

    /// "8 miles (13 kilometres)": the quantity that one in brackets says again.
    pub(super) fn in_brackets_after(&self, chunk: usize) -> Option<usize> {
        let bracket = chunk.checked_sub(1)?;
        let opens =
            self.pieces.lower(self.range(bracket).start) == "(" && self.pieces.lower(self.range(chunk).end) == ")";
        match self.kind(bracket.checked_sub(1)?)? {
            Kind::Quantity(previous) if opens => Some(previous),
            _ => None,
        }
    }

    /// The chunk before `chunk`; adverbs, times, bare determiners and what stands in brackets aside.
    pub(super) fn left(&self, chunk: usize) -> Option<usize> {
        let mut at = chunk;
        loop {
            at = at.checked_sub(1)?;
            let word = self.pieces.lower(self.range(at).start);
            match self.kind(at)? {
                Kind::Other | Kind::Time => {}
                Kind::Noun if !self.has_noun(at) => {}
                Kind::Break if word == ")" => {
                    let opens = |at: &usize| self.pieces.lower(self.range(*at).start) == "(";
                    at = (at.saturating_sub(8)..at).rev().find(opens)?;
                }
                _ => return Some(at),
            }
        }
    }

    pub(super) fn has_noun(&self, chunk: usize) -> bool {
        self.range(chunk).any(|at| {
            let tag = self.pieces.tag(at);
            tag.is_noun()
                || matches!(tag, Tag::PRP | Tag::EX)
                || self.pieces.name(at).is_some()
                || self.pieces.is_digits(at)
        })
    }

    /// The main piece of the first verb in `range`.
    pub(super) fn verb_in(&self, range: &Range<usize>) -> Option<usize> {
        let first = self.chunks.partition_point(|chunk| chunk.range.start < range.start);
        self.chunks
            .iter()
            .skip(first)
            .take_while(|chunk| range.contains(&chunk.range.start))
            .find(|chunk| matches!(chunk.kind, Kind::Verb { .. } | Kind::Participle))
            .and_then(|chunk| chunk.range.end.checked_sub(1))
    }

    pub(super) fn finite_before(&self, chunk: usize) -> Option<usize> {
        // Bounded, so that a sentence without end takes no time without end.
        (chunk.saturating_sub(60)..chunk).rev().find(|&at| {
            let infinitive = self.pieces.lower(self.range(at).start) == "to";
            matches!(self.kind(at), Some(Kind::Verb { .. })) && !infinitive
        })
    }

    /// Whether the noun after `chunk` is what the quantity describes ("$150,000 contract"), not another phrase.
    pub(super) fn modifies_next(&self, chunk: usize) -> bool {
        let start = self.range(chunk + 1).start;
        self.has_noun(chunk + 1) && !matches!(self.pieces.tag(start), Tag::DT | Tag::PRP | Tag::PRPS | Tag::EX)
    }

    /// `chunk`, or the closing bracket where a quantity in brackets follows it ("8 miles (13 km) of tunnels").
    pub(super) fn after_brackets(&self, chunk: usize) -> usize {
        let mark = |at: usize| self.pieces.lower(self.range(at).start);
        let inside = matches!(self.kind(chunk + 2), Some(Kind::Quantity(_)));
        if mark(chunk + 1) == "(" && inside && mark(chunk + 3) == ")" { chunk + 3 } else { chunk }
    }
}
