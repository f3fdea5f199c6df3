//! What a figure says, in the source's own words: the clause in which its number stands, the number in it.
//!
//! A sentence is said whole where it has room: readers of what was cut from it missed whose, where and what for. A longer one
//! is shortened over its tree (after Filippova and Strube 2008): the number's phrase, the verbs above it and their subjects and
//! objects stay; what else hangs on these is added from the number outwards, each constituent whole or not at all, as long as
//! there is room. What is left out between is marked "…".

use super::said::{Line, line};
use crate::annotate::NameMention;
use crate::annotate::syntax::relations::{beginning, is_question};
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::text::{Span, capitalized};

/// A sentence of so many words is said whole.
const WHOLE: usize = 40;
/// One of so many, where nothing in it is known from other sentences only.
const ROOM: usize = 50;
/// The most words of what is shortened.
const MOST: usize = 32;
/// Fewer words than these are not worth leaving out.
const GAP: usize = 2;
/// How many clauses above the number's own are looked at.
const CLAUSES: usize = 5;

/// What belongs to a word so closely that it is never said without.
const TIGHT: &[Label] = &[
    Label::Det,
    Label::Amod,
    Label::Compound,
    Label::Poss,
    Label::Case,
    Label::Nummod,
    Label::Quantmod,
    Label::Aux,
    Label::Auxpass,
    Label::Neg,
    Label::Prt,
    Label::Predet,
    Label::Preconj,
    Label::Nmod,
    Label::Expl,
    Label::Pobj,
    Label::Pcomp,
];
const SUBJECT: &[Label] = &[Label::Nsubj, Label::Nsubjpass, Label::Csubj, Label::Csubjpass, Label::Expl];
/// What a verb says little without.
const OBJECT: &[Label] =
    &[Label::Dobj, Label::Dative, Label::Attr, Label::Acomp, Label::Oprd, Label::Agent, Label::Xcomp, Label::Prt];

/// What the figure at `span` says; `None` where its sentence is neither short nor has a clause that can be told apart.
pub fn label(tree: &Sentence, text: &str, names: &[NameMention], span: Span) -> Option<Line> {
    let own: Vec<usize> =
        (0..tree.tokens().len()).filter(|at| tree.get(*at).is_some_and(|token| token.span.overlaps(span))).collect();
    let top = own.iter().copied().min_by_key(|at| tree.ancestors(*at).count())?;
    let all: Vec<usize> = (0..tree.tokens().len()).collect();
    let mut cut = Cut::new(tree);
    let words = cut.count(&all);
    if words <= ROOM {
        if is_labelled(tree, &own) {
            return None;
        }
        cut.keep(&all);
        let end = cut.end(own.last().copied().unwrap_or_default());
        // Closing marks belong to a sentence that is whole.
        let end = if all.iter().skip(end).any(|at| cut.is_word(*at)) { end } else { all.len() };
        let first = beginning(tree, text);
        let said: Vec<usize> = (0..end).filter(|at| *at >= first || own.contains(at)).collect();
        let whole = line(tree, text, names, &said)?;
        if words <= WHOLE || !whole.open {
            return Some(Line { words: capitalized(&whole.words), open: whole.open || is_question(tree, text) });
        }
    }
    // With the clause of the noun that a relative clause or participle tells of, where there is room for it.
    let wide = Cut::along(tree, &own, cut.path(top, true));
    let (mut cut, path) = if wide.0.words <= MOST { wide } else { Cut::along(tree, &own, cut.path(top, false)) };
    if cut.words > MOST + MOST / 4 {
        return None;
    }
    cut.fill(&path);
    cut.close_gaps();
    let end = cut.end(own.last().copied().unwrap_or_default());
    line(tree, text, names, &cut.said(end))
}

/// "Price: 5 million": what stands before the colon says what the number is, and no verb says more.
fn is_labelled(tree: &Sentence, own: &[usize]) -> bool {
    let colon = |at: usize| tree.lemma(at) == ":";
    let first = own.first().copied().unwrap_or_default();
    let told = (0..tree.tokens().len()).any(|at| is_verb(tree, at));
    !told && first.checked_sub(1).is_some_and(colon)
}

fn is_verb(tree: &Sentence, at: usize) -> bool {
    matches!(tree.pos(at), Some(PartOfSpeech::Verb | PartOfSpeech::Aux))
        && !matches!(tree.label(at), Some(Label::Amod | Label::Aux | Label::Auxpass | Label::Compound | Label::Prep))
}

/// A sentence of which some words are kept.
struct Cut<'t> {
    tree: &'t Sentence,
    kept: Vec<bool>,
    /// How many words are kept.
    words: usize,
}

impl<'t> Cut<'t> {
    fn new(tree: &'t Sentence) -> Self {
        Self { tree, kept: vec![false; tree.tokens().len()], words: 0 }
    }

    /// The number's phrase and the words of the path, with the subjects and objects of its verbs.
    fn along(tree: &'t Sentence, own: &[usize], path: Vec<usize>) -> (Self, Vec<usize>) {
        let mut cut = Self::new(tree);
        cut.keep(own);
        for at in &path {
            cut.keep_tight(*at, 0);
        }
        for verb in path.iter().copied().filter(|at| is_verb(tree, *at)) {
            for child in tree.children_as(verb, SUBJECT).chain(tree.children_as(verb, OBJECT)) {
                if tree.label(child) != Some(Label::Xcomp) {
                    cut.keep_tight(child, 0);
                }
            }
        }
        (cut, path)
    }

    fn is_word(&self, at: usize) -> bool {
        !matches!(self.tree.pos(at), None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
    }

    /// How many words would be added with these.
    fn count(&self, tokens: &[usize]) -> usize {
        tokens.iter().filter(|at| self.is_word(**at) && !self.has(**at)).count()
    }

    fn has(&self, at: usize) -> bool {
        self.kept.get(at).copied().unwrap_or_default()
    }

    fn keep(&mut self, tokens: &[usize]) {
        self.words += self.count(tokens);
        for at in tokens {
            if let Some(kept) = self.kept.get_mut(*at) {
                *kept = true;
            }
        }
    }

    fn keep_tight(&mut self, at: usize, depth: usize) {
        let mut found = Vec::new();
        self.tight(at, depth, &mut found);
        self.keep(&found);
    }

    /// The token at `at` with all that is never said without it: of a noun also the list that it begins and what it is of.
    fn tight(&self, at: usize, depth: usize, found: &mut Vec<usize>) {
        /// Deeper nesting is no phrase.
        const DEEPEST: usize = 8;
        found.push(at);
        let noun = matches!(self.tree.pos(at), Some(PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Num));
        for child in self.tree.children(at) {
            let belongs = match self.tree.label(*child) {
                Some(Label::Conj | Label::Cc) => noun && !is_verb(self.tree, *child),
                Some(Label::Prep) => noun && self.tree.lemma(*child) == "of",
                // "*What* was built has cost 5 million."
                Some(label) if SUBJECT.contains(&label) => is_verb(self.tree, at),
                Some(label) => TIGHT.contains(&label),
                None => false,
            };
            if belongs && depth < DEEPEST {
                self.tight(*child, depth + 1, found);
            }
        }
    }

    /// From the number at `top` up to the word under which all that makes its clause stands: a verb with a subject of its
    /// own, the noun that a participle or relative clause tells of (its clause, too, where `wide`), the top of the sentence.
    fn path(&self, top: usize, wide: bool) -> Vec<usize> {
        let tree = self.tree;
        let mut found = vec![top];
        let mut clauses = 0;
        for at in std::iter::once(top).chain(tree.ancestors(top)) {
            if at != top {
                found.push(at);
            }
            if !is_verb(tree, at) {
                // The noun of a clause that was passed: it is what the clause tells of.
                let below = found.iter().rev().nth(1).and_then(|below| tree.label(*below));
                if !wide && matches!(below, Some(Label::Relcl | Label::Acl)) {
                    return found;
                }
                continue;
            }
            clauses += 1;
            let subject = tree.child_as(at, SUBJECT);
            let named = subject.is_some_and(|subject| tree.pos(subject) != Some(PartOfSpeech::Pron));
            let goes_on = match tree.label(at) {
                // "the town where the mayor told": a clause that lacks nothing.
                Some(Label::Relcl) => !named || self.relative_adverb(at).is_none(),
                Some(Label::Acl) => true,
                Some(Label::Conj) => subject.is_none(),
                Some(Label::Xcomp | Label::Advcl | Label::Pcomp | Label::Csubj | Label::Ccomp) => {
                    !named || self.is_infinite(at)
                }
                _ => false,
            };
            if !goes_on || clauses == CLAUSES {
                return found;
            }
        }
        found
    }

    /// Whether the verb at `at` says nothing without the one above it: "expect 300 guests *to come*", "see Peru *lend* 5 million".
    fn is_infinite(&self, at: usize) -> bool {
        let tree = self.tree;
        let tag = |at: usize| tree.get(at).map(|token| token.tag);
        let to = tree.children_as(at, &[Label::Aux]).any(|aux| tree.lemma(aux) == "to");
        let finite = |aux: usize| matches!(tag(aux), Some(PennTag::Md | PennTag::Vbz | PennTag::Vbd | PennTag::Vbp));
        to || tag(at) == Some(PennTag::Vb) && !tree.children_as(at, &[Label::Aux]).any(finite)
    }

    /// The "where" or "when" of the relative clause of the verb at `at`.
    fn relative_adverb(&self, at: usize) -> Option<usize> {
        let tree = self.tree;
        let is_relative = tree.label(at) == Some(Label::Relcl);
        tree.children_as(at, &[Label::Advmod])
            .find(|child| is_relative && tree.get(*child).is_some_and(|token| token.tag == PennTag::Wrb))
    }

    /// Adds what else hangs on the words of the path, from the number outwards, as long as there is room.
    fn fill(&mut self, path: &[usize]) {
        let tree = self.tree;
        let mut open: Vec<(usize, usize, usize)> = Vec::new();
        for (level, at) in path.iter().enumerate() {
            let rank = |child: usize| match tree.label(child) {
                Some(Label::Xcomp | Label::Prep | Label::Npadvmod | Label::Relcl | Label::Acl | Label::Advmod) => {
                    Some(0)
                }
                Some(Label::Punct | Label::Parataxis | Label::Meta | Label::Intj | Label::Dep | Label::Cc) => None,
                Some(Label::Advcl | Label::Conj | Label::Ccomp | Label::Mark) => Some(2),
                _ => Some(1),
            };
            let others = tree.children(*at).iter().copied().filter(|child| !path.contains(child));
            open.extend(others.filter_map(|child| Some((rank(child)? + 2 * level, at.abs_diff(child), child))));
            // What stands with a subject or an object belongs to it.
            let parts = tree.children_as(*at, SUBJECT).chain(tree.children_as(*at, OBJECT));
            for part in parts.filter(|part| !path.contains(part)) {
                let below = tree.children(part).iter().copied();
                open.extend(below.filter_map(|child| Some((rank(child)? + 2 * level + 1, at.abs_diff(child), child))));
            }
        }
        open.sort_unstable();
        for (_, _, child) in open {
            let attributes = tree.label(child) == Some(Label::Prep) && tree.lemma(child) == "accord";
            let whole = tree.subtree(child);
            if attributes || self.words + self.count(&whole) <= MOST {
                if !attributes {
                    self.keep(&whole);
                }
                continue;
            }
            let mut core = Vec::new();
            self.tight(child, 0, &mut core);
            // A verb or a preposition says nothing without what it governs.
            let governs = is_verb(tree, child) || tree.label(child) == Some(Label::Prep) && core.len() == 1;
            if !governs && self.words + self.count(&core) <= MOST {
                self.keep(&core);
            }
        }
    }

    /// Keeps what lies between two kept words, where that is a word or two.
    fn close_gaps(&mut self) {
        let mut last = None;
        for at in 0..self.kept.len() {
            if !self.has(at) {
                continue;
            }
            if let Some(last) = last {
                let between: Vec<usize> = (last + 1..at).collect();
                if self.count(&between) <= GAP {
                    self.keep(&between);
                }
            }
            last = Some(at);
        }
    }

    /// Behind the last kept word that governs no word left out ("…, based", "…, or"), at least behind the number at `least`.
    fn end(&self, least: usize) -> usize {
        let tree = self.tree;
        let governs = |at: usize| {
            let open = matches!(
                tree.pos(at),
                Some(
                    PartOfSpeech::Adp
                        | PartOfSpeech::Cconj
                        | PartOfSpeech::Sconj
                        | PartOfSpeech::Det
                        | PartOfSpeech::Punct
                        | PartOfSpeech::Space
                )
            ) || tree.lemma(at) == "include" && !is_verb(tree, at);
            // "The siege of 1994, where 800 died, *serves*": a verb whose rest is left out.
            let bare = is_verb(tree, at) && at.checked_sub(1).is_some_and(|mark| tree.lemma(mark) == ",");
            // "1988-89": the tree takes the second year for a preposition.
            let preposition = tree.label(at) == Some(Label::Prep) && tree.pos(at) != Some(PartOfSpeech::Num);
            open && tree.label(at) != Some(Label::Prt) || preposition || bare
        };
        let last = (least..self.kept.len()).rev().find(|at| self.has(*at) && (*at == least || !governs(*at)));
        last.unwrap_or(least) + 1
    }

    /// The kept tokens before token `end`, without what only ties the clause to others.
    fn said(&self, end: usize) -> Vec<usize> {
        let tree = self.tree;
        // A condition is no fact without its "if".
        let ties = |at: usize| {
            matches!(tree.get(at).map(|token| token.tag), Some(PennTag::Cc | PennTag::Space))
                || matches!(tree.label(at), Some(Label::Punct | Label::Cc))
                || tree.label(at) == Some(Label::Mark) && !matches!(tree.lemma(at), "if" | "unless" | "whether")
        };
        let relative = |at: usize| {
            let begins = tree.head(at).is_some_and(|verb| self.relative_adverb(verb) == Some(at));
            (begins || !self.has(at + 1))
                && matches!(tree.get(at).map(|token| token.tag), Some(PennTag::Wdt | PennTag::Wp | PennTag::Wrb))
        };
        (0..end).filter(|at| self.has(*at)).skip_while(|at| ties(*at) || relative(*at)).collect()
    }
}
