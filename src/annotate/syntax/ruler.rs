//! The rules that give each word its part of speech from tag, form and label, and some their lemma.

use std::collections::HashMap;

use super::names::{Label, PartOfSpeech, PennTag};
use super::reader::Reader;

/// Singular. What is known of a word's inflection, one bit each.
pub(super) const SINGULAR: u8 = 1;
/// An infinitive.
pub(super) const INFINITIVE: u8 = 1 << 1;
/// A finite present without number.
pub(super) const PRESENT: u8 = 1 << 2;
/// A positive adjective or adverb.
pub(super) const POSITIVE: u8 = 1 << 3;

/// All rules.
#[derive(Debug)]
pub(super) struct Ruler {
    /// What the tag alone tells, by tag.
    by_tag: Vec<Effect>,
    rules: Vec<Rule>,
    /// Numbers of the words that rules ask for, from 1.
    words: HashMap<Box<str>, u16>,
    /// The rules about each of these words, in order.
    by_word: Vec<Vec<u16>>,
    /// The rules about any word, in order.
    general: Vec<u16>,
    lemmas: Vec<Box<str>>,
}

/// What rules say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effect {
    pub(super) tag: Option<PennTag>,
    pub(super) pos: Option<PartOfSpeech>,
    pub(super) inflection: Option<u8>,
    lemma: Option<u16>,
    pub(super) label: Option<Label>,
}

/// What the rules see of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) tag: PennTag,
    pub(super) word: u16,
    pub(super) label: Label,
    pub(super) is_space: bool,
}

#[derive(Debug)]
struct Rule {
    places: Vec<Place>,
    /// The place that the effect is on.
    target: usize,
    effect: Effect,
}

/// What a rule asks of a word. Sets are bits by position.
#[derive(Debug)]
struct Place {
    tags: u64,
    labels: u64,
    /// In order; `None` asks nothing.
    words: Option<Vec<u16>>,
    is_space: Option<bool>,
}

impl Place {
    fn holds(&self, seen: Seen) -> bool {
        self.tags & (1 << seen.tag as u64) != 0
            && self.labels & (1 << seen.label as u64) != 0
            && self.words.as_ref().is_none_or(|words| words.binary_search(&seen.word).is_ok())
            && self.is_space.is_none_or(|is_space| is_space == seen.is_space)
    }

    fn asks_tag_only(&self) -> bool {
        self.labels == u64::MAX && self.words.is_none() && self.is_space.is_none()
    }
}

impl Effect {
    /// What the later of two rules leaves of the earlier.
    fn then(self, later: Self) -> Self {
        Self {
            tag: later.tag.or(self.tag),
            pos: later.pos.or(self.pos),
            inflection: later.inflection.or(self.inflection),
            lemma: later.lemma.or(self.lemma),
            label: later.label.or(self.label),
        }
    }
}

/// A set of members named in the file; `None` where it is damaged. Names that the weights never give are left out.
fn set(reader: &mut Reader<'_>, position: impl Fn(&str) -> Option<u64>) -> Option<u64> {
    let kind = reader.u8()?;
    let bits = reader.texts()?.into_iter().filter_map(position).fold(0, |bits, at| bits | (1 << at));
    match kind {
        0 => Some(u64::MAX),
        1 => Some(bits),
        2 => Some(!bits),
        _ => None,
    }
}

impl Ruler {
    /// Reads the rules; `None` where they are damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut ruler = Self {
            by_tag: vec![Effect::default(); PennTag::ALL.len()],
            rules: Vec::new(),
            words: HashMap::new(),
            by_word: vec![Vec::new()],
            general: Vec::new(),
            lemmas: Vec::new(),
        };
        for _ in 0..reader.count(8)? {
            let target = usize::from(reader.u8()?);
            let count = reader.u8()?;
            let places: Vec<Place> = (0..count).map(|_| ruler.place(reader)).collect::<Option<_>>()?;
            let effect = ruler.effect(reader)?;
            ruler.add(Rule { places, target, effect })?;
        }
        Some(ruler)
    }

    fn place(&mut self, reader: &mut Reader<'_>) -> Option<Place> {
        let tags = set(reader, |name| PennTag::from_name(name).map(|tag| tag as u64))?;
        let kind = reader.u8()?;
        let mut words = Vec::new();
        for word in reader.texts()? {
            let next = u16::try_from(self.by_word.len()).ok()?;
            let number = *self.words.entry(Box::from(word)).or_insert(next);
            if number == next {
                self.by_word.push(Vec::new());
            }
            words.push(number);
        }
        words.sort_unstable();
        let words = match kind {
            0 => None,
            1 => Some(words),
            _ => return None,
        };
        let labels = set(reader, |name| Label::from_name(name).map(|label| label as u64))?;
        let is_space = match reader.u8()? {
            0 => None,
            kind => Some(kind == 1),
        };
        Some(Place { tags, labels, words, is_space })
    }

    fn effect(&mut self, reader: &mut Reader<'_>) -> Option<Effect> {
        let mut given = || {
            let is_given = reader.u8()? != 0;
            let text = reader.text()?;
            Some(is_given.then_some(text))
        };
        let (tag, pos, morph, lemma, label) = (given()?, given()?, given()?, given()?, given()?);
        let lemma = match lemma {
            Some(lemma) => {
                self.lemmas.push(Box::from(lemma));
                Some(u16::try_from(self.lemmas.len() - 1).ok()?)
            }
            None => None,
        };
        let known = |given: bool, known: bool| (given == known).then_some(());
        let effect = Effect {
            tag: tag.and_then(PennTag::from_name),
            pos: pos.and_then(PartOfSpeech::from_name),
            inflection: morph.map(inflection),
            lemma,
            label: label.and_then(Label::from_name),
        };
        known(tag.is_some(), effect.tag.is_some())?;
        known(pos.is_some(), effect.pos.is_some())?;
        known(label.is_some(), effect.label.is_some())?;
        Some(effect)
    }

    fn add(&mut self, rule: Rule) -> Option<()> {
        let target = rule.places.get(rule.target)?;
        if let ([place], true) = (&*rule.places, self.rules.is_empty())
            && place.asks_tag_only()
        {
            for (effect, tag) in self.by_tag.iter_mut().zip(PennTag::ALL) {
                if place.tags & (1 << *tag as u64) != 0 {
                    *effect = effect.then(rule.effect);
                }
            }
            return Some(());
        }
        let number = u16::try_from(self.rules.len()).ok()?;
        match &target.words {
            None => self.general.push(number),
            Some(words) => {
                for word in words {
                    self.by_word.get_mut(usize::from(*word))?.push(number);
                }
            }
        }
        self.rules.push(rule);
        Some(())
    }

    /// The number of a word, in lower case, among those that rules ask for; 0 for any other.
    pub(super) fn word(&self, lower: &str) -> u16 {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// What the rules say of the word at `at`. All see the words as they were before; of two that say the same thing
    /// differently the later counts.
    pub(super) fn effect_at(&self, at: usize, text: &[Seen]) -> Effect {
        let Some(seen) = text.get(at) else {
            return Effect::default();
        };
        let mut effect = self.by_tag.get(seen.tag as usize).copied().unwrap_or_default();
        let mut general = self.general.iter().peekable();
        let mut about = self.by_word.get(usize::from(seen.word)).into_iter().flatten().peekable();
        loop {
            let next = match (general.peek(), about.peek()) {
                (Some(a), Some(b)) if a < b => general.next(),
                (Some(_), None) => general.next(),
                _ => about.next(),
            };
            let Some(rule) = next.and_then(|number| self.rules.get(usize::from(*number))) else {
                return effect;
            };
            let Some(start) = at.checked_sub(rule.target) else {
                continue;
            };
            let here = text.get(start..start + rule.places.len());
            if here.is_some_and(|here| rule.places.iter().zip(here).all(|(place, seen)| place.holds(*seen))) {
                effect = effect.then(rule.effect);
            }
        }
    }

    /// The lemma that a rule gave.
    pub(super) fn lemma(&self, effect: Effect) -> Option<&str> {
        self.lemmas.get(usize::from(effect.lemma?)).map(|lemma| &**lemma)
    }
}

/// What is asked of an inflection that is written as in Universal Dependencies ("Number=Sing|Person=3").
fn inflection(morph: &str) -> u8 {
    let value = |name: &str| {
        let mut pairs = morph.split('|').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let mut bits = 0;
    if value("Number") == Some("Sing") {
        bits |= SINGULAR;
    }
    if value("VerbForm") == Some("Inf") {
        bits |= INFINITIVE;
    }
    if value("VerbForm") == Some("Fin") && value("Tense") == Some("Pres") && value("Number").is_none() {
        bits |= PRESENT;
    }
    if value("Degree") == Some("Pos") {
        bits |= POSITIVE;
    }
    bits
}
