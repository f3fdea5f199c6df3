//! Sets of words as sorted numbers: in a large folder they are held against each other millions of times.

use std::cmp::Ordering;
use std::collections::HashMap;

/// The numbers of words, in the order in which they were first asked for.
#[derive(Debug, Default)]
pub struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The numbers of these words, sorted, each once.
    pub fn of<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) -> Vec<u32> {
        let mut numbers: Vec<u32> = words.into_iter().map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(word.to_owned(), number);
        number
    }
}

/// How many items two sorted lists without doubles have in common.
pub fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        match left.cmp(right) {
            Ordering::Less => drop(one.next()),
            Ordering::Greater => drop(other.next()),
            Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_counted_by_their_numbers() {
        let mut numbers = Numbers::default();
        let mut of = |words: &str| {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            numbers.of(&words)
        };
        let (one, other) = (of("quay ferry storm quay"), of("storm mayor quay"));
        assert_eq!((one.len(), other.len()), (3, 3));
        assert_eq!(common(&one, &other), 2);
        assert_eq!(common::<u32>(&one, &[]), 0);
    }
}
