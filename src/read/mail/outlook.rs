//! Messages as Outlook saves them (MS-OXMSG): properties in a compound file, read with `cfb`.

use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use cfb::CompoundFile;

use super::{body, says_more, shown};
use crate::briefing::Draft;
use crate::briefing::{FactKey, ParagraphRole, Thread};
use crate::read::legacy::has_damage;
use crate::read::part::{Part, Sink};
use crate::read::rest::{ATTACHED, Rest};
use crate::read::{ReadError, encoding, format, html, rtf};

/// How much a message's Rich Text may unpack to, in bytes.
const RICH_BYTES: usize = 16 << 20;

/// How deep messages attached to messages are read.
const DEEPEST: usize = 5;

/// Properties by their numbers (MS-OXPROPS).
const SUBJECT: &str = "0037";
const SENDER: &str = "0C1A";
const SENDER_ADDRESS: &str = "5D01";
const SENDER_ADDRESS_OLD: &str = "0C1F";
const TO: &str = "0E04";
const CC: &str = "0E03";
const TEXT: &str = "1000";
const PAGE: &str = "1013";
const RICH_TEXT: &str = "1009";
const ATTACHED_BYTES: &str = "3701";
const LONG_NAME: &str = "3707";
const SHORT_NAME: &str = "3704";
const DISPLAYED_NAME: &str = "3001";
const CONTENT_ID: &str = "3712";
const MESSAGE_ID: &str = "1035";
const REFERENCES: &str = "1039";
const IN_REPLY_TO: &str = "1042";

/// The numbers of the times of sending and of arriving.
const TIMES: [u32; 2] = [0x0039_0040, 0x0e06_0040];

type File<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// Hands on the message in `bytes` and what is attached to it.
pub fn parts(bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let mut file = CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| ReadError::Damaged { name: "Outlook message", reason: error.to_string() })?;
    let root = PathBuf::from("/");
    let mut rest = Rest::default();
    if has_damage(&mut file) {
        rest.tell("Parts of the message are damaged; words may be missing.");
    }
    let attached = storages(&file, &root, &mut rest);
    match draft(&mut file, &root, 32, &mut rest) {
        Err(error) if attached.is_empty() => return Err(error),
        Err(_) => {}
        Ok(draft) => {
            if sink(Part::of(draft)).is_break() {
                return Ok(());
            }
        }
    }
    if attachments(&mut file, &attached, "", 0, &mut rest, sink).is_continue() {
        let _wanted = rest.hand_on(sink);
    }
    Ok(())
}

/// The storages of what is attached to the message in the storage at `at`.
fn storages(file: &File<'_>, at: &Path, rest: &mut Rest) -> Vec<PathBuf> {
    let Ok(entries) = file.read_storage(at) else { return Vec::new() };
    let is_attached = |name: &str| name.to_lowercase().starts_with("__attach_version1.0");
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| entry.is_storage() && is_attached(entry.name()))
        .map(|entry| entry.path().to_owned())
        .collect();
    found.sort();
    rest.within(ATTACHED, found.len());
    found.truncate(ATTACHED.most);
    found
}

fn attachments(
    file: &mut File<'_>,
    storages_: &[PathBuf],
    within: &str,
    depth: usize,
    rest: &mut Rest,
    sink: &mut Sink<'_>,
) -> ControlFlow<()> {
    for (position, storage) in storages_.iter().enumerate() {
        let name = [LONG_NAME, SHORT_NAME, DISPLAYED_NAME].iter().find_map(|id| text(file, storage, id));
        let name = name.map(|name| shown(&name)).filter(|name| !name.is_empty());
        let inner = storage.join(format!("__substg1.0_{ATTACHED_BYTES}000D"));
        if file.is_storage(&inner) {
            let name = format!("{within}{}", name.unwrap_or_else(|| format!("message {}", position + 1)));
            let below = storages(file, &inner, rest);
            if depth < DEEPEST {
                attachments(file, &below, &format!("{name}/"), depth + 1, rest, sink)?;
            } else if !below.is_empty() {
                let what = format!("It lies more than {DEEPEST} messages deep; what is attached to it was not read.");
                sink(Part::Fault { member: Some(name.clone()), what })?;
            }
            sink(match draft(file, &inner, 24, rest) {
                Ok(draft) => Part::Draft { name: Some(name), draft },
                Err(error) => Part::Fault { member: Some(name), what: error.to_string() },
            })?;
        } else {
            let name = format!("{within}{}", name.unwrap_or_else(|| format!("attachment {}", position + 1)));
            // The logos and portraits that stand in the text of a page.
            if is_picture(&name) && text(file, storage, CONTENT_ID).is_some_and(|id| !id.trim().is_empty()) {
                continue;
            }
            sink(match bytes(file, storage, &format!("{ATTACHED_BYTES}0102")) {
                Some(bytes) => Part::Member { name, bytes },
                None => Part::Fault {
                    member: Some(name),
                    what: "What is attached is not in the message, or is damaged.".to_owned(),
                },
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether the file is named as pictures are.
fn is_picture(name: &str) -> bool {
    let kind = format::by_ending(name);
    kind.is_some() && kind == format::by_ending("a.png")
}

/// The message in the storage at `at`, whose table of properties begins after `head` bytes.
fn draft(file: &mut File<'_>, at: &Path, head: usize, rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    if let Some(subject) = text(file, at, SUBJECT) {
        draft.push(&super::one_line(&subject), ParagraphRole::Title);
        draft.state(FactKey::Title, &subject, "property Subject");
    }
    write_body(file, at, &mut draft, rest);
    let sender = text(file, at, SENDER).unwrap_or_default();
    let address = [SENDER_ADDRESS, SENDER_ADDRESS_OLD].iter().find_map(|id| text(file, at, id));
    let address = address.filter(|address| address.contains('@') && *address != sender);
    let sender = match address {
        Some(address) => format!("{sender} <{address}>"),
        None => sender,
    };
    draft.state(FactKey::Author, &sender, "property Sender");
    for (id, from) in [(TO, "property To"), (CC, "property Cc")] {
        draft.state(FactKey::Recipient, &text(file, at, id).unwrap_or_default(), from);
    }
    let [id, replies_to, references] = [MESSAGE_ID, IN_REPLY_TO, REFERENCES].map(|id| text(file, at, id));
    let references: Vec<&str> = references.iter().flat_map(|ids| ids.split_whitespace()).collect();
    draft.thread = Thread::of(id.as_deref(), replies_to.as_deref(), &references);
    if let Some(date) = sent(file, at, head) {
        draft.state(FactKey::Date, &date, "property Client Submit Time");
    }
    if draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(draft) }
}

fn write_body(file: &mut File<'_>, at: &Path, draft: &mut Draft, rest: &mut Rest) {
    let mut plain = Draft::default();
    if let Some(text) = text(file, at, TEXT) {
        body::write(&text, &mut plain);
    }
    let page = bytes(file, at, &format!("{PAGE}0102")).and_then(|bytes| encoding::decode(&bytes, rest));
    let page = page.or_else(|| text(file, at, PAGE)).map(|page| html::message(&page));
    if let Some(Err(error)) = page.as_ref().filter(|page| !matches!(page, Err(ReadError::NoText))) {
        rest.tell(format!("The page in the message was left out: {error}"));
    }
    let page = page.and_then(Result::ok);
    if let Some(page) = page.filter(|page| says_more(&[(0, page.clone())], &[(0, plain.clone())])) {
        body::copy(&page, draft);
        return;
    }
    if !plain.paragraphs.is_empty() {
        draft.append(&plain);
        return;
    }
    let Some(packed) = bytes(file, at, &format!("{RICH_TEXT}0102")) else { return };
    match unpacked(&packed).map(|rich| rtf::draft(rich.as_bytes(), rest)) {
        Some(Ok(rich)) => body::copy(&rich, draft),
        Some(Err(ReadError::NoWords)) => {}
        Some(Err(error)) => rest.tell(format!("The words of the message were left out: {error}")),
        None => rest.tell("The words of the message are damaged, or too large, and were left out."),
    }
}

/// The Rich Text in its packed form (MS-OXRTFCP 2.1.3.1); `None` where it is damaged or says that it is larger than it
/// may be: who unpacks it believes what it says.
pub(super) fn unpacked(packed: &[u8]) -> Option<String> {
    let (head, rest) = packed.split_first_chunk::<16>()?;
    let [_, _, _, _, a, b, c, d, kind @ ..] = *head;
    let size = u32::from_le_bytes([a, b, c, d]) as usize;
    let is_cut = kind.starts_with(b"MELA") && size > rest.len();
    if size > RICH_BYTES || is_cut { None } else { compressed_rtf::decompress_rtf(packed).ok() }
}

fn bytes(file: &mut File<'_>, at: &Path, property: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // It is no larger than the file: a compound file packs nothing.
    let mut stream = file.open_stream(at.join(format!("__substg1.0_{property}"))).ok()?;
    stream.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A property of text, as UTF-16 or in some old code page.
fn text(file: &mut File<'_>, at: &Path, property: &str) -> Option<String> {
    if let Some(bytes) = bytes(file, at, &format!("{property}001F")) {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&bytes).0.trim_end_matches('\0').to_owned());
    }
    let bytes = bytes(file, at, &format!("{property}001E"))?;
    encoding::decode(&bytes, &mut Rest::default()).map(|text| text.trim_end_matches('\0').to_owned())
}

/// The day of sending: a count of tenths of microseconds since 1601 in the table of properties (MS-OXMSG 2.4).
fn sent(file: &mut File<'_>, at: &Path, head: usize) -> Option<String> {
    let mut table = Vec::new();
    let stream = file.open_stream(at.join("__properties_version1.0")).ok()?;
    stream.take(1 << 20).read_to_end(&mut table).ok()?;
    let rows = table.get(head..)?.as_chunks::<16>().0;
    let found = TIMES.iter().find_map(|wanted| {
        rows.iter().find(|row| row.starts_with(&wanted.to_le_bytes())).map(|row| {
            let [.., a, b, c, d, e, f, g, h] = *row;
            u64::from_le_bytes([a, b, c, d, e, f, g, h])
        })
    })?;
    const SECONDS_TO_1970: i64 = 11_644_473_600;
    let seconds = i64::try_from(found / 10_000_000).ok()? - SECONDS_TO_1970;
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rich Text that is not packed, behind a head that says it has this size.
    fn stored(words: &[u8], size: u32) -> Vec<u8> {
        let length = u32::try_from(words.len() + 12).unwrap_or(0);
        [&length.to_le_bytes()[..], &size.to_le_bytes(), b"MELA", &[0; 4], words].concat()
    }

    #[test]
    fn rich_text_is_no_larger_than_it_is() {
        assert_eq!(unpacked(&stored(b"{\\rtf1 Words}", 13)).as_deref(), Some("{\\rtf1 Words}"));
        assert_eq!(unpacked(&stored(b"{\\rtf1 Words}", 14)), None);
        assert_eq!(unpacked(&stored(b"", u32::MAX)), None);
        assert_eq!(unpacked(&[0; 15]), None);
    }
}
