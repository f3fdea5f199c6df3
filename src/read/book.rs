//! Books (EPUB 3.3): pages of the web in a ZIP container, in the order of the book's spine.

use super::office::{Container, Node};
use super::rest::Rest;
use super::{ReadError, encoding, html};
use crate::briefing::{Block, Draft, FactKey, Paragraph, ParagraphRole};

/// How much text one book may have, in bytes.
const TEXT_BYTES: usize = 64 << 20;

/// The draft of a book.
pub fn draft(bytes: &[u8], rest: &mut Rest) -> Result<Draft, ReadError> {
    let mut container = Container::new(bytes, "EPUB book", rest)?;
    let damaged = |reason: &str| ReadError::Damaged { name: "EPUB book", reason: reason.to_owned() };
    let mut package = None;
    if let Some(bytes) = container.file("META-INF/container.xml")? {
        container.walk(&bytes, &mut |node| {
            if let Node::Open(tag) = node
                && tag.name() == "rootfile"
            {
                package = package.take().or_else(|| tag.attr("full-path"));
            }
        })?;
    }
    let package = package.ok_or_else(|| damaged("it does not say where its pages are"))?;
    let bytes = container.file(&package)?.ok_or_else(|| damaged("it has no list of its pages"))?;
    let mut draft = Draft::default();
    let pages = pages(&mut container, &bytes, &mut draft)?;
    if is_locked(&mut container, &pages)? {
        return Err(ReadError::Locked);
    }
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut pictures = 0;
    for (number, (page, is_list)) in pages.into_iter().enumerate() {
        let page = place(folder, &page);
        let Some(bytes) = container.part(&page)? else { continue };
        let chapter = match encoding::decode(&bytes, container.rest).map(|text| html::whole(&text)) {
            Some(Ok(chapter)) => chapter,
            Some(Err(ReadError::NoText)) => {
                // The first is the cover.
                pictures += usize::from(number > 0);
                continue;
            }
            Some(Err(error)) => {
                container.rest.tell(format!("Its page {page} was left out: {error}"));
                continue;
            }
            None => {
                container.rest.tell(format!("Its page {page} is damaged and was left out."));
                continue;
            }
        };
        if draft.text.len() + chapter.text.len() > TEXT_BYTES {
            return Err(ReadError::Bomb { limit: TEXT_BYTES as u64 });
        }
        for paragraph in &chapter.paragraphs {
            let role = match paragraph.role {
                _ if is_list => ParagraphRole::Boilerplate,
                ParagraphRole::Title => ParagraphRole::Heading,
                role => role,
            };
            let words = chapter.words(paragraph).to_owned();
            let Paragraph { form, level, is_hidden, .. } = *paragraph;
            draft.push_block(&Block { words, role, form, level, is_hidden, page: None });
        }
    }
    if pictures > 0 {
        let pages = if pictures == 1 { "page holds" } else { "pages hold" };
        rest.tell(format!("{pictures} {pages} no text: the words may be in pictures."));
    }
    if draft.paragraphs.is_empty() { Err(ReadError::NoWords) } else { Ok(draft) }
}

/// The pages in reading order, each with whether it is the list of chapters; notes what the book says of itself.
fn pages(container: &mut Container<'_>, package: &[u8], draft: &mut Draft) -> Result<Vec<(String, bool)>, ReadError> {
    let mut files: Vec<(String, String, bool)> = Vec::new();
    let (mut pages, mut has_lost) = (Vec::new(), false);
    let mut key = None;
    let mut words = String::new();
    container.walk(package, &mut |node| match node {
        Node::Open(tag) => {
            words.clear();
            key = match tag.name() {
                "title" => Some(FactKey::Title),
                "creator" => Some(FactKey::Author),
                "publisher" => Some(FactKey::Publisher),
                "date" => Some(FactKey::Date),
                _ => None,
            };
            match tag.name() {
                "item" => {
                    let is_list = tag.attr("properties").is_some_and(|said| said.split(' ').any(|said| said == "nav"));
                    if let (Some(id), Some(href)) = (tag.attr("id"), tag.attr("href")) {
                        files.push((id, href, is_list));
                    }
                }
                "itemref" => {
                    let found = files.iter().find(|(id, _, _)| tag.attr("idref").as_deref() == Some(id));
                    has_lost |= found.is_none();
                    pages.extend(found.map(|(_, href, is_list)| (href.clone(), *is_list)));
                }
                _ => {}
            }
        }
        Node::Text(text) => words.push_str(text),
        Node::Close(_) => {
            if let Some(key) = key.take() {
                draft.state(key, &words, "book's package");
            }
        }
    })?;
    if has_lost {
        container.rest.tell("Its list of pages names one that is not in the book.");
    }
    Ok(pages)
}

/// Whether pages of the book are encrypted; fonts often are, and are not read.
fn is_locked(container: &mut Container<'_>, pages: &[(String, bool)]) -> Result<bool, ReadError> {
    let Some(bytes) = container.file("META-INF/encryption.xml")? else {
        return Ok(false);
    };
    let mut locked = false;
    container.walk(&bytes, &mut |node| {
        if let Node::Open(tag) = node
            && tag.name() == "CipherReference"
            && let Some(file) = tag.attr("URI")
        {
            locked |= pages.iter().any(|(page, _)| file.ends_with(page.as_str()));
        }
    })?;
    Ok(locked)
}

/// The name in the container of what `href` names from `folder`.
fn place(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let plain = percent_decoded(href);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// "a%20b" as "a b".
fn percent_decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
