//! The footing of a claim: at least one place in the sources.

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use super::DocumentId;
use crate::text::Span;

/// A stretch of one document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The document.
    pub document: DocumentId,
    /// Where in its text.
    #[serde(flatten)]
    pub span: Span,
}

/// What a claim rests on: a first mention and the rest, so that it is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentions<M> {
    first: M,
    /// Most claims rest on one place.
    rest: Option<Box<Rest<M>>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rest<M>(Vec<M>);

impl<M> Mentions<M> {
    /// A single mention.
    pub fn new(first: M) -> Self {
        Self { first, rest: None }
    }

    /// The mentions in this order, or `None` where there are none.
    pub fn from_vec(mentions: Vec<M>) -> Option<Self> {
        let mut mentions = mentions.into_iter();
        let first = mentions.next()?;
        let rest: Vec<M> = mentions.collect();
        Some(Self { first, rest: (!rest.is_empty()).then(|| Box::new(Rest(rest))) })
    }

    /// Adds a mention after the others.
    pub fn push(&mut self, mention: M) {
        self.rest.get_or_insert_with(|| Box::new(Rest(Vec::new()))).0.push(mention);
    }

    fn rest(&self) -> &[M] {
        self.rest.as_ref().map_or(&[], |rest| &rest.0)
    }

    /// The first mention.
    pub fn first(&self) -> &M {
        &self.first
    }

    /// How many there are: at least one.
    pub fn count(&self) -> usize {
        self.rest().len() + 1
    }

    /// The mention at `position`.
    pub fn get(&self, position: usize) -> Option<&M> {
        self.iter().nth(position)
    }

    /// All mentions, in order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut M> {
        std::iter::once(&mut self.first).chain(self.rest.iter_mut().flat_map(|rest| &mut rest.0))
    }

    /// All mentions, in order.
    pub fn iter(&self) -> impl Iterator<Item = &M> {
        std::iter::once(&self.first).chain(self.rest())
    }
}

impl<M: Serialize> Serialize for Mentions<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.count()))?;
        for mention in self.iter() {
            list.serialize_element(mention)?;
        }
        list.end()
    }
}
