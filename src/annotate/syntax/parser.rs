//! From the text of a paragraph to the trees of its sentences.

use super::forms::{Forms, Tables};
use super::model::Syntax;
use super::names::{PartOfSpeech, PennTag};
use super::network::Activations;
use super::ruler::Seen;
use super::shape::Shape;
use super::tokenizer::Cut;
use super::transitions::State;
use super::tree::{Sentence, Token};
use crate::text::Span;

/// So many tokens are analysed at a time, whole sentences where their ends are given; a longer sentence is cut. The
/// memory of the analysis, some five kilobytes a token, is bounded by it.
const MOST_TOKENS: usize = 1_024;

/// Analyses paragraphs. Holds the memory that is used from one to the next, which changes no result; each thread has its
/// own.
#[derive(Debug)]
pub struct Parser<'s> {
    syntax: &'s Syntax,
    forms: Forms,
    work: Activations,
    state: State,
    shape: Shape,
    cuts: Vec<Cut>,
    numbers: Vec<usize>,
    seen: Vec<Seen>,
    starts: Vec<bool>,
}

impl Syntax {
    /// A parser with these weights.
    pub fn parser(&self) -> Parser<'_> {
        Parser {
            syntax: self,
            forms: Forms::default(),
            work: Activations::default(),
            state: State::default(),
            shape: Shape::default(),
            cuts: Vec::new(),
            numbers: Vec::new(),
            seen: Vec::new(),
            starts: Vec::new(),
        }
    }
}

impl Parser<'_> {
    /// The sentences of `paragraph` in `text`, in order. `ends` are the bytes of `text` at which sentences end, in order;
    /// without them the weights find the sentences. A sentence of more than 1,024 tokens is cut. Empty where `paragraph` is
    /// no place in `text`.
    pub fn parse(&mut self, text: &str, paragraph: Span, ends: Option<&[usize]>) -> Vec<Sentence> {
        let mut found = Vec::new();
        let mut cuts = std::mem::take(&mut self.cuts);
        cuts.clear();
        self.syntax.tokenizer.cut(paragraph.of(text), &self.syntax.characters, &mut cuts);
        let mut rest = &cuts[..];
        let mut ends = ends.map(|ends| ends.iter().map(|end| end.saturating_sub(paragraph.start())).peekable());
        while !rest.is_empty() {
            self.starts.clear();
            let mut count = rest.len().min(MOST_TOKENS);
            if let Some(ends) = &mut ends {
                let whole = self.mark_starts(paragraph.of(text), rest, ends);
                count = whole.unwrap_or(count);
                self.starts.truncate(count);
            }
            let (piece, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            self.piece(text, paragraph.start(), piece, ends.is_some(), &mut found);
            rest = after;
        }
        self.cuts = cuts;
        found
    }

    /// The tree of `sentence` in `text`, as if it stood on one line and what stands in the spans `without`, in order and none
    /// in another, were not there: its tokens are words and marks, and none overlaps one of the spans. `None` where none is
    /// left, or more than 1,024.
    pub fn sentence(&mut self, text: &str, sentence: Span, without: &[Span]) -> Option<Sentence> {
        let Syntax { tokenizer, characters, .. } = self.syntax;
        let mut cuts: Vec<Cut> = Vec::new();
        let mut part = std::mem::take(&mut self.cuts);
        let mut start = sentence.start();
        for (end, next) in without.iter().map(|span| (span.start(), span.end())).chain([(sentence.end(), 0)]) {
            let words = text.get(start..end)?;
            part.clear();
            tokenizer.cut(words, characters, &mut part);
            let offset = u32::try_from(start - sentence.start()).ok()?;
            for cut in &part {
                let is_space = words.get(cut.start as usize..cut.end as usize)?.trim().is_empty();
                match cuts.last_mut() {
                    Some(before) if is_space => before.blank = true,
                    None if is_space => {}
                    _ => cuts.push(Cut { start: cut.start + offset, end: cut.end + offset, ..*cut }),
                }
            }
            start = next;
        }
        self.cuts = part;
        if cuts.len() > MOST_TOKENS {
            return None;
        }
        self.starts.clear();
        self.starts.extend((0..cuts.len()).map(|at| at == 0));
        let mut found = Vec::new();
        self.piece(text, sentence.start(), &cuts, true, &mut found);
        found.pop().filter(|_| found.is_empty())
    }

    /// Says of the tokens of the next piece which begin sentences; the number of those in whole sentences, `None` where
    /// all are of one. An end that lies in the piece's last sentence, which goes to the next piece, is not taken from
    /// `ends`.
    fn mark_starts(
        &mut self,
        text: &str,
        cuts: &[Cut],
        ends: &mut std::iter::Peekable<impl Iterator<Item = usize> + Clone>,
    ) -> Option<usize> {
        let is_space = |cut: &Cut| {
            let word = text.get(cut.start as usize..cut.end as usize).unwrap_or_default();
            word.chars().all(|c| self.syntax.characters.is(c, super::characters::SPACE))
        };
        let mut whole = None;
        let mut before_last = ends.clone();
        for (at, cut) in cuts.iter().take(MOST_TOKENS + 1).enumerate() {
            let mut starts = at == 0;
            if ends.peek().is_some_and(|end| *end <= cut.start as usize) && !is_space(cut) {
                before_last = ends.clone();
                while ends.next_if(|end| *end <= cut.start as usize).is_some() {}
                starts = true;
                if at > 0 {
                    whole = Some(at);
                }
            }
            self.starts.push(starts);
        }
        if cuts.len() <= MOST_TOKENS {
            return Some(cuts.len());
        }
        if whole.is_some() {
            *ends = before_last;
        }
        whole
    }

    /// Analyses some tokens, whose sentences begin as `starts` says where they are `given`.
    fn piece(&mut self, text: &str, offset: usize, cuts: &[Cut], given: bool, found: &mut Vec<Sentence>) {
        let syntax = self.syntax;
        let Syntax { characters, features, network, ruler, .. } = syntax;
        let tables = Tables { characters, features, network, ruler };
        let word = |cut: &Cut| text.get(offset + cut.start as usize..offset + cut.end as usize).unwrap_or_default();
        self.forms.tidy();
        self.numbers.clear();
        for cut in cuts {
            self.numbers.push(self.forms.number(word(cut), cut.norm, cut.blank, tables));
        }
        self.forms.compute(network, &mut self.work);
        let forms = &self.forms;
        network.run(self.numbers.iter().map(|number| forms.vector(*number)), &mut self.work);

        let starts = given.then_some(&self.starts[..]);
        let is_space =
            |at: usize| self.numbers.get(at).and_then(|number| forms.get(*number)).is_some_and(|form| form.is_space);
        self.state.parse(cuts.len(), starts, &syntax.moves, network, &self.work);
        self.shape.make(cuts.len(), &self.state, &syntax.moves, is_space, starts);

        self.seen.clear();
        let scores = self.work.tags.chunks_exact(network.tag_scores());
        for ((number, scores), label) in self.numbers.iter().zip(scores).zip(&self.shape.labels) {
            let tag = best(scores.get(..syntax.tags.len()).unwrap_or_default());
            let tag = syntax.tags.get(tag).copied().unwrap_or(PennTag::Xx);
            let (word, is_space) = forms.get(*number).map_or((0, false), |form| (form.word, form.is_space));
            self.seen.push(Seen { tag, word, label: *label, is_space });
        }
        let mut tokens = Vec::new();
        let mut lemmas = String::new();
        let mut first = 0;
        let heads = self.shape.heads.iter().zip(&self.shape.starts);
        for (at, (((cut, number), seen), (head, is_start))) in
            cuts.iter().zip(&self.numbers).zip(&self.seen).zip(heads).enumerate()
        {
            if *is_start && at > 0 {
                found.push(Sentence::new(std::mem::take(&mut tokens), std::mem::take(&mut lemmas)));
                first = at;
            }
            let effect = ruler.effect_at(at, &self.seen);
            let pos = effect.pos.unwrap_or(PartOfSpeech::X);
            let start = lemmas.len();
            match (ruler.lemma(effect), forms.get(*number)) {
                (Some(lemma), _) => lemmas.push_str(lemma),
                (None, Some(form)) => {
                    let inflection = effect.inflection.unwrap_or(0);
                    syntax.lemmatizer.add_lemma(word(cut), forms.lower(form), pos, inflection, characters, &mut lemmas);
                }
                (None, None) => {}
            }
            let Some(span) = Span::new(text, offset + cut.start as usize, offset + cut.end as usize) else {
                continue;
            };
            // A root stays one, also where it is white space.
            let is_root = *head == at;
            let label = effect.label.filter(|_| !is_root).unwrap_or(seen.label);
            let tag = effect.tag.unwrap_or(seen.tag);
            tokens.push(Token::new(span, tag, pos, (label, head.saturating_sub(first)), start..lemmas.len()));
        }
        if !tokens.is_empty() {
            found.push(Sentence::new(tokens, lemmas));
        }
    }
}

/// The position of the highest score, the first of several.
fn best(scores: &[f32]) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, score) in scores.iter().enumerate() {
        if *score > best.1 {
            best = (at, *score);
        }
    }
    best.0
}
