//! A figure's number as a text would put it.

use super::LINE;
use super::words::{folded, grouped, one_line, short};
use crate::briefing::{Briefing, Figure, Number};

/// The most characters of a figure's own words.
const WORDS_KEPT: usize = 80;
/// Small numbers are as plain in words as in digits.
const PLAIN_IN_WORDS: f64 = 12.0;

/// What a figure says, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// The first mention's own words ("over 3,000 fighters").
    pub words: String,
    /// What it is of, as far as the words do not say it already ("in the north").
    pub of: String,
    /// The number, where the words do not show it ("100–1,000" for hundreds); else empty.
    pub number: String,
}

impl Amount {
    /// What `figure` says.
    pub fn new(briefing: &Briefing, figure: &Figure) -> Self {
        if !figure.corrected.is_empty() {
            // The text's own words say what the analyst says is otherwise.
            let counted = figure.unit.as_deref().filter(|unit| !is_currency(unit) && *unit != "percent");
            let words =
                [Some(normalized(figure).as_str()), counted].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let of = short(&one_line(figure.of.as_deref().unwrap_or_default()), LINE);
            return Self { words, of, number: String::new() };
        }
        let words = uncapitalized(&short(briefing.words(*figure.mentions.first()), WORDS_KEPT));
        let shows_number = words.contains(|letter: char| letter.is_ascii_digit());
        let is_plain = figure.upper.is_none() && figure.value.value() <= PLAIN_IN_WORDS;
        let is_money = figure.unit.as_deref().is_some_and(is_currency);
        let number = if is_money || !shows_number && !is_plain { normalized(figure) } else { String::new() };
        Self { of: rest_of(&words, &one_line(figure.of.as_deref().unwrap_or_default())), number, words }
    }

    /// The words and what they are of, in a line.
    pub fn line(&self) -> String {
        match self.of.as_str() {
            "" => self.words.clone(),
            // A clause states the number itself.
            of if folded(of).contains(&folded(&self.words)) => of.to_owned(),
            of => format!("{} {of}", self.words),
        }
    }
}

/// `words` with a small first letter, unless the first word is an abbreviation.
fn uncapitalized(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// `of` without the words at its beginning with which `words` end; nothing where `words` hold all of it.
fn rest_of(words: &str, of: &str) -> String {
    let of = short(of, LINE);
    let (have, want) = (folded(words), folded(&of));
    if have.contains(&want) {
        return String::new();
    }
    let cuts = of.match_indices(' ').map(|(at, _)| at);
    let said = cuts.rev().find(|at| of.get(..*at).is_some_and(|head| have.ends_with(&format!(" {}", folded(head)))));
    said.and_then(|at| of.get(at..)).map_or_else(|| of.clone(), |rest| rest.trim_start().to_owned())
}

/// The figure's number with its bound, its currency or its sign for percent: "over 3,000", "20–30", "about USD 1.5
/// million", "15%".
pub fn normalized(figure: &Figure) -> String {
    let numbers = match figure.upper {
        Some(upper) => range(&number(figure.value), &number(upper)),
        None => number(figure.value),
    };
    let bound = figure.bound.words();
    match figure.unit.as_deref() {
        Some("percent") => format!("{bound}{numbers}%"),
        Some(code) if is_currency(code) => format!("{bound}{code}\u{a0}{numbers}"),
        _ => format!("{bound}{numbers}"),
    }
}

/// Whether `unit` is an ISO 4217 code.
pub fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase())
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
    const SCALES: &[(u64, &str)] =
        &[(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
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
    use crate::briefing::Bound;

    fn a(value: f64, upper: Option<f64>, bound: Bound, unit: &str) -> Figure {
        let sources = Sources::new(&["x"]);
        let mut figure = a_figure(&sources, sources.place(0, "x"), value);
        figure.upper = upper.and_then(Number::new);
        figure.bound = bound;
        figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
        figure
    }

    #[test]
    fn numbers_are_set_for_reading() {
        let cases = [
            (a(3000.0, None, Bound::Over, "person"), "over 3,000"),
            (a(15.0, None, Bound::Exactly, "percent"), "15%"),
            (a(1_500_000.0, None, Bound::About, "USD"), "about USD\u{a0}1.5 million"),
            (a(2e6, Some(3e6), Bound::Exactly, "EUR"), "EUR\u{a0}2–3 million"),
            (a(20.0, Some(30.0), Bound::AtMost, "kilometre"), "up to 20–30"),
            (a(12.0, None, Bound::AtLeast, "missile"), "at least 12"),
            (a(0.25, None, Bound::Exactly, ""), "0.25"),
            (a(-1234.5, None, Bound::Under, ""), "under −1,234.5"),
            (a(1_234_567.0, None, Bound::Exactly, ""), "1,234,567"),
            (a(7_000_000_000.0, None, Bound::Exactly, ""), "7 billion"),
        ];
        for (figure, expected) in cases {
            assert_eq!(normalized(&figure), expected);
        }
    }

    fn parts(text: &str, value: f64, upper: Option<f64>, unit: &str, of: &str) -> [String; 3] {
        let sources = Sources::new(&[text]);
        let mut figure = a_figure(&sources, sources.place(0, text), value);
        figure.upper = upper.and_then(Number::new);
        figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
        figure.of = (!of.is_empty()).then(|| of.to_owned());
        let amount = Amount::new(&sources.briefing(), &figure);
        [amount.words, amount.of, amount.number]
    }

    #[test]
    fn a_figure_says_what_the_text_says() {
        let hundreds = parts("Hundreds of acts", 100.0, Some(1000.0), "act", "");
        assert_eq!(hundreds, ["hundreds of acts", "", "100–1,000"]);
        let fighters = parts("over 3,000 fighters", 3000.0, None, "fighter", "fighters in the north");
        assert_eq!(fighters, ["over 3,000 fighters", "in the north", ""]);
        let rate = parts("9.25%", 9.25, None, "percent", "the key rate");
        assert_eq!(rate, ["9.25%", "the key rate", ""]);
        let money = parts("$3.5bn", 3.5e9, None, "USD", "");
        assert_eq!(money, ["$3.5bn", "", "USD\u{a0}3.5 billion"]);
        let few = parts("three soldiers", 3.0, None, "soldier", "soldiers");
        assert_eq!(few, ["three soldiers", "", ""]);
    }
}
