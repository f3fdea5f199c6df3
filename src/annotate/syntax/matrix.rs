//! Products of a matrix of small integers with rows of small integers.
//!
//! Weights and inputs are 16-bit integers, their sums 32-bit ones: exact, so that the width of the processor's vectors, the
//! order of the sums and the number of rows at a time change nothing. `fearless_simd` chooses the vectors when the program
//! runs, with no unsafe code here; the programs that read PDF bring it along anyway.

use fearless_simd::prelude::{Bytes as _, Simd, SimdBase as _, SimdFrom as _};
use fearless_simd::{Level, dispatch, i16x16, i32x8};

use super::reader::{Bits, Reader};

/// The largest weight.
const WEIGHT_MOST: i32 = 4095;
/// The bits of a weight in the file.
const WEIGHT_BITS: u32 = 13;
/// The largest input.
pub(super) const INPUT_MOST: f32 = 16383.0;
/// Outputs computed at a time: three vectors of eight.
pub(super) const GROUP: usize = 24;
/// Rows of inputs computed at a time.
pub(super) const BLOCK: usize = 4;
/// Adding it rounds a number to the nearest integer, halves to the even one, which then stands in the lowest bits.
const ROUNDER: f32 = 12_582_912.0;

/// A vector of eight numbers.
type Eight = [f32; 8];

/// A matrix and what is added to its products.
#[derive(Debug)]
pub(super) struct Matrix {
    /// Pairs of inputs.
    pairs: usize,
    /// For each group of outputs and pair of inputs: three vectors of eight outputs, each with both inputs.
    weights: Vec<[[i16; 16]; 3]>,
    /// For each group: by what the sums are multiplied, and what is added to them.
    scales: Vec<[(Eight, Eight); 3]>,
    /// By what an input is multiplied before it is rounded.
    input: f32,
}

impl Matrix {
    /// Reads a matrix of this shape; `None` where it is damaged.
    pub(super) fn read(reader: &mut Reader<'_>, bits: &mut Bits<'_>, rows: usize, columns: usize) -> Option<Self> {
        let shape = (reader.u32()? as usize, reader.u32()? as usize);
        let (scale, bias) = (reader.floats()?, reader.floats()?);
        let input = reader.f32()?;
        if shape != (rows, columns)
            || scale.len() != rows
            || bias.len() != rows
            || !columns.is_multiple_of(2)
            || input <= 0.0
        {
            return None;
        }
        let plain = bits.integers(rows * columns, WEIGHT_BITS, WEIGHT_MOST)?;
        let pairs = columns / 2;
        let groups = rows.div_ceil(GROUP);
        let mut weights = vec![[[0; 16]; 3]; groups * pairs];
        for (at, row) in plain.chunks_exact(columns).enumerate() {
            // The sum of a row can never leave 31 bits.
            let most: i64 = row.iter().map(|weight| i64::from(weight.unsigned_abs())).sum();
            if most * INPUT_MOST as i64 > i64::from(i32::MAX) {
                return None;
            }
            let (group, lane) = (at / GROUP, at % GROUP);
            let group = weights.get_mut(group * pairs..(group + 1) * pairs)?;
            for (slot, pair) in group.iter_mut().zip(row.as_chunks::<2>().0) {
                slot.get_mut(lane / 8)?.as_chunks_mut::<2>().0.get_mut(lane % 8)?.copy_from_slice(pair);
            }
        }
        let mut scales = vec![[(Eight::default(), Eight::default()); 3]; groups];
        for (at, values) in scale.chunks(8).zip(bias.chunks(8)).enumerate() {
            let (scale, bias) = scales.get_mut(at / 3)?.get_mut(at % 3)?;
            scale.iter_mut().zip(values.0).for_each(|(slot, value)| *slot = *value);
            bias.iter_mut().zip(values.1).for_each(|(slot, value)| *slot = *value);
        }
        Some(Self { pairs, weights, scales, input: 1.0 / input })
    }

    /// The number of outputs, filled up to whole groups.
    pub(super) fn outputs(&self) -> usize {
        self.scales.len() * GROUP
    }

    /// By what an input is multiplied before it is rounded.
    pub(super) fn input_scale(&self) -> f32 {
        self.input
    }

    /// The products with rows of inputs. `rows` are pairs of inputs; a row begins every `step` pairs and may overlap the next.
    /// `out` has [`Self::outputs`] numbers for each row.
    pub(super) fn times(
        &self,
        level: Level,
        rows: &[i32],
        step: usize,
        out: &mut [f32],
        block: &mut Vec<[i32; BLOCK]>,
    ) {
        let outputs = self.outputs();
        for (at, out) in out.chunks_mut(outputs * BLOCK).enumerate() {
            let first = at * BLOCK * step;
            let row =
                |row: usize| rows.get(first + row * step..).and_then(|row| row.get(..self.pairs)).unwrap_or_default();
            if out.len() == outputs * BLOCK {
                block.clear();
                let columns = row(0).iter().zip(row(1)).zip(row(2)).zip(row(3));
                block.extend(columns.map(|(((a, b), c), d)| [*a, *b, *c, *d]));
                self.block(level, block, out);
            } else {
                for (at, out) in out.chunks_exact_mut(outputs).enumerate() {
                    self.block(level, row(at).as_chunks::<1>().0, out);
                }
            }
        }
    }

    /// The products with `N` rows of inputs whose pairs stand side by side.
    fn block<const N: usize>(&self, level: Level, pairs: &[[i32; N]], out: &mut [f32]) {
        dispatch!(level, simd => self.block_in(simd, pairs, out));
    }

    /// The same with the vectors of one kind of processor.
    #[inline(always)]
    pub(super) fn block_in<S: Simd, const N: usize>(&self, simd: S, pairs: &[[i32; N]], out: &mut [f32]) {
        let outputs = self.outputs();
        for (at, (weights, scales)) in self.weights.chunks_exact(self.pairs).zip(&self.scales).enumerate() {
            let mut sums = [[i32x8::simd_from(simd, 0); 3]; N];
            for ([a, b, c], pairs) in weights.iter().zip(pairs) {
                let a = i16x16::load_array_ref(simd, a);
                let b = i16x16::load_array_ref(simd, b);
                let c = i16x16::load_array_ref(simd, c);
                for ([x, y, z], pair) in sums.iter_mut().zip(pairs) {
                    let pair: i16x16<S> = i32x8::simd_from(simd, *pair).bitcast();
                    *x += simd.pairwise_dot_product_i16x16(a, pair);
                    *y += simd.pairwise_dot_product_i16x16(b, pair);
                    *z += simd.pairwise_dot_product_i16x16(c, pair);
                }
            }
            for (out, sums) in out.chunks_exact_mut(outputs).zip(&sums) {
                let eights = out.as_chunks_mut::<8>().0.iter_mut().skip(at * 3);
                for ((out, sums), (scale, bias)) in eights.zip(sums).zip(scales) {
                    let sums = sums.to_array();
                    for (((out, sum), scale), bias) in out.iter_mut().zip(sums).zip(scale).zip(bias) {
                        *out = sum as f32 * scale + bias;
                    }
                }
            }
        }
    }
}

/// The nearest integer, halves to the even one, no further from zero than the largest input.
#[inline(always)]
fn rounded(value: f32) -> u32 {
    // A number that is none does not occur; were one to, it would be the least.
    let value = if value > -INPUT_MOST { value } else { -INPUT_MOST };
    let value = if value < INPUT_MOST { value } else { INPUT_MOST };
    (value + ROUNDER).to_bits() & 0xffff
}

/// Rounds `values`, each multiplied by `scale`, to pairs of inputs.
#[inline(always)]
pub(super) fn to_pairs(values: &[f32], scale: f32, pairs: &mut [i32]) {
    for (pair, [first, second]) in pairs.iter_mut().zip(values.as_chunks::<2>().0) {
        *pair = (rounded(first * scale) | (rounded(second * scale) << 16)) as i32;
    }
}
