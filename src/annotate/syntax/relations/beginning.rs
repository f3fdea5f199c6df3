//! Where a sentence begins to say something by itself.

use super::is_verb;
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};

/// Conjuncts: they tie a sentence to the one before (Quirk et al., "A Comprehensive Grammar of the English Language", 1985, 8.134).
const TIES: &[&str] = &[
    "accordingly",
    "additionally",
    "also",
    "as a consequence",
    "as a result",
    "besides",
    "by contrast",
    "consequently",
    "for example",
    "for instance",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in consequence",
    "in contrast",
    "in fact",
    "in other words",
    "in particular",
    "in turn",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "of course",
    "on the contrary",
    "on the other hand",
    "similarly",
    "still",
    "that is",
    "then",
    "therefore",
    "thus",
    "what is more",
    "what's more",
    "yet",
];

/// Those that do nothing else, and so need no comma after them.
const ALWAYS: &[&str] = &[
    "accordingly",
    "additionally",
    "consequently",
    "furthermore",
    "hence",
    "likewise",
    "moreover",
    "nevertheless",
    "nonetheless",
    "similarly",
    "therefore",
    "thus",
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
    while let Some(end) = tie(tree, text, at) {
        at = end + usize::from(is_mark(tree, end));
    }
    at
}

/// Behind the conjunction or conjunct that begins at `at`.
fn tie(tree: &Sentence, text: &str, at: usize) -> Option<usize> {
    /// The most tokens of a conjunct: "what 's more" has three, "on the other hand" four.
    const LONGEST: usize = 4;
    if tree.label(at) == Some(Label::Cc) {
        return Some(at + 1);
    }
    // "Similarly priced cars": that participle is no verb of a clause.
    let of_verb = tree.head(at).is_some_and(|verb| is_verb(tree, verb) && tree.label(verb) != Some(Label::Amod));
    let ends = (at + 1..=at + LONGEST).filter(|end| {
        let words = tree.get(at).zip(tree.get(end - 1)).map(|(first, last)| first.span.to(last.span).of(text));
        let words = words.unwrap_or_default().to_lowercase().replace('’', "'");
        TIES.contains(&&*words) && (is_mark(tree, *end) || of_verb && ALWAYS.contains(&&*words))
    });
    ends.max()
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
            ("As a result, the mill closed.", "the"),
            ("What’s more, dockers risk their lives.", "dockers"),
            ("Thus the grant has been raised.", "the"),
            ("Similarly priced cars sold well.", "Similarly"),
            ("For example and warning, he was hanged.", "For"),
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
