//! Whom the words for a speaker mean: the name that heads them, and what a pronoun carries on from the sentences before.

use std::ops::Range;

use super::attribute::Scene;
use super::who;
use crate::annotate::NameMention;
use crate::briefing::{ActorKind, MentionForm};
use crate::text::Span;

/// How many sentences back a pronoun's first mention is looked for.
const BACK: usize = 6;

/// The words that say who speaks and the mention in `names` that they are, where `words` name the speaker.
///
/// A pronoun that is the subject of its sentence carries on the subject of the one before ("The chair thanked Lee. She
/// said"): where that one is only described, the description says more than a name further back.
pub fn speaker(
    scene: &Scene<'_>,
    words: Option<&Range<usize>>,
    names: &[NameMention],
) -> (Option<Span>, Option<usize>) {
    let text = scene.text;
    let Some((words, span)) = words.and_then(|words| Some((words, text.span(words.clone())?))) else {
        return (None, None);
    };
    let own = speaker_name(text.text, span, names);
    let known = own.and_then(|own| NameMention::named(names, own));
    // Against a name that is known, only the same paragraph counts.
    let before = first_mention(scene, words, usize::from(known.is_none()));
    let Some(described) = before.and_then(|before| text.span(before)) else {
        return (Some(span), own);
    };
    let heads = speaker_name(text.text, described, names);
    match heads.and_then(|heads| NameMention::named(names, heads)) {
        Some(named) => {
            let is_person = names.get(named).is_some_and(|name| name.kind == ActorKind::Person);
            if known.is_none() && is_person { (Some(span), heads) } else { (Some(span), own) }
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
        return (paragraphs > 0 && main.end <= words.start && who::fits(text, pronoun, &main)).then_some(main);
    }
    let paragraph = text.sentences.get(own)?.paragraph;
    for back in (0..own).rev().take(BACK) {
        let sentence = text.sentences.get(back).filter(|sentence| sentence.paragraph + paragraphs >= paragraph)?;
        if scene.quote_at(sentence.tokens.start).is_some() {
            continue;
        }
        let subject = scene.clause(back)?.main_subject()?;
        if subject.len() == 1 && text.lower(subject.start) == pronoun {
            continue;
        }
        return who::fits(text, pronoun, &subject).then_some(subject);
    }
    None
}

/// The mention in `names` that heads the words at `span`: a person before all others; never a name that only says whose
/// or of what people or place the head is ("Norway’s navy", "Norwegian police", "the Oslo council", "the wife of Ann Lee").
pub fn speaker_name(text: &str, span: Span, names: &[NameMention]) -> Option<usize> {
    let from = names.partition_point(|name| name.span.start() < span.start());
    let inside = || {
        let begins_inside = move |(_, name): &(usize, &NameMention)| name.span.start() < span.end();
        let named = names.iter().enumerate().skip(from).take_while(begins_inside);
        named.filter(|(_, name)| span.contains(name.span))
    };
    let is_head = |name: &NameMention| {
        let after = text.get(name.span.end()..span.end()).unwrap_or_default();
        let before = text.get(span.start()..name.span.start()).unwrap_or_default();
        let has_more = after.starts_with(' ') && after.trim_start().starts_with(char::is_alphanumeric);
        let owns = ["’s ", "'s ", "’ ", "' ", "-"].iter().any(|ending| after.starts_with(ending));
        let small = before.split_whitespace().rev().take_while(|word| word.starts_with(char::is_lowercase));
        let under = small.into_iter().any(|word| matches!(word, "of" | "for" | "to" | "with" | "by"));
        let only_says_which = match name.kind {
            ActorKind::Group => has_more,
            // A country's government speaks for it.
            ActorKind::Place => under && !before.ends_with("government of ") || has_more && starts_small(after),
            ActorKind::Person => under,
            _ => false,
        };
        !owns && !only_says_which
    };
    let named = || inside().filter(|(_, name)| name.form == MentionForm::Name);
    named()
        .find(|(_, name)| name.kind == ActorKind::Person && is_head(name))
        .or_else(|| named().find(|(_, name)| is_head(name)))
        .or_else(|| inside().find(|(_, name)| name.form != MentionForm::Name))
        .map(|(number, _)| number)
}

/// Whether the first word of `words` is a common one, not "and".
fn starts_small(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(|word| word != "and" && word.starts_with(char::is_lowercase))
}
