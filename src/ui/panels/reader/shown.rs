//! A paragraph's text as it is drawn: character for character, with nothing hidden in it.

/// `text` with each character that would not be seen, or would disturb the order of others, put as one that is seen.
/// The number of characters stays the same, so that positions counted in characters hold in both.
pub fn shown(text: &str) -> String {
    text.chars().map(shown_character).collect()
}

/// Stands for a character that must not act.
const STANDS_FOR_HIDDEN: char = '□';

fn shown_character(character: char) -> char {
    match character {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\t' => '\t',
        // Soft hyphens and joiners belong to ordinary writing.
        '\u{ad}' | '\u{200c}' | '\u{200d}' => character,
        // Zero-width spaces and marks; what embeds, overrides or isolates a direction; tags.
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => STANDS_FOR_HIDDEN,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => STANDS_FOR_HIDDEN,
        _ if character.is_control() => STANDS_FOR_HIDDEN,
        _ => character,
    }
}

/// Turns bytes of a text into characters and back, without counting from the beginning each time.
#[derive(Clone, Debug, Default)]
pub struct Characters {
    /// The characters before each [`STEP`]th byte; empty where every character is one byte.
    before: Vec<usize>,
}

const STEP: usize = 128;

impl Characters {
    /// Counts the characters of `text`.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self::default();
        }
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                before.push(count);
            }
            count += usize::from(begins_character(byte));
        }
        Self { before }
    }

    /// The number of characters that begin before byte `at` of `text`.
    pub fn at_byte(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let Some((block, before)) = self.before.get(at / STEP).map(|&n| (at / STEP, n)).or_else(|| {
            let last = self.before.len().checked_sub(1)?;
            Some((last, *self.before.last()?))
        }) else {
            return at;
        };
        let rest = text.as_bytes().get(block * STEP..at).unwrap_or_default();
        before + rest.iter().filter(|&&byte| begins_character(byte)).count()
    }

    /// The byte of `text` at which character `at` begins; the length of `text` where there is none.
    pub fn byte_at(&self, text: &str, at: usize) -> usize {
        if self.before.is_empty() {
            return at.min(text.len());
        }
        // The last block that begins at or before the character.
        let block = self.before.partition_point(|&before| before <= at).saturating_sub(1);
        let mut count = self.before.get(block).copied().unwrap_or_default();
        let bytes = text.as_bytes().get(block * STEP..).unwrap_or_default();
        for (offset, &byte) in bytes.iter().enumerate() {
            if begins_character(byte) {
                if count == at {
                    return block * STEP + offset;
                }
                count += 1;
            }
        }
        text.len()
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_text_is_seen_and_counts_stay() {
        let text = "pay\u{202e}dloc\u{200b}\u{7}\r\nnext\u{feff}";
        let shown = shown(text);
        assert_eq!(shown, "pay□dloc□□  next□");
        assert_eq!(shown.chars().count(), text.chars().count());
    }

    #[test]
    fn bytes_and_characters_lead_to_one_another_in_any_script() {
        let long = "añ𝄞б漢 x".repeat(100);
        for text in ["", "plain", "é", &long] {
            let characters = Characters::of(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.at_byte(text, byte), count);
                assert_eq!(characters.byte_at(text, count), byte);
            }
            assert_eq!(characters.byte_at(text, text.chars().count()), text.len());
            assert_eq!(characters.at_byte(text, text.len()), text.chars().count());
        }
    }
}
