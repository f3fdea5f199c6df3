//! A quick no: of most words the first three letters tell that they are in no table.

/// The first three letters of the words of a table, whatever their capitals.
#[derive(Clone, Debug)]
pub struct Gate(Vec<u32>);

/// What letters of the alphabet, and other bytes with them, are counted by.
const SLOTS: usize = 32;

impl Gate {
    /// The gate before the table of these words.
    pub fn before<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut rows = vec![0; SLOTS * SLOTS];
        for (row, bit) in words.into_iter().map(|word| place(first(word))) {
            if let Some(bits) = rows.get_mut(row) {
                *bits |= bit;
            }
        }
        Self(rows)
    }

    /// Whether the word may be in the table: never no where it is, and seldom yes where it is not.
    pub fn may_have(&self, word: &str) -> bool {
        let first = first(word);
        let (row, bit) = place(first);
        // Other letters change their bytes with their case.
        !first.is_ascii() || self.0.get(row).is_some_and(|bits| bits & bit != 0)
    }
}

/// The first three bytes of a word, 0 for those that it has not.
fn first(word: &str) -> [u8; 3] {
    match word.as_bytes() {
        [one, two, three, ..] => [*one, *two, *three],
        [one, two] => [*one, *two, 0],
        [one] => [*one, 0, 0],
        [] => [0; 3],
    }
}

/// The row of these bytes, and their bit in it: capitals stand with small letters.
fn place([one, two, three]: [u8; 3]) -> (usize, u32) {
    let slot = |byte: u8| usize::from(byte) % SLOTS;
    (slot(one) * SLOTS + slot(two), 1 << slot(three))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_table_is_let_through() {
        let words = ["ship", "ox", "a", "été", "köln", "don't"];
        let gate = Gate::before(words);
        assert!(words.iter().all(|word| gate.may_have(word) && gate.may_have(&word.to_uppercase())));
    }

    #[test]
    fn most_else_is_not() {
        let gate = Gate::before(["ship", "ox"]);
        assert!(!["sea", "boat", "o", "oxen", "", "shop"].into_iter().any(|word| gate.may_have(word)));
        assert!(gate.may_have("shin"), "the first three letters alone are looked at");
    }
}
