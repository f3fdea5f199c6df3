//! The words that report saying.

use std::collections::HashMap;
use std::ops::Range;

use crate::annotate::{Tag, TaggedText};
use crate::briefing::Act;

/// Verbs of saying with what may follow them.
#[derive(Debug, Default)]
pub struct Speech {
    verbs: HashMap<&'static str, Vec<Verb>>,
    prepositions: Vec<Vec<&'static str>>,
    nouns: HashMap<&'static str, Option<Act>>,
}

/// A verb of saying as the lexicon has it.
#[derive(Clone, Copy, Debug)]
struct Verb {
    particle: Option<&'static str>,
    frame: Frame,
    act: Option<Act>,
}

/// What may follow a verb of saying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// A clause without "that".
    pub bare_clause: bool,
    /// A clause with "that" or a question word.
    pub that_clause: bool,
    /// "to" with a verb.
    pub infinitive: bool,
    /// A noun phrase, as what is said.
    pub noun: bool,
    /// The person spoken to, before what is said.
    pub person: bool,
    /// A quotation.
    pub quotation: bool,
    /// Whether it is as often told of a thing, which says nothing ("the video shows that").
    pub thing: bool,
}

/// Words that report a saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its tokens, without auxiliaries.
    pub tokens: Range<usize>,
    /// What may follow.
    pub frame: Frame,
    /// What is done by saying so.
    pub act: Option<Act>,
    /// Whether it is a preposition, whose object is the speaker ("according to").
    pub preposition: bool,
}

impl Speech {
    /// Reads the lexicon.
    pub fn read(lexicon: &'static str) -> Self {
        let mut speech = Self::default();
        let mut section = "";
        for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
            } else if section == "[prepositions]" {
                speech.prepositions.push(line.split(' ').collect());
            } else if section == "[nouns]" {
                let (noun, act) = line.split_once(" =").unwrap_or((line, ""));
                speech.nouns.insert(noun, Act::from_word(act));
            } else if let Some((verb, rest)) = line.split_once(' ') {
                let particle = rest.split(' ').find_map(|word| word.strip_prefix('+'));
                let has = |flag: &str| rest.split(' ').any(|word| word == flag);
                let frame = Frame {
                    bare_clause: has("c"),
                    that_clause: has("c") || has("C"),
                    infinitive: has("i"),
                    noun: has("n"),
                    person: has("p"),
                    quotation: has("q"),
                    thing: has("t"),
                };
                let act = rest.split(' ').find_map(|word| word.strip_prefix('=')).and_then(Act::from_word);
                speech.verbs.entry(verb).or_default().push(Verb { particle, frame, act });
            }
        }
        speech
    }

    /// The verb of saying at `at` that was taken for a noun ("the ad asks"), where a quotation may stand before it.
    pub fn hidden_cue_at(&self, text: &TaggedText<'_>, at: usize) -> Option<Cue> {
        if text.tag(at) != Tag::NNS
            || !matches!(text.tag(at + 1), Tag::Comma | Tag::Stop | Tag::Colon | Tag::TO | Tag::IN)
        {
            return None;
        }
        let verb =
            self.verbs.get(text.lemma(at))?.iter().find(|verb| verb.particle.is_none() && verb.frame.quotation)?;
        Some(Cue { tokens: at..at + 1, frame: verb.frame, act: verb.act, preposition: false })
    }

    /// What is done by saying so, where the word at `at` is a noun of saying.
    pub fn noun_at(&self, text: &TaggedText<'_>, at: usize) -> Option<Option<Act>> {
        matches!(text.tag(at), Tag::NN | Tag::NNS).then(|| self.nouns.get(text.lemma(at)).copied()).flatten()
    }

    /// The cue that begins at `at`.
    pub fn cue_at(&self, text: &TaggedText<'_>, at: usize) -> Option<Cue> {
        if let Some(words) =
            self.prepositions.iter().find(|words| words.iter().zip(at..).all(|(word, at)| text.lower(at) == *word))
        {
            return Some(Cue { tokens: at..at + words.len(), frame: Frame::default(), act: None, preposition: true });
        }
        if !text.tag(at).is_verb() {
            return None;
        }
        let frames = self.verbs.get(text.lemma(at))?;
        let particle = frames.iter().find(|verb| verb.particle.is_some_and(|particle| text.lower(at + 1) == particle));
        let far = frames.iter().find(|verb| verb.particle.is_some() && verb.frame.person);
        let plain = frames.iter().find(|verb| verb.particle.is_none());
        let (verb, adjacent) = match (particle, plain, far) {
            (Some(found), _, _) => (found, true),
            (None, Some(found), _) | (None, None, Some(found)) => (found, false),
            (None, None, None) => return None,
        };
        let end = if adjacent && verb.particle.is_some() { at + 2 } else { at + 1 };
        Some(Cue { tokens: at..end, frame: verb.frame, act: verb.act, preposition: false })
    }
}

/// Whether the verb at `at` is passive or part of a name of a thing ("is said to", "the proposed law").
pub fn is_passive(text: &TaggedText<'_>, at: usize) -> bool {
    if text.tag(at) != Tag::VBN {
        return false;
    }
    let mut before = at;
    while let Some(left) = before.checked_sub(1) {
        if text.lemma(left) == "have" {
            return false;
        }
        if text.lemma(left) == "be" || text.lemma(left) == "get" {
            return true;
        }
        if before == at && (text.tag(left).is_proper() || NOMINATIVES.contains(&text.lower(left))) {
            // A name takes no participle without a comma: "Lee called for".
            return false;
        }
        if text.tag(left) != Tag::RB || at - left > 4 {
            // "Asked about it, he said" and "plans announced on Monday" have no speaker either.
            return true;
        }
        before = left;
    }
    true
}

/// Pronouns that are subjects.
const NOMINATIVES: &[&str] = &["i", "he", "she", "we", "they"];

/// Whether the verb at `at` is negated: who did not mention it says nothing of it.
pub fn is_negated(text: &TaggedText<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at)
        .rev()
        .take_while(|&before| matches!(text.tag(before), Tag::RB | Tag::MD) || text.tag(before).is_verb())
        .any(|before| matches!(text.lower(before), "not" | "n't" | "never"))
}
