//! Every format reads the words that another program reads in the same file, in the same order, and keeps what the
//! format says of them. How the files in `formats/` were made: `formats/make.py`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "formats/small.rs"]
mod small;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dossier::briefing::{Document, FactKey, ParagraphForm, ParagraphRole};
use dossier::load::documents_in;
use dossier::read::{Limits, child, walk};

/// The documents of the file, read by a child process as the program does it.
fn read(name: &str) -> Vec<Document> {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/files").join(name);
    let limits = Limits::default();
    let (entries, _) = walk(&file, &limits);
    let (documents, problems) = documents_in(&entries[0], &limits);
    assert_eq!(problems, [], "{name}");
    assert!(!documents.is_empty(), "{name}");
    documents
}

fn words(text: &str) -> Vec<String> {
    let mut plain = text.replace('\u{ad}', "").to_lowercase();
    for (ligature, letters) in [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl")] {
        plain = plain.replace(ligature, letters);
    }
    plain.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn counted(words: &[String]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_default() += 1;
    }
    counts
}

/// The harmonic mean of precision and recall over the words, each as often as it stands.
fn f1(read: &[String], reference: &[String]) -> f64 {
    let (a, b) = (counted(read), counted(reference));
    let common: usize = a.iter().map(|(word, count)| *count.min(b.get(word).unwrap_or(&0))).sum();
    2.0 * common as f64 / (read.len() + reference.len()) as f64
}

/// How many of the words that stand once in both stand in the same order, as a share: the longest rising run of their
/// places.
fn order(read: &[String], reference: &[String]) -> f64 {
    let (a, b) = (counted(read), counted(reference));
    let places: BTreeMap<&str, usize> = reference
        .iter()
        .enumerate()
        .filter(|(_, word)| b[word.as_str()] == 1)
        .map(|(at, word)| (word.as_str(), at))
        .collect();
    let found: Vec<usize> = read
        .iter()
        .filter(|word| a[word.as_str()] == 1)
        .filter_map(|word| places.get(word.as_str()).copied())
        .collect();
    let mut rising: Vec<usize> = Vec::new();
    for &place in &found {
        let at = rising.partition_point(|&end| end < place);
        match rising.get_mut(at) {
            Some(end) => *end = place,
            None => rising.push(place),
        }
    }
    rising.len() as f64 / found.len().max(1) as f64
}

/// The text, less what the other program leaves out: the heads and feet of a Word document's pages.
fn text_of(document: &Document, name: &str) -> String {
    if !name.ends_with(".docx") {
        return document.text.to_string();
    }
    picked(document, |paragraph| paragraph.role != ParagraphRole::Boilerplate).join("\n")
}

#[test]
fn the_words_of_every_format_are_read_in_their_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let mut names: Vec<String> = fs::read_dir(folder.join("files"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 60);
    let mut faults = Vec::new();
    for name in &names {
        let reference = words(&fs::read_to_string(folder.join("reference").join(format!("{name}.txt"))).unwrap());
        // What is attached to a message has a reference of its own.
        let is_message = name.ends_with(".eml") || name.ends_with(".msg");
        let own = |document: &&Document| !is_message || document.path == *name;
        let documents = read(name);
        let text: Vec<String> =
            documents.iter().filter(own).flat_map(|document| words(&text_of(document, name))).collect();
        let (f1, order) = (f1(&text, &reference), order(&text, &reference));
        // The other program reads the columns of a table one after the other.
        let least = if name.ends_with(".pdf") { 0.90 } else { 0.97 };
        if f1 < 0.98 || order < least {
            faults.push(format!("{name}: F1 {f1:.4}, order {order:.3}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The words of the paragraphs that `wanted` picks.
fn picked(document: &Document, wanted: impl Fn(&dossier::briefing::Paragraph) -> bool) -> Vec<&str> {
    document
        .paragraphs
        .iter()
        .filter(|paragraph| wanted(paragraph))
        .map(|paragraph| paragraph.span.of(&document.text))
        .collect()
}

fn single_spaced(row: &str) -> String {
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn headings_lists_and_tables_stay_what_they_are() {
    for name in [
        "harbour-browser.pdf",
        "harbour-columns.pdf",
        "harbour-ghostscript.pdf",
        "harbour-office.pdf",
        "harbour-office.docx",
        "harbour-pandoc.docx",
        "harbour.odt",
        "harbour-office.rtf",
        "harbour.epub",
        "harbour.html",
        "harbour.mhtml",
        "harbour.md",
    ] {
        let document = &read(name)[0];
        assert_eq!(document.title, "Harbour of Oldtown Opens After Eleven Years", "{name}");
        let headings = picked(document, |paragraph| paragraph.role == ParagraphRole::Heading);
        assert!(headings.contains(&"What it cost") && headings.contains(&"What comes next"), "{name}: {headings:?}");
        let rows = picked(document, |paragraph| paragraph.form == ParagraphForm::Row);
        assert!(rows.iter().any(|row| single_spaced(row).starts_with("2029 | 388 | 1,755,300")), "{name}: {rows:?}");
        let items = picked(document, |paragraph| paragraph.form == ParagraphForm::Item);
        assert!(items.iter().any(|item| item.ends_with("Quays and cranes: 96.5 million euros")), "{name}: {items:?}");
        let said =
            "The building cost 312 million euros, nearly twice the 160 million that the council had approved in 2020.";
        assert!(picked(document, |_| true).iter().any(|words| words.starts_with(said)), "{name}: {}", document.text);
        // The book says when it was made and calls that its date.
        let is_dated = name == "harbour.epub" || document.published.date.as_deref() == Some("2031-04-02");
        assert!(is_dated, "{name}: {:?}", document.published);
    }
}

#[test]
fn sheets_are_tables_whose_values_read_as_they_are_shown() {
    for name in ["sheets.xlsx", "sheets.ods", "sheets-office.xlsx"] {
        let document = &read(name)[0];
        let rows = picked(document, |paragraph| paragraph.form == ParagraphForm::Row);
        assert!(
            rows.contains(&"Northern Tern | Lakeside Lines | 2031-04-02 | 18,500 | 12.5% | 1,250,000.50"),
            "{name}: {rows:?}"
        );
        assert!(rows.iter().any(|row| row.starts_with("Curlew |  | 2031-04-07 | 1,204,000")), "{name}: {rows:?}");
        assert!(picked(document, |paragraph| paragraph.role == ParagraphRole::Heading).contains(&"Costs"), "{name}");
    }
}

#[test]
fn the_sheets_of_an_old_workbook_are_tables_whose_values_read_as_they_are_kept() {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/small/sheets-office.xls")).unwrap();
    let draft = dossier::read::read_draft("sheets-office.xls", &bytes).unwrap();
    let rows: Vec<&str> = draft.paragraphs.iter().map(|paragraph| paragraph.span.of(&draft.text)).collect();
    assert_eq!(rows[0], "Ships");
    // How a number is to be shown is not read of these: 12.5% is 0.125.
    assert!(rows.contains(&"Northern Tern | Lakeside Lines | 2031-04-02 | 18500 | 0.125 | 1250000.5"), "{rows:?}");
}

#[test]
fn pages_are_counted_and_their_heads_kept_apart() {
    for name in ["report-browser.pdf", "report-columns.pdf", "report-office.pdf", "slides-pandoc.pptx"] {
        let document = &read(name)[0];
        let pages: Vec<u32> =
            document.paragraphs.iter().filter_map(|paragraph| paragraph.page).map(u32::from).collect();
        assert_eq!(pages.len(), document.paragraphs.len(), "{name}");
        assert!(pages.is_sorted() && pages.first() == Some(&1) && pages.last() > Some(&1), "{name}: {pages:?}");
    }
}

#[test]
fn a_message_says_who_wrote_it_and_brings_what_is_attached() {
    for (name, attached, from, to) in [
        ("budget.eml", "sheets.xlsx", "header From", ("Bo Tern <bo@tern.example>", "header To")),
        ("budget.msg", "ships.csv", "property Sender", ("Bo Tern", "property To")),
    ] {
        let documents = read(name);
        let paths: Vec<&str> = documents.iter().map(|document| document.path.as_str()).collect();
        assert_eq!(paths, [name, &format!("{name}/{attached}")]);
        let said = |key: FactKey| {
            let fact = documents[0].metadata.iter().find(|fact| fact.key == key).unwrap();
            (fact.value.as_str(), fact.from.as_str())
        };
        assert_eq!(said(FactKey::Author), ("Ada Quill <ada@quill.example>", from));
        assert_eq!(said(FactKey::Recipient), to);
        assert_eq!(documents[0].published.date.as_deref(), Some("2031-04-01"));
    }
    assert_eq!(read("mailbox.mbox").len(), 4);
}

#[test]
fn the_files_of_an_archive_are_documents_beneath_it() {
    for name in ["archive.zip", "archive.tar", "archive.tar.gz"] {
        let paths: Vec<String> = read(name).into_iter().map(|document| document.path).collect();
        let inner = ["harbour.md", "minutes-office.rtf", "ships.csv"].map(|inner| format!("{name}/inner/{inner}"));
        assert_eq!(paths, inner);
    }
}
