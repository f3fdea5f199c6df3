//! How much the folder is about something.

use serde::{Serialize, Serializer};

/// How much the folder is about something: thousandths from 0 to 1, so that its order is total on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Salience(u16);

impl Salience {
    /// The most there is.
    pub const MOST: Self = Self(1000);

    /// `part` of `whole`, at most 1; 0 where `whole` is.
    pub fn of(part: u64, whole: u64) -> Self {
        let thousandths = (u128::from(part) * 1000).checked_div(u128::from(whole)).unwrap_or(0);
        Self(u16::try_from(thousandths.min(1000)).unwrap_or(1000))
    }

    /// From 0 to 1000.
    pub fn thousandths(self) -> u16 {
        self.0
    }
}

impl Serialize for Salience {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}
