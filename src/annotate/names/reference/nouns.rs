//! Nouns that stand for something named before, by what they can stand for, and pronouns.

use super::features::Class;
use crate::annotate::WordClass;
use crate::annotate::names::lexicon::Gazette;
use crate::briefing::ActorKind;

/// A pronoun's class and its slot in a clause: subject, object, possessive, reflexive, or either of the first two.
const PRONOUNS: [(&str, Class, u8); 17] = [
    ("he", Class::He, 0),
    ("him", Class::He, 1),
    ("his", Class::He, 2),
    ("himself", Class::He, 3),
    ("she", Class::She, 0),
    ("her", Class::She, 2),
    ("hers", Class::She, 1),
    ("herself", Class::She, 3),
    ("it", Class::It, 4),
    ("its", Class::It, 2),
    ("itself", Class::It, 3),
    ("they", Class::They, 0),
    ("them", Class::They, 1),
    ("their", Class::They, 2),
    ("theirs", Class::They, 1),
    ("themselves", Class::They, 3),
    ("themself", Class::They, 3),
];

/// The class and slot of a pronoun.
pub fn pronoun(folded: &str) -> Option<(Class, u8)> {
    // Most words are longer than any of them or begin otherwise.
    if !matches!(folded.as_bytes().first(), Some(b'h' | b's' | b'i' | b't')) {
        return None;
    }
    PRONOUNS.iter().find(|(word, ..)| *word == folded).map(|&(_, class, slot)| (class, slot))
}

/// What a noun can stand for.
pub fn noun(folded: &str) -> Option<Class> {
    let classes = [
        (WordClass::Body, Class::Body),
        (WordClass::Spot, Class::Spot),
        (WordClass::Thing, Class::Thing),
        (WordClass::Human, Class::Human),
    ];
    let word = WordClass::of(folded);
    classes.into_iter().find(|(class, _)| word.has(*class)).map(|(_, class)| class)
}

/// Whether the noun means something that people form to act together.
pub fn is_body(noun: &str) -> bool {
    WordClass::Body.has(noun) || WordClass::AnyBody.has(noun)
}

/// Whether the noun means a human being.
pub fn is_person(noun: &str) -> bool {
    WordClass::Human.has(noun) || is_anybody(noun)
}

/// Whether the noun says no more of a human being than age, sex or kinship.
pub fn is_anybody(noun: &str) -> bool {
    WordClass::Anybody.has(noun) || is_male(noun).is_some()
}

/// Whether the noun means a thing or a place.
pub fn is_thing(noun: &str) -> bool {
    WordClass::Thing.has(noun) || is_spot(noun)
}

/// Whether the noun means a place.
pub fn is_spot(noun: &str) -> bool {
    WordClass::Spot.has(noun)
}

/// Whether somebody called by `noun` is a man (`Some(true)`) or a woman, where the noun says it.
pub fn is_male(noun: &str) -> Option<bool> {
    let word = WordClass::of(noun);
    word.has(WordClass::Man).then_some(true).or_else(|| word.has(WordClass::Woman).then_some(false))
}

/// Whether `noun` says of what it means no more than its kind: every company is "the company", but not every body is a union.
pub fn is_broad(class: Class, noun: &str) -> bool {
    class != Class::Body || WordClass::Broad.has(noun)
}

/// Whether what is of `kind` and, by the gazetteers, of `gazette`, can be called by `noun` though its name says nothing of it.
pub fn is_of_kind(class: Class, noun: &str, kind: ActorKind, gazette: Option<Gazette>) -> bool {
    match class {
        Class::Body => kind == ActorKind::Organization && WordClass::AnyBody.has(noun),
        Class::Thing => kind == ActorKind::Other && WordClass::AnyThing.has(noun),
        Class::Spot => match noun {
            "country" | "nation" | "republic" | "kingdom" => gazette == Some(Gazette::Country),
            "city" | "capital" | "town" => matches!(gazette, Some(Gazette::City | Gazette::Capital)),
            _ => false,
        },
        // "The 34-year-old" has no noun at all.
        Class::Human => kind == ActorKind::Person && (noun.is_empty() || WordClass::Anybody.has(noun)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_and_nouns_have_classes() {
        assert_eq!(pronoun("himself"), Some((Class::He, 3)));
        assert_eq!(pronoun("this"), None);
        assert_eq!(noun("airline"), Some(Class::Body));
        assert_eq!(noun("idea"), None);
    }
}
