//! What kind of file it is: by its content first, by its name then.

/// What this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
}

/// A format that is known and not read: its name, and what can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// As it is named in a sentence, with its article.
    pub name: &'static str,
    /// The way out, as the end of a sentence.
    pub advice: &'static str,
}

const AS_TEXT: &str = "save it as plain text or as a web page (HTML) and open the folder again";
const UNPACK: &str = "unpack it into the folder and open the folder again";
const TYPE_OFF: &str = "type or scan its words into a text file to have them read";

macro_rules! foreign {
    ($($constant:ident $name:literal $advice:ident;)*) => {
        $(const $constant: Foreign = Foreign { name: $name, advice: $advice };)*
    };
}

foreign! {
    PDF "a PDF document" AS_TEXT;
    POSTSCRIPT "a PostScript document" AS_TEXT;
    DJVU "a DjVu document" AS_TEXT;
    WORD "a Word document" AS_TEXT;
    EXCEL "an Excel workbook" AS_TEXT;
    POWERPOINT "a PowerPoint presentation" AS_TEXT;
    OUTLOOK "an Outlook message" AS_TEXT;
    OLD_OFFICE "a document of an old Microsoft program" AS_TEXT;
    ODF_TEXT "an OpenDocument text" AS_TEXT;
    ODF_SHEET "an OpenDocument spreadsheet" AS_TEXT;
    ODF_SLIDES "an OpenDocument presentation" AS_TEXT;
    EPUB "an EPUB book" AS_TEXT;
    KINDLE "a Kindle book" AS_TEXT;
    RTF "a Rich Text (RTF) document" AS_TEXT;
    EMAIL "an e-mail message with its transport headers" AS_TEXT;
    MAILBOX "a mailbox of e-mail messages" AS_TEXT;
    WEB_ARCHIVE "a web archive" AS_TEXT;
    JSON "a JSON data file" AS_TEXT;
    XML "an XML data file" AS_TEXT;
    TABLE "a table of values (CSV)" AS_TEXT;
    DATABASE "a database" AS_TEXT;
    PICTURE "a picture" TYPE_OFF;
    SOUND "a sound recording" TYPE_OFF;
    VIDEO "a video" TYPE_OFF;
    FONT "a font" TYPE_OFF;
    PROGRAM "a program" TYPE_OFF;
    ZIP "a ZIP archive" UNPACK;
    ARCHIVE "a packed archive" UNPACK;
    MEDIA "a sound or video file" TYPE_OFF;
}

/// How files of a format begin.
const MAGIC: &[(&[u8], Foreign)] = &[
    (b"%PDF-", PDF),
    (b"%!PS", POSTSCRIPT),
    (b"AT&TFORM", DJVU),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"8BPS", PICTURE),
    (b"\0\0\x01\0", PICTURE),
    (b"\0\0\0\x0cJXL ", PICTURE),
    (b"ID3", SOUND),
    (b"OggS", MEDIA),
    (b"fLaC", SOUND),
    (b"\x1aE\xdf\xa3", VIDEO),
    (b"\0\0\x01\xba", VIDEO),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"SQLite format 3\0", DATABASE),
    (b"PAR1", DATABASE),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\0asm", PROGRAM),
    (b"wOFF", FONT),
    (b"wOF2", FONT),
    (b"OTTO\0", FONT),
    (b"\0\x01\0\0\0", FONT),
];

/// What a ZIP or OLE container holds, by a name that stands in it.
const CONTAINED: &[(&[u8], Foreign)] = &[
    (b"application/epub+zip", EPUB),
    (b"application/vnd.oasis.opendocument.text", ODF_TEXT),
    (b"application/vnd.oasis.opendocument.spreadsheet", ODF_SHEET),
    (b"application/vnd.oasis.opendocument.presentation", ODF_SLIDES),
    (b"word/", WORD),
    (b"xl/", EXCEL),
    (b"ppt/", POWERPOINT),
    // Names in OLE files are UTF-16.
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", WORD),
    (b"W\0o\0r\0k\0b\0o\0o\0k\0", EXCEL),
    (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", POWERPOINT),
    (b"_\0_\0s\0u\0b\0s\0t\0g\x001\0.\0", OUTLOOK),
    (b"_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0", OUTLOOK),
];

/// What a name's ending says of a file whose content does not say.
const ENDINGS: &[(&[&str], Foreign)] = &[
    (&["pdf"], PDF),
    (&["doc", "docx", "docm", "dot", "dotx"], WORD),
    (&["xls", "xlsx", "xlsm"], EXCEL),
    (&["ppt", "pptx", "pps", "ppsx"], POWERPOINT),
    (&["odt"], ODF_TEXT),
    (&["ods"], ODF_SHEET),
    (&["odp"], ODF_SLIDES),
    (&["epub"], EPUB),
    (&["mobi", "azw", "azw3"], KINDLE),
    (&["rtf"], RTF),
    (&["eml", "emlx"], EMAIL),
    (&["msg", "pst", "ost"], OUTLOOK),
    (&["mbox", "mbx"], MAILBOX),
    (&["mht", "mhtml", "webarchive", "warc"], WEB_ARCHIVE),
    (&["json", "jsonl", "ndjson", "geojson"], JSON),
    (&["xml", "rss", "atom", "kml"], XML),
    (&["csv", "tsv"], TABLE),
    (&["db", "sqlite", "sqlite3", "mdb", "accdb", "parquet"], DATABASE),
    (&["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "svg", "ico"], PICTURE),
    (&["mp3", "wav", "m4a", "flac", "ogg", "aac", "wma"], SOUND),
    (&["mp4", "mov", "avi", "mkv", "webm", "wmv", "mpg", "mpeg"], VIDEO),
    (&["ttf", "otf", "woff", "woff2"], FONT),
    (&["exe", "dll", "so", "dylib", "class", "bin"], PROGRAM),
    (&["zip", "jar"], ZIP),
    (&["gz", "tgz", "tar", "bz2", "xz", "zst", "7z", "rar"], ARCHIVE),
];

/// Headers that machines, not people, put before a message.
const TRANSPORT: &[&str] = &[
    "received:",
    "return-path:",
    "message-id:",
    "mime-version:",
    "delivered-to:",
    "dkim-signature:",
    "x-mailer:",
    "x-received:",
    "content-type:",
    "content-transfer-encoding:",
    "arc-seal:",
];

/// The format that the first bytes give away, where it is none that is read.
pub fn by_bytes(path: &str, bytes: &[u8]) -> Option<Foreign> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(contained(bytes).or_else(|| by_ending(path)).unwrap_or(ZIP));
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(contained(bytes).or_else(|| by_ending(path)).unwrap_or(OLD_OFFICE));
    }
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*format);
    }
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some(PICTURE),
        (Some(b"RIFF"), _, Some(b"WAVE")) => return Some(SOUND),
        (Some(b"RIFF"), _, Some(b"AVI ")) => return Some(VIDEO),
        (_, Some(b"ftyp"), Some(b"heic" | b"mif1" | b"avif")) => return Some(PICTURE),
        (_, Some(b"ftyp"), _) => return Some(MEDIA),
        _ => {}
    }
    if head.starts_with(b"MZ") && head.contains(&0) {
        return Some(PROGRAM);
    }
    if head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]) {
        return Some(PICTURE);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(ARCHIVE);
    }
    if bytes.get(60..68) == Some(b"BOOKMOBI") {
        return Some(KINDLE);
    }
    // Some programs put a few bytes of their own before it.
    head.windows(5).any(|window| window == b"%PDF-" && !head.is_ascii()).then_some(PDF)
}

/// What the container's list of names says it holds: at its front or, in long files, at its back.
fn contained(bytes: &[u8]) -> Option<Foreign> {
    let front = bytes.get(..1 << 14).unwrap_or(bytes);
    let back = bytes.get(bytes.len().saturating_sub(1 << 14)..).unwrap_or(bytes);
    CONTAINED
        .iter()
        .find(|(name, _)| [front, back].iter().any(|part| part.windows(name.len()).any(|window| window == *name)))
        .map(|(_, format)| *format)
}

/// The format that a name's ending gives away, where it is none that is read.
pub fn by_ending(path: &str) -> Option<Foreign> {
    let ending = ending(path)?;
    ENDINGS.iter().find(|(endings, _)| endings.contains(&ending.as_str())).map(|(_, format)| *format)
}

/// The format of a file whose bytes are text.
pub fn of_text(path: &str, text: &str) -> Result<Format, Foreign> {
    let shown = text.trim_start();
    let head: String = shown.chars().take(512).collect::<String>().to_ascii_lowercase();
    if head.starts_with("{\\rtf") {
        return Err(RTF);
    }
    if begins_message(shown) {
        return Err(EMAIL);
    }
    if head.starts_with("from ") && shown.lines().nth(1).is_some_and(is_header) {
        return Err(MAILBOX);
    }
    if let Some(format) = by_markup(&head) {
        return format;
    }
    if (head.starts_with('{') || head.starts_with("[{")) && is_json(shown) {
        return Err(JSON);
    }
    match (by_ending(path), ending(path).as_deref()) {
        // Names lie: the words of a text named like a picture are read.
        (Some(format), _) if [EMAIL, MAILBOX, WEB_ARCHIVE, JSON, XML, TABLE].contains(&format) => Err(format),
        (_, Some("html" | "htm" | "xhtml" | "shtml")) => Ok(Format::Html),
        (_, Some("md" | "markdown" | "mdown" | "mkd")) => Ok(Format::Markdown),
        _ => Ok(Format::Text),
    }
}

/// The format that a text's first tag gives away.
fn by_markup(head: &str) -> Option<Result<Format, Foreign>> {
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
        () if PAGE.iter().any(|tag| rest.starts_with(tag)) => Some(Ok(Format::Html)),
        () if rest.starts_with("<svg") => Some(Err(PICTURE)),
        () if is_xml || rest.starts_with("<rss") || rest.starts_with("<feed") || rest.starts_with("<nitf") => {
            Some(Err(XML))
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

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(by_bytes("a.txt", b"%PDF-1.7 ..."), Some(PDF));
        assert_eq!(by_bytes("a.bin", b"PK\x03\x04....word/document.xml"), Some(WORD));
        assert_eq!(by_bytes("a.odt", b"PK\x03\x04...."), Some(ODF_TEXT));
        assert_eq!(by_bytes("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Some(OLD_OFFICE));
        assert_eq!(by_bytes("a", b"RIFF\0\0\0\0WEBPVP8"), Some(PICTURE));
        assert_eq!(of_text("a.txt", "\n<!-- x --><!DOCTYPE html><p>Hi"), Ok(Format::Html));
        assert_eq!(of_text("a.txt", "<?xml version='1.0'?><html xmlns=''>"), Ok(Format::Html));
        assert_eq!(of_text("a.txt", "<?xml version='1.0'?><rss>"), Err(XML));
        assert_eq!(of_text("a.txt", "{\"a\": [1, 2]}"), Err(JSON));
    }

    #[test]
    fn a_text_is_read_whatever_its_name() {
        for path in ["a", "a.txt", "a.log", "a.jpg", "a.doc", ".txt"] {
            assert_eq!(of_text(path, "Some words."), Ok(Format::Text), "{path}");
        }
        assert_eq!(of_text("A.MD", "Some words."), Ok(Format::Markdown));
        assert_eq!(of_text("a.htm", "Some words."), Ok(Format::Html));
        assert_eq!(of_text("a.txt", "{\"quoted\"} he said, and left."), Ok(Format::Text));
        assert_eq!(of_text("a.txt", "[1] A note."), Ok(Format::Text));
        assert_eq!(of_text("a.txt", "MZ is no program, and BMW is no picture."), Ok(Format::Text));
        assert_eq!(by_bytes("a.txt", b"MZ is no program"), None);
    }

    #[test]
    fn a_memo_is_no_message_in_transport() {
        assert_eq!(of_text("a.txt", "From: A\nTo: B\nSubject: C\n\nDear B,"), Ok(Format::Text));
        assert_eq!(of_text("a.txt", "From: A\nTo: B\nMIME-Version: 1.0\nSubject: C\n\nDear B,"), Err(EMAIL));
    }
}
