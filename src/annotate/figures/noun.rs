//! The noun that a number counts.

use super::numeral::{Numeral, Style};
use super::pieces::Pieces;
use crate::annotate::{Tag, WordClass};

/// A counted noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The first piece of the noun phrase after the number.
    pub start: usize,
    /// The piece of its head.
    pub head: usize,
    /// The piece after the phrase, without what complements it.
    pub end: usize,
    /// The head in the singular.
    pub unit: String,
}

/// The noun counted by `number`.
pub fn counted(pieces: &Pieces<'_>, number: &Numeral) -> Option<Counted> {
    let at = number.end;
    if pieces.is_hyphen(at) {
        return hyphenated(pieces, at + 1);
    }
    let from = partitive(pieces, at).or_else(|| sized(pieces, at)).unwrap_or(at);
    let end = run_end(pieces, from);
    if let Some(mut head) = (from..end).rev().find(|&at| is_noun(pieces, at)) {
        // "a 3 cylinder engine" has three cylinders: of more than one engine there would be a plural.
        let singular_head = pieces.tag(head) == Tag::NN && number.style == Style::Digits && number.is_unscaled();
        let compound = head > from && pieces.tag(from) == Tag::NN && from == at && !pieces.is_hyphen(from + 1);
        if singular_head && compound && number.value > 1.0 && by_rule(pieces.lower(head)) == pieces.lower(head) {
            head = from;
        }
        return Some(Counted { start: from, head, end: head + 1, unit: singular(pieces, head) });
    }
    let word = pieces.lower(at);
    let stands_alone = !is_noun(pieces, at + 1);
    (WordClass::Stricken.has(word) && stands_alone).then(|| Counted {
        start: at,
        head: at,
        end: at + 1,
        unit: "person".to_owned(),
    })
}

/// Whether the number before a hyphen tells a kind of thing and counts nothing: "a two-state solution".
pub fn tells_kind(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    pieces.is_hyphen(number.end) && number.value < 10.0 && WordClass::OfKind.has(pieces.lower(number.end + 1))
}

/// "member" of "the 329-member chamber"; not "state" of "a two-state solution".
fn hyphenated(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let word = pieces.lower(at);
    let letters = pieces.is_word(at) && pieces.glued(at) && !pieces.is_capitalized(at);
    letters.then(|| Counted { start: at, head: at, end: at + 1, unit: by_rule(word) })
}

/// Where the noun of "40 12-inch pipes" begins: a number with a hyphen says how big each of the counted is.
fn sized(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let size = pieces.is_digits(at) && pieces.is_hyphen(at + 1) && pieces.is_word(at + 2) && pieces.glued(at + 2);
    (size && (is_noun(pieces, at + 3) || pieces.tag(at + 3).is_adjective())).then_some(at + 3)
}

/// Where the noun phrase of "three of the soldiers" begins.
fn partitive(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    const DETERMINERS: &[&str] =
        &["the", "his", "her", "its", "their", "our", "my", "your", "these", "those", "this", "that", "all"];
    if pieces.lower(at) != "of" {
        return None;
    }
    let mut next = at + 1;
    while DETERMINERS.contains(&pieces.lower(next)) || next > at + 1 && pieces.is_digits(next) {
        next += 1;
    }
    Some(next)
}

/// The piece after the adjectives and nouns that begin at `from`.
fn run_end(pieces: &Pieces<'_>, from: usize) -> usize {
    let mut at = from;
    let mut plural = false;
    // A noun phrase of more is a list.
    while at < from + 12 && pieces.time(at).is_none() {
        let tag = pieces.tag(at);
        let goes_on = match pieces.lower(at) {
            "-" => pieces.glued(at) && pieces.glued(at + 1) && pieces.is_word(at + 1),
            "," => at > from && !plural && is_adjective(pieces, at - 1) && is_adjective(pieces, at + 1),
            // "combined digital and physical sales", "Kia and Hyundai vehicles"
            "and" | "or" => at > from && !plural && leads_to_plural(pieces, at + 1),
            "other" | "more" | "additional" | "further" | "extra" => true,
            "'s" | "'" => tag == Tag::POS && at > from,
            "others" => at == from,
            _ if !pieces.is_word(at) => false,
            _ => {
                is_adjective(pieces, at) && !plural
                    || is_noun(pieces, at) && (!plural || !tag.is_proper() && follows(pieces, at))
                    || tag == Tag::RB && is_adjective(pieces, at + 1) && !plural
                    || at > from && pieces.is_hyphen(at - 1)
            }
        };
        if !goes_on {
            break;
        }
        plural = matches!(tag, Tag::NNS | Tag::NNPS);
        at += 1;
    }
    at
}

/// Whether the noun at `at` makes a compound with the plural before it ("sports fans").
fn follows(pieces: &Pieces<'_>, at: usize) -> bool {
    matches!(pieces.tag(at), Tag::NN | Tag::NNS)
        && !matches!(pieces.lower(at), "time" | "today" | "yesterday" | "tomorrow")
}

fn is_adjective(pieces: &Pieces<'_>, at: usize) -> bool {
    let tag = pieces.tag(at);
    // What stands between a number and a noun is no finite verb, whatever its tag: "3,000 disarmed members".
    let verb = matches!(pieces.lower(at), "had" | "has" | "have" | "was" | "were" | "did" | "said" | "grew" | "came");
    tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG | Tag::VBD) && !verb && leads_to_noun(pieces, at)
}

/// Whether a participle stands before a noun, so that it is no verb.
fn leads_to_noun(pieces: &Pieces<'_>, at: usize) -> bool {
    let skipped = |next: usize| {
        let tag = pieces.tag(next);
        tag.is_adjective() || tag == Tag::VBN || pieces.lower(next) == "-" || pieces.is_hyphen(next + 1)
    };
    (at + 1..at + 6)
        .find(|&next| !skipped(next))
        .is_some_and(|next| is_noun(pieces, next) && pieces.time(next).is_none())
}

/// Whether nouns and adjectives from `at` on end with a plural.
fn leads_to_plural(pieces: &Pieces<'_>, at: usize) -> bool {
    (at..at + 4)
        .take_while(|&at| is_noun(pieces, at) || pieces.tag(at).is_adjective())
        .skip(1)
        .any(|at| matches!(pieces.tag(at), Tag::NNS | Tag::NNPS))
}

fn is_noun(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.tag(at).is_noun() && pieces.is_word(at)
}

/// The word at `at` in the singular.
pub fn singular(pieces: &Pieces<'_>, at: usize) -> String {
    let word = pieces.lower(at);
    match word {
        "people" | "persons" => "person".to_owned(),
        "others" => "other".to_owned(),
        _ => {
            let singular = by_rule(word);
            if pieces.tag(at).is_proper() {
                // A name keeps its capital.
                let kept = pieces.word(at);
                return kept.get(..singular.len()).unwrap_or(kept).to_owned();
            }
            singular
        }
    }
}

fn by_rule(word: &str) -> String {
    const IRREGULAR: &[(&str, &str)] = &[
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("lives", "life"),
        ("wives", "wife"),
        ("knives", "knife"),
        ("series", "series"),
        ("species", "species"),
    ];
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    if let Some(stem) = word.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "zzes", "ches", "shes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && stem.len() > 1 => stem.to_owned(),
        _ => word.to_owned(),
    }
}
