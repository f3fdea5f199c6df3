//! Words that end in a full stop of their own.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows::{pairs, rows};

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
    let kind = kind(word);
    if kind == Some(Kind::Lead) {
        return Some(Abbreviation::Title);
    }
    if is_dotted(word) {
        return Some(Abbreviation::Free);
    }
    match kind {
        Some(Kind::Title | Kind::Before) => Some(Abbreviation::Title),
        Some(Kind::Numbered) => Some(Abbreviation::Numbered),
        Some(_) => Some(Abbreviation::Free),
        None => has_no_vowel(word).then_some(Abbreviation::Free),
    }
}

/// Whether `word` (without its last full stop) is an abbreviation that is part of a name or title: "Gen.", "Mt.", "Corp.".
pub fn is_part_of_name(word: &str) -> bool {
    matches!(kind(word), Some(Kind::Title | Kind::Before | Kind::Name))
}

/// What `assets/lexicons` knows of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    Lead,
    Before,
    Numbered,
    Free,
    Name,
    /// Any other that has a capital letter.
    Capital,
}

/// The kind of `word` (without its last full stop) in the lexicons.
fn kind(word: &str) -> Option<Kind> {
    static KINDS: LazyLock<HashMap<&str, Kind>> = LazyLock::new(|| {
        let titles = rows(TITLES).filter_map(|row| row.split('\t').next()?.strip_suffix('.'));
        let mut kinds: HashMap<&str, Kind> = titles.map(|word| (word, Kind::Title)).collect();
        for (kind, word) in pairs(ABBREVIATIONS) {
            let kind = match kind {
                "lead" => Kind::Lead,
                "before" => Kind::Before,
                "numbered" => Kind::Numbered,
                "free" => Kind::Free,
                "name" => Kind::Name,
                _ => Kind::Capital,
            };
            kinds.entry(word).or_insert(kind);
        }
        kinds
    });
    // Longer words are none and need no copy.
    if word.len() > 8 {
        return None;
    }
    let kind = KINDS.get(word.to_lowercase().as_str()).copied()?;
    let small = matches!(kind, Kind::Lead | Kind::Numbered | Kind::Free);
    (small || word.starts_with(char::is_uppercase)).then_some(kind)
}

const TITLES: &str = include_str!("../../assets/lexicons/titles.tsv");
const ABBREVIATIONS: &str = include_str!("../../assets/lexicons/abbreviations.tsv");

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_abbreviation_stands_once_in_the_lexicons() {
        let mut known = BTreeSet::new();
        for row in rows(TITLES) {
            assert!(known.insert(row), "{row} stands twice among the titles");
        }
        let mut known = BTreeSet::new();
        for (_, word) in pairs(ABBREVIATIONS) {
            assert!(known.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn titles_and_parts_of_names_are_told_by_their_lexicon() {
        for title in ["Cllr", "Ald", "Revd", "Sen", "Rep", "Assemb", "Mt"] {
            assert_eq!(abbreviation(title), Some(Abbreviation::Title), "{title}");
        }
        assert_eq!(
            (abbreviation("rep"), abbreviation("min"), abbreviation("no")),
            (None, None, Some(Abbreviation::Numbered))
        );
        assert_eq!((abbreviation("Inc"), abbreviation("Calif")), (Some(Abbreviation::Free), Some(Abbreviation::Free)));
        assert!(is_part_of_name("Corp") && !is_part_of_name("Jan") && !is_part_of_name("max"));
    }
}
