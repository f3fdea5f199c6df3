//! What is known of each character: the classes that the cutter of tokens and the shapes of words ask for.

use super::reader::Reader;

/// White space.
pub(super) const SPACE: u16 = 1;
/// A letter.
pub(super) const LETTER: u16 = 1 << 1;
/// A capital letter.
pub(super) const CAPITAL: u16 = 1 << 2;
/// A digit, superscripts among them.
pub(super) const DIGIT: u16 = 1 << 3;
/// A letter of an alphabet or script whose words are cut by the rules.
pub(super) const ALPHA: u16 = 1 << 4;
/// Of these, those that are no capitals.
pub(super) const ALPHA_LOWER: u16 = 1 << 5;
/// Of these, those that are no small letters.
pub(super) const ALPHA_UPPER: u16 = 1 << 6;
/// A quotation mark or a bracket like one.
pub(super) const QUOTE: u16 = 1 << 7;
/// A symbol or pictogram.
pub(super) const ICON: u16 = 1 << 8;
/// A mark that is cut off before a word.
pub(super) const PREFIX: u16 = 1 << 9;
/// A mark that is cut off after a word.
pub(super) const SUFFIX: u16 = 1 << 10;
/// What a full stop is cut off after.
pub(super) const BEFORE_STOP: u16 = 1 << 11;
/// A letter, digit or underscore.
pub(super) const WORD: u16 = 1 << 12;
/// A decimal digit.
pub(super) const DECIMAL: u16 = 1 << 13;
/// What a label of a host name begins and ends with.
pub(super) const HOST: u16 = 1 << 14;

/// Characters below this number are looked up directly.
const DIRECT: usize = 0x2100;

/// The classes of all characters.
#[derive(Debug)]
pub(super) struct Characters {
    direct: Vec<u16>,
    /// First and last character of each run that has the same classes, in order.
    runs: Vec<(u32, u32, u16)>,
}

impl Characters {
    /// Reads the table; `None` where it is damaged.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.count(10)?;
        let mut runs = Vec::with_capacity(count);
        for _ in 0..count {
            runs.push((reader.u32()?, reader.u32()?, reader.u16()?));
        }
        let in_order = runs.iter().all(|(first, last, _)| first <= last) && runs.is_sorted_by(|a, b| a.1 < b.0);
        let mut direct = vec![0; DIRECT];
        for &(first, last, classes) in &runs {
            for slot in direct.iter_mut().take((last as usize + 1).min(DIRECT)).skip(first as usize) {
                *slot = classes;
            }
        }
        in_order.then_some(Self { direct, runs })
    }

    /// The classes of `c`, one bit each.
    pub(super) fn of(&self, c: char) -> u16 {
        let code = c as u32;
        if let Some(classes) = self.direct.get(code as usize) {
            return *classes;
        }
        let at = self.runs.partition_point(|(_, last, _)| *last < code);
        self.runs.get(at).filter(|(first, ..)| *first <= code).map_or(0, |(.., classes)| *classes)
    }

    /// Whether `c` is of one of these `classes`.
    pub(super) fn is(&self, c: char, classes: u16) -> bool {
        self.of(c) & classes != 0
    }
}
