//! The words that name events, from `assets/lexicons/events.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::briefing::EventClass;

/// Where an argument is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// The subject of the active verb.
    Subject,
    /// The object.
    Object,
    /// The first of two objects.
    Second,
    /// A possessor, or a name before a noun.
    Possessor,
    /// The clause that completes the verb.
    Complement,
    /// After this preposition.
    After(&'static str),
}

/// Where agents and targets stand, best places first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// Who does it.
    pub agent: Vec<Slot>,
    /// To whom.
    pub target: Vec<Slot>,
}

/// What a word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    /// The class; `None` for happenings without one.
    pub class: Option<EventClass>,
    /// Where its arguments stand.
    pub frame: Frame,
}

/// A verb with the words after it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    words: Vec<&'static str>,
    sense: Sense,
}

/// The table, indexed by lemma.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    verbs: BTreeMap<&'static str, Sense>,
    phrases: BTreeMap<&'static str, Vec<Phrase>>,
    with_object: BTreeMap<&'static str, BTreeMap<&'static str, Sense>>,
    nouns: BTreeMap<&'static str, Sense>,
    compounds: BTreeMap<&'static str, BTreeMap<&'static str, Sense>>,
    adjectives: BTreeMap<&'static str, Sense>,
    sets: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

/// The lexicon built into the program.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("../../../assets/lexicons/events.tsv")));

impl Lexicon {
    fn read(table: &'static str) -> Self {
        let mut lexicon = Self::default();
        for row in table.lines() {
            let mut cells = row.split('\t');
            let (Some(kind), Some(part), Some(frame), Some(words)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let class = EventClass::ALL.iter().copied().find(|class| class.name() == kind);
            if class.is_none() && kind != "other" {
                lexicon.sets.entry(kind).or_default().extend(words.split(' '));
                continue;
            }
            let sense = Sense { class, frame: frame_of(frame, part) };
            for word in words.split(' ') {
                lexicon.add(part, word, &sense);
            }
        }
        lexicon
    }

    /// The first row that names a word wins.
    fn add(&mut self, part: &str, word: &'static str, sense: &Sense) {
        let sense = sense.clone();
        match (part, word.split_once(':'), word.split_once('_')) {
            ("v", Some((verb, noun)), _) => {
                let verb = verb.split('_').next().unwrap_or(verb);
                self.with_object.entry(verb).or_default().entry(noun).or_insert(sense);
            }
            ("v", None, Some((verb, rest))) => {
                let words = rest.split('_').collect();
                self.phrases.entry(verb).or_default().push(Phrase { words, sense });
            }
            ("v", ..) => {
                self.verbs.entry(word).or_insert(sense);
            }
            ("n", _, Some(pair)) => {
                self.compounds.entry(pair.1).or_default().entry(pair.0).or_insert(sense);
            }
            ("n", ..) => {
                self.nouns.entry(word).or_insert(sense);
            }
            _ => {
                self.adjectives.entry(word).or_insert(sense);
            }
        }
    }

    fn has(&self, kind: &str, word: &str) -> bool {
        self.sets.get(kind).is_some_and(|words| words.contains(word))
    }

    /// What the verb names by itself.
    pub(super) fn verb(&self, lemma: &str) -> Option<&Sense> {
        self.verbs.get(lemma)
    }

    /// What the verb names with an object of this head.
    pub(super) fn verb_with(&self, lemma: &str, object: &str) -> Option<&Sense> {
        self.with_object.get(lemma)?.get(object)
    }

    /// What the verb names with the words after it, and how many of them: the longest that `follows` grants.
    pub(super) fn verb_phrase(&self, lemma: &str, follows: impl Fn(&[&str]) -> bool) -> Option<(&Sense, usize)> {
        self.phrases
            .get(lemma)?
            .iter()
            .filter(|phrase| follows(&phrase.words))
            .max_by_key(|phrase| phrase.words.len())
            .map(|phrase| (&phrase.sense, phrase.words.len()))
    }

    /// What the noun names; `before` is the word before it.
    pub(super) fn noun(&self, before: &str, lemma: &str) -> Option<&Sense> {
        self.compounds.get(lemma).and_then(|firsts| firsts.get(before)).or_else(|| self.nouns.get(lemma))
    }

    /// What the adjective names after a form of be.
    pub(super) fn adjective(&self, lemma: &str) -> Option<&Sense> {
        self.adjectives.get(lemma)
    }

    /// Whether the verb only carries the event that its object names.
    pub(super) fn is_light(&self, lemma: &str) -> bool {
        self.has("light", lemma)
    }

    /// Whether the verb's subject names the event.
    pub(super) fn is_happening(&self, lemma: &str) -> bool {
        self.has("happen", lemma)
    }

    /// Whether the event is the verb's complement.
    pub(super) fn is_aspect(&self, lemma: &str) -> bool {
        self.has("aspect", lemma)
    }

    /// Whether the verb's complement is planned.
    pub(super) fn is_plan(&self, lemma: &str) -> bool {
        self.has("plan", lemma)
    }

    /// Whether the adjective's complement is planned.
    pub(super) fn is_planned(&self, lemma: &str) -> bool {
        self.has("planned", lemma)
    }

    /// Whether the verb's complement is denied.
    pub(super) fn is_doubt(&self, lemma: &str) -> bool {
        self.has("doubt", lemma)
    }

    /// Whether the verb is one of saying or thinking.
    pub(super) fn is_saying(&self, lemma: &str) -> bool {
        self.has("say", lemma)
    }

    /// Whether saying it is an act of its own ("announce").
    pub(super) fn is_declaring(&self, lemma: &str) -> bool {
        self.has("declare", lemma)
    }

    /// Whether the noun names what kills without a doer.
    pub(super) fn is_accident(&self, lemma: &str) -> bool {
        self.has("accident", lemma)
    }

    /// Whether the verb says what somebody calls something ("described as").
    pub(super) fn is_description(&self, lemma: &str) -> bool {
        self.has("describe", lemma)
    }

    /// Whether what the verb governs is only claimed.
    pub(super) fn is_claim(&self, lemma: &str) -> bool {
        self.has("claim", lemma)
    }

    /// Whether the verb says nothing without its object.
    pub(super) fn is_transitive(&self, lemma: &str) -> bool {
        self.has("transitive", lemma)
    }

    /// Whether the verb is one of what people do every day, or of what only figures of speech do.
    pub(super) fn is_private(&self, lemma: &str) -> bool {
        self.has("private", lemma)
    }

    /// Whether the verb names a state.
    pub(super) fn is_static(&self, lemma: &str) -> bool {
        self.has("static", lemma)
    }
}

fn frame_of(cell: &'static str, part: &str) -> Frame {
    let cell = match (cell, part) {
        ("-", "n") => "poss,by,from>against,on,of",
        ("-", _) => "subj>obj",
        _ => cell,
    };
    let (agent, target) = cell.split_once('>').unwrap_or((cell, ""));
    Frame { agent: slots(agent), target: slots(target) }
}

fn slots(list: &'static str) -> Vec<Slot> {
    list.split(',')
        .filter(|slot| !slot.is_empty())
        .map(|slot| match slot {
            "subj" => Slot::Subject,
            "obj" => Slot::Object,
            "obj2" => Slot::Second,
            "poss" => Slot::Possessor,
            "comp" => Slot::Complement,
            word => Slot::After(word),
        })
        .collect()
}
