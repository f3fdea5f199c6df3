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
    /// An object, as what is said.
    pub noun: bool,
    /// Whether a noun phrase alone is what is said.
    pub noun_alone: bool,
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
    /// Its particle, which stands in it or after the person ("accused the mayor *of*").
    pub particle: Option<&'static str>,
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
                    noun: has("n") || has("N"),
                    noun_alone: has("N"),
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

    /// The verb of saying at `at` that was taken for a noun ("the ad asks", "…” notes Ann Lee"), where a quotation may stand
    /// before it.
    pub fn hidden_cue_at(&self, text: &TaggedText<'_>, at: usize) -> Option<Cue> {
        let next = text.tag(at + 1);
        let is_closed = || at.checked_sub(1).is_some_and(|before| text.tag(before) == Tag::CloseQuote);
        let ends = matches!(next, Tag::Comma | Tag::Stop | Tag::Colon | Tag::TO | Tag::IN);
        if text.tag(at) != Tag::NNS || !(ends || next.is_proper() && is_closed()) {
            return None;
        }
        let verb =
            self.verbs.get(text.lemma(at))?.iter().find(|verb| verb.particle.is_none() && verb.frame.quotation)?;
        Some(Cue { tokens: at..at + 1, frame: verb.frame, particle: None, act: verb.act, preposition: false })
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
            let tokens = at..at + words.len();
            return Some(Cue { tokens, frame: Frame::default(), particle: None, act: None, preposition: true });
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
        let Verb { particle, frame, act } = *verb;
        Some(Cue { tokens: at..end, frame, particle, act, preposition: false })
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

/// Whether who stands before `cue` is the one spoken of or to, though no auxiliary says so ("Lund accused of lying", "Lund
/// told to pay"): nobody stands after it. One may ask to do something oneself.
pub fn undergoes(text: &TaggedText<'_>, cue: &Cue) -> bool {
    let Range { start, end } = cue.tokens;
    let is_past = matches!(text.tag(start), Tag::VBN | Tag::VBD);
    let lacks_object = cue.particle.is_some() && end > start + 1
        || cue.frame.infinitive && text.tag(end) == Tag::TO && text.lemma(start) != "ask";
    // "called on the mayor to"
    let follows = cue.particle.is_some() && cue.frame.infinitive;
    is_past && cue.frame.person && lacks_object && !follows
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
