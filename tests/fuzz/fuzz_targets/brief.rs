//! Any text, read, annotated and merged with a copy that differs.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz brief seeds`
#![no_main]

use dossier::annotate::{Models, annotate};
use dossier::merge::merge;
use dossier::read::read_document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let other = format!("{text}\n\nMary Miller said on Monday that 40 people were hurt in Oldtown.");
    let documents: Vec<_> =
        [text, &other].iter().enumerate().filter_map(|(at, text)| read_document(&format!("{at}.txt"), text.as_bytes()).ok()).collect();
    let models = Models::built_in();
    let found: Vec<_> = documents.iter().map(|document| annotate(document, &models)).collect();
    merge("fuzz".to_owned(), documents, &found, Vec::new());
});
