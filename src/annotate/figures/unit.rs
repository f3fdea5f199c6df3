//! What a number is counted in: currencies, measures, time, ages, counted nouns.

use super::lexicon;
use super::numeral::{Numeral, Style};
use super::pieces::Pieces;
use crate::annotate::{Tag, WordClass};

/// What a number is counted in.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// An ISO 4217 code, or the name of a currency's part.
    Currency(String),
    /// "percent", "percentage point" or "basis point".
    Percent(String),
    /// A unit of the table, perhaps per another.
    Measure(String),
    /// A length of time.
    Duration(String),
    /// An age, by its unit of time.
    Age(String),
    /// The noun counted, in the singular, and the piece it stands at.
    Counted(String, usize),
}

impl Unit {
    /// Its name without what it is per.
    pub fn base(&self) -> String {
        let name = self.name();
        match name.split_once(" per ") {
            Some((base, _)) => base.to_owned(),
            None => name,
        }
    }

    /// Its published name.
    pub fn name(&self) -> String {
        match self {
            Self::Currency(name) | Self::Percent(name) | Self::Measure(name) | Self::Duration(name) => name.clone(),
            Self::Age(name) => format!("{name} of age"),
            Self::Counted(name, _) => name.clone(),
        }
    }
}

/// A unit and the pieces it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The unit.
    pub unit: Unit,
    /// The first piece that belongs to number or unit.
    pub start: usize,
    /// The piece after the last.
    pub end: usize,
    /// Whether number and unit stand before a noun ("a five-year award", "the 329-member chamber").
    pub modifies: bool,
}

/// The currency whose symbol or code ends just before `number`, and the piece it begins at.
pub fn currency_before(pieces: &Pieces<'_>, number: usize, free: usize) -> Option<(&'static str, usize)> {
    // "$-50.8bn"
    let minus = number.checked_sub(1).filter(|&at| pieces.lower(at) == "-" && pieces.glued(at) && pieces.glued(number));
    let number = minus.unwrap_or(number);
    (1..=3).rev().find_map(|length| {
        let start = number.checked_sub(length).filter(|&start| start >= free)?;
        let name: String = (start..number).map(|at| pieces.word(at)).collect();
        if name == "R" && pieces.glued(number) && !pieces.glued(start) {
            return Some(("ZAR", start));
        }
        // "US $" stands apart, "a US$" is two words.
        let gaps = (start + 1..number).filter(|&at| !pieces.glued(at)).count();
        let apart = gaps > 1 || gaps == 1 && (!name.ends_with('$') || pieces.glued(number - 1));
        let part_of_word = pieces.is_hyphen(start) || name.starts_with('-');
        (!apart && !part_of_word && lexicon::is_currency_symbol(&name))
            .then(|| lexicon::currency(&name))
            .flatten()
            .filter(|code| *code != "penny" && *code != "cent")
            .map(|code| (code, start))
    })
}

/// Whether the words from `at` on are counted, so that an "m" before them means millions.
pub fn counts_after_suffix(pieces: &Pieces<'_>, at: usize) -> bool {
    const BETWEEN: &[&str] = &["of", "or", "and", "people"];
    let plural = |at: usize| matches!(pieces.tag(at), Tag::NNS | Tag::NNPS);
    named(pieces, at, 0).is_some()
        || BETWEEN.contains(&pieces.lower(at))
        || (at..at + 6)
            .take_while(|&at| {
                let tag = pieces.tag(at);
                pieces.is_word(at)
                    && (tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG | Tag::CC))
            })
            .any(plural)
}

/// The unit of `number`, where the words beside it name one of the tables; `free` is the first piece no other took.
pub fn tabled(pieces: &Pieces<'_>, number: &Numeral, free: usize) -> Option<Found> {
    let before = currency_before(pieces, number.start, free);
    let loose = pieces.lower(number.end) == "-" && pieces.lower(number.end + 2) == "-";
    let tight = pieces.is_hyphen(number.end) && pieces.glued(number.end + 1);
    let hyphen = usize::from((loose || tight) && pieces.is_word(number.end + 1));
    let mut at = number.end + hyphen;
    if number.style == Style::Vague && pieces.lower(at) == "of" {
        at += 1;
    }
    if pieces.lower(at) == "of" && matches!(pieces.lower(at + 1), "a" | "an") && number.value < 1.0 {
        // "0.6 of a percentage point"
        if let Some((name, end)) = named(pieces, at + 2, number.end) {
            return Some(Found { unit: kind_of(name), start: number.start, end, modifies: false });
        }
    }
    if let Some((code, start)) = before {
        // "$31.20 US", "$75 U.S. per barrel", "$12.5 Australian"
        let mut end = number.end;
        let us = matches!(pieces.lower(end), "us" | "u.s.") && pieces.word(end).starts_with('U');
        let mut code = code;
        if code == "USD" && us {
            end += 1;
        }
        if let Some((same, next)) = currency_after(pieces, end)
            && (same == code || code == "USD" && same != "cent")
        {
            (code, end) = (same, next);
        }
        let (unit, end) = per(pieces, Unit::Currency(code.to_owned()), end);
        return Some(Found { unit, start, end, modifies: false });
    }
    let mut skipped = false;
    if number.style == Style::Digits && pieces.lower(at) == "us" && pieces.lower(at + 1) == "$" {
        at += 1;
        skipped = true;
    }
    let (name, end) = named(pieces, at, number.end)?;
    let modifies = hyphen == 1 && !skipped;
    let unit = kind_of(name);
    if let Unit::Duration(unit) = &unit
        && let Some((end, modifies)) = age(pieces, end, modifies)
    {
        return Some(Found { unit: Unit::Age(unit.clone()), start: number.start, end, modifies });
    }
    let (unit, end) = per(pieces, unit, end);
    Some(Found { unit, start: number.start, end, modifies })
}

/// A currency named after the number.
fn currency_after(pieces: &Pieces<'_>, at: usize) -> Option<(&'static str, usize)> {
    (1..=4).rev().find_map(|length| lexicon::currency(&pieces.phrase(at..at + length)).map(|code| (code, at + length)))
}

/// The longest name of a unit or currency that begins at `at`, and where it ends.
fn named(pieces: &Pieces<'_>, at: usize, number_end: usize) -> Option<(&'static str, usize)> {
    (1..=5).rev().find_map(|length| {
        if at + length > pieces.len() {
            return None;
        }
        let name = pieces.phrase(at..at + length);
        let glued = pieces.glued(at) || at > number_end && number_end > 0;
        let short = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
        let name = if glued || !short || matches!(name.as_str(), "C" | "F" | "V" | "W" | "m" | "l" | "R") {
            name
        } else {
            return None;
        };
        if matches!(name.as_str(), "in" | "mi" | "mo" | "mp" | "min" | "cal" | "pt" | "p") && !glued {
            return None;
        }
        // The next line begins with a sign of its own.
        if !pieces.is_word(at) && pieces.is_broken(at) {
            return None;
        }
        // A letter more would make another word of it.
        let mark = matches!(name.as_str(), "′" | "″");
        if pieces.glued(at + length) && pieces.is_word(at + length) && (mark || pieces.is_word(at + length - 1)) {
            return None;
        }
        // "414 W. 7th St.": west, no watts.
        let initial =
            short && !glued && pieces.lower(at + 1) == "." && pieces.glued(at + 1) && !pieces.tag(at + 2).is_verb();
        // "5 Ruritanian refugees": a people, no money.
        let people = pieces.is_capitalized(at)
            && length == 1
            && !name.chars().all(char::is_uppercase)
            && matches!(pieces.tag(at + 1), Tag::NNS | Tag::NNPS);
        if initial && at + 2 < pieces.len() || people && lexicon::currency(&name).is_some() {
            return None;
        }
        lexicon::currency(&name).or_else(|| lexicon::unit(&name)).map(|name| (name, at + length))
    })
}

fn kind_of(name: &str) -> Unit {
    const TIME: &[&str] =
        &["year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "fortnight", "millisecond"];
    let owned = name.to_owned();
    match name {
        "percent" | "percentage point" | "basis point" => Unit::Percent(owned),
        _ if TIME.contains(&name) => Unit::Duration(owned),
        _ if lexicon::unit(name).is_some_and(|unit| unit == name) => Unit::Measure(owned),
        _ => Unit::Currency(owned),
    }
}

/// Whether what follows a unit of time makes it an age: where that ends, and whether it stands before a noun.
fn age(pieces: &Pieces<'_>, at: usize, modifies: bool) -> Option<(usize, bool)> {
    let hyphen = usize::from(pieces.lower(at) == "-");
    match (pieces.lower(at + hyphen), pieces.lower(at + hyphen + 1)) {
        ("old" | "olds", _) => Some((at + hyphen + 1, modifies || hyphen == 1)),
        ("of", "age") => Some((at + 2, false)),
        _ => None,
    }
}

/// `unit` with the "per hour", "a barrel", "/h" that follow it.
fn per(pieces: &Pieces<'_>, unit: Unit, at: usize) -> (Unit, usize) {
    let hyphen = usize::from(pieces.lower(at) == "-");
    let (start, sure) = match pieces.lower(at + hyphen) {
        "per" => (at + hyphen + 1, true),
        "/" if pieces.glued(at) && pieces.is_word(at + 1) => (at + 1, true),
        "a" | "an" | "each" | "every" => (at + hyphen + 1, false),
        _ => return (unit, at),
    };
    let start = start + usize::from(pieces.lower(start) == "-");
    let in_table = (1..=3).rev().find_map(|length| {
        lexicon::unit(&pieces.phrase(start..start + length)).map(|name| (name.to_owned(), start + length))
    });
    let counted = || {
        let word = pieces.lower(start);
        (WordClass::Per.has(word) || sure && pieces.tag(start).is_noun()).then(|| (word.to_owned(), start + 1))
    };
    let Some((per, end)) = in_table.or_else(counted) else {
        return (unit, at);
    };
    if !sure && matches!(unit, Unit::Percent(_)) && per != "year" && per != "month" {
        return (unit, at);
    }
    let joined = |name: &str| format!("{name} per {per}");
    let unit = match unit {
        Unit::Currency(name) => Unit::Currency(joined(&name)),
        // A rate of interest "per year" is still a percentage.
        Unit::Percent(name) => Unit::Percent(name),
        Unit::Measure(name) => Unit::Measure(joined(&name)),
        Unit::Duration(name) if lexicon::unit(&per).is_some() => Unit::Measure(joined(&name)),
        other => return (other, at),
    };
    (unit, end)
}
