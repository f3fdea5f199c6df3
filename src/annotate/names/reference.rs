//! Pronouns and nominals that mean somebody named before: "he", "the minister", "the company".
//!
//! Only where the evidence is good: one fitting bearer near by, or the subject of the sentence before. What could mean
//! several is left out.

use std::collections::BTreeMap;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::roles::address;
use super::words::{Shape, Word};
use crate::annotate::NameMention;
use crate::briefing::{ActorKind, MentionForm};
use crate::text::Span;

/// A name at its place: the position of its passage, of its words, and of its mention.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The passage.
    pub passage: usize,
    /// Its first word.
    pub start: usize,
    /// The word after its last.
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// A bearer as this document names it.
struct Bearer {
    kind: ActorKind,
    gender: Option<Gender>,
    roles: Vec<String>,
    head: String,
    count: usize,
}

/// A name that was read: its mention, bearer, sentence, and whether it opens the sentence.
struct Read {
    mention: usize,
    bearer: usize,
    sentence: usize,
    subject: bool,
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 2;

const MALE: [&str; 4] = ["he", "him", "his", "himself"];
const FEMALE: [&str; 4] = ["she", "her", "hers", "herself"];
const MALE_ADDRESS: [&str; 10] = ["mr", "mr.", "sir", "lord", "king", "prince", "sheikh", "pope", "father", "brother"];
const FEMALE_ADDRESS: [&str; 10] = ["mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "sister"];
const BODIES: [&str; 22] = [
    "company",
    "firm",
    "group",
    "organization",
    "organisation",
    "party",
    "movement",
    "agency",
    "bank",
    "ministry",
    "union",
    "militia",
    "airline",
    "carrier",
    "corporation",
    "newspaper",
    "network",
    "university",
    "association",
    "club",
    "charity",
    "manufacturer",
];

/// The pronouns and nominals of `passages` that mean one of `names`, which stand at `placed`.
pub fn references(
    passages: &[Passage<'_>],
    names: &[NameMention],
    placed: &[Placed],
    lexicon: &Lexicon,
) -> Vec<NameMention> {
    let (bearers, bearer_of) = bearers(passages, names, placed, lexicon);
    let mut reader = Reader { bearers, read: Vec::new(), found: Vec::new(), sentence: 0, last_person: None };
    let mut next = 0;
    for (number, passage) in passages.iter().enumerate() {
        reader.sentence += REACH.min(usize::from(passage.heading) * 3);
        let mut begun = false;
        let mut at = 0;
        while at < passage.words.len() {
            let Some(word) = passage.words.get(at) else {
                break;
            };
            if word.opens {
                reader.sentence += 1;
                begun = false;
            }
            if let Some(place) = placed.get(next)
                && place.passage == number
                && place.start <= at
            {
                if let Some(&bearer) = bearer_of.get(next) {
                    reader.name(next, bearer, !begun);
                }
                begun = true;
                at = place.end.max(at + 1);
                next += 1;
                continue;
            }
            if !passage.heading {
                let free = placed
                    .get(next)
                    .filter(|place| place.passage == number)
                    .map_or(passage.words.len(), |place| place.start);
                at += reader.word(passage, at, free, lexicon);
            } else {
                at += 1;
            }
        }
    }
    reader.found
}

/// The bearers of the document's names, by spelling; a person's surname alone is the person's.
fn bearers(
    passages: &[Passage<'_>],
    names: &[NameMention],
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
            let key = words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
            let known = (person && !pass).then(|| full.get(&key).copied()).flatten();
            let bearer = known.unwrap_or_else(|| {
                *keys.entry((name.kind == ActorKind::Group, key)).or_insert_with(|| {
                    bearers.push(Bearer {
                        kind: name.kind,
                        gender: None,
                        roles: Vec::new(),
                        head: words.last().map(|word| word.folded.clone()).unwrap_or_default(),
                        count: 0,
                    });
                    bearers.len() - 1
                })
            });
            if let (true, [first, .., last]) = (pass, words) {
                full.insert(last.folded.clone(), bearer);
                full.entry(first.folded.clone()).or_insert(bearer);
            }
            if let Some(slot) = bearer_of.get_mut(at) {
                *slot = bearer;
            }
            if let Some(bearer) = bearers.get_mut(bearer) {
                bearer.count += 1;
                bearer.gender = bearer.gender.or_else(|| gender(passage, place, lexicon));
                for role in &name.roles {
                    let text = passage
                        .words
                        .iter()
                        .filter(|word| role.contains(word.span))
                        .map(|word| word.folded.as_str())
                        .collect::<Vec<_>>()
                        .join(" ");
                    bearer.roles.push(text);
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
    if place.end - place.start < 2 {
        return None;
    }
    let first = passage.words.get(place.start)?;
    let facts = lexicon.facts(&first.folded);
    match (facts.has(Facts::MALE), facts.has(Facts::FEMALE)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

struct Reader {
    bearers: Vec<Bearer>,
    read: Vec<Read>,
    found: Vec<NameMention>,
    sentence: usize,
    /// The bearer of the last pronoun, its sentence and its gender.
    last_person: Option<(usize, usize, Gender)>,
}

impl Reader {
    fn name(&mut self, mention: usize, bearer: usize, subject: bool) {
        self.read.push(Read { mention, bearer, sentence: self.sentence, subject });
    }

    /// Reads the word at `at`, of which no name has any before `free`; says how many words that took.
    fn word(&mut self, passage: &Passage<'_>, at: usize, free: usize, lexicon: &Lexicon) -> usize {
        let Some(word) = passage.words.get(at) else {
            return 1;
        };
        if MALE.contains(&word.folded.as_str()) {
            self.pronoun(word, Gender::Male);
        } else if FEMALE.contains(&word.folded.as_str()) {
            self.pronoun(word, Gender::Female);
        } else if word.folded == "the" {
            return self.nominal(passage, at, free, lexicon);
        }
        1
    }

    fn pronoun(&mut self, word: &Word<'_>, gender: Gender) {
        let Some(mention) = self.person(gender) else {
            return;
        };
        if let Some(read) = self.read.iter().rev().find(|read| read.mention == mention) {
            let bearer = read.bearer;
            self.last_person = Some((bearer, self.sentence, gender));
            if let Some(bearer) = self.bearers.get_mut(bearer) {
                bearer.gender.get_or_insert(gender);
            }
        }
        self.push(word.span, ActorKind::Person, MentionForm::Pronoun, mention);
    }

    /// The mention of the person that a pronoun of this gender means here.
    fn person(&self, gender: Gender) -> Option<usize> {
        let fits = |read: &&Read| {
            read.sentence + REACH >= self.sentence
                && self.bearers.get(read.bearer).is_some_and(|bearer| {
                    bearer.kind == ActorKind::Person && bearer.gender.is_none_or(|own| own == gender)
                })
        };
        let chain = self.last_person.filter(|&(_, sentence, own)| own == gender && sentence + REACH >= self.sentence);
        let near: Vec<&Read> = self.read.iter().rev().take(40).filter(fits).collect();
        if let Some((bearer, since, _)) = chain {
            // A pronoun goes on meaning the same until somebody else is the subject.
            let other = near.iter().any(|read| read.sentence >= since && read.bearer != bearer && read.subject);
            if !other {
                let last = self.read.iter().rev().find(|read| read.bearer == bearer)?;
                return Some(last.mention);
            }
        }
        let first = near.first()?;
        if near.iter().all(|read| read.bearer == first.bearer) {
            return Some(first.mention);
        }
        let subject = near.iter().find(|read| read.subject)?;
        let certain = self.bearers.get(subject.bearer)?.gender == Some(gender);
        let rivals =
            near.iter().any(|read| read.sentence == self.sentence && read.bearer != subject.bearer && !read.subject);
        (certain || !rivals).then_some(subject.mention)
    }

    /// Reads a noun phrase that begins with "the"; says how many words it took.
    fn nominal(&mut self, passage: &Passage<'_>, at: usize, free: usize, lexicon: &Lexicon) -> usize {
        let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded.as_str());
        let facts = |at: usize| lexicon.facts(word(at));
        let mut end = at + 1;
        while end < free.min(at + 5) && facts(end).has(Facts::QUALIFIER.or(Facts::OFFICE)) {
            end += 1;
        }
        let office = end > at + 1 && facts(end - 1).has(Facts::OFFICE);
        let body = BODIES.contains(&word(at + 1)) && at + 1 < free;
        let end = if office { end } else { at + 2 };
        let followed = passage.words.get(end).is_some_and(|next| {
            matches!(next.folded.as_str(), "of" | "for" | "-" | "who" | "that" | "which" | "to")
                || next.is_capital() && !next.opens
                || next.shape == Shape::Lower
                    && (BODIES.contains(&next.folded.as_str()) || facts(end).has(Facts::OFFICE))
        });
        if followed || !(office || body) {
            return 1;
        }
        let meant = if office {
            let text = (at + 1..end).map(word).collect::<Vec<_>>().join(" ");
            self.holder(&text)
        } else {
            self.body(word(at + 1))
        };
        let Some(mention) = meant else {
            return 1;
        };
        let span = passage.words.get(at + 1).zip(passage.words.get(end - 1));
        if let Some((first, last)) = span {
            let kind = if office { ActorKind::Person } else { ActorKind::Organization };
            self.push(first.span.to(last.span), kind, MentionForm::Nominal, mention);
        }
        end - at
    }

    /// The last mention of the one who holds the office `text`.
    fn holder(&self, text: &str) -> Option<usize> {
        let holds = |bearer: usize| {
            self.bearers.get(bearer).is_some_and(|bearer| {
                bearer.roles.iter().any(|role| {
                    role == text
                        || role.ends_with(text) && role.as_bytes().get(role.len() - text.len() - 1) == Some(&b' ')
                        || role.starts_with(text) && role.as_bytes().get(text.len()) == Some(&b' ')
                })
            })
        };
        let last = self.read.iter().rev().find(|read| holds(read.bearer))?;
        let rival = self
            .read
            .iter()
            .rev()
            .take_while(|read| read.sentence + REACH >= self.sentence)
            .any(|read| read.bearer != last.bearer && holds(read.bearer));
        (!rival && last.sentence + 12 >= self.sentence).then_some(last.mention)
    }

    /// The mention of the one organization near by that `head` can mean.
    fn body(&self, head: &str) -> Option<usize> {
        let mut near =
            self.read.iter().rev().take(40).take_while(|read| read.sentence + REACH >= self.sentence).filter(|read| {
                self.bearers.get(read.bearer).is_some_and(|bearer| bearer.kind == ActorKind::Organization)
            });
        let named = near.clone().find(|read| self.bearers.get(read.bearer).is_some_and(|bearer| bearer.head == head));
        if let Some(read) = named {
            return Some(read.mention);
        }
        let first = near.next()?;
        let most = |bearer: usize| self.bearers.get(bearer).map_or(0, |bearer| bearer.count);
        near.all(|read| read.bearer == first.bearer || most(read.bearer) * 3 <= most(first.bearer))
            .then_some(first.mention)
    }

    fn push(&mut self, span: Span, kind: ActorKind, form: MentionForm, mention: usize) {
        self.found.push(NameMention { span, kind, form, roles: Vec::new(), stands_for: Some(mention) });
    }
}
