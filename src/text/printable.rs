//! Text that cannot disturb what surrounds it.

use std::borrow::Cow;

/// Whether `c` moves, hides or reorders other characters when it is shown: control characters but tab and line feed,
/// zero-width and bidirectional formatting characters, byte order marks, line and paragraph separators, letters that are
/// drawn as nothing, and the tags that once named languages and now smuggle words.
pub fn is_disturbing(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{061C}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{034F}' | '\u{180E}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
        || (c.is_control() && c != '\t' && c != '\n')
}

/// `words` on one line, with white space collapsed and disturbing characters replaced by U+FFFD.
pub fn printable(words: &str) -> Cow<'_, str> {
    let mut last = 'x';
    let is_clean = words.chars().all(|c| {
        let doubled = last == ' ' && c == ' ';
        last = c;
        !doubled && (c == ' ' || !c.is_whitespace()) && !is_disturbing(c)
    });
    if is_clean && words.trim().len() == words.len() {
        return Cow::Borrowed(words);
    }
    let mut clean = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        clean.extend(word.chars().map(|c| if is_disturbing(c) { '\u{FFFD}' } else { c }));
    }
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_disturbs_is_shown_as_a_mark() {
        assert_eq!(printable("plain words"), "plain words");
        assert_eq!(printable("  two\r\n lines "), "two lines");
        assert_eq!(printable("ev\u{202E}il\u{1B}[2J"), "ev\u{FFFD}il\u{FFFD}[2J");
        assert_eq!(printable("a\u{E0068}\u{3164}b"), "a\u{FFFD}\u{FFFD}b");
        assert_eq!(printable("café – 日本語 👍🏽"), "café – 日本語 👍🏽");
    }
}
