//! What the months and the days of the week are called.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::Gate;

/// English names of the months and their usual short forms, in order of their bytes, with their numbers.
pub const ENGLISH_MONTHS: &[(&str, i8)] = &[
    ("apr", 4),
    ("april", 4),
    ("aug", 8),
    ("august", 8),
    ("dec", 12),
    ("december", 12),
    ("feb", 2),
    ("february", 2),
    ("jan", 1),
    ("january", 1),
    ("jul", 7),
    ("july", 7),
    ("jun", 6),
    ("june", 6),
    ("mar", 3),
    ("march", 3),
    ("may", 5),
    ("nov", 11),
    ("november", 11),
    ("oct", 10),
    ("october", 10),
    ("sep", 9),
    ("sept", 9),
    ("september", 9),
];

/// English names of the days of the week, in order of their bytes, with their numbers (1 for Monday to 7).
pub const ENGLISH_WEEKDAYS: &[(&str, i8)] =
    &[("friday", 5), ("monday", 1), ("saturday", 6), ("sunday", 7), ("thursday", 4), ("tuesday", 2), ("wednesday", 3)];

/// The English name of the month with that number, 1 to 12; empty for any other.
pub fn month_name(number: i8) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "",
    }
}

/// The English name of the day of the week with that number, 1 for Monday to 7; `None` for any other.
pub fn weekday_name(number: i8) -> Option<&'static str> {
    Some(match number {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        7 => "Sunday",
        _ => return None,
    })
}

/// The number of the month, 1 to 12, that `word`, in lower case, names in English.
pub fn english_month(word: &str) -> Option<i8> {
    number(ENGLISH_MONTHS, word)
}

/// The number of the day of the week, 1 for Monday to 7, that `word`, in lower case, names in English.
pub fn english_weekday(word: &str) -> Option<i8> {
    number(ENGLISH_WEEKDAYS, word)
}

fn number(table: &[(&str, i8)], word: &str) -> Option<i8> {
    let at = table.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
    table.get(at).map(|(_, number)| *number)
}

/// Whether the word changes with the day: a number, the name of a month or of a day of the week, whole or, in English, by
/// its first three letters.
pub fn is_date_word(word: &str) -> bool {
    if word.starts_with(char::is_numeric) {
        return true;
    }
    if !may_be_name(word) {
        return false;
    }
    let lower = word.to_lowercase();
    let is_short = || lower.len() == 3 && ENGLISH_WEEKDAYS.iter().any(|(name, _)| name.starts_with(&lower));
    let is_foreign = || WEEKDAYS.iter().any(|names| names.contains(&lower.as_str()));
    english_month(&lower).is_some()
        || MONTH_NAMES.contains_key(lower.as_str())
        || english_weekday(&lower).is_some()
        || is_short()
        || is_foreign()
}

/// Whether the word has the length and the first letters of the names of months and days: most words have not.
pub(super) fn may_be_name(word: &str) -> bool {
    (3..=12).contains(&word.len()) && GATE.may_have(word)
}

static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::before(names()));

/// All names of months and days of the week that are written out.
fn names() -> impl Iterator<Item = &'static str> {
    let english = ENGLISH_MONTHS.iter().chain(ENGLISH_WEEKDAYS).map(|(name, _)| *name);
    english.chain(MONTHS.iter().flatten().chain(WEEKDAYS).flat_map(|names| names.iter().copied()))
}

/// The number of the month, 1 to 12, that `word` names.
pub(super) fn month(word: &str) -> Option<i8> {
    if !may_be_name(word) {
        return None;
    }
    let lower = word.to_lowercase();
    if let Some(number) = MONTH_NAMES.get(lower.as_str()) {
        return Some(*number);
    }
    // "may" and "march" are more often other words.
    english_month(&lower).filter(|_| word.starts_with(char::is_uppercase))
}

/// The day of the week, 1 for Monday to 7, that `word` names, also by its first letters ("Thu", "Tues").
pub(super) fn weekday(word: &str) -> Option<i8> {
    if !may_be_name(word) {
        return None;
    }
    let lower = word.to_lowercase();
    let short = || {
        let is_short = (3..=5).contains(&lower.len()) && word.starts_with(char::is_uppercase);
        let found = ENGLISH_WEEKDAYS.iter().find(|(name, _)| is_short && name.starts_with(&lower));
        found.map(|(_, number)| *number)
    };
    let foreign = |names: &&[&str]| names.contains(&lower.as_str());
    english_weekday(&lower)
        .or_else(|| (1..).zip(WEEKDAYS).find(|(_, names)| foreign(names)).map(|(n, _)| n))
        .or_else(short)
}

/// The days of the week in other languages, Monday first.
const WEEKDAYS: &[&[&str]] = &[
    &["lundi", "montag", "lunes", "lunedì"],
    &["mardi", "dienstag", "martes", "martedì"],
    &["mercredi", "mittwoch", "miércoles", "mercoledì"],
    &["jeudi", "donnerstag", "jueves", "giovedì"],
    &["vendredi", "freitag", "viernes", "venerdì"],
    &["samedi", "samstag", "sábado", "sabato"],
    &["dimanche", "sonntag", "domingo", "domenica"],
];

/// Names of the months in other languages, January first; each row a language. Shorter forms are listed where they are
/// not the first three letters.
const MONTHS: &[[&[&str]; 12]] = &[
    [
        &["janvier", "janv"],
        &["février", "févr"],
        &["mars"],
        &["avril"],
        &["mai"],
        &["juin"],
        &["juillet", "juil"],
        &["août"],
        &["septembre"],
        &["octobre"],
        &["novembre"],
        &["décembre"],
    ],
    [
        &["januar", "jänner"],
        &["februar"],
        &["märz"],
        &["april"],
        &["mai"],
        &["juni"],
        &["juli"],
        &["august"],
        &["september"],
        &["oktober", "okt"],
        &["november"],
        &["dezember", "dez"],
    ],
    [
        &["enero"],
        &["febrero"],
        &["marzo"],
        &["abril"],
        &["mayo"],
        &["junio"],
        &["julio"],
        &["agosto"],
        &["septiembre", "setiembre"],
        &["octubre"],
        &["noviembre"],
        &["diciembre"],
    ],
    [
        &["gennaio"],
        &["febbraio"],
        &["marzo"],
        &["aprile"],
        &["maggio"],
        &["giugno"],
        &["luglio"],
        &["agosto"],
        &["settembre"],
        &["ottobre"],
        &["novembre"],
        &["dicembre"],
    ],
    [
        &["janeiro"],
        &["fevereiro"],
        &["março"],
        &["abril"],
        &["maio"],
        &["junho"],
        &["julho"],
        &["agosto"],
        &["setembro"],
        &["outubro"],
        &["novembro"],
        &["dezembro"],
    ],
];

/// The month of each name that a language other than English writes small.
static MONTH_NAMES: LazyLock<BTreeMap<&str, i8>> = LazyLock::new(|| {
    let names = MONTHS.iter().flat_map(|months| (1..).zip(months));
    names.flat_map(|(number, names)| names.iter().map(move |name| (*name, number))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_may_be_one() {
        assert!(names().all(may_be_name));
    }

    #[test]
    fn the_names_are_in_order() {
        assert!(ENGLISH_MONTHS.is_sorted() && ENGLISH_WEEKDAYS.is_sorted());
    }

    #[test]
    fn words_that_change_with_the_day_are_told() {
        assert!(["12th", "MAY", "Sept", "Tue", "août", "mercredi", "2020"].into_iter().all(is_date_word));
        assert!(!["maybe", "Marchand", "the", "No", "Sunday's"].into_iter().any(is_date_word));
    }

    #[test]
    fn months_and_weekdays_are_known_by_their_names() {
        assert_eq!(["May", "may", "mai", "Sept", "August"].map(month), [Some(5), None, Some(5), Some(9), Some(8)]);
        assert_eq!(["Thu", "Tues", "sun", "jeudi", "Mond"].map(weekday), [Some(4), Some(2), None, Some(4), Some(1)]);
    }
}
