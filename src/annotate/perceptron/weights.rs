//! The weights of all features, as they are looked up and added fastest.
//!
//! A hash table with open addresses leads to a feature's row: most answers are in the first slot. What weighs for many
//! classes has a weight for every class, which are added many at once; what weighs for few is read where it lies.

use super::{BUCKET_BITS, fingerprint, place};

/// How many features are added up at once: about as many as a word has, so few that no sum leaves an `i16`.
pub(super) const AT_ONCE: usize = 32;

/// A dense row has this many weights, or a multiple.
const LANES: usize = 16;

/// The most classes that a `u8` counts.
const MOST_CLASSES: usize = 256;

/// The rows of a table by their features.
#[derive(Clone, Debug)]
pub(super) struct Weights<'a> {
    /// At most half are taken; their number is a power of two.
    slots: Box<[Slot]>,
    /// The buckets of the table, in which the sparse rows lie: a class and its weight each.
    sparse: &'a [u8],
    /// The dense rows, a weight for each class.
    dense: Vec<[i8; LANES]>,
    /// The lanes of a dense row, as a multiple of [`LANES`].
    width: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The bucket of the feature and its fingerprint.
    key: u32,
    /// Nothing in an empty slot.
    row: Row,
}

/// In the upper 24 bits where a row begins among its like; in the lower eight how many entries a sparse one has, or
/// [`Row::DENSE`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row(u32);

impl Row {
    const DENSE: u8 = u8::MAX;

    fn new(start: usize, count: u8) -> Option<Self> {
        let start = u32::try_from(start).ok().filter(|start| start >> 24 == 0)?;
        Some(Self((start << 8) | u32::from(count)))
    }

    fn start(self) -> usize {
        (self.0 >> 8) as usize
    }

    fn count(self) -> u8 {
        (self.0 & 0xff) as u8
    }
}

impl<'a> Weights<'a> {
    /// The weights in `buckets`, which `offsets` part; `None` where a row lies too far from the first to be counted.
    pub(super) fn new(offsets: &[[u8; 4]], buckets: &'a [u8], classes: usize) -> Option<Self> {
        let all = || (0..).zip(offsets.windows(2)).flat_map(|(bucket, ends)| in_bucket(bucket, ends, buckets));
        let slots = vec![Slot::default(); (2 * all().count()).next_power_of_two().max(2)].into();
        let width = classes.min(MOST_CLASSES).div_ceil(LANES);
        let mut weights = Self { slots, sparse: buckets, dense: Vec::new(), width };
        for (key, start, count) in all() {
            let sparse = Row::new(start, count)?;
            // Up to here one by one is as fast.
            let row = if usize::from(count) <= 4 * width { sparse } else { weights.add_dense(sparse)? };
            let at = weights.place_of(key);
            if let Some(free) = weights.slots.get_mut(at) {
                *free = Slot { key, row };
            }
        }
        Some(weights)
    }

    fn add_dense(&mut self, sparse: Row) -> Option<Row> {
        let row = Row::new(self.dense.len(), Row::DENSE)?;
        let mut weights = [0; MOST_CLASSES];
        for (class, weight) in self.entries(sparse) {
            if let Some(place) = weights.get_mut(usize::from(class)) {
                *place = weight;
            }
        }
        self.dense.extend(weights.as_chunks().0.iter().take(self.width));
        Some(row)
    }

    /// The one class of `feature` where its weight is the greatest there is.
    pub(super) fn certain(&self, feature: u64) -> Option<u8> {
        let row = self.row(feature);
        let (class, weight) = self.entries(row).next().filter(|_| row.count() == 1)?;
        (weight == i8::MAX).then_some(class)
    }

    /// The sums of the weights of at most [`AT_ONCE`] features, class by class.
    pub(super) fn sums(&self, features: &[u64]) -> [i16; MOST_CLASSES] {
        // The table is larger than the nearest caches: no answer is used before all are asked for, so that they overlap.
        let mut rows = [Row::default(); AT_ONCE];
        for (row, &feature) in rows.iter_mut().zip(features) {
            *row = self.row(feature);
        }
        let mut sums = [0; MOST_CLASSES];
        for row in rows {
            if row.count() == Row::DENSE {
                let row = self.dense.get(row.start()..row.start() + self.width).unwrap_or_default();
                for (sums, weights) in sums.as_chunks_mut::<LANES>().0.iter_mut().zip(row) {
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum += i16::from(*weight);
                    }
                }
            } else {
                for (class, weight) in self.entries(row) {
                    if let Some(sum) = sums.get_mut(usize::from(class)) {
                        *sum += i16::from(weight);
                    }
                }
            }
        }
        sums
    }

    fn row(&self, feature: u64) -> Row {
        let key = key(place(feature) as u32, fingerprint(feature));
        self.slots.get(self.place_of(key)).map_or(Row::default(), |slot| slot.row)
    }

    /// The slot of `key`, or the free one where it belongs.
    fn place_of(&self, key: u32) -> usize {
        let bits = self.slots.len().trailing_zeros().clamp(1, 32);
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> (32 - bits)) as usize;
        while self.slots.get(at).is_some_and(|slot| slot.key != key && slot.row != Row::default()) {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    /// The classes and weights of a sparse row.
    fn entries(&self, row: Row) -> impl Iterator<Item = (u8, i8)> + use<'a> {
        let entries = self.sparse.get(row.start()..row.start() + 2 * usize::from(row.count()));
        entries.unwrap_or_default().as_chunks().0.iter().map(|[class, weight]| (*class, i8::from_le_bytes([*weight])))
    }
}

fn key(bucket: u32, fingerprint: u16) -> u32 {
    (bucket << BUCKET_BITS) | u32::from(fingerprint)
}

/// The features of a bucket, which lies between two offsets: their keys, and where their entries begin and how many there
/// are.
fn in_bucket(bucket: u32, ends: &[[u8; 4]], buckets: &[u8]) -> impl Iterator<Item = (u32, usize, u8)> {
    let mut ends = ends.iter().map(|end| u32::from_le_bytes(*end) as usize);
    let (mut at, end) = (ends.next().unwrap_or_default(), ends.next().unwrap_or_default());
    std::iter::from_fn(move || {
        let [f1, f2, count] = *buckets.get(at..end)?.first_chunk()?;
        let start = at + 3;
        at = start + 2 * usize::from(count);
        Some((key(bucket, u16::from_le_bytes([f1, f2])), start, count))
    })
}
