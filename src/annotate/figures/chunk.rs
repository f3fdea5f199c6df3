//! A sentence in noun phrases, verbs and what joins them: as much syntax as finding what a quantity measures needs.

use std::ops::Range;

use super::pieces::Pieces;
use super::quantity::Quantity;
use crate::annotate::Tag;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A noun phrase without what complements it.
    Noun,
    /// The quantity at this position in the sentence's list.
    Quantity(usize),
    /// A finite verb with its auxiliaries, or "to" and an infinitive; `main` is the piece of its last verb.
    Verb { main: usize, passive: bool },
    /// A participle without auxiliary ("linked to", "shaving").
    Participle,
    /// A preposition.
    Preposition,
    /// "who", "which", "that", "when", "where".
    Relative,
    /// A time expression.
    Time,
    /// A comma.
    Comma,
    /// "and", "or", "but".
    And,
    /// Brackets, colons, quotation marks, "because".
    Break,
    /// An adverb or anything else that changes nothing.
    Other,
}

/// A run of pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// Its pieces.
    pub range: Range<usize>,
}

/// Cuts a sentence into chunks; each of `quantities` is one.
pub fn chunks(pieces: &Pieces<'_>, quantities: &[Quantity]) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut next_quantity = 0;
    let mut at = 0;
    while at < pieces.len() {
        let limit = quantities.get(next_quantity).map_or(pieces.len(), |quantity| quantity.start);
        let (kind, end) = match quantities.get(next_quantity) {
            Some(quantity) if quantity.start <= at => {
                next_quantity += 1;
                (Kind::Quantity(next_quantity - 1), quantity.end)
            }
            _ => chunk(pieces, at, limit),
        };
        let end = end.max(at + 1);
        found.push(Chunk { kind, range: at..end });
        at = end;
    }
    found
}

/// The chunk that begins at `at`; it ends before `limit`.
fn chunk(pieces: &Pieces<'_>, at: usize, limit: usize) -> (Kind, usize) {
    if pieces.time(at).is_some() && pieces.name(at).is_none() {
        return (Kind::Time, run(at, limit, |next| pieces.time(next) == pieces.time(at)));
    }
    let tag = pieces.tag(at);
    let moved = matches!(pieces.lower(at), "up" | "down")
        && (at + 1 == limit || matches!(pieces.lower(at + 1), "from" | "by" | "about" | "nearly"));
    if moved {
        return (Kind::Other, at + 1);
    }
    if pieces.lower(at) == "worth" {
        return (Kind::Other, at + 1);
    }
    if matches!(pieces.lower(at), "including" | "compared") {
        return (Kind::Preposition, at + 1);
    }
    let infinitive = pieces.lower(at) == "to" && is_infinitive(pieces, at + 1);
    if is_verb(pieces, at) || infinitive {
        return verb(pieces, at, limit);
    }
    if in_noun_phrase(pieces, at) {
        let own = tag == Tag::PRP || tag == Tag::EX;
        let end = if own { at + 1 } else { run(at, limit, |next| goes_on(pieces, next)) };
        return (Kind::Noun, end);
    }
    let kind = match (pieces.lower(at), tag) {
        (",", _) => Kind::Comma,
        ("because" | "while" | "although" | "though" | "if" | "whether" | "unless" | "whereas" | "so", _) => {
            Kind::Break
        }
        ("that" | "who" | "which" | "whom" | "whose" | "when" | "where", _) => Kind::Relative,
        (_, Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB) => Kind::Relative,
        (_, Tag::IN | Tag::TO) => Kind::Preposition,
        (_, Tag::CC) => Kind::And,
        (_, Tag::RB | Tag::RBR | Tag::RBS | Tag::RP) => Kind::Other,
        _ if pieces.is_word(at) => Kind::Other,
        ("%" | "$" | "." | "'", _) => Kind::Other,
        _ => Kind::Break,
    };
    (kind, at + 1)
}

fn run(at: usize, limit: usize, mut goes_on: impl FnMut(usize) -> bool) -> usize {
    (at + 1..limit).find(|&next| !goes_on(next)).unwrap_or(limit.max(at + 1))
}

fn goes_on(pieces: &Pieces<'_>, at: usize) -> bool {
    let starts_another = matches!(pieces.tag(at), Tag::DT | Tag::PRPS | Tag::PRP | Tag::EX) && !pieces.glued(at);
    let time = pieces.time(at).is_some() && pieces.name(at).is_none();
    !starts_another && !time && in_noun_phrase(pieces, at)
}

fn in_noun_phrase(pieces: &Pieces<'_>, at: usize) -> bool {
    let tag = pieces.tag(at);
    if pieces.name(at).is_some() || pieces.is_digits(at) {
        return true;
    }
    match tag {
        Tag::DT | Tag::PDT | Tag::CD | Tag::PRP | Tag::PRPS | Tag::EX | Tag::POS => true,
        Tag::VBN | Tag::VBG => modifies(pieces, at),
        Tag::RB => pieces.tag(at + 1).is_adjective(),
        _ if tag.is_noun() || tag.is_adjective() => !moved(pieces, at),
        Tag::VB | Tag::VBP => heads_subject(pieces, at),
        _ => {
            matches!(pieces.lower(at), "-" | "/" | "'") && pieces.glued(at) && pieces.glued(at + 1)
                || pieces.lower(at) == "&"
        }
    }
}

/// Whether a participle describes the noun after it: one stands there, and none before it that it could complement.
fn modifies(pieces: &Pieces<'_>, at: usize) -> bool {
    let before = pieces.tag(at.wrapping_sub(1));
    let after = (at + 1..at + 3).find(|&next| !pieces.tag(next).is_adjective());
    let noun = after.is_some_and(|next| pieces.tag(next).is_noun() && pieces.is_word(next));
    let opens = matches!(before, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD | Tag::IN) || before.is_adjective();
    noun && opens || pieces.is_hyphen(at.wrapping_sub(1))
}

fn is_verb(pieces: &Pieces<'_>, at: usize) -> bool {
    let tag = pieces.tag(at);
    if moved(pieces, at) {
        return true;
    }
    pieces.name(at).is_none()
        && !heads_subject(pieces, at)
        && (tag == Tag::MD || tag.is_verb() && !(matches!(tag, Tag::VBN | Tag::VBG) && modifies(pieces, at)))
}

/// Whether "rose" or "fell" is the verb that a measure follows, whatever its tag.
fn moved(pieces: &Pieces<'_>, at: usize) -> bool {
    let past = matches!(pieces.lower(at), "rose" | "fell" | "grew" | "sank" | "shrank");
    past && (matches!(pieces.lower(at + 1), "by" | "to" | "from") || pieces.is_digits(at + 1))
}

/// Whether the sentence begins with a noun that looks like a bare verb: "Revenue for the year rose".
fn heads_subject(pieces: &Pieces<'_>, at: usize) -> bool {
    at == 0
        && matches!(pieces.tag(0), Tag::VB | Tag::VBP)
        && matches!(pieces.lower(1), "for" | "from" | "in" | "of")
        && (2..12).any(|next| matches!(pieces.tag(next), Tag::VBD | Tag::VBZ) || moved(pieces, next))
}

fn is_infinitive(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.tag(at) == Tag::VB || pieces.tag(at) == Tag::RB && pieces.tag(at + 1) == Tag::VB
}

fn verb(pieces: &Pieces<'_>, at: usize, limit: usize) -> (Kind, usize) {
    let mut main = at;
    let mut end = at + 1;
    let mut be = false;
    let mut finite = false;
    let mut passive = false;
    let mut next = at;
    while next < limit {
        let tag = pieces.tag(next);
        let to = pieces.lower(next) == "to" && is_infinitive(pieces, next + 1);
        if is_verb(pieces, next) {
            passive = be && tag == Tag::VBN;
            finite |= tag.is_finite() || tag == Tag::VB;
            be = is_be(pieces.lower(next));
            main = next;
            end = next + 1;
        } else if !(to || matches!(tag, Tag::RB | Tag::RP)) {
            break;
        } else if to {
            finite = true;
        }
        next += 1;
    }
    let kind = if finite { Kind::Verb { main, passive } } else { Kind::Participle };
    (kind, end)
}

/// Whether `word` is a form of "be".
pub fn is_be(word: &str) -> bool {
    matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "s")
}
