//! Numbers that count the sections of a document and nothing else: "2.1 Methods", "3 Market outlook".

use std::collections::BTreeSet;

use super::super::TaggedText;
use crate::briefing::{Paragraph, ParagraphRole};

/// A section's number is no longer than this, in bytes.
const LONGEST: usize = 12;

/// Where the numbers of sections begin in the text.
///
/// A number in several parts before a capital letter is one where a heading or a line of a table of contents begins.
/// One in one part is only where another of these has the number before or after: "12 Dead in Blast" is a headline.
pub fn numbers(text: &TaggedText<'_>) -> BTreeSet<usize> {
    let begins_line = |paragraph: &&Paragraph| {
        paragraph.role == ParagraphRole::Heading
            || paragraph.form.is_row() && paragraph.role != ParagraphRole::Boilerplate
    };
    let lines = text.paragraphs.iter().filter(begins_line);
    let found: Vec<(usize, Vec<u16>)> =
        lines.filter_map(|paragraph| Some((paragraph.span.start(), section(paragraph.span.of(text.text))?))).collect();
    let single: BTreeSet<u16> =
        found.iter().filter_map(|(_, parts)| if let [only] = parts[..] { Some(only) } else { None }).collect();
    let in_order = |number: u16| single.contains(&(number + 1)) || number > 0 && single.contains(&(number - 1));
    found
        .into_iter()
        .filter(|(_, parts)| if let [only] = parts[..] { in_order(only) } else { true })
        .map(|(start, _)| start)
        .collect()
}

/// The parts of the section number that the line begins with, where words with a capital follow it.
fn section(line: &str) -> Option<Vec<u16>> {
    let (number, words) = line.split_once([' ', '\t', '\n'])?;
    let words = words.trim_start_matches([' ', '|', '\t']);
    if number.len() > LONGEST || !words.starts_with(char::is_uppercase) {
        return None;
    }
    let parts = number.strip_suffix('.').unwrap_or(number).split('.');
    // "2.05 Million" is a number, and so is "1,200 Homes".
    parts.map(|part| part.parse().ok().filter(|_| part.len() < 4 && !part.starts_with(['0', '+']))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_number_stands_before_a_capital() {
        assert_eq!(section("2.1 Methods"), Some(vec![2, 1]));
        assert_eq!(section("3. Market outlook"), Some(vec![3]));
        assert_eq!(section("4 | Results | 17"), Some(vec![4]));
        for line in ["1,200 Homes", "2.05 Million", "12 people", "1999 Report", "Methods", "+3 Points", "2.1"] {
            assert_eq!(section(line), None, "{line}");
        }
    }
}
