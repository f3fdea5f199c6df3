//! The network: a vector for each word form, four layers that mix it with its neighbours', and what tagger and parser read.
//!
//! Hashed embeddings, maxout, layer normalization and windows of three words (Honnibal and Montani, spaCy's tok2vec).
//! Products are in integers (`matrix`). What stays in floating point is done word by word in one written order with
//! nothing but + − × ÷ √ and comparisons, which IEEE 754 defines to the last bit.

use fearless_simd::{Level, dispatch};

use super::features::FEATURES;
use super::hash::row_hashes;
use super::matrix::{BLOCK, Matrix, to_pairs};
use super::reader::{Bits, Reader};

/// The numbers of a word's vector.
pub(super) const WIDTH: usize = 96;
/// Outputs of a maxout layer: three pieces for each number.
const PIECES: usize = 3;
/// Layers that look at neighbours.
pub(super) const LAYERS: usize = 4;
/// Words of a window.
const WINDOW: usize = 3;
/// The largest number in a table of embeddings, and its bits in the file.
const EMBEDDED_MOST: i32 = 4095;
const EMBEDDED_BITS: u32 = 13;
/// Numbers that the parser reads of a word before they are multiplied out.
const READ: usize = 64;
/// The words that a state of the parser looks at.
pub(super) const SLOTS: usize = 8;
/// The hidden numbers of a state, before the larger of two pieces is taken.
pub(super) const STATE: usize = 128;

/// The weights.
#[derive(Debug)]
pub(super) struct Network {
    level: Level,
    embeddings: [Embedding; FEATURES],
    /// What the vector of each feature is multiplied with.
    mix: [Matrix; FEATURES],
    mix_norm: Norm,
    layers: [(Matrix, Norm); LAYERS],
    tagger: Matrix,
    reader: Matrix,
    lower: Matrix,
    /// What stands for a missing word in each slot.
    missing: Vec<f32>,
    bias: Vec<f32>,
    upper: Matrix,
}

/// The vectors of one feature: a value's vector is the sum of four rows.
#[derive(Debug)]
struct Embedding {
    seed: u32,
    rows: Vec<[i16; WIDTH]>,
}

/// Maxout and layer normalization.
#[derive(Debug)]
struct Norm {
    gain: [f32; WIDTH],
    bias: [f32; WIDTH],
}

/// What is computed of the words of one text, kept from text to text for its memory.
#[derive(Debug, Default)]
pub(super) struct Activations {
    /// The vectors of the words, with [`LAYERS`] rows of zeros before and after.
    rows: Vec<f32>,
    /// The same as pairs of integers.
    pairs: Vec<i32>,
    products: Vec<f32>,
    block: Vec<[i32; BLOCK]>,
    /// For each word and slot, what it adds to a state there.
    parts: Vec<f32>,
    /// The scores of the tags, word by word.
    pub(super) tags: Vec<f32>,
}

impl Norm {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut numbers = || <[f32; WIDTH]>::try_from(reader.floats()?).ok();
        Some(Self { gain: numbers()?, bias: numbers()? })
    }

    /// Of each row of products the largest piece, normalized, added to the row of `rows` or, where `replace`, in its place.
    fn finish(&self, level: Level, products: &[f32], rows: &mut [f32], replace: bool) {
        dispatch!(level, _simd => {
            let products = products.as_chunks::<{ WIDTH * PIECES }>().0;
            for (row, products) in rows.as_chunks_mut::<WIDTH>().0.iter_mut().zip(products) {
                self.finish_row(products, row, replace);
            }
        });
    }

    #[inline(always)]
    fn finish_row(&self, products: &[f32; WIDTH * PIECES], row: &mut [f32; WIDTH], replace: bool) {
        let mut found = [[0.0f32; 8]; WIDTH / 8];
        for (found, pieces) in found.iter_mut().zip(products.as_chunks::<{ 8 * PIECES }>().0) {
            let (first, rest) = pieces.split_at(8);
            let (second, third) = rest.split_at(8);
            for (((found, a), b), c) in found.iter_mut().zip(first).zip(second).zip(third) {
                let ab = if a > b { *a } else { *b };
                *found = if ab > *c { ab } else { *c };
            }
        }
        let mut sums = [0.0f32; 8];
        for eight in &found {
            sums.iter_mut().zip(eight).for_each(|(sum, value)| *sum += value);
        }
        let mean = total(sums) / WIDTH as f32;
        let mut squares = [0.0f32; 8];
        for eight in &mut found {
            for (square, value) in squares.iter_mut().zip(eight) {
                *value -= mean;
                *square += *value * *value;
            }
        }
        let deviation = (total(squares) / WIDTH as f32 + 1e-8).sqrt();
        let scaled = found.as_flattened().iter().zip(&self.gain).zip(&self.bias);
        for (slot, ((value, gain), bias)) in row.iter_mut().zip(scaled) {
            let value = *value / deviation * gain + bias;
            *slot = if replace { value } else { *slot + value };
        }
    }
}

/// The sum of eight numbers, always in the same order.
#[inline(always)]
fn total([a, b, c, d, e, f, g, h]: [f32; 8]) -> f32 {
    ((a + b) + (c + d)) + ((e + f) + (g + h))
}

impl Network {
    /// Reads the weights for `tags` tags and `moves` moves of the parser; `None` where they are damaged.
    pub(super) fn read(reader: &mut Reader<'_>, bits: &mut Bits<'_>, tags: usize, moves: usize) -> Option<Self> {
        if reader.u32()? as usize != FEATURES {
            return None;
        }
        let mut embedding = || {
            let (count, seed) = (reader.u32()? as usize, reader.u32()?);
            let flat = bits.integers(count.checked_mul(WIDTH)?, EMBEDDED_BITS, EMBEDDED_MOST)?;
            let rows = flat.as_chunks::<WIDTH>().0.to_vec();
            (!rows.is_empty()).then_some(Embedding { seed, rows })
        };
        let embeddings = [embedding()?, embedding()?, embedding()?, embedding()?, embedding()?, embedding()?];
        let mut part = || Matrix::read(reader, bits, WIDTH * PIECES, WIDTH);
        let mix = [part()?, part()?, part()?, part()?, part()?, part()?];
        let mix_norm = Norm::read(reader)?;
        let mut layer = || {
            let matrix = Matrix::read(reader, bits, WIDTH * PIECES, WIDTH * WINDOW)?;
            Some((matrix, Norm::read(reader)?))
        };
        let layers = [layer()?, layer()?, layer()?, layer()?];
        let tagger = Matrix::read(reader, bits, tags, WIDTH)?;
        let read = Matrix::read(reader, bits, READ, WIDTH)?;
        let lower = Matrix::read(reader, bits, SLOTS * STATE, READ)?;
        let missing = reader.floats().filter(|missing| missing.len() == SLOTS * STATE)?;
        let bias = reader.floats().filter(|bias| bias.len() == STATE)?;
        let upper = Matrix::read(reader, bits, moves, STATE / 2)?;
        Some(Self {
            level: Level::new(),
            embeddings,
            mix,
            mix_norm,
            layers,
            tagger,
            reader: read,
            lower,
            missing,
            bias,
            upper,
        })
    }

    /// Computes with the plainest vectors that this kind of processor has; the results are the same.
    pub(super) fn set_plain(&mut self) {
        self.level = Level::baseline();
    }

    /// Adds the pairs of inputs for a word with these features to `pairs`.
    pub(super) fn embed(&self, features: [u64; FEATURES], pairs: &mut Vec<i32>) {
        for (embedding, value) in self.embeddings.iter().zip(features) {
            let mut sum = [0i16; WIDTH];
            for hash in row_hashes(value, embedding.seed) {
                let row = embedding.rows.get(hash as usize % embedding.rows.len()).unwrap_or(&[0; WIDTH]);
                sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
            let sums = sum.as_chunks::<2>().0;
            pairs.extend(sums.iter().map(|[a, b]| i32::from(*a as u16) | (i32::from(*b) << 16)));
        }
    }

    /// Adds to `vectors` the vector of each word form embedded in `pairs`.
    pub(super) fn mix(&self, pairs: &[i32], vectors: &mut Vec<f32>, work: &mut Activations) {
        let step = WIDTH * FEATURES / 2;
        let count = pairs.len() / step;
        work.products.clear();
        work.products.resize(count * WIDTH * PIECES, 0.0);
        for (at, matrix) in self.mix.iter().enumerate() {
            let inputs = pairs.get(at * WIDTH / 2..).unwrap_or_default();
            work.parts.resize(count * matrix.outputs(), 0.0);
            matrix.times(self.level, inputs, step, &mut work.parts, &mut work.block);
            work.products.iter_mut().zip(&work.parts).for_each(|(sum, part)| *sum += part);
        }
        let before = vectors.len();
        vectors.resize(before + count * WIDTH, 0.0);
        self.mix_norm.finish(self.level, &work.products, vectors.get_mut(before..).unwrap_or_default(), true);
    }

    /// Computes what tagger and parser read of a text whose words have these vectors.
    pub(super) fn run<'v>(&self, words: impl ExactSizeIterator<Item = &'v [f32]>, work: &mut Activations) {
        let count = words.len();
        let all = count + 2 * LAYERS;
        work.rows.clear();
        work.rows.resize(all * WIDTH, 0.0);
        let inner = work.rows.chunks_exact_mut(WIDTH).skip(LAYERS);
        inner.zip(words).for_each(|(row, vector)| row.copy_from_slice(vector));
        work.pairs.clear();
        work.pairs.resize(all * WIDTH / 2, 0);
        for (at, (matrix, norm)) in self.layers.iter().enumerate() {
            self.to_pairs(matrix, work);
            // Rows further from the text can no longer reach it.
            let (first, last) = (at + 1, all - 1 - at);
            let rows = work.rows.get_mut(first * WIDTH..last * WIDTH).unwrap_or_default();
            work.products.resize((last - first) * matrix.outputs(), 0.0);
            let windows = work.pairs.get((first - 1) * WIDTH / 2..).unwrap_or_default();
            matrix.times(self.level, windows, WIDTH / 2, &mut work.products, &mut work.block);
            norm.finish(self.level, &work.products, rows, false);
        }
        self.to_pairs(&self.tagger, work);
        let inner = work.pairs.get(LAYERS * WIDTH / 2..).unwrap_or_default();
        work.tags.resize(count * self.tagger.outputs(), 0.0);
        self.tagger.times(self.level, inner, WIDTH / 2, &mut work.tags, &mut work.block);
        work.products.resize(count * self.reader.outputs(), 0.0);
        self.reader.times(self.level, inner, WIDTH / 2, &mut work.products, &mut work.block);
        work.pairs.resize(count * READ / 2, 0);
        let read = work.products.chunks_exact(self.reader.outputs());
        for (pairs, read) in work.pairs.chunks_exact_mut(READ / 2).zip(read) {
            to_pairs(read.get(..READ).unwrap_or_default(), self.lower.input_scale(), pairs);
        }
        work.parts.resize(count * self.lower.outputs(), 0.0);
        self.lower.times(self.level, &work.pairs, READ / 2, &mut work.parts, &mut work.block);
    }

    fn to_pairs(&self, matrix: &Matrix, work: &mut Activations) {
        dispatch!(self.level, _simd => to_pairs(&work.rows, matrix.input_scale(), &mut work.pairs));
    }

    /// The numbers of scores that a word has in [`Activations::tags`].
    pub(super) fn tag_scores(&self) -> usize {
        self.tagger.outputs()
    }

    /// The scores of the parser's moves in a state that looks at these words of the text in `work`.
    pub(super) fn scores(&self, words: [Option<usize>; SLOTS], work: &Activations, scores: &mut [f32]) {
        dispatch!(self.level, simd => {
            let mut state = [0.0f32; STATE];
            for (slot, word) in words.into_iter().enumerate() {
                let part = match word {
                    Some(word) => work.parts.get(word * self.lower.outputs() + slot * STATE..),
                    None => self.missing.get(slot * STATE..),
                };
                let part = part.and_then(|part| part.first_chunk::<STATE>()).unwrap_or(&[0.0; STATE]);
                state.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
            }
            let mut hidden = [0.0f32; STATE / 2];
            let (first, second) = state.split_at(STATE / 2);
            let biases = self.bias.split_at(STATE / 2);
            let pieces = first.iter().zip(biases.0).zip(second.iter().zip(biases.1));
            for (hidden, ((a, bias_a), (b, bias_b))) in hidden.iter_mut().zip(pieces) {
                let (a, b) = (a + bias_a, b + bias_b);
                *hidden = if a > b { a } else { b };
            }
            let mut pairs = [[0i32; 1]; STATE / 4];
            to_pairs(&hidden, self.upper.input_scale(), pairs.as_flattened_mut());
            self.upper.block_in(simd, &pairs, scores);
        });
    }

    /// The numbers of scores that a state has.
    pub(super) fn move_scores(&self) -> usize {
        self.upper.outputs()
    }
}
