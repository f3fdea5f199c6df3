//! Text from the sources made fit for one line of a list, and words made fit for comparing.

pub use crate::search::folded;

/// Whether `letter` is invisible and changes how its neighbours read: joiners, bidirectional marks, byte order marks.
fn steers_text(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` on one line: white space and control characters become single blanks, invisible marks that turn or hide text
/// are left out. White space at the edges stays, as one blank.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !steers_text(*letter)) {
        // A blank that holds two words together is set on purpose.
        if letter == '\u{a0}' || !(letter.is_whitespace() || letter.is_control()) {
            line.push(letter);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The first `most` characters of `text` on one line, with "…" where something was cut off.
pub fn short(text: &str, most: usize) -> String {
    // Four bytes hold any character, and white space seldom comes in longer runs than words do.
    let head: String = text.chars().take(most.saturating_mul(4)).collect();
    let line = one_line(&head);
    let line = line.trim();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line).trim_end()),
        None => line.to_owned(),
    }
}

/// A filter as typed: all its words must occur, in any order, without regard to case and accents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted(Vec<String>);

impl Wanted {
    /// What `typed` asks for.
    pub fn new(typed: &str) -> Self {
        Self(folded(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether `searchable`, which is [`folded`], has all the words.
    pub fn is_in(&self, searchable: &str) -> bool {
        self.0.iter().all(|word| searchable.contains(word.as_str()))
    }
}

/// "1 mention", "2,000 mentions": for nouns that only take an s.
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(&count.to_string()))
}

/// "5 mentions · 2 documents".
pub fn mentions_in_documents(mentions: usize, noun: &str, documents: usize) -> String {
    format!("{} · {}", counted(mentions, noun), counted(documents, "document"))
}

/// `digits` with a comma between thousands.
pub fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The parts that are not empty, with " · " between.
pub fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_made_harmless() {
        assert_eq!(one_line("a\u{202e}b\n\t\u{0}c\u{feff}"), "ab c");
        assert_eq!(short("  one\n two  ", 40), "one two");
        assert_eq!(short("abcdef", 3), "abc…");
        assert_eq!(short("éàü", 3), "éàü");
    }

    #[test]
    fn finding_knows_neither_case_nor_accents() {
        assert_eq!(folded("Łódź Straße Ærø İz"), "lodz strasse aero iz");
        let wanted = Wanted::new("MÜLLER anna");
        assert!(wanted.is_in(&folded("Anna-Lena Muller")));
        assert!(!wanted.is_in(&folded("Muller")));
        assert!(Wanted::new("  ").is_in(""));
    }

    #[test]
    fn counts_read_like_words() {
        assert_eq!(mentions_in_documents(1, "mention", 2), "1 mention · 2 documents");
        assert_eq!(counted(12_000, "report"), "12,000 reports");
        assert_eq!(grouped("1234567"), "1,234,567");
        assert_eq!(joined(["a", "", "b"]), "a · b");
    }
}
