//! A paragraph cut finely, the way names need it: possessive endings and hyphens stand alone, abbreviations keep their
//! full stops.

use std::collections::HashMap;
use std::sync::Arc;

use crate::text::{Span, is_part_of_name};

/// The last words of companies' names that nothing else ends in, in lower case, full stops aside.
pub const COMPANY_ENDINGS: [&str; 19] = [
    "ab", "ag", "asa", "bv", "corp", "gmbh", "inc", "kgaa", "llc", "llp", "ltd", "nv", "oy", "oyj", "plc", "pte",
    "pty", "sarl", "spa",
];

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// "house"
    Lower,
    /// "House", "McDonald"
    Capital,
    /// "NATO", "U.S."
    Upper,
    /// "iPhone", "al-Qaeda" without its capital
    Mixed,
    /// Begins with a digit.
    Number,
    /// Not a letter, not a digit.
    Mark,
}

/// A word as [`fold`] gives it, where it stands otherwise.
#[derive(Debug)]
struct Folded(Box<str>);

/// The folded words of a document: what stands again is kept once.
#[derive(Debug, Default)]
pub struct Folds<'a>(HashMap<&'a str, Option<Arc<Folded>>>);

impl<'a> Folds<'a> {
    /// `word` as [`fold`] gives it; `None` where that is how it stands.
    fn of(&mut self, word: &'a str) -> Option<Arc<Folded>> {
        if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return None;
        }
        let made = || Some(fold(word)).filter(|folded| folded != word).map(|folded| Arc::new(Folded(folded.into())));
        self.0.entry(word).or_insert_with(made).clone()
    }
}

/// A word, number or mark of a paragraph.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Where it stands.
    pub span: Span,
    /// As it stands.
    pub text: &'a str,
    /// What [`Word::folded`] gives, where that is not how it stands: most words need no copy, and those of a whole
    /// document are held at once.
    other: Option<Arc<Folded>>,
    /// How it is written.
    pub shape: Shape,
    /// Whether it touches the word before it.
    pub glued: bool,
    /// Whether a sentence begins here, opening marks aside.
    pub opens: bool,
}

impl Word<'_> {
    /// In lower case, without diacritics, with straight apostrophes.
    pub fn folded(&self) -> &str {
        self.other.as_deref().map_or(self.text, |folded| &folded.0)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// Whether it is the possessive ending "'s".
    pub fn is_possessive(&self) -> bool {
        self.folded() == "'s"
    }
}

/// The words of the stretch `within` of `text`.
pub fn words(text: &str, within: Span) -> Vec<Word<'_>> {
    words_among(text, within, &mut Folds::default())
}

/// The words of the stretch `within` of `text`; `folds` are those of its other stretches.
pub fn words_among<'a>(text: &'a str, within: Span, folds: &mut Folds<'a>) -> Vec<Word<'a>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut at = within.start();
    while let Some(rest) = text.get(at..within.end()) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let length = if is_letter(first) {
            word_length(rest)
        } else if first.is_numeric() {
            run(rest, |c| c.is_alphanumeric() || matches!(c, '.' | ','))
        } else if is_apostrophe(first) && is_possessive(rest) {
            first.len_utf8() + 1
        } else {
            first.len_utf8()
        };
        let Some(span) = Span::new(text, at, at + length) else {
            break;
        };
        let words = span.of(text);
        let glued = found.last().is_some_and(|last| last.span.end() == at);
        let opens = found.is_empty() || opens_after(&found, glued);
        found.push(Word { span, text: words, other: folds.of(words), shape: shape(words), glued, opens });
        at += length;
    }
    // The words of all paragraphs of a document are held at once. What is cut to size where it grew leaves a hole behind each.
    let mut held = Vec::with_capacity(found.len());
    held.append(&mut found);
    held
}

/// Whether a sentence begins after `before`, by marks alone; the sentence splitter's word is added by the caller.
fn opens_after(before: &[Word<'_>], glued: bool) -> bool {
    let Some(last) = before.last() else {
        return true;
    };
    match last.text {
        "." | "!" | "?" | "…" | "\u{2022}" => true,
        ":" => !glued,
        "\"" | "“" | "‘" | "'" | "(" | "[" | "-" | "–" | "—" | "*" => last.opens,
        "”" | "’" | ")" => before.iter().rev().nth(1).is_some_and(|word| matches!(word.text, "." | "!" | "?")),
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// Whether `c` is an apostrophe of any kind.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Whether `rest` begins with "'s" and no letter after it.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn run(rest: &str, inside: impl Fn(char) -> bool) -> usize {
    let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    // A separator at the end belongs to the sentence.
    rest.get(..length).map_or(length, |word| word.trim_end_matches(['.', ',']).len()).max(1)
}

/// The bytes of the word that `rest` begins with: letters and digits with inner apostrophes and ampersands, the full
/// stops of initials and abbreviations, and of addresses ("example.com").
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut letters_since_stop = 0;
    let mut stops = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inner = if c.is_alphanumeric() {
            letters_since_stop += 1;
            true
        } else if is_apostrophe(c) {
            next.is_some_and(is_letter) && !rest.get(at..).is_some_and(is_possessive) && at > 0
        } else if c == '&' {
            next.is_some_and(char::is_uppercase)
        } else if c == '-' {
            joins_syllables(rest, at)
        } else if c == '.' {
            let word = rest.get(..at).unwrap_or_default();
            let initials = letters_since_stop == 1
                && (stops > 0 || word.starts_with(char::is_uppercase) || next.is_some_and(is_letter));
            let address = next.is_some_and(char::is_lowercase) && word.len() > 1;
            let known = stops == 0
                && next.is_none_or(|next| !next.is_alphanumeric())
                && word.len() < 7
                && word.starts_with(char::is_uppercase)
                && (is_part_of_name(word) || matches!(word, "Dept" | "No" | "Ph"));
            letters_since_stop = 0;
            stops += 1;
            initials || address || known
        } else {
            is_mark_on_letter(c)
        };
        if !inner {
            break;
        }
        length = at + c.len_utf8();
    }
    length.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Words that are spelled like a syllable of a name, but are joined to names as English words: "the Kim-run state".
const NO_SYLLABLES: [&str; 14] =
    ["an", "at", "for", "hit", "in", "is", "no", "on", "run", "to", "up", "win", "won", "wing"];

/// Whether the hyphen at `at` ties the syllables of an East Asian given name together: "Ki-moon", "Lung-bin", "Jong-il".
fn joins_syllables(rest: &str, at: usize) -> bool {
    let (Some(first), Some(after)) = (rest.get(..at), rest.get(at + 1..)) else {
        return false;
    };
    let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
    let goes_on = after.get(end..).is_some_and(|after| after.starts_with(|c: char| c == '-' || c.is_alphanumeric()));
    let second = after.get(..end).unwrap_or_default();
    !goes_on
        && !first.contains('-')
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && is_syllable(&first.to_ascii_lowercase())
        && is_syllable(second)
        && !NO_SYLLABLES.contains(&second)
}

/// What a syllable may begin with and end with in the usual spellings of Chinese and Korean names in English.
const ONSETS: [&str; 42] = [
    "", "b", "by", "c", "ch", "d", "f", "g", "gw", "gy", "h", "hs", "hw", "hy", "j", "k", "kw", "ky", "l", "m", "my",
    "n", "ng", "p", "py", "q", "r", "ry", "s", "sh", "ss", "sz", "t", "ts", "tz", "tch", "w", "x", "y", "z", "zh",
    "ly",
];
const CODAS: [&str; 12] = ["", "h", "k", "l", "m", "n", "ng", "p", "r", "t", "w", "y"];

/// Whether `word`, in lower case, is one syllable of a Chinese or Korean name by its letters.
fn is_syllable(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let Some(from) = word.find(vowel) else {
        return false;
    };
    let rest = word.get(from..).unwrap_or_default();
    let to = rest.find(|c| !vowel(c)).unwrap_or(rest.len());
    let (onset, coda) = (word.get(..from).unwrap_or_default(), rest.get(to..).unwrap_or_default());
    (2..=7).contains(&word.len()) && to <= 3 && ONSETS.contains(&onset) && CODAS.contains(&coda)
}

fn is_mark_on_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match word.chars().next() {
        Some(first) if first.is_numeric() => Shape::Number,
        Some(first) if first.is_uppercase() => {
            if letters.clone().all(char::is_uppercase) {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        Some(first) if first.is_alphabetic() => {
            if letters.any(char::is_uppercase) {
                Shape::Mixed
            } else {
                Shape::Lower
            }
        }
        _ => Shape::Mark,
    }
}

/// `word` in lower case, without diacritics, with straight apostrophes: what lexicons are keyed by.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut folded);
        }
    }
    folded
}

/// Letters with diacritics, by what they are written as without.
const PLAIN: [(&str, &str); 27] = [
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģǧ", "g"),
    ("ĥħḥ", "h"),
    ("ìíîïĩīĭįıịỉ", "i"),
    ("ĵ", "j"),
    ("ķḳ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉ", "n"),
    ("òóôõöøōŏőơọỏốồổỗộớờởỡợ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšșṣ", "s"),
    ("ţťŧțṭ", "t"),
    ("ùúûüũūŭůűųưụủứừửữự", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżžẓ", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
    ("ə", "a"),
    ("’‘ʼʻʿʾ", "'"),
    ("\u{2010}\u{2011}", "-"),
    ("\u{ad}\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30a}\u{30b}\u{30c}\u{323}\u{327}\u{328}", ""),
];

fn fold_char(c: char, into: &mut String) {
    for lower in c.to_lowercase() {
        match PLAIN.iter().find(|(from, _)| from.contains(lower)) {
            Some((_, plain)) => into.push_str(plain),
            None => into.push(lower),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let whole = Span::new(text, 0, text.len()).into_iter();
        whole.flat_map(|span| words(text, span)).map(|word| word.text).collect()
    }

    #[test]
    fn endings_and_hyphens_stand_alone_and_abbreviations_whole() {
        assert_eq!(
            cut("Norway’s U.S.-led J. O’Neil Corp. at AT&T."),
            ["Norway", "’s", "U.S.", "-", "led", "J.", "O’Neil", "Corp.", "at", "AT&T", "."]
        );
        assert_eq!(cut("it rains.Peru won"), ["it", "rains", ".", "Peru", "won"]);
    }

    #[test]
    fn syllables_of_given_names_are_one_word() {
        assert_eq!(cut("Min Tae-hyun and Lo Mei-ling"), ["Min", "Tae-hyun", "and", "Lo", "Mei-ling"]);
        assert_eq!(
            cut("Lo-led, Kim-run, Pan-democrat"),
            ["Lo", "-", "led", ",", "Kim", "-", "run", ",", "Pan", "-", "democrat"]
        );
    }

    #[test]
    fn folding_takes_diacritics_away() {
        assert_eq!(fold("Türkiye’s Łódź"), "turkiye's lodz");
    }
}
