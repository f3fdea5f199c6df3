//! What most things of a kind do without.

use std::io::{self, Read, Write};
use std::ops::{Deref, DerefMut};

use borsh::{BorshDeserialize, BorshSerialize};

/// A value that most things of a kind do not have: those take no more room than a pointer for it. A table of numbers
/// gives a million figures of which nothing is known but the number.
#[derive(Clone, Debug)]
pub struct Rare<T>(Option<Box<T>>);

/// What can be [`Rare`]: where it is not kept it is this.
pub trait Usual: PartialEq + Sized + 'static {
    /// What most things have.
    const USUAL: &'static Self;
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Usual> Rare<T> {
    /// `value`, which is kept only where it is not the usual one.
    pub fn new(value: T) -> Self {
        Self((value != *T::USUAL).then(|| Box::new(value)))
    }

    /// Whether it takes room of its own.
    pub fn is_kept(&self) -> bool {
        self.0.is_some()
    }
}

impl<T: Usual> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::USUAL)
    }
}

/// Whoever may change it gets room for it: look first where there may be nothing to change.
impl<T: Usual + Default> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Usual> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Usual + Eq> Eq for Rare<T> {}

impl<T: Usual + BorshSerialize> BorshSerialize for Rare<T> {
    fn serialize<W: Write>(&self, writer: &mut W) -> io::Result<()> {
        (**self).serialize(writer)
    }
}

impl<T: Usual + BorshDeserialize> BorshDeserialize for Rare<T> {
    fn deserialize_reader<R: Read>(reader: &mut R) -> io::Result<Self> {
        T::deserialize_reader(reader).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, BorshSerialize, BorshDeserialize)]
    struct Extra(Vec<u8>);

    impl Usual for Extra {
        const USUAL: &'static Self = &Self(Vec::new());
    }

    #[test]
    fn the_usual_takes_no_room_and_is_kept_as_if_it_did() {
        let none = Rare::new(Extra::default());
        assert!(!none.is_kept());
        let mut some = none.clone();
        (*some).0.push(1);
        assert_ne!(some, none);
        let kept = borsh::to_vec(&none).unwrap();
        assert_eq!(kept, borsh::to_vec(&Extra::default()).unwrap());
        assert!(!Rare::<Extra>::try_from_slice(&kept).unwrap().is_kept());
    }
}
