//! The lines of a text that hold words, and what parts them.

use crate::text::Span;

/// What stands between a line and the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    Close,
    /// Lines without words, or a rule.
    Blank,
    /// The end of a page, and whatever blank lines stand round it.
    Page,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With a small letter.
    Low,
    /// With a mark that follows words: a comma, a closing bracket.
    Close,
    /// With an opening quotation mark or bracket.
    Open,
    /// With a capital, a digit, any other mark.
    New,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As a sentence does.
    Sentence,
    /// With a comma or semicolon.
    Comma,
    /// With a colon.
    Colon,
    /// With a word.
    Open,
}

/// A line of the text that holds words.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Without white space at its edges.
    pub span: Span,
    /// The words it stands for.
    pub words: &'a str,
    /// Columns before the words.
    pub indent: usize,
    /// The column after the last word.
    pub right: usize,
    /// Of the words, in characters.
    pub width: usize,
    /// Of the first word, in characters.
    pub first: usize,
    /// How it begins.
    pub start: Start,
    /// How it ends.
    pub end: End,
    /// Whether every longer word has a capital, as in headings, menus and names.
    pub is_title: bool,
    /// Whether its words stand in columns, or dots lead from one to the next.
    pub has_columns: bool,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
    /// Whether it has a small letter.
    pub has_small: bool,
    /// What stands above it.
    pub gap: Gap,
    /// How many form feeds stand before it.
    pub page: u32,
}

/// Characters that end a line.
const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The lines of `text` that hold words, in order.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut gap = Gap::Close;
    let mut page = 0;
    let mut at = 0;
    for raw in text.split_inclusive(BREAKS) {
        let span = Span::new(text, at, at + raw.len());
        // The line feed of a Windows line end comes as a line of its own: it parts nothing.
        let is_windows_end = raw == "\n" && text.get(..at).is_some_and(|before| before.ends_with('\r'));
        at += raw.len();
        match span.and_then(|span| line(text, span)) {
            Some(line) => {
                lines.push(Line { gap, page, ..line });
                gap = Gap::Close;
            }
            None if !is_windows_end && gap == Gap::Close => gap = Gap::Blank,
            None => {}
        }
        match raw.chars().next_back() {
            Some('\u{c}') => {
                gap = Gap::Page;
                page += 1;
            }
            Some('\u{2029}') if gap == Gap::Close => gap = Gap::Blank,
            _ => {}
        }
    }
    lines
}

/// The line in `span`, or `None` where it is blank or a rule ("-----").
fn line(text: &str, span: Span) -> Option<Line<'_>> {
    let place = span.trimmed(text);
    let words = place.of(text);
    if words.chars().all(is_invisible) || is_rule(words) {
        return None;
    }
    let before = span.of(text).get(..place.start() - span.start()).unwrap_or_default();
    let indent = before.chars().fold(0, |column, space| if space == '\t' { column / 8 * 8 + 8 } else { column + 1 });
    let width = words.chars().count();
    Some(Line {
        span: place,
        words,
        indent,
        right: indent + width,
        width,
        first: words.split_whitespace().next().map_or(0, |word| word.chars().count()),
        start: start(words),
        end: end(words),
        is_title: is_title(words),
        has_columns: words.contains("   ") || words.contains('\t') || words.contains("...."),
        is_capital: words.starts_with(char::is_uppercase),
        has_small: words.chars().any(char::is_lowercase),
        gap: Gap::Close,
        page: 0,
    })
}

/// Whether the character leaves no mark on the page.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether the line only parts what is above from what is below it.
fn is_rule(line: &str) -> bool {
    line.chars().all(|letter| letter.is_whitespace() || "-_=*~#+—–─━═.·•".contains(letter))
        && line.chars().filter(|letter| !letter.is_whitespace()).count() >= 3
}

fn start(words: &str) -> Start {
    match words.chars().next() {
        Some(letter) if letter.is_lowercase() => Start::Low,
        // Letters of alphabets without capitals say nothing of where a sentence begins.
        Some(',' | '.' | ';' | ':' | ')' | ']' | '%' | '’') => Start::Close,
        Some('"' | '“' | '‘' | '\'' | '(') => Start::Open,
        _ => Start::New,
    }
}

fn end(words: &str) -> End {
    let closed = words.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    match (closed.chars().next_back(), words.chars().next_back()) {
        (Some('.' | '!' | '?' | '…'), _) => End::Sentence,
        (_, Some(',' | ';')) => End::Comma,
        (_, Some(':')) => End::Colon,
        _ => End::Open,
    }
}

fn is_title(words: &str) -> bool {
    let mut longer = words
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().nth(3).is_some())
        .map(|word| word.starts_with(char::is_uppercase))
        .peekable();
    longer.peek().is_some() && longer.all(|is| is)
}
