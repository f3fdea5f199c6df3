//! The parts of a sentence without their inner build: noun groups, verb groups and the small words between them.
//!
//! After Abney, "Parsing by chunks" (1991): what belongs together for certain is joined first, from tags alone; who is
//! subject and object of what is decided over the far shorter row of chunks.

use std::ops::Range;

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

/// What the chunker reads.
pub(super) struct Source<'a> {
    /// The text.
    pub text: &'a TaggedText<'a>,
    /// For each token, the name that it is part of.
    pub name_at: &'a [Option<usize>],
    /// For each token, the time expression that it is part of.
    pub time_at: &'a [Option<usize>],
    /// A token that is a verb, whatever its tag ("Rebels *attack* town" in a headline).
    pub verb_at: Option<usize>,
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
        self.text.tag(token)
    }

    /// The end of the time expression at `at`.
    fn time_end(&self, at: usize, end: usize) -> Option<usize> {
        let time = self.time_of(at)?;
        Some(
            (at..end)
                .find(|&next| self.time_of(next) != Some(time))
                .unwrap_or(end),
        )
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
        alone.then_some(Chunk {
            kind: Kind::Time,
            tokens: at..after,
            head: after - 1,
        })
    }

    fn opens_noun(&self, at: usize) -> bool {
        use Tag::{CD, Currency, DT, EX, PDT, PRP, PRPS};
        let tag = self.tag(at);
        self.name(at).is_some()
            || self.time_of(at).is_some()
            || tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, DT | PRP | PRPS | CD | PDT | EX | Currency)
            || (matches!(tag, Tag::VBN | Tag::VBG) && self.modifies(at))
            || self.bounds_number(at)
    }

    /// The next token that is no quotation mark.
    fn past_quotes(&self, at: usize) -> usize {
        let quote = |at: usize| matches!(self.tag(at), Tag::OpenQuote | Tag::CloseQuote);
        if quote(at) { at + 1 } else { at }
    }

    /// Whether a participle stands before a noun that it describes ("occupied territory").
    fn modifies(&self, at: usize) -> bool {
        let next = self.past_quotes(at + 1);
        let before = if at == 0 {
            Tag::Other
        } else {
            self.tag(at - 1)
        };
        let opened = matches!(before, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD)
            || self.tag(at) != Tag::VBD && before == Tag::JJ
            || self.tag(at) != Tag::VBD && before == Tag::IN && self.name(next).is_none();
        let listed = self.tag(at) == Tag::VBN && matches!(before, Tag::Comma | Tag::CC);
        let noun = matches!(self.tag(next), Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
            || self.tag(next).is_adjective();
        (opened || listed) && noun && self.time_of(next).is_none() && !self.is_preposition(at)
    }

    /// "over 100 towns": a word that bounds the number after it.
    fn bounds_number(&self, at: usize) -> bool {
        matches!(
            self.text.lower(at),
            "over"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "roughly"
                | "approximately"
                | "some"
        ) && self.tag(at + 1) == Tag::CD
            && self.time_of(at + 1).is_none()
    }

    fn noun(&self, at: usize, end: usize) -> Option<Chunk> {
        use Tag::{CC, CD, Currency, DT, EX, PDT, POS, PRP, PRPS, RB, RBR, RBS};
        if !self.opens_noun(at) {
            return None;
        }
        if matches!(self.tag(at), PRP | EX) {
            return Some(Chunk {
                kind: Kind::Noun,
                tokens: at..at + 1,
                head: at,
            });
        }
        let mut next = at;
        let mut head = None;
        let mut open = true;
        while next < end {
            if let Some(name) = self.name(next) {
                // "the attacks Iran launched": a name after a plural begins a noun group of its own.
                if head.is_some_and(|head| self.tag(head) == Tag::NNS && self.name(head).is_none())
                {
                    break;
                }
                while next < end && self.name(next) == Some(name) {
                    head = Some(next);
                    next += 1;
                }
                continue;
            }
            if let Some(after) = self.time_end(next, end) {
                if head.is_some() && !self.goes_on(after, end) {
                    break;
                }
                next = after;
                continue;
            }
            let tag = self.tag(next);
            let goes_on = match tag {
                DT | PDT => open && head.is_none(),
                PRPS => head.is_none(),
                PRP | EX => false,
                POS => head.is_some(),
                tag if tag.is_noun() => true,
                CD | Currency => true,
                tag if tag.is_adjective() => true,
                Tag::VBN | Tag::VBG | Tag::VBD => {
                    self.modifies(next) || (next == at + 1 && self.tag(at) == DT && tag == Tag::VBG)
                }
                RB | RBR | RBS => {
                    next > at
                        && head.is_none()
                        && (self.tag(next + 1).is_adjective() || self.tag(next + 1) == CD)
                }
                CC => {
                    next > at
                        && self.tag(next - 1).is_adjective()
                        && self.tag(next + 1).is_adjective()
                        && self.tag(next + 2).is_noun()
                }
                Tag::Comma => {
                    next > at
                        && self.tag(next - 1).is_adjective()
                        && self.tag(next + 1).is_adjective()
                        && self.tag(next + 2).is_noun()
                }
                Tag::OpenQuote | Tag::CloseQuote => {
                    next > at
                        && (head.is_none() || self.tag(next) == Tag::CloseQuote)
                        && (self.tag(next + 1).is_noun()
                            || self.tag(next + 1).is_adjective()
                            || matches!(self.tag(next + 1), Tag::VBN | Tag::VBG)
                                && self.tag(next) == Tag::OpenQuote)
                }
                Tag::Hyphen => next > at,
                _ => next == at && self.bounds_number(at),
            };
            if !goes_on {
                break;
            }
            if tag == POS {
                head = None;
            } else if tag.is_noun()
                || tag == CD
                || (tag == Tag::VBG && !self.tag(next + 1).is_noun())
            {
                head = Some(next);
            }
            open = matches!(tag, PDT) || (open && next == at);
            next += 1;
        }
        if next == at {
            return None;
        }
        let pronoun = matches!(self.tag(at), DT | PRPS | PDT) && next == at + 1;
        if head.is_none()
            && !pronoun
            && (at..next).all(|token| !matches!(self.tag(token), DT | POS))
        {
            return Some(Chunk {
                kind: Kind::Adjective,
                tokens: at..next,
                head: next - 1,
            });
        }
        Some(Chunk {
            kind: Kind::Noun,
            tokens: at..next,
            head: head.unwrap_or(next - 1),
        })
    }

    fn is_not(&self, at: usize) -> bool {
        matches!(self.text.lower(at), "not" | "n't" | "n’t" | "never" | "nor")
    }

    /// Whether a participle works as a preposition ("including").
    fn is_preposition(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .map_or("", |before| self.text.lemma(before));
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

    fn verb(&self, at: usize, end: usize, before: &[Chunk]) -> Option<Chunk> {
        let tag = self.tag(at);
        let to = tag == Tag::TO && self.verb_follows(at + 1, end);
        let starts = to || tag == Tag::MD || tag.is_verb();
        let like_preposition = tag == Tag::VBG && self.is_preposition(at);
        if !starts || like_preposition || self.name(at).is_some() || self.time_of(at).is_some() {
            return None;
        }
        // "The signing of the deal", "occupied territory": nouns and what describes them.
        let inside = before.last().is_some_and(|chunk| chunk.tokens.end == at)
            && matches!(tag, Tag::VBN | Tag::VBG)
            && self.modifies(at)
            && !matches!(before.last().map(|chunk| chunk.kind), Some(Kind::Verb(_)));
        if inside {
            return None;
        }
        let mut verb = Verb::default();
        let mut next = at;
        let mut head = at;
        let mut be = false;
        let mut have = false;
        if to {
            verb.form = Form::Infinitive;
            next += 1;
        }
        let mut first = true;
        while next < end {
            let tag = self.tag(next);
            if self.is_not(next) {
                verb.negated = true;
                next += 1;
                continue;
            }
            if matches!(tag, Tag::RB | Tag::RBR) && self.verb_follows(next + 1, end) && next > at {
                next += 1;
                continue;
            }
            if tag == Tag::MD {
                verb.modal = modal(self.text.lower(next));
                head = next;
                next += 1;
                first = false;
                continue;
            }
            if !tag.is_verb() {
                break;
            }
            let lemma = self.text.lemma(next);
            if first && !to {
                verb.form = match tag {
                    Tag::VBG => Form::Gerund,
                    Tag::VBN => Form::Participle,
                    Tag::VB => Form::Infinitive,
                    _ => Form::Finite,
                };
                verb.present = matches!(tag, Tag::VBP | Tag::VBZ);
            }
            first = false;
            head = next;
            verb.passive = (be || (!have && tag == Tag::VBN && verb.form == Form::Participle))
                && tag == Tag::VBN;
            next += 1;
            let follows = self.verb_follows(next, end);
            match lemma {
                "be" | "get" if follows && !matches!(self.after_adverbs(next, end), Tag::VB) => {
                    be = true
                }
                "have" if follows && self.after_adverbs(next, end) == Tag::VBN => {
                    have = true;
                    be = false;
                    verb.present = false;
                }
                "do" if follows && self.after_adverbs(next, end) == Tag::VB => {}
                // "is to leave", "is going to leave", "has to leave", "used to leave"
                "be" | "go" | "have" | "need"
                    if self.tag(next) == Tag::TO && self.tag(next + 1).is_verb() =>
                {
                    match lemma {
                        "be" if !have => verb.modal = Modal::Will,
                        "go" if be => verb.modal = Modal::Will,
                        "have" | "need" => verb.modal = Modal::Must,
                        _ => break,
                    }
                    be = false;
                    next += 1;
                }
                _ if verb.modal != Modal::None && tag == Tag::MD => {}
                _ => break,
            }
        }
        if head == at && to {
            return None;
        }
        Some(Chunk {
            kind: Kind::Verb(verb),
            tokens: at..next.max(at + 1),
            head,
        })
    }

    fn after_adverbs(&self, at: usize, end: usize) -> Tag {
        (at..end.min(at + 4))
            .find(|&next| !matches!(self.tag(next), Tag::RB | Tag::RBR | Tag::RBS))
            .map_or(Tag::Other, |next| self.tag(next))
    }

    fn verb_follows(&self, at: usize, end: usize) -> bool {
        self.after_adverbs(at, end).is_verb()
    }

    fn small(&self, at: usize) -> Chunk {
        let word = self.text.lower(at);
        let kind = match self.tag(at) {
            Tag::IN | Tag::TO => match word {
                "that" | "if" | "whether" | "because" | "although" | "though" | "unless"
                | "while" | "whereas" | "so" => Kind::Subordinator,
                _ => Kind::Preposition,
            },
            Tag::WDT | Tag::WP | Tag::WPS => Kind::Relative,
            Tag::WRB => Kind::Subordinator,
            Tag::CC => Kind::Conjunction,
            Tag::Comma => Kind::Comma,
            Tag::OpenQuote | Tag::CloseQuote => Kind::Quote,
            Tag::RB | Tag::RBR | Tag::RBS | Tag::RP | Tag::UH => match word {
                "when" | "where" => Kind::Subordinator,
                _ => Kind::Adverb,
            },
            Tag::VBG if self.is_preposition(at) => Kind::Preposition,
            _ if matches!(word, "\"" | "“" | "”" | "'" | "‘" | "’") => Kind::Quote,
            _ => Kind::Mark,
        };
        Chunk {
            kind,
            tokens: at..at + 1,
            head: at,
        }
    }
}

/// "the man that left": after a noun and before a verb, "that" is a relative pronoun.
fn settle_that(source: &Source<'_>, chunks: &mut [Chunk]) {
    for at in 1..chunks.len() {
        let is = |position: usize, wanted: fn(Kind) -> bool| {
            chunks.get(position).is_some_and(|chunk| wanted(chunk.kind))
        };
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

fn modal(word: &str) -> Modal {
    match word {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Modal::Will,
        "would" | "'d" | "’d" => Modal::Would,
        "must" | "should" | "ought" => Modal::Must,
        _ => Modal::May,
    }
}
