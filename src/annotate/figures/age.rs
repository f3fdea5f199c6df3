//! Ages that no unit tells: "Maria, 10,", "she is 35", "at the age of 21", "a man aged 87".

use super::numeral::{Numeral, Style};
use super::pieces::Pieces;
use super::unit::{Found, Unit};
use crate::annotate::Tag;

/// The age that `number`, which nothing counts, tells.
pub fn age(pieces: &Pieces<'_>, number: &Numeral) -> Option<Found> {
    let whole = number.value.fract() == 0.0 && (1.0..120.0).contains(&number.value);
    let plain = matches!(number.style, Style::Digits | Style::Words) && number.is_unscaled();
    let old = matches!(pieces.lower(number.end), "yo" | "y.o." | "y/o");
    let told = old
        || is_after_age(pieces, number.start) && ends_clause(pieces, number.end)
        || is_of_person(pieces, number.start) && ends_clause(pieces, number.end)
        || is_aside(pieces, number);
    (whole && plain && told).then(|| Found {
        unit: Unit::Age("year".to_owned()),
        start: number.start,
        end: number.end + usize::from(old),
        modifies: old,
    })
}

/// "aged 87", "age 87", "at the age of 21".
fn is_after_age(pieces: &Pieces<'_>, at: usize) -> bool {
    let word = pieces.before(at, 1);
    const WHOSE: &[&str] = &["age", "boy", "girl", "man", "woman", "child", "youth", "teenager", "lad", "baby"];
    matches!(word, "aged" | "age" | "ages") || word == "of" && WHOSE.contains(&pieces.before(at, 2))
}

/// "he is 35", "who was 10", "she turned 30".
fn is_of_person(pieces: &Pieces<'_>, at: usize) -> bool {
    let verb = matches!(
        pieces.before(at, 1),
        "is" | "was" | "be" | "turned" | "turns" | "turning" | "'s" | "'m" | "am" | "were" | "being"
    );
    let modal = usize::from(matches!(pieces.before(at, 2), "will" | "would" | "just" | "now" | "only"));
    let subject = pieces.before(at, 2 + modal);
    verb && matches!(subject, "he" | "she" | "i" | "who")
}

fn ends_clause(pieces: &Pieces<'_>, at: usize) -> bool {
    let tag = pieces.tag(at);
    let unit = matches!(pieces.lower(at), "%" | "percent" | "-" | "of" | "feet");
    !(unit || tag.is_noun() || tag.is_adjective())
}

/// "Maria Silva, 35, said", "Maria Silva (35)": a name, the number, and the same mark again.
fn is_aside(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    let Some(name) = number.start.checked_sub(2) else {
        return false;
    };
    let named = pieces.name(name).is_some() && pieces.tag(name) != Tag::CD && pieces.is_capitalized(name);
    let marks = match pieces.before(number.start, 1) {
        "," => matches!(pieces.lower(number.end), "," | "." | ";"),
        "(" => pieces.lower(number.end) == ")",
        _ => false,
    };
    named && marks && number.style == Style::Digits && number.value >= 10.0
}
