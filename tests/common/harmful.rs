//! Files that mean harm, made here: bombs, circles, depths, lies about sizes, cut and damaged files of every format.

use std::io::{Cursor, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[path = "pdf.rs"]
pub mod made;

pub use made::{object, pdf, stream};

/// A file: its name, its bytes, and whether it must be told of as a problem (what is cut may still be read).
pub struct Harmful {
    pub name: String,
    pub bytes: Vec<u8>,
    pub is_problem: bool,
}

/// All of them.
pub fn harmful() -> Vec<Harmful> {
    let mut files = Vec::new();
    for (is_problem, more) in [
        (true, archives()),
        (false, xml()),
        (true, office()),
        (true, pdfs()),
        (false, pdfs_with_words()),
        (false, pages_and_mail()),
        (true, containers()),
        (true, pictures()),
        (true, in_part()),
        (false, damaged()),
    ] {
        files.extend(more.into_iter().map(|(name, bytes)| Harmful { name, bytes, is_problem }));
    }
    files
}

type File = (String, Vec<u8>);

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> File {
    (name.to_owned(), bytes.into())
}

/// A ZIP archive of these files.
pub fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// The bytes as zlib packs them.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(bytes).unwrap();
    zlib.finish().unwrap()
}

fn tarred(entries: &[(&str, tar::EntryType, &str, &[u8])]) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, kind, link, bytes) in entries {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.as_old_mut().linkname[..link.len()].copy_from_slice(link.as_bytes());
        header.set_entry_type(*kind);
        header.set_mode(0o644);
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        all.extend(header.as_bytes());
        all.extend(*bytes);
        all.resize(all.len().next_multiple_of(512), 0);
    }
    all.extend([0; 1024]);
    all
}

fn archives() -> Vec<File> {
    let zeros = vec![0; 80 << 20];
    let bomb = zipped(&[("zeros.txt", &zeros)]);
    let mut nested = zipped(&[("a.txt", b"Deep.")]);
    for depth in 0..12 {
        nested = zipped(&[(&format!("{depth}.zip"), &nested)]);
    }
    let names: Vec<String> = (0..25_000).map(|number| format!("{number}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let mut linked = ZipWriter::new(Cursor::new(Vec::new()));
    linked.add_symlink("link.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let linked = linked.finish().unwrap().into_inner();
    let plain = zipped(&[("a.txt", b"Words.")]);
    let mut locked = plain.clone();
    flip(&mut locked, b"PK\x03\x04", 6, 1);
    flip(&mut locked, b"PK\x01\x02", 8, 1);
    let mut method = plain.clone();
    flip(&mut method, b"PK\x03\x04", 8, 99);
    flip(&mut method, b"PK\x01\x02", 10, 99);
    let mut crc = plain.clone();
    flip(&mut crc, b"PK\x03\x04", 14, 0x55);
    flip(&mut crc, b"PK\x01\x02", 16, 0x55);
    let mut size = zipped(&[("a.txt", &vec![b'a'; 5 << 20])]);
    flip(&mut size, b"PK\x01\x02", 24, 1);
    let regular = tar::EntryType::Regular;
    let mut lying = tarred(&[("a.txt", regular, "", b"Words.")]);
    lying[124..136].copy_from_slice(b"77777777777\0");
    checksum(&mut lying);
    let mut negative = tarred(&[("a.txt", regular, "", b"Words.")]);
    negative[124..136].copy_from_slice(&[0xff; 12]);
    checksum(&mut negative);
    let gz = gzipped(&zeros);
    vec![
        file("bomb.zip", bomb.clone()),
        file("bomb in bomb.zip", zipped(&[("a.zip", &bomb), ("b.zip", &bomb)])),
        file("nested.zip", nested),
        file("many.zip", zipped(&many)),
        file("overlapping.zip", overlapping(4_000)),
        file("escape.zip", zipped(&[("../../../etc/cron.d/x", b"Words.")])),
        file("absolute.zip", zipped(&[("/etc/passwd", b"Words.")])),
        file("windows.zip", zipped(&[("..\\..\\x.txt", b"Words."), ("C:\\x.txt", b"Words.")])),
        file("link.zip", linked),
        file("cut.zip", plain[..plain.len() / 2].to_vec()),
        file("locked.zip", locked),
        file("method.zip", method),
        file("crc.zip", crc),
        file("size.zip", size),
        file("empty.zip", b"PK\x05\x06".to_vec()),
        file("bomb.gz", gz.clone()),
        file("bomb in gzip.gz", gzipped(&gz)),
        file("bomb.tgz", gzipped(&tarred(&[("a.txt", regular, "", &zeros)]))),
        file("cut.gz", gz[..gz.len() / 2].to_vec()),
        file("head.gz", b"\x1f\x8b\x08".to_vec()),
        file("lying.tar", lying),
        file("negative.tar", negative),
        file("device.tar", tarred(&[("dev", tar::EntryType::Char, "", b"")])),
        file("pipe.tar", tarred(&[("pipe", tar::EntryType::Fifo, "", b"")])),
        file("link.tar", tarred(&[("link", tar::EntryType::Symlink, "/etc/passwd", b"")])),
        file("hard link.tar", tarred(&[("link", tar::EntryType::Link, "../../etc/passwd", b"")])),
        file("escape.tar", tarred(&[("../../x.txt", regular, "", b"Words.")])),
        file("cut.tar", tarred(&[("a.txt", regular, "", &[b'a'; 2000])])[..1100].to_vec()),
    ]
}

/// Changes the byte `at` after the first `mark`.
fn flip(bytes: &mut [u8], mark: &[u8], at: usize, value: u8) {
    let start = bytes.windows(mark.len()).position(|window| window == mark).unwrap();
    bytes[start + at] = value;
}

fn checksum(tar: &mut [u8]) {
    tar[148..156].copy_from_slice(b"        ");
    let sum: u32 = tar[..512].iter().map(|byte| u32::from(*byte)).sum();
    tar[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

/// A ZIP archive whose list names one packed file again and again (David Fifield, "A better zip bomb", 2019).
fn overlapping(count: u16) -> Vec<u8> {
    let one = zipped(&[("a.txt", &vec![b'a'; 900_000])]);
    let list = one.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    let end = one.windows(4).position(|window| window == b"PK\x05\x06").unwrap();
    let entry = &one[list..end];
    let mut all = one[..list].to_vec();
    for _ in 0..count {
        all.extend(entry);
    }
    let size = (entry.len() * usize::from(count)) as u32;
    let mut tail = one[end..].to_vec();
    tail[8..10].copy_from_slice(&count.to_le_bytes());
    tail[10..12].copy_from_slice(&count.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    all.extend(tail);
    all
}

const DOCX_TYPES: &[u8] = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";

/// A Word document with this text part.
pub fn docx(document: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", DOCX_TYPES), ("word/document.xml", document)])
}

fn word(inner: &str) -> Vec<u8> {
    docx(format!("<w:document><w:body>{inner}</w:body></w:document>").as_bytes())
}

/// A workbook of one sheet.
pub fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", DOCX_TYPES),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='A' r:id='1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            b"<R><R Id='1' Type='x/worksheet' Target='s.xml'/><R Id='2' Type='x/sharedStrings' Target='t.xml'/></R>",
        ),
        ("xl/s.xml", sheet.as_bytes()),
        ("xl/t.xml", strings.as_bytes()),
    ])
}

fn odf(kind: &str, content: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(format!("application/vnd.oasis.opendocument.{kind}").as_bytes()).unwrap();
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// XML that other parsers choke on; what is left of it is read.
fn xml() -> Vec<File> {
    let mut laughs = "<!DOCTYPE d [<!ENTITY a0 'ha'>".to_owned();
    for level in 1..30 {
        laughs += &format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    }
    laughs += "]><w:document><w:p><w:r><w:t>Words. &a29;</w:t></w:r></w:p></w:document>";
    let quadratic = format!(
        "<!DOCTYPE d [<!ENTITY a '{}'>]><w:document><w:p><w:t>Words. {}</w:t></w:p></w:document>",
        "a".repeat(100_000),
        "&a;".repeat(100_000)
    );
    let outside = "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document><w:p><w:t>Words. &a;</w:t></w:p></w:document>";
    vec![
        file("laughs.docx", docx(laughs.as_bytes())),
        file("quadratic.docx", docx(quadratic.as_bytes())),
        file("outside.docx", docx(outside.as_bytes())),
        file("unclosed.docx", word(&"<w:p><w:r><w:t>Words.".repeat(500))),
        file("attribute.docx", word(&format!("<w:p a='{}'><w:t>Words.</w:t></w:p>", "a".repeat(5_000_000)))),
        file("attributes.docx", word(&format!("<w:p {}><w:t>Words.</w:t></w:p>", "a='' ".repeat(500_000)))),
        file("paragraphs.docx", word(&"<w:p><w:t>W</w:t></w:p>".repeat(200_000))),
        file(
            "text boxes.docx",
            word(&format!("{}Words.{}", "<w:p><w:r><w:t>".repeat(600), "</w:t></w:r></w:p>".repeat(600))),
        ),
        file(
            "cells.ods",
            odf(
                "spreadsheet",
                "<c><table:table-row table:number-rows-repeated='2000000000'><table:table-cell table:number-columns-repeated='2000000000'><text:p>Words.</text:p></table:table-cell></table:table-row></c>",
            ),
        ),
        file("spaces.odt", odf("text", "<c><text:p>Words.<text:s text:c='4000000000'/></text:p></c>")),
        file(
            "places.xlsx",
            xlsx(
                "<w><row><c r='ZZZZZZZ99999999999' t='s'><v>99999999999</v></c><c t='s'><v>0</v></c></row></w>",
                "<sst><si><t>Words.</t></si></sst>",
            ),
        ),
        file("numbers.xlsx", xlsx("<w><row><c><v>1e308</v></c><c><v>-1e-300</v></c><c><v>NaN</v></c></row></w>", "")),
    ]
}

fn office() -> Vec<File> {
    let deep = word(&format!("{}Words.{}", "<w:x>".repeat(100_000), "</w:x>".repeat(100_000)));
    let large = "<w:p><w:t>Words and more words and more.</w:t></w:p>".repeat(6_000_000);
    let string = "a".repeat(1_000_000);
    let cells = "<c t='s'><v>0</v></c>".repeat(500);
    let chapters = "<itemref idref='a'/>".repeat(200_000);
    let package =
        format!("<package><manifest><item id='a' href='a.xhtml'/></manifest><spine>{chapters}</spine></package>");
    let page = format!("<html><body><p>{}</p></body></html>", "words ".repeat(2_000));
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfile full-path='p.opf'/></container>"),
        ("p.opf", &package),
        ("a.xhtml", &page),
    ] {
        book.start_file(name, if name == "mimetype" { stored } else { SimpleFileOptions::default() }).unwrap();
        book.write_all(bytes.as_bytes()).unwrap();
    }
    let book = book.finish().unwrap().into_inner();
    vec![
        file("deep.docx", deep),
        file("large.docx", word(&large)),
        file("empty.docx", word("")),
        file("no text.docx", zipped(&[("[Content_Types].xml", DOCX_TYPES), ("word/document2.xml", b"<a>")])),
        file(
            "strings.xlsx",
            xlsx(
                &format!("<w>{}</w>", format!("<row>{cells}</row>").repeat(200)),
                &format!("<sst><si><t>{string}</t></si></sst>"),
            ),
        ),
        file("no sheets.xlsx", zipped(&[("[Content_Types].xml", DOCX_TYPES), ("xl/workbook.xml", b"<workbook/>")])),
        file("no slides.pptx", zipped(&[("[Content_Types].xml", DOCX_TYPES), ("ppt/presentation.xml", b"<p/>")])),
        file("deep.odt", odf("text", &format!("<c>{}</c>", "<text:p>".repeat(100_000)))),
        file("no content.odt", odf("text", "")),
        file("chapters.epub", book),
        file("no package.epub", {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file("mimetype", stored).unwrap();
            zip.write_all(b"application/epub+zip").unwrap();
            zip.finish().unwrap().into_inner()
        }),
    ]
}

/// A PDF of one page with this content, and with more objects from number 5 on.
pub fn paged(content: Vec<u8>, resources: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects = vec![
        object("<</Type/Catalog/Pages 2 0 R>>"),
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        object(&format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>>>")),
        content,
    ];
    objects.extend(more);
    pdf(&objects)
}

/// The font F, as resources of a page.
pub const HELVETICA: &str = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

fn pdfs() -> Vec<File> {
    let nothing = || stream("", b"");
    let catalog = || object("<</Type/Catalog/Pages 2 0 R>>");
    let form = |inner: &str, to: u32| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {to} 0 R>>>>"),
            inner.as_bytes(),
        )
    };
    let bomb = deflated(&vec![b' '; 300 << 20]);
    let twice = deflated(&bomb);
    vec![
        file("pages of themselves.pdf", pdf(&[catalog(), object("<</Type/Pages/Kids[2 0 R]/Count 1>>")])),
        file(
            "pages in a circle.pdf",
            pdf(&[
                catalog(),
                object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                object("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
            ]),
        ),
        file("no pages.pdf", pdf(&[object("<</Type/Catalog>>")])),
        file("count.pdf", pdf(&[catalog(), object("<</Type/Pages/Kids[]/Count 2000000000>>")])),
        file(
            "forms of themselves.pdf",
            paged(stream("", b"/X Do"), "/XObject<</X 5 0 R>>", vec![form("/X Do /X Do", 5)]),
        ),
        file(
            "forms in a circle.pdf",
            paged(stream("", b"/X Do"), "/XObject<</X 5 0 R>>", vec![form("/X Do /X Do", 6), form("/X Do /X Do", 5)]),
        ),
        file(
            "forms of forms.pdf",
            paged(
                stream("", b"/X Do"),
                "/XObject<</X 5 0 R>>",
                (6..40).map(|to| form("/X Do /X Do /X Do", to)).collect(),
            ),
        ),
        file("bomb.pdf", paged(stream("/Filter/FlateDecode", &bomb), "", vec![])),
        file("bomb in bomb.pdf", paged(stream("/Filter[/FlateDecode/FlateDecode]", &twice), "", vec![])),
        file("filters.pdf", paged(stream(&format!("/Filter[{}]", "/ASCIIHexDecode".repeat(5_000)), b"00"), "", vec![])),
        file(
            "predictor.pdf",
            paged(
                stream(
                    "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000/Colors 32/BitsPerComponent 16>>",
                    &deflated(b"abc"),
                ),
                "",
                vec![],
            ),
        ),
        file("states.pdf", paged(stream("", "q ".repeat(2_000_000).as_bytes()), "", vec![])),
        file("arrays.pdf", paged(stream("", &[vec![b'['; 1_000_000], b"TJ".to_vec()].concat()), "", vec![])),
        file("deep.pdf", pdf(&[object(&"<</A".repeat(200_000))])),
        file("deep array.pdf", pdf(&[object(&"[".repeat(500_000))])),
        file("length.pdf", paged(object("<</Length 5 0 R>>stream\n\nendstream"), "", vec![object("5 0 R")])),
        file("negative.pdf", paged(object("<</Length -5>>stream\n\nendstream"), "", vec![])),
        file(
            "box.pdf",
            pdf(&[
                catalog(),
                object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                object("<</Type/Page/MediaBox[0 0 1e38 -1e38]/Contents 4 0 R>>"),
                nothing(),
            ]),
        ),
        file(
            "previous.pdf",
            [b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF".to_vec()]
                .concat(),
        ),
        file("head.pdf", b"%PDF-1.7\n".to_vec()),
        file("heads.pdf", b"%PDF-1.7\n".repeat(100_000)),
        file("numbers.pdf", [b"%PDF-1.7\n".to_vec(), b"1 0 obj ".repeat(200_000)].concat()),
        file("zeros.pdf", [b"%PDF-1.7\n".to_vec(), vec![0; 5_000_000]].concat()),
        file("noise.pdf", [b"%PDF-1.7\n".to_vec(), noise(1_000_000)].concat()),
        file("locked.pdf", pdf_locked()),
        file(
            "object stream.pdf",
            paged(nothing(), "", vec![stream("/Type/ObjStm/N 1/First 4/Extends 5 0 R", b"5 0 <<>>")]),
        ),
        file(
            "annotations.pdf",
            pdf(&[
                catalog(),
                object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                object("<</Type/Page/MediaBox[0 0 9 9]/Annots[4 0 R]>>"),
                object("<</Type/Annot/Rect[0 0 9 9]/AP<</N 5 0 R>>>>"),
                form("/X Do", 5),
            ]),
        ),
        file(
            "pattern.pdf",
            paged(
                stream("", b"/Pattern cs /P scn 0 0 9 9 re f"),
                "/Pattern<</P 5 0 R>>",
                vec![stream(
                    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 0/YStep 0/Resources<</Pattern<</P 5 0 R>>>>",
                    b"/Pattern cs /P scn 0 0 9 9 re f",
                )],
            ),
        ),
    ]
}

fn pdf_locked() -> Vec<u8> {
    let mut all = pdf(&[
        object("<</Type/Catalog/Pages 2 0 R>>"),
        object("<</Type/Pages/Kids[]/Count 0>>"),
        object(&format!("<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{0}>/U<{0}>>>", "5a".repeat(32))),
    ]);
    let at = all.windows(7).rposition(|window| window == b"trailer").unwrap();
    all.truncate(at);
    let start = all.windows(5).rposition(|window| window == b"xref\n").unwrap();
    all.extend(
        format!("trailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<aa><aa>]>>\nstartxref\n{start}\n%%EOF").bytes(),
    );
    all
}

/// PDFs that hold words in spite of what is wrong with them.
fn pdfs_with_words() -> Vec<File> {
    let text = "BT /F 9 Tf 50 50 Td (Words of a page that is read.) Tj ET ";
    let many = (0..60_000).map(|_| "3 0 R ").collect::<String>();
    vec![
        file(
            "type 3.pdf",
            paged(
                stream("", b"BT /F 9 Tf (a) Tj ET"),
                "/Font<</F 5 0 R>>",
                vec![
                    object(
                        "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/q]>>/CharProcs<</q 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>",
                    ),
                    stream("", b"BT /F 9 Tf (aa) Tj ET"),
                ],
            ),
        ),
        file("words.pdf", paged(stream("", text.repeat(20_000).as_bytes()), HELVETICA, vec![])),
        file(
            "sizes.pdf",
            paged(
                stream(
                    "",
                    format!("{text} BT /F 1e30 Tf (x) Tj 0 0 0 0 0 0 Tm (y) Tj -1e30 Tc (z) Tj 1e38 1e38 Td (u) Tj ET")
                        .as_bytes(),
                ),
                HELVETICA,
                vec![],
            ),
        ),
        file(
            "same page.pdf",
            pdf(&[
                object("<</Type/Catalog/Pages 2 0 R>>"),
                object(&format!("<</Type/Pages/Kids[{many}]/Count 60000>>")),
                object(&format!("<</Type/Page/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{HELVETICA}>>>>")),
                stream("", text.as_bytes()),
            ]),
        ),
        file(
            "leaps.pdf",
            paged(
                stream(
                    "",
                    (0_u64..30_000)
                        .map(|n| format!("BT /F 9 Tf {} {} Td (Word{n}) Tj ET ", n * 7919 % 500, n * 104_729 % 700))
                        .collect::<String>()
                        .as_bytes(),
                ),
                HELVETICA,
                vec![],
            ),
        ),
    ]
}

fn pages_and_mail() -> Vec<File> {
    let many = 300_000;
    let mut multipart = "From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\n".to_owned();
    for level in 0..3_000 {
        multipart += &format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n");
    }
    let mut forwarded = String::new();
    for _ in 0..2_000 {
        forwarded += "From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n";
    }
    let head = "From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\n";
    vec![
        file("nested.html", "<div>".repeat(many)),
        file("attributes.html", format!("<p {}>Words.", "a=1 ".repeat(many))),
        file("formats.html", "<b><i><u>x</b>".repeat(20_000)),
        file("tables.html", "<table><tr><td>x".repeat(20_000)),
        file("entities.html", format!("<p>{}", "&lt;&#65;".repeat(many))),
        file("open.html", format!("<p>Words.<!--{}", "<".repeat(many))),
        file("links.html", "<a href=x>".repeat(50_000)),
        file("select.html", "<select><option>x".repeat(50_000)),
        file("groups.rtf", format!("{{\\rtf1 Words. {}", "{".repeat(many))),
        file("binary.rtf", "{\\rtf1 Words. \\bin2000000000 x}"),
        file("letters.rtf", format!("{{\\rtf1 \\uc1000000 Words. {}}}", "\\u55357?\\'ff".repeat(many))),
        file("words.rtf", format!("{{\\rtf1 Words. {}}}", "\\a99999999999999".repeat(many / 4))),
        file("rows.rtf", format!("{{\\rtf1 Words. {}}}", "\\intbl x\\cell ".repeat(many / 4))),
        file("multipart.eml", multipart),
        file("forwarded.eml", forwarded),
        file(
            "boundaries.eml",
            format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\n".repeat(50_000)),
        ),
        file("head.eml", format!("{head}Subject: {}\r\n\r\nWords.", "a ".repeat(many * 4))),
        file("heads.eml", format!("{head}{}\r\nWords.", "X-A: b\r\n".repeat(many))),
        file("base64.eml", format!("{head}Content-Transfer-Encoding: base64\r\n\r\n{}", "====".repeat(many))),
        file("addresses.eml", format!("From: {}\r\nTo: c@d\r\nMIME-Version: 1.0\r\n\r\nWords.", "<a(".repeat(many))),
        file(
            "messages.mbox",
            "From a@b Mon Jan  1 00:00:00 2031\nFrom: a@b\nTo: c\nMIME-Version: 1.0\n\nWords.\n\n".repeat(3_000),
        ),
        file("no page.mhtml", format!("{head}Content-Type: multipart/related; boundary=b\r\n\r\n--b--")),
        file("deep.json", format!("{{\"text\":{}", "[".repeat(many))),
        file("records.json", format!("[{}{{}}]", "{\"text\":\"Words.\"},".repeat(20_000))),
        file("columns.csv", "a,".repeat(many)),
        file("quote.csv", format!("a,b\n\"{}", "x,\n".repeat(many))),
        file("turned.txt", "\u{202e}sdrow \u{200b}\u{1b}[2J\u{7}".repeat(1_000)),
    ]
}

/// Files of which a part is damaged, missing, hidden or beyond what is read: what is left of them has words.
fn in_part() -> Vec<File> {
    let said = "Harbour master Ada Moe said that a crane fell into the basin of Lowmere on Friday.";
    let mail = |second: &str| {
        format!(
            "From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n\
             {said}\r\n--b\r\n{second}"
        )
    };
    let packed = deflated(format!("BT /F 9 Tf 50 50 Td {} ET", format!("({said}) Tj T* ").repeat(40)).as_bytes());
    let cut = packed[..packed.len() / 2].to_vec();
    let mut twice = zipped(&[("word/document.xml", b"<w:p><w:t>One.</w:t></w:p>"), ("word/documenu.xml", b"<w:p/>")]);
    while let Some(at) = twice.windows(12).position(|window| window == b"documenu.xml") {
        twice[at + 7] = b't';
    }
    vec![
        file("half.json", format!("{{\"text\":\"{said} \\ud83d\"}}")),
        file("lines.jsonl", format!("{{\"text\":\"{said}\"}}\n{{\"text\": [\n{{\"text\":\"{said}\"}}\n")),
        file("mixed.txt", [format!("Łódź. {said}\n").as_bytes(), b"D\xe9j\xe0 vu \xe0 Besan\xe7on.\n"].concat()),
        file("cut.eml", mail("Content-Type: text/plain\r\n\r\nAnd then")),
        file(
            "letters.eml",
            mail("Content-Transfer-Encoding: base64\r\nContent-Type: image/x\r\n\r\nAA*A\r\n--b--\r\n"),
        ),
        file("hidden.zip", zipped(&[("a.txt", said.as_bytes()), (".b.txt", said.as_bytes())])),
        file("twice.docx", twice),
        file("breaks off.docx", docx(format!("<w:document><w:p><w:t>{said}</w:t></w:p><w:p>").as_bytes())),
        file("cut.rtf", format!("{{\\rtf1 {said}")),
        file("cut page.pdf", paged(stream("/Filter/FlateDecode", &cut), HELVETICA, vec![])),
        file(
            "cut form.pdf",
            paged(
                stream("", format!("BT /F 9 Tf 50 50 Td ({said}) Tj ET /X Do").as_bytes()),
                &format!("{HELVETICA}/XObject<</X 5 0 R>>"),
                vec![stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Filter/FlateDecode", &cut)],
            ),
        ),
        file("columns.csv", format!("{0}\n{0}\n", "word,".repeat(600))),
    ]
}

/// Compound files that are none.
fn containers() -> Vec<File> {
    let magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let mark: Vec<u8> = "__properties_version1.0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut circle = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    circle.create_stream("/__properties_version1.0").unwrap().write_all(&[0; 64]).unwrap();
    circle.flush().unwrap();
    let mut circle = circle.into_inner().into_inner();
    // The table of sectors names every sector as its own successor.
    for (number, entry) in circle[512..1024].chunks_exact_mut(4).enumerate() {
        entry.copy_from_slice(&(number as u32).to_le_bytes());
    }
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap().write_all(&[1; 5000]).unwrap();
    locked.flush().unwrap();
    vec![
        file("head.msg", [magic.to_vec(), mark.clone()].concat()),
        file("noise.msg", [magic.to_vec(), noise(100_000), mark].concat()),
        file("circle.msg", circle),
        file("locked.docx", locked.into_inner().into_inner()),
        file("old.doc", [magic.to_vec(), vec![0; 4096]].concat()),
        file("pieces.doc", old_word(&[(0, 0x7fff_ffff, 0)])),
        file("the same piece.doc", old_word(&[(0, 400, 0), (400, 800, 0), (800, 1200, 0), (1200, 1_000_000, 0)])),
        file("text beyond the end.doc", old_word(&[(0, 10, 0x3fff_0000)])),
        file("cut.dat", b"\x78\x9f\x3e\x22\x01\x00\x01\x0c\x80\x02\x00\xff\xff\xff\x7fwords".to_vec()),
    ]
}

/// A document of Word 97 whose list of pieces says that the letters from one number to another lie at a place.
fn old_word(pieces: &[(u32, u32, u32)]) -> Vec<u8> {
    let mut list: Vec<u8> = pieces.iter().flat_map(|piece| piece.0.to_le_bytes()).collect();
    list.extend(pieces.last().unwrap().1.to_le_bytes());
    for piece in pieces {
        list.extend([0, 0]);
        list.extend((piece.2 | 0x4000_0000).to_le_bytes());
        list.extend([0, 0]);
    }
    let mut table = vec![2];
    table.extend((list.len() as u32).to_le_bytes());
    table.extend(list);
    let mut main = vec![0; 1024];
    main[..2].copy_from_slice(&0xa5ec_u16.to_le_bytes());
    main[0x4c..0x50].copy_from_slice(&u32::MAX.to_le_bytes());
    main[0x1a6..0x1aa].copy_from_slice(&(table.len() as u32).to_le_bytes());
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in [("/WordDocument", &main), ("/0Table", &table)] {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Pictures that say they are larger than they are, unpack to far more, go round in a circle, or are cut.
fn pictures() -> Vec<File> {
    let zeros = |count: usize| deflated(&vec![0; count]);
    let scan =
        |name: &str| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scans").join(name)).unwrap();
    let image = |width: u32, bytes: &[u8]| {
        let dict = format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {width}/BitsPerComponent 8/ColorSpace/DeviceRGB\
             /Filter/FlateDecode"
        );
        paged(stream("", b"600 0 0 800 0 0 cm /X Do"), "/XObject<</X 5 0 R>>", vec![stream(&dict, bytes)])
    };
    let mut circle = scan("two-pages.tiff");
    let first: [u8; 4] = circle[4..8].try_into().unwrap();
    let at = u32::from_le_bytes(first) as usize;
    let entries = usize::from(u16::from_le_bytes([circle[at], circle[at + 1]]));
    circle[at..at + 2].copy_from_slice(&[0, 0]);
    circle[at + 2..at + 6].copy_from_slice(&first);
    let mut endless = circle.clone();
    endless.truncate(at + 2 + entries);
    vec![
        file("60000.png", png(60_000, &zeros(1 << 20))),
        file("bomb.png", png(6_000, &zeros(300 << 20))),
        file("empty.png", png(0, &zeros(1))),
        file("a sliver.png", png_of(30_000, 1, &zeros(3_751))),
        file("noise.png", png(400, &deflated(&noise(400 * 51)))),
        file("60000.pdf", image(60_000, &zeros(1 << 20))),
        file("9000.pdf", image(9_000, &zeros(9_000 * 9_000 * 3))),
        file("circle.tiff", circle),
        file("cut circle.tiff", endless),
        file("cut.jpg", scan("letter.jpg")[..900].to_vec()),
        file("cut.webp", scan("letter.webp")[..60].to_vec()),
        file("cut.bmp", scan("letter.bmp")[..40].to_vec()),
        file("head.tiff", b"II*\0\x08\0\0\0\xff\xff".to_vec()),
    ]
}

/// A square PNG of one bit a pixel, with these packed rows.
fn png(side: u32, packed: &[u8]) -> Vec<u8> {
    png_of(side, side, packed)
}

fn png_of(width: u32, height: u32, packed: &[u8]) -> Vec<u8> {
    let mut all = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    for (kind, bytes) in [(b"IHDR", head.as_slice()), (b"IDAT", packed), (b"IEND", &[])] {
        all.extend((bytes.len() as u32).to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(bytes);
        all.extend(kind);
        all.extend(bytes);
        all.extend(sum.sum().to_be_bytes());
    }
    all
}

/// Bytes without order, the same each time.
fn noise(length: u32) -> Vec<u8> {
    (0..length).map(|number| (number.wrapping_mul(2_654_435_761).rotate_left(7) ^ number >> 3) as u8).collect()
}

/// The real files of each format, cut and with bytes changed.
fn damaged() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/files");
    let mut all = Vec::new();
    for name in [
        "budget-columns.pdf",
        "budget-office.pdf",
        "budget-office.docx",
        "budget.odt",
        "budget-office.rtf",
        "budget.epub",
        "budget.eml",
        "sheets.xlsx",
        "sheets.ods",
        "slides-office.pptx",
        "budget-office.doc",
        "mailbox.mbox",
        "harbour.mhtml",
        "archive.zip",
        "archive.tar.gz",
        "archive.tar",
        "texts.json",
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        for tenth in [1, 5, 9] {
            all.push((format!("cut {tenth} {name}"), bytes[..bytes.len() * tenth / 10].to_vec()));
        }
        for step in [50, 700] {
            let mut changed = bytes.clone();
            for (at, byte) in changed.iter_mut().enumerate().skip(8) {
                if (at * 7919 + step) % step == at % 7 {
                    *byte ^= (at % 251) as u8;
                }
            }
            all.push((format!("changed {step} {name}"), changed));
        }
    }
    all
}
