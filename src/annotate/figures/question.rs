//! The question that a quantity answers: how many, or how much, of what, in which state.
//!
//! All of it is read from the tree of the sentence. The noun that is counted is the head of the quantity's phrase; its state
//! is what it does or what is done to it: the verb of which it is subject or object, its participle or adjective ("46
//! *dead*", "people *killed*"), the noun that it completes ("*deaths* of 46 people").

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::annotate::Question;
use crate::annotate::syntax::relations::{Modality, clause, is_negated, is_said_of_nothing, modality};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::text::Span;

/// The question that the quantity at `span` answers; `counted` is the noun that it counts, where it counts.
pub fn question(tree: &Sentence, span: Span, counted: Option<&str>) -> Option<Question> {
    let top = top(tree, span)?;
    let walk = Walk { tree, span };
    let noun = walk.noun(top);
    let mut found = Question { aside: walk.is_aside(top), ..Question::default() };
    let held = walk.holder(noun, counted.is_some());
    let what = if counted.is_some() { noun } else { held.map_or(noun, |(held, _)| held) };
    let (state, verb) = walk.state(what);
    // "seven dead and 50 *injured*"
    let own = (0..tree.tokens().len()).filter(|at| walk.is_own(*at)).find_map(|at| fate(&lemma(tree, at)));
    let state = own.map(str::to_owned).or(state);
    // "a 25-tonne truck", "a budget of 5 million": whatever is done with it.
    let is_own = counted.is_none() && held.is_some_and(|(_, by_verb)| !by_verb);
    found.state = state.filter(|_| !is_own).unwrap_or_default();
    found.what = counted.map_or_else(|| lemma(tree, what), str::to_lowercase);
    if let Some(meaning) = fate(&found.what) {
        // "fatalities", "bodies": people in that state.
        found.what = "person".to_owned();
        found.state = if found.state.is_empty() || meaning == "die" { meaning.to_owned() } else { found.state };
    }
    if is_anybody(&found.what) || !found.state.is_empty() && is_local(&found.what) {
        found.what = "person".to_owned();
    }
    if matches!(tree.pos(what), Some(PartOfSpeech::Pron | PartOfSpeech::Det)) {
        found.what.clear();
    }
    if tree.pos(what) == Some(PartOfSpeech::Num) {
        found.what = if found.state.is_empty() { String::new() } else { "person".to_owned() };
    }
    if counted.is_some() && found.what != "person" && walk.is_listed(what) {
        found.aside = true;
    }
    found.which = walk.which(what);
    found.clause = verb.map(|verb| walk.clause(verb)).unwrap_or_default();
    walk.scope(what, &mut found.clause);
    for own in [&found.what, &found.state] {
        found.which.remove(own);
        found.clause.remove(own);
    }
    found.clause.retain(|word| !found.which.contains(word));
    found.unreal = verb.is_some_and(|verb| is_unreal(tree, verb));
    // What a witness saw is a part of what there was.
    found.aside |= verb.is_some_and(|verb| matches!(&*lemma(tree, verb), "see" | "witness" | "watch" | "notice"));
    Some(found)
}

/// The question of a quantity whose sentence has no tree, from the words of what it measures.
pub fn of_label(label: &str, counted: Option<&str>) -> Question {
    let words = label.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let mut found = Question { what: counted.map(str::to_lowercase).unwrap_or_default(), ..Question::default() };
    for word in words.filter(|word| word.chars().count() > 2 && !is_light(word) && !is_anybody(word)) {
        match fate(&word) {
            Some(meaning) if found.state.is_empty() => found.state = meaning.to_owned(),
            _ => drop(found.which.insert(word)),
        }
    }
    if is_anybody(&found.what) {
        found.what = "person".to_owned();
    }
    found
}

/// A meaning of `fates.txt`: its first word, and its participle ("killed").
type Fate = (&'static str, &'static str);

fn fates() -> &'static BTreeMap<&'static str, Fate> {
    static MEANINGS: LazyLock<BTreeMap<&str, Fate>> = LazyLock::new(|| {
        let lines = include_str!("../../../assets/lexicons/fates.txt").lines().filter(|line| !line.starts_with('#'));
        let words = |line: &'static str| {
            let (participle, words) = line.split_once(": ").unwrap_or_default();
            let first = words.split_whitespace().next().unwrap_or_default();
            words.split_whitespace().map(move |word| (word, (first, participle)))
        };
        lines.flat_map(words).collect()
    });
    &MEANINGS
}

/// The one meaning of a word for what happened to people, by the first word of its line in `fates.txt`.
fn fate(lemma: &str) -> Option<&'static str> {
    fates().get(lemma).map(|(meaning, _)| *meaning)
}

/// What happened, as a participle, of a state that `fates.txt` knows: "killed" for "die".
pub fn participle(state: &str) -> Option<&'static str> {
    fates().get(state).filter(|(meaning, _)| *meaning == state).map(|(_, participle)| *participle)
}

/// Whether the noun says no more than that they are people.
fn is_anybody(lemma: &str) -> bool {
    matches!(lemma, "people" | "person" | "other" | "individual" | "human" | "soul" | "victim" | "casualty" | "more")
}

/// Whether the noun, said of those to whom something happened, says no more than that they were there or had a life to lose.
fn is_local(lemma: &str) -> bool {
    matches!(lemma, "life" | "citizen" | "resident" | "inhabitant" | "villager")
}

/// Whether the verb only says that something is there, is had, is told, or comes to a number.
fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "be" | "have" | "become" | "remain" | "include" | "number" | "total" | "reach" | "stand" | "exceed" | "pass" | "hit"
            | "see" | "say" | "report" | "record" | "register" | "confirm" | "count" | "give" | "put" | "rise" | "grow"
            | "climb" | "increase" | "jump" | "soar" | "fall" | "drop" | "decline" | "decrease" | "go" | "come" | "get"
            | "estimate" | "document" | "verify" | "note" | "list" | "leave" | "bring" | "take" | "make" | "do" | "tell"
            | "know" | "think" | "believe" | "expect" | "fear" | "range" | "average" | "amount" | "equal" | "mean"
    )
}

/// Words beside a number that make it an addition to another, or a stretch of time.
const FURTHER: &[&str] =
    &["another", "further", "additional", "more", "extra", "past", "last", "next", "previous", "first", "coming"];

fn lemma(tree: &Sentence, at: usize) -> String {
    tree.lemma(at).to_lowercase()
}

/// The topmost token of the quantity.
fn top(tree: &Sentence, span: Span) -> Option<usize> {
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    let inside = (0..tree.tokens().len()).filter(own);
    inside.min_by_key(|at| tree.ancestors(*at).count())
}

/// Whether the clause of the verb does not tell what is.
fn is_unreal(tree: &Sentence, verb: usize) -> bool {
    let supposed = |at: usize| {
        matches!(modality(tree, at), Some(Modality::Future | Modality::Conditional | Modality::Possible | Modality::Necessary))
            || tree.children_as(at, &[Label::Mark]).any(|mark| matches!(&*lemma(tree, mark), "if" | "unless" | "whether"))
    };
    // "plans to hire 300", "offered to pay 5 million"
    let wanted = |at: usize| {
        tree.label(at) == Some(Label::Xcomp)
            && tree.children_as(at, &[Label::Aux]).any(|to| lemma(tree, to) == "to")
            && tree.head(at).is_some_and(|head| !is_light(&lemma(tree, head)))
    };
    let mut at = verb;
    loop {
        if is_negated(tree, at) || supposed(at) || wanted(at) {
            return true;
        }
        match (tree.label(at), tree.head(at)) {
            (Some(Label::Xcomp | Label::Conj | Label::Acl | Label::Pcomp | Label::Prep), Some(head)) => at = head,
            _ => return is_said_of_nothing(tree, verb),
        }
    }
}

struct Walk<'t> {
    tree: &'t Sentence,
    span: Span,
}

impl Walk<'_> {
    fn is_own(&self, at: usize) -> bool {
        self.tree.get(at).is_some_and(|token| token.span.overlaps(self.span))
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.tree.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn))
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
    }

    /// The noun of the phrase: the one that the number stands before, or those of whom it is a number ("five *of* the
    /// *miners*", "dozens of *people*").
    fn noun(&self, top: usize) -> usize {
        let tree = self.tree;
        let modifies = |at: usize| {
            matches!(tree.label(at), Some(Label::Nummod | Label::Quantmod | Label::Compound | Label::Amod | Label::Nmod))
        };
        let mut at = top;
        while modifies(at) && !self.is_noun(at)
            && let Some(head) = tree.head(at)
        {
            at = head;
        }
        let of = tree.children_as(at, &[Label::Prep]).find(|prep| lemma(tree, *prep) == "of");
        let whole = of.and_then(|of| tree.child_as(of, &[Label::Pobj]));
        let amount = tree.pos(at) == Some(PartOfSpeech::Num) || is_amount(&lemma(tree, at));
        whole.filter(|_| amount).unwrap_or(at)
    }

    /// What a measure is a measure of: the noun that it stands before ("19-ton *truck*"), that it completes ("*city* of
    /// 340,000", "*toll* of 85") or whose verb brings it to that ("the *toll* rose to 85"); and whether it is by a verb.
    fn holder(&self, noun: usize, counts: bool) -> Option<(usize, bool)> {
        let tree = self.tree;
        let mut at = noun;
        for _ in 0..4 {
            let head = tree.head(at)?;
            match tree.label(at)? {
                Label::Compound | Label::Amod | Label::Nmod | Label::Nummod | Label::Quantmod | Label::Npadvmod
                | Label::Appos
                    if self.is_noun(head) && !self.is_own(head) =>
                {
                    return Some((head, false));
                }
                Label::Pobj => {
                    let above = tree.head(head)?;
                    if self.is_noun(above) && lemma(tree, head) == "of" {
                        if is_amount(&lemma(tree, above)) {
                            at = above;
                            continue;
                        }
                        return Some((above, false));
                    }
                    if self.is_verb(above) {
                        let told = tree.child_as(above, &[Label::Nsubj, Label::Nsubjpass, Label::Dobj]);
                        return told.filter(|_| !counts).map(|told| (told, true));
                    }
                    at = above;
                }
                Label::Dobj | Label::Attr | Label::Npadvmod | Label::Acomp if self.is_verb(head) && !counts => {
                    return tree.child_as(head, &[Label::Nsubj, Label::Nsubjpass]).map(|told| (told, true));
                }
                _ if self.is_own(head) => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The state of the noun at `at`, and the verb that tells it.
    fn state(&self, at: usize) -> (Option<String>, Option<usize>) {
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
            Some(Label::Dobj | Label::Oprd | Label::Attr) if self.is_verb(head) => (self.told_of_object(head), Some(head)),
            Some(Label::Npadvmod | Label::Nummod | Label::Quantmod) if self.is_verb(head) || self.is_adjective(head) => {
                (self.meaning(head).or_else(|| Some(lemma(tree, head))), Some(head))
            }
            Some(Label::Pobj) => {
                let above = tree.head(head);
                let noun = above.filter(|above| self.is_noun(*above) && lemma(tree, head) == "of");
                match noun {
                    // "deaths of ten passengers", "the names of 46 people"
                    Some(noun) => match fate(&lemma(tree, noun)) {
                        Some(meaning) => (Some(meaning.to_owned()), self.verb_above(noun)),
                        None if is_amount(&lemma(tree, noun)) => self.state(noun),
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

    fn is_adjective(&self, at: usize) -> bool {
        self.tree.pos(at) == Some(PartOfSpeech::Adj)
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
        let participle = tree.label(at) == Some(Label::Acl) && !is_light(&own);
        fate(&own).map(str::to_owned).or_else(|| participle.then_some(own))
    }

    /// What the clause of the verb tells of its subject.
    fn told_of_subject(&self, verb: usize) -> Option<String> {
        let tree = self.tree;
        let own = lemma(tree, verb);
        // "lost their lives"
        if let Some(meaning) = self.of_lives(verb) {
            return Some(meaning);
        }
        if let Some(meaning) = fate(&own) {
            return Some(meaning.to_owned());
        }
        if !is_light(&own) {
            return Some(own);
        }
        let below = tree.children_as(verb, &[Label::Acomp, Label::Attr, Label::Oprd, Label::Xcomp, Label::Prep]);
        below.into_iter().find_map(|at| match tree.label(at) {
            Some(Label::Xcomp) => self.told_of_subject(at),
            Some(Label::Prep) => tree.child_as(at, &[Label::Pobj]).filter(|_| own == "be").map(|noun| lemma(tree, noun)),
            _ => fate(&lemma(tree, at)).map(str::to_owned).or_else(|| Some(lemma(tree, at)).filter(|_| self.is_adjective(at))),
        })
    }

    /// What the clause of the verb tells of its object: "killed 46 people", "left 46 people dead", "claimed 46 lives".
    fn told_of_object(&self, verb: usize) -> Option<String> {
        let tree = self.tree;
        let own = lemma(tree, verb);
        if let Some(meaning) = self.of_lives(verb) {
            return Some(meaning);
        }
        if let Some(meaning) = fate(&own) {
            return Some(meaning.to_owned());
        }
        let below = tree.children_as(verb, &[Label::Oprd, Label::Ccomp, Label::Acomp]);
        let after = below.into_iter().find_map(|at| fate(&lemma(tree, at)));
        after.map(str::to_owned).or_else(|| (!is_light(&own)).then_some(own))
    }

    /// "die" where the verb's object is lives.
    fn of_lives(&self, verb: usize) -> Option<String> {
        let object = self.tree.child_as(verb, &[Label::Dobj])?;
        (lemma(self.tree, object) == "life" && matches!(&*lemma(self.tree, verb), "lose" | "claim" | "take" | "cost"))
            .then(|| "die".to_owned())
    }

    fn verb_above(&self, at: usize) -> Option<usize> {
        self.tree.ancestors(at).find(|above| self.is_verb(*above))
    }

    /// Whether the phrase stands beside another quantity.
    fn is_aside(&self, top: usize) -> bool {
        let tree = self.tree;
        let mut at = top;
        let before = |back: usize| self.first().checked_sub(back).map(|at| lemma(tree, at)).unwrap_or_default();
        // "of whom four", "according to three sources"
        if matches!(&*before(1), "whom" | "which" | "them" | "these" | "those") && before(2) == "of"
            || before(1) == "to" && before(2) == "accord"
        {
            return true;
        }
        // Up to the top of the noun phrase.
        loop {
            let further = tree.children_as(at, &[Label::Amod, Label::Det, Label::Advmod, Label::Nummod]);
            if further.into_iter().any(|child| FURTHER.contains(&&*lemma(tree, child)) && !self.is_bound(child)) {
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
                    return matches!(&*lemma(tree, head), "include" | "including" | "among" | "than" | "from" | "against" | "besides")
                        || lemma(tree, head) == "with" && tree.head(head).is_some_and(|verb| lemma(tree, verb) == "compare")
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
                        matches!(&*lemma(tree, prep), "among" | "of")
                            && tree.child_as(prep, &[Label::Pobj]).is_some_and(|whom| {
                                matches!(&*lemma(tree, whom), "they" | "them" | "whom" | "which" | "these" | "those")
                            })
                    });
                }
            }
        }
    }

    /// "six men and a woman": of a list of people each is a part.
    fn is_listed(&self, at: usize) -> bool {
        let tree = self.tree;
        let counted = |at: usize| tree.children_as(at, &[Label::Nummod, Label::Det]).next().is_some();
        let listed = |at: usize| tree.children_as(at, &[Label::Conj]).any(|other| self.is_noun(other) && counted(other));
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

    /// The words that say which of the noun at `at` are counted.
    fn which(&self, at: usize) -> BTreeSet<String> {
        let tree = self.tree;
        let labels = [Label::Amod, Label::Compound, Label::Nmod, Label::Poss, Label::Prep, Label::Advmod, Label::Appos];
        let mut found = BTreeSet::new();
        for child in tree.children_as(at, &labels) {
            let held = match tree.label(child) {
                // Where and when it is, is no kind of it.
                Some(Label::Prep) if !matches!(&*lemma(tree, child), "of" | "with" | "without" | "under" | "over" | "for") => None,
                Some(Label::Prep) => tree.child_as(child, &[Label::Pobj]),
                _ => Some(child),
            };
            let Some(held) = held.filter(|held| !self.is_own(*held) || *held != at) else { continue };
            for word in std::iter::once(held).chain(tree.children_as(held, &[Label::Amod, Label::Compound, Label::Poss, Label::Advmod])) {
                self.add(&mut found, word);
            }
        }
        found
    }

    /// Adds the words that say where and when what stands at `at` is.
    fn scope(&self, at: usize, found: &mut BTreeSet<String>) {
        for phrase in self.tree.children_as(at, &[Label::Prep]) {
            self.tree.subtree(phrase).into_iter().filter(|word| !self.is_own(*word)).for_each(|word| self.add(found, word));
        }
    }

    fn add(&self, found: &mut BTreeSet<String>, at: usize) {
        let says = matches!(
            self.tree.pos(at),
            Some(PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Adj | PartOfSpeech::Verb | PartOfSpeech::X)
        ) || self.tree.pos(at) == Some(PartOfSpeech::Adv) && self.tree.lemma(at).ends_with("ly");
        let word = lemma(self.tree, at);
        if says && word.chars().count() > 1 && !is_light(&word) && !is_anybody(&word) && !FURTHER.contains(&&*word) && word != "least" {
            found.insert(fate(&word).map_or(word, str::to_owned));
        }
    }

    /// The words of the verb's clause.
    fn clause(&self, verb: usize) -> BTreeSet<String> {
        let tree = self.tree;
        let mut found = BTreeSet::new();
        let mut next = Some(verb);
        while let Some(verb) = next {
            clause(tree, verb).into_iter().filter(|at| !self.is_own(*at) || *at == verb).for_each(|at| self.add(&mut found, at));
            // "struck the town, killing 40": what is told with it is told of it.
            let has_subject = tree.child_as(verb, &[Label::Nsubj, Label::Nsubjpass]).is_some();
            let beside = matches!(tree.label(verb), Some(Label::Advcl | Label::Conj));
            next = tree.head(verb).filter(|head| beside && !has_subject && self.is_verb(*head));
        }
        found
    }
}

/// Whether the noun only says how many or how much there is of what follows.
fn is_amount(lemma: &str) -> bool {
    matches!(
        lemma,
        "number" | "total" | "dozen" | "score" | "hundred" | "thousand" | "million" | "billion" | "trillion" | "majority"
            | "minority" | "percent" | "%" | "cent" | "quarter" | "third" | "half" | "handful" | "couple" | "pair" | "group"
            | "count" | "rest"
    )
}
