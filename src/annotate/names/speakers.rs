//! Who speaks in a turn: the name in its label, the role or letter that stands for a name, and "I" and "my" in what is
//! said.

use super::document::Passage;
use super::rules::{Evidence, Found};
use crate::annotate::tagged_text::label_at;
use crate::annotate::{NameMention, Signs, TaggedText};
use crate::briefing::{ActorKind, MentionForm, ParagraphRole, Turn};
use crate::text::{Span, TokenKind};

/// What the speaker is called in the speaker's own words, in lower case.
const FIRST_PERSON: [&str; 5] = ["i", "me", "my", "mine", "myself"];

/// Makes the names in the labels of `turns`, and those that say most fully who is meant, names of persons.
pub fn name(passages: &mut [Passage<'_>], turns: &[Turn]) {
    if turns.is_empty() {
        return;
    }
    let mut spans: Vec<Span> = turns.iter().flat_map(|turn| [turn.name, turn.named]).flatten().collect();
    spans.sort_unstable();
    spans.dedup();
    for passage in passages {
        let (Some(first), Some(last)) = (passage.words.first(), passage.words.last()) else {
            continue;
        };
        let passage_span = first.span.to(last.span);
        passage.is_label = label_at(turns, passage_span.start()).is_some();
        let from = spans.partition_point(|span| span.start() < passage_span.start());
        for span in spans.iter().skip(from).take_while(|span| span.start() < passage_span.end()) {
            let start = passage.words.partition_point(|word| word.span.start() < span.start());
            let end = passage.words.partition_point(|word| word.span.start() < span.end());
            let words = start..end;
            if words.is_empty() {
                continue;
            }
            passage.found.retain(|found| found.words.end <= words.start || words.end <= found.words.start);
            passage.found.push(Found { words, kind: ActorKind::Person, evidence: Evidence::Known });
        }
        passage.found.sort_by_key(|found| (found.words.start, found.words.end));
    }
}

/// What stands for the speakers of turns: roles and letters in labels, and the first person in what is said.
pub fn references(text: &TaggedText<'_>, names: &[NameMention]) -> Vec<NameMention> {
    let mut found = Vec::new();
    for turn in text.turns {
        let own = turn.name.and_then(|span| at(names, span));
        let full = turn.named.and_then(|span| at(names, span));
        let Some(speaker) = own.or(full) else {
            continue;
        };
        let stands = |span: Span, form: MentionForm| NameMention {
            span,
            kind: ActorKind::Person,
            form,
            roles: Vec::new(),
            stands_for: Some(speaker),
            is_attribute: false,
            signs: Signs::default(),
        };
        if own.is_none() {
            let label = text.positions(turn.label);
            let mut words = label.clone().filter(|&at| text.kind(at) == TokenKind::Word);
            let (first, last) = (words.clone().next(), words.next_back());
            let core = first.zip(last).and_then(|(first, last)| text.span(first..last + 1));
            let is_free = |span: &Span| {
                let after = names.partition_point(|name| name.span.start() < span.end());
                let last = after.checked_sub(1).and_then(|last| names.get(last));
                last.is_none_or(|name| !name.span.overlaps(*span))
            };
            found.extend(core.filter(is_free).map(|core| stands(core, MentionForm::Nominal)));
        }
        let said = said(text, turn);
        found.extend(said.into_iter().map(|span| stands(span, MentionForm::Pronoun)));
    }
    found
}

/// The position of the name at `span`.
fn at(names: &[NameMention], span: Span) -> Option<usize> {
    let at = names.partition_point(|name| name.span.start() < span.start());
    names.get(at).is_some_and(|name| name.span == span && name.form == MentionForm::Name).then_some(at)
}

/// The places of "I", "me" and "my" in the words of a turn, outside of what is quoted in it.
fn said(text: &TaggedText<'_>, turn: &Turn) -> Vec<Span> {
    let mut found = Vec::new();
    let from = text.sentences.partition_point(|sentence| sentence.paragraph < turn.from);
    let inside = text.sentences.iter().skip(from).take_while(|sentence| sentence.paragraph < turn.to);
    let mut quote: Option<usize> = None;
    for sentence in inside {
        let role = text.paragraphs.get(sentence.paragraph).map(|paragraph| paragraph.role);
        if role != Some(ParagraphRole::Body) || text.in_label(sentence.span) {
            continue;
        }
        // A quotation that is not closed ends with its paragraph.
        quote = quote.filter(|&paragraph| paragraph == sentence.paragraph);
        for at in sentence.tokens.clone() {
            match text.word(at) {
                "“" | "«" => quote = Some(sentence.paragraph),
                "”" | "»" => quote = None,
                "\"" => quote = if quote.is_some() { None } else { Some(sentence.paragraph) },
                _ => {}
            }
            if quote.is_none() && FIRST_PERSON.contains(&text.lower(at)) && is_pronoun(text, at, sentence.tokens.start)
            {
                found.extend(text.token(at).map(|token| token.span));
            }
        }
    }
    found
}

/// Whether the word at `at` of the sentence that begins at `start` is a pronoun: "I" after another capital may be a
/// number ("World War I", "Title I"), "mine" after an article is none.
fn is_pronoun(text: &TaggedText<'_>, at: usize, start: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= start);
    match text.lower(at) {
        "i" => {
            let is_number =
                before.is_some_and(|before| before > start && text.is_capitalized(before) && text.lower(before) != "i");
            text.word(at) == "I" && !is_number
        }
        "mine" => before.is_none_or(|before| matches!(text.lower(before), "of" | "is" | "was" | "are" | "not" | "be")),
        _ => true,
    }
}
