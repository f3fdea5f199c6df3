//! Years, decades and centuries, in digits and words.

use super::calendar::{Cell, Unit, week};
use super::meaning::{Found, Meaning, Point};
use super::pieces::Pieces;
use super::quarters::quarter;
use super::words::Sense;
use crate::annotate::WordClass;
use crate::annotate::labels;
use crate::text::dates::full_year;

/// "8th".
pub fn ordinal_digits(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let ending = word.get(digits.len()..)?;
    (matches!(ending, "st" | "nd" | "rd" | "th") && digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

/// "1998", "nineteen ninety-eight", "'98", "two thousand".
pub fn year(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Cell)> {
    if let Some(number) = pieces.digits(at).filter(|_| pieces.word(at).len() == 4) {
        let likely = (1900..2100).contains(&number) || (1000..1900).contains(&number) && is_led_to_year(pieces, at);
        if likely && !is_count(pieces, at) {
            return Some((at + 1, Cell::year(i16::try_from(number).ok()?)?));
        }
        return None;
    }
    if let Some(cell) = second_year(pieces, at) {
        return Some((at + 1, cell));
    }
    // "'98", but not a product's number: "Office '98"
    if pieces.is_any(at, &["'", "’", "‘"]) && pieces.word(at + 1).len() == 2 && !is_after_name(pieces, at) {
        let number = i16::try_from(pieces.digits(at + 1)?).ok()?;
        return Some((at + 2, Cell::year(full_year(number))?));
    }
    // "nineteen ninety-eight"
    let (Sense::Number(century @ 16..=20), Sense::Number(tens @ (10..=90))) = (pieces.sense(at), pieces.sense(at + 1))
    else {
        return None;
    };
    if century == 20 && tens < 20 && pieces.is_joined(at + 1) {
        return None;
    }
    let (ones, end) = match pieces.sense(at + 2) {
        Sense::Number(ones @ 1..=9) if tens % 10 == 0 && tens >= 20 => (ones, at + 3),
        _ => (0, at + 2),
    };
    let year = i16::try_from(century * 100 + tens + ones).ok()?;
    Some((end, Cell::year(year)?))
}

/// The second year of "2018-19" or "1914–18".
fn second_year(pieces: &Pieces<'_>, at: usize) -> Option<Cell> {
    let short = pieces.digits(at).filter(|_| pieces.word(at).len() == 2)?;
    let first = pieces.digits(at.checked_sub(2)?).filter(|_| pieces.word(at - 2).len() == 4)?;
    let tied = pieces.is_any(at - 1, &["-", "–"]) && pieces.touches(at) && pieces.touches(at - 1);
    let goes_on = pieces.touches(at - 2) || pieces.touches(at + 1) && pieces.is_any(at + 1, &["-", "–"]);
    let follows = (1000..2100).contains(&first) && short > first % 100;
    let year = i16::try_from(first / 100 * 100 + short).ok()?;
    (tied && !goes_on && follows).then(|| Cell::year(year)).flatten()
}

fn is_after_name(pieces: &Pieces<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| pieces.sense(before) == Sense::Other && pieces.word(before).contains(char::is_uppercase))
}

/// "44 BC", "AD 79", "the third century BC" (without its article).
pub fn era(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    const BEFORE: &[&str] = &["BC", "B.C.", "BCE", "B.C.E."];
    const AFTER: &[&str] = &["AD", "A.D.", "CE", "C.E."];
    let number = |at: usize| pieces.digits(at).and_then(|number| u32::try_from(number).ok()).filter(|n| *n > 0);
    let ours = |number: u32, end| {
        let cell = Cell::year(i16::try_from(number).ok()?)?;
        Some(Found::date(end, Point::Known(cell)))
    };
    if AFTER.contains(&pieces.word(at)) {
        return ours(number(at + 1)?, at + 2);
    }
    let year = number(at)?;
    let named = pieces.word(at + 1);
    if BEFORE.contains(&named) && year < 10_000 {
        return Some(Found::new(at + 2, Meaning::BeforeEra { year, is_century: false }));
    }
    if AFTER.contains(&named) { ours(year, at + 2) } else { None }
}

fn is_led_to_year(pieces: &Pieces<'_>, at: usize) -> bool {
    let before = pieces.before(at);
    let sense = at.checked_sub(1).map(|before| pieces.sense(before));
    matches!(
        before,
        "in" | "since"
            | "from"
            | "until"
            | "till"
            | "by"
            | "between"
            | "year"
            | "to"
            | "and"
            | "before"
            | "after"
            | "around"
            | "circa"
            | "c."
            | "ca."
            | "b."
            | "d."
            | "early"
            | "late"
            | "mid"
            | ","
            | "("
            | "during"
            | "-"
            | "–"
    ) && !(matches!(before, "to" | "and" | "by" | "around" | "from" | ",") && pieces.tag(at + 1).is_noun())
        || matches!(sense, Some(Sense::Month(_) | Sense::Season(_)))
}

/// Whether the number at `at` is an amount, a name's number or a price rather than a year.
pub fn is_count(pieces: &Pieces<'_>, at: usize) -> bool {
    WordClass::Counted.has(pieces.lower(at + 1))
        || matches!(pieces.before(at), "$" | "£" | "€" | "¥" | "#" | "no." | "number" | "flight" | "boeing" | "+")
        || is_label(pieces, at)
        // "2000-point": an amount; but "1998-built" is a year.
        || pieces.is_joined(at + 1) && matches!(pieces.sense(at + 1), Sense::Unit(_))
        // "a 2000 year old custom"
        || pieces.sense(at + 1) == Sense::Unit(Unit::Year)
}

/// What is named by its year as well as by a number.
const OF_YEARS: &[&str] = &["act", "amendment", "game", "protocol", "season", "series", "stage"];

/// Whether the number at `at` tells things of a kind apart: "page 1998", "Sections 1956 and 1957", "1956 Main Street",
/// "CVE-2014".
fn is_label(pieces: &Pieces<'_>, at: usize) -> bool {
    let mut first = at;
    while first > 1 && at - first < 12 && matches!(pieces.before(first), "and" | "or" | "," | "-" | "–") {
        match pieces.digits(first - 2) {
            Some(_) => first -= 2,
            None => break,
        }
    }
    let noun = pieces.before(first);
    let is_code = pieces.is_joined(at) && at > 0 && pieces.word(at - 1).len() > 1 && !has_small(pieces.word(at - 1));
    let mut street = (at + 1..at + 5).take_while(|at| pieces.is_capitalized(*at));
    labels::is_label(noun) && !OF_YEARS.contains(&noun)
        || is_code
        || street.any(|way| way > at + 1 && labels::is_way(pieces.lower(way)))
}

fn has_small(word: &str) -> bool {
    word.contains(char::is_lowercase)
}

/// "the 1988 third quarter", "the 1988 quarter", "the 1988 period": `end` is the position after the year.
pub fn year_and_more(pieces: &Pieces<'_>, end: usize, cell: Cell) -> Option<Found> {
    let year = cell.first.year();
    if let Some(found) = quarter(pieces, end)
        && let Meaning::Date(Point::Quarter(number, None)) = found.meaning
    {
        return Some(Found::date(found.end, Point::Known(Cell::quarter(year, number)?)));
    }
    if pieces.is_any(end, &["period", "quarter"]) && end >= 2 && pieces.is(end - 2, "the") {
        return Some(Found::date(end + 1, Point::QuarterOf(year)));
    }
    None
}

/// "1980s", "80s", "'80s".
pub fn decade(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let quote = usize::from(pieces.is_any(at, &["'", "’", "‘"]));
    let word = pieces.lower(at + quote);
    let led = matches!(pieces.before(at), "the" | "early" | "late" | "mid");
    // "the 1980's", in two pieces
    let apart = led && pieces.is_any(at + 1, &["'s", "’s"]) && pieces.touches(at + 1) && word.len() == 4;
    let digits = match apart {
        true => word,
        false => word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?,
    };
    let digits = digits.trim_start_matches(['\'', '’', '‘']);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !digits.ends_with('0') {
        return None;
    }
    let end = at + quote + 1 + usize::from(apart);
    let number: i16 = digits.parse().ok()?;
    match digits.len() {
        4 if (1000..2100).contains(&number) => {
            let unit = if number % 100 == 0 && number != 2000 && number != 1900 { Unit::Century } else { Unit::Decade };
            let cell = Cell::holding(unit, Cell::year(number)?.first)?;
            Some(Found::date(end, Point::Known(cell)))
        }
        // "in his 30s" is an age.
        2 if quote > 0 || matches!(pieces.before(at), "the" | "early" | "late" | "mid") => {
            Some(Found::date(end, Point::Decade(number)))
        }
        _ => None,
    }
}

/// "20th century", "the twenty-first century", "19th-century".
pub fn century(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (end, number) = match pieces.sense(at) {
        Sense::Ordinal(number) => (at + 1, number),
        Sense::Number(20) => match pieces.sense(at + 1) {
            Sense::Ordinal(ones) if ones < 10 => (at + 2, 20 + ones),
            _ => return None,
        },
        _ => (at + 1, ordinal_digits(pieces.lower(at))?),
    };
    if !matches!(pieces.sense(end), Sense::Unit(Unit::Century) | Sense::Units(Unit::Century)) {
        return None;
    }
    if number > 0 && matches!(pieces.word(end + 1), "BC" | "B.C." | "BCE" | "B.C.E.") {
        return Some(Found::new(end + 2, Meaning::BeforeEra { year: number, is_century: true }));
    }
    let first = i16::try_from(number.checked_sub(1)?).ok()?.checked_mul(100)?;
    let cell = Cell::holding(Unit::Century, Cell::year(first)?.first)?;
    Some(Found::date(end + 1, Point::Known(cell)))
}

/// The week that a value such as "2020-W02" names.
pub fn iso_week(word: &str) -> Option<Cell> {
    let (year, number) = word.split_once("-w")?;
    Cell::holding(Unit::Week, week(year.parse().ok()?, number.parse().ok()?)?)
}
