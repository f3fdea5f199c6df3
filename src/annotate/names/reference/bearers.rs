//! Who is named in a document, as far as it takes to say whom a pronoun may mean.

use std::collections::BTreeMap;

use super::Placed;
use super::features::Class;
use super::nouns::is_male;
use crate::annotate::NameMention;
use crate::annotate::names::document::Passage;
use crate::annotate::names::lexicon::{Facts, Gazette, Lexicon};
use crate::annotate::names::roles::address;
use crate::briefing::ActorKind;

/// What a person's name or title says of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "Mr", "John".
    Male,
    /// "Mrs", "Mary".
    Female,
}

/// A bearer as this document names it, or somebody whom it never names ("the defendant").
pub struct Bearer {
    /// The kind of its first mention.
    pub kind: ActorKind,
    /// Where name or title say it, or a pronoun did.
    pub gender: Option<Gender>,
    /// The roles said beside its names, in lower case.
    pub roles: Vec<String>,
    /// What the sentences call it, or what it is called for what it did, in lower case.
    pub called: Vec<String>,
    /// The words of its first name in the document; none of somebody who is not named.
    pub words: Vec<String>,
    /// What the gazetteers say that it is.
    pub gazette: Option<Gazette>,
    /// Whether a heading names it.
    pub headed: bool,
    /// How often it was meant so far.
    pub count: usize,
    /// Where it was meant last.
    pub last: Option<Last>,
}

impl Bearer {
    /// Somebody of whom the document says no more than `noun`.
    pub fn unnamed(noun: &str) -> Self {
        let gender = is_male(noun).map(|male| if male { Gender::Male } else { Gender::Female });
        Self {
            kind: ActorKind::Person,
            gender,
            roles: vec![noun.to_owned()],
            called: Vec::new(),
            words: Vec::new(),
            gazette: None,
            headed: false,
            count: 0,
            last: None,
        }
    }

    /// Whether its name is one of many ("the Kurds").
    pub fn is_many(&self) -> bool {
        self.kind == ActorKind::Group
    }

    /// Whether the document names it.
    pub fn is_named(&self) -> bool {
        !self.words.is_empty()
    }
}

/// Where a bearer was meant last, and how.
#[derive(Clone, Copy, Debug)]
pub struct Last {
    /// The position of its last name among the names; of no meaning for somebody who is not named.
    pub mention: usize,
    /// The sentence.
    pub sentence: usize,
    /// The passage.
    pub passage: usize,
    /// Its first byte.
    pub at: usize,
    /// Its word, counted through the document.
    pub word: usize,
    /// How many noun phrases had begun by then.
    pub phrases: usize,
    /// Its place in the sentence.
    pub slot: Slot,
    /// The class of the words that meant it; `None` for a name.
    pub by: Option<Class>,
    /// The quotation it stood in.
    pub quote: Option<usize>,
}

/// The place of a mention in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// It opens the sentence.
    Opens,
    /// It is the first of the sentence.
    First,
    /// Neither, after a preposition.
    Oblique,
    /// Neither, before a possessive ending.
    Possessive,
    /// Any other place.
    Other,
}

/// More roles than these tell nothing more, and every nominal is held against each.
const MOST_ROLES: usize = 16;

const MALE_ADDRESS: [&str; 10] = ["mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "pope", "father", "brother"];
const FEMALE_ADDRESS: [&str; 10] = ["mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "sister"];

/// The bearers of the document's names, by spelling; a person's surname alone is the person's.
pub fn bearers(
    passages: &[Passage<'_>],
    names: &[NameMention],
    called: &[Vec<String>],
    placed: &[Placed],
    lexicon: &Lexicon,
) -> (Vec<Bearer>, Vec<usize>) {
    let mut keys: BTreeMap<(bool, String), usize> = BTreeMap::new();
    let mut full: BTreeMap<String, usize> = BTreeMap::new();
    let mut bearers: Vec<Bearer> = Vec::new();
    let mut bearer_of = vec![0; names.len()];
    // Full names first, so that a surname finds its bearer wherever it stands.
    for pass in [true, false] {
        for (at, (name, place)) in names.iter().zip(placed).enumerate() {
            let Some(passage) = passages.get(place.passage) else {
                continue;
            };
            let words = passage.words.get(place.start..place.end).unwrap_or_default();
            let person = name.kind == ActorKind::Person;
            if (person && words.len() > 1) != pass {
                continue;
            }
            let key = words.iter().map(|word| word.folded()).collect::<Vec<_>>().join(" ");
            let known = (person && !pass).then(|| full.get(&key).copied()).flatten();
            let bearer = known.unwrap_or_else(|| {
                *keys.entry((name.kind == ActorKind::Group, key)).or_insert_with(|| {
                    bearers.push(Bearer {
                        kind: name.kind,
                        gender: None,
                        roles: Vec::new(),
                        called: Vec::new(),
                        words: words.iter().map(|word| word.folded().to_owned()).collect(),
                        gazette: lexicon
                            .longest(words)
                            .filter(|(length, _)| *length == words.len())
                            .map(|(_, entry)| entry.gazette),
                        headed: false,
                        count: 0,
                        last: None,
                    });
                    bearers.len() - 1
                })
            });
            if let (true, [first, .., last]) = (pass, words) {
                full.insert(last.folded().to_owned(), bearer);
                full.entry(first.folded().to_owned()).or_insert(bearer);
            }
            if let Some(slot) = bearer_of.get_mut(at) {
                *slot = bearer;
            }
            if let Some(bearer) = bearers.get_mut(bearer) {
                bearer.headed |= passage.heading;
                bearer.gender = bearer.gender.or_else(|| gender(passage, place, lexicon));
                for noun in called.get(at).into_iter().flatten() {
                    if bearer.called.len() < MOST_ROLES && !bearer.called.contains(noun) {
                        bearer.called.push(noun.clone());
                    }
                }
                for role in &name.roles {
                    let from = passage.words.partition_point(|word| word.span.start() < role.start());
                    let inside = passage.words.iter().skip(from).take_while(|word| role.contains(word.span));
                    let text = inside.map(|word| word.folded()).collect::<Vec<_>>().join(" ");
                    if bearer.roles.len() < MOST_ROLES && !bearer.roles.contains(&text) {
                        bearer.roles.push(text);
                    }
                }
            }
        }
    }
    (bearers, bearer_of)
}

fn gender(passage: &Passage<'_>, place: &Placed, lexicon: &Lexicon) -> Option<Gender> {
    let title = address(passage, place.start);
    if MALE_ADDRESS.contains(&title) {
        return Some(Gender::Male);
    }
    if FEMALE_ADDRESS.contains(&title) {
        return Some(Gender::Female);
    }
    let first = passage.words.get(place.start)?;
    let facts = lexicon.facts(first.folded());
    // A name alone may be a surname that sounds like a given name.
    if place.end - place.start < 2 && facts.has(Facts::SURNAME) {
        return None;
    }
    match (facts.has(Facts::MALE), facts.has(Facts::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}
