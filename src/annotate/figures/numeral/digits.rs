//! One number word, or one number in digits with a fraction behind it.

use super::{Numeral, Style};
use crate::annotate::figures::lexicon;
use crate::annotate::figures::pieces::Pieces;

/// One number word (with its unit digit), or one number in digits with a fraction behind it.
pub(super) fn plain(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let made = |end, value, style| Some(Numeral { start: at, end, value, upper: None, scale: 1.0, style });
    if pieces.is_digits(at) {
        let (end, value) = digits(pieces, at)?;
        return made(end, value, Style::Digits);
    }
    let word = pieces.lower(at);
    if let Some(value) = lexicon::small(word) {
        return made(at + 1, value, Style::Words);
    }
    let value = lexicon::tens(word)?;
    let (unit, end) =
        if pieces.is_hyphen(at + 1) && pieces.glued(at + 2) { (at + 2, at + 3) } else { (at + 1, at + 2) };
    match lexicon::small(pieces.lower(unit)).filter(|unit| (1.0..10.0).contains(unit)) {
        Some(small) => made(end, value + small, Style::Words),
        None => made(at + 1, value, Style::Words),
    }
}

/// A number in digits: "1,307,000", "8½", "1 1/2", "3/4".
pub(super) fn digits(pieces: &Pieces<'_>, at: usize) -> Option<(usize, f64)> {
    let value = parse(pieces.word(at))?;
    // "10, 000" as some tokenizers leave it.
    if value.fract() == 0.0 && value < 1000.0 && pieces.lower(at + 1) == "," && pieces.word(at + 2) == "000" {
        return Some((at + 3, value * 1000.0));
    }
    if let Some(part) = slashed(pieces, at) {
        return Some((at + 3, part));
    }
    if value.fract() == 0.0 {
        if let Some(part) = slashed(pieces, at + 1).filter(|_| !pieces.glued(at + 1)) {
            return Some((at + 4, value + part));
        }
        let next = pieces.word(at + 1).chars().next();
        if let Some(part) = next.and_then(lexicon::vulgar_fraction) {
            return Some((at + 2, value + part));
        }
    }
    Some((at + 1, value))
}

/// "3/4" as a number; not "24/7", nor a date.
fn slashed(pieces: &Pieces<'_>, at: usize) -> Option<f64> {
    const PARTS: &[f64] = &[2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0, 128.0, 1000.0];
    let slash = matches!(pieces.lower(at + 1), "/" | "⁄") && pieces.glued(at + 1) && pieces.glued(at + 2);
    let more = matches!(pieces.lower(at + 3), "/" | "⁄") && pieces.glued(at + 3);
    if !slash || more || !pieces.is_digits(at) || !pieces.is_digits(at + 2) {
        return None;
    }
    let (above, below) = (parse(pieces.word(at))?, parse(pieces.word(at + 2))?);
    (PARTS.contains(&below) && above < below).then(|| above / below)
}

/// The value of a run of digits; `None` for versions and addresses.
fn parse(word: &str) -> Option<f64> {
    if let Some(value) = word.chars().next().and_then(lexicon::vulgar_fraction) {
        return Some(value);
    }
    word.replace(',', "").parse::<f64>().ok().filter(|value| value.is_finite())
}
