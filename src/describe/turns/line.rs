//! The shape of a line that may begin with a label: what stands before the label, and what parts it from the words.

use super::words::{folded, is_initial};

/// What parts a label from the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// "Berg: Yes."
    Colon,
    /// "Mr. BERG. Yes."
    Stop,
    /// "BERG — Yes."
    Dash,
    /// "Q   When?"
    Space,
    /// A line of its own.
    Line,
}

/// The longest label, in bytes, and the most words of a line that is all label.
const LONGEST: usize = 160;
const LINE_WORDS: usize = 16;

/// The length of what stands before a label (a time, the number of a line or a question, the mark of a quotation), and whether
/// a time is in it.
pub fn opening(line: &str) -> (usize, bool) {
    let (mut at, mut timed) = (0, false);
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let bare = rest.trim_start_matches([' ', '\t', '*', '>', '\u{a0}', '_', '“', '"', '«']);
        let bracket = match bare.chars().next() {
            Some('[') => bare.find(']'),
            Some('(') => bare.find(')'),
            _ => None,
        };
        let number = bare.bytes().take_while(|byte| byte.is_ascii_digit()).count();
        let length = match bracket {
            Some(end) if end <= 28 && bare.get(1..end).is_some_and(is_time) => {
                timed |= bare.get(1..end).is_some_and(|inside| inside.contains(':'));
                end + 1
            }
            _ if number > 0 => {
                let clock =
                    bare.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',')).count();
                let token = bare.get(..clock).unwrap_or_default().trim_end_matches(['.', ',', ':']);
                let follows = bare.get(clock..).is_some_and(|after| after.starts_with([' ', '\t', ']', '\u{a0}']));
                if !follows {
                    0
                } else if token.contains(':') {
                    timed = true;
                    let after = bare.get(clock..).unwrap_or_default();
                    let dash = after.trim_start().starts_with(['-', '–', '—']);
                    clock
                        + if dash {
                            after.len() - after.trim_start().trim_start_matches(['-', '–', '—']).len()
                        } else {
                            0
                        }
                } else if number <= 3 && token.len() == number {
                    clock
                } else {
                    0
                }
            }
            _ => 0,
        };
        if length == 0 {
            return (at + rest.len() - bare.len(), timed);
        }
        at += rest.len() - bare.len() + length;
    }
}

/// Whether what stands in brackets is a time or a number: "00:12:31", "14/06/2021, 10:12", "12345".
fn is_time(inside: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_digit() || " :/.,-–APMapm".contains(letter);
    inside.contains(|letter: char| letter.is_ascii_digit()) && inside.chars().all(allowed)
}

/// The length of the words before the separator, which it is, and where the words after it begin.
pub fn separator(rest: &str) -> Option<(usize, Mark, usize)> {
    let mut depth = 0_i32;
    let mut word = 0;
    for (at, letter) in rest.char_indices() {
        if at > LONGEST {
            return None;
        }
        let after = rest.get(at + letter.len_utf8()..).unwrap_or_default();
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '?' | '!' | ';' | '"' | '“' | '”' | '|' | '=' if depth <= 0 => return None,
            ':' if depth <= 0 => {
                let stop = after.starts_with(|next: char| !next.is_alphanumeric() && next != '/');
                if !(after.is_empty() || stop) {
                    return None;
                }
                let marks = after.len() - after.trim_start_matches(['*', '_', '-', '—', '–']).len();
                return Some((at, Mark::Colon, at + 1 + marks));
            }
            '.' if depth <= 0
                && ends_label(rest.get(word..at).unwrap_or_default(), rest.get(..at).unwrap_or_default(), after) =>
            {
                let marks = after.len() - after.trim_start_matches(['*', '_', '-', '—', '–', ':']).len();
                return Some((at, Mark::Stop, at + 1 + marks));
            }
            '—' | '–' | '-' if depth <= 0 => {
                let before = rest.get(..at).unwrap_or_default();
                let long = letter != '-' || after.starts_with('-');
                let spaced = before.ends_with(' ') && after.trim_start_matches('-').starts_with(' ');
                if spaced || long && letter == '—' || long && letter == '-' {
                    let marks = after.len() - after.trim_start_matches(['-', '—']).len();
                    return Some((before.trim_end().len(), Mark::Dash, at + letter.len_utf8() + marks));
                }
            }
            ' ' | '\t' | '\u{a0}' => word = at + 1,
            _ => {}
        }
        if letter == '\u{a0}' {
            word = at + letter.len_utf8();
        }
    }
    let short = rest.split_whitespace().nth(LINE_WORDS).is_none() && rest.len() <= 100;
    (short && !rest.ends_with(['.', ',', '…']))
        .then(|| (rest.trim_end_matches(['*', '_']).len(), Mark::Line, rest.len()))
}

/// Whether the full stop after `word` ends a label, and not an abbreviation in it.
fn ends_label(word: &str, before: &str, after: &str) -> bool {
    let parts = after.is_empty() || after.starts_with([' ', '\t', '\u{a0}', '-', '—', '–', ':', '*']);
    let short = matches!(
        folded(word).as_str(),
        "jr" | "sr"
            | "st"
            | "esq"
            | "lt"
            | "col"
            | "gen"
            | "maj"
            | "capt"
            | "sgt"
            | "adm"
            | "gov"
            | "rep"
            | "sen"
            | "hon"
            | "rt"
            | "rev"
            | "prof"
            | "dr"
            | "mr"
            | "mrs"
            | "ms"
            | "messrs"
            | "del"
            | "det"
            | "cmdr"
            | "amb"
            | "no"
    );
    // "P.D.", "A.M."
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    parts && !short && !initials && !is_initial(word) && !before.is_empty()
}
