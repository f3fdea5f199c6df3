//! Makes the names of one document agree: what is spelled alike is of one kind and is found everywhere.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::document::Passage;
use super::lexicon::{Facts, Lexicon};
use super::repair::insert;
use super::rules::{Evidence, Found};
use super::tagger::SeenWords;
use super::words::{Shape, Word};
use crate::annotate::perceptron::word_number;
use crate::briefing::ActorKind;

/// What the document says of a spelling.
#[derive(Default)]
struct Votes {
    kinds: BTreeMap<ActorKind, usize>,
}

/// Makes the names of `passages` agree. `seen`: what the document shows of its words.
pub fn agree(passages: &mut [Passage<'_>], lexicon: &Lexicon, seen: &SeenWords) {
    let mut known = Known::of(passages, lexicon);
    known.alone = known.surnames_alone(passages);
    for passage in passages.iter_mut() {
        let mut found = std::mem::take(&mut passage.found);
        for name in &mut found {
            if name.evidence < Evidence::Known {
                name.kind = known.kind(passage, name).unwrap_or(name.kind);
            }
        }
        if passage.heading {
            found.retain(|name| {
                name.evidence == Evidence::Known || known.is_settled(&key(passage, name)) || name.words.len() > 1
            });
        }
        found.retain(|name| !is_bare_heading(passage, name, lexicon) || known.votes.contains_key(&key(passage, name)));
        passage.found = found;
        find_again(passage, &known, lexicon, seen);
    }
}

/// Whether a name of English words is all that its paragraph has: "Second Group" is a heading, "Ruvo Group" a name.
fn is_bare_heading(passage: &Passage<'_>, name: &Found, lexicon: &Lexicon) -> bool {
    name.evidence < Evidence::Known
        && name.words.len() == passage.words.len()
        && passage.words.iter().all(|word| lexicon.facts(word.folded()).has(Facts::COMMON))
}

/// The spellings of the document outside of headings.
#[derive(Default)]
struct Known {
    votes: BTreeMap<String, Votes>,
    surnames: BTreeMap<String, usize>,
    bodies: BTreeMap<String, usize>,
    /// First words of things' names, which a maker's name is like as not: "Corvo" before "Corvo Tablet".
    makers: BTreeSet<String>,
    /// Surnames that stand alone with a capital inside a sentence: names, even where they are English words.
    alone: BTreeSet<String>,
    longest: usize,
}

impl Known {
    fn of(passages: &[Passage<'_>], lexicon: &Lexicon) -> Self {
        let mut known = Self { longest: 1, ..Self::default() };
        for passage in passages {
            for name in &passage.found {
                let key = key(passage, name);
                if passage.heading && name.words.len() == 1 || is_bare_heading(passage, name, lexicon) {
                    continue;
                }
                let words = passage.words.get(name.words.clone()).unwrap_or_default();
                if let Some(faith) = faith(words, lexicon) {
                    *known.votes.entry(faith.to_owned()).or_default().kinds.entry(name.kind).or_default() += 1;
                }
                known.longest = known.longest.max(words.len());
                *known.votes.entry(key).or_default().kinds.entry(name.kind).or_default() += 1;
                if let ([first, .., last], false) = (words, passage.heading) {
                    if name.kind == ActorKind::Person {
                        *known.surnames.entry(last.folded().to_owned()).or_default() += 1;
                    } else if name.kind == ActorKind::Organization {
                        *known.bodies.entry(first.folded().to_owned()).or_default() += 1;
                    } else if name.kind == ActorKind::Other && !lexicon.facts(first.folded()).has(Facts::GIVEN) {
                        known.makers.insert(first.folded().to_owned());
                    }
                }
            }
        }
        known.longest = known.longest.min(8);
        known
    }

    fn surnames_alone(&self, passages: &[Passage<'_>]) -> BTreeSet<String> {
        let mut alone = BTreeSet::new();
        for passage in passages.iter().filter(|passage| !passage.heading) {
            for (at, word) in passage.words.iter().enumerate() {
                if !word.opens && self.surnames.contains_key(word.folded()) && stands_alone(passage, at) {
                    alone.insert(word.folded().to_owned());
                }
            }
        }
        alone
    }

    fn kind(&self, passage: &Passage<'_>, name: &Found) -> Option<ActorKind> {
        let key = key(passage, name);
        if name.words.len() == 1 {
            if self.surnames.contains_key(&key) {
                return Some(ActorKind::Person);
            }
            if self.is_body(&key, name.kind) {
                return Some(ActorKind::Organization);
            }
        }
        self.most(&key).map(|(kind, _)| kind)
    }

    /// Whether a word that names what is of `kind` by its look begins the name of a body or of a thing, as a maker's does.
    fn is_body(&self, word: &str, kind: ActorKind) -> bool {
        match kind {
            ActorKind::Group | ActorKind::Place => false,
            ActorKind::Person => self.bodies.contains_key(word) || self.makers.contains(word),
            ActorKind::Organization | ActorKind::Other => self.bodies.contains_key(word),
        }
    }

    fn most(&self, key: &str) -> Option<(ActorKind, usize)> {
        let votes = self.votes.get(key)?;
        votes.kinds.iter().max_by_key(|&(kind, count)| (*count, Reverse(*kind))).map(|(kind, count)| (*kind, *count))
    }

    /// Whether running text has it.
    fn is_settled(&self, key: &str) -> bool {
        self.votes.contains_key(key) || self.surnames.contains_key(key)
    }
}

/// What a church or movement is called by alone: "Ruvology" where the "Church of Ruvology" is.
fn faith<'a>(words: &'a [Word<'_>], lexicon: &Lexicon) -> Option<&'a str> {
    let [head, of, name] = words else {
        return None;
    };
    let known = lexicon.longest(std::slice::from_ref(name)).is_some()
        || lexicon.facts(name.folded()).has(Facts::COMMON.or(Facts::GIVEN).or(Facts::SURNAME));
    let faith = matches!(head.folded(), "church" | "movement" | "temple") && of.text == "of";
    (faith && !known).then_some(name.folded())
}

/// Finds the document's own names where neither rules nor tagger saw them: at the beginning of sentences, in headings.
fn find_again(passage: &mut Passage<'_>, known: &Known, lexicon: &Lexicon, seen: &SeenWords) {
    let mut at = 0;
    let mut next = 0;
    while at < passage.words.len() {
        if let Some(name) = passage.found.get(next)
            && name.words.start <= at
        {
            at = name.words.end.max(at);
            next += 1;
            continue;
        }
        let to = passage.found.get(next).map_or(passage.words.len(), |name| name.words.start);
        if !passage.words.get(at).is_some_and(Word::is_capital) {
            at += 1;
            continue;
        }
        let Some(name) = known_at(passage, at..to, known, lexicon, seen) else {
            at += 1;
            continue;
        };
        at = name.words.end;
        insert(&mut passage.found, name);
        next += 1;
    }
}

/// The document's longest name that the words begin with.
fn known_at(
    passage: &Passage<'_>,
    Range { start: at, end: to }: Range<usize>,
    known: &Known,
    lexicon: &Lexicon,
    seen: &SeenWords,
) -> Option<Found> {
    let lower = |word: &Word<'_>| seen.get(&word_number(word.folded())).is_some_and(|seen| seen.lower);
    let mut key = String::new();
    let mut best = None;
    for end in at + 1..=(at + known.longest).min(to) {
        let word = passage.words.get(end - 1)?;
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word.folded());
        if end > at + 1 && !word.is_capital() {
            continue;
        }
        // An English word needs to be a name more than once, or to be part of a person's; "WHO" is none.
        let acronym = word.shape == Shape::Upper && !passage.heading;
        let common = end == at + 1 && !acronym && lexicon.facts(word.folded()).has(Facts::COMMON.or(Facts::CALENDAR));
        let surname = end == at + 1 && known.surnames.contains_key(&key);
        // "Young said", where a person called so is named in full: an English word, but not here.
        let settled = || {
            !passage.heading
                && known.alone.contains(&key)
                && !lexicon.facts(word.folded()).has(Facts::CALENDAR)
                && stands_alone(passage, at)
                && !(word.opens && lower(word))
        };
        if surname && (!common || settled()) {
            best = Some((end, ActorKind::Person));
        } else if let Some((kind, count)) = known.most(&key)
            && (!common || count >= 2 && !lower(word))
        {
            let body = end == at + 1 && known.is_body(&key, kind);
            best = Some((end, if body { ActorKind::Organization } else { kind }));
        }
    }
    let (end, kind) = best?;
    Some(Found { words: at..end, kind, evidence: Evidence::Context })
}

/// Whether the word has a capital, and none of its neighbours: it is part of no longer name.
fn stands_alone(passage: &Passage<'_>, at: usize) -> bool {
    let capital = |at: usize| passage.words.get(at).is_some_and(Word::is_capital);
    capital(at) && !capital(at + 1) && at.checked_sub(1).is_none_or(|before| !capital(before))
}

/// A name's words as the lexicons write them.
pub fn key(passage: &Passage<'_>, found: &Found) -> String {
    let words = passage.words.get(found.words.clone()).unwrap_or_default();
    let words: Vec<&str> = words.iter().map(|word| word.folded()).collect();
    words.join(" ")
}
