//! Who can say something.

use std::ops::Range;

use crate::annotate::WordClass;
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
        || is_written(text.lemma(head))
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

/// Whether the noun, in the singular, is for what people write to say what they found or hold.
pub fn is_written(noun: &str) -> bool {
    WordClass::Written.has(noun)
}

/// Whether the noun means people or a body of people.
fn means_people(noun: &str) -> bool {
    let facts = lexicon().facts(noun);
    let agent =
        ["ant", "ee", "er", "ian", "ist", "man", "or", "people", "woman"].iter().any(|ending| noun.ends_with(ending));
    is_body(noun)
        || facts.has(Facts::STATE_BODY)
        || WordClass::Authority.has(noun)
        || is_human(noun)
        || agent && !is_thing(noun)
}

/// Whether the noun, in the singular, means one human being.
pub fn is_human(noun: &str) -> bool {
    is_person(noun) || lexicon().facts(noun).has(Facts::OFFICE.or(Facts::RANK)) || WordClass::Speaker.has(noun)
}
