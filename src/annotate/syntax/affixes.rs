//! What is cut off a chunk of text before, after and inside the word: marks, units after numbers, hyphens between words.

use super::characters::{ALPHA, ALPHA_LOWER, ALPHA_UPPER, BEFORE_STOP, Characters, ICON, PREFIX, QUOTE, SUFFIX};
use super::reader::Reader;

/// The most bytes before the end of a chunk in which a number before a unit is looked for.
const LONGEST_UNIT: usize = 24;

/// The tables of affixes.
#[derive(Debug)]
pub(super) struct Affixes {
    /// Units, cut off after a number.
    units: Vec<Box<str>>,
    /// Currency signs and codes, cut off after a number; those of several characters also before one.
    currencies: Vec<Box<str>>,
}

impl Affixes {
    /// Reads the table; `None` where it is damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut list = || Some(reader.texts()?.into_iter().filter(|text| !text.is_empty()).map(Box::from).collect());
        Some(Self { units: list()?, currencies: list()? })
    }

    /// The number of bytes that are cut off at the start of `chunk`.
    pub(super) fn prefix(&self, chunk: &str, characters: &Characters) -> usize {
        let mut rest = chunk.chars();
        let Some(first) = rest.next() else {
            return 0;
        };
        match first {
            '.' => {
                let dots = dots(chunk.bytes());
                if dots > 1 { dots } else { 0 }
            }
            '+' => usize::from(!rest.next().is_some_and(|next| next.is_ascii_digit())),
            _ if characters.is(first, PREFIX) => first.len_utf8(),
            'A'..='Z' => {
                let code = self.currencies.iter().find(|code| code.len() > 1 && chunk.starts_with(&***code));
                code.map_or(0, |code| code.len())
            }
            _ => 0,
        }
    }

    /// The number of bytes that are cut off at the end of `chunk`: of all that may be, the longest.
    pub(super) fn suffix(&self, chunk: &str, characters: &Characters) -> usize {
        let mut before = chunk.chars();
        let Some(last) = before.next_back() else {
            return 0;
        };
        let second = before.next_back();
        let mut longest = match last {
            '.' => {
                let dots = dots(chunk.bytes().rev());
                if dots > 1 { dots } else { usize::from(self.is_stop(second, before.next_back(), characters)) }
            }
            '+' => usize::from(second.is_some_and(|c| c.is_ascii_digit())),
            '…' if second == Some('…') => 2 * last.len_utf8(),
            's' | 'S' if matches!(second, Some('\'' | '’')) => 1 + second.map_or(0, char::len_utf8),
            _ if characters.is(last, SUFFIX) => last.len_utf8(),
            _ => 0,
        };
        if chunk.bytes().rev().take(LONGEST_UNIT).any(|byte| byte.is_ascii_digit()) {
            for unit in self.units.iter().chain(&self.currencies) {
                let number = chunk.strip_suffix(&**unit);
                if unit.len() > longest && number.is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit())) {
                    longest = unit.len();
                }
            }
        }
        longest
    }

    /// Whether a full stop after the character `last`, before which stands `second`, is cut off.
    fn is_stop(&self, last: Option<char>, second: Option<char>, characters: &Characters) -> bool {
        let Some(last) = last else {
            return false;
        };
        let capitals =
            second.is_some_and(|second| characters.is(second, ALPHA_UPPER)) && characters.is(last, ALPHA_UPPER);
        let degrees = second == Some('°') && matches!(last, 'F' | 'f' | 'C' | 'c' | 'K' | 'k');
        capitals || degrees || characters.is(last, BEFORE_STOP)
    }

    /// The number of bytes of the mark between words that `rest` begins with, after the character `before`; 0 for none.
    pub(super) fn infix(&self, before: Option<char>, rest: &str, characters: &Characters) -> usize {
        let mut after = rest.chars();
        let (Some(mark), next) = (after.next(), after.next()) else {
            return 0;
        };
        let is = |c: Option<char>, classes| c.is_some_and(|c| characters.is(c, classes));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match mark {
            '.' if next == Some('.') => dots(rest.bytes()),
            '.' => usize::from(is(before, ALPHA_LOWER | QUOTE) && is(next, ALPHA_UPPER | QUOTE)),
            '…' => mark.len_utf8(),
            '+' | '-' | '*' | '^' if digit(before) && (digit(next) || next == Some('-')) => 1,
            ',' => usize::from(is(before, ALPHA) && is(next, ALPHA)),
            '-' | '–' | '—' | '~' if is(before, ALPHA) || digit(before) => {
                let most = match mark {
                    '-' => 3,
                    '—' => 2,
                    _ => 1,
                };
                let run = rest.chars().take(most + 1).take_while(|c| *c == mark).count();
                let after = rest.chars().nth(run);
                if run <= most && is(after, ALPHA) { run * mark.len_utf8() } else { 0 }
            }
            ':' | '<' | '>' | '=' | '/' => usize::from((is(before, ALPHA) || digit(before)) && is(next, ALPHA)),
            _ if characters.is(mark, ICON) => mark.len_utf8(),
            _ => 0,
        }
    }
}

/// How many of the first `bytes` are full stops.
fn dots(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.take_while(|byte| *byte == b'.').count()
}
