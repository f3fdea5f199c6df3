//! Numbers in digits, in words and mixed: "1,307,000", "twenty-eight thousand six hundred", "half a million", "3.5bn".

mod cardinal;
mod digits;
mod share;

use super::lexicon;
use super::pieces::Pieces;
use cardinal::{cardinal, part_of_scale};
use share::{ratio, share};

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
    Some(Numeral { start: at, end, value, upper: Some(value * 10.0), scale: 1.0, style: Style::Vague })
}
