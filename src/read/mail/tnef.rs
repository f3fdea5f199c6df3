//! What Outlook packs into `winmail.dat` ([MS-OXTNEF]): the words of a message with their form, and what is attached.

use super::outlook::unpacked;
use super::{body, one_line, shown};
use crate::briefing::{Draft, FactKey, ParagraphRole};
use crate::read::legacy::{number16, number32, wide};
use crate::read::part::{Part, Sink};
use crate::read::rest::{ATTACHED, Rest};
use crate::read::{ReadError, html, rtf};

/// Attributes (2.1.3.4), with their types.
const SUBJECT: u32 = 0x0001_8004;
const BODY: u32 = 0x0002_800c;
const PROPERTIES: u32 = 0x0006_9003;
const ATTACHMENT: u32 = 0x0006_9002;
const ATTACHED_NAME: u32 = 0x0001_8010;
const ATTACHED_BYTES: u32 = 0x0006_800f;
const ATTACHED_PROPERTIES: u32 = 0x0006_9005;

/// Properties: the message as Rich Text and as a page, and the full name of what is attached.
const RICH_TEXT: u16 = 0x1009;
const PAGE: u16 = 0x1013;
const LONG_NAME: u16 = 0x3707;

/// Something attached: its names, the longer one first where there is one, and its bytes.
#[derive(Default)]
struct Attached {
    name: String,
    long_name: String,
    bytes: Vec<u8>,
}

/// Hands on the message in `bytes` and what is attached to it.
pub fn parts(bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut rest = Rest::default();
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    let (mut text, mut rich, mut page) = (String::new(), None, None);
    let mut attached: Vec<Attached> = Vec::new();
    let mut at = 6;
    while let (Some(id), Some(length)) = (number32(bytes, at + 1), number32(bytes, at + 5)) {
        let (from, to) = (at + 9, (at + 9).saturating_add(length as usize));
        let Some(value) = bytes.get(from..to) else {
            rest.tell("The file is cut off; a part of it is missing.");
            break;
        };
        match id {
            SUBJECT => {
                let subject = one_line(&narrow(value));
                draft.push(&subject, ParagraphRole::Title);
                draft.state(FactKey::Title, &subject, "attribute Subject");
            }
            BODY => text = narrow(value),
            PROPERTIES => properties(value, &mut |property, value| match property {
                RICH_TEXT => rich = Some(value.to_vec()),
                PAGE => page = Some(value.to_vec()),
                _ => {}
            }),
            ATTACHMENT => attached.push(Attached::default()),
            _ => {
                if let Some(last) = attached.last_mut() {
                    last.take(id, value);
                }
            }
        }
        // A sum of two bytes ends each.
        at = to.saturating_add(2);
    }
    if !rest.within(ATTACHED, attached.len()) {
        attached.truncate(ATTACHED.most);
    }
    let is_plain = page.is_none() && rich.is_none();
    let written = [
        page.and_then(|page| html::message(&String::from_utf8_lossy(&page)).ok()),
        rich.and_then(|rich| rtf::draft(unpacked(&rich)?.as_bytes(), &mut rest).ok()),
    ];
    if !is_plain && text.trim().is_empty() && written.iter().all(Option::is_none) {
        rest.tell("The words of the message are damaged, or too large, and were left out.");
    }
    match written.into_iter().flatten().next() {
        Some(words) => body::copy(&words, &mut draft),
        None => body::write(&text, &mut draft),
    }
    let has_words = !draft.paragraphs.is_empty();
    if has_words && sink(Part::of(draft)).is_break() {
        return Ok(());
    }
    let is_empty = !has_words && attached.is_empty();
    for (number, file) in (1..).zip(attached) {
        let name = [file.long_name, file.name].into_iter().find(|name| !name.is_empty());
        let name = name.map_or_else(|| format!("attachment {number}"), |name| shown(&name));
        if sink(Part::Member { name, bytes: file.bytes }).is_break() {
            return Ok(());
        }
    }
    let _wanted = rest.hand_on(sink);
    if is_empty { Err(ReadError::NoWords) } else { Ok(()) }
}

impl Attached {
    fn take(&mut self, id: u32, value: &[u8]) {
        match id {
            ATTACHED_NAME => self.name = narrow(value),
            ATTACHED_BYTES => self.bytes = value.to_vec(),
            ATTACHED_PROPERTIES => properties(value, &mut |property, value| {
                if property == LONG_NAME {
                    self.long_name = wide(value).trim_end_matches('\0').to_owned();
                }
            }),
            _ => {}
        }
    }
}

/// Text in some old code page, nearly always Windows 1252.
fn narrow(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.trim_end_matches('\0').to_owned()
}

/// Hands on the properties in a list of them, those whose values are bytes or text (2.1.3.4.1): each begins with its type and
/// number, and ends at a multiple of four.
fn properties(list: &[u8], to: &mut dyn FnMut(u16, &[u8])) {
    let mut at = 4;
    while let (Some(kind), Some(number)) = (number16(list, at), number16(list, at + 2)) {
        at += 4;
        if number >= 0x8000 {
            // A property with a name: sixteen bytes, then a number, or the length of a text and the text.
            let Some(is_text) = number32(list, at + 16) else { return };
            let Some(length) = number32(list, at + 20) else { return };
            at = at.saturating_add(24 + if is_text == 1 { padded(length) } else { 0 });
        }
        let is_many = kind & 0x1000 != 0;
        let size = match kind & 0x0fff {
            0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
            0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
            0x48 => Some(16),
            0x0d | 0x1e | 0x1f | 0x102 => None,
            _ => return,
        };
        // Of a value without a size of its own its count stands before it, though it is one.
        let mut count = 1;
        if is_many || size.is_none() {
            let Some(said) = number32(list, at) else { return };
            (count, at) = (said, at + 4);
        }
        for _ in 0..count {
            let length = match size {
                Some(size) => size,
                None => {
                    let Some(length) = number32(list, at) else { return };
                    at += 4;
                    length
                }
            };
            let Some(value) = list.get(at..at.saturating_add(length as usize)) else { return };
            if size.is_none() {
                to(number, value);
            }
            at += padded(length);
        }
    }
}

fn padded(length: u32) -> usize {
    (length as usize).saturating_add(3) & !3
}
