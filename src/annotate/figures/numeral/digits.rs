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
    if let Some(found) = spaced(pieces, at) {
        return Some(found);
    }
    let value = parse(pieces.word(at)).or_else(|| decimal_comma(pieces, at))?;
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

/// The value of a run of digits, points and commas: "1,234.5", "1.234,56", "12,34,567", "3.5"; `None` for versions,
/// addresses, lists and whatever could mean two numbers.
fn parse(word: &str) -> Option<f64> {
    if let Some(value) = word.chars().next().and_then(lexicon::vulgar_fraction) {
        return Some(value);
    }
    let points = word.bytes().filter(|&letter| letter == b'.').count();
    let commas = word.bytes().filter(|&letter| letter == b',').count();
    let plain = match (points, commas) {
        (0 | 1, 0) => word.to_owned(),
        // "1.234,56": the last sign is the decimal one, and occurs once.
        (1.., 1) if word.rfind(',') > word.rfind('.') => {
            let (whole, part) = word.split_once(',')?;
            format!("{}.{part}", ungrouped(whole, '.')?)
        }
        (0 | 1, _) => {
            let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
            format!("{}.{part}", ungrouped(whole, ',')?)
        }
        (_, 0) => ungrouped(word, '.')?,
        _ => return None,
    };
    plain.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// The digits of "1,234,567" or "12,34,567" (as India groups them); `None` where the groups are no thousands.
fn ungrouped(word: &str, sign: char) -> Option<String> {
    let groups: Vec<&str> = word.split(sign).collect();
    let (first, rest) = groups.split_first()?;
    let Some((last, middle)) = rest.split_last() else {
        return Some(word.to_owned());
    };
    let thousands = middle.iter().all(|group| group.len() == 3);
    let lakhs = sign == ',' && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    let fits = (1..=3).contains(&first.len()) && last.len() == 3 && (thousands || lakhs && first.len() <= 2);
    fits.then(|| groups.concat())
}

/// "3,5" before a unit or a multiplier: a decimal comma.
fn decimal_comma(pieces: &Pieces<'_>, at: usize) -> Option<f64> {
    let (whole, part) = pieces.word(at).split_once(',')?;
    let short = (1..=3).contains(&whole.len())
        && (1..=2).contains(&part.len())
        && !part.contains([',', '.'])
        && !whole.contains('.');
    let next = pieces.lower(at + 1);
    let measured = lexicon::scale(next).is_some() || lexicon::unit(next).is_some() || lexicon::currency(next).is_some();
    if !short || !measured {
        return None;
    }
    format!("{whole}.{part}").parse().ok()
}

/// "1 234 567": thousands apart by spaces, as the SI brochure writes them. The pieces they take, and the value.
fn spaced(pieces: &Pieces<'_>, at: usize) -> Option<(usize, f64)> {
    let digits = |at: usize| pieces.is_digits(at) && pieces.word(at).bytes().all(|letter| letter.is_ascii_digit());
    let first = pieces.word(at);
    if !digits(at) || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut end = at + 1;
    let mut whole = first.to_owned();
    while digits(end) && pieces.word(end).len() == 3 && !pieces.glued(end) && end - at < 5 {
        whole.push_str(pieces.word(end));
        end += 1;
    }
    // "3 200 1": a table; "40 120-page reports": two numbers.
    (end > at + 1 && !pieces.is_digits(end) && !pieces.is_hyphen(end))
        .then(|| whole.parse().ok().map(|value| (end, value)))?
}
