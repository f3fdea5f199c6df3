//! A sentence as a tree of words.

use std::ops::Range;

use super::names::{Label, PartOfSpeech, PennTag};
use crate::text::Span;

/// A word, a mark or a run of white space of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the document.
    pub span: Span,
    /// Its tag.
    pub tag: PennTag,
    /// Its part of speech.
    pub pos: PartOfSpeech,
    /// What it is to its head.
    pub label: Label,
    /// The number of its head in the sentence, its own for the root.
    pub head: usize,
    /// Where its lemma stands among those of the sentence.
    lemma: (u32, u32),
}

/// A sentence: its tokens and how they hang together. There is at least one token, exactly one root, and from every token
/// the heads lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    tokens: Vec<Token>,
    lemmas: String,
    root: usize,
    /// The tokens in order of their heads, and where those of each head begin.
    children: Vec<usize>,
    first_child: Vec<usize>,
}

impl Token {
    pub(super) fn new(
        span: Span,
        tag: PennTag,
        pos: PartOfSpeech,
        (label, head): (Label, usize),
        lemma: Range<usize>,
    ) -> Self {
        Self { span, tag, pos, label, head, lemma: (lemma.start as u32, lemma.end as u32) }
    }
}

impl Sentence {
    /// The tokens, whose heads make one tree, and their lemmas.
    pub(super) fn new(tokens: Vec<Token>, lemmas: String) -> Self {
        let mut first_child = vec![0; tokens.len() + 1];
        let mut root = 0;
        for (at, token) in tokens.iter().enumerate() {
            if token.head == at {
                root = at;
            } else if let Some(count) = first_child.get_mut(token.head + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut first_child {
            sum += *slot;
            *slot = sum;
        }
        let mut children: Vec<usize> = (0..tokens.len()).filter(|at| *at != root).collect();
        children.sort_by_key(|at| tokens.get(*at).map(|token| token.head));
        Self { tokens, lemmas, root, children, first_child }
    }

    /// The tree of the same words at another place of `text`: what stood at the byte `from` stands at `to`. `None` where no
    /// words can stand there.
    pub fn moved(&self, text: &str, from: usize, to: usize) -> Option<Self> {
        let at = |byte: usize| (byte + to).checked_sub(from);
        let moved = |token: &Token| {
            let span = Span::new(text, at(token.span.start())?, at(token.span.end())?)?;
            Some(Token { span, ..*token })
        };
        let tokens = self.tokens.iter().map(moved).collect::<Option<_>>()?;
        Some(Self { tokens, ..self.clone() })
    }

    /// The tree with the token at `at` hung on `head`, which is not below it, and what it is to that.
    pub fn rehung(&self, at: usize, head: usize, label: Label) -> Self {
        let mut tokens = self.tokens.clone();
        if let Some(token) = tokens.get_mut(at) {
            (token.head, token.label) = (head, label);
        }
        Self::new(tokens, self.lemmas.clone())
    }

    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The token at `at`.
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// From the first to the last token.
    pub fn span(&self) -> Option<Span> {
        Some(self.tokens.first()?.span.to(self.tokens.last()?.span))
    }

    /// The position of the root.
    pub fn root(&self) -> usize {
        self.root
    }

    /// The base form of the token at `at`; empty where there is none.
    pub fn lemma(&self, at: usize) -> &str {
        let place = self.tokens.get(at).map_or((0, 0), |token| token.lemma);
        self.lemmas.get(place.0 as usize..place.1 as usize).unwrap_or_default()
    }

    /// What the token at `at` is to its head.
    pub fn label(&self, at: usize) -> Option<Label> {
        self.tokens.get(at).map(|token| token.label)
    }

    /// The part of speech of the token at `at`.
    pub fn pos(&self, at: usize) -> Option<PartOfSpeech> {
        self.tokens.get(at).map(|token| token.pos)
    }

    /// The head of the token at `at`; `None` for the root.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).map(|token| token.head).filter(|head| *head != at)
    }

    /// The children of the token at `at`, in order.
    pub fn children(&self, at: usize) -> &[usize] {
        let range = self.first_child.get(at).zip(self.first_child.get(at + 1));
        range.and_then(|(start, end)| self.children.get(*start..*end)).unwrap_or_default()
    }

    /// The children of the token at `at` that are one of these `labels` to it, in order.
    pub fn children_as<'s>(&'s self, at: usize, labels: &'s [Label]) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(at)
            .iter()
            .copied()
            .filter(|child| self.label(*child).is_some_and(|label| labels.contains(&label)))
    }

    /// The first child of the token at `at` that is one of these `labels` to it.
    pub fn child_as(&self, at: usize, labels: &[Label]) -> Option<usize> {
        self.children(at).iter().copied().find(|child| self.label(*child).is_some_and(|label| labels.contains(&label)))
    }

    /// The heads of the token at `at`, from the nearest up to the root.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(at), |at| self.head(*at))
    }

    /// The token at `at` and all below it, in order, without what is below a token that `leaves_out` holds of, and
    /// without that token.
    pub fn subtree_without(&self, at: usize, leaves_out: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![at];
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.children(next).iter().copied().filter(|child| !leaves_out(*child)));
        }
        found.sort_unstable();
        found
    }

    /// The token at `at` and all below it, in order.
    pub fn subtree(&self, at: usize) -> Vec<usize> {
        self.subtree_without(at, |_| false)
    }

    /// The first token of the subtree at `at`.
    pub fn left_edge(&self, at: usize) -> usize {
        self.subtree(at).first().copied().unwrap_or(at)
    }

    /// The last token of the subtree at `at`.
    pub fn right_edge(&self, at: usize) -> usize {
        self.subtree(at).last().copied().unwrap_or(at)
    }

    /// From the first to the last word of the subtree at `at`.
    pub fn extent(&self, at: usize) -> Option<Span> {
        let subtree = self.subtree(at);
        let ends = self.get(*subtree.first()?).zip(self.get(*subtree.last()?));
        ends.map(|(first, last)| first.span.to(last.span))
    }

    /// The tokens that `span` touches.
    pub fn within(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.end() <= span.start());
        first..self.tokens.partition_point(|token| token.span.start() < span.end()).max(first)
    }

    /// Of the tokens that `span` touches, the first that hangs on none of them: the head of a name or a phrase.
    pub fn head_within(&self, span: Span) -> Option<usize> {
        let own = self.within(span);
        own.clone().find(|at| self.head(*at).is_none_or(|head| !own.contains(&head)))
    }

    /// The token at `at` and those joined to it ("Ann, Bob and Cid"), in order.
    pub fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(head) = found.get(next).copied() {
            found.extend(self.children_as(head, &[Label::Conj]));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}
