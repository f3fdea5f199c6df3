//! Shares of a whole: "one in five", "two-thirds", "half of".

use super::cardinal::part_of_scale;
use super::digits::plain;
use super::{Numeral, Style};
use crate::annotate::figures::lexicon;
use crate::annotate::figures::pieces::Pieces;

/// "one in five", "nine out of ten", "three teachers out of four".
pub(super) fn ratio(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let part = plain(pieces, at)?;
    let after = match (pieces.lower(part.end), pieces.lower(part.end + 1), pieces.lower(part.end + 2)) {
        ("out", "of", _) => part.end + 2,
        ("in" | "of", "every", _) => part.end + 2,
        ("in", _, _) => part.end + 1,
        (_, "out", "of") if pieces.is_word(part.end) => part.end + 3,
        _ => return None,
    };
    let whole = plain(pieces, after).or_else(|| part_of_scale(pieces, after))?;
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
pub(super) fn share(pieces: &Pieces<'_>, at: usize) -> Option<Numeral> {
    let made = |end, value| Some(Numeral { start: at, end, value, upper: None, scale: 1.0, style: Style::Share });
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
    let compared = matches!(after, "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "smaller");
    let shared = after == "of" || after == "the" || compared;
    // "two quarters" may be half a year, "a third man" no third.
    let fits = match pieces.lower(at) {
        "a" => shared,
        "one" => shared || pieces.is_hyphen(at + 1) || !pieces.is_word(end),
        _ => plural && (!name.starts_with("quarter") || shared || count > 2.0),
    };
    let of_scale = after == "of" && pieces.lower(end + 1) == "a" && lexicon::scale(pieces.lower(end + 2)).is_some();
    (fits && !of_scale && count < parts).then_some(()).and_then(|()| made(end, count / parts))
}

/// Whether "half" at `at` is a share of what follows.
pub(super) fn half(pieces: &Pieces<'_>, at: usize) -> Option<()> {
    const OF_WHAT: &[&str] =
        &["of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "these", "this", "as"];
    const WHICH_HALF: &[&str] = &[
        "first", "second", "other", "better", "latter", "next", "last", "top", "bottom", "upper", "lower", "each",
        "either", "and",
    ];
    let of_what = OF_WHAT.contains(&pieces.lower(at + 1));
    let which = WHICH_HALF.contains(&pieces.before(at, 1));
    (of_what && !which && !pieces.is_hyphen(at + 1)).then_some(())
}
