//! Messages of mail: what was written stays, what is quoted becomes furniture, what is attached is read on its own.

mod body;
mod mailbox;
mod outlook;
mod tnef;

use std::collections::BTreeSet;
use std::ffi::OsStr;

use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::folder::is_hidden;
use super::part::{Part, Sink};
use super::rest::{ADDRESSES, ATTACHED, Rest};
use super::{ReadError, html};
use crate::briefing::{Draft, Fact, FactKey, ParagraphRole, Thread};
pub use mailbox::parts as mailbox;
pub use outlook::parts as outlook;
pub use tnef::parts as tnef;

/// Hands on the message in `bytes` and what is attached to it.
pub fn parts(bytes: &[u8], sink: &mut Sink<'_>) -> Result<(), ReadError> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(ReadError::Damaged { name: "message", reason: "it has no head".to_owned() });
    };
    let mut rest = Rest::default();
    tell_damage(&message, &mut rest);
    let all: Vec<_> = message.attachments().collect();
    let attached: Vec<Part> = rest.first(ATTACHED, all.into_iter().enumerate()).filter_map(attachment).collect();
    match draft(&message, &mut rest) {
        Err(error) if attached.is_empty() => return Err(error),
        // A message that says nothing itself brings what is attached.
        Err(_) => {}
        Ok(draft) => {
            if sink(Part::of(draft)).is_break() {
                return Ok(());
            }
        }
    }
    if rest.hand_on(sink).is_continue() {
        let _wanted = attached.into_iter().try_for_each(sink);
    }
    Ok(())
}

fn draft(message: &Message<'_>, rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut draft = Draft { knows_headings: true, ..Draft::default() };
    if let Some(subject) = message.subject() {
        draft.push(&one_line(subject), ParagraphRole::Title);
    }
    for page in chosen(message, rest) {
        body::copy(&page, &mut draft);
    }
    draft.thread = thread(message);
    facts(message, &mut draft, rest);
    if draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(draft) }
}

/// The parts that hold the words, in their order. Of a part that is there as text and as a page, the text is taken, as it
/// tells best what is quoted, unless the page says more: then the text is a stub, or blank.
fn chosen(message: &Message<'_>, rest: &mut Rest) -> Vec<Draft> {
    let (text, page) = (&message.text_body, &message.html_body);
    let alone =
        |one: &[u32], other: &[u32]| -> Vec<u32> { one.iter().filter(|part| !other.contains(part)).copied().collect() };
    let (as_text, as_page) = (alone(text, page), alone(page, text));
    let mut read = |parts: &[u32]| -> Vec<(u32, Draft)> {
        parts.iter().filter_map(|&part| Some((part, words_of(message.parts.get(part as usize)?, rest)?))).collect()
    };
    let (as_text, as_page) = (read(&as_text), read(&as_page));
    let mut chosen = if says_more(&as_page, &as_text) { as_page } else { as_text };
    chosen.extend(read(&text.iter().filter(|part| page.contains(part)).copied().collect::<Vec<_>>()));
    chosen.sort_by_key(|(part, _)| *part);
    chosen.into_iter().map(|(_, draft)| draft).collect()
}

/// The words of a part, where it holds any.
fn words_of(part: &MessagePart<'_>, rest: &mut Rest) -> Option<Draft> {
    let draft = match &part.body {
        PartType::Text(text) => {
            let mut draft = Draft::default();
            body::write(text, &mut draft);
            draft
        }
        PartType::Html(page) => match html::message(page) {
            Ok(draft) => draft,
            Err(ReadError::NoText) => return None,
            Err(error) => {
                rest.tell(format!("The page in the message was left out: {error}"));
                return None;
            }
        },
        _ => return None,
    };
    draft.text.chars().any(char::is_alphanumeric).then_some(draft)
}

/// Whether more than one in so many of a page's words are missing in the text beside it.
const MISSING: usize = 10;

fn says_more(pages: &[(u32, Draft)], texts: &[(u32, Draft)]) -> bool {
    fn words(drafts: &[(u32, Draft)]) -> BTreeSet<&str> {
        let runs = drafts.iter().flat_map(|(_, draft)| draft.text.split(|mark: char| !mark.is_alphanumeric()));
        runs.filter(|word| !word.is_empty()).collect()
    }
    let (page, text) = (words(pages), words(texts));
    let missing = page.difference(&text).count();
    missing > 0 && missing * MISSING > page.len()
}

/// Where the message stands among others.
fn thread(message: &Message<'_>) -> Option<Thread> {
    fn list<'a>(value: &'a HeaderValue<'_>) -> Vec<&'a str> {
        value.as_text_list().unwrap_or_default().iter().map(|id| &**id).collect()
    }
    let (replies_to, references) = (list(message.in_reply_to()), list(message.references()));
    Thread::of(message.message_id(), replies_to.first().copied(), &references)
}

fn facts(message: &Message<'_>, draft: &mut Draft, rest: &mut Rest) {
    if let Some(subject) = message.subject() {
        draft.state(FactKey::Title, subject, "header Subject");
    }
    for (key, addresses, from) in [
        (FactKey::Author, message.from(), "header From"),
        (FactKey::Recipient, message.to(), "header To"),
        (FactKey::Recipient, message.cc(), "header Cc"),
    ] {
        draft.state(key, &named(addresses, rest), from);
    }
    if let Some(date) = message.date() {
        draft.state(FactKey::Date, &format!("{:04}-{:02}-{:02}", date.year, date.month, date.day), "header Date");
    }
}

/// "Ada Quill <ada@quill.example>, Bo Tern <bo@tern.example>"
fn named(addresses: Option<&Address<'_>>, rest: &mut Rest) -> String {
    let Some(addresses) = addresses else { return String::new() };
    let one = |address: &mail_parser::Addr<'_>| match (address.name(), address.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    };
    rest.within(ADDRESSES, addresses.iter().count());
    addresses.iter().take(ADDRESSES.most).map(one).collect::<Vec<_>>().join(", ")
}

fn attachment((position, part): (usize, &MessagePart<'_>)) -> Option<Part> {
    let kind = part
        .content_type()
        .map(|kind| (kind.ctype().to_lowercase(), kind.subtype().unwrap_or_default().to_lowercase()));
    let (kind, subtype) = kind.unwrap_or_default();
    // The logos and portraits that stand in the text of a page.
    let is_inline = matches!(part.body, PartType::InlineBinary(_)) || part.content_id().is_some();
    if is_inline && kind == "image" || matches!(part.body, PartType::Multipart(_)) || subtype == "pgp-signature" {
        return None;
    }
    let number = position + 1;
    let name = part.attachment_name().map(one_line).filter(|name| !name.is_empty());
    let (name, bytes) = match &part.body {
        PartType::Message(message) => {
            let raw = message.raw_message();
            let end = (part.offset_end.saturating_sub(part.offset_body)) as usize;
            let raw = raw.get(part.offset_body as usize..).and_then(|rest| rest.get(..end)).unwrap_or(raw);
            (name.unwrap_or_else(|| format!("message {number}.eml")), raw.to_vec())
        }
        _ => (
            name.unwrap_or_else(|| format!("attachment {number}{}", ending(&kind, &subtype))),
            part.contents().to_vec(),
        ),
    };
    Some(Part::Member { name: shown(&name), bytes })
}

/// The name of what is attached, as a file's own name that is not hidden: who sends a file must not hide it from who gets it.
pub fn shown(name: &str) -> String {
    let name = one_line(name).replace(['/', '\\'], "_");
    if is_hidden(OsStr::new(&name)) { format!("attached {name}") } else { name }
}

/// How a file of a kind is named, where the message does not name it.
fn ending(kind: &str, subtype: &str) -> String {
    match (kind, subtype) {
        ("text", "plain") => ".txt".to_owned(),
        ("text", "html" | "csv" | "markdown" | "rtf") | ("application", "pdf" | "json" | "rtf" | "zip") => {
            format!(".{subtype}")
        }
        _ => String::new(),
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Notes that a part ends before it should, or holds letters that none of its kind has: it was left as it was sent.
fn tell_damage(message: &Message<'_>, rest: &mut Rest) {
    // A head alone has a part without words that counts as damaged.
    if message.parts.iter().any(|part| part.is_encoding_problem && !part.contents().is_empty()) {
        rest.tell(
            "It is cut off, or a part of it is damaged and stands as it was sent; words may be missing or wrong.",
        );
    }
}

/// The page in a web archive; that it has frames with words is noted.
pub fn web_archive(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(ReadError::Damaged { name: "web archive", reason: "it has no head".to_owned() });
    };
    let pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(page),
        _ => None,
    });
    // Frames, as advertisements are put in, follow the page.
    let mut pages = pages.into_iter();
    let Some(page) = pages.next() else {
        return Err(ReadError::NoText);
    };
    if pages.any(|frame| html::whole(frame).is_ok()) {
        rest.tell("The frames in the page were not read; open it in a browser to see them.");
    }
    tell_damage(&message, rest);
    let mut draft = html::draft(page)?;
    if let Some(date) = message.date() {
        let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        // The day of saving is none of publication.
        draft.facts.push(Fact { key: FactKey::Saved, value: day, from: "header Date".to_owned() });
    }
    Ok(draft)
}
