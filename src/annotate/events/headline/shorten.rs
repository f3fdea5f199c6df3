//! What a line does without: brackets, dates, what leads in, and what makes it long.

use std::collections::BTreeSet;

use super::{CONDITIONS, Cut, MOST_WORDS, is_mark, only_adds};
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag};

/// A line that is cut at its end has at least so many words.
const ENOUGH: usize = 8;
/// Prepositions of when, where and in which circumstances: a sentence says the same without them (adjuncts, as Quirk et al., "A
/// Comprehensive Grammar of the English Language", 1985, chapter 8, have them).
const CIRCUMSTANCES: &[&str] = &[
    "after",
    "along",
    "amid",
    "at",
    "before",
    "despite",
    "during",
    "following",
    "in",
    "near",
    "on",
    "since",
    "throughout",
    "under",
];

impl Cut<'_> {
    /// Leaves out what stands in brackets, dates and what leads into the sentence. A line that is long then loses what stands
    /// between commas, and after that its end, phrase by phrase: nothing is taken from the middle of what it says.
    pub(super) fn shorten(&mut self) {
        self.name_the_person();
        self.drop_brackets();
        self.close_gaps();
        let leading: Vec<usize> = self.kept.iter().copied().filter(|at| self.leads_in(*at)).collect();
        for at in leading {
            self.drop_whole(at);
        }
        // What is many times too long is no line however it is cut.
        while (MOST_WORDS + 1..8 * MOST_WORDS).contains(&self.words()) {
            let Some(at) = self.longest_aside().or_else(|| self.end()) else { return };
            self.drop_whole(at);
        }
    }

    /// "Was arrested three years *after he fled*": a clause goes with the word that ties it.
    pub(super) fn drop_untied(&mut self) {
        let loose = |at: &usize| self.tree.label(*at) == Some(Label::Advcl) && !self.is_tied(*at);
        for at in self.kept.iter().copied().filter(loose).collect::<Vec<_>>() {
            self.drop_whole(at);
        }
    }

    /// Whether the clause at `at` has no subject of its own, or a word that ties it to the line.
    fn is_tied(&self, at: usize) -> bool {
        let tree = self.tree;
        let ties = |child: usize| {
            let asks = tree.get(child).is_some_and(|token| token.tag == PennTag::Wrb);
            self.kept.contains(&child) && (asks || tree.label(child) == Some(Label::Mark))
        };
        tree.child_as(at, &[Label::Nsubj, Label::Nsubjpass]).is_none() || tree.children(at).iter().any(|at| ties(*at))
    }

    /// How many words the line has.
    pub(super) fn words(&self) -> usize {
        self.kept.iter().filter(|at| !is_mark(self.tree, **at)).count()
    }

    /// Drops the token and what hangs below it, unless the line needs some of it.
    fn drop_whole(&mut self, at: usize) {
        if self.is_free(at) {
            self.leave_out(self.tree.subtree(at));
        }
    }

    /// Whether the line can do without the token and what hangs below it.
    fn is_free(&self, at: usize) -> bool {
        // What holds only under a condition is not told without it.
        if self.is_condition(at) {
            return false;
        }
        // What is left out takes no "not" with it, but that of a clause of its own.
        let is_clause = matches!(self.tree.label(at), Some(Label::Relcl | Label::Advcl));
        let is_negation = |at: &usize| !is_clause && self.tree.label(*at) == Some(Label::Neg);
        !self.tree.subtree(at).iter().any(|at| self.needed.contains(at) || is_negation(at))
    }

    /// The commas between which the token stands with what hangs below it, where it only adds something.
    pub(super) fn commas_round(&self, at: usize) -> Option<[usize; 2]> {
        let tree = self.tree;
        let comma = |at: usize| Some(at).filter(|at| is_mark(tree, *at) && tree.lemma(*at) == ",");
        let adds = matches!(tree.label(at), Some(Label::Relcl | Label::Appos | Label::Acl | Label::Advcl));
        let open = tree.left_edge(at).checked_sub(1).filter(|_| adds).and_then(comma)?;
        let last = tree.subtree(at).last().copied().unwrap_or(at);
        Some([open, comma(last).or_else(|| comma(last + 1))?])
    }

    /// What only adds something between two commas.
    fn longest_aside(&self) -> Option<usize> {
        let tree = self.tree;
        self.kept
            .iter()
            .copied()
            .filter(|at| self.commas_round(*at).is_some() && self.is_free(*at))
            .max_by_key(|at| (tree.subtree(*at).len(), std::cmp::Reverse(*at)))
    }

    /// The last phrase of the line that it can do without, the longest that leaves a line of full length; else the shortest.
    fn end(&self) -> Option<usize> {
        let tree = self.tree;
        let last = self.kept.iter().copied().rev().find(|at| !is_mark(tree, *at))?;
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut at = last;
        loop {
            let ends = tree.subtree(at).into_iter().rev().find(|below| !is_mark(tree, *below));
            if ends != Some(last) {
                break;
            }
            if self.is_phrase(at) && self.is_free(at) {
                let left = tree.left_edge(at);
                found.push((self.kept.iter().filter(|kept| **kept < left && !is_mark(tree, **kept)).count(), at));
            }
            let Some(head) = tree.head(at) else { break };
            at = head;
        }
        let full = found.iter().copied().filter(|(words, _)| (ENOUGH..=MOST_WORDS).contains(words)).max();
        full.or_else(|| found.iter().copied().filter(|(words, _)| *words >= ENOUGH).max()).map(|(_, at)| at)
    }

    /// Whether the token begins something that a clause is whole without.
    fn is_phrase(&self, at: usize) -> bool {
        let tree = self.tree;
        let Some(head) = tree.head(at) else { return false };
        let is_verb = |at: usize| matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
        match tree.label(at) {
            Some(Label::Advcl | Label::Npadvmod) => true,
            // "The minister for trade, Ann Lee": who it is is no addition.
            Some(Label::Appos) => !self.is_named(at) || self.is_named(head),
            // "A brazen smash and grab": two nouns may be one thing.
            Some(Label::Conj) => is_verb(at),
            // "In a move that the council praised": nobody knows which move without it.
            Some(Label::Relcl) => only_adds(tree, at),
            Some(Label::Advmod) => is_verb(head),
            Some(Label::Prep) if is_verb(head) => {
                // "was sent to Oslo": the first phrase of a verb without an object completes it, and "for", "of", "to" and the like
                // what its object is for.
                let has_object =
                    tree.child_as(head, &[Label::Dobj, Label::Ccomp, Label::Xcomp, Label::Acomp, Label::Attr]);
                let first = tree.children_as(head, &[Label::Prep]).find(|at| *at > head);
                CIRCUMSTANCES.contains(&tree.lemma(at)) && (has_object.is_some() || first != Some(at))
            }
            _ => false,
        }
    }

    /// Whether the token stands before the subject and leads into the sentence, or gives the date, which the event has beside it.
    fn leads_in(&self, at: usize) -> bool {
        let tree = self.tree;
        let (Some(token), Some(head)) = (tree.get(at), tree.head(at)) else { return false };
        let is_verb = |at: usize| matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
        let subject = tree.child_as(head, &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Expl]);
        let before =
            is_verb(head) && self.needed.contains(&head) && subject.is_some_and(|subject| at < tree.left_edge(subject));
        match token.label {
            Label::Intj => !matches!(tree.lemma(at), "no" | "yes"),
            Label::Meta | Label::Dep => true,
            Label::Cc | Label::Preconj => before,
            Label::Advmod | Label::Npadvmod | Label::Prep | Label::Advcl if before => !self.is_needed_time(at),
            Label::Npadvmod | Label::Advmod => self.is_date(at) && self.needed.contains(&head),
            Label::Prep => self.dates_it(at) && self.needed.contains(&head),
            _ => false,
        }
    }

    /// Whether the token is of a name.
    fn is_named(&self, token: usize) -> bool {
        let source = self.parsed.source;
        source.alignment.word(token).is_some_and(|word| source.name(word).is_some())
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

    /// Whether the clause at `at` says under what condition: "if", and "when" of what is not past ("will seek prison when the
    /// evidence shows").
    fn is_condition(&self, at: usize) -> bool {
        let tree = self.tree;
        let is_past = tree.head(at).is_some_and(|verb| self.is_past(verb));
        tree.child_as(at, &[Label::Mark]).is_some_and(|mark| CONDITIONS.contains(&tree.lemma(mark)))
            || !is_past && tree.child_as(at, &[Label::Advmod]).is_some_and(|word| tree.lemma(word) == "when")
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
            .filter(|(noun, person)| !self.is_named(*noun) && self.is_named(*person))
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
                self.leave_out(all.iter().copied().filter(own).collect());
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
            self.leave_out(inside);
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
