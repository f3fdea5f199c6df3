//! The sentence that an account stands in, and how much two of them have in common.

use std::collections::BTreeSet;

use super::words::{acts, is_empty, stem};
use crate::annotate::Annotations;
use crate::annotate::names::lexicon::{Facts, lexicon};
use crate::briefing::{ActorKind, Document, ParagraphRole, Place, TimeKind};
use crate::text::Span;

/// A word of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The word in lower case.
    pub lower: String,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// The name it stands in: a position in the document's names.
    pub name: Option<usize>,
}

/// A sentence, as far as it is compared with others.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The position of its document.
    pub document: usize,
    /// Where it stands.
    pub span: Span,
    /// Whether it is the headline.
    pub title: bool,
    /// Whether it is the headline or stands in the first paragraph of the text.
    pub leads: bool,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// The words of its names.
    pub names: BTreeSet<String>,
    /// The stems of its other words that say something.
    pub stems: BTreeSet<String>,
    /// Words of the sentence before it and of the headline: names, and stems of others.
    pub around: BTreeSet<String>,
    /// The numbers it holds, in digits.
    pub numbers: BTreeSet<String>,
    /// The acts it names: the word, and the act.
    pub acts: Vec<(usize, usize)>,
    /// Whether it tells what is planned, expected, possible or only imagined.
    pub unreal: bool,
    /// Whether it denies.
    pub denies: bool,
    /// Whether it corrects something.
    pub corrects: bool,
}

/// The longest sentence that is compared, in words: what is longer is a table.
const LONGEST: usize = 120;

const UNREAL: &[&str] = &[
    "planned",
    "plans",
    "plan",
    "planning",
    "expected",
    "expects",
    "expect",
    "forecast",
    "forecasts",
    "forecasters",
    "projected",
    "projects",
    "aims",
    "aim",
    "aimed",
    "target",
    "targets",
    "goal",
    "scenario",
    "simulated",
    "simulation",
    "imagined",
    "if",
    "could",
    "might",
    "may",
    "would",
    "hopes",
    "hope",
    "hoped",
    "intends",
    "intended",
    "proposed",
    "proposes",
    "predicted",
    "predicts",
    "assumes",
    "drill",
    "hypothetical",
    "invited",
    "seeks",
    "seeking",
    "asked",
    "asking",
    "demand",
    "demands",
    "wants",
    "want",
    "potential",
    "almost",
    "threatened",
    "threatens",
];
const CORRECTS: &[&str] = &[
    "correction",
    "corrected",
    "corrects",
    "correct",
    "erroneously",
    "mistakenly",
    "misstated",
    "revised",
    "earlier version",
    "retracted",
    "wrongly",
    "error",
    "erratum",
    "amended",
];
const DENIES: &[&str] = &[
    "denied", "denies", "deny", "denying", "never", "refuted", "refutes", "untrue", "false", "not", "no", "nobody",
    "none",
];

impl Scene {
    /// The sentence of `document`, the one at `position`, that holds `span`; `None` where it is no sentence.
    pub fn new(document: &Document, annotations: &Annotations, position: usize, span: Span) -> Option<Self> {
        let at = annotations.sentences.partition_point(|sentence| sentence.end() <= span.start());
        let mut sentence = *annotations.sentences.get(at)?;
        // "R58.9bn" may have been cut at its point.
        for more in annotations.sentences.iter().skip(at + 1).take(2).filter(|more| more.start() < span.end()) {
            sentence = sentence.to(*more);
        }
        if !sentence.contains(span) {
            return None;
        }
        let mut new = Self::of(document, annotations, position, sentence)?;
        let before = at.checked_sub(1).and_then(|before| annotations.sentences.get(before));
        let same = |other: &&Span| {
            document.paragraph_at(**other).is_some_and(|own| document.paragraph_at(sentence) == Some(own))
        };
        let title = document.paragraphs.iter().find(|own| own.role == ParagraphRole::Title).map(|own| own.span);
        for &other in before.filter(same).into_iter().chain(&title.filter(|title| !title.contains(sentence))) {
            if let Some(other) = Self::of(document, annotations, position, other) {
                new.around.extend(other.names);
                new.around.extend(other.stems);
            }
        }
        Some(new)
    }

    /// The sentence alone.
    fn of(document: &Document, annotations: &Annotations, position: usize, sentence: Span) -> Option<Self> {
        let words = words(&document.text, annotations, sentence)?;
        let lower: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
        let has = |list: &[&str]| lower.iter().any(|word| list.contains(word));
        let acts = acts(&lower);
        // In a headline of capitals they tell nothing.
        let capitals = words.iter().skip(1).filter(|word| word.capital).count();
        let shouts = 2 * capitals > words.len();
        let mut names = BTreeSet::new();
        let mut stems = BTreeSet::new();
        for (at, word) in words.iter().enumerate() {
            let own = word.lower.strip_suffix("'s").or_else(|| word.lower.strip_suffix("’s")).unwrap_or(&word.lower);
            if is_empty(own) || own.chars().count() < 2 {
                continue;
            }
            let capital = word.name.is_some() && word.capital || word.capital && at > 0 && !shouts;
            // "Loan" in the name of a bank tells no more than the word does.
            if capital && !lexicon().facts(own).has(Facts::COMMON) {
                names.insert(own.to_owned());
            } else {
                stems.insert(stem(own));
            }
        }
        let numbers = words.iter().filter_map(|word| number(&word.lower)).collect();
        let paragraph = document.paragraph_at(sentence);
        let title =
            paragraph.and_then(|at| document.paragraphs.get(at)).is_some_and(|own| own.role == ParagraphRole::Title);
        let body = document.paragraphs.iter().position(|own| own.role == ParagraphRole::Body && own.span.len() > 80);
        let leads = title || paragraph.is_some() && paragraph == body;
        // "- to allow ten observers": a demand.
        let infinitive = lower.first() == Some(&"to");
        let (unreal, denies, corrects) = (has(UNREAL) || infinitive, has(DENIES), has(CORRECTS));
        let around = BTreeSet::new();
        let own = Self {
            document: position,
            span: sentence,
            title,
            leads,
            words,
            names,
            stems,
            around,
            numbers,
            acts,
            unreal,
            denies,
            corrects,
        };
        Some(own)
    }

    /// The word at or after the first byte of `span`, and the one after its last.
    pub fn range(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|word| word.span.end() <= span.start());
        let last = self.words.partition_point(|word| word.span.start() < span.end());
        (first, last)
    }

    /// The word at `at` in lower case; "" where there is none.
    pub fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    /// The places it names after "in", "at", "near": positions in the document's names.
    pub fn places(&self, annotations: &Annotations) -> Vec<usize> {
        const WHERE: &[&str] = &["in", "at", "near", "outside", "off", "inside", "around", "within", "across"];
        let mut found = Vec::new();
        for (at, word) in self.words.iter().enumerate() {
            let Some(name) = word.name.filter(|&name| found.last() != Some(&name)) else {
                continue;
            };
            let place = annotations.names.get(name).is_some_and(|name| name.kind == ActorKind::Place);
            let before = |back: usize| at.checked_sub(back).map_or("", |at| self.lower(at));
            let stands = WHERE.contains(&before(1)) || before(1) == "the" && WHERE.contains(&before(2));
            if place && stands {
                found.push(name);
            }
        }
        found
    }

    /// The days it names: positions in the document's times.
    pub fn days(&self, annotations: &Annotations) -> Vec<usize> {
        let first = annotations.times.partition_point(|time| time.span.end() <= self.span.start());
        let here = annotations.times.iter().enumerate().skip(first);
        here.take_while(|(_, time)| time.span.start() < self.span.end())
            .filter(|(_, time)| {
                matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.value.as_deref().is_some_and(is_day)
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// Where it stands.
    pub fn place(&self, documents: &[Document]) -> Option<Place> {
        Some(Place { document: documents.get(self.document)?.id, span: self.span })
    }
}

/// A number of three or more as it stands, in digits: who gives the same numbers tells of the same thing.
fn number(word: &str) -> Option<String> {
    const WORDS: &[&str] = &["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let said = WORDS.iter().position(|known| *known == word).map(|at| (at + 3).to_string());
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let digits =
        word.bytes().all(|digit| digit.is_ascii_digit()) && !year && !matches!(word, "0" | "1" | "2" | "00" | "000");
    said.or_else(|| digits.then(|| word.to_owned()))
}

/// Whether a TIMEX3 value names a day.
pub fn is_day(value: &str) -> bool {
    crate::briefing::time_value::interval(value).is_some_and(|(first, last)| first == last)
}

fn words(text: &str, annotations: &Annotations, sentence: Span) -> Option<Vec<Word>> {
    let mut found = Vec::new();
    let mut name = annotations.names.partition_point(|name| name.span.end() <= sentence.start());
    let own = sentence.of(text);
    let mut start = None;
    let ends = own.char_indices().chain(std::iter::once((own.len(), ' ')));
    for (at, letter) in ends {
        let inside = letter.is_alphanumeric() || start.is_some() && matches!(letter, '\'' | '’');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                start = None;
                let span = Span::new(text, sentence.start() + first, sentence.start() + at)?;
                while annotations.names.get(name).is_some_and(|known| known.span.end() <= span.start()) {
                    name += 1;
                }
                let named = annotations.names.get(name).is_some_and(|known| known.span.overlaps(span));
                let word = span.of(text);
                found.push(Word {
                    span,
                    lower: word.to_lowercase(),
                    capital: word.starts_with(char::is_uppercase),
                    name: named.then_some(name),
                });
                if found.len() > LONGEST {
                    return None;
                }
            }
            _ => {}
        }
    }
    (!found.is_empty()).then_some(found)
}

/// What two sentences have in common.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// Words of names.
    pub names: Vec<String>,
    /// Stems of other words.
    pub stems: Vec<String>,
    /// Whether both name one act.
    pub act: bool,
    /// How many numbers.
    numbers: usize,
    /// How many words of one's headline and sentence before stand in the other, or in the other's.
    around: usize,
}

impl Common {
    /// What `one` and `other` share.
    pub fn of(one: &Scene, other: &Scene) -> Self {
        let act = one.acts.iter().any(|(_, act)| other.acts.iter().any(|(_, others)| act == others));
        let near = |one: &Scene, other: &Scene| {
            one.around.iter().filter(|word| other.names.contains(*word) || other.stems.contains(*word)).count()
        };
        let both = one.around.intersection(&other.around).count();
        Self {
            numbers: one.numbers.intersection(&other.numbers).count(),
            around: near(one, other) + near(other, one) + both,
            names: one.names.intersection(&other.names).cloned().collect(),
            stems: one.stems.intersection(&other.stems).cloned().collect(),
            act,
        }
    }

    /// Two for each word of a name, at most six, one for each other, at most four, two for a number that both hold, and
    /// one for each word round about, at most three. `own` are stems that count elsewhere.
    pub fn points(&self, own: &[&str]) -> usize {
        let stems = self.stems.iter().filter(|stem| !own.contains(&stem.as_str())).count();
        2 * self.names.len().min(3) + stems.min(4) + 2 * self.numbers.min(1) + self.around.min(3)
    }
}
