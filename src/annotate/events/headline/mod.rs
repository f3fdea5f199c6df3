//! One line that says what happened, cut from the sentence: its own words in their own order, parts left out whole, and a
//! pronoun as whom it means, in brackets.

mod line;
mod shorten;

use std::collections::BTreeSet;

use super::arguments::{self, Names};
use super::chunk::top;
use super::clause::{Clause, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::syntax::relations::{says_where, subject};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::briefing::ActorKind;

/// A line of more words loses what it can do without.
pub(crate) const MOST_WORDS: usize = 24;
/// A line that still has more is none.
const LONGEST: usize = 34;

/// The headline of a verb's clause; `None` where it cannot be told in a line.
pub(super) fn of_clause(parsed: &Parsed<'_>, names: &Names<'_>, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    let verb = parsed.source.alignment.token(parsed.head(clause.verb))?;
    if is_turned(parsed.source.tree, verb) {
        return None;
    }
    let mut cut = Cut::new(parsed, names);
    // "Oslo said it expelled": who says so of himself is named.
    let who = if clause.build.passive { Vec::new() } else { arguments::subject(parsed, names, clause, lexicon) };
    cut.subject = who.first().and_then(|name| names.words(parsed.source.text.text, *name));
    cut.follow(verb, |at| denies(parsed, at, lexicon))?;
    // "Norway arrested and expelled the envoy": both verbs have the object.
    for noun in clause.object.iter().filter(|at| **at > clause.verb).filter_map(|at| parsed.token(*at)) {
        if !cut.kept.contains(&noun) {
            cut.keep_noun(noun);
        }
    }
    cut.line()
}

/// The headline of an event that the noun chunk at `at` names.
pub(super) fn of_nominal(parsed: &Parsed<'_>, names: &Names<'_>, at: usize) -> Option<String> {
    let noun = parsed.token(at)?;
    let mut cut = Cut::new(parsed, names);
    cut.keep_noun(noun);
    cut.line()
}

/// Whether an auxiliary of the verb stands before its subject: "did they agree" is no line of its own.
fn is_turned(tree: &Sentence, verb: usize) -> bool {
    let subject = tree.child_as(verb, &[Label::Nsubj, Label::Nsubjpass]);
    let first = tree.children_as(verb, &[Label::Aux, Label::Auxpass]).next();
    subject.zip(first).is_some_and(|(subject, first)| first < subject)
}

/// Whether what the clause of the verb at `at` says about its complement is that it is not so.
fn denies(parsed: &Parsed<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let lemma = parsed.source.tree.lemma(at);
    lemma == "deny" || lexicon.is_doubt(lemma)
}

/// The chunks from the clause's first to its last.
pub(super) fn extent(clause: &Clause) -> std::ops::Range<usize> {
    let all = clause.subject.iter().chain(&clause.object).chain(&clause.second).chain([&clause.verb]);
    let first = all.copied().min().unwrap_or(clause.verb);
    first..clause.end.max(clause.verb + 1)
}

/// What of a sentence goes into the line.
struct Cut<'p> {
    parsed: &'p Parsed<'p>,
    names: &'p Names<'p>,
    tree: &'p Sentence,
    kept: BTreeSet<usize>,
    /// What the line cannot do without, with all above it.
    needed: BTreeSet<usize>,
    /// Who does it, by name.
    subject: Option<&'p str>,
}

impl<'p> Cut<'p> {
    fn new(parsed: &'p Parsed<'p>, names: &'p Names<'p>) -> Self {
        Self { parsed, names, tree: parsed.source.tree, kept: BTreeSet::new(), needed: BTreeSet::new(), subject: None }
    }

    /// Keeps the clause of `verb`, and above it the verbs without which it would say something else ("plans to *sell*",
    /// "denied that he *left*"); `None` where nobody is said to do it or suffer it.
    fn follow(&mut self, verb: usize, denies: impl Fn(usize) -> bool) -> Option<()> {
        let tree = self.tree;
        self.keep_clause(verb);
        let mut at = top(tree, verb);
        if at != verb {
            self.keep_clause(at);
        }
        // Each step goes up the tree.
        loop {
            let has_subject = tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Expl]).is_some();
            let Some(head) = tree.head(at) else {
                return has_subject.then_some(());
            };
            at = match tree.label(at)? {
                Label::Ccomp if has_subject && denies(head) => {
                    self.keep_clause(head);
                    top(tree, head)
                }
                Label::Xcomp | Label::Ccomp if !has_subject => self.above(at)?,
                Label::Pcomp if !has_subject => {
                    self.keep(head);
                    self.above(head)?
                }
                Label::Advcl if !has_subject => {
                    self.keep_clause(head);
                    top(tree, head)
                }
                Label::Conj if !has_subject => {
                    self.share(at, head);
                    top(tree, head)
                }
                Label::Acl if self.is_infinitive(at) => {
                    self.keep_noun(head);
                    self.above(head)?
                }
                Label::Acl => {
                    // "Ann Lee, born in 1953": a noun and a participle alone are no line.
                    let says = |at: &usize| {
                        let is_bare = matches!(tree.label(*at), Some(Label::Punct | Label::Aux | Label::Auxpass));
                        !is_bare && !self.is_date(*at) && !self.dates_it(*at)
                    };
                    tree.children(at).iter().find(|at| says(at))?;
                    self.keep_noun(head);
                    return Some(());
                }
                // "The use of bombs in Lima, which killed two": a place does nothing to anybody.
                Label::Relcl
                    if self.is_where(head)
                        && subject(tree, at) == Some(head)
                        && tree.child_as(at, &[Label::Dobj]).is_some() =>
                {
                    return None;
                }
                Label::Relcl => {
                    // "An indictment in which he is charged", "the day when he left": the clause says it alone.
                    let asks = |at: usize| {
                        let is_argument = matches!(tree.label(at), Some(Label::Dobj | Label::Nsubj | Label::Nsubjpass));
                        let tag = tree.get(at).map(|token| token.tag);
                        matches!(tag, Some(PennTag::Wrb | PennTag::Wdt | PennTag::Wp | PennTag::WpPoss)) && !is_argument
                    };
                    if has_subject && tree.subtree(at).into_iter().take_while(|token| *token < at).any(asks) {
                        return Some(());
                    }
                    // "The sailors whom Oslo arrested" stands as it is, "a man who shot two" without the pronoun.
                    self.keep_noun(head);
                    if subject(tree, at) == Some(head) {
                        self.kept.retain(|token| !is_relative(tree, *token));
                    }
                    return Some(());
                }
                _ => return has_subject.then_some(()),
            };
        }
    }

    /// Keeps the verb, adjective or noun that governs the token at `at`, and goes on from the verb above it.
    fn above(&mut self, at: usize) -> Option<usize> {
        let tree = self.tree;
        let head = tree.head(at)?;
        if matches!(tree.pos(head), Some(PartOfSpeech::Verb | PartOfSpeech::Aux)) {
            self.keep_core(head);
            return Some(top(tree, head));
        }
        self.keep_noun(head);
        let above = tree.head(head)?;
        self.keep_core(above);
        Some(top(tree, above))
    }

    fn keep(&mut self, token: usize) {
        self.kept.insert(token);
        self.needed.insert(token);
    }

    /// Keeps all of the clause of `verb`, but what is only joined to it: another clause, what is called out.
    fn keep_clause(&mut self, verb: usize) {
        let tree = self.tree;
        let apart = |at: usize| match tree.label(at) {
            Some(Label::Conj) => tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass, Label::Expl]).is_some(),
            Some(Label::Parataxis | Label::Intj | Label::Meta | Label::Dep) => true,
            _ => false,
        };
        self.kept.extend(tree.subtree_without(verb, |at| at != verb && apart(at)));
        self.needed.insert(verb);
    }

    /// Keeps the verb with what it cannot do without.
    fn keep_core(&mut self, verb: usize) {
        let tree = self.tree;
        self.keep(verb);
        for &child in tree.children(verb) {
            match tree.label(child) {
                Some(Label::Aux | Label::Auxpass | Label::Neg | Label::Prt) => self.keep(child),
                Some(Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Dative | Label::Acomp | Label::Oprd) => {
                    self.keep_noun(child);
                }
                _ => {}
            }
        }
    }

    /// Keeps the subject of `head`, and its auxiliaries where the verb at `verb`, joined to it, has no tense of its own.
    fn share(&mut self, verb: usize, head: usize) {
        let tree = self.tree;
        let is_bare =
            tree.get(verb).is_some_and(|token| matches!(token.tag, PennTag::Vb | PennTag::Vbn | PennTag::Vbg))
                && tree.child_as(verb, &[Label::Aux, Label::Auxpass]).is_none();
        for &child in tree.children(head) {
            match tree.label(child) {
                Some(Label::Nsubj | Label::Nsubjpass) => self.keep_noun(child),
                Some(Label::Aux | Label::Auxpass | Label::Neg) if is_bare => self.keep(child),
                _ => {}
            }
        }
    }

    /// Keeps a noun with all that describes it.
    fn keep_noun(&mut self, noun: usize) {
        let tree = self.tree;
        let apart = |at: usize| matches!(tree.label(at), Some(Label::Advcl | Label::Parataxis));
        self.kept.extend(tree.subtree_without(noun, |at| at != noun && apart(at)));
        self.needed.insert(noun);
    }

    /// Whether the token is of the name of a place that only says where: "in Lima".
    fn is_where(&self, token: usize) -> bool {
        let source = self.parsed.source;
        let name = source.alignment.word(token).and_then(|word| source.name(word));
        says_where(self.tree, token) && name.is_some_and(|name| self.names.kind(name) == Some(ActorKind::Place))
    }

    fn is_infinitive(&self, verb: usize) -> bool {
        let is_to = |at: usize| self.tree.get(at).is_some_and(|token| token.tag == PennTag::To);
        self.tree.children_as(verb, &[Label::Aux]).any(is_to)
    }
}

fn is_relative(tree: &Sentence, at: usize) -> bool {
    tree.get(at).is_some_and(|token| matches!(token.tag, PennTag::Wdt | PennTag::Wp))
        || tree.lemma(at) == "that" && matches!(tree.label(at), Some(Label::Nsubj | Label::Nsubjpass))
}

fn is_mark(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
}
