//! A figure's number as a text would put it.

use super::words::{folded, grouped};
use crate::briefing::{Bound, Figure, Number};

/// Units that are written with a sign or in another way than their noun.
const UNIT_WORDS: &[(&str, &str, &str)] = &[
    // Unit, one of it, several.
    ("person", "person", "people"),
    ("man", "man", "men"),
    ("woman", "woman", "women"),
    ("child", "child", "children"),
    ("foot", "foot", "feet"),
    ("percentage point", "percentage point", "percentage points"),
    ("degree celsius", "°C", "°C"),
    ("aircraft", "aircraft", "aircraft"),
    ("series", "series", "series"),
];

/// The words of a bound, set before the number.
fn bound_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "",
        Bound::About => "about ",
        Bound::Over => "over ",
        Bound::Under => "under ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "up to ",
    }
}

/// The figure's number with its bound and unit: "over 3,000", "20–30 km", "about USD 1.5 million", "15%". A unit that
/// only repeats a word of what is counted is left out.
pub fn amount(figure: &Figure) -> String {
    let numbers = match figure.upper {
        Some(upper) => range(&number(figure.value), &number(upper)),
        None => number(figure.value),
    };
    let bound = bound_words(figure.bound);
    let one = figure.upper.is_none() && figure.value.whole() == Some(1);
    match figure.unit.as_deref() {
        None => format!("{bound}{numbers}"),
        Some("percent") => format!("{bound}{numbers}%"),
        Some(code) if is_currency(code) => format!("{bound}{code}\u{a0}{numbers}"),
        Some(unit) if is_said(unit, figure.of.as_deref()) => format!("{bound}{numbers}"),
        Some(unit) => format!("{bound}{numbers} {}", unit_words(unit, one)),
    }
}

/// Whether `unit` is an ISO 4217 code.
pub fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Whether the words for what is counted already name the unit; persons are named by any words there are.
fn is_said(unit: &str, of: Option<&str>) -> bool {
    let Some(of) = of else { return false };
    let (of, unit) = (folded(of), folded(unit));
    let several = unit_words(&unit, false);
    unit == "person"
        || of
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| word == unit || word == several)
}

/// `unit`, a noun in the singular, for one or several of it.
fn unit_words(unit: &str, one: bool) -> String {
    if let Some((_, single, several)) = UNIT_WORDS.iter().find(|(name, ..)| *name == unit) {
        return if one { single } else { several }.to_string();
    }
    // Symbols ("km", "kg", "°C") have no plural.
    let symbol = unit.chars().count() <= 3
        || !unit
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == ' ' || letter == '-');
    if one || symbol {
        return unit.to_owned();
    }
    plural(unit)
}

/// The regular English plural.
fn plural(noun: &str) -> String {
    const HISSES: &[&str] = &["s", "x", "z", "ch", "sh"];
    if HISSES.iter().any(|ending| noun.ends_with(ending)) {
        return format!("{noun}es");
    }
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}

/// "20–30"; a scale word that both ends share stands once.
fn range(lower: &str, upper: &str) -> String {
    let scale = |number: &str| number.split_once(' ').map(|(_, scale)| scale.to_owned());
    let lower = match lower.split_once(' ') {
        Some((digits, scale_word)) if scale(upper).as_deref() == Some(scale_word) => digits,
        _ => lower,
    };
    format!("{lower}–{upper}")
}

/// The number with a comma between thousands, from a million on in words where two decimals hold it.
pub fn number(number: Number) -> String {
    let value = number.value();
    let sign = if value < 0.0 { "−" } else { "" };
    match number.whole() {
        Some(whole) => format!("{sign}{}", whole_number(whole.unsigned_abs())),
        None if value.abs() >= 1e15 => format!("{value:.2e}"),
        None => {
            let digits = value.abs().to_string();
            let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, "0"));
            format!("{sign}{}.{fraction}", grouped(whole))
        }
    }
}

fn whole_number(whole: u64) -> String {
    const SCALES: &[(u64, &str)] = &[
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ];
    for (scale, word) in SCALES {
        let hundredth = scale / 100;
        if whole >= *scale && whole.is_multiple_of(hundredth) {
            let (units, parts) = (whole / scale, whole % scale / hundredth);
            let fraction = format!("{parts:02}");
            let fraction = fraction.trim_end_matches('0');
            let point = if fraction.is_empty() { "" } else { "." };
            return format!("{}{point}{fraction} {word}", grouped(&units.to_string()));
        }
    }
    grouped(&whole.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Sources, a_figure};
    use super::*;

    fn said(value: f64, upper: Option<f64>, bound: Bound, unit: &str, of: &str) -> String {
        let sources = Sources::new(&["x"]);
        let mut figure = a_figure(&sources, sources.place(0, "x"), value);
        figure.upper = upper.and_then(Number::new);
        figure.bound = bound;
        figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
        figure.of = (!of.is_empty()).then(|| of.to_owned());
        amount(&figure)
    }

    #[test]
    fn amounts_read_as_a_text_puts_them() {
        let cases = [
            (
                said(3000.0, None, Bound::Over, "person", "fighters"),
                "over 3,000",
            ),
            (
                said(3000.0, None, Bound::Exactly, "person", ""),
                "3,000 people",
            ),
            (said(1.0, None, Bound::Exactly, "child", ""), "1 child"),
            (
                said(15.0, None, Bound::Exactly, "percent", "the vote"),
                "15%",
            ),
            (
                said(1_500_000.0, None, Bound::About, "USD", ""),
                "about USD\u{a0}1.5 million",
            ),
            (
                said(2e6, Some(3e6), Bound::Exactly, "EUR", ""),
                "EUR\u{a0}2–3 million",
            ),
            (
                said(20.0, Some(30.0), Bound::Exactly, "km", "a line"),
                "20–30 km",
            ),
            (said(4.0, None, Bound::AtMost, "city", ""), "up to 4 cities"),
            (
                said(12.0, None, Bound::AtLeast, "missile", "missiles fired"),
                "at least 12",
            ),
            (said(0.25, None, Bound::Exactly, "", ""), "0.25"),
            (said(-1234.5, None, Bound::Under, "", ""), "under −1,234.5"),
            (said(1_234_567.0, None, Bound::Exactly, "", ""), "1,234,567"),
            (
                said(7_000_000_000.0, None, Bound::Exactly, "", ""),
                "7 billion",
            ),
        ];
        for (found, expected) in cases {
            assert_eq!(found, expected);
        }
    }
}
