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

/// A message of two parts, the second of which is this one.
fn mail(second: &str) -> String {
    format!(
        "From: a@x.example\nTo: b@x.example\nMIME-Version: 1.0\nSubject: Files\n\
         Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\n{SAID}\n--B\n{second}"
    )
}

#[test]
fn a_message_tells_of_parts_that_are_cut_or_damaged() {
    let packed = "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\
                  Content-Disposition: attachment; filename=a.pdf\n\n";
    is_told("damaged.eml", mail(&format!("{packed}JVBERi0x*LjcK\n--B--\n")).as_bytes(), "a part of it is damaged");
    is_told("cut.eml", mail("Content-Type: text/plain\n\nAnd then the mayor").as_bytes(), "It is cut off");
    let (_, told) = read("whole.eml", mail("Content-Type: text/plain\n\nAnd then the mayor left.\n--B--\n").as_bytes());
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(read("head.eml", b"From: a@x.example\nTo: b@x.example\nMIME-Version: 1.0\nSubject: Hi\n\n").1, [""; 0]);
    let page = |words: &str| format!("Content-Type: text/html\n\n<html><body><p>{words}</p></body></html>\n--B");
    let saved = mail(&format!("{}\n{}--\n", page(SAID), page("In a frame.")));
    let saved = saved.replacen("From: a@x.example\n", "From: <Saved by Blink>\nSnapshot-Content-Location: x\n", 1);
    is_told("a.mhtml", saved.replace("multipart/mixed", "multipart/related").as_bytes(), "frames in the page");
}

#[test]
fn a_packed_message_hides_no_file() {
    let mut file = 0x223e_9f78_u32.to_le_bytes().to_vec();
    file.extend([0, 0]);
    let mut add = |level: u8, id: u32, value: &[u8]| {
        file.push(level);
        file.extend(id.to_le_bytes());
        file.extend((value.len() as u32).to_le_bytes());
        file.extend(value);
        file.extend([0, 0]);
    };
    add(1, 0x0002_800c, b"Here it is.");
    add(2, 0x0006_9002, &[0; 14]);
    add(2, 0x0001_8010, b".report.txt\0");
    add(2, 0x0006_800f, SAID.as_bytes());
    let (documents, told) = read("winmail.dat", &file);
    assert_eq!(told, [""; 0]);
    assert!(documents.iter().any(|(path, words)| path.contains("report") && words == SAID), "{documents:?}");
}

#[test]
fn rich_text_tells_where_it_breaks_off_and_what_is_embedded() {
    let whole = format!("{{\\rtf1\\ansi {SAID}\\par And then the mayor left.}}");
    assert_eq!(read("a.rtf", whole.as_bytes()).1, [""; 0]);
    is_told("cut.rtf", &whole.as_bytes()[..whole.len() - 20], "breaks off");
    let object = format!("{{\\rtf1\\ansi {SAID}\\par {{\\object\\objemb{{\\*\\objdata 0105}}}}}}");
    is_told("object.rtf", object.as_bytes(), "objects embedded in it were not read");
}

#[test]
fn what_lies_deep_in_data_and_in_markup_is_told() {
    let deep = format!("{}{{\"text\": \"Deep words.\"}}{}", "[".repeat(12), "]".repeat(12));
    is_told("a.json", format!("[{{\"text\": \"{SAID}\"}}, {deep}]").as_bytes(), "more than 8 levels deep");
    is_told("a.md", format!("{SAID}\n\n{}Deep words.\n\n{SAID}\n", "<div>".repeat(600)).as_bytes(), "was left out");
    let entry = format!("BEGIN:VEVENT\nSUMMARY:{SAID}\nATTACH:data:x\nEND:VEVENT\n");
    is_told(
        "a.ics",
        format!("BEGIN:VCALENDAR\n{entry}END:VCALENDAR\n").as_bytes(),
        "pictures in its entries were not read",
    );
    let page = [b"<meta charset=shift_jis><p>".as_slice(), SAID.as_bytes(), b" \x83\xff \x83\x65</p>"].concat();
    is_told("a.html", &page, "characters are damaged");
    is_told("half.json", format!("{{\"text\": \"{SAID} \\ud83d\"}}").as_bytes(), "characters are damaged");
    is_told("a.rtf", format!("{{\\rtf1\\ansi\\ansicpg932 {SAID} \\'83\\'ff}}").as_bytes(), "characters are damaged");
}

#[test]
fn words_beside_sheets_and_slides_are_read_and_charts_are_told() {
    let relations = |all: &[(&str, &str)]| -> String {
        let one = |(number, (kind, target)): (usize, &(&str, &str))| {
            format!("<R Id='{}' Type='x/{kind}' Target='{target}'/>", number + 1)
        };
        format!("<R>{}</R>", all.iter().enumerate().map(one).collect::<String>())
    };
    let sheet = format!(
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>{SAID}</t></is></c><c t='s'><v>7</v></c></row></sheetData>\
         </worksheet>"
    );
    let book = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name='A' r:id='1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "s.xml")]).as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
        ("xl/_rels/s.xml.rels", relations(&[("comments", "c.xml"), ("drawing", "d.xml")]).as_bytes()),
        (
            "xl/c.xml",
            b"<comments><comment><text><r><t>Said by a </t></r><r><t>reader.</t></r></text></comment></comments>",
        ),
        ("xl/d.xml", b"<d><sp><txBody><p><r><t>In a box.</t></r></p></txBody></sp></d>"),
        ("xl/_rels/d.xml.rels", relations(&[("chart", "h.xml")]).as_bytes()),
    ]);
    let (documents, told) = read("a.xlsx", &book);
    let words = &documents[0].1;
    assert!(words.contains("Said by a reader.") && words.contains("In a box."), "{words}");
    let told = told.join("\n");
    assert!(told.contains("charts embedded") && told.contains("name a text that is missing"), "{told}");
    let slides = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<presentation><sldIdLst><sldId r:id='1'/></sldIdLst></presentation>"),
        ("ppt/_rels/presentation.xml.rels", relations(&[("slide", "s.xml")]).as_bytes()),
        ("ppt/s.xml", format!("<sld><sp><txBody><p><r><t>{SAID}</t></r></p></txBody></sp></sld>").as_bytes()),
        ("ppt/_rels/s.xml.rels", relations(&[("comments", "c.xml"), ("diagramData", "d.xml")]).as_bytes()),
        ("ppt/c.xml", b"<cmLst><cm><text>Said by a reader.</text></cm></cmLst>"),
        ("ppt/d.xml", b"<dataModel><pt><t><p><r><t>In a diagram.</t></r></p></t></pt></dataModel>"),
    ]);
    let (documents, told) = read("a.pptx", &slides);
    let words = &documents[0].1;
    assert!(words.contains("Said by a reader.") && words.contains("In a diagram."), "{words}");
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_document_tells_of_parts_of_one_name() {
    let text =
        |words: &str| format!("<w:document><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>");
    let mut file = zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", text(SAID).as_bytes()),
        ("word/documenu.xml", text("Olga Brandt resigned on Monday.").as_bytes()),
    ]);
    while let Some(at) = file.windows(12).position(|window| window == b"documenu.xml") {
        file[at + 7] = b't';
    }
    is_told("a.docx", &file, "parts have one name");
}

#[test]
fn a_pdf_tells_of_damaged_forms_and_lost_pages() {
    let lines: String =
        (1..40_u32).map(|n| format!("({SAID} No. {}.) Tj T* ", n.wrapping_mul(2_654_435_761))).collect();
    let packed = deflated(format!("BT /F 12 Tf 50 750 Td 14 TL {lines} ET").as_bytes());
    let content = format!("BT /F 12 Tf 50 780 Td ({SAID}) Tj ET /X Do");
    let file = |bytes: &[u8]| {
        let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Filter/FlateDecode/Resources<<{HELVETICA}>>");
        paged(stream("", content.as_bytes()), &format!("{HELVETICA}/XObject<</X 5 0 R>>"), vec![stream(&form, bytes)])
    };
    assert_eq!(read("a.pdf", &file(&packed)).1, [""; 0]);
    is_told("cut.pdf", &file(&packed[..packed.len() / 2]), "painted from is damaged");
    let objects = [
        object("<</Type/Catalog/Pages 2 0 R>>"),
        object("<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"),
        object(&format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{HELVETICA}>>>>")),
        stream("/Filter/FlateDecode", &packed),
    ];
    is_told("lost.pdf", &pdf(&objects), "2 pages, of which 1 were found");
}
