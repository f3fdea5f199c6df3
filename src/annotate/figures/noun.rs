//! The noun that a number counts.

use super::pieces::Pieces;
use crate::annotate::Tag;

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

/// Participles and adjectives that stand for people ("four dead and 11 wounded").
const PEOPLE: &[&str] = &[
    "dead",
    "wounded",
    "injured",
    "missing",
    "killed",
    "hurt",
    "sick",
    "unemployed",
    "homeless",
    "casualties",
];

/// The noun counted by a number that ends before piece `at`.
pub fn counted(pieces: &Pieces<'_>, at: usize) -> Option<Counted> {
    let from = partitive(pieces, at).unwrap_or(at);
    let end = run_end(pieces, from);
    let head = (from..end).rev().find(|&at| is_noun(pieces, at));
    if let Some(head) = head {
        return Some(Counted {
            start: from,
            head,
            end: head + 1,
            unit: singular(pieces, head),
        });
    }
    let word = pieces.lower(at);
    let stands_alone = !is_noun(pieces, at + 1);
    (PEOPLE.contains(&word) && stands_alone).then(|| Counted {
        start: at,
        head: at,
        end: at + 1,
        unit: "person".to_owned(),
    })
}

/// Where the noun phrase of "three of the soldiers" begins.
fn partitive(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    const DETERMINERS: &[&str] = &[
        "the", "his", "her", "its", "their", "our", "my", "your", "these", "those", "this", "that",
        "all",
    ];
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
            "," | "and" | "or" => {
                at > from && !plural && is_adjective(pieces, at - 1) && is_adjective(pieces, at + 1)
            }
            "other" | "more" | "additional" | "further" | "extra" => true,
            "'s" | "'" => tag == Tag::POS && at > from,
            "others" => at == from,
            _ if !pieces.is_word(at) => false,
            _ => {
                is_adjective(pieces, at) && !plural
                    || is_noun(pieces, at) && (!plural || !tag.is_proper() && follows(pieces, at))
                    || tag == Tag::RB && is_adjective(pieces, at + 1) && !plural
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
        && !matches!(
            pieces.lower(at),
            "time" | "today" | "yesterday" | "tomorrow"
        )
}

fn is_adjective(pieces: &Pieces<'_>, at: usize) -> bool {
    let tag = pieces.tag(at);
    tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG) && leads_to_noun(pieces, at)
}

/// Whether a participle stands before a noun, so that it is no verb.
fn leads_to_noun(pieces: &Pieces<'_>, at: usize) -> bool {
    (at + 1..at + 4)
        .find(|&next| !(pieces.tag(next).is_adjective() || pieces.lower(next) == "-"))
        .is_some_and(|next| is_noun(pieces, next) && pieces.time(next).is_none())
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
