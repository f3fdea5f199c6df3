//! Where names begin and end and what they name, by lexicons and by the company they keep.

use std::ops::Range;

use super::lexicon::{Entry, Facts, Gazette, Lexicon};
use super::words::{Shape, Word};
use crate::briefing::ActorKind;

/// A name found in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its words.
    pub words: Range<usize>,
    /// What it names.
    pub kind: ActorKind,
    /// How good the evidence for its kind is.
    pub evidence: Evidence,
}

/// How good the evidence for a name's kind is, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It is a name by its capital alone.
    Guess,
    /// The words beside it say so.
    Context,
    /// Its own words say so.
    Form,
    /// A lexicon has it.
    Known,
}

const PARTICLES: [&str; 26] = [
    "of", "de", "du", "des", "del", "della", "di", "da", "dos", "das", "do", "van", "von", "der",
    "den", "ter", "bin", "ibn", "bint", "al", "el", "la", "le", "y", "ul", "&",
];

/// The article of Arabic names, which a hyphen ties to the next word.
const ARTICLES: [&str; 14] = [
    "al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ez", "ul", "ur", "ud", "es",
];

const SAYING: [&str; 28] = [
    "said",
    "says",
    "told",
    "added",
    "wrote",
    "explained",
    "stressed",
    "insisted",
    "warned",
    "argued",
    "noted",
    "claimed",
    "admitted",
    "replied",
    "recalled",
    "believes",
    "thinks",
    "tweeted",
    "testified",
    "resigned",
    "joked",
    "smiled",
    "scored",
    "who",
    "himself",
    "herself",
    "graduated",
    "married",
];

const PLACE_BEFORE: [&str; 8] = [
    "in", "near", "at", "around", "outside", "inside", "northern", "southern",
];

/// The names among `words`, in order and apart from one another. `heading`: whether every word has its capital, so that
/// capitals say nothing.
pub fn find(words: &[Word<'_>], lexicon: &Lexicon, heading: bool) -> Vec<Found> {
    let scan = Scan {
        words,
        facts: words
            .iter()
            .map(|word| lexicon.facts(&word.folded))
            .collect(),
        lexicon,
        heading,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if scan.may_begin(at) {
            let end = scan.run_end(at);
            scan.cut(at..end, &mut found);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

struct Scan<'a> {
    words: &'a [Word<'a>],
    facts: Vec<Facts>,
    lexicon: &'a Lexicon,
    heading: bool,
}

impl Scan<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.folded.as_str())
    }

    fn shape(&self, at: usize) -> Shape {
        self.words.get(at).map_or(Shape::Mark, |word| word.shape)
    }

    fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    fn capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::is_capital)
    }

    fn fact(&self, at: usize) -> Facts {
        self.facts.get(at).copied().unwrap_or_default()
    }

    fn has(&self, at: usize, facts: Facts) -> bool {
        self.fact(at).has(facts)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    fn may_begin(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::Capital | Shape::Upper => true,
            Shape::Mixed => self.is_product(at),
            Shape::Lower => {
                ARTICLES.contains(&self.word(at))
                    && self.word(at + 1) == "-"
                    && self.glued(at + 1)
                    && self.capital(at + 2)
                    && self.glued(at + 2)
            }
            _ => false,
        }
    }

    /// Whether the word at `at` is written like "iPhone".
    fn is_product(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        let lower = word.text.chars().take_while(|c| c.is_lowercase()).count();
        word.shape == Shape::Mixed
            && lower <= 2
            && word.text.chars().nth(lower).is_some_and(char::is_uppercase)
    }

    /// The end of the run of capitals, with what may stand between them, that begins at `start`.
    fn run_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            let next = if self.capital(end) && !self.opens(end) {
                end + 1
            } else {
                match self.bridge(start, end) {
                    Some(next) => next,
                    None => return end,
                }
            };
            end = next;
        }
    }

    fn opens(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.opens)
    }

    /// The end of the run where the words at `at` join what stands before them to a capital after them.
    fn bridge(&self, start: usize, at: usize) -> Option<usize> {
        let word = self.word(at);
        // "Nouri al-Maliki", "Deir ez-Zor"
        if ARTICLES.contains(&word)
            && self.word(at + 1) == "-"
            && self.glued(at + 1)
            && self.capital(at + 2)
        {
            return Some(at + 3);
        }
        if word == "-" && self.glued(at) && self.glued(at + 1) {
            if self.capital(at + 1) {
                return Some(at + 2);
            }
            // "Mojahedin-e-Khalq", "Mazar-i-Sharif"
            let inner =
                self.word(at + 1).len() <= 2 && self.word(at + 2) == "-" && self.glued(at + 2);
            return (inner && self.capital(at + 3)).then_some(at + 4);
        }
        if self.words.get(at).is_some_and(Word::is_possessive) {
            let common = self.has(at.wrapping_sub(1), Facts::COMMON)
                && self.lexicon.longest(self.words.get(at - 1..at)?).is_none();
            return (common && self.capital(at + 1)).then_some(at + 2);
        }
        if matches!(word, "'" | "’") && self.glued(at) && self.word(at - 1).ends_with('s') {
            let common = self.has(at - 1, Facts::COMMON.or(Facts::OFFICE));
            return (common && self.capital(at + 1)).then_some(at + 2);
        }
        if word == "," && matches!(self.word(at + 1), "inc" | "inc." | "ltd" | "ltd." | "llc") {
            return Some(at + 2);
        }
        let headed = (start..at).any(|at| self.has(at, Facts::ORGANIZATION_START));
        match word {
            "for" | "on" | "in"
                if headed && self.capital(at + 1) && !self.has(at + 1, Facts::CALENDAR) =>
            {
                Some(at + 2)
            }
            "for" | "of" if headed && self.word(at + 1) == "the" && self.capital(at + 2) => {
                Some(at + 3)
            }
            "of" if self.word(at + 1) == "the"
                && self.capital(at + 2)
                && self.has(
                    at - 1,
                    Facts::ORGANIZATION_END
                        .or(Facts::OTHER_START)
                        .or(Facts::PLACE_START),
                ) =>
            {
                Some(at + 3)
            }
            "and" | "&" if self.capital(at + 1) => {
                let of = (start..at).any(|at| self.word(at) == "of" || self.word(at) == "for");
                let head = (at + 1..at + 4).find(|&at| self.has(at, Facts::ORGANIZATION_END));
                let all = head.is_some_and(|head| (at + 1..=head).all(|at| self.capital(at)));
                let plain = |at: usize| self.has(at, Facts::COMMON) && !self.has(at, Facts::GIVEN);
                let joined = word == "&"
                    || (headed && of && plain(at - 1) && plain(at + 1))
                    || (all && plain(at - 1) && plain(at + 1));
                joined.then_some(at + 2)
            }
            _ if PARTICLES.contains(&word) && self.capital(at + 1) => {
                let usual = word != "of"
                    || self.has(
                        at - 1,
                        Facts::ORGANIZATION_START
                            .or(Facts::PLACE_START)
                            .or(Facts::OTHER_START)
                            .or(Facts::ORGANIZATION_END)
                            .or(Facts::OTHER_END),
                    )
                    || self.phrase_crosses(start, at);
                usual.then_some(at + 2)
            }
            _ if PARTICLES.contains(&word)
                && PARTICLES.contains(&self.word(at + 1))
                && self.capital(at + 2) =>
            {
                Some(at + 3)
            }
            _ => None,
        }
    }

    /// Whether a name of the gazetteers reaches over the word at `at`.
    fn phrase_crosses(&self, start: usize, at: usize) -> bool {
        (start..at).any(|from| {
            self.longest(from)
                .is_some_and(|(length, _)| from + length > at)
        })
    }

    fn longest(&self, at: usize) -> Option<(usize, Entry)> {
        self.lexicon.longest(self.words.get(at..)?)
    }

    /// Cuts a run of capitals into names.
    fn cut(&self, run: Range<usize>, found: &mut Vec<Found>) {
        let mut at = run.start;
        while at < run.end {
            if !self.may_begin(at) {
                at += 1;
                continue;
            }
            let titled = self.titled(at);
            let rest = at..run.end;
            if let Some(name) = self.name_at(rest, titled) {
                at = name.words.end.max(at + 1);
                found.push(name);
            } else {
                at += 1;
            }
        }
    }

    /// Whether the word at `at` is a title and no given name: "FCO Minister".
    fn is_title(&self, at: usize) -> bool {
        self.has(at, Facts::OFFICE.or(Facts::RANK))
            && !self.has(at, Facts::GIVEN.or(Facts::SURNAME))
    }

    /// Whether the words before `at` are a title.
    fn titled(&self, at: usize) -> bool {
        if at == 0 || self.words.get(at).is_some_and(|word| word.opens) {
            return false;
        }
        // "Secretary of State John Kerry"
        let of = at >= 3
            && self.word(at - 2) == "of"
            && self.has(at - 1, Facts::QUALIFIER)
            && self.has(at - 3, Facts::OFFICE);
        self.has(at - 1, Facts::TITLE) || of
    }

    fn name_at(&self, run: Range<usize>, titled: bool) -> Option<Found> {
        let at = run.start;
        if self.skippable(at, &run) {
            return None;
        }
        if self.is_product(at) {
            let more = (at + 1..run.end)
                .take_while(|&at| self.capital(at) || self.is_product(at))
                .count();
            let number = usize::from(
                self.shape(at + 1 + more) == Shape::Number && self.word(at + 1 + more).len() <= 2,
            );
            return Some(self.form(at..at + 1 + more + number, ActorKind::Other));
        }
        let known = self.longest(at);
        if let Some(name) = self.headed(run.clone(), known) {
            return Some(name);
        }
        if let Some((length, entry)) = known
            && self.trusts(at, length, entry, run.end, titled)
        {
            return Some(Found {
                words: at..at + length,
                kind: entry.gazette.kind(),
                evidence: Evidence::Known,
            });
        }
        self.unknown(run, titled)
    }

    /// Whether the word at `at` begins no name: a title, a day, a common word that has its capital from its place.
    fn skippable(&self, at: usize, run: &Range<usize>) -> bool {
        let facts = self.fact(at);
        let known = self.longest(at);
        if facts.has(Facts::CALENDAR) && known.is_none_or(|(length, _)| length < 2) {
            return true;
        }
        if facts.has(Facts::TITLE) && !facts.has(Facts::GIVEN) || facts.has(Facts::HONORIFIC) {
            let headed = self.has(at, Facts::ORGANIZATION_START.or(Facts::PLACE_START))
                || run.end - at >= 2 && self.has(run.end - 1, Facts::ORGANIZATION_END);
            return !headed && known.is_none_or(|(length, _)| length < 2);
        }
        if facts.has(Facts::QUALIFIER)
            && at + 1 < run.end
            && self.has(at + 1, Facts::TITLE.or(Facts::QUALIFIER))
        {
            return known.is_none_or(|(length, _)| length < 2);
        }
        if facts.has(Facts::QUALIFIER)
            && at >= 2
            && self.word(at - 1) == "of"
            && self.has(at - 2, Facts::OFFICE)
        {
            return true;
        }
        if self.word(at) == "i" || self.word(at).starts_with("i'") {
            return true;
        }
        let plain = facts.has(Facts::COMMON) && known.is_none();
        plain
            && (self.heading
                || self.words.get(at).is_some_and(|word| word.opens)
                    && self.common_opening(at, run))
    }

    /// Whether the capital of a common word that opens a sentence is its place's alone.
    fn common_opening(&self, at: usize, run: &Range<usize>) -> bool {
        if at + 1 >= run.end {
            return true;
        }
        let function =
            self.word(at).len() <= 4 && !self.has(at, Facts::GIVEN.or(Facts::ORGANIZATION_START));
        let given = self.has(at, Facts::GIVEN) && !self.has(at + 1, Facts::COMMON);
        function
            || !given
                && !self.has(run.end - 1, Facts::ORGANIZATION_END.or(Facts::OTHER_END))
                && !self.has(at, Facts::ORGANIZATION_START)
    }

    /// A name with a word that says what it names: "Labour Party", "Bank of England", "Mount Etna".
    fn headed(&self, run: Range<usize>, known: Option<(usize, Entry)>) -> Option<Found> {
        let at = run.start;
        let stop = (at + 1..run.end)
            .find(|&next| self.breaks(next))
            .unwrap_or(run.end);
        let starts = Facts::ORGANIZATION_START
            .or(Facts::PLACE_START)
            .or(Facts::OTHER_START);
        if self.has(at, starts) && stop - at >= 2 {
            let linked = matches!(self.word(at + 1), "of" | "for");
            let kind = if self.has(at, Facts::PLACE_START) && !linked {
                (!self.has(at, Facts::ORGANIZATION_START)).then_some(ActorKind::Place)
            } else if self.has(at, Facts::ORGANIZATION_START) && linked {
                Some(ActorKind::Organization)
            } else if self.has(at, Facts::OTHER_START) {
                Some(ActorKind::Other)
            } else if linked {
                Some(ActorKind::Place)
            } else {
                None
            };
            if let Some(kind) = kind {
                return Some(self.form(at..stop, kind));
            }
        }
        let end = (at + 1..stop).rev().find(|&last| {
            self.has(
                last,
                Facts::ORGANIZATION_END
                    .or(Facts::PLACE_END)
                    .or(Facts::OTHER_END),
            ) && (self.capital(last))
        })?;
        let group = known.filter(|(_, entry)| entry.gazette == Gazette::Group);
        if let Some((length, entry)) = known {
            if at + length > end {
                return None;
            }
            let state = self.has(end, Facts::STATE_BODY);
            if (group.is_some() || entry.gazette == Gazette::Country) && state && end > at {
                return None;
            }
        }
        let facts = self.fact(end);
        let kind = if facts.has(Facts::ORGANIZATION_END) {
            ActorKind::Organization
        } else if facts.has(Facts::PLACE_END) {
            ActorKind::Place
        } else {
            ActorKind::Other
        };
        let linked = end + 1 < stop && matches!(self.word(end + 1), "of" | "for" | "on")
            || (at..end).any(|at| {
                self.has(at, Facts::ORGANIZATION_START) && matches!(self.word(at + 1), "of" | "for")
            });
        Some(self.form(at..if linked { stop } else { end + 1 }, kind))
    }

    /// Whether a name cannot go on at `at`: a day, or a person's title.
    fn breaks(&self, at: usize) -> bool {
        self.has(at, Facts::CALENDAR) && self.capital(at)
    }

    fn form(&self, words: Range<usize>, kind: ActorKind) -> Found {
        Found {
            words,
            kind,
            evidence: Evidence::Form,
        }
    }

    /// Whether a name of the gazetteers is meant here, and not a person of the same name or a part of a longer one.
    fn trusts(&self, at: usize, length: usize, entry: Entry, end: usize, titled: bool) -> bool {
        let next = at + length;
        if entry.gazette == Gazette::Organization || length > 1 {
            return true;
        }
        let place = entry.gazette.kind() == ActorKind::Place;
        let goes_on = next < end && self.capital(next);
        if place && titled && !self.has(at - 1, Facts::QUALIFIER) {
            return matches!(entry.gazette, Gazette::Country | Gazette::Capital) && !goes_on;
        }
        if place
            && goes_on
            && self.has(at, Facts::GIVEN.or(Facts::SURNAME))
            && entry.gazette != Gazette::Country
        {
            // "Sydney Pollack", but "Houston Rockets" is settled as unknown, too.
            return false;
        }
        if place && goes_on && self.has(at, Facts::GIVEN) && self.has(next, Facts::SURNAME) {
            return false;
        }
        if matches!(entry.gazette, Gazette::City) && self.has(at, Facts::COMMON) {
            return PLACE_BEFORE.contains(&self.before(at));
        }
        if matches!(entry.gazette, Gazette::City)
            && entry.people < 300
            && self.has(at, Facts::GIVEN.or(Facts::SURNAME))
        {
            return PLACE_BEFORE.contains(&self.before(at)) || self.before(at) == ",";
        }
        true
    }

    /// A name that no lexicon has and no word of its own explains.
    fn unknown(&self, run: Range<usize>, titled: bool) -> Option<Found> {
        let at = run.start;
        // It ends where a known name, a day or a title begins.
        let mut end = at + 1;
        while end < run.end {
            if self.capital(end) {
                let known = self.longest(end).filter(|(length, entry)| {
                    *length > 1
                        || entry.gazette == Gazette::Group
                        || (entry.gazette == Gazette::Country
                            && !self.has(at, Facts::GIVEN)
                            && !titled)
                });
                if self.breaks(end)
                    || known.is_some()
                    || self.has(end, Facts::HONORIFIC)
                    || self.is_title(end)
                {
                    break;
                }
            }
            end += 1;
        }
        while end > at + 1 && !self.capital(end - 1) && self.shape(end - 1) != Shape::Number {
            end -= 1;
        }
        let words = at..end;
        let (kind, evidence) = self.kind_of(words.clone(), titled)?;
        Some(Found {
            words,
            kind,
            evidence,
        })
    }

    fn kind_of(&self, words: Range<usize>, titled: bool) -> Option<(ActorKind, Evidence)> {
        use ActorKind::{Organization, Other, Person, Place};
        let at = words.start;
        let last = words.end - 1;
        let many = words.len() > 1;
        if titled {
            return Some((Person, Evidence::Context));
        }
        if many && self.has(at, Facts::GIVEN) && !self.heading {
            return Some((Person, Evidence::Form));
        }
        let initial = |at: usize| {
            self.word(at).ends_with('.')
                && self.word(at).len() <= 5
                && self.shape(at) == Shape::Upper
        };
        if many && (initial(at) || initial(at + 1)) && self.shape(last) == Shape::Capital {
            return Some((Person, Evidence::Form));
        }
        let common = words
            .clone()
            .any(|at| self.has(at, Facts::COMMON) && self.capital(at));
        if self.heading {
            return (!common && many && self.has(last, Facts::SURNAME))
                .then_some((Person, Evidence::Guess));
        }
        if many && !common && self.has(last, Facts::SURNAME) {
            return Some((Person, Evidence::Context));
        }
        if SAYING.contains(&self.word(words.end)) && !common {
            return Some((Person, Evidence::Context));
        }
        if self.shape(at) == Shape::Upper && !many {
            let letters = self.word(at).len();
            return (letters >= 2 && !self.has(at, Facts::COMMON))
                .then_some((Organization, Evidence::Context));
        }
        if PLACE_BEFORE.contains(&self.before(at)) && !common {
            return Some((Place, Evidence::Context));
        }
        if !many && self.has(at, Facts::COMMON) {
            return None;
        }
        if self.before(at) == "the" || common {
            return Some((
                if common && many { Organization } else { Other },
                Evidence::Guess,
            ));
        }
        if many || self.has(at, Facts::SURNAME.or(Facts::GIVEN)) {
            return Some((Person, Evidence::Guess));
        }
        Some((Organization, Evidence::Guess))
    }
}
