//! Whom the words for a speaker mean, and what a pronoun carries on from the sentences before.

use std::ops::Range;

use super::attribute::Scene;
use super::clause::Clause;
use super::heads::{beside, speaker_name};
use super::who;
use crate::annotate::{NameMention, Tag};
use crate::briefing::ActorKind;
use crate::text::Span;

/// How many sentences back a pronoun's first mention is looked for.
const BACK: usize = 6;

/// The words that say who speaks and the mention in `names` that they are, where `words` name the speaker and the words
/// at `cue` report it.
///
/// A pronoun that is the subject of its sentence carries on the subject of the one before ("The chair thanked Lee. She
/// said"): where that one is only described, the description says more than a name further back.
pub fn speaker(
    scene: &Scene<'_>,
    words: Option<&Range<usize>>,
    cue: Option<Span>,
    names: &[NameMention],
) -> (Option<Span>, Option<usize>) {
    let text = scene.text;
    let Some((words, span)) = words.and_then(|words| Some((words, text.span(words.clone())?))) else {
        return (None, None);
    };
    let heads = speaker_name(text.text, span, names);
    let is_person = |at: &usize| names.get(*at).is_some_and(|name| name.kind == ActorKind::Person);
    let own = heads.filter(is_person).or_else(|| beside(text.text, span, cue, names)).or(heads);
    let known = own.and_then(|own| NameMention::named(names, own));
    // Against a name that is known, only the same paragraph counts.
    let before = first_mention(scene, words, usize::from(known.is_none()));
    let Some(described) = before.and_then(|before| text.span(before)) else {
        return (Some(span), own);
    };
    let heads = speaker_name(text.text, described, names);
    match heads.and_then(|heads| NameMention::named(names, heads)) {
        Some(named) => {
            let person = names.get(named).filter(|name| name.kind == ActorKind::Person);
            let is_titled = || person.is_some_and(|name| is_addressed(text.text, name.span, text.lower(words.start)));
            if person.is_some() && (known.is_none() || is_titled()) { (Some(span), heads) } else { (Some(span), own) }
        }
        None => (Some(described), None),
    }
}

/// The subject that the pronoun `words` carries on, over sentences whose subject is the same pronoun, not further than
/// `paragraphs` before its own.
fn first_mention(scene: &Scene<'_>, words: &Range<usize>, paragraphs: usize) -> Option<Range<usize>> {
    let text = scene.text;
    let pronoun = text.lower(words.start);
    if words.len() != 1 || !matches!(pronoun, "he" | "she" | "they") {
        return None;
    }
    let own = text.sentence_of(words.start)?;
    let main = scene.clause(own)?.main_subject()?;
    if main != *words {
        // "The mayor thanked them and he said"
        let is_before = paragraphs > 0 && main.end <= words.start;
        if !is_before || who::fits(text, pronoun, &main) {
            return is_before.then_some(main);
        }
        // "It is not clear if she will come:" goes on with whom the sentence before is of.
        if text.tag(main.start) != Tag::PRP {
            return None;
        }
    }
    let paragraph = text.sentences.get(own)?.paragraph;
    for back in (0..own).rev().take(BACK) {
        let sentence = text.sentences.get(back).filter(|sentence| sentence.paragraph + paragraphs >= paragraph)?;
        let opens = scene.quote_at(sentence.tokens.start).is_some();
        let subject = scene.clause(back).and_then(Clause::main_subject);
        if opens && subject.as_ref().is_none_or(|subject| scene.quote_at(subject.start).is_some()) {
            continue;
        }
        let subject = subject?;
        if subject.len() == 1 && text.lower(subject.start) == pronoun {
            continue;
        }
        return who::fits(text, pronoun, &subject).then_some(subject);
    }
    None
}

/// Whether the words before the name at `span` address a man, as "he" does, or a woman.
fn is_addressed(text: &str, span: Span, pronoun: &str) -> bool {
    let before = text.get(..span.start()).unwrap_or_default().trim_end_matches([' ', '.']);
    let address = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    match pronoun {
        "he" => address == "Mr",
        "she" => matches!(address, "Mrs" | "Ms" | "Miss"),
        _ => false,
    }
}
