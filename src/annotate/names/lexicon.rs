//! What is known of names before a text is read: places, peoples, bodies, given names, titles.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::words::{Shape, Word, fold, words};
use crate::briefing::ActorKind;
use crate::text::Span;
use crate::text::rows::rows;

/// What may be known of a single word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// An English word that is written in lower case.
    pub const COMMON: Self = Self(1);
    /// A given name that men bear.
    pub const MALE: Self = Self(2);
    /// A given name that women bear.
    pub const FEMALE: Self = Self(4);
    /// A family name.
    pub const SURNAME: Self = Self(8);
    /// A form of address ("Mr").
    pub const HONORIFIC: Self = Self(16);
    /// An office, work or standing ("minister").
    pub const OFFICE: Self = Self(32);
    /// A rank.
    pub const RANK: Self = Self(64);
    /// A word that only qualifies a title ("former").
    pub const QUALIFIER: Self = Self(128);
    /// A day of the week, a month, a season or feast.
    pub const CALENDAR: Self = Self(256);
    /// The last word of organizations' names.
    pub const ORGANIZATION_END: Self = Self(512);
    /// The first word of organizations' names, before "of" or "for".
    pub const ORGANIZATION_START: Self = Self(1024);
    /// The last word of places' names.
    pub const PLACE_END: Self = Self(2048);
    /// The first word of places' names.
    pub const PLACE_START: Self = Self(4096);
    /// The last word of the names of events, laws, works.
    pub const OTHER_END: Self = Self(8192);
    /// The first word of such names.
    pub const OTHER_START: Self = Self(16384);
    /// A body of state, whose name does not take in the nation's ("Iraqi parliament").
    pub const STATE_BODY: Self = Self(32768);

    /// Nothing.
    pub const NONE: Self = Self(0);

    /// Whether any of `other` is known.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The bits, for the features of the tagger.
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Any given name.
    pub const GIVEN: Self = Self::MALE.or(Self::FEMALE);
    /// Anything that may stand before a person's name.
    pub const TITLE: Self = Self::HONORIFIC.or(Self::OFFICE).or(Self::RANK);
}

/// What a phrase of the gazetteers names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gazette {
    /// A country or a land that is spoken of like one.
    Country,
    /// A people, religion, creed.
    Group,
    /// A region, sea, river, state.
    Region,
    /// A capital.
    Capital,
    /// A city.
    City,
    /// A body.
    Organization,
}

impl Gazette {
    /// The kind of actor that it is.
    pub fn kind(self) -> ActorKind {
        match self {
            Self::Group => ActorKind::Group,
            Self::Organization => ActorKind::Organization,
            Self::Country | Self::Region | Self::Capital | Self::City => ActorKind::Place,
        }
    }
}

/// A name of the gazetteers.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it names.
    pub gazette: Gazette,
    /// The bearer: names with the same number and gazette mean the same.
    pub bearer: u32,
    /// Whether it is written in capitals alone, so that "who" is not the WHO.
    upper: bool,
    /// Thousands of inhabitants of a city.
    pub people: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    goes_on: bool,
    entry: Option<Entry>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// What it may be.
    pub facts: Facts,
    /// The set of words that are used like it, counted from 1; 0 for none.
    cluster: u16,
}

/// All lexicons, as lookups.
pub struct Lexicon {
    words: HashMap<&'static str, Known, BuildHasherDefault<Fnv>>,
    /// The middling and the coarse set that each fine one is in, both counted from 1.
    wider: Vec<[u8; 2]>,
    phrases: HashMap<u64, Node, BuildHasherDefault<Same>>,
    standard: Vec<&'static str>,
}

/// The lexicons of the program, read on first use.
pub fn lexicon() -> &'static Lexicon {
    static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);
    &BUILT_IN
}

const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february \
    april june july august september october november december jan jan. feb feb. mar. apr apr. jun jun. jul jul. aug aug. \
    sep sep. sept sept. oct oct. nov nov. dec dec. mon tue tues wed thu thur thurs fri sat sun easter christmas ramadan \
    thanksgiving halloween hanukkah passover diwali eid gmt utc est edt pst pdt cet bst a.m. p.m. am pm ad bc bce";

const STATE_BODIES: &str = "ministry parliament army navy police embassy consulate cabinet senate congress assembly \
    legislature forces force guard guards intelligence department court government";

impl Lexicon {
    fn built_in() -> Self {
        let mut new = Self {
            words: HashMap::with_capacity_and_hasher(80_000, BuildHasherDefault::default()),
            wider: Vec::new(),
            phrases: HashMap::with_capacity_and_hasher(24_000, BuildHasherDefault::default()),
            standard: Vec::new(),
        };
        for line in rows(include_str!("../../../assets/lexicons/common_words.txt")) {
            new.know(line, Facts::COMMON);
        }
        for line in rows(include_str!("../../../assets/lexicons/first_names.tsv")) {
            if let Some((name, gender)) = line.split_once('\t') {
                new.know(
                    name,
                    match gender {
                        "m" => Facts::MALE,
                        "f" => Facts::FEMALE,
                        _ => Facts::GIVEN,
                    },
                );
            }
        }
        for line in rows(include_str!("../../../assets/lexicons/surnames.txt")) {
            new.know(line, Facts::SURNAME);
        }
        for line in rows(include_str!("../../../assets/lexicons/titles.tsv")) {
            if let Some((word, class)) = line.split_once('\t') {
                new.know(
                    word,
                    match class {
                        "h" => Facts::HONORIFIC,
                        "o" => Facts::OFFICE,
                        "r" => Facts::RANK,
                        _ => Facts::QUALIFIER,
                    },
                );
            }
        }
        for word in CALENDAR.split_whitespace() {
            new.know(word, Facts::CALENDAR);
        }
        for word in STATE_BODIES.split_whitespace() {
            new.know(word, Facts::STATE_BODY);
        }
        for line in rows(include_str!("../../../assets/lexicons/organization_heads.tsv")) {
            new.know_head(line);
        }
        new.read_clusters(include_str!("../../../assets/lexicons/word_clusters.txt"));
        new.read_cities(include_str!("../../../assets/lexicons/cities.tsv"));
        new.read_names(include_str!("../../../assets/lexicons/places.txt"), Gazette::Region);
        new.read_names(include_str!("../../../assets/lexicons/groups.txt"), Gazette::Group);
        new.read_organizations(include_str!("../../../assets/lexicons/organizations.tsv"));
        new.read_countries(include_str!("../../../assets/lexicons/countries.tsv"));
        new
    }

    fn know(&mut self, word: &'static str, what: Facts) {
        let known = self.words.entry(word).or_default();
        known.facts = known.facts.or(what);
    }

    fn read_clusters(&mut self, table: &'static str) {
        for line in rows(table) {
            let mut fields = line.split(' ');
            let mut number = || fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
            self.wider.push([number(), number()]);
            for word in fields {
                self.words.entry(word).or_default().cluster = self.wider.len() as u16;
            }
        }
    }

    fn know_head(&mut self, line: &'static str) {
        let mut fields = line.split('\t');
        let (Some(word), Some(kind), Some(place)) = (fields.next(), fields.next(), fields.next()) else {
            return;
        };
        let (end, start) = match kind {
            "org" => (Facts::ORGANIZATION_END, Facts::ORGANIZATION_START),
            "place" => (Facts::PLACE_END, Facts::PLACE_START),
            _ => (Facts::OTHER_END, Facts::OTHER_START),
        };
        if place != "start" {
            self.know(word, end);
        }
        if place != "end" {
            self.know(word, start);
        }
    }

    fn read_cities(&mut self, table: &'static str) {
        for line in rows(table) {
            let mut fields = line.split('\t');
            if let (Some(name), Some(_), Some(people)) = (fields.next(), fields.next(), fields.next()) {
                let bearer = self.bearer(name);
                self.add(name, Gazette::City, bearer, people.parse().unwrap_or(0), false);
            }
        }
    }

    fn read_names(&mut self, table: &'static str, gazette: Gazette) {
        for line in rows(table) {
            let name = line.trim_start_matches('+');
            let bearer = self.bearer(name);
            self.add(name, gazette, bearer, 0, false);
            if line.starts_with('+') {
                self.add(&format!("{name}s"), gazette, bearer, 0, false);
            }
        }
    }

    fn read_organizations(&mut self, table: &'static str) {
        for line in rows(table) {
            let (name, others) = line.split_once('\t').unwrap_or((line, ""));
            let bearer = self.bearer(name);
            for name in std::iter::once(name).chain(others.split('|')) {
                let upper = name.len() <= 6 && !name.contains(char::is_lowercase);
                self.add(name, Gazette::Organization, bearer, 0, upper);
            }
        }
    }

    fn read_countries(&mut self, table: &'static str) {
        for line in rows(table) {
            let mut fields = line.split('\t').skip(1);
            let mut field = || fields.next().unwrap_or_default();
            let (name, others, capitals, people) = (field(), field(), field(), field());
            let country = self.bearer(name);
            for name in std::iter::once(name).chain(others.split('|')) {
                let upper = name.len() <= 6 && !name.contains(char::is_lowercase);
                self.add(name, Gazette::Country, country, 0, upper);
                // "U. S." in print
                if name.contains('.') {
                    self.add(name.replace('.', ". ").trim_end(), Gazette::Country, country, 0, false);
                }
            }
            for capital in capitals.split('|') {
                let bearer = self.bearer(capital.split(',').next().unwrap_or(capital));
                self.add(capital, Gazette::Capital, bearer, 1000, false);
            }
            let adjective = people.split('|').next().unwrap_or_default();
            let group = self.bearer(adjective.trim_start_matches('+'));
            for word in people.split('|') {
                let one = word.trim_start_matches('+');
                self.add(one, Gazette::Group, group, 0, false);
                if word.starts_with('+') {
                    self.add(&format!("{one}s"), Gazette::Group, group, 0, false);
                }
            }
        }
    }

    fn bearer(&mut self, name: &'static str) -> u32 {
        self.standard.push(name);
        (self.standard.len() - 1) as u32
    }

    fn add(&mut self, name: &str, gazette: Gazette, bearer: u32, people: u32, upper: bool) {
        let Some(whole) = Span::new(name, 0, name.len()) else {
            return;
        };
        let cut = words(name, whole);
        let mut key = START;
        for (at, word) in cut.iter().enumerate() {
            key = next_key(key, word.folded());
            let node = self.phrases.entry(key).or_default();
            if at + 1 < cut.len() {
                node.goes_on = true;
            } else {
                node.entry = Some(Entry { gazette, bearer, upper, people });
            }
        }
    }

    /// What is known of a word, given as [`fold`] writes it.
    pub fn known(&self, folded: &str) -> Known {
        self.words.get(folded).copied().unwrap_or_default()
    }

    /// What a word, given as [`fold`] writes it, may be.
    pub fn facts(&self, folded: &str) -> Facts {
        self.known(folded).facts
    }

    /// The words used like a word: the number of a fine, a middling and a coarse set of words; 0 for none.
    pub fn cluster(&self, known: Known) -> [u64; 3] {
        let fine = usize::from(known.cluster);
        let wider = fine.checked_sub(1).and_then(|at| self.wider.get(at));
        wider.map_or([0; 3], |&[middling, coarse]| [fine as u64, u64::from(middling), u64::from(coarse)])
    }

    /// The longest name of the gazetteers that `words` begin with: its number of words and its entry.
    pub fn longest(&self, words: &[Word<'_>]) -> Option<(usize, Entry)> {
        let mut key = START;
        let mut best = None;
        for (at, word) in words.iter().enumerate() {
            key = next_key(key, word.folded());
            let Some(node) = self.phrases.get(&key) else {
                break;
            };
            if let Some(entry) = node.entry
                && (!entry.upper || word.shape != Shape::Capital || at > 0)
            {
                best = Some((at + 1, entry));
            }
            if !node.goes_on {
                break;
            }
        }
        best
    }

    /// The entry of a whole name.
    pub fn entry(&self, name: &str) -> Option<Entry> {
        let words = words(name, Span::new(name, 0, name.len())?);
        let (length, entry) = self.longest(&words)?;
        (length == words.len()).then_some(entry)
    }

    /// The usual name of a bearer.
    pub fn standard(&self, bearer: u32) -> &'static str {
        self.standard.get(bearer as usize).copied().unwrap_or_default()
    }

    /// Whether a word, given as [`fold`] writes it, is an English word that is written in lower case or a form of one.
    pub fn is_plain(&self, folded: &str) -> bool {
        let is = |word: &str| self.facts(word).has(Facts::COMMON);
        let stems = ["s", "es", "d", "ed", "ing"].into_iter().filter_map(|ending| folded.strip_suffix(ending));
        is(folded) || stems.filter(|stem| stem.len() > 2).any(|stem| is(stem) || is(&format!("{stem}e")))
    }

    /// What is known of a word as it stands.
    pub fn facts_of(&self, word: &str) -> Facts {
        self.facts(&fold(word))
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The key of the phrase `key` with one more word: FNV-1a.
fn next_key(key: u64, word: &str) -> u64 {
    let mut key = (key ^ 0xff).wrapping_mul(0x0100_0000_01b3);
    for byte in word.bytes() {
        key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    key
}

/// FNV-1a: quick on short words, and the lexicons are no hostile input.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Keys that are hashes already.
#[derive(Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 << 8) | u64::from(byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
