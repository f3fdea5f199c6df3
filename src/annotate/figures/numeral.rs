//! Numbers: digits, words, fractions and both mixed ("3.5 million", "two dozen", "a third of", "one in five").

use super::lexicon;
use super::pieces::Pieces;

/// A number and the pieces it is written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    /// Its first piece.
    pub start: usize,
    /// The piece after its last.
    pub end: usize,
    /// Its value, or the lower end where it is vague.
    pub value: f64,
    /// The upper end of a vague one ("dozens").
    pub upper: Option<f64>,
    /// The last multiplier in it: 1e6 in "3.5 million", else 1.
    pub scale: f64,
    /// How it is written.
    pub style: Style,
}

impl Numeral {
    /// Whether it holds no multiplier.
    pub fn is_unscaled(&self) -> bool {
        (self.scale - 1.0).abs() < f64::EPSILON
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With digits.
    Digits,
    /// In words alone.
    Words,
    /// As a share of something, 0 to 1.
    Share,
    /// As "dozens" or "thousands".
    Vague,
    /// As "sixfold".
    Times,
}

/// The longest number that begins at piece `at`.
pub fn numeral(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    fold(pieces, at)
        .or_else(|| vague(pieces, at))
        .or_else(|| ratio(pieces, at))
        .or_else(|| share(pieces, at))
        .or_else(|| part_of_scale(pieces, at))
        .or_else(|| cardinal(pieces, at))
}

/// "sixfold".
fn fold(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let word = pieces.lower(at).strip_suffix("fold")?;
    Some(Numeral {
        start: at,
        end: at + 1,
        value: lexicon::small(word).or_else(|| lexicon::tens(word))?,
        upper: None,
        scale: 1.0,
        style: Style::Times,
    })
}

/// "dozens", "tens of thousands", "several hundred".
fn vague(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let (base, mut end) = match (pieces.lower(at), pieces.lower(at + 1)) {
        ("several" | "few" | "many", scale) => (lexicon::scale(scale)?, at + 2),
        (word, _) => (lexicon::vague(word)?, at + 1),
    };
    let mut value = base;
    if pieces.lower(end) == "of"
        && let Some(next) = lexicon::vague(pieces.lower(end + 1))
        && next > base
    {
        value *= next;
        end += 2;
    } else if let Some(next) = lexicon::scale(pieces.lower(end)).filter(|&next| next > base) {
        value *= next;
        end += 1;
    } else if base <= 10.0 {
        // "tens" alone is rare; "in the tens" says nothing.
        return None;
    }
    Some(Numeral {
        start: at,
        end,
        value,
        upper: Some(value * 10.0),
        scale: 1.0,
        style: Style::Vague,
    })
}

/// "one in five", "nine out of ten".
fn ratio(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let part = plain(pieces, at)?;
    let after = match (pieces.lower(part.end), pieces.lower(part.end + 1)) {
        ("out", "of") => part.end + 2,
        ("in" | "of", "every") => part.end + 2,
        ("in", _) => part.end + 1,
        _ => return None,
    };
    let whole = plain(pieces, after)?;
    let whole_numbers = part.value.fract() == 0.0 && whole.value.fract() == 0.0;
    let sensible = part.value >= 1.0 && part.value < whole.value && whole.value <= 1000.0;
    let unit = lexicon::unit(pieces.lower(whole.end)).is_some();
    let year = pieces.lower(part.end) == "in" && part.style == Style::Digits && whole.value > 100.0;
    (whole_numbers && sensible && !unit && !year).then_some(Numeral {
        start: at,
        end: whole.end,
        value: part.value / whole.value,
        upper: None,
        scale: 1.0,
        style: Style::Share,
    })
}

/// "half of", "a third of", "two-thirds".
fn share(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let made = |end, value| {
        Some(Numeral {
            start: at,
            end,
            value,
            upper: None,
            scale: 1.0,
            style: Style::Share,
        })
    };
    if pieces.lower(at) == "half" {
        return half(pieces, at).and_then(|()| made(at + 1, 0.5));
    }
    let (count, mut next) = match pieces.lower(at) {
        "a" => (1.0, at + 1),
        word => (lexicon::small(word)?, at + 1),
    };
    if pieces.is_hyphen(next) {
        next += 1;
    }
    let name = pieces.lower(next);
    let parts = lexicon::denominator(name)?;
    let end = next + 1;
    let after = pieces.lower(end);
    let plural = name.ends_with("ds") || name.ends_with("hs") || name.ends_with("rs");
    let compared = matches!(
        after,
        "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "smaller"
    );
    let shared = after == "of" || after == "the" || compared;
    // "two quarters" may be half a year, "a third man" no third.
    let fits = match pieces.lower(at) {
        "a" => shared,
        "one" => shared || pieces.is_hyphen(at + 1) || !pieces.is_word(end),
        _ => plural && (!name.starts_with("quarter") || shared || count > 2.0),
    };
    let of_scale = after == "of"
        && pieces.lower(end + 1) == "a"
        && lexicon::scale(pieces.lower(end + 2)).is_some();
    (fits && !of_scale && count < parts)
        .then_some(())
        .and_then(|()| made(end, count / parts))
}

/// Whether "half" at `at` is a share of what follows.
fn half(pieces: &Pieces<'_>, at: usize) -> Option<()> {
    const OF_WHAT: &[&str] = &[
        "of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "these", "this",
        "as",
    ];
    const WHICH_HALF: &[&str] = &[
        "first", "second", "other", "better", "latter", "next", "last", "top", "bottom", "upper",
        "lower", "each", "either", "and",
    ];
    let of_what = OF_WHAT.contains(&pieces.lower(at + 1));
    let which = WHICH_HALF.contains(&pieces.before(at, 1));
    (of_what && !which && !pieces.is_hyphen(at + 1)).then_some(())
}

/// "half a million", "a quarter of a million", "half an hour", "a half dozen", "a hundred".
fn part_of_scale(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
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
    let mut end = name;
    let mut value = factor;
    while let Some(next) = lexicon::scale(pieces.lower(end)) {
        value *= next;
        end += 1;
    }
    Some(Numeral {
        start: at,
        end,
        value,
        upper: None,
        scale: scale.unwrap_or(1.0),
        style: Style::Words,
    })
}

/// "3.5 million", "twenty-eight thousand six hundred", "two and a half million".
fn cardinal(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let mut found = plain(pieces, at)?;
    let and_half = |end: usize| {
        pieces.lower(end) == "and"
            && pieces.lower(end + 1) == "a"
            && pieces.lower(end + 2) == "half"
    };
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
fn smaller(pieces: &Pieces<'_>, at: usize, scale: f64) -> Option<Numeral> {
    let at = if pieces.lower(at) == "and" {
        at + 1
    } else {
        at
    };
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
            suffix < 1e12 && pieces.word(at) != "m" && pieces.word(at) != "b"
                || super::unit::currency_before(pieces, number.start, 0).is_some()
                || pieces.word(at) == "m" && super::unit::counts_after_suffix(pieces, at + 1)
                || pieces.word(at) == "b"
        });
    }
    // "8 B people", "5.4 m euros"
    let apart = matches!(pieces.word(at), "B" | "M" | "bn" | "mn" | "bln" | "mln");
    apart.then(|| lexicon::suffix(pieces.word(at))).flatten()
}

/// One number word (with its unit digit), or one number in digits with a fraction behind it.
fn plain(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let made = |end, value, style| {
        Some(Numeral {
            start: at,
            end,
            value,
            upper: None,
            scale: 1.0,
            style,
        })
    };
    if pieces.is_digits(at) {
        let (end, value) = digits(pieces, at)?;
        return made(end, value, Style::Digits);
    }
    let word = pieces.lower(at);
    if let Some(value) = lexicon::small(word) {
        return made(at + 1, value, Style::Words);
    }
    let value = lexicon::tens(word)?;
    let (unit, end) = if pieces.is_hyphen(at + 1) && pieces.glued(at + 2) {
        (at + 2, at + 3)
    } else {
        (at + 1, at + 2)
    };
    match lexicon::small(pieces.lower(unit)).filter(|unit| (1.0..10.0).contains(unit)) {
        Some(small) => made(end, value + small, Style::Words),
        None => made(at + 1, value, Style::Words),
    }
}

/// A number in digits: "1,307,000", "8½", "1 1/2", "3/4".
fn digits(pieces: &Pieces<'_>, at: usize) -> Option<(usize, f64)> {
    let value = parse(pieces.word(at))?;
    // "10, 000" as some tokenizers leave it.
    if value.fract() == 0.0
        && value < 1000.0
        && pieces.lower(at + 1) == ","
        && pieces.word(at + 2) == "000"
    {
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
    const PARTS: &[f64] = &[
        2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0, 128.0, 1000.0,
    ];
    let slash =
        matches!(pieces.lower(at + 1), "/" | "⁄") && pieces.glued(at + 1) && pieces.glued(at + 2);
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
    word.replace(',', "")
        .parse::<f64>()
        .ok()
        .filter(|value| value.is_finite())
}
