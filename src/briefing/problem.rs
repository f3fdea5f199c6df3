//! What could not be read.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// A file or folder that could not be read, wholly or in part, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Problem {
    /// Relative to the folder, with `/` between the parts.
    pub path: String,
    /// What is wrong and what can be done, in a sentence.
    pub what: String,
}
