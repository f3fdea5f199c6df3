//! What the tree of its sentence says of a verb of saying: who speaks, whether anything is said, and how far it goes.

mod reported;

use std::ops::Range;

use crate::annotate::syntax::relations::{self, Modality};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::annotate::trees::{Alignment, Trees};
use crate::annotate::{TaggedText, WordClass};

/// A sentence with its tree. Positions are those of words in the text.
#[derive(Debug)]
pub struct Clause<'t> {
    tree: &'t Sentence,
    alignment: Alignment,
}

impl<'t> Clause<'t> {
    /// The sentence at position `sentence`; `None` where it has no tree.
    pub fn new(text: &'t TaggedText<'t>, trees: &'t Trees, sentence: usize) -> Option<Self> {
        let tree = trees.get(sentence)?;
        Some(Self { tree, alignment: Alignment::new(text, sentence, tree) })
    }

    /// Whether the word at `at` is a verb in the tree, too: "EU demands to stop" has none.
    pub fn is_verb(&self, at: usize) -> bool {
        let pos = self.alignment.token(at).and_then(|verb| self.tree.pos(verb));
        pos.is_none_or(|pos| matches!(pos, PartOfSpeech::Verb | PartOfSpeech::Aux))
    }

    /// The noun phrase that is the subject of the verb at `at`, its own or the one it shares, without the clauses and
    /// appositions that say more of it. Where a description has a name beside it, the name.
    pub fn subject(&self, at: usize) -> Option<Range<usize>> {
        let verb = self.alignment.token(at)?;
        let head = relations::subject(self.tree, verb)?;
        let is_name = |at: usize| self.tree.pos(at) == Some(PartOfSpeech::Propn);
        let beside = self.tree.child_as(head, &[Label::Appos]).filter(|beside| is_name(*beside) && !is_name(head));
        let head = beside.unwrap_or(head);
        let is_noun = matches!(
            self.tree.pos(head)?,
            PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Pron | PartOfSpeech::Num | PartOfSpeech::Adj
        );
        is_noun.then(|| self.phrase(head)).flatten()
    }

    /// The subject of the sentence's main verb.
    pub fn main_subject(&self) -> Option<Range<usize>> {
        self.subject(self.alignment.word(self.tree.root())?)
    }

    /// The words round the noun at `head` that make one phrase with it.
    fn phrase(&self, head: usize) -> Option<Range<usize>> {
        let inside = self.tree.subtree_without(head, |at| {
            self.tree.label(at).is_some_and(|label| match label {
                Label::Relcl | Label::Acl | Label::Appos | Label::Advcl | Label::Parataxis => true,
                // A hyphen is a part of its word.
                Label::Punct => self.tree.get(at).is_none_or(|mark| mark.tag != PennTag::Hyph),
                _ => false,
            })
        });
        let place = inside.binary_search(&head).ok()?;
        let (before, after) = inside.split_at(place);
        let first = before.iter().rev().zip(1..).take_while(|&(&at, back)| at + back == head).last();
        let last = after.iter().zip(head..).take_while(|&(&at, next)| at == next).last();
        let words = self.alignment.word(first.map_or(head, |(at, _)| *at))?..self.alignment.word(*last?.0)? + 1;
        (!words.is_empty()).then_some(words)
    }

    /// Whether the verb at `at` tells of something said: not of what may, will or should be said, or of what somebody is
    /// only asked to say.
    pub fn is_said(&self, at: usize) -> bool {
        let Some(verb) = self.alignment.token(at) else {
            return true;
        };
        if relations::is_said_of_nothing(self.tree, verb) {
            return false;
        }
        if let Some(modality) = relations::modality(self.tree, verb) {
            return modality == Modality::Conditional;
        }
        let mut auxiliaries = self.tree.children_as(verb, &[Label::Aux]);
        let is_infinitive = self.tree.get(verb).is_some_and(|token| token.tag == PennTag::Vb)
            && auxiliaries.all(|aux| self.tree.lemma(aux) == "to");
        let head = self.tree.head(verb).map_or("", |head| self.tree.lemma(head));
        match self.tree.label(verb) {
            Some(Label::Xcomp) if is_infinitive => WordClass::GoingOn.has(head),
            Some(Label::Acl | Label::Relcl | Label::Ccomp) => !is_infinitive,
            _ => true,
        }
    }

    /// Where the clause that the verb at `at` reports begins; `None` where the tree has none.
    pub fn reported(&self, at: usize) -> Option<usize> {
        let verb = self.alignment.token(at)?;
        let clause = relations::complement_clause(self.tree, verb).filter(|clause| *clause > verb)?;
        let inside = self.tree.subtree(clause);
        let is_mark = |at: &usize| matches!(self.tree.pos(*at), Some(PartOfSpeech::Punct | PartOfSpeech::Space));
        let first = inside.into_iter().find(|at| *at > verb && !is_mark(at))?;
        self.alignment.word(first)
    }

    /// `words` after the verb of saying at `at` up to where its clause ends: before a clause joined to it with a subject
    /// of its own ("declared an alert and the army moved in") or what the speaker does besides, before one that only tells while what it was said ("mocked
    /// the plan as she left"), and in a relative clause before the verb that goes on ("the suit which alleges neglect was
    /// filed by a guard").
    pub fn within(&self, at: usize, words: Range<usize>) -> Range<usize> {
        let Some(verb) = self.alignment.token(at) else {
            return words;
        };
        let reports = relations::complement_clause(self.tree, verb).is_some();
        let child = |at: usize, labels: &[Label]| self.tree.child_as(at, labels);
        let ends = |at: usize| {
            let subject = child(at, &[Label::Nsubj, Label::Nsubjpass]);
            // "…, but this must wait" goes on with what was said.
            let has_subject = subject.and_then(|at| self.tree.get(at)).is_some_and(|token| token.tag != PennTag::Dt);
            let marked = child(at, &[Label::Mark]).is_some_and(|mark| matches!(self.tree.lemma(mark), "as" | "while"));
            at > verb
                && has_subject
                && match self.tree.label(at) {
                    Some(Label::Conj) => self.joins(verb, at),
                    Some(Label::Advcl) => !reports && marked,
                    _ => false,
                }
        };
        let other = self.tree.children(verb).iter().copied().find(|at| ends(*at));
        let other = other.map(|other| self.tree.left_edge(other)).map(|edge| {
            let link = edge.checked_sub(1).filter(|link| self.tree.label(*link) == Some(Label::Cc));
            link.unwrap_or(edge)
        });
        let own = self.own_deed(verb).map(|own| {
            let joins = |at: usize| matches!(self.tree.label(at), Some(Label::Cc | Label::Punct));
            let edge = self.tree.left_edge(own);
            (verb..edge).rev().take_while(|at| joins(*at)).last().unwrap_or(edge)
        });
        let is_relative = matches!(self.tree.label(verb), Some(Label::Relcl | Label::Acl));
        let is_comma = |at: usize| self.tree.get(at).is_some_and(|token| token.tag == PennTag::Comma);
        let goes_on = is_relative
            .then(|| self.tree.right_edge(verb) + 1)
            .map(|next| next + usize::from(is_comma(next)))
            .filter(|next| matches!(self.tree.pos(*next), Some(PartOfSpeech::Verb | PartOfSpeech::Aux)));
        let end = [other, own, goes_on].into_iter().flatten().min().and_then(|end| self.alignment.word(end));
        match end {
            Some(end) if words.start + 1 < end && end < words.end => words.start..end,
            _ => words,
        }
    }

    /// Whether the clause of `other` is joined to that of `verb` by "and", "but", "yet" or "while".
    fn joins(&self, verb: usize, other: usize) -> bool {
        let between = self.tree.children_as(verb, &[Label::Cc]).rfind(|link| (verb..other).contains(link));
        between.is_some_and(|link| matches!(self.tree.lemma(link), "and" | "but" | "yet"))
    }
}
