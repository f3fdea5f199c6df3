//! What a line does without: brackets, dates, what leads in, and what makes it long.

use std::collections::BTreeSet;

use super::{Cut, MOST_WORDS, is_mark};
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag};

impl Cut<'_> {
    /// Leaves out what stands in brackets, dates, what leads into the sentence, and then, from the least needed on, what
    /// makes the line long.
    pub(super) fn shorten(&mut self) {
        self.name_the_person();
        self.drop_brackets();
        let mut optional: Vec<(u8, usize)> =
            self.kept.iter().filter_map(|at| self.cost(*at).map(|cost| (cost, *at))).collect();
        optional.sort_by_key(|(cost, at)| (*cost, std::cmp::Reverse(*at)));
        for (cost, at) in optional {
            let count = self.kept.iter().filter(|at| !is_mark(self.tree, **at)).count();
            if cost > 0 && count <= MOST_WORDS {
                break;
            }
            let below: Vec<usize> = self.tree.subtree(at);
            // What is left out takes no "not" with it, but that of a clause of its own.
            let is_clause = matches!(self.tree.label(at), Some(Label::Relcl | Label::Advcl));
            let is_negation = |at: &usize| !is_clause && self.tree.label(*at) == Some(Label::Neg);
            if below.iter().any(|at| self.needed.contains(at) || is_negation(at)) {
                continue;
            }
            for at in below {
                self.kept.remove(&at);
            }
        }
    }

    /// How easily the line does without the token and what hangs below it: 0 where it is better without, `None` where it
    /// would say something else.
    fn cost(&self, at: usize) -> Option<u8> {
        let tree = self.tree;
        let token = tree.get(at)?;
        let head = tree.head(at)?;
        let is_verb = |at: usize| matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
        // What stands before the subject leads in.
        let subject = tree.child_as(head, &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Expl]);
        let leads_in = is_verb(head) && subject.is_some_and(|subject| at < tree.left_edge(subject));
        match token.label {
            Label::Intj if matches!(tree.lemma(at), "no" | "yes") => None,
            Label::Intj | Label::Meta | Label::Dep => Some(0),
            Label::Cc | Label::Preconj if leads_in => Some(0),
            Label::Advmod | Label::Npadvmod | Label::Prep | Label::Advcl if leads_in && !self.is_needed_time(at) => {
                Some(0)
            }
            Label::Npadvmod if self.is_date(at) && self.needed.contains(&head) => Some(0),
            Label::Advmod if self.is_date(at) && self.needed.contains(&head) => Some(0),
            Label::Prep if self.dates_it(at) && self.needed.contains(&head) => Some(0),
            // "beat back": the word after the verb may be half of it.
            Label::Advmod if at == head + 1 && !tree.lemma(at).ends_with("ly") => None,
            Label::Advmod if is_verb(head) && tree.children(at).is_empty() && token.tag != PennTag::Wrb => Some(1),
            Label::Npadvmod if is_verb(head) => Some(2),
            Label::Advcl => Some(2),
            Label::Prep if is_verb(head) => {
                // "was sent to Oslo": the first phrase of a verb without an object completes it.
                let has_object =
                    tree.child_as(head, &[Label::Dobj, Label::Ccomp, Label::Xcomp, Label::Acomp, Label::Attr]);
                let first = tree.children_as(head, &[Label::Prep]).find(|at| *at > head);
                (has_object.is_some() || first != Some(at)).then_some(3)
            }
            // "in favour of", "in collaboration with": a bare noun after a preposition is half of one itself.
            Label::Prep if self.is_half_preposition(head) => None,
            Label::Prep if tree.lemma(at) != "of" => Some(4),
            Label::Relcl => Some(5),
            // A participle, not what is said: "the claim that he did not".
            Label::Acl if tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass]).is_none() => Some(4),
            _ => None,
        }
    }

    /// Whether the noun stands bare after a preposition.
    fn is_half_preposition(&self, noun: usize) -> bool {
        let tree = self.tree;
        let describes = |at: &usize| {
            matches!(
                tree.label(*at),
                Some(Label::Det | Label::Poss | Label::Amod | Label::Nummod | Label::Compound | Label::Nmod)
            )
        };
        tree.label(noun) == Some(Label::Pobj)
            && tree.get(noun).is_some_and(|token| token.tag == PennTag::Nn)
            && !tree.children(noun).iter().any(describes)
    }

    /// Takes in the rest of words of which the line has a part: "de-escalating".
    pub(super) fn complete_words(&mut self) {
        let tree = self.tree;
        let touches = |at: usize| {
            let pair = tree.get(at).zip(tree.get(at + 1));
            pair.is_some_and(|(left, right)| {
                left.span.end() == right.span.start() && (left.tag == PennTag::Hyph || right.tag == PennTag::Hyph)
            })
        };
        for at in 0..tree.tokens().len() {
            if touches(at) && self.kept.contains(&at) {
                self.kept.insert(at + 1);
            }
        }
        for at in (0..tree.tokens().len()).rev() {
            if touches(at) && self.kept.contains(&(at + 1)) {
                self.kept.insert(at);
            }
        }
    }

    fn is_needed_time(&self, at: usize) -> bool {
        matches!(self.tree.lemma(at), "no" | "never" | "hardly" | "nor")
    }

    /// Whether the token is in a time expression.
    pub(super) fn is_date(&self, token: usize) -> bool {
        self.parsed.source.alignment.word(token).is_some_and(|word| self.parsed.source.time_of(word).is_some())
    }

    /// "on Monday", "in May": the event has its date beside it.
    pub(super) fn dates_it(&self, at: usize) -> bool {
        let noun = self.tree.child_as(at, &[Label::Pobj]);
        matches!(self.tree.lemma(at), "on" | "in" | "at") && noun.is_some_and(|noun| self.is_date(noun))
    }

    /// "The chief of the firm, Ann Lee, left": she is whom a line names.
    fn name_the_person(&mut self) {
        let tree = self.tree;
        let in_name = |token: usize| {
            self.parsed.source.alignment.word(token).is_some_and(|word| self.parsed.source.name(word).is_some())
        };
        let is_human = |noun: usize| {
            let lemma = tree.lemma(noun).to_lowercase();
            lexicon().facts(&lemma).has(Facts::OFFICE)
        };
        // "The chief of the firm, Ann Lee": she is no firm, wherever the tree hangs her name.
        let holder = |noun: usize| {
            let above = || tree.head(tree.head(noun).filter(|word| tree.lemma(*word) == "of")?);
            if is_human(noun) { Some(noun) } else { above().filter(|above| is_human(*above)) }
        };
        let described: Vec<(usize, usize)> = self
            .kept
            .iter()
            .filter_map(|noun| Some((holder(*noun)?, tree.child_as(*noun, &[Label::Appos])?)))
            .filter(|(noun, person)| !in_name(*noun) && in_name(*person))
            .collect();
        for (noun, person) in described {
            let name: BTreeSet<usize> = tree
                .subtree_without(person, |at| {
                    at != person
                        && matches!(tree.label(at), Some(Label::Relcl | Label::Appos | Label::Acl | Label::Punct))
                })
                .into_iter()
                .collect();
            let all = tree.subtree(noun);
            let own = |at: &usize| !name.contains(at) && all.binary_search(at).is_ok();
            if all.iter().all(|at| *at == noun || !self.needed.contains(at)) {
                self.kept.retain(|at| !own(at));
                self.kept.extend(name);
            }
        }
    }

    fn drop_brackets(&mut self) {
        let tree = self.tree;
        let tag = |at: &usize| tree.get(*at).map(|token| token.tag);
        let mut depth = 0_usize;
        let mut inside = Vec::new();
        for at in 0..tree.tokens().len() {
            if tag(&at) == Some(PennTag::OpenBracket) {
                depth += 1;
            }
            if depth > 0 {
                inside.push(at);
            }
            if tag(&at) == Some(PennTag::CloseBracket) {
                depth = depth.saturating_sub(1);
            }
        }
        if depth == 0 && !inside.iter().any(|at| self.needed.contains(at)) {
            self.kept.retain(|at| !inside.contains(at));
        }
    }

    /// "On March 3 France left": a day without its month, by a slip of the tree.
    pub(super) fn drop_split_times(&mut self) {
        let source = self.parsed.source;
        for word in source.words.clone().skip(1) {
            let is_split = source.time_of(word).is_some_and(|time| source.time_of(word - 1) == Some(time));
            let (Some(before), Some(token)) = (source.alignment.token(word - 1), source.alignment.token(word)) else {
                continue;
            };
            let below = self.tree.subtree(token);
            if is_split && !self.kept.contains(&before) && !below.iter().any(|at| self.needed.contains(at)) {
                self.kept.retain(|at| !below.contains(at));
            }
        }
    }
}
