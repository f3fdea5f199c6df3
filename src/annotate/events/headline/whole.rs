//! The whole sentence as a line: its own words, a pronoun as whom it means, without what ties it to the sentence before. Readers of
//! twenty-two folders found it a better line than what was cut from it three times as often as a worse one.

use super::line::is_whole;
use super::{Cut, is_mark};
use crate::annotate::events::arguments::Names;
use crate::annotate::events::clause::Parsed;
use crate::annotate::syntax::{Label, PennTag, Sentence};
use crate::text::capitalized;

/// A sentence of more words is cut: up to so many, readers found the whole the better line more often than the worse one.
const LONGEST: usize = 40;

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

/// The sentence in a line; `None` where it is long, a question, or means nothing by itself.
pub(in crate::annotate::events) fn whole(parsed: &Parsed<'_>, names: &Names<'_>) -> Option<String> {
    let (tree, text) = (parsed.source.tree, parsed.source.text.text);
    let mut cut = Cut::new(parsed, names);
    cut.kept.extend(first(tree, text)..tree.tokens().len());
    let is_question = tree.tokens().last().is_some_and(|token| token.span.of(text).contains('?'));
    if is_question || cut.words() > LONGEST {
        return None;
    }
    let mut line = String::new();
    let mut end = None;
    for at in cut.kept.iter().copied() {
        let token = tree.get(at)?;
        let word = cut.word(at, &line)?;
        // "Since 1979, it has held the coast": who has?
        if token.tag == PennTag::Prp && token.label == Label::Nsubj && !word.starts_with('[') && !cut.is_clear(at) {
            return None;
        }
        if end.is_some_and(|end| end < token.span.start()) {
            line.push(' ');
        }
        line.push_str(&word);
        end = Some(token.span.end());
    }
    let quotes = |marks: [char; 2]| marks.map(|mark| line.matches(mark).count());
    let [open, close] = quotes(['“', '”']);
    let is_torn = open != close || line.matches('"').count() % 2 == 1;
    line.retain(|letter| !(is_torn && matches!(letter, '“' | '”' | '"')));
    let line = line.split_whitespace().fold(String::new(), |mut line, word| {
        let leans = word.starts_with([',', '.', ';', ':', '!', '?', ')', '’']);
        line.push_str(if leans || line.is_empty() { "" } else { " " });
        line.push_str(word);
        line
    });
    let is_lead = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '[' | '$' | '€' | '£' | '“' | '"');
    let line = capitalized(line.trim_start_matches(is_lead).trim_end_matches(['.', ' ']));
    (line.split_whitespace().count() <= LONGEST && is_whole(&line)).then_some(line)
}

/// The first token that says something: behind the number of a paragraph and what ties the sentence to the one before.
fn first(tree: &Sentence, text: &str) -> usize {
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
