//! How fast sentences are analysed and what that takes: `cargo bench --bench syntax [FOLDER…]`.
//!
//! Reads the text files of the folders given until there are 100,000 words, and prints on one core the time and memory of
//! the weights, the words per second of the analysis with the vectors of this processor and with the plainest ones, and in
//! the same run those of cutting and tagging the text with the perceptron as a yardstick. Without folders it takes the
//! corpora in `../shared/gold` beside the checkout, where there are any.
#![allow(clippy::print_stdout, reason = "the figures are printed")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use dossier::annotate::syntax::Syntax;
use dossier::annotate::{Models, TaggedText};
use dossier::briefing::{Document, ParagraphRole};
use dossier::load::documents_in;
use dossier::read::{Limits, walk};

const WORDS: usize = 100_000;

fn main() {
    let before = resident();
    let start = Instant::now();
    let Ok(syntax) = Syntax::built_in() else {
        return println!("The weights are damaged.");
    };
    let took = start.elapsed().as_secs_f64() * 1000.0;
    println!("weights: {took:.1} ms, {:.1} MB resident", resident() - before);
    let models = Models::built_in();

    let mut documents = documents(&folders());
    let mut words = 0;
    documents.retain(|document| {
        let is_more = words < WORDS;
        words += if is_more { document.text.split_whitespace().count() } else { 0 };
        is_more
    });
    if documents.is_empty() {
        println!("Nothing to measure: name folders of text files, as in `cargo bench --bench syntax FOLDER`.");
        return;
    }
    let before = resident();
    let tokens = timed("analysis", words, || parse(&syntax, &documents));
    println!("{tokens} tokens in {words} words; {:.1} MB resident for the work", resident() - before);
    timed("analysis again", words, || parse(&syntax, &documents));
    timed("cutting, tagging", words, || {
        let texts = documents.iter().map(|document| TaggedText::new(&document.text, &document.paragraphs, &models));
        texts.count()
    });
    if let Ok(plain) = Syntax::built_in().map(Syntax::plain) {
        timed("plainest vectors", words, || parse(&plain, &documents));
    }
}

/// Analyses the documents and counts their tokens.
fn parse(syntax: &Syntax, documents: &[Document]) -> usize {
    let mut parser = syntax.parser();
    let mut tokens = 0;
    for document in documents {
        for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.role != ParagraphRole::Boilerplate) {
            let sentences = parser.parse(&document.text, paragraph.span, None);
            tokens += sentences.iter().map(|sentence| sentence.tokens().len()).sum::<usize>();
        }
    }
    tokens
}

/// The folders to take texts from.
fn folders() -> Vec<PathBuf> {
    // `cargo bench` adds an option of its own.
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).map(PathBuf::from).collect();
    if named.is_empty() { vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold")] } else { named }
}

/// The text files in the folders, in order.
fn documents(folders: &[PathBuf]) -> Vec<Document> {
    let limits = Limits::default();
    let entries = folders.iter().flat_map(|folder| walk(folder, &limits).0);
    entries.filter(|entry| entry.path.ends_with(".txt")).flat_map(|entry| documents_in(&entry, &limits).0).collect()
}

/// Runs one phase and prints what it took.
fn timed<T>(phase: &str, words: usize, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    let took = start.elapsed().as_secs_f64();
    println!("{phase:18} {took:8.3} s {:12.0} words/s", words as f64 / took.max(1e-9));
    result
}

/// Megabytes of this process in memory; 0 where the system does not say.
fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = pages.split_whitespace().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4096.0 / 1e6
}
