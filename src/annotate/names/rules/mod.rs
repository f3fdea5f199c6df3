//! Where names begin and end and what they name, by lexicons and by the company they keep.

mod kind;
mod run;

use std::ops::Range;

use super::lexicon::{Entry, Facts, Lexicon};
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

/// The article of Arabic names, which a hyphen ties to the next word.
const ARTICLES: [&str; 14] = ["al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ez", "ul", "ur", "ud", "es"];

/// The names among `words`, in order and apart from one another. `heading`: whether every word has its capital, so that
/// capitals say nothing.
pub fn find(words: &[Word<'_>], lexicon: &Lexicon, heading: bool) -> Vec<Found> {
    let scan = Scan { words, facts: words.iter().map(|word| lexicon.facts(word.folded())).collect(), lexicon, heading };
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
        self.words.get(at).map_or("", |word| word.folded())
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

    fn opens(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.opens)
    }

    fn longest(&self, at: usize) -> Option<(usize, Entry)> {
        self.lexicon.longest(self.words.get(at..)?)
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
        word.shape == Shape::Mixed && lower <= 2 && word.text.chars().nth(lower).is_some_and(char::is_uppercase)
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
        self.has(at, Facts::OFFICE.or(Facts::RANK)) && !self.has(at, Facts::GIVEN.or(Facts::SURNAME))
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

    /// Whether a name cannot go on at `at`: a day, or a person's title.
    fn breaks(&self, at: usize) -> bool {
        self.has(at, Facts::CALENDAR) && self.capital(at)
    }

    fn form(&self, words: Range<usize>, kind: ActorKind) -> Found {
        Found { words, kind, evidence: Evidence::Form }
    }

    fn name_at(&self, run: Range<usize>, titled: bool) -> Option<Found> {
        let at = run.start;
        if self.skippable(at, &run) {
            return None;
        }
        if self.is_product(at) {
            let more = (at + 1..run.end).take_while(|&at| self.capital(at) || self.is_product(at)).count();
            return Some(self.form(at..at + 1 + more, ActorKind::Other));
        }
        let known = self.longest(at);
        if let Some(name) = self.headed(run.clone(), known) {
            return Some(name);
        }
        if let Some((length, entry)) = known
            && self.trusts(at, length, entry, run.end, titled)
        {
            return Some(Found { words: at..at + length, kind: entry.gazette.kind(), evidence: Evidence::Known });
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
        if facts.has(Facts::QUALIFIER) && at + 1 < run.end && self.has(at + 1, Facts::TITLE.or(Facts::QUALIFIER)) {
            return known.is_none_or(|(length, _)| length < 2);
        }
        if facts.has(Facts::QUALIFIER) && at >= 2 && self.word(at - 1) == "of" && self.has(at - 2, Facts::OFFICE) {
            return true;
        }
        if self.word(at) == "i" || self.word(at).starts_with("i'") {
            return true;
        }
        let plain = facts.has(Facts::COMMON) && known.is_none();
        plain && (self.heading || self.words.get(at).is_some_and(|word| word.opens) && self.common_opening(at, run))
    }

    /// Whether the capital of a common word that opens a sentence is its place's alone.
    fn common_opening(&self, at: usize, run: &Range<usize>) -> bool {
        if at + 1 >= run.end {
            return true;
        }
        let function = self.word(at).len() <= 4 && !self.has(at, Facts::GIVEN.or(Facts::ORGANIZATION_START));
        let given = self.has(at, Facts::GIVEN) && !self.has(at + 1, Facts::COMMON);
        function
            || !given
                && !self.has(run.end - 1, Facts::ORGANIZATION_END.or(Facts::OTHER_END))
                && !self.has(at, Facts::ORGANIZATION_START)
    }
}
