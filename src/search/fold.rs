//! Folding: what differs only in case, accents, apostrophes, hyphens or line breaks is the same to a search.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Letters with a stroke or a ligature, which no decomposition takes apart.
const PLAIN_LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('þ', "th"),
    ('ı', "i"),
    ('ς', "σ"),
];

/// `text` in small letters without accents, with plain apostrophes, quotation marks and hyphens, one space for white
/// space of any length, and nothing of what is not seen (soft hyphens, zero-width characters).
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    // Nearly all of most texts is ASCII, which is folded by the word.
    while let Some(first) = rest.chars().next() {
        let (head, tail) = if first.is_ascii() {
            rest.split_at(rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len()))
        } else {
            rest.split_at(first.len_utf8())
        };
        if first.is_ascii() {
            fold_ascii(head, &mut folded);
        } else {
            unfold(first, &mut |letter| match letter.is_whitespace() {
                true => space(&mut folded),
                false => folded.push(letter),
            });
        }
        rest = tail;
    }
    folded
}

fn fold_ascii(run: &str, folded: &mut String) {
    let start = folded.len();
    for (at, word) in run.split(char::is_whitespace).enumerate() {
        if at > 0 {
            space(folded);
        }
        folded.push_str(word);
    }
    if let Some(added) = folded.get_mut(start..) {
        added.make_ascii_lowercase();
    }
}

/// One space, whatever white space there is.
fn space(folded: &mut String) {
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// A folded text that knows where each of its bytes comes from.
#[derive(Clone, Debug)]
pub struct Mapped {
    /// The folded text.
    pub text: String,
    /// For each byte of it, the first byte of the character that it comes from.
    sources: Vec<usize>,
    /// The length of the text that was folded.
    length: usize,
}

impl Mapped {
    /// `text`, folded.
    pub fn new(text: &str) -> Self {
        let mut mapped = Self { text: String::with_capacity(text.len()), sources: Vec::new(), length: text.len() };
        fold(text, |source, letter| {
            mapped.text.push(letter);
            mapped.sources.resize(mapped.text.len(), source);
        });
        mapped
    }

    /// The bytes of the unfolded text that `range` of the folded one comes from: whole characters, with the accents that
    /// follow them.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let source = |at: usize| self.sources.get(at).copied().unwrap_or(self.length);
        // An end inside what one character became stands behind that character.
        let inside = range.end.checked_sub(1).map(source);
        let end = (range.end..=self.sources.len()).map(source).find(|&end| Some(end) != inside);
        source(range.start)..end.unwrap_or(self.length)
    }
}

/// Gives each letter of what [`folded`] gives to `push`, with the place of the character that it comes from.
fn fold(text: &str, mut push: impl FnMut(usize, char)) {
    let mut after_space = false;
    for (at, character) in text.char_indices() {
        let mut take = |letter: char| {
            let is_space = letter.is_whitespace();
            if !(is_space && after_space) {
                push(at, if is_space { ' ' } else { letter });
            }
            after_space = is_space;
        };
        if character.is_ascii() {
            take(character.to_ascii_lowercase());
        } else {
            unfold(character, &mut take);
        }
    }
}

/// Gives what a character beyond ASCII is folded to.
fn unfold(character: char, take: &mut impl FnMut(char)) {
    match character {
        '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʾ' | 'ʿ' | '′' | '´' => take('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => take('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => take('-'),
        _ if is_unseen(character) => {}
        // A letter of its own, not one with an accent; syllables that are not taken apart.
        'й' | 'Й' => take('й'),
        '\u{ac00}'..='\u{d7a3}' => take(character),
        _ => {
            let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(character));
            for letter in apart.flat_map(char::to_lowercase).filter(|&letter| !is_accent(letter)) {
                match PLAIN_LETTERS.iter().find(|(from, _)| *from == letter) {
                    Some((_, plain)) => plain.chars().for_each(&mut *take),
                    None => take(letter),
                }
            }
        }
    }
}

/// Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic, which are mostly not written.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{34f}' | '\u{180e}')
}

/// Whether two of these beside one another belong to one word. Scripts without spaces between words have no such
/// letters: any part of them may be a word.
pub fn joins(letter: char) -> bool {
    let is_unspaced = matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    (letter.is_alphanumeric() || letter == '_') && !is_unspaced
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_apostrophes_and_line_breaks_do_not_count() {
        assert_eq!(folded("Émile ZOLA’s\r\n  “J’accuse…!”"), "emile zola's \"j'accuse...!\"");
        assert_eq!(folded("Łódź Straße Ærø İzmir ﬁnd ΛΌΓΟΣ"), "lodz strasse aero izmir find λογοσ");
        assert_eq!(folded("cafe\u{301} Jos\u{e9} co\u{ad}operate 2019–20"), "cafe jose cooperate 2019-20");
        assert_eq!(folded("Мой МОЙ 한국 北京"), "мой мой 한국 北京");
    }

    proptest! {
        #[test]
        fn a_text_is_folded_alike_with_and_without_places(text in "[a-cA-C \\n\u{a0}\u{200b}éÉß½’“–\u{301}\\PC]{0,40}") {
            prop_assert_eq!(folded(&text), Mapped::new(&text).text);
        }
    }

    #[test]
    fn what_is_found_leads_back_to_whole_characters() {
        let leads = |text: &str, words: &str| {
            let mapped = Mapped::new(text);
            let at = mapped.text.find(words).unwrap();
            text.get(mapped.source(&(at..at + words.len()))).unwrap().to_owned()
        };
        assert_eq!(leads("the Café opened", "cafe"), "Café");
        assert_eq!(leads("the Cafe\u{301} opened", "cafe"), "Cafe\u{301}");
        assert_eq!(leads("in the\n   old  town", "the old"), "the\n   old");
        // A part of what one character became is the whole character.
        assert_eq!(leads("eine Straße", "stras"), "Straß");
        assert_eq!(leads("up 1½ times", "11"), "1½");
        assert_eq!(leads("co\u{ad}operate", "coop"), "co\u{ad}op");
    }
}
