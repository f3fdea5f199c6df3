//! What the counted do, or what is done to them.

use super::fates::fate;
use super::{Walk, lemma};
use crate::annotate::WordClass;
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag};

impl Walk<'_> {
    /// The state of the noun at `at`, and the verb that tells it.
    pub(super) fn state(&self, at: usize) -> (Option<String>, Option<usize>) {
        let tree = self.tree;
        if let Some(meaning) = fate(&lemma(tree, at)) {
            return (Some(meaning.to_owned()), self.verb_above(at));
        }
        let described = tree
            .children_as(at, &[Label::Amod, Label::Acl, Label::Relcl, Label::Compound, Label::Nmod])
            .find_map(|child| Some((self.meaning(child)?, child)));
        if let Some((meaning, child)) = described {
            return (Some(meaning), self.is_verb(child).then_some(child).or_else(|| self.verb_above(at)));
        }
        let Some(head) = tree.head(at) else {
            return (None, self.is_verb(at).then_some(at));
        };
        match tree.label(at) {
            Some(Label::Nsubj | Label::Nsubjpass) if self.is_verb(head) => (self.told_of_subject(head), Some(head)),
            Some(Label::Dobj | Label::Oprd | Label::Attr) if self.is_verb(head) => {
                (self.told_of_object(head), Some(head))
            }
            Some(Label::Npadvmod | Label::Nummod | Label::Quantmod)
                if self.is_verb(head) || self.is_adjective(head) =>
            {
                (self.meaning(head).or_else(|| Some(lemma(tree, head))), Some(head))
            }
            Some(Label::Pobj) => {
                let above = tree.head(head);
                let noun = above.filter(|above| self.is_noun(*above) && lemma(tree, head) == "of");
                match noun {
                    // "deaths of ten passengers", "the names of 46 people"
                    Some(noun) => match fate(&lemma(tree, noun)) {
                        Some(meaning) => (Some(meaning.to_owned()), self.verb_above(noun)),
                        None if WordClass::Amount.has(&lemma(tree, noun)) => self.state(noun),
                        None => (None, self.verb_above(noun)),
                    },
                    None => (None, self.verb_above(at)),
                }
            }
            Some(Label::Conj) => match self.state(head) {
                (state, verb) if self.is_noun(head) || tree.pos(head) == Some(PartOfSpeech::Num) => (state, verb),
                _ => (None, self.verb_above(at)),
            },
            _ => (None, self.verb_above(at)),
        }
    }

    /// What the participle, the adjective or the verb of a relative clause at `at` says happened.
    fn meaning(&self, at: usize) -> Option<String> {
        let tree = self.tree;
        if self.is_verb(at) && tree.label(at) == Some(Label::Relcl) {
            let subject = tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass])?;
            let relative = tree.get(subject).is_some_and(|word| matches!(word.tag, PennTag::Wdt | PennTag::Wp));
            return self.told_of_subject(at).filter(|_| relative);
        }
        let own = lemma(tree, at);
        let participle = tree.label(at) == Some(Label::Acl) && !WordClass::Light.has(&own);
        fate(&own).map(str::to_owned).or_else(|| participle.then_some(own))
    }

    /// What the clause of the verb tells of its subject.
    fn told_of_subject(&self, verb: usize) -> Option<String> {
        let tree = self.tree;
        let own = lemma(tree, verb);
        if let Some(meaning) = self.fate_told_by(verb) {
            return Some(meaning.to_owned());
        }
        if !WordClass::Light.has(&own) {
            return Some(own);
        }
        let below = tree.children_as(verb, &[Label::Acomp, Label::Attr, Label::Oprd, Label::Xcomp, Label::Prep]);
        below.into_iter().find_map(|at| match tree.label(at) {
            Some(Label::Xcomp) => self.told_of_subject(at),
            Some(Label::Prep) => {
                tree.child_as(at, &[Label::Pobj]).filter(|_| own == "be").map(|noun| lemma(tree, noun))
            }
            _ => fate(&lemma(tree, at))
                .map(str::to_owned)
                .or_else(|| Some(lemma(tree, at)).filter(|_| self.is_adjective(at))),
        })
    }

    /// What the clause of the verb tells of its object: "killed 46 people", "left 46 people dead", "claimed 46 lives".
    fn told_of_object(&self, verb: usize) -> Option<String> {
        let tree = self.tree;
        let own = lemma(tree, verb);
        if let Some(meaning) = self.fate_told_by(verb) {
            return Some(meaning.to_owned());
        }
        let below = tree.children_as(verb, &[Label::Oprd, Label::Ccomp, Label::Acomp]);
        let after = below.into_iter().find_map(|at| fate(&lemma(tree, at)));
        after.map(str::to_owned).or_else(|| (!WordClass::Light.has(&own)).then_some(own))
    }

    /// What the verb says happened to people: by itself ("killed"), or with its object ("lost their lives").
    fn fate_told_by(&self, verb: usize) -> Option<&'static str> {
        let own = lemma(self.tree, verb);
        let object = self.tree.child_as(verb, &[Label::Dobj]);
        let lives = object.is_some_and(|object| lemma(self.tree, object) == "life");
        let ends = lives && matches!(&*own, "lose" | "claim" | "take" | "cost");
        ends.then_some("die").or_else(|| fate(&own))
    }

    fn is_adjective(&self, at: usize) -> bool {
        self.tree.pos(at) == Some(PartOfSpeech::Adj)
    }
}
