//! How much a word says by being rare.

/// How much a word says that `holding` of `all` texts have, in sixteenths of a bit: the logarithm to base 2 of one more than
/// how many texts there are for each that has it. Straight lines between whole bits, in whole numbers, so that every machine
/// finds the same.
pub fn rarity(all: u64, holding: u64) -> u64 {
    let times = (all + 1) * 65_536 / (holding + 1) + 65_536;
    let whole = times.ilog2();
    u64::from(whole - 16) * 16 + ((times >> (whole - 4)) & 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewer_texts_have_a_word_the_more_it_says() {
        assert_eq!(rarity(7, 7), 16);
        assert_eq!(rarity(5, 1), 32);
        assert!((0..100).all(|holding| rarity(100, holding) >= rarity(100, holding + 1)));
    }
}
