//! Numbers that identify instead of counting: "the 200 block", "mile marker 150", "Local 17", "(555) 296-3353".
//!
//! English counts before a noun in the plural; a number above one before a singular, or behind its noun, tells which.

use super::lexicon;
use super::noun::Counted;
use super::numeral::{Numeral, Style};
use super::pieces::Pieces;
use crate::annotate::syntax::{Label, PartOfSpeech, Sentence};
use crate::annotate::{Tag, WordClass};
use crate::text::Span;

/// Whether the number stands before a singular noun that it tells apart from others of its kind.
pub fn is_before_singular(pieces: &Pieces<'_>, number: &Numeral, counted: &Counted) -> bool {
    let plain = number.style == Style::Digits && number.is_unscaled() && number.value.fract() == 0.0;
    let grouped = pieces.word(number.start).contains([',', '.']) || number.end != number.start + 1;
    let determined = matches!(pieces.before(number.start, 1), "the" | "a" | "an" | "this" | "that");
    let singular = matches!(pieces.tag(counted.head), Tag::NN | Tag::NNP)
        && !pieces.lower(counted.head).ends_with(['s', 'i'])
        && counted.head == number.end;
    // "a 5 speed gearbox" has five speeds.
    let next = pieces.tag(counted.head + 1);
    let parts = number.value < 100.0 && (next.is_noun() || next.is_adjective());
    let many = WordClass::OfMany.has(pieces.lower(counted.head)) || counted.unit == "person";
    plain && !grouped && singular && !many && !parts && number.value > 1.0 && (determined || number.value >= 100.0)
}

/// "(555) 296-3353", "(02) 6277 7860": groups of digits behind a code in brackets.
pub fn is_phone(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    /// Groups of digits in a telephone number.
    const GROUPS: usize = 4;
    let code = pieces.before(number.start, 1) == "(" && pieces.lower(number.end) == ")";
    if code && pieces.is_digits(number.end + 1) {
        return true;
    }
    let mut at = number.start;
    for _ in 0..GROUPS {
        let Some(before) = at.checked_sub(1) else { return false };
        if pieces.lower(before) == ")" {
            return before >= 2 && pieces.is_digits(before - 1) && pieces.lower(before - 2) == "(" && before + 1 == at;
        }
        let previous = if pieces.is_hyphen(before) { before.checked_sub(1) } else { Some(before) };
        match previous {
            Some(previous) if pieces.is_digits(previous) => at = previous,
            _ => return false,
        }
    }
    false
}

/// Whether the bare number at `span` stands right behind the noun that it tells apart: "mile marker 150". In "the left won 7
/// seats and the right 5" the verb is left out.
pub fn is_behind_noun(tree: &Sentence, text: &str, span: Span) -> bool {
    let own = |at: &usize| tree.get(*at).is_some_and(|token| token.span.overlaps(span));
    let Some(first) = (0..tree.tokens().len()).find(own) else { return false };
    let digits = span.of(text).chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '–'));
    let Some(noun) = first.checked_sub(1).filter(|_| digits && tree.head(first).is_some_and(|head| head < first))
    else {
        return false;
    };
    let word = tree.get(noun).map_or("", |token| token.span.of(text));
    let is_noun = matches!(tree.pos(noun), Some(PartOfSpeech::Noun | PartOfSpeech::Propn));
    let measures = lexicon::currency(word).is_some() || lexicon::unit(word).is_some();
    let named = word.starts_with(char::is_uppercase) && noun > 0;
    let tells_apart = tree.head(first) == Some(noun) && matches!(tree.label(first), Some(Label::Nummod | Label::Appos))
        || named && tree.pos(noun) == Some(PartOfSpeech::Propn);
    is_noun && !measures && tells_apart && tree.label(noun) != Some(Label::Conj)
}

/// Whether two numbers joined by a hyphen are one number of identification: "279-6960", "SCPD 21-22158". The ends of a range
/// are written with as many digits or counted in something.
pub fn is_joined_code(pieces: &Pieces<'_>, first: &Numeral, last: &Numeral) -> bool {
    let (one, two) = (pieces.word(first.start), pieces.word(last.start));
    let plain = |word: &str| word.bytes().all(|letter| letter.is_ascii_digit());
    plain(one) && plain(two) && two.len() > 3 && one.len() < two.len()
}
