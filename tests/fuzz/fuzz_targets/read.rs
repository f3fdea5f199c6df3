//! Any bytes under any name: every reader is reached by the bytes themselves, or by the name that the first byte picks.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz read tests/formats/files`
#![no_main]

use dossier::read::read_document;
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 22] = [
    "a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.pptx", "a.xlsx", "a.ods", "a.odp", "a.csv", "a.eml",
    "a.msg", "a.mbox", "a.epub", "a.mhtml", "a.json", "a.zip", "a.tar", "a.gz", "a",
];

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.last().map_or(0, |&byte| usize::from(byte) % NAMES.len());
    if let Ok(document) = read_document(NAMES[at], bytes) {
        for paragraph in &document.paragraphs {
            assert!(!paragraph.span.of(&document.text).trim().is_empty());
        }
    }
});
