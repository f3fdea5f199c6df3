//! From bytes to text.
//!
//! A byte order mark decides; then what is valid UTF-8 is UTF-8; then what the page itself says (HTML); then the bytes'
//! likeness to a legacy encoding, by `chardetng`, the detector made for Firefox.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its own word on its encoding is looked for. HTML asks for the first 1024 bytes; pages sin.
const META_BYTES: usize = 4096;

/// The text in `bytes`, less a byte order mark; `None` where it is none. What is valid UTF-8 comes back byte for byte.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some(text) = utf_32(bytes) {
        return text.filter(|text| is_text(text, 10));
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, bytes.get(length..).unwrap_or_default()));
    if let Some((encoding, rest)) = marked {
        let text = encoding.decode_without_bom_handling(rest).0.into_owned();
        return is_text(&text, 3).then_some(text);
    }
    if let Some(text) = utf_16_without_mark(bytes) {
        return Some(text);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return is_text(text, 3).then(|| text.to_owned());
    }
    let encoding = encoding_of(bytes);
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    // Bytes that are no text at all look like some legacy encoding, but one full of control characters.
    is_text(&text, if encoding == UTF_8 { 10 } else { 50 }).then_some(text)
}

/// The encoding of bytes that are not valid UTF-8.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if is_damaged_utf_8(bytes) {
        return UTF_8;
    }
    if let Some(encoding) = said_in_page(bytes) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether it is UTF-8 with a few faults, as a cut or mended file has: at least ten good characters beyond ASCII for
/// each fault, or one fault alone at the very end.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut faults, mut last_is_fault) = (0, 0, false);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        last_is_fault = !chunk.invalid().is_empty();
        faults += usize::from(last_is_fault);
    }
    good >= 10 * faults || faults == 1 && last_is_fault && good > 0
}

/// The encoding an HTML page says it is in, as `<meta charset=…>` or as `<meta … content="text/html; charset=…">`.
fn said_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..META_BYTES.min(bytes.len()))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let said = head
        .split("<meta")
        .skip(1)
        .find_map(|tag| tag.split('>').next()?.split_once("charset").map(|(_, rest)| rest))?;
    let label = said
        .trim_start()
        .strip_prefix('=')?
        .trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, '"' | '\''));
    let label = label.split(|mark: char| mark.is_whitespace() || matches!(mark, '"' | '\'' | ';' | '/')).next()?;
    // A page whose bytes are read as ASCII up to here cannot be UTF-16, and these bytes are no valid UTF-8.
    Encoding::for_label(label.as_bytes()).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// UTF-16 that does not say so: it has no fault and no control character, spaces as running text has, and the letters
/// of one or two alphabets, or Chinese, Japanese or Korean ones.
fn utf_16_without_mark(bytes: &[u8]) -> Option<String> {
    if bytes.len() < 16 || !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        let letters = text.chars().count();
        let spaces = text.chars().filter(|letter| matches!(letter, ' ' | '\n' | '\u{3001}' | '\u{3002}')).count();
        let is_likely = spaces * 50 >= letters && !text.chars().any(is_rubbish) && is_of_few_scripts(&text, letters);
        is_likely.then(|| text.into_owned())
    })
}

/// Whether most of the `count` characters of `text` lie in two blocks of 256, or are Chinese, Japanese, Korean or ASCII.
fn is_of_few_scripts(text: &str, count: usize) -> bool {
    let mut blocks = [0_usize; 256];
    let mut east = 0;
    for letter in text.chars() {
        let code = u32::from(letter);
        east += usize::from(matches!(code, 0..=0x7f | 0x3000..=0x9fff | 0xac00..=0xd7a3 | 0xff00..=0xffef));
        if let Some(block) = blocks.get_mut((code >> 8) as usize) {
            *block += 1;
        }
    }
    blocks.sort_unstable();
    blocks.iter().rev().take(2).sum::<usize>() * 10 >= count * 9 || east * 20 >= count * 19
}

/// UTF-32 with a byte order mark: `Some(None)` where there is a mark but no such text.
fn utf_32(bytes: &[u8]) -> Option<Option<String>> {
    let number: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] => u32::from_be_bytes,
        _ => return None,
    };
    let rest = bytes.get(4..)?;
    if rest.is_empty() {
        return None;
    }
    let (quads, over) = rest.as_chunks::<4>();
    let text = quads.iter().map(|&quad| char::from_u32(number(quad))).collect::<Option<String>>();
    Some(text.filter(|_| over.is_empty()))
}

/// Whether fewer than one in `share` of the characters are none that a text has.
fn is_text(text: &str, share: usize) -> bool {
    let (mut all, mut rubbish) = (0, 0);
    if text.is_ascii() {
        for byte in text.bytes() {
            let is_space = matches!(byte, b'\t'..=b'\r' | b' ');
            all += usize::from(!is_space);
            rubbish += usize::from(byte.is_ascii_control() && !is_space);
        }
        return all == 0 || rubbish * share < all;
    }
    for letter in text.chars() {
        all += usize::from(!letter.is_whitespace());
        rubbish += usize::from(is_rubbish(letter));
    }
    all == 0 || rubbish * share < all
}

/// Whether no text has this character: controls other than white space, noncharacters, and the mark of a fault.
fn is_rubbish(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
        || matches!(letter, '\u{fffd}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "Привет, мир. Это обычный текст на русском языке, и в нём достаточно слов.";

    #[test]
    fn valid_utf_8_stays_byte_for_byte() {
        let text = "A few\r\nwords \0 é \u{1}b";
        assert_eq!(decode(text.as_bytes()).as_deref(), Some(text));
        assert_eq!(decode(b"\xef\xbb\xbfhello").as_deref(), Some("hello"));
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        for text in ["Plain words here.", SAID] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for (mark, bytes) in [([0xff, 0xfe], &little), ([0xfe, 0xff], &big)] {
                assert_eq!(decode(bytes).as_deref(), Some(text));
                assert_eq!(decode(&[&mark[..], bytes].concat()).as_deref(), Some(text));
            }
        }
    }

    #[test]
    fn legacy_encodings_are_told_by_their_bytes() {
        for encoding in [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R] {
            assert_eq!(decode(&encoding.encode(SAID).0).as_deref(), Some(SAID));
        }
        let french = "“Où êtes-vous ?” demanda le président — déjà étonné.";
        assert_eq!(decode(&encoding_rs::WINDOWS_1252.encode(french).0).as_deref(), Some(french));
    }

    #[test]
    fn a_page_may_say_its_encoding() {
        let page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'></head>Łódź";
        assert_eq!(decode(&encoding_rs::ISO_8859_2.encode(page).0).as_deref(), Some(page));
    }

    #[test]
    fn a_cut_utf_8_file_is_still_utf_8() {
        let bytes = &SAID.as_bytes()[..40];
        assert!(decode(bytes).is_some_and(|text| text.starts_with("Привет, мир.") && text.ends_with('\u{fffd}')));
    }

    #[test]
    fn rubbish_is_no_text() {
        let rubbish: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&rubbish), None);
        assert_eq!(decode(&[0; 100]), None);
        assert_eq!(decode(b"").as_deref(), Some(""));
    }
}
