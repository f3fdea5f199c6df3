//! What each line says of an article's outside.

use std::sync::LazyLock;

use crate::describe::lines::Line;
use crate::text::dates;
use crate::text::rows::Kinds;

/// Labels and other words; see the file.
const WORDS: &str = include_str!("../../../assets/lexicons/press.tsv");

/// The longest line that is a sign and not running text, in words.
const SHORT: usize = 16;

/// The longest label, in bytes.
const LABEL: usize = 40;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// "3 of 20 DOCUMENTS", "Document 3 of 20".
    Counter {
        /// Of this article.
        number: u32,
        /// Of the last.
        of: u32,
    },
    /// "LENGTH: 543 words", "543 words".
    Length,
    /// "October 3, 2022 Monday 6:15 AM EST".
    Date,
    /// "Copyright 2022 …", "All Rights Reserved".
    Rights,
    /// A label that is known, and where its value begins in the line.
    Field(Field, usize),
    /// "Body", "Full text:"; what follows in the line is text.
    Body(usize),
    /// "End of Document", "Document CRVCR00020221003eia30001x".
    End,
    /// Something else that is short.
    Short,
    /// A line of running text.
    Text,
}

/// What a labelled line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// Who wrote it.
    Author,
    /// The paper.
    Publisher,
    /// The day.
    Date,
    /// Something else.
    Other,
}

static ROWS: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(WORDS));

fn is_listed(kind: &str, words: &str) -> bool {
    ROWS.has(kind, words)
}

/// Whether the text may count an article's words somewhere: a quick look that spares most texts the rest.
pub fn may_count(text: &str) -> bool {
    text.lines().any(|line| line.len() < 60 && is_length(line.trim()))
}

/// What each of the lines is.
pub fn signs(text: &str, all: &[Line]) -> Vec<Sign> {
    all.iter().map(|line| sign(text.get(line.range()).unwrap_or_default())).collect()
}

fn sign(line: &str) -> Sign {
    if let Some(sign) = labelled(line) {
        return sign;
    }
    if line.split_whitespace().nth(SHORT).is_some() {
        return if is_rights(line) { Sign::Rights } else { Sign::Text };
    }
    match () {
        () if is_length(line) => Sign::Length,
        () if is_end(line) => Sign::End,
        () if is_rights(line) => Sign::Rights,
        () if is_listed("body", &line.trim_end_matches(':').to_lowercase()) => Sign::Body(line.len()),
        () if is_date(line) => Sign::Date,
        () => counter(line).unwrap_or(Sign::Short),
    }
}

/// "543 words", "LENGTH: 543 words", "Word count: 543".
fn is_length(line: &str) -> bool {
    let lower = code(line).and_then(|_| line.get(2..)).unwrap_or(line).to_lowercase();
    let (label, value) = lower.split_once(':').unwrap_or(("", &lower));
    let mut words = value.split_whitespace();
    let is_number = words.next().is_some_and(|word| {
        word.starts_with(|digit: char| digit.is_ascii_digit())
            && word.chars().all(|mark| mark.is_ascii_digit() || ",.'".contains(mark))
    });
    let unit = words.next();
    let counts = match unit {
        Some(unit) => is_listed("words", unit),
        None => label.trim() == "word count",
    };
    is_number && counts && words.next().is_none() && label.split_whitespace().nth(2).is_none()
}

/// "End of Document"; a number of letters and digits that no word is like, behind at most one word.
fn is_end(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_key = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.len() >= 16 && digits >= 8 && digits < word.len() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut words = line.split_whitespace();
    let (first, second, third) = (words.next().unwrap_or_default(), words.next(), words.next());
    lower == "end of document"
        || is_listed("counted", &first.to_lowercase()) && second.is_some_and(is_key) && third.is_none()
}

fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    let has_year = line.split(|mark: char| !mark.is_ascii_digit()).any(|run| run.len() == 4);
    ROWS.of("rights").any(|row| {
        lower.starts_with(row) && (has_year || row.contains(' ')) || lower.ends_with(row) && row.contains(' ')
    })
}

/// Whether the line is a date and at most some words more: a day of the week, a time, an edition.
fn is_date(line: &str) -> bool {
    let written = dates::written(line);
    let Some(date) = written.first().filter(|date| date.date().is_some()) else { return false };
    let before = line.get(..date.range.start).unwrap_or_default();
    let rest = line.get(date.range.end..).unwrap_or_default();
    let is_weekday =
        before.trim().is_empty() || before.split_whitespace().count() == 1 && dates::first_weekday(before).is_some();
    is_weekday && rest.split_whitespace().nth(6).is_none() && !rest.trim_end().ends_with(['.', '?', '!'])
}

/// "3 of 20 DOCUMENTS", "Document 3 of 20", "Dokument 3 von 20".
fn counter(line: &str) -> Option<Sign> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (number, of) = match words.as_slice() {
        [number, _, of, noun] | [noun, number, _, of] if is_listed("counted", &noun.to_lowercase()) => (number, of),
        _ => return None,
    };
    let (number, of) = (number.parse().ok()?, of.parse().ok()?);
    (number <= of).then_some(Sign::Counter { number, of })
}

/// A line with a label that is known: before a colon, or the two capital letters of a field.
fn labelled(line: &str) -> Option<Sign> {
    let near = line.get(..line.floor_char_boundary(LABEL)).unwrap_or_default();
    let (label, value) = match (near.find(':'), code(near)) {
        (Some(at), _) => (near.get(..at)?.trim().to_lowercase(), at + 1),
        (None, Some(code)) => (code.to_lowercase(), 2),
        (None, None) => return None,
    };
    if is_length(line) {
        return Some(Sign::Length);
    }
    if is_listed("body", &label) {
        return Some(Sign::Body(value));
    }
    let kinds = [
        ("title", Field::Title),
        ("author", Field::Author),
        ("publisher", Field::Publisher),
        ("date", Field::Date),
        ("other", Field::Other),
    ];
    kinds.into_iter().find(|(kind, _)| is_listed(kind, &label)).map(|(_, field)| Sign::Field(field, value))
}

/// The two capital letters of a field that the line begins with.
fn code(line: &str) -> Option<&str> {
    let code = line.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    (line.len() == 2 || line.get(2..).is_some_and(|rest| rest.starts_with(['\t', ' ']))).then_some(code)
}
