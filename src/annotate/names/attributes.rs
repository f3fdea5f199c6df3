//! Peoples that only say what kind something is: an "Afghan carpet" speaks of no Afghans.

use super::document::Passage;
use super::lexicon::{Facts, Gazette, Lexicon};
use super::rules::Found;
use super::words::Shape;
use crate::annotate::{Tag, TaggedText};
use crate::briefing::ActorKind;

/// Whether `name` is a people that stands before the noun it says something of.
pub fn is_attribute(passage: &Passage<'_>, name: &Found, text: &TaggedText<'_>, lexicon: &Lexicon) -> bool {
    let (Some([word]), ActorKind::Group) = (passage.words.get(name.words.clone()), name.kind) else {
        return false;
    };
    let Some(next) = passage.words.get(name.words.end) else {
        return false;
    };
    let people = lexicon.longest(std::slice::from_ref(word)).is_some_and(|(_, entry)| entry.gazette == Gazette::Group);
    if !people || next.opens || next.shape == Shape::Mark || next.is_possessive() {
        return false;
    }
    let first = text.positions(word.span).end;
    // "Peruvian Prime Minister Jane Roe", but "Peruvian Jane Roe" is one.
    let titled = lexicon.facts(next.folded()).has(Facts::TITLE.or(Facts::QUALIFIER));
    let noun =
        (first..text.len().min(first + 6)).take_while(|&at| modifies(text.tag(at))).any(|at| text.tag(at).is_noun());
    noun && (titled || !text.tag(first).is_proper())
}

/// Whether a word can stand between a people's adjective and its noun, or be that noun.
fn modifies(tag: Tag) -> bool {
    tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Hyphen | Tag::VBN | Tag::CD)
}
