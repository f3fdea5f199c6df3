//! Mends what the tagger cut apart: names of the gazetteers, and capitals left over beside a name.

mod cuts;
mod joins;

use super::document::Passage;
use super::lexicon::{Facts, Gazette, Lexicon};
use super::rules::{Evidence, Found};
use super::words::{Shape, Word};
use crate::briefing::ActorKind;

/// Mends the names of one passage; they stay in order and apart from one another.
pub fn repair(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    cuts::sentences(passage);
    whole_chains(passage, lexicon);
    whole_phrases(passage, lexicon);
    usual_kinds(passage, lexicon);
    titled(passage, lexicon);
    trim(passage, lexicon);
    join_of(passage, lexicon);
    joins::national_bodies(passage, lexicon);
    joins::lands(passage, lexicon);
    joins::partners(passage, lexicon);
    if !passage.heading {
        extend(passage, lexicon);
    }
    cuts::labels(passage);
    cuts::leanings(passage);
    cuts::qualifiers(passage, lexicon);
    cuts::holders(passage, lexicon);
    cuts::pairs(passage, lexicon);
}

fn capital(passage: &Passage<'_>, at: usize) -> bool {
    passage.words.get(at).is_some_and(Word::is_capital)
}

/// Puts names of several words that a gazetteer has in place of their pieces.
fn whole_phrases(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut at = 0;
    while at < passage.words.len() {
        let phrase = capital(passage, at)
            .then(|| passage.words.get(at..).and_then(|rest| lexicon.longest(rest)))
            .flatten()
            .filter(|&(length, _)| length > 1 && capital(passage, at + length - 1));
        let Some((length, entry)) = phrase else {
            at += 1;
            continue;
        };
        let words = at..at + length;
        // Names are in order and apart from one another.
        let from = passage.found.partition_point(|name| name.words.end <= words.start);
        let to = passage.found.partition_point(|name| name.words.start < words.end).max(from);
        let overlapping = passage.found.get(from..to).unwrap_or_default();
        let within = |name: &Found| words.start <= name.words.start && name.words.end <= words.end;
        // A name of an English word is doubtful where no name was seen ("Old City").
        let sure = !overlapping.is_empty() || !passage.heading && entry.gazette != Gazette::City;
        if sure && overlapping.iter().all(within) {
            let kept = overlapping
                .iter()
                .find(|name| name.words == words && entry.gazette == Gazette::City)
                .map_or(entry.gazette.kind(), |name| name.kind);
            passage.found.splice(from..to, [Found { words, kind: kept, evidence: Evidence::Known }]);
        }
        at += length;
    }
}

/// Keeps words that hyphens tie together in one name ("Mazar-i-Sharif"), unless each is known by itself ("Iran-Iraq").
fn whole_chains(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut at = 0;
    while at < passage.words.len() {
        let end = chain_end(passage, at);
        if end <= at + 1 {
            at += 1;
            continue;
        }
        let apart = (at..end).filter(|&at| capital(passage, at)).any(|at| {
            let known = passage.words.get(at..).and_then(|rest| lexicon.longest(rest));
            known
                .is_some_and(|(_, entry)| matches!(entry.gazette, Gazette::Country | Gazette::Group | Gazette::Capital))
        });
        let touched: Vec<&Found> =
            passage.found.iter().filter(|name| name.words.start < end && at < name.words.end).collect();
        if let (false, Some(first), Some(last)) = (apart, touched.first(), touched.last()) {
            let words = first.words.start.min(at)..last.words.end.max(end);
            let kind = touched.iter().max_by_key(|name| name.words.len()).map_or(ActorKind::Other, |name| name.kind);
            passage.found.retain(|name| name.words.end <= words.start || words.end <= name.words.start);
            insert(&mut passage.found, Found { words, kind, evidence: Evidence::Form });
        }
        at = end;
    }
}

/// The end of the words that hyphens tie to the capital at `at`; `at + 1` where none do.
fn chain_end(passage: &Passage<'_>, at: usize) -> usize {
    let hyphen = |at: usize| passage.words.get(at).is_some_and(|word| word.text == "-" && word.glued);
    let glued = |at: usize| passage.words.get(at).is_some_and(|word| word.glued);
    let short = |at: usize| passage.words.get(at).is_some_and(|word| word.text.len() <= 3);
    let mut end = at + 1;
    if !capital(passage, at) {
        return at;
    }
    loop {
        if hyphen(end) && glued(end + 1) && capital(passage, end + 1) {
            end += 2;
        } else if hyphen(end)
            && glued(end + 1)
            && short(end + 1)
            && hyphen(end + 2)
            && glued(end + 3)
            && capital(passage, end + 3)
        {
            end += 4;
        } else {
            return end;
        }
    }
}

/// Takes small words and marks from the ends of names, and drops names that are a word of direction or of office alone.
/// "The council WILL lose it": whether the word is one of grammar in capitals.
fn is_stressed(word: &Word<'_>) -> bool {
    word.shape == Shape::Upper && STRESSED.split(' ').any(|stressed| stressed == word.folded())
}

/// Words of grammar that no name ends with.
const STRESSED: &str = "all always can cannot could did does had has must never no not now should will would";

fn trim(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let Passage { words, found, .. } = passage;
    for name in found.iter_mut() {
        while name.words.len() > 1
            && words.get(name.words.end - 1).is_some_and(|word| {
                matches!(word.folded(), "of" | "for" | "and" | "the" | "in" | "on" | "-" | "/" | "." | "'" | "’" | "&")
                    || word.is_possessive()
                    || is_stressed(word)
            })
        {
            name.words.end -= 1;
        }
    }
    found.retain(|name| {
        let Some([word]) = words.get(name.words.clone()) else {
            return true;
        };
        let facts = lexicon.facts(word.folded());
        let known = lexicon.longest(std::slice::from_ref(word)).is_some();
        let empty = facts.has(Facts::COMMON)
            && facts.has(Facts::PLACE_START.or(Facts::STATE_BODY).or(Facts::ORGANIZATION_START).or(Facts::CALENDAR));
        known || !empty
    });
}

/// Joins an organization with the land after "of": "Islamic Movement of Peru".
fn join_of(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let mut joined: Vec<Found> = Vec::with_capacity(passage.found.len());
    for name in std::mem::take(&mut passage.found) {
        let of = |last: &Found| {
            last.kind == ActorKind::Organization
                && last.words.len() > 1
                && last.words.end + 1 == name.words.start
                && passage.words.get(last.words.end).is_some_and(|word| word.folded() == "of")
                && name.kind == ActorKind::Place
                && passage
                    .words
                    .get(last.words.end - 1)
                    .is_some_and(|word| !lexicon.facts(word.folded()).has(Facts::STATE_BODY))
        };
        match joined.last_mut() {
            Some(last) if of(last) => last.words.end = name.words.end,
            _ => joined.push(name),
        }
    }
    passage.found = joined;
}

/// Puts `name` at its place among others.
pub fn insert(found: &mut Vec<Found>, name: Found) {
    let at = found.partition_point(|other| other.words.start < name.words.start);
    found.insert(at, name);
}

/// Gives countries, peoples and well-known bodies of one word their kind.
fn usual_kinds(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    for name in &mut passage.found {
        let Some(words) = passage.words.get(name.words.clone()) else {
            continue;
        };
        let Some((length, entry)) = lexicon.longest(words) else {
            continue;
        };
        let usual = match entry.gazette {
            Gazette::Country | Gazette::Group => name.kind != ActorKind::Person,
            Gazette::Organization => name.kind == ActorKind::Other,
            _ => false,
        };
        if length == words.len() && usual {
            name.kind = entry.gazette.kind();
            name.evidence = Evidence::Known;
        }
    }
}

/// Makes a place after an office or a form of address the person who bears its name: "Secretary Austin", "Mrs Lima". A rank may
/// be an adjective ("Major Houston roads").
fn titled(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let Passage { words, found, .. } = passage;
    for name in found.iter_mut().filter(|name| name.kind == ActorKind::Place && name.words.len() == 1) {
        let facts = |at: usize| words.get(at).map_or(Facts::NONE, |word| lexicon.facts(word.folded()));
        let before = name.words.start.checked_sub(1).filter(|before| words.get(*before).is_some_and(Word::is_capital));
        let is_titled = before.is_some_and(|before| facts(before).has(Facts::OFFICE.or(Facts::HONORIFIC)));
        if is_titled && facts(name.words.start).has(Facts::SURNAME.or(Facts::GIVEN)) {
            name.kind = ActorKind::Person;
            name.evidence = Evidence::Known;
        }
    }
}

/// Whether it is a small word with a capital ("In", "Let").
fn small(word: &Word<'_>, facts: Facts) -> bool {
    facts.has(Facts::COMMON) && word.text.len() <= 4 && word.shape == Shape::Capital
}

fn is_initial(word: &Word<'_>) -> bool {
    word.shape == Shape::Upper && word.text.ends_with('.') && word.text.len() <= 4
}

/// Lets persons and organizations reach over the capitals beside them that no name has.
fn extend(passage: &mut Passage<'_>, lexicon: &Lexicon) {
    let not_a_part = Facts::TITLE.or(Facts::CALENDAR).or(Facts::QUALIFIER);
    for at in 0..passage.found.len() {
        let Some(name) = passage.found.get(at) else {
            break;
        };
        let mut words = name.words.clone();
        if !matches!(name.kind, ActorKind::Person | ActorKind::Organization) || words.is_empty() {
            continue;
        }
        let from = at.checked_sub(1).and_then(|at| passage.found.get(at)).map_or(0, |name| name.words.end);
        let to = passage.found.get(at + 1).map_or(passage.words.len(), |name| name.words.start);
        let free = |at: usize| {
            passage.words.get(at).is_some_and(|word| {
                let facts = lexicon.facts(word.folded());
                word.is_capital()
                    && (facts.has(Facts::GIVEN) || !facts.has(not_a_part) && !small(word, facts))
                    && word.folded() != "i"
                    && !is_stressed(word)
            })
        };
        let person = name.kind == ActorKind::Person;
        while words.end < to && free(words.end) && !passage.words.get(words.end).is_some_and(|word| word.opens) {
            words.end += 1;
        }
        while person
            && words.start > from
            && passage.words.get(words.start - 1).is_some_and(|word| {
                is_initial(word)
                    || word.is_capital()
                        && lexicon.facts(word.folded()).has(Facts::GIVEN)
                        && !lexicon.facts(word.folded()).has(not_a_part.or(Facts::COMMON))
            })
            && !passage.words.get(words.start).is_some_and(|word| word.opens)
        {
            words.start -= 1;
        }
        if let Some(name) = passage.found.get_mut(at) {
            name.words = words;
        }
    }
}
