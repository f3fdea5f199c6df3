//! Who can say something.

use std::ops::Range;

use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::annotate::names::reference::{is_body, is_person, is_thing};
use crate::annotate::{Tag, TaggedText};

/// Whether `phrase` is the writer or the reader of the text ("I", "we", "you"), whom nobody reports.
pub fn is_writer(text: &TaggedText<'_>, phrase: &Range<usize>) -> bool {
    phrase.len() == 1 && matches!(text.lower(phrase.start), "i" | "we" | "you" | "us" | "me")
}

/// Whether `phrase` means people, a body of people, or what people write to say what they found.
pub fn speaks(text: &TaggedText<'_>, phrase: &Range<usize>) -> bool {
    let Some(head) = head(text, phrase) else {
        return false;
    };
    text.tag(head).is_proper()
        || text.tag(head) == Tag::PRP && text.lower(head) != "it"
        || means_people(text.lemma(head))
        || WRITTEN.contains(&text.lemma(head))
}

/// Whether the pronoun `word` ("he", "she", "they") can stand for the people that `phrase` describes.
pub fn fits(text: &TaggedText<'_>, word: &str, phrase: &Range<usize>) -> bool {
    let Some(head) = head(text, phrase) else {
        return false;
    };
    let joined = phrase.clone().any(|at| text.lower(at) == "and");
    let several = joined || matches!(text.tag(head), Tag::NNS | Tag::NNPS);
    (word == "they") == several && (text.tag(head).is_proper() || means_people(text.lemma(head)))
}

/// The noun that the words of `phrase` before its first preposition end with.
fn head(text: &TaggedText<'_>, phrase: &Range<usize>) -> Option<usize> {
    let ends = |at: &usize| matches!(text.tag(*at), Tag::IN | Tag::TO | Tag::Comma | Tag::OpenBracket);
    let end = phrase.clone().skip(1).find(ends).unwrap_or(phrase.end);
    (phrase.start..end).rev().find(|at| text.tag(*at) != Tag::POS)
}

/// Whether the noun means people or a body of people.
fn means_people(noun: &str) -> bool {
    let facts = lexicon().facts(noun);
    let agent =
        ["ant", "ee", "er", "ian", "ist", "man", "or", "people", "woman"].iter().any(|ending| noun.ends_with(ending));
    is_person(noun)
        || is_body(noun)
        || facts.has(Facts::OFFICE.or(Facts::RANK).or(Facts::STATE_BODY))
        || PEOPLE.contains(&noun)
        || agent && !is_thing(noun)
}

/// Nouns for people, and for places as those who govern them, that no lexicon of offices has.
const PEOPLE: &[&str] = &[
    "another",
    "authority",
    "city",
    "colleague",
    "country",
    "county",
    "critic",
    "expert",
    "family",
    "few",
    "friend",
    "government",
    "many",
    "military",
    "nation",
    "neighbor",
    "neighbour",
    "official",
    "one",
    "other",
    "parent",
    "relative",
    "resident",
    "some",
    "source",
    "state",
    "victim",
    "witness",
];

/// What people write to say what they found or hold.
const WRITTEN: &[&str] = &[
    "analysis",
    "audit",
    "complaint",
    "document",
    "indictment",
    "inquiry",
    "investigation",
    "lawsuit",
    "letter",
    "memo",
    "poll",
    "report",
    "research",
    "resolution",
    "review",
    "statement",
    "study",
    "suit",
    "survey",
];
