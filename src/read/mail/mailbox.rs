//! Mailboxes: where one message ends and the next begins.
//!
//! A separator is a line "From ", an address and a date as the C function `asctime` writes it, behind an empty line and
//! before the first line of a head (RFC 4155, appendix A). Bodies hold lines that begin with "From ", too.

use crate::read::ReadError;
use crate::read::part::{Part, Sink};

/// The longest separator, in bytes.
const LONGEST: usize = 400;

/// Hands on the messages of the mailbox in `bytes`, each a file of its own.
pub fn parts(bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let starts = starts(bytes);
    if starts.is_empty() {
        return Err(ReadError::Damaged { name: "mailbox", reason: "no message begins in it".to_owned() });
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    for (position, (start, end)) in starts.iter().zip(ends).enumerate() {
        let message = unescaped(bytes.get(*start..end).unwrap_or_default());
        let part = Part::Member { name: format!("message {}.eml", position + 1), bytes: message };
        if sink(part).is_break() {
            break;
        }
    }
    Ok(())
}

/// Where the messages begin, each at its separator. The file's first line is one, whatever date it has.
fn starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut follows_blank = true;
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let is_first = at == 0 && line.starts_with(b"From ");
        let next = lines.peek().copied().unwrap_or_default();
        if is_first || follows_blank && is_separator(line) && is_header(next) {
            starts.push(at);
        }
        follows_blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    starts
}

/// Whether the line is "From ", an address, and a day of the week, a month, a day, a time and a year.
fn is_separator(line: &[u8]) -> bool {
    if !line.starts_with(b"From ") || line.len() > LONGEST {
        return false;
    }
    let line = String::from_utf8_lossy(line);
    let words: Vec<&str> = line.split_whitespace().skip(1).map(|word| word.trim_end_matches(',')).collect();
    const WEEKDAYS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_number = |word: &&str, digits: usize| word.len() <= digits && word.bytes().all(|byte| byte.is_ascii_digit());
    // An address, or a name, stands before the date.
    let Some(day) = words.iter().skip(1).position(|word| WEEKDAYS.contains(word)) else { return false };
    let date = words.get(day + 2..).unwrap_or_default();
    date.len() >= 4
        && date.len() <= 7
        && date.iter().any(|word| MONTHS.contains(word))
        && date.iter().any(|word| is_number(word, 2))
        && date.iter().any(|word| word.contains(':') && word.starts_with(|digit: char| digit.is_ascii_digit()))
        && date.iter().any(|word| word.len() == 4 && is_number(word, 4))
}

/// Whether the line could be the first of a head: a name of letters, digits and hyphens, and a colon.
fn is_header(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let name = name.strip_prefix(b">").unwrap_or(name);
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    name.len() < line.len() && is_name || name.starts_with(b"From ")
}

/// The message without its separator, and without the mark before lines of it that begin with "From ".
fn unescaped(message: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n').skip(1) {
        let words = line.iter().position(|byte| *byte != b'>').and_then(|at| line.get(at..)).unwrap_or_default();
        let is_escaped = words.len() < line.len() && words.starts_with(b"From ");
        plain.extend_from_slice(if is_escaped { line.get(1..).unwrap_or_default() } else { line });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_body_that_begin_with_from_begin_no_message() {
        let separators = [
            "From ada@quill.example Mon May  3 09:15:00 2021",
            "From ada at quill.example  Mon May  3 09:15:00 2021",
            "From 17@xxx Mon May 03 09:15:00 +0000 2021",
            "From MAILER-DAEMON Mon May  3 09:15:00 CEST 2021",
        ];
        let bodies = [
            "From 2019 to 2021 the mill paid $40,000.",
            "From May on the bridge was closed.",
            "From Monday to Friday: closed.",
            "From Mon 3 May 2021 on it is open.",
        ];
        assert!(separators.iter().all(|line| is_separator(line.as_bytes())));
        assert!(bodies.iter().all(|line| !is_separator(line.as_bytes())));
        let mut text = String::new();
        for (separator, body) in separators.iter().zip(bodies) {
            text.push_str(&format!("{separator}\nSubject: One\n\nIt is so.\n\n{body}\nTo: all\n\n>From here on.\n\n"));
        }
        let starts = starts(text.as_bytes());
        assert_eq!(starts.len(), 4);
        assert!(unescaped(text.as_bytes()).windows(11).any(|words| words == b"\nFrom here "));
    }

    #[test]
    fn a_separator_stands_behind_an_empty_line_and_before_a_head() {
        let separator = "From ada@quill.example Mon May  3 09:15:00 2021\n";
        let of = |between: &str, after: &str| {
            starts(format!("{separator}Subject: One\n\nIt is so.\n{between}{separator}{after}").as_bytes()).len()
        };
        assert_eq!(of("\n", "Subject: Two\n"), 2);
        assert_eq!(of("", "Subject: Two\n"), 1);
        assert_eq!(of("\n", "That was the line.\n"), 1);
        assert!(starts(b"To whom it may concern\n").is_empty());
    }
}
