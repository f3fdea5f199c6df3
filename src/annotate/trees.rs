//! The trees of a text's sentences, made once and read by every step.

use std::collections::HashMap;

use super::attachment::settled;
use super::syntax::{Sentence, Syntax};
use super::{Models, NameMention, TaggedText};
use crate::briefing::{ActorKind, MentionForm, ParagraphForm};
use crate::text::{self, Span, TokenKind, told};

/// Longer sentences, in tokens, have no tree: what is longer is a table or a list.
const LONGEST: usize = 250;

/// Fewer words of more than a letter make no clause.
const FEWEST: usize = 2;

/// The tree of each sentence of a [`TaggedText`].
#[derive(Debug, Default)]
pub struct Trees {
    /// The rows of a table have none, and there may be very many.
    of: Vec<Option<Box<Sentence>>>,
}

impl Trees {
    /// The trees of the sentences of `text`. Labels of turns, datelines, rows of tables,
    /// sentences of a word and very long ones have none.
    pub fn new(text: &TaggedText<'_>, models: &Models) -> Self {
        let Some(mut parser) = models.syntax.as_ref().map(Syntax::parser) else {
            return Self::default();
        };
        let mut of: Vec<Option<Box<Sentence>>> = Vec::with_capacity(text.sentences.len());
        // Where each sentence stands first: what stands again has the same tree.
        let mut first: HashMap<&str, (usize, Span)> = HashMap::new();
        for (number, sentence) in text.sentences.iter().enumerate() {
            let told = told(text.text, sentence.span);
            let tree = if !is_clause(text, sentence) {
                None
            } else if let Some((known, place)) = first.get(told.of(text.text)) {
                let known = of.get(*known).and_then(Option::as_deref);
                known.and_then(|tree| tree.moved(text.text, place.start(), told.start()))
            } else {
                first.insert(told.of(text.text), (number, told));
                let without: Vec<Span> = sentence.tokens.clone().filter_map(|at| short_form(text, at)).collect();
                parser.sentence(text.text, told, &without)
            };
            of.push(tree.map(Box::new));
        }
        Self { of }
    }

    /// Hangs modifying clauses where the names of the text say that they belong.
    pub fn settle(&mut self, names: &[NameMention]) {
        for tree in self.of.iter_mut().flatten() {
            let is_place = |at: usize| {
                tree.get(at).is_some_and(|token| {
                    let next = names.partition_point(|name| name.span.end() <= token.span.start());
                    let name = names.get(next).filter(|name| name.span.overlaps(token.span));
                    name.is_some_and(|name| name.kind == ActorKind::Place && name.form == MentionForm::Name)
                })
            };
            if let Some(settled) = settled(tree, is_place) {
                **tree = settled;
            }
        }
    }

    /// The tree of the sentence at position `sentence`.
    pub fn get(&self, sentence: usize) -> Option<&Sentence> {
        self.of.get(sentence)?.as_deref()
    }
}

/// Whether the sentence may be more than a label, a row of a table or a list.
fn is_clause(text: &TaggedText<'_>, sentence: &text::Sentence) -> bool {
    let form = text.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.form);
    let is_row = matches!(form, Some(ParagraphForm::Row | ParagraphForm::Head));
    let is_word =
        |at: usize| text.kind(at) == TokenKind::Word && text.token(at).is_some_and(|token| token.span.len() > 1);
    let words = sentence.tokens.clone().filter(|at| is_word(*at)).count();
    !is_row && words >= FEWEST && sentence.tokens.len() <= LONGEST && !text.in_head(sentence.span)
}

/// The brackets around the abbreviation at position `at`, where it only repeats the words before it in short, as in "the
/// World Bank (WB) report": without them the words around belong together as they do in speech.
fn short_form(text: &TaggedText<'_>, at: usize) -> Option<Span> {
    let (open, close) = (at.checked_sub(1)?, at + 1);
    let word = text.word(at);
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let is_short = capitals >= 2 && word.chars().count() <= 12 && word.starts_with(char::is_uppercase);
    let is_repeated = at.checked_sub(2).is_some_and(|before| text.kind(before) == TokenKind::Word);
    let in_brackets = text.word(open) == "(" && text.word(close) == ")";
    let spans = || Some((text.token(open)?.span, text.token(close)?.span));
    let (first, last) = spans().filter(|_| is_short && is_repeated && in_brackets)?;
    Span::new(text.text, first.start(), last.end())
}

/// Which words of a tree are which of a [`TaggedText`], where the two were cut differently.
#[derive(Debug)]
pub struct Alignment {
    /// The first word of the text that the alignment knows of.
    first: usize,
    /// For each word of the text, the token of the tree in which it begins.
    tokens: Vec<Option<usize>>,
    /// For each token of the tree, the word of the text in which it begins.
    words: Vec<Option<usize>>,
}

impl Alignment {
    /// The words of the sentence at position `sentence` of `text`, and those of its `tree`.
    pub fn new(text: &TaggedText<'_>, sentence: usize, tree: &Sentence) -> Self {
        let range = text.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        let words: Vec<Span> = range.clone().filter_map(|at| text.token(at)).map(|token| token.span).collect();
        let tokens: Vec<Span> = tree.tokens().iter().map(|token| token.span).collect();
        Self {
            first: range.start,
            tokens: begins_in(&words, &tokens),
            words: begins_in(&tokens, &words).into_iter().map(|at| Some(range.start + at?)).collect(),
        }
    }

    /// The token of the tree in which the word at position `word` of the text begins.
    pub fn token(&self, word: usize) -> Option<usize> {
        self.tokens.get(word.checked_sub(self.first)?).copied().flatten()
    }

    /// The word of the text in which the token at position `token` of the tree begins.
    pub fn word(&self, token: usize) -> Option<usize> {
        self.words.get(token).copied().flatten()
    }
}

/// For each of `spans`, the one of `others` in which it begins. Both are in order.
fn begins_in(spans: &[Span], others: &[Span]) -> Vec<Option<usize>> {
    let mut at = 0;
    let find = |span: &Span| {
        while others.get(at).is_some_and(|other| other.end() <= span.start()) {
            at += 1;
        }
        others.get(at).filter(|other| other.start() <= span.start()).map(|_| at)
    };
    spans.iter().map(find).collect()
}
