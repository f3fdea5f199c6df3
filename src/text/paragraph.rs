//! Where the paragraphs of plain text begin and end.
//!
//! Three habits of writing are told apart by the shape of the lines alone: paragraphs between blank lines, a paragraph
//! to each line, and paragraphs broken at a fixed width ("hard-wrapped").

use super::Span;

/// The narrowest and the widest column, in characters, at which people and programs wrap text.
const WRAP: std::ops::RangeInclusive<usize> = 40..=120;

/// Blocks with fewer lines than this say too little about their width; the whole text's width is used for them.
const FEW_LINES: usize = 4;

/// A line of the text that holds words.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    /// Without white space at its edges.
    span: Span,
    words: &'a str,
    /// White space before the words, in characters.
    indent: usize,
    /// Without the indent, in characters.
    width: usize,
}

/// The paragraphs of `text`: in order, apart from one another, none empty, none with white space at its edges.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let blocks = blocks(text);
    let whole = width(blocks.iter().map(Vec::as_slice));
    blocks
        .iter()
        .flat_map(|block| {
            let width = if block.len() < FEW_LINES { whole } else { width(std::iter::once(block.as_slice())) };
            joined(block, width)
        })
        .collect()
}

/// The lines that hold words, in runs without a blank line between them.
fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks = vec![Vec::new()];
    let mut at = 0;
    for raw in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = Span::new(text, at, at + raw.len()).and_then(|span| line(text, span));
        // The line feed of a Windows line end comes as a line of its own: it parts nothing.
        let is_windows_end = raw == "\n" && text.get(..at).is_some_and(|before| before.ends_with('\r'));
        at += raw.len();
        match (line, blocks.last_mut()) {
            (Some(line), Some(block)) => block.push(line),
            (None, Some(block)) if !block.is_empty() && !is_windows_end => blocks.push(Vec::new()),
            _ => {}
        }
        if raw.ends_with(['\u{c}', '\u{2029}']) {
            blocks.push(Vec::new());
        }
    }
    blocks
}

/// The line in `span`, or `None` where it is blank or a rule ("-----").
fn line(text: &str, span: Span) -> Option<Line<'_>> {
    let words = span.trimmed(text);
    let shown = words.of(text);
    if shown.chars().all(is_invisible) || is_rule(shown) {
        return None;
    }
    let before = words.start() - span.start();
    let indent = span.of(text).get(..before).map_or(0, |space| space.chars().count());
    Some(Line { span: words, words: shown, indent, width: shown.chars().count() })
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

/// The column at which the lines of `blocks` were wrapped: what nine of ten lines that are followed by another one in
/// their block do not exceed. `None` where nobody wraps there.
fn width<'a>(blocks: impl Iterator<Item = &'a [Line<'a>]>) -> Option<usize> {
    let mut widths: Vec<usize> = blocks
        .filter_map(|block| block.split_last())
        .flat_map(|(_, lines)| lines.iter().map(|line| line.width))
        .collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 9 / 10)?;
    WRAP.contains(&width).then_some(width)
}

/// The paragraphs of one block: its lines, joined where a line was broken only because it was full, or hangs beneath
/// the words of an item.
fn joined(block: &[Line<'_>], width: Option<usize>) -> Vec<Span> {
    let width = width.filter(|&width| is_wrapped(block, width));
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut first: Option<&Line<'_>> = None;
    let mut above: Option<&Line<'_>> = None;
    for line in block {
        let wrapped = above.zip(width).is_some_and(|(above, width)| goes_on(above, line, width));
        match paragraphs.last_mut() {
            Some(paragraph) if wrapped || first.is_some_and(|first| hangs(first, line)) => {
                *paragraph = paragraph.to(line.span);
            }
            _ => {
                paragraphs.push(line.span);
                first = Some(line);
            }
        }
        above = Some(line);
    }
    paragraphs
}

/// Whether the line stands beneath the words of the item that `first` begins.
fn hangs(first: &Line<'_>, line: &Line<'_>) -> bool {
    begins_item(first.words) && !begins_item(line.words) && line.indent > first.indent
}

/// Whether most lines of the block are full, and some of them end in mid-sentence.
fn is_wrapped(block: &[Line<'_>], width: usize) -> bool {
    let pairs = || block.iter().zip(block.iter().skip(1));
    let breaks = pairs().count();
    let full = pairs().filter(|(above, below)| is_full(above, below, width)).count();
    let inside = pairs().filter(|(_, below)| begins_inside_sentence(below.words)).count();
    breaks > 0 && full * 10 >= breaks * 6 && inside * 5 >= breaks
}

/// Whether the line's first word would not have fitted on the line above.
fn is_full(above: &Line<'_>, below: &Line<'_>, width: usize) -> bool {
    let word = below.words.split_whitespace().next().map_or(0, |word| word.chars().count());
    above.width + 1 + word > width
}

/// Whether the paragraph of the line above goes on with this one.
fn goes_on(above: &Line<'_>, below: &Line<'_>, width: usize) -> bool {
    let opens = begins_item(below.words) || below.indent > above.indent + 1 && !begins_item(above.words);
    is_full(above, below, width) && !opens
}

/// Whether these words look like the middle of a sentence: no capital, no digit, no mark of a list.
fn begins_inside_sentence(words: &str) -> bool {
    words.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_uppercase())
}

/// Whether the line begins with the mark of an item of a list, a quoted line or a row of a table.
fn begins_item(words: &str) -> bool {
    let mut letters = words.chars();
    match letters.next() {
        Some('•' | '◦' | '▪' | '●' | '■' | '‣' | '►' | '|' | '>' | '\u{b7}') => true,
        Some('-' | '*' | '+' | '–' | '—') => letters.next().is_some_and(char::is_whitespace),
        Some(first) if first.is_ascii_digit() => {
            let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
            words.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        Some('(') => words.get(1..).and_then(|rest| rest.split_once(") ")).is_some_and(|(label, _)| label.len() <= 2),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_line_ends() {
        assert_eq!(cut("One.\n\nTwo.\n \n\nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(cut("One.\r\n\r\nTwo.\r\n"), ["One.", "Two."]);
        assert_eq!(cut("One.\r\rTwo."), ["One.", "Two."]);
        assert_eq!(cut("One.\u{c}Two.\u{2029}Three."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn windows_line_ends_do_not_part_wrapped_lines() {
        let text = "The committee met on Tuesday to discuss the plans for the new\r\nharbour, which had been delayed for years by disputes over who\r\nshould pay for the dredging of the inner basin.\r\n\r\nNothing came of it.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn each_long_line_is_a_paragraph() {
        let long = "This sentence is repeated until the line is far wider than any page would be. ".repeat(4);
        let text = format!("{long}\n{long}\nA short heading\n{long}\n");
        assert_eq!(cut(&text).len(), 4);
    }

    #[test]
    fn wrapped_lines_are_joined_and_lists_are_not() {
        let text = "The committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed for years by disputes over who\nshould pay for the dredging of the inner basin.\n\nMary Miller\n12 High Street\nOldtown\n\n- first\n- second";
        assert_eq!(cut(text).len(), 6);
    }

    #[test]
    fn a_line_beneath_the_words_of_an_item_goes_on_with_it() {
        let text = "- The harbour opens on Tuesday and the road is\n  closed until May.\n- Nobody pays.\n\n1. First,\n   then more\n2. Second\nNo item.";
        assert_eq!(
            cut(text),
            [
                "- The harbour opens on Tuesday and the road is\n  closed until May.",
                "- Nobody pays.",
                "1. First,\n   then more",
                "2. Second",
                "No item."
            ]
        );
    }

    #[test]
    fn an_indented_line_begins_a_paragraph_in_wrapped_text() {
        let text = "   The committee met on Tuesday to discuss the plans for the new\nharbour, which had been delayed for years by disputes over who\nshould pay for the dredging of the inner basin, it was said now.\n   The mayor did not come, as he was ill, and his deputy had sent\nword that she was detained in the capital until the next day.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn rules_and_invisible_lines_part_but_are_no_paragraphs() {
        assert_eq!(cut("One.\n-----\nTwo.\n\u{200b}\nThree.\n* * *"), ["One.", "Two.", "Three."]);
        assert!(cut("\u{feff}\0\n\n").is_empty());
    }
}
