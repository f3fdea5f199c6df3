//! What is known of the words of a label: forms of address, offices, given names, plain English.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::Gate;
use crate::text::rows::{Kinds, pairs, rows};

static TITLES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    // Those of several words are titles word by word, too ("prime minister").
    rows(include_str!("../../../assets/lexicons/titles.tsv"))
        .filter_map(|row| row.split('\t').next())
        .flat_map(|words| words.split(' '))
        .collect()
});

static ADDRESSES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    pairs(include_str!("../../../assets/lexicons/titles.tsv")).filter(|row| row.1 == "h").map(|row| row.0).collect()
});

static GIVEN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../../assets/lexicons/first_names.tsv")).filter_map(|row| row.split('\t').next()).collect()
});

static COMMON: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../../assets/lexicons/common_words.txt")).collect());

static SURNAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../../assets/lexicons/surnames.txt")).collect());

/// The words of `turns.tsv` by what they are.
static RECORD: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(include_str!("../../../assets/lexicons/turns.tsv")));

/// Whether `word`, in lower case, is of the `kind` that `turns.tsv` describes.
pub fn is(kind: &str, word: &str) -> bool {
    GATE.may_have(word) && RECORD.has(kind, word)
}

static GATE: LazyLock<Gate> = LazyLock::new(|| Gate::before(RECORD.all()));

/// Whether `word` may be of any kind that `turns.tsv` describes, however it is written.
pub fn may_be(word: &str) -> bool {
    GATE.may_have(word.trim_matches(|mark: char| !mark.is_alphanumeric()))
}

/// The words of a `kind`, in the order of the alphabet.
pub fn all(kind: &str) -> impl Iterator<Item = &'static str> {
    RECORD.of(kind)
}

/// `word` in lower case, without a full stop at its end, with straight apostrophes.
pub fn folded(word: &str) -> String {
    let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars().map(|letter| if letter == '’' { '\'' } else { letter }).flat_map(char::to_lowercase).collect()
}

/// Whether the word stands before names to say who their bearers are.
pub fn is_title(word: &str) -> bool {
    let word = folded(word);
    TITLES.contains(word.as_str()) || is("title", &word)
}

/// Whether the word is a form of address ("Mr"), which needs a name.
pub fn is_address(word: &str) -> bool {
    ADDRESSES.contains(folded(word).as_str())
}

/// Whether people are called so.
pub fn is_given(word: &str) -> bool {
    GIVEN.contains(folded(word).as_str())
}

/// Whether it is a family name.
pub fn is_surname(word: &str) -> bool {
    SURNAMES.contains(folded(word).as_str())
}

/// Whether it is a word of plain English, whatever else.
pub fn is_common(word: &str) -> bool {
    COMMON.contains(folded(word).as_str())
}

/// Words of persons' names that are written small.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "da", "di", "do", "dos", "du", "del", "della", "der", "den", "van", "von", "zu", "ten", "ter", "la",
        "le", "el", "al", "bin", "ibn", "bint",
    ];
    PARTICLES.contains(&word)
}

/// Words of names of all kinds that are written small.
pub fn is_small(word: &str) -> bool {
    is_particle(word) || ["e", "y", "of", "and", "the", "for", "&"].contains(&word)
}

/// Whether it is one letter with or without a full stop: "J.".
pub fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && matches!(letters.as_str(), "" | ".")
}

/// Whether it begins as a name does.
pub fn is_capitalized(word: &str) -> bool {
    word.trim_start_matches(['"', '“', '\'', '‘']).starts_with(char::is_uppercase)
}

/// Whether it has letters, all of them capitals; one letter alone says nothing.
pub fn is_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// A name in capitals as it is written elsewhere: "MARY O'NEIL-BERG" is "Mary O'Neil-Berg". Others stay as they are.
pub fn as_name(words: &str) -> String {
    let one = |word: &str| {
        if !is_capitals(word) || word.contains('.') && word.chars().count() <= 4 {
            return word.to_owned();
        }
        let mut begins = true;
        let mut out: String = word
            .chars()
            .flat_map(|letter| {
                let written: Vec<char> = if begins { vec![letter] } else { letter.to_lowercase().collect() };
                begins = !letter.is_alphabetic();
                written
            })
            .collect();
        if let Some(rest) = out.strip_prefix("Mc")
            && let Some(letter) = rest.chars().next()
        {
            let upper: String = letter.to_uppercase().collect();
            out = format!("Mc{upper}{}", rest.get(letter.len_utf8()..).unwrap_or_default());
        }
        for ending in ["’S", "'S"] {
            if out.ends_with(ending) {
                out = out.to_lowercase();
            }
        }
        if is_particle(&out.to_lowercase()) { out.to_lowercase() } else { out }
    };
    words.split_whitespace().map(one).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_written_as_names() {
        assert_eq!(as_name("MARY O’NEIL-BERG"), "Mary O’Neil-Berg");
        assert_eq!(as_name("J. R. MCKAY VAN DER BERG"), "J. R. McKay van der Berg");
        assert_eq!(as_name("Anna Berg"), "Anna Berg");
    }
}
