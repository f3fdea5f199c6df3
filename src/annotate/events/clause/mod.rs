//! Who does what to whom: the clauses of a sentence, read from its chunks.

mod complete;
mod group;
mod link;
mod subject;

use super::chunk::{Chunk, Form, Kind, Modal, Source, Verb};
use super::lexicon::{LEXICON, Lexicon};
use crate::annotate::Tag;
use link::link;

/// A sentence in chunks.
pub(super) struct Parsed<'a> {
    /// What the chunks were made from.
    pub source: &'a Source<'a>,
    /// All chunks, in order.
    pub chunks: Vec<Chunk>,
    /// The clauses, in order of their verbs.
    pub clauses: Vec<Clause>,
    /// For each chunk, the clause whose verb it is.
    pub clause_of: Vec<Option<usize>>,
}

/// A verb with what belongs to it; everything but `governor` counts in chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// The verb.
    pub verb: usize,
    /// How it is built.
    pub build: Verb,
    /// Its grammatical subjects.
    pub subject: Vec<usize>,
    /// What it is done to; where the verb is passive, the subjects.
    pub object: Vec<usize>,
    /// The first of two objects ("gave *Iran* a warning").
    pub second: Vec<usize>,
    /// An adjective after a form of be.
    pub adjective: Option<usize>,
    /// Prepositions with what they govern, in order.
    pub phrases: Vec<(usize, Vec<usize>)>,
    /// The verb of the clause that completes it ("agreed to *leave*", "said that it *left*").
    pub complement: Option<usize>,
    /// The clause that this one completes, and how.
    pub governor: Option<(usize, Link)>,
    /// The preposition or subordinator that opens it ("if", "after").
    pub opened_by: Option<usize>,
    /// The chunk after its last.
    pub end: usize,
}

/// How a clause completes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It is what the other verb governs.
    Complement,
    /// It stands beside the other and shares its subject.
    Beside,
    /// It says what the other is for, or goes along with it.
    Adjunct,
}

impl Parsed<'_> {
    /// The chunk's kind; [`Kind::Mark`] beyond either end.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.chunks.get(at).map_or(Kind::Mark, |chunk| chunk.kind)
    }

    /// The token that stands for the chunk.
    pub(super) fn head(&self, at: usize) -> usize {
        self.chunks.get(at).map_or(usize::MAX, |chunk| chunk.head)
    }

    /// The head's word in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.source.text.lower(self.head(at))
    }

    /// The head's lemma.
    pub(super) fn lemma(&self, at: usize) -> &str {
        let (text, head) = (self.source.text, self.head(at));
        let mistaken = text.tag(head) == Tag::JJ && matches!(self.kind(at), Kind::Verb(_));
        mistaken.then(|| LEXICON.past(text.lower(head))).flatten().unwrap_or_else(|| text.lemma(head))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.kind(at) == Kind::Noun
    }

    fn is_skipped(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Adverb | Kind::Time | Kind::Quote)
    }

    /// The chunk before `at` that is no adverb, time or quotation mark.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let mut at = at.checked_sub(1)?;
        loop {
            // "on Monday": the preposition goes with the time.
            if self.kind(at) == Kind::Time && at > 0 && self.kind(at - 1) == Kind::Preposition {
                at = at.checked_sub(2)?;
                continue;
            }
            if !self.is_skipped(at) {
                return Some(at);
            }
            at = at.checked_sub(1)?;
        }
    }

    /// The chunk at or after `at` that is no adverb, time or quotation mark.
    fn after(&self, mut at: usize) -> usize {
        loop {
            if self.kind(at) == Kind::Preposition && self.kind(at + 1) == Kind::Time {
                at += 2;
            } else if self.is_skipped(at) {
                at += 1;
            } else {
                return at;
            }
        }
    }

    fn verb(&self, at: usize) -> Option<Verb> {
        match self.kind(at) {
            Kind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    fn is_finite(&self, at: usize) -> bool {
        self.verb(at).is_some_and(|verb| verb.form == Form::Finite)
    }

    /// Whether a preposition can also open a clause ("after Iran left").
    fn may_open(&self, at: usize) -> bool {
        matches!(self.lower(at), "after" | "before" | "since" | "until" | "as" | "than" | "once" | "till")
    }
}

/// The sentence's clauses.
pub(super) fn parse<'a>(source: &'a Source<'a>, chunks: Vec<Chunk>, lexicon: &Lexicon) -> Parsed<'a> {
    let clause_of = vec![None; chunks.len()];
    let mut parsed = Parsed { source, chunks, clauses: Vec::new(), clause_of };
    parsed.settle_main_verb();
    for at in 0..parsed.chunks.len() {
        let Kind::Verb(build) = parsed.kind(at) else {
            continue;
        };
        let clause = read(&parsed, at, build, lexicon);
        if let Some(place) = parsed.clause_of.get_mut(at) {
            *place = Some(parsed.clauses.len());
        }
        parsed.clauses.push(clause);
    }
    link(&mut parsed);
    parsed
}

fn read(parsed: &Parsed<'_>, at: usize, build: Verb, lexicon: &Lexicon) -> Clause {
    let (subject, beside, opened_by) = parsed.subject(at, lexicon);
    let mut clause = Clause { verb: at, build, subject, governor: beside, opened_by, ..Clause::default() };
    parsed.complete(&mut clause, lexicon);
    let content = parsed.clauses.iter().any(|above| above.complement == Some(at));
    if clause.object.is_empty() && !build.passive && !content {
        clause.object = parsed.relative_object(&clause).into_iter().collect();
    }
    // "a town taken by rebels" is tagged as past where the participle looks the same.
    let by = clause.phrases.first().is_some_and(|&(word, _)| parsed.lower(word) == "by");
    // ... and a participle with an object of its own is a past tense that was mistaken for one.
    if build.form == Form::Participle && build.passive && !clause.object.is_empty() && !clause.subject.is_empty() {
        clause.build.form = Form::Finite;
        clause.build.passive = false;
    }
    if by
        && clause.object.is_empty()
        && !clause.build.present
        && clause.build.modal == Modal::None
        && matches!(build.form, Form::Participle)
    {
        clause.build.passive = true;
    }
    clause
}
