//! XML as it comes: elements, text, and nothing that a document could make grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::read::ReadError;

/// The deepest nesting that is read.
const DEEPEST: usize = 2_000;

/// A piece of a file.
pub enum Node<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// Words.
    Text(&'a str),
    /// An element ends: its name without prefix.
    Close(&'a str),
}

/// The beginning of an element.
pub struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the first attribute with this name, whatever its prefix.
    pub fn attr(&self, name: &str) -> Option<String> {
        self.attrs(name).next()
    }

    /// The values of all attributes with this name, whatever their prefixes.
    pub fn attrs(&self, name: &str) -> impl Iterator<Item = String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().filter(move |attribute| local(attribute.key.into_inner()) == name).map(|attribute| {
            let text = String::from_utf8_lossy(&attribute.value);
            match quick_xml::escape::unescape(&text) {
                Ok(plain) => plain.into_owned(),
                Err(_) => text.into_owned(),
            }
        })
    }
}

/// A name without its prefix.
fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// How a file ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As it should.
    Whole,
    /// At a fault, or with elements open: there was more of it once.
    Short,
}

/// Shows `visit` every piece of the file, up to its end or a fault. Entities that the file declares are not expanded:
/// they stand as they are written.
pub fn walk(bytes: &[u8], visit: &mut dyn FnMut(Node<'_>)) -> Result<Ended, ReadError> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadError::TooDeep { limit: DEEPEST });
                }
                visit(Node::Open(Tag(&tag)));
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                visit(Node::Close(local(tag.name().into_inner())));
            }
            Ok(Event::Text(text)) => visit(Node::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::CData(text)) => visit(Node::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::GeneralRef(name)) => {
                if let Ok(Some(letter)) = name.resolve_char_ref() {
                    visit(Node::Text(letter.encode_utf8(&mut [0; 4])));
                } else if let Some(text) = std::str::from_utf8(&name).ok().and_then(resolve_predefined_entity) {
                    visit(Node::Text(text));
                } else {
                    visit(Node::Text(&format!("&{};", String::from_utf8_lossy(&name))));
                }
            }
            Ok(Event::Eof) if depth == 0 => return Ok(Ended::Whole),
            Ok(Event::Eof) | Err(_) => return Ok(Ended::Short),
            Ok(_) => {}
        }
    }
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0,
        None => String::from_utf8_lossy(bytes),
    }
}
