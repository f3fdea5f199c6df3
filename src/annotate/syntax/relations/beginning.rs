//! Where a sentence begins to say something by itself.

use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};

/// Conjunctive adverbs: they tie a sentence to the one before.
const TIES: &[&str] = &[
    "accordingly",
    "additionally",
    "also",
    "besides",
    "consequently",
    "furthermore",
    "hence",
    "however",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "similarly",
    "still",
    "then",
    "therefore",
    "thus",
    "yet",
];

/// The first token that says something: behind the number of a paragraph and what ties the sentence to the one before.
pub fn beginning(tree: &Sentence, text: &str) -> usize {
    let words = |at: usize| tree.get(at).map_or("", |token| token.span.of(text));
    let is_number = |at: usize| {
        let digits = words(at).trim_matches(['(', ')', '.']);
        !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    let mut at = 0;
    if is_number(0) && (words(0).ends_with(['.', ')']) || matches!(words(1), "." | ")")) {
        at = 1 + usize::from(is_mark(tree, 1));
    }
    let ties = |at: usize| {
        tree.label(at) == Some(Label::Cc)
            || is_mark(tree, at + 1) && TIES.iter().any(|tie| words(at).eq_ignore_ascii_case(tie))
    };
    while ties(at) {
        at += 1 + usize::from(is_mark(tree, at + 1));
    }
    at
}

fn is_mark(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::syntax::sample::parsed;

    #[test]
    fn what_ties_a_sentence_to_the_one_before_is_not_its_beginning() {
        for (text, begins) in [
            ("However, the court freed ten men.", "the"),
            ("But the yard kept 300 workers.", "the"),
            ("2. The council met on Friday.", "The"),
            // An adverb that says how or when something happened stays.
            ("Then Ann Lee resigned.", "Then"),
            ("Still waters run deep.", "Still"),
        ] {
            let tree = parsed(text);
            let word = tree.get(beginning(&tree, text)).map_or("", |token| token.span.of(text));
            assert_eq!(word, begins, "{text}");
        }
    }
}
