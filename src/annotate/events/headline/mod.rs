//! One line that says what happened, cut from the sentence: its own words in their own order, parts left out whole, and a
//! pronoun as whom it means, in brackets.

mod line;
mod shorten;
mod whole;

pub(super) use whole::whole;

use std::collections::BTreeSet;

use super::arguments::{self, Names};
use super::chunk::top;
use super::clause::{Clause, Parsed};
use super::lexicon::Lexicon;
use crate::annotate::syntax::relations::{BOUNDS, says_where, subject};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::briefing::ActorKind;

/// A line of more words loses what it can do without.
pub(crate) const MOST_WORDS: usize = 28;
/// A line of a noun with so few words names a happening too barely.
const BARE: usize = 3;
/// A line that still has more is none.
const LONGEST: usize = 40;

/// Words that make a clause a condition or a question.
const CONDITIONS: &[&str] = &["if", "unless", "whether"];

/// The headline of a verb's clause; `None` where it cannot be told in a line. A participle that only describes a noun is told by
/// the clause in which that noun stands.
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
    let Some(noun) = cut.described else { return cut.line() };
    // What is told of the noun may have a day of its own.
    let is_dated = parsed.source.tree.subtree(verb).into_iter().any(|at| cut.is_date(at));
    if is_dated { None } else { around(parsed, names, noun, verb, lexicon) }
}

/// The headline of an event that the noun chunk at `at` names: the clause in which it stands, where a verb tells something of it,
/// else the noun alone; `None` where the noun means nothing by itself.
pub(super) fn of_nominal(parsed: &Parsed<'_>, names: &Names<'_>, at: usize, lexicon: &Lexicon) -> Option<String> {
    let noun = parsed.token(at)?;
    let mut alone = Cut::new(parsed, names);
    alone.keep_noun(noun);
    let alone = alone.line()?;
    // "Calm held until the killing of the mayor": the clause tells of something else.
    let tree = parsed.source.tree;
    let link = tree.head(noun).filter(|_| tree.label(noun) == Some(Label::Pobj));
    let is_reached = link.is_some_and(|link| BOUNDS.contains(&tree.lemma(link)));
    // "Before the elections": of whom, nobody knows.
    if is_reached && alone.split_whitespace().count() > BARE {
        return Some(alone);
    }
    Some(around(parsed, names, noun, noun, lexicon).unwrap_or(alone))
}

/// The clause in which the noun stands, with `needed`, a token of what describes it or the noun itself.
fn around(parsed: &Parsed<'_>, names: &Names<'_>, noun: usize, needed: usize, lexicon: &Lexicon) -> Option<String> {
    let tree = parsed.source.tree;
    let is_verb = |at: &usize| matches!(tree.pos(*at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
    // What leads into a sentence is not what it tells.
    let leads_in = |verb: usize| subject(tree, verb).is_some_and(|subject| noun < tree.left_edge(subject));
    let verb = std::iter::successors(tree.head(noun), |at| tree.head(*at)).find(is_verb)?;
    // "Raids that included an assault": what they were like, no happening.
    let is_of_state = tree.label(verb) == Some(Label::Relcl) && lexicon.is_static(tree.lemma(verb));
    if is_turned(tree, verb) || leads_in(verb) || is_of_state {
        return None;
    }
    let mut cut = Cut::new(parsed, names);
    cut.needed.extend([noun, needed]);
    cut.follow(verb, |at| denies(parsed, at, lexicon))?;
    if cut.kept.contains(&noun) && cut.kept.contains(&needed) { cut.line() } else { None }
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
    /// What was left out with intent: no gap to be closed.
    dropped: BTreeSet<usize>,
    /// Who does it, by name.
    subject: Option<&'p str>,
    /// The noun of which the line is no more than a description.
    described: Option<usize>,
}

impl<'p> Cut<'p> {
    fn new(parsed: &'p Parsed<'p>, names: &'p Names<'p>) -> Self {
        Self {
            parsed,
            names,
            tree: parsed.source.tree,
            kept: BTreeSet::new(),
            needed: BTreeSet::new(),
            dropped: BTreeSet::new(),
            subject: None,
            described: None,
        }
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
                    self.described = Some(head);
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
                    // A relative clause belongs to what was said last (Frazier, "On comprehending sentences", 1979): where the
                    // tree hangs it on a noun before another verb, one of the two is wrong.
                    let is_verb = |at: usize| matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux));
                    if (head + 1..tree.left_edge(at)).any(is_verb) {
                        return None;
                    }
                    // "A man who shot two" stands without the pronoun.
                    self.keep_noun(head);
                    if subject(tree, at) == Some(head) {
                        // "A port that handles coal": what it is like, no happening.
                        if !self.is_past(at) {
                            return None;
                        }
                        let pronouns: Vec<usize> =
                            self.kept.iter().copied().filter(|token| is_relative(tree, *token)).collect();
                        self.leave_out(pronouns);
                        return Some(());
                    }
                    // "The sailors whom Oslo arrested" is no sentence.
                    return None;
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

    /// Keeps all of the clause of `verb`, but the clauses that are only joined to it, what is called out and what a relative clause
    /// adds behind a comma: each of them is told by itself.
    fn keep_clause(&mut self, verb: usize) {
        let tree = self.tree;
        // What is joined to a verb below belongs to what that verb says.
        let is_own = |at: usize| std::iter::successors(Some(at), |at| joined_to(tree, *at)).any(|at| at == verb);
        let is_joined = |at: usize| {
            tree.label(at) == Some(Label::Conj)
                && matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
                && is_own(at)
        };
        let apart = |at: usize| match tree.label(at) {
            Some(Label::Conj) => is_joined(at),
            Some(Label::Cc) => tree.head(at).is_some_and(|head| tree.children(head).iter().any(|at| is_joined(*at))),
            Some(Label::Intj) => !matches!(tree.lemma(at), "no" | "yes"),
            Some(Label::Parataxis | Label::Meta | Label::Dep) => true,
            Some(Label::Relcl) => only_adds(tree, at),
            _ => false,
        };
        self.keep_without(verb, apart);
    }

    /// Keeps the token and what hangs below it, but what stands `apart`.
    fn keep_without(&mut self, token: usize, apart: impl Fn(usize) -> bool) {
        let whole = self.tree.subtree_without(token, |at| at != token && apart(at));
        let rest = self.tree.subtree(token).into_iter().filter(|at| whole.binary_search(at).is_err());
        self.dropped.extend(rest);
        self.kept.extend(whole);
        self.needed.insert(token);
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
        if !is_bare {
            let own = tree.subtree(verb);
            self.dropped.extend(tree.subtree(head).into_iter().filter(|at| own.binary_search(at).is_err()));
        }
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
        let apart = |at: usize| match tree.label(at) {
            Some(Label::Advcl | Label::Parataxis) => true,
            Some(Label::Relcl) => only_adds(tree, at),
            _ => false,
        };
        self.keep_without(noun, apart);
    }

    /// Whether the token is of the name of a place that only says where: "in Lima".
    fn is_where(&self, token: usize) -> bool {
        let source = self.parsed.source;
        let name = source.alignment.word(token).and_then(|word| source.name(word));
        says_where(self.tree, token) && name.is_some_and(|name| self.names.kind(name) == Some(ActorKind::Place))
    }

    /// Whether the clause of `verb` has a tense of the past.
    fn is_past(&self, verb: usize) -> bool {
        let is_past = |at: usize| self.tree.get(at).is_some_and(|token| token.tag == PennTag::Vbd);
        is_past(verb)
            || self.tree.children_as(verb, &[Label::Aux, Label::Auxpass]).any(|at| {
                is_past(at)
                    || self.tree.lemma(at) == "have"
                        && self.tree.get(verb).is_some_and(|token| token.tag == PennTag::Vbn)
            })
    }

    fn leave_out(&mut self, tokens: Vec<usize>) {
        for at in tokens {
            self.kept.remove(&at);
            self.dropped.insert(at);
        }
    }

    /// Keeps what stands in the gaps of the line that nobody has left out with intent: words torn from each other garble it.
    fn close_gaps(&mut self) {
        let (Some(first), Some(last)) = (self.kept.first().copied(), self.kept.last().copied()) else { return };
        let tree = self.tree;
        let mut gap: Vec<usize> = Vec::new();
        for at in first..=last {
            if self.kept.contains(&at) {
                let is_aside = gap.first().is_some_and(|at| is_mark(tree, *at));
                if !is_aside && !gap.iter().any(|at| self.dropped.contains(at)) {
                    self.kept.extend(gap.iter().copied());
                }
                gap.clear();
            } else {
                gap.push(at);
            }
        }
    }

    fn is_infinitive(&self, verb: usize) -> bool {
        let is_to = |at: usize| self.tree.get(at).is_some_and(|token| token.tag == PennTag::To);
        self.tree.children_as(verb, &[Label::Aux]).any(is_to)
    }
}

/// What the token is joined to.
fn joined_to(tree: &Sentence, at: usize) -> Option<usize> {
    tree.head(at).filter(|_| tree.label(at) == Some(Label::Conj))
}

/// Whether the relative clause at `at` says nothing of which one is meant: it stands behind a comma.
fn only_adds(tree: &Sentence, at: usize) -> bool {
    tree.left_edge(at).checked_sub(1).is_some_and(|before| is_mark(tree, before))
}

fn is_relative(tree: &Sentence, at: usize) -> bool {
    tree.get(at).is_some_and(|token| matches!(token.tag, PennTag::Wdt | PennTag::Wp))
        || tree.lemma(at) == "that" && matches!(tree.label(at), Some(Label::Nsubj | Label::Nsubjpass))
}

fn is_mark(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
}
