//! The parts of a sentence without their inner build: noun groups, verb groups and the small words between them, as its
//! tree has them.

use std::ops::Range;

use crate::annotate::TaggedText;
use crate::annotate::syntax::relations::is_passive;
use crate::annotate::syntax::{Label, PartOfSpeech, PennTag, Sentence};
use crate::annotate::trees::Alignment;
use crate::text::Span;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A noun with what stands before it, or a pronoun.
    Noun,
    /// A verb with its auxiliaries.
    Verb(Verb),
    /// An adjective that is not before a noun.
    Adjective,
    /// A preposition.
    Preposition,
    /// A word that opens a clause ("that", "if", "when").
    Subordinator,
    /// A relative pronoun.
    Relative,
    /// "and", "or", "but".
    Conjunction,
    /// A comma.
    Comma,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
    /// A time expression that is not part of a noun group.
    Time,
    /// An adverb, a particle, anything that may be skipped.
    Adverb,
}

/// How a verb group is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verb {
    /// Its form.
    pub form: Form,
    /// Whether its grammatical subject is what it is done to.
    pub passive: bool,
    /// Whether it holds "not" or "never".
    pub negated: bool,
    /// Its modal.
    pub modal: Modal,
    /// Whether it is in the present tense, neither perfect nor progressive.
    pub present: bool,
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// With tense or modal.
    #[default]
    Finite,
    /// "to go".
    Infinitive,
    /// "going".
    Gerund,
    /// "gone", "taken".
    Participle,
}

/// What a modal makes of a verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Modal {
    /// None.
    #[default]
    None,
    /// "will", "shall", "is to", "is going to".
    Will,
    /// "would".
    Would,
    /// "must", "should", "has to", "needs to".
    Must,
    /// "may", "might", "could", "can".
    May,
}

/// A stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Its words, positions in the document.
    pub tokens: Range<usize>,
    /// The word that stands for it: the noun, the main verb.
    pub head: usize,
}

/// What chunks are made from.
pub(super) struct Source<'a> {
    /// The text.
    pub text: &'a TaggedText<'a>,
    /// The words of the sentence.
    pub words: Range<usize>,
    /// Its tree.
    pub tree: &'a Sentence,
    /// Which of its tokens are which words.
    pub alignment: Alignment,
    /// For each word, the name that it is part of.
    pub name_at: &'a [Option<usize>],
    /// For each word, the time expression that it is part of.
    pub time_at: &'a [Option<usize>],
    /// Whether the sentence Writes Most Words With a Capital.
    pub capitals: bool,
    /// Whether it is the document's title.
    pub title: bool,
    /// The name that "he" or "she" means in this sentence, where only one person is in question, and where it stands.
    pub person: Option<(usize, Span)>,
}

/// The chunks of a sentence, in order, together all its words; and for each token of its tree, the chunk that it heads.
pub(super) fn chunks(source: &Source<'_>) -> (Vec<Chunk>, Vec<Option<usize>>) {
    let mut cutter = Cutter { source, taken: vec![None; source.words.len()], found: Vec::new() };
    let tree = source.tree;
    for token in 0..tree.tokens().len() {
        if heads_clause(tree, token) {
            cutter.verb(token);
        }
    }
    for token in 0..tree.tokens().len() {
        if !heads_clause(tree, token) && heads_phrase(tree, token) {
            cutter.noun(token);
        }
    }
    cutter.rest();
    let Cutter { mut found, .. } = cutter;
    found.sort_by_key(|(chunk, _)| chunk.tokens.start);
    let mut headed = vec![None; tree.tokens().len()];
    for (at, (_, token)) in found.iter().enumerate() {
        if let Some(slot) = token.and_then(|token| headed.get_mut(token)) {
            *slot = Some(at);
        }
    }
    // "has to leave": who asks for "has" means the whole group.
    for token in (0..headed.len()).rev() {
        if let Some(lower) = lower(tree, token)
            && let Some(chunk) = headed.get(lower).copied().flatten()
            && let Some(slot) = headed.get_mut(token)
        {
            *slot = Some(chunk);
        }
    }
    (found.into_iter().map(|(chunk, _)| chunk).collect(), headed)
}

/// The verb that "has to", "is to", "needs to" and "is going to" at `at` are auxiliaries of.
fn lower(tree: &Sentence, at: usize) -> Option<usize> {
    let token = tree.get(at)?;
    let is_verb = matches!(token.pos, PartOfSpeech::Verb | PartOfSpeech::Aux);
    let leads = match tree.lemma(at) {
        "have" | "need" => true,
        "be" => token.label != Label::Aux && token.label != Label::Auxpass,
        "go" => token.tag == PennTag::Vbg && tree.child_as(at, &[Label::Aux]).is_some(),
        _ => false,
    };
    if !is_verb || !leads || tree.child_as(at, &[Label::Dobj, Label::Attr, Label::Acomp]).is_some() {
        return None;
    }
    let verb = tree.child_as(at, &[Label::Xcomp])?;
    let to = tree
        .children_as(verb, &[Label::Aux])
        .next()
        .filter(|to| tree.get(*to).is_some_and(|to| to.tag == PennTag::To))?;
    // Nothing but adverbs between: "has it to thank" has an object there.
    (at < to && to - at <= 2 && verb > to).then_some(verb)
}

/// The highest of "has to", "is going to" above the verb at `verb`, or itself.
pub(super) fn top(tree: &Sentence, verb: usize) -> usize {
    let mut at = verb;
    while let Some(head) = tree.head(at).filter(|head| lower(tree, *head) == Some(at)) {
        at = head;
    }
    at
}

/// Whether the token is the main verb of a clause.
pub(super) fn heads_clause(tree: &Sentence, at: usize) -> bool {
    let Some(token) = tree.get(at) else {
        return false;
    };
    let describes = matches!(
        token.label,
        Label::Aux
            | Label::Auxpass
            | Label::Amod
            | Label::Compound
            | Label::Prep
            | Label::Det
            | Label::Nmod
            | Label::Advmod
    );
    let is_nominal = matches!(
        token.label,
        Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Attr | Label::Appos | Label::Dative
    );
    let is_verb = matches!(token.pos, PartOfSpeech::Verb | PartOfSpeech::Aux);
    is_verb && !describes && !is_nominal && lower(tree, at).is_none()
}

/// Whether the token is the head of a noun phrase.
fn heads_phrase(tree: &Sentence, at: usize) -> bool {
    let Some(token) = tree.get(at) else {
        return false;
    };
    if matches!(token.tag, PennTag::Wdt | PennTag::Wp | PennTag::WpPoss) || is_relative_that(tree, at) {
        return false;
    }
    let is_argument = matches!(
        token.label,
        Label::Nsubj
            | Label::Nsubjpass
            | Label::Dobj
            | Label::Pobj
            | Label::Dative
            | Label::Attr
            | Label::Appos
            | Label::Oprd
            | Label::Expl
    );
    match token.pos {
        PartOfSpeech::Noun | PartOfSpeech::Propn | PartOfSpeech::Pron | PartOfSpeech::Num | PartOfSpeech::X => {
            let describes = matches!(
                token.label,
                Label::Compound
                    | Label::Nmod
                    | Label::Amod
                    | Label::Nummod
                    | Label::Quantmod
                    | Label::Det
                    | Label::Predet
            );
            let owns = token.label == Label::Poss && tree.head(at).is_some_and(|head| at < head);
            !describes && !owns
        }
        // "the wounded", "this", "five were held"
        PartOfSpeech::Adj | PartOfSpeech::Det | PartOfSpeech::Verb | PartOfSpeech::Sym => {
            is_argument && token.label != Label::Oprd
        }
        _ => false,
    }
}

/// Whether it is the "that" of a relative clause.
fn is_relative_that(tree: &Sentence, at: usize) -> bool {
    let is_argument =
        matches!(tree.label(at), Some(Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Mark));
    let clause = tree.head(at).and_then(|verb| tree.label(verb));
    tree.lemma(at) == "that" && is_argument && clause == Some(Label::Relcl)
}

struct Cutter<'s, 'a> {
    source: &'s Source<'a>,
    /// For each word of the sentence, the number of the chunk that it is in.
    taken: Vec<Option<usize>>,
    /// The chunks so far with the tokens that head them.
    found: Vec<(Chunk, Option<usize>)>,
}

impl Cutter<'_, '_> {
    fn is_free(&self, word: usize) -> bool {
        let at = word.checked_sub(self.source.words.start);
        at.and_then(|at| self.taken.get(at)).is_some_and(Option::is_none)
    }

    fn push(&mut self, kind: Kind, words: Range<usize>, head: usize, token: Option<usize>) {
        let number = self.found.len();
        let start = self.source.words.start;
        for slot in self.taken.iter_mut().take(words.end - start).skip(words.start - start) {
            *slot = Some(number);
        }
        self.found.push((Chunk { kind, tokens: words, head }, token));
    }

    /// The words before `head`, without a gap, that `belongs` holds of.
    fn start(&self, head: usize, belongs: impl Fn(usize) -> bool) -> usize {
        let mut start = head;
        while start > self.source.words.start && self.is_free(start - 1) && belongs(start - 1) {
            start -= 1;
        }
        start
    }

    fn verb(&mut self, verb: usize) {
        let tree = self.source.tree;
        let Some(head) = self.source.alignment.word(verb).filter(|head| self.is_free(*head)) else {
            return;
        };
        let mut parts = vec![verb];
        let mut all = vec![verb];
        let mut at = verb;
        loop {
            let aux = |token: &usize| matches!(tree.label(*token), Some(Label::Aux | Label::Auxpass | Label::Neg));
            all.extend(tree.children(at).iter().copied().filter(aux));
            parts.extend(tree.children(at).iter().copied().filter(|token| {
                let inside = matches!(tree.label(*token), Some(Label::Advmod | Label::Punct)) && *token < verb;
                aux(token) || inside && tree.children(*token).is_empty()
            }));
            match tree.head(at).filter(|head| lower(tree, *head) == Some(at)) {
                Some(above) => {
                    parts.push(above);
                    all.push(above);
                    at = above;
                }
                None => break,
            }
        }
        all.sort_unstable();
        let own = |word: usize| self.source.alignment.token(word).is_some_and(|token| parts.contains(&token));
        let mut start = self.start(head, own);
        // It does not begin with what only modifies it.
        let leads = |word: usize| self.source.alignment.token(word).is_some_and(|token| all.contains(&token));
        while start < head && !leads(start) {
            start += 1;
        }
        self.push(Kind::Verb(build(tree, verb, &all)), start..head + 1, head, Some(verb));
    }

    fn noun(&mut self, token: usize) {
        let (source, tree) = (self.source, self.source.tree);
        let Some(head) = source.alignment.word(token).filter(|head| self.is_free(*head)) else {
            return;
        };
        if let Some(time) = source.time_of(head) {
            let first = self.start(head, |word| source.time_of(word) == Some(time));
            let last = (head + 1..source.words.end)
                .take_while(|word| source.time_of(*word) == Some(time) && self.is_free(*word))
                .last();
            self.push(Kind::Time, first..last.unwrap_or(head) + 1, last.unwrap_or(head), Some(token));
            return;
        }
        let before = |child: &&usize| {
            **child < token
                && matches!(
                    tree.label(**child),
                    Some(
                        Label::Det
                            | Label::Predet
                            | Label::Poss
                            | Label::Compound
                            | Label::Amod
                            | Label::Nummod
                            | Label::Quantmod
                            | Label::Nmod
                            | Label::Advmod
                            | Label::Neg
                            | Label::Preconj
                            | Label::Punct
                            | Label::Npadvmod
                            | Label::Intj
                    )
                )
        };
        let mut first =
            tree.children(token).iter().filter(before).map(|child| tree.left_edge(*child)).min().unwrap_or(token);
        first = first.min(token);
        // "On March 3 France left": the day is no number of the noun's.
        let from = source.alignment.word(first).unwrap_or(head);
        let is_tail = |word: usize| {
            source.time_of(word).is_some_and(|time| from > source.words.start && source.time_of(from - 1) == Some(time))
        };
        let name = source.name(head);
        let start = self.start(head, |word| {
            !is_tail(word) && source.alignment.token(word).is_some_and(|token| token >= first)
                || name.is_some() && source.name(word) == name
        });
        // A name goes on past what the tree takes for its head.
        let goes_on = |word: &usize| {
            self.is_free(*word)
                && (name.is_some() && source.name(*word) == name
                    || source.alignment.token(*word).is_some_and(|part| part == token)
                    || tree.label(source.alignment.token(*word).unwrap_or(usize::MAX)) == Some(Label::Case)
                        && tree.head(source.alignment.token(*word).unwrap_or(usize::MAX)) == Some(token))
        };
        let end = (head + 1..source.words.end).take_while(goes_on).last().map_or(head + 1, |last| last + 1);
        let last_of_name = (head..end).rev().find(|word| name.is_some() && source.name(*word) == name);
        let start = (start..head).find(|word| !is_mark(source, *word)).unwrap_or(head);
        self.push(Kind::Noun, start..end, last_of_name.unwrap_or(head), Some(token));
    }

    /// All words that are in no chunk yet.
    fn rest(&mut self) {
        let source = self.source;
        let mut word = source.words.start;
        while word < source.words.end {
            if !self.is_free(word) {
                word += 1;
                continue;
            }
            let token = source.alignment.token(word);
            if let Some(time) = source.time_of(word) {
                let last = (word..source.words.end)
                    .take_while(|at| source.time_of(*at) == Some(time) && self.is_free(*at))
                    .last();
                let last = last.unwrap_or(word);
                self.push(Kind::Time, word..last + 1, last, token);
                word = last + 1;
                continue;
            }
            let kind = small(source, word, token);
            self.push(kind, word..word + 1, word, token);
            word += 1;
        }
    }
}

/// How the verb group with the auxiliaries `all` and the main verb `verb` is built.
fn build(tree: &Sentence, verb: usize, all: &[usize]) -> Verb {
    let tag = |token: usize| tree.get(token).map(|token| token.tag);
    let first = all.iter().copied().find(|token| tree.label(*token) != Some(Label::Neg)).unwrap_or(verb);
    let form = match tag(first) {
        Some(PennTag::To | PennTag::Vb) => Form::Infinitive,
        Some(PennTag::Vbg) => Form::Gerund,
        Some(PennTag::Vbn) => Form::Participle,
        _ => Form::Finite,
    };
    let is_perfect = all.iter().any(|token| *token != verb && tree.lemma(*token) == "have");
    let modal = all.iter().rev().find_map(|token| match (tag(*token), tree.lemma(*token)) {
        (Some(PennTag::Md), _) => Some(modal(&tree.lemma(*token).to_lowercase())),
        (_, "have" | "need") if lower(tree, *token).is_some() => Some(Modal::Must),
        (_, "go" | "be") if lower(tree, *token).is_some() => Some(Modal::Will),
        _ => None,
    });
    Verb {
        form,
        passive: is_passive(tree, verb),
        negated: all.iter().any(|token| tree.label(*token) == Some(Label::Neg)),
        modal: modal.unwrap_or_default(),
        present: matches!(tag(first), Some(PennTag::Vbp | PennTag::Vbz)) && !is_perfect,
    }
}

fn modal(lemma: &str) -> Modal {
    match lemma {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Modal::Will,
        "would" | "'d" | "’d" => Modal::Would,
        "must" | "should" | "ought" => Modal::Must,
        _ => Modal::May,
    }
}

fn is_mark(source: &Source<'_>, word: usize) -> bool {
    let token = source.alignment.token(word).and_then(|token| source.tree.pos(token));
    matches!(token, None | Some(PartOfSpeech::Punct | PartOfSpeech::Space))
}

/// What a word by itself is.
fn small(source: &Source<'_>, word: usize, token: Option<usize>) -> Kind {
    let tree = source.tree;
    let Some((at, token)) = token.and_then(|at| Some((at, tree.get(at)?))) else {
        return Kind::Mark;
    };
    if matches!(source.text.word(word), "\"" | "“" | "”" | "'" | "‘" | "’") && token.pos == PartOfSpeech::Punct
    {
        return Kind::Quote;
    }
    match (token.pos, token.label, token.tag) {
        _ if is_relative_that(tree, at) => Kind::Relative,
        (_, _, PennTag::Wdt | PennTag::Wp | PennTag::WpPoss) => Kind::Relative,
        (_, Label::Mark, _) | (_, _, PennTag::Wrb) => Kind::Subordinator,
        (_, Label::Prt, _) => Kind::Adverb,
        (_, Label::Prep | Label::Agent, _) | (PartOfSpeech::Adp, ..) => Kind::Preposition,
        (PartOfSpeech::Cconj, ..) => Kind::Conjunction,
        (_, _, PennTag::Comma) => Kind::Comma,
        (PartOfSpeech::Sconj, ..) => Kind::Subordinator,
        (PartOfSpeech::Adj, ..) => Kind::Adjective,
        (PartOfSpeech::Punct | PartOfSpeech::Space | PartOfSpeech::Sym | PartOfSpeech::X, ..) => Kind::Mark,
        _ => Kind::Adverb,
    }
}

impl Source<'_> {
    /// The name that the word is part of.
    pub(super) fn name(&self, word: usize) -> Option<usize> {
        self.name_at.get(word).copied().flatten()
    }

    /// The time expression that the word is part of.
    pub(super) fn time_of(&self, word: usize) -> Option<usize> {
        self.time_at.get(word).copied().flatten()
    }
}
