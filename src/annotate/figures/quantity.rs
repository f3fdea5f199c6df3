//! The grammar of quantities: number, range, unit, counted noun, bound.

use super::identifier::is_joined_code;
use super::numeral::{Numeral, Style, numeral};
use super::pieces::Pieces;
use super::range::{first_value, range};
use super::unit::{Found, Unit, tabled};
use super::{age, bound, exclude, noun};
use crate::annotate::{TimeMention, WordClass};
use crate::briefing::{Bound, Number, TimeKind};

/// A quantity and the pieces it is stated in.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its first piece: of its bound, its currency or its number.
    pub start: usize,
    /// The piece after its last: of its unit or counted noun.
    pub end: usize,
    /// The first piece of its number or currency.
    pub number: usize,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// The upper end.
    pub upper: Option<Number>,
    /// How it bounds the truth.
    pub bound: Bound,
    /// What it is counted in.
    pub unit: Option<Unit>,
    /// The noun phrase that it counts: from its first piece to the one after its head.
    pub counted: Option<noun::Counted>,
    /// How its number is written.
    pub style: Style,
    /// Whether it stands before a noun it describes ("a five-year award").
    pub modifies: bool,
}

/// The quantities of a sentence, in order; no two overlap.
pub fn quantities(pieces: &Pieces<'_>, times: &[TimeMention]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let Some(number) = numeral(pieces, at) else {
            at += 1;
            continue;
        };
        let free = found.last().map_or(0, |last| last.end);
        match quantity(pieces, times, &number, free) {
            Some(mut quantity) => {
                if quantity.unit.is_none() {
                    quantity.unit = inherited(pieces, &quantity, found.last());
                }
                at = quantity.end.max(at + 1);
                found.push(quantity);
            }
            None => at = number.end.max(at + 1),
        }
    }
    found
}

/// The unit of "2.4 million" in "3.9 million headsets, up from 2.4 million": that of the quantity before.
fn inherited(pieces: &Pieces<'_>, quantity: &Quantity, previous: Option<&Quantity>) -> Option<Unit> {
    if quantity.style == Style::Share || pieces.lower(quantity.end) == "%" {
        return None;
    }
    // "280 million of the 1.5 billion shekels"
    if pieces.lower(quantity.end) == "of" && pieces.lower(quantity.end + 1) == "the" {
        let whole = numeral(pieces, quantity.end + 2)?;
        return tabled(pieces, &whole, whole.start).map(|found| found.unit);
    }
    let previous = previous.filter(|previous| previous.unit.is_some() && previous.style != Style::Share)?;
    let word = pieces.before(quantity.start, 1);
    let earlier = pieces.before(quantity.start, 2);
    let compared = matches!(
        (earlier, word),
        ("up" | "down", "from") | ("compared", "with" | "to") | (_, "versus" | "against" | "including")
    );
    let direct = previous.end + 1 == quantity.start;
    let to = word == "to"
        && direct
        && !matches!(previous.unit, Some(Unit::Percent(_) | Unit::Currency(_) | Unit::Duration(_)));
    // "136 seats and the bloc 89", "68,400 who …, and 95,800 who …"
    if matches!(pieces.lower(quantity.end), "who" | "whom") {
        return Some(Unit::Counted("person".to_owned(), quantity.end - 1));
    }
    let listed = word == "and" && direct && quantity.value.value() >= 10.0;
    (compared || to || listed).then(|| previous.unit.clone()).flatten()
}

/// The quantity that `number` begins; `free` is the first piece that no earlier one took.
fn quantity(pieces: &Pieces<'_>, times: &[TimeMention], number: &Numeral, free: usize) -> Option<Quantity> {
    // "2-0", "89-89": a score, unless it makes a range.
    let dash =
        |hyphen: usize, digits: usize| pieces.is_hyphen(hyphen) && pieces.is_digits(digits) && pieces.glued(hyphen + 1);
    let after = dash(number.end, number.end + 1);
    let before = number.start >= 2 && dash(number.start - 1, number.start - 2);
    let dated = (number.start..number.end)
        .filter_map(|at| times.get(pieces.time(at)?))
        .any(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    // "RM23.50" may look like a name, but is money.
    let money = super::unit::currency_before(pieces, number.start, free).is_some();
    let named = pieces.name(number.start).is_some() && !money;
    if dated && !money || named || exclude::is_never_figure(pieces, number) {
        return None;
    }
    let (first, found) = (number.clone(), tabled(pieces, number, free));
    let range = range(pieces, &first, found.as_ref());
    if before || after && range.is_none() {
        return None;
    }
    let last = range.as_ref().map_or(&first, |range| &range.to);
    let found = match &range {
        Some(range) => range.found.clone().or(found),
        None => found,
    };
    let start = found.as_ref().map_or(first.start, |found| found.start.min(first.start));
    let start = range.as_ref().map_or(start, |range| range.start.min(start));
    let strong = found.is_none() && pieces.is_hyphen(last.end) && pieces.lower(last.end + 1) == "strong";
    let counted = (found.is_none() && !matches!(last.style, Style::Share | Style::Times) && !strong)
        .then(|| noun::counted(pieces, last))
        .flatten();
    if found.is_none()
        && counted.is_none()
        && let Some(range) = range.as_ref().filter(|range| pieces.is_hyphen(range.to.start.wrapping_sub(1)))
        && is_joined_code(pieces, &first, &range.to)
    {
        return None;
    }
    let modifies = found.as_ref().map_or(pieces.is_hyphen(last.end), |found| found.modifies);
    let found = found.or_else(|| counted.is_none().then(|| suspended(pieces, last)).flatten());
    if range.is_some() && pieces.before(start, 1) == "aged" {
        // "men aged 18 to 34": which men, not how many.
        return None;
    }
    if modifies && found.as_ref().is_some_and(|found| names_a_plan(pieces, found)) {
        return None;
    }
    let found = found.or_else(|| counted.is_none().then(|| age::age(pieces, &first)).flatten());
    if found.is_none() {
        let has_noun = counted.is_some() || strong;
        if exclude::is_label(pieces, &first, counted.as_ref()) && !strong
            || exclude::is_year(pieces, &first) && (!has_noun || year_before_noun(pieces, &first))
        {
            return None;
        }
    }
    let mut end = found.as_ref().map_or(last.end, |found| found.end.max(last.end));
    let mut unit = found.map(|found| found.unit);
    if first.style == Style::Times {
        unit = Some(Unit::Measure("time".to_owned()));
    }
    if strong {
        end += 2;
        unit = Some(Unit::Counted("person".to_owned(), end - 1));
    }
    if let Some(counted) = &counted {
        end = counted.end;
        unit = Some(Unit::Counted(counted.unit.clone(), counted.head));
    }
    let number_start = start;
    let (sign, start) = sign(pieces, start, first.start, unit.as_ref());
    let (mut bound, start) = match bound::before(pieces, start, unit.as_ref()) {
        Some((bound, from)) if from >= free => (bound, from),
        _ => (Bound::Exactly, start),
    };
    if bound == Bound::Exactly {
        // "200 or more people", "200 people or more"
        let after = bound::after(pieces, last.end).or_else(|| bound::after(pieces, end));
        if let Some((after, ends)) = after {
            bound = after;
            if counted.is_none() {
                end = end.max(ends);
            }
        }
    }
    if bound == Bound::Exactly && first.style == Style::Vague {
        bound = Bound::About;
    }
    let (value, upper) = match &range {
        Some(range) => {
            let near = first_value(&first, range);
            let (low, high) = (near.min(range.to.value), near.max(range.to.value));
            // "between 6 and 6" is 6.
            (low, (low < high).then_some(high))
        }
        None => (sign * first.value, first.upper),
    };
    // A third is no decimal number.
    let number = if first.style == Style::Share { Number::new } else { Number::decimal };
    Some(Quantity {
        start,
        end,
        number: number_start,
        value: number(value)?,
        upper: match upper {
            Some(upper) => Some(number(upper)?),
            None => None,
        },
        bound,
        unit,
        counted,
        style: first.style,
        modifies,
    })
}

/// -1 where a minus stands before `start` (of the currency) or `number`, and the piece all begins at.
fn sign(pieces: &Pieces<'_>, start: usize, number: usize, unit: Option<&Unit>) -> (f64, usize) {
    if number > start && pieces.lower(number - 1) == "-" && pieces.glued(number) {
        return (-1.0, start);
    }
    let Some(at) = start.checked_sub(1) else {
        return (1.0, start);
    };
    let degrees =
        matches!(unit, Some(Unit::Measure(name)) if matches!(name.as_str(), "celsius" | "fahrenheit" | "degree"));
    let hyphen = pieces.lower(at) == "-" && (pieces.glued(start) || degrees);
    if hyphen && !pieces.glued(at) {
        return (-1.0, at);
    }
    let word = if hyphen { at.checked_sub(1) } else { Some(at) };
    match word {
        Some(word) if pieces.lower(word) == "minus" => (-1.0, word),
        _ => (1.0, start),
    }
}

/// "2018 elections": a year that stands before a noun. Four digits without a comma count things only where a plural
/// follows at once and no word before them asks for a date.
fn year_before_noun(pieces: &Pieces<'_>, number: &Numeral) -> bool {
    const DATES: &[&str] = &[
        "in", "since", "of", "the", "by", "from", "until", "during", "after", "before", "its", "their", "his", "a",
        "for", "late", "early", "mid", "and", "to", "",
    ];
    let before = pieces.before(number.start, 1);
    let recent = (1800.0..2100.0).contains(&number.value);
    recent && (DATES.contains(&before) || pieces.tag(number.start.wrapping_sub(1)).is_noun())
}

/// "a five-year plan": the length is part of the plan's name. A sentence, a ban or a war is told by its length.
fn names_a_plan(pieces: &Pieces<'_>, found: &Found) -> bool {
    let noun = (found.end..found.end + 4).find(|&at| WordClass::ToldByLength.has(pieces.lower(at)));
    matches!(found.unit, Unit::Duration(_)) && noun.is_none()
}

/// The unit of "four-" in "four-, five- and six-cylinder engines".
fn suspended(pieces: &Pieces<'_>, number: &Numeral) -> Option<Found> {
    if !pieces.is_hyphen(number.end) || pieces.glued(number.end + 1) && pieces.is_word(number.end + 1) {
        return None;
    }
    let next = (number.end + 1..number.end + 7)
        .filter_map(|at| numeral(pieces, at))
        .find(|next| pieces.glued(next.end + 1) && pieces.is_word(next.end + 1))?;
    let found = tabled(pieces, &next, next.start);
    let unit = match found {
        Some(found) => found.unit,
        None => Unit::Counted(noun::counted(pieces, &next)?.unit, next.end + 1),
    };
    Some(Found { unit, start: number.start, end: number.end + 1, modifies: true })
}
