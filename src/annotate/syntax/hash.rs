//! The two hash functions that the weights were trained with: one names strings, one finds the rows of a table.

/// The number of a string: 64-bit MurmurHash2 ("64A", Appleby 2008) with seed 1; 0 for the empty string.
pub(super) fn string_hash(text: &str) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const R: u32 = 47;
    if text.is_empty() {
        return 0;
    }
    let mut hash = 1 ^ (text.len() as u64).wrapping_mul(M);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    for word in words {
        let mut word = u64::from_le_bytes(*word).wrapping_mul(M);
        word ^= word >> R;
        hash = (hash ^ word.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        hash = (hash ^ last).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> R)).wrapping_mul(M);
    hash ^ (hash >> R)
}

/// The four numbers whose remainders are the rows of `value` in a hashed table: MurmurHash3 (x64, 128 bits) of one
/// 64-bit number, in the form of thinc, the library of the weights.
pub(super) fn row_hashes(value: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed) ^ 8;
    let mut first =
        value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed;
    let mut second = seed;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = mixed(first);
    second = mixed(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

/// The last step of MurmurHash3: every bit depends on every other.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_numbers_of_the_training_program() {
        // spacy.strings.hash_string
        assert_eq!(string_hash("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_hash(""), 0);
    }
}
