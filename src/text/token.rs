//! Words, numbers and marks of a text, as places.

use super::Span;
use super::abbreviation::{Abbreviation, abbreviation, is_dotted};

/// What a token is made of. Its meaning is no business of this module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, full stops of abbreviations and hyphens; also words that begin with digits
    /// ("20th", "1970s", "5,000-strong"), links, addresses, handles and tags.
    Word,
    /// Digits, with separators inside ("3,000", "3.5", "1:30", "9/11", "2020-01-09").
    Number,
    /// Anything else that is not white space: one mark, or a run of full stops or of hyphens.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `within` (a stretch of `text`), in order and apart from one another.
///
/// Cut as the Penn Treebank does ("Iran" "’s", "do" "n't", "$" "3.5" "bn", "12" "-" "15"; abbreviations keep their full
/// stop, which may end the sentence too), but hyphenated words stay whole ("Iran-backed"). Takes time linear in the text.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let words = within.of(text);
    let mut found = Vec::with_capacity(words.len() / 5);
    let mut at = 0;
    while let Some(rest) = words.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() || is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        let (mut length, kind) = next_token(rest, first);
        let mut push = |from: usize, to: usize, kind| {
            let (from, to) = (within.start() + at + from, within.start() + at + to);
            if from < to
                && let Some(span) = Span::new(text, from, to)
            {
                found.push(Token { span, kind });
            }
        };
        length = length.max(first.len_utf8());
        if kind == TokenKind::Word
            && let Some(word) = rest.get(..length)
        {
            let (stem, clitic) = without_clitic(word);
            push(0, stem, kind);
            push(stem, stem + clitic, kind);
        } else {
            push(0, length, kind);
        }
        at += length;
    }
    found
}

/// Zero-width characters that separate nothing and mean nothing to a reader; a joiner inside a word stays in it.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || letter.is_control()
}

/// The length and kind of the token at the start of `rest`, clitics still on it.
fn next_token(rest: &str, first: char) -> (usize, TokenKind) {
    match first {
        _ if first.is_ascii_digit() => number(rest),
        _ if first.is_alphanumeric() || first == '_' => match link(rest) {
            Some(length) => (length, TokenKind::Word),
            None => (word(rest, 0), TokenKind::Word),
        },
        '.' | '-' | '*' | '=' | '~' | '#' | '@' | '\'' | '’' | '`' => marked(rest, first),
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

/// A token that begins with a mark that may be more than itself.
fn marked(rest: &str, first: char) -> (usize, TokenKind) {
    let mut following = rest.chars();
    following.next();
    let second = following.next();
    match (first, second) {
        ('@', Some(next)) if next.is_alphanumeric() || next == '_' => (handle(rest), TokenKind::Word),
        ('#', Some(next)) if next.is_alphabetic() => (handle(rest), TokenKind::Word),
        // Two single marks are a double one.
        ('\'' | '`', _) if second == Some(first) => (2, TokenKind::Mark),
        ('\'' | '’', Some(_)) => match clitic_alone(rest) {
            Some(length) => (length, TokenKind::Word),
            None => (first.len_utf8(), TokenKind::Mark),
        },
        ('.' | '-' | '*' | '=' | '~', _) => (run(rest, |letter| letter == first), TokenKind::Mark),
        _ => (first.len_utf8(), TokenKind::Mark),
    }
}

/// The number of bytes at the start of `rest` whose characters are all `wanted`.
fn run(rest: &str, wanted: impl Fn(char) -> bool) -> usize {
    rest.find(|letter| !wanted(letter)).unwrap_or(rest.len())
}

/// "@name", "#tag".
fn handle(rest: &str) -> usize {
    let length = 1 + run(rest.get(1..).unwrap_or_default(), |letter| letter.is_alphanumeric() || letter == '_');
    length.max(1)
}

/// The length of a web address at the start of `rest`, without the marks of the sentence round it.
fn link(rest: &str) -> Option<usize> {
    let starts = ["http://", "https://", "ftp://", "www."];
    let begins =
        starts.iter().any(|start| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
    if !begins {
        return None;
    }
    let length = run(rest, |letter| !letter.is_whitespace() && !matches!(letter, '<' | '>' | '"' | '“' | '”' | '|'));
    let bare = rest.get(..length)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '’', '‘']);
    (bare.len() > 7).then_some(bare.len())
}

/// A token that begins with a digit.
fn number(rest: &str) -> (usize, TokenKind) {
    let length = digits(rest);
    let after = rest.get(length..).unwrap_or_default();
    let letters = run(after, char::is_alphabetic);
    let joined = after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if letters == 0 && !joined {
        return (length, TokenKind::Number);
    }
    if UNITS.contains(&after.get(..letters).unwrap_or_default()) {
        return (length, TokenKind::Number);
    }
    (word(rest, length), TokenKind::Word)
}

/// Units and magnitudes that are written without a space after their number, which are tokens of their own.
const UNITS: &[&str] = &[
    "AM", "B", "C", "F", "GB", "GHz", "GW", "GWh", "Hz", "K", "KM", "M", "MB", "MHz", "MW", "MWh", "PM", "TB", "TW",
    "TWh", "am", "b", "bbl", "billion", "bn", "bps", "cm", "deg", "ft", "g", "gm", "h", "ha", "hp", "hr", "hrs", "k",
    "kHz", "kW", "kWh", "kg", "kgs", "km", "kms", "kph", "l", "lb", "lbs", "m", "mg", "mi", "million", "min", "ml",
    "mm", "mn", "mph", "oz", "p", "pc", "pct", "pm", "ppm", "sec", "sq", "t", "tn", "trillion", "trn", "yd", "yrs",
    "°C", "€",
];

/// Digits with separators between them; an ISO date is one number.
fn digits(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if let Some(date) = bytes.get(..10)
        && date.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        && !digit(10)
    {
        return 10;
    }
    let mut at = 0;
    loop {
        let separator = matches!(bytes.get(at), Some(b'.' | b',' | b':' | b'/'));
        if digit(at) || separator && digit(at + 1) {
            at += 1;
        } else {
            return at;
        }
    }
}

/// The length of the word at the start of `rest`, of which the first `from` bytes are known to belong to it.
fn word(rest: &str, from: usize) -> usize {
    let mut end = from;
    // Where the piece since the last joining mark begins.
    let mut piece = 0;
    let mut address = false;
    while let Some(after) = rest.get(end..) {
        let length = run(after, is_word_letter);
        end += length;
        let Some(after) = rest.get(end..) else { break };
        let mut letters = after.chars();
        let (Some(mark), Some(next)) = (letters.next(), letters.next()) else {
            break;
        };
        let current = rest.get(piece..end).unwrap_or_default();
        let joins = match mark {
            '.' => joins_after_stop(rest.get(..end).unwrap_or_default(), current, next, address),
            '@' if next.is_alphanumeric() && !address => {
                address = true;
                true
            }
            '-' | '\u{2010}' | '\u{2011}' => next.is_alphanumeric() && !(is_digits(current) && next.is_ascii_digit()),
            '\'' | '’' | '&' => next.is_alphanumeric(),
            _ => false,
        };
        if joins {
            end += mark.len_utf8();
            if mark != '\'' && mark != '’' {
                piece = end;
            }
            continue;
        }
        if mark == '.' && next == '-' && letters.next().is_some_and(char::is_alphanumeric) {
            // "U.S.-led"
            if abbreviation(rest.get(..end).unwrap_or_default()).is_some() {
                end += 2;
                piece = end;
                continue;
            }
        }
        break;
    }
    end + stop_of_its_own(rest, end)
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric()
        || letter == '_'
        // Combining marks, and joiners inside words of other scripts.
        || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn is_digits(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a full stop between `piece` and the letter `next` belongs to the word.
fn joins_after_stop(so_far: &str, piece: &str, next: char, address: bool) -> bool {
    let mut letters = piece.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    match next {
        _ if !next.is_alphanumeric() => false,
        _ if address => true,
        // "U.S", "e.g", "J.K"; but "Plan B.The" is beyond us.
        _ if single => true,
        // "example.com"; a missing space shows itself by the capital after it.
        _ if next.is_lowercase() => !is_digits(piece),
        _ if next == 'D' => so_far == "Ph",
        _ => false,
    }
}

/// 1 where the full stop after the word of `end` bytes is the word's own, 0 elsewhere.
fn stop_of_its_own(rest: &str, end: usize) -> usize {
    let after = rest.get(end..).unwrap_or_default();
    let Some(following) = after.strip_prefix('.') else {
        return 0;
    };
    // An ellipsis.
    if following.starts_with('.') {
        return 0;
    }
    let word = rest.get(..end).unwrap_or_default();
    let own = match abbreviation(word) {
        None => false,
        Some(Abbreviation::Numbered) => {
            following.trim_start_matches([' ', '\u{a0}', '\n']).starts_with(|next: char| next.is_ascii_digit())
        }
        Some(_) => is_dotted(word) || !following.starts_with(char::is_alphabetic) || word.len() > 1,
    };
    usize::from(own)
}

/// Endings that are tokens of their own, in lower case with straight apostrophes.
const CLITICS: &[&str] = &["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"];

/// The length of `word` without its clitic, and of the clitic.
fn without_clitic(word: &str) -> (usize, usize) {
    for clitic in CLITICS {
        for apostrophe in ['\'', '’'] {
            let Some(stem) = without_ending(word, clitic, apostrophe) else {
                continue;
            };
            if stem > 0 {
                return (stem, word.len() - stem);
            }
        }
    }
    (word.len(), 0)
}

/// The length of `word` without `ending`, whose straight apostrophe may be another one in the word.
fn without_ending(word: &str, ending: &str, apostrophe: char) -> Option<usize> {
    let mut letters = word.char_indices().rev();
    let mut start = word.len();
    for wanted in ending.chars().rev() {
        let (at, letter) = letters.next()?;
        let same = if wanted == '\'' { letter == apostrophe } else { letter.eq_ignore_ascii_case(&wanted) };
        if !same {
            return None;
        }
        start = at;
    }
    Some(start)
}

/// The length of a clitic that stands alone at the start of `rest`, as after a number or a bracket.
fn clitic_alone(rest: &str) -> Option<usize> {
    let apostrophe = rest.chars().next()?;
    CLITICS.iter().find_map(|clitic| {
        let letters = clitic.strip_prefix('\'')?;
        let after = rest.get(apostrophe.len_utf8()..)?;
        let head = after.get(..letters.len())?;
        let ends = !after.get(letters.len()..)?.starts_with(char::is_alphanumeric);
        (head.eq_ignore_ascii_case(letters) && ends).then_some(apostrophe.len_utf8() + letters.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let span = Span::new(text, 0, text.len()).expect("whole text");
        let words: Vec<&str> = tokens(text, span).iter().map(|token| token.span.of(text)).collect();
        words.join(" ")
    }

    #[test]
    fn words_are_cut_as_taggers_expect() {
        for (text, expected) in [
            ("Iran’s don't DON'T", "Iran ’s do n't DO N'T"),
            ("the rebels’ guns", "the rebels ’ guns"),
            ("$3.5bn, 40%", "$ 3.5 bn , 40 %"),
            ("12-15 Iran-backed 5,000-strong", "12 - 15 Iran-backed 5,000-strong"),
            ("U.S.-led F-16 20th 1970s", "U.S.-led F-16 20th 1970s"),
            ("the U.S. and Gen. Abe", "the U.S. and Gen. Abe"),
            ("No. 5 or no.", "No. 5 or no ."),
            ("conditions.Albania left.", "conditions . Albania left ."),
            ("at 1:30 a.m. on 9/11", "at 1:30 a.m. on 9/11"),
            ("see http://a.org/b?c=1, (www.a.org).", "see http://a.org/b?c=1 , ( www.a.org ) ."),
            ("mail joe.b@example.com.", "mail joe.b@example.com ."),
            ("@user_1 #tag #1", "@user_1 #tag # 1"),
            ("wait... “So”—he", "wait ... “ So ” — he"),
            ("Al-Qa'ida, O’Neill’s AT&T", "Al-Qa'ida , O’Neill ’s AT&T"),
            ("and/or 2020-01-09 5-year-old", "and / or 2020-01-09 5-year-old"),
            ("than I. Then", "than I . Then"),
            ("the 1990's (2019)'s", "the 1990 's ( 2019 ) 's"),
            ("''So,'' he said", "'' So , '' he said"),
            ("Inc., J. K. Rowling", "Inc. , J. K. Rowling"),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn hostile_words_take_linear_time() {
        for unit in ["a", "a.", "a'", "1-", "@", ".a-", "n't", "-", "'s", "é’"] {
            let text = unit.repeat(2_000_000 / unit.len());
            assert!(!cut(&text).is_empty());
        }
    }
}
