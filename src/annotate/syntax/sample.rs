//! Parses for the tests of what stands on them.

use std::ops::Deref;
use std::sync::OnceLock;

use super::{Sentence, Syntax};
use crate::text::Span;

/// A text of one sentence and its tree.
#[derive(Debug)]
pub(crate) struct Sample {
    text: String,
    sentence: Sentence,
}

impl Deref for Sample {
    type Target = Sentence;

    fn deref(&self) -> &Sentence {
        &self.sentence
    }
}

impl Sample {
    fn word(&self, at: usize) -> &str {
        self.tokens()[at].span.of(&self.text)
    }
}

/// The weights, read once for all tests.
pub(crate) fn syntax() -> &'static Syntax {
    static SYNTAX: OnceLock<Syntax> = OnceLock::new();
    SYNTAX.get_or_init(|| Syntax::built_in().expect("the weights are whole"))
}

/// The tree of one sentence.
pub(crate) fn parsed(text: &str) -> Sample {
    let whole = Span::new(text, 0, text.len()).expect("all of the text");
    let mut sentences = syntax().parser().parse(text, whole, Some(&[]));
    assert_eq!(sentences.len(), 1, "{text}");
    Sample { text: text.to_owned(), sentence: sentences.remove(0) }
}

/// The position of the first token that is `word`.
pub(crate) fn find(sample: &Sample, word: &str) -> usize {
    let found = (0..sample.tokens().len()).find(|at| sample.word(*at) == word);
    found.unwrap_or_else(|| panic!("no {word:?} in {:?}", sample.text))
}

/// The words at these positions.
pub(crate) fn words(sample: &Sample, positions: &[usize]) -> String {
    positions.iter().map(|at| sample.word(*at)).collect::<Vec<_>>().join(" ")
}

/// The words of the token, and of all below it, that stands in this relation to `word` in the sentence `text`; empty where
/// none does.
pub(crate) fn related(relation: impl Fn(&Sentence, usize) -> Option<usize>, text: &str, word: &str) -> String {
    let sample = parsed(text);
    let found = relation(&sample, find(&sample, word));
    let extent = found.and_then(|at| sample.extent(at));
    extent.map_or_else(String::new, |extent| extent.of(text).trim_end_matches([',', ' ']).to_owned())
}

/// Holds a relation against a table: a sentence, a word of it, and what [`related`] is to give.
pub(crate) fn each(relation: impl Fn(&Sentence, usize) -> Option<usize>, table: &[(&str, &str, &str)]) {
    for (text, word, expected) in table {
        assert_eq!(related(&relation, text, word), *expected, "{word} in {text}");
    }
}

/// Whether something holds of `word` in the sentence `text`.
pub(crate) fn holds(property: impl Fn(&Sentence, usize) -> bool, text: &str, word: &str) -> bool {
    let sample = parsed(text);
    property(&sample, find(&sample, word))
}
