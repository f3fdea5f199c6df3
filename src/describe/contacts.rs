//! Whom to ask: the contacts that releases, letters and pages name at their head or foot.

use std::sync::LazyLock;

use super::page::plain;
use crate::text::rows::Kinds;

/// Words and phrases; see the file.
static WORDS: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(include_str!("../../assets/lexicons/boilerplate.tsv")));

/// A sentence of more words tells more than whom to ask.
const SENTENCE: usize = 60;

/// Whether the words begin as those do that name whom to ask: "Media contact: Mary Miller", "For more information, contact".
/// What may go on in a sentence ("Contact between the firms") is none.
pub fn is_label(words: &str) -> bool {
    let said = words.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let front = plain(said.get(..said.floor_char_boundary(LONGEST)).unwrap_or_default());
    WORDS.of("contact").any(|label| {
        let rest = front.strip_prefix(label).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([':', ',', '-', '–', '—'])
                || ["contact", "please", "call", "e-mail", "email"].iter().any(|asks| rest.starts_with(asks))
        })
    })
}

/// No label is longer, in bytes.
const LONGEST: usize = 64;

/// Whether a sentence does no more than to say whom to ask, and how: "For more information, call Mary Miller at
/// 555-0101."
pub fn is_notice(words: &str) -> bool {
    is_label(words)
        && words.split_whitespace().nth(SENTENCE).is_none()
        && (has_address(words) || words.split_whitespace().any(is_telephone) || has_telephone(words))
}

/// Whether an address of mail or of a page stands in the words. Pages that hide addresses from programs write "mary at
/// harbour.example", or a mask.
pub fn has_address(words: &str) -> bool {
    let mut before = "";
    let mut is_at = false;
    for word in words.split_whitespace() {
        let mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if mail || word.contains("://") || word.starts_with("www.") || is_at && is_local(before) && is_host(word) {
            return true;
        }
        if word == "at" {
            is_at = true;
        } else {
            (is_at, before) = (false, word);
        }
    }
    words.contains("[email protected]") || words.contains("[email\u{a0}protected]")
}

/// Whether the word may stand before the "@" of an address.
fn is_local(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+".contains(&byte))
}

/// Whether the word is the name of a host: "mail.harbour.example".
fn is_host(word: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let last = word.rsplit('.').next().unwrap_or_default();
    word.contains('.')
        && word.split('.').all(is_part)
        && (2..=8).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether the word alone is the number of a telephone: six digits or more in groups, and no date.
fn is_telephone(word: &str) -> bool {
    let word = word.trim_matches(|mark: char| !mark.is_ascii_digit() && !matches!(mark, '(' | '+'));
    let is_date = || {
        let groups: Vec<usize> = word.split(['-', '.', '/']).map(str::len).collect();
        matches!(groups.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2..=4])
    };
    word.len() >= 7
        && !is_date()
        && word.bytes().filter(u8::is_ascii_digit).count() >= 6
        && word.contains(['-', '.', ')'])
        && word.chars().all(|letter| letter.is_ascii_digit() || "()+-./".contains(letter))
}

/// Whether a number of seven digits or more stands in the words, in groups, and little else.
pub fn has_telephone(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let letters = words.chars().filter(|letter| letter.is_alphabetic()).count();
    let grouped = words.contains(['+', '(', ')', '-', '.']) && (9..=15).contains(&digits);
    words.split_whitespace().any(is_telephone) && digits * 3 >= letters || grouped && digits >= letters
}

/// Whether a number of a telephone stands in the words, whatever else does.
pub fn names_telephone(words: &str) -> bool {
    words.split_whitespace().any(is_telephone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_says_whom_to_ask_says_no_more() {
        for notice in [
            "For more information, contact Joe Linhart at 555-010-0177 or joe.linhart@state.example.",
            "Media enquiries: Tomas Velk, Oldtown University, on 020-5550-0134.",
            "For further information please call Mary Miller, press office, 555-0101.",
        ] {
            assert!(is_notice(notice), "{notice}");
        }
        for other in [
            "Anyone who saw the man is asked to call Detective Ann Reed on 555-0101.",
            "Contact between the two firms was broken off on 555-0101 in May.",
            "For more information, the court asked both parties to write again.",
        ] {
            assert!(!is_notice(other), "{other}");
        }
    }

    #[test]
    fn addresses_are_known_in_their_disguises() {
        for address in ["mary@harbour.example", "Mary Miller mary at harbour.example", "Write to [email protected]"] {
            assert!(has_address(address), "{address}");
        }
        for other in ["We met at harbour.", "at 10.30", "He looked at Tern.Then he left"] {
            assert!(!has_address(other), "{other}");
        }
    }
}
