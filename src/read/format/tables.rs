//! By what the formats are told apart.

use super::Kind::{self, Foreign as Is, Read};
use super::{Foreign, Format};

const AS_TEXT: &str = "save it as plain text or as a web page (HTML) and open the folder again";
const UNPACK: &str = "unpack it into the folder and open the folder again";
const AS_MAIL: &str = "export its messages as EML or MSG files and open the folder again";
const UNLOCK: &str = "take the password off in the program it was made with and open the folder again";
const NOTHING: &str = "it holds no words that people wrote";
const TYPE_OFF: &str = "type or scan its words into a text file to have them read";

macro_rules! foreign {
    ($($constant:ident $name:literal $advice:ident;)*) => {
        $(pub(super) const $constant: Foreign = Foreign { name: $name, advice: $advice };)*
    };
}

foreign! {
    POSTSCRIPT "a PostScript document" AS_TEXT;
    DJVU "a DjVu document" AS_TEXT;
    OUTLOOK "an Outlook data file" AS_MAIL;
    LOCKED "an office document locked with a password" UNLOCK;
    OLD_OFFICE "a document of an old Microsoft program" AS_TEXT;
    KINDLE "a Kindle book" AS_TEXT;
    WEB_ARCHIVE "a web archive" AS_TEXT;
    XML "an XML data file" AS_TEXT;
    DATABASE "a database" AS_TEXT;
    PICTURE "a picture" TYPE_OFF;
    SOUND "a sound recording" TYPE_OFF;
    VIDEO "a video" TYPE_OFF;
    FONT "a font" NOTHING;
    PROGRAM "a program" NOTHING;
    ARCHIVE "a packed archive" UNPACK;
    MEDIA "a sound or video file" TYPE_OFF;
}

/// How files of a format begin.
pub(super) const MAGIC: &[(&[u8], Kind)] = &[
    (b"%PDF-", Read(Format::Pdf)),
    (b"%!PS", Is(POSTSCRIPT)),
    (b"\x78\x9f\x3e\x22", Read(Format::Tnef)),
    (b"AT&TFORM", Is(DJVU)),
    (b"{\\rtf", Read(Format::Rtf)),
    (b"\x89PNG\r\n\x1a\n", Read(Format::Picture)),
    (b"\xff\xd8\xff", Read(Format::Picture)),
    (b"GIF87a", Is(PICTURE)),
    (b"GIF89a", Is(PICTURE)),
    (b"II*\0", Read(Format::Picture)),
    (b"MM\0*", Read(Format::Picture)),
    (b"8BPS", Is(PICTURE)),
    (b"\0\0\x01\0", Is(PICTURE)),
    (b"\0\0\0\x0cJXL ", Is(PICTURE)),
    (b"ID3", Is(SOUND)),
    (b"OggS", Is(MEDIA)),
    (b"fLaC", Is(SOUND)),
    (b"\x1aE\xdf\xa3", Is(VIDEO)),
    (b"\0\0\x01\xba", Is(VIDEO)),
    (b"\x1f\x8b", Read(Format::Gzip)),
    (b"BZh", Is(ARCHIVE)),
    (b"\xfd7zXZ\0", Is(ARCHIVE)),
    (b"\x28\xb5\x2f\xfd", Is(ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", Is(ARCHIVE)),
    (b"Rar!\x1a\x07", Is(ARCHIVE)),
    (b"SQLite format 3\0", Is(DATABASE)),
    (b"PAR1", Is(DATABASE)),
    (b"\x7fELF", Is(PROGRAM)),
    (b"\xca\xfe\xba\xbe", Is(PROGRAM)),
    (b"\xcf\xfa\xed\xfe", Is(PROGRAM)),
    (b"\0asm", Is(PROGRAM)),
    (b"wOFF", Is(FONT)),
    (b"wOF2", Is(FONT)),
    (b"OTTO\0", Is(FONT)),
    (b"\0\x01\0\0\0", Is(FONT)),
];

/// What the OLE container holds, by a name that stands in it; names there are UTF-16.
pub(super) const IN_OLE: &[(&[u8], Kind)] = &[
    (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", Is(LOCKED)),
    (b"_\0_\0s\0u\0b\0s\0t\0g\x001\0.\0", Read(Format::Outlook)),
    (b"_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0", Read(Format::Outlook)),
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", Read(Format::OldWord)),
    (b"W\0o\0r\0k\0b\0o\0o\0k\0", Read(Format::OldWorkbook)),
    (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", Read(Format::OldSlides)),
];

/// What the file `mimetype` of a ZIP container says it holds.
pub(super) const MIMETYPES: &[(&[u8], Kind)] = &[
    (b"application/epub+zip", Read(Format::Book)),
    (b"application/vnd.oasis.opendocument.text", Read(Format::OdfText)),
    (b"application/vnd.oasis.opendocument.spreadsheet", Read(Format::OdfSheet)),
    (b"application/vnd.oasis.opendocument.presentation", Read(Format::OdfSlides)),
];

/// What a ZIP container with the file `[Content_Types].xml` holds, by another file in it.
pub(super) const IN_OOXML: &[(&[u8], Kind)] = &[
    (b"word/document.xml", Read(Format::Word)),
    (b"word/document2.xml", Read(Format::Word)),
    (b"xl/workbook.xml", Read(Format::Workbook)),
    (b"xl/workbook.bin", Read(Format::OldWorkbook)),
    (b"ppt/presentation.xml", Read(Format::Slides)),
];

/// What a ZIP container without that file holds, by a file in it.
pub(super) const IN_PACKAGE: &[(&[u8], Kind)] = &[(b"META-INF/container.xml", Read(Format::Book))];

/// What a name's ending says of a file whose content does not say.
pub(super) const ENDINGS: &[(&[&str], Kind)] = &[
    (&["pdf"], Read(Format::Pdf)),
    (&["docx", "docm", "dotx"], Read(Format::Word)),
    (&["doc", "dot"], Read(Format::OldWord)),
    (&["xlsx", "xlsm"], Read(Format::Workbook)),
    (&["xls", "xlsb"], Read(Format::OldWorkbook)),
    (&["pptx", "pptm", "ppsx"], Read(Format::Slides)),
    (&["ppt", "pps"], Read(Format::OldSlides)),
    (&["odt"], Read(Format::OdfText)),
    (&["ods"], Read(Format::OdfSheet)),
    (&["odp"], Read(Format::OdfSlides)),
    (&["epub"], Read(Format::Book)),
    (&["mobi", "azw", "azw3"], Is(KINDLE)),
    (&["rtf"], Read(Format::Rtf)),
    (&["eml", "emlx"], Read(Format::Mail)),
    (&["msg"], Read(Format::Outlook)),
    (&["vcf", "ics"], Read(Format::Cards)),
    (&["pst", "ost"], Is(OUTLOOK)),
    (&["mbox", "mbx"], Read(Format::Mailbox)),
    (&["mht", "mhtml"], Read(Format::WebArchive)),
    (&["webarchive", "warc"], Is(WEB_ARCHIVE)),
    (&["json", "jsonl", "ndjson", "geojson"], Read(Format::Json)),
    (&["xml", "rss", "atom", "kml"], Is(XML)),
    (&["csv", "tsv"], Read(Format::Table)),
    (&["db", "sqlite", "sqlite3", "mdb", "accdb", "parquet"], Is(DATABASE)),
    (&["png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp"], Read(Format::Picture)),
    (&["gif", "heic", "svg", "ico"], Is(PICTURE)),
    (&["mp3", "wav", "m4a", "flac", "ogg", "aac", "wma"], Is(SOUND)),
    (&["mp4", "mov", "avi", "mkv", "webm", "wmv", "mpg", "mpeg"], Is(VIDEO)),
    (&["ttf", "otf", "woff", "woff2"], Is(FONT)),
    (&["exe", "dll", "so", "dylib", "class"], Is(PROGRAM)),
    (&["zip", "jar"], Read(Format::Zip)),
    (&["gz", "tgz"], Read(Format::Gzip)),
    (&["tar"], Read(Format::Tar)),
    (&["bz2", "xz", "zst", "7z", "rar"], Is(ARCHIVE)),
];

/// Headers that machines, not people, put before a message.
pub(super) const TRANSPORT: &[&str] = &[
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
