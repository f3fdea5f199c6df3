//! The page as it looks: its ink stands where its words are said to stand, and what cannot be drawn is said in a sentence.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "common/harmful.rs"]
mod harmful;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dossier::briefing::Briefing;
use dossier::load::{
    Cancel, Key, Limits, Options, Original, PageFault, PageNews, PagePicture, PageWish, Pages, sources_of,
};
use dossier::read::child;
use dossier::read::original::{DrawnPage, PageAsk, PagePart, PageWord};
use harmful::made::pages;
use harmful::zipped;

const HARBOUR: &str = "BT /F1 32 Tf 100 600 Td (The harbour closed) Tj ET BT /F1 32 Tf 100 300 Td (on Monday.) Tj ET";

fn picture_of(name: &str, bytes: &[u8], page: usize, width: u32) -> Result<DrawnPage, String> {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    let what = PagePart::Picture { width, height: 4_000 };
    child::page(name, bytes, PageAsk { page, what }).map_err(|error| error.to_string())
}

fn words_of(name: &str, bytes: &[u8], page: usize) -> Vec<PageWord> {
    child::use_program(env!("CARGO_BIN_EXE_dossier").into());
    child::page(name, bytes, PageAsk { page, what: PagePart::Words }).unwrap().words
}

/// How many pixels are dark within a word's frame, and how many there are.
fn ink(page: &DrawnPage, word: &PageWord) -> (usize, usize) {
    let (width, height) = (page.width as f32, page.height as f32);
    let (mut dark, mut all) = (0, 0);
    for y in (word.top * height) as usize..(word.bottom * height) as usize {
        for x in (word.left * width) as usize..(word.right * width) as usize {
            all += 1;
            dark += usize::from(page.pixels[(y * page.width as usize + x) * 3] < 128);
        }
    }
    (dark, all)
}

/// Each word's frame has ink in it, and no ink stands outside all of them.
fn is_framed(page: &DrawnPage) {
    let all = page.pixels.chunks_exact(3).filter(|pixel| pixel[0] < 128).count();
    let mut framed = 0;
    for word in &page.words {
        let (dark, of) = ink(page, word);
        assert!(dark * 20 > of, "{word:?} frames {dark} dark pixels of {of}");
        framed += dark;
    }
    assert!(framed * 100 >= all * 98 && framed > 100, "{framed} of {all} dark pixels are framed");
}

#[test]
fn a_page_has_its_ink_where_its_words_stand() {
    for turned in [0, 90, 180, 270] {
        let page = picture_of("a.pdf", &pages(&[HARBOUR], turned), 1, 900).unwrap();
        assert_eq!(page.width, 900, "{turned}");
        let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["The", "harbour", "closed", "on", "Monday."], "{turned}");
        is_framed(&page);
    }
    let page = picture_of("a.pdf", &pages(&[HARBOUR], 0), 1, 900).unwrap();
    let first = &page.words[0];
    assert!((first.left - 100.0 / 600.0).abs() < 0.01, "{first:?}");
    assert!(first.top < 0.25 && first.bottom > 0.25, "its base line is a quarter down: {first:?}");
}

#[test]
fn a_page_is_drawn_as_large_as_is_wanted_and_never_larger_than_is_ever_drawn() {
    let file = pages(&[HARBOUR, ""], 0);
    let page = picture_of("a.pdf", &file, 2, 300).unwrap();
    assert_eq!((page.width, page.height, page.pages), (300, 400, 2));
    let page = picture_of("a.pdf", &file, 1, 60_000).unwrap();
    assert!(page.width < 3_000 && page.is_whole());
    for missing in [0, 3, usize::MAX] {
        assert_eq!(picture_of("a.pdf", &file, missing, 300).unwrap_err(), format!("The file has no page {missing}."));
    }
}

#[test]
fn a_picture_is_shown_as_it_is_and_its_recognised_words_stand_on_their_ink() {
    for name in ["letter.png", "letter.jpg", "letter.webp", "letter.bmp", "on-its-side.png", "upside-down.png"] {
        let bytes = fs::read(Path::new("tests/scans").join(name)).unwrap();
        let mut page = picture_of(name, &bytes, 1, 1_200).unwrap();
        assert!(page.is_picture && page.words.is_empty() && page.pages == 1, "{name}");
        page.words = words_of(name, &bytes, 1);
        let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
        assert!(words.starts_with(&["Harbour", "board", "closes"]), "{name}: {words:?}");
        let with_ink = page.words.iter().filter(|word| ink(&page, word).0 * 20 > ink(&page, word).1).count();
        assert!(with_ink * 10 >= words.len() * 9, "{name}: {with_ink} of {} words have ink", words.len());
    }
}

#[test]
fn every_page_of_a_tiff_and_of_a_scanned_pdf_is_shown() {
    for name in ["two-pages.tiff", "letter.pdf"] {
        let bytes = fs::read(Path::new("tests/scans").join(name)).unwrap();
        let (first, second) = (picture_of(name, &bytes, 1, 700).unwrap(), picture_of(name, &bytes, 2, 700).unwrap());
        assert!(first.pages == 2 && first.is_picture && first.pixels != second.pixels, "{name}");
        let mut second = second;
        second.words = words_of(name, &bytes, 2);
        assert!(second.words.iter().any(|word| word.text == "docker"), "{name}: {:?}", second.words);
        let with_ink = second.words.iter().filter(|word| ink(&second, word).0 * 20 > ink(&second, word).1).count();
        assert!(with_ink * 10 >= second.words.len() * 9, "{name}");
        assert_eq!(picture_of(name, &bytes, 3, 700).unwrap_err(), "The file has no page 3.");
    }
}

#[test]
fn what_is_no_pdf_and_no_picture_is_said_to_have_no_such_pages() {
    for (name, bytes) in [("a.txt", &b"Words."[..]), ("a.html", b"<p>Words"), ("a.bin", b"\0\x01\x02\xff")] {
        let said = picture_of(name, bytes, 1, 300).unwrap_err();
        assert!(said.contains("shown by its text"), "{name}: {said}");
    }
}

#[test]
fn a_page_that_means_harm_gives_a_sentence_in_time() {
    for file in harmful::harmful() {
        let name = &file.name;
        if ![".pdf", ".png", ".jpg", ".tiff", ".tif", ".webp", ".bmp"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let start = Instant::now();
        match picture_of(name, &file.bytes, 1, 900) {
            Ok(page) => assert!(page.is_whole(), "{name}"),
            Err(said) => assert!(said.ends_with('.') && said.len() > 10, "{name}: {said}"),
        }
        // It is waited for twice as long where the machine is busy.
        assert!(start.elapsed() < Duration::from_secs(40), "{name} took {:?}", start.elapsed());
    }
}

/// A folder as it was read. Of its documents the last is looked at.
struct Folder {
    directory: tempfile::TempDir,
    briefing: Arc<Briefing>,
    files: Arc<dossier::load::Files>,
}

impl Folder {
    fn of(name: &str, bytes: &[u8]) -> Self {
        child::use_program(env!("CARGO_BIN_EXE_dossier").into());
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join(name), bytes).unwrap();
        let options = Options { limits: Limits::default(), ..Options::default() };
        let mut sources = sources_of(directory.path(), options, &Cancel::default(), &|_| ()).unwrap();
        Self { directory, files: sources.files(), briefing: Arc::new(sources.briefing(&[])) }
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.directory.path().join(name)
    }

    /// All news of a page, until nothing more is looked for.
    fn page(&self, page: u32) -> Result<PagePicture, PageFault> {
        let document = self.briefing.documents.last().unwrap();
        let read: Option<Key> = self.files.values().next().copied();
        let original =
            Original { folder: self.directory.path().to_owned(), briefing: Arc::clone(&self.briefing), read };
        let pages = Pages::start(|| ()).unwrap();
        pages.ask(original, PageWish { document: document.id, page, width: 900, height: 4_000, finds: true });
        let mut drawn: Option<PagePicture> = None;
        let end = Instant::now() + Duration::from_secs(120);
        while Instant::now() < end {
            match pages.next_news() {
                Some(PageNews::Drawn(_, picture)) => {
                    let picture = picture?;
                    if !picture.is_sought {
                        return Ok(picture);
                    }
                    drawn = Some(picture);
                }
                Some(PageNews::Words(_, words)) => {
                    return Ok(PagePicture { words: words?, ..drawn.unwrap() });
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        panic!("nothing was drawn");
    }

    /// The words of the document that are found on a page.
    fn found(&self, page: u32) -> Vec<String> {
        let document = self.briefing.documents.last().unwrap();
        let drawn = self.page(page).unwrap();
        drawn.words.iter().map(|word| document.text[word.bytes.clone()].to_owned()).collect()
    }
}

#[test]
fn the_words_of_the_document_are_found_on_its_pages() {
    let second = "BT /F1 20 Tf 100 600 Td (The union met the board on Friday and asked) Tj 0 -24 Td (for talks.) Tj ET";
    let folder = Folder::of("a.pdf", &pages(&[HARBOUR, second], 0));
    assert_eq!(folder.found(1), ["The", "harbour", "closed", "on", "Monday"]);
    assert_eq!(folder.found(2).join(" "), "The union met the board on Friday and asked for talks");
}

#[test]
fn the_words_of_a_scan_are_found_by_recognising_them_again() {
    let folder = Folder::of("letter.png", &fs::read("tests/scans/letter.png").unwrap());
    let found = folder.found(1).join(" ");
    assert!(found.starts_with("Harbour board closes the north quay"), "{found}");
    assert!(found.contains("Mary Lindgren"), "{found}");
}

#[test]
fn a_page_of_a_file_in_an_archive_in_an_archive_is_shown() {
    let paper = pages(&[HARBOUR], 0);
    let within = |members: &[(&str, &[u8])]| Folder::of("all.zip", &zipped(&[("inner.zip", &zipped(members))]));
    let folder = within(&[("deep/a.pdf", &paper), ("notes.txt", b"Nothing.")]);
    let fault = folder.page(1).unwrap_err();
    assert!(fault.what.contains("shown by its text") && !fault.is_stale, "{fault:?}");
    // Of two files of one name, each is its own.
    let other = pages(&["BT /F1 32 Tf 100 600 Td (Another one) Tj ET"], 0);
    for (last, words) in [(&paper, "The harbour closed on Monday"), (&other, "Another one")] {
        let folder = within(&[("a.pdf", &other), ("notes.txt", b"Nothing."), ("deep/a.pdf", last)]);
        assert!(folder.briefing.documents.last().unwrap().path.ends_with("inner.zip/deep/a.pdf"));
        assert_eq!(folder.found(1).join(" "), words);
    }
}

#[test]
fn a_file_that_was_changed_or_taken_away_since_it_was_read_is_said_to_be() {
    let folder = Folder::of("a.pdf", &pages(&[HARBOUR], 0));
    assert!(folder.page(1).is_ok());
    fs::write(folder.file("a.pdf"), pages(&[&HARBOUR.replace("Monday", "Friday")], 0)).unwrap();
    let fault = folder.page(1).unwrap_err();
    assert!(fault.what.contains("changed since it was read") && fault.is_stale, "{fault:?}");
    fs::remove_file(folder.file("a.pdf")).unwrap();
    let fault = folder.page(1).unwrap_err();
    assert!(fault.what.contains("not there any more") && fault.is_stale, "{fault:?}");
}
