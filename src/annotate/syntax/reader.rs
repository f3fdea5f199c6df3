//! Reading numbers and strings from bytes that may be damaged.

/// The rest of the bytes.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `count` bytes.
    pub(super) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (found, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(found)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (found, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*found)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// A finite number.
    pub(super) fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|value| value.is_finite())
    }

    /// How many things of `size` bytes or more follow; `None` where there are not so many bytes.
    pub(super) fn count(&mut self, size: usize) -> Option<usize> {
        let count = self.u32()? as usize;
        (count.checked_mul(size)? <= self.rest.len()).then_some(count)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.u32()? as usize;
        str::from_utf8(self.bytes(length)?).ok()
    }

    pub(super) fn texts(&mut self) -> Option<Vec<&'a str>> {
        let count = self.count(4)?;
        (0..count).map(|_| self.text()).collect()
    }

    pub(super) fn floats(&mut self) -> Option<Vec<f32>> {
        let count = self.count(4)?;
        (0..count).map(|_| self.f32()).collect()
    }

    /// A table from number to number, in order of the first.
    pub(super) fn pairs(&mut self) -> Option<Vec<(u64, u64)>> {
        let count = self.count(16)?;
        let pairs: Vec<(u64, u64)> = (0..count).map(|_| Some((self.u64()?, self.u64()?))).collect::<Option<_>>()?;
        pairs.is_sorted_by(|a, b| a.0 < b.0).then_some(pairs)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// The value of `key` in a table made by [`Reader::pairs`].
pub(super) fn find(pairs: &[(u64, u64)], key: u64) -> Option<u64> {
    let at = pairs.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    pairs.get(at).map(|(_, value)| *value)
}

/// Integers of a fixed number of bits, lowest bit first.
#[derive(Debug)]
pub(super) struct Bits<'a> {
    rest: &'a [u8],
    /// Bits taken from `rest` that are not given out, and how many.
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, held: 0, count: 0 }
    }

    /// `count` integers of `width` bits (at most 16), each less `most`.
    pub(super) fn integers(&mut self, count: usize, width: u32, most: i32) -> Option<Vec<i16>> {
        if count.checked_mul(width as usize)? > self.rest.len() * 8 + self.count as usize {
            return None;
        }
        let mask = (1u64 << width) - 1;
        let mut found = Vec::with_capacity(count);
        for _ in 0..count {
            if self.count < width {
                self.fill();
            }
            found.push(((self.held & mask) as i32 - most) as i16);
            self.held >>= width;
            self.count -= width;
        }
        Some(found)
    }

    /// Takes as many bytes as there is room for, four at the most.
    fn fill(&mut self) {
        if let Some((word, rest)) = self.rest.split_first_chunk::<4>() {
            self.held |= u64::from(u32::from_le_bytes(*word)) << self.count;
            self.count += 32;
            self.rest = rest;
        } else {
            for byte in self.rest {
                self.held |= u64::from(*byte) << self.count;
                self.count += 8;
            }
            self.rest = &[];
        }
    }
}
