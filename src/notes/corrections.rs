//! The log of what the analyst corrected, in the order in which it was said.

use serde::{Deserialize, Serialize};

use crate::briefing::correction::{Correction, Logged};

/// The corrections that hold. Any of them can be taken back at any time: the briefing is made from those that are left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Corrections {
    entries: Vec<Logged>,
}

impl Corrections {
    /// The corrections, in order.
    pub fn entries(&self) -> &[Logged] {
        &self.entries
    }

    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The position of the correction with this number.
    pub fn position(&self, number: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.number == number)
    }

    /// A number that no correction has, nor any after it.
    pub fn entry_number(&self) -> u32 {
        self.entries.iter().map(|entry| entry.number + 1).max().unwrap_or(1)
    }

    /// An entry for `correction`, made at `made` (ISO 8601), that is not in the log yet.
    pub fn entry(&self, correction: Correction, made: String) -> Logged {
        Logged { number: self.entry_number(), made, correction }
    }

    /// Puts an entry at a position, at the end where it is beyond it; false where its number is taken.
    pub(super) fn insert(&mut self, at: usize, entry: Logged) -> bool {
        if self.position(entry.number).is_some() {
            return false;
        }
        self.entries.insert(at.min(self.entries.len()), entry);
        true
    }

    /// Takes out the entry with this number, and says where it stood.
    pub(super) fn remove(&mut self, number: u32) -> Option<(usize, Logged)> {
        let at = self.position(number)?;
        Some((at, self.entries.remove(at)))
    }
}
