//! What each name names, by all that the folder says of its bearer: one place may look like a person's, all together seldom lie.
//!
//! The tagger's word stands unless the signs at the places of a spelling speak for one kind and hardly for another. Things, peoples,
//! what a gazetteer has and what the analyst marked keep their kind.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::key::tokens;
use super::naming::{is_titled, most};
use crate::annotate::names::lexicon::{Facts, Gazette, lexicon};
use crate::annotate::{Annotations, NameMention, Sign};
use crate::briefing::{ActorKind, Document, MentionForm};

/// What only persons have, plain signs first, then what speaks for them half as much.
const PERSON: [&[Sign]; 2] =
    [&[Sign::Addressed, Sign::AfterOffice, Sign::HeOrShe, Sign::Who, Sign::OwnsKin], &[Sign::CalledPerson]];
/// What only bodies have, in the same way.
const BODY: [&[Sign]; 2] = [
    &[Sign::CalledBody],
    &[Sign::WithBodies, Sign::OwnsBusiness, Sign::OwnsOffice, Sign::BeforeBusiness, Sign::BeforeOffice, Sign::It],
];
/// What only places have, in the same way.
const PLACE: [&[Sign]; 2] = [&[Sign::InPlace, Sign::CalledPlace], &[Sign::WithPlaces, Sign::Where]];

/// Signs that weigh less together may be slips.
const LEAST: usize = 3;
/// As many times as much must speak for a kind as for the two others.
const MORE: usize = 3;

/// What a folder says of the bearers of one spelling.
#[derive(Default)]
struct Said {
    words: Vec<String>,
    votes: Vec<ActorKind>,
    /// For a person, a body, a place.
    signs: [usize; 3],
    /// Whether it is called "the", as no town is, and whether it stands in another place.
    the: bool,
    in_place: bool,
}

/// For each document, for each of its names: its kind.
pub fn kinds(documents: &[Document], annotations: &[Arc<Annotations>]) -> Vec<Vec<ActorKind>> {
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    let key = |document: &Document, name: &NameMention| tokens(name.span.of(&document.text));
    for (document, found) in documents.iter().zip(annotations) {
        for name in found.names.iter().filter(|name| is_open(document, name)) {
            let words = key(document, name);
            let said = said.entry(words.join(" ")).or_default();
            said.words = words;
            said.hear(name);
        }
    }
    let is_person = |said: &&Said| most(said.votes.iter().copied()) == Some(ActorKind::Person);
    let surname = |said: &Said| said.words.last().filter(|_| said.words.len() > 1).cloned();
    let surnames: BTreeSet<String> = said
        .values()
        .filter(is_person)
        .filter(|said| said.is_plainly_person())
        .filter(|said| said.instead(&BTreeSet::new()).is_none())
        .filter_map(surname)
        .collect();
    let mut instead: BTreeMap<&str, ActorKind> =
        said.iter().filter_map(|(key, said)| Some((key.as_str(), said.instead(&surnames)?))).collect();
    // "The Zaghawas" are many where the folder has the Zaghawa, too; nobody is called "the".
    let names = documents
        .iter()
        .zip(annotations)
        .flat_map(|(document, found)| found.names.iter().map(move |name| (document, name)));
    let spelled: BTreeSet<String> = names
        .filter(|(_, name)| name.form == MentionForm::Name)
        .map(|(document, name)| key(document, name).join(" "))
        .collect();
    for (many, _) in said.iter().filter(|(_, many)| many.the && many.words.len() == 1 && is_person(many)) {
        let Some(one) = many.strip_suffix('s').and_then(|one| spelled.get(one)) else { continue };
        let kind = instead.get(one.as_str()).copied().or_else(|| most(said.get(one)?.votes.iter().copied()));
        let kind = kind.filter(|kind| *kind != ActorKind::Person);
        instead.insert(many, kind.unwrap_or(ActorKind::Group));
        if kind.is_none() && !surnames.contains(one) {
            instead.insert(one, ActorKind::Group);
        }
    }
    let kind = |document: &Document, name: &NameMention| {
        let open = is_open(document, name).then(|| key(document, name).join(" "));
        open.and_then(|key| instead.get(key.as_str()).copied()).unwrap_or(name.kind)
    };
    let all = documents.iter().zip(annotations);
    all.map(|(document, found)| found.names.iter().map(|name| kind(document, name)).collect()).collect()
}

/// Whether what it names is to be found out.
fn is_open(document: &Document, name: &NameMention) -> bool {
    let text = name.span.of(&document.text);
    name.form == MentionForm::Name
        && !name.is_attribute
        && !matches!(name.kind, ActorKind::Group | ActorKind::Other)
        && !name.signs.has(Sign::Settled)
        && lexicon().entry(text).is_none_or(|entry| entry.gazette == Gazette::City)
        && !(name.kind == ActorKind::Person && !text.contains(' ') && is_titled(document, name.span))
}

impl Said {
    fn hear(&mut self, name: &NameMention) {
        self.votes.push(name.kind);
        for (sum, [plain, half]) in self.signs.iter_mut().zip([PERSON, BODY, PLACE]) {
            let count = |signs: &[Sign]| signs.iter().filter(|sign| name.signs.has(**sign)).count();
            *sum += 2 * count(plain) + count(half);
        }
        self.the |= name.signs.has(Sign::The);
        self.in_place |= name.signs.has(Sign::InPlace);
    }

    /// Whether more than the tagger's word says that it is a person.
    fn is_plainly_person(&self) -> bool {
        let [person, ..] = self.signs;
        person > 0 || self.words.first().is_some_and(|first| lexicon().facts(first).has(Facts::GIVEN))
    }

    /// The kind that the signs speak for, where they do; `surnames` are those of persons named in full.
    fn instead(&self, surnames: &BTreeSet<String>) -> Option<ActorKind> {
        let facts = |word: Option<&String>| word.map(|word| lexicon().facts(word)).unwrap_or_default();
        let (first, last) = (facts(self.words.first()), facts(self.words.last()));
        let is_one = self.words.len() == 1;
        let is_given = !is_one && first.has(Facts::GIVEN);
        let is_headed = !is_one && (last.has(Facts::ORGANIZATION_END) || first.has(Facts::ORGANIZATION_START));
        let is_borne = is_one && self.words.first().is_some_and(|word| surnames.contains(word));
        let [person, body, place] = self.signs;
        let speaks = |own: usize, others: usize, least: usize| own >= least && MORE * others <= own;
        if speaks(person, body + place, LEAST) && (is_one || is_given) && !is_headed {
            Some(ActorKind::Person)
        } else if speaks(body, person + place, if is_given { MORE * LEAST } else { LEAST }) && !is_borne {
            Some(ActorKind::Organization)
        } else if speaks(place, person + body, LEAST) && is_one && self.in_place && !self.the && !is_borne {
            Some(ActorKind::Place)
        } else {
            None
        }
    }
}
