//! Whom the words for a speaker mean: the name that heads them, and what a pronoun carries on from the sentences before.

use std::ops::Range;

use super::attribute::Scene;
use super::clause::Clause;
use super::who;
use crate::annotate::{NameMention, Tag};
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
    let own = beside(text.text, span, names).or_else(|| speaker_name(text.text, span, names));
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

/// The person in `names` whose name stands behind a comma after the office that the words at `span` end with: "said the
/// union's chair, *Ann Lee*".
fn beside(text: &str, span: Span, names: &[NameMention]) -> Option<usize> {
    let number = names.partition_point(|name| name.span.start() < span.end());
    let name = names.get(number)?;
    let between = text.get(span.end()..name.span.start())?;
    let ends_with_name = number
        .checked_sub(1)
        .and_then(|last| names.get(last))
        .is_some_and(|last| last.form == MentionForm::Name && last.span.end() >= span.end());
    let words = text.get(name.span.end()..).unwrap_or_default();
    let is_apart = words.starts_with([',', '.', ';', ':', '—', '–', '\n']) || words.is_empty();
    let is_person = name.kind == ActorKind::Person && name.form == MentionForm::Name;
    (between == ", " && is_person && is_apart && !ends_with_name).then_some(number)
}

/// The mention in `names` that heads the words at `span`: a person before all others; never a name that only says whose
/// or of what people, body or place the head is ("Norway’s navy", "Norwegian police", "the Oslo council", "the wife of Ann
/// Lee", "the Bridge Works chief Lee", "reports from Norway"). A people in the singular is the body that it begins the name of.
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
        let from = before.split_whitespace().any(|word| matches!(word, "from" | "in" | "at" | "near" | "on"));
        let goes_on = has_more && after.trim_start().starts_with(char::is_uppercase);
        let only_says_which = match name.kind {
            ActorKind::Group => has_more,
            // A country's government speaks for it.
            ActorKind::Place => from || under && !before.ends_with("government of ") || has_more && starts_small(after),
            ActorKind::Person => under || goes_on,
            _ => goes_on,
        };
        !owns && !only_says_which
    };
    let named = || inside().filter(|(_, name)| name.form == MentionForm::Name);
    if let Some(body) = named().next().and_then(|(number, name)| body_of(text, span, number, name, names)) {
        return Some(body);
    }
    named()
        .find(|(_, name)| name.kind == ActorKind::Person && is_head(name))
        .or_else(|| named().find(|(_, name)| is_head(name)))
        .or_else(|| inside().find(|(_, name)| name.form != MentionForm::Name))
        .map(|(number, _)| number)
}

/// The body before it whose name begins with that of a people which is all there is at `span`: "American" after
/// "American Airlines".
fn body_of(text: &str, span: Span, number: usize, name: &NameMention, names: &[NameMention]) -> Option<usize> {
    let word = name.span.of(text);
    let is_people = name.kind == ActorKind::Group && name.span == span && !word.ends_with('s');
    let begins = |earlier: &NameMention| {
        let rest = earlier.span.of(text).strip_prefix(word);
        earlier.kind == ActorKind::Organization && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    is_people.then(|| names.get(..number)?.iter().rposition(begins)).flatten()
}

/// Whether the first word of `words` is a common one, not "and".
fn starts_small(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(|word| word != "and" && word.starts_with(char::is_lowercase))
}
