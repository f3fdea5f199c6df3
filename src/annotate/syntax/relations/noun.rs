//! Nouns beside nouns.

use crate::annotate::syntax::{Label, Sentence};

/// Prepositions that say where.
pub const WHERE: &[&str] = &["in", "at", "near", "outside", "inside", "around", "across", "throughout"];

/// Words before a happening that only bounds when something else was.
pub const BOUNDS: &[&str] = &["since", "until", "till", "before"];

/// Whether the noun at `at` only says where: it stands after one of [`WHERE`].
pub fn says_where(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.head(at).filter(|_| sentence.label(at) == Some(Label::Pobj));
    word.is_some_and(|word| WHERE.contains(&sentence.lemma(word)))
}

/// What says who or what the noun at `at` is, put after it: "Ann Lee, *the mayor of Hull*,".
pub fn apposition(sentence: &Sentence, at: usize) -> Option<usize> {
    sentence.child_as(at, &[Label::Appos])
}

/// The noun that the apposition at `at` may describe: the one it stands beside, and those above that have it in a phrase. No tree
/// tells "the head of the agency, Ann Lee" from "the head of the dam, a wall".
pub fn described(sentence: &Sentence, at: usize) -> impl Iterator<Item = usize> + '_ {
    let beside = sentence.head(at).filter(|_| sentence.label(at) == Some(Label::Appos));
    std::iter::successors(beside, |noun| {
        let by = sentence.head(*noun).filter(|_| sentence.label(*noun) == Some(Label::Pobj))?;
        sentence.head(by).filter(|_| sentence.label(by) == Some(Label::Prep))
    })
}

/// The token at `at` and all that it is joined to by "and", "or" and commas, in order.
pub fn joined(sentence: &Sentence, at: usize) -> Vec<usize> {
    let mut first = at;
    while sentence.label(first) == Some(Label::Conj)
        && let Some(head) = sentence.head(first)
    {
        first = head;
    }
    sentence.conjuncts(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::{each, find, parsed, words};

    #[test]
    fn an_apposition_says_who_it_is() {
        each(
            apposition,
            &[
                ("Ann Lee, the mayor of Hull, resigned.", "Lee", "the mayor of Hull"),
                ("Ann Lee and the mayor of Hull resigned.", "Lee", ""),
            ],
        );
    }

    #[test]
    fn joined_words_are_found_from_each_of_them() {
        let sentence = parsed("France, Spain and Italy signed the treaty.");
        let all = joined(&sentence, find(&sentence, "Spain"));
        assert_eq!(words(&sentence, &all), "France Spain Italy");
        let sentence = parsed("France signed the treaty with Italy.");
        assert_eq!(words(&sentence, &joined(&sentence, find(&sentence, "Italy"))), "Italy");
    }
}
