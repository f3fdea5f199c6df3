//! Whatever is not read of a file is told, in a sentence that says what it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "it has more kinds of files than are looked at here")]
#[path = "common/harmful.rs"]
mod harmful;

use std::fs;

use dossier::load::documents_in;
use dossier::read::{Limits, child, walk};
use harmful::{HELVETICA, deflated, docx, object, paged, pdf, stream, xlsx, zipped};

const SAID: &str = "Mayor Rosalind Kempe said that twelve ferries came to Dunwater on Monday.";

/// The words of the documents in a file, by path, and what is told of it.
fn read(name: &str, bytes: &[u8]) -> (Vec<(String, String)>, Vec<String>) {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let limits = Limits::default();
    let (documents, problems) = documents_in(&walk(&file, &limits).0[0], &limits);
    let documents = documents.into_iter().map(|document| (document.path, document.text.to_string()));
    (documents.collect(), problems.into_iter().map(|problem| problem.what).collect())
}

/// Checks that each file is read in part and that what was told says `says`.
fn is_told(name: &str, bytes: &[u8], says: &str) {
    let (documents, told) = read(name, bytes);
    assert!(!documents.is_empty(), "{name}: {told:?}");
    assert!(told.iter().any(|what| what.contains(says)), "{name}: {told:?}");
}

/// A Word document of many paragraphs, no two alike.
fn long() -> String {
    let mut state = 1_u32;
    let mut paragraph = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("<w:p><w:r><w:t>{SAID} {state}.</w:t></w:r></w:p>")
    };
    let paragraphs: String = (0..500).map(|_| paragraph()).collect();
    format!("<w:document><w:body>{paragraphs}</w:body></w:document>")
}

/// Where the text part of a Word document begins in the file, and where the file's next part does.
fn text_part(file: &[u8]) -> (usize, usize) {
    let at = |words: &[u8]| file.windows(words.len()).position(|window| window == words).unwrap();
    (at(b"word/document.xml") + 17, at(b"PK\x01\x02"))
}

#[test]
fn a_damaged_word_document_is_read_up_to_the_damage_and_told() {
    let whole = docx(long().as_bytes());
    assert_eq!(read("a.docx", &whole).1, Vec::<String>::new());
    let (from, to) = text_part(&whole);
    let mut damaged = whole.clone();
    let middle = from + (to - from) * 3 / 4;
    damaged[middle..middle + 40].fill(0xff);
    is_told("stream.docx", &damaged, "word/document.xml is damaged");
    // The checksum that counts stands in the list at the back, here in its second entry.
    let mut checked = whole.clone();
    let second = to + 4 + whole[to + 4..].windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    checked[second + 16..second + 20].fill(7);
    is_told("checksum.docx", &checked, "word/document.xml is damaged");
    let text = long().into_bytes();
    is_told("breaks.docx", &docx(&text[..text.len() / 2]), "breaks off");
}

#[test]
fn columns_slides_and_attachments_beyond_the_limit_are_counted() {
    let cells: Vec<String> = (0..600).map(|at| format!("w{at}x")).collect();
    is_told("a.csv", format!("{0}\n{0}\n", cells.join(",")).as_bytes(), "600 columns; only the first 512");
    let row: String = cells.iter().map(|cell| format!("<c t='inlineStr'><is><t>{cell}</t></is></c>")).collect();
    let sheet = format!("<worksheet><sheetData><row>{row}</row></sheetData></worksheet>");
    is_told("a.xlsx", &xlsx(&sheet, "<sst/>"), "600 columns; only the first 512");
    let mut mail = "From: a@x.example\nTo: b@x.example\nMIME-Version: 1.0\nSubject: Files\n\
                    Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nHere they are.\n"
        .to_owned();
    for number in 0..2_003 {
        mail.push_str(&format!("--B\nContent-Disposition: attachment; filename={number}.txt\n\nNumber {number}.\n"));
    }
    is_told("a.eml", format!("{mail}--B--\n").as_bytes(), "2003 files are attached to it; only the first 2000");
}

#[test]
fn a_sender_hides_no_file() {
    let mut mail = "From: a@x.example\nTo: b@x.example\nMIME-Version: 1.0\nSubject: Files\n\
                    Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nHere they are.\n"
        .to_owned();
    for name in ["../../x.txt", ".report.txt", "Thumbs.db"] {
        mail.push_str(&format!("--B\nContent-Disposition: attachment; filename=\"{name}\"\n\n{SAID}\n"));
    }
    let (documents, told) = read("a.eml", format!("{mail}--B--\n").as_bytes());
    assert_eq!((documents.len(), told.len()), (4, 0), "{documents:?} {told:?}");
    assert!(documents.iter().all(|(path, _)| path.starts_with("a.eml")), "{documents:?}");
    is_told("a.zip", &zipped(&[("a.txt", SAID.as_bytes()), (".b.txt", SAID.as_bytes())]), "hidden files");
}

#[test]
fn of_archive_members_of_one_name_each_is_read() {
    // A ZIP archive with two files that are then given one name.
    let mut zip = zipped(&[("a.txt", b"The first was written on Monday."), ("b.txt", b"The second came on Friday.")]);
    while let Some(at) = zip.windows(5).position(|window| window == b"b.txt") {
        zip[at] = b'a';
    }
    let (documents, told) = read("a.zip", &zip);
    assert_eq!(told, Vec::<String>::new());
    let words: Vec<&str> = documents.iter().map(|(_, words)| words.as_str()).collect();
    assert!(words.len() == 2 && words.iter().any(|words| words.contains("first")), "{documents:?}");
    assert_ne!(documents[0].0, documents[1].0);
}

#[test]
fn a_pdf_tells_of_cut_pages_and_brings_its_files() {
    let lines: String =
        (1..40_u32).map(|n| format!("({SAID} No. {}.) Tj T* ", n.wrapping_mul(2_654_435_761))).collect();
    let content = format!("BT /F 12 Tf 50 750 Td 14 TL {lines} ET");
    let packed = deflated(content.as_bytes());
    let page = |bytes: &[u8]| paged(stream("/Filter/FlateDecode", bytes), HELVETICA, Vec::new());
    assert_eq!(read("a.pdf", &page(&packed)).1, Vec::<String>::new());
    is_told("cut.pdf", &page(&packed[..packed.len() * 3 / 4]), "page 1 is damaged");
    let whole = page(&packed);
    is_told("off.pdf", &whole[..whole.len() - 40], "cut off");
    let objects = [
        object("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(memo.txt) 5 0 R]>>>>>>"),
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        object(&format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{HELVETICA}>>>>")),
        stream("/Filter/FlateDecode", &packed),
        object("<</Type/Filespec/F(memo.txt)/EF<</F 6 0 R>>>>"),
        stream("/Filter/FlateDecode", &deflated(b"Olga Brandt resigned on Monday.")),
    ];
    let (documents, told) = read("files.pdf", &pdf(&objects));
    assert_eq!(told, Vec::<String>::new());
    assert!(documents.iter().any(|(path, words)| path == "files.pdf/memo.txt" && words.contains("Brandt")));
}

#[test]
fn cells_with_a_formula_alone_say_so() {
    let sheet = "<worksheet><sheetData><row><c t='inlineStr'><is><t>Total</t></is></c><c><f>SUM(B1:B9)</f></c>\
                 <c><f>1+1</f><v>2</v></c></row></sheetData></worksheet>";
    let (documents, told) = read("a.xlsx", &xlsx(sheet, "<sst/>"));
    assert!(documents[0].1.contains("Total | (not calculated) | 2"), "{documents:?}");
    assert!(told.len() == 1 && told[0].contains("formula without a value"), "{told:?}");
}

#[test]
fn parts_of_word_in_another_format_are_read() {
    let document = format!(
        "<w:document><w:body><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p><w:altChunk r:id='1'/></w:body></w:document>"
    );
    let file = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", b"<R><R Id='1' Type='x/aFChunk' Target='chunk.htm'/></R>"),
        ("word/chunk.htm", b"<html><body><p>Olga Brandt resigned on Monday.</p></body></html>"),
    ]);
    let (documents, told) = read("a.docx", &file);
    assert_eq!(told, Vec::<String>::new());
    assert!(documents.iter().any(|(path, words)| path == "a.docx/chunk.htm" && words.contains("Brandt")));
}

#[test]
fn a_book_tells_of_pages_that_are_missing_pictures_or_noise() {
    let page = format!("<html><body><p>{SAID}</p></body></html>");
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let items: String = ["c", "1", "2", "3", "4"].map(|id| format!("<item id='{id}' href='{id}.xhtml'/>")).concat();
    let spine: String = ["c", "1", "2", "3", "4", "5"].map(|id| format!("<itemref idref='{id}'/>")).concat();
    let package = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let book = zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<c><rootfile full-path='p.opf'/></c>"),
        ("p.opf", package.as_bytes()),
        ("c.xhtml", b"<html><body><img src='c.png'/></body></html>"),
        ("1.xhtml", page.as_bytes()),
        ("2.xhtml", b"<html><body><img src='2.png'/></body></html>"),
        ("4.xhtml", &noise),
    ]);
    let (documents, told) = read("a.epub", &book);
    assert_eq!(documents.len(), 1);
    let told = told.join("\n");
    for says in
        ["1 page holds no text", "3.xhtml is missing", "4.xhtml is damaged", "names one that is not in the book"]
    {
        assert!(told.contains(says), "{says}: {told}");
    }
}
