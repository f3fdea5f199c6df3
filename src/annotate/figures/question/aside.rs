//! Whether a quantity is told beside another: as a part of it, an addition to it, or what it is compared with.

use super::{Walk, lemma};
use crate::annotate::WordClass;
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag};

impl Walk<'_> {
    /// Whether the phrase stands beside another quantity.
    pub(super) fn is_aside(&self, top: usize) -> bool {
        let tree = self.tree;
        let mut at = top;
        let before = |back: usize| self.first().checked_sub(back).map(|at| lemma(tree, at)).unwrap_or_default();
        // "of whom four", "according to three sources"
        if matches!(&*before(1), "whom" | "which" | "them" | "these" | "those") && before(2) == "of"
            || before(1) == "to" && before(2) == "accord"
        {
            return true;
        }
        let adds = |at: usize| matches!(&*lemma(tree, at), "another" | "further" | "additional" | "extra");
        if (0..tree.tokens().len()).any(|at| self.is_own(at) && adds(at)) {
            return true;
        }
        // Up to the top of the noun phrase.
        loop {
            let further = tree.children_as(at, &[Label::Amod, Label::Det, Label::Advmod, Label::Nummod]);
            if further.into_iter().any(|child| WordClass::Further.has(&lemma(tree, child)) && !self.is_bound(child)) {
                return true;
            }
            let some_of = |prep: usize| {
                let whole = tree.child_as(prep, &[Label::Pobj]);
                lemma(tree, prep) == "of"
                    && whole.is_some_and(|whole| {
                        let pronoun = matches!(tree.pos(whole), Some(PartOfSpeech::Pron | PartOfSpeech::Det));
                        let known = tree.children_as(whole, &[Label::Det, Label::Poss, Label::Nummod]).next().is_some();
                        pronoun || known
                    })
            };
            let number = tree.pos(at) == Some(PartOfSpeech::Num);
            if number && tree.children_as(at, &[Label::Prep]).any(some_of) {
                return true;
            }
            let Some(head) = tree.head(at) else { return false };
            match tree.label(at) {
                Some(Label::Pobj) => {
                    return matches!(
                        &*lemma(tree, head),
                        "include" | "including" | "among" | "than" | "from" | "against" | "besides"
                    ) || lemma(tree, head) == "with"
                        && tree.head(head).is_some_and(|verb| lemma(tree, verb) == "compare")
                        || tree.children_as(at, &[Label::Prep]).any(|prep| {
                            lemma(tree, prep) == "of"
                                && tree.child_as(prep, &[Label::Pobj]).is_some_and(|whom| {
                                    tree.get(whom).is_some_and(|token| matches!(token.tag, PennTag::Wdt | PennTag::Wp))
                                })
                        });
                }
                Some(Label::Dobj | Label::Attr | Label::Appos | Label::Npadvmod | Label::Nsubj)
                    if matches!(&*lemma(tree, head), "include") =>
                {
                    return true;
                }
                Some(Label::Nummod | Label::Quantmod | Label::Conj | Label::Amod) => at = head,
                _ => {
                    let among = tree.children_as(head, &[Label::Prep]).chain(tree.children_as(at, &[Label::Prep]));
                    return among.into_iter().any(|prep| {
                        // "Of the injured, 57 are in intensive care"
                        lemma(tree, prep) == "of" && prep < at && tree.head(prep) == Some(head)
                            || lemma(tree, prep) == "among"
                                && tree.child_as(prep, &[Label::Pobj]).is_some_and(|whom| {
                                    matches!(
                                        &*lemma(tree, whom),
                                        "they" | "them" | "whom" | "which" | "these" | "those"
                                    )
                                })
                    });
                }
            }
        }
    }

    /// "six men and a woman": of a list of people each is a part.
    pub(super) fn is_listed(&self, at: usize) -> bool {
        let tree = self.tree;
        let counted = |at: usize| tree.children_as(at, &[Label::Nummod, Label::Det]).next().is_some();
        let listed =
            |at: usize| tree.children_as(at, &[Label::Conj]).any(|other| self.is_noun(other) && counted(other));
        listed(at) || tree.label(at) == Some(Label::Conj) && tree.head(at).is_some_and(|head| self.is_noun(head))
    }

    fn first(&self) -> usize {
        (0..self.tree.tokens().len()).find(|at| self.is_own(*at)).unwrap_or_default()
    }

    /// "more than 500": a bound, no addition.
    fn is_bound(&self, at: usize) -> bool {
        let than = |at: usize| lemma(self.tree, at) == "than";
        self.tree.children(at).iter().copied().any(than) || self.tree.get(at + 1).is_some() && than(at + 1)
    }
}
