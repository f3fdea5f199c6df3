//! How fast a folder is loaded, phase by phase: `cargo bench --bench load [FOLDER…]`.
//!
//! Builds folders of a thousand documents of 600 words and of ten thousand of 350 from the texts of the folders given. Of the
//! first it times reading, annotating and merging apart, and the whole with one thread; of each the whole with all threads:
//! the first time, again with what was kept, and again after a file was added. Without folders it takes the corpora in
//! `../shared/gold` beside the checkout, where there are any.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use dossier::annotate::{Annotations, Models, annotate};
use dossier::briefing::Document;
use dossier::load::documents_in;
use dossier::load::{Cancel, Options, briefing_of};
use dossier::merge::merge;
use dossier::read::{Limits, walk};

/// What is built: so many documents of so many words.
const FOLDERS: [(usize, usize); 2] = [(1_000, 600), (10_000, 350)];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let texts = texts(&folders());
    if texts.is_empty() {
        println!("Nothing to measure: name folders of text files, as in `cargo bench --bench load FOLDER`.");
        return Ok(());
    }
    for (documents, words) in FOLDERS {
        let (folder, cache) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let words = build(folder.path(), &texts, documents, words)?;
        println!("{documents} documents, {words} words");
        if documents == FOLDERS[0].0 {
            phases(folder.path(), words)?;
        }
        let load = |name: &str| {
            let options = Options { cache: Some(cache.path().to_owned()), ..Options::default() };
            timed(name, words, || briefing_of(folder.path(), options, &Cancel::default(), &|_| {}))
        };
        load("first time")?;
        load("again")?;
        std::fs::write(folder.path().join("added.txt"), "A storm killed three people in Oldtown on Monday.")?;
        load("a file added")?;
    }
    Ok(())
}

/// Times each phase by itself, then all with one thread.
fn phases(folder: &Path, words: usize) -> Result<(), Box<dyn std::error::Error>> {
    let limits = Limits::default();
    let (entries, problems) = walk(folder, &limits);
    let documents: Vec<Document> =
        timed("read", words, || entries.iter().flat_map(|entry| documents_in(entry, &limits).0).collect());
    let models = timed("models", words, Models::built_in);
    let found: Vec<Arc<Annotations>> =
        timed("annotate", words, || documents.iter().map(|document| Arc::new(annotate(document, &models))).collect());
    timed("merge", words, || merge("bench".to_owned(), documents, &found, problems));
    let options = Options { threads: Some(1), ..Options::default() };
    timed("all, one thread", words, || briefing_of(folder, options, &Cancel::default(), &|_| {}))?;
    Ok(())
}

/// The folders to take texts from.
fn folders() -> Vec<PathBuf> {
    // `cargo bench` adds an option of its own.
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).map(PathBuf::from).collect();
    if named.is_empty() { vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold")] } else { named }
}

/// The texts in the folders that are long enough to be documents, in order.
fn texts(folders: &[PathBuf]) -> Vec<String> {
    let limits = Limits::default();
    folders
        .iter()
        .flat_map(|folder| walk(folder, &limits).0)
        .filter(|entry| entry.path.ends_with(".txt"))
        .filter_map(|entry| std::fs::read_to_string(entry.file).ok())
        .filter(|text| text.split_whitespace().nth(100).is_some())
        .collect()
}

/// Writes the documents and returns their words. The texts are gone through again and again, each time cut or
/// lengthened to the mean length; a number in each keeps copies apart.
fn build(folder: &Path, texts: &[String], documents: usize, words: usize) -> std::io::Result<usize> {
    let mut paragraphs =
        texts.iter().flat_map(|text| text.split("\n\n")).filter(|words| !words.trim().is_empty()).cycle();
    let mut total = 0;
    for number in 0..documents {
        let mut document = format!("Report {number}\n\n");
        while total < (number + 1) * words {
            let Some(paragraph) = paragraphs.next() else {
                break;
            };
            total += paragraph.split_whitespace().count();
            document.push_str(paragraph);
            document.push_str("\n\n");
        }
        std::fs::write(folder.join(format!("{number:05}.txt")), document)?;
    }
    Ok(total)
}

/// Runs one phase and prints what it took.
fn timed<T>(phase: &str, words: usize, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    let took = start.elapsed().as_secs_f64();
    println!("{phase:16} {took:8.3} s {:12.0} words/s", words as f64 / took.max(1e-9));
    result
}
