//! Nouns that stand for something named before, by what they can stand for, and pronouns.

use super::features::Class;
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

/// What can be called a company, a firm, a party.
const BODIES: &[&str] = &[
    "agency",
    "airline",
    "airport",
    "alliance",
    "army",
    "association",
    "authority",
    "band",
    "bank",
    "board",
    "body",
    "broadcaster",
    "business",
    "carrier",
    "charity",
    "church",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "faction",
    "federation",
    "firm",
    "force",
    "foundation",
    "giant",
    "group",
    "hospital",
    "institute",
    "institution",
    "label",
    "league",
    "lender",
    "maker",
    "manufacturer",
    "militia",
    "ministry",
    "movement",
    "museum",
    "network",
    "newspaper",
    "office",
    "operator",
    "organisation",
    "organization",
    "outlet",
    "panel",
    "paper",
    "parliament",
    "party",
    "police",
    "producer",
    "provider",
    "publication",
    "publisher",
    "retailer",
    "school",
    "senate",
    "side",
    "squad",
    "startup",
    "station",
    "store",
    "studio",
    "supplier",
    "team",
    "union",
    "university",
    "utility",
    "vendor",
    "website",
    "zoo",
];

/// What can be called a country, a city, a place.
const SPOTS: &[&str] = &[
    "area",
    "base",
    "building",
    "camp",
    "capital",
    "city",
    "community",
    "complex",
    "constituency",
    "country",
    "county",
    "district",
    "enclave",
    "facility",
    "island",
    "islands",
    "kingdom",
    "mosque",
    "municipality",
    "nation",
    "neighborhood",
    "neighbourhood",
    "park",
    "peninsula",
    "port",
    "province",
    "region",
    "republic",
    "resort",
    "river",
    "state",
    "suburb",
    "territory",
    "town",
    "venue",
    "village",
];

/// What can be called a device, a film, a law.
const THINGS: &[&str] = &[
    "act",
    "agreement",
    "aircraft",
    "album",
    "app",
    "application",
    "award",
    "bill",
    "boat",
    "bomb",
    "book",
    "browser",
    "campaign",
    "car",
    "championship",
    "competition",
    "computer",
    "conference",
    "console",
    "constitution",
    "contest",
    "convention",
    "cup",
    "database",
    "deal",
    "device",
    "disease",
    "document",
    "drug",
    "engine",
    "event",
    "exhibit",
    "exhibition",
    "expo",
    "festival",
    "film",
    "flag",
    "game",
    "handset",
    "initiative",
    "jet",
    "language",
    "laptop",
    "law",
    "line",
    "machine",
    "magazine",
    "match",
    "missile",
    "mission",
    "model",
    "movie",
    "novel",
    "operation",
    "pact",
    "phone",
    "plan",
    "plane",
    "platform",
    "player",
    "prize",
    "product",
    "program",
    "programme",
    "project",
    "race",
    "referendum",
    "report",
    "rocket",
    "satellite",
    "series",
    "service",
    "ship",
    "show",
    "shuttle",
    "site",
    "smartphone",
    "software",
    "song",
    "spacecraft",
    "storm",
    "study",
    "summit",
    "survey",
    "system",
    "tablet",
    "telescope",
    "title",
    "tournament",
    "toy",
    "treaty",
    "trial",
    "vaccine",
    "vehicle",
    "vessel",
    "virus",
    "war",
];

/// What a human being can be called, offices and ranks aside.
const HUMANS: &[&str] = &[
    "activist",
    "actor",
    "actress",
    "artist",
    "athlete",
    "author",
    "billionaire",
    "boy",
    "businessman",
    "businesswoman",
    "candidate",
    "celebrity",
    "child",
    "defendant",
    "driver",
    "founder",
    "girl",
    "gunman",
    "hacker",
    "inmate",
    "journalist",
    "kid",
    "lawyer",
    "man",
    "murderer",
    "musician",
    "novelist",
    "official",
    "patient",
    "performer",
    "physicist",
    "player",
    "poet",
    "politician",
    "professor",
    "reporter",
    "scientist",
    "singer",
    "star",
    "striker",
    "student",
    "suspect",
    "teacher",
    "teen",
    "teenager",
    "victim",
    "winner",
    "witness",
    "woman",
    "writer",
];

/// What a noun can stand for.
pub fn noun(folded: &str) -> Option<Class> {
    let has = |table: &[&str]| table.binary_search(&folded).is_ok();
    if has(BODIES) {
        Some(Class::Body)
    } else if has(SPOTS) {
        Some(Class::Spot)
    } else if has(THINGS) {
        Some(Class::Thing)
    } else if has(HUMANS) {
        Some(Class::Human)
    } else {
        None
    }
}

/// Nouns that any organization can be called by, in its turn.
const ANY_BODY: &[&str] = &[
    "agency",
    "airline",
    "association",
    "bank",
    "carrier",
    "charity",
    "club",
    "company",
    "corporation",
    "firm",
    "giant",
    "group",
    "maker",
    "manufacturer",
    "militia",
    "ministry",
    "movement",
    "network",
    "newspaper",
    "organisation",
    "organization",
    "party",
    "publisher",
    "retailer",
    "startup",
    "union",
    "university",
];

/// Nouns that any product or work can be called by, in its turn.
const ANY_THING: &[&str] = &[
    "album",
    "app",
    "browser",
    "console",
    "device",
    "film",
    "handset",
    "laptop",
    "movie",
    "novel",
    "phone",
    "product",
    "smartphone",
    "software",
    "song",
    "tablet",
];

/// Nouns that say no more of a human being than age or sex, in their turn. Any other says what somebody is or did ("the
/// victim", "the driver"), and nobody is called so whom the text does not give that role.
const ANYBODY: &[&str] = &["boy", "child", "girl", "kid", "man", "teen", "teenager", "woman"];

/// Whether the noun means something that people form to act together.
pub fn is_body(noun: &str) -> bool {
    BODIES.contains(&noun) || ANY_BODY.contains(&noun)
}

/// Whether the noun means a human being.
pub fn is_person(noun: &str) -> bool {
    [HUMANS, ANYBODY, MEN, WOMEN].iter().any(|table| table.contains(&noun))
}

/// Whether the noun says no more of a human being than age, sex or kinship.
pub fn is_anybody(noun: &str) -> bool {
    [ANYBODY, MEN, WOMEN].iter().any(|table| table.contains(&noun))
}

/// Whether the noun means a thing or a place.
pub fn is_thing(noun: &str) -> bool {
    THINGS.contains(&noun) || SPOTS.contains(&noun)
}

/// Whether the noun means a place.
pub fn is_spot(noun: &str) -> bool {
    SPOTS.contains(&noun)
}

/// Nouns for men.
const MEN: &[&str] =
    &["actor", "boy", "brother", "businessman", "father", "husband", "man", "son", "sportsman", "statesman"];

/// Nouns for women.
const WOMEN: &[&str] = &["actress", "businesswoman", "daughter", "girl", "mother", "sister", "wife", "woman"];

/// Whether somebody called by `noun` is a man (`Some(true)`) or a woman, where the noun says it.
pub fn is_male(noun: &str) -> Option<bool> {
    let has = |table: &[&str]| table.binary_search(&noun).is_ok();
    has(MEN).then_some(true).or_else(|| has(WOMEN).then_some(false))
}

/// Nouns for bodies of any sort.
const BROAD: &[&str] =
    &["agency", "company", "corporation", "firm", "giant", "group", "organisation", "organization", "startup"];

/// Whether `noun` says of what it means no more than its kind: every company is "the company", but not every body is a union.
pub fn is_broad(class: Class, noun: &str) -> bool {
    class != Class::Body || BROAD.contains(&noun)
}

/// Whether what is of `kind` and, by the gazetteers, of `gazette`, can be called by `noun` though its name says nothing of it.
pub fn is_of_kind(class: Class, noun: &str, kind: ActorKind, gazette: Option<Gazette>) -> bool {
    let has = |table: &[&str]| table.binary_search(&noun).is_ok();
    match class {
        Class::Body => kind == ActorKind::Organization && has(ANY_BODY),
        Class::Thing => kind == ActorKind::Other && has(ANY_THING),
        Class::Spot => match noun {
            "country" | "nation" | "republic" | "kingdom" => gazette == Some(Gazette::Country),
            "city" | "capital" | "town" => matches!(gazette, Some(Gazette::City | Gazette::Capital)),
            _ => false,
        },
        // "The 34-year-old" has no noun at all.
        Class::Human => kind == ActorKind::Person && (noun.is_empty() || has(ANYBODY)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_alphabetic_order() {
        for table in [BODIES, SPOTS, THINGS, HUMANS, ANY_BODY, ANY_THING, ANYBODY, MEN, WOMEN] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }

    #[test]
    fn pronouns_and_nouns_have_classes() {
        assert_eq!(pronoun("himself"), Some((Class::He, 3)));
        assert_eq!(pronoun("this"), None);
        assert_eq!(noun("airline"), Some(Class::Body));
        assert_eq!(noun("idea"), None);
    }
}
