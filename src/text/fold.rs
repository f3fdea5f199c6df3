//! Words as they are compared: in lower case, with straight apostrophes and one space between.

/// The words of a text that white space parts, as [`str::split_whitespace`] gives them, but faster where letters are plain.
pub fn parted(text: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = text;
    std::iter::from_fn(move || {
        let words = rest.trim_start();
        let ends = |byte: u8| byte == b' ' || (b'\t'..=b'\r').contains(&byte) || !byte.is_ascii();
        let plain = words.bytes().position(ends).unwrap_or(words.len());
        let end = match words.as_bytes().get(plain) {
            Some(byte) if !byte.is_ascii() => words.find(char::is_whitespace).unwrap_or(words.len()),
            _ => plain,
        };
        let (word, behind) = words.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        rest = behind;
        Some(word)
    })
}

/// The runs of letters and digits of a text, with where they begin.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut at = 0;
    std::iter::from_fn(move || {
        let lead = text.get(at..)?.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
        let start = at + lead + text.get(at + lead..)?.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let length = match rest.as_bytes().get(plain) {
            Some(byte) if !byte.is_ascii() => rest.find(|mark: char| !mark.is_alphanumeric()).unwrap_or(rest.len()),
            _ => plain,
        };
        at = start + length;
        Some((start, rest.get(..length)?))
    })
}

/// `words` with one space between them and none at the ends.
pub fn joined(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    for word in parted(words) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// `words` in lower case, with straight apostrophes, one space between words and none at the ends.
pub fn folded(words: &str) -> String {
    let folded = lowered(joined(words));
    if folded.is_ascii() { folded } else { folded.replace(['’', '‘'], "'") }
}

/// `words` in lower case; those of plain letters are not copied.
pub fn lowered(mut words: String) -> String {
    if !words.is_ascii() {
        return words.to_lowercase();
    }
    words.make_ascii_lowercase();
    words
}

/// A number that is the same for words which differ in nothing but their capitals, and hardly for any others: FNV-1a,
/// the same everywhere and always, as the standard library's hash is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Default for Key {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Key {
    /// The key of one word.
    pub fn of(word: &str) -> u64 {
        let mut key = Self::default();
        key.add(word);
        key.value()
    }

    /// Goes on with `word` and the space behind it.
    pub fn add(&mut self, word: &str) {
        let mut add = |letter: u32| self.0 = (self.0 ^ u64::from(letter)).wrapping_mul(PRIME);
        if word.is_ascii() {
            word.bytes().for_each(|letter| add(letter.to_ascii_lowercase().into()));
        } else {
            word.chars().flat_map(char::to_lowercase).for_each(|letter| add(letter.into()));
        }
        add(u32::from(' '));
    }

    /// Goes on with a word that has this key.
    pub fn add_key(&mut self, key: u64) {
        self.0 = (self.0.rotate_left(29) ^ key).wrapping_mul(PRIME);
    }

    /// The number.
    pub fn value(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_in_lower_case_with_one_space_between() {
        assert_eq!(folded("  The\tMAYOR’S \n Ship "), "the mayor's ship");
        assert_eq!(folded("ÉTÉ ‘ΟΔΟΣ’"), "été 'οδος'");
        assert_eq!(folded(" "), "");
    }

    #[test]
    fn white_space_of_all_kinds_parts_words() {
        for text in ["a\u{b}b\t c\r\n", "\u{a0}é\u{2003}à b\u{85}c", "aé bàc", "", " \u{3000} ", "a"] {
            assert!(parted(text).eq(text.split_whitespace()), "{text:?}");
        }
    }

    #[test]
    fn runs_are_letters_and_digits() {
        assert!(runs("-Année 2020: l’été, 3½ x").eq([
            (1, "Année"),
            (8, "2020"),
            (14, "l"),
            (18, "été"),
            (25, "3½"),
            (29, "x")
        ]));
        assert_eq!(runs(" – ").count() + runs("").count(), 0);
    }

    #[test]
    fn capitals_make_no_other_key() {
        assert_eq!(Key::of("Harbour"), Key::of("HARBOUR"));
        assert_eq!(Key::of("Ärger"), Key::of("ärger"));
        assert_ne!(Key::of("harbour"), Key::of("harbours"));
    }
}
