//! Where sentences begin and end.

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation};
use super::{Span, Token, TokenKind};

/// A sentence: its place and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Which tokens of the document it holds.
    pub tokens: Range<usize>,
    /// The number of the paragraph it stands in. No sentence crosses a paragraph's edge.
    pub paragraph: usize,
}

/// The most tokens a sentence has. No prose comes near; a file of one endless sentence would fill the memory with it.
const LONGEST: usize = 2_000;

/// The most tokens of the numbers of notes in brackets.
const NOTE: usize = 12;

/// The sentences of one paragraph: consecutive ranges of `tokens`, each ending after its closing marks or, where none
/// comes in `LONGEST` tokens, after those.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let cutter = Cutter { text, tokens };
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < tokens.len() {
        if at >= from + LONGEST {
            found.push(from..at);
            from = at;
        }
        let Some(end) = cutter.end_mark(from, at) else {
            at += 1;
            continue;
        };
        let after = cutter.past_note(cutter.past_closing_marks(at + 1));
        if cutter.starts_sentence(end, at, after) {
            found.push(from..after);
            from = after;
        }
        at = after;
    }
    if from < tokens.len() {
        found.push(from..tokens.len());
    }
    found
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Stop,
    /// A question or exclamation mark, which may also stand inside a sentence.
    Cry,
    Ellipsis,
    /// The full stop of an abbreviation.
    Abbreviated,
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Cutter<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether white space stands before the token at `at`.
    fn is_apart(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(at)) {
            (Some(before), Some(token)) => before.span.end() < token.span.start(),
            _ => true,
        }
    }

    /// What the token at `at` may end of a sentence that began at `from`.
    fn end_mark(&self, from: usize, at: usize) -> Option<End> {
        let word = self.word(at);
        match word {
            "!" | "?" | "‽" | "！" | "？" => return Some(End::Cry),
            "。" => return Some(End::Stop),
            // "Two held after raid | City Hall"
            "|" if self.is_apart(at) && self.is_apart(at + 1) => return Some(End::Stop),
            "…" => return Some(End::Ellipsis),
            "." => {
                let number = at == from + 1 && self.is_list_number(from);
                return (!number).then_some(End::Stop);
            }
            _ => {}
        }
        let stem = word.strip_suffix('.')?;
        if stem.ends_with('.') {
            return Some(End::Ellipsis);
        }
        let known = abbreviation(stem)?;
        // "Jan. 4", "No. 5": the rest is told by what follows.
        (known != Abbreviation::Title && !(at == from && stem.len() == 1)).then_some(End::Abbreviated)
    }

    /// Whether the token at `at` numbers an item of a list.
    fn is_list_number(&self, at: usize) -> bool {
        let word = self.word(at);
        let number = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let roman = word.len() <= 4 && word.bytes().all(|byte| b"ivxIVX".contains(&byte));
        number || (roman && word != "I") || word.len() == 1
    }

    /// The position after the marks that close what the sentence opened, from `at` on.
    fn past_closing_marks(&self, mut at: usize) -> usize {
        loop {
            let closes = match self.word(at) {
                "”" | "’" | "»" | ")" | "]" | "}" | "!" | "?" | "’’" => true,
                "\"" | "'" | "''" | "." | "…" => !self.is_apart(at),
                _ => false,
            };
            if !closes {
                return at;
            }
            at += 1;
        }
    }

    /// The position after the number of a note at `at`, which belongs to the sentence before: "[12]", "[1–3, 5]", or
    /// digits that touch the mark before them.
    fn past_note(&self, at: usize) -> usize {
        let is_digits =
            |at: usize| !self.word(at).is_empty() && self.word(at).bytes().all(|byte| byte.is_ascii_digit());
        if self.word(at) == "[" {
            let is_inner = |at: &usize| is_digits(*at) || matches!(self.word(*at), "," | "-" | "–");
            let end = (at + 1..at + NOTE).find(|at| !is_inner(at)).unwrap_or(at);
            return if end > at + 1 && self.word(end) == "]" { end + 1 } else { at };
        }
        let is_raised = is_digits(at) && self.word(at).len() <= 3 && !self.is_apart(at) && self.is_apart(at + 1);
        let is_after_word = at.checked_sub(2).is_some_and(|before| !is_digits(before));
        if is_raised && is_after_word { at + 1 } else { at }
    }

    /// Whether a sentence begins at `next`, after the mark at `at` that may have ended one.
    fn starts_sentence(&self, end: End, at: usize, next: usize) -> bool {
        let Some(token) = self.tokens.get(next) else {
            return true;
        };
        let quoted = next > at + 1;
        let first = self.first_word(next);
        let letter = first.chars().next();
        let capital = letter.is_some_and(char::is_uppercase);
        let lower = letter.is_some_and(char::is_lowercase);
        if token.kind == TokenKind::Mark {
            match token.span.of(self.text) {
                "," | ";" | ":" | "%" | "/" => return false,
                "-" | "--" | "–" | "—" if quoted || end != End::Stop => return false,
                _ => {}
            }
        }
        match end {
            End::Abbreviated => capital && is_starter(first),
            End::Ellipsis => capital && self.is_apart(next),
            End::Cry => !lower && (self.is_apart(next) || capital),
            End::Stop if !quoted && !self.is_apart(next) && self.is_name_with_stop(at) => false,
            End::Stop if lower => !quoted && self.is_apart(next) && self.is_long_word(at),
            End::Stop => true,
        }
    }

    /// The word at `at`, or the first one after opening marks.
    fn first_word(&self, at: usize) -> &'a str {
        (at..at + 3)
            .find(|&at| self.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Mark))
            .map_or("", |at| self.word(at))
    }

    /// Whether the words on both sides of the full stop at `at`, with no space between, are one name ("Backdoor.Karn"):
    /// both have capitals, and the second is no word that begins sentences, as where a space is missing.
    fn is_name_with_stop(&self, at: usize) -> bool {
        let is_capital = |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let after = self.word(at + 1);
        !self.is_apart(at) && is_capital(before) && is_capital(after) && !is_starter(after)
    }

    /// Whether the word before the full stop at `at` is too long for an abbreviation that the tables lack.
    fn is_long_word(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.word(before).chars().count() > 4)
    }
}

/// Whether `word` (with a capital) often begins sentences and seldom continues one after an abbreviation.
fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Function words with a capital letter, in order.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "Asked",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "For",
    "Former",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Like",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "Nevertheless",
    "Next",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Would",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn cut(text: &str) -> Vec<&str> {
        let whole = Span::new(text, 0, text.len()).expect("whole text");
        let tokens = tokens(text, whole);
        sentences(text, &tokens)
            .into_iter()
            .map(|range| {
                let (first, last) = (tokens[range.start].span, tokens[range.end - 1].span);
                first.to(last).of(text)
            })
            .collect()
    }

    #[test]
    fn starters_are_in_order() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn abbreviations_end_a_sentence_only_before_a_new_one() {
        assert_eq!(
            cut("U.S. President Abe Fox met Gen. Lee. He lives in the U.S. He left at 5 p.m. Monday."),
            ["U.S. President Abe Fox met Gen. Lee.", "He lives in the U.S.", "He left at 5 p.m. Monday."]
        );
    }

    #[test]
    fn the_number_of_a_note_belongs_to_the_sentence_before_it() {
        assert_eq!(
            cut("It was seen before.[1-3] They went on. [12] Nobody came.7 Later “it rained.”8 So it goes."),
            ["It was seen before.[1-3]", "They went on. [12]", "Nobody came.7", "Later “it rained.”8", "So it goes."]
        );
        assert_eq!(cut("It grew. 12 people came. [The mayor left.] It is 3.5 now.").len(), 4);
    }

    #[test]
    fn names_with_full_stops_are_of_one_sentence() {
        for text in [
            "They found Backdoor.Karn on W32.Trill and in REPORT.PDF too.",
            "In U.S. v. Mallory and in Brandt v. Orrin the court held so.",
            "See p. 12, Fig. 3 and vol. 2 of No. 5, cf. Quill and e.g. The Tide.",
            "It ended at 5 a.m. EST on Jan. 3 in Bldg. Seven of St. Orm.",
            "It was run by J. K. Tern of Halden Inc. and Mr. Lund.",
            "Open example.com/a.html or setup.exe v. Two.",
        ] {
            assert_eq!(cut(text).len(), 1, "{text}: {:?}", cut(text));
        }
        assert_eq!(cut("They met in Oslo.The talks failed. He left Lund.In May he came back.").len(), 4);
        assert_eq!(cut("It cost 5 km. Police came. They took plan B. The town saw it.").len(), 4);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        assert_eq!(
            cut("“We won.” (So he said.) \"Stop!\" she cried. 'Why?' Done"),
            ["“We won.”", "(So he said.)", "\"Stop!\" she cried.", "'Why?'", "Done"]
        );
    }

    #[test]
    fn a_missing_space_is_no_obstacle() {
        assert_eq!(cut("Under conditions.Albania left"), ["Under conditions.", "Albania left"]);
    }
}
