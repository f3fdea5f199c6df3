//! A linear classifier over hashed features: the averaged perceptron (Collins 2002), as data in the binary.
//!
//! It knows nothing of what it classifies: a caller makes features (numbers from [`feature`]) and reads scores, one for
//! each class. [`Perceptron`] reads the weights in place; `tests/bench/learn` makes them.
//!
//! The weights are a table of buckets. Numbers are little-endian:
//!
//! ```text
//! "pcw1"  classes: u16  bucket bits: u16  length of names: u32  names of the classes, a space between
//! offsets of the buckets and of their end: u32 each
//! in a bucket, for each feature: fingerprint u16, entries u8, for each entry: class u8, weight i8
//! ```

mod weights;

use weights::Weights;

/// The number that stands for the feature of `template` with values `a` and `b`.
pub fn feature(template: u8, a: u64, b: u64) -> u64 {
    let mixed = (a ^ (u64::from(template) << 56)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29) ^ b.rotate_left(17)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// A number for a word or a part of one.
pub fn word_number(word: &str) -> u64 {
    bytes_number(word.bytes())
}

/// A number for what `bytes` spell (FNV-1a).
pub fn bytes_number(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Weights of features for classes.
#[derive(Clone, Debug)]
pub struct Perceptron<'a> {
    names: &'a str,
    classes: usize,
    weights: Weights<'a>,
}

/// The length of the part before the names.
const HEAD: usize = 12;
/// How a table begins.
pub const MAGIC: &[u8] = b"pcw1";

impl<'a> Perceptron<'a> {
    /// Reads a table of weights; `None` where it is not one.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(HEAD)?;
        let [m1, m2, m3, m4, c1, c2, b1, b2, n1, n2, n3, n4] = *head.first_chunk()?;
        if [m1, m2, m3, m4] != MAGIC || u16::from_le_bytes([b1, b2]) != BUCKET_BITS {
            return None;
        }
        let classes = usize::from(u16::from_le_bytes([c1, c2]));
        let names = usize::try_from(u32::from_le_bytes([n1, n2, n3, n4])).ok()?;
        let (names, rest) = rest.split_at_checked(names)?;
        let (offsets, rows) = rest.split_at_checked(4 * ((1 << BUCKET_BITS) + 1))?;
        let weights = Weights::new(offsets.as_chunks().0, rows, classes)?;
        Some(Self { names: std::str::from_utf8(names).ok()?, classes, weights })
    }

    /// The names of the classes, in order of their numbers.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.split(' ')
    }

    /// The class that `feature` has for certain: its weight is 127.
    pub fn certain(&self, feature: u64) -> Option<u8> {
        self.weights.certain(feature)
    }

    /// Adds the weights of `features` to `scores`, one score a class.
    pub fn add_scores(&self, features: &[u64], scores: &mut [i32]) {
        for features in features.chunks(weights::AT_ONCE) {
            let sums = self.weights.sums(features);
            for (score, sum) in scores.iter_mut().zip(sums).take(self.classes) {
                *score += i32::from(sum);
            }
        }
    }
}

/// The first class with the highest score, and that score less the next best.
pub fn best(scores: &[i32]) -> (usize, i32) {
    let (mut best, mut top, mut next) = (0, i32::MIN, i32::MIN);
    for (class, &score) in scores.iter().enumerate() {
        if score > top {
            next = top;
            (best, top) = (class, score);
        } else if score > next {
            next = score;
        }
    }
    (best, top.saturating_sub(next))
}

/// There are two to the power of this many buckets.
pub const BUCKET_BITS: u16 = 16;

/// The bucket of `feature`.
pub fn place(feature: u64) -> usize {
    (feature >> (64 - BUCKET_BITS)) as usize
}

/// What tells features of one bucket apart.
pub fn fingerprint(feature: u64) -> u16 {
    (feature & 0xffff) as u16
}
