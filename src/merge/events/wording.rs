//! What the words of a line tell besides who takes part: whom else it names, how many, and what of it.

use std::collections::BTreeSet;

use super::same::words;
use crate::annotate::is_cardinal;
use crate::merge::shared::{Numbers, common};

/// Fewer words tell little.
const SHORT: usize = 5;
/// Words of fewer letters tell nothing of what happened.
const TELLING: usize = 4;

/// Words for places in an order, and for one more or some, beside those that end as such do.
const ORDER: &[&str] = &[
    "several", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "last", "next",
    "another", "latest",
];

/// The words of a line by what they tell: their numbers, sorted.
#[derive(Debug, Default)]
pub(super) struct Wording {
    /// Words with a capital that nothing but a name has, in lower case.
    names: Vec<u32>,
    /// Numbers and places in an order.
    numbers: Vec<u32>,
    /// The others, without their endings.
    others: Vec<u32>,
    is_short: bool,
}

/// How many features compare two wordings.
pub(super) const COUNT: usize = 8;

impl Wording {
    /// Of the `line` of what `lemma` names; words are counted by `known`.
    pub(super) fn new(line: &str, lemma: &str, known: &mut Numbers) -> Self {
        let all: Vec<&str> = line
            .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '’' | '\'' | '.' | '-'))
            .map(|word| word.trim_matches(['.', '-', '’', '\'']))
            .filter(|word| !word.is_empty())
            .collect();
        let (mut numbers, mut names, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let act: String = lemma.chars().take(TELLING).collect();
        // The first word has a capital whatever it is.
        let second_is_capital = all.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
        for (at, word) in all.iter().enumerate() {
            let small = word.to_lowercase();
            if is_number(&small) {
                numbers.insert(small.replace(',', ""));
            } else if word.starts_with(char::is_uppercase) {
                let name = small.strip_suffix("’s").or(small.strip_suffix("'s")).unwrap_or(&small);
                if (at > 0 || second_is_capital) && !words(name).is_empty() {
                    names.insert(name.to_owned());
                }
            } else if small.chars().count() >= TELLING && !small.starts_with(&act) && !words(&small).is_empty() {
                others.insert(stem(&small).to_owned());
            }
        }
        let [names, numbers, others] = [&names, &numbers, &others].map(|words| known.of(words));
        Self { names, numbers, others, is_short: all.len() < SHORT }
    }

    /// Whether "the introduction of seat belts" may mean what this line tells: what describes a noun that refers back ("the
    /// Monday launch") was told before, else it is of something else (Poesio and Vieira, "A corpus-based investigation of
    /// definite description use", 1998). `None` where nothing describes it.
    pub(super) fn may_be_meant(&self, noun: &Self) -> Option<bool> {
        let [other_numbers, ..] = self.features(noun);
        if noun.names.is_empty() && noun.others.is_empty() {
            return (other_numbers > 0).then_some(false);
        }
        let is_told = common(&noun.names, &self.names) + common(&noun.others, &self.others) > 0;
        Some(other_numbers == 0 && is_told)
    }

    /// What speaks for and against the two being of one event, in hundredths: other numbers, how many names each has that the other
    /// has not, how much of the shorter's other words both have, a number in common, names that only one has more of, names in
    /// common, whether one is short, and whether the other words have nothing in common.
    pub(super) fn features(&self, other: &Self) -> [i64; COUNT] {
        const MOST: usize = 3;
        let yes = |is: bool| if is { 100 } else { 0 };
        let shared = common::<u32>;
        let both = |ours: &[u32], theirs: &[u32]| !ours.is_empty() && !theirs.is_empty();
        let count = |count: usize| 100 * count.min(MOST) as i64;
        let numbers = shared(&self.numbers, &other.numbers);
        let names = shared(&self.names, &other.names);
        let (ours, theirs) = (self.names.len() - names, other.names.len() - names);
        let words = shared(&self.others, &other.others);
        let fewer = self.others.len().min(other.others.len()).max(1);
        [
            yes(both(&self.numbers, &other.numbers) && numbers == 0),
            count(ours.min(theirs)),
            (100 * words / fewer) as i64,
            yes(numbers > 0),
            yes((ours > 0) != (theirs > 0)),
            count(names),
            yes(self.is_short || other.is_short),
            yes(both(&self.others, &other.others) && words == 0),
        ]
    }
}

fn is_number(word: &str) -> bool {
    let endings = ["teen", "teenth", "tieth", "-first", "-second", "-third", "-fourth", "-fifth"];
    word.starts_with(|letter: char| letter.is_ascii_digit())
        || ORDER.contains(&word)
        // "One" may be anybody.
        || word != "one" && is_cardinal(word)
        || endings.iter().any(|ending| word.ends_with(ending))
}

fn stem(word: &str) -> &str {
    ["ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(one: &str, other: &str) -> [i64; COUNT] {
        let lemma = "die";
        let mut known = Numbers::default();
        Wording::new(one, lemma, &mut known).features(&Wording::new(other, lemma, &mut known))
    }

    #[test]
    fn other_numbers_and_other_names_part_two_lines() {
        assert_eq!(compared("16 miners died in Lima", "14 miners died in Lima"), [100, 0, 100, 0, 0, 100, 0, 0]);
        assert_eq!(compared("The third mission died", "The mission’s fourth try died")[0], 100);
        assert_eq!(compared("Thirteen miners died", "A miner died on Monday")[0], 0, "one of them has no number");
        assert_eq!(compared("The ministry met Anna Berg of Oslo", "The ministry met Bodo Tern of Rome")[1], 300);
        assert_eq!(
            compared("The ministry met Anna Berg of Oslo", "The ministry met Berg")[1..6],
            [0, 100, 0, 100, 100]
        );
    }
}
