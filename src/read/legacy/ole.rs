//! What the old office formats have in common: streams in a compound file, numbers in them, and what the file says of itself.

use std::io::{Cursor, Read as _};
use std::sync::LazyLock;

use cfb::CompoundFile;
use jiff::Timestamp;

use crate::briefing::{Draft, FactKey};

pub type File<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// The bytes of a stream; `None` where it is missing or damaged.
pub fn stream(file: &mut File<'_>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(format!("/{name}")).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether a stream of the file cannot be read to its end.
pub fn has_damage(file: &mut File<'_>) -> bool {
    let streams: Vec<_> = file.walk().filter(|entry| entry.is_stream()).map(|entry| entry.path().to_owned()).collect();
    let mut read = |path| std::io::copy(&mut file.open_stream(path)?, &mut std::io::sink());
    streams.into_iter().any(|path| read(path).is_err())
}

pub fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// The letters of Windows 1252.
static NARROW: LazyLock<Vec<char>> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0..=u8::MAX).collect();
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().collect()
});

/// The letter of Windows 1252 that the byte stands for.
pub fn narrow(byte: u8) -> char {
    NARROW.get(usize::from(byte)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The text of two bytes a letter.
pub fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|unit| number16(unit, 0).unwrap_or_default());
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Notes what the file says of itself ([MS-OLEPS]): title, author, the days on which it was made and last saved.
pub fn facts(file: &mut File<'_>, draft: &mut Draft) {
    const FROM: &str = "document properties";
    let Some(bytes) = stream(file, "\u{5}SummaryInformation") else { return };
    let Some(set) = number32(&bytes, 44).and_then(|at| bytes.get(at as usize..)) else { return };
    let count = number32(set, 4).unwrap_or(0).min(256) as usize;
    let place = |id: u32| {
        let entry = (0..count).map(|at| 8 + at * 8).find(|at| number32(set, *at) == Some(id))?;
        number32(set, entry + 4).map(|at| at as usize)
    };
    // The first property is the number of the code page; 1200 is two bytes a letter, 65001 UTF-8.
    let page = place(1).and_then(|at| number16(set, at + 4));
    let text = |id: u32| {
        let at = place(id)?;
        let length = number32(set, at + 4)? as usize;
        let bytes = set.get(at + 8..(at + 8).checked_add(length)?)?;
        let text = match page {
            Some(1200) => wide(bytes),
            Some(65001) => String::from_utf8_lossy(bytes).into_owned(),
            _ => bytes.iter().map(|byte| narrow(*byte)).collect(),
        };
        Some(text.trim_end_matches('\0').to_owned())
    };
    let day = |id: u32| {
        let at = place(id)?;
        let ticks = u64::from(number32(set, at + 8)?) << 32 | u64::from(number32(set, at + 4)?);
        // Tenths of microseconds since 1601.
        let seconds = i64::try_from(ticks / 10_000_000).ok()?.checked_sub(11_644_473_600).filter(|since| *since > 0)?;
        Some(Timestamp::from_second(seconds).ok()?.strftime("%Y-%m-%d").to_string())
    };
    for (key, said) in [(FactKey::Title, text(2)), (FactKey::Author, text(4)), (FactKey::Created, day(12))] {
        draft.state(key, &said.unwrap_or_default(), FROM);
    }
}
