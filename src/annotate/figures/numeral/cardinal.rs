//! Numbers with multipliers: "3.5 million", "two and a half thousand", "half a million".

use super::digits::plain;
use super::{Numeral, Style};
use crate::annotate::figures::lexicon;
use crate::annotate::figures::pieces::Pieces;
use crate::annotate::figures::unit;

/// "half a million", "a quarter of a million", "half an hour", "a half dozen", "a hundred".
pub(super) fn part_of_scale(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let words = |back: usize| pieces.lower(at + back);
    let (factor, name) = match (words(0), words(1), words(2), words(3)) {
        ("half", "a" | "an", _, _) => (0.5, 2),
        ("half", "-", "a", _) => (0.5, 4),
        ("a" | "one", "half", _, _) => (0.5, 2),
        ("a" | "one", "quarter", "of", "a") => (0.25, 4),
        ("a" | "one", "third", "of", "a") => (1.0 / 3.0, 4),
        ("three", "quarters", "of", "a") => (0.75, 4),
        ("half", _, _, _) => (0.5, 1),
        ("a" | "an", _, _, _) => (1.0, 1),
        _ => return None,
    };
    let name = at + name;
    let scale = lexicon::scale(pieces.lower(name));
    if scale.is_none() {
        // "half an hour" is half of a unit.
        let unit = factor < 1.0 && lexicon::unit(pieces.lower(name)).is_some();
        return (unit && pieces.lower(name - 1) != "half").then_some(Numeral {
            start: at,
            end: name,
            value: factor,
            upper: None,
            scale: 1.0,
            style: Style::Words,
        });
    }
    if factor >= 1.0 {
        // "a hundred and fifty-four", "a million and a half"
        let one = Numeral { start: at, end: name, value: factor, upper: None, scale: 1.0, style: Style::Words };
        return scaled(pieces, one);
    }
    let mut end = name;
    let mut value = factor;
    while let Some(next) = lexicon::scale(pieces.lower(end)) {
        value *= next;
        end += 1;
    }
    Some(Numeral { start: at, end, value, upper: None, scale: scale.unwrap_or(1.0), style: Style::Words })
}

/// "3.5 million", "twenty-eight thousand six hundred", "two and a half million".
pub(super) fn cardinal(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let mut found = plain(pieces, at)?;
    let and_half =
        |end: usize| pieces.lower(end) == "and" && pieces.lower(end + 1) == "a" && pieces.lower(end + 2) == "half";
    if and_half(found.end) {
        found.value += 0.5;
        found.end += 3;
    }
    if let Some(suffix) = glued_suffix(pieces, &found) {
        found.value *= suffix;
        found.scale = suffix;
        found.end += 1;
        return Some(found);
    }
    scaled(pieces, found)
}

/// The number with the multipliers and smaller numbers that follow it.
fn scaled(pieces: &Pieces<'_>, mut found: Numeral) -> Option<Numeral> {
    let and_half =
        |end: usize| pieces.lower(end) == "and" && pieces.lower(end + 1) == "a" && pieces.lower(end + 2) == "half";
    let mut total = 0.0;
    let mut current = found.value;
    let mut last_scale = f64::INFINITY;
    loop {
        let hyphen = usize::from(pieces.is_hyphen(found.end));
        let Some(scale) = lexicon::scale(pieces.lower(found.end + hyphen)) else {
            break;
        };
        current *= scale;
        found.end += 1 + hyphen;
        found.scale = scale;
        if and_half(found.end) {
            current += 0.5 * scale;
            found.end += 3;
        }
        if scale < 1000.0 {
            // "six hundred [and] forty-two [thousand]"
            if let Some(rest) = smaller(pieces, found.end, scale) {
                current += rest.value;
                found.end = rest.end;
            }
            if lexicon::scale(pieces.lower(found.end)).is_some_and(|next| next > scale) {
                continue;
            }
        }
        if scale >= last_scale {
            break;
        }
        total += current;
        current = 0.0;
        if scale >= 1000.0 {
            last_scale = scale;
        }
        let Some(rest) = smaller(pieces, found.end, scale) else {
            break;
        };
        current = rest.value;
        found.end = rest.end;
    }
    found.value = total + current;
    found.value.is_finite().then_some(found)
}

/// The words that go on a number after `scale`: smaller than it, in words, perhaps after "and".
pub(super) fn smaller(pieces: &Pieces<'_>, at: usize, scale: f64) -> Option<Numeral> {
    let at = if pieces.lower(at) == "and" { at + 1 } else { at };
    let rest = plain(pieces, at)?;
    let next = lexicon::scale(pieces.lower(rest.end)).unwrap_or(1.0);
    (rest.style == Style::Words && rest.value * next < scale).then_some(rest)
}

/// "bn" in "3.5bn".
fn glued_suffix(pieces: &Pieces<'_>, number: &Numeral) -> Option<f64> {
    let at = number.end;
    if number.style != Style::Digits {
        return None;
    }
    if pieces.glued(at) {
        return lexicon::suffix(pieces.word(at)).filter(|&suffix| {
            // "37m" and "5t" are lengths and weights unless money or a count stands beside them.
            // "9B" alone is a door, a bus or a class.
            suffix < 1e12 && !matches!(pieces.word(at), "m" | "b" | "B")
                || unit::currency_before(pieces, number.start, 0).is_some()
                || matches!(pieces.word(at), "m" | "b" | "B") && unit::counts_after_suffix(pieces, at + 1)
        });
    }
    // "8 B people", "5.4 m euros"
    let apart = matches!(pieces.word(at), "B" | "M" | "bn" | "mn" | "bln" | "mln");
    apart.then(|| lexicon::suffix(pieces.word(at))).flatten()
}
