//! Sets that only ever grow together, and why they did.

use crate::briefing::LinkBy;

/// Disjoint sets of numbers. A set's root is its smallest number, so that the result does not depend on the order of
/// joining.
pub struct Union {
    parents: Vec<usize>,
    reasons: Vec<Option<(LinkBy, usize)>>,
}

impl Union {
    /// `length` sets of one number each.
    pub fn new(length: usize) -> Self {
        Self { parents: (0..length).collect(), reasons: vec![None; length] }
    }

    /// The smallest number of the set that holds `at`.
    pub fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(&parent) = self.parents.get(root) {
            if parent == root {
                break;
            }
            root = parent;
        }
        let mut at = at;
        while let Some(parent) = self.parents.get_mut(at) {
            if *parent == root {
                break;
            }
            at = std::mem::replace(parent, root);
        }
        root
    }

    /// Makes one set of the two that hold `short` and `full`, because the first is a form of the second; a number's
    /// first reason is kept.
    pub fn join_because(&mut self, short: usize, full: usize, by: LinkBy) {
        if let Some(reason) = self.reasons.get_mut(short).filter(|_| short != full) {
            reason.get_or_insert((by, full));
        }
        self.join(short, full);
    }

    /// Why `at` was joined, and with which.
    pub fn reason(&self, at: usize) -> Option<(LinkBy, usize)> {
        *self.reasons.get(at)?
    }

    /// Makes one set of the two that hold `one` and `other`.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        if let Some(parent) = self.parents.get_mut(high) {
            *parent = low;
        }
    }
}
