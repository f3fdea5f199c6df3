//! A document's text with its sentences, tokens and tags: what every step of `annotate` reads.

use std::ops::Range;

use super::tagger::Forms;
use super::{Models, Tag};
use crate::briefing::{Paragraph, ParagraphRole, Turn};
use crate::text::{Sentence, Span, Token, TokenKind, sentences, tokens};

/// A text cut into sentences and tokens, each token with its tag.
///
/// Positions of tokens run through the whole document. Lookups beyond either end give the empty word and
/// [`Tag::Other`], so that rules can look around without asking where the text ends.
#[derive(Debug)]
pub struct TaggedText<'a> {
    /// The document's text, which all spans count in.
    pub text: &'a str,
    /// The document's paragraphs, which [`Sentence::paragraph`] counts.
    pub paragraphs: &'a [Paragraph],
    /// Who speaks where, in a record of what was said.
    pub turns: &'a [Turn],
    /// Where paragraphs were written, at their heads.
    pub datelines: &'a [Span],
    /// In order; boilerplate paragraphs have none. The label of a turn is one of its own, and so is a dateline.
    pub sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    tags: Vec<Tag>,
    lower: Words,
    /// Empty where it is the word in lower case.
    lemmas: Words,
}

/// The fewest bytes that the tokens of a text have on average, the white space between them with them, but for tables of
/// short numbers.
const BYTES_TO_A_TOKEN: usize = 3;

impl<'a> TaggedText<'a> {
    /// Cuts and tags `text`, boilerplate aside.
    pub fn new(text: &'a str, paragraphs: &'a [Paragraph], models: &Models) -> Self {
        Self::with_heads(text, paragraphs, &[], &[], models)
    }

    /// Cuts and tags `text`, boilerplate aside, with the labels of `turns` and the `datelines` apart.
    pub fn with_heads(
        text: &'a str,
        paragraphs: &'a [Paragraph],
        turns: &'a [Turn],
        datelines: &'a [Span],
        models: &Models,
    ) -> Self {
        // Room that is made by and by leaves holes of as much again in the memory.
        let mut all = Vec::with_capacity(text.len() / BYTES_TO_A_TOKEN);
        let mut cut = Vec::with_capacity(paragraphs.len());
        let read = |(_, paragraph): &(usize, &Paragraph)| paragraph.role != ParagraphRole::Boilerplate;
        let stretches = paragraphs.iter().enumerate().filter(read).flat_map(|(number, paragraph)| {
            parted(text, paragraph.span, turns, datelines)
                .into_iter()
                .map(move |(part, is_head)| (number, part, is_head))
        });
        for (number, part, is_head) in stretches {
            let found = tokens(text, part);
            let ranges = if is_head { std::iter::once(0..found.len()).collect() } else { sentences(text, &found) };
            for range in ranges {
                let Some([first, .., last] | [first @ last]) = found.get(range.clone()) else {
                    continue;
                };
                let span = first.span.to(last.span);
                let tokens = all.len() + range.start..all.len() + range.end;
                cut.push(Sentence { span, tokens, paragraph: number });
            }
            all.extend(found);
        }
        all.shrink_to_fit();
        cut.shrink_to_fit();
        let lower = Words::lowered(text, &all);
        let mut tags: Vec<Tag> = Vec::with_capacity(all.len());
        for sentence in &cut {
            tags.extend(models.tagger.tag(&forms(text, &all, &lower, sentence.tokens.clone())));
        }
        let mut lemmas = Words::with_capacity(0, all.len());
        for (at, tag) in tags.iter().enumerate() {
            let lemma = models.lemmas.lemma(lower.word(at), *tag);
            lemmas.push(lemma.iter().flat_map(|lemma| lemma.chars()));
        }
        Self { text, paragraphs, turns, datelines, sentences: cut, tokens: all, tags, lower, lemmas }
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `position`.
    pub fn token(&self, position: usize) -> Option<Token> {
        self.tokens.get(position).copied()
    }

    /// The word at `position` as it stands.
    pub fn word(&self, position: usize) -> &'a str {
        self.tokens.get(position).map_or("", |token| token.span.of(self.text))
    }

    /// The word at `position` in lower case, with straight apostrophes.
    pub fn lower(&self, position: usize) -> &str {
        self.lower.word(position)
    }

    /// The base form of the word at `position`, in lower case ("said": "say").
    pub fn lemma(&self, position: usize) -> &str {
        match self.lemmas.word(position) {
            "" => self.lower(position),
            lemma => lemma,
        }
    }

    /// The tag at `position`.
    pub fn tag(&self, position: usize) -> Tag {
        self.tags.get(position).copied().unwrap_or_default()
    }

    /// What the token at `position` is made of; a mark beyond either end.
    pub fn kind(&self, position: usize) -> TokenKind {
        self.tokens.get(position).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// Whether the word at `position` begins with a capital letter.
    pub fn is_capitalized(&self, position: usize) -> bool {
        self.word(position).starts_with(char::is_uppercase)
    }

    /// From the first to the last token of a range of positions; `None` where it is empty or out of bounds.
    pub fn span(&self, positions: Range<usize>) -> Option<Span> {
        let first = self.tokens.get(positions.start)?;
        let last = self.tokens.get(positions.end.checked_sub(1)?)?;
        (positions.start < positions.end).then(|| first.span.to(last.span))
    }

    /// The positions of the tokens that lie wholly inside `span`.
    pub fn positions(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// The position in `sentences` of the one that holds the token at `position`.
    pub fn sentence_of(&self, position: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= position);
        self.sentences.get(at)?.tokens.contains(&position).then_some(at)
    }

    /// Whether `span` begins in the label of a turn.
    pub fn in_label(&self, span: Span) -> bool {
        label_at(self.turns, span.start()).is_some()
    }

    /// Whether `span` begins in the label of a turn or in a dateline.
    pub fn in_head(&self, span: Span) -> bool {
        span.begins_in(self.datelines) || self.in_label(span)
    }

    /// The position of the turn that the paragraph at position `paragraph` belongs to.
    pub fn turn_of(&self, paragraph: usize) -> Option<usize> {
        let at = self.turns.partition_point(|turn| turn.from <= paragraph).checked_sub(1)?;
        self.turns.get(at).is_some_and(|turn| paragraph < turn.to).then_some(at)
    }

    /// The places of the sentences.
    pub fn sentence_spans(&self) -> Vec<Span> {
        self.sentences.iter().map(|sentence| sentence.span).collect()
    }
}

/// The turn in whose label the byte at `at` is.
pub fn label_at(turns: &[Turn], at: usize) -> Option<usize> {
    let after = turns.partition_point(|turn| turn.label.start() <= at);
    let turn = after.checked_sub(1)?;
    turns.get(turn).is_some_and(|turn| at < turn.label.end()).then_some(turn)
}

/// The stretches of a paragraph that are read apart, each with whether it is a head: the label of the turn that the
/// paragraph begins, or its dateline, and the rest.
pub fn parted(text: &str, paragraph: Span, turns: &[Turn], datelines: &[Span]) -> Vec<(Span, bool)> {
    let label = label_at(turns, paragraph.start()).and_then(|turn| turns.get(turn)).map(|turn| turn.label);
    let dateline = || datelines.binary_search_by_key(&paragraph.start(), |span| span.start()).ok();
    let head = label.or_else(|| dateline().and_then(|at| datelines.get(at)).copied());
    let Some(head) = head.filter(|head| paragraph.contains(*head)) else {
        return vec![(paragraph, false)];
    };
    let rest = Span::new(text, head.end(), paragraph.end()).map(|rest| rest.trimmed(text));
    std::iter::once((head, true)).chain(rest.filter(|rest| !rest.is_empty()).map(|rest| (rest, false))).collect()
}

/// The tokens of a sentence as the tagger sees them.
fn forms(text: &str, tokens: &[Token], lower: &Words, sentence: Range<usize>) -> Forms {
    let mut end = 0;
    let words = sentence.filter_map(|at| Some((tokens.get(at)?, lower.word(at))));
    Forms::new(words.map(move |(token, lower)| {
        let apart = end != token.span.start();
        end = token.span.end();
        (token.span.of(text), lower, token.kind, apart)
    }))
}

/// A word for each token of a text: one string, for a text of many words is long enough.
#[derive(Debug)]
struct Words {
    words: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl Words {
    /// Room for `count` words of so many bytes.
    fn with_capacity(bytes: usize, count: usize) -> Self {
        Self { words: String::with_capacity(bytes), ends: Vec::with_capacity(count) }
    }

    /// The words of `text` in lower case, with straight apostrophes.
    fn lowered(text: &str, tokens: &[Token]) -> Self {
        let mut lower = Self::with_capacity(text.len(), tokens.len());
        for token in tokens {
            lower.push(lowered(token.span.of(text)));
        }
        lower
    }

    /// Adds the next word.
    fn push(&mut self, word: impl Iterator<Item = char>) {
        self.words.extend(word);
        // Some letters are longer in lower case; what no `u32` counts any more is read as the empty word.
        self.ends.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
    }

    /// The word at `position`, or the empty one.
    fn word(&self, position: usize) -> &str {
        let Some(&end) = self.ends.get(position) else {
            return "";
        };
        let start = position.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.map_or(0, |&start| start as usize);
        self.words.get(start..end as usize).unwrap_or_default()
    }
}

/// The letters of `word` in lower case, with straight apostrophes.
fn lowered(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|letter| if letter == '’' { '\'' } else { letter }).flat_map(char::to_lowercase)
}
