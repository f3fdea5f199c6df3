//! Learning the weights of a [`Perceptron`](dossier::annotate::perceptron::Perceptron).

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use dossier::annotate::perceptron::{BUCKET_BITS, MAGIC, fingerprint, place};

/// A perceptron that learns. The same examples in the same order give the same weights.
#[derive(Debug)]
pub struct Trainer {
    classes: usize,
    rows: HashMap<u64, Vec<Weight>, BuildHasherDefault<Unhashed>>,
    counts: HashMap<u64, u8, BuildHasherDefault<Unhashed>>,
    /// The number of examples seen.
    clock: u32,
}

/// A weight with what its average needs.
#[derive(Clone, Copy, Debug)]
struct Weight {
    class: u8,
    now: i32,
    sum: i64,
    since: u32,
}

impl Trainer {
    /// One that knows nothing, for at most 256 classes.
    pub fn new(classes: usize) -> Self {
        Self { classes, rows: HashMap::default(), counts: HashMap::default(), clock: 0 }
    }

    /// Counts `features`, which an example has. Only features counted `often` enough (see [`Trainer::admit`]) are learned:
    /// what was seen once or twice is learned by heart and tells nothing of new text.
    pub fn count(&mut self, features: &[u64]) {
        for feature in features {
            let count = self.counts.entry(*feature).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Ends the counting: features counted `often` times or more may be learned.
    pub fn admit(&mut self, often: u8) {
        self.counts.retain(|_, count| *count >= often);
        self.rows = self.counts.drain().map(|(feature, _)| (feature, Vec::new())).collect();
    }

    /// The scores of the classes with the weights as they are now.
    pub fn scores(&self, features: &[u64], scores: &mut Vec<i32>) {
        scores.clear();
        scores.resize(self.classes, 0);
        for feature in features {
            for weight in self.rows.get(feature).into_iter().flatten() {
                if let Some(score) = scores.get_mut(usize::from(weight.class)) {
                    *score += weight.now;
                }
            }
        }
    }

    /// Counts an example, and moves the weights of `features` from the class guessed to the right one where they differ.
    pub fn learn(&mut self, features: &[u64], right: usize, guessed: usize) {
        self.clock += 1;
        if right == guessed {
            return;
        }
        for &feature in features {
            if let Some(row) = self.rows.get_mut(&feature) {
                add(row, right, 1, self.clock);
                add(row, guessed, -1, self.clock);
            }
        }
    }

    /// Begins anew from nothing, but keeps what was learned for the average: the mean of several runs over differently
    /// ordered examples hangs less on their order than any one.
    pub fn restart(&mut self) {
        let clock = self.clock;
        for weight in self.rows.values_mut().flatten() {
            weight.sum += i64::from(weight.now) * i64::from(clock - weight.since);
            weight.since = clock;
            weight.now = 0;
        }
    }

    /// The averaged weights as bytes that [`Perceptron::read`](dossier::annotate::perceptron::Perceptron::read) takes.
    ///
    /// A mean weight of `ceiling` becomes 127 and is cut to 126, which leaves 127 to what is certain; weights
    /// that round to less than `least` are dropped. `fixed` are features that hold one class for certain.
    pub fn finish(&self, names: &str, ceiling: f64, least: i8, fixed: &[(u64, u8)]) -> Vec<u8> {
        let clock = i64::from(self.clock.max(1));
        let mut rows: BTreeMap<(usize, u16), Vec<(u8, i8)>> = BTreeMap::new();
        let mut keys: Vec<u64> = self.rows.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            let entries: Vec<(u8, i8)> = self
                .rows
                .get(&key)
                .into_iter()
                .flatten()
                .filter_map(|weight| {
                    let sum = weight.sum + i64::from(weight.now) * (clock - i64::from(weight.since));
                    let mean = sum as f64 / clock as f64;
                    // In bounds of an i8 after the clamp.
                    let small = (mean / ceiling * 127.0).round().clamp(-126.0, 126.0) as i8;
                    (small.unsigned_abs() >= least.unsigned_abs()).then_some((weight.class, small))
                })
                .collect();
            if !entries.is_empty() {
                rows.entry((place(key), fingerprint(key))).or_insert(entries);
            }
        }
        for &(key, class) in fixed {
            rows.insert((place(key), fingerprint(key)), vec![(class, 127)]);
        }
        table(&rows, self.classes, names)
    }
}

/// Adds `by` to the weight of `class`, keeping the sum over time of what it was.
fn add(row: &mut Vec<Weight>, class: usize, by: i32, clock: u32) {
    let Ok(class) = u8::try_from(class) else {
        return;
    };
    let found = row.iter().position(|weight| weight.class == class);
    let at = found.unwrap_or_else(|| {
        row.push(Weight { class, now: 0, sum: 0, since: clock });
        row.len() - 1
    });
    if let Some(weight) = row.get_mut(at) {
        weight.sum += i64::from(weight.now) * i64::from(clock - weight.since);
        weight.since = clock;
        weight.now += by;
    }
}

/// The bytes of a table of weights.
pub(super) fn table(rows: &BTreeMap<(usize, u16), Vec<(u8, i8)>>, classes: usize, names: &str) -> Vec<u8> {
    let mut offsets = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let mut rows = rows.iter().peekable();
    let length = |data: &Vec<u8>| (data.len() as u32).to_le_bytes();
    for bucket in 0..1_usize << BUCKET_BITS {
        offsets.extend(length(&data));
        while let Some((&(_, fingerprint), entries)) = rows.next_if(|row| row.0.0 == bucket) {
            data.extend(fingerprint.to_le_bytes());
            let entries = entries.get(..entries.len().min(255)).unwrap_or_default();
            data.push(entries.len() as u8);
            for (class, weight) in entries {
                data.push(*class);
                data.extend(weight.to_le_bytes());
            }
        }
    }
    offsets.extend(length(&data));
    let mut bytes = MAGIC.to_vec();
    bytes.extend((classes as u16).to_le_bytes());
    bytes.extend(BUCKET_BITS.to_le_bytes());
    bytes.extend((names.len() as u32).to_le_bytes());
    bytes.extend(names.as_bytes());
    bytes.extend(offsets);
    bytes.extend(data);
    bytes
}

/// Features are numbers that are mixed already.
#[derive(Debug, Default)]
pub(super) struct Unhashed(u64);

impl Hasher for Unhashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
