//! The parts of a sentence without their inner build: noun groups, verb groups and the small words between them.
//!
//! After Abney, "Parsing by chunks" (1991): what belongs together for certain is joined first, from tags alone; who is
//! subject and object of what is decided over the far shorter row of chunks.

mod noun;
mod verb;

use std::ops::Range;

use super::lexicon::LEXICON;
use crate::annotate::syntax::Sentence;
use crate::annotate::{Tag, TaggedText};
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

/// A stretch of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Its tokens, positions in the document.
    pub tokens: Range<usize>,
    /// The token that stands for it: the last noun, the main verb.
    pub head: usize,
}

/// Past tenses that are no noun and no adjective.
const STRONG_PAST: &[&str] = &[
    "arose",
    "began",
    "bought",
    "broke",
    "brought",
    "built",
    "caught",
    "chose",
    "drew",
    "drove",
    "fled",
    "flew",
    "fought",
    "froze",
    "overthrew",
    "sank",
    "sent",
    "shook",
    "slew",
    "sold",
    "sought",
    "spent",
    "stole",
    "struck",
    "swept",
    "swore",
    "taught",
    "threw",
    "told",
    "tore",
    "withdrew",
    "won",
    "wrote",
];

/// What the chunker reads.
pub(super) struct Source<'a> {
    /// The text.
    pub text: &'a TaggedText<'a>,
    /// For each token, the name that it is part of.
    pub name_at: &'a [Option<usize>],
    /// For each token, the time expression that it is part of.
    pub time_at: &'a [Option<usize>],
    /// The sentence as a tree, where it has a date.
    pub tree: Option<&'a Sentence>,
    /// A token that is a verb, whatever its tag ("Rebels *attack* town" in a headline).
    pub verb_at: Option<usize>,
    /// Whether the sentence Writes Most Words With a Capital.
    pub capitals: bool,
    /// Whether it is the document's title.
    pub title: bool,
    /// The name that "he" or "she" means in this sentence, where only one person is in question, and where it stands.
    pub person: Option<(usize, Span)>,
}

/// The chunks of the tokens `within`, in order, together all of them.
pub(super) fn chunks(source: &Source<'_>, within: Range<usize>) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let chunk = source
            .time(at, within.end)
            .or_else(|| source.verb(at, within.end, &found))
            .or_else(|| source.noun(at, within.end))
            .unwrap_or_else(|| source.small(at));
        at = chunk.tokens.end.max(at + 1);
        found.push(chunk);
    }
    settle_that(source, &mut found);
    found
}

impl Source<'_> {
    /// The name that the token is part of.
    pub(super) fn name(&self, token: usize) -> Option<usize> {
        self.name_at.get(token).copied().flatten()
    }

    fn time_of(&self, token: usize) -> Option<usize> {
        self.time_at.get(token).copied().flatten()
    }

    fn tag(&self, token: usize) -> Tag {
        if self.verb_at == Some(token) {
            return Tag::VBZ;
        }
        let tag = self.text.tag(token);
        let mistaken = match tag {
            Tag::JJ => self.is_past_mistaken(token) || self.is_strong_past(token),
            Tag::NN => self.is_strong_past(token),
            _ => false,
        };
        if mistaken { Tag::VBD } else { tag }
    }

    /// "A quake *shook* the north": a past tense that is nothing else, before the beginning of a noun group.
    fn is_strong_past(&self, token: usize) -> bool {
        matches!(self.text.tag(token + 1), Tag::DT | Tag::PRPS | Tag::CD)
            && self.name(token).is_none()
            && STRONG_PAST.contains(&self.text.lower(token))
    }

    /// "Ann Lee *unveiled* the plan": what looks like a participle between a name and the beginning of a noun group.
    fn is_past_mistaken(&self, token: usize) -> bool {
        let named = |at: usize| self.name(at).is_some();
        self.text.lower(token).ends_with("ed")
            && token > 0
            && named(token - 1)
            && !named(token)
            && (named(token + 1) || matches!(self.text.tag(token + 1), Tag::DT | Tag::PRPS | Tag::CD))
            && LEXICON.past(self.text.lower(token)).is_some()
    }

    /// The end of the time expression at `at`, less the preposition of what it is counted from.
    fn time_end(&self, at: usize, end: usize) -> Option<usize> {
        let time = self.time_of(at).filter(|_| !self.counts_from(at))?;
        Some((at..end).find(|&next| self.time_of(next) != Some(time) || self.counts_from(next)).unwrap_or(end))
    }

    /// Whether the token is the last word of a time that is counted from what follows ("three days *after* the vote").
    fn counts_from(&self, token: usize) -> bool {
        let time = self.time_of(token);
        let goes_on = token.checked_sub(1).is_some_and(|before| self.time_of(before) == time);
        time.is_some() && goes_on && matches!(self.text.lower(token), "after" | "before")
    }

    /// Whether a noun group goes on at `at` after a time expression ("the 2013 *agreement*", "last month's *raid*").
    fn goes_on(&self, at: usize, end: usize) -> bool {
        at < end
            && self.time_of(at).is_none()
            && (self.tag(at) == Tag::POS
                || matches!(self.tag(at), Tag::NN | Tag::NNS)
                || self.tag(at).is_adjective() && matches!(self.tag(at + 1), Tag::NN | Tag::NNS))
    }

    fn time(&self, at: usize, end: usize) -> Option<Chunk> {
        let after = self.time_end(at, end)?;
        let alone = !self.goes_on(after, end);
        alone.then_some(Chunk { kind: Kind::Time, tokens: at..after, head: after - 1 })
    }

    /// Whether a participle works as a preposition ("including").
    fn is_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text.lemma(before));
        before != "be"
            && matches!(
                self.text.lower(at),
                "including"
                    | "according"
                    | "following"
                    | "regarding"
                    | "concerning"
                    | "excluding"
                    | "considering"
                    | "pending"
                    | "starting"
            )
    }

    fn small(&self, at: usize) -> Chunk {
        let word = self.text.lower(at);
        let kind = match self.tag(at) {
            Tag::IN | Tag::TO => match word {
                "that" | "if" | "whether" | "because" | "although" | "though" | "unless" | "while" | "whereas"
                | "so" => Kind::Subordinator,
                _ => Kind::Preposition,
            },
            Tag::WDT | Tag::WP | Tag::WPS => Kind::Relative,
            Tag::WRB => Kind::Subordinator,
            Tag::CC => Kind::Conjunction,
            Tag::Comma => Kind::Comma,
            Tag::OpenQuote | Tag::CloseQuote => Kind::Quote,
            Tag::RB | Tag::RBR | Tag::RBS | Tag::RP | Tag::UH => match word {
                "when" | "where" => Kind::Subordinator,
                // "approached the firm *about* a merger"
                "about" if matches!(self.tag(at + 1), Tag::DT | Tag::PRPS | Tag::NN | Tag::NNS) => Kind::Preposition,
                _ => Kind::Adverb,
            },
            Tag::VBG if self.is_preposition(at) => Kind::Preposition,
            _ if matches!(word, "\"" | "“" | "”" | "'" | "‘" | "’") => Kind::Quote,
            _ => Kind::Mark,
        };
        Chunk { kind, tokens: at..at + 1, head: at }
    }
}

/// "the man that left": after a noun and before a verb, "that" is a relative pronoun.
fn settle_that(source: &Source<'_>, chunks: &mut [Chunk]) {
    for at in 1..chunks.len() {
        let is =
            |position: usize, wanted: fn(Kind) -> bool| chunks.get(position).is_some_and(|chunk| wanted(chunk.kind));
        let relative = is(at, |kind| matches!(kind, Kind::Subordinator | Kind::Noun))
            && is(at - 1, |kind| kind == Kind::Noun)
            && is(at + 1, |kind| matches!(kind, Kind::Verb(_)));
        let Some(chunk) = chunks.get_mut(at) else {
            continue;
        };
        if relative && chunk.tokens.len() == 1 && source.text.lower(chunk.head) == "that" {
            chunk.kind = Kind::Relative;
        }
    }
}
