//! Reading folders and files, and what no input may do to it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "common/beats.rs"]
mod beats;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use beats::beats;
use dossier::briefing::{Document, ParagraphRole, Problem};
use dossier::load::{document_of, documents_in};
use dossier::read::{Limits, ReadError, walk};
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};

/// The documents of a folder and what could not be read.
fn read(folder: &Path, limits: &Limits) -> (Vec<Document>, Vec<Problem>) {
    let (entries, mut problems) = walk(folder, limits);
    let mut documents = Vec::new();
    for entry in entries {
        let (found, faults) = documents_in(&entry, limits);
        documents.extend(found);
        problems.extend(faults);
    }
    problems.sort();
    (documents, problems)
}

fn paths(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|document| document.path.as_str()).collect()
}

/// Paragraphs are in order, apart, not empty, on character boundaries, and without white space at their edges.
fn check(document: &Document) {
    let mut end = 0;
    for paragraph in &document.paragraphs {
        let span = paragraph.span;
        let words = document.text.get(span.start()..span.end()).expect("on character boundaries");
        assert!(span.start() >= end && !words.is_empty() && words.trim() == words, "{words:?}");
        end = span.end();
    }
    if let Some(from) = document.published.from {
        assert!(document.text.get(from.start()..from.end()).is_some_and(|words| !words.is_empty()));
        assert!(document.published.date.is_some() && document.paragraph_at(from).is_some());
    }
    assert!(!document.title.is_empty() && !document.paragraphs.is_empty());
}

#[test]
fn a_folder_is_read_in_order_of_path_with_hidden_files_left_out() {
    let folder = tempfile::tempdir().unwrap();
    for (path, words) in [
        ("b.txt", "B."),
        ("a/z.txt", "Z."),
        ("a.txt", "A."),
        (".hidden", "no"),
        (".git/x.txt", "no"),
        ("a-b.txt", "AB."),
    ] {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, words).unwrap();
    }
    let (documents, problems) = read(folder.path(), &Limits::default());
    assert_eq!(paths(&documents), ["a-b.txt", "a.txt", "a/z.txt", "b.txt"]);
    assert_eq!(problems, []);
    let (one, _) = read(&folder.path().join("a.txt"), &Limits::default());
    assert_eq!(paths(&one), ["a.txt"]);
}

#[test]
fn what_cannot_be_read_is_a_problem_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("empty.txt", b"");
    write("blank.txt", b" \n\n \t");
    write("invisible.txt", b"\0\n\0\n\x01");
    write("large.txt", &[b'a'; 2000]);
    write("paper.pdf", b"%PDF-1.7\n\x80\x81");
    write("paper.txt", b"%PDF-1.7\n\x80\x81");
    write("rubbish", &(0..999_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>());
    let (documents, problems) = read(folder.path(), &Limits { file_bytes: 1000, ..Limits::default() });
    assert!(documents.is_empty(), "{documents:?}");
    assert_eq!(problems.len(), 7);
    for problem in &problems {
        assert!(problem.what.ends_with('.') && problem.what.len() > 15, "{problem:?}");
    }
    let what = |path: &str| &problems.iter().find(|problem| problem.path == path).unwrap().what;
    assert!(what("large.txt").contains("2 KiB of at most 1000 bytes"));
    assert!(what("paper.txt").contains("PDF") && what("paper.pdf").contains("PDF"));
    assert_eq!(what("empty.txt"), "The file is empty.");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_pipes_not_opened() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "Secret.").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "A.").unwrap();
    symlink(outside.path(), folder.path().join("out")).unwrap();
    symlink(outside.path().join("secret.txt"), folder.path().join("out.txt")).unwrap();
    symlink(folder.path(), folder.path().join("round")).unwrap();
    symlink("a.txt", folder.path().join("inside.txt")).unwrap();
    symlink("nowhere", folder.path().join("broken.txt")).unwrap();
    let has_pipe = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status()
        .is_ok_and(|status| status.success());
    let (documents, problems) = read(folder.path(), &Limits::default());
    assert_eq!(paths(&documents), ["a.txt"]);
    let found: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    let expected: &[&str] =
        if has_pipe { &["broken.txt", "out", "out.txt", "pipe.txt"] } else { &["broken.txt", "out", "out.txt"] };
    assert_eq!(found, expected);
    // The folder itself may be named by a link.
    let link = outside.path().join("link");
    symlink(folder.path(), &link).unwrap();
    assert_eq!(paths(&read(&link, &Limits::default()).0), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_becomes_a_link_or_vanishes_is_not_read() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "Secret.").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, "A.").unwrap();
    let limits = Limits::default();
    let (entries, _) = walk(folder.path(), &limits);
    let said = || {
        let (documents, problems) = documents_in(&entries[0], &limits);
        assert!(documents.is_empty());
        problems[0].what.clone()
    };
    fs::remove_file(&file).unwrap();
    assert!(said().starts_with("The file could not be read"));
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), &file).unwrap();
    assert_eq!(said(), ReadError::NoFile.to_string());
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_while_it_is_read_is_the_old_one_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    let texts = ["old words ".repeat(20_000), "new words and more of them ".repeat(20_000)];
    fs::write(&file, &texts[0]).unwrap();
    let limits = Limits::default();
    let (entries, _) = walk(&file, &limits);
    let is_read = AtomicBool::new(false);
    let read = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_read.load(Ordering::Relaxed) {
                for text in &texts {
                    fs::write(&other, text).unwrap();
                    fs::rename(&other, &file).unwrap();
                }
            }
        });
        let read: Vec<_> = (0..50).map(|_| documents_in(&entries[0], &limits)).collect();
        is_read.store(true, Ordering::Relaxed);
        read
    });
    for (documents, problems) in read {
        match documents.first() {
            Some(document) => assert!(texts.iter().any(|text| text.trim() == document.text.trim())),
            None => assert!(["changed", "could not be read"].iter().any(|why| problems[0].what.contains(why))),
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_cannot_be_shown_are_written_out() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"caf\xe9.txt"[..], b"caf\xff.txt", b"new\nline.txt", b"back\\slash.txt"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), name).unwrap();
    }
    let (entries, _) = walk(folder.path(), &Limits::default());
    let paths: Vec<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["back\\\\slash.txt", "caf\\xe9.txt", "caf\\xff.txt", "new\\u{a}line.txt"]);
}

#[test]
fn hostile_texts_are_read_in_time() {
    // Enough that a step which walks all for each piece stands out, though nothing here is optimised.
    let many = 50_000;
    for (name, text) in [
        ("word", "a".repeat(many)),
        ("dates", "May 4, ".repeat(many / 7)),
        ("capitals", "AB ".repeat(many / 3)),
        ("lines", "x\n".repeat(many)),
        ("returns", "\r".repeat(many) + "x"),
        ("bars", "| ".repeat(many)),
        ("dashes", "- ".repeat(many) + "x"),
        ("digits", "1-".repeat(many)),
        ("brackets", "(".repeat(many)),
        ("quotes.md", ">".repeat(many) + " x"),
        ("lists.md", "- ".repeat(5_000) + "x"),
        ("links.md", "[".repeat(many) + "x"),
        ("stars.md", "*a ".repeat(many / 3)),
        ("tags.html", "<p>x".repeat(many / 4)),
        ("spans.html", "<span>x</span>".repeat(many / 14)),
        ("comments.html", "<!--".repeat(many) + "x"),
        ("hidden.html", "<svg><title>".to_owned() + &"<div>".repeat(20_000) + "x"),
        ("abrupt.html", "<!-->".to_owned() + &"<div>".repeat(20_000) + "x"),
        ("tables.html", "<table><tr><td>x".repeat(5_000)),
        ("attributes.html", format!("<p {}>x", "a=1 ".repeat(many / 4))),
        ("breaks.html", "x<br>".repeat(many / 5)),
    ] {
        let ((), took) = beats(|| {
            if let Ok(document) = document_of(name, text.as_bytes()) {
                check(&document);
            }
        });
        assert!(took < 750.0, "{name} took {took} beats");
    }
}

#[test]
fn the_same_words_are_read_from_every_encoding() {
    let text = "Schöne Grüße aus Köln, schrieb der Bürgermeister über die Brücke.\n\nEs wäre schön, wenn alle kämen.";
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    for bytes in [text.as_bytes(), &["\u{feff}", text].concat().into_bytes(), &utf_16, &latin] {
        let document = document_of("a.txt", bytes).unwrap();
        assert_eq!(&*document.text, text);
        assert_eq!(document.paragraphs.len(), 2);
    }
}

#[test]
fn furniture_keeps_its_place_in_the_text() {
    let text = "Harbour Opens in Oldtown\n\nThe harbour was opened on Tuesday by the mayor, who said that it would bring work for many.\n\nPrint Share Comment\n\nLeave a Reply\n";
    let document = document_of("a.txt", text.as_bytes()).unwrap();
    assert_eq!(&*document.text, text);
    let roles: Vec<ParagraphRole> = document.paragraphs.iter().map(|paragraph| paragraph.role).collect();
    assert_eq!(
        roles,
        [ParagraphRole::Title, ParagraphRole::Body, ParagraphRole::Boilerplate, ParagraphRole::Boilerplate]
    );
    assert_eq!(document.title, "Harbour Opens in Oldtown");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "2020-01-09_a"])) {
        if let Ok(document) = document_of(name, &bytes) {
            check(&document);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(
        parts in prop::collection::vec(prop::sample::select(vec![
            "\n", "\r\n", "\n\n", " ", "word", "OSLO, ", "May 4", ", 2020", " – ", "Published: ", "2020-01-09", "|", "#", "- ", "1. ", "> ", "`", "```\n", "---\n",
            "title: x\n", "*", "[a](b)", "<p>", "</p>", "<div>", "<table>", "<td>", "<h1>", "<!--", "-->", "é", "\u{2028}", "\0", "\u{feff}", "(file photo)",
            "Share", "viewed ", "T10:00:00", "\u{1f600}", "İ", "ß", "\t", "    ", "Tuesday, ", "99", "/", ".",
        ]), 0..60),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.json"]),
    ) {
        let text = parts.concat();
        if let Ok(document) = document_of(name, text.as_bytes()) {
            check(&document);
            // Marks of pages and of Markdown are no text that a reader sees.
            let is_marked = name == "a.html" || name == "a.md" || text.contains('<');
            let is_same = *document.text == *text.strip_prefix('\u{feff}').unwrap_or(&text);
            prop_assert!(is_marked || is_same, "the text must stay as it is");
        }
    }
}
