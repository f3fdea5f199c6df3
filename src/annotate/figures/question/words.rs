//! The words that say which are counted, and those told beside them.

use std::collections::BTreeSet;

use super::fates::fate;
use super::{Walk, lemma};
use crate::annotate::WordClass;
use crate::annotate::figures::lexicon;
use crate::annotate::syntax::relations::clause;
use crate::annotate::syntax::{Label, PartOfSpeech};

impl Walk<'_> {
    /// The words that say which of the noun at `at` are counted.
    pub(super) fn which(&self, at: usize) -> BTreeSet<String> {
        let tree = self.tree;
        let labels = [Label::Amod, Label::Compound, Label::Nmod, Label::Poss, Label::Prep, Label::Advmod, Label::Appos];
        let mut found = BTreeSet::new();
        for child in tree.children_as(at, &labels) {
            let held = match tree.label(child) {
                // Where and when it is, is no kind of it.
                Some(Label::Prep)
                    if !matches!(&*lemma(tree, child), "of" | "with" | "without" | "under" | "over" | "for") =>
                {
                    None
                }
                Some(Label::Prep) => tree.child_as(child, &[Label::Pobj]),
                _ => Some(child),
            };
            let Some(held) = held.filter(|held| !self.is_own(*held) || *held != at) else { continue };
            for word in std::iter::once(held)
                .chain(tree.children_as(held, &[Label::Amod, Label::Compound, Label::Poss, Label::Advmod]))
            {
                self.add(&mut found, word);
            }
        }
        found
    }

    /// Adds the words that say where and when what stands at `at` is.
    pub(super) fn scope(&self, at: usize, found: &mut BTreeSet<String>) {
        for phrase in self.tree.children_as(at, &[Label::Prep]) {
            self.tree
                .subtree(phrase)
                .into_iter()
                .filter(|word| !self.is_own(*word))
                .for_each(|word| self.add(found, word));
        }
    }

    fn add(&self, found: &mut BTreeSet<String>, at: usize) {
        let says = matches!(
            self.tree.pos(at),
            Some(PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Adj | PartOfSpeech::Verb | PartOfSpeech::X)
        ) || self.tree.pos(at) == Some(PartOfSpeech::Adv) && self.tree.lemma(at).ends_with("ly");
        let word = lemma(self.tree, at);
        if says
            && word.chars().count() > 1
            && !WordClass::Light.has(&word)
            && !WordClass::People.has(&word)
            && !WordClass::Further.has(&word)
            && word != "least"
            // "Eleven men": a number says how many, not which.
            && !lexicon::is_cardinal(&word)
        {
            found.insert(fate(&word).map_or(word, str::to_owned));
        }
    }

    /// The words of the verb's clause.
    pub(super) fn clause(&self, verb: usize) -> BTreeSet<String> {
        let tree = self.tree;
        let mut found = BTreeSet::new();
        let mut next = Some(verb);
        while let Some(verb) = next {
            clause(tree, verb)
                .into_iter()
                .filter(|at| !self.is_own(*at) || *at == verb)
                .for_each(|at| self.add(&mut found, at));
            // "struck the town, killing 40": what is told with it is told of it.
            let has_subject = tree.child_as(verb, &[Label::Nsubj, Label::Nsubjpass]).is_some();
            let beside = matches!(tree.label(verb), Some(Label::Advcl | Label::Conj));
            next = tree.head(verb).filter(|head| beside && !has_subject && self.is_verb(*head));
        }
        found
    }
}
