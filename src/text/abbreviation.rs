//! Words that end in a full stop of their own.

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name or word it belongs to ("Gen."): no sentence ends with it.
    Title,
    /// Is one only before a number ("No. 5").
    Numbered,
    /// May also be the last word of a sentence ("Inc.", "Jan.", "U.S.").
    Free,
}

/// The kind of `word` (without its last full stop), where it is known to be abbreviated.
///
/// Dotted letters ("U.S", "a.m") and single capitals ("J") need no table.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut letters = word.chars();
    if let (Some(first), None) = (letters.next(), letters.next()) {
        return match first {
            // "Roe v. Wade"
            'v' => Some(Abbreviation::Title),
            'p' | 'c' => Some(Abbreviation::Numbered),
            'I' => None,
            _ => first.is_uppercase().then_some(Abbreviation::Free),
        };
    }
    if LEADING.iter().any(|leading| word.eq_ignore_ascii_case(leading)) {
        return Some(Abbreviation::Title);
    }
    if is_dotted(word) {
        return Some(Abbreviation::Free);
    }
    // The longest entry has six letters; longer words need no copy.
    if word.len() > 8 {
        return None;
    }
    let lower = word.to_lowercase();
    let of = |table: &[&str]| table.binary_search(&lower.as_str()).is_ok();
    let capital = word.starts_with(char::is_uppercase);
    if capital && of(TITLES) {
        Some(Abbreviation::Title)
    } else if of(NUMBERED) {
        Some(Abbreviation::Numbered)
    } else if of(FREE) || (capital && of(CAPITAL)) || has_no_vowel(word) {
        Some(Abbreviation::Free)
    } else {
        None
    }
}

/// Whether `word` is made of single letters with full stops between them, as "U.S" and "a.m" are, or of short pieces
/// as "Ph.D" is.
pub fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|piece| {
            let mut letters = piece.chars();
            letters.next().is_some_and(char::is_alphabetic)
                && (letters.next().is_none() || matches!(piece, "Ph" | "Lt" | "Col" | "Sr" | "Jr"))
        })
}

/// Whether `word` is a capital and small letters without a vowel ("Bldg"): no English word is, so it is abbreviated.
fn has_no_vowel(word: &str) -> bool {
    let is_consonant = |letter: u8| letter.is_ascii_alphabetic() && !b"aeiouyAEIOUY".contains(&letter);
    word.len() <= 5
        && word.bytes().all(is_consonant)
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.bytes().skip(1).all(|letter| letter.is_ascii_lowercase())
}

/// Words that lead to what they belong to, in either case.
const LEADING: &[&str] = &["cf", "e.g", "i.e", "viz"];

/// Titles and words that stand before a name. All tables are in order, in lower case.
const TITLES: &[&str] = &[
    "adm", "amb", "asst", "atty", "brig", "capt", "card", "cmdr", "col", "comdr", "cpl", "cpt", "dir", "dr", "ens",
    "fr", "ft", "gen", "gov", "hon", "insp", "lieut", "lt", "maj", "messrs", "mgr", "min", "mlle", "mme", "mr", "mrs",
    "ms", "msgr", "mt", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "st", "supt",
];

/// Abbreviations before a number; elsewhere the same letters are words or may end a sentence.
const NUMBERED: &[&str] = &[
    "art", "arts", "ca", "ch", "cl", "ext", "mar", "no", "nos", "para", "paras", "pp", "pt", "sat", "sec", "sun",
    "tel", "vol", "vols",
];

/// Abbreviations in either case.
const FREE: &[&str] =
    &["al", "approx", "dept", "ed", "eds", "est", "etc", "fig", "figs", "govt", "incl", "max", "mfg", "misc", "vs"];

/// Abbreviations with a capital letter.
const CAPITAL: &[&str] = &[
    "ala", "apr", "ariz", "ark", "assn", "aug", "ave", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "ct",
    "cty", "dec", "del", "dem", "dist", "div", "esq", "feb", "fla", "fri", "ga", "hwy", "ill", "inc", "ind", "intl",
    "jan", "jr", "jul", "jun", "kan", "ky", "la", "ltd", "md", "mich", "minn", "mo", "mon", "mont", "natl", "neb",
    "nev", "nov", "oct", "okla", "ore", "pa", "pty", "rd", "rep", "sep", "sept", "sq", "sr", "tenn", "tex", "thu",
    "thur", "thurs", "tue", "tues", "univ", "va", "vt", "wed", "wis", "wyo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        for table in [TITLES, NUMBERED, FREE, CAPITAL] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }
}
