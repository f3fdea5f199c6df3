//! Who a verb of saying belongs to.

use std::ops::Range;

use crate::annotate::{Tag, TaggedText};

/// The subject of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The noun phrase, with what is attached to it by "of", "for" or "and".
    pub phrase: Range<usize>,
    /// Where all that belongs to it begins.
    pub start: usize,
}

/// How far to the left a subject is looked for, in tokens.
const REACH: usize = 60;

/// Where the verb group that ends with the verb at `verb` begins: its auxiliaries and adverbs, not before `limit`.
pub fn verb_group_start(text: &TaggedText<'_>, verb: usize, limit: usize) -> usize {
    let mut start = verb;
    while start > limit && verb - start < 8 {
        let before = start - 1;
        let auxiliary = text.tag(before) == Tag::MD
            || matches!(text.lemma(before), "have" | "be" | "do") && text.tag(before).is_verb();
        let adverb = matches!(text.tag(before), Tag::RB | Tag::RBR) && text.word(before) != "n't"
            || matches!(text.lower(before), "n't" | "not" | "also" | "then" | "later");
        if !auxiliary && !adverb {
            break;
        }
        start = before;
    }
    start
}

/// The subject of the verb group that begins at `verb`, not before `limit`.
pub fn subject_before(text: &TaggedText<'_>, verb: usize, limit: usize) -> Option<Subject> {
    let limit = limit.max(verb.saturating_sub(REACH));
    let mut verb = verb;
    // "declined to say", "laughed and said", "seemed to be saying": the verb before has the subject.
    for _ in 0..4 {
        let before = verb.checked_sub(1).filter(|before| *before >= limit)?;
        match text.tag(before) {
            // "Ann Lee (D-Ohio) said"
            Tag::CloseBracket => {
                verb = (limit..before).rev().take(12).find(|&at| text.tag(at) == Tag::OpenBracket)?;
            }
            Tag::Comma => return across_comma(text, before, limit),
            // "Ann Lee -- a teacher -- said"
            Tag::Colon if text.word(before) != ":" && text.word(before) != ";" => {
                verb = (limit..before).rev().take(40).find(|&at| text.word(at) == text.word(before))?;
            }
            Tag::WP | Tag::WDT => return antecedent(text, before, limit),
            _ if matches!(text.lower(before), "that" | "which" | "who") && text.tag(before) != Tag::NN => {
                return antecedent(text, before, limit);
            }
            Tag::TO | Tag::CC => {
                let earlier = (limit..before).rev().take(14).find(|&at| text.tag(at).is_verb())?;
                verb = verb_group_start(text, earlier, limit);
            }
            tag if tag.is_verb() => verb = verb_group_start(text, before, limit),
            _ => return phrase_before(text, verb, limit),
        }
    }
    None
}

/// The noun phrase that ends before `end` with what is attached to it on the left.
fn phrase_before(text: &TaggedText<'_>, end: usize, limit: usize) -> Option<Subject> {
    let last = text.noun_phrase_before(end)?;
    let mut start = last.start.max(limit);
    while let Some(link) = start.checked_sub(1).filter(|link| *link > limit) {
        let attaches =
            matches!(text.lower(link), "of" | "for" | "at" | "from" | "in" | "with" | "to" | "on" | "by" | "and" | "&");
        let Some(before) = attaches.then(|| text.noun_phrase_before(link)).flatten() else {
            break;
        };
        // "in a speech in Ohio, and Obama said": only nouns take such company.
        if before.start < limit || !text.tag(link - 1).is_noun() {
            break;
        }
        start = before.start;
    }
    // "In a talk with the Post Lee said": what stands under a preposition is no subject, so its last part is.
    let under = start.checked_sub(1).filter(|at| *at >= limit).is_some_and(|at| text.tag(at) == Tag::IN);
    if under && start < last.start && text.tag(end - 1).is_proper() {
        start = last.start;
    }
    Some(Subject { phrase: start..end, start })
}

/// The subject before a comma that stands before the verb: "Ann Lee, 59, a teacher, said".
fn across_comma(text: &TaggedText<'_>, comma: usize, limit: usize) -> Option<Subject> {
    let mut end = comma;
    for _ in 0..6 {
        let start = (limit..end).rev().find(|&at| text.tag(at) == Tag::Comma).map_or(limit, |at| at + 1);
        if start == limit || !is_apposition(text, start..end) {
            let subject = phrase_before(text, end, limit.max(start))?;
            return Some(subject);
        }
        end = start - 1;
        if end <= limit {
            return None;
        }
    }
    None
}

/// Whether the words between two commas say more of a name before them.
fn is_apposition(text: &TaggedText<'_>, words: Range<usize>) -> bool {
    let first = words.start;
    match text.tag(first) {
        Tag::DT
        | Tag::CD
        | Tag::WP
        | Tag::WDT
        | Tag::WRB
        | Tag::IN
        | Tag::NN
        | Tag::NNS
        | Tag::JJ
        | Tag::VBN
        | Tag::VBG
        | Tag::RB
        | Tag::JJS
        | Tag::PRPS
        | Tag::WPS
        | Tag::CC
        | Tag::TO => true,
        // "Salem, Oregon," and "Lee, D-Ohio,"
        Tag::NNP | Tag::NNPS => words.len() <= 2,
        _ => words.len() == 1,
    }
}

/// What "who", "which" or "that" at `relative` stands for.
fn antecedent(text: &TaggedText<'_>, relative: usize, limit: usize) -> Option<Subject> {
    let comma = relative.checked_sub(1).filter(|at| *at > limit)?;
    let end = if text.tag(comma) == Tag::Comma { comma } else { relative };
    let subject = phrase_before(text, end, limit)?;
    Some(subject)
}

/// The noun phrase that begins at `start`, with what is attached to it on the right and appositions.
pub fn phrase_after(text: &TaggedText<'_>, start: usize) -> Option<Range<usize>> {
    let mut phrase = text.noun_phrase_from(start)?;
    let sentence = text.sentence_of(start);
    for _ in 0..6 {
        let link = phrase.end;
        let attaches = matches!(text.lower(link), "of" | "for" | "at" | "from" | "in" | "with" | "by" | "and" | "on")
            && text.sentence_of(link + 1) == sentence;
        let Some(next) = attaches.then(|| text.noun_phrase_from(link + 1)).flatten() else {
            break;
        };
        // "said Lee and left", "said Lee in a speech": only names and offices take company.
        if matches!(text.lower(link), "in" | "on" | "at" | "by") && !text.tag(next.end - 1).is_proper() {
            break;
        }
        if text.lower(link) == "on" || text.tag(next.end).is_finite() {
            break;
        }
        phrase.end = next.end;
    }
    Some(phrase)
}
