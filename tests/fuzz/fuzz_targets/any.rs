//! Any bytes under any name: every reader is reached by the bytes themselves, or by the name that the last byte picks.
#![no_main]

use dossier::describe::fuzz::describe;
use dossier::read::fuzz::{Reader, read};

const NAMES: [&str; 22] = [
    "a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.pptx", "a.xlsx", "a.ods", "a.odp", "a.csv", "a.eml",
    "a.msg", "a.mbox", "a.epub", "a.mhtml", "a.json", "a.zip", "a.tar", "a.gz", "a",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let at = bytes.last().map_or(0, |&byte| usize::from(byte) % NAMES.len());
    describe(read(Reader::Any(NAMES[at]), bytes));
});
