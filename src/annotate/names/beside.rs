//! What the words beside a document's names say of their bearers: "the island of Ruvo", "Ruvo shares", "the ferry Ruvo".
//!
//! The tagger sees a name by itself; here all mentions of one spelling are heard together. Only what it took for a person
//! by its look alone is put right, and only where nothing speaks for a person.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::LazyLock;

use super::document::Passage;
use super::lexicon::{Facts, Gazette, Lexicon};
use super::rules::{Evidence, Found};
use super::words::{COMPANY_ENDINGS, Shape, Word};
use crate::briefing::ActorKind;

/// Where a word stands that says something of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Of,
    After,
    In,
    To,
}

/// The words beside names.
static BESIDE: LazyLock<HashMap<&str, Vec<(Side, ActorKind)>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<(Side, ActorKind)>> = HashMap::new();
    let table = include_str!("../../../assets/lexicons/beside_names.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(word), Some(side), Some(kind)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let side = match side {
            "before" => Side::Before,
            "of" => Side::Of,
            "after" => Side::After,
            "in" => Side::In,
            _ => Side::To,
        };
        let kind = match kind {
            "place" => ActorKind::Place,
            "organization" => ActorKind::Organization,
            "person" => ActorKind::Person,
            _ => ActorKind::Other,
        };
        words.entry(word).or_default().push((side, kind));
    }
    words
});

/// Whether a noun before a name says that its bearer is a body.
pub fn is_body(noun: &str) -> bool {
    BESIDE.get(noun).is_some_and(|said| said.contains(&(Side::Before, ActorKind::Organization)))
}

/// Whether what `noun` means is a body's, where it is somebody's.
pub fn is_of_body(noun: &str) -> bool {
    let is = |noun: &str| BESIDE.get(noun).is_some_and(|said| said.contains(&(Side::After, ActorKind::Organization)));
    is(noun) || is(&format!("{noun}s"))
}

/// What is said of the bearers of one spelling.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// Three for a word that only persons have beside them, fewer for less.
    person: u32,
    /// By nouns beside it.
    place: u32,
    /// By "in" before it, by the lists that it stands in: two for each.
    site: u32,
    /// By what places and persons have before them.
    way: u32,
    organization: u32,
    other: u32,
}

impl Said {
    /// The kind that what is said speaks for, against a tagger that saw a person; `need`: how much must be said.
    fn instead_of_person(self, need: u32) -> Option<ActorKind> {
        let stands = 3 * self.place + self.site;
        let place = if stands > 0 { stands + self.way } else { 0 };
        let best = place.max(3 * self.organization).max(3 * self.other);
        if best < need || best <= self.person {
            return None;
        }
        Some(if best == place {
            ActorKind::Place
        } else if best == 3 * self.organization {
            ActorKind::Organization
        } else {
            ActorKind::Other
        })
    }

    /// The kind that nouns speak for where the tagger saw a body, a place or a thing.
    fn instead(self, kind: ActorKind) -> Option<ActorKind> {
        match kind {
            ActorKind::Organization | ActorKind::Other => {
                let least = if kind == ActorKind::Other { 2 } else { 1 };
                let most = 3 * self.place > 3 * (self.organization + self.other) + self.person;
                (self.place >= least && most).then_some(ActorKind::Place)
            }
            ActorKind::Place if 3 * self.organization > 3 * self.place + self.site => Some(ActorKind::Organization),
            _ => None,
        }
    }
}

/// Puts right the kinds of names whose neighbours say otherwise.
pub fn heed(passages: &mut [Passage<'_>], lexicon: &Lexicon) {
    let mut said = heard(passages, lexicon);
    lists(passages, lexicon, &mut said);
    short_places(&mut said);
    let surnames = surnames(passages, lexicon, &said);
    for passage in passages {
        let Passage { words, found, .. } = passage;
        for name in found.iter_mut() {
            let words = words.get(name.words.clone()).unwrap_or_default();
            let Some(said) = said.get(&key(words)).filter(|_| !is_known(name, words, lexicon)) else {
                continue;
            };
            let kind = if name.kind == ActorKind::Person {
                let surname = matches!(words, [word] if surnames.contains(word.folded()));
                no_person(words, *said, lexicon).filter(|_| !surname)
            } else {
                let facts = all_facts(words, lexicon);
                let headed = facts.has(Facts::ORGANIZATION_END.or(Facts::OTHER_END));
                let upper = words.iter().all(|word| word.shape == Shape::Upper);
                said.instead(name.kind).filter(|_| !headed && !upper)
            };
            if let Some(kind) = kind {
                name.kind = kind;
                name.evidence = Evidence::Known;
            }
        }
    }
}

/// What is said of each spelling outside of headings.
fn heard(passages: &[Passage<'_>], lexicon: &Lexicon) -> BTreeMap<String, Said> {
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| !passage.heading) {
        for (at, name) in passage.found.iter().enumerate() {
            let words = passage.words.get(name.words.clone()).unwrap_or_default();
            if let [before @ .., ending] = words
                && before.len() > 1
                && COMPANY_ENDINGS.contains(&ending.folded().trim_end_matches('.'))
            {
                said.entry(key(before)).or_default().organization += 4;
                said.entry(key(words)).or_default().organization += 4;
            }
            if name.kind != ActorKind::Group && !is_known(name, words, lexicon) {
                let said = said.entry(key(words)).or_default();
                // What the tagger saw elsewhere counts, too.
                said.site += u32::from(name.kind == ActorKind::Place);
                hear(passage, at, name, lexicon, said);
            }
        }
    }
    said
}

/// The surnames of those who are named in full.
fn surnames(passages: &[Passage<'_>], lexicon: &Lexicon, said: &BTreeMap<String, Said>) -> BTreeSet<String> {
    let mut surnames = BTreeSet::new();
    for passage in passages.iter().filter(|passage| !passage.heading) {
        for name in passage.found.iter().filter(|name| name.kind == ActorKind::Person) {
            let words = passage.words.get(name.words.clone()).unwrap_or_default();
            if let [first, .., last] = words
                && lexicon.facts(first.folded()).has(Facts::GIVEN)
                && said.get(&key(words)).is_none_or(|said| no_person(words, *said, lexicon).is_none())
            {
                surnames.insert(last.folded().to_owned());
            }
        }
    }
    surnames
}

/// What bears the name of `words`, which the tagger took for a person's, where enough speaks for it.
fn no_person(words: &[Word<'_>], said: Said, lexicon: &Lexicon) -> Option<ActorKind> {
    let facts = all_facts(words, lexicon);
    if is_model(words, facts) {
        return Some(ActorKind::Other);
    }
    let need = if facts.has(Facts::GIVEN.or(Facts::SURNAME)) { 3 } else { 2 };
    // "to visit Jane Roe in Lima": of a full name only nouns say such a thing.
    let full = words.len() > 1 && words.first().is_some_and(|first| lexicon.facts(first.folded()).has(Facts::GIVEN));
    let said = if full { Said { site: 0, way: 0, ..said } } else { said };
    said.instead_of_person(need)
}

fn all_facts(words: &[Word<'_>], lexicon: &Lexicon) -> Facts {
    words.iter().map(|word| lexicon.facts(word.folded())).fold(Facts::NONE, Facts::or)
}

/// Whether a name ends in a letter that is no initial ("Corvo OS X", "Model S") and begins with no given name.
fn is_model(words: &[Word<'_>], facts: Facts) -> bool {
    matches!(words, [_, .., last] if last.text.len() == 1 && last.shape == Shape::Upper && !matches!(last.text, "I" | "V"))
        && !facts.has(Facts::GIVEN)
}

/// Lets a place's last word be heard as a place: "Ruvo" after "Santa Ruvo".
fn short_places(said: &mut BTreeMap<String, Said>) {
    let places: Vec<String> = said
        .iter()
        .filter(|(_, said)| said.instead_of_person(3) == Some(ActorKind::Place))
        .filter_map(|(key, _)| Some(key.rsplit_once(' ')?.1.to_owned()))
        .collect();
    for last in places {
        if let Some(said) = said.get_mut(&last).filter(|said| said.person == 0) {
            said.place += 1;
        }
    }
}

/// Whether a lexicon has the whole name.
fn is_known(name: &Found, words: &[Word<'_>], lexicon: &Lexicon) -> bool {
    name.evidence == Evidence::Known || lexicon.longest(words).is_some_and(|(length, _)| length == words.len())
}

fn key(words: &[Word<'_>]) -> String {
    let mut key = String::new();
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word.folded());
    }
    key
}

/// Adds what stands beside one mention.
fn hear(passage: &Passage<'_>, number: usize, name: &Found, lexicon: &Lexicon, said: &mut Said) {
    let Range { start, end } = name.words;
    let word = |at: Option<usize>| at.and_then(|at| passage.words.get(at));
    let text = |at: Option<usize>| word(at).map_or("", |word| word.folded());
    let (before, after) = (start.checked_sub(1), Some(end));
    let human = |at: Option<usize>, side: Side| {
        BESIDE.get(text(at)).is_some_and(|said| said.contains(&(side, ActorKind::Person)))
    };
    let titled = word(before).is_some_and(|word| {
        let facts = lexicon.facts(word.folded());
        facts.has(Facts::HONORIFIC.or(Facts::RANK)) || facts.has(Facts::OFFICE) && !facts.has(Facts::ORGANIZATION_END)
    });
    if titled || human(before, Side::Before) || human(after, Side::After) {
        said.person += 3;
    } else if matches!(text(before), "by" | "with") {
        said.person += 2;
    } else if word(after)
        .is_some_and(|word| word.shape == Shape::Lower && word.text.len() > 4 && word.text.ends_with("ed"))
    {
        said.person += 1;
    }
    // "Jane Roe, 34,"
    let aged = text(after) == ","
        && word(Some(end + 1)).is_some_and(|word| word.shape == Shape::Number && word.text.len() == 2);
    said.person += 3 * u32::from(aged);
    let mut hear = |word: &str, sides: &[Side]| {
        for (side, kind) in BESIDE.get(word).into_iter().flatten().filter(|(side, _)| sides.contains(side)) {
            match (side, kind) {
                (Side::In, _) => said.site += 2,
                (Side::To, _) => said.way += 1,
                (_, ActorKind::Place) => said.place += 1,
                (_, ActorKind::Organization) => said.organization += 1,
                // Heard above, whatever the sides.
                (_, ActorKind::Person) => {}
                _ => said.other += 1,
            }
        }
    };
    let follows = word(after);
    let owns = follows.is_some_and(Word::is_possessive);
    let lower = |at: Option<usize>| word(at).is_some_and(|word| word.shape == Shape::Lower);
    if text(before) == "of" {
        hear(text(start.checked_sub(2)), &[Side::Of]);
    } else if lower(before) {
        // "in Jane's view", "in Roe films" say nothing.
        let alone = !owns && follows.is_none_or(|word| word.shape != Shape::Lower || is_small(word.folded()));
        let sides: &[Side] = if alone { &[Side::Before, Side::In, Side::To] } else { &[Side::Before] };
        hear(text(before), sides);
    }
    if lower(after) && !follows.is_some_and(|word| word.opens) {
        hear(text(after), &[Side::After]);
    }
    // "Ruvo, Peru", but not "Roe, Peru's envoy".
    let next = passage.found.get(number + 1);
    if text(after) == ","
        && let Some(next) = next.filter(|next| next.words.start == end + 1 && next.kind == ActorKind::Place)
        && passage
            .words
            .get(next.words.clone())
            .and_then(|words| lexicon.longest(words))
            .is_some_and(|(_, entry)| matches!(entry.gazette, Gazette::Country | Gazette::Region))
        && !text(Some(next.words.end)).starts_with('\'')
        && matches!(text(Some(next.words.end)), "," | "." | ";" | ")" | "")
    {
        said.site += 1;
    }
}

/// Whether the word goes on with the sentence and not with the name before it.
fn is_small(folded: &str) -> bool {
    const SMALL: &str = "a an and are as at but by for from had has have if in is it of on or that the then this to was were when \
        who will with";
    folded.len() <= 4 && SMALL.split_whitespace().any(|small| small == folded)
}

/// Hears the lists that names stand in: "Ruvo, Lima and Quito".
fn lists(passages: &[Passage<'_>], lexicon: &Lexicon, said: &mut BTreeMap<String, Said>) {
    for passage in passages.iter().filter(|passage| !passage.heading) {
        let word = |at: usize| passage.words.get(at).map_or("", |word| word.folded());
        let follows = |one: &Found, next: &Found| match next.words.start.checked_sub(one.words.end) {
            Some(1) => matches!(word(one.words.end), "," | "and" | "or"),
            Some(2) => word(one.words.end) == "," && matches!(word(one.words.end + 1), "and" | "or"),
            _ => false,
        };
        for list in passage.found.chunk_by(follows) {
            // "Ruvo, Peru" is no list.
            if list.len() < 3 {
                continue;
            }
            let words = |name: &Found| passage.words.get(name.words.clone()).unwrap_or_default();
            let places = list
                .iter()
                .filter(|name| {
                    let words = words(name);
                    let known = is_known(name, words, lexicon) && name.kind == ActorKind::Place;
                    known || said.get(&key(words)).is_some_and(|said| 3 * said.place + said.site > said.person)
                })
                .count();
            let human = |name: &Found| {
                let words = words(name);
                said.get(&key(words)).is_some_and(|said| said.person > 0)
                    || words.len() > 1
                        && words.first().is_some_and(|first| lexicon.facts(first.folded()).has(Facts::GIVEN))
            };
            if places * 3 < list.len() || list.iter().any(human) {
                continue;
            }
            for name in list.iter().filter(|name| name.kind == ActorKind::Person) {
                let words = words(name);
                if !is_known(name, words, lexicon) {
                    said.entry(key(words)).or_default().site += 2;
                }
            }
        }
    }
}
