//! A question in plain words: which words of it are looked for.

use std::sync::LazyLock;

use super::fold::{folded, joins};
use super::query::{Leaf, Words};
use super::stem::Stem;

/// Words that say nothing of what is asked for.
static FUNCTION_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/lexicons/function_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Words for one and the same act, by their stems.
static SYNONYMS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/lexicons/event_synonyms.txt").lines();
    let sets = lines.filter(|line| !line.starts_with('#'));
    // Words of several parts ("launch_attack") are no single stem.
    sets.map(|line| line.split_whitespace().filter(|word| !word.contains('_')).map(stem).collect()).collect()
});

/// How much a word of the question counts, against one that means the same.
const OWN: u64 = 3;

/// What `written` looks for, where it is a question: words of the stems of its words, and of words for the same act.
/// `None` where it does not end with a question mark or has no word that says what is asked for.
pub(super) fn leaves(written: &str) -> Option<Vec<Leaf>> {
    let question = written.strip_suffix(['?', '？', '؟'])?;
    let question = folded(question);
    let whole = question.split(|letter: char| !joins(letter)).filter(|word| !word.is_empty());
    let mut stems: Vec<(String, u64)> = Vec::new();
    let mut add = |stem: String, weight: u64| {
        if stems.iter().all(|(known, _)| *known != stem) {
            stems.push((stem, weight));
        }
    };
    // What follows an apostrophe is an ending ("Iran's") or a word without content ("don't").
    let asked: Vec<String> = whole.filter(|word| word.len() > 1 && !FUNCTION_WORDS.contains(word)).map(stem).collect();
    asked.iter().for_each(|stem| add(stem.clone(), OWN));
    for set in SYNONYMS.iter().filter(|set| set.iter().any(|stem| asked.contains(stem))) {
        set.iter().for_each(|stem| add(stem.clone(), 1));
    }
    let leaf = |(number, (stem, weight)): (usize, (String, u64))| Leaf {
        number,
        words: Words::Stem(Box::new(Stem::new(&stem, weight))),
    };
    (!stems.is_empty()).then(|| stems.into_iter().enumerate().map(leaf).collect())
}

fn stem(word: &str) -> String {
    Stem::new(word, OWN).stem().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(question: &str) -> Vec<(String, u64)> {
        let leaves = leaves(question).unwrap_or_default();
        let stem = |leaf: Leaf| match leaf.words {
            Words::Stem(stem) => Some((stem.stem().to_owned(), stem.weight)),
            _ => None,
        };
        leaves.into_iter().filter_map(stem).collect()
    }

    #[test]
    fn only_words_that_say_what_is_asked_are_looked_for() {
        let own: Vec<String> =
            stems("Who was the minister's harbour master?").into_iter().map(|(stem, _)| stem).collect();
        assert_eq!(own, ["minist", "harbour", "master"]);
        assert!(leaves("harbour").is_none() && leaves("who is it?").is_none() && leaves("?").is_none());
    }

    #[test]
    fn words_for_the_same_act_count_less() {
        let stems = stems("When did Ann resign?");
        assert!(stems.contains(&("resign".to_owned(), OWN)) && stems.contains(&("quit".to_owned(), 1)), "{stems:?}");
    }
}
