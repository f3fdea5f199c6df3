//! The values in a file of JSON, whole or not: what is damaged costs itself alone.

use std::borrow::Cow;

use serde_json::{Deserializer, Value};

use crate::read::rest::Rest;

/// So many times its length is looked at of a damaged text: each place where it might go on may lead far.
const LOOKS: usize = 8;

/// How many damaged lines are named.
const NAMED: usize = 5;

/// The values in `text`, one after the other. Where one is damaged, the next that begins a line is looked for; of a list
/// that is damaged, the values in it are taken one by one.
pub fn values(text: &str, rest: &mut Rest) -> Vec<Value> {
    let text = &*whole_characters(text);
    let mut stream = Deserializer::from_str(text).into_iter::<Value>();
    let whole: Result<Vec<Value>, _> = stream.by_ref().collect();
    match whole {
        Ok(values) => values,
        Err(_) => mended(text, rest),
    }
}

fn mended(text: &str, rest: &mut Rest) -> Vec<Value> {
    let mut values = Vec::new();
    let mut damaged = Vec::new();
    let (mut at, mut line, mut looks) = (0, 1, text.len().saturating_mul(LOOKS));
    // A list is opened, and what parts its values is passed over.
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '[' | ']');
    loop {
        let left = text.get(at..).unwrap_or_default();
        let next = left.trim_start_matches(is_between);
        line += newlines(left, left.len() - next.len());
        at = text.len() - next.len();
        if next.is_empty() {
            break;
        }
        let mut stream = Deserializer::from_str(next).into_iter::<Value>();
        let value = stream.next();
        let is_value = matches!(value, Some(Ok(_)));
        let length = match value {
            Some(Ok(value)) => {
                values.push(value);
                stream.byte_offset()
            }
            Some(Err(error)) => {
                damaged.push(line);
                // The parser has read so far; what follows on this line belongs to what is damaged.
                let read = offset(next, error.line(), error.column());
                looks = looks.saturating_sub(read);
                next.find('\n').map_or(next.len(), |end| end + 1)
            }
            None => break,
        };
        if !is_value && looks == 0 {
            rest.tell(format!("The data are damaged from line {line} on; what follows was not read."));
            break;
        }
        line += newlines(next, length);
        at += length;
    }
    if let [first, ..] = damaged.as_slice() {
        let named: Vec<String> = damaged.iter().take(NAMED).map(usize::to_string).collect();
        let more = if damaged.len() > NAMED { ", …" } else { "" };
        rest.tell(match damaged.len() {
            1 => format!("The data are damaged in line {first}; what they say there was not read."),
            count => format!(
                "The data are damaged in {count} lines ({}{more}); what they say there was not read.",
                named.join(", ")
            ),
        });
    }
    values
}

fn newlines(text: &str, length: usize) -> usize {
    text.as_bytes().iter().take(length).filter(|byte| **byte == b'\n').count()
}

/// How many bytes lie before a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    before + column
}

/// The text with each half of a pair that stands alone ("\\ud83d") as U+FFFD, since it is no character.
fn whole_characters(text: &str) -> Cow<'_, str> {
    let unit = |at: usize| -> Option<u16> {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|left| left.find('\\')) {
        at += found;
        match (unit(at), unit(at + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => at += 12,
            (Some(0xd800..0xe000), _) => {
                halves.push(at);
                at += 6;
            }
            // An escaped backslash escapes nothing.
            _ => at += 2,
        }
        at = text.ceil_char_boundary(at);
    }
    if halves.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut end = 0;
    for half in halves {
        whole.push_str(text.get(end..half).unwrap_or_default());
        whole.push_str("\\ufffd");
        end = half + 6;
    }
    whole.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(whole)
}
