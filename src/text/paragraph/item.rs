//! The marks that items of lists begin with.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Gap, Line};

/// The mark of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A bullet, which is nothing else.
    Bullet(char),
    /// A dash, star or letter "o", which is one where others stand at the heads of lines.
    Sign(char),
    /// A number or letter, with what stands before and after it: one where its neighbour in the count stands at the
    /// head of a line.
    Count(Option<char>, char, u32),
}

impl Mark {
    /// Whether two marks are of one list.
    pub fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Count(before, after, _), Self::Count(before2, after2, _)) => (before, after) == (before2, after2),
            _ => self == other,
        }
    }
}

/// A label stands at the heads of at least so many lines.
const LABELS: usize = 3;

/// The longest label, in bytes and in words.
const LABEL_BYTES: usize = 40;
const LABEL_WORDS: usize = 3;

/// The marks and labels at the heads of the lines of a text.
#[derive(Debug, Default)]
pub struct Marks<'a> {
    /// How many lines begin with each label.
    labels: BTreeMap<&'a str, usize>,
    once: BTreeSet<Mark>,
    often: BTreeSet<Mark>,
    has_bullets: bool,
}

impl<'a> Marks<'a> {
    /// The marks of `lines`.
    pub fn of(lines: &[Line<'a>]) -> Self {
        let mut marks = Self::default();
        for label in lines.iter().filter_map(|line| label(line.words)) {
            *marks.labels.entry(label).or_default() += 1;
        }
        for mark in lines.iter().filter_map(|line| mark(line.words)) {
            marks.has_bullets |= matches!(mark, Mark::Bullet(_));
            if !marks.once.insert(mark) {
                marks.often.insert(mark);
            }
        }
        marks
    }

    /// Whether the line begins with a label that others begin with, too: "Ada: I agree."
    pub fn is_labelled(&self, line: &Line<'a>) -> bool {
        label(line.words).and_then(|label| self.labels.get(label)).is_some_and(|count| *count >= LABELS)
    }

    /// The mark of the item that the line begins, or `None` where it begins none.
    pub fn item(&self, line: &Line<'_>) -> Option<Mark> {
        let found = mark(line.words)?;
        let is = match found {
            Mark::Bullet(_) => true,
            Mark::Sign('o') => self.often.contains(&found) || self.has_bullets,
            Mark::Sign(_) => line.gap != Gap::Close || self.often.contains(&found),
            Mark::Count(before, after, number) => {
                let has = |number| self.once.contains(&Mark::Count(before, after, number));
                has(number + 1) || number.checked_sub(1).is_some_and(has)
            }
        };
        is.then_some(found)
    }
}

/// The words before the line's first colon, where they may be a label and something follows.
pub fn label(words: &str) -> Option<&str> {
    let head = words.get(..words.floor_char_boundary(LABEL_BYTES))?;
    let (label, _) = head.split_once(':')?;
    let rest = words.get(label.len() + 1..)?;
    let is_short = label.split_whitespace().nth(LABEL_WORDS).is_none();
    (is_short && rest.starts_with(char::is_whitespace) && label.chars().any(char::is_alphabetic)).then_some(label)
}

/// What the line may begin with: a mark, white space and words.
fn mark(words: &str) -> Option<Mark> {
    let (head, rest) = words.split_once(char::is_whitespace)?;
    if !rest.chars().any(char::is_alphanumeric) {
        return None;
    }
    let mut letters = head.chars();
    let first = letters.next()?;
    let is_alone = letters.next().is_none();
    match first {
        '•' | '◦' | '▪' | '●' | '■' | '‣' | '►' | '○' | '□' | '➢' | '✓' | '\u{b7}' | '\u{f0b7}' | '\u{f0a7}' => {
            is_alone.then_some(Mark::Bullet(first))
        }
        '-' | '*' | '+' | '–' | '—' | 'o' if is_alone => Some(Mark::Sign(first)),
        _ => count(head),
    }
}

/// "3.", "b)", "(12)".
fn count(head: &str) -> Option<Mark> {
    let (before, inner) = head.strip_prefix('(').map_or((None, head), |inner| (Some('('), inner));
    let after = inner.chars().next_back().filter(|after| *after == ')' || before.is_none() && *after == '.')?;
    let label = inner.get(..inner.len() - 1)?;
    let number = match label.as_bytes() {
        // Capitals with a full stop are initials of names.
        [letter @ b'a'..=b'z'] => 1_000 + u32::from(*letter),
        [letter @ b'A'..=b'Z'] if after == ')' => 2_000 + u32::from(*letter),
        digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => label.parse().ok()?,
        _ => return None,
    };
    Some(Mark::Count(before, after, number))
}
