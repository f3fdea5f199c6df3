//! What kind of file it is: by its content first, by its name then.

mod tables;

use tables::{ENDINGS, IN_OLE, IN_OOXML, IN_PACKAGE, MAGIC, MIMETYPES, TRANSPORT};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
    /// A page of the web with its pictures, in one file (MHTML).
    WebArchive,
    /// PDF.
    Pdf,
    /// A picture of one page or, as TIFF, of many.
    Picture,
    /// A Word document (DOCX).
    Word,
    /// A PowerPoint presentation (PPTX).
    Slides,
    /// An Excel workbook (XLSX).
    Workbook,
    /// A Word document of before 2007 (DOC).
    OldWord,
    /// A PowerPoint presentation of before 2007 (PPT).
    OldSlides,
    /// An Excel workbook of before 2007 (XLS), or a binary one (XLSB).
    OldWorkbook,
    /// An OpenDocument text (ODT).
    OdfText,
    /// An OpenDocument presentation (ODP).
    OdfSlides,
    /// An OpenDocument spreadsheet (ODS).
    OdfSheet,
    /// Rich Text (RTF).
    Rtf,
    /// A book (EPUB).
    Book,
    /// Values in rows (CSV, TSV).
    Table,
    /// JSON, or JSON lines.
    Json,
    /// A message of Internet mail (EML).
    Mail,
    /// Many messages in one file (MBOX).
    Mailbox,
    /// A message of Outlook (MSG).
    Outlook,
    /// A message of Outlook as it is packed into another (TNEF, winmail.dat).
    Tnef,
    /// Cards of addresses or the entries of a calendar (VCF, ICS).
    Cards,
    /// A ZIP archive.
    Zip,
    /// A TAR archive.
    Tar,
    /// A file packed with gzip.
    Gzip,
}

impl Format {
    /// Whether it is read by code that is simple enough for any bytes to be let near it: no foreign parser but those of
    /// JSON and Markdown, which are made for hostile input, and no unpacking.
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Table | Self::Json | Self::Cards)
    }
}

/// A format that is known and not read: its name, and what can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// As it is named in a sentence, with its article.
    pub name: &'static str,
    /// The way out, as the end of a sentence.
    pub advice: &'static str,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something that is read.
    Read(Format),
    /// Something that is not.
    Foreign(Foreign),
}

/// How many names of a ZIP archive are looked at.
const NAMES: usize = 4096;

/// How much of a file is looked at for the names of what it holds, at either end.
const LOOKED_AT: usize = 1 << 16;

/// The format that the bytes give away, where they are no plain text.
pub fn by_bytes(path: &str, bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(in_zip(bytes).or_else(|| by_ending(path)).unwrap_or(Kind::Read(Format::Zip)));
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(in_ole(bytes).unwrap_or(Kind::Foreign(tables::OLD_OFFICE)));
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*kind);
    }
    let is_bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    if is_bitmap || head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(Kind::Read(Format::Picture));
    }
    if let Some(foreign) = by_later_bytes(bytes, head) {
        return Some(Kind::Foreign(foreign));
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Kind::Read(Format::Tar));
    }
    if let Some(format) = by_headers(path, bytes) {
        return Some(Kind::Read(format));
    }
    // Some programs put a few bytes of their own before it.
    head.windows(5).any(|window| window == b"%PDF-" && !head.is_ascii()).then_some(Kind::Read(Format::Pdf))
}

/// The formats that do not begin with bytes of their own.
fn by_later_bytes(bytes: &[u8], head: &[u8]) -> Option<Foreign> {
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WAVE")) => return Some(tables::SOUND),
        (Some(b"RIFF"), _, Some(b"AVI ")) => return Some(tables::VIDEO),
        (_, Some(b"ftyp"), Some(b"heic" | b"mif1" | b"avif")) => return Some(tables::PICTURE),
        (_, Some(b"ftyp"), _) => return Some(tables::MEDIA),
        _ => {}
    }
    if head.starts_with(b"MZ") && head.contains(&0) {
        return Some(tables::PROGRAM);
    }
    (bytes.get(60..68) == Some(b"BOOKMOBI")).then_some(tables::KINDLE)
}

/// Mail, by the headers at its front.
fn by_headers(path: &str, bytes: &[u8]) -> Option<Format> {
    let head = String::from_utf8_lossy(bytes.get(..LOOKED_AT / 4).unwrap_or(bytes));
    let shown = head.trim_start_matches('\u{feff}').trim_start();
    if shown.starts_with("From ") && shown.lines().nth(1).is_some_and(is_header) {
        return Some(Format::Mailbox);
    }
    let named = by_ending(path).filter(|_| shown.lines().next().is_some_and(is_header));
    match named {
        Some(Kind::Read(format @ (Format::Mail | Format::WebArchive))) => Some(format),
        _ if !begins_message(shown) => None,
        _ if is_web_archive(shown) => Some(Format::WebArchive),
        _ => Some(Format::Mail),
    }
}

/// Whether the headers are those that browsers write over a saved page.
fn is_web_archive(text: &str) -> bool {
    let headers: String = text.lines().take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" ");
    let headers = headers.to_ascii_lowercase();
    headers.contains("multipart/related")
        && (headers.contains("saved by ")
            || headers.contains("snapshot-content-location:")
            || !headers.contains(" to:"))
}

/// What the ZIP container says it holds: its file `mimetype`, or the names of the others.
fn in_zip(bytes: &[u8]) -> Option<Kind> {
    let files = zip_files(bytes, NAMES);
    let at = |name: &[u8]| files.iter().find(|file| file.name == name).map(|file| file.at);
    // It should be the first, and is where the list at the back is lost; packers put it elsewhere.
    if let Some(kind) = mimetype(bytes, at(b"mimetype").unwrap_or(0)) {
        return Some(kind);
    }
    if files.is_empty() {
        return None;
    }
    let packed = if at(b"[Content_Types].xml").is_some() { IN_OOXML } else { IN_PACKAGE };
    let found = packed.iter().find(|(name, _)| files.iter().any(|file| file.name.eq_ignore_ascii_case(name)));
    Some(found.map_or(Kind::Read(Format::Zip), |(_, kind)| *kind))
}

/// What the file `mimetype` says, whose local header (APPNOTE.TXT 4.3.7) is at `at`.
fn mimetype(bytes: &[u8], at: usize) -> Option<Kind> {
    let said = bytes.get(at.checked_add(30)?..)?.strip_prefix(b"mimetype")?;
    // Some programs put an extra field between the name and the content.
    let said = said.get(..128).unwrap_or(said);
    let found = MIMETYPES.iter().rev().find(|(name, _)| said.windows(name.len()).any(|window| window == *name));
    found.map(|(_, kind)| *kind)
}

/// A file of a ZIP archive.
pub struct ZipFile<'a> {
    /// Its name, as bytes in whatever encoding.
    pub name: &'a [u8],
    /// Where its local header is.
    pub at: usize,
    /// How many bytes it takes in the archive.
    pub packed: usize,
}

/// The first files, at most so many, in a ZIP archive's list at its back (APPNOTE.TXT 4.3.12, 4.3.16); none where there is
/// no list.
pub fn zip_files(bytes: &[u8], most: usize) -> Vec<ZipFile<'_>> {
    listed(bytes, most).unwrap_or_default()
}

fn listed(bytes: &[u8], most: usize) -> Option<Vec<ZipFile<'_>>> {
    let number = |at: usize, length: usize| -> Option<usize> {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        Some(digits.iter().rev().fold(0, |number, &digit| number << 8 | usize::from(digit)))
    };
    let from = bytes.len().saturating_sub(LOOKED_AT + 22);
    let end = from + bytes.get(from..)?.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let mut at = number(end + 16, 4)?;
    let mut files = Vec::new();
    while files.len() < most && bytes.get(at..at + 4) == Some(b"PK\x01\x02") {
        let (name, extra, comment) = (number(at + 28, 2)?, number(at + 30, 2)?, number(at + 32, 2)?);
        let packed = number(at + 20, 4)?;
        files.push(ZipFile { name: bytes.get(at + 46..at + 46 + name)?, at: number(at + 42, 4)?, packed });
        at += 46 + name + extra + comment;
    }
    Some(files)
}

/// What the OLE container's list of names says it holds: at its front or, in long files, at its back.
fn in_ole(bytes: &[u8]) -> Option<Kind> {
    let front = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let back = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or(bytes);
    IN_OLE
        .iter()
        .find(|(name, _)| [front, back].iter().any(|part| part.windows(name.len()).any(|window| window == *name)))
        .map(|(_, kind)| *kind)
}

/// The format that a name's ending gives away.
pub fn by_ending(path: &str) -> Option<Kind> {
    let ending = ending(path)?;
    ENDINGS.iter().find(|(endings, _)| endings.contains(&ending.as_str())).map(|(_, kind)| *kind)
}

/// The format of a file whose bytes are text.
pub fn of_text(path: &str, text: &str) -> Kind {
    let shown = text.trim_start();
    let head: String = shown.chars().take(512).collect::<String>().to_ascii_lowercase();
    if head.starts_with("{\\rtf") {
        return Kind::Read(Format::Rtf);
    }
    if ["begin:vcard", "begin:vcalendar"].iter().any(|sign| head.starts_with(sign)) {
        return Kind::Read(Format::Cards);
    }
    if let Some(kind) = by_markup(&head) {
        return kind;
    }
    let is_named = matches!(ending(path).as_deref(), Some("json" | "jsonl" | "ndjson"));
    if (head.starts_with('{') || head.starts_with("[{") || head.starts_with("[\n")) && (is_named || is_json(shown)) {
        return Kind::Read(Format::Json);
    }
    match (by_ending(path), ending(path).as_deref()) {
        // Names lie: the words of a text named like a picture are read.
        (Some(kind @ Kind::Read(Format::Table)), _) => kind,
        (Some(kind @ Kind::Foreign(foreign)), _) if [tables::XML, tables::WEB_ARCHIVE].contains(&foreign) => kind,
        (_, Some("html" | "htm" | "xhtml" | "shtml")) => Kind::Read(Format::Html),
        (_, Some("md" | "markdown" | "mdown" | "mkd")) => Kind::Read(Format::Markdown),
        _ => Kind::Read(Format::Text),
    }
}

/// The format that a text's first tag gives away.
fn by_markup(head: &str) -> Option<Kind> {
    let mut rest = head;
    // Declarations and comments before the first tag say nothing but that this is markup.
    let mut is_xml = false;
    loop {
        let after = if let Some(after) = rest.strip_prefix("<?xml") {
            is_xml = true;
            after.split_once("?>")?.1
        } else if let Some(after) = rest.strip_prefix("<!--") {
            after.split_once("-->").map_or("", |(_, after)| after)
        } else {
            break;
        };
        rest = after.trim_start();
    }
    const PAGE: &[&str] = &["<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"];
    match () {
        () if PAGE.iter().any(|tag| rest.starts_with(tag)) => Some(Kind::Read(Format::Html)),
        () if rest.starts_with("<svg") => Some(Kind::Foreign(tables::PICTURE)),
        () if is_xml || rest.starts_with("<rss") || rest.starts_with("<feed") || rest.starts_with("<nitf") => {
            Some(Kind::Foreign(tables::XML))
        }
        () => None,
    }
}

/// Whether the text begins as an e-mail message does on its way: a header to each line, at least one of a machine.
fn begins_message(text: &str) -> bool {
    let headers = || text.lines().take_while(|line| is_header(line) || line.starts_with([' ', '\t']));
    let machine = |line: &str| {
        TRANSPORT.iter().any(|name| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    headers().filter(|line| is_header(line)).count() >= 3 && headers().any(machine)
}

/// Whether the line is a header: a name without a space, a colon, a value.
fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Whether the whole text is one JSON value, or a JSON value to each line.
fn is_json(text: &str) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    matches!(values.next(), Some(Ok(_))) && values.next().is_none_or(|value| value.is_ok())
}

/// The last part of the file's name, in lower case.
fn ending(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn read(format: Format) -> Kind {
        Kind::Read(format)
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(by_bytes("a.txt", b"%PDF-1.7 ..."), Some(read(Format::Pdf)));
        assert_eq!(by_bytes("a.odt", b"PK\x03\x04...."), Some(read(Format::OdfText)));
        assert_eq!(by_bytes("a", b"PK\x03\x04...."), Some(read(Format::Zip)));
        assert_eq!(by_bytes("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Some(Kind::Foreign(tables::OLD_OFFICE)));
        assert_eq!(by_bytes("a", b"RIFF\0\0\0\0WEBPVP8"), Some(read(Format::Picture)));
        assert_eq!(of_text("a.txt", "\n<!-- x --><!DOCTYPE html><p>Hi"), read(Format::Html));
        assert_eq!(of_text("a.txt", "<?xml version='1.0'?><html xmlns=''>"), read(Format::Html));
        assert_eq!(of_text("a.txt", "<?xml version='1.0'?><rss>"), Kind::Foreign(tables::XML));
        assert_eq!(of_text("a.txt", "{\"a\": [1, 2]}"), read(Format::Json));
        assert_eq!(of_text("a.jsonl", "{\"a\": 1}\n{\"a\": \n{\"a\": 2}"), read(Format::Json));
    }

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test may fail")]
    fn a_container_is_known_wherever_its_files_stand() {
        let packed = |files: &[(&str, &str)]| {
            let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            for (name, words) in files {
                archive.start_file(*name, stored).unwrap();
                std::io::Write::write_all(&mut archive, words.as_bytes()).unwrap();
            }
            by_bytes("a", archive.finish().unwrap().get_ref())
        };
        let (book, text) = ("application/epub+zip", "application/vnd.oasis.opendocument.text");
        assert_eq!(packed(&[("mimetype", book), ("META-INF/container.xml", "")]), Some(read(Format::Book)));
        assert_eq!(packed(&[("META-INF/container.xml", ""), ("mimetype", book)]), Some(read(Format::Book)));
        assert_eq!(packed(&[("META-INF/container.xml", ""), ("a.xhtml", "")]), Some(read(Format::Book)));
        assert_eq!(packed(&[("content.xml", ""), ("mimetype", text)]), Some(read(Format::OdfText)));
        assert_eq!(packed(&[("word/document.xml", ""), ("[Content_Types].xml", "")]), Some(read(Format::Word)));
        assert_eq!(packed(&[("mimetype.txt", "of books"), ("a.txt", "")]), Some(read(Format::Zip)));
    }

    #[test]
    fn a_text_is_read_whatever_its_name() {
        for path in ["a", "a.txt", "a.log", "a.jpg", "a.doc", ".txt"] {
            assert_eq!(of_text(path, "Some words."), read(Format::Text), "{path}");
        }
        assert_eq!(of_text("A.MD", "Some words."), read(Format::Markdown));
        assert_eq!(of_text("a.htm", "Some words."), read(Format::Html));
        assert_eq!(of_text("a.txt", "{\"quoted\"} he said, and left."), read(Format::Text));
        assert_eq!(of_text("a.txt", "[1] A note."), read(Format::Text));
        assert_eq!(of_text("a.txt", "MZ is no program, and BMW is no picture."), read(Format::Text));
        assert_eq!(by_bytes("a.txt", b"MZ is no program"), None);
    }

    #[test]
    fn a_memo_is_no_message_in_transport() {
        assert_eq!(by_bytes("a.txt", b"From: A\nTo: B\nSubject: C\n\nDear B,"), None);
        let mail = b"From: A\nTo: B\nMIME-Version: 1.0\nSubject: C\n\nDear B,";
        assert_eq!(by_bytes("a.txt", mail), Some(read(Format::Mail)));
        assert_eq!(by_bytes("a.eml", b"From: A\nTo: B\n\nDear B,"), Some(read(Format::Mail)));
        assert_eq!(by_bytes("a.eml", b"Dear B, he said: no."), None);
    }
}
