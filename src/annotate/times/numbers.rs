//! Numbers in words and digits, and how long a duration of so many units is.

use super::calendar::Unit;
use super::pieces::Pieces;
use super::words::Sense;

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// So many and, where true, a half.
    Exact(u32, bool),
    /// A decimal fraction: whole part, tenths.
    Tenths(u32, u32),
    /// Nobody can tell.
    Vague,
}

/// The amount that begins at `at`, and the position after it. "a" and "an" are 1.
pub fn amount(pieces: &Pieces<'_>, at: usize) -> Option<(usize, Amount)> {
    match pieces.lower(at) {
        "a" | "an" => {
            if pieces.are(at + 1, &["couple", "of"]) {
                return Some((at + 3, Amount::Exact(2, false)));
            }
            if pieces.is(at + 1, "couple") {
                return Some((at + 2, Amount::Exact(2, false)));
            }
            if matches!(pieces.sense(at + 1), Sense::Vague) {
                return Some((at + 2, Amount::Vague));
            }
            if pieces.are(at + 1, &["number", "of"]) {
                return Some((at + 3, Amount::Vague));
            }
            if pieces.is(at + 1, "half") {
                return Some((at + 2, Amount::Exact(0, true)));
            }
            if let Sense::Scale(_) = pieces.sense(at + 1) {
                return whole(pieces, at + 1).map(|(end, n)| (end, Amount::Exact(n, false)));
            }
            return Some((at + 1, Amount::Exact(1, false)));
        }
        "couple" => {
            let of = usize::from(pieces.is(at + 1, "of"));
            return Some((at + 1 + of, Amount::Exact(2, false)));
        }
        "half" => {
            let article = usize::from(pieces.is_any(at + 1, &["a", "an"]));
            return Some((at + 1 + article, Amount::Exact(0, true)));
        }
        _ => {}
    }
    if pieces.sense(at) == Sense::Vague {
        let of = usize::from(pieces.is(at + 1, "of"));
        return Some((at + 1 + of, Amount::Vague));
    }
    if let Some(tenths) = decimal(pieces.word(at)) {
        return Some((at + 1, tenths));
    }
    let (end, number) = whole(pieces, at)?;
    if pieces.is(end, "1/2") || pieces.is(end, "½") {
        return Some((end + 1, Amount::Exact(number, true)));
    }
    if pieces.are(end, &["and", "a", "half"]) {
        return Some((end + 3, Amount::Exact(number, true)));
    }
    Some((end, Amount::Exact(number, false)))
}

/// "2.5".
fn decimal(word: &str) -> Option<Amount> {
    let (whole, part) = word.split_once('.')?;
    let tenths = part.parse().ok().filter(|_| part.len() == 1)?;
    Some(Amount::Tenths(whole.parse().ok()?, tenths))
}

/// The whole number that begins at `at`: digits, or words ("twenty four", "two thousand five hundred").
pub fn whole(pieces: &Pieces<'_>, at: usize) -> Option<(usize, u32)> {
    let (mut end, mut total, mut current) = (at, 0_u32, None::<u32>);
    loop {
        let number = match pieces.sense(end) {
            Sense::Number(number) => {
                // "twenty four", but "ten two" are two numbers.
                let fits = match current {
                    None => true,
                    Some(before) => {
                        before % 10 == 0 && before % 100 >= 20 && number < 10 || before % 100 == 0 && number < 100
                    }
                };
                if !fits {
                    break;
                }
                current.unwrap_or(0).checked_add(number)?
            }
            Sense::Scale(scale @ (100 | 12)) => current.unwrap_or(1).checked_mul(scale)?,
            Sense::Scale(scale) => {
                total = total.checked_add(current.unwrap_or(1).checked_mul(scale)?)?;
                0
            }
            _ => match digits(pieces, end) {
                Some(number) if current.is_none() => number,
                _ if pieces.is(end, "and") && current.is_some_and(|n| n == 0 || n % 100 == 0) => {
                    // "two hundred and ten"
                    if matches!(pieces.sense(end + 1), Sense::Number(_)) && end > at {
                        end += 1;
                        continue;
                    }
                    break;
                }
                _ => break,
            },
        };
        current = Some(number);
        end += 1;
    }
    let number = total.checked_add(current?)?;
    Some((end, number))
}

/// "2,000" and "2000".
fn digits(pieces: &Pieces<'_>, at: usize) -> Option<u32> {
    let piece = pieces.piece(at).filter(|piece| piece.is_number)?;
    let fits = piece.word.len() <= 11 && !piece.word.ends_with(',');
    fits.then(|| piece.word.replace(',', "").parse().ok()).flatten()
}

/// The TIMEX3 value of a duration.
pub fn duration_value(amount: Amount, unit: Unit) -> String {
    let (code, times) = unit.code();
    let clock = if unit.is_of_clock() { "T" } else { "" };
    match amount {
        Amount::Vague => {
            // Decades are so many years; of centuries, years would say too little.
            let code = match unit {
                Unit::Century => "C",
                Unit::Weekend => "WE",
                _ => code,
            };
            format!("P{clock}X{code}")
        }
        Amount::Exact(1, false) if unit == Unit::Decade => "P10Y".into(),
        Amount::Exact(number, false) => format!("P{clock}{}{code}", number.saturating_mul(times)),
        Amount::Tenths(whole, tenths) => format!("P{clock}{whole}.{tenths}{code}"),
        Amount::Exact(number, true) => {
            let Some((half, smaller)) = unit.half() else {
                return format!("P{clock}{number}.5{code}");
            };
            let whole = match number.saturating_mul(times) {
                0 => String::new(),
                number => format!("{number}{code}"),
            };
            let small = format!("{half}{}", smaller.code().0);
            match (unit.is_of_clock(), smaller.is_of_clock()) {
                (false, true) => format!("P{whole}T{small}"),
                _ => format!("P{clock}{whole}{small}"),
            }
        }
    }
}
