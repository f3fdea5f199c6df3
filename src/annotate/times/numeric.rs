//! Dates in digits: "2020-01-09", "01/09/2020", "9.1.2020".

use super::calendar::Cell;
use super::meaning::{Found, Point};
use super::pieces::Pieces;
use super::years::{full_year, iso_week};

/// The date in digits at `at`.
///
/// Of "01/09/2020" the first number is the month, as in American usage, unless it can only be the day; with full stops
/// between the numbers the first is the day.
pub fn date(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let piece = pieces.piece(at)?;
    if !piece.word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if let Some(cell) = iso_week(&piece.lower) {
        return Some(Found::date(at + 1, Point::Known(cell)));
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| piece.word.contains(*mark))?;
    let mut parts = piece.word.split(mark);
    let (a, b) = (parts.next()?, parts.next()?);
    let c = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() <= 4);
    let small = |text: &str| i8::try_from(number(text)?).ok().filter(|_| text.len() <= 2);
    let day = match (a.len(), c) {
        (4, Some(c)) => Cell::day(number(a)?, small(b)?, small(c)?)?,
        (1 | 2, Some(c)) if matches!(c.len(), 2 | 4) && mark != '-' => {
            let year = number(c).map(|year| if c.len() == 2 { full_year(year) } else { year })?;
            let (first, second) = (small(a)?, small(b)?);
            if mark == '/' {
                Cell::day(year, first, second).or_else(|| Cell::day(year, second, first))?
            } else if c.len() == 4 {
                Cell::day(year, second, first)?
            } else {
                return None;
            }
        }
        _ => return None,
    };
    (1000..2200).contains(&day.first.year()).then(|| Found::date(at + 1, Point::Known(day)))
}
