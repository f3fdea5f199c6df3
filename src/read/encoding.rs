//! From bytes to text.
//!
//! A byte order mark decides; then what is valid UTF-8 is UTF-8; then what the page itself says (HTML); then the bytes'
//! likeness to a legacy encoding, by `chardetng`, the detector made for Firefox. Programs write one file after the other
//! into one: where some lines are UTF-8 and others are not, each is read as what it is.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::rest::Rest;

/// How far into a page its own word on its encoding is looked for. HTML asks for the first 1024 bytes; pages sin.
const META_BYTES: usize = 4096;

/// The text in `bytes`, less a byte order mark; `None` where it is none. What is valid UTF-8 comes back byte for byte.
/// Lines that are in another encoding than the rest are told; characters that are damaged are U+FFFD.
pub fn decode(bytes: &[u8], rest: &mut Rest) -> Option<String> {
    if let Some(text) = utf_32(bytes) {
        return text.filter(|text| is_text(text, 10));
    }
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, bytes.get(length..).unwrap_or_default()));
    if let Some((encoding, after)) = marked {
        let text = encoding.decode_without_bom_handling(after).0;
        return is_text(&text, 3).then(|| text.into_owned());
    }
    if let Some(text) = utf_16_without_mark(bytes) {
        return Some(text);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return is_text(text, 3).then(|| text.to_owned());
    }
    let said = said_in_page(bytes);
    if is_damaged_utf_8(bytes) || said.is_none() && is_mixed(bytes) {
        let text = by_line(bytes, rest);
        return is_text(&text, 10).then_some(text);
    }
    let text = said.unwrap_or_else(|| guessed(bytes)).decode_without_bom_handling(bytes).0;
    // Bytes that are no text at all look like some legacy encoding, but one full of control characters.
    is_text(&text, 50).then(|| text.into_owned())
}

/// The legacy encoding that the bytes are most like.
fn guessed(bytes: &[u8]) -> &'static Encoding {
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

/// A line of a text that is not all UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// ASCII alone: it is the same in nearly all encodings.
    Plain,
    /// UTF-8, with a fault or none.
    Utf8,
    /// Something else: it has bytes beyond ASCII, and none of them are UTF-8.
    Other,
}

fn kind_of(line: &[u8]) -> Line {
    let (mut good, mut faults) = (false, false);
    for chunk in line.utf8_chunks() {
        good |= !chunk.valid().is_ascii();
        faults |= !chunk.invalid().is_empty();
    }
    match (good, faults) {
        (false, false) => Line::Plain,
        (true, _) => Line::Utf8,
        (false, true) => Line::Other,
    }
}

/// Whether some lines are UTF-8 and others in another encoding. Bytes of East Asian encodings may look like UTF-8 by
/// chance; then few lines do, and none without a fault beside.
fn is_mixed(bytes: &[u8]) -> bool {
    let (mut good, mut other) = (0_usize, 0_usize);
    for line in bytes.split(|byte| *byte == b'\n') {
        match kind_of(line) {
            Line::Plain => {}
            Line::Utf8 if std::str::from_utf8(line).is_ok() => good += 1,
            Line::Utf8 => return false,
            Line::Other => other += 1,
        }
    }
    good > 0 && good * 10 >= other
}

/// The text, with each line read as what it is.
fn by_line(bytes: &[u8], rest: &mut Rest) -> String {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let others: Vec<u8> = lines().filter(|line| kind_of(line) == Line::Other).flatten().copied().collect();
    let encoding = guessed(&others);
    let mut text = String::with_capacity(bytes.len());
    for line in lines() {
        match kind_of(line) {
            Line::Other => text.push_str(&encoding.decode_without_bom_handling(line).0),
            Line::Plain | Line::Utf8 => text.push_str(&String::from_utf8_lossy(line)),
        }
    }
    if !others.is_empty() {
        rest.tell(format!("Some of its lines are not UTF-8 as the rest is; they were read as {}.", encoding.name()));
    }
    text
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

    fn decode(bytes: &[u8]) -> Option<String> {
        super::decode(bytes, &mut Rest::default())
    }

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

    #[test]
    fn each_line_is_read_as_what_it_is() {
        let old =
            encoding_rs::WINDOWS_1252.encode("Déjà vu, “Où êtes-vous ?” demanda le maire à Besançon.\n").0.into_owned();
        let new = "Łódź und Kraków – zwei Städte in Polen.\nPlain words.\n".as_bytes();
        let mut rest = Rest::default();
        let text = super::decode(&[new, &old, new].concat(), &mut rest).unwrap_or_default();
        assert!(text.contains("Déjà vu, “Où êtes-vous ?”") && text.matches("Łódź und Kraków –").count() == 2, "{text}");
        let mut told = Vec::new();
        let _all = rest.hand_on(&mut |part| {
            told.push(format!("{part:?}"));
            std::ops::ControlFlow::Continue(())
        });
        assert!(told.len() == 1 && told[0].contains("windows-1252"), "{told:?}");
        // Every line in one old encoding is one old encoding.
        let all = encoding_rs::GBK.encode("今天天气很好，我们去公园散步。\n明天会下雨。\n").0.into_owned();
        assert!(decode(&all).is_some_and(|text| text.contains("公园散步")));
    }
}
